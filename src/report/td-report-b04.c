/* B04: results by campaign. Rows are the campaigns that run in the period or that have results or
 * awards in it, under the level that launched them:
 *
 *   STT  Phong trào thi đua               …
 *   I    Tổng Liên đoàn                   = 1 + 2 + …
 *   1    Lao động giỏi, lao động sáng tạo   what was entered for this very campaign
 *        Cùng 2 phong trào cụ thể hóa       with those made from it; in no sum
 *   II   Công đoàn cấp trên trực tiếp cơ sở
 *   1    …                                  those made from it stand at their own level
 *        TỔNG CỘNG
 *        Cùng kỳ năm trước
 *        Tăng (+), giảm (-)
 *        So với cùng kỳ (%)
 *
 * What a unit reported for a campaign may hold what it reported for one that was made from it. So
 * that nothing is counted twice, the row "Cùng …" takes a unit's results for the campaign itself,
 * and only where there are none those for the campaigns made from it. */
#include "report/td-report-b04-private.h"

static void
add_columns (TdReport *report)
{
  const char *goal = "Chỉ tiêu các đơn vị đăng ký";
  int target, reached;

  td_report_add_column (report, NULL, NULL, "STT", TD_CELL_TEXT, 5);
  td_report_add_column (report, NULL, NULL, "Phong trào thi đua", TD_CELL_TEXT, 32);
  td_report_add_column (report, NULL, NULL, "Thời gian", TD_CELL_TEXT, 12);
  td_report_add_column (report, NULL, NULL, "Chỉ tiêu phong trào", TD_CELL_TEXT, 44);
  td_report_add_column (report, NULL, NULL, "Đơn vị tham gia", TD_CELL_COUNT, 8);
  td_report_add_column (report, goal, NULL, "Đơn vị tính", TD_CELL_TEXT, 11);
  target = td_report_add_column (report, goal, NULL, "Chỉ tiêu", TD_CELL_POINTS, 10);
  reached = td_report_add_column (report, goal, NULL, "Kết quả", TD_CELL_POINTS, 10);
  td_report_add_share_column (report, goal, NULL, "%", reached, target, 8);
  td_report_add_column (report, "Sáng kiến", NULL, "Đề xuất", TD_CELL_COUNT, 8);
  td_report_add_column (report, "Sáng kiến", NULL, "Công nhận", TD_CELL_COUNT, 8);
  td_report_add_column (report, NULL, NULL, "Giá trị làm lợi (đồng)", TD_CELL_MONEY, 16);
  td_report_add_column (report, "Khen thưởng (lượt)", NULL, "Tập thể", TD_CELL_COUNT, 8);
  td_report_add_column (report, "Khen thưởng (lượt)", NULL, "Cá nhân", TD_CELL_COUNT, 8);
  td_report_add_column (report, NULL, NULL, "Tình trạng sơ kết, tổng kết", TD_CELL_TEXT, 20);
  report->n_fixed_columns = 2;

  /* A unit that takes part in two campaigns is one unit; measures differ between campaigns. */
  ((TdReportColumnSpec *) g_ptr_array_index (report->columns, COLUMN_UNITS))->is_summed = FALSE;
  ((TdReportColumnSpec *) g_ptr_array_index (report->columns, target))->is_summed = FALSE;
  ((TdReportColumnSpec *) g_ptr_array_index (report->columns, reached))->is_summed = FALSE;
}

static TdReport *
build_b04 (TdDb *db,
           const TdCatalogue *catalogue,
           const TdReportRequest *request,
           TdJob *job,
           GError **error)
{
  g_autoptr (TdB04Figures) figures
      = td_b04_figures_read (db, request, &request->period, FALSE, error);
  g_autoptr (GPtrArray) campaigns = NULL;
  g_autoptr (GPtrArray) review_rows = NULL;
  g_autoptr (GHashTable) reviews = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (TdReport) report = NULL;
  TdB04 build;

  if (figures == NULL)
    return NULL;
  campaigns = td_campaign_figures_read (db, error);
  if (campaigns == NULL)
    return NULL;
  review_rows = td_campaign_reviews_read (db, request->period.to, error);
  if (review_rows == NULL)
    return NULL;
  for (guint i = 0; i < review_rows->len; i++)
    {
      TdCampaignReviewRow *row = g_ptr_array_index (review_rows, i);

      g_hash_table_insert (reviews, &row->campaign_id, &row->review);
    }

  report = td_report_new (db, &td_report_b04, request, NULL, td_period_to_label (&request->period));
  build = (TdB04){ .db = db,
                   .catalogue = catalogue,
                   .request = request,
                   .report = report,
                   .campaigns = campaigns,
                   .reviews = reviews,
                   .figures = figures };
  add_columns (report);
  if (!td_b04_add_rows (&build, error))
    return NULL;

  g_ptr_array_add (report->notes,
                   g_strdup ("Sáng kiến, giá trị làm lợi: theo kết quả các đơn vị báo cáo. Mỗi đơn "
                             "vị tham gia được tính một lần ở dòng tổng."));
  g_ptr_array_add (
      report->notes,
      g_strdup (
          "Dòng “Cùng … phong trào cụ thể hóa” không cộng vào tổng; đơn vị đã báo cáo kết quả "
          "của phong trào cấp trên thì không tính thêm kết quả của phong trào cụ thể hóa."));
  g_ptr_array_add (report->notes,
                   g_strdup ("Chỉ tiêu, kết quả chỉ cộng khi các đơn vị đăng ký cùng đơn vị tính "
                             "và không phải tỷ lệ phần trăm."));

  return g_steal_pointer (&report);
}

const TdReportDefinition td_report_b04 = {
  "b04", "B04", "Theo phong trào", "Tổng hợp kết quả theo phong trào thi đua", build_b04,
};
