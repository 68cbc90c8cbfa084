/* Emulation clusters: entered, scored and exported from the list of units on, by the keyboard
 * alone, and what is refused. */

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "td-keyboard.h"
#include "td-ui-test.h"

#include "app/dialogs/td-cluster-editor.h"
#include "app/dialogs/td-cluster-window.h"
#include "app/dialogs/td-score-editor.h"
#include "app/dialogs/td-score-sheet-editor.h"
#include "app/td-window.h"
#include "app/widgets/td-cluster-grid.h"
#include "app/widgets/td-criteria-grid.h"
#include "app/widgets/td-grid.h"
#include "app/widgets/td-message-bar.h"
#include "app/widgets/td-score-sheet-grid.h"
#include "base/td-text.h"
#include "store/td-cluster-store.h"
#include "store/td-score-sheet-store.h"
#include "store/td-score-store.h"
#include "store/td-unit-store.h"

/* The sheet that every new book has: four criteria of 40, 40, 15 and the bonus of 5. */
#define SHEET 1
#define SHEET_NAME "Chấm điểm công đoàn cơ sở theo Hướng dẫn 1294/HD-TLĐ"

/* --- The book --------------------------------------------------------------------------------- */

static const char *const codes[] = { "CS-A", "CS-B", "CS-C" };
static const char *const names[] = { "CĐCS Bệnh viện A", "CĐCS Bệnh viện B", "CĐCS Bệnh viện C" };

static gboolean
add_units_cb (TdDb *db, gpointer data, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TdUnit) unit = td_unit_new ();

      td_text_set (&unit->code, codes[i]);
      td_text_set (&unit->name, names[i]);
      td_text_set (&unit->kind, "CDCS");
      unit->valid_from = TD_DATE (2010, 1, 1);
      unit->parent_from = unit->valid_from;
      unit->parent_id = td_unit_find_by_code (db, "LC-CDYT", error);
      if (!td_unit_save (db, data, unit, error))
        return FALSE;
    }

  return TRUE;
}

/* Of 2025, with the first two units. */
static gboolean
add_cluster_cb (TdDb *db, gpointer data, GError **error)
{
  g_autoptr (TdCluster) cluster = td_cluster_new ();

  td_text_set (&cluster->name, "Cụm bệnh viện");
  cluster->year = 2025;
  cluster->sheet_id = SHEET;
  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (cluster->units,
                     td_cluster_unit_new (td_unit_find_by_code (db, codes[i], error)));

  return td_cluster_save (db, data, cluster, error);
}

static TdBook *
create_book (const TdTestDir *dir, gboolean with_cluster)
{
  TdBook *book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (book);
  g_autoptr (GError) error = NULL;

  td_book_write (book, "units", add_units_cb, catalogue, &error);
  g_assert_no_error (error);
  if (with_cluster)
    td_book_write (book, "cluster", add_cluster_cb, catalogue, &error);
  g_assert_no_error (error);

  return book;
}

static GPtrArray *
list (TdBook *book, int year)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = td_cluster_list (td_book_get_reader (book), year, &error);

  g_assert_no_error (error);

  return hits;
}

static guint
count (TdBook *book, int year)
{
  g_autoptr (GPtrArray) hits = list (book, year);

  return hits->len;
}

/* Of the only cluster of the year. */
static gint64
get_id (TdBook *book, int year)
{
  g_autoptr (GPtrArray) hits = list (book, year);

  g_assert_cmpuint (hits->len, ==, 1);

  return ((const TdClusterHit *) g_ptr_array_index (hits, 0))->id;
}

static guint
count_scored (TdBook *book, int year)
{
  g_autoptr (GPtrArray) hits = list (book, year);

  g_assert_cmpuint (hits->len, ==, 1);

  return ((const TdClusterHit *) g_ptr_array_index (hits, 0))->n_scored;
}

