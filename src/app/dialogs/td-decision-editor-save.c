/* Checking and saving what was typed. */
#include "app/dialogs/td-decision-editor-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-money.h"
#include "base/td-text.h"
#include "store/td-decision-store.h"

/* --- Checking --------------------------------------------------------------------------------- */

/* Whether nothing was typed in a line: it is empty, or has only what Enter took over from the line
 * before it. */
static gboolean
is_blank (const TdDecision *draft, guint row)
{
  const TdAward *award = g_ptr_array_index (draft->awards, row);
  g_autoptr (TdAward) next = NULL;

  if (award->id != 0 || award->name[0] != '\0')
    return FALSE;
  if (award->unit_id == 0 && award->achievement[0] == '\0' && award->post[0] == '\0')
    return TRUE;
  if (row == 0)
    return FALSE;

  next = td_decision_editor_make_next (g_ptr_array_index (draft->awards, row - 1));

  return td_award_equal (award, next);
}

/* What would be saved: the draft without lines in which nothing was typed.
 * @rows: (element-type guint): of each award of the result the line it stands in */
static TdDecision *
copy_filled (const TdDecision *draft, GArray *rows)
{
  TdDecision *copy = td_decision_copy (draft);

  for (guint i = 0; i < draft->awards->len; i++)
    if (!is_blank (draft, i))
      g_array_append_val (rows, i);
  for (guint i = copy->awards->len; i > 0; i--)
    if (is_blank (draft, i - 1))
      g_ptr_array_remove_index (copy->awards, i - 1);

  return copy;
}

static void
update_status (TdDecisionEditor *self, const TdDecision *decision, const GPtrArray *problems)
{
  gint64 bonus = 0;
  guint n_errors = 0;
  guint n_warnings = 0;
  g_autofree char *amount = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < decision->awards->len; i++)
    bonus += ((const TdAward *) g_ptr_array_index (decision->awards, i))->bonus;
  for (guint i = 0; i < problems->len; i++)
    {
      if (((const TdProblem *) g_ptr_array_index (problems, i))->severity == TD_SEVERITY_ERROR)
        n_errors++;
      else
        n_warnings++;
    }

  amount = td_money_format (bonus);
  g_string_append_printf (
      text, g_dngettext (GETTEXT_PACKAGE, "%u recipient", "%u recipients", decision->awards->len),
      decision->awards->len);
  g_string_append_printf (text, " · %s đ", amount);
  if (n_errors > 0 && self->checked)
    {
      g_string_append (text, " · ");
      g_string_append_printf (
          text, g_dngettext (GETTEXT_PACKAGE, "%u thing to mend", "%u things to mend", n_errors),
          n_errors);
    }
  if (n_warnings > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (
          text, g_dngettext (GETTEXT_PACKAGE, "%u warning", "%u warnings", n_warnings), n_warnings);
    }
  gtk_label_set_text (self->status, text->str);
}

/* Before the first refused save nobody is told of fields that are simply not reached yet. */
static void
drop_errors (GPtrArray *problems)
{
  for (guint i = problems->len; i > 0; i--)
    if (((const TdProblem *) g_ptr_array_index (problems, i - 1))->severity == TD_SEVERITY_ERROR)
      g_ptr_array_remove_index (problems, i - 1);
}

static void
renumber (GPtrArray *problems, const GArray *rows)
{
  for (guint i = 0; i < problems->len; i++)
    {
      TdProblem *problem = g_ptr_array_index (problems, i);

      if (problem->row >= 0)
        problem->row = (int) g_array_index (rows, guint, problem->row);
    }
}

/* What was typed but cannot be read is told instead of "Enter …": to the draft the field is empty.
 * It comes first, so that the line it was typed in is not left for another one's error. */
