#include "report/td-award-source.h"
#include "report/td-report-private.h"
#include "store/td-cut-offs.h"

/* In the order of the workbook. */
static const TdReportDefinition *const definitions[] = {
  &td_report_b01, &td_report_b02,  &td_report_b03, &td_report_b04, &td_report_b05,  &td_report_b07,
  &td_report_b08, &td_report_b09,  &td_report_b11, &td_report_b14, &td_report_b14a, &td_report_b15,
  &td_report_b16, &td_report_b16a, &td_report_b17, &td_report_b18, &td_report_b19,
};

const TdReportDefinition *const *
td_report_get_definitions (guint *n)
{
  *n = G_N_ELEMENTS (definitions);

  return definitions;
}

const TdReportDefinition *
td_report_find_definition (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (definitions); i++)
    if (g_ascii_strcasecmp (definitions[i]->id, id) == 0)
      return definitions[i];

  return NULL;
}

/* The days that count, of the period and of the same one a year before. */
static gboolean
find_days (TdDb *db, TdReportRequest *request, GError **error)
{
  const TdPeriod calendar = td_period_get_calendar (&request->period);

  request->before = td_report_get_year_before (&calendar);

  return td_cut_offs_apply (db, &request->period, request->unit_id, error)
         && td_cut_offs_apply (db, &request->before, request->unit_id, error);
}

TdReport *
td_report_build (const TdReportDefinition *definition,
                 TdDb *db,
                 const TdCatalogue *catalogue,
                 const TdReportRequest *request,
                 TdJob *job,
                 GError **error)
{
  TdReportRequest counted = *request;
  TdReport *report;

  td_job_report (job, -1, definition->title);
  if (job != NULL && g_cancellable_set_error_if_cancelled (td_job_get_cancellable (job), error))
    return NULL;

  if (!find_days (db, &counted, error))
    return NULL;
  report = definition->build (db, catalogue, &counted, job, error);
  if (report == NULL)
    return NULL;
  report->last_day = counted.period.to;
  td_report_finish (report);

  return report;
}

GPtrArray *
td_report_build_many (const TdReportDefinition *const *chosen,
                      guint n,
                      TdDb *db,
                      const TdCatalogue *catalogue,
                      const TdReportRequest *request,
                      TdJob *job,
                      GError **error)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) td_report_free);
  g_autoptr (TdAwardSource) awards = td_award_source_new ();
  TdReportRequest shared = *request;

  shared.awards = awards;
  for (guint i = 0; i < n; i++)
    {
      TdReport *report = td_report_build (chosen[i], db, catalogue, &shared, job, error);

      if (report == NULL)
        return NULL;
      g_ptr_array_add (reports, report);
    }

  return g_steal_pointer (&reports);
}

GArray *
td_report_read_awards (TdDb *db,
                       const TdReportRequest *request,
                       const TdPeriod *period,
                       gboolean with_predecessors,
                       GError **error)
{
  return td_award_source_read (request->awards, db, period, request->unit_id, with_predecessors,
                               error);
}

TdReport *
td_report_build_history (
    TdDb *db, const TdCatalogue *catalogue, TdSubject subject, TdJob *job, GError **error)
{
  TdDate today = td_date_today ();
  /* Of no period: the day is that of the paper. */
  TdReportRequest request = { .period = { TD_PERIOD_RANGE, today, today }, .subject = subject };

  return td_report_build (&td_report_b10, db, catalogue, &request, job, error);
}
