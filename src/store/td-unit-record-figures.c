#include <string.h>

#include "base/td-text.h"
#include "domain/td-period.h"
#include "store/td-unit-record-private.h"

TdDate
td_unit_record_get_last_day (const char *text)
{
  TdPeriod period;

  return td_period_parse (text, &period, NULL) ? period.to : TD_DATE_NONE;
}

void
td_unit_figure_row_free (TdUnitFigureRow *self)
{
  g_free (self->period);
  g_free (self->unit_name);
  g_free (self->rating);
  g_free (self);
}

static gint64
get_number (TdStmt *stmt, int column)
{
  return td_stmt_is_null (stmt, column) ? -1 : td_stmt_get_int (stmt, column);
}

/* Period, five numbers, rating and score, in this order from column 0. */
#define COLUMNS                                                                                    \
  "f.period, f.workers, f.members, f.women, f.direct_workers, f.leaders,"                          \
  " ifnull (r.name, ifnull (f.rating, '')), f.score"

static TdUnitFigureRow *
new_row (TdStmt *stmt, gint64 unit_id)
{
  TdUnitFigureRow *row = g_new0 (TdUnitFigureRow, 1);

  row->period = td_stmt_dup_text (stmt, 0);
  row->to = td_unit_record_get_last_day (row->period);
  row->unit_id = unit_id;
  row->unit_name = g_strdup ("");
  row->n_units = 1;
  row->workers = get_number (stmt, 1);
  row->members = get_number (stmt, 2);
  row->women = get_number (stmt, 3);
  row->direct_workers = get_number (stmt, 4);
  row->leaders = get_number (stmt, 5);
  row->rating = td_stmt_dup_text (stmt, 6);
  row->score = get_number (stmt, 7);

  return row;
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const TdUnitFigureRow *row_a = *(const TdUnitFigureRow *const *) a;
  const TdUnitFigureRow *row_b = *(const TdUnitFigureRow *const *) b;
  int by_day = td_date_compare (row_b->to, row_a->to);

  return by_day != 0 ? by_day : g_strcmp0 (row_b->period, row_a->period);
}

/* --- What the unit itself reported ------------------------------------------------------------ */

static gboolean
read_own (TdDb *db, gint64 unit_id, GPtrArray *rows, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT " COLUMNS " FROM unit_figure f"
                       " LEFT JOIN rating r ON r.code = f.rating WHERE f.unit_id = ?1",
                       error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, unit_id);
  while (TRUE)
    {
      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_ptr_array_add (rows, new_row (stmt, unit_id));
    }
}

/* --- Sums of the units below ------------------------------------------------------------------ */

static void
add_number (gint64 *sum, gint64 number)
{
  if (number >= 0)
    *sum = MAX (*sum, 0) + number;
}

/* Takes @row. */
static void
add_to_sum (GHashTable *sums, GPtrArray *rows, TdUnitFigureRow *row)
{
  TdUnitFigureRow *sum = g_hash_table_lookup (sums, row->period);

  if (sum == NULL)
    {
      row->rating[0] = '\0';
      row->score = -1;
      g_ptr_array_add (rows, row);
      g_hash_table_insert (sums, row->period, row);
      return;
    }

  sum->n_units++;
  add_number (&sum->workers, row->workers);
  add_number (&sum->members, row->members);
  add_number (&sum->women, row->women);
  add_number (&sum->direct_workers, row->direct_workers);
  add_number (&sum->leaders, row->leaders);
  td_unit_figure_row_free (row);
}

/* A row counts if its unit was below on the last day of its period. */
static gboolean
read_sums (TdDb *db, gint64 unit_id, GPtrArray *rows, GError **error)
{
  g_autoptr (GHashTable) sums = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      TD_UNIT_RECORD_WITH_BELOW
      " SELECT " COLUMNS ", b.first, b.last FROM below b JOIN unit_figure f ON f.unit_id = b.id"
      " LEFT JOIN rating r ON r.code = f.rating",
      error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, unit_id);
  while (TRUE)
    {
      TdUnitFigureRow *figure;
      g_autofree char *day = NULL;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      figure = new_row (stmt, unit_id);
      day = td_date_to_iso (figure->to);
      if (day != NULL && strcmp (td_stmt_get_text (stmt, 8), day) <= 0
          && strcmp (day, td_stmt_get_text (stmt, 9)) <= 0)
        add_to_sum (sums, rows, figure);
      else
        td_unit_figure_row_free (figure);
    }
}

/* --- All of them ------------------------------------------------------------------------------ */

/* @name: "" for the unit of the record itself */
static gboolean
read_unit (TdDb *db, TdUnitRecord *record, gint64 id, const char *name, GError **error)
{
  g_autoptr (GPtrArray) rows
      = g_ptr_array_new_with_free_func ((GDestroyNotify) td_unit_figure_row_free);

  if (!read_own (db, id, rows, error) || (rows->len == 0 && !read_sums (db, id, rows, error)))
    return FALSE;

  g_ptr_array_sort (rows, compare_cb);
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      TdUnitFigureRow *row = g_ptr_array_index (rows, i);

      td_text_set (&row->unit_name, name);
      g_ptr_array_add (record->figures, row);
    }

  return TRUE;
}

/* Those that it succeeds, those that these succeeded, and so on; not the unit itself, whatever a
 * damaged book says. */
#define SELECT_BEFORE                                                                              \
  "WITH RECURSIVE before (id) AS (SELECT id FROM unit WHERE successor_id = ?1 UNION"               \
  " SELECT u.id FROM before b JOIN unit u ON u.successor_id = b.id)"                               \
  " SELECT u.id, u.name FROM before b JOIN unit u ON u.id = b.id WHERE u.id <> ?1"                 \
  " ORDER BY u.valid_to DESC, u.sort_key, u.id"

gboolean
td_unit_record_read_figures (TdDb *db, TdUnitRecord *record, GError **error)
{
  gint64 id = record->unit->id;
  g_autoptr (TdStmt) stmt = td_db_prepare (db, SELECT_BEFORE, error);
  gboolean row;

  if (stmt == NULL || !read_unit (db, record, id, "", error))
    return FALSE;
  td_stmt_bind_int (stmt, 1, id);
  while (TRUE)
    {
      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (!read_unit (db, record, td_stmt_get_int (stmt, 0), td_stmt_get_text (stmt, 1), error))
        return FALSE;
    }
}
