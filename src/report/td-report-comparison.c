#include "report/td-report-comparison.h"

#include "store/td-cut-offs.h"

TdSubmission *
td_report_make_submission (TdDb *db,
                           const TdReportRequest *request,
                           const GPtrArray *reports,
                           TdDate submitted_on,
                           const char *submitted_by,
                           GError **error)
{
  TdPeriod period = request->period;
  TdSubmission *submission;

  /* As td_report_build () counted it. */
  if (!td_cut_offs_apply (db, &period, request->unit_id, error))
    return NULL;

  submission = td_submission_new (&period, request->unit_id, submitted_on);
  g_free (submission->submitted_by);
  submission->submitted_by = g_strdup (submitted_by);
  for (guint i = 0; i < reports->len; i++)
    {
      const TdReport *report = g_ptr_array_index (reports, i);

      td_submission_add_report (submission, report->id, td_report_to_copy (report));
    }

  return submission;
}

static GPtrArray *
compare (const TdReport *report, const TdSubmission *submission, GError **error)
{
  const char *copy = td_submission_get_content (submission, report->id);

  if (copy == NULL)
    return g_ptr_array_new ();

  return td_report_compare_copy (report, copy, error);
}

TdReportComparison *
td_report_comparison_new (GPtrArray *reports, TdSubmission *submission, GError **error)
{
  g_autoptr (TdReportComparison) self = g_new0 (TdReportComparison, 1);

  self->submission = submission;
  self->reports = g_ptr_array_ref (reports);
  self->differences = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < reports->len; i++)
    {
      GPtrArray *differences = compare (g_ptr_array_index (reports, i), submission, error);

      if (differences == NULL)
        return NULL;
      g_ptr_array_add (self->differences, differences);
      self->n_differences += differences->len;
    }

  return g_steal_pointer (&self);
}

void
td_report_comparison_free (TdReportComparison *self)
{
  if (self == NULL)
    return;

  td_submission_free (self->submission);
  g_ptr_array_unref (self->differences);
  g_ptr_array_unref (self->reports);
  g_free (self);
}

TdReport *
td_report_comparison_to_correction (const TdReportComparison *self,
                                    TdDb *db,
                                    const TdReportRequest *request)
{
  g_autofree TdReportCorrection *corrections = g_new0 (TdReportCorrection, self->reports->len + 1);

  for (guint i = 0; i < self->reports->len; i++)
    corrections[i] = (TdReportCorrection){ g_ptr_array_index (self->reports, i),
                                           g_ptr_array_index (self->differences, i) };

  return td_report_build_correction (db, request, self->submission->submitted_on, corrections,
                                     self->reports->len);
}
