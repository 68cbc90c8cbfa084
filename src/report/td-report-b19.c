/* B19: the awards by year and by type of organisation, with the three groups that công văn 628/LĐLĐ
 * asks about, as charts and as the table that they are drawn from:
 *
 *   STT  Nội dung                              TT  CN  Tổng | trực tiếp  %  không giữ chức vụ  % …
 *   I. THEO NĂM
 *   1    6 tháng đầu năm 2025
 *   2    6 tháng đầu năm 2026
 *   II. THEO LOẠI HÌNH TỔ CHỨC
 *   1    Cơ quan hành chính
 *   …
 *        TỔNG CỘNG                             = the last year */
#include "report/td-award-counters.h"
#include "report/td-report-private.h"
#include "report/td-report-years.h"
#include "report/td-type-rows.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_NAME,
  COLUMN_COLLECTIVES,
  COLUMN_PERSONS,
  COLUMN_TOTAL,
  COLUMN_DIRECT_WORKERS,
  COLUMN_DIRECT_WORKERS_SHARE,
  COLUMN_WITHOUT_POST,
  COLUMN_WITHOUT_POST_SHARE,
  COLUMN_AD_HOC,
  COLUMN_AD_HOC_SHARE,
};

typedef struct
{
  TdDb *db;
  const TdCatalogue *catalogue;
  const TdReportRequest *request;
  TdReport *report;
  TdAwardCounters *counters;
} Build;

static void
add_counters (TdAwardCounters *counters)
{
  TdAwardFilter filter = TD_AWARD_FILTER_ALL;

  td_award_counters_add (counters, COLUMN_TOTAL, &filter);
  filter.recipients = TD_RECIPIENTS_COLLECTIVE;
  td_award_counters_add (counters, COLUMN_COLLECTIVES, &filter);
  filter.recipients = TD_RECIPIENTS_PERSONS;
  td_award_counters_add (counters, COLUMN_PERSONS, &filter);

  filter.recipients = TD_RECIPIENTS_INDIVIDUAL;
  filter.direct_worker = TD_FLAG_YES;
  td_award_counters_add (counters, COLUMN_DIRECT_WORKERS, &filter);
  filter.direct_worker = TD_FLAG_ANY;
  filter.leader = TD_FLAG_NO;
  td_award_counters_add (counters, COLUMN_WITHOUT_POST, &filter);
  filter.leader = TD_FLAG_ANY;
  filter.ad_hoc = TD_FLAG_YES;
  td_award_counters_add (counters, COLUMN_AD_HOC, &filter);
}

static void
add_columns (TdReport *report)
{
  static const char *const groups[] = { "Trực tiếp SX, KD", "Không giữ chức vụ", "Đột xuất" };
  const char *awards = "Khen thưởng (lượt)";
  const char *among = "Trong số cá nhân";
  TdReportColumnSpec *total;
  int total_column;

  td_report_add_column (report, NULL, NULL, "STT", TD_CELL_TEXT, 5);
  td_report_add_column (report, NULL, NULL, "Nội dung", TD_CELL_TEXT, 46);
  td_report_add_column (report, awards, NULL, "Tập thể", TD_CELL_COUNT, 10);
  td_report_add_column (report, awards, NULL, "Cá nhân", TD_CELL_COUNT, 10);
  total_column = td_report_add_column (report, awards, NULL, "Tổng số", TD_CELL_COUNT, 10);
  total = g_ptr_array_index (report->columns, (guint) total_column);
  total->adds_from = COLUMN_COLLECTIVES;
  total->adds_to = COLUMN_PERSONS;
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      int column = td_report_add_column (report, among, groups[i], "SL", TD_CELL_COUNT, 9);

      td_report_add_share_column (report, among, groups[i], "%", column, COLUMN_PERSONS, 10);
    }
  report->n_fixed_columns = 2;
}

/* Zeros, for the awards to be counted into.
 * @organisation_type: (nullable): NULL for all, TD_QUERY_NONE for none */
static void
prepare_row (const Build *build,
             TdReportRow *row,
             const TdPeriod *period,
             const char *organisation_type)
{
  gboolean is_before = !td_period_contains (&build->request->period, period->to);
  g_autoptr (TdQuery) query = td_query_new (TD_LIST_AWARDS);

  query->from = period->from;
  query->to = period->to;
  query->unit_id = build->request->unit_id;
  query->with_predecessors = is_before && query->unit_id != 0;
  query->organisation_type = g_strdup (organisation_type);
  td_award_counters_prepare (build->counters, row, query);
}

static void
number_row (TdReportRow *row, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);

  td_report_cell_set_text (&row->cells[COLUMN_NUMBER], number);
}

static void
add_section (TdReport *report, const char *title)
{
  TdReportRow *row = td_report_add_row (report, TD_ROW_SECTION, 0, -1);

  td_report_cell_set_text (&row->cells[COLUMN_NUMBER], title);
}

/* --- By year ---------------------------------------------------------------------------------- */

