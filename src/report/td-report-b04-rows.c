/* The rows of B04; see td-report-b04.c for how they look. */
#include "report/td-report-b04-private.h"

static gboolean
takes_part (const TdB04 *build, gint64 campaign_id)
{
  for (guint i = 0; i < build->figures->taking_part->len; i++)
    if (g_array_index (build->figures->taking_part, TdTakingPart, i).campaign_id == campaign_id)
      return TRUE;

  return FALSE;
}

/* Of a part of the tree only the campaigns that it has something to do with. */
static gboolean
is_shown (const TdB04 *build, const TdCampaignFigure *campaign)
{
  const TdPeriod *period = &build->request->period;

  if (g_hash_table_contains (build->figures->has_rows, &campaign->id))
    return TRUE;
  if (td_date_is_set (campaign->starts_on) && td_date_compare (campaign->starts_on, period->to) > 0)
    return FALSE;
  if (td_date_is_set (campaign->ends_on) && td_date_compare (campaign->ends_on, period->from) < 0)
    return FALSE;

  return build->request->unit_id == 0 || takes_part (build, campaign->id);
}

/* "01/01/2026 – 31/12/2026", "từ 01/01/2026" */
static char *
make_days (const TdCampaignFigure *campaign)
{
  g_autofree char *from = td_date_format (campaign->starts_on);
  g_autofree char *to = td_date_format (campaign->ends_on);

  if (from[0] != '\0' && to[0] != '\0')
    return g_strdup_printf ("%s – %s", from, to);
  if (from[0] != '\0')
    return g_strdup_printf ("từ %s", from);

  return to[0] != '\0' ? g_strdup_printf ("đến %s", to) : g_strdup ("thường xuyên");
}

/* As of the period's end: "đã tổng kết 20/12/2025", "đã sơ kết 30/06/2025; hạn sơ kết 30/06/2026",
 * "quá hạn tổng kết 01/03/2026". */
static char *
make_state (const TdB04 *build, const TdCampaignFigure *campaign)
{
  const TdCampaignReview *review = g_hash_table_lookup (build->reviews, &campaign->id);
  g_autofree char *last = td_date_format (review->last_done_on);
  g_autofree char *due = td_date_format (review->due_on);
  g_autofree char *next = NULL;

  if (review->state == TD_CAMPAIGN_STATE_PREPARED)
    return g_strdup ("chưa phát động");
  if (review->last == TD_REVIEW_FINAL)
    return g_strdup_printf ("đã tổng kết %s", last);

  if (due[0] != '\0')
    next = g_strdup_printf ("%s %s %s", review->is_late ? "quá hạn" : "hạn",
                            review->next == TD_REVIEW_FINAL ? "tổng kết" : "sơ kết", due);
  if (review->last != TD_REVIEW_INTERIM)
    return next != NULL ? g_steal_pointer (&next) : g_strdup ("chưa sơ kết");

  return next != NULL ? g_strdup_printf ("đã sơ kết %s; %s", last, next)
                      : g_strdup_printf ("đã sơ kết %s", last);
}

/* @made: (out): adds the campaigns that were made from @campaign_id, and from those */
static void
collect_made (const TdB04 *build, gint64 campaign_id, GHashTable *made)
{
  for (guint i = 0; i < build->campaigns->len; i++)
    {
      TdCampaignFigure *campaign = g_ptr_array_index (build->campaigns, i);

      /* One that is above itself would never end. */
      if (campaign->parent_id == campaign_id && g_hash_table_add (made, &campaign->id))
        collect_made (build, campaign->id, made);
    }
}

/* @unit_id: 0 for all units. Returns: whether there are any */
static gboolean
add_results_of (const TdB04 *build, TdReportRow *row, gint64 campaign_id, gint64 unit_id)
{
  const GArray *results = build->figures->results;
  gboolean any = FALSE;

  for (guint i = td_b04_find_results (build->figures, campaign_id, unit_id); i < results->len; i++)
    {
      const TdResult *result = &g_array_index (results, TdResult, i);

      if (result->campaign_id != campaign_id || (unit_id != 0 && result->unit_id != unit_id))
        break;
      any = TRUE;
      td_b04_add_result (row, result);
    }

  return any;
}

/* What a unit reported at the highest campaign on each way down. */
static void
add_highest (
    const TdB04 *build, TdReportRow *row, gint64 campaign_id, gint64 unit_id, GHashTable *seen)
{
  if (add_results_of (build, row, campaign_id, unit_id))
    return;

  for (guint i = 0; i < build->campaigns->len; i++)
    {
      TdCampaignFigure *campaign = g_ptr_array_index (build->campaigns, i);

      if (campaign->parent_id == campaign_id && g_hash_table_add (seen, &campaign->id))
        add_highest (build, row, campaign->id, unit_id, seen);
    }
}

static void
add_with_made_row (const TdB04 *build, const TdCampaignFigure *campaign)
{
  g_autoptr (GHashTable) made = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) units = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree char *name = NULL;
  TdReportRow *row;
  guint n;

  collect_made (build, campaign->id, made);
  g_hash_table_remove (made, &campaign->id);
  n = g_hash_table_size (made);
  if (n == 0)
    return;

  name = g_strdup_printf ("Cùng %u phong trào cụ thể hóa", n);
  row = td_report_add_row (build->report, TD_ROW_PLAIN, 2, -1);
  td_report_cell_set_text (&row->cells[COLUMN_NAME], name);
  g_hash_table_add (made, (gpointer) &campaign->id);
  td_b04_set_units (build->figures, row, made);
  td_b04_set_zeros (row);
  for (guint i = 0; i < build->figures->results->len; i++)
    {
      TdResult *result = &g_array_index (build->figures->results, TdResult, i);
      g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

      if (g_hash_table_contains (made, &result->campaign_id)
          && g_hash_table_add (units, &result->unit_id))
        {
          g_hash_table_add (seen, (gpointer) &campaign->id);
          add_highest (build, row, campaign->id, result->unit_id, seen);
        }
    }
  td_b04_set_awards (build, build->figures, row, made);
  for (int i = COLUMN_COLLECTIVES; i <= COLUMN_PERSONS; i++)
    {
      row->cells[i].explain->campaign_id = campaign->id;
      row->cells[i].explain->with_made_from = TRUE;
    }
}

