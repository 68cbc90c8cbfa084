/* TdUnitDoubleWindow: doubles merged, said to be two, and brought back, by the keyboard alone. */

#include <string.h>

#include "td-keyboard.h"

#include "app/dialogs/td-unit-double-window.h"
#include "app/widgets/td-message-bar.h"
#include "base/td-text.h"
#include "store/td-unit-store.h"

static const char *const names[][2] = {
  { "A-1", "CĐCS Bệnh viện huyện Phong Thổ" },
  { "A-2", "Công đoàn cơ sở Bệnh viện Phong Thổ" },
  { "B-1", "CĐCS Trường THCS Nậm Sỏ" },
  { "B-2", "CĐCS Trường Trung học cơ sở Nậm Sỏ" },
};

static gboolean
add_units_cb (TdDb *db, gpointer data, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TdUnit) unit = td_unit_new ();

      td_text_set (&unit->code, names[i][0]);
      td_text_set (&unit->name, names[i][1]);
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

static guint
count_pairs (GtkWidget *window)
{
  GtkListBox *list = GTK_LIST_BOX (td_ui_test_find (window, GTK_TYPE_LIST_BOX));
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;

  return n;
}

static gboolean
has_unit (TdBook *book, const char *code)
{
  return td_unit_find_by_code (td_book_get_reader (book), code, NULL) != 0;
}

static const char *
get_message (GtkWidget *window)
{
  const char *text
      = td_message_bar_get_text (TD_MESSAGE_BAR (td_ui_test_find (window, TD_TYPE_MESSAGE_BAR)));

  return text != NULL ? text : "";
}

#define WAIT_PAIRS(window, n)                                                                      \
  TD_KEYBOARD_UNTIL (!td_unit_double_window_is_busy (TD_UNIT_DOUBLE_WINDOW (window))               \
                     && count_pairs (window) == (n))

static void
test_keyboard (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  TdBook *book = create_book (dir);
  GtkWidget *window = td_unit_double_window_new (NULL, book);
  gpointer gone = window;

  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  gtk_window_present (GTK_WINDOW (window));
  td_keyboard_wait_window (TD_TYPE_UNIT_DOUBLE_WINDOW);
  WAIT_PAIRS (window, 2);

  /* The likelier pair is marked: the same words. The first of it stays. */
  td_keyboard_press ("Return");
  WAIT_PAIRS (window, 1);
  g_assert_true (has_unit (book, "B-1"));
  g_assert_false (has_unit (book, "B-2"));
  TD_KEYBOARD_UNTIL (strstr (get_message (window), "B-2") != NULL);

  /* The other pair is no pair. */
  td_keyboard_press ("Delete");
  WAIT_PAIRS (window, 0);
  g_assert_true (has_unit (book, "A-1") && has_unit (book, "A-2"));

  /* Both are taken back, the last one first. */
  td_keyboard_press ("ctrl+z");
  WAIT_PAIRS (window, 1);
  td_keyboard_press ("ctrl+z");
  WAIT_PAIRS (window, 2);
  g_assert_true (has_unit (book, "B-2"));

  td_keyboard_press ("Escape");
  TD_KEYBOARD_UNTIL (gone == NULL);
  g_assert_finalize_object (book);
}

/* The second one is kept. */
static void
test_keep_second (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  TdBook *book = create_book (dir);
  GtkWidget *window = td_unit_double_window_new (NULL, book);
  gpointer gone = window;

  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  gtk_window_present (GTK_WINDOW (window));
  td_keyboard_wait_window (TD_TYPE_UNIT_DOUBLE_WINDOW);
  WAIT_PAIRS (window, 2);
  td_keyboard_press ("alt+s");
  gtk_widget_activate_action (window, "doubles.merge", NULL);
  WAIT_PAIRS (window, 1);
  g_assert_false (has_unit (book, "B-1"));
  g_assert_true (has_unit (book, "B-2"));
  gtk_window_destroy (GTK_WINDOW (window));
  TD_KEYBOARD_UNTIL (gone == NULL);
  g_assert_finalize_object (book);
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);

  g_test_add_func ("/unit-double/keyboard", test_keyboard);
  g_test_add_func ("/unit-double/keep-second", test_keep_second);

  return g_test_run ();
}
