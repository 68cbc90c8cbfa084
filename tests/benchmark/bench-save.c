/* Saving a decision of 300 recipients in a book of 1,000,000 awards, beside what the disk takes to
 * make it lasting: the time in fdatasync () is taken off. The measure for the rest is a bare insert
 * of the same rows into the same table, with its indexes and triggers. TD_BENCH_AWARDS=50000 makes
 * a smaller book, TD_BENCH_BOOK=FILE takes one that is there and writes into it. */
#include <locale.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/td-text.h"
#include "store/td-db-private.h"
#include "store/td-decision-store.h"
#include "store/td-sample.h"
#include "td-test-util.h"

#define N_AWARDS 1000000
#define N_LINES 300
#define N_RUNS 5
#define BOUND_MS 200.0
/* A save also links people, makes new ones, and writes the history that undo goes by. */
#define BOUND_RATIO 8.0

static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

/* --- What the disk takes ---------------------------------------------------------------------- */

/* SQLite’s calls come here: a program’s own functions go before a library’s. */
static gint64 sync_time;
static guint n_syncs;

static int
sync_file (long call, int fd)
{
  gint64 start = g_get_monotonic_time ();
  int result = (int) syscall (call, fd);

  sync_time += g_get_monotonic_time () - start;
  n_syncs++;

  return result;
}

G_MODULE_EXPORT int
fdatasync (int fd)
{
  return sync_file (SYS_fdatasync, fd);
}

G_MODULE_EXPORT int
fsync (int fd)
{
  return sync_file (SYS_fsync, fd);
}

/* --- The decision ----------------------------------------------------------------------------- */

/* Half of them people of the book, half of them new. */
static TdDecision *
make_decision (TdBook *book, guint run)
{
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (book);
  g_autoptr (TdDb) db = td_book_open_reader (book, NULL, NULL);
  TdDecision *decision = td_decision_new ();
  gint64 step, now = g_get_real_time ();
  g_autoptr (TdStmt) stmt = NULL;
  gboolean row;

  decision->decided_on = TD_DATE (2026, 6, 15);
  g_free (decision->number);
  decision->number = g_strdup_printf ("%" G_GINT64_FORMAT "%u", now, run);
  td_text_set (&decision->symbol, "QĐ-LĐLĐ");
  td_text_set (&decision->deciding_level, "TINH");
  td_text_set (&decision->issuer, "LĐLĐ tỉnh Lai Châu");
  td_db_query_int (db, "SELECT max (id) / 300 FROM person", 0, &step, NULL);
  stmt = td_db_prepare (db,
                        "SELECT id, name, unit_id, is_woman FROM person"
                        " WHERE id % ?1 > ?2 * 3 AND id % ?1 < ?2 * 3 + 4 AND unit_id IN"
                        " (SELECT id FROM unit WHERE valid_to IS NULL) LIMIT 300",
                        NULL);
  td_stmt_bind_int (stmt, 1, MAX (step, 1));
  td_stmt_bind_int (stmt, 2, run);
  while (td_stmt_step (stmt, &row, NULL) && row)
    {
      TdAward *award = td_award_new ();

      if (decision->awards->len % 2 == 0)
        {
          award->person_id = td_stmt_get_int (stmt, 0);
          td_text_set (&award->name, td_stmt_get_text (stmt, 1));
        }
      else
        {
          g_free (award->name);
          award->name
              = g_strdup_printf ("%s Mới %" G_GINT64_FORMAT, td_stmt_get_text (stmt, 1), now);
        }
      award->unit_id = td_stmt_get_int (stmt, 2);
      award->is_woman = td_stmt_get_int (stmt, 3) != 0;
      award->award_form_id
          = td_catalogue_find_award_form_at (catalogue, "BK_TINH", decision->decided_on)->id;
      td_text_set (&award->commendation_type, "DOT_XUAT");
      td_text_set (&award->post, "Giáo viên");
      td_text_set (&award->achievement, "Hoàn thành xuất sắc nhiệm vụ năm học 2025-2026");
      award->bonus = 760000;
      g_ptr_array_add (decision->awards, award);
    }
  g_assert_cmpuint (decision->awards->len, ==, N_LINES);

  return decision;
}

/* --- Saving ----------------------------------------------------------------------------------- */

typedef struct
{
  TdCatalogue *catalogue;
  TdDecision *decision;
  double statements; /* the time before the commit */
} Save;

