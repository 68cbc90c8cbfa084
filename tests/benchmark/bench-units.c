/* The page of units with a national book: 60 provincial and branch unions, 600 unions above the
 * grassroots, 20,000 units in all. Opening it is compared with opening the page of a book that has
 * one unit; a letter in the filter is timed until its hits are on the screen. Each is done many
 * times in turn and its median counts. A page whose 20,000 units all stand right under the top is
 * measured beside it, as the worst that a book can be. */
#include <sqlite3.h>
#include <string.h>

#include "app/pages/td-unit-page.h"
#include "app/widgets/td-record-view.h"
#include "base/td-text.h"
#include "store/td-unit-duplicates.h"
#include "td-ui-test.h"

#define N_UNITS 20000
#define N_RUNS 15

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

/* --- The books -------------------------------------------------------------------------------- */

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *unit;
  sqlite3_stmt *place;
  guint n;
} Writer;

static void
write_unit (Writer *self, gint64 parent, const char *kind, const char *name)
{
  g_autofree char *key = td_text_fold (name);
  g_autofree char *code = g_strdup_printf ("U%05u", self->n);
  gint64 id = ++self->n;

  sqlite3_bind_int64 (self->unit, 1, id);
  sqlite3_bind_text (self->unit, 2, code, -1, SQLITE_STATIC);
  sqlite3_bind_text (self->unit, 3, name, -1, SQLITE_STATIC);
  sqlite3_bind_text (self->unit, 4, kind, -1, SQLITE_STATIC);
  sqlite3_bind_text (self->unit, 5, key, -1, SQLITE_STATIC);
  sqlite3_bind_blob (self->unit, 6, key, (int) strlen (key), SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (self->unit), ==, SQLITE_DONE);
  sqlite3_reset (self->unit);
  if (parent == 0)
    return;
  sqlite3_bind_int64 (self->place, 1, id);
  sqlite3_bind_int64 (self->place, 2, parent);
  g_assert_cmpint (sqlite3_step (self->place), ==, SQLITE_DONE);
  sqlite3_reset (self->place);
}

static void
write_units (Writer *self, guint n_units, gboolean flat)
{
  static const char *const what[]
      = { "Trường Tiểu học", "Trạm Y tế xã", "Công ty TNHH", "Hợp tác xã", "Ủy ban nhân dân xã" };
  static const char *const names[] = { "Nậm Sỏ", "Tân Uyên", "Mường Tè", "Phong Thổ", "Bản Bo" };
  gint64 provinces = 0, uppers = 0;

  write_unit (self, 0, "TLD", "Tổng Liên đoàn Lao động Việt Nam");
  if (!flat && n_units > 1)
    {
      provinces = self->n + 1;
      for (guint i = 0; i < 60; i++)
        {
          g_autofree char *name = g_strdup_printf ("Liên đoàn Lao động tỉnh %u", i + 1);

          write_unit (self, 1, "LDLD_TINH", name);
        }
      uppers = self->n + 1;
      for (guint i = 0; i < 600; i++)
        {
          g_autofree char *name = g_strdup_printf ("Công đoàn xã %s %u", names[i % 5], i + 1);

          write_unit (self, provinces + i % 60, "CD_XA", name);
        }
    }
  while (self->n < n_units)
    {
      g_autofree char *name = g_strdup_printf ("CĐCS %s %s số %u", what[self->n % 5],
                                               names[self->n / 5 % 5], self->n);

      write_unit (self, flat ? 1 : uppers + self->n % 600, "CDCS", name);
    }
}

static TdBook *
create_book (const TdTestDir *dir, const char *file, guint n_units, gboolean flat)
{
  g_autofree char *path = td_test_dir_file (dir, file);
  Writer writer = { 0 };
  TdBook *book;

  g_assert_true (td_book_create (path, TD_BOOK_EMPTY, NULL));
  g_assert_cmpint (sqlite3_open (path, &writer.db), ==, SQLITE_OK);
  sqlite3_exec (writer.db, "BEGIN", NULL, NULL, NULL);
  g_assert_cmpint (sqlite3_prepare_v2 (writer.db,
                                       "INSERT INTO unit (id, code, name, kind, search_key,"
                                       " sort_key) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                       -1, &writer.unit, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (writer.db,
                                       "INSERT INTO unit_parent (unit_id, parent_id)"
                                       " VALUES (?1, ?2)",
                                       -1, &writer.place, NULL),
                   ==, SQLITE_OK);
  write_units (&writer, n_units, flat);
  sqlite3_finalize (writer.unit);
  sqlite3_finalize (writer.place);
  sqlite3_exec (writer.db, "COMMIT", NULL, NULL, NULL);
  sqlite3_close (writer.db);
  book = td_book_open (path, NULL);
  g_assert_nonnull (book);

  return book;
}

/* --- The page --------------------------------------------------------------------------------- */

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A cell that is in sight and has a text. */
static gboolean
has_cell (GtkWidget *widget)
{
  if (GTK_IS_INSCRIPTION (widget) && gtk_widget_get_mapped (widget)
      && gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_cell (child))
      return TRUE;

  return FALSE;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  (*(guint *) data)++;

  return G_SOURCE_CONTINUE;
}

/* From an empty window until the first frame of its page with units is drawn; as in the program,
 * which makes a page when it is shown for the first time. */
