#include "domain/td-cluster.h"

#include <glib/gi18n-lib.h>

TdClusterUnit *
td_cluster_unit_new (gint64 unit_id)
{
  TdClusterUnit *self = g_new0 (TdClusterUnit, 1);

  self->unit_id = unit_id;
  self->note = g_strdup ("");

  return self;
}

TdClusterUnit *
td_cluster_unit_copy (const TdClusterUnit *self)
{
  TdClusterUnit *copy = g_memdup2 (self, sizeof *self);

  copy->note = g_strdup (self->note);

  return copy;
}

void
td_cluster_unit_free (TdClusterUnit *self)
{
  if (self == NULL)
    return;

  g_free (self->note);
  g_free (self);
}

static GPtrArray *
units_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) td_cluster_unit_free);
}

TdCluster *
td_cluster_new (void)
{
  TdCluster *self = g_new0 (TdCluster, 1);

  self->name = g_strdup ("");
  self->note = g_strdup ("");
  self->units = units_new ();

  return self;
}

TdCluster *
td_cluster_copy (const TdCluster *self)
{
  TdCluster *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->note = g_strdup (self->note);
  copy->units = units_new ();
  for (guint i = 0; i < self->units->len; i++)
    g_ptr_array_add (copy->units, td_cluster_unit_copy (td_cluster_get_unit (self, i)));

  return copy;
}

void
td_cluster_free (TdCluster *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->note);
  g_ptr_array_unref (self->units);
  g_free (self);
}

static gboolean
unit_equal (const TdClusterUnit *a, const TdClusterUnit *b)
{
  return a->id == b->id && a->unit_id == b->unit_id && a->is_leader == b->is_leader
         && g_str_equal (a->note, b->note);
}

gboolean
td_cluster_equal (const TdCluster *a, const TdCluster *b)
{
  if (a->id != b->id || a->revision != b->revision || a->year != b->year
      || !g_str_equal (a->name, b->name) || a->sheet_id != b->sheet_id
      || !g_str_equal (a->note, b->note) || a->units->len != b->units->len)
    return FALSE;

  for (guint i = 0; i < a->units->len; i++)
    if (!unit_equal (td_cluster_get_unit (a, i), td_cluster_get_unit (b, i)))
      return FALSE;

  return TRUE;
}

TdClusterUnit *
td_cluster_get_unit (const TdCluster *self, guint index)
{
  return g_ptr_array_index (self->units, index);
}

void
td_cluster_set_leader (TdCluster *self, int index)
{
  for (guint i = 0; i < self->units->len; i++)
    td_cluster_get_unit (self, i)->is_leader = (int) i == index;
}

/* --- The check -------------------------------------------------------------------------------- */

void
td_cluster_unit_facts_free (TdClusterUnitFacts *self)
{
  g_free (self->name);
  g_free (self->other_cluster);
  g_free (self);
}

void
td_cluster_facts_clear (TdClusterFacts *self)
{
  g_clear_pointer (&self->removed_scored, g_free);
  g_clear_pointer (&self->units, g_ptr_array_unref);
}

static const TdClusterUnitFacts *
find_facts (const TdClusterFacts *facts, gint64 unit_id)
{
  for (guint i = 0; facts != NULL && facts->units != NULL && i < facts->units->len; i++)
    {
      const TdClusterUnitFacts *unit = g_ptr_array_index (facts->units, i);

      if (unit->unit_id == unit_id)
        return unit;
    }

  return NULL;
}

static void
check_unit (const TdCluster *self,
            guint index,
            const TdClusterUnitFacts *facts,
            gboolean twice,
            GPtrArray *problems)
{
  if (td_cluster_get_unit (self, index)->unit_id == 0)
    {
      td_problems_add (problems, TD_SEVERITY_ERROR, TD_CLUSTER_UNIT, (int) index,
                       _ ("Choose the unit, or remove the line."));
      return;
    }
  if (twice)
    {
      td_problems_add (problems, TD_SEVERITY_ERROR, TD_CLUSTER_UNIT, (int) index,
                       _ ("“%s” is in the cluster already. Remove one of the two lines."),
                       facts != NULL ? facts->name : "");
      return;
    }
  if (facts == NULL)
    return;

  if (facts->other_cluster != NULL)
    td_problems_add (problems, TD_SEVERITY_WARNING, TD_CLUSTER_UNIT, (int) index,
                     _ ("“%s” is in the cluster “%s” of %d as well."), facts->name,
                     facts->other_cluster, self->year);
  if (!facts->is_open)
    td_problems_add (problems, TD_SEVERITY_WARNING, TD_CLUSTER_UNIT, (int) index,
                     _ ("“%s” is not open in %d."), facts->name, self->year);
}

static void
check_units (const TdCluster *self, const TdClusterFacts *facts, GPtrArray *problems)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n_leaders = 0;

  for (guint i = 0; i < self->units->len; i++)
    {
      const TdClusterUnit *unit = td_cluster_get_unit (self, i);
      gboolean twice = !g_hash_table_add (seen, (gpointer) &unit->unit_id);

      n_leaders += unit->is_leader;
      check_unit (self, i, find_facts (facts, unit->unit_id), twice, problems);
    }
  if (n_leaders > 1)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_CLUSTER_LEADER, -1,
                     _ ("Only one unit leads the cluster. Choose which."));
}

GPtrArray *
td_cluster_check (const TdCluster *self, const TdClusterFacts *facts)
{
  GPtrArray *problems = td_problems_new ();

  if (self->name[0] == '\0')
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_CLUSTER_NAME, -1,
                     _ ("Enter the name of the cluster."));
  if (self->year < TD_CLUSTER_FIRST_YEAR || self->year > TD_CLUSTER_LAST_YEAR)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_CLUSTER_YEAR, -1,
                     _ ("Enter the year with four digits, such as 2026."));
  check_units (self, facts, problems);
  if (facts == NULL)
    return problems;

  if (facts->same_name)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_CLUSTER_NAME, -1,
                     _ ("There is a cluster of this name in %d already. Enter another name."),
                     self->year)
        ->is_duplicate
        = TRUE;
  if (facts->is_scored && facts->scored_sheet_id != self->sheet_id)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_CLUSTER_SHEET, -1,
                     _ ("Units have scores by the sheet of this cluster. Empty them before you "
                        "choose another sheet."));
  if (facts->removed_scored != NULL)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_CLUSTER_UNITS, -1,
                     _ ("“%s” has scores in this cluster. Empty them before it leaves."),
                     facts->removed_scored);

  return problems;
}
