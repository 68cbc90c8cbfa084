/* The results of 500 units in 10 campaigns on one sheet: saving all 5,000 lines, beside what the
 * disk takes to make them lasting, and how long the main loop is kept from anything else while
 * somebody types. The measure for the first is a bare insert of the same rows into the same table,
 * for the second the same sheet with a single line. Best of several runs. */
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "td-ui-test.h"

#include "app/dialogs/td-campaign-sheet-editor.h"
#include "app/widgets/td-grid.h"
#include "store/td-campaign-sheet-store.h"
#include "store/td-db-private.h"

#define N_UNITS 500
#define N_CAMPAIGNS 10
#define N_LINES (N_UNITS * N_CAMPAIGNS)
#define N_RUNS 3
#define BOUND_MS 300.0
#define BOUND_WORK_MS 16.0

static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

/* --- What the disk takes, as in bench-save.c -------------------------------------------------- */

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

/* --- The book --------------------------------------------------------------------------------- */

#define NUMBERS(n)                                                                                 \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " G_STRINGIFY (n) ")" \
                                                                                               " "

/* A province, ten districts and below them the others, all in each campaign. */
static const char *const rows[] = {
  "DELETE FROM unit_parent",
  "DELETE FROM unit",
  NUMBERS (N_UNITS) "INSERT INTO unit (id, code, name, kind, search_key, sort_key)"
                    " SELECT i, 'U' || i, 'Công đoàn cơ sở Đơn vị số ' || i,"
                    " iif (i = 1, 'LDLD_TINH', 'CDCS'), '', CAST (printf ('%05d', i) AS BLOB)"
                    " FROM n",
  "INSERT INTO unit_parent (unit_id, parent_id)"
  " SELECT id, iif (id <= 11, 1, 2 + id % 10) FROM unit WHERE id > 1",
  NUMBERS (N_CAMPAIGNS) "INSERT INTO campaign (id, name, launching_level, starts_on, search_key,"
                        " sort_key) SELECT i, 'Phong trào ' || i, 'TINH', '2024-01-01', '',"
                        " CAST (printf ('%05d', i) AS BLOB) FROM n",
  "INSERT INTO campaign_unit (campaign_id, unit_id) SELECT campaign.id, unit.id"
  " FROM campaign, unit",
};

static void
execute (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDb) db = td_db_open (path, TD_DB_WRITE, NULL, &error);

  g_assert_no_error (error);
  td_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

/* --- Saving ----------------------------------------------------------------------------------- */

static gboolean
save_cb (TdDb *db, gpointer data, GError **error)
{
  return td_campaign_sheet_save (db, data, error);
}

/* Returns: the time beside the syncs */
static double
measure_save (TdBook *book, guint run)
{
  g_autoptr (GError) error = NULL;
  TdPeriod period = td_period_for_half (2024 + (int) run / 2, 1 + (int) run % 2);
  g_autoptr (TdCampaignSheet) sheet = NULL;
  gint64 start, n_rows;
  double time;

  sheet = td_campaign_results_load (td_book_get_reader (book), 0, 0, &period, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sheet->lines->len, ==, N_LINES);
  for (guint i = 0; i < sheet->lines->len; i++)
    for (guint field = 0; field < TD_RESULT_NOTE; field++)
      td_campaign_sheet_type (sheet, i, field, field == TD_RESULT_PROPOSED ? "99" : "12");

  sync_time = 0;
  n_syncs = 0;
  start = g_get_monotonic_time ();
  td_book_write (book, "thử", save_cb, sheet, &error);
  time = ms_since (start);
  g_assert_no_error (error);
  td_db_query_int (td_book_get_reader (book), "SELECT count (*) FROM campaign_result", 0, &n_rows,
                   &error);
  g_assert_cmpuint (n_syncs, >, 0);
  g_assert_cmpint (n_rows, ==, N_LINES * (run + 1));
  g_print ("save %.1f ms, of it %u syncs %.1f ms\n", time, n_syncs, (double) sync_time / 1000);

  return time - (double) sync_time / 1000;
}

static double
measure_bare (const char *path)
{
  gint64 start;
  double time;

  execute (path, "DELETE FROM campaign_result");
  sync_time = 0;
  start = g_get_monotonic_time ();
  execute (path, "INSERT INTO campaign_result (campaign_id, unit_id, period, participants,"
                 " initiatives_proposed, initiatives_grassroots, initiatives_province,"
                 " initiatives_nation, value_gained, works, reached) SELECT campaign_id, unit_id,"
                 " '2025-H1', 12, 99, 12, 12, 12, 12, 12, 1200 FROM campaign_unit");
  time = ms_since (start) - (double) sync_time / 1000;
  execute (path, "DELETE FROM campaign_result");

  return time;
}

