#include "app/widgets/td-report-view-private.h"

#include "app/widgets/td-report-words.h"

static void td_report_view_scrollable_init (GtkScrollableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdReportView,
                               td_report_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE,
                                                      td_report_view_scrollable_init))

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static guint explain_signal;

static void
td_report_view_scrollable_init (GtkScrollableInterface *iface)
{
}

/* --- Layout ----------------------------------------------------------------------------------- */

typedef struct
{
  PangoLayout *regular;
  PangoLayout *bold;
} Measure;

static int
measure_cb (const char *text, int width, gboolean bold, gpointer user_data)
{
  Measure *measure = user_data;
  PangoLayout *layout = bold ? measure->bold : measure->regular;
  int height;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_width (layout, width < 0 ? -1 : width * PANGO_SCALE);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

static void
ensure_layout (TdReportView *self)
{
  g_autoptr (PangoLayout) regular = NULL;
  g_autoptr (PangoLayout) bold = NULL;
  Measure measure;
  int width, height;

  if (self->layout != NULL || self->report == NULL)
    return;

  regular = td_report_view_create_layout (self, FALSE);
  bold = td_report_view_create_layout (self, TRUE);
  measure = (Measure){ regular, bold };
  pango_layout_set_text (regular, "0000000000", -1);
  pango_layout_get_pixel_size (regular, &width, &height);
  self->layout = td_report_layout_new (self->report, MAX ((width + 9) / 10, 1), height + 2,
                                       measure_cb, &measure);
}

static void
configure_adjustments (TdReportView *self)
{
  int sizes[2]
      = { gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };
  int uppers[2] = { 0, 0 };
  int line = 20;

  if (self->layout != NULL)
    {
      uppers[GTK_ORIENTATION_HORIZONTAL] = self->layout->width;
      uppers[GTK_ORIENTATION_VERTICAL] = self->layout->height;
      line = self->layout->line_height;
    }
  for (int i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL)
      gtk_adjustment_configure (self->adjustments[i],
                                gtk_adjustment_get_value (self->adjustments[i]), 0,
                                MAX (uppers[i], sizes[i]), 3 * line, sizes[i] * 0.9, sizes[i]);
}

static void
invalidate (TdReportView *self)
{
  g_clear_pointer (&self->layout, td_report_layout_free);
  /* Not its allocation alone: scroll bars may come or go. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
td_report_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdReportView *self = TD_REPORT_VIEW (widget);

  ensure_layout (self);
  configure_adjustments (self);
}

static void
td_report_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = 100;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : 500;
}

static void
td_report_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdReportView *self = TD_REPORT_VIEW (widget);

  ensure_layout (self);
  if (self->layout != NULL)
    td_report_view_draw (self, snapshot);
}

static void
td_report_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (td_report_view_parent_class)->system_setting_changed (widget, setting);

  if (setting != GTK_SYSTEM_SETTING_ICON_THEME)
    invalidate (TD_REPORT_VIEW (widget));
}

/* --- The current cell ------------------------------------------------------------------------- */

static void
announce (TdReportView *self)
{
  g_autofree char *text = NULL;

  if (self->report == NULL || self->cursor_row >= self->report->rows->len)
    return;

  text = td_report_describe_cell (self->report, self->cursor_row, self->cursor_column);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->report->title, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
}

/* Scrolls so that @from … @to of the sheet is within the part that headings leave. */
static void
reveal (TdReportView *self, GtkOrientation orientation, int from, int to, int covered)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);

  if (from < value + covered)
    gtk_adjustment_set_value (adjustment, from - covered);
  else if (to > value + page)
    gtk_adjustment_set_value (adjustment, to - page);
}

void
td_report_view_set_cursor (TdReportView *self, guint row, guint column)
{
  const TdReportLayout *layout;

  g_return_if_fail (TD_IS_REPORT_VIEW (self));

  if (self->report == NULL || self->report->rows->len == 0)
    return;
  self->cursor_row = MIN (row, self->report->rows->len - 1);
  self->cursor_column = MIN (column, self->report->columns->len - 1);
  ensure_layout (self);
  layout = self->layout;

  if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    reveal (self, GTK_ORIENTATION_VERTICAL, layout->rows_y + layout->row_y[self->cursor_row],
            layout->rows_y + layout->row_y[self->cursor_row + 1], layout->rows_y - layout->table_y);
  if (self->adjustments[GTK_ORIENTATION_HORIZONTAL] != NULL
      && self->cursor_column >= self->report->n_fixed_columns)
    reveal (self, GTK_ORIENTATION_HORIZONTAL, layout->column_x[self->cursor_column],
            layout->column_x[self->cursor_column + 1],
            layout->column_x[self->report->n_fixed_columns]);
  announce (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
td_report_view_get_cursor (TdReportView *self, guint *row, guint *column)
{
  g_return_val_if_fail (TD_IS_REPORT_VIEW (self), FALSE);

  *row = self->cursor_row;
  *column = self->cursor_column;

  return self->report != NULL && self->cursor_row < self->report->rows->len;
}

static void
explain (TdReportView *self)
{
  if (self->report != NULL && self->cursor_row < self->report->rows->len
      && td_report_cell_is_explained (
          td_report_get_cell (self->report, self->cursor_row, self->cursor_column)))
    g_signal_emit (self, explain_signal, 0, self->cursor_row, self->cursor_column);
}

/* The cell at a point of the widget. */
static gboolean
find_cell (TdReportView *self, double x, double y, guint *row, guint *column)
{
  const TdReportLayout *layout = self->layout;
  int sheet_y, sheet_x, found_row, found_column;

  if (layout == NULL)
    return FALSE;

  sheet_y = (int) (y + gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]));
  sheet_x = (int) x;
  if (sheet_x >= layout->column_x[self->report->n_fixed_columns])
    sheet_x += (int) gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  found_row = td_report_layout_find_row (layout, sheet_y);
  found_column = td_report_layout_find_column (layout, sheet_x);
  /* Under the headings that stay on top there is no cell to hit. */
  if (found_row < 0 || found_column < 0
      || y < MAX (layout->table_y
                      - gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]),
                  0)
                 + layout->level_y[layout->n_levels])
    return FALSE;

  *row = (guint) found_row;
  *column = (guint) found_column;
  return TRUE;
}

