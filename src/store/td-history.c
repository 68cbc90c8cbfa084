#include "store/td-history-private.h"

#include <glib/gi18n-lib.h>

#define SELECT_UNDO                                                                                \
  "SELECT id, label, changeset FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1"
#define SELECT_REDO                                                                                \
  "SELECT id, label, changeset FROM history WHERE state = 'undone' ORDER BY id LIMIT 1"

static gboolean
insert (TdDb *db,
        const char *kind,
        const char *label,
        gint64 target_id,
        const char *state,
        GBytes *changeset,
        GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "INSERT INTO history (at, user, kind, label, target_id, state, changeset)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                       error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_text (stmt, 1, at);
  td_stmt_bind_text (stmt, 2, g_get_user_name ());
  td_stmt_bind_text (stmt, 3, kind);
  td_stmt_bind_text (stmt, 4, label);
  td_stmt_bind_id (stmt, 5, target_id);
  td_stmt_bind_text (stmt, 6, state);
  td_stmt_bind_bytes (stmt, 7, changeset);

  return td_stmt_run (stmt, error);
}

gboolean
td_history_add (TdDb *db, const char *label, gconstpointer changeset, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (changeset, size);

  return td_db_exec (db, "UPDATE history SET state = 'closed' WHERE state = 'undone'", error)
         && insert (db, "edit", label, 0, "done", bytes, error);
}

static int
conflict_cb (gpointer data, int conflict, sqlite3_changeset_iter *iter)
{
  g_debug ("Change set conflict %d", conflict);

  return SQLITE_CHANGESET_ABORT;
}

static GBytes *
invert (GBytes *changeset)
{
  gsize size;
  gpointer inverse = NULL;
  int inverse_size = 0;
  gconstpointer data = g_bytes_get_data (changeset, &size);

  if (sqlite3changeset_invert ((int) size, data, &inverse_size, &inverse) != SQLITE_OK)
    return NULL;

  return g_bytes_new_with_free_func (inverse, (gsize) inverse_size, sqlite3_free, inverse);
}

static gboolean
apply (TdDb *db, GBytes *changeset, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  int result = sqlite3changeset_apply (td_db_get_handle (db), (int) size, (gpointer) data, NULL,
                                       conflict_cb, NULL);

  if (result == SQLITE_OK)
    return TRUE;
  /* A foreign key, if later records refer to what the change had made. */
  if (result == SQLITE_ABORT || (result & 0xff) == SQLITE_CONSTRAINT)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_STALE,
                           _ ("The records have changed since, so this change cannot be taken "
                              "back. Open them and change them by hand."));
      return FALSE;
    }

  return td_db_set_error (db, error);
}

gboolean
td_history_step (TdDb *db, gboolean redo, GBytes **applied, char **label, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db, redo ? SELECT_REDO : SELECT_UNDO, error);
  g_autoptr (TdStmt) update = NULL;
  g_autoptr (GBytes) changeset = NULL;
  g_autofree char *text = NULL;
  gint64 id;
  gboolean row;

  if (stmt == NULL || !td_stmt_step (stmt, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           redo ? _ ("There is nothing to redo.")
                                : _ ("There is nothing to undo."));
      return FALSE;
    }

  id = td_stmt_get_int (stmt, 0);
  text = td_stmt_dup_text (stmt, 1);
  changeset = td_stmt_get_bytes (stmt, 2);
  td_stmt_reset (stmt);

  if (!redo)
    {
      g_autoptr (GBytes) forward = g_steal_pointer (&changeset);

      changeset = invert (forward);
      if (changeset == NULL)
        {
          g_set_error_literal (
              error, TD_ERROR, TD_ERROR_CORRUPT,
              _ ("The history of this change is damaged, so it cannot be undone."));
          return FALSE;
        }
    }
  if (!apply (db, changeset, error))
    return FALSE;

  update = td_db_prepare (db, "UPDATE history SET state = ?2 WHERE id = ?1", error);
  if (update == NULL)
    return FALSE;
  td_stmt_bind_int (update, 1, id);
  td_stmt_bind_text (update, 2, redo ? "done" : "undone");
  if (!td_stmt_run (update, error)
      || !insert (db, redo ? "redo" : "undo", text, id, "closed", changeset, error))
    return FALSE;

  *applied = g_steal_pointer (&changeset);
  *label = g_steal_pointer (&text);
  return TRUE;
}

char *
td_history_peek (TdDb *db, gboolean redo)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db, redo ? SELECT_REDO : SELECT_UNDO, NULL);
  gboolean row;

  if (stmt == NULL || !td_stmt_step (stmt, &row, NULL) || !row)
    return NULL;

  return td_stmt_dup_text (stmt, 1);
}