static TdClusterScores *
load_scores (TdBook *book, int year)
{
  g_autoptr (GError) error = NULL;
  TdClusterScores *scores
      = td_cluster_scores_load (td_book_get_reader (book), get_id (book, year), &error);

  g_assert_no_error (error);

  return scores;
}

/* --- The windows ------------------------------------------------------------------------------ */

/* Whether any label in @widget has the words. */
static gboolean
says (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;

  return FALSE;
}

static TdGrid *
get_grid (GtkWidget *editor)
{
  return TD_GRID (td_ui_test_find (editor, TD_TYPE_GRID));
}

static gboolean
is_at (GtkWidget *editor, guint row, guint column)
{
  guint at_row, at_column;

  return td_grid_get_current (get_grid (editor), &at_row, &at_column) && at_row == row
         && at_column == column;
}

static gboolean
has_text (GtkWidget *editor, guint row, guint column, const char *expected)
{
  g_auto (TdGridCell) cell = { 0 };

  td_grid_model_get_cell (td_grid_get_model (get_grid (editor)), row, column, &cell);

  return g_str_equal (cell.text, expected);
}

static char *
get_problem (GtkWidget *editor, guint row)
{
  g_auto (TdGridRow) info = { 0 };

  td_grid_model_get_row (td_grid_get_model (get_grid (editor)), row, &info);

  return g_steal_pointer (&info.problem);
}

static const char *
get_message (GtkWidget *window)
{
  return td_message_bar_get_text (TD_MESSAGE_BAR (td_ui_test_find (window, TD_TYPE_MESSAGE_BAR)));
}

/* Gone, or going: the book has what was typed before the window closes. */
static void
wait_closed (GtkWidget **window)
{
  TD_KEYBOARD_UNTIL (*window == NULL);
}

static GtkWidget *
wait_window (GType type, GtkWidget **window)
{
  *window = td_keyboard_wait_window (type);
  g_object_add_weak_pointer (G_OBJECT (*window), (gpointer *) window);

  return *window;
}

/* --- By the keyboard -------------------------------------------------------------------------- */

static void
enter_cluster (void)
{
  GtkWidget *editor;

  td_keyboard_press ("ctrl+n");
  wait_window (TD_TYPE_CLUSTER_EDITOR, &editor);
  td_keyboard_wait_field (TD_CLUSTER_NAME);
  td_keyboard_type ("Cụm thi đua số 1");
  td_keyboard_tab_to (TD_CLUSTER_SHEET, 2);
  td_keyboard_choose (SHEET_NAME);
  td_keyboard_tab_to ("note", 1);
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (editor, 0, TD_CLUSTER_COLUMN_UNIT));
  td_keyboard_type ("CS-A");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (editor, 0, TD_CLUSTER_COLUMN_LEADER));
  td_keyboard_press ("space");
  TD_KEYBOARD_UNTIL (has_text (editor, 0, TD_CLUSTER_COLUMN_LEADER, "✓"));
  td_keyboard_press ("Return");
  TD_KEYBOARD_UNTIL (is_at (editor, 1, TD_CLUSTER_COLUMN_UNIT));

  /* The same unit once more is told when it is entered, and not saved. */
  td_keyboard_type ("benh vien a");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (has_text (editor, 1, TD_CLUSTER_COLUMN_UNIT, names[0]));
  td_keyboard_press ("ctrl+s");
  TD_KEYBOARD_UNTIL (is_at (editor, 1, TD_CLUSTER_COLUMN_UNIT));
  g_assert_true (editor != NULL && get_problem (editor, 1) != NULL);
  td_keyboard_type ("CS-B");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (has_text (editor, 1, TD_CLUSTER_COLUMN_UNIT, names[1]));
  td_keyboard_press ("ctrl+s");
  wait_closed (&editor);
}

