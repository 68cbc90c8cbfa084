#include "store/td-figure-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-text.h"
#include "store/td-db-private.h"
#include "store/td-setting-store.h"
#include "store/td-tree.h"

/* In the order of TdFigure. */
#define COLUMNS "workers, members, women, direct_workers, leaders, score, rating"

/* --- Loading ---------------------------------------------------------------------------------- */

/* What loading one sheet needs. */
typedef struct
{
  TdDb *db;
  TdFigureSheet *sheet;
  char *period;         /* its code */
  GPtrArray *spans;     /* TdUnitSpan */
  GHashTable *lines;    /* ids of the units that are on it */
  GHashTable *reported; /* what was reported for the period: id → TdFigureValues */
  TdStmt *figures;      /* of a unit */
  TdStmt *predecessors; /* of a unit */
} Loader;

static void
loader_clear (Loader *self)
{
  g_free (self->period);
  g_clear_pointer (&self->spans, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_hash_table_unref);
  g_clear_pointer (&self->reported, g_hash_table_unref);
  g_clear_pointer (&self->figures, td_stmt_free);
  g_clear_pointer (&self->predecessors, td_stmt_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loader, loader_clear)

static void
take_values (TdStmt *stmt, int column, TdFigureValues *values)
{
  td_figure_values_init (values);
  for (int i = 0; i < TD_N_FIGURE_NUMBERS; i++)
    if (!td_stmt_is_null (stmt, column + i))
      values->numbers[i] = td_stmt_get_int (stmt, column + i);
  values->rating = g_intern_string (td_stmt_get_text (stmt, column + TD_FIGURE_RATING));
}

/* The latest values of earlier periods, each figure for itself: unions are rated once a year.
 * Of two periods with one end, the half-year and the year, that of the sheet's kind goes first. */
typedef struct
{
  TdFigureValues values;
  const char *periods[TD_N_FIGURES];
  TdDate ends[TD_N_FIGURES];
} Last;

static void
last_init (Last *self)
{
  td_figure_values_init (&self->values);
  for (guint i = 0; i < TD_N_FIGURES; i++)
    {
      self->periods[i] = "";
      self->ends[i] = TD_DATE_NONE;
    }
}

static gboolean
last_is_empty (const Last *self)
{
  for (guint i = 0; i < TD_N_FIGURES; i++)
    if (self->periods[i][0] != '\0')
      return FALSE;

  return TRUE;
}

static gboolean
is_known (const TdFigureValues *values, guint figure)
{
  return figure == TD_FIGURE_RATING ? values->rating[0] != '\0'
                                    : values->numbers[figure] != TD_FIGURE_UNKNOWN;
}

static void
last_take (Last *self,
           const TdFigureValues *values,
           const TdPeriod *period,
           const char *code,
           gboolean same_kind)
{
  for (guint i = 0; i < TD_N_FIGURES; i++)
    {
      int order = td_date_compare (period->to, self->ends[i]);

      if (!is_known (values, i) || order < 0 || (order == 0 && !same_kind))
        continue;
      if (i == TD_FIGURE_RATING)
        self->values.rating = values->rating;
      else
        self->values.numbers[i] = values->numbers[i];
      self->periods[i] = code;
      self->ends[i] = period->to;
    }
}

/* The rows of one unit: that of the sheet's period, and the latest before it.
 * @line: (nullable) */
static gboolean
read_unit (Loader *self, gint64 unit_id, TdFigureLine *line, Last *last, GError **error)
{
  gboolean row;

  td_stmt_reset (self->figures);
  td_stmt_bind_int (self->figures, 1, unit_id);
  last_init (last);

  while (TRUE)
    {
      TdFigureValues values;
      TdPeriod period;
      const char *code;

      if (!td_stmt_step (self->figures, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      code = td_stmt_get_text (self->figures, 2);
      take_values (self->figures, 3, &values);
      if (g_str_equal (code, self->period))
        {
          if (line == NULL)
            continue;
          line->id = td_stmt_get_int (self->figures, 0);
          line->revision = (int) td_stmt_get_int (self->figures, 1);
          line->stored = values;
          line->values = values;
        }
      else if (td_period_parse (code, &period, NULL)
               && td_date_compare (period.to, self->sheet->period.from) < 0)
        last_take (last, &values, &period, g_intern_string (code),
                   period.kind == self->sheet->period.kind);
    }
}

/* What the units reported that @unit_id goes on for, of each the latest. */
static gboolean
read_predecessors (Loader *self, gint64 unit_id, Last *last, GString *names, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_rated = 0;
  gboolean row;

  td_stmt_reset (self->predecessors);
  td_stmt_bind_int (self->predecessors, 1, unit_id);
  while (TRUE)
    {
      gint64 id;

      if (!td_stmt_step (self->predecessors, &row, error))
        return FALSE;
      if (!row)
        break;
      id = td_stmt_get_int (self->predecessors, 0);
      g_array_append_val (ids, id);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              td_stmt_get_text (self->predecessors, 1));
    }
  td_stmt_reset (self->predecessors);

  last_init (last);
  for (guint i = 0; i < ids->len; i++)
    {
      Last part;

      if (!read_unit (self, g_array_index (ids, gint64, i), NULL, &part, error))
        return FALSE;
      for (guint j = 0; j < TD_N_FIGURES; j++)
        {
          if (!is_known (&part.values, j))
            continue;
          if (j < TD_N_FIGURE_COUNTS)
            last->values.numbers[j] = MAX (last->values.numbers[j], 0) + part.values.numbers[j];
          else if (j == TD_FIGURE_SCORE)
            last->values.numbers[j] = part.values.numbers[j];
          else
            {
              last->values.rating = part.values.rating;
              n_rated++;
            }
          if (td_date_compare (part.ends[j], last->ends[j]) > 0)
            {
              last->ends[j] = part.ends[j];
              last->periods[j] = part.periods[j];
            }
        }
    }
  if (n_rated > 1)
    {
      last->values.rating = "";
      last->values.numbers[TD_FIGURE_SCORE] = TD_FIGURE_UNKNOWN;
      last->periods[TD_FIGURE_RATING] = last->periods[TD_FIGURE_SCORE] = "";
    }

  return TRUE;
}

static gboolean
read_line (Loader *self, TdFigureLine *line, GError **error)
{
  Last last;

  if (!read_unit (self, line->unit_id, line, &last, error))
    return FALSE;
  if (last_is_empty (&last))
    {
      g_autoptr (GString) names = g_string_new (NULL);

      if (!read_predecessors (self, line->unit_id, &last, names, error))
        return FALSE;
      if (!last_is_empty (&last))
        line->last_units = g_strdup (names->str);
    }
  line->last = last.values;
  memcpy (line->last_periods, last.periods, sizeof last.periods);

  return TRUE;
}

/* --- Which units ------------------------------------------------------------------------------ */

/* A unit that was moved within the period has a span more than one, and counts once. */
static void
add_up_below (Loader *self, guint index, TdFigureLine *line)
{
  const TdUnitSpan *span = g_ptr_array_index (self->spans, index);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = index + 1; i <= index + span->n_below; i++)
    {
      const TdUnitSpan *below = g_ptr_array_index (self->spans, i);
      const TdFigureValues *values = g_hash_table_lookup (self->reported, &below->unit_id);

      if (values == NULL || !g_hash_table_add (seen, (gpointer) &below->unit_id))
        continue;
      line->n_below++;
      for (guint j = 0; j < TD_N_FIGURE_COUNTS; j++)
        if (values->numbers[j] != TD_FIGURE_UNKNOWN)
          line->below[j] = MAX (line->below[j], 0) + values->numbers[j];
    }
}

static gboolean
add_line (Loader *self, guint index, const TdUnitSpan *above, GError **error)
{
  const TdUnitSpan *span = g_ptr_array_index (self->spans, index);
  TdFigureSheet *sheet = self->sheet;
  TdFigureLine *line;
  gboolean is_open
      = !td_date_is_set (span->to) || td_date_compare (span->to, sheet->period.to) >= 0;

  if (g_hash_table_contains (self->lines, &span->unit_id))
    return TRUE;

  line = td_figure_line_new (span->unit_id, span->name);
  td_text_set (&line->code, span->code);
  if (above != NULL)
    {
      td_text_set (&line->group, above->name);
      line->above_id = above->unit_id;
    }
  if (!read_line (self, line, error))
    {
      td_figure_line_free (line);
      return FALSE;
    }
  /* Ended, or under another unit by then, and nothing to show for it. */
  if (!is_open && (span->is_moved || line->id == 0))
    {
      td_figure_line_free (line);
      return TRUE;
    }

  line->has_below = span->n_below > 0;
  add_up_below (self, index, line);
  g_ptr_array_add (sheet->lines, line);
  g_hash_table_add (self->lines, &line->unit_id);

  return TRUE;
}

/* The units right below the span, then those below each of them. */
static gboolean
add_below (Loader *self, guint index, GError **error)
{
  const TdUnitSpan *span = g_ptr_array_index (self->spans, index);
  guint end = index + 1 + span->n_below;

  for (guint i = index + 1; i < end;)
    {
      const TdUnitSpan *below = g_ptr_array_index (self->spans, i);

      if (!add_line (self, i, span, error))
        return FALSE;
      i += 1 + below->n_below;
    }
  if (!self->sheet->with_below)
    return TRUE;

  for (guint i = index + 1; i < end;)
    {
      const TdUnitSpan *below = g_ptr_array_index (self->spans, i);

      if (!add_below (self, i, error))
        return FALSE;
      i += 1 + below->n_below;
    }

  return TRUE;
}

static gboolean
read_reported (Loader *self, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      self->db, "SELECT unit_id, " COLUMNS " FROM unit_figure WHERE period = ?1", error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_text (stmt, 1, self->period);

  while (TRUE)
    {
      TdFigureValues values;
      gint64 id;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = td_stmt_get_int (stmt, 0);
      take_values (stmt, 1, &values);
      g_hash_table_insert (self->reported, g_memdup2 (&id, sizeof id),
                           g_memdup2 (&values, sizeof values));
    }
}

static gboolean
prepare (Loader *self, GError **error)
{
  self->lines = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->reported = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (!read_reported (self, error))
    return FALSE;
  self->figures = td_db_prepare (
      self->db, "SELECT id, revision, period, " COLUMNS " FROM unit_figure WHERE unit_id = ?1",
      error);
  if (self->figures == NULL)
    return FALSE;
  self->predecessors
      = td_db_prepare (self->db,
                       "WITH RECURSIVE before (id) AS (SELECT id FROM unit WHERE successor_id = ?1"
                       " UNION SELECT u.id FROM before b JOIN unit u ON u.successor_id = b.id)"
                       " SELECT u.id, coalesce (nullif (u.short_name, ''), u.name) FROM before b"
                       " JOIN unit u ON u.id = b.id WHERE u.id <> ?1"
                       " AND EXISTS (SELECT 1 FROM unit_figure f WHERE f.unit_id = u.id)"
                       " ORDER BY u.sort_key, u.id",
                       error);

  return self->predecessors != NULL;
}

TdFigureSheet *
td_figure_sheet_load (
    TdDb *db, gint64 root_id, gboolean with_below, const TdPeriod *period, GError **error)
{
  g_autoptr (TdFigureSheet) sheet = td_figure_sheet_new ();
  g_auto (Loader) loader = { .db = db, .sheet = sheet, .period = td_period_to_code (period) };
  g_autofree char *jump = td_setting_get (db, TD_SETTING_FIGURE_JUMP);
  const TdUnitSpan *root;

  loader.spans = td_tree_read (db, root_id, period->from, period->to, error);
  if (loader.spans == NULL)
    return NULL;
  if (loader.spans->len == 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _ ("This unit is no longer in the book."));
      return NULL;
    }

  root = g_ptr_array_index (loader.spans, 0);
  sheet->root_id = root->unit_id;
  td_text_set (&sheet->root_name, root->name);
  sheet->period = *period;
  sheet->with_below = with_below;
  sheet->jump = g_ascii_strtoll (jump, NULL, 10);
  if (!prepare (&loader, error))
    return NULL;
  if (root->n_below == 0 ? !add_line (&loader, 0, NULL, error) : !add_below (&loader, 0, error))
    return NULL;

  return g_steal_pointer (&sheet);
}

