#include <glib/gi18n-lib.h>

#include "store/td-reorganisation-private.h"
#include "store/td-unit-former-private.h"

/* --- Units ------------------------------------------------------------------------------------ */

static void
node_free (TdReorganisationNode *self)
{
  g_free (self->name);
  g_free (self);
}

/* ?1 the unit, ?2 the last day of the old order, ?3 the first of the new one. What is known of
 * later days: a place in the tree that begins then, a name or kind that ended on the last day or
 * later. */
#define SELECT_NODE                                                                                \
  "SELECT " TD_UNIT_ON (                                                                           \
      "name",                                                                                      \
      "?2") ", u.valid_from, u.valid_to,"                                                          \
            " (SELECT s.parent_id FROM unit_parent s WHERE s.unit_id = u.id"                       \
            "  AND (s.valid_from IS NULL OR s.valid_from <= ?2) AND (s.valid_to IS NULL OR "       \
            "s.valid_to >= ?2)"                                                                    \
            "  LIMIT 1),"                                                                          \
            " (SELECT max (s.valid_from) FROM unit_parent s WHERE s.unit_id = u.id AND "           \
            "s.valid_from >= ?3),"                                                                 \
            " (SELECT date (max (o.valid_to), '+1 day') FROM unit_former o WHERE o.unit_id = u.id" \
            "  AND o.valid_to >= ?2),"                                                             \
            " (SELECT max (a.decided_on) FROM award a WHERE a.unit_id = u.id),"                    \
            " (SELECT count (*) FROM award a WHERE a.unit_id = u.id AND a.decided_on <= ?2)"       \
            " FROM unit u WHERE u.id = ?1"

TdReorganisationNode *
td_reorganisation_plan_get (TdReorganisationPlan *self, gint64 id, GError **error)
{
  TdReorganisationNode *node = g_hash_table_lookup (self->nodes, &id);
  TdDate moved_on, renamed_on;
  gboolean row;

  if (node != NULL)
    return node;

  td_stmt_reset (self->select_node);
  td_stmt_bind_int (self->select_node, 1, id);
  td_stmt_bind_date (self->select_node, 2, self->last_day);
  td_stmt_bind_date (self->select_node, 3, self->draft->effective_on);
  if (!td_stmt_step (self->select_node, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _ ("This unit is no longer in the book."));
      return NULL;
    }

  node = g_new0 (TdReorganisationNode, 1);
  node->id = id;
  node->name = td_stmt_dup_text (self->select_node, 0);
  node->from = td_stmt_get_date (self->select_node, 1);
  node->to = td_stmt_get_date (self->select_node, 2);
  node->before = td_stmt_get_int (self->select_node, 3);
  moved_on = td_stmt_get_date (self->select_node, 4);
  renamed_on = td_stmt_get_date (self->select_node, 5);
  node->changed_on = td_date_compare (moved_on, renamed_on) > 0 ? moved_on : renamed_on;
  node->last_award_on = td_stmt_get_date (self->select_node, 6);
  node->n_awards = td_stmt_get_int (self->select_node, 7);
  node->after_line = -1;
  node->end_line = -1;
  td_stmt_reset (self->select_node);
  g_hash_table_insert (self->nodes, &node->id, node);

  return node;
}

/* --- Problems --------------------------------------------------------------------------------- */

void
td_reorganisation_plan_add_problem (TdReorganisationPlan *self,
                                    const char *field,
                                    int row,
                                    const char *format,
                                    const char *name,
                                    const char *other,
                                    TdDate day)
{
  g_autofree char *text = td_date_format (day);
  g_autofree char *message = g_strdup (format);
  const char *const from[] = { "{a}", "{b}", "{day}" };
  const char *to[] = { name, other != NULL ? other : "", text };

  for (guint i = 0; i < G_N_ELEMENTS (from); i++)
    {
      g_auto (GStrv) parts = g_strsplit (message, from[i], -1);

      g_free (message);
      message = g_strjoinv (to[i], parts);
    }
  td_problems_add (self->problems, TD_SEVERITY_ERROR, field, row, "%s", message);
}

gboolean
td_reorganisation_plan_has_error (TdReorganisationPlan *self, int row)
{
  for (guint i = 0; i < self->problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (self->problems, i);

      if (problem->row == row && problem->severity == TD_SEVERITY_ERROR)
        return TRUE;
    }

  return FALSE;
}

const TdReorganisationLine *
td_reorganisation_plan_get_line (const TdReorganisationPlan *self, guint i)
{
  return g_ptr_array_index (self->draft->lines, i);
}

