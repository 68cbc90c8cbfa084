/* How wide the columns are: the whole table is as wide as the page, in the largest print in which
 * no number and no word is cut. */
#include "exchange/td-paper-private.h"

#define ROW_SIZE 11.0
#define HEADER_SIZE 10.0
#define PADDING 3.0
/* From here on a smaller print is worse than texts on many lines. */
#define SMALL_SIZE 9.0
/* The widest word that a column of texts makes room for, in digits: longer codes are broken. */
#define MAX_WORD 16
/* In a table with many columns, the lines that the longest text of a column is given. */
#define MAX_LINES 4
/* No more than so much of a page are column headings. */
#define MAX_HEADER (0.5 * (TD_PAPER_BOTTOM - TD_PAPER_TOP))

/* Widths of a column at the normal size, with the padding.
 * @least: no number and no word is cut, and few lines are needed
 * @wanted: all texts on one line, or as wide as the report wishes */
typedef struct
{
  double least;
  double wanted;
} Widths;

static gboolean
is_text (TdCellKind kind)
{
  return kind == TD_CELL_TEXT || kind == TD_CELL_EMPTY;
}

/* Whether the heading at @depth above a column is above another one too. */
static gboolean
shares_with_neighbours (const TdReport *report, guint column, guint depth)
{
  return (column > 0 && td_report_shares_groups (report, column - 1, column, depth))
         || (column + 1 < report->columns->len
             && td_report_shares_groups (report, column, column + 1, depth));
}

static double
measure_title (const TdReport *report, TdPaperText *text, guint index)
{
  const TdPaperStyle style = { TD_PAPER_BOLD, HEADER_SIZE };
  const TdReportColumnSpec *column = td_report_get_column (report, index);
  double widest = td_paper_text_measure_word (text, style, column->title);

  for (guint i = 0; column->groups != NULL && column->groups[i] != NULL; i++)
    if (!shares_with_neighbours (report, index, i))
      widest = MAX (widest, td_paper_text_measure_word (text, style, column->groups[i]));

  return widest;
}

/* Adds what the cell needs. */
static void
measure_cell (
    TdPaperText *text, TdReportRowKind row, const TdReportCell *cell, guint column, Widths *widths)
{
  const TdPaperStyle style = { row == TD_ROW_PLAIN ? TD_PAPER_REGULAR : TD_PAPER_BOLD, ROW_SIZE };

  if (is_text (cell->kind))
    {
      if (cell->text == NULL || cell->kind == TD_CELL_EMPTY)
        return;
      widths->wanted = MAX (widths->wanted, td_paper_text_measure (text, style, cell->text, -1));
      /* The first column has the rows' numbers, up to "XXXVIII". */
      if (column > 0)
        widths->least = MAX (widths->least, td_paper_text_measure_word (text, style, cell->text));
      else
        widths->least = MAX (widths->least, widths->wanted);
    }
  else
    {
      g_autofree char *value = td_report_cell_to_text (cell);

      widths->least = MAX (widths->least, td_paper_text_measure (text, style, value, -1));
    }
}

static Widths
measure_column (const TdReport *report, TdPaperText *text, guint index)
{
  const TdPaperStyle style = { TD_PAPER_REGULAR, ROW_SIZE };
  const TdReportColumnSpec *column = td_report_get_column (report, index);
  double digit = td_paper_text_measure (text, style, "0", -1);
  double title = measure_title (report, text, index);
  Widths widths = { 0, 0 };

  for (guint i = 0; i < report->rows->len; i++)
    {
      const TdReportRow *row = td_report_get_row (report, i);

      if (row->kind != TD_ROW_SECTION)
        measure_cell (text, row->kind, &row->cells[index], index, &widths);
    }
  if (is_text (column->kind))
    {
      widths.least = MIN (MAX (widths.least, widths.wanted / MAX_LINES), MAX_WORD * digit);
      widths.wanted = MIN (widths.wanted, column->width * digit);
    }
  else
    widths.wanted = MAX (widths.wanted, column->width * digit);
  widths.least = MAX (widths.least, title) + 2 * PADDING;
  widths.wanted = MAX (widths.wanted + 2 * PADDING, widths.least);

  return widths;
}

/* The width of a column at @part between the least that it can be and what it wants. */
static double
get_width (const Widths *widths, double part)
{
  return widths->least + part * (widths->wanted - widths->least);
}

static double
add_up (const Widths *widths, guint n, double part)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += get_width (&widths[i], part);

  return sum;
}

/* What part of the room that is left a column gets: texts as they are long, or, where there are
 * none yet, as the report expects them; numbers nothing, they stand closer together than that.
 * @digit: its width */
