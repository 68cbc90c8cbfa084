#pragma once

#include "base/td-job.h"
#include "report/td-report.h"

G_BEGIN_DECLS

/* Reports made in a thread of their own, with a connection of their own: what they show is the book
 * at one moment, and the window stays usable. */

/* td_report_job_build_async: builds all reports
 * @job: progress and cancellation; finished by td_report_job_build_finish () */
void td_report_job_build_async (TdBook *book,
                                const TdReportRequest *request,
                                TdJob *job,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/* td_report_job_build_finish: (transfer full) (element-type TdReport) (nullable) */
GPtrArray *td_report_job_build_finish (TdBook *book, GAsyncResult *result, GError **error);

/* td_report_job_export_async: builds all reports and writes them to one file at @path, by its
 * ending a workbook or a PDF, see td_report_file_write () */
void td_report_job_export_async (TdBook *book,
                                 const TdReportRequest *request,
                                 const char *path,
                                 TdJob *job,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* td_report_job_export_history_async: the same for report B10 of @subject alone */
void td_report_job_export_history_async (TdBook *book,
                                         TdSubject subject,
                                         const char *path,
                                         TdJob *job,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);

/* td_report_job_export_cluster_async: the same for the papers of a cluster, see
 * td_report_build_cluster () */
void td_report_job_export_cluster_async (TdBook *book,
                                         gint64 cluster_id,
                                         gint64 unit_id,
                                         const char *path,
                                         TdJob *job,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean td_report_job_export_finish (TdBook *book, GAsyncResult *result, GError **error);

G_END_DECLS
