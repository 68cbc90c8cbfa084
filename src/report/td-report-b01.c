/* B01: results of emulation and commendation by unit. Rows are the tree of units in the period, the
 * columns that count award forms are rows of the table report_column.
 *
 *   STT  Đơn vị                 …
 *   I    LĐLĐ huyện Phong Thổ   = sum of its rows
 *        Cơ quan đơn vị         its own awards, if it has any
 *   1    CĐCS …
 *   II   …
 *        Ngoài hệ thống đơn vị  awards that no place in the tree counts, if there are any
 *        TỔNG CỘNG              = I + II + …
 *        Cùng kỳ năm trước
 *        Tăng (+), giảm (-)
 *        So với cùng kỳ (%) */
#include "report/td-report-b01-private.h"

#define REPORT "B01"

static void
add_counter (TdB01 *build, int column, TdAwardFilter filter)
{
  td_award_counters_add (build->counters, column, &filter);
}

static void
add_form_columns (TdB01 *build)
{
  for (guint i = 0; i < td_catalogue_get_n_report_columns (build->catalogue); i++)
    {
      const TdReportColumn *source = td_catalogue_get_report_column (build->catalogue, i);
      TdAwardFilter filter = TD_AWARD_FILTER_ALL;

      if (!g_str_equal (source->report, REPORT))
        continue;

      filter.report_column = source->code;
      if (!source->split)
        {
          add_counter (build,
                       td_report_add_column (build->report, source->group_title, NULL,
                                             source->title, TD_CELL_COUNT, 5),
                       filter);
          continue;
        }
      filter.recipients = TD_RECIPIENTS_COLLECTIVE;
      add_counter (build,
                   td_report_add_column (build->report, source->group_title, source->title, "TT",
                                         TD_CELL_COUNT, 4),
                   filter);
      filter.recipients = TD_RECIPIENTS_PERSONS;
      add_counter (build,
                   td_report_add_column (build->report, source->group_title, source->title, "CN",
                                         TD_CELL_COUNT, 4),
                   filter);
    }
}

/* A number and its share of the individuals: the indicators of công văn 628/LĐLĐ. */
static void
add_indicator (TdB01 *build, const char *title, TdAwardFilter filter, int individuals)
{
  int column
      = td_report_add_column (build->report, "Trong số cá nhân", title, "SL", TD_CELL_COUNT, 4);

  filter.recipients = TD_RECIPIENTS_INDIVIDUAL;
  add_counter (build, column, filter);
  td_report_add_share_column (build->report, "Trong số cá nhân", title, "%", column, individuals,
                              6);
}

static void
add_columns (TdB01 *build)
{
  TdReport *report = build->report;
  TdAwardFilter filter = TD_AWARD_FILTER_ALL;
  int individuals;

  td_report_add_column (report, NULL, NULL, "STT", TD_CELL_TEXT, 3);
  td_report_add_column (report, NULL, NULL, "Đơn vị", TD_CELL_TEXT, 28);
  td_report_add_column (report, NULL, NULL, "CĐCS", TD_CELL_COUNT, 5);
  td_report_add_column (report, NULL, NULL, "Đoàn viên", TD_CELL_COUNT, 7);
  td_report_add_column (report, NULL, NULL, "Phong trào triển khai", TD_CELL_COUNT, 6);
  td_report_add_column (report, "Sáng kiến", NULL, "Tổng số", TD_CELL_COUNT, 6);
  td_report_add_column (report, "Sáng kiến", NULL, "Công nhận", TD_CELL_COUNT, 6);
  td_report_add_column (report, NULL, NULL, "Giá trị làm lợi (đồng)", TD_CELL_MONEY, 14);
  report->n_fixed_columns = 2;

  add_form_columns (build);

  filter.recipients = TD_RECIPIENTS_COLLECTIVE;
  add_counter (build,
               td_report_add_column (report, "Tổng số khen thưởng", NULL, "TT", TD_CELL_COUNT, 5),
               filter);
  filter.recipients = TD_RECIPIENTS_PERSONS;
  individuals = td_report_add_column (report, "Tổng số khen thưởng", NULL, "CN", TD_CELL_COUNT, 5);
  add_counter (build, individuals, filter);

  filter = TD_AWARD_FILTER_ALL;
  filter.direct_worker = TD_FLAG_YES;
  add_indicator (build, "Trực tiếp SX, KD", filter, individuals);
  filter = TD_AWARD_FILTER_ALL;
  filter.leader = TD_FLAG_NO;
  add_indicator (build, "Không giữ chức vụ", filter, individuals);
  filter = TD_AWARD_FILTER_ALL;
  filter.woman = TD_FLAG_YES;
  add_indicator (build, "Nữ", filter, individuals);
  filter = TD_AWARD_FILTER_ALL;
  filter.ad_hoc = TD_FLAG_YES;
  add_indicator (build, "Đột xuất", filter, individuals);

  build->note_column = td_report_add_column (report, NULL, NULL, "Ghi chú", TD_CELL_TEXT, 13);
}

static TdReport *
build_b01 (TdDb *db,
           const TdCatalogue *catalogue,
           const TdReportRequest *request,
           TdJob *job,
           GError **error)
{
  g_autofree char *label = td_period_to_label (&request->period);
  g_autoptr (TdAwardCounters) counters = td_award_counters_new (catalogue);
  g_autoptr (TdReport) report = td_report_new (db, &td_report_b01, request, NULL, g_strdup (label));
  TdB01 build = {
    .db = db, .catalogue = catalogue, .request = request, .report = report, .counters = counters
  };

  add_columns (&build);
  if (!td_b01_add_rows (&build, error))
    return NULL;

  g_ptr_array_add (report->notes,
                   g_strdup ("TT: tập thể; CN: cá nhân, gồm cả người nhận khác (không tính vào "
                             "các cột “Trong số cá nhân”)."));
  g_ptr_array_add (report->notes,
                   g_strdup ("Mỗi lượt khen thưởng được tính một lần, theo đơn vị và cấp trên của "
                             "đơn vị vào ngày quyết định; không tính lượt đã hủy bỏ, thu hồi."));

  return g_steal_pointer (&report);
}

const TdReportDefinition td_report_b01 = {
  "b01", "B01", "Theo đơn vị", "Tổng hợp kết quả thi đua, khen thưởng theo đơn vị", build_b01,
};