/* A criterion after the other, each followed by Enter. */
static void
enter_points (GtkWidget *editor, const char *const *points)
{
  for (guint i = 0; points[i] != NULL; i++)
    {
      TD_KEYBOARD_UNTIL (is_at (editor, i, TD_SCORE_COLUMN_POINTS));
      td_keyboard_type (points[i]);
      td_keyboard_press ("Down");
    }
  TD_KEYBOARD_UNTIL (has_text (editor, g_strv_length ((char **) points) - 1, TD_SCORE_COLUMN_POINTS,
                               points[g_strv_length ((char **) points) - 1]));
}

static void
enter_scores (void)
{
  const char *const first[] = { "38", "37,5", "14", "2", NULL };
  const char *const second[] = { "39", "39", "15", "1,5", NULL };
  GtkWidget *editor;

  td_keyboard_press ("Return");
  wait_window (TD_TYPE_SCORE_EDITOR, &editor);
  enter_points (editor, first);
  TD_KEYBOARD_UNTIL (says (editor, "91,5"));
  td_keyboard_press ("ctrl+Home");
  TD_KEYBOARD_UNTIL (is_at (editor, 0, TD_SCORE_COLUMN_POINTS));
  td_keyboard_press ("alt+Right");
  TD_KEYBOARD_UNTIL (says (editor, "2/2"));
  enter_points (editor, second);

  /* The ranking follows at once. */
  TD_KEYBOARD_UNTIL (says (editor, "94,5"));
  g_assert_true (says (editor, "rank 1 of 2"));
  td_keyboard_press ("ctrl+s");
  wait_closed (&editor);
}

/* The main job: a cluster is entered, its units are scored, all of it is taken back. */
static void
test_main_job (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = create_book (dir, FALSE);
  GtkWidget *window = td_window_new (NULL, book);
  GtkWidget *clusters;
  g_autoptr (TdClusterScores) scores = NULL;
  g_autoptr (GArray) standings = NULL;

  gtk_window_present (GTK_WINDOW (window));
  td_keyboard_wait_window (TD_TYPE_WINDOW);
  td_window_show_page (TD_WINDOW (window), "units");
  td_page_focus_filter (td_window_get_page (TD_WINDOW (window)));
  td_keyboard_press ("ctrl+t");
  wait_window (TD_TYPE_CLUSTER_WINDOW, &clusters);
  g_assert_true (says (clusters, "Ctrl+N"));

  enter_cluster ();
  td_keyboard_wait_window (TD_TYPE_CLUSTER_WINDOW);
  TD_KEYBOARD_UNTIL (count (book, 2026) == 1 && says (clusters, "Cụm thi đua số 1"));
  g_assert_true (says (clusters, names[0]));
  enter_scores ();
  TD_KEYBOARD_UNTIL (count_scored (book, 2026) == 2);
  scores = load_scores (book, 2026);
  standings = td_cluster_scores_rank (scores);
  g_assert_cmpint (g_array_index (standings, TdStanding, 0).unit, ==, 1);
  g_assert_cmpint (g_array_index (standings, TdStanding, 0).total, ==, 9450);
  g_assert_cmpint (g_array_index (standings, TdStanding, 1).total, ==, 9150);

  td_keyboard_wait_window (TD_TYPE_CLUSTER_WINDOW);
  td_keyboard_press ("ctrl+z");
  TD_KEYBOARD_UNTIL (count_scored (book, 2026) == 0);
  td_keyboard_press ("ctrl+z");
  TD_KEYBOARD_UNTIL (count (book, 2026) == 0);
  td_keyboard_press ("Escape");
  wait_closed (&clusters);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- Scoring ---------------------------------------------------------------------------------- */

static GtkWidget *
open_scores (TdBook *book, GtkWidget **editor)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *opened = td_score_editor_new (NULL, book, get_id (book, 2025), 0, &error);

  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (opened));
  wait_window (TD_TYPE_SCORE_EDITOR, editor);
  TD_KEYBOARD_UNTIL (is_at (opened, 0, TD_SCORE_COLUMN_POINTS));

  return opened;
}

