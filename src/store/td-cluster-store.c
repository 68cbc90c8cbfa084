#include "store/td-cluster-store.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "store/td-db-private.h"

/* What unit u was called at the end of the year ?2. */
#define NAME_IN_YEAR                                                                               \
  "coalesce ((SELECT f.name FROM unit_former f WHERE f.unit_id = u.id"                             \
  " AND f.valid_to >= ?2 || '-12-31' ORDER BY f.valid_to LIMIT 1), u.name)"

/* --- Loading ---------------------------------------------------------------------------------- */

static gboolean
load_units (TdDb *db, TdCluster *cluster, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db,
                                           "SELECT id, unit_id, is_leader, note FROM cluster_unit"
                                           " WHERE cluster_id = ?1 ORDER BY position, id",
                                           error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, cluster->id);

  while (TRUE)
    {
      TdClusterUnit *unit;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      unit = td_cluster_unit_new (td_stmt_get_int (stmt, 1));
      unit->id = td_stmt_get_int (stmt, 0);
      unit->is_leader = td_stmt_get_int (stmt, 2) != 0;
      td_text_set (&unit->note, td_stmt_get_text (stmt, 3));
      g_ptr_array_add (cluster->units, unit);
    }
}

TdCluster *
td_cluster_load (TdDb *db, gint64 id, GError **error)
{
  g_autoptr (TdCluster) cluster = td_cluster_new ();
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db, "SELECT revision, year, name, sheet_id, note FROM cluster WHERE id = ?1", error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, id);
  if (!td_stmt_step (stmt, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _ ("This cluster is no longer in the book."));
      return NULL;
    }

  cluster->id = id;
  cluster->revision = (int) td_stmt_get_int (stmt, 0);
  cluster->year = (int) td_stmt_get_int (stmt, 1);
  td_text_set (&cluster->name, td_stmt_get_text (stmt, 2));
  cluster->sheet_id = td_stmt_get_int (stmt, 3);
  td_text_set_lines (&cluster->note, td_stmt_get_text (stmt, 4));
  if (!load_units (db, cluster, error))
    return NULL;

  return g_steal_pointer (&cluster);
}

/* --- Facts ------------------------------------------------------------------------------------ */

static gboolean
read_same_name (TdDb *db, const TdCluster *cluster, gboolean *same, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db, "SELECT 1 FROM cluster WHERE id <> ?1 AND year = ?2 AND name = ?3", error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, cluster->id);
  td_stmt_bind_int (stmt, 2, cluster->year);
  td_stmt_bind_text (stmt, 3, cluster->name);

  return td_stmt_step (stmt, same, error);
}

static gboolean
has_unit (const TdCluster *cluster, gint64 unit_id)
{
  for (guint i = 0; i < cluster->units->len; i++)
    if (td_cluster_get_unit (cluster, i)->unit_id == unit_id)
      return TRUE;

  return FALSE;
}

/* By which sheet the stored cluster is scored, and who of the scored units is left out. */
static gboolean
read_scored (TdDb *db, const TdCluster *cluster, TdClusterFacts *facts, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT DISTINCT cu.unit_id, k.sheet_id, " NAME_IN_YEAR
                       " FROM cluster_unit cu JOIN score s ON s.cluster_unit_id = cu.id"
                       " JOIN criterion k ON k.id = s.criterion_id JOIN unit u ON u.id = cu.unit_id"
                       " WHERE cu.cluster_id = ?1 ORDER BY cu.position",
                       error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, cluster->id);
  td_stmt_bind_int (stmt, 2, cluster->year);

  while (TRUE)
    {
      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      facts->is_scored = TRUE;
      facts->scored_sheet_id = td_stmt_get_int (stmt, 1);
      if (facts->removed_scored == NULL && !has_unit (cluster, td_stmt_get_int (stmt, 0)))
        facts->removed_scored = td_stmt_dup_text (stmt, 2);
    }
}

static gboolean
read_unit (TdDb *db, const TdCluster *cluster, gint64 unit_id, GPtrArray *units, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      "SELECT " NAME_IN_YEAR ","
      " (SELECT c.name FROM cluster c JOIN cluster_unit cu ON cu.cluster_id = c.id"
      "  WHERE cu.unit_id = ?1 AND c.year = ?2 AND c.id <> ?3 ORDER BY c.id LIMIT 1),"
      " coalesce (u.valid_from, '') <= ?2 || '-12-31'"
      " AND coalesce (u.valid_to, '9') >= ?2 || '-01-01' FROM unit u WHERE u.id = ?1",
      error);
  TdClusterUnitFacts *facts;
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, unit_id);
  td_stmt_bind_int (stmt, 2, cluster->year);
  td_stmt_bind_int (stmt, 3, cluster->id);
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  if (!row)
    return TRUE;

  facts = g_new0 (TdClusterUnitFacts, 1);
  facts->unit_id = unit_id;
  facts->name = td_stmt_dup_text (stmt, 0);
  if (!td_stmt_is_null (stmt, 1))
    facts->other_cluster = td_stmt_dup_text (stmt, 1);
  facts->is_open = td_stmt_get_int (stmt, 2) != 0;
  g_ptr_array_add (units, facts);

  return TRUE;
}

