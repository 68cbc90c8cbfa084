/* The current cell: its entry, what is suggested in it, and when what is typed goes to the model.
 */
#include "app/widgets/td-grid-private.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-composition.h"

static TdGridColumnKind
get_kind (TdGrid *self)
{
  return td_grid_model_get_column (self->model, self->column)->kind;
}

gboolean
td_grid_is_editable (TdGrid *self, guint row, guint column)
{
  g_auto (TdGridRow) info = { 0 };
  g_auto (TdGridCell) cell = { 0 };

  if (self->model == NULL || row >= td_grid_model_get_n_rows (self->model)
      || column >= td_grid_model_get_n_columns (self->model))
    return FALSE;
  td_grid_model_get_row (self->model, row, &info);
  if (info.kind == TD_GRID_ROW_PART)
    return FALSE;
  td_grid_model_get_cell (self->model, row, column, &cell);

  return !cell.is_locked;
}

static gboolean
is_all_selected (TdGrid *self)
{
  GtkEditable *entry = GTK_EDITABLE (self->entry);
  int length = (int) g_utf8_strlen (gtk_editable_get_text (entry), -1);
  int start = 0;
  int end = 0;

  gtk_editable_get_selection_bounds (entry, &start, &end);

  return start == 0 && end == length;
}

/* The selection of GtkText is the display's primary selection as well: it is not made anew where
 * nothing changes. */
static void
set_entry_text (TdGrid *self, const char *text)
{
  GtkEditable *entry = GTK_EDITABLE (self->entry);

  self->updating = TRUE;
  if (!g_str_equal (gtk_editable_get_text (entry), text))
    gtk_editable_set_text (entry, text);
  if (!is_all_selected (self))
    gtk_editable_select_region (entry, 0, -1);
  self->updating = FALSE;
}

static gboolean
select_again_cb (gpointer data)
{
  TdGrid *self = data;

  self->select_source = 0;
  if (!self->typed && !self->in_text && !is_all_selected (self))
    gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);

  return G_SOURCE_REMOVE;
}

/* Nothing but the program selects while nothing is typed. X11 tells of a lost primary selection
 * after another was taken already, and GtkText then drops the one that it has. */
static void
selection_cb (TdGrid *self)
{
  if (self->entry != NULL && !self->updating && !self->typed && !self->in_text
      && self->select_source == 0 && gtk_widget_has_focus (self->entry) && !is_all_selected (self))
    self->select_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, select_again_cb, self, NULL);
}