/* --- Typing ----------------------------------------------------------------------------------- */

/* In μs; it does not rise with what other programs do. */
static gint64
get_work_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

typedef struct
{
  gint64 last;
  double most;
} Work;

static gboolean
turn_cb (gpointer data)
{
  Work *work = data;
  gint64 now = get_work_time ();

  work->most = MAX (work->most, (double) (now - work->last) / 1000);
  work->last = now;

  return G_SOURCE_CONTINUE;
}

static gboolean
due_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
run_for (guint ms)
{
  gboolean due = FALSE;

  g_timeout_add (ms, due_cb, &due);
  TD_TEST_PUMP_UNTIL (due);
}

static GtkWidget *
find_text (GtkWidget *widget)
{
  if (GTK_IS_TEXT (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Numbers of two digits, each a cell further down. Returns: the most work between two turns of the
 * main loop */
static double
measure_typing (TdBook *book, gint64 campaign_id, gint64 unit_id)
{
  GtkWidget *editor
      = td_campaign_sheet_editor_new (NULL, book, TD_CAMPAIGN_SHEET_RESULTS, campaign_id, unit_id);
  gpointer gone = editor;
  TdGrid *grid;
  Work work = { 0 };
  guint source, row, column;

  g_object_add_weak_pointer (G_OBJECT (editor), &gone);
  gtk_window_present (GTK_WINDOW (editor));
  gtk_test_widget_wait_for_draw (editor);
  grid = TD_GRID (td_ui_test_find (editor, TD_TYPE_GRID));
  TD_TEST_PUMP_UNTIL (td_grid_get_current (grid, &row, &column));
  run_for (300);

  work.last = get_work_time ();
  source = g_timeout_add_full (G_PRIORITY_HIGH, 1, turn_cb, &work, NULL);
  for (guint i = 0; i < 20; i++)
    {
      GtkEditable *text = GTK_EDITABLE (find_text (GTK_WIDGET (grid)));

      for (guint j = 0; j < 2; j++)
        {
          int position = -1;

          gtk_editable_insert_text (text, "7", -1, &position);
          run_for (30);
        }
      if (row + 1 < td_grid_model_get_n_rows (td_grid_get_model (grid)))
        row++;
      td_grid_move_to (grid, row, column);
      run_for (30);
    }
  turn_cb (&work);
  g_source_remove (source);
  gtk_widget_activate_action (editor, "editor.discard", NULL);
  gtk_window_destroy (GTK_WINDOW (editor));
  TD_TEST_PUMP_UNTIL (gone == NULL);

  return work.most;
}

/* MIN () would measure twice. */
static double
get_less (double a, double b)
{
  return a < b ? a : b;
}

int
main (int argc, char *argv[])
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "results.thidua");
  g_autoptr (TdBook) book = NULL;
  g_autoptr (GError) error = NULL;
  double best = G_MAXDOUBLE, bare = G_MAXDOUBLE, all = G_MAXDOUBLE, single = G_MAXDOUBLE;
  gboolean saved, typed;

  td_ui_test_init (&argc, &argv);
  g_setenv ("TD_TEST_PUMP_SECONDS", "60", FALSE);
  td_book_create (path, TD_BOOK_EMPTY, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    execute (path, rows[i]);
  for (guint i = 0; i < N_RUNS; i++)
    bare = get_less (bare, measure_bare (path));
  book = td_book_open (path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_RUNS; i++)
    best = get_less (best, measure_save (book, i));
  for (guint i = 0; i < N_RUNS; i++)
    {
      all = get_less (all, measure_typing (book, 0, 0));
      single = get_less (single, measure_typing (book, 1, N_UNITS));
    }

  saved = best <= BOUND_MS;
  g_print ("%d results saved in %.1f ms beside the syncs (bound %g), bare insert %.1f ms, %.1f "
           "times %s\n",
           N_LINES, best, BOUND_MS, bare, best / bare, saved ? "ok" : "TOO SLOW");
  typed = all <= BOUND_WORK_MS;
  g_print ("most work of the main loop while typing into %d lines %.1f ms (bound %g), into one "
           "%.1f ms %s\n",
           N_LINES, all, BOUND_WORK_MS, single, typed ? "ok" : "TOO SLOW");

  return saved && typed ? EXIT_SUCCESS : EXIT_FAILURE;
}
