/* One report as one sheet:
 *
 *   row 0…   heading left and right, code, title, subtitle, addressee
 *   header   one row a level of column groups, then the titles; repeated on every page
 *   rows     native numbers and dates; sums and shares as formulas with their values cached
 *   below    notes, signature block */
#include "exchange/td-xlsx-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/td-error.h"

#define LINE_HEIGHT 17.0

void
td_xlsx_sheet_check (TdXlsxSheet *self, lxw_error result)
{
  if (self->result == LXW_NO_ERROR)
    self->result = result;
}

void
td_xlsx_sheet_write_text (TdXlsxSheet *self,
                          lxw_row_t first_row,
                          lxw_col_t from,
                          lxw_row_t last_row,
                          lxw_col_t to,
                          const char *text,
                          lxw_format *format)
{
  g_autofree char *cut = NULL;
  lxw_error result;

  if (text == NULL)
    text = "";
  /* No letter has less than a byte. */
  if (strlen (text) > TD_XLSX_MAX_TEXT)
    text = cut = td_xlsx_cut_text (text, TD_XLSX_MAX_TEXT);
  if (first_row == last_row && from == to)
    result = worksheet_write_string (self->sheet, first_row, from, text, format);
  else
    result = worksheet_merge_range (self->sheet, first_row, from, last_row, to, text, format);
  td_xlsx_sheet_check (self, result);
}

double
td_xlsx_sheet_get_width (const TdXlsxSheet *self, lxw_col_t from, lxw_col_t to)
{
  double width = 0;

  for (guint i = from; i <= to; i++)
    width += self->widths[i];

  return width;
}

/* One line of the heading or below the table: Excel makes no room for a merged text by itself, so
 * the row is made as high as the text needs, and no less than the other side of it.
 * @height: (inout): of the row */
static void
write_line (TdXlsxSheet *self,
            lxw_row_t row,
            lxw_col_t from,
            lxw_col_t to,
            const char *text,
            lxw_format *format,
            double *height)
{
  /* A capital of the largest font takes the room of one and a half letters of a column's width. */
  double width = td_xlsx_sheet_get_width (self, from, to) * 2 / 3;

  td_xlsx_sheet_write_text (self, row, from, row, to, text, format);
  if (text != NULL)
    *height = MAX (*height, td_xlsx_count_lines (text, width) * LINE_HEIGHT);
  td_xlsx_sheet_check (self, worksheet_set_row (self->sheet, row, MIN (*height, 409), NULL));
}

/* The left heading ends at the column's edge that is nearest to two fifths of the width, the right
 * one begins at the one nearest to three fifths. */
static void
divide_columns (TdXlsxSheet *self)
{
  double total = td_xlsx_sheet_get_width (self, 0, self->last_column);
  double edge = 0;
  double nearest_left = G_MAXDOUBLE;
  double nearest_right = G_MAXDOUBLE;

  for (guint i = 0; i < self->last_column; i++)
    {
      edge += self->widths[i];
      if (fabs (edge - total * 0.4) < nearest_left)
        {
          nearest_left = fabs (edge - total * 0.4);
          self->left_end = (lxw_col_t) i;
        }
      if (fabs (edge - total * 0.6) < nearest_right)
        {
          nearest_right = fabs (edge - total * 0.6);
          self->right_begin = (lxw_col_t) (i + 1);
        }
    }
}

static void
write_heading (TdXlsxSheet *self)
{
  const TdReport *report = self->report;
  g_autofree char *code = g_strdup_printf ("Biểu %s", report->code);
  lxw_row_t row = 0;
  double height;

  for (guint i = 0; i < 2; i++)
    {
      height = LINE_HEIGHT;
      if (report->left_heading[i] != NULL)
        write_line (self, row, 0, self->left_end, report->left_heading[i],
                    i == 0 ? self->styles->regular_line : self->styles->bold_line, &height);
      write_line (self, row, self->right_begin, self->last_column, report->right_heading[i],
                  i == 0 ? self->styles->bold_line : self->styles->motto, &height);
      row++;
    }
  /* The short line under the organisation's name. */
  height = LINE_HEIGHT;
  write_line (self, row, 0, self->left_end, "────────", self->styles->regular_line, &height);
  write_line (self, row++, self->right_begin, self->last_column, code, self->styles->code, &height);

  height = 24;
  write_line (self, row++, 0, self->last_column, report->title, self->styles->title, &height);
  height = LINE_HEIGHT;
  write_line (self, row++, 0, self->last_column, report->subtitle, self->styles->subtitle, &height);
  if (report->addressee != NULL)
    {
      height = LINE_HEIGHT;
      write_line (self, row++, 0, self->last_column, report->addressee, self->styles->addressee,
                  &height);
    }
  self->next = row + 1;
}

/* --- Below ------------------------------------------------------------------------------------ */

/* A line of the signature block: who prepared the paper on the left, who signs on the right. */
static void
write_pair (
    TdXlsxSheet *self, lxw_row_t row, const char *left, const char *right, lxw_format *format)
{
  double height = LINE_HEIGHT;

  write_line (self, row, 0, self->left_end, left, format, &height);
  write_line (self, row, self->right_begin, self->last_column, right, format, &height);
}

static void
write_notes (TdXlsxSheet *self)
{
  const TdReport *report = self->report;

  for (guint i = 0; i < report->notes->len; i++)
    {
      double height = LINE_HEIGHT;

      write_line (self, self->next++, 0, self->last_column, g_ptr_array_index (report->notes, i),
                  self->styles->note, &height);
    }
}

static void
write_signatures (TdXlsxSheet *self)
{
  const TdReport *report = self->report;
  const TdXlsxStyles *styles = self->styles;
  lxw_row_t row = self->next + 1;

  write_pair (self, row++, NULL, report->date_line, styles->italic_line);
  write_pair (self, row++, report->preparer_post, report->signer_authority, styles->bold_line);
  write_pair (self, row++, NULL, report->signer_post, styles->bold_line);
  write_pair (self, row, "(Ký, ghi rõ họ tên)", "(Ký, ghi rõ họ tên, đóng dấu)",
              styles->italic_line);
  row += 5;
  write_pair (self, row, report->preparer_name, report->signer_name, styles->bold_line);
}

static double
inches (double millimetres)
{
  return millimetres / 25.4;
}

static void
set_up_page (TdXlsxSheet *self)
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
td_xlsx_write_sheet (lxw_workbook *workbook,
                     lxw_worksheet *sheet,
                     const TdXlsxStyles *styles,
                     const TdReport *report,
                     TdJob *job,
                     GError **error)
{
  g_autofree double *widths = td_xlsx_measure_columns (report);
  TdXlsxSheet self = {
    .workbook = workbook, .sheet = sheet, .styles = styles, .report = report, .widths = widths
  };

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
  td_xlsx_sheet_write_header (&self);
  if (!td_xlsx_sheet_write_rows (&self, job, error))
    return FALSE;
  write_notes (&self);
  td_xlsx_sheet_write_charts (&self);
  write_signatures (&self);
  if (self.result != LXW_NO_ERROR)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
                   _ ("Report %s could not be put into a spreadsheet (%s)."), report->code,
                   lxw_strerror (self.result));
      return FALSE;
    }

  return TRUE;
}
