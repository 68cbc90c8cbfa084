#include "app/widgets/td-line-chart.h"

#include "base/td-money.h"
#include "base/td-scale.h"

#define HEIGHT 220
#define MIN_WIDTH 280
#define MARKER 4.0 /* half of a marker's width */
#define GAP 8.0    /* between texts and what they belong to */
#define NEAR 14.0  /* how far from a point the pointer is still on it */
#define N_STEPS 5  /* of the axis */
#define LINE_WIDTH 2.0

typedef struct
{
  TdDate day;
  gint64 value;
  double x; /* where it was drawn last, see place () */
  double y;
} Point;

typedef struct
{
  char *title;
  TdMarker marker;
  gboolean dashed;
  GArray *points; /* Point, by day */
} Series;

struct _TdLineChart
{
  GtkWidget parent_instance;

  GPtrArray *series;
  char *dashed_title;
};

G_DEFINE_FINAL_TYPE (TdLineChart, td_line_chart, GTK_TYPE_WIDGET)

static void
series_free (Series *self)
{
  g_free (self->title);
  g_array_unref (self->points);
  g_free (self);
}

static Series *
get_series (TdLineChart *self, guint index)
{
  return g_ptr_array_index (self->series, index);
}

static Point *
get_point (const Series *series, guint index)
{
  return &g_array_index (series->points, Point, index);
}

/* --- Where things are ------------------------------------------------------------------------- */

/* The days and numbers that are shown and the rectangle that they are shown in. */
typedef struct
{
  TdDate first;
  TdDate last;
  TdScale scale;
  double x, y, width, height;
} Plot;

static gboolean
find_range (TdLineChart *self, Plot *plot)
{
  gint64 min = 0, max = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < self->series->len; i++)
    for (guint j = 0; j < get_series (self, i)->points->len; j++)
      {
        const Point *point = get_point (get_series (self, i), j);

        if (!any || td_date_compare (point->day, plot->first) < 0)
          plot->first = point->day;
        if (!any || td_date_compare (point->day, plot->last) > 0)
          plot->last = point->day;
        min = any ? MIN (min, point->value) : point->value;
        max = any ? MAX (max, point->value) : point->value;
        any = TRUE;
      }
  if (any)
    plot->scale = td_scale_new (min, max, N_STEPS);

  return any;
}

static PangoLayout *
create_text (TdLineChart *self, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  return layout;
}

