#include "store/td-target-figures.h"

#include "store/td-unit-former-private.h"

static void
target_free (TdTargetFigure *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self->formula);
  g_free (self->scope);
  g_free (self->comparison);
  g_free (self->source);
  g_free (self);
}

GPtrArray *
td_target_figures_read (TdDb *db, const TdPeriod *period, GError **error)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify) target_free);
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT code, name, formula, scope, operator, value, source FROM target"
                       " WHERE ifnull (valid_from, '') <= ?2 AND ifnull (valid_to, '~') >= ?1"
                       " ORDER BY formula DESC, (SELECT rank FROM unit_level WHERE code = scope),"
                       " code",
                       error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_date (stmt, 1, period->from);
  td_stmt_bind_date (stmt, 2, period->to);

  while (TRUE)
    {
      TdTargetFigure *target;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&targets);

      target = g_new0 (TdTargetFigure, 1);
      g_ptr_array_add (targets, target);
      target->code = td_stmt_dup_text (stmt, 0);
      target->name = td_stmt_dup_text (stmt, 1);
      target->formula = td_stmt_dup_text (stmt, 2);
      target->scope = td_stmt_dup_text (stmt, 3);
      target->comparison = td_stmt_dup_text (stmt, 4);
      target->value = td_stmt_get_int (stmt, 5);
      target->source = td_stmt_dup_text (stmt, 6);
    }
}

/* --- Units ------------------------------------------------------------------------------------ */

/* ?1, ?2 are the period's days, ?3 the level. */
#define PARENT(column)                                                                             \
  "(SELECT " column " FROM unit_parent up JOIN unit p ON p.id = up.parent_id"                      \
  " WHERE up.unit_id = u.id AND ifnull (up.valid_from, '') <= ?2"                                  \
  " AND ifnull (up.valid_to, '~') >= ?2 LIMIT 1)"

/* The rows of campaign_unit of u and of campaigns that run in the period. */
#define TAKES_PART                                                                                 \
  "SELECT 1 FROM campaign_unit t JOIN campaign c ON c.id = t.campaign_id WHERE t.unit_id = u.id"   \
  " AND ifnull (c.starts_on, '') <= ?2 AND ifnull (c.ends_on, '~') >= ?1"

#define HAS_PLAN_DOCUMENT                                                                          \
  "EXISTS (SELECT 1 FROM document x JOIN document_kind k ON k.code = x.kind"                       \
  " WHERE x.unit_id = u.id AND x.kind = 'plan' AND x.issued_on <= ?2"                              \
  " AND coalesce (x.valid_to, date (x.issued_on, '+' || k.valid_months || ' months', '-1 day'),"   \
  "  '~') >= ?1)"

#define SELECT_UNITS                                                                               \
  "SELECT u.id, " TD_UNIT_ON ("name", "?2") ", " PARENT (                                          \
      "p.name") ","                                                                                \
                " EXISTS (" TAKES_PART " AND t.launched_on <= ?2),"                                \
                " EXISTS (" TAKES_PART " AND t.planned_on <= ?2) OR " HAS_PLAN_DOCUMENT ","        \
                " EXISTS (" TAKES_PART " AND t.launched_on <= ?2"                                  \
                "  AND (t.planned_on <= ?2 OR " HAS_PLAN_DOCUMENT "))"                             \
                " FROM unit u JOIN unit_kind k ON k.code = " TD_UNIT_ON (                          \
                    "kind", "?2") " WHERE k.level = ?3 AND ifnull (u.valid_from, '') <= ?2 AND "   \
                                  "ifnull (u.valid_to, '~') >= ?2"                                 \
                                  " ORDER BY " PARENT ("p.sort_key") ", u.sort_key, u.id"

static void
unit_free (TdTargetUnit *self)
{
  g_free (self->name);
  g_free (self->parent_name);
  g_free (self);
}

GPtrArray *
td_target_units_read (TdDb *db, const char *level, const TdPeriod *period, GError **error)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_free);
  g_autoptr (TdStmt) stmt = td_db_prepare (db, SELECT_UNITS, error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_date (stmt, 1, period->from);
  td_stmt_bind_date (stmt, 2, period->to);
  td_stmt_bind_text (stmt, 3, level);

  while (TRUE)
    {
      TdTargetUnit *unit;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&units);

      unit = g_new0 (TdTargetUnit, 1);
      g_ptr_array_add (units, unit);
      unit->unit_id = td_stmt_get_int (stmt, 0);
      unit->name = td_stmt_dup_text (stmt, 1);
      unit->parent_name = td_stmt_dup_text (stmt, 2);
      unit->has_launched = td_stmt_get_int (stmt, 3) != 0;
      unit->has_plan = td_stmt_get_int (stmt, 4) != 0;
      unit->has_both = td_stmt_get_int (stmt, 5) != 0;
    }
}
