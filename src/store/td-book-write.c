/* The write path: every change of a book, and undo, run in run_write () on the writer thread. */
#include "store/td-book-private.h"

#include <glib/gi18n-lib.h>

#include "store/td-catalogue-store.h"
#include "store/td-history-private.h"

#define TABLE_DRAFT "draft"

/* --- The writer thread ------------------------------------------------------------------------ */

typedef struct
{
  TdBookLink *link;
  TdChanges *changes; /* NULL if only drafts changed */
  gboolean drafts_changed;
} Announcement;

static void
announcement_free (Announcement *self)
{
  td_book_link_unref (self->link);
  g_clear_pointer (&self->changes, td_changes_unref);
  g_free (self);
}

static gboolean
announce_cb (gpointer data)
{
  Announcement *self = data;
  g_autoptr (TdBook) book = g_weak_ref_get (&self->link->book);

  if (book != NULL && self->changes != NULL)
    td_book_emit_changed (book, self->changes);
  if (book != NULL && self->drafts_changed)
    td_book_emit_drafts_changed (book);

  return G_SOURCE_REMOVE;
}

/* Takes @changes. */
static void
announce (TdBook *self, TdChanges *changes)
{
  Announcement *announcement = g_new0 (Announcement, 1);
  GSource *source = g_idle_source_new ();

  announcement->link = td_book_link_ref (self->link);
  announcement->changes = changes;
  announcement->drafts_changed = self->drafts_touched;

  /* Before the callback of the write itself, which GTask sends at the default priority. */
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, announce_cb, announcement, (GDestroyNotify) announcement_free);
  g_source_attach (source, self->context);
  g_source_unref (source);
}

/* After COMMIT: the caches first, then everyone who listens. */
static void
publish (TdBook *self, GBytes *changeset)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  g_autoptr (TdChanges) changes = td_changes_new_from_changeset (data, size);

  if (td_catalogue_is_touched (changes))
    {
      g_autoptr (GError) error = NULL;
      TdCatalogue *catalogue = td_catalogue_load (self->write_db, &error);

      if (catalogue == NULL)
        g_warning ("The catalogue could not be read again: %s", error->message);
      else
        {
          g_autoptr (TdCatalogue) old = NULL;

          g_mutex_lock (&self->mutex);
          old = g_steal_pointer (&self->catalogue);
          self->catalogue = catalogue;
          g_mutex_unlock (&self->mutex);
        }
    }

  g_mutex_lock (&self->mutex);
  self->data_version++;
  g_mutex_unlock (&self->mutex);

  announce (self, g_steal_pointer (&changes));
}

/* The history is not part of its own changes, and a draft was not entered into the book yet; the
 * full-text index follows award by triggers, when a change set is applied as well. */
static int
table_is_recorded (gpointer data, const char *table)
{
  return !g_str_equal (table, "history") && !g_str_equal (table, TABLE_DRAFT)
         && !g_str_has_prefix (table, "award_search");
}

/* Of the writer's connection: the session does not see drafts. */
static void
row_touched_cb (
    gpointer data, int operation, const char *database, const char *table, sqlite3_int64 id)
{
  TdBook *self = data;

  self->drafts_touched = self->drafts_touched || g_str_equal (table, TABLE_DRAFT);
}

void
td_book_watch_drafts (TdBook *self)
{
  sqlite3_update_hook (td_db_get_handle (self->write_db), row_touched_cb, self);
}

typedef struct
{
  TdBook *book; /* not owned: closing it waits for the writer */
  char *label;
  TdWriteFunc func; /* NULL: undo or redo */
  gboolean redo;
  gpointer data;
  GDestroyNotify data_free;
  char *done_label; /* result */
} Write;

static void
write_free (Write *self)
{
  if (self->data_free != NULL)
    self->data_free (self->data);
  g_free (self->label);
  g_free (self->done_label);
  g_free (self);
}

/* Runs the change with a session and adds what it changed to the history. */
static gboolean
record (TdDb *db, Write *write, GBytes **changeset, GError **error)
{
  sqlite3_session *session = NULL;
  gpointer data = NULL;
  int size = 0;
  gboolean done = FALSE;

  if (sqlite3session_create (td_db_get_handle (db), "main", &session) != SQLITE_OK)
    return td_db_set_error (db, error);
  sqlite3session_table_filter (session, table_is_recorded, NULL);

  if (sqlite3session_attach (session, NULL) != SQLITE_OK)
    td_db_set_error (db, error);
  else if (write->func (db, write->data, error))
    {
      done = sqlite3session_changeset (session, &size, &data) == SQLITE_OK;
      if (!done)
        td_db_set_error (db, error);
    }
  sqlite3session_delete (session);
  if (!done)
    return FALSE;

