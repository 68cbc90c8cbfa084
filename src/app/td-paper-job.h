#pragma once

#include "base/td-job.h"
#include "exchange/td-paper.h"

G_BEGIN_DECLS

/* td_paper_job_async: finds the pages of a report in a thread of its own
 * @reports: (element-type TdReport): kept until the end
 * @job: progress and cancellation; finished by td_paper_job_finish () */
void td_paper_job_async (
    GPtrArray *reports, guint index, TdJob *job, GAsyncReadyCallback callback, gpointer user_data);

/* td_paper_job_finish:
 *
 * Returns: (transfer full) (nullable): must not outlive @reports */
TdPaper *td_paper_job_finish (GAsyncResult *result, GError **error);

G_END_DECLS
