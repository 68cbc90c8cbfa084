#include "store/td-unit-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-text.h"
#include "domain/td-period.h"
#include "store/td-db-private.h"
#include "store/td-unit-former-private.h"
#include "store/td-unit-store.h"

/* Every column that refers to a unit, apart from the tree's own (move_places ()) and the names that
 * it had. A test compares it with the foreign keys of the schema.
 *
 * @key: (nullable): the column that, with the unit, may come once only: where both have it, the row
 *   of the one that goes is deleted
 * @describe: (nullable): what such a row says, as an SQL expression over the row x */
typedef struct
{
  const char *table;
  const char *column;
  gboolean has_revision;
  const char *what;
  const char *key;
  const char *describe;
} Reference;

static const Reference references[] = {
  { "award", "unit_id", FALSE, N_ ("awards under it"), NULL, NULL },
  { "award", "recipient_unit_id", FALSE, N_ ("awards to it as a collective"), NULL, NULL },
  { "person", "unit_id", TRUE, N_ ("people"), NULL, NULL },
  { "unit_parent", "parent_id", FALSE, N_ ("places of units below it"), NULL, NULL },
  { "unit_figure", "unit_id", TRUE, N_ ("figures of periods"), "period",
    "format ('%s / %s', coalesce (x.workers, '–'), coalesce (x.members, '–'))" },
  { "campaign", "unit_id", TRUE, N_ ("campaigns that it launched"), NULL, NULL },
  { "campaign_unit", "unit_id", TRUE, N_ ("campaigns that it takes part in"), "campaign_id",
    "(SELECT c.name FROM campaign c WHERE c.id = x.campaign_id)" },
  { "campaign_result", "unit_id", TRUE, N_ ("results of campaigns"), "campaign_id || ' ' || period",
    "(SELECT c.name FROM campaign c WHERE c.id = x.campaign_id)" },
  { "report_due", "unit_id", TRUE, N_ ("reports"), "period", "coalesce (x.received_on, x.due_on)" },
  { "cluster_unit", "unit_id", FALSE, N_ ("places in clusters"), "cluster_id",
    "(SELECT c.name || ' ' || c.year FROM cluster c WHERE c.id = x.cluster_id)" },
  { "decision", "issuer_unit_id", TRUE, N_ ("decisions that it issued"), NULL, NULL },
  { "document", "unit_id", TRUE, N_ ("documents"), NULL, NULL },
  { "initiative", "unit_id", TRUE, N_ ("initiatives"), NULL, NULL },
  { "proposal", "unit_id", TRUE, N_ ("proposals"), NULL, NULL },
  { "proposal_line", "recipient_unit_id", FALSE, N_ ("lines of proposals"), NULL, NULL },
  { "publicity", "unit_id", TRUE, N_ ("records of publicity"), NULL, NULL },
  { "reorganisation_line", "unit_id", FALSE, N_ ("lines of reorganisations"), NULL, NULL },
  { "reorganisation_line", "target_id", FALSE, N_ ("lines of reorganisations"), NULL, NULL },
  { "role_model", "unit_id", TRUE, N_ ("role models"), NULL, NULL },
  { "submission", "unit_id", TRUE, N_ ("reports handed in"), NULL, NULL },
  { "unit", "successor_id", TRUE, N_ ("units that it goes on for"), NULL, NULL },
};

void
td_unit_merge_free (TdUnitMerge *self)
{
  if (self == NULL)
    return;

  td_unit_free (self->keep);
  td_unit_free (self->drop);
  g_array_unref (self->counts);
  g_ptr_array_unref (self->lost);
  g_free (self->problem);
  g_free (self);
}

/* Binds ?1 to the unit that stays and ?2 to the one that goes. */
static TdStmt *
prepare (TdDb *db, const TdUnitMerge *self, const char *sql, GError **error)
{
  TdStmt *stmt = td_db_prepare (db, g_intern_string (sql), error);

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, self->keep->id);
  td_stmt_bind_int (stmt, 2, self->drop->id);

  return stmt;
}

