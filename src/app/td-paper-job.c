#include "app/td-paper-job.h"

typedef struct
{
  GPtrArray *reports;
  guint index;
  TdJob *job;
} Work;

static void
work_free (Work *self)
{
  g_ptr_array_unref (self->reports);
  g_object_unref (self->job);
  g_free (self);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  const TdPaperProgress progress = { work->job, 0, 1 };
  g_autoptr (TdPaperText) text = td_paper_text_new ();
  GError *error = NULL;
  TdPaper *paper
      = td_paper_new (g_ptr_array_index (work->reports, work->index), text, &progress, &error);

  if (paper != NULL)
    g_task_return_pointer (task, paper, (GDestroyNotify) td_paper_unref);
  else
    g_task_return_error (task, error);
}

void
td_paper_job_async (
    GPtrArray *reports, guint index, TdJob *job, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, td_job_get_cancellable (job), callback, user_data);
  Work *work = g_new0 (Work, 1);

  g_return_if_fail (index < reports->len);

  work->reports = g_ptr_array_ref (reports);
  work->index = index;
  work->job = g_object_ref (job);
  g_task_set_source_tag (task, td_paper_job_async);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, run);
}

TdPaper *
td_paper_job_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  Work *work = g_task_get_task_data (G_TASK (result));
  TdPaper *paper = g_task_propagate_pointer (G_TASK (result), &local_error);

  td_job_finish (work->job, local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return paper;
}
