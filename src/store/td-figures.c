#include "store/td-figures.h"

#include <string.h>

#include "store/td-db-private.h"
#include "store/td-results.h"

/* Neighbours have mostly the same code, and interning takes a lock and a hash.
 * @last: (inout) (nullable): that of the row before */
static const char *
intern (const char *code, const char **last)
{
  if (*last == NULL || strcmp (*last, code) != 0)
    *last = g_intern_string (code);

  return *last;
}

GArray *
td_figures_read_awards (TdDb *db, const TdPeriod *period, GError **error)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (TdAwardFigure));
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT a.unit_id, a.decided_on, a.award_form_id, d.deciding_level,"
                       " a.commendation_type, a.organisation_type, a.recipient_kind, a.is_woman,"
                       " a.is_direct_worker, a.is_leader, a.bonus, a.campaign_id"
                       " FROM award a INDEXED BY award_by_date"
                       " JOIN decision d ON d.id = a.decision_id"
                       " WHERE a.decided_on BETWEEN ?1 AND ?2 AND a.status = 'decided'",
                       error);
  const char *level = NULL, *commendation_type = NULL, *organisation_type = NULL;
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_date (stmt, 1, period->from);
  td_stmt_bind_date (stmt, 2, period->to);

  while (TRUE)
    {
      TdAwardFigure figure = { 0 };

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&figures);

      figure.unit_id = td_stmt_get_int (stmt, 0);
      figure.decided_on = td_stmt_get_date (stmt, 1);
      figure.award_form_id = td_stmt_get_int (stmt, 2);
      figure.deciding_level = intern (td_stmt_get_text (stmt, 3), &level);
      figure.commendation_type = intern (td_stmt_get_text (stmt, 4), &commendation_type);
      figure.organisation_type = intern (td_stmt_get_text (stmt, 5), &organisation_type);
      td_recipient_kind_from_code (td_stmt_get_text (stmt, 6), &figure.recipient_kind);
      figure.is_woman = td_stmt_get_int (stmt, 7) != 0;
      figure.is_direct_worker = td_stmt_get_int (stmt, 8) != 0;
      figure.is_leader = td_stmt_get_int (stmt, 9) != 0;
      figure.bonus = td_stmt_get_int (stmt, 10);
      figure.campaign_id = td_stmt_get_int (stmt, 11);
      g_array_append_val (figures, figure);
    }
}

/* --- What units reported ---------------------------------------------------------------------- */

static TdUnitFigure *
ensure_unit (GHashTable *figures, gint64 unit_id)
{
  TdUnitFigure *figure = g_hash_table_lookup (figures, &unit_id);

  if (figure == NULL)
    {
      gint64 *key = g_new (gint64, 1);

      *key = unit_id;
      figure = g_new0 (TdUnitFigure, 1);
      figure->unit_id = unit_id;
      g_hash_table_insert (figures, key, figure);
    }

  return figure;
}

static gboolean
read_members (TdDb *db, const TdPeriod *period, GHashTable *figures, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db,
                                           "SELECT unit_id, period, members, id FROM unit_figure"
                                           " WHERE members IS NOT NULL ORDER BY unit_id, period",
                                           error);
  const TdPeriod calendar = td_period_get_calendar (period);
  gint64 unit_id = 0;
  TdDate latest = TD_DATE_NONE;
  gboolean row;

  if (stmt == NULL)
    return FALSE;

  while (TRUE)
    {
      TdPeriod reported;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      if (td_stmt_get_int (stmt, 0) != unit_id)
        {
          unit_id = td_stmt_get_int (stmt, 0);
          latest = TD_DATE_NONE;
        }
      if (!td_period_parse (td_stmt_get_text (stmt, 1), &reported, NULL)
          || td_date_compare (reported.to, calendar.to) > 0
          || td_date_compare (reported.to, latest) < 0)
        continue;
      latest = reported.to;
      ensure_unit (figures, unit_id)->members = td_stmt_get_int (stmt, 2);
      ensure_unit (figures, unit_id)->members_id = td_stmt_get_int (stmt, 3);
    }
}

static gboolean
read_results (TdDb *db, const TdPeriod *period, GHashTable *figures, GError **error)
{
  g_autoptr (GArray) results = td_results_read (db, period, error);

  for (guint i = 0; results != NULL && i < results->len; i++)
    {
      const TdResult *result = &g_array_index (results, TdResult, i);
      const TdResult *before = i > 0 ? result - 1 : NULL;
      TdUnitFigure *figure = ensure_unit (figures, result->unit_id);

      if (before == NULL || before->unit_id != result->unit_id
          || before->campaign_id != result->campaign_id)
        figure->n_campaigns++;
      figure->initiatives += result->proposed;
      figure->initiatives_recognised += result->recognised;
      figure->value_gained += result->value_gained;
    }

  return results != NULL;
}

GHashTable *
td_figures_read_units (TdDb *db, const TdPeriod *period, GError **error)
{
  g_autoptr (GHashTable) figures
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  if (!read_members (db, period, figures, error) || !read_results (db, period, figures, error))
    return NULL;

  return g_steal_pointer (&figures);
}

