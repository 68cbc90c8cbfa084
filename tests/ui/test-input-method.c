/* Vietnamese by a real input method: what Telex makes of the keys is what the widget has, also when
 * Tab, Enter or Ctrl+S follows the last letter, while the syllable is still being composed. */

#include "td-input-method.h"

#include "app/widgets/td-composition.h"
#include "app/widgets/td-control.h"
#include "app/widgets/td-record-view.h"
#include "app/widgets/td-term-drop-down.h"
#include "app/widgets/td-unit-chooser.h"

static void
test_entry (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *other = gtk_entry_new ();
  GtkWidget *window;

  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), other);
  window = td_ui_test_show (box);
  td_keyboard_wait_window (GTK_TYPE_WINDOW);
  gtk_widget_grab_focus (entry);

  td_input_method_check (GTK_EDITABLE (entry), "Lai Chaau", "Tab", "Lai Châu");
  td_input_method_check (GTK_EDITABLE (other), "ddoongf chis Lof Thij Anhs,", "space",
                         "đồng chí Lò Thị Ánh, ");
  td_keyboard_press ("shift+Tab");
  /* Over what is selected. */
  td_input_method_check (GTK_EDITABLE (entry), "Chaau", "Return", "Châu");
  td_ui_test_close (window, box);
}

/* --- Searches --------------------------------------------------------------------------------- */

static guint
count (GtkWidget *view)
{
  return g_list_model_get_n_items (G_LIST_MODEL (td_record_view_get_list (TD_RECORD_VIEW (view))));
}

static gboolean
is_searched (GtkWidget *view, const char *text)
{
  return g_strcmp0 (td_record_view_get_query (TD_RECORD_VIEW (view))->search, text) == 0;
}

static gboolean
is_composed (GtkEditable *editable, const char *expected)
{
  g_autofree char *text = td_composition_get_text (editable);

  return g_str_equal (text, expected);
}

/* What is composed is searched for before it is committed, and once more after. */
static void
test_list (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  GtkWidget *view = td_record_view_new (book, TD_LIST_UNITS);
  GtkWidget *window = td_ui_test_show (view);
  guint n_all;

  td_record_view_set_active (TD_RECORD_VIEW (view), TRUE);
  TD_TEST_PUMP_UNTIL (count (view) > 0);
  n_all = count (view);
  td_keyboard_wait_window (GTK_TYPE_WINDOW);
  gtk_widget_grab_focus (view);

  td_input_method_type ("giaos duc");
  TD_KEYBOARD_UNTIL (is_searched (view, "giáo duc"));
  g_assert_cmpstr (td_record_view_get_search (TD_RECORD_VIEW (view)), ==, "giáo ");
  TD_KEYBOARD_UNTIL (count (view) > 0 && count (view) < n_all);
  td_input_method_type ("j");
  TD_KEYBOARD_UNTIL (is_searched (view, "giáo dục"));
  td_keyboard_press ("space");
  TD_KEYBOARD_UNTIL (is_searched (view, "giáo dục "));
  td_input_method_select_all ();
  td_input_method_type ("xyz");
  TD_KEYBOARD_UNTIL (is_searched (view, "xyz") && count (view) == 0);
  td_ui_test_close (window, view);
}

/* Enter and Tab take the hit of what is composed, and nothing of it is left in the entry. */
static void
test_unit_chooser (void)
{
  static const struct
  {
    const char *telex;
    const char *keys;
    const char *name;
  } cases[] = {
    { "Lieen ddoanf lao ddoongj tinhr", "Return", "Liên đoàn Lao động tỉnh Lai Châu" },
    { "cd nganhf giaos ducj", "Return", "Công đoàn ngành Giáo dục tỉnh Lai Châu" },
    { "cd nganh giao duc", "Return", "Công đoàn ngành Giáo dục tỉnh Lai Châu" },
    { "lieen doan lao dong tinhr", "Tab", "Liên đoàn Lao động tỉnh Lai Châu" },
  };
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *chooser = td_unit_chooser_new ();
  GtkEditable *entry = GTK_EDITABLE (td_control_get_target (chooser));
  GtkWidget *window;

  td_unit_chooser_set_book (TD_UNIT_CHOOSER (chooser), book);
  gtk_box_append (GTK_BOX (box), chooser);
  gtk_box_append (GTK_BOX (box), gtk_entry_new ());
  window = td_ui_test_show (box);
  td_keyboard_wait_window (GTK_TYPE_WINDOW);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %s", cases[i].telex, cases[i].keys);
      gtk_widget_grab_focus (chooser);
      td_input_method_select_all ();
      td_input_method_check (entry, cases[i].telex, cases[i].keys, cases[i].name);
      g_assert_cmpint (td_unit_chooser_get_unit_id (TD_UNIT_CHOOSER (chooser)), >, 0);
    }
  td_ui_test_close (window, box);
}

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

/* A click takes a hit of what is composed, and nothing of it comes after. */
static void
test_unit_click (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  GtkWidget *chooser = td_unit_chooser_new ();
  GtkEditable *entry = GTK_EDITABLE (td_control_get_target (chooser));
  GtkWidget *window, *row;

  td_unit_chooser_set_book (TD_UNIT_CHOOSER (chooser), book);
  window = td_ui_test_show (chooser);
  td_keyboard_wait_window (GTK_TYPE_WINDOW);
  gtk_widget_grab_focus (chooser);
  td_input_method_type ("nganhf giaos ducj");
  TD_KEYBOARD_UNTIL ((row = find (chooser, GTK_TYPE_LIST_BOX_ROW)) != NULL
                     && gtk_widget_get_mapped (row) && is_composed (entry, "ngành giáo dục"));
  gtk_test_widget_wait_for_draw (row);
  td_keyboard_click (row, 20, 10);
  td_input_method_wait_text (entry, "Công đoàn ngành Giáo dục tỉnh Lai Châu");
  td_input_method_type (" ");
  td_input_method_wait_text (entry, "Công đoàn ngành Giáo dục tỉnh Lai Châu ");
  td_ui_test_close (window, chooser);
}

static void
test_drop_down (void)
{
  static const char *const names[]
      = { "Cờ thi đua", "Bằng khen", "Giấy khen", "Đề án", "A", "B", "C",
          "D",          "E",         "G",         "H",     "I", "K", "L" };
  GtkWidget *terms = td_term_drop_down_new ();
  GtkWidget *window;

  td_term_drop_down_set_items (TD_TERM_DROP_DOWN (terms), names, names, G_N_ELEMENTS (names));
  window = td_ui_test_show (terms);
  td_keyboard_wait_window (GTK_TYPE_WINDOW);
  gtk_widget_grab_focus (terms);
  td_keyboard_press ("space");
  TD_KEYBOARD_UNTIL (GTK_IS_TEXT (td_keyboard_get_focus ()));
  td_input_method_type ("ddeef");
  td_keyboard_press ("Return");
  TD_KEYBOARD_UNTIL (GTK_IS_BUTTON (td_keyboard_get_focus ()));
  g_assert_cmpstr (td_term_drop_down_get_code (TD_TERM_DROP_DOWN (terms)), ==, "Đề án");
  td_ui_test_close (window, terms);
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
  td_input_method_init ();
  g_test_add_func ("/input-method/entry", test_entry);
  g_test_add_func ("/input-method/list", test_list);
  g_test_add_func ("/input-method/unit-chooser", test_unit_chooser);
  g_test_add_func ("/input-method/unit-click", test_unit_click);
  g_test_add_func ("/input-method/drop-down", test_drop_down);

  return g_test_run ();
}
