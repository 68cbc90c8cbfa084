/* The rows of attachments; their files are in td-attachment-file.c. */
#include "store/td-attachment-store.h"

#include "base/td-text.h"
#include "store/td-db-private.h"

gboolean
td_attachment_load (
    TdDb *db, const char *table, gint64 record_id, GPtrArray *attachments, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT id, file_name, sha256, size FROM attachment"
                       " WHERE record_table = ?1 AND record_id = ?2 ORDER BY id",
                       error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_text (stmt, 1, table);
  td_stmt_bind_int (stmt, 2, record_id);

  while (TRUE)
    {
      TdAttachment *attachment;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      attachment = td_attachment_new ();
      attachment->id = td_stmt_get_int (stmt, 0);
      td_text_set (&attachment->file_name, td_stmt_get_text (stmt, 1));
      td_text_set (&attachment->sha256, td_stmt_get_text (stmt, 2));
      attachment->size = td_stmt_get_int (stmt, 3);
      g_ptr_array_add (attachments, attachment);
    }
}

static gboolean
contains (const GPtrArray *attachments, gint64 id)
{
  for (guint i = 0; i < attachments->len; i++)
    if (((const TdAttachment *) g_ptr_array_index (attachments, i))->id == id)
      return TRUE;

  return FALSE;
}

static gboolean
insert (TdDb *db, const char *table, gint64 record_id, TdAttachment *attachment, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *added_at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      "INSERT INTO attachment (record_table, record_id, file_name, sha256, size, added_at)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_text (stmt, 1, table);
  td_stmt_bind_int (stmt, 2, record_id);
  td_stmt_bind_text (stmt, 3, attachment->file_name);
  td_stmt_bind_text (stmt, 4, attachment->sha256);
  td_stmt_bind_int (stmt, 5, attachment->size);
  td_stmt_bind_text (stmt, 6, added_at);
  if (!td_stmt_run (stmt, error))
    return FALSE;

  attachment->id = td_db_get_last_id (db);
  return TRUE;
}

/* A row is its file: it is inserted or deleted, never updated. */
gboolean
td_attachment_save (TdDb *db,
                    const char *table,
                    gint64 record_id,
                    GPtrArray *attachments,
                    const GPtrArray *stored,
                    GError **error)
{
  for (guint i = 0; i < stored->len; i++)
    {
      gint64 id = ((const TdAttachment *) g_ptr_array_index (stored, i))->id;

      if (!contains (attachments, id)
          && !td_db_delete_row (db, "DELETE FROM attachment WHERE id = ?1", id, -1, error))
        return FALSE;
    }

  for (guint i = 0; i < attachments->len; i++)
    {
      TdAttachment *attachment = g_ptr_array_index (attachments, i);

      if ((attachment->id == 0 || !contains (stored, attachment->id))
          && !insert (db, table, record_id, attachment, error))
        return FALSE;
    }

  return TRUE;
}
