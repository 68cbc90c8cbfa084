#include "store/td-unit-store.h"

#include <glib/gi18n-lib.h>

#include "base/td-collation.h"
#include "base/td-text.h"
#include "domain/td-code-pattern.h"
#include "store/td-db-private.h"
#include "store/td-setting-store.h"
#include "store/td-unit-former-private.h"

/* The span of unit_parent that holds on ?2, or the last one before, or the first one after. */
#define SELECT_SPAN                                                                                \
  "SELECT id, parent_id, valid_from, valid_to FROM unit_parent WHERE unit_id = ?1"                 \
  " ORDER BY (valid_from IS NULL OR valid_from <= ?2) DESC, valid_from DESC LIMIT 1"

typedef struct
{
  gint64 id; /* 0: no span */
  gint64 parent_id;
  TdDate from;
  TdDate to;
} Span;

static void
take_span (TdStmt *stmt, Span *span)
{
  span->id = td_stmt_get_int (stmt, 0);
  span->parent_id = td_stmt_get_int (stmt, 1);
  span->from = td_stmt_get_date (stmt, 2);
  span->to = td_stmt_get_date (stmt, 3);
}

static gboolean
read_span (TdDb *db, gint64 unit_id, Span *span, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db, SELECT_SPAN, error);
  gboolean row;

  *span = (Span){ 0 };
  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, unit_id);
  td_stmt_bind_date (stmt, 2, td_date_today ());
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    take_span (stmt, span);

  return TRUE;
}

TdUnit *
td_unit_load (TdDb *db, gint64 id, GError **error)
{
  g_autoptr (TdUnit) unit = td_unit_new ();
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      "SELECT id, revision, code, name, short_name, kind, organisation_type, place,"
      " phone, email, valid_from, valid_to, end_reason, successor_id, note, zalo"
      " FROM unit WHERE id = ?1",
      error);
  TdDate former;
  Span span;
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, id);
  if (!td_stmt_step (stmt, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _ ("This unit is no longer in the book."));
      return NULL;
    }

  unit->id = id;
  unit->revision = (int) td_stmt_get_int (stmt, 1);
  td_text_set (&unit->code, td_stmt_get_text (stmt, 2));
  td_text_set (&unit->name, td_stmt_get_text (stmt, 3));
  td_text_set (&unit->short_name, td_stmt_get_text (stmt, 4));
  td_text_set (&unit->kind, td_stmt_get_text (stmt, 5));
  td_text_set (&unit->organisation_type, td_stmt_get_text (stmt, 6));
  td_text_set (&unit->place, td_stmt_get_text (stmt, 7));
  td_text_set (&unit->phone, td_stmt_get_text (stmt, 8));
  td_text_set (&unit->email, td_stmt_get_text (stmt, 9));
  unit->valid_from = td_stmt_get_date (stmt, 10);
  unit->valid_to = td_stmt_get_date (stmt, 11);
  td_text_set (&unit->end_reason, td_stmt_get_text (stmt, 12));
  unit->successor_id = td_stmt_get_int (stmt, 13);
  td_text_set_lines (&unit->note, td_stmt_get_text (stmt, 14));
  td_text_set (&unit->zalo, td_stmt_get_text (stmt, 15));
  if (!read_span (db, id, &span, error))
    return NULL;
  unit->parent_id = span.parent_id;
  unit->parent_from = span.from;
  if (!td_unit_former_read_last (db, id, &former, NULL, error))
    return NULL;
  if (td_date_is_set (former))
    unit->state_from = td_date_add_days (former, 1);

  return g_steal_pointer (&unit);
}

/* --- Facts ------------------------------------------------------------------------------------ */

/* A text that depends on the draft's :id, :from, :to or :code. */
static gboolean
query_fact (TdDb *db, const char *sql, const TdUnit *unit, char **text, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db, sql, error);
  int from, to, code;
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  from = td_stmt_get_parameter (stmt, ":from");
  to = td_stmt_get_parameter (stmt, ":to");
  code = td_stmt_get_parameter (stmt, ":code");
  td_stmt_bind_int (stmt, td_stmt_get_parameter (stmt, ":id"), unit->id);
  if (from != 0)
    td_stmt_bind_date (stmt, from, unit->valid_from);
  if (to != 0)
    td_stmt_bind_date (stmt, to, unit->valid_to);
  if (code != 0)
    td_stmt_bind_code (stmt, code, unit->code);
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  if (row && !td_stmt_is_null (stmt, 0))
    *text = td_stmt_dup_text (stmt, 0);

  return TRUE;
}

