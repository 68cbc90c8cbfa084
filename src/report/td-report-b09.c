/* B09: who had to hand in a report of the period, and when it came:
 *
 *   I    Liên đoàn Lao động tỉnh        = sums
 *   1    Công đoàn xã …    10/06/2026   12/06/2026   2 ngày | 1  –  1  –
 *   …
 *        TỔNG CỘNG
 *        Cùng kỳ năm trước
 *        … */
#include "report/td-places.h"
#include "report/td-report-private.h"
#include "store/td-report-due-store.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_UNIT,
  COLUMN_DUE_ON,
  COLUMN_RECEIVED_ON,
  COLUMN_DAYS_LATE,
  COLUMN_ALL,
  COLUMN_IN_TIME,
  COLUMN_LATE,
  COLUMN_MISSING,
  COLUMN_SHARE,
  COLUMN_NOTE,
};

static void
add_columns (TdReport *report)
{
  const char *count = "Số báo cáo";

  td_report_add_column (report, NULL, NULL, "STT", TD_CELL_TEXT, 5);
  td_report_add_column (report, NULL, NULL, "Đơn vị", TD_CELL_TEXT, 44);
  td_report_add_column (report, NULL, NULL, "Hạn nộp", TD_CELL_DATE, 12);
  td_report_add_column (report, NULL, NULL, "Ngày nhận", TD_CELL_DATE, 12);
  td_report_add_column (report, NULL, NULL, "Chậm (ngày)", TD_CELL_COUNT, 8);
  ((TdReportColumnSpec *) g_ptr_array_index (report->columns, COLUMN_DAYS_LATE))->is_summed = FALSE;
  td_report_add_column (report, count, NULL, "Phải nộp", TD_CELL_COUNT, 8);
  td_report_add_column (report, count, NULL, "Đúng hạn", TD_CELL_COUNT, 8);
  td_report_add_column (report, count, NULL, "Chậm", TD_CELL_COUNT, 8);
  td_report_add_column (report, count, NULL, "Chưa nộp", TD_CELL_COUNT, 8);
  td_report_add_share_column (report, NULL, NULL, "Tỷ lệ đúng hạn", COLUMN_IN_TIME, COLUMN_ALL, 9);
  td_report_add_column (report, NULL, NULL, "Ghi chú", TD_CELL_TEXT, 20);
  report->n_fixed_columns = 2;
}

static void
set_zeros (TdReportRow *row)
{
  for (guint i = COLUMN_ALL; i <= COLUMN_MISSING; i++)
    td_report_cell_set_number (&row->cells[i], TD_CELL_COUNT, 0, NULL);
}

static void
count_due (TdReportRow *row, const TdReportDue *due)
{
  guint column = COLUMN_MISSING;

  if (td_date_is_set (due->received_on))
    column = td_date_is_set (due->due_on) && td_date_compare (due->received_on, due->due_on) > 0
                 ? COLUMN_LATE
                 : COLUMN_IN_TIME;
  td_report_cell_add (&row->cells[COLUMN_ALL], TD_CELL_COUNT, 1, TD_BACKING_REPORTS, TD_AMOUNT_ONE,
                      due->id);
  td_report_cell_add (&row->cells[column], TD_CELL_COUNT, 1, TD_BACKING_REPORTS, TD_AMOUNT_ONE,
                      due->id);
}

static void
set_date (TdReportCell *cell, TdDate date)
{
  if (!td_date_is_set (date))
    return;

  cell->kind = TD_CELL_DATE;
  cell->date = date;
}

static void
add_unit (TdReport *report, const TdReportDue *due, guint n, int parent)
{
  TdReportRow *row = td_report_add_row (report, TD_ROW_PLAIN, 1, parent);
  g_autofree char *number = g_strdup_printf ("%u", n);

  td_report_cell_set_text (&row->cells[COLUMN_NUMBER], number);
  td_report_cell_set_text (&row->cells[COLUMN_UNIT], due->unit_name);
  set_date (&row->cells[COLUMN_DUE_ON], due->due_on);
  set_date (&row->cells[COLUMN_RECEIVED_ON], due->received_on);
  set_zeros (row);
  count_due (row, due);
  if (row->cells[COLUMN_LATE].value > 0)
    td_report_cell_set_number (&row->cells[COLUMN_DAYS_LATE], TD_CELL_COUNT,
                               td_date_days_between (due->due_on, due->received_on), NULL);
  td_report_cell_set_text (&row->cells[COLUMN_NOTE], due->note);
}

