#include "store/td-results.h"

#include "store/td-db-private.h"

#define SELECT_RESULTS                                                                             \
  "SELECT period, id, unit_id, campaign_id, participants, initiatives_proposed,"                   \
  " initiatives_grassroots, initiatives_province, initiatives_nation, value_gained, works,"        \
  " reached, reached IS NOT NULL FROM campaign_result WHERE period BETWEEN ?1 AND ?2"              \
  " ORDER BY unit_id, campaign_id, period"

typedef struct
{
  TdPeriod period;
  TdResult result;
} Candidate;

static gboolean
is_within (const TdPeriod *inner, const TdPeriod *outer)
{
  return td_period_contains (outer, inner->from) && td_period_contains (outer, inner->to);
}

/* Of two rows for the same days, written in two ways, the first counts. */
static gboolean
is_covered (const GArray *candidates, guint index)
{
  const Candidate *inner = &g_array_index (candidates, Candidate, index);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *outer = &g_array_index (candidates, Candidate, i);

      if (i != index && is_within (&inner->period, &outer->period)
          && (i < index || !is_within (&outer->period, &inner->period)))
        return TRUE;
    }

  return FALSE;
}

/* Takes the rows of one unit in one campaign. */
static void
take (GArray *results, GArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    if (!is_covered (candidates, i))
      g_array_append_val (results, g_array_index (candidates, Candidate, i).result);
  g_array_set_size (candidates, 0);
}

static TdResult
read_result (TdStmt *stmt)
{
  TdResult result = { 0 };

  result.id = td_stmt_get_int (stmt, 1);
  result.unit_id = td_stmt_get_int (stmt, 2);
  result.campaign_id = td_stmt_get_int (stmt, 3);
  result.participants = td_stmt_get_int (stmt, 4);
  result.proposed = td_stmt_get_int (stmt, 5);
  result.grassroots = td_stmt_get_int (stmt, 6);
  result.province = td_stmt_get_int (stmt, 7);
  result.nation = td_stmt_get_int (stmt, 8);
  result.recognised = result.grassroots + result.province + result.nation;
  result.value_gained = td_stmt_get_int (stmt, 9);
  result.works = td_stmt_get_int (stmt, 10);
  result.reached = td_stmt_get_int (stmt, 11);
  result.has_reached = td_stmt_get_int (stmt, 12) != 0;

  return result;
}

GArray *
td_results_read (TdDb *db, const TdPeriod *period, GError **error)
{
  g_autoptr (GArray) results = g_array_new (FALSE, FALSE, sizeof (TdResult));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (TdStmt) stmt = td_db_prepare (db, SELECT_RESULTS, error);
  /* Codes begin with the year, so that the years bound them: "2025" … "2026~". */
  const TdPeriod calendar = td_period_get_calendar (period);
  g_autofree char *first = g_strdup_printf ("%04d", calendar.from.year);
  g_autofree char *last = g_strdup_printf ("%04d~", calendar.to.year);

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_text (stmt, 1, first);
  td_stmt_bind_text (stmt, 2, last);

  while (TRUE)
    {
      Candidate candidate = { 0 };
      gboolean row;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        break;
      if (!td_period_parse (td_stmt_get_text (stmt, 0), &candidate.period, NULL)
          || !is_within (&candidate.period, &calendar))
        continue;

      candidate.result = read_result (stmt);
      if (candidates->len > 0)
        {
          const TdResult *before = &g_array_index (candidates, Candidate, 0).result;

          if (before->unit_id != candidate.result.unit_id
              || before->campaign_id != candidate.result.campaign_id)
            take (results, candidates);
        }
      g_array_append_val (candidates, candidate);
    }
  take (results, candidates);

  return g_steal_pointer (&results);
}