static void
add_campaign_row (const TdB04 *build, const TdCampaignFigure *campaign, guint n, int parent)
{
  TdReportRow *row = td_report_add_row (build->report, TD_ROW_PLAIN, 1, parent);
  g_autoptr (GHashTable) campaigns = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *days = make_days (campaign);
  g_autofree char *state = make_state (build, campaign);

  g_hash_table_add (campaigns, (gpointer) &campaign->id);
  td_report_cell_set_text (&row->cells[COLUMN_NUMBER], number);
  td_report_cell_set_text (&row->cells[COLUMN_NAME], campaign->name);
  td_report_cell_set_text (&row->cells[COLUMN_DAYS], days);
  td_report_cell_set_text (&row->cells[COLUMN_TARGETS], campaign->targets);
  td_report_cell_set_text (&row->cells[COLUMN_STATE], state);
  td_b04_set_units (build->figures, row, campaigns);
  td_b04_set_targets (build, row, campaign->id);
  td_b04_set_zeros (row);
  add_results_of (build, row, campaign->id, 0);
  td_b04_set_awards (build, build->figures, row, campaigns);
  for (int i = COLUMN_COLLECTIVES; i <= COLUMN_PERSONS; i++)
    row->cells[i].explain->campaign_id = campaign->id;
}

/* The campaigns of a level; @all: (element-type gint64): adds those that are shown */
static void
add_level_rows (const TdB04 *build, const TdTerm *level, guint *n_levels, GHashTable *all)
{
  g_autoptr (GHashTable) campaigns = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree char *number = td_report_make_roman (*n_levels + 1);
  TdReportRow *group = NULL;
  int index = (int) build->report->rows->len;
  guint n = 0;

  for (guint i = 0; i < build->campaigns->len; i++)
    {
      TdCampaignFigure *campaign = g_ptr_array_index (build->campaigns, i);

      if (!g_str_equal (campaign->launching_level, level->code) || !is_shown (build, campaign))
        continue;
      if (group == NULL)
        group = td_report_add_row (build->report, TD_ROW_GROUP, 0, 0);
      g_hash_table_add (campaigns, &campaign->id);
      g_hash_table_add (all, &campaign->id);
      add_campaign_row (build, campaign, ++n, index);
      add_with_made_row (build, campaign);
    }
  if (group == NULL)
    return;

  ++*n_levels;
  td_report_cell_set_text (&group->cells[COLUMN_NUMBER], number);
  td_report_cell_set_text (&group->cells[COLUMN_NAME], level->name);
  td_b04_set_units (build->figures, group, campaigns);
  td_b04_set_awards (build, build->figures, group, campaigns);
  for (int i = COLUMN_COLLECTIVES; i <= COLUMN_PERSONS; i++)
    group->cells[i].explain->launching_level = g_strdup (level->code);
}

/* The results and awards of all campaigns in the year before. */
static gboolean
add_comparison (TdB04 *build, const TdReportRow *total, GError **error)
{
  const TdPeriod period = build->request->before;
  g_autoptr (TdB04Figures) before
      = td_b04_figures_read (build->db, build->request, &period, TRUE, error);
  TdReportRow *row;

  if (before == NULL)
    return FALSE;

  row = td_report_add_row (build->report, TD_ROW_PLAIN, 0, -1);
  td_report_cell_set_text (&row->cells[COLUMN_NAME], "Cùng kỳ năm trước");
  td_b04_set_zeros (row);
  for (guint i = 0; i < before->results->len; i++)
    td_b04_add_result (row, &g_array_index (before->results, TdResult, i));
  td_b04_set_awards (build, before, row, NULL);
  for (int i = COLUMN_COLLECTIVES; i <= COLUMN_PERSONS; i++)
    row->cells[i].explain->in_campaign = TRUE;
  td_report_add_change_rows (build->report, COLUMN_NAME, total, row);

  return TRUE;
}

gboolean
td_b04_add_rows (TdB04 *build, GError **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new (g_int64_hash, g_int64_equal);
  TdReportRow *total = td_report_add_row (build->report, TD_ROW_TOTAL, 0, -1);
  guint n_levels = 0;

  td_report_cell_set_text (&total->cells[COLUMN_NAME], "TỔNG CỘNG");
  td_b04_set_zeros (total);
  for (guint i = 0; i < td_catalogue_get_n_terms (build->catalogue, TD_VOCABULARY_LAUNCHING_LEVEL);
       i++)
    add_level_rows (build,
                    td_catalogue_get_term (build->catalogue, TD_VOCABULARY_LAUNCHING_LEVEL, i),
                    &n_levels, all);
  td_b04_set_units (build->figures, total, all);
  td_b04_set_awards (build, build->figures, total, all);
  for (int i = COLUMN_COLLECTIVES; i <= COLUMN_PERSONS; i++)
    total->cells[i].explain->in_campaign = TRUE;
  td_report_move_row_to_end (build->report, 0);
  td_report_finish (build->report);

  return add_comparison (build, total, error);
}