static void
add_unreadable (TdDecisionEditor *self, GPtrArray *problems)
{
  g_autoptr (GPtrArray) unreadable = td_problems_new ();
  g_autoptr (GError) error = NULL;
  TdDate date;

  if (!td_date_entry_get_date (self->decided_on, &date, &error))
    td_problems_add (unreadable, TD_SEVERITY_ERROR, TD_DECISION_DATE, -1, "%s", error->message);
  td_recipient_form_collect_unreadable (self->form, unreadable, (int) self->row);

  for (guint i = 0; i < unreadable->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (unreadable, i);

      for (guint j = problems->len; j > 0; j--)
        {
          const TdProblem *other = g_ptr_array_index (problems, j - 1);

          if (other->row == problem->row && g_str_equal (other->field, problem->field))
            g_ptr_array_remove_index (problems, j - 1);
        }
    }
  while (unreadable->len > 0)
    g_ptr_array_insert (problems, 0, g_ptr_array_steal_index (unreadable, unreadable->len - 1));
}

static void
focus_first_error (TdDecisionEditor *self, TdField *heading_field, const GPtrArray *problems)
{
  if (heading_field != NULL)
    {
      td_field_grab_focus (heading_field);
      return;
    }

  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (problems, i);
      GtkWidget *field;

      if (problem->severity != TD_SEVERITY_ERROR || problem->row < 0)
        continue;
      if ((guint) problem->row != self->row)
        td_decision_editor_mark (self, (guint) problem->row);
      field = td_recipient_form_show_problems (self->form, problems, problem->row);
      if (field != NULL)
        td_field_grab_focus (TD_FIELD (field));
      return;
    }
  td_recipient_form_focus_name (self->form);
}

gboolean
td_decision_editor_check (TdDecisionEditor *self, gboolean focus)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (TdDecision) filled = copy_filled (self->curr, rows);
  g_autoptr (GPtrArray) problems = NULL;
  g_auto (TdDecisionFacts) facts = { 0 };
  g_autoptr (GError) error = NULL;
  const TdProblem *no_recipient;
  TdField *first;
  gboolean may_save;

  if (!td_decision_load_facts (td_book_get_reader (self->book), filled, &facts, &error))
    {
      td_message_bar_show_error (self->errors, error);
      return FALSE;
    }

  problems = td_decision_check (filled, self->catalogue, &facts);
  renumber (problems, rows);
  add_unreadable (self, problems);
  may_save = !td_problems_has_errors (problems);
  update_status (self, filled, problems);
  if (!self->checked && !focus)
    drop_errors (problems);

  first = td_form_show_problems (self->heading, problems);
  td_recipient_form_show_problems (self->form, problems, (int) self->row);
  td_recipient_list_update (self->list, self->curr, self->catalogue, problems);
  td_recipient_list_select (self->list, self->row);
  no_recipient = td_problems_find (problems, TD_DECISION_AWARDS, -1);
  if (no_recipient != NULL)
    td_message_bar_show (self->errors, GTK_MESSAGE_ERROR, no_recipient->message);
  else
    td_message_bar_hide (self->errors);
  if (focus && !may_save)
    focus_first_error (self, first, problems);

  return may_save;
}

gboolean
td_decision_editor_check_to_save (TdEditor *editor)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (editor);

  if (td_decision_editor_check (self, TRUE))
    return TRUE;

  self->checked = TRUE;
  return FALSE;
}

/* --- Saving ----------------------------------------------------------------------------------- */

static gboolean
write_cb (TdDb *db, const TdCatalogue *catalogue, gpointer draft, GError **error)
{
  return td_decision_save (db, catalogue, draft, error);
}

void
td_decision_editor_begin_save (TdEditor *editor, TdEditorSave *save)
{
  const TdDecision *curr = TD_DECISION_EDITOR (editor)->curr;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *name = td_decision_to_label (curr);

  save->label = g_strdup_printf (
      curr->id == 0 ? _ ("Added the decision %s") : _ ("Changed the decision %s"), name);
  save->write = write_cb;
  save->draft = copy_filled (curr, rows);
  save->draft_free = (GDestroyNotify) td_decision_free;
}

/* The next paper most often comes from the same issuer, with the next number. */
void
td_decision_editor_begin_next (TdEditor *editor, gpointer draft)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (editor);
  const TdDecision *last = draft;
  TdDecision *decision = td_decision_editor_new_decision (self);
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
  td_decision_editor_take (self, decision);
  gtk_widget_grab_focus (GTK_WIDGET (self->number));
}