static void
pressed_cb (TdReportView *self, int n_press, double x, double y)
{
  guint row, column;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!find_cell (self, x, y, &row, &column))
    return;
  td_report_view_set_cursor (self, row, column);
  explain (self);
}

static void
motion_cb (TdReportView *self, double x, double y)
{
  guint row, column;
  gboolean can_explain
      = find_cell (self, x, y, &row, &column)
        && td_report_cell_is_explained (td_report_get_cell (self->report, row, column));

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), can_explain ? "pointer" : NULL);
}

static gboolean
query_tooltip_cb (TdReportView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *text = NULL;
  guint row, column;

  if (keyboard ? !td_report_view_get_cursor (self, &row, &column)
               : !find_cell (self, x, y, &row, &column))
    return FALSE;

  text = td_report_describe_cell (self->report, row, column);
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static guint
count_page_rows (TdReportView *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  return (guint) MAX (height / MAX (self->layout->line_height * 2, 1), 1);
}

static gboolean
key_pressed_cb (TdReportView *self, guint key, guint code, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  guint row = self->cursor_row;
  guint column = self->cursor_column;
  guint page;

  if (self->report == NULL || self->layout == NULL || self->report->rows->len == 0
      || (state & GDK_ALT_MASK) != 0)
    return FALSE;
  page = count_page_rows (self);

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
      column = self->report->columns->len - 1;
      row = control ? self->report->rows->len - 1 : row;
      break;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      row = row > page ? row - page : 0;
      break;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      row += page;
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      explain (self);
      return TRUE;
    default:
      return FALSE;
    }

  td_report_view_set_cursor (self, row, column);
  return TRUE;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
set_adjustment (TdReportView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  g_clear_object (&self->adjustments[orientation]);
  self->adjustments[orientation]
      = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (self->adjustments[orientation], "value-changed",
                            G_CALLBACK (gtk_widget_queue_draw), self);
  configure_adjustments (self);
}

static void
td_report_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdReportView *self = TD_REPORT_VIEW (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_report_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdReportView *self = TD_REPORT_VIEW (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_report_view_dispose (GObject *object)
{
  TdReportView *self = TD_REPORT_VIEW (object);

  for (int i = 0; i < 2; i++)
    {
      if (self->adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
      g_clear_object (&self->adjustments[i]);
    }
  g_clear_pointer (&self->layout, td_report_layout_free);
  self->report = NULL;

  G_OBJECT_CLASS (td_report_view_parent_class)->dispose (object);
}

static void
td_report_view_class_init (TdReportViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_report_view_dispose;
  object_class->get_property = td_report_view_get_property;
  object_class->set_property = td_report_view_set_property;
  widget_class->measure = td_report_view_measure;
  widget_class->size_allocate = td_report_view_size_allocate;
  widget_class->snapshot = td_report_view_snapshot;
  widget_class->system_setting_changed = td_report_view_system_setting_changed;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  explain_signal = g_signal_new ("explain", TD_TYPE_REPORT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "reportview");
  /* One focusable element whose value text is the current cell, read out as it moves. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
}

static void
td_report_view_init (TdReportView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->zoom = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);

  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
}

GtkWidget *
td_report_view_new (void)
{
  return g_object_new (TD_TYPE_REPORT_VIEW, NULL);
}

void
td_report_view_set_report (TdReportView *self, const TdReport *report)
{
  g_return_if_fail (TD_IS_REPORT_VIEW (self));

  self->report = report;
  self->cursor_row = 0;
  self->cursor_column
      = report != NULL ? MIN (report->n_fixed_columns, report->columns->len - 1) : 0;
  invalidate (self);
  announce (self);
}

const TdReport *
td_report_view_get_report (TdReportView *self)
{
  g_return_val_if_fail (TD_IS_REPORT_VIEW (self), NULL);

  return self->report;
}

void
td_report_view_set_zoom (TdReportView *self, double zoom)
{
  g_return_if_fail (TD_IS_REPORT_VIEW (self));

  self->zoom = CLAMP (zoom, 0.5, 2);
  invalidate (self);
}
