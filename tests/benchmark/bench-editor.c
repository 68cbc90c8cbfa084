/* A list of 300 recipients in the decision editor on a book of 1,000,000 awards: from the paste
 * until it is in the grid and checked, and how long the main loop is kept from anything else
 * meanwhile and while somebody types.
 *
 * The measure for the first is the same work bare: table, awards, facts and check one after the
 * other without a window. The pause before a check, which is there for those who type, is taken
 * off. The measure for the second is the same in a decision of a single recipient, where a frame is
 * drawn as well. Best of several runs: what another program took from one of them says nothing
 * about this one. TD_BENCH_AWARDS=50000 makes a smaller book, TD_BENCH_BOOK=FILE takes one that is
 * there. */
#include <stdlib.h>
#include <time.h>

#include "app/dialogs/td-decision-checker.h"
#include "base/td-text.h"
#include "exchange/td-paste.h"
#include "store/td-db-private.h"
#include "store/td-decision-store.h"
#include "store/td-sample.h"
#include "td-decision-test.h"

#define N_AWARDS 1000000
#define N_ROWS 300
#define N_RUNS 3
#define DAY TD_DATE (2026, 6, 12)

/* CHECK_PAUSE_MS of td-decision-editor-check.c */
#define PAUSE_MS 250.0

#define BOUND_MS 1000.0
#define BOUND_RATIO 4.0
#define BOUND_WORK_MS 16.0
#define BOUND_STALL_MS 100.0

static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

/* --- The list --------------------------------------------------------------------------------- */

/* People of the book in their units, the names in capitals, the units without "CĐCS"; the last
 * one's unit is none of the book's. */
static char *
make_block (TdBook *book, guint n_rows)
{
  g_autoptr (TdDb) db = td_book_open_reader (book, NULL, NULL);
  GString *block = g_string_new ("TT\tHọ và tên\tChức vụ\tĐơn vị công tác\tHình thức\t"
                                 "Thành tích\tTiền thưởng\tSố hiệu\n");
  g_autoptr (TdStmt) stmt = NULL;
  gint64 step;
  gboolean row;
  guint n = 0;

  td_db_query_int (db, "SELECT max (id) / 400 FROM person", 0, &step, NULL);
  stmt = td_db_prepare (db,
                        "SELECT person.name, unit.name, is_woman FROM person"
                        " JOIN unit ON unit.id = unit_id AND unit.valid_to IS NULL"
                        " WHERE person.id % ?1 < 10 LIMIT ?2",
                        NULL);
  td_stmt_bind_int (stmt, 1, MAX (step, 1));
  td_stmt_bind_int (stmt, 2, n_rows);
  while (td_stmt_step (stmt, &row, NULL) && row)
    {
      const char *unit = td_stmt_get_text (stmt, 1);
      g_autofree char *name = g_utf8_strup (td_stmt_get_text (stmt, 0), -1);

      if (g_str_has_prefix (unit, "CĐCS "))
        unit += strlen ("CĐCS ");
      if (++n == n_rows)
        unit = "Trường lạ";
      g_string_append_printf (block,
                              "%u\t%s %s\tGiáo viên\t%s\tBằng khen LĐLĐ tỉnh\t"
                              "Hoàn thành xuất sắc nhiệm vụ năm học 2025-2026\t760.000\tHS-%u\n",
                              n, td_stmt_get_int (stmt, 2) != 0 ? "Bà" : "Ông", name, unit, n);
    }
  g_assert_cmpuint (n, ==, n_rows);

  return g_string_free (block, FALSE);
}