/* --- Saving ----------------------------------------------------------------------------------- */

static gboolean
set_stale_error (const TdFigureLine *line, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_STALE,
               _ ("The figures of “%s” were changed in the book meanwhile. What you typed is kept "
                  "here: copy it, and open the sheet again."),
               line->name);

  return FALSE;
}

static void
bind_values (TdStmt *stmt, int index, const TdFigureValues *values)
{
  for (int i = 0; i < TD_N_FIGURE_NUMBERS; i++)
    if (values->numbers[i] == TD_FIGURE_UNKNOWN)
      td_stmt_bind_null (stmt, index + i);
    else
      td_stmt_bind_int (stmt, index + i, values->numbers[i]);
  td_stmt_bind_code (stmt, index + TD_FIGURE_RATING, values->rating);
}

static gboolean
delete_line (TdDb *db, TdFigureLine *line, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (line->id == 0)
    return TRUE;
  if (!td_db_delete_row (db, "DELETE FROM unit_figure WHERE id = ?1 AND revision = ?2", line->id,
                         line->revision, &local_error))
    {
      if (g_error_matches (local_error, TD_ERROR, TD_ERROR_STALE))
        return set_stale_error (line, error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  line->id = 0;
  line->revision = 0;

  return TRUE;
}

static gboolean
write_line (TdDb *db, TdFigureLine *line, const char *period, GError **error)
{
  gboolean is_new = line->id == 0;
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      is_new ? "INSERT INTO unit_figure (unit_id, period, " COLUMNS ")"
               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
               " ON CONFLICT (unit_id, period) DO NOTHING"
             : "UPDATE unit_figure SET (" COLUMNS ") = (?3, ?4, ?5, ?6, ?7, ?8, ?9),"
               " revision = revision + 1 WHERE id = ?1 AND revision = ?2",
      error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, is_new ? line->unit_id : line->id);
  if (is_new)
    td_stmt_bind_text (stmt, 2, period);
  else
    td_stmt_bind_int (stmt, 2, line->revision);
  bind_values (stmt, 3, &line->values);
  if (!td_stmt_run (stmt, error))
    return FALSE;
  if (td_db_get_n_changed (db) == 0)
    return set_stale_error (line, error);

  return td_db_finish_row (db, &line->id, &line->revision, error);
}

gboolean
td_figure_sheet_save (TdDb *db, const TdCatalogue *catalogue, TdFigureSheet *sheet, GError **error)
{
  g_autoptr (GPtrArray) problems = td_figure_sheet_check (sheet, catalogue);
  g_autofree char *period = td_period_to_code (&sheet->period);

  if (!td_problems_set_error (problems, error))
    return FALSE;

  for (guint i = 0; i < sheet->lines->len; i++)
    {
      TdFigureLine *line = td_figure_sheet_get_line (sheet, i);

      if (!td_figure_line_is_changed (line))
        continue;
      if (td_figure_values_is_empty (&line->values) ? !delete_line (db, line, error)
                                                    : !write_line (db, line, period, error))
        return FALSE;
      line->stored = line->values;
    }

  return TRUE;
}
