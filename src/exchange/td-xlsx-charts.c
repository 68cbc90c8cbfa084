/* The charts of a report, as native ones below its table: two beside each other, the last one over
 * the whole width if their number is odd. */
#include "exchange/td-xlsx-private.h"

#include <math.h>

/* libxlsxwriter copies it, but does not say so in its types. */
static char font_name[] = "Times New Roman";

/* A chart of libxlsxwriter before it is scaled, in pixels. */
#define CHART_WIDTH 480.0
#define CHART_HEIGHT 288.0

/* Of the charts; a row without a height of its own has 15 points, 20 pixels. */
#define HEIGHT 300.0
#define ROW_POINTS 15.0
#define ROW_PIXELS 20.0
#define POINTS_A_PIXEL 0.75

/* The printed area of the page that td-xlsx-sheet.c sets up, in points. */
#define PAGE_WIDTH (252 / 25.4 * 72)
#define PAGE_HEIGHT (170 / 25.4 * 72)

/* Light and dark by turns and the third hatched, to be told apart in a black and white print. */
static const struct
{
  lxw_color_t fill;
  lxw_color_t label;
  uint8_t pattern;
} looks[TD_CHART_MAX_SERIES] = {
  { 0x1F4E79, 0xFFFFFF, LXW_CHART_PATTERN_NONE },
  { 0x9DC3E6, 0x000000, LXW_CHART_PATTERN_NONE },
  { 0xC55A11, 0x000000, LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL },
  { 0x7F7F7F, 0x000000, LXW_CHART_PATTERN_PERCENT_25 },
};

static uint8_t
find_type (TdReportChartKind kind)
{
  switch (kind)
    {
    case TD_CHART_STACKED_COLUMNS:
      return LXW_CHART_COLUMN_STACKED;
    case TD_CHART_STACKED_BARS:
      return LXW_CHART_BAR_STACKED;
    case TD_CHART_COLUMNS:
    default:
      return LXW_CHART_COLUMN;
    }
}

static void
add_series (const TdXlsxSheet *self, lxw_chart *chart, const TdReportChart *data, guint index)
{
  lxw_row_t first = self->first_row + data->first_row;
  lxw_row_t last = self->first_row + data->last_row;
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
  gboolean is_stacked = data->kind != TD_CHART_COLUMNS;
  lxw_chart_fill fill = { .color = looks[index].fill };
  lxw_chart_pattern pattern
      = { .fg_color = looks[index].fill, .bg_color = 0xFFFFFF, .type = looks[index].pattern };
  lxw_chart_line line = { .color = 0x404040, .width = 0.5 };
  /* Beside each other the values stand above the columns, not in them. */
  lxw_chart_font font
      = { .name = font_name, .size = 8, .color = is_stacked ? looks[index].label : 0x000000 };

  chart_series_set_name (series, data->series[index]);
  chart_series_set_categories (series, self->sheet->name, first, (lxw_col_t) data->name_column,
                               last, (lxw_col_t) data->name_column);
  chart_series_set_values (series, self->sheet->name, first, (lxw_col_t) data->columns[index], last,
                           (lxw_col_t) data->columns[index]);
  if (pattern.type == LXW_CHART_PATTERN_NONE)
    chart_series_set_fill (series, &fill);
  else
    chart_series_set_pattern (series, &pattern);
  chart_series_set_line (series, &line);
  chart_series_set_labels (series);
  chart_series_set_labels_font (series, &font);
  /* Without those that are zero. */
  chart_series_set_labels_num_format (series, is_stacked ? "#,##0;;" : "0.0%;;");
  chart_series_set_labels_position (series, is_stacked ? LXW_CHART_LABEL_POSITION_CENTER
                                                       : LXW_CHART_LABEL_POSITION_OUTSIDE_END);
}

