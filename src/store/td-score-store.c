#include "store/td-score-store.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "store/td-cluster-store.h"
#include "store/td-db-private.h"
#include "store/td-score-sheet-store.h"

/* --- Loading ---------------------------------------------------------------------------------- */

/* Index of the line of each criterion. (element-type gint64 guint) */
static GHashTable *
index_lines (const TdScoreSheet *sheet)
{
  GHashTable *lines = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < sheet->criteria->len; i++)
    g_hash_table_insert (lines, &td_score_sheet_get_criterion (sheet, i)->id, GUINT_TO_POINTER (i));

  return lines;
}

static void
take_points (TdStmt *stmt, int column, gint64 *points)
{
  if (!td_stmt_is_null (stmt, column))
    *points = td_stmt_get_int (stmt, column);
}

static gboolean
load_scores (TdDb *db, TdUnitScores *unit, GHashTable *lines, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT criterion_id, self_points, points, explanation FROM score"
                       " WHERE cluster_unit_id = ?1",
                       error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, unit->cluster_unit_id);

  while (TRUE)
    {
      gint64 criterion_id;
      gpointer line;
      TdScore *score;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      criterion_id = td_stmt_get_int (stmt, 0);
      if (!g_hash_table_lookup_extended (lines, &criterion_id, NULL, &line))
        continue;
      score = g_ptr_array_index (unit->scores, GPOINTER_TO_UINT (line));
      take_points (stmt, 1, &score->points[TD_SCORE_SELF]);
      take_points (stmt, 2, &score->points[TD_SCORE_FEDERATION]);
      td_text_set_lines (&score->explanation, td_stmt_get_text (stmt, 3));
    }
}

static gboolean
load_units (TdDb *db, TdClusterScores *scores, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      "SELECT cu.id, u.id, coalesce (f.name, u.name), coalesce (f.short_name, u.short_name),"
      " cu.is_leader FROM cluster_unit cu JOIN unit u ON u.id = cu.unit_id"
      " LEFT JOIN unit_former f ON f.id = (SELECT id FROM unit_former"
      "  WHERE unit_id = u.id AND valid_to >= ?2 || '-12-31' ORDER BY valid_to LIMIT 1)"
      " WHERE cu.cluster_id = ?1 ORDER BY cu.position, cu.id",
      error);
  g_autoptr (GHashTable) lines = index_lines (scores->sheet);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, scores->cluster_id);
  td_stmt_bind_int (stmt, 2, scores->year);

  while (TRUE)
    {
      TdUnitScores *unit;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      unit = td_unit_scores_new (scores->sheet->criteria->len);
      g_ptr_array_add (scores->units, unit);
      unit->cluster_unit_id = td_stmt_get_int (stmt, 0);
      unit->unit_id = td_stmt_get_int (stmt, 1);
      td_text_set (&unit->name, td_stmt_get_text (stmt, 2));
      td_text_set (&unit->short_name, td_stmt_get_text (stmt, 3));
      unit->is_leader = td_stmt_get_int (stmt, 4) != 0;
      if (!load_scores (db, unit, lines, error))
        return FALSE;
    }
}

TdClusterScores *
td_cluster_scores_load (TdDb *db, gint64 cluster_id, GError **error)
{
  g_autoptr (TdClusterScores) scores = td_cluster_scores_new ();
  g_autoptr (TdCluster) cluster = td_cluster_load (db, cluster_id, error);

  if (cluster == NULL)
    return NULL;
  scores->cluster_id = cluster_id;
  scores->revision = cluster->revision;
  scores->year = cluster->year;
  td_text_set (&scores->name, cluster->name);
  if (cluster->sheet_id != 0)
    {
      TdScoreSheet *sheet = td_score_sheet_load (db, cluster->sheet_id, error);

      if (sheet == NULL)
        return NULL;
      td_score_sheet_free (scores->sheet);
      scores->sheet = sheet;
    }
  if (!load_units (db, scores, error))
    return NULL;

  return g_steal_pointer (&scores);
}

/* --- Saving ----------------------------------------------------------------------------------- */

static void
bind_points (TdStmt *stmt, int index, gint64 points)
{
  if (points == TD_POINTS_NONE)
    td_stmt_bind_null (stmt, index);
  else
    td_stmt_bind_int (stmt, index, points);
}

static gboolean
delete_score (TdDb *db, gint64 cluster_unit_id, gint64 criterion_id, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db, "DELETE FROM score WHERE cluster_unit_id = ?1 AND criterion_id = ?2", error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, cluster_unit_id);
  td_stmt_bind_int (stmt, 2, criterion_id);

  return td_stmt_run (stmt, error);
}

static gboolean
write_score (
    TdDb *db, gint64 cluster_unit_id, gint64 criterion_id, const TdScore *score, GError **error)
{
  g_autoptr (TdStmt) stmt = NULL;

  if (score->points[TD_SCORE_SELF] == TD_POINTS_NONE
      && score->points[TD_SCORE_FEDERATION] == TD_POINTS_NONE && score->explanation[0] == '\0')
    return delete_score (db, cluster_unit_id, criterion_id, error);

  stmt = td_db_prepare (
      db,
      "INSERT INTO score (cluster_unit_id, criterion_id, self_points, points, explanation)"
      " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (cluster_unit_id, criterion_id) DO UPDATE"
      " SET self_points = ?3, points = ?4, explanation = ?5",
      error);
  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, cluster_unit_id);
  td_stmt_bind_int (stmt, 2, criterion_id);
  bind_points (stmt, 3, score->points[TD_SCORE_SELF]);
  bind_points (stmt, 4, score->points[TD_SCORE_FEDERATION]);
  td_stmt_bind_text (stmt, 5, score->explanation);

  return td_stmt_run (stmt, error);
}

/* The cluster's revision goes on, so that who has read its scores before does not write over these.
 */
static gboolean
raise_revision (TdDb *db, TdClusterScores *scores, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db, "UPDATE cluster SET revision = revision + 1 WHERE id = ?1 AND revision = ?2", error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, scores->cluster_id);
  td_stmt_bind_int (stmt, 2, scores->revision);
  if (!td_stmt_run (stmt, error))
    return FALSE;

  return td_db_finish_row (db, &scores->cluster_id, &scores->revision, error);
}

/* What the sheet is now, and not what it was when the draft was read: it may have other lines or
 * other maxima since. */
static gboolean
check_sheet (TdDb *db, const TdClusterScores *scores, GError **error)
{
  g_autoptr (TdClusterScores) stored = td_cluster_scores_load (db, scores->cluster_id, error);

  if (stored == NULL)
    return FALSE;

  return td_score_sheet_equal (stored->sheet, scores->sheet) || td_db_set_stale_error (error);
}

gboolean
td_cluster_scores_save (TdDb *db,
                        const TdCatalogue *catalogue,
                        TdClusterScores *scores,
                        GError **error)
{
  g_autoptr (GPtrArray) problems = td_cluster_scores_check (scores);

  if (!td_problems_set_error (problems, error) || !check_sheet (db, scores, error)
      || !raise_revision (db, scores, error))
    return FALSE;

  for (guint i = 0; i < scores->units->len; i++)
    for (guint j = 0; j < scores->sheet->criteria->len; j++)
      {
        const TdCriterion *criterion = td_score_sheet_get_criterion (scores->sheet, j);

        if (!td_criterion_is_heading (criterion)
            && !write_score (db, td_cluster_scores_get_unit (scores, i)->cluster_unit_id,
                             criterion->id, td_cluster_scores_get_score (scores, i, j), error))
          return FALSE;
      }

  return TRUE;
}