/* More than the maximum and what is no number: told beside the cell, kept, and not saved. */
static void
test_refused (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = create_book (dir, TRUE);
  guint64 version = td_book_get_data_version (book);
  g_autoptr (TdClusterScores) scores = NULL;
  g_autofree char *too_many = NULL;
  g_autofree char *no_number = NULL;
  GtkWidget *editor;

  open_scores (book, &editor);
  td_keyboard_type ("40,5");
  td_keyboard_press ("Down");
  TD_KEYBOARD_UNTIL (is_at (editor, 1, TD_SCORE_COLUMN_POINTS));
  td_keyboard_type ("tot");
  td_keyboard_press ("Down");
  TD_KEYBOARD_UNTIL (is_at (editor, 2, TD_SCORE_COLUMN_POINTS));
  too_many = get_problem (editor, 0);
  g_assert_nonnull (strstr (too_many, "40 points"));
  g_assert_nonnull (strstr (too_many, "40,5"));
  no_number = get_problem (editor, 1);
  g_assert_nonnull (strstr (no_number, "tot"));

  td_keyboard_press ("ctrl+s");
  TD_KEYBOARD_UNTIL (is_at (editor, 0, TD_SCORE_COLUMN_POINTS));
  g_assert_true (says (editor, "40 points"));
  g_assert_true (has_text (editor, 0, TD_SCORE_COLUMN_POINTS, "40,5"));
  g_assert_true (has_text (editor, 1, TD_SCORE_COLUMN_POINTS, "tot"));
  g_assert_cmpuint (td_book_get_data_version (book), ==, version);

  td_keyboard_type ("40");
  td_keyboard_press ("Down");
  TD_KEYBOARD_UNTIL (is_at (editor, 1, TD_SCORE_COLUMN_POINTS));
  td_keyboard_type ("39.5");
  td_keyboard_press ("ctrl+s");
  wait_closed (&editor);
  scores = load_scores (book, 2025);
  g_assert_cmpint (td_cluster_scores_get_score (scores, 0, 0)->points[TD_SCORE_FEDERATION], ==,
                   4000);
  g_assert_cmpint (td_cluster_scores_get_score (scores, 0, 1)->points[TD_SCORE_FEDERATION], ==,
                   3950);
}

/* A block of both columns is one step; what has no cell is counted. */
static void
test_pasted (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = create_book (dir, TRUE);
  g_autoptr (TdClusterScores) scores = NULL;
  GtkWidget *editor;

  open_scores (book, &editor);
  td_keyboard_press ("shift+Tab");
  TD_KEYBOARD_UNTIL (is_at (editor, 0, TD_SCORE_COLUMN_SELF));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (editor),
                          "40\t39\n40\t38,5\n15\t\n5\t3\n100\t80,5\n");
  td_keyboard_press ("ctrl+v");
  TD_KEYBOARD_UNTIL (get_message (editor) != NULL);
  g_assert_nonnull (strstr (get_message (editor), "7 cells"));
  g_assert_nonnull (strstr (get_message (editor), "2 were left out"));
  g_assert_true (has_text (editor, 1, TD_SCORE_COLUMN_POINTS, "38,5"));
  g_assert_true (has_text (editor, 2, TD_SCORE_COLUMN_POINTS, ""));
  g_assert_cmpstr (td_grid_get_typed (get_grid (editor)), ==, "40");

  td_keyboard_press ("ctrl+z");
  TD_KEYBOARD_UNTIL (has_text (editor, 0, TD_SCORE_COLUMN_SELF, ""));
  g_assert_true (has_text (editor, 3, TD_SCORE_COLUMN_POINTS, ""));
  td_keyboard_press ("ctrl+shift+z");
  TD_KEYBOARD_UNTIL (has_text (editor, 0, TD_SCORE_COLUMN_SELF, "40"));
  td_keyboard_press ("ctrl+s");
  wait_closed (&editor);
  scores = load_scores (book, 2025);
  g_assert_cmpint (td_cluster_scores_sum (scores, 0, -1, TD_SCORE_SELF), ==, 10000);
  g_assert_cmpint (td_cluster_scores_sum (scores, 0, -1, TD_SCORE_FEDERATION), ==, 8050);
}

