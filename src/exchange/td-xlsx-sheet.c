/* One report as one sheet:
 *
 *   row 0…   heading left and right, code, title, subtitle, addressee
 *   header   one row a level of column groups, then the titles; repeated on every page
 *   rows     native numbers and dates; sums and shares as formulas with their values cached
 *   below    notes, signature block */
#include "exchange/td-xlsx-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-error.h"

#define LINE_HEIGHT 16.0
/* Excel takes 255 arguments for SUM; more are summed in parts. */
#define MAX_ARGUMENTS 200

typedef struct
{
  lxw_worksheet *sheet;
  const TdXlsxStyles *styles;
  const TdReport *report;
  lxw_row_t first_row; /* of the rows */
  lxw_col_t last_column;
  lxw_col_t left_end;    /* last column of the left heading */
  lxw_col_t right_begin; /* first column of the right one */
  lxw_row_t next;
} Sheet;

static void
write_line (
    Sheet *self, lxw_row_t row, lxw_col_t from, lxw_col_t to, const char *text, lxw_format *format)
{
  if (from == to)
    worksheet_write_string (self->sheet, row, from, text, format);
  else
    worksheet_merge_range (self->sheet, row, from, row, to, text, format);
}

/* How many lines @text takes in @width letters, broken between words. */
static int
count_lines (const char *text, int width)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  int lines = 1;
  int used = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      int length = (int) g_utf8_strlen (words[i], -1);

      if (used > 0 && used + 1 + length > width)
        {
          lines++;
          used = 0;
        }
      used += (used > 0 ? 1 : 0) + length;
    }

  return lines;
}

/* The left heading takes the first columns up to two fifths of the width, the right one begins
 * after three fifths, or right beside it in a table of few columns. */
static void
divide_columns (Sheet *self)
{
  int total = 0;
  int sum = 0;

  for (guint i = 0; i < self->report->columns->len; i++)
    total += td_report_get_column (self->report, i)->width;

  self->left_end = 0;
  for (guint i = 0; i < self->report->columns->len; i++)
    {
      sum += td_report_get_column (self->report, i)->width;
      if (sum * 5 <= total * 2)
        self->left_end = (lxw_col_t) i;
      if (sum * 5 <= total * 3)
        self->right_begin = (lxw_col_t) i;
    }
  self->right_begin
      = (lxw_col_t) MIN (MAX (self->right_begin, self->left_end + 1), self->last_column);
}

static void
write_heading (Sheet *self)
{
  const TdReport *report = self->report;
  lxw_row_t row = 0;

  for (guint i = 0; i < 2; i++)
    {
      if (report->left_heading[i] != NULL)
        write_line (self, row, 0, self->left_end, report->left_heading[i],
                    i == 0 ? self->styles->regular_line : self->styles->bold_line);
      write_line (self, row, self->right_begin, self->last_column, report->right_heading[i],
                  i == 0 ? self->styles->bold_line : self->styles->motto);
      worksheet_set_row (self->sheet, row, 18, NULL);
      row++;
    }
  /* The short line under the organisation's name. */
  write_line (self, row, 0, self->left_end, "────────", self->styles->regular_line);
  write_line (self, row, self->right_begin, self->last_column, "", self->styles->code);
  row++;

  write_line (self, row, 0, self->last_column, report->title, self->styles->title);
  worksheet_set_row (self->sheet, row++, 24, NULL);
  write_line (self, row, 0, self->last_column, report->subtitle, self->styles->subtitle);
  worksheet_set_row (self->sheet, row++, 18, NULL);
  if (report->addressee != NULL)
    {
      write_line (self, row, 0, self->last_column, report->addressee, self->styles->addressee);
      worksheet_set_row (self->sheet, row++, 18, NULL);
    }
  {
    g_autofree char *code = g_strdup_printf ("Biểu %s", report->code);

    write_line (self, row++, self->right_begin, self->last_column, code, self->styles->code);
  }
  self->next = row;
}

static guint
count_groups (const TdReportColumnSpec *column)
{
  return column->groups != NULL ? g_strv_length (column->groups) : 0;
}

/* Whether two columns stand under the same groups down to @depth. */
static gboolean
shares_groups (const TdReport *report, guint a, guint b, guint depth)
{
  const TdReportColumnSpec *first = td_report_get_column (report, a);
  const TdReportColumnSpec *second = td_report_get_column (report, b);

  if (count_groups (first) <= depth || count_groups (second) <= depth)
    return FALSE;
  for (guint i = 0; i <= depth; i++)
    if (!g_str_equal (first->groups[i], second->groups[i]))
      return FALSE;

  return TRUE;
}