static double
get_weight (const TdPaper *self, const Widths *widths, guint index, double digit)
{
  const TdReportColumnSpec *column = td_report_get_column (self->report, index);

  if (index == 0 || !is_text (column->kind))
    return 0;

  return MAX (widths[index].wanted, column->width * digit / 2);
}

static void
spread (const TdPaper *self, TdPaperText *text, const Widths *widths, double *result, double room)
{
  const TdPaperStyle style = { TD_PAPER_REGULAR, ROW_SIZE };
  guint n = self->report->columns->len;
  double digit = td_paper_text_measure (text, style, "0", -1);
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += get_weight (self, widths, i, digit);
  for (guint i = 0; i < n; i++)
    result[i] += room
                 * (sum > 0 ? get_weight (self, widths, i, digit) / sum
                            : widths[i].wanted / add_up (widths, n, 1));
}

/* Fills @result with widths that add up to the page's.
 *
 * Returns: the scale of the print */
static double
fit (const TdPaper *self, TdPaperText *text, const Widths *widths, double *result)
{
  guint n = self->report->columns->len;
  double least = add_up (widths, n, 0);
  double middle = add_up (widths, n, 0.5);
  double wanted = add_up (widths, n, 1);
  double scale = MIN (TD_PAPER_TABLE_WIDTH / middle, 1);
  double part = 1;
  double room;

  if (scale < SMALL_SIZE / ROW_SIZE)
    scale = MIN (SMALL_SIZE / ROW_SIZE, TD_PAPER_TABLE_WIDTH / least);
  room = TD_PAPER_TABLE_WIDTH / scale;
  if (wanted > least)
    part = CLAMP ((room - least) / (wanted - least), 0, 1);
  for (guint i = 0; i < n; i++)
    result[i] = get_width (&widths[i], part);
  if (room > add_up (widths, n, part))
    spread (self, text, widths, result, room - add_up (widths, n, part));

  return scale;
}

/* A title over several header rows takes its room from what they need. */
static void
find_levels (TdPaper *self, TdPaperText *text)
{
  g_autofree double *heights = NULL;

  self->header = td_report_lay_out_header (self->report, &self->n_levels);
  heights = g_new (double, self->n_levels);
  for (guint i = 0; i < self->n_levels; i++)
    heights[i] = td_paper_get_row_height (self, 1);

  for (guint i = 0; i < self->header->len; i++)
    {
      const TdReportHeaderCell *cell = &g_array_index (self->header, TdReportHeaderCell, i);
      guint bottom = cell->level + cell->n_levels - 1;
      double x = self->column_x[cell->column];
      TdPaperArea area
          = { x, 0, self->column_x[cell->column + cell->n_columns] - x - 2 * self->padding, 0 };
      double height = td_paper_put_text (text, NULL, self->header_style, cell->text,
                                         TD_PAPER_HEADER_LINES, TD_PAPER_CENTRED, area)
                      + 2 * self->padding;

      for (guint level = cell->level; level < bottom; level++)
        height -= heights[level];
      heights[bottom] = MAX (heights[bottom], MIN (height, MAX_HEADER / self->n_levels));
    }

  self->level_y = g_new0 (double, self->n_levels + 1);
  for (guint i = 0; i < self->n_levels; i++)
    self->level_y[i + 1] = self->level_y[i] + heights[i];
}

gboolean
td_paper_find_columns (TdPaper *self,
                       TdPaperText *text,
                       const TdPaperProgress *progress,
                       GError **error)
{
  guint n = self->report->columns->len;
  g_autofree Widths *widths = g_new (Widths, n);
  g_autofree double *result = g_new (double, n);
  double scale;

  for (guint i = 0; i < n; i++)
    {
      if (!td_paper_progress_report (progress, 0.5 * i / n, error))
        return FALSE;
      widths[i] = measure_column (self->report, text, i);
    }
  scale = fit (self, text, widths, result);

  self->padding = PADDING * scale;
  self->header_style = (TdPaperStyle){ TD_PAPER_BOLD, HEADER_SIZE * scale };
  for (guint i = 0; i <= TD_ROW_TOTAL; i++)
    self->styles[i]
        = (TdPaperStyle){ i == TD_ROW_PLAIN ? TD_PAPER_REGULAR : TD_PAPER_BOLD, ROW_SIZE * scale };
  self->column_x = g_new (double, n + 1);
  self->column_x[0] = TD_PAPER_LEFT;
  for (guint i = 0; i < n; i++)
    self->column_x[i + 1] = self->column_x[i] + result[i] * scale;
  find_levels (self, text);

  return TRUE;
}
