#include "exchange/td-xlsx-private.h"

#define FONT "Times New Roman"
#define GROUP_FILL 0xEDF2F8
#define TOTAL_FILL 0xDCE6F1

static lxw_format *
line_new (lxw_workbook *workbook, double size, gboolean bold, gboolean italic, uint8_t align)
{
  lxw_format *format = workbook_add_format (workbook);

  format_set_font_name (format, FONT);
  format_set_font_size (format, size);
  if (bold)
    format_set_bold (format);
  if (italic)
    format_set_italic (format);
  format_set_align (format, align);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_text_wrap (format);

  return format;
}

static const char *
number_format (TdCellKind kind)
{
  switch (kind)
    {
    case TD_CELL_COUNT:
    case TD_CELL_MONEY:
      /* A dash for zero, as td_report_cell_to_text () shows it. */
      return "#,##0;-#,##0;\"–\"";
    case TD_CELL_CHANGE:
      return "+#,##0;-#,##0;0";
    case TD_CELL_POINTS:
      return "#,##0.00";
    case TD_CELL_SHARE:
      return "0.0%";
    case TD_CELL_DATE:
      return "dd/mm/yyyy";
    case TD_CELL_TEXT:
    case TD_CELL_EMPTY:
    default:
      return NULL;
    }
}

static lxw_format *
cell_new (lxw_workbook *workbook, TdReportRowKind row, TdCellKind kind)
{
  gboolean bold = row != TD_ROW_PLAIN;
  uint8_t align = LXW_ALIGN_RIGHT;
  lxw_format *format;

  if (kind == TD_CELL_TEXT || kind == TD_CELL_EMPTY)
    align = LXW_ALIGN_LEFT;
  else if (kind == TD_CELL_DATE)
    align = LXW_ALIGN_CENTER;

  format = line_new (workbook, 11, bold, FALSE, align);
  format_set_border (format, LXW_BORDER_THIN);
  if (number_format (kind) != NULL)
    format_set_num_format (format, number_format (kind));
  if (row == TD_ROW_GROUP)
    format_set_bg_color (format, GROUP_FILL);
  else if (row == TD_ROW_TOTAL)
    format_set_bg_color (format, TOTAL_FILL);

  return format;
}

void
td_xlsx_styles_init (TdXlsxStyles *self, lxw_workbook *workbook)
{
  self->regular_line = line_new (workbook, 12, FALSE, FALSE, LXW_ALIGN_CENTER);
  self->bold_line = line_new (workbook, 12, TRUE, FALSE, LXW_ALIGN_CENTER);
  self->motto = line_new (workbook, 13, TRUE, FALSE, LXW_ALIGN_CENTER);
  format_set_underline (self->motto, LXW_UNDERLINE_SINGLE);
  self->title = line_new (workbook, 14, TRUE, FALSE, LXW_ALIGN_CENTER);
  self->subtitle = line_new (workbook, 13, FALSE, TRUE, LXW_ALIGN_CENTER);
  self->addressee = line_new (workbook, 13, FALSE, FALSE, LXW_ALIGN_CENTER);
  self->code = line_new (workbook, 11, FALSE, FALSE, LXW_ALIGN_RIGHT);
  self->note = line_new (workbook, 11, FALSE, TRUE, LXW_ALIGN_LEFT);
  self->italic_line = line_new (workbook, 12, FALSE, TRUE, LXW_ALIGN_CENTER);

  self->header = line_new (workbook, 10, TRUE, FALSE, LXW_ALIGN_CENTER);
  format_set_border (self->header, LXW_BORDER_THIN);
  format_set_bg_color (self->header, GROUP_FILL);

  for (int row = 0; row <= TD_ROW_TOTAL; row++)
    {
      self->numbers[row] = cell_new (workbook, (TdReportRowKind) row, TD_CELL_TEXT);
      format_set_align (self->numbers[row], LXW_ALIGN_CENTER);
      for (int kind = 0; kind <= TD_CELL_DATE; kind++)
        self->cells[row][kind] = cell_new (workbook, (TdReportRowKind) row, (TdCellKind) kind);
      self->per_mille[row] = cell_new (workbook, (TdReportRowKind) row, TD_CELL_SHARE);
      format_set_num_format (self->per_mille[row], "0.0\"\302\240‰\"");
    }
  self->rounded = cell_new (workbook, TD_ROW_PLAIN, TD_CELL_SHARE);
  format_set_num_format (self->rounded, "0%");
  for (int kind = 0; kind <= TD_CELL_DATE; kind++)
    {
      self->struck[kind] = cell_new (workbook, TD_ROW_PLAIN, (TdCellKind) kind);
      format_set_font_strikeout (self->struck[kind]);
    }
}