/* What a unit must be for its line to be carried out. */
static gboolean
check_unit (TdReorganisationPlan *self, guint row, GError **error)
{
  const TdReorganisationLine *line = td_reorganisation_plan_get_line (self, row);
  TdReorganisationNode *node = td_reorganisation_plan_get (self, line->unit_id, error);
  gboolean ends = td_reorganisation_action_ends_unit (line->action);

  if (node == NULL)
    return FALSE;

  if (td_date_compare (node->from, self->last_day) > 0)
    td_reorganisation_plan_add_problem (
        self, TD_REORGANISATION_UNIT, (int) row,
        _ ("“{a}” begins on {day} only. Enter a later first day of the new order."), node->name,
        NULL, node->from);
  else if (td_date_is_set (node->to) && (ends || td_date_compare (node->to, self->last_day) <= 0))
    td_reorganisation_plan_add_problem (self, TD_REORGANISATION_UNIT, (int) row,
                                        _ ("“{a}” ends on {day} already. Take it off the list."),
                                        node->name, NULL, node->to);
  else if (td_date_is_set (node->changed_on))
    td_reorganisation_plan_add_problem (
        self, TD_REORGANISATION_UNIT, (int) row,
        _ ("“{a}” changes again on {day}. Enter a later first day of the new order, or "
           "correct the unit in its own window."),
        node->name, NULL, node->changed_on);
  else if (node->before == 0 && (ends || line->action == TD_REORGANISATION_TRANSFER))
    td_reorganisation_plan_add_problem (
        self, TD_REORGANISATION_UNIT, (int) row,
        _ ("“{a}” stands at the top of the tree: it can neither end nor move."), node->name, NULL,
        TD_DATE_NONE);
  else if (ends && td_date_compare (node->last_award_on, self->last_day) > 0)
    td_reorganisation_plan_add_problem (
        self, TD_REORGANISATION_UNIT, (int) row,
        _ ("“{a}” has an award of {day}, after its end. Move that award first."), node->name, NULL,
        node->last_award_on);

  if (ends && !td_reorganisation_plan_has_error (self, (int) row) && node->end_line < 0)
    node->end_line = (int) row;

  return TRUE;
}

/* The unit that the line's unit will belong to, or that goes on in its place, must be open from the
 * new order on, as long as the unit itself. */
static gboolean
check_target (TdReorganisationPlan *self, guint row, GError **error)
{
  const TdReorganisationLine *line = td_reorganisation_plan_get_line (self, row);
  TdReorganisationNode *target, *node = NULL;
  gboolean is_parent
      = line->action == TD_REORGANISATION_FOUND || line->action == TD_REORGANISATION_TRANSFER;

  if (line->target_id == 0)
    return TRUE;
  target = td_reorganisation_plan_get (self, line->target_id, error);
  if (target == NULL)
    return FALSE;
  if (line->unit_id != 0)
    {
      node = td_reorganisation_plan_get (self, line->unit_id, error);
      if (node == NULL)
        return FALSE;
    }

  if (target->end_line >= 0)
    td_reorganisation_plan_add_problem (self, TD_REORGANISATION_TARGET, (int) row,
                                        _ ("“{a}” itself ends on {day}. Choose another unit."),
                                        target->name, NULL, self->last_day);
  else if (td_date_compare (target->from, self->draft->effective_on) > 0)
    td_reorganisation_plan_add_problem (self, TD_REORGANISATION_TARGET, (int) row,
                                        _ ("“{a}” begins on {day} only. Choose another unit."),
                                        target->name, NULL, target->from);
  else if (td_date_is_set (target->to)
           && (td_date_compare (target->to, self->draft->effective_on) < 0
               || (is_parent
                   && (node == NULL || !td_date_is_set (node->to)
                       || td_date_compare (node->to, target->to) > 0))))
    td_reorganisation_plan_add_problem (self, TD_REORGANISATION_TARGET, (int) row,
                                        _ ("“{a}” ends on {day}. Choose another unit."),
                                        target->name, NULL, target->to);
  else if (line->action == TD_REORGANISATION_TRANSFER && node->before == target->id)
    td_reorganisation_plan_add_problem (self, TD_REORGANISATION_TARGET, (int) row,
                                        _ ("“{a}” belongs to “{b}” already. Take the line away."),
                                        node->name, target->name, TD_DATE_NONE);

  return TRUE;
}

/* --- The plan --------------------------------------------------------------------------------- */

static gboolean
plan_lines (TdReorganisationPlan *self, GError **error)
{
  const GPtrArray *lines = self->draft->lines;

  for (guint i = 0; i < lines->len; i++)
    if (td_reorganisation_plan_get_line (self, i)->unit_id != 0 && !check_unit (self, i, error))
      return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (!check_target (self, i, error))
      return FALSE;

  return td_reorganisation_plan_add_effects (self, error)
         && td_reorganisation_plan_check_loops (self, error);
}

/* What a line with an error would do is not known. */
static void
drop_refused (TdReorganisationPlan *self)
{
  for (guint i = self->effects->len; i-- > 0;)
    {
      const TdReorganisationEffect *effect = g_ptr_array_index (self->effects, i);

      if (td_reorganisation_plan_has_error (self, effect->line))
        td_reorganisation_effect_free (g_ptr_array_remove_index (self->effects, i));
    }
}

static gboolean
run_plan (TdReorganisationPlan *self, GError **error)
{
  self->select_node = td_db_prepare (self->db, SELECT_NODE, error);
  if (self->select_node == NULL || !plan_lines (self, error))
    return FALSE;

  drop_refused (self);
  return TRUE;
}

GPtrArray *
td_reorganisation_plan (TdDb *db,
                        const TdCatalogue *catalogue,
                        const TdReorganisation *draft,
                        GPtrArray **problems,
                        GError **error)
{
  TdReorganisationPlan plan = { .db = db, .draft = draft };
  gboolean done = TRUE;

  plan.problems = td_reorganisation_check (draft, catalogue);
  plan.effects = g_ptr_array_new ();
  plan.nodes
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) node_free);
  if (td_date_is_set (draft->effective_on))
    {
      plan.last_day = td_date_add_days (draft->effective_on, -1);
      done = run_plan (&plan, error);
    }

  g_clear_pointer (&plan.select_node, td_stmt_free);
  g_hash_table_unref (plan.nodes);
  g_ptr_array_set_free_func (plan.effects, (GDestroyNotify) td_reorganisation_effect_free);
  if (!done)
    {
      g_ptr_array_unref (plan.problems);
      g_ptr_array_unref (plan.effects);
      return NULL;
    }

  *problems = plan.problems;
  return plan.effects;
}