/* --- The list --------------------------------------------------------------------------------- */

static GtkWidget *
find_window (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

/* The clusters of one year in the next, one of them removed, the other exported. */
static void
test_list (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = create_book (dir, TRUE);
  GtkWidget *window = td_cluster_window_new (NULL, book, 0);
  g_autofree char *path = td_test_dir_file (dir, "cluster.xlsx");
  GStatBuf info;
  GtkWidget *dialog;

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  g_assert_true (says (window, "Cụm bệnh viện"));

  gtk_widget_activate_action (window, "clusters.next-year", NULL);
  g_assert_false (says (window, "Cụm bệnh viện"));
  gtk_widget_activate_action (window, "clusters.copy", NULL);
  TD_TEST_PUMP_UNTIL (get_message (window) != NULL);
  g_assert_nonnull (strstr (get_message (window), "1 clusters with 2 units"));
  g_assert_cmpuint (count (book, 2026), ==, 1);
  TD_TEST_PUMP_UNTIL (says (window, "Cụm bệnh viện"));

  gtk_widget_activate_action (window, "clusters.remove", NULL);
  TD_TEST_PUMP_UNTIL ((dialog = find_window (GTK_TYPE_MESSAGE_DIALOG)) != NULL);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  TD_TEST_PUMP_UNTIL (find_window (GTK_TYPE_MESSAGE_DIALOG) == NULL);
  g_assert_cmpuint (count (book, 2026), ==, 1);
  gtk_widget_activate_action (window, "clusters.remove", NULL);
  TD_TEST_PUMP_UNTIL ((dialog = find_window (GTK_TYPE_MESSAGE_DIALOG)) != NULL);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  TD_TEST_PUMP_UNTIL (strstr (get_message (window), "Removed the cluster") != NULL);
  g_assert_cmpuint (count (book, 2026), ==, 0);
  g_assert_true (says (window, "No clusters of 2026 yet"));

  gtk_widget_activate_action (window, "clusters.previous-year", NULL);
  td_message_bar_hide (TD_MESSAGE_BAR (td_ui_test_find (window, TD_TYPE_MESSAGE_BAR)));
  td_cluster_window_export (TD_CLUSTER_WINDOW (window), path);
  TD_TEST_PUMP_UNTIL (get_message (window) != NULL);
  g_assert_nonnull (strstr (get_message (window), "cluster.xlsx"));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, >, 1000);
  td_ui_test_close (window, window);
}

/* A unit that was marked: its cluster is marked, its scores come first. */
static void
test_of_unit (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = create_book (dir, TRUE);
  gint64 id = td_unit_find_by_code (td_book_get_reader (book), codes[1], NULL);
  GtkWidget *window = td_cluster_window_new (NULL, book, id);
  GtkWidget *editor;

  gtk_window_present (GTK_WINDOW (window));
  td_keyboard_wait_window (TD_TYPE_CLUSTER_WINDOW);
  td_keyboard_press ("Return");
  wait_window (TD_TYPE_SCORE_EDITOR, &editor);
  g_assert_true (says (editor, "2/2"));
  td_keyboard_press ("Escape");
  wait_closed (&editor);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- Score sheets ----------------------------------------------------------------------------- */

static GtkWidget *
open_sheet (TdBook *book, gint64 id, GtkWidget **editor)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *opened = td_score_sheet_editor_new (NULL, book, id, &error);

  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (opened));
  wait_window (TD_TYPE_SCORE_SHEET_EDITOR, editor);
  td_keyboard_wait_field (TD_SCORE_SHEET_NAME);

  return opened;
}

