#include "report/td-places.h"

#include "report/td-report-private.h"
#include "store/td-succession.h"

struct _TdPlaces
{
  GPtrArray *spans;
  GHashTable *by_unit; /* gint64 → GArray of guint: indexes, by date */
};

TdPlaces *
td_places_new (GPtrArray *spans)
{
  TdPlaces *self = g_new0 (TdPlaces, 1);

  self->spans = spans;
  self->by_unit
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < spans->len; i++)
    {
      TdUnitSpan *span = g_ptr_array_index (spans, i);
      GArray *indexes = g_hash_table_lookup (self->by_unit, &span->unit_id);
      guint at;

      if (indexes == NULL)
        {
          indexes = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->by_unit, &span->unit_id, indexes);
        }
      for (at = indexes->len; at > 0; at--)
        {
          const TdUnitSpan *other
              = g_ptr_array_index (spans, g_array_index (indexes, guint, at - 1));

          if (td_date_compare (other->from, span->from) <= 0)
            break;
        }
      g_array_insert_val (indexes, at, i);
    }

  return self;
}

void
td_places_free (TdPlaces *self)
{
  g_hash_table_unref (self->by_unit);
  g_free (self);
}

int
td_places_find (const TdPlaces *self, gint64 unit_id, TdDate date)
{
  const GArray *indexes = g_hash_table_lookup (self->by_unit, &unit_id);

  for (guint i = 0; indexes != NULL && i < indexes->len; i++)
    {
      guint index = g_array_index (indexes, guint, i);
      const TdUnitSpan *span = g_ptr_array_index (self->spans, index);

      if (td_date_compare (span->from, date) <= 0
          && (!td_date_is_set (span->to) || td_date_compare (date, span->to) <= 0))
        return (int) index;
    }

  return -1;
}

int
td_places_find_last (const TdPlaces *self, gint64 unit_id)
{
  const GArray *indexes = g_hash_table_lookup (self->by_unit, &unit_id);

  return indexes != NULL ? (int) g_array_index (indexes, guint, indexes->len - 1) : -1;
}

gboolean
td_places_is_last (const TdPlaces *self, guint index)
{
  const TdUnitSpan *span = g_ptr_array_index (self->spans, index);

  return td_places_find_last (self, span->unit_id) == (int) index;
}

/* --- Scope ------------------------------------------------------------------------------------ */

struct _TdScope
{
  gboolean has_all;
  GPtrArray *trees;  /* of GPtrArray of TdUnitSpan */
  GPtrArray *places; /* TdPlaces, one a tree */
};

/* The places of a unit and of those that it goes on for, each in the tree of its own. */
static gboolean
read_trees (TdScope *self, TdDb *db, const TdPeriod *period, const GArray *units, GError **error)
{
  for (guint i = 0; i < units->len; i++)
    {
      GPtrArray *spans
          = td_tree_read (db, g_array_index (units, gint64, i), period->from, period->to, error);

      if (spans == NULL)
        return FALSE;
      g_ptr_array_add (self->trees, spans);
      g_ptr_array_add (self->places, td_places_new (spans));
    }

  return TRUE;
}

TdScope *
td_scope_read (
    TdDb *db, const TdPeriod *period, gint64 unit_id, gboolean with_predecessors, GError **error)
{
  g_autoptr (TdScope) self = g_new0 (TdScope, 1);
  g_autoptr (GArray) units = NULL;

  self->has_all = unit_id == 0;
  self->trees = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) td_places_free);
  if (self->has_all)
    return g_steal_pointer (&self);

  if (with_predecessors)
    units = td_succession_read_predecessors (db, unit_id, error);
  else
    units = g_array_append_val (g_array_new (FALSE, FALSE, sizeof (gint64)), unit_id);
  if (units == NULL || !read_trees (self, db, period, units, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
td_scope_free (TdScope *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->trees);
  g_free (self);
}

gboolean
td_scope_has_on (const TdScope *self, gint64 unit_id, TdDate date)
{
  if (self->has_all)
    return TRUE;
  for (guint i = 0; i < self->places->len; i++)
    if (td_places_find (g_ptr_array_index (self->places, i), unit_id, date) >= 0)
      return TRUE;

  return FALSE;
}

gboolean
td_scope_has (const TdScope *self, gint64 unit_id)
{
  if (self->has_all)
    return TRUE;
  for (guint i = 0; i < self->places->len; i++)
    {
      const TdPlaces *places = g_ptr_array_index (self->places, i);

      if (g_hash_table_contains (places->by_unit, &unit_id))
        return TRUE;
    }

  return FALSE;
}
