#include "app/td-paper-job.h"
#include "app/widgets/td-paper-view-private.h"

#define MIN_ZOOM 0.25
#define MAX_ZOOM 4.0
#define DPI 96.0

static void td_paper_view_scrollable_init (GtkScrollableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdPaperView,
                               td_paper_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE,
                                                      td_paper_view_scrollable_init))

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static guint explain_signal;
static guint zoom_changed_signal;

static void
td_paper_view_scrollable_init (GtkScrollableInterface *iface)
{
}

/* --- Where the pages are ---------------------------------------------------------------------- */

double
td_paper_view_get_scale (TdPaperView *self)
{
  return self->zoom * DPI / 72;
}

static double
get_page_height (TdPaperView *self)
{
  return TD_PAPER_HEIGHT * td_paper_view_get_scale (self);
}

/* From the top of a page to that of the next one. */
static double
get_stride (TdPaperView *self)
{
  return get_page_height (self) + TD_PAPER_VIEW_GAP;
}

TdPaperArea
td_paper_view_get_page_area (TdPaperView *self, guint index)
{
  double x = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  double y = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);
  double width = TD_PAPER_WIDTH * td_paper_view_get_scale (self);
  double left = (gtk_widget_get_width (GTK_WIDGET (self)) - width) / 2;
  TdPaperArea area
      = { MAX (left, TD_PAPER_VIEW_GAP) - x, TD_PAPER_VIEW_GAP + index * get_stride (self) - y,
          width, get_page_height (self) };

  /* On whole pixels the lines of a table are equally thick. */
  area.x = (double) (int) area.x;
  area.y = (double) (int) area.y;

  return area;
}

guint
td_paper_view_find_page (TdPaperView *self, double y)
{
  double top = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);

  return (guint) MAX ((y + top - 1) / get_stride (self), 0);
}

static void
configure_adjustments (TdPaperView *self)
{
  double sizes[2]
      = { gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };
  double uppers[2] = { 0, 0 };

  if (self->paper != NULL)
    {
      uppers[GTK_ORIENTATION_HORIZONTAL]
          = TD_PAPER_WIDTH * td_paper_view_get_scale (self) + 2 * TD_PAPER_VIEW_GAP;
      uppers[GTK_ORIENTATION_VERTICAL]
          = td_paper_get_n_pages (self->paper) * get_stride (self) + TD_PAPER_VIEW_GAP;
    }
  for (int i = 0; i < 2; i++)
    gtk_adjustment_configure (self->adjustments[i], gtk_adjustment_get_value (self->adjustments[i]),
                              0, MAX ((double) (int) uppers[i], sizes[i]), 60, sizes[i] * 0.9,
                              sizes[i]);
}

/* --- Zoom ------------------------------------------------------------------------------------- */

/* Keeps what stands at @y of the view there. */
static void
apply_zoom (TdPaperView *self, double zoom, double y)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double place = (gtk_adjustment_get_value (adjustment) + y) / get_stride (self);

  zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  if (zoom == self->zoom)
    return;

  self->zoom = zoom;
  configure_adjustments (self);
  gtk_adjustment_set_value (adjustment, place * get_stride (self) - y);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, zoom_changed_signal, 0);
}

void
td_paper_view_zoom_at (TdPaperView *self, double zoom, double y)
{
  self->fits_width = FALSE;
  apply_zoom (self, zoom, y);
}

static void
fit (TdPaperView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (self->fits_width && width > 0)
    apply_zoom (self, (width - 2 * TD_PAPER_VIEW_GAP) / (TD_PAPER_WIDTH * DPI / 72), 0);
}

