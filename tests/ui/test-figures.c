/* TdFigureEditor: the figures of units, typed and pasted by the keyboard alone. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "td-keyboard.h"
#include "td-ui-test.h"

#include "app/dialogs/td-figure-editor.h"
#include "app/td-window.h"
#include "app/widgets/td-figure-sheet-grid.h"
#include "app/widgets/td-grid.h"
#include "app/widgets/td-message-bar.h"
#include "app/widgets/td-period-chooser.h"
#include "base/td-text.h"
#include "store/td-figure-store.h"
#include "store/td-unit-store.h"

static const char *const names[] = { "CĐCS Bệnh viện A", "CĐCS Bệnh viện B", "CĐCS Bệnh viện C" };

static gboolean
add_units_cb (TdDb *db, gpointer data, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TdUnit) unit = td_unit_new ();

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

static TdBook *
create_book (const TdTestDir *dir)
{
  TdBook *book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (book);
  g_autoptr (GError) error = NULL;

  td_book_write (book, "units", add_units_cb, catalogue, &error);
  g_assert_no_error (error);

  return book;
}

static gint64
get_root (TdBook *book)
{
  return td_unit_find_by_code (td_book_get_reader (book), "LC-CDYT", NULL);
}

static TdFigureSheet *
load (TdBook *book, int half)
{
  TdPeriod period = td_period_for_half (2026, half);

  return td_figure_sheet_load (td_book_get_reader (book), get_root (book), FALSE, &period, NULL);
}

/* --- The window ------------------------------------------------------------------------------- */

static TdGrid *
get_grid (GtkWidget *editor)
{
  return TD_GRID (td_ui_test_find (editor, TD_TYPE_GRID));
}

static gboolean
is_at (GtkWidget *editor, guint row, TdFigure figure)
{
  guint at_row, at_column;

  return td_grid_get_current (get_grid (editor), &at_row, &at_column) && at_row == row
         && at_column == td_figure_sheet_grid_find_column (figure);
}

static char *
get_text (GtkWidget *editor, guint row, TdFigure figure)
{
  g_auto (TdGridCell) cell = { 0 };

  td_grid_model_get_cell (td_grid_get_model (get_grid (editor)), row,
                          td_figure_sheet_grid_find_column (figure), &cell);

  return g_steal_pointer (&cell.text);
}

static gboolean
has_text (GtkWidget *editor, guint row, TdFigure figure, const char *expected)
{
  g_autofree char *text = get_text (editor, row, figure);

  return g_str_equal (text, expected);
}

static void
wait_text (GtkWidget *editor, guint row, TdFigure figure, const char *expected)
{
  TD_KEYBOARD_UNTIL (has_text (editor, row, figure, expected));
}

static GtkWidget *
open_editor (TdBook *book)
{
  GtkWidget *editor = td_figure_editor_new (NULL, book, get_root (book));

  gtk_window_present (GTK_WINDOW (editor));
  g_assert_true (td_keyboard_wait_window (TD_TYPE_FIGURE_EDITOR) == editor);
  TD_KEYBOARD_UNTIL (is_at (editor, 0, TD_FIGURE_WORKERS));

  return editor;
}

static const char *
get_message (GtkWidget *editor)
{
  return td_message_bar_get_text (TD_MESSAGE_BAR (td_ui_test_find (editor, TD_TYPE_MESSAGE_BAR)));
}

/* Gone, or going: the book has what was typed before the window closes. */
static void
wait_closed (GtkWidget **editor)
{
  TD_KEYBOARD_UNTIL (*editor == NULL);
}

static void
type_row (GtkWidget *editor, guint row)
{
  td_keyboard_type ("40");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (editor, row, TD_FIGURE_MEMBERS));
  td_keyboard_type ("38");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (editor, row, TD_FIGURE_WOMEN));
  td_keyboard_type ("20");
  td_keyboard_press ("Return");
  TD_KEYBOARD_UNTIL (is_at (editor, row + 1, TD_FIGURE_WORKERS));
}

/* --- Tests ------------------------------------------------------------------------------------ */

/* Figures of one half-year from the list of units on, then those of the next one with the first
 * beside them. */
