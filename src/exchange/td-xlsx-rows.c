/* The rows: native numbers and dates; sums and shares as formulas with their values cached. */
#include "exchange/td-xlsx-private.h"

#include <string.h>

/* Excel takes 255 arguments for SUM; more are summed in parts. */
#define MAX_ARGUMENTS 200
#define LINE_HEIGHT 14.0
#define MAX_HEIGHT 409.0 /* Excel's own bound */
/* Letters of a text in the width of one of the workbook's: most of Times New Roman's are narrower.
 */
#define PLAIN_SCALE 1.12
#define BOLD_SCALE 1.05

/* Appends "C10:C12" or "C15". */
static void
append_range (GString *formula, guint column, guint first, guint last)
{
  char from[LXW_MAX_CELL_NAME_LENGTH];
  char to[LXW_MAX_CELL_NAME_LENGTH];

  lxw_rowcol_to_cell (from, first, (lxw_col_t) column);
  lxw_rowcol_to_cell (to, last, (lxw_col_t) column);
  g_string_append (formula, from);
  if (first != last)
    g_string_append_printf (formula, ":%s", to);
}

/* =SUM(C10:C12,C15) over the rows that a row sums; NULL if there are none, or if they are so
 * scattered (some 500 groups under one row) that Excel would refuse the formula.
 * @children: (element-type guint): their indexes */
static char *
make_sum (const TdXlsxSheet *self, const GArray *children, guint column)
{
  GString *formula;
  guint n_arguments = 0;

  if (children == NULL)
    return NULL;

  formula = g_string_new ("=SUM(");
  for (guint i = 0; i < children->len;)
    {
      guint first = g_array_index (children, guint, i);
      guint last = first;

      for (i++; i < children->len && g_array_index (children, guint, i) == last + 1; i++)
        last++;
      if (n_arguments > 0)
        g_string_append (formula, n_arguments % MAX_ARGUMENTS == 0 ? ")+SUM(" : ",");
      append_range (formula, column, self->first_row + first, self->first_row + last);
      n_arguments++;
    }
  g_string_append_c (formula, ')');
  if (formula->len > TD_XLSX_MAX_FORMULA)
    {
      g_string_free (formula, TRUE);
      return NULL;
    }

  return g_string_free (formula, FALSE);
}

/* =IF(C10=0,"",B10/C10): within the row, or in one that compares two others between those.
 * =IF(C10=0,"",B10/C10*1000) for what there is for 1.000 others. */
static void
write_share (
    TdXlsxSheet *self, lxw_row_t at, const TdReportRow *row, guint column, lxw_format *format)
{
  const TdReportColumnSpec *spec = td_report_get_column (self->report, column);
  const TdReportCell *cell = &row->cells[column];
  char numerator[LXW_MAX_CELL_NAME_LENGTH];
  char denominator[LXW_MAX_CELL_NAME_LENGTH];
  g_autofree char *formula = NULL;

  if (row->compared >= 0)
    {
      lxw_rowcol_to_cell (numerator, self->first_row + (lxw_row_t) row->compared,
                          (lxw_col_t) column);
      lxw_rowcol_to_cell (denominator, self->first_row + (lxw_row_t) row->compared_with,
                          (lxw_col_t) column);
    }
  else
    {
      lxw_rowcol_to_cell (numerator, at, (lxw_col_t) spec->share_of);
      lxw_rowcol_to_cell (denominator, at, (lxw_col_t) spec->share_in);
    }
  formula = g_strdup_printf ("=IF(%s=0,\"\",%s/%s%s)", denominator, numerator, denominator,
                             cell->is_per_mille ? "*1000" : "");
  if (cell->denominator == 0)
    td_xlsx_sheet_check (self, worksheet_write_formula_str (self->sheet, at, (lxw_col_t) column,
                                                            formula, format, ""));
  else
    td_xlsx_sheet_check (
        self, worksheet_write_formula_num (self->sheet, at, (lxw_col_t) column, formula, format,
                                           (double) cell->value / (double) cell->denominator
                                               * (cell->is_per_mille ? 1000 : 1)));
}