GHashTable *
td_figures_read_ratings (TdDb *db, const TdPeriod *period, GError **error)
{
  const TdPeriod calendar = td_period_get_calendar (period);
  const TdDate year_before = td_date_add_months (calendar.to, -12);
  g_autoptr (GHashTable) ratings
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (TdStmt) stmt = td_db_prepare (db,
                                           "SELECT unit_id, period, rating, id FROM unit_figure"
                                           " WHERE rating IS NOT NULL ORDER BY unit_id, period",
                                           error);
  TdDate latest = TD_DATE_NONE;
  gint64 unit_id = 0;
  gboolean row;

  if (stmt == NULL)
    return NULL;

  while (TRUE)
    {
      TdUnitRating *rating;
      TdPeriod reported;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&ratings);

      if (td_stmt_get_int (stmt, 0) != unit_id)
        {
          unit_id = td_stmt_get_int (stmt, 0);
          latest = TD_DATE_NONE;
        }
      if (!td_period_parse (td_stmt_get_text (stmt, 1), &reported, NULL)
          || td_date_compare (reported.to, calendar.to) > 0
          || td_date_compare (reported.to, year_before) <= 0
          || td_date_compare (reported.to, latest) < 0)
        continue;
      latest = reported.to;
      rating = g_new0 (TdUnitRating, 1);
      rating->unit_id = unit_id;
      rating->rating = g_intern_string (td_stmt_get_text (stmt, 2));
      rating->figure_id = td_stmt_get_int (stmt, 3);
      g_hash_table_replace (ratings, &rating->unit_id, rating);
    }
}

/* --- The list ----------------------------------------------------------------------------------
 */

/* Every unit below ?3 with the days on which it is: the spans along its path, intersected. As in
 * td-query-sql.c, which says what the cast is for. */
#define WITH_TREE                                                                                  \
  "WITH RECURSIVE below (id, first, last) AS ("                                                    \
  " SELECT CAST (?3 AS INTEGER), '', '~' UNION"                                                    \
  " SELECT up.unit_id, max (b.first, ifnull (up.valid_from, '')),"                                 \
  "  min (b.last, ifnull (up.valid_to, '~'))"                                                      \
  " FROM below b JOIN unit_parent up ON up.parent_id = b.id"                                       \
  " WHERE max (b.first, ifnull (up.valid_from, '')) <= min (b.last, ifnull (up.valid_to, '~'))) "
#define SELECT_LINES                                                                               \
  "SELECT a.id, a.recipient_kind, a.name, a.is_woman, a.post, a.unit_name, f.name,"                \
  " c.name, d.number || '/' || d.symbol, a.decided_on, d.issuer, a.achievement, a.bonus, a.note"   \
  " FROM award a INDEXED BY award_by_date JOIN decision d ON d.id = a.decision_id"                 \
  " JOIN award_form f ON f.id = a.award_form_id"                                                   \
  " JOIN commendation_type c ON c.code = a.commendation_type"                                      \
  " WHERE a.decided_on BETWEEN ?1 AND ?2 AND a.status = 'decided'"
#define IN_TREE                                                                                    \
  " AND EXISTS (SELECT 1 FROM below b WHERE b.id = a.unit_id"                                      \
  "  AND a.decided_on BETWEEN b.first AND b.last)"
#define ORDER_LINES                                                                                \
  " ORDER BY CASE a.recipient_kind WHEN 'collective' THEN 0 WHEN 'individual' THEN 1 ELSE 2 END,"  \
  " a.sort_key, a.decided_on, a.id"

gboolean
td_figures_foreach_award (TdDb *db,
                          const TdPeriod *period,
                          gint64 root,
                          TdAwardLineFunc func,
                          gpointer user_data,
                          GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db, root != 0 ? WITH_TREE SELECT_LINES IN_TREE ORDER_LINES : SELECT_LINES ORDER_LINES, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_date (stmt, 1, period->from);
  td_stmt_bind_date (stmt, 2, period->to);
  if (root != 0)
    td_stmt_bind_int (stmt, 3, root);

  while (TRUE)
    {
      TdAwardLine line = { 0 };

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      line.award_id = td_stmt_get_int (stmt, 0);
      td_recipient_kind_from_code (td_stmt_get_text (stmt, 1), &line.recipient_kind);
      line.name = td_stmt_get_text (stmt, 2);
      line.is_woman = td_stmt_get_int (stmt, 3) != 0;
      line.post = td_stmt_get_text (stmt, 4);
      line.unit_name = td_stmt_get_text (stmt, 5);
      line.award_form = td_stmt_get_text (stmt, 6);
      line.commendation_type = td_stmt_get_text (stmt, 7);
      line.decision = td_stmt_get_text (stmt, 8);
      line.decided_on = td_stmt_get_date (stmt, 9);
      line.issuer = td_stmt_get_text (stmt, 10);
      line.achievement = td_stmt_get_text (stmt, 11);
      line.bonus = td_stmt_get_int (stmt, 12);
      line.note = td_stmt_get_text (stmt, 13);
      if (!func (&line, user_data, error))
        return FALSE;
    }
}