static double
measure_number (TdLineChart *self, gint64 number)
{
  g_autofree char *text = td_money_format (number);
  g_autoptr (PangoLayout) layout = create_text (self, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

static double
get_x (const Plot *plot, TdDate day)
{
  int days = td_date_days_between (plot->first, plot->last);

  /* A single day stands in the middle. */
  return days == 0 ? plot->x + plot->width / 2
                   : plot->x + plot->width * td_date_days_between (plot->first, day) / days;
}

static double
get_y (const Plot *plot, gint64 value)
{
  return plot->y + plot->height * (1 - td_scale_place (plot->scale, value));
}

/* --- Drawing ---------------------------------------------------------------------------------- */

typedef struct
{
  TdLineChart *self;
  cairo_t *cr;
  Plot plot;
  int line_height;
  GdkRGBA text;
  GdkRGBA accent;
} Draw;

/* @align: 0 to begin at x, 0.5 to be in the middle of it, 1 to end there; @y: the middle */
static double
draw_text (const Draw *draw, const char *text, double x, double y, double align)
{
  g_autoptr (PangoLayout) layout = create_text (draw->self, text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gdk_cairo_set_source_rgba (draw->cr, &draw->text);
  cairo_move_to (draw->cr, x - width * align, y - height / 2.0);
  pango_cairo_show_layout (draw->cr, layout);

  return width;
}

static void
draw_number (const Draw *draw, gint64 number, double x, double y, double align)
{
  g_autofree char *text = td_money_format (number);

  draw_text (draw, text, x, y, align);
}

static void
set_color (const Draw *draw, TdMarker marker)
{
  gdk_cairo_set_source_rgba (draw->cr, marker == TD_MARKER_DISC ? &draw->accent : &draw->text);
}

static void
draw_marker (const Draw *draw, TdMarker marker, double x, double y)
{
  cairo_t *cr = draw->cr;

  cairo_new_path (cr);
  switch (marker)
    {
    case TD_MARKER_SQUARE:
      cairo_rectangle (cr, x - MARKER, y - MARKER, 2 * MARKER, 2 * MARKER);
      break;
    case TD_MARKER_TRIANGLE:
      cairo_move_to (cr, x, y - MARKER - 1);
      cairo_line_to (cr, x + MARKER + 1, y + MARKER);
      cairo_line_to (cr, x - MARKER - 1, y + MARKER);
      cairo_close_path (cr);
      break;
    case TD_MARKER_DIAMOND:
      cairo_move_to (cr, x, y - MARKER - 1);
      cairo_line_to (cr, x + MARKER + 1, y);
      cairo_line_to (cr, x, y + MARKER + 1);
      cairo_line_to (cr, x - MARKER - 1, y);
      cairo_close_path (cr);
      break;
    case TD_MARKER_DISC:
    case TD_N_MARKERS:
    default:
      cairo_arc (cr, x, y, MARKER, 0, 2 * G_PI);
      break;
    }
  set_color (draw, marker);
  cairo_fill (cr);
}

static void
set_dashes (cairo_t *cr, gboolean dashed)
{
  static const double dashes[] = { 5, 4 };

  cairo_set_dash (cr, dashes, dashed ? G_N_ELEMENTS (dashes) : 0, 0);
  cairo_set_line_width (cr, LINE_WIDTH);
}

static double
draw_sample (const Draw *draw, double x, double y, gboolean dashed)
{
  const double length = 28;

  set_dashes (draw->cr, dashed);
  cairo_move_to (draw->cr, x, y);
  cairo_line_to (draw->cr, x + length, y);
  cairo_stroke (draw->cr);
  set_dashes (draw->cr, FALSE);

  return length;
}

/* The names with their markers, and what dashed lines are. */
static void
draw_legend (const Draw *draw)
{
  TdLineChart *self = draw->self;
  double x = draw->plot.x;
  double y = draw->line_height / 2.0;

  for (guint i = 0; i < self->series->len; i++)
    {
      const Series *series = get_series (self, i);
      double length;
      guint first = 0;

      while (!g_str_equal (get_series (self, first)->title, series->title))
        first++;
      if (first < i)
        continue;
      set_color (draw, series->marker);
      length = draw_sample (draw, x, y, FALSE);
      draw_marker (draw, series->marker, x + length / 2, y);
      x += length + GAP;
      x += draw_text (draw, series->title, x, y, 0) + 3 * GAP;
    }
  if (self->dashed_title[0] == '\0')
    return;
  gdk_cairo_set_source_rgba (draw->cr, &draw->text);
  x += draw_sample (draw, x, y, TRUE) + GAP;
  draw_text (draw, self->dashed_title, x, y, 0);
}

static void
draw_axis (const Draw *draw)
{
  const Plot *plot = &draw->plot;
  GdkRGBA line = draw->text;

  line.alpha *= 0.25f;
  cairo_set_line_width (draw->cr, 1);
  for (gint64 value = plot->scale.first; value <= plot->scale.last; value += plot->scale.step)
    {
      double y = (int) get_y (plot, value) + 0.5;

      gdk_cairo_set_source_rgba (draw->cr, &line);
      cairo_move_to (draw->cr, plot->x, y);
      cairo_line_to (draw->cr, plot->x + plot->width, y);
      cairo_stroke (draw->cr);
      draw_number (draw, value, plot->x - GAP, y, 1);
    }
}

static int
compare_days_cb (gconstpointer a, gconstpointer b)
{
  return td_date_compare (*(const TdDate *) a, *(const TdDate *) b);
}

/* "06/2025" under the days, from the last one on as many as there is room for. */
static void
draw_days (const Draw *draw)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TdDate));
  double y = draw->plot.y + draw->plot.height + GAP + draw->line_height / 2.0;
  double free_to = G_MAXDOUBLE;

  for (guint i = 0; i < draw->self->series->len; i++)
    for (guint j = 0; j < get_series (draw->self, i)->points->len; j++)
      g_array_append_val (days, get_point (get_series (draw->self, i), j)->day);
  g_array_sort (days, compare_days_cb);

  for (guint i = days->len; i > 0; i--)
    {
      TdDate day = g_array_index (days, TdDate, i - 1);
      g_autofree char *text = g_strdup_printf ("%02u/%u", day.month, day.year);
      g_autoptr (PangoLayout) layout = create_text (draw->self, text);
      double x = get_x (&draw->plot, day);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      if (x + width / 2.0 + GAP > free_to)
        continue;
      draw_text (draw, text, x, y, 0.5);
      free_to = x - width / 2.0;
    }
}