static gboolean
run (TdDb *db, const TdUnitMerge *self, const char *sql, GError **error)
{
  g_autoptr (TdStmt) stmt = prepare (db, self, sql, error);

  return stmt != NULL && td_stmt_run (stmt, error);
}

static gboolean
ask (TdDb *db, const TdUnitMerge *self, const char *sql, gboolean *yes, GError **error)
{
  g_autoptr (TdStmt) stmt = prepare (db, self, sql, error);

  return stmt != NULL && td_stmt_step (stmt, yes, error);
}

/* --- The plan --------------------------------------------------------------------------------- */

/* The rows of the one that goes for which the other has one, too:
 *   x.unit_id = ?2 AND EXISTS (SELECT 1 FROM unit_figure y WHERE y.unit_id = ?1
 *    AND (y.period) = (x.period)) */
static char *
make_clash (const Reference *reference)
{
  g_autofree char *own = g_strdup (reference->key);
  g_autoptr (GString) kept = g_string_new (own);
  g_autoptr (GString) gone = g_string_new (own);
  static const char *const columns[] = { "campaign_id", "cluster_id", "period" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *y = g_strconcat ("y.", columns[i], NULL);
      g_autofree char *x = g_strconcat ("x.", columns[i], NULL);

      g_string_replace (kept, columns[i], y, 1);
      g_string_replace (gone, columns[i], x, 1);
    }

  return g_strdup_printf ("x.%s = ?2 AND EXISTS (SELECT 1 FROM %s y WHERE y.%s = ?1 AND %s = %s)",
                          reference->column, reference->table, reference->column, kept->str,
                          gone->str);
}

static gboolean
count (TdDb *db, TdUnitMerge *self, const Reference *reference, GError **error)
{
  g_autofree char *clash = reference->key != NULL ? make_clash (reference) : NULL;
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM %s x WHERE x.%s = ?2%s%s%s", reference->table, reference->column,
      clash != NULL ? " AND NOT (" : "", clash != NULL ? clash : "", clash != NULL ? ")" : "");
  g_autoptr (TdStmt) stmt = prepare (db, self, sql, error);
  TdUnitMergeCount n = { _ (reference->what), 0 };
  gboolean row;

  if (stmt == NULL || !td_stmt_step (stmt, &row, error))
    return FALSE;
  n.n = (guint) td_stmt_get_int (stmt, 0);
  if (n.n == 0)
    return TRUE;

  /* Of two columns of one table one line. */
  if (self->counts->len > 0
      && g_str_equal (g_array_index (self->counts, TdUnitMergeCount, self->counts->len - 1).what,
                      n.what))
    g_array_index (self->counts, TdUnitMergeCount, self->counts->len - 1).n += n.n;
  else
    g_array_append_val (self->counts, n);

  return TRUE;
}