static lxw_chart *
create_chart (const TdXlsxSheet *self, const TdReportChart *data)
{
  lxw_chart *chart = workbook_add_chart (self->workbook, find_type (data->kind));
  gboolean is_bar = data->kind == TD_CHART_STACKED_BARS;
  lxw_chart_axis *names = is_bar ? chart->y_axis : chart->x_axis;
  lxw_chart_axis *values = is_bar ? chart->x_axis : chart->y_axis;
  lxw_chart_font title = { .name = font_name, .size = 12, .bold = LXW_TRUE };
  lxw_chart_font text = { .name = font_name, .size = 9 };
  lxw_chart_line grid = { .color = 0xD9D9D9, .width = 0.5 };

  for (guint i = 0; i < data->n_series; i++)
    add_series (self, chart, data, i);
  chart_title_set_name (chart, data->title);
  chart_title_set_name_font (chart, &title);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_BOTTOM);
  chart_legend_set_font (chart, &text);
  chart_axis_set_num_font (names, &text);
  chart_axis_set_num_font (values, &text);
  chart_axis_major_gridlines_set_visible (names, LXW_FALSE);
  chart_axis_major_gridlines_set_visible (values, LXW_TRUE);
  chart_axis_major_gridlines_set_line (values, &grid);
  chart_axis_set_num_format (values, data->kind == TD_CHART_COLUMNS ? "0%" : "#,##0");
  chart_axis_set_min (values, 0);
  if (is_bar)
    {
      /* The first row on top, and the values still below. */
      chart_axis_set_reverse (names);
      chart_axis_set_crossing_max (names);
    }
  chart_set_series_gap (chart, 60);

  return chart;
}

/* As Excel draws a column of so many letters of its default font, in pixels. */
static double
measure_width (const TdXlsxSheet *self)
{
  double width = 0;

  for (guint i = 0; i <= self->last_column; i++)
    width += floor (self->widths[i] * 7 + 5);

  return width;
}

static double
measure_rows (const TdXlsxSheet *self, lxw_row_t from, lxw_row_t to)
{
  double height = 0;

  for (lxw_row_t i = from; i < to; i++)
    {
      const lxw_row *row = lxw_worksheet_find_row (self->sheet, i);

      height += row != NULL && row->height_changed ? row->height : ROW_POINTS;
    }

  return height;
}

/* How many rows to leave free, so that a row of charts is not divided by the end of a page.
 * @y: where it would begin, in points from the sheet's top */
static lxw_row_t
count_rows_to_skip (const TdXlsxSheet *self, double y, double width)
{
  double scale = MAX (1, width * POINTS_A_PIXEL / PAGE_WIDTH);
  double page = PAGE_HEIGHT * scale;
  /* Titles are repeated on every page but the first. */
  double titles = measure_rows (self, self->first_row - self->n_title_rows, self->first_row);
  double room = page - y;

  while (room < 0)
    room += page - titles;
  if (room >= HEIGHT * POINTS_A_PIXEL + ROW_POINTS)
    return 0;

  return (lxw_row_t) ceil (room / ROW_POINTS);
}

void
td_xlsx_sheet_write_charts (TdXlsxSheet *self)
{
  const GPtrArray *charts = self->report->charts;
  double width = measure_width (self);
  lxw_row_t row = self->next + 1;
  g_autoptr (GArray) breaks = g_array_new (TRUE, FALSE, sizeof (lxw_row_t));

  for (guint i = 0; i < charts->len; i++)
    {
      const TdReportChart *chart = g_ptr_array_index (charts, i);
      gboolean is_second = i % 2 == 1;
      gboolean is_alone = !is_second && i + 1 == charts->len;
      double room = is_alone ? width : width / 2;
      lxw_chart_options options = {
        .x_offset = is_second ? (int32_t) (width / 2) : 0,
        /* Its frame belongs to this page, not to the one that ends above. */
        .y_offset = 3,
        .x_scale = (room - 6) / CHART_WIDTH,
        .y_scale = HEIGHT / CHART_HEIGHT,
        /* Rows above that are folded do not squeeze it. */
        .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
        .description = chart->title,
      };

      if (!is_second)
        {
          lxw_row_t n_skipped = count_rows_to_skip (self, measure_rows (self, 0, row), width);

          row += n_skipped;
          /* Excel may set a sheet that is fitted to a width without its breaks; other programs
           * measure columns in another way. */
          if (n_skipped > 0)
            g_array_append_val (breaks, row);
        }
      td_xlsx_sheet_check (self, worksheet_insert_chart_opt (self->sheet, row, 0,
                                                             create_chart (self, chart), &options));
      if (is_second || is_alone)
        row += (lxw_row_t) (HEIGHT / ROW_PIXELS) + 1;
    }
  if (breaks->len > 0)
    td_xlsx_sheet_check (
        self, worksheet_set_h_pagebreaks (self->sheet, &g_array_index (breaks, lxw_row_t, 0)));
  self->next = row;
}