static gboolean
save_cb (TdDb *db, gpointer data, GError **error)
{
  Save *save = data;
  gint64 start = g_get_monotonic_time ();
  gboolean saved = td_decision_save (db, save->catalogue, save->decision, error);

  save->statements = ms_since (start);

  return saved;
}

/* "INSERT INTO award (decision_id, …) SELECT decision_id, … FROM award WHERE decision_id = 7" */
static char *
make_copy_sql (TdDb *db, gint64 decision_id)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db, "SELECT name FROM pragma_table_info ('award') WHERE name <> 'id'", NULL);
  g_autoptr (GString) columns = g_string_new (NULL);
  gboolean row;

  while (td_stmt_step (stmt, &row, NULL) && row)
    g_string_append_printf (columns, "%s%s", columns->len > 0 ? ", " : "",
                            td_stmt_get_text (stmt, 0));

  return g_strdup_printf ("CREATE TEMP TABLE same AS SELECT * FROM award WHERE decision_id"
                          " = %" G_GINT64_FORMAT ";"
                          "BEGIN; INSERT INTO award (%s) SELECT %s FROM temp.same",
                          decision_id, columns->str, columns->str);
}

/* The rows once more, committed on a connection of its own, and removed again. Returns: the time
 * beside the syncs */
static double
measure_bare (const char *path, gint64 decision_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDb) db = td_db_open (path, TD_DB_WRITE, NULL, &error);
  g_autofree char *sql = make_copy_sql (db, decision_id);
  char *insert = strstr (sql, "BEGIN;");
  double time;
  gint64 start;

  g_assert_no_error (error);
  insert[-1] = '\0';
  td_db_exec (db, sql, &error);
  g_assert_no_error (error);
  sync_time = 0;
  start = g_get_monotonic_time ();
  td_db_exec (db, insert, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_changes (td_db_get_handle (db)), ==, N_LINES);
  td_db_exec (db, "COMMIT", &error);
  time = ms_since (start) - (double) sync_time / 1000;
  g_assert_no_error (error);
  td_db_exec (db,
              "DELETE FROM award WHERE id IN (SELECT id FROM award WHERE decision_id ="
              " (SELECT decision_id FROM temp.same) AND id NOT IN (SELECT id FROM temp.same))",
              &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_changes (td_db_get_handle (db)), ==, N_LINES);

  return time;
}

int
main (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "million.thidua");
  const char *n_awards = g_getenv ("TD_BENCH_AWARDS");
  const char *existing = g_getenv ("TD_BENCH_BOOK");
  g_autoptr (TdBook) book = NULL;
  g_autoptr (TdCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;
  double best = G_MAXDOUBLE, best_sync = 0, bare = G_MAXDOUBLE;
  gboolean good;

  setlocale (LC_ALL, "");
  if (existing != NULL)
    td_text_set (&path, existing);
  else
    td_sample_create (path, n_awards != NULL ? (guint) atoi (n_awards) : N_AWARDS, 1, NULL, &error);
  g_assert_no_error (error);
  book = td_book_open (path, &error);
  g_assert_no_error (error);
  catalogue = td_book_get_catalogue (book);

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (TdDecision) decision = make_decision (book, i);
      Save save = { catalogue, decision, 0 };
      gint64 start;
      double all, sync;

      sync_time = 0;
      n_syncs = 0;
      start = g_get_monotonic_time ();
      td_book_write (book, "thử", save_cb, &save, &error);
      all = ms_since (start);
      sync = (double) sync_time / 1000;
      g_assert_no_error (error);
      /* Without it the whole would count as ours. */
      g_assert_cmpuint (n_syncs, >, 0);
      g_assert_cmpint (decision->id, >, 0);
      g_print ("save %7.2f ms, of it statements %6.2f ms, %u syncs %6.2f ms\n", all,
               save.statements, n_syncs, sync);
      if (all - sync < best)
        {
          best = all - sync;
          best_sync = sync;
        }
      bare = MIN (bare, measure_bare (path, decision->id));
    }

  good = best <= BOUND_MS && best / bare <= BOUND_RATIO;
  g_print (
      "300 recipients saved in %.2f ms beside %.2f ms of syncs (bound %g), bare insert %.2f ms, "
      "%.2f times (bound %g) %s\n",
      best, best_sync, BOUND_MS, bare, best / bare, BOUND_RATIO, good ? "ok" : "TOO SLOW");

  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