static void
draw_series (const Draw *draw, Series *series)
{
  Point *last = NULL;

  if (series->points->len == 0)
    return;
  cairo_new_path (draw->cr);
  for (guint i = 0; i < series->points->len; i++)
    {
      last = get_point (series, i);
      last->x = get_x (&draw->plot, last->day);
      last->y = get_y (&draw->plot, last->value);
      cairo_line_to (draw->cr, last->x, last->y);
    }
  set_color (draw, series->marker);
  set_dashes (draw->cr, series->dashed);
  cairo_stroke (draw->cr);
  set_dashes (draw->cr, FALSE);
  for (guint i = 0; i < series->points->len; i++)
    draw_marker (draw, series->marker, get_point (series, i)->x, get_point (series, i)->y);
}

/* The last number of each line beside it, a line of text apart from the one above. */
static void
draw_last_numbers (const Draw *draw)
{
  g_autoptr (GPtrArray) lasts = g_ptr_array_new ();
  double free_from = 0;

  for (guint i = 0; i < draw->self->series->len; i++)
    {
      Series *series = get_series (draw->self, i);
      guint at = 0;
      Point *point;

      if (series->points->len == 0)
        continue;
      point = get_point (series, series->points->len - 1);
      if (!td_date_equal (point->day, draw->plot.last))
        continue;
      while (at < lasts->len && ((Point *) g_ptr_array_index (lasts, at))->y <= point->y)
        at++;
      g_ptr_array_insert (lasts, (int) at, point);
    }
  for (guint i = 0; i < lasts->len; i++)
    {
      const Point *point = g_ptr_array_index (lasts, i);
      double y = MAX (point->y, free_from);

      draw_number (draw, point->value, point->x + MARKER + GAP, y, 0);
      free_from = y + draw->line_height;
    }
}

/* The room inside of the numbers of the axis, the names and the days. */
static void
place_plot (Draw *draw)
{
  Plot *plot = &draw->plot;
  double numbers = measure_number (draw->self, plot->scale.last);
  g_autoptr (PangoLayout) day = create_text (draw->self, "06/2025");
  int day_width;

  pango_layout_get_pixel_size (day, &day_width, &draw->line_height);
  plot->x = MAX (numbers + GAP, day_width / 2.0);
  plot->y = draw->line_height + 2 * GAP;
  plot->width = gtk_widget_get_width (GTK_WIDGET (draw->self)) - plot->x
                - MAX (numbers + MARKER + 2 * GAP, day_width / 2.0);
  plot->height
      = gtk_widget_get_height (GTK_WIDGET (draw->self)) - plot->y - draw->line_height - 2 * GAP;
}

