/* The lists of a book of 1,000,000 awards: their ids in order, a page of rows, a letter typed in
 * the filter, a reset. TD_BENCH_AWARDS=50000 makes a smaller book. */
#include <locale.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "list/td-row-list.h"
#include "store/td-sample.h"
#include "td-test-util.h"

#define N_AWARDS 1000000

static gboolean failed;

static void
check (const char *what, double value, double bound, const char *unit)
{
  gboolean good = value <= bound;

  g_print ("%-46s %9.2f %s  (bound %g) %s\n", what, value, unit, bound, good ? "ok" : "TOO SLOW");
  failed = failed || !good;
}

static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
percentile (GArray *times, guint percent)
{
  g_array_sort (times, compare_doubles);

  return g_array_index (times, double, MIN (times->len - 1, times->len * percent / 100));
}

/* What the database itself needs to read all of an index: the measure for the ids. */
static double
measure_bare_pass (const char *path, guint *n)
{
  sqlite3 *db;
  sqlite3_stmt *stmt;
  gint64 start;
  double time;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "SELECT id, decided_on FROM award ORDER BY decided_on", -1, &stmt, NULL);
  start = g_get_monotonic_time ();
  for (*n = 0; sqlite3_step (stmt) == SQLITE_ROW; (*n)++)
    {
      sqlite3_column_int64 (stmt, 0);
      sqlite3_column_text (stmt, 1);
    }
  time = ms_since (start);
  sqlite3_finalize (stmt);
  sqlite3_close (db);

  return time;
}

static void
bench_ids (TdBook *book, const char *path)
{
  g_autoptr (TdDb) db = td_book_open_reader (book, NULL, NULL);
  double bare = G_MAXDOUBLE, ids_time = G_MAXDOUBLE;
  guint n = 0;

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (TdQuery) query = td_query_new (TD_LIST_AWARDS);
      g_autoptr (GArray) ids = NULL;
      double pass = measure_bare_pass (path, &n);
      gint64 start = g_get_monotonic_time ();
      double time;

      ids = td_query_read_ids (db, query, 0, NULL);
      time = ms_since (start);
      bare = MIN (bare, pass);
      ids_time = MIN (ids_time, time);
      g_assert_cmpuint (ids->len, <=, n);
      g_assert_cmpuint (ids->len, >, n / 2);
    }
  g_print ("%u awards: a bare pass over the index %.0f ms, the ids %.0f ms\n", n, bare, ids_time);
  check ("ids in order : bare pass over the index", ids_time / bare, 3.0, "×");
}

/* 20 pages anywhere; a jump reads one or two. */
static void
bench_pages (TdBook *book, TdRowList *list)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < 200; i++)
    {
      guint position = (guint) g_rand_int_range (rand, 0, (int) n);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (TdRow) row = g_list_model_get_item (G_LIST_MODEL (list), position);
      double time = ms_since (start);

      g_assert_cmpint (td_row_get_id (row), ==, td_row_list_get_id (list, position));
      g_array_append_val (times, time);
    }
  check ("a page of 128 rows anywhere, p50", percentile (times, 50), 3.0, "ms");
  check ("a page of 128 rows anywhere, p95", percentile (times, 95), 6.0, "ms");
}

static gboolean
is_read (TdRowList *list)
{
  return !td_row_list_get_loading (list);
}

/* As many rows as a window shows. */
#define N_VISIBLE 40

static gboolean
shows (TdRowList *list, GArray *expected)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  if (n < expected->len || (expected->len < N_VISIBLE && n > expected->len))
    return FALSE;
  for (guint i = 0; i < expected->len; i++)
    if (td_row_list_get_id (list, i) != g_array_index (expected, gint64, i))
      return FALSE;

  return TRUE;
}

/* From the letter to the right rows, read; what is typed next does not wait for the other ids. */
static void
bench_letters (TdBook *book, TdRowList *list)
{
  static const char *const typed[]
      = { "nguyen van", "tran thi", "lai chau", "bang khen", "truong" };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (TdDb) db = td_book_open_reader (book, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    for (gsize length = 1; length <= strlen (typed[i]); length++)
      {
        g_autoptr (TdQuery) query = td_query_new (TD_LIST_AWARDS);
        g_autoptr (GArray) expected = NULL;
        gint64 start;
        double time;

        query->search = g_strndup (typed[i], length);
        expected = td_query_read_ids (db, query, N_VISIBLE, NULL);
        start = g_get_monotonic_time ();
        td_row_list_set_query (list, query);
        TD_TEST_PUMP_UNTIL (shows (list, expected));
        for (guint j = 0; j < expected->len; j++)
          g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), j));
        time = ms_since (start);
        g_array_append_val (times, time);
        if (g_getenv ("TD_BENCH_VERBOSE") != NULL)
          g_print ("  %-12s %7.1f ms, %u rows\n", query->search, time,
                   g_list_model_get_n_items (G_LIST_MODEL (list)));
      }
  check ("a letter typed → rows, p50", percentile (times, 50), 50.0, "ms");
  check ("a letter typed → rows, p95", percentile (times, 95), 50.0, "ms");
}

/* The longest time between two turns of the main loop while @list takes another order. */
static double
measure_reset (TdRowList *list, const char *column)
{
  g_autoptr (TdQuery) query = td_query_new (TD_LIST_AWARDS);
  double longest = 0;

  query->sort_column = td_list_find_column (TD_LIST_AWARDS, column);
  td_row_list_set_query (list, query);
  g_assert_true (td_row_list_get_loading (list));
  while (td_row_list_get_loading (list))
    {
      gint64 start;
      double time;

      while (!g_main_context_pending (NULL) && td_row_list_get_loading (list))
        g_usleep (500);
      start = g_get_monotonic_time ();
      g_main_context_iteration (NULL, FALSE);
      time = ms_since (start);
      longest = MAX (longest, time);
    }

  return longest;
}

/* The best of three: what another program's work adds to one of them is not ours. */
static void
bench_reset (TdRowList *list)
{
  static const char *const columns[] = { "name", "decided_on", "name" };
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      double longest = measure_reset (list, columns[i]);

      best = MIN (best, longest);
    }
  check ("the main thread's longest turn in a reset", best, 16.0, "ms");
}

int
main (int argc, char *argv[])
{
  const char *n_awards = g_getenv ("TD_BENCH_AWARDS");
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "bench.db");
  g_autoptr (GError) error = NULL;
  TdBook *book;
  TdRowList *list;
  TdQuery *query;

  setlocale (LC_ALL, "");
  g_setenv ("TD_TEST_PUMP_SECONDS", "60", FALSE);
  td_sample_create (path, n_awards != NULL ? (guint) atoi (n_awards) : N_AWARDS, 1, NULL, &error);
  g_assert_no_error (error);
  book = td_book_open (path, &error);
  g_assert_no_error (error);

  bench_ids (book, path);
  list = td_row_list_new (book);
  query = td_query_new (TD_LIST_AWARDS);
  td_row_list_set_query (list, query);
  TD_TEST_PUMP_UNTIL (is_read (list));
  bench_pages (book, list);
  bench_letters (book, list);
  td_row_list_set_query (list, query);
  TD_TEST_PUMP_UNTIL (is_read (list));
  bench_reset (list);

  td_query_free (query);
  g_assert_finalize_object (list);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (book);

  return failed ? 1 : 0;
}