static double
measure_open (TdBook *book)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = td_ui_test_show (box);
  GtkWidget *page;
  guint n_frames = 0, start_frame;
  gint64 start;
  double time;

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_widget_add_tick_callback (window, tick_cb, &n_frames, NULL);
  TD_TEST_PUMP_UNTIL (n_frames > 3 && gtk_widget_get_width (box) >= 1000);

  start = g_get_monotonic_time ();
  page = GTK_WIDGET (td_unit_page_new (book));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), page);
  td_page_set_active (TD_PAGE (page), TRUE);
  TD_TEST_PUMP_UNTIL (has_cell (page));
  start_frame = n_frames;
  TD_TEST_PUMP_UNTIL (n_frames > start_frame);
  time = ms_since (start);
  td_ui_test_close (window, box);

  return time;
}

#define N_VISIBLE 20

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

/* From each letter to the frame with its hits. */
static void
bench_search (TdBook *book)
{
  static const char *const typed[] = { "nam so", "tram y te", "hop tac", "khong co" };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (TdDb) db = td_book_open_reader (book, NULL, NULL);
  GtkWidget *page = GTK_WIDGET (td_unit_page_new (book));
  GtkWidget *window = td_ui_test_show (page);
  TdRecordView *view = TD_RECORD_VIEW (find (page, TD_TYPE_RECORD_VIEW));
  guint n_frames = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_widget_add_tick_callback (window, tick_cb, &n_frames, NULL);
  td_page_set_active (TD_PAGE (page), TRUE);
  TD_TEST_PUMP_UNTIL (has_cell (page));
  /* Nobody types within the blink of an eye. */
  TD_TEST_PUMP_UNTIL (n_frames > 30);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    for (gsize length = 1; length <= strlen (typed[i]); length++)
      {
        g_autofree char *text = g_strndup (typed[i], length);
        g_autoptr (TdQuery) query = NULL;
        g_autoptr (GArray) expected = NULL;
        guint start_frame;
        gint64 start;
        double time;

        query = td_query_copy (td_record_view_get_query (view));
        g_free (query->search);
        query->search = g_strdup (text);
        expected = td_query_read_ids (db, query, N_VISIBLE, NULL);
        /* What the letter before still brings is not this one's. */
        TD_TEST_PUMP_UNTIL (!td_row_list_get_loading (td_record_view_get_list (view)));
        start_frame = n_frames;
        TD_TEST_PUMP_UNTIL (n_frames > start_frame + 2);
        start = g_get_monotonic_time ();
        td_record_view_set_search (view, text);
        TD_TEST_PUMP_UNTIL (shows (td_record_view_get_list (view), expected));
        start_frame = n_frames;
        TD_TEST_PUMP_UNTIL (n_frames > start_frame);
        time = ms_since (start);
        g_array_append_val (times, time);
        if (g_getenv ("TD_BENCH_VERBOSE") != NULL)
          g_print ("  %-12s %7.1f ms, %u of %u\n", text, time, expected->len,
                   g_list_model_get_n_items (G_LIST_MODEL (td_record_view_get_list (view))));
      }
  check ("a letter in the filter → its hits, p50", percentile (times, 50), 50.0, "ms");
  check ("a letter in the filter → its hits, p95", percentile (times, 95), 50.0, "ms");
  td_ui_test_close (window, page);
}

/* Which of the 20,000 may be one. */
static void
bench_doubles (TdBook *book)
{
  g_autoptr (TdDb) db = td_book_open_reader (book, NULL, NULL);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) found = td_unit_duplicates_find (db, NULL, NULL);

  g_print ("%u pairs of units that may be one\n", found->len);
  check ("double units among 20,000, in a thread", ms_since (start), 2000.0, "ms");
}

int
main (int argc, char *argv[])
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (GArray) empty_times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) tree_times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) flat_times = g_array_new (FALSE, FALSE, sizeof (double));
  double empty, tree, flat;

  td_ui_test_init (&argc, &argv);
  g_setenv ("TD_TEST_PUMP_SECONDS", "60", FALSE);
  {
    g_autoptr (TdBook) empty_book = create_book (dir, "empty.db", 1, FALSE);
    g_autoptr (TdBook) tree_book = create_book (dir, "tree.db", N_UNITS, FALSE);
    g_autoptr (TdBook) flat_book = create_book (dir, "flat.db", N_UNITS, TRUE);

    for (guint i = 0; i < N_RUNS; i++)
      {
        empty = measure_open (empty_book);
        tree = measure_open (tree_book);
        flat = measure_open (flat_book);
        g_array_append_val (empty_times, empty);
        g_array_append_val (tree_times, tree);
        g_array_append_val (flat_times, flat);
      }
    empty = percentile (empty_times, 50);
    tree = percentile (tree_times, 50);
    flat = percentile (flat_times, 50);
    g_print ("opening: one unit %.1f ms, %u units %.1f ms, all under one %.1f ms\n", empty, N_UNITS,
             tree, flat);
    check ("opening with 20,000 units : with one", tree / empty, 2.0, "×");
    check ("the same, all under one unit : with one", flat / empty, 6.0, "×");
    bench_search (tree_book);
    bench_doubles (tree_book);
  }

  return failed ? 1 : 0;
}