static gboolean
add_years (const Build *build, GError **error)
{
  TdReport *report = build->report;
  g_autoptr (GArray) years = td_report_read_years (build->db, build->request, error);
  guint first;
  guint n = 0;
  TdReportChart *chart;

  if (years == NULL)
    return FALSE;

  add_section (report, "I. THEO NĂM");
  first = report->rows->len;
  for (guint i = 0; i < years->len; i++)
    {
      const TdPeriod *period = &g_array_index (years, TdPeriod, i);
      gboolean is_before = !td_period_contains (&build->request->period, period->to);
      g_autofree char *name = td_report_make_year_name (period);
      g_autoptr (GArray) awards
          = td_report_read_awards (build->db, build->request, period, is_before, error);
      TdReportRow *row;

      if (awards == NULL)
        return FALSE;
      /* Years before the book begins are nothing to compare with. */
      if (n == 0 && awards->len == 0 && i + 2 < years->len)
        continue;
      row = td_report_add_row (report, TD_ROW_PLAIN, 1, -1);
      td_report_cell_set_text (&row->cells[COLUMN_NAME], name);
      prepare_row (build, row, period, NULL);
      number_row (row, ++n);
      for (guint j = 0; j < awards->len; j++)
        td_award_counters_count (build->counters, row, &g_array_index (awards, TdAwardFigure, j));
    }

  chart = td_report_add_chart (report, TD_CHART_STACKED_COLUMNS, "Lượt khen thưởng theo năm", first,
                               report->rows->len - 1, COLUMN_NAME);
  td_report_chart_add_series (chart, COLUMN_COLLECTIVES, "Tập thể");
  td_report_chart_add_series (chart, COLUMN_PERSONS, "Cá nhân");
  chart = td_report_add_chart (report, TD_CHART_COLUMNS, "Tỷ lệ trong số cá nhân được khen", first,
                               report->rows->len - 1, COLUMN_NAME);
  td_report_chart_add_series (chart, COLUMN_DIRECT_WORKERS_SHARE, "Trực tiếp SX, KD");
  td_report_chart_add_series (chart, COLUMN_WITHOUT_POST_SHARE, "Không giữ chức vụ");
  td_report_chart_add_series (chart, COLUMN_AD_HOC_SHARE, "Đột xuất");

  return TRUE;
}

/* --- By type of organisation ------------------------------------------------------------------ */

static void
fill_type_row_cb (TdReportRow *row, const char *organisation_type, gpointer user_data)
{
  const Build *build = user_data;

  prepare_row (build, row, &build->request->period, organisation_type);
}

static gboolean
add_types (const Build *build, GError **error)
{
  TdReport *report = build->report;
  g_autoptr (GArray) awards
      = td_report_read_awards (build->db, build->request, &build->request->period, FALSE, error);
  g_autoptr (GHashTable) types = g_hash_table_new (g_direct_hash, g_direct_equal);
  TdReportChart *chart;
  guint first;

  if (awards == NULL)
    return FALSE;

  add_section (report, "II. THEO LOẠI HÌNH TỔ CHỨC");
  first = report->rows->len;
  for (guint i = 0; i < awards->len; i++)
    td_type_rows_use (types, g_array_index (awards, TdAwardFigure, i).organisation_type);
  td_type_rows_add (report, build->catalogue, types, COLUMN_NUMBER, COLUMN_NAME, fill_type_row_cb,
                    (gpointer) build, NULL);
  for (guint i = 0; i < awards->len; i++)
    {
      const TdAwardFigure *award = &g_array_index (awards, TdAwardFigure, i);
      TdReportRow *row = g_hash_table_lookup (types, award->organisation_type);

      if (row != NULL)
        td_award_counters_count (build->counters, row, award);
    }
  if (awards->len == 0)
    return TRUE;

  chart = td_report_add_chart (report, TD_CHART_STACKED_BARS, "Lượt khen thưởng theo loại hình",
                               first, report->rows->len - 2, COLUMN_NAME);
  td_report_chart_add_series (chart, COLUMN_COLLECTIVES, "Tập thể");
  td_report_chart_add_series (chart, COLUMN_PERSONS, "Cá nhân");

  return TRUE;
}

static TdReport *
build_b19 (TdDb *db,
           const TdCatalogue *catalogue,
           const TdReportRequest *request,
           TdJob *job,
           GError **error)
{
  g_autoptr (TdAwardCounters) counters = td_award_counters_new (catalogue);
  g_autoptr (TdReport) report
      = td_report_new (db, &td_report_b19, request, NULL, td_period_to_label (&request->period));
  const Build build = { db, catalogue, request, report, counters };

  add_counters (counters);
  add_columns (report);
  if (!add_years (&build, error) || !add_types (&build, error))
    return NULL;

  g_ptr_array_add (report->notes,
                   g_strdup ("Cá nhân gồm cả người nhận khác (không tính vào các cột “Trong số cá "
                             "nhân”); không tính lượt đã hủy bỏ, thu hồi."));

  return g_steal_pointer (&report);
}

const TdReportDefinition td_report_b19 = {
  "b19", "B19", "Biểu đồ", "Biểu đồ kết quả khen thưởng", build_b19,
};