static void
add_group (TdReport *report, const char *name, guint n)
{
  TdReportRow *row = td_report_add_row (report, TD_ROW_GROUP, 0, 0);
  g_autofree char *number = td_report_make_roman (n);

  td_report_cell_set_text (&row->cells[COLUMN_NUMBER], number);
  td_report_cell_set_text (&row->cells[COLUMN_UNIT],
                           name[0] != '\0' ? name : "Không thuộc đơn vị nào");
  set_zeros (row);
}

/* Those of the units that were in the requested tree on the period's last day. */
static GPtrArray *
read_dues (
    TdDb *db, const TdPeriod *period, gint64 unit_id, gboolean with_predecessors, GError **error)
{
  const TdPeriod calendar = td_period_get_calendar (period);
  g_autofree char *code = td_period_to_code (&calendar);
  g_autoptr (GPtrArray) dues = td_report_dues_read (db, code, calendar.to, error);
  g_autoptr (TdScope) scope = NULL;

  if (dues == NULL)
    return NULL;
  scope = td_scope_read (db, &calendar, unit_id, with_predecessors, error);
  if (scope == NULL)
    return NULL;
  for (guint i = dues->len; i > 0; i--)
    if (!td_scope_has (scope, ((TdReportDue *) g_ptr_array_index (dues, i - 1))->unit_id))
      g_ptr_array_remove_index (dues, i - 1);

  return g_steal_pointer (&dues);
}

static TdReport *
build_b09 (TdDb *db,
           const TdCatalogue *catalogue,
           const TdReportRequest *request,
           TdJob *job,
           GError **error)
{
  g_autoptr (GPtrArray) dues = read_dues (db, &request->period, request->unit_id, FALSE, error);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (TdReport) report = NULL;
  TdReportRow *total, *row;
  guint n_groups = 0, n = 0;
  int group = 0;

  if (dues == NULL)
    return NULL;
  before = read_dues (db, &request->before, request->unit_id, TRUE, error);
  if (before == NULL)
    return NULL;

  report = td_report_new (db, &td_report_b09, request, NULL, td_period_to_label (&request->period));
  add_columns (report);
  /* The total is the last row, but the others name it as their parent: made first, moved later. */
  total = td_report_add_row (report, TD_ROW_TOTAL, 0, -1);
  td_report_cell_set_text (&total->cells[COLUMN_UNIT], "TỔNG CỘNG");
  set_zeros (total);
  for (guint i = 0; i < dues->len; i++)
    {
      const TdReportDue *due = g_ptr_array_index (dues, i);
      const TdReportDue *previous = i > 0 ? g_ptr_array_index (dues, i - 1) : NULL;

      if (previous == NULL || previous->parent_id != due->parent_id)
        {
          group = (int) report->rows->len;
          add_group (report, due->parent_name, ++n_groups);
          n = 0;
        }
      add_unit (report, due, ++n, group);
    }
  td_report_move_row_to_end (report, 0);
  td_report_finish (report);

  row = td_report_add_row (report, TD_ROW_PLAIN, 0, -1);
  td_report_cell_set_text (&row->cells[COLUMN_UNIT], "Cùng kỳ năm trước");
  set_zeros (row);
  for (guint i = 0; i < before->len; i++)
    count_due (row, g_ptr_array_index (before, i));
  td_report_add_change_rows (report, COLUMN_UNIT, total, row);
  if (dues->len == 0)
    g_ptr_array_add (report->notes, g_strdup ("Sổ chưa ghi đơn vị nào phải nộp báo cáo kỳ này."));

  return g_steal_pointer (&report);
}

const TdReportDefinition td_report_b09 = {
  "b09", "B09", "Nộp báo cáo", "Theo dõi việc nộp báo cáo của các đơn vị", build_b09,
};
