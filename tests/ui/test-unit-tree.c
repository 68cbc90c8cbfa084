/* The tree of units by hand: dragging with the mouse, opening and closing with the keyboard. */

#include "td-keyboard.h"

#include "app/dialogs/td-unit-move-dialog.h"
#include "app/pages/td-unit-page.h"
#include "app/widgets/td-unit-chooser.h"
#include "app/widgets/td-unit-tree.h"
#include "store/td-unit-store.h"

/* The cell with @text, if it can be seen. */
static GtkWidget *
find_cell (GtkWidget *widget, const char *text)
{
  if (GTK_IS_INSCRIPTION (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cell (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWindow *
find_window (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

/* --- The page with the tree of Lai Châu ------------------------------------------------------- */

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  TdUnit *root;
  TdUnit *health;
  TdUnit *education;
  GtkWidget *page;
  GtkWidget *window;
  GtkWidget *tree;
} Fixture;

static TdUnit *
load (Fixture *f, const char *code)
{
  TdDb *db = td_book_get_reader (f->book);

  return td_unit_load (db, td_unit_find_by_code (db, code, NULL), NULL);
}

static void
set_up (Fixture *f)
{
  f->dir = td_test_dir_new ();
  f->book = td_ui_test_book (f->dir, TD_BOOK_LAI_CHAU);
  f->root = td_unit_load (td_book_get_reader (f->book),
                          td_unit_find_root (td_book_get_reader (f->book), td_date_today (), NULL),
                          NULL);
  f->health = load (f, "LC-CDYT");
  f->education = load (f, "LC-CDGD");
  f->page = GTK_WIDGET (td_unit_page_new (f->book));
  f->window = td_ui_test_show (f->page);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1200, 900);
  td_page_set_active (TD_PAGE (f->page), TRUE);
  TD_TEST_PUMP_UNTIL ((f->tree = td_ui_test_find (f->page, TD_TYPE_UNIT_TREE)) != NULL
                      && gtk_widget_get_width (f->tree) > 1000
                      && find_cell (f->tree, f->health->code) != NULL
                      && gtk_widget_get_width (find_cell (f->tree, f->health->code)) > 0);
}

static void
tear_down (Fixture *f)
{
  td_ui_test_close (f->window, f->page);
  td_unit_free (f->root);
  td_unit_free (f->health);
  td_unit_free (f->education);
  g_object_unref (f->book);
  td_test_dir_free (f->dir);
}

static GtkWidget *
find_row (Fixture *f, const char *code)
{
  GtkWidget *widget = find_cell (f->tree, code);

  while (widget != NULL && !g_str_equal (gtk_widget_get_css_name (widget), "row"))
    widget = gtk_widget_get_parent (widget);
  g_assert_nonnull (widget);

  return widget;
}

/* A hand is never quite still: what is dragged is told of a place only when it moves there. */
static gboolean
is_hovering (Fixture *f, const char *code, const char *css_class)
{
  static int x;
  GtkWidget *row = find_row (f, code);

  x = (x + 1) % 8;
  td_keyboard_point (row, 120 + x, gtk_widget_get_height (row) / 2.0);

  return gtk_widget_has_css_class (row, css_class);
}

static GtkDragSource *
find_source (Fixture *f)
{
  g_autoptr (GListModel) controllers
      = gtk_widget_observe_controllers (td_ui_test_find (f->tree, GTK_TYPE_COLUMN_VIEW));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DRAG_SOURCE (controller))
        return GTK_DRAG_SOURCE (controller);
    }

  g_assert_not_reached ();
}

static void
press (GtkWidget *row)
{
  td_keyboard_point (row, 120, gtk_widget_get_height (row) / 2.0);
  td_keyboard_run ((const char *const[]){ "xdotool", "mousedown", "1", NULL });
}

static void
drop (void)
{
  td_keyboard_run ((const char *const[]){ "xdotool", "mouseup", "1", NULL });
}

/* A press is lost while the picture of the last drag still flies back: it is then made again. */
static gboolean
is_dragged (Fixture *f, GtkWidget *row, guint *n)
{
  if (gtk_drag_source_get_drag (find_source (f)) != NULL)
    return TRUE;

  if (++*n % 20 == 0)
    {
      drop ();
      press (row);
    }
  td_keyboard_point (row, 130 + *n % 20, gtk_widget_get_height (row) / 2.0);

  return FALSE;
}

/* Takes the row with the mouse and brings it over another one. */
static void
drag (Fixture *f, const char *code, const char *to, const char *css_class)
{
  GtkWidget *row = find_row (f, code);
  guint n = 0;

  press (row);
  TD_KEYBOARD_UNTIL (is_dragged (f, row, &n));
  TD_KEYBOARD_UNTIL (is_hovering (f, to, css_class));
}

/* --- Dragging --------------------------------------------------------------------------------- */

static void
test_drag (void)
{
  Fixture f = { 0 };
  GtkWidget *dialog;
  TdUnitChooser *chooser;
  gpointer gone;
  g_autoptr (TdUnit) moved = NULL;

  set_up (&f);
  drag (&f, f.health->code, f.education->code, "td-drop-here");
  drop ();
  TD_KEYBOARD_UNTIL ((dialog = GTK_WIDGET (find_window (GTK_TYPE_DIALOG))) != NULL);
  chooser = TD_UNIT_CHOOSER (td_ui_test_find (dialog, TD_TYPE_UNIT_CHOOSER));
  g_assert_cmpint (td_unit_chooser_get_unit_id (chooser), ==, f.education->id);

  /* Nothing moved yet: the dialog has the day and the last word. */
  moved = td_unit_load (td_book_get_reader (f.book), f.health->id, NULL);
  g_assert_cmpint (moved->parent_id, ==, f.root->id);
  gone = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  gtk_dialog_response (GTK_DIALOG (dialog), 1);
  TD_KEYBOARD_UNTIL (gone == NULL);
  g_clear_pointer (&moved, td_unit_free);
  moved = td_unit_load (td_book_get_reader (f.book), f.health->id, NULL);
  g_assert_cmpint (moved->parent_id, ==, f.education->id);
  tear_down (&f);
}

/* On itself, on its present parent, on what is below it. */
static void
test_refuse (void)
{
  Fixture f = { 0 };
  const char *targets[3][2];

  set_up (&f);
  targets[0][0] = f.health->code;
  targets[0][1] = f.health->code;
  targets[1][0] = f.health->code;
  targets[1][1] = f.root->code;
  targets[2][0] = f.root->code;
  targets[2][1] = f.health->code;

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      drag (&f, targets[i][0], targets[i][1], "td-drop-refused");
      drop ();
      TD_KEYBOARD_UNTIL (gtk_drag_source_get_drag (find_source (&f)) == NULL);
      g_assert_false (gtk_widget_has_css_class (find_row (&f, targets[i][1]), "td-drop-refused"));
      g_assert_null (find_window (GTK_TYPE_DIALOG));
    }
  tear_down (&f);
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
  g_test_add_func ("/unit-tree/drag", test_drag);
  g_test_add_func ("/unit-tree/refuse", test_refuse);

  return g_test_run ();
}
