#include <glib/gi18n-lib.h>

#include "store/td-reorganisation-private.h"

/* A unit of the book by its id, one that will begin by minus the number of its line (from 1). */

/* Unit → (element-type gint64) its parents on the days of the new order, as things stand. */
static GHashTable *
read_parents (TdReorganisationPlan *self, GError **error)
{
  g_autoptr (GHashTable) parents
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (TdStmt) stmt = td_db_prepare (
      self->db,
      "SELECT unit_id, parent_id FROM unit_parent WHERE valid_to IS NULL OR valid_to > ?1", error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_date (stmt, 1, self->last_day);

  while (TRUE)
    {
      gint64 id, parent;
      GArray *ids;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&parents);
      id = td_stmt_get_int (stmt, 0);
      parent = td_stmt_get_int (stmt, 1);
      ids = g_hash_table_lookup (parents, &id);
      if (ids == NULL)
        {
          ids = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (parents, g_memdup2 (&id, sizeof id), ids);
        }
      g_array_append_val (ids, parent);
    }
}

static void
replace (GHashTable *parents, gint64 id, gint64 parent)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, parent);
  g_hash_table_replace (parents, g_memdup2 (&id, sizeof id), ids);
}

/* The parent that a line gives, as a key of the map; 0 for none. */
static gint64
get_target (const TdReorganisation *draft, const TdReorganisationLine *line)
{
  int founded;

  if (line->target_id != 0)
    return line->target_id;
  founded = td_reorganisation_find_founded (draft, line->target_name);

  return founded >= 0 ? -(gint64) founded - 1 : 0;
}

static void
put_in (TdReorganisationPlan *self, GHashTable *parents)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const TdReorganisationNode *node = value;

      if (node->is_moved)
        replace (parents, node->id,
                 node->after != 0 ? node->after : -(gint64) node->after_line - 1);
    }
  for (guint i = 0; i < self->draft->lines->len; i++)
    {
      const TdReorganisationLine *line = g_ptr_array_index (self->draft->lines, i);
      gint64 parent = get_target (self->draft, line);

      if (line->action == TD_REORGANISATION_FOUND && parent != 0)
        replace (parents, -(gint64) i - 1, parent);
    }
}

/* Whether a way up from @start leads back to it. */
static gboolean
is_above_itself (GHashTable *parents, gint64 start)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  g_ptr_array_add (open, &start);
  while (open->len > 0)
    {
      const gint64 *id = g_ptr_array_steal_index (open, open->len - 1);
      GArray *ids = g_hash_table_lookup (parents, id);

      for (guint i = 0; ids != NULL && i < ids->len; i++)
        {
          gint64 *parent = &g_array_index (ids, gint64, i);

          if (*parent == start)
            return TRUE;
          if (g_hash_table_add (seen, parent))
            g_ptr_array_add (open, parent);
        }
    }

  return FALSE;
}

gboolean
td_reorganisation_plan_check_loops (TdReorganisationPlan *self, GError **error)
{
  g_autoptr (GHashTable) parents = read_parents (self, error);

  if (parents == NULL)
    return FALSE;
  put_in (self, parents);

  for (guint i = 0; i < self->draft->lines->len; i++)
    {
      const TdReorganisationLine *line = g_ptr_array_index (self->draft->lines, i);
      const TdReorganisationNode *node;
      gint64 id = line->action == TD_REORGANISATION_FOUND ? -(gint64) i - 1 : line->unit_id;

      if ((line->action != TD_REORGANISATION_FOUND && line->action != TD_REORGANISATION_TRANSFER)
          || id == 0 || !is_above_itself (parents, id))
        continue;
      node = id > 0 ? g_hash_table_lookup (self->nodes, &id) : NULL;
      td_problems_add (self->problems, TD_SEVERITY_ERROR, TD_REORGANISATION_TARGET, (int) i,
                       _ ("“%s” would be above itself in the tree. Choose another unit."),
                       node != NULL ? node->name : line->name);
    }

  /* What moves along with a unit that ends is put where a line says, too. */
  for (guint i = 0; i < self->effects->len; i++)
    {
      const TdReorganisationEffect *effect = g_ptr_array_index (self->effects, i);

      if (effect->is_implied && is_above_itself (parents, effect->unit_id))
        td_problems_add (self->problems, TD_SEVERITY_ERROR, TD_REORGANISATION_TARGET, effect->line,
                         _ ("“%s” would be above itself in the tree. Choose another unit."),
                         effect->name);
    }

  return TRUE;
}