/* =C12-C13 between the rows that the row compares, =D12-E12 between columns; NULL for neither. */
static char *
make_difference (const TdXlsxSheet *self, lxw_row_t at, const TdReportRow *row, guint column)
{
  const TdReportColumnSpec *spec = td_report_get_column (self->report, column);
  char first[LXW_MAX_CELL_NAME_LENGTH];
  char second[LXW_MAX_CELL_NAME_LENGTH];

  if (row->compared >= 0)
    {
      lxw_rowcol_to_cell (first, self->first_row + (lxw_row_t) row->compared, (lxw_col_t) column);
      lxw_rowcol_to_cell (second, self->first_row + (lxw_row_t) row->compared_with,
                          (lxw_col_t) column);
    }
  else if (spec->change_of >= 0)
    {
      lxw_rowcol_to_cell (first, at, (lxw_col_t) spec->change_of);
      lxw_rowcol_to_cell (second, at, (lxw_col_t) spec->change_from);
    }
  else
    return NULL;

  return g_strdup_printf ("=%s-%s", first, second);
}

/* =SUM(D12:E12): the columns that a column adds, in the same row. */
static char *
make_row_sum (lxw_row_t row, const TdReportColumnSpec *spec)
{
  char from[LXW_MAX_CELL_NAME_LENGTH];
  char to[LXW_MAX_CELL_NAME_LENGTH];

  lxw_rowcol_to_cell (from, row, (lxw_col_t) spec->adds_from);
  lxw_rowcol_to_cell (to, row, (lxw_col_t) spec->adds_to);

  return g_strdup_printf ("=SUM(%s:%s)", from, to);
}

static void
write_points (TdXlsxSheet *self,
              lxw_row_t row,
              guint column,
              const TdReportCell *cell,
              const GArray *children,
              lxw_format *format)
{
  const TdReportColumnSpec *spec = td_report_get_column (self->report, column);
  double points = (double) cell->value / 100;
  g_autofree char *formula = NULL;

  if (spec->adds_from >= 0)
    formula = make_row_sum (row, spec);
  else if (spec->is_summed)
    formula = make_sum (self, children, column);
  if (formula != NULL)
    td_xlsx_sheet_check (self, worksheet_write_formula_num (self->sheet, row, (lxw_col_t) column,
                                                            formula, format, points));
  else
    td_xlsx_sheet_check (
        self, worksheet_write_number (self->sheet, row, (lxw_col_t) column, points, format));
}

static lxw_format *
find_format (const TdXlsxStyles *styles, const TdReportRow *row, guint column)
{
  const TdReportCell *cell = &row->cells[column];

  if (column == 0)
    return styles->numbers[row->kind];
  if (cell->is_struck)
    return styles->struck[cell->kind];
  if (cell->is_rounded)
    return styles->rounded;
  if (cell->is_per_mille)
    return styles->per_mille[row->kind];

  return styles->cells[row->kind][cell->kind];
}

