#include "store/td-score-sheet-store.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "store/td-db-private.h"

/* --- Loading ---------------------------------------------------------------------------------- */

static gboolean
load_criteria (TdDb *db, TdScoreSheet *sheet, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT id, number, title, max_points, is_bonus FROM criterion"
                       " WHERE sheet_id = ?1 ORDER BY position, id",
                       error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, sheet->id);

  while (TRUE)
    {
      TdCriterion *criterion;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      criterion = td_criterion_new ();
      criterion->id = td_stmt_get_int (stmt, 0);
      td_text_set (&criterion->number, td_stmt_get_text (stmt, 1));
      td_text_set (&criterion->title, td_stmt_get_text (stmt, 2));
      criterion->max_points = td_stmt_get_int (stmt, 3);
      criterion->is_bonus = td_stmt_get_int (stmt, 4) != 0;
      g_ptr_array_add (sheet->criteria, criterion);
    }
}

TdScoreSheet *
td_score_sheet_load (TdDb *db, gint64 id, GError **error)
{
  g_autoptr (TdScoreSheet) sheet = td_score_sheet_new ();
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db, "SELECT revision, name, valid_from, source, note FROM score_sheet WHERE id = ?1", error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, id);
  if (!td_stmt_step (stmt, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _ ("This score sheet is no longer in the book."));
      return NULL;
    }

  sheet->id = id;
  sheet->revision = (int) td_stmt_get_int (stmt, 0);
  td_text_set (&sheet->name, td_stmt_get_text (stmt, 1));
  sheet->valid_from = td_stmt_get_date (stmt, 2);
  td_text_set_lines (&sheet->source, td_stmt_get_text (stmt, 3));
  td_text_set_lines (&sheet->note, td_stmt_get_text (stmt, 4));
  if (!load_criteria (db, sheet, error))
    return NULL;

  return g_steal_pointer (&sheet);
}

/* --- Facts ------------------------------------------------------------------------------------ */

static gboolean
read_same_name (TdDb *db, const TdScoreSheet *sheet, gboolean *same, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db, "SELECT 1 FROM score_sheet WHERE id <> ?1 AND name = ?2", error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, sheet->id);
  td_stmt_bind_text (stmt, 2, sheet->name);

  return td_stmt_step (stmt, same, error);
}

gboolean
td_score_sheet_load_facts (TdDb *db,
                           const TdScoreSheet *sheet,
                           TdScoreSheetFacts *facts,
                           GError **error)
{
  g_autoptr (TdStmt) stmt = NULL;
  gboolean row;

  *facts = (TdScoreSheetFacts){ 0 };
  facts->uses = g_ptr_array_new_with_free_func ((GDestroyNotify) td_criterion_use_free);
  if (!read_same_name (db, sheet, &facts->same_name, error))
    return FALSE;

  stmt = td_db_prepare (db,
                        "SELECT k.id, k.title,"
                        " max (max (coalesce (s.self_points, 0), coalesce (s.points, 0)))"
                        " FROM criterion k JOIN score s ON s.criterion_id = k.id"
                        " WHERE k.sheet_id = ?1 GROUP BY k.id ORDER BY k.position, k.id",
                        error);
  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, sheet->id);

  while (TRUE)
    {
      TdCriterionUse *use;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      use = g_new0 (TdCriterionUse, 1);
      use->id = td_stmt_get_int (stmt, 0);
      use->title = td_stmt_dup_text (stmt, 1);
      use->max_given = td_stmt_get_int (stmt, 2);
      g_ptr_array_add (facts->uses, use);
    }
}

/* --- Saving ----------------------------------------------------------------------------------- */

static gboolean
write_row (TdDb *db, TdScoreSheet *sheet, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      sheet->id == 0 ? "INSERT INTO score_sheet (name, valid_from, source, note)"
                       " VALUES (?1, ?2, ?3, ?4)"
                     : "UPDATE score_sheet SET name = ?1, valid_from = ?2, source = ?3, note = ?4,"
                       " revision = revision + 1 WHERE id = ?5 AND revision = ?6",
      error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_text (stmt, 1, sheet->name);
  td_stmt_bind_date (stmt, 2, sheet->valid_from);
  td_stmt_bind_text (stmt, 3, sheet->source);
  td_stmt_bind_text (stmt, 4, sheet->note);
  if (sheet->id != 0)
    {
      td_stmt_bind_int (stmt, 5, sheet->id);
      td_stmt_bind_int (stmt, 6, sheet->revision);
    }
  if (!td_stmt_run (stmt, error))
    return FALSE;

  return td_db_finish_row (db, &sheet->id, &sheet->revision, error);
}

