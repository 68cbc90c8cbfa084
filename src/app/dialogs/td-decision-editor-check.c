/* What is wrong with what is typed: found in a thread a moment after each change, shown beside the
 * line and in the heading, and complete before anything is saved. */
#include "app/dialogs/td-decision-editor-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-money.h"

/* Not with every letter, but before the next cell is reached. */
#define CHECK_PAUSE_MS 250

/* More of one name in one unit than there are; buttons that fit beside the question. */
#define MAX_SIMILAR 4

TdDecision *
td_decision_editor_copy_filled (const TdDecision *draft, GArray *rows)
{
  TdDecision *copy = td_decision_copy (draft);

  for (guint i = 0; i < draft->awards->len && rows != NULL; i++)
    if (!td_award_is_blank (g_ptr_array_index (draft->awards, i)))
      g_array_append_val (rows, i);
  for (guint i = copy->awards->len; i > 0; i--)
    if (td_award_is_blank (g_ptr_array_index (copy->awards, i - 1)))
      g_ptr_array_remove_index (copy->awards, i - 1);

  return copy;
}

/* --- The line at the bottom ------------------------------------------------------------------- */

static void
count (const GPtrArray *problems, guint *n_errors, guint *n_warnings)
{
  *n_errors = *n_warnings = 0;
  for (guint i = 0; i < problems->len; i++)
    {
      if (((const TdProblem *) g_ptr_array_index (problems, i))->severity == TD_SEVERITY_ERROR)
        (*n_errors)++;
      else
        (*n_warnings)++;
    }
}

/* @shown: what is told of now */
static void
update_status (TdDecisionEditor *self, const GPtrArray *shown)
{
  gint64 bonus = 0;
  guint n = 0;
  guint n_errors, n_warnings;
  g_autofree char *amount = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->curr->awards->len; i++)
    {
      const TdAward *award = g_ptr_array_index (self->curr->awards, i);

      if (td_award_is_blank (award))
        continue;
      n++;
      bonus += award->bonus;
    }
  count (shown, &n_errors, &n_warnings);
  amount = td_money_format (bonus);
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u recipient", "%u recipients", n),
                          n);
  g_string_append_printf (text, " · %s đ", amount);
  if (n_errors > 0)
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

/* --- Showing ---------------------------------------------------------------------------------- */

static gboolean
is_empty_heading (TdDecisionEditor *self, const char *field)
{
  const TdDecision *curr = self->curr;

  if (g_str_equal (field, TD_DECISION_NUMBER))
    return curr->number[0] == '\0';
  if (g_str_equal (field, TD_DECISION_SYMBOL))
    return curr->symbol[0] == '\0';
  if (g_str_equal (field, TD_DECISION_DATE))
    return td_date_entry_get_text (self->decided_on)[0] == '\0';
  if (g_str_equal (field, TD_DECISION_ISSUER))
    return curr->issuer[0] == '\0';

  return g_str_equal (field, TD_DECISION_AWARDS);
}

/* Whether the problem is that a line has nothing in the cell that it is about. */
static gboolean
is_empty_cell (TdDecisionEditor *self, const TdProblem *problem)
{
  TdAwardCell cell = td_award_cell_from_field (problem->field);
  g_autofree char *text = NULL;

  if (cell == TD_N_CELLS)
    return FALSE;
  text = td_award_cell_get_text (g_ptr_array_index (self->curr->awards, problem->row), cell,
                                 td_recipient_sheet_get_context (self->sheet));

  return text[0] == '\0';
}

/* Before the first refused save nobody is told of what is simply not reached yet. */
static gboolean
is_not_reached (TdDecisionEditor *self, const TdProblem *problem)
{
  if (self->checked || problem->severity != TD_SEVERITY_ERROR)
    return FALSE;

  return problem->row < 0 ? is_empty_heading (self, problem->field) : is_empty_cell (self, problem);
}

/* What is missing in a column that the heading has for all lines is missing there, once. Returns:
 * whether @problem is told of already */
static gboolean
move_to_heading (TdDecisionEditor *self, TdProblem *problem, const GPtrArray *shown)
{
  TdField *field;

  if (problem->row < 0 || problem->severity != TD_SEVERITY_ERROR)
    return FALSE;
  field = td_decision_editor_find_common_field (self, td_award_cell_from_field (problem->field));
  if (field == NULL || !is_empty_cell (self, problem))
    return FALSE;

  problem->row = -1;
  problem->field = td_field_get_field (field);

  return td_problems_find (shown, problem->field, -1) != NULL;
}

