/* Lists: filters, orders, words, totals, and how the database finds them. */
#include <sqlite3.h>
#include <string.h>

#include "base/td-collation.h"
#include "base/td-text.h"
#include "store/td-query.h"
#include "store/td-sample.h"
#include "store/td-unit-store.h"
#include "td-test-util.h"

static TdTestDir *dir;
static TdBook *book;
static sqlite3 *raw; /* the same file, without anything of the program's */

static void
open_sample (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  dir = td_test_dir_new ();
  path = td_test_dir_file (dir, "sổ.db");
  td_sample_create (path, 3000, 11, NULL, &error);
  g_assert_no_error (error);
  book = td_book_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open_v2 (path, &raw, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
}

static void
close_sample (void)
{
  sqlite3_close (raw);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (book);
  td_test_dir_free (dir);
}

static gint64
raw_int (const char *sql)
{
  sqlite3_stmt *stmt;
  gint64 value = -1;

  g_assert_cmpint (sqlite3_prepare_v2 (raw, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    value = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);

  return value;
}

static GArray *
read_ids (const TdQuery *query, guint limit)
{
  g_autoptr (GError) error = NULL;
  GArray *ids = td_query_read_ids (td_book_get_reader (book), query, limit, &error);

  g_assert_no_error (error);

  return ids;
}

static GPtrArray *
read_rows (TdListKind kind, GArray *ids)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = td_query_read_rows (td_book_get_reader (book), kind, (const gint64 *) ids->data,
                                        ids->len, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, ids->len);

  return rows;
}

/* --- Orders ----------------------------------------------------------------------------------- */

static const char *const tables[TD_N_LISTS]
    = { "unit", "campaign", "decision", "award", "person", "history" };

/* Columns whose order is one of their own, not that of what their cells say. */
static const struct
{
  const char *column;
  const char *rank;
} ranked[] = {
  { "kind", "SELECT k.position FROM unit r JOIN unit_kind k ON k.code = r.kind" },
  { "organisation_type",
    "SELECT o.position FROM %s r LEFT JOIN organisation_type o ON o.code = r.organisation_type" },
  { "launching_level",
    "SELECT l.rank FROM campaign r JOIN launching_level l ON l.code = r.launching_level" },
  { "mode", "SELECT r.is_themed FROM campaign r" },
  { "deciding_level",
    "SELECT l.rank FROM decision r JOIN deciding_level l ON l.code = r.deciding_level" },
  { "award_form", "SELECT f.position FROM award r JOIN award_form f ON f.id = r.award_form_id" },
  { "commendation_type",
    "SELECT t.position FROM award r JOIN commendation_type t ON t.code = r.commendation_type" },
};

static const char *
get_rank (TdListKind kind, const TdColumn *column)
{
  for (guint i = 0; kind != TD_LIST_HISTORY && i < G_N_ELEMENTS (ranked); i++)
    if (g_str_equal (ranked[i].column, column->id))
      return ranked[i].rank;

  return NULL;
}

static void
check_ranks (TdListKind kind, const char *select, GArray *ids, gboolean descending)
{
  g_autoptr (GString) sql = g_string_new (select);
  sqlite3_stmt *stmt;
  gint64 before = 0;

  g_string_replace (sql, "%s", tables[kind], 0);
  g_string_append (sql, " WHERE r.id = ?1");
  g_assert_cmpint (sqlite3_prepare_v2 (raw, sql->str, -1, &stmt, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 rank;

      sqlite3_bind_int64 (stmt, 1, g_array_index (ids, gint64, i));
      g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
      rank = sqlite3_column_int64 (stmt, 0);
      sqlite3_reset (stmt);
      if (i > 0 && descending)
        g_assert_cmpint (rank, <=, before);
      else if (i > 0)
        g_assert_cmpint (rank, >=, before);
      before = rank;
    }
  sqlite3_finalize (stmt);
}

static int
compare_cells (const TdColumn *column, TdListKind kind, const char *a, const char *b)
{
  if (column->kind == TD_COLUMN_COUNT || column->kind == TD_COLUMN_MONEY)
    return (g_ascii_strtoll (a, NULL, 10) > g_ascii_strtoll (b, NULL, 10))
           - (g_ascii_strtoll (a, NULL, 10) < g_ascii_strtoll (b, NULL, 10));
  /* An end that is not known is after all. */
  if (g_str_equal (column->id, "valid_to") || g_str_equal (column->id, "ends_on"))
    return strcmp (a[0] != '\0' ? a : "~", b[0] != '\0' ? b : "~");
  if (column->kind != TD_COLUMN_TEXT || g_str_equal (column->id, "at"))
    return strcmp (a, b);

  return td_collation_compare (a, b);
}

/* People go by given name and collectives by their whole name, which a name alone does not tell;
 * a decision's number goes by its value. */
static gboolean
is_by_key (TdListKind kind, const TdColumn *column)
{
  return g_str_equal (column->id, "decision")
         || (g_str_equal (column->id, "name")
             && (kind == TD_LIST_AWARDS || kind == TD_LIST_PERSONS));
}

static void
check_order (TdListKind kind, guint index, const TdColumn *column, gboolean descending)
{
  g_autoptr (TdQuery) query = td_query_new (kind);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *count = g_strdup_printf ("SELECT count (*) FROM %s", tables[kind]);
  const char *rank = get_rank (kind, column);

  query->sort_column = (int) index;
  query->descending = descending;
  query->with_revoked = TRUE;
  ids = read_ids (query, 0);
  g_assert_cmpint (ids->len, ==, raw_int (count));
  rows = read_rows (kind, ids);
  if (rank != NULL)
    check_ranks (kind, rank, ids, descending);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *cell = td_row_get_cell (rows->pdata[i], index);
      const char *before = i > 0 ? td_row_get_cell (rows->pdata[i - 1], index) : cell;

      g_assert_cmpint (td_row_get_id (rows->pdata[i]), ==, g_array_index (ids, gint64, i));
      if (rank == NULL && !is_by_key (kind, column))
        {
          int order = compare_cells (column, kind, before, cell);

          if (descending ? order < 0 : order > 0)
            g_error ("%s by %s: “%s” before “%s”", tables[kind], column->id, before, cell);
        }
    }
}

static void
test_orders (void)
{
  for (TdListKind kind = 0; kind < TD_N_LISTS; kind++)
    {
      guint n_columns;
      const TdColumn *columns = td_list_get_columns (kind, &n_columns);

      for (guint i = 0; i < n_columns; i++)
        {
          g_assert_cmpint (td_list_find_column (kind, columns[i].id), ==, i);
          check_order (kind, i, &columns[i], FALSE);
          check_order (kind, i, &columns[i], TRUE);
        }
      g_assert_cmpint (td_list_find_column (kind, "no such"), ==, -1);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  open_sample ();
  g_test_add_func ("/query/orders", test_orders);
  result = g_test_run ();
  close_sample ();

  return result;
}
