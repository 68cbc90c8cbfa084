/* TdMessageBar, TdWindow and its actions, TdWelcome. */

#include "td-ui-test.h"

#include "app/td-application.h"
#include "app/td-welcome.h"
#include "app/td-window.h"
#include "app/widgets/td-message-bar.h"
#include "base/td-error.h"
#include "store/td-setting-store.h"

static void
test_message_bar (void)
{
  GtkWidget *widget = td_message_bar_new ();
  TdMessageBar *bar = TD_MESSAGE_BAR (widget);
  GtkWidget *window = td_ui_test_show (widget);
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "gone");
  g_autoptr (GError) own = g_error_new_literal (TD_ERROR, TD_ERROR_LOCKED, "Close the other one.");
  g_autoptr (GError) system = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "disk full");

  g_assert_null (td_message_bar_get_text (bar));
  td_message_bar_show_error (bar, own);
  g_assert_cmpstr (td_message_bar_get_text (bar), ==, "Error: Close the other one.");
  td_message_bar_show_error (bar, system);
  g_assert_nonnull (strstr (td_message_bar_get_text (bar), "disk full"));
  td_message_bar_show_error (bar, cancelled);
  g_assert_null (td_message_bar_get_text (bar));
  td_message_bar_show (bar, GTK_MESSAGE_WARNING, "Slow.");
  g_assert_cmpstr (td_message_bar_get_text (bar), ==, "Warning: Slow.");
  td_message_bar_hide (bar);
  g_assert_null (td_message_bar_get_text (bar));
  td_ui_test_close (window, widget);
}

/* The first widget of @type below @widget that says @text. */
static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), text)
      && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
write_setting (TdDb *db, gpointer data, GError **error)
{
  return td_setting_set (db, TD_SETTING_ORGANISATION_SHORT, data, error);
}

static void
test_undo (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_EMPTY);
  GtkWidget *window = td_window_new (NULL, book);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  g_assert_true (td_window_get_for (window) == TD_WINDOW (window));
  g_assert_true (td_window_get_book (TD_WINDOW (window)) == book);
  before = g_strdup (gtk_window_get_title (GTK_WINDOW (window)));

  /* Nothing to undo is told, and is no error. */
  gtk_widget_activate_action (window, "win.undo", NULL);
  TD_TEST_PUMP_UNTIL (td_book_get_undo_label (book, FALSE) == NULL);

  td_book_write (book, "Renamed the office", write_setting, (gpointer) "LĐLĐ Thử", &error);
  g_assert_no_error (error);
  TD_TEST_PUMP_UNTIL (strstr (gtk_window_get_title (GTK_WINDOW (window)), "LĐLĐ Thử") != NULL);

  gtk_widget_activate_action (window, "win.undo", NULL);
  TD_TEST_PUMP_UNTIL (g_str_equal (gtk_window_get_title (GTK_WINDOW (window)), before));
  TD_TEST_PUMP_UNTIL (find_label (window, "Undone: Renamed the office") != NULL);
  gtk_widget_activate_action (window, "win.redo", NULL);
  TD_TEST_PUMP_UNTIL (find_label (window, "Redone: Renamed the office") != NULL);
  gtk_widget_activate_action (window, "win.hide-note", NULL);
  TD_TEST_PUMP_UNTIL (find_label (window, "Redone") == NULL);

  td_ui_test_close (window, window);
}

/* The keys can be shown. */
static void
test_keys (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  TdBook *book = td_ui_test_book (dir, TD_BOOK_EMPTY);
  GtkWidget *window = td_window_new (NULL, book);
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWidget *keys = NULL;

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (gtk_widget_activate_action (window, "win.show-help-overlay", NULL));
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (GTK_IS_SHORTCUTS_WINDOW (toplevel))
        keys = toplevel;
    }
  g_assert_nonnull (keys);
  TD_TEST_PUMP_UNTIL (find_label (keys, "Read again") != NULL);
  g_object_set (keys, "section-name", "entering", NULL);
  TD_TEST_PUMP_UNTIL (find_label (keys, "Repeat the cell above") != NULL);
  gtk_window_destroy (GTK_WINDOW (keys));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (book);
}

static void
test_welcome (void)
{
  g_autoptr (TdApplication) application = td_application_new ();
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "new.db");
  g_autoptr (GError) error = g_error_new_literal (TD_ERROR, TD_ERROR_EXISTS, "It is there.");
  GtkWidget *welcome;

  g_application_register (G_APPLICATION (application), NULL, NULL);
  welcome = td_welcome_new (GTK_APPLICATION (application), path);
  gtk_window_present (GTK_WINDOW (welcome));
  gtk_test_widget_wait_for_draw (welcome);
  g_assert_null (find_label (welcome, "Error: It is there."));
  td_welcome_show_error (TD_WELCOME (welcome), error);
  TD_TEST_PUMP_UNTIL (find_label (welcome, "Error: It is there.") != NULL);

  for (const char *const *name
       = (const char *const[]){ "quit", "about", "new-book", "open-book", "language", NULL };
       *name != NULL; name++)
    g_assert_true (g_action_group_has_action (G_ACTION_GROUP (application), *name));
  td_ui_test_close (welcome, welcome);
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
  g_test_add_func ("/window/message-bar", test_message_bar);
  g_test_add_func ("/window/undo", test_undo);
  g_test_add_func ("/window/keys", test_keys);
  g_test_add_func ("/window/welcome", test_welcome);

  return g_test_run ();
}
