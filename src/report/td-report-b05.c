/* B05: the list of who was rewarded: I. Tập thể, II. Cá nhân, III. Khác; numbered within each,
 * people by given name. */
#include "report/td-report-private.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_NAME,
  COLUMN_TITLE,
  COLUMN_POST,
  COLUMN_UNIT,
  COLUMN_FORM,
  COLUMN_COMMENDATION,
  COLUMN_DECISION,
  COLUMN_DATE,
  COLUMN_ISSUER,
  COLUMN_ACHIEVEMENT,
  COLUMN_BONUS,
  COLUMN_NOTE,
};

typedef struct
{
  TdReport *report;
  const TdReportRequest *request;
  TdJob *job;
  int section; /* TdRecipientKind of the last row, -1 before the first */
  guint n;     /* in the section */
} Build;

static void
add_columns (TdReport *report)
{
  static const struct
  {
    const char *title;
    TdCellKind kind;
    int width;
  } columns[] = {
    [COLUMN_NUMBER] = { "STT", TD_CELL_COUNT, 5 },
    [COLUMN_NAME] = { "Họ và tên / Tên tập thể", TD_CELL_TEXT, 26 },
    [COLUMN_TITLE] = { "Ông/Bà", TD_CELL_TEXT, 6 },
    [COLUMN_POST] = { "Chức vụ", TD_CELL_TEXT, 16 },
    [COLUMN_UNIT] = { "Đơn vị", TD_CELL_TEXT, 28 },
    [COLUMN_FORM] = { "Danh hiệu, hình thức", TD_CELL_TEXT, 26 },
    [COLUMN_COMMENDATION] = { "Loại khen", TD_CELL_TEXT, 15 },
    [COLUMN_DECISION] = { "Số quyết định", TD_CELL_TEXT, 14 },
    [COLUMN_DATE] = { "Ngày quyết định", TD_CELL_DATE, 11 },
    [COLUMN_ISSUER] = { "Cơ quan quyết định", TD_CELL_TEXT, 20 },
    [COLUMN_ACHIEVEMENT] = { "Thành tích", TD_CELL_TEXT, 30 },
    [COLUMN_BONUS] = { "Tiền thưởng (đồng)", TD_CELL_MONEY, 12 },
    [COLUMN_NOTE] = { "Ghi chú", TD_CELL_TEXT, 10 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    td_report_add_column (report, NULL, NULL, columns[i].title, columns[i].kind, columns[i].width);
  ((TdReportColumnSpec *) g_ptr_array_index (report->columns, COLUMN_NUMBER))->is_summed = FALSE;
  report->n_fixed_columns = 2;
}

static void
begin_section (Build *build, TdRecipientKind kind)
{
  static const char *const titles[] = {
    [TD_RECIPIENT_COLLECTIVE] = "I. TẬP THỂ",
    [TD_RECIPIENT_INDIVIDUAL] = "II. CÁ NHÂN",
    [TD_RECIPIENT_OTHER] = "III. KHÁC",
  };
  TdReportRow *row = td_report_add_row (build->report, TD_ROW_SECTION, 0, -1);

  td_report_cell_set_text (&row->cells[COLUMN_NUMBER], titles[kind]);
  build->section = (int) kind;
  build->n = 0;
}

static gboolean
add_line_cb (const TdAwardLine *line, gpointer user_data, GError **error)
{
  Build *build = user_data;
  TdReportRow *row;

  if (build->job != NULL && build->report->rows->len % 1000 == 0
      && g_cancellable_set_error_if_cancelled (td_job_get_cancellable (build->job), error))
    return FALSE;
  if ((int) line->recipient_kind != build->section)
    begin_section (build, line->recipient_kind);

  row = td_report_add_row (build->report, TD_ROW_PLAIN, 1, 0);
  td_report_cell_set_number (&row->cells[COLUMN_NUMBER], TD_CELL_COUNT, ++build->n, NULL);
  td_report_cell_set_text (&row->cells[COLUMN_NAME], line->name);
  if (line->recipient_kind == TD_RECIPIENT_INDIVIDUAL)
    td_report_cell_set_text (&row->cells[COLUMN_TITLE], line->is_woman ? "Bà" : "Ông");
  td_report_cell_set_text (&row->cells[COLUMN_POST], line->post);
  td_report_cell_set_text (&row->cells[COLUMN_UNIT], line->unit_name);
  td_report_cell_set_text (&row->cells[COLUMN_FORM], line->award_form);
  td_report_cell_set_text (&row->cells[COLUMN_COMMENDATION], line->commendation_type);
  td_report_cell_set_text (&row->cells[COLUMN_DECISION], line->decision);
  row->cells[COLUMN_DATE].kind = TD_CELL_DATE;
  row->cells[COLUMN_DATE].date = line->decided_on;
  td_report_cell_set_text (&row->cells[COLUMN_ISSUER], line->issuer);
  td_report_cell_set_text (&row->cells[COLUMN_ACHIEVEMENT], line->achievement);
  td_report_cell_set_number (&row->cells[COLUMN_BONUS], TD_CELL_MONEY, line->bonus, NULL);
  td_report_cell_set_text (&row->cells[COLUMN_NOTE], line->note);

  return TRUE;
}

static TdReport *
build_b05 (TdDb *db,
           const TdCatalogue *catalogue,
           const TdReportRequest *request,
           TdJob *job,
           GError **error)
{
  g_autoptr (TdReport) report
      = td_report_new (db, &td_report_b05, request, NULL, td_period_to_label (&request->period));
  Build build = { .report = report, .request = request, .job = job, .section = -1 };
  TdReportRow *total;
  TdQuery *query = td_query_new (TD_LIST_AWARDS);

  add_columns (report);
  /* Made first, so that the lines can name it as their parent. */
  total = td_report_add_row (report, TD_ROW_TOTAL, 0, -1);
  td_report_cell_set_text (&total->cells[COLUMN_NAME], "TỔNG CỘNG");
  query->from = request->period.from;
  query->to = request->period.to;
  query->unit_id = request->unit_id;
  td_report_cell_set_number (&total->cells[COLUMN_BONUS], TD_CELL_MONEY, 0, query);

  if (!td_figures_foreach_award (db, &request->period, request->unit_id, add_line_cb, &build,
                                 error))
    return NULL;
  td_report_move_row_to_end (report, 0);

  return g_steal_pointer (&report);
}

const TdReportDefinition td_report_b05 = {
  "b05", "B05", "Danh sách", "Danh sách tập thể, cá nhân được khen thưởng", build_b05,
};
