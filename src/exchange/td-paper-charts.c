/* The charts of a report below its table, as td-xlsx-charts.c has them in the workbook: two beside
 * each other, the last one over the whole width if their number is odd. */
#include "exchange/td-paper-private.h"

#include <math.h>
#include <string.h>

#define GAP 10.0
#define TICK 3.0
/* Of the room for a column and its neighbours, the part that stays free. */
#define FREE_PART 0.3
#define MAX_STEPS 5
/* The part of a chart with bars that is for their names. */
#define NAME_PART 0.3

static const TdPaperStyle title_style = { TD_PAPER_BOLD, 12 };
static const TdPaperStyle text_style = { TD_PAPER_REGULAR, 9 };
static const TdPaperStyle label_style = { TD_PAPER_REGULAR, 8 };
static const TdPaperStyle small_style = { TD_PAPER_REGULAR, 7 };

/* To be told apart in a black and white print: dark, light, hatched, grey. */
static const struct
{
  guint32 fill;
  gboolean is_hatched;
  gboolean is_dark;
} looks[TD_CHART_MAX_SERIES] = {
  { 0x1F4E79, FALSE, TRUE },
  { 0x9DC3E6, FALSE, FALSE },
  { 0xC55A11, TRUE, FALSE },
  { 0xBFBFBF, FALSE, FALSE },
};

/* A chart that is drawn.
 * @plot: between the axes
 * @top: the value at the end of the axis */
typedef struct
{
  const TdReport *report;
  const TdReportChart *chart;
  TdPaperText *text;
  cairo_t *cr;
  TdPaperArea plot;
  double top;
  double step;
  gboolean is_share;
} Draw;

guint
td_paper_get_n_bands (const TdPaper *self)
{
  return self->report->charts != NULL ? (self->report->charts->len + 1) / 2 : 0;
}

/* --- Values ----------------------------------------------------------------------------------- */

static const TdReportCell *
get_cell (const Draw *draw, guint row, guint series)
{
  return td_report_get_cell (draw->report, row, draw->chart->columns[series]);
}

/* A share in percent. */
static double
get_value (const Draw *draw, guint row, guint series)
{
  const TdReportCell *cell = get_cell (draw, row, series);

  if (cell->kind != TD_CELL_SHARE)
    return (double) cell->value;

  return cell->denominator != 0 ? 100.0 * (double) cell->value / (double) cell->denominator : 0;
}

static gboolean
is_stacked (const Draw *draw)
{
  return draw->chart->kind != TD_CHART_COLUMNS;
}

/* Sets the axis: its end is a whole number of steps of 1, 2 or 5 and noughts. */
static void
find_axis (Draw *draw)
{
  double most = 0;

  for (guint row = draw->chart->first_row; row <= draw->chart->last_row; row++)
    {
      double sum = 0;

      for (guint i = 0; i < draw->chart->n_series; i++)
        {
          double value = get_value (draw, row, i);

          sum = is_stacked (draw) ? sum + value : MAX (sum, value);
          draw->is_share = get_cell (draw, row, i)->kind == TD_CELL_SHARE;
        }
      most = MAX (most, sum);
    }
  draw->step = 1;
  for (guint i = 0; most / draw->step > MAX_STEPS; i++)
    draw->step *= i % 3 == 1 ? 2.5 : 2;
  draw->top = MAX (ceil (most / draw->step), 1) * draw->step;
}

/* --- Parts ------------------------------------------------------------------------------------ */

static void
set_color (cairo_t *cr, guint32 rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16) / 255.0, ((rgb >> 8) & 0xFF) / 255.0, (rgb & 0xFF) / 255.0);
}

static void
fill_box (cairo_t *cr, guint series, TdPaperArea box)
{
  cairo_save (cr);
  cairo_rectangle (cr, box.x, box.y, box.width, box.height);
  cairo_clip_preserve (cr);
  set_color (cr, looks[series].is_hatched ? 0xFFFFFF : looks[series].fill);
  cairo_fill (cr);
  if (looks[series].is_hatched)
    {
      set_color (cr, looks[series].fill);
      cairo_set_line_width (cr, 1);
      for (double x = box.x - box.height; x < box.x + box.width; x += 3.5)
        {
          cairo_move_to (cr, x, box.y + box.height);
          cairo_line_to (cr, x + box.height, box.y);
        }
      cairo_stroke (cr);
    }
  cairo_restore (cr);

  set_color (cr, 0x404040);
  cairo_set_line_width (cr, 0.5);
  cairo_rectangle (cr, box.x, box.y, box.width, box.height);
  cairo_stroke (cr);
}

