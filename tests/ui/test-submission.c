/* Reports that are handed in by the keyboard alone, what is told after the book has changed, and
 * the correction sheet. */
#include <string.h>

#include "td-keyboard.h"
#include "td-ui-test.h"

#include "app/dialogs/td-differences-window.h"
#include "app/dialogs/td-submit-dialog.h"
#include "app/pages/td-report-page.h"
#include "app/td-window.h"
#include "app/widgets/td-report-view.h"
#include "app/widgets/td-value-table.h"
#include "store/td-report-due-store.h"
#include "store/td-submission-store.h"
#include "store/td-unit-store.h"

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = td_test_dir_new ();
  fixture->book = td_ui_test_book (fixture->dir, TD_BOOK_LAI_CHAU);
  fixture->window = td_window_new (NULL, fixture->book);
  gtk_window_present (GTK_WINDOW (fixture->window));
  td_keyboard_wait_window (TD_TYPE_WINDOW);
  td_window_show_page (TD_WINDOW (fixture->window), "reports");
  td_page_focus_filter (td_window_get_page (TD_WINDOW (fixture->window)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->book);
  td_test_dir_free (fixture->dir);
}

static guint
count_submissions (Fixture *fixture)
{
  g_autoptr (GPtrArray) list
      = td_submissions_read (td_book_get_reader (fixture->book), NULL, 0, NULL);

  return list->len;
}

/* The reports have to be made before they can be handed in. */
static GtkWidget *
open_dialog (Fixture *fixture)
{
  GtkWidget *page = GTK_WIDGET (td_window_get_page (TD_WINDOW (fixture->window)));
  GtkWidget *view = td_ui_test_find (page, TD_TYPE_REPORT_VIEW);

  TD_KEYBOARD_UNTIL (td_report_view_get_report (TD_REPORT_VIEW (view)) != NULL);
  td_keyboard_press ("ctrl+k");

  return td_keyboard_wait_window (TD_TYPE_SUBMIT_DIALOG);
}

static void
hand_in (Fixture *fixture)
{
  GtkWidget *dialog = open_dialog (fixture);

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  td_keyboard_press ("ctrl+s");
  TD_KEYBOARD_UNTIL (dialog == NULL);
  td_keyboard_wait_window (TD_TYPE_WINDOW);
}

static gboolean
receive_cb (TdDb *db, gpointer data, GError **error)
{
  TdPeriod period = td_period_last_half (td_date_today ());
  g_autofree char *code = td_period_to_code (&period);

  return td_report_due_receive (db, 0, td_unit_find_by_code (db, "LC-CDYT", NULL), code,
                                period.from, error);
}

/* Nobody's name, a day before the period: said under the field, nothing is kept. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture);
  td_keyboard_wait_field ("submitted-on");
  td_keyboard_press ("ctrl+a");
  td_keyboard_type ("1/1/2020");
  td_keyboard_press ("ctrl+s");
  TD_KEYBOARD_UNTIL (
      td_ui_test_says (gtk_widget_get_ancestor (td_keyboard_get_focus (), TD_TYPE_SUBMIT_DIALOG),
                       "before their period begins"));
  g_assert_cmpuint (count_submissions (fixture), ==, 0);
  td_keyboard_press ("Escape");
  td_keyboard_wait_window (TD_TYPE_WINDOW);
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = td_test_dir_file (fixture->dir, "correction.xlsx");
  g_autoptr (GError) error = NULL;
  GtkWidget *differences;
  TdValueTable *table;

  hand_in (fixture);
  g_assert_cmpuint (count_submissions (fixture), ==, 1);
  TD_KEYBOARD_UNTIL (td_ui_test_says (fixture->window, "Nothing has changed since"));

  g_assert_true (td_book_write (fixture->book, "Đã nộp", receive_cb, NULL, &error));
  TD_KEYBOARD_UNTIL (td_ui_test_says (fixture->window, "Changed since the report"));
  td_keyboard_press ("ctrl+d");
  differences = td_keyboard_wait_window (TD_TYPE_DIFFERENCES_WINDOW);
  table = TD_VALUE_TABLE (td_ui_test_find (differences, TD_TYPE_VALUE_TABLE));
  TD_KEYBOARD_UNTIL (td_value_table_get_n_rows (table) > 2);
  TD_KEYBOARD_UNTIL (gtk_widget_is_ancestor (td_keyboard_get_focus (), GTK_WIDGET (table)));
  td_differences_window_export (TD_DIFFERENCES_WINDOW (differences), path);
  TD_KEYBOARD_UNTIL (td_ui_test_says (differences, "correction.xlsx"));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_object_add_weak_pointer (G_OBJECT (differences), (gpointer *) &differences);
  td_keyboard_press ("Escape");
  TD_KEYBOARD_UNTIL (differences == NULL);

  /* The change is taken back, and then the handing in itself. */
  td_keyboard_wait_window (TD_TYPE_WINDOW);
  g_assert_true (td_book_undo (fixture->book, FALSE, NULL, NULL));
  TD_KEYBOARD_UNTIL (td_ui_test_says (fixture->window, "Nothing has changed since"));
  g_assert_true (td_book_undo (fixture->book, FALSE, NULL, NULL));
  TD_KEYBOARD_UNTIL (!td_ui_test_says (fixture->window, "Nothing has changed since"));
  g_assert_cmpuint (count_submissions (fixture), ==, 0);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);

  ADD ("/submission/refused", test_refused);
  ADD ("/submission/changed", test_changed);

  return g_test_run ();
}
