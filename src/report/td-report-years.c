#include "report/td-report-years.h"

#include "report/td-report-private.h"
#include "store/td-cut-offs.h"

static GArray *
make_same (const TdPeriod *period)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (TdPeriod));
  TdPeriod year = td_period_get_calendar (period);

  for (int i = 0; i < TD_REPORT_N_YEARS; i++)
    {
      g_array_prepend_val (years, year);
      year = td_report_get_year_before (&year);
    }

  return years;
}

/* The first and the last of them may begin and end within. */
static GArray *
make_calendar_years (const TdPeriod *period)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (TdPeriod));

  for (int i = period->from.year; i <= period->to.year; i++)
    {
      TdPeriod year = td_period_for_year (i);

      if (td_date_compare (year.from, period->from) < 0)
        year = (TdPeriod){ TD_PERIOD_RANGE, period->from, year.to };
      if (td_date_compare (year.to, period->to) > 0)
        year = (TdPeriod){ TD_PERIOD_RANGE, year.from, period->to };
      g_array_append_val (years, year);
    }

  return years;
}

GArray *
td_report_read_years (TdDb *db, const TdReportRequest *request, GError **error)
{
  const TdPeriod *period = &request->period;
  gboolean is_long = period->kind == TD_PERIOD_RANGE
                     && td_date_compare (period->to, td_date_add_months (period->from, 12)) >= 0;
  g_autoptr (GArray) years = is_long ? make_calendar_years (period) : make_same (period);

  for (guint i = 0; !is_long && i < years->len; i++)
    if (!td_cut_offs_apply (db, &g_array_index (years, TdPeriod, i), request->unit_id, error))
      return NULL;

  return g_steal_pointer (&years);
}

char *
td_report_make_year_name (const TdPeriod *period)
{
  const TdPeriod calendar = td_period_get_calendar (period);
  g_autofree char *label = td_period_to_label (&calendar);
  g_autofree char *first = g_utf8_substring (label, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, g_utf8_next_char (label), NULL);
}
