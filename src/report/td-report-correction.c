#include "report/td-report-copy.h"
#include "report/td-report-private.h"

/* What differs from what was handed in, for the department that has it: one line a figure. */

static const TdReportDefinition correction
    = { "dieu-chinh", "ĐC", "Phiếu điều chỉnh", "Phiếu điều chỉnh số liệu báo cáo", NULL };

enum
{
  COLUMN_NUMBER,
  COLUMN_ROW,
  COLUMN_COLUMN,
  COLUMN_BEFORE,
  COLUMN_AFTER,
  COLUMN_CHANGE,
};

static void
add_columns (TdReport *report)
{
  td_report_add_column (report, NULL, NULL, "STT", TD_CELL_TEXT, 6);
  td_report_add_column (report, NULL, NULL, "Dòng", TD_CELL_TEXT, 60);
  td_report_add_column (report, NULL, NULL, "Cột", TD_CELL_TEXT, 40);
  td_report_add_column (report, NULL, NULL, "Đã báo cáo", TD_CELL_TEXT, 16);
  td_report_add_column (report, NULL, NULL, "Số đúng", TD_CELL_TEXT, 16);
  td_report_add_column (report, NULL, NULL, "Tăng (+), giảm (-)", TD_CELL_CHANGE, 14);
}

static void
add_difference (TdReport *report, guint number, const TdReportDifference *difference)
{
  TdReportRow *row = td_report_add_row (report, TD_ROW_PLAIN, 1, -1);
  g_autofree char *text = g_strdup_printf ("%u", number);

  td_report_cell_set_text (&row->cells[COLUMN_NUMBER], text);
  td_report_cell_set_text (&row->cells[COLUMN_ROW], difference->row);
  td_report_cell_set_text (&row->cells[COLUMN_COLUMN], difference->column);
  td_report_cell_set_text (&row->cells[COLUMN_BEFORE], difference->before);
  td_report_cell_set_text (&row->cells[COLUMN_AFTER], difference->after);
  if (difference->is_number)
    td_report_cell_set_number (&row->cells[COLUMN_CHANGE], TD_CELL_CHANGE, difference->change,
                               NULL);
}

TdReport *
td_report_build_correction (TdDb *db,
                            const TdReportRequest *request,
                            TdDate closed_on,
                            const TdReportCorrection *corrections,
                            guint n)
{
  g_autofree char *period = td_period_to_label (&request->period);
  g_autofree char *day = td_date_format (closed_on);
  TdReport *report
      = td_report_new (db, &correction, request, "Phiếu điều chỉnh",
                       g_strdup_printf ("Kỳ báo cáo: %s, đã báo cáo ngày %s", period, day));

  add_columns (report);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *heading = NULL;
      TdReportRow *section;

      if (corrections[i].differences->len == 0)
        continue;
      heading
          = g_strdup_printf ("%s. %s", corrections[i].report->code, corrections[i].report->title);
      section = td_report_add_row (report, TD_ROW_SECTION, 0, -1);
      td_report_cell_set_text (&section->cells[0], heading);
      for (guint j = 0; j < corrections[i].differences->len; j++)
        add_difference (report, j + 1, corrections[i].differences->pdata[j]);
    }
  td_report_finish (report);

  return report;
}