static void
test_typed (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  TdBook *book = create_book (dir);
  g_autoptr (TdFigureSheet) first = NULL;
  g_autoptr (TdFigureSheet) second = NULL;
  GtkWidget *editor = open_editor (book);
  TdPeriodChooser *chooser = TD_PERIOD_CHOOSER (td_ui_test_find (editor, TD_TYPE_PERIOD_CHOOSER));
  TdPeriod period = td_period_for_half (2026, 2);

  g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *) &editor);
  type_row (editor, 0);
  type_row (editor, 1);

  /* Another period would drop what is typed. */
  td_period_chooser_set_period (chooser, &period);
  g_signal_emit_by_name (chooser, "changed");
  g_assert_nonnull (get_message (editor));
  g_assert_cmpint (td_period_chooser_get_period (chooser).from.month, ==, 1);

  td_keyboard_press ("ctrl+Return");
  TD_KEYBOARD_UNTIL (strstr (get_message (editor), _ ("The figures are saved.")) != NULL);
  first = load (book, 1);
  g_assert_cmpint (td_figure_sheet_get_line (first, 0)->values.numbers[TD_FIGURE_WORKERS], ==, 40);
  g_assert_cmpint (td_figure_sheet_get_line (first, 1)->values.numbers[TD_FIGURE_WOMEN], ==, 20);
  g_assert_cmpint (td_figure_sheet_get_line (first, 2)->id, ==, 0);
  TD_KEYBOARD_UNTIL (is_at (editor, 2, TD_FIGURE_WORKERS));

  td_period_chooser_set_period (chooser, &period);
  g_signal_emit_by_name (chooser, "changed");
  TD_KEYBOARD_UNTIL (is_at (editor, 0, TD_FIGURE_WORKERS));
  td_keyboard_press ("ctrl+d");
  wait_text (editor, 0, TD_FIGURE_WORKERS, "40");
  td_keyboard_press ("ctrl+l");
  wait_text (editor, 1, TD_FIGURE_WOMEN, "20");
  wait_text (editor, 2, TD_FIGURE_WORKERS, "");
  /* The filling alone is taken back. */
  td_keyboard_press ("ctrl+z");
  wait_text (editor, 0, TD_FIGURE_WORKERS, "40");
  wait_text (editor, 1, TD_FIGURE_WOMEN, "");
  td_keyboard_press ("ctrl+s");
  wait_closed (&editor);
  second = load (book, 2);
  g_assert_cmpint (td_figure_sheet_get_line (second, 0)->values.numbers[TD_FIGURE_WORKERS], ==, 40);
  g_assert_cmpint (td_figure_sheet_get_line (second, 1)->id, ==, 0);
  g_assert_finalize_object (book);
}

/* A block copied from a worksheet, by names; what has no place is named. */
static void
test_pasted (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  TdBook *book = create_book (dir);
  g_autoptr (TdFigureSheet) sheet = NULL;
  GtkWidget *editor = open_editor (book);

  g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *) &editor);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (editor), "Đơn vị\tCNVCLĐ\tĐoàn viên\n"
                                                             "CĐCS Bệnh viện C\t1.030\t1.020\n"
                                                             "CĐCS Bệnh viện A\t30\t31\n"
                                                             "CĐCS Nhà khách\t7\t7\n");
  td_keyboard_press ("ctrl+v");
  TD_KEYBOARD_UNTIL (get_message (editor) != NULL);
  g_assert_nonnull (strstr (get_message (editor), "CĐCS Nhà khách"));
  wait_text (editor, 0, TD_FIGURE_WORKERS, "30");
  g_assert_cmpstr (td_grid_get_typed (get_grid (editor)), ==, "30");
  wait_text (editor, 2, TD_FIGURE_MEMBERS, "1.020");

  /* More members than workers is told and can be saved. */
  td_keyboard_press ("ctrl+s");
  wait_closed (&editor);
  sheet = load (book, 1);
  g_assert_cmpint (td_figure_sheet_get_line (sheet, 0)->values.numbers[TD_FIGURE_MEMBERS], ==, 31);
  g_assert_cmpint (td_figure_sheet_get_line (sheet, 2)->values.numbers[TD_FIGURE_WORKERS], ==,
                   1030);
  g_assert_finalize_object (book);
}

/* What is no number stays in its cell, and the window with it. */
static void
test_unread (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  TdBook *book = create_book (dir);
  g_autoptr (TdFigureSheet) sheet = NULL;
  GtkWidget *editor = open_editor (book);
  g_auto (TdGridRow) row = { 0 };

  g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *) &editor);
  td_keyboard_press ("Tab");
  td_keyboard_type ("nhieu");
  td_keyboard_press ("Return");
  TD_KEYBOARD_UNTIL (is_at (editor, 1, TD_FIGURE_WORKERS));
  td_grid_model_get_row (td_grid_get_model (get_grid (editor)), 0, &row);
  g_assert_cmpint (row.severity, ==, TD_SEVERITY_ERROR);
  g_assert_nonnull (strstr (row.problem, "nhieu"));

  td_keyboard_press ("ctrl+s");
  TD_KEYBOARD_UNTIL (is_at (editor, 0, TD_FIGURE_MEMBERS));
  wait_text (editor, 0, TD_FIGURE_MEMBERS, "nhieu");
  td_keyboard_type ("25");
  td_keyboard_press ("ctrl+s");
  wait_closed (&editor);
  sheet = load (book, 1);
  g_assert_cmpint (td_figure_sheet_get_line (sheet, 0)->values.numbers[TD_FIGURE_MEMBERS], ==, 25);
  g_assert_finalize_object (book);
}

/* Ctrl+L in the list of units. */
static void
test_opened (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  TdBook *book = create_book (dir);
  GtkWidget *window = td_window_new (NULL, book);
  GtkWidget *editor;

  gtk_window_present (GTK_WINDOW (window));
  td_keyboard_wait_window (TD_TYPE_WINDOW);
  td_window_show_page (TD_WINDOW (window), "units");
  td_page_focus_filter (td_window_get_page (TD_WINDOW (window)));
  td_keyboard_press ("ctrl+l");
  editor = td_keyboard_wait_window (TD_TYPE_FIGURE_EDITOR);
  TD_KEYBOARD_UNTIL (td_grid_model_get_n_rows (td_grid_get_model (get_grid (editor))) == 2);
  g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *) &editor);
  td_keyboard_press ("Escape");
  wait_closed (&editor);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (book);
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);

  g_test_add_func ("/figures/typed", test_typed);
  g_test_add_func ("/figures/pasted", test_pasted);
  g_test_add_func ("/figures/unread", test_unread);
  g_test_add_func ("/figures/opened", test_opened);

  return g_test_run ();
}
