#include "td-ui-test.h"

#include "app/td-environment.h"

void
td_ui_test_init (int *argc, char ***argv)
{
  g_setenv ("THIDUA_TODAY", "2026-06-15", TRUE);
  gtk_test_init (argc, argv, NULL);
  td_app_init ();
  /* GtkText 4.8 warns when its cursor's timer comes between two windows' change of the focus, which
   * only a display without a window manager has; warnings end a test. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
}

TdBook *
td_ui_test_book (const TdTestDir *dir, TdBookSeed seed)
{
  g_autofree char *path = td_test_dir_file (dir, "book.db");
  g_autoptr (GError) error = NULL;
  TdBook *book;

  td_book_create (path, seed, &error);
  g_assert_no_error (error);
  book = td_book_open (path, &error);
  g_assert_no_error (error);

  return book;
}

GtkWidget *
td_ui_test_show (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  return window;
}

void
td_ui_test_close (GtkWidget *window, gpointer widget)
{
  gpointer gone = widget;

  g_object_add_weak_pointer (G_OBJECT (widget), &gone);
  gtk_window_destroy (GTK_WINDOW (window));
  TD_TEST_PUMP_UNTIL (gone == NULL);
}

void
td_ui_test_count_cb (guint *n)
{
  *n += 1;
}
