#include "base/td-worker.h"

#include <string.h>

#include "td-test-util.h"

/* What the tasks of one test did, in order. The gate holds the thread in its first task until all
 * others are queued. */
typedef struct
{
  GMutex mutex;
  GString *log;
  GMutex gate;
  guint n_done;
  guint n_cancelled;
  guint n_closed;
} Record;

static void
record_init (Record *record)
{
  g_mutex_init (&record->mutex);
  g_mutex_init (&record->gate);
  record->log = g_string_new (NULL);
  record->n_done = record->n_cancelled = record->n_closed = 0;
}

static void
record_clear (Record *record)
{
  g_mutex_clear (&record->mutex);
  g_mutex_clear (&record->gate);
  g_string_free (record->log, TRUE);
}

static void
run_letter (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Record *record = g_object_get_data (G_OBJECT (task), "record");

  g_mutex_lock (&record->mutex);
  g_string_append (record->log, task_data);
  g_mutex_unlock (&record->mutex);
  g_task_return_boolean (task, TRUE);
}

static void
run_gate (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Record *record = g_object_get_data (G_OBJECT (task), "record");

  g_mutex_lock (&record->gate);
  g_mutex_unlock (&record->gate);
  g_task_return_boolean (task, TRUE);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Record *record = data;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    record->n_done++;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    record->n_cancelled++;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    record->n_closed++;
  else
    g_error ("%s", error->message);
}

static void
queue (
    TdWorker *worker, Record *record, int priority, const char *letter, GCancellable *cancellable)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, on_done, record);

  g_object_set_data (G_OBJECT (task), "record", record);
  g_task_set_task_data (task, g_strdup (letter), g_free);
  td_worker_queue (worker, priority, task, letter != NULL ? run_letter : run_gate);
}

static void
test_order (void)
{
  g_autoptr (TdWorker) worker = td_worker_new ("test");
  Record record;

  record_init (&record);
  g_mutex_lock (&record.gate);
  queue (worker, &record, 0, NULL, NULL);
  for (char letter = 'a'; letter <= 'z'; letter++)
    queue (worker, &record, 0, (char[]){ letter, '\0' }, NULL);
  g_mutex_unlock (&record.gate);

  TD_TEST_PUMP_UNTIL (record.n_done == 27);
  g_assert_cmpstr (record.log->str, ==, "abcdefghijklmnopqrstuvwxyz");
  record_clear (&record);
}

static void
test_priority (void)
{
  g_autoptr (TdWorker) worker = td_worker_new ("test");
  Record record;

  record_init (&record);
  g_mutex_lock (&record.gate);
  /* First by priority, whether or not the thread has taken it when the others come. */
  queue (worker, &record, G_PRIORITY_HIGH - 1, NULL, NULL);
  queue (worker, &record, G_PRIORITY_DEFAULT, "d", NULL);
  queue (worker, &record, G_PRIORITY_LOW, "g", NULL);
  queue (worker, &record, G_PRIORITY_DEFAULT, "e", NULL);
  queue (worker, &record, G_PRIORITY_HIGH, "b", NULL);
  queue (worker, &record, G_PRIORITY_LOW, "h", NULL);
  queue (worker, &record, G_PRIORITY_HIGH, "c", NULL);
  queue (worker, &record, G_PRIORITY_DEFAULT, "f", NULL);
  g_mutex_unlock (&record.gate);

  TD_TEST_PUMP_UNTIL (record.n_done == 8);
  g_assert_cmpstr (record.log->str, ==, "bcdefgh");
  record_clear (&record);
}

static void
test_cancelled_before_turn (void)
{
  g_autoptr (TdWorker) worker = td_worker_new ("test");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Record record;

  record_init (&record);
  g_mutex_lock (&record.gate);
  queue (worker, &record, 0, NULL, NULL);
  queue (worker, &record, 0, "a", NULL);
  queue (worker, &record, 0, "b", cancellable);
  queue (worker, &record, 0, "c", NULL);
  g_cancellable_cancel (cancellable);
  g_mutex_unlock (&record.gate);

  TD_TEST_PUMP_UNTIL (record.n_done == 3 && record.n_cancelled == 1);
  g_assert_cmpstr (record.log->str, ==, "ac");
  record_clear (&record);
}

static void
test_shutdown (void)
{
  g_autoptr (TdWorker) worker = td_worker_new ("test");
  Record record;

  record_init (&record);
  queue (worker, &record, G_PRIORITY_LOW, "a", NULL);
  queue (worker, &record, G_PRIORITY_LOW, "b", NULL);
  td_worker_shutdown (worker);

  /* Everything ran before it returned … */
  g_assert_cmpstr (record.log->str, ==, "ab");

  /* … and nothing runs after. */
  queue (worker, &record, 0, "c", NULL);
  td_worker_shutdown (worker);
  TD_TEST_PUMP_UNTIL (record.n_done == 2 && record.n_closed == 1);
  g_assert_cmpstr (record.log->str, ==, "ab");
  record_clear (&record);
}

