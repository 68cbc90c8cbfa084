#include "app/widgets/td-paper-view-private.h"
#include "app/widgets/td-report-words.h"

#define ZOOM_STEP 1.15

static const TdReport *
get_rows (TdPaperView *self)
{
  const TdReport *report = td_paper_view_get_report (self);

  return report != NULL && report->rows->len > 0 ? report : NULL;
}

static void
announce (TdPaperView *self)
{
  const TdReport *report = get_rows (self);
  g_autofree char *text = NULL;

  if (report == NULL)
    return;

  text = td_report_describe_cell (report, self->cursor_row, self->cursor_column);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  report->title, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

/* Scrolls so that @from … @to of the view is in sight, and the rest of a page if that fits. */
static void
reveal (TdPaperView *self, GtkOrientation orientation, double from, double to)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double value = gtk_adjustment_get_value (adjustment);
  double size = gtk_adjustment_get_page_size (adjustment);

  if (from < TD_PAPER_VIEW_GAP)
    gtk_adjustment_set_value (adjustment, value + from - TD_PAPER_VIEW_GAP);
  else if (to > size - TD_PAPER_VIEW_GAP)
    gtk_adjustment_set_value (adjustment, value + to - size + TD_PAPER_VIEW_GAP);
}

void
td_paper_view_reveal_cursor (TdPaperView *self)
{
  double scale = td_paper_view_get_scale (self);
  TdPaperArea page, cell;
  guint index;

  if (get_rows (self) == NULL || gtk_widget_get_width (GTK_WIDGET (self)) == 0)
    return;

  td_paper_get_cell_area (self->paper, self->text, self->cursor_row, self->cursor_column, &index,
                          &cell);
  page = td_paper_view_get_page_area (self, index);
  reveal (self, GTK_ORIENTATION_VERTICAL, page.y + cell.y * scale,
          page.y + (cell.y + cell.height) * scale);
  reveal (self, GTK_ORIENTATION_HORIZONTAL, page.x + cell.x * scale,
          page.x + (cell.x + cell.width) * scale);
}

void
td_paper_view_set_cursor (TdPaperView *self, guint row, guint column)
{
  const TdReport *report;

  g_return_if_fail (TD_IS_PAPER_VIEW (self));

  self->cursor_row = row;
  self->cursor_column = column;
  report = get_rows (self);
  if (report == NULL)
    return;

  self->cursor_row = MIN (row, report->rows->len - 1);
  self->cursor_column = MIN (column, report->columns->len - 1);
  td_paper_view_reveal_cursor (self);
  announce (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
td_paper_view_get_cursor (TdPaperView *self, guint *row, guint *column)
{
  g_return_val_if_fail (TD_IS_PAPER_VIEW (self), FALSE);

  *row = self->cursor_row;
  *column = self->cursor_column;

  return get_rows (self) != NULL;
}

/* --- The pointer ------------------------------------------------------------------------------ */

static gboolean
find_cell (TdPaperView *self, double x, double y, guint *row, guint *column)
{
  double scale = td_paper_view_get_scale (self);
  TdPaperArea area;
  guint index;

  if (get_rows (self) == NULL)
    return FALSE;

  index = td_paper_view_find_page (self, y);
  if (index >= td_paper_get_n_pages (self->paper))
    return FALSE;
  area = td_paper_view_get_page_area (self, index);

  return td_paper_find_cell (self->paper, index, self->text, (x - area.x) / scale,
                             (y - area.y) / scale, row, column);
}

static void
pressed_cb (TdPaperView *self, int n_press, double x, double y)
{
  guint row, column;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!find_cell (self, x, y, &row, &column))
    return;
  td_paper_view_set_cursor (self, row, column);
  td_paper_view_emit_explain (self);
}

static void
motion_cb (TdPaperView *self, double x, double y)
{
  guint row, column;
  gboolean can_explain
      = find_cell (self, x, y, &row, &column)
        && td_report_cell_is_explained (td_report_get_cell (get_rows (self), row, column));

  self->pointer_y = y;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), can_explain ? "pointer" : NULL);
}

static gboolean
scroll_cb (TdPaperView *self, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return FALSE;
  td_paper_view_zoom_at (self, dy < 0 ? self->zoom * ZOOM_STEP : self->zoom / ZOOM_STEP,
                         self->pointer_y);

  return TRUE;
}

static gboolean
query_tooltip_cb (TdPaperView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *text = NULL;
  guint row, column;

  if (keyboard ? !td_paper_view_get_cursor (self, &row, &column)
               : !find_cell (self, x, y, &row, &column))
    return FALSE;

  text = td_report_describe_cell (get_rows (self), row, column);
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

/* --- Keys ------------------------------------------------------------------------------------- */

/* The first row of the page before or after the one that a row stands on; the ends of the report
 * beyond the first and the last page. */
static guint
move_by_page (TdPaperView *self, const TdReport *report, guint row, int step)
{
  guint n = td_paper_get_n_pages (self->paper);
  TdPaperArea area;
  guint index;
  int page;

  td_paper_get_cell_area (self->paper, self->text, row, 0, &index, &area);
  page = (int) index + step;
  /* A row that is cut goes on on the page after. */
  while (page >= 0 && page < (int) n
         && td_paper_get_page (self->paper, (guint) page)->first_row == row)
    page += step;
  if (page < 0)
    return 0;
  if (page >= (int) n || td_paper_get_page (self->paper, (guint) page)->n_rows == 0)
    return report->rows->len - 1;

  return td_paper_get_page (self->paper, (guint) page)->first_row;
}

static gboolean
key_pressed_cb (TdPaperView *self, guint key, guint code, GdkModifierType state)
{
  const TdReport *report = get_rows (self);
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  guint row = self->cursor_row;
  guint column = self->cursor_column;

  if (report == NULL || (state & GDK_ALT_MASK) != 0)
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      row = row > 0 ? row - 1 : 0;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      row++;
      break;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      column = column > 0 ? column - 1 : 0;
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      column++;
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      column = 0;
      row = control ? 0 : row;
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      column = report->columns->len - 1;
      row = control ? report->rows->len - 1 : row;
      break;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      if (control)
        return FALSE;
      row = move_by_page (self, report, row, -1);
      break;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      if (control)
        return FALSE;
      row = move_by_page (self, report, row, 1);
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      td_paper_view_emit_explain (self);
      return TRUE;
    default:
      return FALSE;
    }

  td_paper_view_set_cursor (self, row, column);
  return TRUE;
}

void
td_paper_view_add_controllers (TdPaperView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, keys);
}
