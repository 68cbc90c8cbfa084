#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "domain/td-decision-draft.h"
#include "store/td-attachment-store.h"
#include "store/td-check-private.h"

static GCancellable *
get_cancellable (TdCheck *self)
{
  return self->job != NULL ? td_job_get_cancellable (self->job) : NULL;
}

/* Notes the file as one that something refers to. */
static void
add_path (GHashTable *paths, const char *book_path, const TdAttachment *attachment)
{
  char *path = td_attachment_get_path (book_path, attachment);

  if (path != NULL)
    g_hash_table_add (paths, path);
}

/* The files of the rows: there, and unchanged. A file that several rows have is read once. */
static gboolean
check_rows (TdCheck *self, const char *book_path, GHashTable *paths, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      self->db, "SELECT id, file_name, sha256, size FROM attachment ORDER BY id", error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;

  while (TRUE)
    {
      g_autoptr (TdAttachment) attachment = td_attachment_new ();
      g_autoptr (GError) local_error = NULL;
      g_autofree char *path = NULL;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      attachment->id = td_stmt_get_int (stmt, 0);
      td_text_set (&attachment->file_name, td_stmt_get_text (stmt, 1));
      td_text_set (&attachment->sha256, td_stmt_get_text (stmt, 2));
      attachment->size = td_stmt_get_int (stmt, 3);
      path = td_attachment_get_path (book_path, attachment);
      if (path != NULL && g_hash_table_contains (paths, path))
        continue;
      add_path (paths, book_path, attachment);
      if (td_attachment_verify (book_path, attachment, get_cancellable (self), &local_error))
        continue;
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      td_check_add (self, TD_SEVERITY_ERROR,
                    g_error_matches (local_error, TD_ERROR, TD_ERROR_NOT_FOUND)
                        ? "attachment-missing"
                        : "attachment-changed",
                    "attachment", attachment->id, "{a}", local_error->message, NULL);
    }
}

/* Files that were attached to what is not saved yet, and drafts that cannot be read. */
static gboolean
check_drafts (TdCheck *self, const char *book_path, GHashTable *paths, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (self->db, "SELECT id, title, content FROM draft ORDER BY id", error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;

  while (TRUE)
    {
      g_autoptr (GBytes) content = NULL;
      g_autoptr (TdDecision) decision = NULL;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      content = td_stmt_get_bytes (stmt, 2);
      decision = td_decision_from_bytes (content, NULL);
      if (decision == NULL)
        td_check_add (self, TD_SEVERITY_ERROR, "draft-unreadable", "draft",
                      td_stmt_get_int (stmt, 0), _ ("The draft of “{a}” cannot be read."),
                      td_stmt_get_text (stmt, 1), NULL);
      for (guint i = 0; decision != NULL && i < decision->attachments->len; i++)
        add_path (paths, book_path, g_ptr_array_index (decision->attachments, i));
    }
}

/* What lies in @folder, down to @depth folders below it. A row that was undone or taken away leaves
 * its file, so this is nothing to repair. */
static void
check_folder (TdCheck *self, const char *folder, int depth, GHashTable *paths)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (depth > 0 && g_file_test (path, G_FILE_TEST_IS_DIR))
        check_folder (self, path, depth - 1, paths);
      else if (!g_hash_table_contains (paths, path))
        {
          g_autofree char *shown = g_filename_display_name (path);

          td_check_add (self, TD_SEVERITY_NOTE, "attachment-unused", "attachment", 0,
                        _ ("No record of the book has the file “{a}”: it was taken away, or what "
                           "it was attached to was undone."),
                        shown, NULL);
        }
    }
}

gboolean
td_check_attachments (TdCheck *self, const char *book_path, GError **error)
{
  g_autofree char *folder = td_attachment_get_folder (book_path);
  g_autoptr (GHashTable) paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!check_rows (self, book_path, paths, error) || !check_drafts (self, book_path, paths, error))
    return FALSE;

  check_folder (self, folder, 1, paths);
  return TRUE;
}
