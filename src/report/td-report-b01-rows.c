/* The rows of B01; see td-report-b01.c for how they look. */
#include "report/td-report-b01-private.h"
#include "report/td-unit-rows.h"
#include "store/td-results.h"

/* What lies behind a cell of a row; the counter narrows it. */
static TdQuery *
query_new (const TdPeriod *period, gint64 unit_id, gboolean exact_unit, gint64 outside_root)
{
  TdQuery *query = td_query_new (TD_LIST_AWARDS);

  query->from = period->from;
  query->to = period->to;
  query->unit_id = unit_id;
  query->exact_unit = exact_unit;
  query->outside_root = outside_root;

  return query;
}

/* What the rows of units are filled from. */
typedef struct
{
  TdB01 *build;
  TdUnitRows *rows;
  GHashTable *reported; /* gint64 → TdUnitFigure */
} Units;

/* What a unit reported is a whole for the period: it is counted at its last place in it. */
static gboolean
is_last (const Units *units, const TdUnitSpan *span)
{
  int index = td_unit_rows_find (units->rows, span->unit_id, TD_DATE_NONE);

  return g_ptr_array_index (td_unit_rows_get_spans (units->rows), (guint) index) == span;
}

/* A unit that was closed before the period's end has no members then; those that it had are its
 * successor's now. */
static void
set_reported (const Units *units, const TdUnitSpan *span, TdReportRow *row)
{
  const TdUnitFigure *figure
      = is_last (units, span) ? g_hash_table_lookup (units->reported, &span->unit_id) : NULL;
  gboolean open_at_end = td_date_compare (span->to, units->build->request->period.to) >= 0;

  td_report_cell_set_number (&row->cells[COLUMN_MEMBERS], TD_CELL_COUNT, 0, NULL);
  if (figure != NULL && figure->members_id != 0 && open_at_end)
    td_report_cell_add (&row->cells[COLUMN_MEMBERS], TD_CELL_COUNT, figure->members,
                        TD_BACKING_FIGURES, TD_AMOUNT_MEMBERS, figure->members_id);
  td_report_cell_set_number (&row->cells[COLUMN_CAMPAIGNS], TD_CELL_COUNT,
                             figure != NULL ? figure->n_campaigns : 0, NULL);
  td_report_cell_set_number (&row->cells[COLUMN_INITIATIVES], TD_CELL_COUNT, 0, NULL);
  td_report_cell_set_number (&row->cells[COLUMN_RECOGNISED], TD_CELL_COUNT, 0, NULL);
  td_report_cell_set_number (&row->cells[COLUMN_VALUE], TD_CELL_MONEY, 0, NULL);
  td_report_cell_set_number (&row->cells[COLUMN_GRASSROOTS], TD_CELL_COUNT, 0, NULL);
  if (td_catalogue_is_grassroots (units->build->catalogue, span->kind) && open_at_end)
    td_report_cell_add (&row->cells[COLUMN_GRASSROOTS], TD_CELL_COUNT, 1, TD_BACKING_UNITS,
                        TD_AMOUNT_ONE, span->unit_id);
}

static void
fill_row_cb (TdReportRow *row, const TdUnitSpan *span, gboolean is_own, gpointer user_data)
{
  const Units *units = user_data;
  TdB01 *build = units->build;
  g_autoptr (TdQuery) query = NULL;

  if (span == NULL)
    {
      query = query_new (&build->request->period, 0, FALSE, td_unit_rows_get_root (units->rows));
    }
  else
    {
      TdPeriod days = { TD_PERIOD_RANGE, span->from, span->to };

      query = query_new (&days, span->unit_id, is_own, 0);
      if (is_own)
        set_reported (units, span, row);
    }
  td_award_counters_prepare (build->counters, row, query);
}

/* The whole of a period in one row, to stand beside the total; of a unit that began meanwhile, what
 * those had that it goes on for. */
static gboolean
add_comparison (TdB01 *build, const TdReportRow *total, const TdPeriod *period, GError **error)
{
  TdReportRow *row = td_report_add_row (build->report, TD_ROW_PLAIN, 0, -1);
  g_autoptr (GArray) awards
      = td_report_read_awards (build->db, build->request, period, TRUE, error);
  g_autoptr (TdQuery) query = query_new (period, build->request->unit_id, FALSE, 0);

  if (awards == NULL)
    return FALSE;
  query->with_predecessors = build->request->unit_id != 0;

  td_report_cell_set_text (&row->cells[COLUMN_UNIT], "Cùng kỳ năm trước");
  td_award_counters_prepare (build->counters, row, query);
  for (guint i = 0; i < awards->len; i++)
    td_award_counters_count (build->counters, row, &g_array_index (awards, TdAwardFigure, i));

  td_report_add_change_rows (build->report, COLUMN_UNIT, total, row);

  return TRUE;
}