/* Whether the parent is the unit or hangs below it on a day on which the draft is open:
 *   below: the unit, then every child whose span meets ?2 … ?3, and so on */
static gboolean
read_is_below (TdDb *db, const TdUnit *unit, gboolean *below, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "WITH RECURSIVE below (id) AS (SELECT ?1 UNION"
                       " SELECT up.unit_id FROM unit_parent up JOIN below b ON up.parent_id = b.id"
                       " WHERE (?2 IS NULL OR up.valid_to IS NULL OR up.valid_to >= ?2)"
                       "  AND (?3 IS NULL OR up.valid_from IS NULL OR up.valid_from <= ?3))"
                       " SELECT 1 FROM below WHERE id = ?4",
                       error);

  *below = FALSE;
  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, unit->id);
  td_stmt_bind_date (stmt, 2,
                     td_date_is_set (unit->parent_from) ? unit->parent_from : unit->valid_from);
  td_stmt_bind_date (stmt, 3, unit->valid_to);
  td_stmt_bind_int (stmt, 4, unit->parent_id);

  return td_stmt_step (stmt, below, error);
}

static gboolean
read_merged (TdDb *db, const TdUnit *unit, gboolean *merged, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db,
                                           "SELECT 1 FROM reorganisation_line WHERE unit_id = ?1"
                                           " AND target_id = ?2 AND action = 'merge'",
                                           error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, unit->id);
  td_stmt_bind_int (stmt, 2, unit->successor_id);

  return td_stmt_step (stmt, merged, error);
}

/* The span right before the one that the unit was loaded with; @before->id is 0 if there is none.
 */
static gboolean
read_span_before (TdDb *db, gint64 unit_id, const Span *span, Span *before, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      "SELECT id, parent_id, valid_from, valid_to FROM unit_parent WHERE unit_id = ?1 AND id <> ?2"
      " AND valid_to < ?3 ORDER BY valid_to DESC LIMIT 1",
      error);
  gboolean row;

  *before = (Span){ 0 };
  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, unit_id);
  td_stmt_bind_int (stmt, 2, span->id);
  td_stmt_bind_date (stmt, 3, span->from);
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    take_span (stmt, before);

  return TRUE;
}

static gboolean
read_parent_before (TdDb *db, const TdUnit *unit, TdUnitFacts *facts, GError **error)
{
  g_autoptr (TdUnit) parent = NULL;
  Span span, before;

  if (!read_span (db, unit->id, &span, error)
      || !read_span_before (db, unit->id, &span, &before, error))
    return FALSE;
  if (before.id == 0)
    return TRUE;

  parent = td_unit_load (db, before.parent_id, error);
  if (parent == NULL)
    return FALSE;
  facts->parent_before = g_strdup (parent->name);
  facts->parent_before_from = before.from;

  return TRUE;
}

gboolean
td_unit_load_facts (TdDb *db, const TdUnit *unit, TdUnitFacts *facts, GError **error)
{
  g_autofree char *last_award = NULL;
  TdDate last_former;

  *facts = (TdUnitFacts){ 0 };

  if (!query_fact (db, "SELECT name FROM unit WHERE id <> :id AND code = :code", unit,
                   &facts->code_taken_by, error))
    return FALSE;

  if (unit->parent_id != 0)
    {
      facts->parent = td_unit_load (db, unit->parent_id, error);
      if (facts->parent == NULL)
        return FALSE;
    }
  else if (!query_fact (db,
                        "SELECT name FROM unit WHERE id <> :id"
                        " AND id NOT IN (SELECT unit_id FROM unit_parent)"
                        " AND (:from IS NULL OR valid_to IS NULL OR valid_to >= :from)"
                        " AND (:to IS NULL OR valid_from IS NULL OR valid_from <= :to) LIMIT 1",
                        unit, &facts->other_root, error))
    return FALSE;

  if (unit->successor_id != 0)
    {
      facts->successor = td_unit_load (db, unit->successor_id, error);
      if (facts->successor == NULL)
        return FALSE;
    }

  if (unit->id == 0)
    return TRUE;

  if (!read_merged (db, unit, &facts->successor_is_merged, error)
      || !read_parent_before (db, unit, facts, error))
    return FALSE;
  facts->state = td_unit_load (db, unit->id, error);
  if (facts->state == NULL
      || !td_unit_former_read_last (db, unit->id, &last_former, &facts->state_before, error))
    return FALSE;
  if (unit->parent_id != 0 && !read_is_below (db, unit, &facts->parent_is_below, error))
    return FALSE;
  if (!query_fact (db, "SELECT max (decided_on) FROM award WHERE unit_id = :id", unit, &last_award,
                   error))
    return FALSE;
  td_date_from_iso (last_award, &facts->last_award_on);

  return !td_date_is_set (unit->valid_to)
         || query_fact (db,
                        "SELECT c.name FROM unit_parent up JOIN unit c ON c.id = up.unit_id"
                        " WHERE up.parent_id = :id"
                        " AND (up.valid_to IS NULL OR up.valid_to > :to)"
                        " AND (c.valid_to IS NULL OR c.valid_to > :to)"
                        " ORDER BY c.sort_key LIMIT 1",
                        unit, &facts->open_child_name, error);
}