gboolean
td_cluster_load_facts (TdDb *db, const TdCluster *cluster, TdClusterFacts *facts, GError **error)
{
  *facts = (TdClusterFacts){ 0 };
  facts->units = g_ptr_array_new_with_free_func ((GDestroyNotify) td_cluster_unit_facts_free);

  if (!read_same_name (db, cluster, &facts->same_name, error)
      || (cluster->id != 0 && !read_scored (db, cluster, facts, error)))
    return FALSE;
  for (guint i = 0; i < cluster->units->len; i++)
    if (!read_unit (db, cluster, td_cluster_get_unit (cluster, i)->unit_id, facts->units, error))
      return FALSE;

  return TRUE;
}

char *
td_cluster_read_unit_name (TdDb *db, gint64 unit_id, int year, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db, "SELECT " NAME_IN_YEAR " FROM unit u WHERE u.id = ?1", error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, unit_id);
  td_stmt_bind_int (stmt, 2, year);
  if (!td_stmt_step (stmt, &row, error))
    return NULL;

  return row ? td_stmt_dup_text (stmt, 0) : g_strdup ("");
}

/* --- Saving ----------------------------------------------------------------------------------- */

static gboolean
write_row (TdDb *db, TdCluster *cluster, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      cluster->id == 0 ? "INSERT INTO cluster (year, name, sheet_id, note) VALUES (?1, ?2, ?3, ?4)"
                       : "UPDATE cluster SET year = ?1, name = ?2, sheet_id = ?3, note = ?4,"
                         " revision = revision + 1 WHERE id = ?5 AND revision = ?6",
      error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, cluster->year);
  td_stmt_bind_text (stmt, 2, cluster->name);
  td_stmt_bind_id (stmt, 3, cluster->sheet_id);
  td_stmt_bind_text (stmt, 4, cluster->note);
  if (cluster->id != 0)
    {
      td_stmt_bind_int (stmt, 5, cluster->id);
      td_stmt_bind_int (stmt, 6, cluster->revision);
    }
  if (!td_stmt_run (stmt, error))
    return FALSE;

  return td_db_finish_row (db, &cluster->id, &cluster->revision, error);
}

/* A line belongs to its unit: one that was removed and added again is the one it was, in a line
 * that has another unit now it is that other one. Units that are no more in the draft go. The check
 * has seen to it that those have no scores. */
static gboolean
match_stored (TdDb *db, TdCluster *cluster, GError **error)
{
  g_autoptr (TdCluster) stored = td_cluster_new ();

  stored->id = cluster->id;
  if (!load_units (db, stored, error))
    return FALSE;

  for (guint i = 0; i < cluster->units->len; i++)
    td_cluster_get_unit (cluster, i)->id = 0;
  for (guint i = 0; i < stored->units->len; i++)
    {
      const TdClusterUnit *old = td_cluster_get_unit (stored, i);
      gboolean kept = FALSE;

      for (guint j = 0; j < cluster->units->len; j++)
        if (td_cluster_get_unit (cluster, j)->unit_id == old->unit_id)
          {
            td_cluster_get_unit (cluster, j)->id = old->id;
            kept = TRUE;
          }
      if (!kept
          && !td_db_delete_row (db, "DELETE FROM cluster_unit WHERE id = ?1", old->id, -1, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_unit (TdDb *db, gint64 cluster_id, guint position, TdClusterUnit *unit, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      unit->id == 0 ? "INSERT INTO cluster_unit"
                      " (cluster_id, unit_id, position, is_leader, note)"
                      " VALUES (?1, ?2, ?3, ?4, ?5)"
                    : "UPDATE cluster_unit SET position = ?3, is_leader = ?4, note = ?5"
                      " WHERE id = ?6 AND cluster_id = ?1 AND unit_id = ?2",
      error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, cluster_id);
  td_stmt_bind_int (stmt, 2, unit->unit_id);
  td_stmt_bind_int (stmt, 3, position);
  td_stmt_bind_int (stmt, 4, unit->is_leader ? 1 : 0);
  td_stmt_bind_text (stmt, 5, unit->note);
  if (unit->id != 0)
    td_stmt_bind_int (stmt, 6, unit->id);
  if (!td_stmt_run (stmt, error))
    return FALSE;
  if (unit->id == 0)
    unit->id = td_db_get_last_id (db);

  return TRUE;
}

gboolean
td_cluster_save (TdDb *db, const TdCatalogue *catalogue, TdCluster *cluster, GError **error)
{
  g_auto (TdClusterFacts) facts = { 0 };
  g_autoptr (GPtrArray) problems = NULL;

  if (!td_cluster_load_facts (db, cluster, &facts, error))
    return FALSE;
  problems = td_cluster_check (cluster, &facts);
  if (!td_problems_set_error (problems, error))
    return FALSE;

  if (!write_row (db, cluster, error) || !match_stored (db, cluster, error))
    return FALSE;
  for (guint i = 0; i < cluster->units->len; i++)
    if (!write_unit (db, cluster->id, i + 1, td_cluster_get_unit (cluster, i), error))
      return FALSE;

  return TRUE;
}

gboolean
td_cluster_delete (TdDb *db, gint64 id, int revision, GError **error)
{
  return td_db_delete_row (db,
                           "DELETE FROM score WHERE cluster_unit_id IN"
                           " (SELECT id FROM cluster_unit WHERE cluster_id = ?1)",
                           id, -1, error)
         && td_db_delete_row (db, "DELETE FROM cluster_unit WHERE cluster_id = ?1", id, -1, error)
         && td_db_delete_row (db, "DELETE FROM cluster WHERE id = ?1 AND revision = ?2", id,
                              revision, error);
}
