#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TD_TYPE_WORKER (td_worker_get_type ())

/* One named thread that runs GTasks one after the other, by priority and then in the order they
 * were queued. Not g_task_run_in_thread (): that is one process-wide pool without an order, and for
 * the writer of a book the order is correctness. */
G_DECLARE_FINAL_TYPE (TdWorker, td_worker, TD, WORKER, GObject)

/* td_worker_new:
 * @name: the thread's name, at most 15 bytes
 *
 * Returns: (transfer full): the thread starts at once */
TdWorker *td_worker_new (const char *name);

/* td_worker_queue:
 * @priority: as G_PRIORITY_DEFAULT; lower runs earlier
 * @task: a reference is kept until @func returned, so its data can be freed in the thread
 * @func: runs in the thread; must return a value to @task
 *
 * A task whose cancellable was cancelled before its turn returns G_IO_ERROR_CANCELLED without
 * @func being called. After td_worker_shutdown () the task fails with G_IO_ERROR_CLOSED. */
void td_worker_queue (TdWorker *self, int priority, GTask *task, GTaskThreadFunc func);

/* td_worker_is_current: whether the caller runs in this worker's thread */
gboolean td_worker_is_current (TdWorker *self);

/* td_worker_shutdown: runs what is queued, then ends the thread; blocks until it did. Not from the
 * worker's own thread. Dropping the last reference does the same. */
void td_worker_shutdown (TdWorker *self);

G_END_DECLS