  *changeset = g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
  if (size == 0)
    return TRUE;

  return td_history_add (db, td_db_get_label (db), data, (gsize) size, error);
}

static gboolean
run_write (TdBook *self, Write *write, GCancellable *cancellable, GError **error)
{
  TdDb *db = self->write_db;
  g_autoptr (GBytes) changeset = NULL;
  gboolean done;

  td_db_set_cancellable (db, cancellable);
  td_db_set_label (db, write->label);
  self->drafts_touched = FALSE;

  done = td_db_exec (db, "BEGIN IMMEDIATE", error)
         && (write->func != NULL
                 ? record (db, write, &changeset, error)
                 : td_history_step (db, write->redo, &changeset, &write->done_label, error));

  /* From here on a cancel comes too late. */
  td_db_set_cancellable (db, NULL);
  done = done && td_db_exec (db, "COMMIT", error);
  if (!done && !sqlite3_get_autocommit (td_db_get_handle (db)))
    td_db_exec (db, "ROLLBACK", NULL);

  if (done && g_bytes_get_size (changeset) > 0)
    publish (self, changeset);
  else if (done && self->drafts_touched)
    announce (self, NULL);

  return done;
}

static void
write_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Write *write = task_data;
  GError *error = NULL;

  if (run_write (write->book, write, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Queues @write with a task that the writer thread may own: it has no source object. */
static GTask *
queue_write (Write *write,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  /* What was committed is committed: a late cancel must not make it look failed. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, write, NULL);
  if (write->book->writer == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "%s",
                             _ ("The book has been closed."));
  else
    td_worker_queue (write->book->writer, G_PRIORITY_DEFAULT, task, write_thread);

  return task;
}

/* --- Public ----------------------------------------------------------------------------------- */

/* Takes @write. Iterates a main context of its own until the writer is done, so that no handler of
 * the caller's main loop runs in between. */
static gboolean
write_and_wait (Write *write, char **label, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GTask) task = NULL;

  g_main_context_push_thread_default (context);
  task = queue_write (write, NULL, NULL, NULL);
  while (!g_task_get_completed (task))
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);

  if (label != NULL)
    *label = g_strdup (write->done_label);
  write_free (write);

  return g_task_propagate_boolean (task, error);
}

static void
write_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes @write. The caller's task, which holds the book, stays in the caller's thread. */
static void
write_async (Write *write,
             gpointer source_tag,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (write->book, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, write, (GDestroyNotify) write_free);
  g_object_unref (queue_write (write, cancellable, write_done_cb, task));
}

static Write *
write_new (TdBook *book, const char *label, TdWriteFunc func, gpointer data)
{
  Write *write = g_new0 (Write, 1);

  write->book = book;
  write->label = g_strdup (label);
  write->func = func;
  write->data = data;

  return write;
}

gboolean
td_book_write (TdBook *self, const char *label, TdWriteFunc func, gpointer data, GError **error)
{
  g_return_val_if_fail (self->writer == NULL || !td_worker_is_current (self->writer), FALSE);

  return write_and_wait (write_new (self, label, func, data), NULL, error);
}

gboolean
td_book_undo (TdBook *self, gboolean redo, char **label, GError **error)
{
  Write *write = write_new (self, NULL, NULL, NULL);

  write->redo = redo;

  return write_and_wait (write, label, error);
}

void
td_book_write_async (TdBook *self,
                     const char *label,
                     TdWriteFunc func,
                     gpointer data,
                     GDestroyNotify data_free,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  Write *write = write_new (self, label, func, data);

  write->data_free = data_free;
  write_async (write, td_book_write_async, cancellable, callback, user_data);
}

gboolean
td_book_write_finish (TdBook *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
td_book_undo_async (TdBook *self,
                    gboolean redo,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  Write *write = write_new (self, NULL, NULL, NULL);

  write->redo = redo;
  write_async (write, td_book_undo_async, cancellable, callback, user_data);
}

gboolean
td_book_undo_finish (TdBook *self, GAsyncResult *result, char **label, GError **error)
{
  Write *write = g_task_get_task_data (G_TASK (result));
  gboolean done = g_task_propagate_boolean (G_TASK (result), error);

  if (label != NULL)
    *label = g_strdup (write->done_label);

  return done;
}

char *
td_book_get_undo_label (TdBook *self, gboolean redo)
{
  return self->read_db != NULL ? td_history_peek (self->read_db, redo) : NULL;
}
