/* Lists of clusters. */
#include "base/td-text.h"
#include "store/td-cluster-store.h"
#include "store/td-db-private.h"

void
td_cluster_hit_free (TdClusterHit *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->sheet);
  g_free (self->leader);
  g_free (self);
}

#define UNITS_WITH "(SELECT count (*) FROM cluster_unit cu WHERE cu.cluster_id = c.id AND "

/* The criteria that ask for points of sheet c.sheet_id: td_cluster_scores_rank () counts the same
 * ones. */
#define ASKED " k.is_bonus = 0 AND k.max_points NOT NULL"

#define SELECT                                                                                     \
  "SELECT c.id, c.revision, c.year, c.name, coalesce (s.name, ''),"                                \
  " coalesce ((SELECT coalesce ((SELECT f.name FROM unit_former f WHERE f.unit_id = u.id"          \
  "   AND f.valid_to >= c.year || '-12-31' ORDER BY f.valid_to LIMIT 1), u.name)"                  \
  "  FROM cluster_unit l JOIN unit u ON u.id = l.unit_id"                                          \
  "  WHERE l.cluster_id = c.id AND l.is_leader = 1), ''),"                                         \
  " (SELECT count (*) FROM cluster_unit cu WHERE cu.cluster_id = c.id)," UNITS_WITH                \
  "EXISTS (SELECT 1 FROM criterion k WHERE k.sheet_id = c.sheet_id AND" ASKED ")"                  \
  "  AND NOT EXISTS (SELECT 1 FROM criterion k WHERE k.sheet_id = c.sheet_id AND" ASKED            \
  "   AND NOT EXISTS (SELECT 1 FROM score p WHERE p.cluster_unit_id = cu.id"                       \
  "    AND p.criterion_id = k.id AND p.points NOT NULL)))," UNITS_WITH                             \
  "EXISTS (SELECT 1 FROM score p WHERE p.cluster_unit_id = cu.id))"                                \
  " FROM cluster c LEFT JOIN score_sheet s ON s.id = c.sheet_id"

#define ORDER " ORDER BY c.year DESC, td_sort_key (c.name), c.id"

static GPtrArray *
read_hits (TdDb *db, const char *sql, gint64 value, GError **error)
{
  g_autoptr (GPtrArray) hits
      = g_ptr_array_new_with_free_func ((GDestroyNotify) td_cluster_hit_free);
  g_autoptr (TdStmt) stmt = td_db_prepare (db, sql, error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, value);

  while (TRUE)
    {
      TdClusterHit *hit;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&hits);

      hit = g_new0 (TdClusterHit, 1);
      hit->id = td_stmt_get_int (stmt, 0);
      hit->revision = (int) td_stmt_get_int (stmt, 1);
      hit->year = (int) td_stmt_get_int (stmt, 2);
      hit->name = td_stmt_dup_text (stmt, 3);
      hit->sheet = td_stmt_dup_text (stmt, 4);
      hit->leader = td_stmt_dup_text (stmt, 5);
      hit->n_units = (guint) td_stmt_get_int (stmt, 6);
      hit->n_scored = (guint) td_stmt_get_int (stmt, 7);
      hit->n_begun = (guint) td_stmt_get_int (stmt, 8);
      g_ptr_array_add (hits, hit);
    }
}

GPtrArray *
td_cluster_list (TdDb *db, int year, GError **error)
{
  return read_hits (db, SELECT " WHERE ?1 = 0 OR c.year = ?1" ORDER, year, error);
}

GPtrArray *
td_cluster_list_of_unit (TdDb *db, gint64 unit_id, GError **error)
{
  return read_hits (db,
                    SELECT " JOIN cluster_unit m ON m.cluster_id = c.id AND m.unit_id = ?1" ORDER,
                    unit_id, error);
}

GArray *
td_cluster_read_years (TdDb *db, GError **error)
{
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db, "SELECT DISTINCT year FROM cluster ORDER BY year DESC", error);
  gboolean row;

  if (stmt == NULL)
    return NULL;

  while (TRUE)
    {
      int year;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&years);
      year = (int) td_stmt_get_int (stmt, 0);
      g_array_append_val (years, year);
    }
}