static void
write_header_cell (Sheet *self,
                   guint level,
                   guint n_levels,
                   guint column,
                   guint n_columns,
                   const char *text,
                   double *heights)
{
  lxw_row_t row = self->next + level;
  int width = 0;
  double height;

  for (guint i = column; i < column + n_columns; i++)
    width += td_report_get_column (self->report, i)->width;
  height = count_lines (text, width) * LINE_HEIGHT;
  for (guint i = level; i + 1 < level + n_levels; i++)
    height -= heights[i];
  heights[level + n_levels - 1] = MAX (heights[level + n_levels - 1], height);

  if (n_levels == 1 && n_columns == 1)
    worksheet_write_string (self->sheet, row, (lxw_col_t) column, text, self->styles->header);
  else
    worksheet_merge_range (self->sheet, row, (lxw_col_t) column, row + n_levels - 1,
                           (lxw_col_t) (column + n_columns - 1), text, self->styles->header);
}

static void
write_header (Sheet *self)
{
  const TdReport *report = self->report;
  guint n_columns = report->columns->len;
  guint n_levels = 1;
  g_autofree double *heights = NULL;

  for (guint i = 0; i < n_columns; i++)
    n_levels = MAX (n_levels, count_groups (td_report_get_column (report, i)) + 1);
  heights = g_new (double, n_levels);
  for (guint i = 0; i < n_levels; i++)
    heights[i] = LINE_HEIGHT;

  /* Groups before titles: a title over several rows takes its room from what the groups need. */
  for (guint i = 0; i < n_columns; i++)
    for (guint depth = 0; depth < count_groups (td_report_get_column (report, i)); depth++)
      {
        guint n = 1;

        if (i > 0 && shares_groups (report, i - 1, i, depth))
          continue;
        while (i + n < n_columns && shares_groups (report, i, i + n, depth))
          n++;
        write_header_cell (self, depth, 1, i, n, td_report_get_column (report, i)->groups[depth],
                           heights);
      }
  for (guint i = 0; i < n_columns; i++)
    {
      const TdReportColumnSpec *column = td_report_get_column (report, i);
      guint n_groups = count_groups (column);

      write_header_cell (self, n_groups, n_levels - n_groups, i, 1, column->title, heights);
      worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, column->width + 0.7, NULL);
    }

  for (guint i = 0; i < n_levels; i++)
    worksheet_set_row (self->sheet, self->next + i, heights[i] + 3, NULL);
  worksheet_repeat_rows (self->sheet, self->next, self->next + n_levels - 1);
  self->next += n_levels;
  self->first_row = self->next;
  worksheet_freeze_panes (self->sheet, self->first_row, (lxw_col_t) report->n_fixed_columns);
}

/* --- Rows ------------------------------------------------------------------------------------- */

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

/* =SUM(C10:C12,C15) over the rows that name @row as their parent; NULL if there are none.
 * @children: (element-type guint): their indexes */
static char *
make_sum (const Sheet *self, const GArray *children, guint column)
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

  return g_string_free (formula, FALSE);
}

static void
write_share (Sheet *self, lxw_row_t row, guint column, const TdReportCell *cell, lxw_format *format)
{
  const TdReportColumnSpec *spec = td_report_get_column (self->report, column);
  char numerator[LXW_MAX_CELL_NAME_LENGTH];
  char denominator[LXW_MAX_CELL_NAME_LENGTH];
  g_autofree char *formula = NULL;

  lxw_rowcol_to_cell (numerator, row, (lxw_col_t) spec->share_of);
  lxw_rowcol_to_cell (denominator, row, (lxw_col_t) spec->share_in);
  formula = g_strdup_printf ("=IF(%s=0,\"\",%s/%s)", denominator, numerator, denominator);
  if (cell->denominator == 0)
    worksheet_write_formula_str (self->sheet, row, (lxw_col_t) column, formula, format, "");
  else
    worksheet_write_formula_num (self->sheet, row, (lxw_col_t) column, formula, format,
                                 (double) cell->value / (double) cell->denominator);
}

