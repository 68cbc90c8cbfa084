/* The heading of a decision: between its widgets and the draft. */
#include "app/dialogs/td-decision-editor-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "store/td-unit-store.h"

/* The issuer is a unit of the book where its name is one's. */
static void
find_issuer_unit (TdDecisionEditor *self)
{
  g_autoptr (GPtrArray) hits = td_unit_search (td_book_get_reader (self->book), self->curr->issuer,
                                               self->curr->decided_on, 5, NULL);

  self->curr->issuer_unit_id = 0;
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const TdUnitHit *hit = g_ptr_array_index (hits, i);

      if (g_str_equal (hit->name, self->curr->issuer)
          || g_str_equal (hit->short_name, self->curr->issuer))
        {
          self->curr->issuer_unit_id = hit->id;
          return;
        }
    }
}

void
td_decision_editor_collect_heading (TdDecisionEditor *self)
{
  TdDecision *curr = self->curr;

  td_text_set (&curr->number, gtk_editable_get_text (self->number));
  td_text_set (&curr->symbol, gtk_editable_get_text (self->symbol));
  td_text_set (&curr->deciding_level, td_term_drop_down_get_code (self->deciding_level));
  if (td_text_set (&curr->issuer, gtk_editable_get_text (self->issuer)))
    find_issuer_unit (self);
  td_text_set (&curr->signer, gtk_editable_get_text (self->signer));
  td_text_set (&curr->signer_post, gtk_editable_get_text (self->signer_post));
  td_text_set (&curr->abstract, gtk_editable_get_text (self->abstract));
}

static void
update_title (TdDecisionEditor *self)
{
  g_autofree char *name = td_decision_to_label (self->orig);
  g_autofree char *title = self->orig->id == 0 ? g_strdup (_ ("New decision"))
                                               : g_strdup_printf (_ ("Decision %s"), name);

  gtk_window_set_title (GTK_WINDOW (self), title);
}

void
td_decision_editor_fill_heading (TdDecisionEditor *self)
{
  const TdDecision *curr = self->curr;

  update_title (self);
  self->filling = TRUE;
  gtk_editable_set_text (self->number, curr->number);
  gtk_editable_set_text (self->symbol, curr->symbol);
  td_date_entry_set_date (self->decided_on, curr->decided_on);
  td_term_drop_down_set_code (self->deciding_level, curr->deciding_level);
  gtk_editable_set_text (self->issuer, curr->issuer);
  gtk_editable_set_text (self->signer, curr->signer);
  gtk_editable_set_text (self->signer_post, curr->signer_post);
  gtk_editable_set_text (self->abstract, curr->abstract);
  self->filling = FALSE;
}

/* By their short names: the heading is one line of the paper. */
void
td_decision_editor_offer_levels (TdDecisionEditor *self)
{
  guint n = td_catalogue_get_n_terms (self->catalogue, TD_VOCABULARY_DECIDING_LEVEL);
  g_autofree const char **codes = g_new (const char *, n);
  g_autofree const char **names = g_new (const char *, n);

  for (guint i = 0; i < n; i++)
    {
      const TdTerm *term = td_catalogue_get_term (self->catalogue, TD_VOCABULARY_DECIDING_LEVEL, i);

      codes[i] = term->code;
      names[i] = term->short_name;
    }
  td_term_drop_down_set_items (self->deciding_level, codes, names, n);
}
