/* Binding, stepping and reading of prepared statements; td-db.c lends them out. */
#include "store/td-stmt-private.h"

#include <glib/gi18n-lib.h>

int
td_stmt_get_parameter (TdStmt *self, const char *name)
{
  return sqlite3_bind_parameter_index (self->handle, name);
}

static void
note_bind (TdStmt *self, int result)
{
  if (result != SQLITE_OK && self->bind_result == SQLITE_OK)
    self->bind_result = result;
}

void
td_stmt_bind_int (TdStmt *self, int index, gint64 value)
{
  note_bind (self, sqlite3_bind_int64 (self->handle, index, value));
}

void
td_stmt_bind_id (TdStmt *self, int index, gint64 id)
{
  if (id == 0)
    td_stmt_bind_null (self, index);
  else
    td_stmt_bind_int (self, index, id);
}

void
td_stmt_bind_text (TdStmt *self, int index, const char *text)
{
  note_bind (self, sqlite3_bind_text (self->handle, index, text, -1, SQLITE_STATIC));
}

void
td_stmt_bind_text_copy (TdStmt *self, int index, const char *text)
{
  note_bind (self, sqlite3_bind_text (self->handle, index, text, -1, SQLITE_TRANSIENT));
}

void
td_stmt_bind_code (TdStmt *self, int index, const char *text)
{
  td_stmt_bind_text (self, index, text != NULL && text[0] != '\0' ? text : NULL);
}

void
td_stmt_bind_date (TdStmt *self, int index, TdDate date)
{
  if (td_date_is_set (date))
    note_bind (self, sqlite3_bind_text (self->handle, index, td_date_to_iso (date), -1, g_free));
  else
    td_stmt_bind_null (self, index);
}

void
td_stmt_bind_bytes (TdStmt *self, int index, GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  /* A NULL pointer would bind NULL instead of an empty blob. */
  if (size == 0)
    note_bind (self, sqlite3_bind_zeroblob (self->handle, index, 0));
  else
    note_bind (self, sqlite3_bind_blob64 (self->handle, index, data, size, SQLITE_STATIC));
}

void
td_stmt_bind_null (TdStmt *self, int index)
{
  note_bind (self, sqlite3_bind_null (self->handle, index));
}

gboolean
td_stmt_step (TdStmt *self, gboolean *row, GError **error)
{
  int result;

  if (self->bind_result != SQLITE_OK)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
                   _ ("The book could not be read or written (%s). Try again; if it stays so, "
                      "restore the last backup."),
                   sqlite3_errstr (self->bind_result));
      return FALSE;
    }

  result = sqlite3_step (self->handle);
  *row = result == SQLITE_ROW;
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    {
      td_db_set_error (self->db, error);
      sqlite3_reset (self->handle);
      return FALSE;
    }

  return TRUE;
}

gboolean
td_stmt_run (TdStmt *self, GError **error)
{
  gboolean row;

  if (!td_stmt_step (self, &row, error))
    return FALSE;

  td_stmt_reset (self);
  return TRUE;
}

void
td_stmt_reset (TdStmt *self)
{
  sqlite3_reset (self->handle);
}

gint64
td_stmt_get_int (TdStmt *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

gboolean
td_stmt_is_null (TdStmt *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

const char *
td_stmt_get_text (TdStmt *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->handle, column);

  return text != NULL ? text : "";
}

char *
td_stmt_dup_text (TdStmt *self, int column)
{
  return g_strdup (td_stmt_get_text (self, column));
}

TdDate
td_stmt_get_date (TdStmt *self, int column)
{
  TdDate date;

  td_date_from_iso ((const char *) sqlite3_column_text (self->handle, column), &date);

  return date;
}

GBytes *
td_stmt_get_bytes (TdStmt *self, int column)
{
  gconstpointer data = sqlite3_column_blob (self->handle, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->handle, column));
}
