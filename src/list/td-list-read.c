#include "list/td-list-read-private.h"

typedef struct
{
  TdBook *book;
  TdQuery *query;
} Read;

static void
read_free (Read *self)
{
  g_clear_object (&self->book);
  td_query_free (self->query);
  g_free (self);
}

static GTask *
task_new (TdBook *book,
          const TdQuery *query,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Read *read = g_new0 (Read, 1);

  read->book = g_object_ref (book);
  read->query = td_query_copy (query);
  g_task_set_task_data (task, read, (GDestroyNotify) read_free);

  return task;
}

/* The worker may be the last to let the task go, but must not be the last to let the book go, which
 * would be closed in its thread. */
static void
drop_book (GAsyncResult *result)
{
  Read *read = g_task_get_task_data (G_TASK (result));

  g_clear_object (&read->book);
}

static void
read_ids_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Read *read = data;
  GError *error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (read->book, cancellable, &error);
  GArray *ids = db != NULL ? td_query_read_ids (db, read->query, 0, &error) : NULL;

  g_clear_pointer (&db, td_db_close);
  if (ids == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
}

void
td_list_read_ids_async (TdWorker *worker,
                        TdBook *book,
                        const TdQuery *query,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = task_new (book, query, cancellable, callback, user_data);

  g_task_set_source_tag (task, td_list_read_ids_async);
  td_worker_queue (worker, G_PRIORITY_DEFAULT, task, read_ids_in_worker);
}

static void
read_first_ids_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Read *read = data;
  GError *error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (read->book, cancellable, &error);
  GArray *ids = db != NULL ? td_query_read_first_ids (db, read->query, &error) : NULL;

  g_clear_pointer (&db, td_db_close);
  if (ids == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
}

void
td_list_read_first_ids_async (TdWorker *worker,
                              TdBook *book,
                              const TdQuery *query,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = task_new (book, query, cancellable, callback, user_data);

  g_task_set_source_tag (task, td_list_read_first_ids_async);
  td_worker_queue (worker, G_PRIORITY_DEFAULT, task, read_first_ids_in_worker);
}

GArray *
td_list_read_ids_finish (GAsyncResult *result, GError **error)
{
  drop_book (result);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
read_totals_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Read *read = data;
  TdQueryTotals totals;
  GError *error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (read->book, cancellable, &error);
  gboolean done = db != NULL && td_query_read_totals (db, read->query, &totals, &error);

  g_clear_pointer (&db, td_db_close);
  if (done)
    g_task_return_pointer (task, g_memdup2 (&totals, sizeof totals), g_free);
  else
    g_task_return_error (task, error);
}

void
td_list_read_totals_async (TdWorker *worker,
                           TdBook *book,
                           const TdQuery *query,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = task_new (book, query, cancellable, callback, user_data);

  g_task_set_source_tag (task, td_list_read_totals_async);
  td_worker_queue (worker, G_PRIORITY_LOW, task, read_totals_in_worker);
}

gboolean
td_list_read_totals_finish (GAsyncResult *result, TdQueryTotals *totals, GError **error)
{
  g_autofree TdQueryTotals *read = NULL;

  drop_book (result);
  read = g_task_propagate_pointer (G_TASK (result), error);
  if (read == NULL)
    return FALSE;
  *totals = *read;

  return TRUE;
}