static double
put (const Draw *draw,
     TdPaperStyle style,
     const char *text,
     guint max_lines,
     TdPaperAlignment alignment,
     double x,
     double y,
     double width)
{
  return td_paper_put_text (draw->text, draw->cr, style, text, max_lines, alignment,
                            (TdPaperArea){ x, y, width, 0 });
}

static gboolean
has_bars (const Draw *draw)
{
  return draw->chart->kind == TD_CHART_STACKED_BARS;
}

static void
draw_axes (const Draw *draw)
{
  const TdPaperArea *plot = &draw->plot;
  double line = td_paper_text_get_line_height (text_style);

  for (double value = 0; value <= draw->top; value += draw->step)
    {
      g_autofree char *label = g_strdup_printf (draw->is_share ? "%.0f %%" : "%.0f", value);
      double part = value / draw->top;

      set_color (draw->cr, value > 0 ? 0xD9D9D9 : 0x404040);
      cairo_set_line_width (draw->cr, 0.5);
      if (has_bars (draw))
        {
          double x = plot->x + part * plot->width;

          cairo_move_to (draw->cr, x, plot->y);
          cairo_line_to (draw->cr, x, plot->y + plot->height);
          cairo_stroke (draw->cr);
          set_color (draw->cr, 0);
          put (draw, text_style, label, 1, TD_PAPER_CENTRED, x - 30, plot->y + plot->height + TICK,
               60);
        }
      else
        {
          double y = plot->y + (1 - part) * plot->height;

          cairo_move_to (draw->cr, plot->x, y);
          cairo_line_to (draw->cr, plot->x + plot->width, y);
          cairo_stroke (draw->cr);
          set_color (draw->cr, 0);
          put (draw, text_style, label, 1, TD_PAPER_RIGHT_ALIGNED, plot->x - 60 - TICK,
               y - line / 2, 60);
        }
    }
}

/* The value in the middle of its box, if it has room there, or above it, where only the figure of a
 * share has room: its unit stands at the axis. */
static void
draw_label (const Draw *draw, guint row, guint series, TdPaperArea box)
{
  g_autofree char *label = td_report_cell_to_text (get_cell (draw, row, series));
  double width = td_paper_text_measure (draw->text, label_style, label, -1);
  double line = td_paper_text_get_line_height (label_style);

  if (get_value (draw, row, series) <= 0)
    return;
  if (!is_stacked (draw))
    {
      char *unit = strstr (label, "\302\240%");

      if (unit != NULL)
        *unit = '\0';
      set_color (draw->cr, 0);
      put (draw, small_style, label, 1, TD_PAPER_CENTRED, box.x + box.width / 2 - 50,
           box.y - td_paper_text_get_line_height (small_style), 100);
    }
  else if (box.height >= line && box.width >= width)
    {
      set_color (draw->cr, looks[series].is_dark ? 0xFFFFFF : 0);
      put (draw, label_style, label, 1, TD_PAPER_CENTRED, box.x + box.width / 2 - 50,
           box.y + (box.height - line) / 2, 100);
    }
}

/* The boxes of one row, or their labels, which stand over all boxes, from @from to @to along the
 * axis of names. */
static void
draw_row (const Draw *draw, guint row, double from, double to, gboolean are_labels)
{
  const TdPaperArea *plot = &draw->plot;
  guint n = draw->chart->n_series;
  double thick = (to - from) / (is_stacked (draw) ? 1 : n);
  double sum = 0;

  for (guint i = 0; i < n; i++)
    {
      double value = get_value (draw, row, i) / draw->top;
      double start = from + (is_stacked (draw) ? 0 : i * thick);
      TdPaperArea box;

      if (has_bars (draw))
        box = (TdPaperArea){ plot->x + sum * plot->width, start, value * plot->width, thick };
      else
        box = (TdPaperArea){ start, plot->y + (1 - sum - value) * plot->height, thick,
                             value * plot->height };
      if (are_labels)
        draw_label (draw, row, i, box);
      else if (value > 0)
        fill_box (draw->cr, i, box);
      if (is_stacked (draw))
        sum += value;
    }
}

