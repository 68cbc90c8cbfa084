#include "app/widgets/td-month-private.h"
#include "app/widgets/td-month.h"

#define MARK 9.0 /* a mark's width and height */
#define GAP 3.0
#define PADDING 5.0
#define LINE 1.5

static void
set_colour (TdMonthDrawing *self, const GdkRGBA *colour, double alpha)
{
  GdkRGBA faded = *colour;

  faded.alpha *= (float) alpha;
  gdk_cairo_set_source_rgba (self->cr, &faded);
}

static PangoLayout *
create_text (TdMonthDrawing *self, const char *text, gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (self->area, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  return layout;
}

void
td_month_drawing_begin (TdMonthDrawing *self, GtkWidget *area, cairo_t *cr, int width, int height)
{
  GtkStyleContext *context = gtk_widget_get_style_context (area);

  self->area = area;
  self->cr = cr;
  self->width = width / 7.0;
  self->height = (double) (height - TD_MONTH_HEADING) / TD_MONTH_N_WEEKS;
  gtk_style_context_get_color (context, &self->text);
  if (!gtk_style_context_lookup_color (context, "td_chart_accent", &self->accent))
    self->accent = self->text;
  if (!gtk_style_context_lookup_color (context, "td_late", &self->problem))
    self->problem = self->text;

  for (guint i = 0; i < 7; i++)
    {
      g_autoptr (PangoLayout) layout = create_text (self, td_month_get_weekday_name (i), FALSE);
      int text_width, text_height;

      pango_layout_get_pixel_size (layout, &text_width, &text_height);
      set_colour (self, &self->text, 0.75);
      cairo_move_to (cr, i * self->width + PADDING, (TD_MONTH_HEADING - text_height) / 2.0);
      pango_cairo_show_layout (cr, layout);
    }
}

/* --- Marks ------------------------------------------------------------------------------------ */

/* Late: a full triangle; due soon: a full circle; later: an empty one; done: a tick. */
static void
draw_shape (TdMonthDrawing *self, TdDueState state, double x, double y)
{
  cairo_t *cr = self->cr;

  cairo_set_line_width (cr, LINE);
  switch (state)
    {
    case TD_DUE_LATE:
      cairo_move_to (cr, x + MARK / 2, y);
      cairo_line_to (cr, x + MARK, y + MARK);
      cairo_line_to (cr, x, y + MARK);
      cairo_close_path (cr);
      cairo_fill (cr);
      break;
    case TD_DUE_SOON:
      cairo_arc (cr, x + MARK / 2, y + MARK / 2, MARK / 2, 0, 2 * G_PI);
      cairo_fill (cr);
      break;
    case TD_DUE_LATER:
      cairo_arc (cr, x + MARK / 2, y + MARK / 2, (MARK - LINE) / 2, 0, 2 * G_PI);
      cairo_stroke (cr);
      break;
    case TD_DUE_DONE:
    default:
      cairo_move_to (cr, x, y + MARK / 2);
      cairo_line_to (cr, x + MARK / 3, y + MARK - LINE);
      cairo_line_to (cr, x + MARK, y + LINE);
      cairo_stroke (cr);
      break;
    }
}

/* What is done beside the day's number: a tick and how many, as far as there is room from @left to
 * @right. */
static void
draw_done (TdMonthDrawing *self, guint n, double left, double right, double bottom)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autoptr (PangoLayout) layout = create_text (self, number, FALSE);
  int width, height;
  double x;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (left + MARK > right)
    return;
  x = right - MARK - GAP - width;
  set_colour (self, &self->text, 0.75);
  draw_shape (self, TD_DUE_DONE, x < left ? right - MARK : x, bottom - height / 2.0 - MARK / 2);
  if (x < left)
    return;
  cairo_move_to (self->cr, x + MARK + GAP, bottom - height);
  pango_cairo_show_layout (self->cr, layout);
}

/* The mark and its number, which begin at @x.
 *
 * Returns: where the next one begins */
static double
draw_mark (TdMonthDrawing *self, TdDueState state, guint n, double x, double bottom)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autoptr (PangoLayout) layout = create_text (self, number, state == TD_DUE_LATE);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  set_colour (self, state == TD_DUE_LATE ? &self->problem : &self->text, 1);
  draw_shape (self, state, x, bottom - height / 2.0 - MARK / 2);
  cairo_move_to (self->cr, x + MARK + GAP, bottom - height);
  pango_cairo_show_layout (self->cr, layout);

  return x + MARK + 2 * GAP + width;
}

/* --- A day ------------------------------------------------------------------------------------ */

static void
draw_frame (TdMonthDrawing *self, const TdMonthDay *day, double x, double y)
{
  cairo_t *cr = self->cr;

  /* Lines between the weeks. */
  set_colour (self, &self->text, 0.2);
  cairo_rectangle (cr, x, y, self->width, 1);
  cairo_fill (cr);

  if (day->is_chosen)
    {
      set_colour (self, &self->accent, 0.22);
      cairo_rectangle (cr, x, y, self->width, self->height);
      cairo_fill (cr);
    }
  if (day->is_cursor)
    {
      gboolean has_focus = gtk_widget_has_focus (self->area);
      double line = has_focus ? 2 : 1;

      set_colour (self, has_focus ? &self->accent : &self->text, has_focus ? 1 : 0.55);
      cairo_set_line_width (cr, line);
      cairo_rectangle (cr, x + line / 2, y + line / 2, self->width - line, self->height - line);
      cairo_stroke (cr);
    }
}

void
td_month_drawing_draw_day (TdMonthDrawing *self, guint index, const TdMonthDay *day)
{
  double x = index % 7 * self->width;
  double y = TD_MONTH_HEADING + index / 7 * self->height;
  g_autofree char *number = g_strdup_printf ("%u", day->day.day);
  g_autoptr (PangoLayout) layout = create_text (self, number, day->is_today);
  int width, height;

  draw_frame (self, day, x, y);

  pango_layout_get_pixel_size (layout, &width, &height);
  set_colour (self, &self->text, day->is_other_month ? 0.55 : 1);
  cairo_move_to (self->cr, x + PADDING, y + PADDING - 1);
  pango_cairo_show_layout (self->cr, layout);
  if (day->is_today)
    {
      set_colour (self, &self->accent, 1);
      cairo_rectangle (self->cr, x + PADDING - 1, y + PADDING + height - 2, width + 2, 2);
      cairo_fill (self->cr);
    }

  if (day->marks == NULL)
    return;
  if (day->marks->n[TD_DUE_DONE] > 0)
    draw_done (self, day->marks->n[TD_DUE_DONE], x + PADDING + width + GAP, x + self->width - GAP,
               y + PADDING - 1 + height);
  x += PADDING;
  for (guint i = 0; i < TD_DUE_DONE; i++)
    if (day->marks->n[i] > 0)
      x = draw_mark (self, (TdDueState) i, day->marks->n[i], x, y + self->height - PADDING + 2);
}

int
td_month_drawing_find (GtkWidget *area, double x, double y)
{
  double width = gtk_widget_get_width (area);
  double height = gtk_widget_get_height (area) - TD_MONTH_HEADING;

  if (x < 0 || x >= width || y < TD_MONTH_HEADING || height <= 0 || y - TD_MONTH_HEADING >= height)
    return -1;

  return (int) ((y - TD_MONTH_HEADING) * TD_MONTH_N_WEEKS / height) * 7 + (int) (x * 7 / width);
}
