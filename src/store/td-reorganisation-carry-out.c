#include "base/td-error.h"
#include "base/td-text.h"
#include "store/td-reorganisation-private.h"
#include "store/td-unit-former-private.h"
#include "store/td-unit-store.h"

/* @founded: by line, the id of the unit that it made */
typedef struct
{
  TdDb *db;
  const TdCatalogue *catalogue;
  const TdReorganisation *draft;
  TdDate last_day;
  gint64 *founded;
} Work;

static const TdReorganisationLine *
get_line (const Work *self, const TdReorganisationEffect *effect)
{
  return g_ptr_array_index (self->draft->lines, (guint) effect->line);
}

static gint64
get_target (const Work *self, const TdReorganisationEffect *effect)
{
  const TdReorganisationLine *line = get_line (self, effect);
  int founded;

  if (line->target_id != 0)
    return line->target_id;
  founded = td_reorganisation_find_founded (self->draft, line->target_name);

  return founded >= 0 ? self->founded[founded] : 0;
}

/* Binds :unit, and :day and :other where the statement has them. Numbers and names do not mix: a
 * name takes the first number that no parameter before it has. */
static gboolean
run_for_unit (Work *self, const char *sql, gint64 id, TdDate day, gint64 other, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (self->db, sql, error);
  int index;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, td_stmt_get_parameter (stmt, ":unit"), id);
  if ((index = td_stmt_get_parameter (stmt, ":day")) != 0)
    td_stmt_bind_date (stmt, index, day);
  if ((index = td_stmt_get_parameter (stmt, ":other")) != 0)
    td_stmt_bind_id (stmt, index, other);

  return td_stmt_run (stmt, error);
}

/* An editor that has the unit open must see that it changed. */
#define TOUCH "UPDATE unit SET revision = revision + 1 WHERE id = :unit"

static gboolean
found (Work *self, TdReorganisationEffect *effect, GError **error)
{
  const TdReorganisationLine *line = get_line (self, effect);
  g_autoptr (TdUnit) unit = td_unit_new ();

  td_text_set (&unit->name, line->name);
  td_text_set (&unit->short_name, line->short_name);
  td_text_set (&unit->kind, line->kind);
  td_text_set (&unit->organisation_type, line->organisation_type);
  td_text_set (&unit->place, line->place);
  unit->parent_id = get_target (self, effect);
  unit->parent_from = self->draft->effective_on;
  unit->valid_from = self->draft->effective_on;
  if (!td_unit_save (self->db, self->catalogue, unit, error))
    return FALSE;

  self->founded[effect->line] = unit->id;
  effect->unit_id = unit->id;
  return TRUE;
}

/* Not by td_unit_save (): one after the other the moves of a reorganisation may pass through trees
 * that have a loop; the plan has looked at the last one. A span that holds on the first day began
 * before it, or the plan would have refused it. */
static gboolean
transfer (Work *self, const TdReorganisationEffect *effect, GError **error)
{
  return run_for_unit (self,
                       "INSERT INTO unit_parent (unit_id, parent_id, valid_from, valid_to)"
                       " SELECT unit_id, :other, date (:day, '+1 day'), valid_to FROM unit_parent"
                       " WHERE unit_id = :unit AND (valid_from IS NULL OR valid_from <= :day)"
                       " AND (valid_to IS NULL OR valid_to > :day)",
                       effect->unit_id, self->last_day, get_target (self, effect), error)
         && run_for_unit (self,
                          "UPDATE unit_parent SET valid_to = :day WHERE unit_id = :unit"
                          " AND (valid_from IS NULL OR valid_from <= :day)"
                          " AND (valid_to IS NULL OR valid_to > :day)",
                          effect->unit_id, self->last_day, 0, error)
         && run_for_unit (self, TOUCH, effect->unit_id, TD_DATE_NONE, 0, error);
}

static gboolean
change (Work *self, const TdReorganisationEffect *effect, GError **error)
{
  const TdReorganisationLine *line = get_line (self, effect);
  g_autoptr (TdUnit) unit = td_unit_load (self->db, effect->unit_id, error);

  if (unit == NULL)
    return FALSE;

  if (line->name[0] != '\0')
    {
      td_text_set (&unit->name, line->name);
      td_text_set (&unit->short_name, line->short_name);
    }
  if (line->action == TD_REORGANISATION_CONVERT)
    {
      if (line->kind[0] != '\0')
        td_text_set (&unit->kind, line->kind);
      if (line->organisation_type[0] != '\0')
        td_text_set (&unit->organisation_type, line->organisation_type);
      if (line->place[0] != '\0')
        td_text_set (&unit->place, line->place);
    }
  unit->state_from = self->draft->effective_on;

  return td_unit_save (self->db, self->catalogue, unit, error);
}

