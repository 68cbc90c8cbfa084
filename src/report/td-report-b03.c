/* B03: by type of organisation: the grassroots unions and members of the period's last day beside
 * the awards, told by the type that the recipient's unit was of on the decision's day.
 *
 *   STT  Loại hình tổ chức       CĐCS  Đoàn viên | TT  CN  Tổng | trực tiếp SL, % … | ‰
 *   1    Đơn vị sự nghiệp …
 *   …
 *        TỔNG CỘNG
 *        Cùng kỳ năm trước
 *        … */
#include "report/td-award-counters.h"
#include "report/td-report-private.h"
#include "report/td-type-rows.h"
#include "store/td-tree.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_TYPE,
  COLUMN_GRASSROOTS,
  COLUMN_MEMBERS,
  COLUMN_COLLECTIVES,
  COLUMN_PERSONS,
  COLUMN_TOTAL,
  COLUMN_DIRECT_WORKERS,
  COLUMN_DIRECT_WORKERS_SHARE,
  COLUMN_WITHOUT_POST,
  COLUMN_WITHOUT_POST_SHARE,
  COLUMN_WOMEN,
  COLUMN_WOMEN_SHARE,
  COLUMN_PER_MEMBERS,
};

typedef struct
{
  const TdReportRequest *request;
  const TdAwardCounters *counters;
} Build;

static void
add_columns (TdReport *report)
{
  static const char *const groups[] = { "Trực tiếp SX, KD", "Không giữ chức vụ", "Nữ" };
  const char *awards = "Khen thưởng (lượt)";
  const char *among = "Trong số cá nhân";
  int per_members, total;

  td_report_add_column (report, NULL, NULL, "STT", TD_CELL_TEXT, 5);
  td_report_add_column (report, NULL, NULL, "Loại hình tổ chức", TD_CELL_TEXT, 40);
  td_report_add_column (report, NULL, NULL, "CĐCS", TD_CELL_COUNT, 8);
  td_report_add_column (report, NULL, NULL, "Đoàn viên", TD_CELL_COUNT, 10);
  td_report_add_column (report, awards, NULL, "Tập thể", TD_CELL_COUNT, 9);
  td_report_add_column (report, awards, NULL, "Cá nhân", TD_CELL_COUNT, 9);
  total = td_report_add_column (report, awards, NULL, "Tổng số", TD_CELL_COUNT, 9);
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      int column = td_report_add_column (report, among, groups[i], "SL", TD_CELL_COUNT, 8);

      td_report_add_share_column (report, among, groups[i], "%", column, COLUMN_PERSONS, 8);
    }
  per_members = td_report_add_share_column (report, NULL, NULL, "Lượt khen trên 1.000 đoàn viên",
                                            total, COLUMN_MEMBERS, 12);
  ((TdReportColumnSpec *) g_ptr_array_index (report->columns, (guint) per_members))->is_per_mille
      = TRUE;
  report->n_fixed_columns = 2;
}

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
  filter.woman = TD_FLAG_YES;
  td_award_counters_add (counters, COLUMN_WOMEN, &filter);
}

static TdQuery *
query_new (const TdPeriod *period, gint64 unit_id, const char *organisation_type)
{
  TdQuery *query = td_query_new (TD_LIST_AWARDS);

  query->from = period->from;
  query->to = period->to;
  query->unit_id = unit_id;
  query->organisation_type = g_strdup (organisation_type);

  return query;
}

static void
fill_row_cb (TdReportRow *row, const char *organisation_type, gpointer user_data)
{
  const Build *build = user_data;
  g_autoptr (TdQuery) query
      = query_new (&build->request->period, build->request->unit_id, organisation_type);

  td_award_counters_prepare (build->counters, row, query);
  td_report_cell_set_number (&row->cells[COLUMN_GRASSROOTS], TD_CELL_COUNT, 0, NULL);
  td_report_cell_set_number (&row->cells[COLUMN_MEMBERS], TD_CELL_COUNT, 0, NULL);
}

static void
count_unit (const TdCatalogue *catalogue,
            const TdUnitSpan *span,
            const TdUnitFigure *figure,
            TdReportRow *row)
{
  if (td_catalogue_is_grassroots (catalogue, span->kind))
    td_report_cell_add (&row->cells[COLUMN_GRASSROOTS], TD_CELL_COUNT, 1, TD_BACKING_UNITS,
                        TD_AMOUNT_ONE, span->unit_id);
  if (figure != NULL && figure->members_id != 0)
    td_report_cell_add (&row->cells[COLUMN_MEMBERS], TD_CELL_COUNT, figure->members,
                        TD_BACKING_FIGURES, TD_AMOUNT_MEMBERS, figure->members_id);
}

