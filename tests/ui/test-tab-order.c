/* Shift+Tab goes back the way that Tab came: out of the filters of the pages and through every
 * editor. */
#include "td-keyboard.h"
#include "td-ui-test.h"

#include "app/td-application.h"
#include "app/td-window.h"
#include "app/widgets/td-grid.h"
#include "app/widgets/td-record-view.h"

/* Enough to come out of the first fields of every editor. */
#define N_TABS 12

typedef struct
{
  TdTestDir *dir;
  TdApplication *application;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->dir = td_test_dir_new ();
  path = td_test_dir_file (fixture->dir, "book.db");
  fixture->application = td_application_new ();
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
  td_book_create (path, TD_BOOK_LAI_CHAU, &error);
  g_assert_no_error (error);
  td_application_open_book (fixture->application, path, &error);
  g_assert_no_error (error);
  fixture->window = td_keyboard_wait_window (TD_TYPE_WINDOW);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_keyboard_press ("ctrl+q");
  TD_KEYBOARD_UNTIL (gtk_application_get_windows (GTK_APPLICATION (fixture->application)) == NULL);
  g_object_unref (fixture->application);
  td_test_dir_free (fixture->dir);
}

static gboolean
is_in (GtkWidget *widget, GType type)
{
  return widget != NULL && gtk_widget_get_ancestor (widget, type) != NULL;
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  const char *const pages[] = { "alt+2", "alt+3", "alt+4", "alt+5", "alt+6" };
  GtkWidget *filter = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_test_message ("%s", pages[i]);
      td_keyboard_press (pages[i]);
      td_keyboard_press ("ctrl+f");
      TD_KEYBOARD_UNTIL (td_keyboard_get_focus () != filter
                         && is_in (td_keyboard_get_focus (), GTK_TYPE_SEARCH_ENTRY));
      filter = td_keyboard_get_focus ();
      td_keyboard_press ("shift+Tab");
      TD_KEYBOARD_UNTIL (td_keyboard_get_focus () != filter);
      td_keyboard_press ("Tab");
      TD_KEYBOARD_UNTIL (td_keyboard_get_focus () == filter);
    }
}

/* The pages' names: arrows go through them and show the page, Tab goes into it. */
static void
test_navigation (Fixture *fixture, gconstpointer data)
{
  GtkWidget *units, *campaigns;

  td_keyboard_press ("alt+2");
  td_keyboard_press ("ctrl+f");
  TD_KEYBOARD_UNTIL (is_in (td_keyboard_get_focus (), GTK_TYPE_SEARCH_ENTRY));
  td_keyboard_press ("shift+Tab");
  TD_KEYBOARD_UNTIL (GTK_IS_LIST_BOX_ROW (td_keyboard_get_focus ()));
  units = td_keyboard_get_focus ();
  td_keyboard_press ("Down");
  TD_KEYBOARD_UNTIL (td_keyboard_get_focus () != units);
  campaigns = td_keyboard_get_focus ();
  g_assert_true (campaigns == gtk_widget_get_next_sibling (units));
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (campaigns)));
  td_keyboard_press ("Up");
  TD_KEYBOARD_UNTIL (td_keyboard_get_focus () == units);
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_in (td_keyboard_get_focus (), GTK_TYPE_SEARCH_ENTRY));
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (units)));
}

static void
test_editor (Fixture *fixture, gconstpointer data)
{
  const char *page = data;
  GtkWidget *way[N_TABS + 1] = { NULL };
  guint n = 0;

  td_keyboard_press (page);
  td_keyboard_press ("ctrl+n");
  TD_KEYBOARD_UNTIL (GTK_IS_WINDOW (gtk_widget_get_root (td_keyboard_get_focus ()))
                     && gtk_widget_get_root (td_keyboard_get_focus ())
                            != GTK_ROOT (fixture->window));

  /* A grid takes the Tab for its cells. */
  for (way[0] = td_keyboard_get_focus (); n < N_TABS && !is_in (way[n], TD_TYPE_GRID); n++)
    {
      td_keyboard_press ("Tab");
      TD_KEYBOARD_UNTIL (td_keyboard_get_focus () != way[n]);
      way[n + 1] = td_keyboard_get_focus ();
    }
  g_assert_cmpuint (n, >, 2);
  while (n-- > 0)
    {
      td_keyboard_press ("shift+Tab");
      TD_KEYBOARD_UNTIL (td_keyboard_get_focus () == way[n]);
    }

  td_keyboard_press ("Escape");
  g_assert_true (td_keyboard_wait_window (TD_TYPE_WINDOW) == fixture->window);
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);

  ADD ("/tab-order/filters", NULL, test_filters);
  ADD ("/tab-order/navigation", NULL, test_navigation);
  ADD ("/tab-order/unit", "alt+2", test_editor);
  ADD ("/tab-order/campaign", "alt+3", test_editor);
  ADD ("/tab-order/initiative", "alt+5", test_editor);
  ADD ("/tab-order/document", "alt+6", test_editor);

  return g_test_run ();
}
