#include "report/td-award-counters.h"

#include "report/td-report-private.h"

typedef struct
{
  int column;
  TdAwardFilter filter;
} Counter;

/* What the codes of an award's columns tell; level and type are interned. */
typedef struct
{
  gint64 form_id;
  const char *level;
  const char *type;
} Kind;

/* There are many awards and few kinds of them: which counters may count a kind is found once. */
struct _TdAwardCounters
{
  const TdCatalogue *catalogue;
  GHashTable *forms;
  GArray *counters;  /* Counter */
  GHashTable *kinds; /* Kind → GArray of guint: indexes of counters */
};

static guint
kind_hash (gconstpointer key)
{
  const Kind *kind = key;

  return g_int64_hash (&kind->form_id) * 31 + g_direct_hash (kind->level) * 7
         + g_direct_hash (kind->type);
}

static gboolean
kind_equal (gconstpointer a, gconstpointer b)
{
  const Kind *first = a;
  const Kind *second = b;

  return first->form_id == second->form_id && first->level == second->level
         && first->type == second->type;
}

TdAwardCounters *
td_award_counters_new (const TdCatalogue *catalogue)
{
  TdAwardCounters *self = g_new0 (TdAwardCounters, 1);

  self->catalogue = catalogue;
  self->forms = td_report_index_forms (catalogue);
  self->counters = g_array_new (FALSE, FALSE, sizeof (Counter));
  self->kinds
      = g_hash_table_new_full (kind_hash, kind_equal, g_free, (GDestroyNotify) g_array_unref);

  return self;
}

void
td_award_counters_free (TdAwardCounters *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->kinds);
  g_hash_table_unref (self->forms);
  g_array_unref (self->counters);
  g_free (self);
}

void
td_award_counters_add (TdAwardCounters *self, int column, const TdAwardFilter *filter)
{
  Counter counter = { column, *filter };

  g_array_append_val (self->counters, counter);
  g_hash_table_remove_all (self->kinds);
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

static GArray *
find_counters (const TdAwardCounters *self, const TdAwardFigure *award)
{
  const TdAwardForm *form = g_hash_table_lookup (self->forms, &award->award_form_id);
  const TdTerm *type = td_catalogue_find_term (self->catalogue, TD_VOCABULARY_COMMENDATION_TYPE,
                                               award->commendation_type);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; form != NULL && i < self->counters->len; i++)
    if (td_award_filter_matches_kind (&g_array_index (self->counters, Counter, i).filter, award,
                                      form, type != NULL && type->flag))
      g_array_append_val (found, i);

  return found;
}

void
td_award_counters_count (const TdAwardCounters *self, TdReportRow *row, const TdAwardFigure *award)
{
  const Kind kind = { award->award_form_id, award->deciding_level, award->commendation_type };
  GArray *counters = g_hash_table_lookup (self->kinds, &kind);

  if (counters == NULL)
    {
      counters = find_counters (self, award);
      g_hash_table_insert (self->kinds, g_memdup2 (&kind, sizeof kind), counters);
    }
  for (guint i = 0; i < counters->len; i++)
    {
      const Counter *counter
          = &g_array_index (self->counters, Counter, g_array_index (counters, guint, i));

      row->cells[counter->column].value
          += td_award_filter_matches_recipient (&counter->filter, award);
    }
}