static void
draw_rows (const Draw *draw)
{
  const TdPaperArea *plot = &draw->plot;
  guint n = draw->chart->last_row - draw->chart->first_row + 1;
  double room = (has_bars (draw) ? plot->height : plot->width) / n;

  for (guint i = 0; i < n; i++)
    {
      guint row = draw->chart->first_row + i;
      const char *name = td_report_get_cell (draw->report, row, draw->chart->name_column)->text;
      double from = (has_bars (draw) ? plot->y : plot->x) + i * room;

      draw_row (draw, row, from + room * FREE_PART / 2, from + room * (1 - FREE_PART / 2), FALSE);
      draw_row (draw, row, from + room * FREE_PART / 2, from + room * (1 - FREE_PART / 2), TRUE);
      set_color (draw->cr, 0);
      if (has_bars (draw))
        {
          double width = plot->width * NAME_PART / (1 - NAME_PART);
          TdPaperArea area = { 0, 0, width, 0 };
          double height = td_paper_put_text (draw->text, NULL, text_style, name, 2,
                                             TD_PAPER_RIGHT_ALIGNED, area);

          put (draw, text_style, name, 2, TD_PAPER_RIGHT_ALIGNED, plot->x - width - TICK,
               from + (room - height) / 2, width);
        }
      else
        put (draw, text_style, name, 2, TD_PAPER_CENTRED, from + 2, plot->y + plot->height + TICK,
             room - 4);
    }
}

/* Below, in the middle: a box and a name for each series. */
static void
draw_legend (const Draw *draw, TdPaperArea area)
{
  double line = td_paper_text_get_line_height (text_style);
  double y = area.y + area.height - line - 4;
  double width = 0;
  double x;

  for (guint i = 0; i < draw->chart->n_series; i++)
    width += 22 + td_paper_text_measure (draw->text, text_style, draw->chart->series[i], -1);
  x = area.x + (area.width - width) / 2;
  for (guint i = 0; i < draw->chart->n_series; i++)
    {
      double length = td_paper_text_measure (draw->text, text_style, draw->chart->series[i], -1);

      fill_box (draw->cr, i, (TdPaperArea){ x, y + 2, 7, 7 });
      set_color (draw->cr, 0);
      td_paper_text_draw (draw->text, draw->cr, text_style, draw->chart->series[i], -1, x + 10, y);
      x += 22 + length;
    }
}

static void
draw_chart (const TdReport *report,
            const TdReportChart *chart,
            TdPaperText *text,
            cairo_t *cr,
            TdPaperArea area)
{
  Draw draw = { report, chart, text, cr };
  double line = td_paper_text_get_line_height (text_style);
  double title = td_paper_text_get_line_height (title_style);
  double left = has_bars (&draw) ? area.width * NAME_PART : 44;

  set_color (cr, 0xA6A6A6);
  cairo_set_line_width (cr, 0.5);
  cairo_rectangle (cr, area.x, area.y, area.width, area.height);
  cairo_stroke (cr);
  set_color (cr, 0);
  put (&draw, title_style, chart->title, 1, TD_PAPER_CENTRED, area.x + 6, area.y + 6,
       area.width - 12);

  find_axis (&draw);
  draw.plot.x = area.x + left;
  draw.plot.y = area.y + title + 6 + line + 4;
  draw.plot.width = area.width - left - 16;
  /* Below: the names, in two lines, or the values; the legend. */
  draw.plot.height
      = area.y + area.height - draw.plot.y - (has_bars (&draw) ? 1 : 2) * line - line - 14;
  draw_axes (&draw);
  draw_rows (&draw);
  draw_legend (&draw, area);
}

void
td_paper_draw_band (const TdPaper *self, TdPaperText *text, cairo_t *cr, guint band, double y)
{
  const GPtrArray *charts = self->report->charts;
  guint first = band * 2;
  guint n = MIN (2, charts->len - first);
  double width = (TD_PAPER_TABLE_WIDTH - (n - 1) * GAP) / n;

  for (guint i = 0; i < n; i++)
    draw_chart (self->report, g_ptr_array_index (charts, first + i), text, cr,
                (TdPaperArea){ TD_PAPER_LEFT + i * (width + GAP), y + GAP, width,
                               TD_PAPER_BAND_HEIGHT - GAP });
}