static void
write_cell (
    Sheet *self, lxw_row_t row, const TdReportRow *data, guint column, const GArray *children)
{
  const TdReportCell *cell = &data->cells[column];
  const TdReportColumnSpec *spec = td_report_get_column (self->report, column);
  lxw_col_t at = (lxw_col_t) column;
  lxw_format *format = self->styles->cells[data->kind][cell->kind];
  g_autofree char *formula = NULL;
  lxw_datetime date = { 0 };

  switch (cell->kind)
    {
    case TD_CELL_TEXT:
      worksheet_write_string (self->sheet, row, at, cell->text, format);
      break;
    case TD_CELL_COUNT:
    case TD_CELL_MONEY:
    case TD_CELL_CHANGE:
      formula = spec->is_summed ? make_sum (self, children, column) : NULL;
      if (formula != NULL)
        worksheet_write_formula_num (self->sheet, row, at, formula, format, (double) cell->value);
      else
        worksheet_write_number (self->sheet, row, at, (double) cell->value, format);
      break;
    case TD_CELL_SHARE:
      write_share (self, row, column, cell, format);
      break;
    case TD_CELL_DATE:
      date.year = cell->date.year;
      date.month = cell->date.month;
      date.day = cell->date.day;
      worksheet_write_datetime (self->sheet, row, at, &date, format);
      break;
    case TD_CELL_EMPTY:
    default:
      worksheet_write_blank (self->sheet, row, at, format);
      break;
    }
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

static gboolean
write_rows (Sheet *self, TdJob *job, GError **error)
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

          write_line (self, at, 0, self->last_column, text,
                      self->styles->cells[TD_ROW_GROUP][TD_CELL_TEXT]);
          continue;
        }
      for (guint j = 0; j < report->columns->len; j++)
        write_cell (self, at, row, j, children->pdata[i]);
      if (row->level > 0)
        {
          lxw_row_col_options options = { .level = (uint8_t) MIN (row->level, 7) };

          worksheet_set_row_opt (self->sheet, at, LXW_DEF_ROW_HEIGHT, NULL, &options);
        }
    }
  self->next = self->first_row + report->rows->len;

  return TRUE;
}

/* --- Below ------------------------------------------------------------------------------------ */

static void
write_below (Sheet *self)
{
  const TdReport *report = self->report;
  lxw_row_t row = self->next;

  for (guint i = 0; i < report->notes->len; i++)
    write_line (self, row++, 0, self->last_column, g_ptr_array_index (report->notes, i),
                self->styles->note);
  row++;
  write_line (self, row++, self->right_begin, self->last_column, report->date_line,
              self->styles->italic_line);
  write_line (self, row, 0, self->left_end, report->preparer_post, self->styles->bold_line);
  write_line (self, row++, self->right_begin, self->last_column, report->signer_authority,
              self->styles->bold_line);
  write_line (self, row, 0, self->left_end, "(Ký, ghi rõ họ tên)", self->styles->italic_line);
  write_line (self, row++, self->right_begin, self->last_column, report->signer_post,
              self->styles->bold_line);
  write_line (self, row, self->right_begin, self->last_column, "(Ký, ghi rõ họ tên, đóng dấu)",
              self->styles->italic_line);
  row += 5;
  write_line (self, row, 0, self->left_end, report->preparer_name, self->styles->bold_line);
  write_line (self, row, self->right_begin, self->last_column, report->signer_name,
              self->styles->bold_line);
}

static double
inches (double millimetres)
{
  return millimetres / 25.4;
}

static void
set_up_page (Sheet *self)
{
  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, 9); /* A4 */
  worksheet_set_margins (self->sheet, inches (30), inches (15), inches (20), inches (20));
  worksheet_fit_to_pages (self->sheet, 1, 0);
  /* libxlsxwriter has no other header for the first page, so the number stands there as well. */
  worksheet_set_header (self->sheet, "&C&\"Times New Roman,Regular\"&13&P");
  worksheet_outline_settings (self->sheet, LXW_TRUE, LXW_FALSE, LXW_FALSE, LXW_FALSE);
  worksheet_gridlines (self->sheet, LXW_HIDE_ALL_GRIDLINES);
}

gboolean
td_xlsx_write_sheet (lxw_worksheet *sheet,
                     const TdXlsxStyles *styles,
                     const TdReport *report,
                     TdJob *job,
                     GError **error)
{
  Sheet self = { .sheet = sheet, .styles = styles, .report = report };

  self.last_column = (lxw_col_t) (report->columns->len - 1);
  if (report->rows->len > LXW_ROW_MAX - 100)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _ ("Report %s has %u lines, more than a spreadsheet holds. Choose a shorter "
                      "period or one unit."),
                   report->code, report->rows->len);
      return FALSE;
    }

  set_up_page (&self);
  divide_columns (&self);
  write_heading (&self);
  write_header (&self);
  if (!write_rows (&self, job, error))
    return FALSE;
  write_below (&self);

  return TRUE;
}
