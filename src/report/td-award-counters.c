#include "report/td-award-counters.h"

#include "report/td-report-private.h"

typedef struct
{
  int column;
  TdAwardFilter filter;
} Counter;

struct _TdAwardCounters
{
  const TdCatalogue *catalogue;
  GHashTable *forms;
  GArray *counters; /* Counter */
};

TdAwardCounters *
td_award_counters_new (const TdCatalogue *catalogue)
{
  TdAwardCounters *self = g_new0 (TdAwardCounters, 1);

  self->catalogue = catalogue;
  self->forms = td_report_index_forms (catalogue);
  self->counters = g_array_new (FALSE, FALSE, sizeof (Counter));

  return self;
}

void
td_award_counters_free (TdAwardCounters *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->forms);
  g_array_unref (self->counters);
  g_free (self);
}

void
td_award_counters_add (TdAwardCounters *self, int column, const TdAwardFilter *filter)
{
  Counter counter = { column, *filter };

  g_array_append_val (self->counters, counter);
}

void
td_award_counters_prepare (const TdAwardCounters *self, TdReportRow *row, const TdQuery *query)
{
  for (guint i = 0; i < self->counters->len; i++)
    {
      const Counter *counter = &g_array_index (self->counters, Counter, i);
      TdQuery *explain = td_query_copy (query);

      td_award_filter_apply (&counter->filter, explain);
      td_report_cell_set_number (&row->cells[counter->column], TD_CELL_COUNT, 0, explain);
    }
}

void
td_award_counters_count (const TdAwardCounters *self, TdReportRow *row, const TdAwardFigure *award)
{
  const TdAwardForm *form = g_hash_table_lookup (self->forms, &award->award_form_id);
  const TdTerm *type = td_catalogue_find_term (self->catalogue, TD_VOCABULARY_COMMENDATION_TYPE,
                                               award->commendation_type);
  gboolean is_ad_hoc = type != NULL && type->flag;

  if (form == NULL)
    return;

  for (guint i = 0; i < self->counters->len; i++)
    {
      const Counter *counter = &g_array_index (self->counters, Counter, i);

      if (td_award_filter_matches (&counter->filter, award, form, is_ad_hoc))
        row->cells[counter->column].value++;
    }
}
