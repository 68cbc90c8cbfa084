/* What the rules count: titles of a unit and year, diplomas of a theme. */
#include "store/td-evidence-private.h"

#include "domain/td-period.h"

/* --- Of units and years ----------------------------------------------------------------------- */

/* The year's last figure, else the year's, else that of its first half. */
static gboolean
read_workers (const TdEvidence *self, gint64 unit_id, int year, const char *key, GError **error)
{
  g_autofree char *period = g_strdup_printf ("%d", year);
  g_autoptr (TdStmt) stmt
      = td_db_prepare (self->db,
                       "SELECT workers FROM unit_figure WHERE unit_id = ?1"
                       " AND period IN (?2, ?2 || '-H1', ?2 || '-H2') AND workers IS NOT NULL"
                       " ORDER BY period = ?2 || '-H2' DESC, period = ?2 DESC LIMIT 1",
                       error);
  gint64 workers;
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, unit_id);
  td_stmt_bind_text (stmt, 2, period);
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    {
      workers = td_stmt_get_int (stmt, 0);
      g_hash_table_insert (self->facts->workers, g_strdup (key),
                           g_memdup2 (&workers, sizeof workers));
    }

  return TRUE;
}

/* A year's awards are decided within it or in the next one. The plus keeps SQLite at the unit's
 * index: without it the forms' index looks as good. */
static gboolean
read_unit_titles (
    const TdEvidence *self, gint64 unit_id, int year, GPtrArray *titles, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf (SELECT_AWARD "a.unit_id = ?2 AND a.decided_on BETWEEN ?3 AND ?4"
                                      " AND +a.award_form_id IN (%s) ORDER BY a.decided_on, a.id",
                         self->titles->str);
  g_autoptr (TdStmt) stmt = td_db_prepare (self->db, sql, error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, self->decision->id);
  td_stmt_bind_int (stmt, 2, unit_id);
  td_stmt_bind_date (stmt, 3, TD_DATE ((guint16) year, 1, 1));
  td_stmt_bind_date (stmt, 4, TD_DATE ((guint16) (year + 1), 12, 31));
  if (!td_evidence_add_all (stmt, titles, error))
    return FALSE;

  for (guint i = titles->len; i > 0; i--)
    {
      const TdEarlierAward *title = g_ptr_array_index (titles, i - 1);

      if (td_period_get_award_year (title->achievement_period, title->decided_on) != year)
        g_ptr_array_remove_index (titles, i - 1);
    }

  return TRUE;
}

gboolean
td_evidence_read_unit_years (const TdEvidence *self, GError **error)
{
  for (guint i = 0; i < self->decision->awards->len; i++)
    {
      const TdAward *award = g_ptr_array_index (self->decision->awards, i);
      TdAwardRole role = td_evidence_get_role (self, award);
      gboolean is_collective = role == TD_ROLE_EXCELLENT_COLLECTIVE;
      gint64 unit_id = is_collective ? award->recipient_unit_id : award->unit_id;
      int year = td_period_get_award_year (award->achievement_period, self->decision->decided_on);
      g_autofree char *key = NULL;
      GPtrArray *titles;

      if ((!is_collective && role != TD_ROLE_FIGHTER) || unit_id == 0 || year == 0)
        continue;
      key = td_decision_facts_key (unit_id, year);
      if (is_collective && !g_hash_table_contains (self->facts->workers, key)
          && !read_workers (self, unit_id, year, key, error))
        return FALSE;
      if (g_hash_table_contains (self->facts->titles, key))
        continue;
      titles = td_evidence_new_list ();
      g_hash_table_insert (self->facts->titles, g_strdup (key), titles);
      if (!read_unit_titles (self, unit_id, year, titles, error))
        return FALSE;
    }

  return TRUE;
}

/* --- Of the theme ----------------------------------------------------------------------------- */

static gboolean
has_diploma_in_campaign (const TdEvidence *self)
{
  for (guint i = 0; i < self->decision->awards->len; i++)
    {
      const TdAward *award = g_ptr_array_index (self->decision->awards, i);

      if (award->campaign_id != 0 && td_evidence_get_role (self, award) == TD_ROLE_UNION_DIPLOMA)
        return TRUE;
    }

  return FALSE;
}

gboolean
td_evidence_read_diplomas (const TdEvidence *self, GError **error)
{
  GPtrArray *diplomas = self->facts->union_diplomas;
  TdDate decided_on = self->decision->decided_on;
  g_autofree char *sql = NULL;
  g_autoptr (TdStmt) stmt = NULL;

  if (!td_date_is_set (decided_on) || !has_diploma_in_campaign (self))
    return TRUE;

  sql = g_strdup_printf (SELECT_AWARD "a.award_form_id IN (%s) AND a.decided_on BETWEEN ?2 AND ?3"
                                      " AND a.campaign_id IS NOT NULL ORDER BY a.decided_on, a.id",
                         self->diplomas->str);
  stmt = td_db_prepare (self->db, sql, error);
  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, self->decision->id);
  td_stmt_bind_date (stmt, 2, TD_DATE (decided_on.year, 1, 1));
  td_stmt_bind_date (stmt, 3, TD_DATE (decided_on.year, 12, 31));
  if (!td_evidence_add_all (stmt, diplomas, error))
    return FALSE;
  for (guint i = 0; i < diplomas->len; i++)
    {
      const TdEarlierAward *diploma = g_ptr_array_index (diplomas, i);

      if (!td_decision_add_campaign (self->db, self->facts, diploma->campaign_id, error))
        return FALSE;
    }

  return TRUE;
}
