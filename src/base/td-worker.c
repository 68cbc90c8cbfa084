#include "base/td-worker.h"

#include <string.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  GTask *task;
  GTaskThreadFunc func;
  int priority;
} Work;

/* What the thread and the object share. It lives as long as either: the last reference to the
 * object can be dropped in the thread itself, by a task whose source object owned it. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  GQueue works; /* of Work, the next one at the head */
  gboolean closed;
} Shared;

struct _TdWorker
{
  GObject parent_instance;
  Shared *shared;
  GMutex join_mutex;
  GThread *thread; /* NULL after it was joined; join_mutex guards it */
};

G_DEFINE_FINAL_TYPE (TdWorker, td_worker, G_TYPE_OBJECT)

/* The Shared of the worker whose thread this is. */
static GPrivate current_worker = G_PRIVATE_INIT (NULL);

static void
shared_clear (gpointer data)
{
  Shared *shared = data;

  g_mutex_clear (&shared->mutex);
  g_cond_clear (&shared->cond);
}

static void
shared_release (Shared *shared)
{
  g_atomic_rc_box_release_full (shared, shared_clear);
}

static void
work_run (Work *work)
{
  GTask *task = work->task;

  if (!g_task_return_error_if_cancelled (task))
    work->func (task, g_task_get_source_object (task), g_task_get_task_data (task),
                g_task_get_cancellable (task));

  g_object_unref (task);
  g_free (work);
}

static gpointer
worker_thread (gpointer data)
{
  Shared *shared = data;

  g_private_set (&current_worker, shared);

  g_mutex_lock (&shared->mutex);
  for (;;)
    {
      Work *work = g_queue_pop_head (&shared->works);

      if (work != NULL)
        {
          g_mutex_unlock (&shared->mutex);
          work_run (work);
          g_mutex_lock (&shared->mutex);
        }
      else if (shared->closed)
        {
          break;
        }
      else
        {
          g_cond_wait (&shared->cond, &shared->mutex);
        }
    }
  g_mutex_unlock (&shared->mutex);

  shared_release (shared);
  return NULL;
}

static void
close_queue (TdWorker *self)
{
  g_mutex_lock (&self->shared->mutex);
  self->shared->closed = TRUE;
  g_cond_signal (&self->shared->cond);
  g_mutex_unlock (&self->shared->mutex);
}

static void
td_worker_finalize (GObject *object)
{
  TdWorker *self = TD_WORKER (object);

  if (td_worker_is_current (self))
    {
      /* A thread cannot wait for itself. It ends when it has run what is queued. */
      close_queue (self);
      g_clear_pointer (&self->thread, g_thread_unref);
    }
  else
    {
      td_worker_shutdown (self);
    }

  g_mutex_clear (&self->join_mutex);
  shared_release (self->shared);

  G_OBJECT_CLASS (td_worker_parent_class)->finalize (object);
}

static void
td_worker_class_init (TdWorkerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_worker_finalize;
}

static void
td_worker_init (TdWorker *self)
{
  g_mutex_init (&self->join_mutex);
  self->shared = g_atomic_rc_box_new0 (Shared);
  g_mutex_init (&self->shared->mutex);
  g_cond_init (&self->shared->cond);
  g_queue_init (&self->shared->works);
}

TdWorker *
td_worker_new (const char *name)
{
  TdWorker *self;

  g_return_val_if_fail (name != NULL && strlen (name) <= 15, NULL);

  self = g_object_new (TD_TYPE_WORKER, NULL);
  self->thread = g_thread_new (name, worker_thread, g_atomic_rc_box_acquire (self->shared));
  return self;
}

void
td_worker_queue (TdWorker *self, int priority, GTask *task, GTaskThreadFunc func)
{
  Shared *shared;
  GList *before;
  Work *work;

  g_return_if_fail (TD_IS_WORKER (self));
  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (func != NULL);

  shared = self->shared;
  g_mutex_lock (&shared->mutex);

  if (shared->closed)
    {
      g_mutex_unlock (&shared->mutex);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED,
                               _ ("The book is being closed, so this was not done any more."));
      return;
    }

  work = g_new (Work, 1);
  work->task = g_object_ref (task);
  work->func = func;
  work->priority = priority;

  /* From the end, where a work of the usual priority belongs. */
  before = shared->works.tail;
  while (before != NULL && ((Work *) before->data)->priority > priority)
    before = before->prev;

  if (before != NULL)
    g_queue_insert_after (&shared->works, before, work);
  else
    g_queue_push_head (&shared->works, work);

  g_cond_signal (&shared->cond);
  g_mutex_unlock (&shared->mutex);
}

gboolean
td_worker_is_current (TdWorker *self)
{
  g_return_val_if_fail (TD_IS_WORKER (self), FALSE);

  return g_private_get (&current_worker) == self->shared;
}

void
td_worker_shutdown (TdWorker *self)
{
  g_return_if_fail (TD_IS_WORKER (self));
  g_return_if_fail (!td_worker_is_current (self));

  close_queue (self);

  g_mutex_lock (&self->join_mutex);
  g_clear_pointer (&self->thread, g_thread_join);
  g_mutex_unlock (&self->join_mutex);
}
