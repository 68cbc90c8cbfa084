/* The cells of a row of B04. */
#include "report/td-report-b04-private.h"

void
td_b04_add_result (TdReportRow *row, const TdResult *result)
{
  td_report_cell_add (&row->cells[COLUMN_PROPOSED], TD_CELL_COUNT, result->proposed,
                      TD_BACKING_RESULTS, TD_AMOUNT_PROPOSED, result->id);
  td_report_cell_add (&row->cells[COLUMN_RECOGNISED], TD_CELL_COUNT, result->recognised,
                      TD_BACKING_RESULTS, TD_AMOUNT_RECOGNISED, result->id);
  td_report_cell_add (&row->cells[COLUMN_VALUE], TD_CELL_MONEY, result->value_gained,
                      TD_BACKING_RESULTS, TD_AMOUNT_RESULT_VALUE, result->id);
}

void
td_b04_set_zeros (TdReportRow *row)
{
  td_report_cell_set_number (&row->cells[COLUMN_PROPOSED], TD_CELL_COUNT, 0, NULL);
  td_report_cell_set_number (&row->cells[COLUMN_RECOGNISED], TD_CELL_COUNT, 0, NULL);
  td_report_cell_set_number (&row->cells[COLUMN_VALUE], TD_CELL_MONEY, 0, NULL);
}

static TdQuery *
query_new (const TdB04 *build, const TdB04Figures *figures, guint recipients)
{
  TdQuery *query = td_query_new (TD_LIST_AWARDS);

  query->from = figures->period.from;
  query->to = figures->period.to;
  query->unit_id = build->request->unit_id;
  query->with_predecessors = figures->with_predecessors;
  query->recipients = recipients;

  return query;
}

/* @campaigns: (element-type gint64) (nullable): NULL for all */
static gint64
count_awards (const TdB04Figures *figures, GHashTable *campaigns, guint recipients)
{
  gint64 n = 0;

  for (guint i = 0; i < figures->awards->len; i++)
    {
      const TdAwardFigure *award = &g_array_index (figures->awards, TdAwardFigure, i);

      n += (recipients & (1u << award->recipient_kind)) != 0
           && (campaigns == NULL || g_hash_table_contains (campaigns, &award->campaign_id));
    }

  return n;
}

void
td_b04_set_awards (const TdB04 *build,
                   const TdB04Figures *figures,
                   TdReportRow *row,
                   GHashTable *campaigns)
{
  static const guint recipients[] = { TD_RECIPIENTS_COLLECTIVE, TD_RECIPIENTS_PERSONS };

  for (gsize i = 0; i < G_N_ELEMENTS (recipients); i++)
    td_report_cell_set_number (&row->cells[COLUMN_COLLECTIVES + i], TD_CELL_COUNT,
                               count_awards (figures, campaigns, recipients[i]),
                               query_new (build, figures, recipients[i]));
}

void
td_b04_set_units (const TdB04Figures *figures, TdReportRow *row, GHashTable *campaigns)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  td_report_cell_set_number (&row->cells[COLUMN_UNITS], TD_CELL_COUNT, 0, NULL);
  for (guint i = 0; i < figures->taking_part->len; i++)
    {
      const TdTakingPart *part = &g_array_index (figures->taking_part, TdTakingPart, i);

      if (g_hash_table_contains (campaigns, &part->campaign_id)
          && g_hash_table_add (seen, (gpointer) &part->unit_id))
        td_report_cell_add (&row->cells[COLUMN_UNITS], TD_CELL_COUNT, 1, TD_BACKING_UNITS,
                            TD_AMOUNT_ONE, part->unit_id);
    }
}

/* --- Targets ---------------------------------------------------------------------------------- */

static gboolean
is_percent (const char *measure)
{
  return strchr (measure, '%') != NULL || strstr (measure, "phần trăm") != NULL;
}

static void
add_reached (const TdB04 *build, TdReportRow *row, gint64 campaign_id, gint64 unit_id)
{
  const GArray *results = build->figures->results;

  for (guint i = td_b04_find_results (build->figures, campaign_id, unit_id); i < results->len; i++)
    {
      const TdResult *result = &g_array_index (results, TdResult, i);

      if (result->campaign_id != campaign_id || result->unit_id != unit_id)
        return;
      if (result->has_reached)
        td_report_cell_add (&row->cells[COLUMN_REACHED], TD_CELL_POINTS, result->reached,
                            TD_BACKING_RESULTS, TD_AMOUNT_REACHED, result->id);
    }
}

void
td_b04_set_targets (const TdB04 *build, TdReportRow *row, gint64 campaign_id)
{
  const GArray *parts = build->figures->taking_part;
  const char *measure = NULL;
  gboolean is_mixed = FALSE;

  for (guint i = 0; i < parts->len; i++)
    {
      const TdTakingPart *part = &g_array_index (parts, TdTakingPart, i);

      if (part->campaign_id != campaign_id || !part->has_target)
        continue;
      is_mixed = is_mixed || (measure != NULL && part->measure != measure);
      measure = part->measure;
    }
  if (measure == NULL)
    return;

  td_report_cell_set_text (&row->cells[COLUMN_MEASURE], is_mixed ? "nhiều đơn vị tính" : measure);
  if (is_mixed || is_percent (measure))
    return;
  td_report_cell_set_number (&row->cells[COLUMN_TARGET], TD_CELL_POINTS, 0, NULL);
  td_report_cell_set_number (&row->cells[COLUMN_REACHED], TD_CELL_POINTS, 0, NULL);
  for (guint i = 0; i < parts->len; i++)
    {
      const TdTakingPart *part = &g_array_index (parts, TdTakingPart, i);

      if (part->campaign_id != campaign_id || !part->has_target)
        continue;
      td_report_cell_add (&row->cells[COLUMN_TARGET], TD_CELL_POINTS, part->target,
                          TD_BACKING_TAKING_PART, TD_AMOUNT_TARGET, part->id);
      add_reached (build, row, campaign_id, part->unit_id);
    }
}
