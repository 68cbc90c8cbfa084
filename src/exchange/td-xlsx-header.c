/* The titles of the columns, under their groups, as merged cells. */
#include "exchange/td-xlsx-private.h"

#include <string.h>

#include "report/td-report-header.h"

#define LINE_HEIGHT 13.5
/* Letters of the header's font (10, bold) in the width of one of the workbook's. */
#define HEADER_SCALE 1.0
/* What a cell keeps free at its sides. */
#define PADDING 0.9
/* What a page holds with not too small a print: a table that is narrower keeps the widths that it
 * wishes. */
#define PAGE_WIDTH 180

/* Whether the heading at @depth above a column is above another one too. */
static gboolean
shares_with_neighbours (const TdReport *report, guint column, guint depth)
{
  return (column > 0 && td_report_shares_groups (report, column - 1, column, depth))
         || (column + 1 < report->columns->len
             && td_report_shares_groups (report, column, column + 1, depth));
}

/* @heights: of the header rows so far, in points; grows by what the cell needs */
static void
write_header_cell (TdXlsxSheet *self, const TdReportHeaderCell *cell, double *heights)
{
  lxw_row_t row = self->next + cell->level;
  lxw_col_t first = (lxw_col_t) cell->column;
  lxw_col_t last = (lxw_col_t) (cell->column + cell->n_columns - 1);
  guint bottom = cell->level + cell->n_levels - 1;
  double width = td_xlsx_sheet_get_width (self, first, last);
  double height = td_xlsx_count_lines (cell->text, width * HEADER_SCALE) * LINE_HEIGHT;

  for (guint i = cell->level; i < bottom; i++)
    height -= heights[i];
  heights[bottom] = MAX (heights[bottom], height);

  td_xlsx_sheet_write_text (self, row, first, self->next + bottom, last, cell->text,
                            self->styles->header);
}

void
td_xlsx_sheet_write_header (TdXlsxSheet *self)
{
  const TdReport *report = self->report;
  guint n_levels;
  g_autoptr (GArray) cells = td_report_lay_out_header (report, &n_levels);
  g_autofree double *heights = g_new (double, n_levels);

  for (guint i = 0; i < n_levels; i++)
    heights[i] = LINE_HEIGHT;

  /* Groups come before titles: a title over several rows takes its room from what they need. */
  for (guint i = 0; i < cells->len; i++)
    write_header_cell (self, &g_array_index (cells, TdReportHeaderCell, i), heights);
  for (guint i = 0; i < report->columns->len; i++)
    td_xlsx_sheet_check (self, worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i,
                                                     self->widths[i], NULL));

  for (guint i = 0; i < n_levels; i++)
    td_xlsx_sheet_check (self,
                         worksheet_set_row (self->sheet, self->next + i, heights[i] + 3, NULL));
  td_xlsx_sheet_check (self,
                       worksheet_repeat_rows (self->sheet, self->next, self->next + n_levels - 1));
  self->next += n_levels;
  self->n_title_rows = n_levels;
  self->first_row = self->next;
  worksheet_freeze_panes (self->sheet, self->first_row, (lxw_col_t) report->n_fixed_columns);
}

/* --- Widths ----------------------------------------------------------------------------------- */

static glong
measure_longest_word (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  glong longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, g_utf8_strlen (words[i], -1));

  return longest;
}

/* The longest number of a column as text: "1.234.567". */
static glong
measure_numbers (const TdReport *report, guint column)
{
  TdReportCell longest = { .kind = td_report_get_column (report, column)->kind };
  glong n_share = 0; /* "1.250%" below the counts */
  g_autofree char *text = NULL;

  if (longest.kind == TD_CELL_SHARE)
    return strlen ("100,0%");
  if (longest.kind == TD_CELL_DATE)
    return strlen ("31/12/2026");

  for (guint i = 0; i < report->rows->len; i++)
    {
      const TdReportCell *cell = td_report_get_cell (report, i, column);

      if (cell->kind == TD_CELL_SHARE)
        {
          g_autofree char *share = td_report_cell_to_text (cell);

          n_share = MAX (n_share, g_utf8_strlen (share, -1));
          continue;
        }
      if (ABS (cell->value) > longest.value)
        longest.value = ABS (cell->value);
      if (cell->kind == TD_CELL_CHANGE)
        longest.kind = TD_CELL_CHANGE;
    }
  text = td_report_cell_to_text (&longest);

  return MAX (g_utf8_strlen (text, -1), n_share);
}

/* The longest text of a column, other than those that go across the table. Of a long list only the
 * few are counted letter by letter that may be longer than those before. */
static glong
measure_texts (const TdReport *report, guint column)
{
  glong longest = 0;

  for (guint i = 0; i < report->rows->len; i++)
    {
      const TdReportRow *row = td_report_get_row (report, i);

      const char *text = row->kind != TD_ROW_SECTION ? row->cells[column].text : NULL;

      if (text != NULL && strlen (text) > (gsize) longest)
        {
          glong n = g_utf8_strlen (text, -1);

          longest = MAX (longest, n);
        }
    }

  return longest;
}

/* The narrowest that nothing is cut off at. */
static glong
measure_column (const TdReport *report, guint index)
{
  const TdReportColumnSpec *column = td_report_get_column (report, index);
  glong needed = measure_longest_word (column->title);
  glong longest;

  for (guint i = 0; column->groups != NULL && column->groups[i] != NULL; i++)
    if (!shares_with_neighbours (report, index, i))
      needed = MAX (needed, measure_longest_word (column->groups[i]));
  if (column->kind != TD_CELL_TEXT)
    return MAX (needed, measure_numbers (report, index));
  /* The first column has the rows' numbers, up to "XXXVIII"; other texts are wrapped. */
  if (index == 0)
    return MAX (needed, measure_texts (report, index));

  longest = MAX (measure_texts (report, index), g_utf8_strlen (column->title, -1));
  return MAX (needed, MIN (longest, column->width));
}

double *
td_xlsx_measure_columns (const TdReport *report)
{
  double *widths = g_new (double, report->columns->len);
  int total = 0;

  for (guint i = 0; i < report->columns->len; i++)
    total += td_report_get_column (report, i)->width;
  for (guint i = 0; i < report->columns->len; i++)
    {
      glong needed = measure_column (report, i);

      if (total <= PAGE_WIDTH)
        needed = MAX (needed, td_report_get_column (report, i)->width);
      widths[i] = (double) needed + PADDING;
    }

  return widths;
}
