#include "report/td-award-source.h"

#include "report/td-places.h"

typedef struct
{
  TdDate from;
  TdDate to;
  gint64 unit_id;
  gboolean with_predecessors;
  GArray *awards;
} Entry;

struct _TdAwardSource
{
  GArray *entries; /* of Entry: a handful */
};

static void
entry_clear (gpointer entry)
{
  g_array_unref (((Entry *) entry)->awards);
}

TdAwardSource *
td_award_source_new (void)
{
  TdAwardSource *self = g_new0 (TdAwardSource, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);

  return self;
}

void
td_award_source_free (TdAwardSource *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->entries);
  g_free (self);
}

static GArray *
find (const TdAwardSource *self, const Entry *wanted)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (td_date_equal (entry->from, wanted->from) && td_date_equal (entry->to, wanted->to)
          && entry->unit_id == wanted->unit_id
          && entry->with_predecessors == wanted->with_predecessors)
        return entry->awards;
    }

  return NULL;
}

static GArray *
read_awards (TdDb *db, const TdPeriod *period, const Entry *wanted, GError **error)
{
  g_autoptr (GArray) awards = td_figures_read_awards (db, period, error);
  g_autoptr (TdScope) scope = NULL;
  g_autoptr (GArray) within = NULL;

  if (awards == NULL || wanted->unit_id == 0)
    return g_steal_pointer (&awards);

  scope = td_scope_read (db, period, wanted->unit_id, wanted->with_predecessors, error);
  if (scope == NULL)
    return NULL;

  within = g_array_new (FALSE, FALSE, sizeof (TdAwardFigure));
  for (guint i = 0; i < awards->len; i++)
    {
      const TdAwardFigure *award = &g_array_index (awards, TdAwardFigure, i);

      if (td_scope_has_on (scope, award->unit_id, award->decided_on))
        g_array_append_val (within, *award);
    }

  return g_steal_pointer (&within);
}

GArray *
td_award_source_read (TdAwardSource *self,
                      TdDb *db,
                      const TdPeriod *period,
                      gint64 unit_id,
                      gboolean with_predecessors,
                      GError **error)
{
  /* All units have no predecessors that are not among them. */
  Entry entry = { period->from, period->to, unit_id, unit_id != 0 && with_predecessors, NULL };
  GArray *awards = self != NULL ? find (self, &entry) : NULL;

  if (awards != NULL)
    return g_array_ref (awards);

  awards = read_awards (db, period, &entry, error);
  if (awards != NULL && self != NULL)
    {
      entry.awards = g_array_ref (awards);
      g_array_append_val (self->entries, entry);
    }

  return awards;
}