static void
test_last_reference_runs_queue (void)
{
  TdWorker *worker = td_worker_new ("test");
  Record record;

  record_init (&record);
  queue (worker, &record, 0, "a", NULL);
  queue (worker, &record, 0, "b", NULL);
  g_assert_finalize_object (worker);
  g_assert_cmpstr (record.log->str, ==, "ab");
  TD_TEST_PUMP_UNTIL (record.n_done == 2);
  record_clear (&record);
}

static void
run_is_current (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  TdWorker *other = task_data;

  g_task_return_int (task,
                     td_worker_is_current (TD_WORKER (source)) + 2 * td_worker_is_current (other));
}

static void
on_int (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gssize *) data = g_task_propagate_int (G_TASK (result), NULL);
}

static void
test_is_current (void)
{
  g_autoptr (TdWorker) worker = td_worker_new ("test");
  g_autoptr (TdWorker) other = td_worker_new ("a-long-name-15b");
  g_autoptr (GTask) task = NULL;
  gssize result = -2;

  g_assert_false (td_worker_is_current (worker));
  task = g_task_new (worker, NULL, on_int, &result);
  g_task_set_task_data (task, g_object_ref (other), g_object_unref);
  td_worker_queue (worker, 0, task, run_is_current);
  TD_TEST_PUMP_UNTIL (result != -2);
  g_assert_cmpint (result, ==, 1);
}

static void
on_gone (gpointer data, GObject *worker)
{
  g_atomic_int_set ((int *) data, 1);
}

static void
run_drop (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Record *record = g_object_get_data (G_OBJECT (task), "record");
  TdWorker *worker = task_data;

  /* The test has dropped its own reference when the gate opens. */
  g_mutex_lock (&record->gate);
  g_mutex_unlock (&record->gate);
  g_object_unref (worker);
  g_task_return_boolean (task, TRUE);
}

/* The last reference goes in the worker's own thread, which cannot wait for itself. */
static void
test_last_reference_in_thread (void)
{
  TdWorker *worker = td_worker_new ("test");
  g_autoptr (GTask) task = NULL;
  Record record;
  int gone = 0;

  record_init (&record);
  g_object_weak_ref (G_OBJECT (worker), on_gone, &gone);
  g_mutex_lock (&record.gate);

  task = g_task_new (NULL, NULL, on_done, &record);
  g_object_set_data (G_OBJECT (task), "record", &record);
  g_task_set_task_data (task, g_object_ref (worker), NULL);
  td_worker_queue (worker, 0, task, run_drop);
  queue (worker, &record, 0, "a", NULL);

  g_object_unref (worker);
  g_assert_cmpint (g_atomic_int_get (&gone), ==, 0);
  g_mutex_unlock (&record.gate);

  TD_TEST_PUMP_UNTIL (record.n_done == 2);
  g_assert_cmpint (g_atomic_int_get (&gone), ==, 1);
  g_assert_cmpstr (record.log->str, ==, "a");
  record_clear (&record);
}

/* Many threads queue; each thread's own tasks stay in order. */
typedef struct
{
  TdWorker *worker;
  GArray *seen; /* of guint: producer << 16 | number, written in the worker only */
} Producers;

typedef struct
{
  Producers *all;
  guint producer;
} Producer;

static void
run_number (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Producers *all = g_object_get_data (G_OBJECT (task), "producers");
  guint number = GPOINTER_TO_UINT (task_data);

  g_array_append_val (all->seen, number);
  g_task_return_boolean (task, TRUE);
}

static gpointer
produce (gpointer data)
{
  Producer *self = data;

  for (guint i = 1; i <= 500; i++)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

      g_object_set_data (G_OBJECT (task), "producers", self->all);
      g_task_set_task_data (task, GUINT_TO_POINTER (self->producer << 16 | i), NULL);
      td_worker_queue (self->all->worker, 0, task, run_number);
    }

  return NULL;
}

static void
test_many_threads (void)
{
  g_autoptr (TdWorker) worker = td_worker_new ("test");
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (guint));
  Producers all = { worker, seen };
  Producer producers[4];
  GThread *threads[4];
  guint last[4] = { 0 };

  for (guint i = 0; i < 4; i++)
    {
      producers[i] = (Producer){ &all, i };
      threads[i] = g_thread_new ("producer", produce, &producers[i]);
    }
  for (guint i = 0; i < 4; i++)
    g_thread_join (threads[i]);
  td_worker_shutdown (worker);

  g_assert_cmpuint (seen->len, ==, 2000);
  for (guint i = 0; i < seen->len; i++)
    {
      guint number = g_array_index (seen, guint, i);

      g_assert_cmpuint (number & 0xffff, ==, ++last[number >> 16]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/worker/order", test_order);
  g_test_add_func ("/worker/priority", test_priority);
  g_test_add_func ("/worker/cancelled-before-turn", test_cancelled_before_turn);
  g_test_add_func ("/worker/shutdown", test_shutdown);
  g_test_add_func ("/worker/last-reference-runs-queue", test_last_reference_runs_queue);
  g_test_add_func ("/worker/last-reference-in-thread", test_last_reference_in_thread);
  g_test_add_func ("/worker/is-current", test_is_current);
  g_test_add_func ("/worker/many-threads", test_many_threads);

  return g_test_run ();
}