static void
td_line_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdLineChart *self = TD_LINE_CHART (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  Draw draw = { .self = self };

  if (!find_range (self, &draw.plot))
    return;
  place_plot (&draw);
  if (draw.plot.width < 1 || draw.plot.height < 1)
    return;

  gtk_style_context_get_color (context, &draw.text);
  if (!gtk_style_context_lookup_color (context, "td_chart_accent", &draw.accent))
    draw.accent = draw.text;
  draw.cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                     (float) gtk_widget_get_height (widget)));
  cairo_set_line_join (draw.cr, CAIRO_LINE_JOIN_ROUND);
  draw_legend (&draw);
  draw_axis (&draw);
  draw_days (&draw);
  for (guint i = 0; i < self->series->len; i++)
    draw_series (&draw, get_series (self, i));
  draw_last_numbers (&draw);
  cairo_destroy (draw.cr);
}

/* --- The widget ------------------------------------------------------------------------------- */

static gboolean
query_tooltip_cb (TdLineChart *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const Series *nearest = NULL;
  const Point *found = NULL;
  double best = NEAR * NEAR;
  g_autofree char *day = NULL;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  if (keyboard)
    return FALSE;
  for (guint i = 0; i < self->series->len; i++)
    for (guint j = 0; j < get_series (self, i)->points->len; j++)
      {
        const Point *point = get_point (get_series (self, i), j);
        double distance = (point->x - x) * (point->x - x) + (point->y - y) * (point->y - y);

        if (distance >= best)
          continue;
        best = distance;
        nearest = get_series (self, i);
        found = point;
      }
  if (found == NULL)
    return FALSE;

  day = td_date_format (found->day);
  number = td_money_format (found->value);
  text = g_strdup_printf ("%s · %s: %s", day, nearest->title, number);
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
td_line_chart_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 2 * MIN_WIDTH : HEIGHT;
}

static void
td_line_chart_finalize (GObject *object)
{
  TdLineChart *self = TD_LINE_CHART (object);

  g_ptr_array_unref (self->series);
  g_free (self->dashed_title);

  G_OBJECT_CLASS (td_line_chart_parent_class)->finalize (object);
}

static void
td_line_chart_class_init (TdLineChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_line_chart_finalize;
  widget_class->measure = td_line_chart_measure;
  widget_class->snapshot = td_line_chart_snapshot;
  gtk_widget_class_set_css_name (widget_class, "td-line-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
td_line_chart_init (TdLineChart *self)
{
  self->series = g_ptr_array_new_with_free_func ((GDestroyNotify) series_free);
  self->dashed_title = g_strdup ("");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

GtkWidget *
td_line_chart_new (const char *label)
{
  GtkWidget *self = g_object_new (TD_TYPE_LINE_CHART, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return self;
}

void
td_line_chart_clear (TdLineChart *self)
{
  g_return_if_fail (TD_IS_LINE_CHART (self));

  g_ptr_array_set_size (self->series, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
td_line_chart_add_series (TdLineChart *self, const char *title, TdMarker marker, gboolean dashed)
{
  Series *series;

  g_return_val_if_fail (TD_IS_LINE_CHART (self), 0);

  series = g_new0 (Series, 1);
  series->title = g_strdup (title);
  series->marker = marker;
  series->dashed = dashed;
  series->points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_ptr_array_add (self->series, series);

  return self->series->len - 1;
}

void
td_line_chart_add_point (TdLineChart *self, guint index, TdDate day, gint64 value)
{
  const Point point = { .day = day, .value = value };
  Series *series;
  guint at = 0;

  g_return_if_fail (TD_IS_LINE_CHART (self));
  g_return_if_fail (index < self->series->len);
  g_return_if_fail (td_date_is_set (day) && value >= 0);

  series = get_series (self, index);
  while (at < series->points->len && td_date_compare (get_point (series, at)->day, day) <= 0)
    at++;
  g_array_insert_val (series->points, at, point);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
td_line_chart_set_dashed_title (TdLineChart *self, const char *title)
{
  g_return_if_fail (TD_IS_LINE_CHART (self));

  g_free (self->dashed_title);
  self->dashed_title = g_strdup (title);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
td_line_chart_get_n_points (TdLineChart *self)
{
  guint n = 0;

  g_return_val_if_fail (TD_IS_LINE_CHART (self), 0);

  for (guint i = 0; i < self->series->len; i++)
    n += get_series (self, i)->points->len;

  return n;
}