/* --- The pages -------------------------------------------------------------------------------- */

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdPaperView) self = user_data;
  g_autoptr (TdPaper) paper = td_paper_job_finish (result, NULL);

  /* Cancelled by a newer report, or by the end of the view. */
  if (paper == NULL)
    return;

  g_clear_object (&self->job);
  td_paper_view_forget_textures (self);
  g_clear_pointer (&self->paper, td_paper_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = g_ptr_array_ref (self->reports);
  self->paper = g_steal_pointer (&paper);
  configure_adjustments (self);
  td_paper_view_set_cursor (self, self->cursor_row, self->cursor_column);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cancel (TdPaperView *self)
{
  if (self->job != NULL)
    g_cancellable_cancel (td_job_get_cancellable (self->job));
  g_clear_object (&self->job);
}

static gboolean
is_found (TdPaperView *self)
{
  return self->paper != NULL
         && td_paper_get_report (self->paper) == g_ptr_array_index (self->reports, self->index);
}

static void
find (TdPaperView *self)
{
  if (self->reports == NULL || self->job != NULL || is_found (self)
      || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->job = td_job_new ("");
  td_paper_job_async (self->reports, self->index, self->job, found_cb, g_object_ref (self));
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
td_paper_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (td_paper_view_parent_class)->map (widget);
  find (TD_PAPER_VIEW (widget));
}

static void
td_paper_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdPaperView *self = TD_PAPER_VIEW (widget);

  fit (self);
  configure_adjustments (self);
}

static void
td_paper_view_measure (GtkWidget *widget,
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
td_paper_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdPaperView *self = TD_PAPER_VIEW (widget);

  if (self->paper != NULL)
    td_paper_view_draw (self, snapshot);
}

static void
set_adjustment (TdPaperView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  g_clear_object (&self->adjustments[orientation]);
  self->adjustments[orientation]
      = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (self->adjustments[orientation], "value-changed",
                            G_CALLBACK (gtk_widget_queue_draw), self);
}

static void
td_paper_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdPaperView *self = TD_PAPER_VIEW (object);

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
td_paper_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdPaperView *self = TD_PAPER_VIEW (object);

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
td_paper_view_dispose (GObject *object)
{
  TdPaperView *self = TD_PAPER_VIEW (object);

  cancel (self);
  for (int i = 0; i < 2; i++)
    {
      if (self->adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
      g_clear_object (&self->adjustments[i]);
    }
  td_paper_view_forget_textures (self);
  g_clear_pointer (&self->paper, td_paper_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_clear_pointer (&self->text, td_paper_text_free);

  G_OBJECT_CLASS (td_paper_view_parent_class)->dispose (object);
}

static void
td_paper_view_class_init (TdPaperViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_paper_view_dispose;
  object_class->get_property = td_paper_view_get_property;
  object_class->set_property = td_paper_view_set_property;
  widget_class->map = td_paper_view_map;
  widget_class->measure = td_paper_view_measure;
  widget_class->size_allocate = td_paper_view_size_allocate;
  widget_class->snapshot = td_paper_view_snapshot;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  explain_signal = g_signal_new ("explain", TD_TYPE_PAPER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  zoom_changed_signal = g_signal_new ("zoom-changed", TD_TYPE_PAPER_VIEW, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "paperview");
  /* As in TdReportView one focusable element whose value text is the current cell. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
}

static void
td_paper_view_init (TdPaperView *self)
{
  self->zoom = 1;
  self->fits_width = TRUE;
  self->text = td_paper_text_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  td_paper_view_add_controllers (self);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
}

GtkWidget *
td_paper_view_new (void)
{
  return g_object_new (TD_TYPE_PAPER_VIEW, NULL);
}

void
td_paper_view_emit_explain (TdPaperView *self)
{
  const TdReport *report = td_paper_view_get_report (self);

  if (report != NULL && self->cursor_row < report->rows->len
      && td_report_cell_is_explained (
          td_report_get_cell (report, self->cursor_row, self->cursor_column)))
    g_signal_emit (self, explain_signal, 0, self->cursor_row, self->cursor_column);
}

void
td_paper_view_set_report (TdPaperView *self, GPtrArray *reports, guint index)
{
  g_return_if_fail (TD_IS_PAPER_VIEW (self));
  g_return_if_fail (reports == NULL || index < reports->len);

  cancel (self);
  if (reports != NULL)
    g_ptr_array_ref (reports);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  self->reports = reports;
  self->index = index;
  if (reports == NULL)
    {
      td_paper_view_forget_textures (self);
      g_clear_pointer (&self->paper, td_paper_unref);
      g_clear_pointer (&self->shown, g_ptr_array_unref);
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  find (self);
}

const TdReport *
td_paper_view_get_report (TdPaperView *self)
{
  g_return_val_if_fail (TD_IS_PAPER_VIEW (self), NULL);

  return self->paper != NULL ? td_paper_get_report (self->paper) : NULL;
}

const TdPaper *
td_paper_view_get_paper (TdPaperView *self)
{
  g_return_val_if_fail (TD_IS_PAPER_VIEW (self), NULL);

  return self->paper;
}

void
td_paper_view_set_zoom (TdPaperView *self, double zoom)
{
  g_return_if_fail (TD_IS_PAPER_VIEW (self));

  td_paper_view_zoom_at (self, zoom, 0);
}

double
td_paper_view_get_zoom (TdPaperView *self)
{
  g_return_val_if_fail (TD_IS_PAPER_VIEW (self), 1);

  return self->zoom;
}

void
td_paper_view_fit_width (TdPaperView *self)
{
  g_return_if_fail (TD_IS_PAPER_VIEW (self));

  self->fits_width = TRUE;
  fit (self);
}

gboolean
td_paper_view_get_fits_width (TdPaperView *self)
{
  g_return_val_if_fail (TD_IS_PAPER_VIEW (self), FALSE);

  return self->fits_width;
}