static void
mark_own_rows (const Units *units, const GArray *awards)
{
  const GPtrArray *spans = td_unit_rows_get_spans (units->rows);

  for (guint i = 0; i < awards->len; i++)
    {
      const TdAwardFigure *award = &g_array_index (awards, TdAwardFigure, i);

      td_unit_rows_mark (units->rows,
                         td_unit_rows_find (units->rows, award->unit_id, award->decided_on));
    }
  for (guint i = 0; i < spans->len; i++)
    {
      const TdUnitSpan *span = g_ptr_array_index (spans, i);

      /* The root has a row of its own only for what it did itself. */
      if ((is_last (units, span) && g_hash_table_contains (units->reported, &span->unit_id))
          || (i > 0 && td_catalogue_is_grassroots (units->build->catalogue, span->kind)))
        td_unit_rows_mark (units->rows, (int) i);
    }
}

/* Counts each award at its place; what has none is counted in a row of its own, unless only a part
 * of the tree is reported. */
static void
count_awards (const Units *units, const GArray *awards)
{
  for (guint i = 0; i < awards->len; i++)
    {
      const TdAwardFigure *award = &g_array_index (awards, TdAwardFigure, i);
      TdReportRow *row = td_unit_rows_get_row (
          units->rows, td_unit_rows_find (units->rows, award->unit_id, award->decided_on));

      if (row != NULL)
        td_award_counters_count (units->build->counters, row, award);
    }
}

static void
count_results (const Units *units, const GArray *results)
{
  for (guint i = 0; i < results->len; i++)
    {
      const TdResult *result = &g_array_index (results, TdResult, i);
      int index = td_unit_rows_find (units->rows, result->unit_id, TD_DATE_NONE);
      TdReportRow *row = index >= 0 ? td_unit_rows_get_row (units->rows, index) : NULL;

      if (row == NULL)
        continue;
      td_report_cell_add (&row->cells[COLUMN_INITIATIVES], TD_CELL_COUNT, result->proposed,
                          TD_BACKING_RESULTS, TD_AMOUNT_PROPOSED, result->id);
      td_report_cell_add (&row->cells[COLUMN_RECOGNISED], TD_CELL_COUNT, result->recognised,
                          TD_BACKING_RESULTS, TD_AMOUNT_RECOGNISED, result->id);
      td_report_cell_add (&row->cells[COLUMN_VALUE], TD_CELL_MONEY, result->value_gained,
                          TD_BACKING_RESULTS, TD_AMOUNT_RESULT_VALUE, result->id);
    }
}

gboolean
td_b01_add_rows (TdB01 *build, GError **error)
{
  const TdPeriod *period = &build->request->period;
  const TdPeriod before = build->request->before;
  g_autoptr (GArray) awards
      = td_report_read_awards (build->db, build->request, period, FALSE, error);
  g_autoptr (GHashTable) reported = NULL;
  g_autoptr (GArray) results = NULL;
  g_autoptr (TdUnitRows) rows = NULL;
  g_autoptr (TdQuery) query = query_new (period, build->request->unit_id, FALSE, 0);
  TdReportRow *total;
  Units units;

  if (awards == NULL)
    return FALSE;
  reported = td_figures_read_units (build->db, period, error);
  if (reported == NULL)
    return FALSE;
  results = td_results_read (build->db, period, error);
  if (results == NULL)
    return FALSE;
  rows = td_unit_rows_read (build->db, build->request, COLUMN_NUMBER, COLUMN_UNIT,
                            build->note_column, error);
  if (rows == NULL)
    return FALSE;

  /* The total is the last row, but the others name it as their parent: made first, moved later. */
  total = td_report_add_row (build->report, TD_ROW_TOTAL, 0, -1);
  td_report_cell_set_text (&total->cells[COLUMN_UNIT], "TỔNG CỘNG");
  td_award_counters_prepare (build->counters, total, query);
  units = (Units){ build, rows, reported };
  mark_own_rows (&units, awards);
  td_unit_rows_add (rows, build->report, 0, fill_row_cb, &units);
  count_results (&units, results);
  count_awards (&units, awards);
  td_report_move_row_to_end (build->report, 0);
  td_report_finish (build->report);

  return add_comparison (build, total, &before, error);
}
