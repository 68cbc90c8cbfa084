/* What B04 is made from. */
#include "report/td-report-b04-private.h"

void
td_b04_figures_free (TdB04Figures *self)
{
  g_clear_pointer (&self->scope, td_scope_free);
  g_clear_pointer (&self->results, g_array_unref);
  g_clear_pointer (&self->taking_part, g_array_unref);
  g_clear_pointer (&self->awards, g_array_unref);
  g_clear_pointer (&self->has_rows, g_hash_table_unref);
  g_free (self);
}

static void
note_campaign (TdB04Figures *self, gint64 campaign_id)
{
  g_hash_table_add (self->has_rows, g_memdup2 (&campaign_id, sizeof campaign_id));
}

static int
compare_results (gconstpointer a, gconstpointer b)
{
  const TdResult *first = a;
  const TdResult *second = b;

  if (first->campaign_id != second->campaign_id)
    return first->campaign_id < second->campaign_id ? -1 : 1;
  if (first->unit_id != second->unit_id)
    return first->unit_id < second->unit_id ? -1 : 1;

  return first->id < second->id ? -1 : first->id > second->id;
}

/* Leaves out what is of units outside of the scope, and awards of no campaign. */
static void
narrow (TdB04Figures *self)
{
  g_autoptr (GArray) results = g_steal_pointer (&self->results);
  g_autoptr (GArray) taking_part = g_steal_pointer (&self->taking_part);
  g_autoptr (GArray) awards = g_steal_pointer (&self->awards);

  self->results = g_array_new (FALSE, FALSE, sizeof (TdResult));
  for (guint i = 0; i < results->len; i++)
    {
      const TdResult *result = &g_array_index (results, TdResult, i);

      if (!td_scope_has (self->scope, result->unit_id))
        continue;
      g_array_append_val (self->results, *result);
      note_campaign (self, result->campaign_id);
    }
  g_array_sort (self->results, compare_results);

  self->taking_part = g_array_new (FALSE, FALSE, sizeof (TdTakingPart));
  for (guint i = 0; i < taking_part->len; i++)
    {
      const TdTakingPart *part = &g_array_index (taking_part, TdTakingPart, i);

      if (td_scope_has (self->scope, part->unit_id))
        g_array_append_val (self->taking_part, *part);
    }

  self->awards = g_array_new (FALSE, FALSE, sizeof (TdAwardFigure));
  for (guint i = 0; i < awards->len; i++)
    {
      const TdAwardFigure *award = &g_array_index (awards, TdAwardFigure, i);

      if (award->campaign_id == 0)
        continue;
      g_array_append_val (self->awards, *award);
      note_campaign (self, award->campaign_id);
    }
}

guint
td_b04_find_results (const TdB04Figures *self, gint64 campaign_id, gint64 unit_id)
{
  const TdResult wanted = { .campaign_id = campaign_id, .unit_id = unit_id };
  guint low = 0;
  guint high = self->results->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_results (&g_array_index (self->results, TdResult, middle), &wanted) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

TdB04Figures *
td_b04_figures_read (TdDb *db,
                     const TdReportRequest *request,
                     const TdPeriod *period,
                     gboolean with_predecessors,
                     GError **error)
{
  g_autoptr (TdB04Figures) self = g_new0 (TdB04Figures, 1);
  gint64 unit_id = request->unit_id;

  self->period = *period;
  self->with_predecessors = with_predecessors && unit_id != 0;
  self->has_rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->scope = td_scope_read (db, period, unit_id, with_predecessors, error);
  if (self->scope == NULL)
    return NULL;
  self->results = td_results_read (db, period, error);
  if (self->results == NULL)
    return NULL;
  self->taking_part = td_taking_part_read (db, period->to, error);
  if (self->taking_part == NULL)
    return NULL;
  self->awards = td_report_read_awards (db, request, period, with_predecessors, error);
  if (self->awards == NULL)
    return NULL;
  narrow (self);

  return g_steal_pointer (&self);
}
