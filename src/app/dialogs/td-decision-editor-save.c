/* Saving, going on with the next paper, keeping and dropping what was typed. */
#include "app/dialogs/td-decision-editor-private.h"

#include <glib/gi18n-lib.h>

#include "app/td-window.h"
#include "base/td-text.h"
#include "store/td-decision-store.h"
#include "store/td-draft-store.h"

/* The decision with the draft that it makes superfluous. */
typedef struct
{
  TdDecision *decision;
  gint64 draft_id;
} Saved;

static void
saved_free (gpointer data)
{
  Saved *saved = data;

  td_decision_free (saved->decision);
  g_free (saved);
}

static gboolean
write_cb (TdDb *db, const TdCatalogue *catalogue, gpointer draft, GError **error)
{
  Saved *saved = draft;

  return td_decision_save (db, catalogue, saved->decision, error)
         && td_draft_delete (db, saved->draft_id, error);
}

void
td_decision_editor_begin_save (TdEditor *editor, TdEditorSave *save)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (editor);
  g_autofree char *name = td_decision_to_label (self->curr);
  Saved *saved = g_new0 (Saved, 1);

  /* Should saving fail, the draft has everything; no later one comes after the save. */
  td_draft_keeper_keep (self->keeper);
  saved->decision = td_decision_editor_copy_filled (self->curr, NULL);
  saved->draft_id = td_draft_keeper_get_id (self->keeper);
  save->label = g_strdup_printf (
      self->curr->id == 0 ? _ ("Added the decision %s") : _ ("Changed the decision %s"), name);
  save->write = write_cb;
  save->draft = saved;
  save->draft_free = saved_free;
}

/* The next paper most often comes from the same issuer, with the next number. */
void
td_decision_editor_begin_next (TdEditor *editor, gpointer draft)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (editor);
  const TdDecision *last = ((Saved *) draft)->decision;
  TdDecision *decision = td_decision_editor_new_decision (self);
  guint column = 0;
  g_autofree char *number = td_decision_get_next_number (
      td_book_get_reader (self->book), last->symbol, last->decided_on.year, last->issuer, NULL);

  td_text_set (&decision->number, number);
  td_text_set (&decision->symbol, last->symbol);
  decision->decided_on = last->decided_on;
  td_text_set (&decision->deciding_level, last->deciding_level);
  td_text_set (&decision->issuer, last->issuer);
  decision->issuer_unit_id = last->issuer_unit_id;
  td_text_set (&decision->signer, last->signer);
  td_text_set (&decision->signer_post, last->signer_post);
  td_decision_editor_take (self, td_decision_copy (decision), decision, 0);
  td_recipient_sheet_find_column (self->sheet, TD_CELL_TITLE, &column);
  td_grid_set_current (
      self->grid, td_recipient_sheet_find_blank (self->sheet, TD_RECIPIENT_INDIVIDUAL), column);
  gtk_widget_grab_focus (GTK_WIDGET (self->number));
}

void
td_decision_editor_keep (TdEditor *editor)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (editor);
  TdWindow *window = td_window_get_for (GTK_WIDGET (self));

  td_draft_keeper_keep (self->keeper);
  if (window != NULL)
    td_window_show_note (
        window, _ ("What was typed is kept as a draft; it is offered above the list of awards."),
        FALSE);
}

void
td_decision_editor_drop (TdEditor *editor)
{
  td_draft_keeper_drop (TD_DECISION_EDITOR (editor)->keeper);
}
