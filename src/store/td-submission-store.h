#pragma once

#include "domain/td-period.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* Reports that were handed in ("chốt báo cáo"): which period and unit, when, by whom, and every
 * report's figures as they were. What is changed in the book afterwards does not change them; what
 * differs is told by td-report-copy.h. Of one period and unit there may be several, one for each
 * time that it was handed in: the latest by its day counts. */

/* TdSubmissionReport: @report: "b01"; @content: see td_report_to_copy () */
typedef struct
{
  char *report;
  char *content;
} TdSubmissionReport;

/* TdSubmission:
 * @period: its days are those that were counted
 * @unit_id: 0 for the whole book
 * @submitted_by: who did it, as the clerk wrote it
 * @reports: (element-type TdSubmissionReport): empty in a list
 *
 * Strings are never NULL. */
typedef struct
{
  gint64 id;
  int revision;
  TdPeriod period;
  gint64 unit_id;
  TdDate submitted_on;
  char *submitted_by;
  char *note;
  GPtrArray *reports;
} TdSubmission;

TdSubmission *td_submission_new (const TdPeriod *period, gint64 unit_id, TdDate submitted_on);
void td_submission_free (TdSubmission *self);

/* td_submission_add_report: takes @content */
void td_submission_add_report (TdSubmission *self, const char *report, char *content);

/* td_submission_get_content: (nullable) (transfer none): NULL if the report was not among them */
const char *td_submission_get_content (const TdSubmission *self, const char *report);

/* td_submission_guess_user: (transfer full): the name of the computer's user, in full where it
 * knows that */
char *td_submission_guess_user (void);

/* td_submissions_read: without their figures
 * @period: (nullable): only of this one (its days do not matter) and of @unit_id; NULL for all
 *
 * Returns: (transfer full) (element-type TdSubmission) (nullable): the latest first */
GPtrArray *td_submissions_read (TdDb *db, const TdPeriod *period, gint64 unit_id, GError **error);

/* td_submission_load: (transfer full) (nullable): NULL with TD_ERROR_NOT_FOUND, as after an undo */
TdSubmission *td_submission_load (TdDb *db, gint64 id, GError **error);

/* td_submission_load_last:
 * @submission: (out) (nullable): the one of the period and the unit that counts, NULL if there is
 *   none
 *
 * Returns: FALSE with an error */
gboolean td_submission_load_last (
    TdDb *db, const TdPeriod *period, gint64 unit_id, TdSubmission **submission, GError **error);

/* td_submission_save: a new one; within a TdWriteFunc. One of the past is never changed.
 *
 * Returns: FALSE with TD_ERROR_INVALID for a day before the period, without a name or without
 *   reports */
gboolean td_submission_save (TdDb *db, TdSubmission *submission, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSubmission, td_submission_free)

G_END_DECLS
