#include <glib/gi18n-lib.h>

#include "store/td-reorganisation-private.h"

void
td_reorganisation_effect_free (TdReorganisationEffect *self)
{
  g_free (self->name);
  g_free (self->target_name);
  g_free (self->former_parent);
  g_free (self);
}

static TdReorganisationEffect *
add_effect (TdReorganisationPlan *self, guint row, const TdReorganisationNode *node)
{
  const TdReorganisationLine *line = td_reorganisation_plan_get_line (self, row);
  TdReorganisationEffect *effect = g_new0 (TdReorganisationEffect, 1);
  const TdReorganisationNode *target
      = line->target_id != 0 ? g_hash_table_lookup (self->nodes, &line->target_id) : NULL;

  effect->action = line->action;
  effect->line = (int) row;
  effect->unit_id = node != NULL ? node->id : 0;
  effect->name = g_strdup (node != NULL ? node->name : line->name);
  effect->n_awards = node != NULL ? node->n_awards : 0;
  effect->target_id = line->target_id;
  effect->target_name = g_strdup (target != NULL ? target->name : line->target_name);
  effect->former_parent = g_strdup ("");
  g_ptr_array_add (self->effects, effect);

  return effect;
}

static gboolean
set_former_parent (TdReorganisationPlan *self,
                   TdReorganisationEffect *effect,
                   const TdReorganisationNode *node,
                   GError **error)
{
  const TdReorganisationNode *parent = td_reorganisation_plan_get (self, node->before, error);

  if (parent == NULL)
    return FALSE;
  g_free (effect->former_parent);
  effect->former_parent = g_strdup (parent->name);

  return TRUE;
}

static void
place_node (TdReorganisationPlan *self, TdReorganisationNode *node, guint row)
{
  const TdReorganisationLine *line = td_reorganisation_plan_get_line (self, row);

  node->is_moved = TRUE;
  node->after = line->target_id;
  node->after_line
      = line->target_id == 0 ? td_reorganisation_find_founded (self->draft, line->target_name) : -1;
}

static gboolean
plan_moves (TdReorganisationPlan *self, GError **error)
{
  for (guint i = 0; i < self->draft->lines->len; i++)
    {
      const TdReorganisationLine *line = td_reorganisation_plan_get_line (self, i);
      TdReorganisationNode *node;

      if (line->action != TD_REORGANISATION_TRANSFER
          || td_reorganisation_plan_has_error (self, (int) i))
        continue;
      node = td_reorganisation_plan_get (self, line->unit_id, error);
      if (node == NULL || !set_former_parent (self, add_effect (self, i, node), node, error))
        return FALSE;
      place_node (self, node, i);
    }

  return TRUE;
}

/* A child of a unit that ends goes where the unit goes, unless a line says something else of it. */
static gboolean
plan_child (
    TdReorganisationPlan *self, guint row, gint64 child_id, TdDate span_from, GError **error)
{
  const TdReorganisationLine *line = td_reorganisation_plan_get_line (self, row);
  TdReorganisationNode *child = td_reorganisation_plan_get (self, child_id, error);
  const TdReorganisationNode *node = td_reorganisation_plan_get (self, line->unit_id, error);
  TdReorganisationEffect *effect;

  if (child == NULL || node == NULL)
    return FALSE;
  if (td_date_compare (span_from, self->last_day) > 0)
    {
      td_reorganisation_plan_add_problem (
          self, TD_REORGANISATION_UNIT, (int) row,
          _ ("“{b}” belongs to “{a}” from {day} on, after its end. Move it to another "
             "unit first."),
          node->name, child->name, span_from);
      return TRUE;
    }
  if (child->end_line >= 0 || child->is_moved)
    return TRUE;

  if (line->action == TD_REORGANISATION_DISSOLVE || line->target_id == child_id)
    {
      td_reorganisation_plan_add_problem (
          self, TD_REORGANISATION_UNIT, (int) row,
          _ ("“{b}” still belongs to “{a}” after {day}. Add a line that moves or ends "
             "it."),
          node->name, child->name, self->last_day);
      return TRUE;
    }
  if (td_date_is_set (child->changed_on))
    {
      td_reorganisation_plan_add_problem (
          self, TD_REORGANISATION_UNIT, (int) row,
          _ ("“{b}”, which belongs to “{a}”, changes again on {day}. Enter a later first "
             "day of the new order."),
          node->name, child->name, child->changed_on);
      return TRUE;
    }

  effect = add_effect (self, row, child);
  effect->action = TD_REORGANISATION_TRANSFER;
  effect->is_implied = TRUE;
  g_free (effect->former_parent);
  effect->former_parent = g_strdup (node->name);
  place_node (self, child, row);

  return TRUE;
}