/* A sheet is typed, refused while a maximum is no number, and saved. */
static void
test_sheet (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = create_book (dir, FALSE);
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *problem = NULL;
  GtkWidget *editor;

  open_sheet (book, 0, &editor);
  td_keyboard_type ("Cụm y tế");
  td_keyboard_tab_to ("note", 5);
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (editor, 0, TD_CRITERIA_COLUMN_NUMBER));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (editor), "I\tHoạt động\t\n"
                                                             "1\tChăm lo\t60\n"
                                                             "2\tTuyên truyền\tnhieu\n");
  td_keyboard_press ("ctrl+v");
  TD_KEYBOARD_UNTIL (has_text (editor, 2, TD_CRITERIA_COLUMN_MAX, "nhieu"));
  problem = get_problem (editor, 2);
  g_assert_nonnull (strstr (problem, "nhieu"));
  td_keyboard_press ("ctrl+s");
  TD_KEYBOARD_UNTIL (is_at (editor, 2, TD_CRITERIA_COLUMN_MAX));
  td_keyboard_type ("35");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (says (editor, "95"));
  td_keyboard_press ("ctrl+s");
  wait_closed (&editor);

  hits = td_score_sheet_list (td_book_get_reader (book), NULL);
  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_cmpint (((const TdScoreSheetHit *) g_ptr_array_index (hits, 1))->total, ==, 9500);
}

/* Lines are inserted, moved and removed by keys. */
static void
test_lines (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = create_book (dir, FALSE);
  GtkWidget *editor;

  open_sheet (book, SHEET, &editor);
  td_keyboard_tab_to ("note", 5);
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (editor, 0, TD_CRITERIA_COLUMN_NUMBER));
  td_keyboard_press ("alt+Insert");
  TD_KEYBOARD_UNTIL (has_text (editor, 1, TD_CRITERIA_COLUMN_NUMBER, "I"));
  td_keyboard_type ("V");
  td_keyboard_press ("alt+shift+Down");
  TD_KEYBOARD_UNTIL (has_text (editor, 1, TD_CRITERIA_COLUMN_NUMBER, "V"));
  g_assert_true (is_at (editor, 1, TD_CRITERIA_COLUMN_NUMBER));
  td_keyboard_press ("ctrl+Delete");
  TD_KEYBOARD_UNTIL (has_text (editor, 1, TD_CRITERIA_COLUMN_NUMBER, "II"));

  /* As it was read: nothing to be asked about. */
  td_keyboard_press ("Escape");
  wait_closed (&editor);
}

/* One by which a cluster is scored is not deleted. */
static void
test_sheet_in_use (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = create_book (dir, TRUE);
  g_autoptr (GPtrArray) hits = NULL;
  GtkWidget *editor, *dialog;

  open_sheet (book, SHEET, &editor);
  gtk_widget_activate_action (editor, "score-sheet.delete", NULL);
  TD_TEST_PUMP_UNTIL ((dialog = find_window (GTK_TYPE_MESSAGE_DIALOG)) != NULL);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  TD_TEST_PUMP_UNTIL (get_message (editor) != NULL);
  g_assert_nonnull (strstr (get_message (editor), "Cụm bệnh viện"));
  hits = td_score_sheet_list (td_book_get_reader (book), NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  gtk_window_destroy (GTK_WINDOW (editor));
  wait_closed (&editor);
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);

  g_test_add_func ("/clusters/main_job", test_main_job);
  g_test_add_func ("/clusters/refused", test_refused);
  g_test_add_func ("/clusters/pasted", test_pasted);
  g_test_add_func ("/clusters/list", test_list);
  g_test_add_func ("/clusters/of_unit", test_of_unit);
  g_test_add_func ("/clusters/sheet", test_sheet);
  g_test_add_func ("/clusters/lines", test_lines);
  g_test_add_func ("/clusters/sheet_in_use", test_sheet_in_use);

  return g_test_run ();
}
