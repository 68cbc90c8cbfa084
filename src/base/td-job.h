#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  TD_JOB_RUNNING,
  TD_JOB_DONE,
  TD_JOB_FAILED,
  TD_JOB_CANCELLED,
} TdJobState;

#define TD_TYPE_JOB (td_job_get_type ())

/* A piece of long work that a window can show: what it is, how far it is, and a way to stop it.
 * td_job_report () may be called from any thread; the properties change on the main context that
 * was the thread default where the job was made, at most ten times a second.
 * Properties: title, message (both strings), fraction (0 … 1, < 0 when not known), state. */
G_DECLARE_FINAL_TYPE (TdJob, td_job, TD, JOB, GObject)

/* td_job_new:
 * @title: a translated phrase, "Exporting the report"
 *
 * Returns: (transfer full) */
TdJob *td_job_new (const char *title);

const char *td_job_get_title (TdJob *self);
const char *td_job_get_message (TdJob *self);
double td_job_get_fraction (TdJob *self);
TdJobState td_job_get_state (TdJob *self);

/* td_job_get_cancellable: (transfer none): cancelling it asks the work to stop; the state changes
 * when it did, see td_job_finish () */
GCancellable *td_job_get_cancellable (TdJob *self);

/* td_job_report:
 * @self: (nullable): NULL does nothing, so that the work need not ask
 * @fraction: 0 … 1; < 0 when not known
 * @message: (nullable): a translated sentence; NULL leaves the last one
 *
 * From any thread. What is reported after td_job_finish () is ignored. */
void td_job_report (TdJob *self, double fraction, const char *message);

/* td_job_finish:
 * @error: (nullable): how it went
 *
 * Main context only, once: shows what was reported last and sets the state. A failed job's message
 * is that of @error; G_IO_ERROR_CANCELLED makes the state TD_JOB_CANCELLED. */
void td_job_finish (TdJob *self, const GError *error);

G_END_DECLS