/* Of what was found: what is told now, by the lines' indices in the draft. What was typed but
 * cannot be read is told instead of "Enter …": to the draft the field is empty. */
static GPtrArray *
select_problems (TdDecisionEditor *self)
{
  GPtrArray *shown = td_problems_new ();
  g_autoptr (GError) error = NULL;
  TdDate date;
  gboolean no_date = !td_date_entry_get_date (self->decided_on, &date, &error);

  if (no_date)
    td_problems_add (shown, TD_SEVERITY_ERROR, TD_DECISION_DATE, -1, "%s", error->message);
  for (guint i = 0; i < self->findings->problems->len; i++)
    {
      g_autoptr (TdProblem) copy
          = td_problem_copy (g_ptr_array_index (self->findings->problems, i));

      if (copy->row >= 0)
        copy->row = (int) g_array_index (self->rows, guint, copy->row);
      if (is_not_reached (self, copy) || move_to_heading (self, copy, shown)
          || (no_date && g_str_equal (copy->field, TD_DECISION_DATE)))
        continue;
      g_ptr_array_add (shown, g_steal_pointer (&copy));
    }

  return shown;
}

static TdField *
show_problems (TdDecisionEditor *self)
{
  g_autoptr (GPtrArray) shown = select_problems (self);
  TdField *first = td_form_show_problems (self->heading, shown);
  const TdProblem *no_recipient = td_problems_find (shown, TD_DECISION_AWARDS, -1);

  td_recipient_sheet_set_problems (self->sheet, shown);
  update_status (self, shown);
  td_decision_editor_update_panel (self);
  if (no_recipient != NULL)
    td_message_bar_show (self->errors, GTK_MESSAGE_ERROR, no_recipient->message);

  return first;
}

static void
focus_first_error (TdDecisionEditor *self, TdField *heading_field)
{
  const GPtrArray *problems = td_recipient_sheet_get_problems (self->sheet);

  if (heading_field != NULL)
    {
      td_field_grab_focus (heading_field);
      return;
    }
  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (problems, i);
      TdAwardCell cell = td_award_cell_from_field (problem->field);
      TdField *common;
      guint column;

      if (problem->severity != TD_SEVERITY_ERROR || problem->row < 0)
        continue;
      common = cell != TD_N_CELLS ? td_decision_editor_find_common_field (self, cell) : NULL;
      if (common != NULL)
        td_field_grab_focus (common);
      else if (td_recipient_sheet_find_column (self->sheet, cell, &column))
        td_grid_move_to (self->grid,
                         td_recipient_sheet_find_row (self->sheet, (guint) problem->row), column);
      else
        td_grid_move_to (self->grid,
                         td_recipient_sheet_find_row (self->sheet, (guint) problem->row), 0);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* Who the award's recipient probably is; NULL while that is not known. */
const GPtrArray *
td_decision_editor_get_similar (TdDecisionEditor *self, guint award)
{
  for (guint i = 0; self->findings != NULL && i < self->rows->len; i++)
    if (g_array_index (self->rows, guint, i) == award)
      return g_ptr_array_index (self->findings->facts.similar, i);

  return NULL;
}

/* R19 is a question: a button for each of those who it may be. */
static void
ask_who (TdDecisionEditor *self, guint award, const TdProblem *problem)
{
  const GPtrArray *similar = td_decision_editor_get_similar (self, award);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; similar != NULL && i < similar->len && i < MAX_SIMILAR; i++)
    {
      const TdPersonHit *hit = g_ptr_array_index (similar, i);

      g_ptr_array_add (labels, similar->len == 1 ? g_strdup (_ ("The same person"))
                               : hit->birth_year != 0
                                   ? g_strdup_printf (_ ("%s, born %d"), hit->name, hit->birth_year)
                                   : g_strdup_printf ("%s (%s)", hit->name, hit->post));
      g_ptr_array_add (actions,
                       g_strdup_printf ("editor.same-person(int64 %" G_GINT64_FORMAT ")", hit->id));
    }
  g_ptr_array_add (labels, g_strdup (_ ("Another person")));
  g_ptr_array_add (actions, g_strdup ("editor.same-person(int64 0)"));
  g_ptr_array_add (labels, g_strdup (_ ("Earlier awards")));
  g_ptr_array_add (actions, g_strdup ("editor.show-history"));
  g_ptr_array_add (labels, NULL);
  g_ptr_array_add (actions, NULL);
  td_line_panel_add_question (self->panel, problem->message, (const char *const *) labels->pdata,
                              (const char *const *) actions->pdata);
}

