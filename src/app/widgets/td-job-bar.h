#pragma once

#include <gtk/gtk.h>

#include "base/td-job.h"

G_BEGIN_DECLS

#define TD_TYPE_JOB_BAR (td_job_bar_get_type ())

/* TdJobBar: what a window is busy with, how far it is, and a button that stops it; on show only
 * while there is a job. A job whose bar goes away is cancelled. */
G_DECLARE_FINAL_TYPE (TdJobBar, td_job_bar, TD, JOB_BAR, GtkWidget)

GtkWidget *td_job_bar_new (void);

/* td_job_bar_set_job: (nullable): NULL hides the bar */
void td_job_bar_set_job (TdJobBar *self, TdJob *job);

/* td_job_bar_get_job: (transfer none) (nullable) */
TdJob *td_job_bar_get_job (TdJobBar *self);

G_END_DECLS
