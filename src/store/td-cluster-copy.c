/* The clusters of one year in another. */
#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "store/td-cluster-store.h"
#include "store/td-db-private.h"
#include "store/td-unit-store.h"

/* More successors of one unit than any federation has seen: a chain that goes in a circle ends. */
#define MAX_SUCCESSORS 50

TdClusterCopy *
td_cluster_copy_new (void)
{
  TdClusterCopy *self = g_new0 (TdClusterCopy, 1);

  self->replaced = g_ptr_array_new_with_free_func (g_free);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  self->present = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
td_cluster_copy_free (TdClusterCopy *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->replaced);
  g_ptr_array_unref (self->left_out);
  g_ptr_array_unref (self->present);
  g_free (self);
}

/* The unit itself or the first of its successors that is open on @on; NULL without an error if
 * there is none. @first: (out): the unit's own name. */
static TdUnit *
find_open (TdDb *db, gint64 unit_id, TdDate on, char **first, GError **error)
{
  g_autoptr (GError) local = NULL;

  for (guint i = 0; unit_id != 0 && i < MAX_SUCCESSORS; i++)
    {
      g_autoptr (TdUnit) unit = td_unit_load (db, unit_id, &local);

      if (unit == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (i == 0)
        *first = g_strdup (unit->name);
      if (td_unit_is_open_on (unit, on))
        return g_steal_pointer (&unit);
      unit_id = unit->successor_id;
    }

  return NULL;
}

static TdClusterUnit *
find_unit (const TdCluster *cluster, gint64 unit_id)
{
  for (guint i = 0; i < cluster->units->len; i++)
    if (td_cluster_get_unit (cluster, i)->unit_id == unit_id)
      return td_cluster_get_unit (cluster, i);

  return NULL;
}

static gboolean
copy_unit (TdDb *db,
           const TdClusterUnit *old,
           TdDate on,
           TdCluster *to,
           TdClusterCopy *copy,
           GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (TdUnit) unit = find_open (db, old->unit_id, on, &name, &local);
  TdClusterUnit *member;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (unit == NULL)
    {
      g_ptr_array_add (copy->left_out, g_steal_pointer (&name));
      return TRUE;
    }
  if (unit->id != old->unit_id)
    g_ptr_array_add (copy->replaced, g_strdup_printf ("%s → %s", name, unit->name));

  member = find_unit (to, unit->id);
  if (member == NULL)
    {
      member = td_cluster_unit_new (unit->id);
      td_text_set (&member->note, old->note);
      g_ptr_array_add (to->units, member);
      copy->n_units++;
    }
  member->is_leader |= old->is_leader;

  return TRUE;
}

static gboolean
has_name (const GPtrArray *hits, const char *name)
{
  for (guint i = 0; i < hits->len; i++)
    if (g_str_equal (((const TdClusterHit *) g_ptr_array_index (hits, i))->name, name))
      return TRUE;

  return FALSE;
}

static gboolean
copy_cluster (TdDb *db,
              const TdCatalogue *catalogue,
              gint64 id,
              int to_year,
              TdClusterCopy *copy,
              GError **error)
{
  g_autoptr (TdCluster) from = td_cluster_load (db, id, error);
  g_autoptr (TdCluster) to = td_cluster_new ();

  if (from == NULL)
    return FALSE;
  to->year = to_year;
  td_text_set (&to->name, from->name);
  to->sheet_id = from->sheet_id;
  td_text_set_lines (&to->note, from->note);
  for (guint i = 0; i < from->units->len; i++)
    if (!copy_unit (db, td_cluster_get_unit (from, i), TD_DATE ((guint16) to_year, 1, 1), to, copy,
                    error))
      return FALSE;
  copy->n_clusters++;

  return td_cluster_save (db, catalogue, to, error);
}

gboolean
td_cluster_copy_year (TdDb *db,
                      const TdCatalogue *catalogue,
                      int from_year,
                      int to_year,
                      TdClusterCopy *copy,
                      GError **error)
{
  g_autoptr (GPtrArray) from = td_cluster_list (db, from_year, error);
  g_autoptr (GPtrArray) to = from != NULL ? td_cluster_list (db, to_year, error) : NULL;
  guint n_before = copy->n_clusters;

  if (to == NULL)
    return FALSE;
  if (from->len == 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _ ("There are no clusters of %d to copy. Choose another year."), from_year);
      return FALSE;
    }

  for (guint i = 0; i < from->len; i++)
    {
      const TdClusterHit *hit = g_ptr_array_index (from, i);

      if (has_name (to, hit->name))
        g_ptr_array_add (copy->present, g_strdup (hit->name));
      else if (!copy_cluster (db, catalogue, hit->id, to_year, copy, error))
        return FALSE;
    }
  if (copy->n_clusters == n_before)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_DUPLICATE, _ ("%d has all clusters of %d already."),
                   to_year, from_year);
      return FALSE;
    }

  return TRUE;
}
