#pragma once

#include <xlsxwriter.h>

#include "report/td-report.h"

G_BEGIN_DECLS

/* TdXlsxStyles: the formats of a workbook, made once; all in the font of official papers
 * (NĐ 30/2020/NĐ-CP, Phụ lục I). */
typedef struct
{
  lxw_format *regular_line; /* centred, for the heading */
  lxw_format *bold_line;
  lxw_format *motto;
  lxw_format *title;
  lxw_format *subtitle;
  lxw_format *addressee;
  lxw_format *code;
  lxw_format *note;
  lxw_format *italic_line;
  lxw_format *header;
  lxw_format *numbers[TD_ROW_TOTAL + 1]; /* of the rows, in the first column */
  lxw_format *cells[TD_ROW_TOTAL + 1][TD_CELL_DATE + 1];
  lxw_format *struck[TD_CELL_DATE + 1]; /* of cells of plain rows with a line through them */
  lxw_format *rounded;
  lxw_format *per_mille[TD_ROW_TOTAL + 1]; /* of shares in whole percent, in plain rows */
} TdXlsxStyles;

void td_xlsx_styles_init (TdXlsxStyles *self, lxw_workbook *workbook);

/* TdXlsxSheet: a sheet while it is written
 * @widths: of the columns, in letters
 * @result: what the library said of the first cell that it refused */
typedef struct
{
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  const TdXlsxStyles *styles;
  const TdReport *report;
  lxw_row_t first_row; /* of the rows */
  lxw_row_t n_title_rows;
  lxw_col_t last_column;
  lxw_col_t left_end;    /* last column of the left heading */
  lxw_col_t right_begin; /* first column of the right one */
  lxw_row_t next;
  double *widths;
  lxw_error result;
} TdXlsxSheet;

/* The longest text of a cell and the longest formula, in UTF-16 units: Excel's own bounds. */
#define TD_XLSX_MAX_TEXT 32767
#define TD_XLSX_MAX_FORMULA 8192

/* td_xlsx_cut_text: (transfer full): at most @max UTF-16 units of @text, the last of them "…" if
 * something was cut off. Excel refuses a file with a longer one. */
char *td_xlsx_cut_text (const char *text, guint max);

/* td_xlsx_count_lines: how many lines @text takes in @width letters, broken between words */
int td_xlsx_count_lines (const char *text, double width);

/* td_xlsx_sheet_check: keeps the first error of what was written */
void td_xlsx_sheet_check (TdXlsxSheet *self, lxw_error result);

/* td_xlsx_sheet_write_text: writes @text (nullable) into the cells @from … @to of one or more rows,
 * merged if they are more than one */
void td_xlsx_sheet_write_text (TdXlsxSheet *self,
                               lxw_row_t first_row,
                               lxw_col_t from,
                               lxw_row_t last_row,
                               lxw_col_t to,
                               const char *text,
                               lxw_format *format);

/* td_xlsx_measure_columns: (transfer full): how wide the columns must be, in letters. In a wide
 * table columns of numbers are as narrow as their numbers and the words of their titles allow: the
 * narrower the table, the larger it is printed; one that is too narrow would show "###". */
double *td_xlsx_measure_columns (const TdReport *report);

/* td_xlsx_sheet_get_width: of the columns @from … @to, in letters */
double td_xlsx_sheet_get_width (const TdXlsxSheet *self, lxw_col_t from, lxw_col_t to);

/* td_xlsx_sheet_write_header: the titles of the columns under their groups */
void td_xlsx_sheet_write_header (TdXlsxSheet *self);

/* td_xlsx_sheet_write_rows: FALSE with G_IO_ERROR_CANCELLED */
gboolean td_xlsx_sheet_write_rows (TdXlsxSheet *self, TdJob *job, GError **error);

/* td_xlsx_sheet_write_charts: below what is written so far, each whole on its page */
void td_xlsx_sheet_write_charts (TdXlsxSheet *self);

/* td_xlsx_write_sheet: fills @sheet; FALSE with G_IO_ERROR_CANCELLED, TD_ERROR_INVALID or
 * TD_ERROR_FAILED */
gboolean td_xlsx_write_sheet (lxw_workbook *workbook,
                              lxw_worksheet *sheet,
                              const TdXlsxStyles *styles,
                              const TdReport *report,
                              TdJob *job,
                              GError **error);

/* td_xlsx_make_sheet_name: (transfer full): @wanted as a legal name of at most 31 UTF-16 units that
 * no sheet before has, in whatever case: "B01 Theo đơn vị", "B01 Theo đơn vị (2)"
 * @taken: (element-type utf8): the names so far; the new one is added */
char *td_xlsx_make_sheet_name (const char *wanted, GHashTable *taken);

/* td_xlsx_verify: whether the workbook at @path is whole */
gboolean td_xlsx_verify (const char *path);

G_END_DECLS