static void
write_cell (
    TdXlsxSheet *self, lxw_row_t row, const TdReportRow *data, guint column, const GArray *children)
{
  const TdReportCell *cell = &data->cells[column];
  const TdReportColumnSpec *spec = td_report_get_column (self->report, column);
  lxw_col_t at = (lxw_col_t) column;
  lxw_format *format = find_format (self->styles, data, column);
  g_autofree char *formula = NULL;
  lxw_datetime date = { 0 };

  switch (cell->kind)
    {
    case TD_CELL_TEXT:
      td_xlsx_sheet_write_text (self, row, at, row, at, cell->text, format);
      break;
    case TD_CELL_COUNT:
    case TD_CELL_MONEY:
    case TD_CELL_CHANGE:
      if (cell->kind == TD_CELL_CHANGE)
        formula = make_difference (self, row, data, column);
      else if (spec->adds_from >= 0)
        formula = make_row_sum (row, spec);
      else if (spec->is_summed)
        formula = make_sum (self, children, column);
      if (formula != NULL)
        td_xlsx_sheet_check (self, worksheet_write_formula_num (self->sheet, row, at, formula,
                                                                format, (double) cell->value));
      else
        td_xlsx_sheet_check (
            self, worksheet_write_number (self->sheet, row, at, (double) cell->value, format));
      break;
    case TD_CELL_POINTS:
      write_points (self, row, column, cell, children, format);
      break;
    case TD_CELL_SHARE:
      write_share (self, row, data, column, format);
      break;
    case TD_CELL_DATE:
      date.year = cell->date.year;
      date.month = cell->date.month;
      date.day = cell->date.day;
      td_xlsx_sheet_check (self, worksheet_write_datetime (self->sheet, row, at, &date, format));
      break;
    case TD_CELL_EMPTY:
    default:
      td_xlsx_sheet_check (self, worksheet_write_blank (self->sheet, row, at, format));
      break;
    }
}

/* Excel would find the height of a wrapped text itself when it opens the file; LibreOffice and
 * printing services do not. */
static double
measure_height (const TdXlsxSheet *self, const TdReportRow *row)
{
  int n_lines = 1;

  for (guint i = 0; i <= self->last_column; i++)
    if (row->cells[i].kind == TD_CELL_TEXT && row->cells[i].text != NULL)
      {
        double width = self->widths[i] * (row->kind == TD_ROW_PLAIN ? PLAIN_SCALE : BOLD_SCALE);

        n_lines = MAX (n_lines, td_xlsx_count_lines (row->cells[i].text, width));
      }

  return MIN (n_lines * LINE_HEIGHT + 2, MAX_HEIGHT);
}

static void
clear_indexes (gpointer indexes)
{
  if (indexes != NULL)
    g_array_unref (indexes);
}

/* By row: the indexes of the rows that it sums, NULL for none. */
static GPtrArray *
index_children (const TdReport *report)
{
  GPtrArray *children = g_ptr_array_new_full (report->rows->len, clear_indexes);

  g_ptr_array_set_size (children, (int) report->rows->len);
  for (guint i = 0; i < report->rows->len; i++)
    {
      int parent = td_report_get_row (report, i)->parent;

      if (parent < 0)
        continue;
      if (children->pdata[parent] == NULL)
        children->pdata[parent] = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val ((GArray *) children->pdata[parent], i);
    }

  return children;
}

gboolean
td_xlsx_sheet_write_rows (TdXlsxSheet *self, TdJob *job, GError **error)
{
  const TdReport *report = self->report;
  g_autoptr (GPtrArray) children = index_children (report);

  for (guint i = 0; i < report->rows->len; i++)
    {
      const TdReportRow *row = td_report_get_row (report, i);
      lxw_row_t at = self->first_row + i;

      if (job != NULL && i % 500 == 0)
        {
          if (g_cancellable_set_error_if_cancelled (td_job_get_cancellable (job), error))
            return FALSE;
          td_job_report (job, (double) i / report->rows->len, report->sheet_name);
        }

      if (row->kind == TD_ROW_SECTION)
        {
          const char *text = row->cells[0].text != NULL ? row->cells[0].text : "";

          td_xlsx_sheet_write_text (self, at, 0, at, self->last_column, text,
                                    self->styles->cells[TD_ROW_GROUP][TD_CELL_TEXT]);
          td_xlsx_sheet_check (self, worksheet_set_row (self->sheet, at, LINE_HEIGHT + 4, NULL));
          continue;
        }
      for (guint j = 0; j < report->columns->len; j++)
        write_cell (self, at, row, j, children->pdata[i]);
      {
        lxw_row_col_options options = { .level = (uint8_t) CLAMP (row->level, 0, 7) };

        td_xlsx_sheet_check (
            self,
            worksheet_set_row_opt (self->sheet, at, measure_height (self, row), NULL, &options));
      }
    }
  self->next = self->first_row + report->rows->len;

  return TRUE;
}