/* --- Saving ----------------------------------------------------------------------------------- */

/* The first code of the book's pattern that no unit has: "LC-PT-007". */
static gboolean
make_code (TdDb *db, TdUnit *unit, const TdUnit *parent, GError **error)
{
  g_autofree char *pattern = td_setting_get (db, TD_SETTING_UNIT_CODE_PATTERN);
  const TdCodeParts parts
      = { parent != NULL ? parent->code : unit->kind, unit->kind, unit->valid_from.year };
  g_autoptr (TdStmt) stmt = td_db_prepare (db, "SELECT 1 FROM unit WHERE code = ?1", error);

  if (stmt == NULL || !td_code_pattern_check (pattern, error))
    return FALSE;

  for (guint i = 1;; i++)
    {
      g_autofree char *code = td_code_pattern_make (pattern, &parts, i);
      gboolean taken;

      td_stmt_reset (stmt);
      td_stmt_bind_text_copy (stmt, 1, code);
      if (!td_stmt_step (stmt, &taken, error))
        return FALSE;
      if (!taken)
        {
          td_text_set (&unit->code, code);
          return TRUE;
        }
    }
}

static gboolean
write_row (TdDb *db, TdUnit *unit, GError **error)
{
  g_autofree char *search_key = td_unit_former_make_search_key (db, unit, error);
  g_autoptr (GBytes) sort_key = td_collation_sort_key (unit->name);
  const char *sql
      = unit->id == 0
            ? "INSERT INTO unit (code, name, short_name, kind, organisation_type, place,"
              " phone, email, valid_from, valid_to, end_reason, successor_id, note, search_key,"
              " sort_key, zalo) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
              " ?14, ?15, ?16)"
            : "UPDATE unit SET code = ?1, name = ?2, short_name = ?3, kind = ?4,"
              " organisation_type = ?5, place = ?6, phone = ?7, email = ?8,"
              " valid_from = ?9, valid_to = ?10, end_reason = ?11, successor_id = ?12, note = ?13,"
              " search_key = ?14, sort_key = ?15, zalo = ?16, revision = revision + 1"
              " WHERE id = ?17 AND revision = ?18";
  g_autoptr (TdStmt) stmt = search_key != NULL ? td_db_prepare (db, sql, error) : NULL;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_text (stmt, 1, unit->code);
  td_stmt_bind_text (stmt, 2, unit->name);
  td_stmt_bind_text (stmt, 3, unit->short_name);
  td_stmt_bind_text (stmt, 4, unit->kind);
  td_stmt_bind_code (stmt, 5, unit->organisation_type);
  td_stmt_bind_code (stmt, 6, unit->place);
  td_stmt_bind_text (stmt, 7, unit->phone);
  td_stmt_bind_text (stmt, 8, unit->email);
  td_stmt_bind_date (stmt, 9, unit->valid_from);
  td_stmt_bind_date (stmt, 10, unit->valid_to);
  td_stmt_bind_text (stmt, 11, unit->end_reason);
  td_stmt_bind_id (stmt, 12, unit->successor_id);
  td_stmt_bind_text (stmt, 13, unit->note);
  td_stmt_bind_text (stmt, 14, search_key);
  td_stmt_bind_bytes (stmt, 15, sort_key);
  td_stmt_bind_text (stmt, 16, unit->zalo);
  if (unit->id != 0)
    {
      td_stmt_bind_int (stmt, 17, unit->id);
      td_stmt_bind_int (stmt, 18, unit->revision);
    }
  if (!td_stmt_run (stmt, error))
    return FALSE;

  return td_db_finish_row (db, &unit->id, &unit->revision, error);
}

static gboolean
insert_span (TdDb *db, const TdUnit *unit, TdDate from, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "INSERT INTO unit_parent (unit_id, parent_id, valid_from, valid_to)"
                       " VALUES (?1, ?2, ?3, ?4)",
                       error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, unit->id);
  td_stmt_bind_int (stmt, 2, unit->parent_id);
  td_stmt_bind_date (stmt, 3, from);
  td_stmt_bind_date (stmt, 4, unit->valid_to);

  return td_stmt_run (stmt, error);
}