static gboolean
delete_missing (TdDb *db, const TdScoreSheet *sheet, GError **error)
{
  g_autoptr (TdScoreSheet) stored = td_score_sheet_new ();

  stored->id = sheet->id;
  if (!load_criteria (db, stored, error))
    return FALSE;

  for (guint i = 0; i < stored->criteria->len; i++)
    {
      gint64 id = td_score_sheet_get_criterion (stored, i)->id;
      gboolean kept = FALSE;

      for (guint j = 0; j < sheet->criteria->len && !kept; j++)
        kept = td_score_sheet_get_criterion (sheet, j)->id == id;
      if (!kept && !td_db_delete_row (db, "DELETE FROM criterion WHERE id = ?1", id, -1, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_criterion (TdDb *db, gint64 sheet_id, guint position, TdCriterion *criterion, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      criterion->id == 0
          ? "INSERT INTO criterion (sheet_id, position, number, title, max_points, is_bonus)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
          : "UPDATE criterion SET position = ?2, number = ?3, title = ?4, max_points = ?5,"
            " is_bonus = ?6 WHERE id = ?7 AND sheet_id = ?1",
      error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, sheet_id);
  td_stmt_bind_int (stmt, 2, position);
  td_stmt_bind_text (stmt, 3, criterion->number);
  td_stmt_bind_text (stmt, 4, criterion->title);
  td_stmt_bind_id (stmt, 5, criterion->max_points); /* a heading has none */
  td_stmt_bind_int (stmt, 6, criterion->is_bonus ? 1 : 0);
  if (criterion->id != 0)
    td_stmt_bind_int (stmt, 7, criterion->id);
  if (!td_stmt_run (stmt, error))
    return FALSE;
  if (criterion->id == 0)
    criterion->id = td_db_get_last_id (db);

  return TRUE;
}

gboolean
td_score_sheet_save (TdDb *db, const TdCatalogue *catalogue, TdScoreSheet *sheet, GError **error)
{
  g_auto (TdScoreSheetFacts) facts = { 0 };
  g_autoptr (GPtrArray) problems = NULL;

  if (!td_score_sheet_load_facts (db, sheet, &facts, error))
    return FALSE;
  problems = td_score_sheet_check (sheet, &facts);
  if (!td_problems_set_error (problems, error))
    return FALSE;

  if (!write_row (db, sheet, error) || !delete_missing (db, sheet, error))
    return FALSE;
  for (guint i = 0; i < sheet->criteria->len; i++)
    if (!write_criterion (db, sheet->id, i + 1, td_score_sheet_get_criterion (sheet, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
check_unused (TdDb *db, gint64 id, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db,
                                           "SELECT name, year FROM cluster WHERE sheet_id = ?1"
                                           " ORDER BY year DESC, id LIMIT 1",
                                           error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, id);
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    g_set_error (error, TD_ERROR, TD_ERROR_IN_USE,
                 _ ("The cluster “%s” of %d is scored by this sheet, so it stays. Choose another "
                    "sheet there first."),
                 td_stmt_get_text (stmt, 0), (int) td_stmt_get_int (stmt, 1));

  return !row;
}

gboolean
td_score_sheet_delete (TdDb *db, gint64 id, int revision, GError **error)
{
  return check_unused (db, id, error)
         && td_db_delete_row (db, "DELETE FROM criterion WHERE sheet_id = ?1", id, -1, error)
         && td_db_delete_row (db, "DELETE FROM score_sheet WHERE id = ?1 AND revision = ?2", id,
                              revision, error);
}

/* --- The list --------------------------------------------------------------------------------- */

void
td_score_sheet_hit_free (TdScoreSheetHit *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self);
}

GPtrArray *
td_score_sheet_list (TdDb *db, GError **error)
{
  g_autoptr (GPtrArray) hits
      = g_ptr_array_new_with_free_func ((GDestroyNotify) td_score_sheet_hit_free);
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      "SELECT s.id, s.revision, s.name, s.valid_from,"
      " (SELECT coalesce (sum (k.max_points), 0) FROM criterion k WHERE k.sheet_id = s.id),"
      " (SELECT count (*) FROM cluster c WHERE c.sheet_id = s.id)"
      " FROM score_sheet s ORDER BY td_sort_key (s.name), s.id",
      error);
  gboolean row;

  if (stmt == NULL)
    return NULL;

  while (TRUE)
    {
      TdScoreSheetHit *hit;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&hits);

      hit = g_new0 (TdScoreSheetHit, 1);
      hit->id = td_stmt_get_int (stmt, 0);
      hit->revision = (int) td_stmt_get_int (stmt, 1);
      hit->name = td_stmt_dup_text (stmt, 2);
      hit->valid_from = td_stmt_get_date (stmt, 3);
      hit->total = td_stmt_get_int (stmt, 4);
      hit->n_clusters = (guint) td_stmt_get_int (stmt, 5);
      g_ptr_array_add (hits, hit);
    }
}
