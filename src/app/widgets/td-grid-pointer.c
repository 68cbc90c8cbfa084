/* The mouse over a grid. */
#include "app/widgets/td-grid-private.h"

/* FALSE outside of the cells. */
static gboolean
find_cell (TdGrid *self, double x, double y, guint *row, guint *column)
{
  int cell_x = (int) x + td_grid_get_scroll (self->hadjustment);

  if (y < self->heading_height)
    return FALSE;
  *row = td_grid_find_row (self,
                           (int) y - self->heading_height + td_grid_get_scroll (self->vadjustment));
  if (*row >= td_grid_get_n_rows (self))
    return FALSE;
  for (guint i = 0; i < self->geometry.n_columns; i++)
    if (cell_x >= self->geometry.x[i] && cell_x < self->geometry.x[i] + self->geometry.width[i])
      {
        *column = i;
        return TRUE;
      }
  *column = 0;

  return cell_x < self->geometry.x[0];
}

static void
pressed_cb (TdGrid *self, int n_press, double x, double y, GtkGesture *gesture)
{
  guint row, column;

  if (!find_cell (self, x, y, &row, &column))
    return;

  /* An input method that is composing gives what it has when the focus leaves. */
  gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL);
  td_grid_move_to (self, row, column);
  if (self->row != row || self->column != column)
    return;
  if (td_grid_model_get_column (self->model, column)->kind == TD_GRID_TOGGLE)
    td_grid_model_toggle (self->model, row, column);
}

static void
menu_cb (TdGrid *self, int n_press, double x, double y)
{
  guint row, column;

  if (self->menu == NULL || !find_cell (self, x, y, &row, &column))
    return;

  td_grid_move_to (self, row, column);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static gboolean
query_tooltip_cb (TdGrid *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  guint row, column;
  gboolean in_heading = y < self->heading_height;

  if (self->model == NULL || keyboard)
    return FALSE;
  if (!find_cell (self, x, in_heading ? self->heading_height : y, &row, &column))
    return FALSE;

  if (in_heading)
    {
      const TdGridColumn *info = td_grid_model_get_column (self->model, column);

      gtk_tooltip_set_text (tooltip, info->tooltip != NULL ? info->tooltip : info->title);
    }
  else
    {
      g_auto (TdGridRow) info = { 0 };
      g_auto (TdGridCell) cell = { 0 };
      int inside = y - self->heading_height + td_grid_get_scroll (self->vadjustment)
                   - td_grid_get_top (self, row);

      td_grid_model_get_row (self->model, row, &info);
      if (info.kind == TD_GRID_ROW_PART)
        return FALSE;
      td_grid_model_get_cell (self->model, row, column, &cell);
      if (inside > self->geometry.line_height)
        gtk_tooltip_set_text (tooltip, info.problem);
      else if (cell.text[0] != '\0')
        gtk_tooltip_set_text (tooltip, cell.text);
      else
        return FALSE;
    }

  return TRUE;
}

void
td_grid_add_pointer (TdGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (secondary), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (secondary, "pressed", G_CALLBACK (menu_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
