/* B14: initiatives by unit: those of the book, and beside them the numbers that units reported for
 * campaigns. The two are of different sources and are never added: a unit may report a number
 * without entering each initiative, and enter some of what it reported. */
#include "report/td-unit-table.h"
#include "store/td-duty-figures.h"
#include "store/td-results.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_UNIT,
  COLUMN_PROPOSED,
  COLUMN_GRASSROOTS,
  COLUMN_PROVINCE,
  COLUMN_NATION,
  COLUMN_APPLIED,
  COLUMN_VALUE,
  COLUMN_REPORTED_PROPOSED,
  COLUMN_REPORTED_GRASSROOTS,
  COLUMN_REPORTED_PROVINCE,
  COLUMN_REPORTED_NATION,
  COLUMN_REPORTED_VALUE,
  COLUMN_NOTE,
};

static void
add_columns (TdReport *report)
{
  static const char *const groups[] = { "Sáng kiến ghi trong sổ", "Số liệu các đơn vị báo cáo" };

  td_report_add_column (report, NULL, NULL, "STT", TD_CELL_TEXT, 5);
  td_report_add_column (report, NULL, NULL, "Đơn vị", TD_CELL_TEXT, 34);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      td_report_add_column (report, groups[i], NULL, "Đề xuất", TD_CELL_COUNT, 9);
      td_report_add_column (report, groups[i], "Được công nhận", "Cấp cơ sở", TD_CELL_COUNT, 9);
      td_report_add_column (report, groups[i], "Được công nhận", "Cấp tỉnh", TD_CELL_COUNT, 9);
      td_report_add_column (report, groups[i], "Được công nhận", "Toàn quốc", TD_CELL_COUNT, 9);
      if (i == 0)
        td_report_add_column (report, groups[i], NULL, "Đưa vào áp dụng", TD_CELL_COUNT, 9);
      td_report_add_column (report, groups[i], NULL, "Giá trị làm lợi (đồng)", TD_CELL_MONEY, 17);
    }
  td_report_add_column (report, NULL, NULL, "Ghi chú", TD_CELL_TEXT, 18);
  report->n_fixed_columns = 2;
}

/* -1 for a level that the table does not know */
static int
find_level_column (const char *level)
{
  static const char *const levels[] = { "grassroots", "province", "nation" };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_str_equal (levels[i], level))
      return COLUMN_GRASSROOTS + (int) i;

  return -1;
}

static void
add_initiative (GArray *items, const TdPeriod *period, const TdInitiativeFigure *initiative)
{
  int level = find_level_column (initiative->recognised_level);

  if (td_period_contains (period, initiative->proposed_on))
    td_unit_items_add (items, COLUMN_PROPOSED, initiative->unit_id, initiative->proposed_on, 1,
                       TD_BACKING_INITIATIVES, TD_AMOUNT_ONE, initiative->id);
  if (td_period_contains (period, initiative->applied_since))
    td_unit_items_add (items, COLUMN_APPLIED, initiative->unit_id, initiative->applied_since, 1,
                       TD_BACKING_INITIATIVES, TD_AMOUNT_ONE, initiative->id);
  if (level < 0 || !td_period_contains (period, initiative->recognised_on))
    return;
  td_unit_items_add (items, (guint) level, initiative->unit_id, initiative->recognised_on, 1,
                     TD_BACKING_INITIATIVES, TD_AMOUNT_ONE, initiative->id);
  td_unit_items_add (items, COLUMN_VALUE, initiative->unit_id, initiative->recognised_on,
                     initiative->value_gained, TD_BACKING_INITIATIVES, TD_AMOUNT_VALUE,
                     initiative->id);
}

static void
add_result (GArray *items, const TdResult *result)
{
  const struct
  {
    guint column;
    gint64 value;
    TdAmount amount;
  } parts[] = {
    { COLUMN_REPORTED_PROPOSED, result->proposed, TD_AMOUNT_PROPOSED },
    { COLUMN_REPORTED_GRASSROOTS, result->grassroots, TD_AMOUNT_GRASSROOTS },
    { COLUMN_REPORTED_PROVINCE, result->province, TD_AMOUNT_PROVINCE },
    { COLUMN_REPORTED_NATION, result->nation, TD_AMOUNT_NATION },
    { COLUMN_REPORTED_VALUE, result->value_gained, TD_AMOUNT_RESULT_VALUE },
  };

  /* What is nothing needs no explanation: most results have no initiative of the nation. */
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].value != 0)
      td_unit_items_add (items, parts[i].column, result->unit_id, TD_DATE_NONE, parts[i].value,
                         TD_BACKING_RESULTS, parts[i].amount, result->id);
}

static GArray *
read_items (TdDb *db, const TdPeriod *period, GError **error)
{
  g_autoptr (GPtrArray) initiatives = td_initiative_figures_read (db, period, error);
  g_autoptr (GArray) results = NULL;
  g_autoptr (GArray) items = td_unit_items_new ();

  if (initiatives == NULL)
    return NULL;
  results = td_results_read (db, period, error);
  if (results == NULL)
    return NULL;

  for (guint i = 0; i < initiatives->len; i++)
    add_initiative (items, period, g_ptr_array_index (initiatives, i));
  for (guint i = 0; i < results->len; i++)
    add_result (items, &g_array_index (results, TdResult, i));

  return g_steal_pointer (&items);
}

static TdReport *
build_b14 (TdDb *db,
           const TdCatalogue *catalogue,
           const TdReportRequest *request,
           TdJob *job,
           GError **error)
{
  const TdPeriod before = request->before;
  g_autoptr (GArray) items = read_items (db, &request->period, error);
  g_autoptr (GArray) items_before = NULL;
  g_autoptr (TdReport) report = NULL;

  if (items == NULL)
    return NULL;
  items_before = read_items (db, &before, error);
  if (items_before == NULL)
    return NULL;

  report = td_report_new (db, &td_report_b14, request, NULL, td_period_to_label (&request->period));
  add_columns (report);
  if (!td_unit_table_add (report, db, request, items, items_before, COLUMN_NUMBER, COLUMN_UNIT,
                          COLUMN_NOTE, error))
    return NULL;

  g_ptr_array_add (report->notes,
                   g_strdup ("Sáng kiến ghi trong sổ: tính theo ngày đề xuất, ngày công nhận (nếu "
                             "thiếu thì theo ngày đề xuất), ngày đưa vào áp dụng; giá trị làm lợi "
                             "của sáng kiến được công nhận trong kỳ."));
  g_ptr_array_add (report->notes,
                   g_strdup ("Số liệu các đơn vị báo cáo lấy từ kết quả phong trào; hai nguồn đặt "
                             "cạnh nhau để đối chiếu, không cộng với nhau."));

  return g_steal_pointer (&report);
}

const TdReportDefinition td_report_b14 = {
  "b14", "B14", "Sáng kiến", "Tổng hợp sáng kiến, giải pháp", build_b14,
};
