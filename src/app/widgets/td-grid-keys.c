/* The keys of a grid, see td-grid.h. */
#include "app/widgets/td-grid-private.h"

/* --- Where to --------------------------------------------------------------------------------- */

static gboolean
is_empty (TdGrid *self, guint row, guint column)
{
  g_auto (TdGridCell) cell = { 0 };

  if (td_grid_model_get_column (self->model, column)->kind == TD_GRID_TOGGLE)
    return FALSE;
  td_grid_model_get_cell (self->model, row, column, &cell);

  return cell.text[0] == '\0' && !cell.is_locked;
}

/* The next cell of the row that can be typed into, in direction @step; FALSE at its end. */
static gboolean
find_in_row (TdGrid *self, guint row, int column, int step, guint *found)
{
  int n = (int) td_grid_model_get_n_columns (self->model);

  for (int i = column; i >= 0 && i < n; i += step)
    if (td_grid_is_editable (self, row, (guint) i))
      {
        *found = (guint) i;
        return TRUE;
      }

  return FALSE;
}

/* The next row with cells, in direction @step; FALSE at the end. */
static gboolean
find_row (TdGrid *self, guint row, int step, guint *found)
{
  int n = (int) td_grid_model_get_n_rows (self->model);
  guint column;

  for (int i = (int) row + step; i >= 0 && i < n; i += step)
    if (find_in_row (self, (guint) i, 0, 1, &column))
      {
        *found = (guint) i;
        return TRUE;
      }

  return FALSE;
}

static void
go_to_column (TdGrid *self, guint row)
{
  guint column;

  if (td_grid_is_editable (self, row, self->column))
    td_grid_set_current (self, row, self->column);
  else if (find_in_row (self, row, (int) self->column, -1, &column)
           || find_in_row (self, row, (int) self->column, 1, &column))
    td_grid_set_current (self, row, column);
}

static gboolean
move_rows (TdGrid *self, int step, guint times)
{
  guint row = self->row;
  guint next;

  td_grid_commit (self);
  while (times-- > 0 && find_row (self, row, step, &next))
    row = next;
  if (row != self->row)
    go_to_column (self, row);

  return GDK_EVENT_STOP;
}

static gboolean
move_columns (TdGrid *self, int step)
{
  guint column;

  td_grid_commit (self);
  if (find_in_row (self, self->row, (int) self->column + step, step, &column))
    td_grid_set_current (self, self->row, column);

  return GDK_EVENT_STOP;
}

/* Along the row, then to the next one; out of the grid after the last cell and before the first. */
static gboolean
move_by_tab (TdGrid *self, int step)
{
  guint row, column;

  td_grid_commit (self);
  if (find_in_row (self, self->row, (int) self->column + step, step, &column))
    {
      td_grid_set_current (self, self->row, column);
      return GDK_EVENT_STOP;
    }
  if (find_row (self, self->row, step, &row)
      && find_in_row (self, row, step > 0 ? 0 : (int) td_grid_model_get_n_columns (self->model) - 1,
                      step, &column))
    {
      td_grid_set_current (self, row, column);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

/* Enter: to the next row's first empty cell. From a blank row, in which nothing was typed, the part
 * is complete: to the blank row of the next one. */
static gboolean
move_by_enter (TdGrid *self)
{
  g_auto (TdGridRow) here = { 0 };
  guint row = self->row;
  guint column;

  td_grid_commit (self);
  td_grid_model_get_row (self->model, self->row, &here);
  do
    {
      g_auto (TdGridRow) next = { 0 };

      if (!find_row (self, row, 1, &row))
        return GDK_EVENT_STOP;
      td_grid_model_get_row (self->model, row, &next);
      if (here.kind != TD_GRID_ROW_BLANK || next.kind == TD_GRID_ROW_BLANK)
        break;
    }
  while (TRUE);

  for (column = 0; column < td_grid_model_get_n_columns (self->model); column++)
    if (is_empty (self, row, column))
      {
        td_grid_set_current (self, row, column);
        return GDK_EVENT_STOP;
      }
  if (find_in_row (self, row, 0, 1, &column))
    td_grid_set_current (self, row, column);

  return GDK_EVENT_STOP;
}

/* --- In the text ------------------------------------------------------------------------------ */

/* Whether an arrow key goes to the next cell: always before something was typed; then, and after
 * F2, only from the text's end. */
static gboolean
leaves_text (TdGrid *self, int step)
{
  GtkEditable *entry = GTK_EDITABLE (self->entry);
  int length = (int) g_utf8_strlen (gtk_editable_get_text (entry), -1);
  int start, end;

  if (!self->typed && !self->in_text)
    return TRUE;
  if (gtk_editable_get_selection_bounds (entry, &start, &end) && !(start == 0 && end == length))
    return FALSE;

  return gtk_editable_get_position (entry) == (step > 0 ? length : 0);
}

static gboolean
begin_text (TdGrid *self)
{
  self->in_text = TRUE;
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);

  return GDK_EVENT_STOP;
}

static gboolean
repeat_above (TdGrid *self)
{
  td_suggestion_list_hide (self->suggestions);
  self->typed = FALSE;
  if (!td_grid_model_repeat_above (self->model, self->row, self->column))
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    td_grid_load (self);

  return GDK_EVENT_STOP;
}

static gboolean
escape (TdGrid *self)
{
  if (td_suggestion_list_is_shown (self->suggestions))
    {
      td_suggestion_list_hide (self->suggestions);
      return GDK_EVENT_STOP;
    }
  if (!self->typed)
    return GDK_EVENT_PROPAGATE;
  td_grid_revert (self);

  return GDK_EVENT_STOP;
}

/* GtkText would take the key for its own undo, which is off. */
static gboolean
undo (TdGrid *self, gboolean redo)
{
  td_grid_commit (self);
  g_signal_emit_by_name (self, "undo", redo);

  return GDK_EVENT_STOP;
}

/* GtkText would take the key for the next word, before the window's own keys. */
static gboolean
remove_line (TdGrid *self)
{
  if (self->typed || self->in_text || self->remove_action == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), self->remove_action, NULL);

  return GDK_EVENT_STOP;
}

