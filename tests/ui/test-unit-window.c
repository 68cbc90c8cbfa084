/* TdUnitWindow: all that the sample book has of a unit, tab by tab, by the keyboard and by links.
 */

#include <string.h>

#include "td-keyboard.h"

#include "app/dialogs/td-unit-editor.h"
#include "app/dialogs/td-unit-window.h"
#include "app/pages/td-unit-page.h"
#include "app/td-records.h"
#include "app/td-window.h"
#include "app/widgets/td-line-chart.h"
#include "app/widgets/td-record-view.h"
#include "base/td-text.h"
#include "store/td-sample.h"
#include "store/td-unit-store.h"

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->dir = td_test_dir_new ();
  path = td_test_dir_file (self->dir, "book.db");
  td_sample_create (path, 0, 3, NULL, &error);
  g_assert_no_error (error);
  self->book = td_book_open (path, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->book);
  td_test_dir_free (self->dir);
}

static gint64
find_unit (Fixture *self, const char *code)
{
  gint64 id = td_unit_find_by_code (td_book_get_reader (self->book), code, NULL);

  g_assert_cmpint (id, !=, 0);

  return id;
}

/* The grassroots union with the first code that there is: it was awarded and has reported. */
#define GRASSROOTS "CDCS-0006"

static void
read_labels (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_INSCRIPTION (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (text, "%s\n", gtk_inscription_get_text (GTK_INSCRIPTION (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    read_labels (child, text);
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  read_labels (widget, labels);

  return strstr (labels->str, text) != NULL;
}

static GtkWidget *
open_window (Fixture *self, const char *code)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *window = td_unit_window_new (NULL, self->book, find_unit (self, code), &error);

  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  td_keyboard_wait_window (TD_TYPE_UNIT_WINDOW);
  TD_KEYBOARD_UNTIL (!td_unit_window_is_loading (TD_UNIT_WINDOW (window)));

  return window;
}

static void
show_tab (GtkWidget *window, TdUnitTab tab)
{
  g_autofree char *keys = g_strdup_printf ("alt+%d", tab + 1);

  td_keyboard_press (keys);
  TD_KEYBOARD_UNTIL (td_unit_window_get_tab (TD_UNIT_WINDOW (window)) == tab);
}

/* A district that ended in the reorganisation: its days, what happened, and its figures until then.
 */
static void
test_closed (Fixture *self, gconstpointer data)
{
  GtkWidget *window = open_window (self, "LC-TAMDUONG");

  TD_KEYBOARD_UNTIL (says (window, "Closed on 30/06/2025"));
  g_assert_true (says (window, "Liên đoàn Lao động huyện Tam Đường"));
  g_assert_true (says (window, "LĐLĐ tỉnh Lai Châu"));
  g_assert_true (says (window, "Sắp xếp tổ chức công đoàn tỉnh Lai Châu từ 01/07/2025"));
  g_assert_true (says (window, "01/07/2025"));

  show_tab (window, TD_UNIT_TAB_FIGURES);
  TD_KEYBOARD_UNTIL (td_ui_test_find (window, TD_TYPE_LINE_CHART) != NULL);
  TD_KEYBOARD_UNTIL (says (window, "6 tháng cuối năm 2024"));
  g_assert_false (says (window, "6 tháng cuối năm 2025"));

  /* Nothing of it: each says what belongs there. */
  show_tab (window, TD_UNIT_TAB_DOCUMENTS);
  TD_KEYBOARD_UNTIL (says (window, "No document yet"));
  td_ui_test_close (window, window);
}

static void
test_grassroots (Fixture *self, gconstpointer data)
{
  GtkWidget *window = open_window (self, GRASSROOTS);

  show_tab (window, TD_UNIT_TAB_FIGURES);
  TD_KEYBOARD_UNTIL (says (window, "6 tháng đầu năm 2026"));
  show_tab (window, TD_UNIT_TAB_AWARDS);
  TD_KEYBOARD_UNTIL (says (window, "As a collective"));
  show_tab (window, TD_UNIT_TAB_CAMPAIGNS);
  TD_KEYBOARD_UNTIL (says (window, "6 tháng đầu năm 2026"));
  g_assert_true (says (window, "Lao động giỏi"));
  show_tab (window, TD_UNIT_TAB_REPORTS);
  TD_KEYBOARD_UNTIL (says (window, "No report is due") || says (window, "Due on"));

  /* The tabs in their order, from the last to the first. */
  td_keyboard_press ("ctrl+Page_Up");
  TD_KEYBOARD_UNTIL (td_unit_window_get_tab (TD_UNIT_WINDOW (window)) == TD_UNIT_TAB_DOCUMENTS);
  td_keyboard_press ("alt+1");
  TD_KEYBOARD_UNTIL (td_unit_window_get_tab (TD_UNIT_WINDOW (window)) == TD_UNIT_TAB_OVERVIEW);
  td_ui_test_close (window, window);
}

typedef struct
{
  TdCatalogue *catalogue;
  gint64 id;
} Rename;

static gboolean
rename_cb (TdDb *db, gpointer data, GError **error)
{
  Rename *rename = data;
  g_autoptr (TdUnit) unit = td_unit_load (db, rename->id, error);

  if (unit == NULL)
    return FALSE;
  td_text_set (&unit->name, "CĐCS Tên mới");

  return td_unit_save (db, rename->catalogue, unit, error);
}

/* What is saved and undone elsewhere is shown at once. */
static void
test_follows (Fixture *self, gconstpointer data)
{
  GtkWidget *window = open_window (self, GRASSROOTS);
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (self->book);
  Rename rename = { catalogue, find_unit (self, GRASSROOTS) };
  g_autoptr (GError) error = NULL;

  td_book_write (self->book, "rename", rename_cb, &rename, &error);
  g_assert_no_error (error);
  TD_KEYBOARD_UNTIL (says (window, "CĐCS Tên mới"));
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (window)), "CĐCS Tên mới"));
  g_assert_true (td_book_undo (self->book, FALSE, NULL, &error));
  TD_KEYBOARD_UNTIL (!says (window, "CĐCS Tên mới"));
  TD_KEYBOARD_UNTIL (!td_unit_window_is_loading (TD_UNIT_WINDOW (window)));
  td_ui_test_close (window, window);
}