/* "Sáp nhập vào Công đoàn xã Tân Uyên (QĐ 12/QĐ-LĐLĐ)": what the book keeps is Vietnamese. */
static char *
make_end_reason (const Work *self, const TdReorganisationEffect *effect)
{
  static const char *const words[TD_REORGANISATION_N_ACTIONS] = {
    [TD_REORGANISATION_MERGE] = "Sáp nhập vào ",
    [TD_REORGANISATION_SPLIT] = "Chia tách thành ",
    [TD_REORGANISATION_DISSOLVE] = "Giải thể",
  };
  g_autoptr (GString) text = g_string_new (words[effect->action]);

  if (effect->action == TD_REORGANISATION_SPLIT)
    {
      const char *comma = "";

      for (guint i = 0; i < self->draft->lines->len; i++)
        {
          const TdReorganisationLine *line = g_ptr_array_index (self->draft->lines, i);
          g_autoptr (TdUnit) target = NULL;

          if (line->unit_id != effect->unit_id)
            continue;
          if (line->target_id != 0)
            target = td_unit_load (self->db, line->target_id, NULL);
          g_string_append_printf (text, "%s%s", comma,
                                  target != NULL ? target->name : line->target_name);
          comma = ", ";
        }
    }
  else if (effect->action == TD_REORGANISATION_MERGE)
    g_string_append (text, effect->target_name);
  if (self->draft->number[0] != '\0')
    g_string_append_printf (text, " (QĐ %s)", self->draft->number);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A split's further lines find the unit ended already: its first target is the one that comparisons
 * follow. */
static gboolean
end (Work *self, const TdReorganisationEffect *effect, GError **error)
{
  g_autofree char *reason = make_end_reason (self, effect);
  g_autoptr (TdStmt) stmt
      = td_db_prepare (self->db,
                       "UPDATE unit SET valid_to = ?2, end_reason = ?3, successor_id = ?4,"
                       " revision = revision + 1 WHERE id = ?1 AND valid_to IS NULL",
                       error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, effect->unit_id);
  td_stmt_bind_date (stmt, 2, self->last_day);
  td_stmt_bind_text (stmt, 3, reason);
  td_stmt_bind_id (stmt, 4, get_target (self, effect));

  return td_stmt_run (stmt, error)
         && run_for_unit (self,
                          "UPDATE unit_parent SET valid_to = :day WHERE unit_id = :unit"
                          " AND (valid_to IS NULL OR valid_to > :day)",
                          effect->unit_id, self->last_day, 0, error);
}

static gboolean
carry_out_effect (Work *self, TdReorganisationEffect *effect, GError **error)
{
  switch (effect->action)
    {
    case TD_REORGANISATION_FOUND:
      return found (self, effect, error);
    case TD_REORGANISATION_TRANSFER:
      return transfer (self, effect, error);
    case TD_REORGANISATION_RENAME:
    case TD_REORGANISATION_CONVERT:
      return change (self, effect, error);
    case TD_REORGANISATION_MERGE:
    case TD_REORGANISATION_SPLIT:
    case TD_REORGANISATION_DISSOLVE:
    default:
      return end (self, effect, error);
    }
}

/* --- What is kept of it ----------------------------------------------------------------------- */

static gboolean
write_line (Work *self,
            TdStmt *stmt,
            gint64 id,
            guint position,
            const TdReorganisationEffect *effect,
            GError **error)
{
  td_stmt_bind_int (stmt, 1, id);
  td_stmt_bind_int (stmt, 2, position);
  td_stmt_bind_text (stmt, 3, td_reorganisation_action_to_code (effect->action));
  td_stmt_bind_int (stmt, 4, effect->unit_id);
  td_stmt_bind_id (stmt, 5, get_target (self, effect));
  td_stmt_bind_int (stmt, 6, effect->is_implied);

  return td_stmt_run (stmt, error);
}

/* The lines in their order, then what followed from them. */
static gboolean
write_lines (Work *self, gint64 id, const GPtrArray *effects, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      self->db,
      "INSERT INTO reorganisation_line (reorganisation_id, position, action, unit_id, target_id,"
      " is_implied) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      error);
  guint position = self->draft->lines->len;

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < effects->len; i++)
    {
      const TdReorganisationEffect *effect = g_ptr_array_index (effects, i);

      if (!write_line (self, stmt, id, effect->is_implied ? position++ : (guint) effect->line,
                       effect, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
td_reorganisation_carry_out (TdDb *db,
                             const TdCatalogue *catalogue,
                             TdReorganisation *draft,
                             GError **error)
{
  Work work = { db, catalogue, draft, TD_DATE_NONE, NULL };
  g_autofree gint64 *founded = g_new0 (gint64, draft->lines->len);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) effects = td_reorganisation_plan (db, catalogue, draft, &problems, error);

  if (effects == NULL || !td_problems_set_error (problems, error))
    return FALSE;

  work.last_day = td_date_add_days (draft->effective_on, -1);
  work.founded = founded;
  for (guint i = 0; i < effects->len; i++)
    if (!carry_out_effect (&work, g_ptr_array_index (effects, i), error))
      return FALSE;

  return td_reorganisation_write_heading (db, draft, error)
         && write_lines (&work, draft->id, effects, error);
}