/* Whether the unit has anything that a row counts. */
static gboolean
is_counted (const TdCatalogue *catalogue, const TdUnitSpan *span, const TdUnitFigure *figure)
{
  return td_catalogue_is_grassroots (catalogue, span->kind)
         || (figure != NULL && figure->members_id != 0);
}

static gboolean
add_comparison (TdReport *report,
                TdDb *db,
                const TdReportRequest *request,
                const TdAwardCounters *counters,
                const TdReportRow *total,
                GError **error)
{
  g_autoptr (GArray) awards = td_report_read_awards (db, request, &request->before, TRUE, error);
  g_autoptr (TdQuery) query = query_new (&request->before, request->unit_id, NULL);
  TdReportRow *row;

  if (awards == NULL)
    return FALSE;

  query->with_predecessors = request->unit_id != 0;
  row = td_report_add_row (report, TD_ROW_PLAIN, 0, -1);
  td_report_cell_set_text (&row->cells[COLUMN_TYPE], "Cùng kỳ năm trước");
  td_award_counters_prepare (counters, row, query);
  for (guint i = 0; i < awards->len; i++)
    td_award_counters_count (counters, row, &g_array_index (awards, TdAwardFigure, i));
  td_report_add_change_rows (report, COLUMN_TYPE, total, row);

  return TRUE;
}

static TdReport *
build_b03 (TdDb *db,
           const TdCatalogue *catalogue,
           const TdReportRequest *request,
           TdJob *job,
           GError **error)
{
  const TdPeriod *period = &request->period;
  g_autoptr (GArray) awards = td_report_read_awards (db, request, period, FALSE, error);
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GHashTable) figures = NULL;
  g_autoptr (GHashTable) types = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (TdAwardCounters) counters = td_award_counters_new (catalogue);
  g_autoptr (TdReport) report
      = td_report_new (db, &td_report_b03, request, NULL, td_period_to_label (period));
  Build build = { request, counters };
  TdReportRow *total;

  if (awards == NULL)
    return NULL;
  spans = td_tree_read (db, request->unit_id, period->to, period->to, error);
  if (spans == NULL)
    return NULL;
  figures = td_figures_read_units (db, period, error);
  if (figures == NULL)
    return NULL;

  add_columns (report);
  add_counters (counters);
  for (guint i = 0; i < awards->len; i++)
    td_type_rows_use (types, g_array_index (awards, TdAwardFigure, i).organisation_type);
  for (guint i = 0; i < spans->len; i++)
    {
      const TdUnitSpan *span = g_ptr_array_index (spans, i);

      if (is_counted (catalogue, span, g_hash_table_lookup (figures, &span->unit_id)))
        td_type_rows_use (types, span->organisation_type);
    }
  td_type_rows_add (report, catalogue, types, COLUMN_NUMBER, COLUMN_TYPE, fill_row_cb, &build,
                    &total);

  for (guint i = 0; i < awards->len; i++)
    {
      const TdAwardFigure *award = &g_array_index (awards, TdAwardFigure, i);
      TdReportRow *row = g_hash_table_lookup (types, award->organisation_type);

      if (row != NULL)
        td_award_counters_count (counters, row, award);
    }
  for (guint i = 0; i < spans->len; i++)
    {
      const TdUnitSpan *span = g_ptr_array_index (spans, i);
      TdReportRow *row = g_hash_table_lookup (types, g_intern_string (span->organisation_type));

      if (row != NULL)
        count_unit (catalogue, span, g_hash_table_lookup (figures, &span->unit_id), row);
    }
  td_report_finish (report);
  if (!add_comparison (report, db, request, counters, total, error))
    return NULL;

  g_ptr_array_add (report->notes,
                   g_strdup ("CĐCS, đoàn viên: vào ngày cuối kỳ. Khen thưởng: theo loại hình của "
                             "đơn vị vào ngày quyết định; cá nhân gồm cả người nhận khác (không "
                             "tính vào các cột “Trong số cá nhân”)."));
  g_ptr_array_add (report->notes, g_strdup ("Không tính lượt đã hủy bỏ, thu hồi."));

  return g_steal_pointer (&report);
}

const TdReportDefinition td_report_b03 = {
  "b03", "B03", "Theo loại hình", "Tổng hợp khen thưởng theo loại hình tổ chức", build_b03,
};