/* Children that belong to the unit on a day of the new order, as things stand. */
#define SELECT_CHILDREN                                                                            \
  "SELECT s.unit_id, s.valid_from FROM unit_parent s JOIN unit u ON u.id = s.unit_id"              \
  " WHERE s.parent_id = ?1 AND (s.valid_to IS NULL OR s.valid_to > ?2)"                            \
  " ORDER BY u.sort_key, u.id"

static gboolean
plan_children (TdReorganisationPlan *self, guint row, guint *n, GError **error)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TdDate));
  g_autoptr (TdStmt) stmt = td_db_prepare (self->db, SELECT_CHILDREN, error);
  gboolean more;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, td_reorganisation_plan_get_line (self, row)->unit_id);
  td_stmt_bind_date (stmt, 2, self->last_day);
  while (TRUE)
    {
      gint64 id;
      TdDate from;

      if (!td_stmt_step (stmt, &more, error))
        return FALSE;
      if (!more)
        break;
      id = td_stmt_get_int (stmt, 0);
      from = td_stmt_get_date (stmt, 1);
      g_array_append_val (children, id);
      g_array_append_val (days, from);
    }

  *n = children->len;
  for (guint i = 0; i < children->len; i++)
    if (!plan_child (self, row, g_array_index (children, gint64, i),
                     g_array_index (days, TdDate, i), error))
      return FALSE;

  return TRUE;
}

/* The first line of a unit that ends says where its children go; a split's other lines only name
 * the other units that go on. Units end after their children have left. */
static gboolean
plan_ends (TdReorganisationPlan *self, GError **error)
{
  guint n_lines = self->draft->lines->len;
  g_autofree guint *n_children = g_new0 (guint, n_lines);

  for (guint i = 0; i < n_lines; i++)
    {
      const TdReorganisationLine *line = td_reorganisation_plan_get_line (self, i);
      const TdReorganisationNode *node;

      if (!td_reorganisation_action_ends_unit (line->action)
          || td_reorganisation_plan_has_error (self, (int) i))
        continue;
      node = td_reorganisation_plan_get (self, line->unit_id, error);
      if (node == NULL
          || (node->end_line == (int) i && !plan_children (self, i, &n_children[i], error)))
        return FALSE;
    }
  for (guint i = 0; i < n_lines; i++)
    {
      const TdReorganisationLine *line = td_reorganisation_plan_get_line (self, i);

      if (!td_reorganisation_action_ends_unit (line->action)
          || td_reorganisation_plan_has_error (self, (int) i))
        continue;
      add_effect (self, i, g_hash_table_lookup (self->nodes, &line->unit_id))->n_children
          = n_children[i];
    }

  return TRUE;
}

/* A unit whose parent is founded too comes after it; those in a circle are told by the check of
 * loops. */
static void
plan_founded (TdReorganisationPlan *self)
{
  const GPtrArray *lines = self->draft->lines;
  g_autofree gboolean *done = g_new0 (gboolean, lines->len);
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < lines->len; i++)
        {
          const TdReorganisationLine *line = td_reorganisation_plan_get_line (self, i);
          int parent;

          if (done[i] || line->action != TD_REORGANISATION_FOUND
              || td_reorganisation_plan_has_error (self, (int) i))
            continue;
          parent = line->target_id == 0
                       ? td_reorganisation_find_founded (self->draft, line->target_name)
                       : -1;
          if (parent >= 0 && !done[parent])
            continue;
          add_effect (self, i, NULL);
          done[i] = TRUE;
          again = TRUE;
        }
    }
}

static gboolean
plan_changes (TdReorganisationPlan *self, GError **error)
{
  for (guint i = 0; i < self->draft->lines->len; i++)
    {
      const TdReorganisationLine *line = td_reorganisation_plan_get_line (self, i);
      TdReorganisationEffect *effect;
      TdReorganisationNode *node;

      if ((line->action != TD_REORGANISATION_RENAME && line->action != TD_REORGANISATION_CONVERT)
          || td_reorganisation_plan_has_error (self, (int) i))
        continue;
      node = td_reorganisation_plan_get (self, line->unit_id, error);
      if (node == NULL)
        return FALSE;
      effect = add_effect (self, i, node);
      g_free (effect->target_name);
      effect->target_name = g_strdup (line->name);
    }

  return TRUE;
}

gboolean
td_reorganisation_plan_add_effects (TdReorganisationPlan *self, GError **error)
{
  plan_founded (self);

  return plan_changes (self, error) && plan_moves (self, error) && plan_ends (self, error);
}
