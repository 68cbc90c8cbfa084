/* B18: role models, as letter 628/LĐLĐ asks to find, foster and replicate them: collectives first.
 *
 *   I. TẬP THỂ
 *   1    CĐCS …   …                1   –   1
 *   II. CÁ NHÂN
 *   …
 *        TỔNG CỘNG                 5  10   8 */
#include "report/td-places.h"
#include "report/td-report-private.h"
#include "store/td-duty-figures.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_NAME,
  COLUMN_UNIT,
  COLUMN_TITLE,
  COLUMN_CAMPAIGN,
  COLUMN_DATE,
  COLUMN_COLLECTIVE,
  COLUMN_INDIVIDUAL,
  COLUMN_REPLICATED,
  COLUMN_REPLICATED_ON,
  COLUMN_WHERE,
  COLUMN_HOW,
};

static void
add_columns (TdReport *report)
{
  static const struct
  {
    const char *group;
    const char *title;
    TdCellKind kind;
    int width;
  } columns[] = {
    [COLUMN_NUMBER] = { NULL, "STT", TD_CELL_COUNT, 5 },
    [COLUMN_NAME] = { NULL, "Điển hình tiên tiến", TD_CELL_TEXT, 26 },
    [COLUMN_UNIT] = { NULL, "Đơn vị", TD_CELL_TEXT, 28 },
    [COLUMN_TITLE] = { NULL, "Thành tích, cách làm", TD_CELL_TEXT, 36 },
    [COLUMN_CAMPAIGN] = { NULL, "Phong trào", TD_CELL_TEXT, 22 },
    [COLUMN_DATE] = { NULL, "Công nhận ngày", TD_CELL_DATE, 11 },
    [COLUMN_COLLECTIVE] = { "Số lượng trong kỳ", "Tập thể", TD_CELL_COUNT, 8 },
    [COLUMN_INDIVIDUAL] = { "Số lượng trong kỳ", "Cá nhân", TD_CELL_COUNT, 8 },
    [COLUMN_REPLICATED] = { "Số lượng trong kỳ", "Được nhân rộng", TD_CELL_COUNT, 9 },
    [COLUMN_REPLICATED_ON] = { "Nhân rộng", "Từ ngày", TD_CELL_DATE, 11 },
    [COLUMN_WHERE] = { "Nhân rộng", "Ở đâu", TD_CELL_TEXT, 22 },
    [COLUMN_HOW] = { "Nhân rộng", "Cách làm", TD_CELL_TEXT, 26 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    td_report_add_column (report, columns[i].group, NULL, columns[i].title, columns[i].kind,
                          columns[i].width);
  ((TdReportColumnSpec *) g_ptr_array_index (report->columns, COLUMN_NUMBER))->is_summed = FALSE;
  report->n_fixed_columns = 2;
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
count (TdReportRow *row, int column, const TdRoleModelFigure *figure)
{
  td_report_cell_add (&row->cells[column], TD_CELL_COUNT, 1, TD_BACKING_ROLE_MODELS, TD_AMOUNT_ONE,
                      figure->id);
}

/* What was recognised before the period is counted as replicated in it alone. */
static void
add_role_model (TdReport *report, const TdPeriod *period, const TdRoleModelFigure *figure, guint n)
{
  TdReportRow *row = td_report_add_row (report, TD_ROW_PLAIN, 1, 0);

  td_report_cell_set_number (&row->cells[COLUMN_NUMBER], TD_CELL_COUNT, n, NULL);
  td_report_cell_set_text (&row->cells[COLUMN_NAME], figure->name);
  td_report_cell_set_text (&row->cells[COLUMN_UNIT], figure->unit_name);
  td_report_cell_set_text (&row->cells[COLUMN_TITLE], figure->title);
  td_report_cell_set_text (&row->cells[COLUMN_CAMPAIGN], figure->campaign);
  set_date (&row->cells[COLUMN_DATE], figure->recognised_on);
  if (td_period_contains (period, figure->recognised_on))
    count (row, figure->is_collective ? COLUMN_COLLECTIVE : COLUMN_INDIVIDUAL, figure);
  if (td_period_contains (period, figure->replicated_on))
    count (row, COLUMN_REPLICATED, figure);
  set_date (&row->cells[COLUMN_REPLICATED_ON], figure->replicated_on);
  td_report_cell_set_text (&row->cells[COLUMN_WHERE], figure->replicated_where);
  td_report_cell_set_text (&row->cells[COLUMN_HOW], figure->replicated_how);
}

static void
add_section (TdReport *report,
             const TdReportRequest *request,
             const GPtrArray *figures,
             const TdScope *scope,
             gboolean collectives,
             const char *title)
{
  guint n = 0;

  for (guint i = 0; i < figures->len; i++)
    {
      const TdRoleModelFigure *figure = g_ptr_array_index (figures, i);
      TdDate day
          = td_date_is_set (figure->recognised_on) ? figure->recognised_on : figure->replicated_on;

      if (figure->is_collective != collectives || !td_scope_has_on (scope, figure->unit_id, day))
        continue;
      if (n == 0)
        td_report_cell_set_text (
            &td_report_add_row (report, TD_ROW_SECTION, 0, -1)->cells[COLUMN_NUMBER], title);
      add_role_model (report, &request->period, figure, ++n);
    }
}

static TdReport *
build_b18 (TdDb *db,
           const TdCatalogue *catalogue,
           const TdReportRequest *request,
           TdJob *job,
           GError **error)
{
  g_autoptr (GPtrArray) figures = td_role_model_figures_read (db, &request->period, error);
  g_autoptr (TdScope) scope = NULL;
  g_autoptr (TdReport) report = NULL;
  TdReportRow *total;

  if (figures == NULL)
    return NULL;
  scope = td_scope_read (db, &request->period, request->unit_id, FALSE, error);
  if (scope == NULL)
    return NULL;

  report = td_report_new (db, &td_report_b18, request, NULL, td_period_to_label (&request->period));
  add_columns (report);
  /* Made first, so that the lines can name it as their parent. */
  total = td_report_add_row (report, TD_ROW_TOTAL, 0, -1);
  td_report_cell_set_text (&total->cells[COLUMN_NAME], "TỔNG CỘNG");
  for (int column = COLUMN_COLLECTIVE; column <= COLUMN_REPLICATED; column++)
    td_report_cell_set_number (&total->cells[column], TD_CELL_COUNT, 0, NULL);
  add_section (report, request, figures, scope, TRUE, "I. TẬP THỂ");
  add_section (report, request, figures, scope, FALSE, "II. CÁ NHÂN");
  td_report_move_row_to_end (report, 0);

  return g_steal_pointer (&report);
}

const TdReportDefinition td_report_b18 = {
  "b18", "B18", "Điển hình", "Điển hình tiên tiến và việc nhân rộng", build_b18,
};