/* Enter in the list of units, F2 for its editor, Esc back. */
static void
test_from_list (Fixture *self, gconstpointer data)
{
  GtkWidget *main_window = td_window_new (NULL, self->book);
  GtkWidget *window, *editor;
  TdRecordView *view;
  gint64 id = find_unit (self, GRASSROOTS);
  gpointer gone;

  gtk_window_present (GTK_WINDOW (main_window));
  td_keyboard_wait_window (TD_TYPE_WINDOW);
  td_window_show_page (TD_WINDOW (main_window), "units");
  view = TD_RECORD_VIEW (td_ui_test_find (main_window, TD_TYPE_RECORD_VIEW));
  td_record_view_focus_filter (view);
  td_keyboard_type (GRASSROOTS);
  TD_KEYBOARD_UNTIL (td_row_list_get_id (td_record_view_get_list (view), 0) == id
                     && !td_row_list_get_loading (td_record_view_get_list (view)));
  td_keyboard_press ("Down");
  TD_KEYBOARD_UNTIL (td_record_view_get_selected_id (view) == id);
  td_keyboard_press ("Return");
  window = td_keyboard_wait_window (TD_TYPE_UNIT_WINDOW);
  g_assert_true (td_unit_window_is_of (TD_UNIT_WINDOW (window), self->book, id));
  td_keyboard_press ("F2");
  editor = gone = td_keyboard_wait_window (TD_TYPE_UNIT_EDITOR);
  g_object_add_weak_pointer (G_OBJECT (editor), &gone);
  td_keyboard_press ("Escape");
  TD_KEYBOARD_UNTIL (gone == NULL);
  g_assert_true (td_keyboard_wait_window (TD_TYPE_UNIT_WINDOW) == window);
  gone = window;
  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  td_keyboard_press ("Escape");
  TD_KEYBOARD_UNTIL (gone == NULL);
  gtk_window_destroy (GTK_WINDOW (main_window));
}

/* The unit above it, from a link of the overview. */
static void
test_link (Fixture *self, gconstpointer data)
{
  GtkWidget *main_window = td_window_new (NULL, self->book);
  GtkWidget *first, *second;
  gint64 id = find_unit (self, GRASSROOTS);
  g_autoptr (TdUnit) unit = td_unit_load (td_book_get_reader (self->book), id, NULL);

  gtk_window_present (GTK_WINDOW (main_window));
  td_keyboard_wait_window (TD_TYPE_WINDOW);
  td_records_open_unit (main_window, self->book, id);
  first = td_keyboard_wait_window (TD_TYPE_UNIT_WINDOW);
  TD_KEYBOARD_UNTIL (!td_unit_window_is_loading (TD_UNIT_WINDOW (first)));
  /* Around the window to the first link of the overview, which is that of the unit above. */
  for (guint i = 0; i < 12 && !GTK_IS_LABEL (td_keyboard_get_focus ()); i++)
    td_keyboard_press ("Tab");
  g_assert_true (GTK_IS_LABEL (td_keyboard_get_focus ()));
  td_keyboard_press ("Return");
  TD_KEYBOARD_UNTIL ((second = td_keyboard_wait_window (TD_TYPE_UNIT_WINDOW)) != first);
  g_assert_true (td_unit_window_is_of (TD_UNIT_WINDOW (second), self->book, unit->parent_id));

  gtk_window_destroy (GTK_WINDOW (first));
  gtk_window_destroy (GTK_WINDOW (second));
  gtk_window_destroy (GTK_WINDOW (main_window));
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/unit-window/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("closed", test_closed);
  ADD ("grassroots", test_grassroots);
  ADD ("follows", test_follows);
  ADD ("from-list", test_from_list);
  ADD ("link", test_link);
#undef ADD

  return g_test_run ();
}
