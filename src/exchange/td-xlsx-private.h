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
  lxw_format *cells[TD_ROW_TOTAL + 1][TD_CELL_DATE + 1];
} TdXlsxStyles;

void td_xlsx_styles_init (TdXlsxStyles *self, lxw_workbook *workbook);

/* td_xlsx_write_sheet: fills @sheet; FALSE with G_IO_ERROR_CANCELLED or TD_ERROR_INVALID */
gboolean td_xlsx_write_sheet (lxw_worksheet *sheet,
                              const TdXlsxStyles *styles,
                              const TdReport *report,
                              TdJob *job,
                              GError **error);

G_END_DECLS
