#include "td-ui-test.h"

#include <string.h>

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

GtkWidget *
td_ui_test_find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = td_ui_test_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

gboolean
td_ui_test_says (GtkWidget *widget, const char *words)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (td_ui_test_says (child, words))
      return TRUE;

  return FALSE;
}