static gboolean
is_toggle (TdGrid *self)
{
  return td_grid_model_get_column (self->model, self->column)->kind == TD_GRID_TOGGLE
         && td_grid_is_editable (self, self->row, self->column);
}

static gboolean
show_menu (TdGrid *self)
{
  GdkRectangle area;

  if (self->menu == NULL)
    return GDK_EVENT_PROPAGATE;
  td_grid_get_cell_area (self, self->row, self->column, &area);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &area);
  gtk_popover_popup (GTK_POPOVER (self->menu));

  return GDK_EVENT_STOP;
}

/* --- The keys --------------------------------------------------------------------------------- */

static gboolean
handle_vertical (TdGrid *self, int step, GdkModifierType state)
{
  if ((state & GDK_ALT_MASK) != 0 && step > 0 && (state & GDK_SHIFT_MASK) == 0)
    {
      td_grid_suggest (self);
      return GDK_EVENT_STOP;
    }
  if ((state & (GDK_ALT_MASK | GDK_CONTROL_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (td_suggestion_list_is_shown (self->suggestions))
    {
      td_suggestion_list_move (self->suggestions, step);
      return GDK_EVENT_STOP;
    }

  return move_rows (self, step, 1);
}

static gboolean
handle_horizontal (TdGrid *self, int step, GdkModifierType state)
{
  if ((state & GDK_SHIFT_MASK) != 0)
    self->in_text = TRUE;
  if ((state & (GDK_ALT_MASK | GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0
      || !leaves_text (self, step))
    return GDK_EVENT_PROPAGATE;

  return move_columns (self, step);
}

static gboolean
handle_end (TdGrid *self, gboolean last, GdkModifierType state)
{
  guint n_rows = td_grid_model_get_n_rows (self->model);
  guint n_columns = td_grid_model_get_n_columns (self->model);
  guint row = self->row;
  guint column;

  if ((state & GDK_CONTROL_MASK) != 0)
    return move_rows (self, last ? 1 : -1, n_rows);
  if ((state & GDK_SHIFT_MASK) != 0)
    self->in_text = TRUE;
  if (self->typed || self->in_text)
    return GDK_EVENT_PROPAGATE;
  if (find_in_row (self, row, last ? (int) n_columns - 1 : 0, last ? -1 : 1, &column))
    td_grid_set_current (self, row, column);

  return GDK_EVENT_STOP;
}

gboolean
td_grid_handle_key (TdGrid *self, guint keyval, GdkModifierType state)
{
  gboolean plain = (state & (GDK_ALT_MASK | GDK_CONTROL_MASK)) == 0;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return handle_vertical (self, -1, state);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return handle_vertical (self, 1, state);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return handle_horizontal (self, -1, state);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return handle_horizontal (self, 1, state);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return handle_end (self, FALSE, state);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return handle_end (self, TRUE, state);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return move_rows (self, -1, 12);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return move_rows (self, 1, 12);
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return plain ? move_by_tab (self, (state & GDK_SHIFT_MASK) != 0 ? -1 : 1)
                   : GDK_EVENT_PROPAGATE;
    case GDK_KEY_ISO_Left_Tab:
      return plain ? move_by_tab (self, -1) : GDK_EVENT_PROPAGATE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return plain ? move_by_enter (self) : GDK_EVENT_PROPAGATE;
    case GDK_KEY_F2:
      return begin_text (self);
    case GDK_KEY_F10:
      return (state & GDK_SHIFT_MASK) != 0 ? show_menu (self) : GDK_EVENT_PROPAGATE;
    case GDK_KEY_Menu:
      return show_menu (self);
    case GDK_KEY_Escape:
      return escape (self);
    case GDK_KEY_d:
    case GDK_KEY_D:
      return (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) == GDK_CONTROL_MASK
                 ? repeat_above (self)
                 : GDK_EVENT_PROPAGATE;
    case GDK_KEY_z:
    case GDK_KEY_Z:
      return (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == GDK_CONTROL_MASK
                 ? undo (self, (state & GDK_SHIFT_MASK) != 0)
                 : GDK_EVENT_PROPAGATE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) == GDK_CONTROL_MASK
                 ? remove_line (self)
                 : GDK_EVENT_PROPAGATE;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      if (!plain || !is_toggle (self))
        return GDK_EVENT_PROPAGATE;
      td_grid_model_toggle (self->model, self->row, self->column);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}