/* The same work without an editor. Returns: how many problems there are */
static guint
check_bare (TdBook *book, const char *block)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (book, NULL, &error);
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (book);
  g_autoptr (TdAward) model = td_award_new ();
  g_autoptr (TdDecision) decision = td_decision_new ();
  g_autoptr (TdPaste) paste = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_auto (TdDecisionFacts) facts = { 0 };

  decision->decided_on = DAY;
  paste
      = td_paste_new (td_paste_table_new_from_text (block, -1, &error), db, catalogue, DAY, &error);
  g_ptr_array_unref (decision->awards);
  decision->awards = td_paste_make_awards (paste, db, catalogue, DAY, model, &error);
  td_decision_load_facts (db, decision, &facts, &error);
  td_decision_load_similar (db, decision, &facts, &error);
  g_assert_no_error (error);
  problems = td_decision_check (decision, catalogue, &facts);

  return problems->len;
}

/* --- The main loop ---------------------------------------------------------------------------- */

/* Between two turns that come every millisecond if they can: the longest time, and the most that
 * the main thread worked in between. The second does not rise with what other programs do. */
typedef struct
{
  gint64 last;
  gint64 last_work;
  double longest;
  double most_work;
} Stall;

/* In μs. */
static gint64
get_work_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
turn_cb (gpointer data)
{
  Stall *stall = data;
  gint64 now = g_get_monotonic_time ();
  gint64 work = get_work_time ();

  stall->longest = MAX (stall->longest, (double) (now - stall->last) / 1000);
  stall->most_work = MAX (stall->most_work, (double) (work - stall->last_work) / 1000);
  stall->last = now;
  stall->last_work = work;

  return G_SOURCE_CONTINUE;
}

static guint
stall_begin (Stall *stall)
{
  *stall = (Stall){ g_get_monotonic_time (), get_work_time (), 0, 0 };

  return g_timeout_add_full (G_PRIORITY_HIGH, 1, turn_cb, stall, NULL);
}

static void
stall_end (Stall *stall, guint source, Stall *best)
{
  turn_cb (stall);
  g_source_remove (source);
  best->longest = MIN (best->longest, stall->longest);
  best->most_work = MIN (best->most_work, stall->most_work);
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

/* --- The editor ------------------------------------------------------------------------------- */

typedef struct
{
  double filled;
  double checked;
  Stall paste;
  Stall typing;
} Figures;

static void
edited_cb (gint64 *time)
{
  *time = g_get_monotonic_time ();
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

/* A letter every 50 ms, as of somebody who types fast, for longer than the pauses before a check
 * and before the draft is kept; then the next row. */
static void
type (GtkWidget *editor, Stall *best)
{
  TdGrid *grid = td_decision_test_grid (editor);
  Stall stall;
  guint source;
  guint row, column;

  g_assert_true (td_grid_get_current (grid, &row, &column));
  source = stall_begin (&stall);
  for (guint i = 0; i < 3; i++)
    {
      GtkEditable *text = GTK_EDITABLE (find_text (GTK_WIDGET (grid)));

      gtk_editable_set_text (text, "Lo Thi");
      for (guint j = 0; j < 12; j++)
        {
          int position = -1;

          gtk_editable_insert_text (text, "a", -1, &position);
          run_for (50);
        }
      td_grid_move_to (grid, row, column);
      td_grid_commit (grid);
      run_for (500);
    }
  /* Until the draft is kept. */
  run_for (1500);
  stall_end (&stall, source, best);
}

static void
measure (TdBook *book, const char *block, guint n_rows, Figures *best)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *editor = td_decision_editor_new (NULL, book, 0, 0, &error);
  gpointer gone = editor;
  Stall stall;
  guint source;
  gint64 start, filled = 0;
  double checked;

  g_assert_no_error (error);
  g_object_add_weak_pointer (G_OBJECT (editor), &gone);
  gtk_window_present (GTK_WINDOW (editor));
  gtk_test_widget_wait_for_draw (editor);
  td_decision_test_type (editor, TD_DECISION_DATE, "12/06/2026");
  td_grid_move_to (td_decision_test_grid (editor), td_decision_test_blank (editor), 1);
  run_for (1000);
  g_signal_connect_swapped (td_decision_test_sheet (editor), "edited", G_CALLBACK (edited_cb),
                            &filled);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (editor), block);

  source = stall_begin (&stall);
  start = g_get_monotonic_time ();
  g_signal_emit_by_name (td_decision_test_grid (editor), "paste");
  TD_TEST_PUMP_UNTIL (filled != 0);
  /* What is wrong with the last row is known only after the check. */
  TD_TEST_PUMP_UNTIL (td_decision_test_find_problem (editor, n_rows - 1, TD_CELL_UNIT) != NULL);
  checked = ms_since (start);
  run_for (300);
  stall_end (&stall, source, &best->paste);
  {
    g_autoptr (TdDecision) decision
        = td_recipient_sheet_copy_typed (td_decision_test_sheet (editor));

    g_assert_cmpuint (decision->awards->len, ==, n_rows);
  }
  if (checked < best->checked)
    {
      best->filled = (double) (filled - start) / 1000;
      best->checked = checked;
    }

  type (editor, &best->typing);
  gtk_widget_activate_action (editor, "editor.discard", NULL);
  gtk_window_destroy (GTK_WINDOW (editor));
  TD_TEST_PUMP_UNTIL (gone == NULL);
}

