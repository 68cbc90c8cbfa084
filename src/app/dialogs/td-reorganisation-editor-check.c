/* What will happen and what is wrong: found in a thread a moment after each change, shown below the
 * lines, and complete before anything is carried out. */
#include <glib/gi18n-lib.h>

#include "app/dialogs/td-reorganisation-editor-private.h"

/* Not with every letter, but before the next cell is reached. */
#define PLAN_PAUSE_MS 250

/* --- Which problems are told ------------------------------------------------------------------ */

static gboolean
is_empty_cell (TdReorganisationEditor *self, const TdProblem *problem)
{
  g_auto (TdGridCell) cell = { 0 };
  TdLineCell column;

  if (!td_reorganisation_sheet_find_cell (problem->field, &column))
    return FALSE;
  td_grid_model_get_cell (TD_GRID_MODEL (self->sheet), (guint) problem->row, column, &cell);

  return cell.text[0] == '\0';
}

static gboolean
is_empty_heading (TdReorganisationEditor *self, const char *field)
{
  if (g_str_equal (field, TD_REORGANISATION_TITLE))
    return self->curr->title[0] == '\0';
  if (g_str_equal (field, TD_REORGANISATION_EFFECTIVE_ON))
    return td_date_entry_get_text (self->effective_on)[0] == '\0';

  return g_str_equal (field, TD_REORGANISATION_LINES);
}

/* Before it was refused to carry anything out nobody is told of what is simply not reached yet. */
static gboolean
is_not_reached (TdReorganisationEditor *self, const TdProblem *problem)
{
  if (self->checked || problem->severity != TD_SEVERITY_ERROR)
    return FALSE;

  return problem->row < 0 ? is_empty_heading (self, problem->field) : is_empty_cell (self, problem);
}

/* What was typed but cannot be read is told instead of "Choose …": to the draft the cell is empty.
 */
static void
add_problems (TdReorganisationEditor *self, GPtrArray *shown, const GPtrArray *found, GArray *rows)
{
  for (guint i = 0; i < found->len; i++)
    {
      g_autoptr (TdProblem) copy = td_problem_copy (g_ptr_array_index (found, i));

      if (copy->row >= 0 && rows != NULL)
        copy->row = (int) g_array_index (rows, guint, copy->row);
      if (is_not_reached (self, copy)
          || (rows != NULL && td_problems_find (shown, copy->field, copy->row) != NULL
              && td_problems_find (self->unread, copy->field, copy->row) != NULL))
        continue;
      g_ptr_array_add (shown, g_steal_pointer (&copy));
    }
}

static void
add_date (TdDateEntry *entry, const char *field, GPtrArray *shown)
{
  TdDate date;

  td_date_entry_collect (entry, field, &date, shown);
}

static GPtrArray *
select_problems (TdReorganisationEditor *self)
{
  g_autoptr (GPtrArray) dates = td_problems_new ();
  GPtrArray *shown = td_problems_new ();

  add_date (self->decided_on, TD_REORGANISATION_DECIDED_ON, dates);
  add_date (self->effective_on, TD_REORGANISATION_EFFECTIVE_ON, dates);
  add_problems (self, shown, self->unread, NULL);
  add_problems (self, shown, self->findings->problems, self->rows);
  for (guint i = 0; i < dates->len; i++)
    {
      const TdProblem *date = g_ptr_array_index (dates, i);

      for (guint j = shown->len; j > 0; j--)
        {
          const TdProblem *other = g_ptr_array_index (shown, j - 1);

          if (other->row < 0 && g_str_equal (other->field, date->field))
            g_ptr_array_remove_index (shown, j - 1);
        }
      g_ptr_array_add (shown, td_problem_copy (date));
    }

  return shown;
}

/* --- Showing ---------------------------------------------------------------------------------- */

static void
update_status (TdReorganisationEditor *self, const GPtrArray *shown)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = td_reorganisation_sheet_get_n_lines (self->sheet);
  guint n_errors = 0;

  for (guint i = 0; i < shown->len; i++)
    n_errors += ((const TdProblem *) g_ptr_array_index (shown, i))->severity == TD_SEVERITY_ERROR;
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u line", "%u lines", n), n);
  if (n_errors > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (
          text, g_dngettext (GETTEXT_PACKAGE, "%u thing to mend", "%u things to mend", n_errors),
          n_errors);
    }
  gtk_label_set_text (self->status, text->str);
}

static const char *
get_empty_sentence (TdReorganisationEditor *self)
{
  if (!td_date_is_set (self->findings->draft->effective_on))
    return _ ("Enter the first day of the new order to see what will happen.");
  if (self->findings->draft->lines->len == 0)
    return _ ("Enter a line for each unit that changes: what happens, and to which unit.");

  return _ ("Complete the lines to see what will happen.");
}

static TdField *
show_findings (TdReorganisationEditor *self)
{
  g_autoptr (GPtrArray) shown = select_problems (self);
  TdField *first = td_form_show_problems (self->heading, shown);
  const TdProblem *no_line = td_problems_find (shown, TD_REORGANISATION_LINES, -1);

  td_reorganisation_sheet_set_problems (self->sheet, shown);
  td_effect_list_set (self->effects, _ ("What will happen"), self->findings->effects,
                      self->findings->draft, self->catalogue, get_empty_sentence (self));
  update_status (self, shown);
  td_reorganisation_editor_update_panel (self);
  if (no_line != NULL)
    td_message_bar_show (self->errors, GTK_MESSAGE_ERROR, no_line->message);

  return first;
}