/* "Name, line 7" */
static void
update_entry_label (TdGrid *self)
{
  const TdGridColumn *column = td_grid_model_get_column (self->model, self->column);
  g_auto (TdGridRow) row = { 0 };
  g_autofree char *label = NULL;

  td_grid_model_get_row (self->model, self->row, &row);
  label = g_strdup_printf (_ ("%s, line %s"), column->title, row.title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

void
td_grid_load (TdGrid *self)
{
  g_auto (TdGridCell) cell = { 0 };
  TdGridColumnKind kind;

  self->typed = FALSE;
  self->in_text = FALSE;
  td_suggestion_list_hide (self->suggestions);
  if (!td_grid_is_editable (self, self->row, self->column))
    {
      set_entry_text (self, "");
      return;
    }

  kind = get_kind (self);
  td_grid_model_get_cell (self->model, self->row, self->column, &cell);
  set_entry_text (self, kind == TD_GRID_TOGGLE ? "" : cell.text);
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), kind == TD_GRID_NUMBER ? 1 : 0);
  if (kind == TD_GRID_TOGGLE)
    gtk_widget_add_css_class (self->entry, "toggle");
  else
    gtk_widget_remove_css_class (self->entry, "toggle");
  update_entry_label (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* --- Taking over what is typed ---------------------------------------------------------------- */

static void
take (TdGrid *self, const TdSuggestion *suggestion)
{
  TdSuggestion *copy = td_suggestion_new (suggestion->label, suggestion->detail, suggestion->id);

  /* The model's change shows the cell anew, and hides the list that owns the suggestion. */
  self->typed = FALSE;
  td_suggestion_list_hide (self->suggestions);
  td_grid_model_take (self->model, self->row, self->column, copy);
  td_suggestion_free (copy);
}

void
td_grid_commit (TdGrid *self)
{
  const TdSuggestion *marked;

  g_return_if_fail (TD_IS_GRID (self));

  marked = td_suggestion_list_get_marked (self->suggestions);
  if (marked != NULL)
    take (self, marked);
  else if (self->typed)
    {
      g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

      self->typed = FALSE;
      td_grid_model_set_text (self->model, self->row, self->column, text);
    }
  td_suggestion_list_hide (self->suggestions);
}

void
td_grid_revert (TdGrid *self)
{
  g_auto (TdGridCell) cell = { 0 };

  td_grid_load (self);
  td_grid_model_get_cell (self->model, self->row, self->column, &cell);
  td_grid_model_set_typing (self->model, self->row, self->column, cell.text);
}

void
td_grid_suggest (TdGrid *self)
{
  g_autofree char *text = td_composition_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GPtrArray) suggestions = NULL;
  GdkRectangle area;

  suggestions
      = td_grid_model_suggest (self->model, self->row, self->column, self->typed ? text : "");
  td_grid_get_cell_area (self, self->row, self->column, &area);
  td_suggestion_list_show (self->suggestions, suggestions,
                           get_kind (self) == TD_GRID_CHOICE && self->typed && text[0] != '\0',
                           &area);
}

/* A letter in a cell that is on or off: x, 1 and c (có) mean on, a space the other one, anything
 * else off. The key of the space comes here too where an input method types it. */
static void
type_toggle (TdGrid *self)
{
  g_autofree char *text = g_utf8_strdown (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  g_auto (TdGridCell) cell = { 0 };
  gboolean on = text[0] == 'x' || text[0] == '1' || text[0] == 'c';

  set_entry_text (self, "");
  if (text[0] == '\0')
    return;
  td_grid_model_get_cell (self->model, self->row, self->column, &cell);
  if (text[0] == ' ' || on != (cell.text[0] != '\0'))
    td_grid_model_toggle (self->model, self->row, self->column);
}

static void
show_typing (TdGrid *self)
{
  g_autofree char *text = td_composition_get_text (GTK_EDITABLE (self->entry));

  self->typed = TRUE;
  td_grid_model_set_typing (self->model, self->row, self->column, text);
  td_grid_suggest (self);
}

static void
changed_cb (TdGrid *self)
{
  if (self->updating || self->model == NULL || !td_grid_is_editable (self, self->row, self->column))
    return;

  if (get_kind (self) == TD_GRID_TOGGLE)
    {
      type_toggle (self);
      return;
    }
  show_typing (self);
}

/* What an input method composes is not committed yet, and counts as typed; that there is nothing
 * any more may be said when the next cell is current already. */
static void
composed_cb (TdGrid *self)
{
  g_autofree char *text = td_composition_get_text (GTK_EDITABLE (self->entry));

  if (self->updating || self->model == NULL || !td_grid_is_editable (self, self->row, self->column)
      || get_kind (self) == TD_GRID_TOGGLE)
    return;
  if (!self->typed && g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    return;

  show_typing (self);
}

/* The first letter replaces what stands in the cell, also in the moment in which the selection is
 * lost (selection_cb ()). */
static void
insert_text_cb (GtkEditable *entry, const char *text, int length, int *position, TdGrid *self)
{
  if (self->updating || self->typed || self->in_text
      || gtk_editable_get_selection_bounds (entry, NULL, NULL))
    return;

  self->updating = TRUE;
  gtk_editable_delete_text (entry, 0, -1);
  self->updating = FALSE;
  *position = 0;
}

static void
taken_cb (TdGrid *self, guint index)
{
  const TdSuggestion *suggestion = td_suggestion_list_get (self->suggestions, index);

  if (suggestion != NULL)
    take (self, suggestion);
  gtk_widget_grab_focus (self->entry);
}

/* A choice that is not certain is offered at once: nothing is marked, so that going on changes
 * nothing. */
static void
offer_choices (TdGrid *self)
{
  g_auto (TdGridCell) cell = { 0 };

  if (get_kind (self) != TD_GRID_CHOICE || !gtk_widget_has_focus (self->entry))
    return;
  td_grid_model_get_cell (self->model, self->row, self->column, &cell);
  if (cell.has_problem && cell.severity == TD_SEVERITY_ERROR && cell.text[0] != '\0'
      && !cell.is_certain)
    td_grid_suggest (self);
}

/* --- Moving ----------------------------------------------------------------------------------- */

void
td_grid_set_current (TdGrid *self, guint row, guint column)
{
  guint n_before = td_grid_model_get_n_rows (self->model);
  guint n;

  td_grid_commit (self);

  /* A blank row that became a line has a new blank one after it: rows below moved on. */
  n = td_grid_model_get_n_rows (self->model);
  if (n > n_before && row > self->row + 1)
    row += n - n_before;
  if (!td_grid_is_editable (self, row, column))
    return;
  self->row = row;
  self->column = column;
  td_grid_load (self);
  td_grid_reveal (self);
  td_grid_refresh (self);
  g_signal_emit_by_name (self, "moved");
  offer_choices (self);
}

void
td_grid_move_to (TdGrid *self, guint row, guint column)
{
  g_return_if_fail (TD_IS_GRID (self));

  td_grid_set_current (self, row, column);
  gtk_widget_grab_focus (self->entry);
}

gboolean
td_grid_get_current (TdGrid *self, guint *row, guint *column)
{
  g_return_val_if_fail (TD_IS_GRID (self), FALSE);

  *row = self->row;
  *column = self->column;

  return td_grid_is_editable (self, self->row, self->column);
}

void
td_grid_insert_text (TdGrid *self, const char *text)
{
  GtkEditable *entry = GTK_EDITABLE (self->entry);
  int position;

  g_return_if_fail (TD_IS_GRID (self));

  gtk_editable_delete_selection (entry);
  position = gtk_editable_get_position (entry);
  gtk_editable_insert_text (entry, text, -1, &position);
  gtk_editable_set_position (entry, position);
}

const char *
td_grid_get_typed (TdGrid *self)
{
  g_return_val_if_fail (TD_IS_GRID (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* --- The entry -------------------------------------------------------------------------------- */

static gboolean
key_pressed_cb (TdGrid *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventController *controller)
{
  return self->model != NULL && td_grid_handle_key (self, keyval, state);
}

static void
focus_left_cb (TdGrid *self)
{
  if (self->model != NULL)
    td_grid_commit (self);
}

static void
focus_entered_cb (TdGrid *self)
{
  if (!self->typed)
    gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
paste_clipboard_cb (TdGrid *self, GtkText *entry)
{
  g_signal_stop_emission_by_name (entry, "paste-clipboard");
  g_signal_emit_by_name (self, "paste");
}

/* A click into the cell that is current already means the text. */
static void
entry_pressed_cb (TdGrid *self)
{
  self->in_text = TRUE;
}

void
td_grid_create_entry (TdGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *grid_focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->entry = gtk_text_new ();
  gtk_text_set_enable_emoji_completion (GTK_TEXT (self->entry), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_widget_add_css_class (self->entry, "td-cell");
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->suggestions = TD_SUGGESTION_LIST (td_suggestion_list_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->suggestions), GTK_WIDGET (self));

  /* In the bubble phase, newest first: after the input method, which is asked in the target phase,
   * and before the keys that GtkText itself knows. */
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  /* Of the grid and not of the entry, whose input method gives what it was composing only after the
   * entry's newest controller has heard that the focus leaves. */
  g_signal_connect_swapped (grid_focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), grid_focus);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_entered_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (entry_pressed_cb), self);
  gtk_widget_add_controller (self->entry, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->entry, "insert-text", G_CALLBACK (insert_text_cb), self);
  g_signal_connect_swapped (self->entry, "notify::selection-bound", G_CALLBACK (selection_cb),
                            self);
  g_signal_connect_swapped (self->entry, "notify::cursor-position", G_CALLBACK (selection_cb),
                            self);
  td_composition_watch (GTK_EDITABLE (self->entry), G_CALLBACK (composed_cb), self);
  g_signal_connect_swapped (self->entry, "paste-clipboard", G_CALLBACK (paste_clipboard_cb), self);
  g_signal_connect_swapped (self->suggestions, "taken", G_CALLBACK (taken_cb), self);
}