/* "figures of periods: 2026-H1, 25 / 24" */
static gboolean
find_lost (TdDb *db, TdUnitMerge *self, const Reference *reference, GError **error)
{
  g_autofree char *clash = make_clash (reference);
  g_autofree char *sql
      = g_strdup_printf ("SELECT %s, %s FROM %s x WHERE %s",
                         strstr (reference->key, "period") != NULL ? "x.period" : "''",
                         reference->describe, reference->table, clash);
  g_autoptr (TdStmt) stmt = prepare (db, self, sql, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;

  while (TRUE)
    {
      TdPeriod period;
      g_autofree char *label = NULL;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      label = td_period_parse (td_stmt_get_text (stmt, 0), &period, NULL)
                  ? td_period_to_label (&period)
                  : td_stmt_dup_text (stmt, 0);
      g_ptr_array_add (self->lost, g_strdup_printf (_ ("Both have %s: %s %s. Those of “%s” stay."),
                                                    _ (reference->what), label,
                                                    td_stmt_get_text (stmt, 1), self->keep->name));
    }
}

/* One below the other on any day would be below itself afterwards. */
static gboolean
find_problem (TdDb *db, TdUnitMerge *self, GError **error)
{
  gboolean is_below, is_reorganised;

  if (self->keep->id == self->drop->id)
    {
      self->problem = g_strdup (_ ("A unit cannot be merged with itself."));
      return TRUE;
    }
  if (!ask (db, self,
            "WITH RECURSIVE below (id) AS (SELECT ?2 UNION"
            " SELECT up.unit_id FROM unit_parent up JOIN below b ON up.parent_id = b.id)"
            " SELECT 1 FROM below WHERE id = ?1",
            &is_below, error)
      || !ask (db, self,
               "SELECT 1 FROM reorganisation_line WHERE (unit_id = ?1 AND target_id = ?2)"
               " OR (unit_id = ?2 AND target_id = ?1)",
               &is_reorganised, error))
    return FALSE;
  if (is_below)
    self->problem = g_strdup_printf (
        _ ("“%s” belongs to “%s”, or did. Keep the upper one, or move the lower one first."),
        self->keep->name, self->drop->name);
  else if (is_reorganised)
    self->problem = g_strdup_printf (
        _ ("A reorganisation made “%s” of “%s” or the other way: they are two units."),
        self->keep->name, self->drop->name);

  return TRUE;
}

TdUnitMerge *
td_unit_merge_plan (TdDb *db, gint64 keep_id, gint64 drop_id, GError **error)
{
  g_autoptr (TdUnitMerge) self = g_new0 (TdUnitMerge, 1);

  self->counts = g_array_new (FALSE, FALSE, sizeof (TdUnitMergeCount));
  self->lost = g_ptr_array_new_with_free_func (g_free);
  self->keep = td_unit_load (db, keep_id, error);
  self->drop = self->keep != NULL ? td_unit_load (db, drop_id, error) : NULL;
  if (self->drop == NULL || !find_problem (db, self, error))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    if (!count (db, self, &references[i], error)
        || (references[i].key != NULL && !find_lost (db, self, &references[i], error)))
      return NULL;

  return g_steal_pointer (&self);
}

/* --- Carrying out ----------------------------------------------------------------------------- */

static gboolean
move_reference (TdDb *db, const TdUnitMerge *self, const Reference *reference, GError **error)
{
  g_autofree char *move = g_strdup_printf (
      "UPDATE %s SET %s = ?1%s WHERE %s = ?2", reference->table, reference->column,
      reference->has_revision ? ", revision = revision + 1" : "", reference->column);
  g_autofree char *clash = NULL;
  g_autofree char *remove = NULL;

  if (reference->key != NULL)
    {
      clash = make_clash (reference);
      /* The scores that a place in a cluster has go with it. */
      if (g_str_equal (reference->table, "cluster_unit"))
        {
          g_autofree char *scores = g_strdup_printf (
              "DELETE FROM score WHERE cluster_unit_id IN (SELECT x.id FROM cluster_unit x"
              " WHERE %s)",
              clash);

          if (!run (db, self, scores, error))
            return FALSE;
        }
      remove = g_strdup_printf ("DELETE FROM %s WHERE id IN (SELECT x.id FROM %s x WHERE %s)",
                                reference->table, reference->table, clash);
      if (!run (db, self, remove, error))
        return FALSE;
    }

  return run (db, self, move, error);
}

/* Of the places of the one that goes only the days are needed on which the other one was not open
 * yet, or no longer. */
static gboolean
move_places (TdDb *db, const TdUnitMerge *self, GError **error)
{
  static const char *const statements[] = {
    /* A place that reaches from before the other began until after it ended is two. */
    "INSERT INTO unit_parent (unit_id, parent_id, valid_from, valid_to)"
    " SELECT ?1, s.parent_id, date (k.valid_to, '+1 day'), s.valid_to"
    " FROM unit_parent s JOIN unit k ON k.id = ?1 WHERE s.unit_id = ?2"
    " AND coalesce (s.valid_to, '9') > k.valid_to AND coalesce (s.valid_from, '') <= k.valid_to",
    "UPDATE unit_parent SET unit_id = ?1 WHERE unit_id = ?2"
    " AND valid_from > (SELECT valid_to FROM unit WHERE id = ?1)",
    "UPDATE unit_parent SET unit_id = ?1,"
    " valid_to = min (coalesce (valid_to, '9'),"
    "  (SELECT date (valid_from, '-1 day') FROM unit WHERE id = ?1))"
    " WHERE unit_id = ?2"
    " AND coalesce (valid_from, '') < (SELECT valid_from FROM unit WHERE id = ?1)",
    "DELETE FROM unit_parent WHERE unit_id = ?2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!run (db, self, statements[i], error))
      return FALSE;

  return TRUE;
}

/* What it was called before the other one began; later the other's name holds. */
static gboolean
move_names (TdDb *db, const TdUnitMerge *self, GError **error)
{
  static const char *const statements[] = {
    "UPDATE unit_former SET unit_id = ?1 WHERE unit_id = ?2"
    " AND valid_to < (SELECT valid_from FROM unit WHERE id = ?1)",
    "INSERT INTO unit_former (unit_id, valid_to, name, short_name, kind, organisation_type, place)"
    " SELECT k.id, date (k.valid_from, '-1 day'), coalesce (f.name, d.name),"
    " coalesce (f.short_name, d.short_name), coalesce (f.kind, d.kind),"
    " iif (f.id, f.organisation_type, d.organisation_type), iif (f.id, f.place, d.place)"
    " FROM unit k JOIN unit d ON d.id = ?2 LEFT JOIN unit_former f ON f.id = (SELECT id"
    "  FROM unit_former WHERE unit_id = d.id AND valid_to >= date (k.valid_from, '-1 day')"
    "  ORDER BY valid_to LIMIT 1)"
    " WHERE k.id = ?1 AND coalesce (d.valid_from, '') < k.valid_from"
    " AND (d.name <> k.name OR d.kind <> k.kind OR f.id)"
    " ON CONFLICT (unit_id, valid_to) DO NOTHING",
    "DELETE FROM unit_former WHERE unit_id = ?2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!run (db, self, statements[i], error))
      return FALSE;

  return TRUE;
}

static void
fill_blank (char **field, const char *other)
{
  if ((*field)[0] == '\0')
    td_text_set_lines (field, other);
}

/* The unit as it is afterwards; TD_DATE_NONE bounds nothing. */
static TdUnit *
unite (const TdUnitMerge *self)
{
  TdUnit *unit = td_unit_copy (self->keep);
  const TdUnit *drop = self->drop;
  g_autofree char *note = NULL;
  g_autofree char *today = td_date_format (td_date_today ());

  fill_blank (&unit->short_name, drop->short_name);
  fill_blank (&unit->organisation_type, drop->organisation_type);
  fill_blank (&unit->place, drop->place);
  fill_blank (&unit->phone, drop->phone);
  fill_blank (&unit->email, drop->email);
  fill_blank (&unit->zalo, drop->zalo);
  if (td_date_compare (drop->valid_from, unit->valid_from) < 0)
    unit->valid_from = drop->valid_from;
  if (td_date_is_set (unit->valid_to)
      && (!td_date_is_set (drop->valid_to) || td_date_compare (drop->valid_to, unit->valid_to) > 0))
    {
      unit->valid_to = drop->valid_to;
      unit->successor_id = drop->successor_id;
      td_text_set (&unit->end_reason, drop->end_reason);
    }
  if (unit->successor_id == drop->id)
    unit->successor_id = drop->successor_id;
  if (!td_date_is_set (unit->valid_to) || unit->successor_id == unit->id)
    unit->successor_id = 0;
  if (!td_date_is_set (unit->valid_to))
    td_text_set (&unit->end_reason, "");

  /* In the book as everything that the clerk writes, in Vietnamese. */
  note = g_strdup_printf ("%s%sĐã gộp “%s” (mã %s) vào đơn vị này ngày %s.", unit->note,
                          unit->note[0] != '\0' ? "\n" : "", drop->name, drop->code, today);
  td_text_set_lines (&unit->note, note);
  if (drop->note[0] != '\0')
    {
      g_autofree char *both = g_strdup_printf ("%s\n%s", unit->note, drop->note);

      td_text_set_lines (&unit->note, both);
    }

  return unit;
}

static gboolean
write_unit (TdDb *db, const TdUnit *unit, GError **error)
{
  g_autofree char *search_key = td_unit_former_make_search_key (db, unit, error);
  g_autoptr (TdStmt) stmt = search_key == NULL
                                ? NULL
                                : td_db_prepare (db,
                                                 "UPDATE unit SET short_name = ?2,"
                                                 " organisation_type = ?3, place = ?4, phone = ?5,"
                                                 " email = ?6, zalo = ?7, valid_from = ?8,"
                                                 " valid_to = ?9, end_reason = ?10,"
                                                 " successor_id = ?11, note = ?12,"
                                                 " search_key = ?13, revision = revision + 1"
                                                 " WHERE id = ?1",
                                                 error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, unit->id);
  td_stmt_bind_text (stmt, 2, unit->short_name);
  td_stmt_bind_code (stmt, 3, unit->organisation_type);
  td_stmt_bind_code (stmt, 4, unit->place);
  td_stmt_bind_text (stmt, 5, unit->phone);
  td_stmt_bind_text (stmt, 6, unit->email);
  td_stmt_bind_text (stmt, 7, unit->zalo);
  td_stmt_bind_date (stmt, 8, unit->valid_from);
  td_stmt_bind_date (stmt, 9, unit->valid_to);
  td_stmt_bind_text (stmt, 10, unit->end_reason);
  td_stmt_bind_id (stmt, 11, unit->successor_id);
  td_stmt_bind_text (stmt, 12, unit->note);
  td_stmt_bind_text (stmt, 13, search_key);

  return td_stmt_run (stmt, error);
}

static gboolean
check_stale (TdDb *db, const TdUnit *unit, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db, "SELECT 1 FROM unit WHERE id = ?1 AND revision = ?2", error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, unit->id);
  td_stmt_bind_int (stmt, 2, unit->revision);

  return td_stmt_step (stmt, &row, error) && (row || td_db_set_stale_error (error));
}

gboolean
td_unit_merge_carry_out (TdDb *db, const TdUnitMerge *self, GError **error)
{
  g_autoptr (TdUnit) united = NULL;

  if (self->problem != NULL)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, self->problem);
      return FALSE;
    }
  if (!check_stale (db, self->keep, error) || !check_stale (db, self->drop, error))
    return FALSE;

  united = unite (self);
  /* While the days of the one that stays are still its own. */
  if (!move_names (db, self, error) || !move_places (db, self, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    if (!move_reference (db, self, &references[i], error))
      return FALSE;

  return run (db, self,
              "UPDATE attachment SET record_id = ?1 WHERE record_table = 'unit'"
              " AND record_id = ?2",
              error)
         && run (db, self, "DELETE FROM unit WHERE id = ?2 AND id <> ?1", error)
         && write_unit (db, united, error);
}

gboolean
td_unit_merge_moves (const char *table, const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    if (g_str_equal (references[i].table, table) && g_str_equal (references[i].column, column))
      return TRUE;

  return g_str_equal (column, "unit_id")
         && (g_str_equal (table, "unit_parent") || g_str_equal (table, "unit_former"));
}
