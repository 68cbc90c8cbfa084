#include "store/td-succession.h"

#include "store/td-db-private.h"
#include "store/td-succession-private.h"

GArray *
td_succession_read_predecessors (TdDb *db, gint64 unit_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *sql
      = g_strdup_printf ("WITH RECURSIVE " TD_SUCCESSION_WITH " SELECT id FROM predecessor", 1);
  g_autoptr (TdStmt) stmt = td_db_prepare (db, sql, error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, unit_id);

  while (TRUE)
    {
      gint64 id;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&ids);
      id = td_stmt_get_int (stmt, 0);
      g_array_append_val (ids, id);
    }
}

GHashTable *
td_succession_read_names (TdDb *db, TdDate from, TdDate to, GError **error)
{
  g_autoptr (GHashTable) names
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT successor_id, group_concat (name, ', ') FROM (SELECT successor_id,"
                       " coalesce (nullif (short_name, ''), name) AS name FROM unit"
                       " WHERE successor_id IS NOT NULL AND valid_to >= ?1 AND valid_to < ?2"
                       " ORDER BY sort_key, id) GROUP BY successor_id",
                       error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_date (stmt, 1, from);
  td_stmt_bind_date (stmt, 2, to);

  while (TRUE)
    {
      gint64 id;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&names);
      id = td_stmt_get_int (stmt, 0);
      g_hash_table_insert (names, g_memdup2 (&id, sizeof id), td_stmt_dup_text (stmt, 1));
    }
}
