#include "app/td-report-job.h"

#include "exchange/td-report-file.h"

typedef struct
{
  TdReportRequest request;
  char *path; /* NULL: only build */
  TdJob *job;
} Work;

static void
work_free (Work *self)
{
  g_free (self->path);
  g_object_unref (self->job);
  g_free (self);
}

static GPtrArray *
build_all (TdBook *book, const Work *work, GError **error)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) td_report_free);
  g_autoptr (TdDb) db = td_book_open_reader (book, td_job_get_cancellable (work->job), error);
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (book);
  guint n;
  const TdReportDefinition *const *definitions = td_report_get_definitions (&n);

  if (db == NULL)
    return NULL;

  if (work->request.cluster_id != 0)
    return td_report_build_cluster (db, catalogue, work->request.cluster_id, work->request.unit_id,
                                    work->job, error);
  if (td_subject_is_set (work->request.subject))
    {
      TdReport *report
          = td_report_build_history (db, catalogue, work->request.subject, work->job, error);

      if (report == NULL)
        return NULL;
      g_ptr_array_add (reports, report);
      return g_steal_pointer (&reports);
    }

  return td_report_build_many (definitions, n, db, catalogue, &work->request, work->job, error);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (GPtrArray) reports = NULL;
  GError *error = NULL;

  reports = build_all (source, work, &error);
  if (reports == NULL
      || (work->path != NULL && !td_report_file_write (reports, work->path, work->job, &error)))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&reports), (GDestroyNotify) g_ptr_array_unref);
}

static void
start (TdBook *book,
       const TdReportRequest *request,
       const char *path,
       TdJob *job,
       gpointer source_tag,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (book, td_job_get_cancellable (job), callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->request = *request;
  work->path = g_strdup (path);
  work->job = g_object_ref (job);
  g_task_set_source_tag (task, source_tag);
  /* A file that was renamed into its place is written, however late a cancel comes. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, run);
}

static GPtrArray *
finish (GAsyncResult *result, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  Work *work = g_task_get_task_data (G_TASK (result));
  GPtrArray *reports = g_task_propagate_pointer (G_TASK (result), &local_error);

  td_job_finish (work->job, local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return reports;
}

void
td_report_job_build_async (TdBook *book,
                           const TdReportRequest *request,
                           TdJob *job,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  start (book, request, NULL, job, td_report_job_build_async, callback, user_data);
}

GPtrArray *
td_report_job_build_finish (TdBook *book, GAsyncResult *result, GError **error)
{
  return finish (result, error);
}

void
td_report_job_export_async (TdBook *book,
                            const TdReportRequest *request,
                            const char *path,
                            TdJob *job,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  start (book, request, path, job, td_report_job_export_async, callback, user_data);
}

void
td_report_job_export_history_async (TdBook *book,
                                    TdSubject subject,
                                    const char *path,
                                    TdJob *job,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  const TdReportRequest request = { .subject = subject };

  start (book, &request, path, job, td_report_job_export_history_async, callback, user_data);
}

void
td_report_job_export_cluster_async (TdBook *book,
                                    gint64 cluster_id,
                                    gint64 unit_id,
                                    const char *path,
                                    TdJob *job,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  const TdReportRequest request = { .cluster_id = cluster_id, .unit_id = unit_id };

  start (book, &request, path, job, td_report_job_export_cluster_async, callback, user_data);
}

gboolean
td_report_job_export_finish (TdBook *book, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) reports = finish (result, error);

  return reports != NULL;
}