static gboolean
update_span (TdDb *db, const Span *span, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      span->parent_id == 0 ? "DELETE FROM unit_parent WHERE id = ?1"
                           : "UPDATE unit_parent SET parent_id = ?2, valid_from = ?3, valid_to = ?4"
                             " WHERE id = ?1",
      error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, span->id);
  if (span->parent_id != 0)
    {
      td_stmt_bind_int (stmt, 2, span->parent_id);
      td_stmt_bind_date (stmt, 3, span->from);
      td_stmt_bind_date (stmt, 4, span->to);
    }

  return td_stmt_run (stmt, error);
}

/* Brings the unit's spans in line with the draft; @span is the one that the draft was loaded with
 * and @old the stored row before the save. */
static gboolean
write_spans (TdDb *db, const TdUnit *unit, Span span, const TdUnit *old, GError **error)
{
  TdDate from = td_date_is_set (unit->parent_from) ? unit->parent_from : unit->valid_from;
  Span before;

  if (span.id == 0)
    return unit->parent_id == 0 || insert_span (db, unit, from, error);

  if (unit->parent_id != span.parent_id && unit->parent_id != 0
      && td_date_compare (unit->parent_from, span.from) > 0)
    {
      /* A move: the old span ends the day before. */
      span.to = td_date_add_days (unit->parent_from, -1);
      return update_span (db, &span, error) && insert_span (db, unit, unit->parent_from, error);
    }

  /* A correction of the span itself, with the end of the one before it; its ends follow the unit's
   * own where they were the same. */
  if (!read_span_before (db, unit->id, &span, &before, error))
    return FALSE;
  if (before.id != 0 && td_date_is_set (unit->parent_from)
      && td_date_equal (td_date_add_days (before.to, 1), span.from)
      && !td_date_equal (unit->parent_from, span.from))
    {
      before.to = td_date_add_days (unit->parent_from, -1);
      if (!update_span (db, &before, error))
        return FALSE;
    }
  span.parent_id = unit->parent_id;
  if (td_date_is_set (unit->parent_from))
    span.from = unit->parent_from;
  if (td_date_equal (span.from, old->valid_from)
      || td_date_compare (span.from, unit->valid_from) < 0)
    span.from = unit->valid_from;
  if (td_date_equal (span.to, old->valid_to))
    span.to = unit->valid_to;

  return update_span (db, &span, error);
}

/* Keeps what the unit was, before the row is written. */
static gboolean
write_former (TdDb *db, const TdUnit *unit, const TdUnit *old, GError **error)
{
  TdDate last;

  if (unit->id == 0 || td_date_equal (unit->state_from, old->state_from))
    return TRUE;
  if (!td_unit_equal_state (unit, old) && td_date_compare (unit->state_from, old->state_from) > 0)
    return td_unit_former_keep (db, unit->id, td_date_add_days (unit->state_from, -1), error);

  /* The state itself began on another day. */
  return !td_date_is_set (unit->state_from)
         || (td_unit_former_read_last (db, unit->id, &last, NULL, error)
             && (!td_date_is_set (last)
                 || td_unit_former_correct (db, unit->id, td_date_add_days (unit->state_from, -1),
                                            error)));
}

gboolean
td_unit_save (TdDb *db, const TdCatalogue *catalogue, TdUnit *unit, GError **error)
{
  g_auto (TdUnitFacts) facts = { 0 };
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (TdUnit) old = NULL;
  Span span = { 0 };

  if (!td_unit_load_facts (db, unit, &facts, error))
    return FALSE;
  problems = td_unit_check (unit, catalogue, &facts);
  if (!td_problems_set_error (problems, error))
    return FALSE;

  if (unit->id == 0)
    {
      old = td_unit_new ();
    }
  else
    {
      old = td_unit_load (db, unit->id, error);
      if (old == NULL || !read_span (db, unit->id, &span, error))
        return FALSE;
    }
  if (unit->code[0] == '\0' && !make_code (db, unit, facts.parent, error))
    return FALSE;

  return write_former (db, unit, old, error) && write_row (db, unit, error)
         && write_spans (db, unit, span, old, error);
}

gboolean
td_unit_delete (TdDb *db, gint64 id, int revision, GError **error)
{
  /* The unit's own place in the tree goes with it; everything else that names it keeps it. */
  return td_db_delete_row (db, "DELETE FROM unit_parent WHERE unit_id = ?1", id, -1, error)
         && td_db_delete_row (db, "DELETE FROM unit WHERE id = ?1 AND revision = ?2", id, revision,
                              error);
}