void
td_decision_editor_update_panel (TdDecisionEditor *self)
{
  const GPtrArray *problems = td_recipient_sheet_get_problems (self->sheet);
  guint row, column, award;
  const char *hint = NULL;

  if (td_grid_get_current (self->grid, &row, &column))
    hint = td_grid_model_get_column (TD_GRID_MODEL (self->sheet), column)->tooltip;
  td_line_panel_begin (self->panel, hint);
  if (!td_decision_editor_get_line (self, &award))
    return;
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (problems, i);

      if (problem->row != (int) award)
        continue;
      if (g_strcmp0 (problem->rule, "R19") == 0)
        ask_who (self, award, problem);
      else
        td_line_panel_add_problem (self->panel, problem, "editor.show-history");
    }
}

/* --- Checking --------------------------------------------------------------------------------- */

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdDecisionEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDecisionFindings) findings = td_decision_check_finish (result, &error);
  gboolean saves = self->saves;
  TdField *first;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->keeper == NULL)
    return;
  g_clear_object (&self->checking);
  self->saves = FALSE;
  if (findings == NULL)
    {
      td_editor_set_busy (TD_EDITOR (self), FALSE);
      td_message_bar_show_error (self->errors, error);
      return;
    }

  g_clear_pointer (&self->findings, td_decision_findings_free);
  self->findings = g_steal_pointer (&findings);
  if (saves && td_problems_has_errors (self->findings->problems))
    self->checked = TRUE;
  first = show_problems (self);
  if (!saves)
    return;

  if (td_problems_has_errors (td_recipient_sheet_get_problems (self->sheet)))
    {
      self->checked = TRUE;
      td_editor_set_busy (TD_EDITOR (self), FALSE);
      focus_first_error (self, first);
    }
  else if (!td_decision_editor_ask_who (self))
    {
      td_message_bar_hide (self->errors);
      td_editor_save_checked (TD_EDITOR (self), self->saves_next);
    }
}

static void
check (TdDecisionEditor *self)
{
  g_autoptr (TdDecision) filled = NULL;

  td_decision_editor_stop_checking (self);
  self->checking = g_cancellable_new ();
  g_clear_pointer (&self->rows, g_array_unref);
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  filled = td_decision_editor_copy_filled (self->curr, self->rows);
  td_decision_check_async (self->book, filled, self->checking, found_cb, g_object_ref (self));
}

static gboolean
check_timeout_cb (gpointer data)
{
  TdDecisionEditor *self = data;

  self->check_timeout = 0;
  check (self);

  return G_SOURCE_REMOVE;
}

void
td_decision_editor_queue_check (TdDecisionEditor *self)
{
  td_decision_editor_stop_checking (self);
  self->check_timeout = g_timeout_add (CHECK_PAUSE_MS, check_timeout_cb, self);
}

void
td_decision_editor_stop_checking (TdDecisionEditor *self)
{
  g_clear_handle_id (&self->check_timeout, g_source_remove);
  if (self->checking != NULL)
    g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  if (self->saves)
    td_editor_set_busy (TD_EDITOR (self), FALSE);
  self->saves = FALSE;
}

/* The check asks the book, so the save goes on when it has answered (found_cb). */
gboolean
td_decision_editor_check_to_save (TdEditor *editor, gboolean next)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (editor);

  if (td_attachment_bar_is_busy (self->attachments))
    {
      td_message_bar_show (self->errors, GTK_MESSAGE_INFO,
                           _ ("A file is still being copied beside the book. Save in a moment."));
      return FALSE;
    }
  td_grid_commit (self->grid);
  check (self);
  td_editor_set_busy (editor, TRUE);
  self->saves = TRUE;
  self->saves_next = next;

  return FALSE;
}
