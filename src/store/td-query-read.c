#include <string.h>

#include "store/td-query-private.h"

/* --- Ids -------------------------------------------------------------------------------------- */

static void
reverse (GArray *ids, guint from)
{
  for (guint i = from, j = ids->len; i + 1 < j; i++)
    {
      gint64 *a = &g_array_index (ids, gint64, i);
      gint64 *b = &g_array_index (ids, gint64, --j);
      gint64 swap = *a;

      *a = *b;
      *b = swap;
    }
}

GArray *
td_query_read_ids (TdDb *db, const TdQuery *self, guint limit, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TdSql) sql = NULL;
  g_autoptr (TdStmt) stmt = NULL;
  gboolean by_date_down = td_query_is_by_date_down (self);
  char day[sizeof "2026-06-12"] = "";
  guint day_start = 0;
  TdQueryScope scope;

  if (!td_query_find_scope (db, self, &scope, error))
    return NULL;
  sql = td_query_build_ids (self, scope);
  stmt = td_sql_prepare (sql, db, error);
  if (stmt == NULL)
    return NULL;
  td_query_bind_today (stmt, td_query_get_day (self));

  while (TRUE)
    {
      gint64 id;
      gboolean row;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        break;

      /* Within a day an index that is walked down gives names from Z to A: each day is turned
       * around, which SQL would sort a million rows for. */
      if (by_date_down && strcmp (day, td_stmt_get_text (stmt, 1)) != 0)
        {
          reverse (ids, day_start);
          day_start = ids->len;
          g_strlcpy (day, td_stmt_get_text (stmt, 1), sizeof day);
        }
      if (limit > 0 && (by_date_down ? day_start : ids->len) >= limit)
        break;
      id = td_stmt_get_int (stmt, 0);
      g_array_append_val (ids, id);
    }
  if (by_date_down)
    reverse (ids, day_start);
  if (limit > 0 && ids->len > limit)
    g_array_set_size (ids, limit);

  return g_steal_pointer (&ids);
}

/* As many as a view shows at first. */
#define MAX_FIRST 256

GArray *
td_query_read_first_ids (TdDb *db, const TdQuery *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TdSql) sql = td_query_build_first_ids (self);
  g_autoptr (TdStmt) stmt = NULL;
  gboolean by_date_down = td_query_is_by_date_down (self);
  char day[sizeof "2026-06-12"] = "";
  guint day_start = 0;
  gboolean row = FALSE;

  if (sql == NULL)
    return g_steal_pointer (&ids);
  stmt = td_sql_prepare (sql, db, error);
  if (stmt == NULL)
    return NULL;

  while (ids->len < MAX_FIRST || (by_date_down && day_start < MAX_FIRST))
    {
      gint64 id;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        break;
      if (by_date_down && strcmp (day, td_stmt_get_text (stmt, 1)) != 0)
        {
          reverse (ids, day_start);
          day_start = ids->len;
          g_strlcpy (day, td_stmt_get_text (stmt, 1), sizeof day);
        }
      id = td_stmt_get_int (stmt, 0);
      g_array_append_val (ids, id);
    }
  /* The last day is not known whole, and turned around it would begin with what is missing. */
  if (by_date_down)
    g_array_set_size (ids, day_start);

  return g_steal_pointer (&ids);
}

/* --- Totals ----------------------------------------------------------------------------------- */

#define SELECT_AWARD_TOTALS                                                                        \
  "SELECT count (*), sum (a.recipient_kind = 'individual'), sum (a.recipient_kind = "              \
  "'collective'),"                                                                                 \
  " sum (a.recipient_kind = 'individual' AND a.is_direct_worker),"                                 \
  " sum (a.recipient_kind = 'individual' AND NOT a.is_leader),"                                    \
  " sum (a.recipient_kind = 'individual' AND a.is_woman),"                                         \
  " sum ((SELECT is_ad_hoc FROM commendation_type WHERE code = a.commendation_type)),"             \
  " sum (a.bonus)"

gboolean
td_query_read_totals (TdDb *db, const TdQuery *self, TdQueryTotals *totals, GError **error)
{
  gboolean of_awards = self->kind == TD_LIST_AWARDS;
  g_autoptr (TdSql) sql = td_sql_new (NULL);
  g_autoptr (TdStmt) stmt = NULL;
  TdQueryScope scope;
  gboolean row;

  memset (totals, 0, sizeof *totals);
  if (!td_query_find_scope (db, self, &scope, error))
    return FALSE;

  td_query_append_with (sql, self);
  g_string_append_printf (sql->text, "%s FROM %s",
                          of_awards ? SELECT_AWARD_TOTALS : "SELECT count (*)",
                          td_list_get_table (self->kind));
  td_query_append_conditions (sql, self, scope);
  stmt = td_sql_prepare (sql, db, error);
  if (stmt == NULL || !td_stmt_step (stmt, &row, error))
    return FALSE;

  totals->n = (guint) td_stmt_get_int (stmt, 0);
  if (!of_awards)
    return TRUE;

  totals->n_individuals = (guint) td_stmt_get_int (stmt, 1);
  totals->n_collectives = (guint) td_stmt_get_int (stmt, 2);
  totals->n_direct_workers = (guint) td_stmt_get_int (stmt, 3);
  totals->n_without_post = (guint) td_stmt_get_int (stmt, 4);
  totals->n_women = (guint) td_stmt_get_int (stmt, 5);
  totals->n_ad_hoc = (guint) td_stmt_get_int (stmt, 6);
  totals->bonus = td_stmt_get_int (stmt, 7);

  return TRUE;
}