static gboolean
show_stall (const char *what, const Stall *full, const Stall *single)
{
  gboolean good = full->most_work <= BOUND_WORK_MS && full->longest <= BOUND_STALL_MS;

  g_print (
      "main loop kept while %s: longest %.1f ms (bound %g), of it work %.1f ms (bound %g); with "
      "one row %.1f ms, work %.1f ms  %s\n",
      what, full->longest, BOUND_STALL_MS, full->most_work, BOUND_WORK_MS, single->longest,
      single->most_work, good ? "ok" : "TOO SLOW");

  return good;
}

int
main (int argc, char *argv[])
{
  const char *n_awards = g_getenv ("TD_BENCH_AWARDS");
  const char *existing = g_getenv ("TD_BENCH_BOOK");
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "bench.db");
  g_autofree char *block = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  const Stall none = { 0, 0, G_MAXDOUBLE, G_MAXDOUBLE };
  Figures full = { G_MAXDOUBLE, G_MAXDOUBLE, none, none };
  Figures single = full;
  double bare = G_MAXDOUBLE, ratio;
  guint n_problems = 0;
  gboolean good;

  td_ui_test_init (&argc, &argv);
  g_setenv ("TD_TEST_PUMP_SECONDS", "60", FALSE);
  if (existing != NULL)
    td_text_set (&path, existing);
  else
    td_sample_create (path, n_awards != NULL ? (guint) atoi (n_awards) : N_AWARDS, 1, NULL, &error);
  g_assert_no_error (error);
  {
    g_autoptr (TdBook) book = td_book_open (path, &error);

    g_assert_no_error (error);
    block = make_block (book, N_ROWS);
    line = make_block (book, 1);
    for (guint i = 0; i < N_RUNS; i++)
      {
        gint64 start = g_get_monotonic_time ();

        n_problems = check_bare (book, block);
        bare = MIN (bare, ms_since (start));
        measure (book, line, 1, &single);
        measure (book, block, N_ROWS, &full);
      }
  }

  ratio = (full.checked - PAUSE_MS) / bare;
  good = full.checked <= BOUND_MS && ratio <= BOUND_RATIO;
  g_print ("300 rows pasted: in the grid after %.1f ms, checked after %.1f ms (bound %g); without "
           "the pause %.2f times the bare work of %.1f ms (bound %g), %u problems  %s\n",
           full.filled, full.checked, BOUND_MS, ratio, bare, BOUND_RATIO, n_problems,
           good ? "ok" : "TOO SLOW");
  good = show_stall ("pasting", &full.paste, &single.paste) && good;
  good = show_stall ("typing", &full.typing, &single.typing) && good;

  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
