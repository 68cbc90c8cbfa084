#pragma once

#include "report/td-report-copy.h"
#include "store/td-submission-store.h"

G_BEGIN_DECLS

/* td_report_make_submission: @reports of @request as they are now, to be kept
 *
 * Returns: (transfer full) (nullable) */
TdSubmission *td_report_make_submission (TdDb *db,
                                         const TdReportRequest *request,
                                         const GPtrArray *reports,
                                         TdDate submitted_on,
                                         const char *submitted_by,
                                         GError **error);

/* TdReportComparison: reports as they are now beside what was handed in of them
 * @reports: (element-type TdReport)
 * @differences: (element-type GPtrArray of TdReportDifference): one for each report; empty for one
 *   that was not handed in, which a newer version of the program may have
 * @n_differences: of all reports */
typedef struct
{
  TdSubmission *submission;
  GPtrArray *reports;
  GPtrArray *differences;
  guint n_differences;
} TdReportComparison;

/* td_report_comparison_new:
 * @reports: a reference is kept
 * @submission: (transfer full)
 *
 * Returns: (transfer full) (nullable): NULL with TD_ERROR_PARSE if what is kept is damaged */
TdReportComparison *
td_report_comparison_new (GPtrArray *reports, TdSubmission *submission, GError **error);
void td_report_comparison_free (TdReportComparison *self);

/* td_report_comparison_to_correction: (transfer full): see td_report_build_correction () */
TdReport *td_report_comparison_to_correction (const TdReportComparison *self,
                                              TdDb *db,
                                              const TdReportRequest *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdReportComparison, td_report_comparison_free)

G_END_DECLS