/* The unit of the line ends and others still belong to it: one button for all of them. */
static void
offer_children (TdReorganisationEditor *self, guint line)
{
  g_autoptr (GArray) children = td_reorganisation_editor_list_children (self, line);
  g_autofree char *sentence = NULL;
  const char *labels[] = { _ ("Add a line for each (Ctrl+L)"), NULL };
  const char *actions[] = { "editor.add-children", NULL };

  if (children->len == 0)
    return;
  sentence = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u unit still belongs to it and has no line. Transfer it to the unit above?",
                   "%u units still belong to it and have no line. Transfer them to the unit above?",
                   children->len),
      children->len);
  td_line_panel_add_question (self->panel, sentence, labels, actions);
}

static void
offer_founding (TdReorganisationEditor *self, guint line)
{
  const char *name = td_reorganisation_sheet_needs_founding (self->sheet, line);
  g_autofree char *sentence = NULL;
  const char *labels[] = { _ ("Add a line that founds it (Ctrl+G)"), NULL };
  const char *actions[] = { "editor.found-target", NULL };

  if (name == NULL)
    return;
  sentence = g_strdup_printf (_ ("Is “%s” a unit that begins with this reorganisation?"), name);
  td_line_panel_add_question (self->panel, sentence, labels, actions);
}

void
td_reorganisation_editor_update_panel (TdReorganisationEditor *self)
{
  const GPtrArray *problems = td_reorganisation_sheet_get_problems (self->sheet);
  guint row, column, line;
  const char *hint = NULL;

  if (td_grid_get_current (self->grid, &row, &column))
    hint = td_grid_model_get_column (TD_GRID_MODEL (self->sheet), column)->tooltip;
  td_line_panel_begin (self->panel, hint);
  if (!td_reorganisation_editor_get_line (self, &line))
    return;

  offer_founding (self, line);
  if (problems == NULL)
    return;
  offer_children (self, line);
  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (problems, i);

      if (problem->row == (int) line)
        td_line_panel_add_problem (self->panel, problem, NULL);
    }
}

static void
focus_first_error (TdReorganisationEditor *self, TdField *heading_field)
{
  const GPtrArray *problems = td_reorganisation_sheet_get_problems (self->sheet);

  if (heading_field != NULL)
    {
      td_field_grab_focus (heading_field);
      return;
    }
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (problems, i);
      TdLineCell cell;

      if (problem->severity != TD_SEVERITY_ERROR || problem->row < 0)
        continue;
      if (!td_reorganisation_sheet_find_cell (problem->field, &cell))
        cell = TD_LINE_ACTION;
      td_grid_move_to (self->grid, (guint) problem->row, cell);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* --- Planning --------------------------------------------------------------------------------- */

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdReorganisationEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReorganisationFindings) findings = td_reorganisation_plan_finish (result, &error);
  gboolean saves = self->saves;
  TdField *first;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->sheet == NULL)
    return;
  g_clear_object (&self->planning);
  self->saves = FALSE;
  if (findings == NULL)
    {
      td_editor_set_busy (TD_EDITOR (self), FALSE);
      td_message_bar_show_error (self->errors, error);
      return;
    }

  g_clear_pointer (&self->findings, td_reorganisation_findings_free);
  self->findings = g_steal_pointer (&findings);
  self->checked = self->checked || saves;
  first = show_findings (self);
  if (!saves)
    return;

  if (td_problems_has_errors (td_reorganisation_sheet_get_problems (self->sheet)))
    {
      td_editor_set_busy (TD_EDITOR (self), FALSE);
      focus_first_error (self, first);
      return;
    }
  td_message_bar_hide (self->errors);
  td_editor_save_checked (TD_EDITOR (self), FALSE);
}

static void
plan (TdReorganisationEditor *self)
{
  TdReorganisation *draft = td_reorganisation_copy (self->curr);

  td_reorganisation_editor_stop_planning (self);
  self->planning = g_cancellable_new ();
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->unread, g_ptr_array_unref);
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->unread = td_reorganisation_sheet_fill (self->sheet, draft, self->rows);
  td_reorganisation_plan_async (self->book, draft, self->planning, planned_cb, g_object_ref (self));
}

static gboolean
plan_timeout_cb (gpointer data)
{
  TdReorganisationEditor *self = data;

  self->plan_timeout = 0;
  plan (self);

  return G_SOURCE_REMOVE;
}

void
td_reorganisation_editor_queue_plan (TdReorganisationEditor *self)
{
  td_reorganisation_editor_stop_planning (self);
  self->plan_timeout = g_timeout_add (PLAN_PAUSE_MS, plan_timeout_cb, self);
}

void
td_reorganisation_editor_stop_planning (TdReorganisationEditor *self)
{
  g_clear_handle_id (&self->plan_timeout, g_source_remove);
  if (self->planning != NULL)
    g_cancellable_cancel (self->planning);
  g_clear_object (&self->planning);
  if (self->saves)
    td_editor_set_busy (TD_EDITOR (self), FALSE);
  self->saves = FALSE;
}

/* The plan asks the book, so it goes on when it has answered (planned_cb). */
gboolean
td_reorganisation_editor_check_to_save (TdEditor *editor, gboolean next)
{
  TdReorganisationEditor *self = TD_REORGANISATION_EDITOR (editor);

  if (td_attachment_bar_is_busy (self->attachments))
    {
      td_message_bar_show (self->errors, GTK_MESSAGE_INFO,
                           _ ("A file is still being copied beside the book. Save in a moment."));
      return FALSE;
    }
  td_grid_commit (self->grid);
  plan (self);
  td_editor_set_busy (editor, TRUE);
  self->saves = TRUE;

  return FALSE;
}
