/* Which decisions there are: every year the events of event.csv, as often as it takes to come to
 * the number of awards that was asked for. */
#include "store/td-sample-private.h"

/* A decision of a large book has up to so many times the recipients of the small one's. */
#define MAX_FACTOR 8

typedef struct
{
  TdSample *sample;
  guint factor;
} Planner;

static guint
count_open (const GPtrArray *units, TdDate date, TdSampleUnit *parent, guint *n_people)
{
  guint n = 0;

  *n_people = 0;
  for (guint i = 0; i < units->len; i++)
    {
      const TdSampleUnit *unit = g_ptr_array_index (units, i);

      if (unit->is_grassroots && td_sample_unit_is_open (unit, date)
          && (parent == NULL || td_sample_unit_get_parent (unit, date) == parent))
        {
          n++;
          *n_people += unit->people->len;
        }
    }

  return n;
}

static void
add_plan (Planner *self, guint event, TdSampleUnit *unit, TdDate date)
{
  TdSample *sample = self->sample;
  const TdCsv *csv = sample->events;
  const char *scope = td_csv_get (csv, event, "scope");
  guint factor = td_sample_get_int (csv, event, "scaled") != 0 ? self->factor : 1;
  TdSamplePlan plan = { .event = event, .unit = unit, .date = date };
  guint n_units, n_people;

  plan.individuals
      = factor
        * (guint) td_sample_between (sample, td_sample_get_int (csv, event, "individuals_min"),
                                     td_sample_get_int (csv, event, "individuals_max"));
  plan.collectives
      = factor
        * (guint) td_sample_between (sample, td_sample_get_int (csv, event, "collectives_min"),
                                     td_sample_get_int (csv, event, "collectives_max"));
  if (g_str_equal (scope, "self"))
    {
      n_people = unit->people->len;
      n_units = G_MAXUINT;
    }
  else
    n_units = count_open (sample->grassroots, date, g_str_equal (scope, "book") ? NULL : unit,
                          &n_people);
  /* Half of the people at most, so that a fitting one is found quickly. */
  plan.individuals = MIN (plan.individuals, n_people / 2);
  plan.collectives = MIN (plan.collectives, n_units / 2 + 1);
  if (n_units == 0 || plan.individuals + plan.collectives == 0)
    return;

  g_array_append_val (sample->plans, plan);
}

static TdDate
make_day (TdSample *sample, guint event, int year)
{
  const TdCsv *csv = sample->events;
  int day = td_sample_between (sample, td_sample_get_int (csv, event, "day_min"),
                               td_sample_get_int (csv, event, "day_max"));

  return TD_DATE ((guint16) year, (guint8) td_sample_get_int (csv, event, "month"), (guint8) day);
}

static void
plan_event (Planner *self, guint event, int year)
{
  TdSample *sample = self->sample;
  const char *form = td_csv_get (sample->events, event, "form");
  const char *scope = td_csv_get (sample->events, event, "scope");
  guint times = (guint) td_sample_get_int (sample->events, event, "times");

  if (g_str_equal (scope, "children"))
    {
      for (guint i = 1; i < sample->units->len; i++)
        {
          TdSampleUnit *unit = g_ptr_array_index (sample->units, i);
          TdDate date = make_day (sample, event, year);

          if (!unit->is_grassroots && td_sample_unit_is_open (unit, date)
              && td_date_compare (date, TD_SAMPLE_LAST_DAY) <= 0
              && td_catalogue_find_award_form_at (sample->catalogue, form, date) != NULL)
            add_plan (self, event, unit, date);
        }
      return;
    }

  times = MAX (times, 1);
  /* What the grassroots decide themselves grows with their number. */
  if (g_str_equal (scope, "self"))
    times = MAX (times * sample->n_units / 150, 1);
  for (guint i = 0; i < times; i++)
    {
      TdDate date = make_day (sample, event, year);
      TdSampleUnit *unit = g_ptr_array_index (sample->units, 0);

      if (g_str_equal (scope, "self"))
        unit = g_ptr_array_index (sample->grassroots,
                                  td_sample_between (sample, 0, (int) sample->grassroots->len - 1));
      if (td_sample_unit_is_open (unit, date) && td_date_compare (date, TD_SAMPLE_LAST_DAY) <= 0
          && td_catalogue_find_award_form_at (sample->catalogue, form, date) != NULL)
        add_plan (self, event, unit, date);
    }
}

static guint
count_awards (const GArray *plans)
{
  guint n = 0;

  for (guint i = 0; i < plans->len; i++)
    n += g_array_index (plans, TdSamplePlan, i).individuals
         + g_array_index (plans, TdSamplePlan, i).collectives;

  return n;
}

/* Takes recipients from decisions here and there until as many are left as were asked for. */
static void
trim (TdSample *sample, guint excess)
{
  while (excess > 0)
    {
      int index = td_sample_between (sample, 0, (int) sample->plans->len - 1);
      TdSamplePlan *plan = &g_array_index (sample->plans, TdSamplePlan, index);
      guint *count = plan->individuals > 0 ? &plan->individuals : &plan->collectives;
      guint less = MIN (*count, excess);

      *count -= less;
      excess -= less;
      if (plan->individuals + plan->collectives == 0)
        g_array_remove_index_fast (sample->plans, (guint) index);
    }
}

static int
compare_plans (gconstpointer a, gconstpointer b)
{
  const TdSamplePlan *left = a, *right = b;
  int order = td_date_compare (left->date, right->date);

  if (order == 0)
    order = (left->event > right->event) - (left->event < right->event);
  if (order == 0)
    order = (left->unit->id > right->unit->id) - (left->unit->id < right->unit->id);
  if (order == 0)
    order = (left->individuals > right->individuals) - (left->individuals < right->individuals);
  if (order == 0)
    order = (left->collectives > right->collectives) - (left->collectives < right->collectives);

  return order;
}

gboolean
td_sample_plan_decisions (TdSample *self, GError **error)
{
  Planner planner = { .sample = self, .factor = 1 };
  guint round = 0;
  guint n = 0;

  do
    {
      for (int year = TD_SAMPLE_FIRST_YEAR; year <= TD_SAMPLE_LAST_DAY.year; year++)
        for (guint event = 0; event < td_csv_get_n_rows (self->events); event++)
          if (round == 0 || td_sample_get_int (self->events, event, "scaled") != 0)
            plan_event (&planner, event, year);
      if (!td_sample_report (self, 0.22, NULL, error))
        return FALSE;
      n = count_awards (self->plans);
      planner.factor = MIN (self->n_awards / MAX (n, 1) + 1, MAX_FACTOR);
      round++;
    }
  while (n < self->n_awards);

  if (self->n_awards > 0)
    trim (self, n - self->n_awards);
  else
    self->n_awards = n;
  g_array_sort (self->plans, compare_plans);

  return TRUE;
}
