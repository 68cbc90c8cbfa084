/* Vietnamese by a real input method in the cells of a TdGrid: what is composed goes to the cell it
 * was typed in, whole and once, however the cell is left. */

#include "td-input-method.h"

#include "app/widgets/td-composition.h"
#include "app/widgets/td-grid.h"
#include "base/td-text.h"

/* --- A model of texts ------------------------------------------------------------------------- */

#define N_ROWS 3
#define N_COLUMNS 5

static const TdGridColumn columns[N_COLUMNS] = {
  { TD_GRID_TEXT, "Name", NULL, 20, FALSE },    { TD_GRID_TEXT, "Post", NULL, 20, FALSE },
  { TD_GRID_CHOICE, "Form", NULL, 20, FALSE },  { TD_GRID_TOGGLE, "Woman", NULL, 5, FALSE },
  { TD_GRID_NUMBER, "Bonus", NULL, 10, FALSE },
};

static const char *const choices[] = { "Bằng khen", "Cờ thi đua", "Đề án", "Giấy khen" };

#define TEST_TYPE_MODEL (test_model_get_type ())
G_DECLARE_FINAL_TYPE (TestModel, test_model, TEST, MODEL, GObject)

struct _TestModel
{
  GObject parent_instance;

  char *texts[N_ROWS][N_COLUMNS];
  char *typing; /* what the current cell was last said to have */
};

static guint
get_n_columns (TdGridModel *model)
{
  return N_COLUMNS;
}

static const TdGridColumn *
get_column (TdGridModel *model, guint column)
{
  return &columns[column];
}

static guint
get_n_rows (TdGridModel *model)
{
  return N_ROWS;
}

static void
get_row (TdGridModel *model, guint row, TdGridRow *info)
{
  *info = (TdGridRow){ .kind = TD_GRID_ROW_LINE, .title = g_strdup_printf ("%u", row + 1) };
}

static void
get_cell (TdGridModel *model, guint row, guint column, TdGridCell *cell)
{
  *cell = (TdGridCell){ .text = g_strdup (TEST_MODEL (model)->texts[row][column]) };
}

static void
set_text (TdGridModel *model, guint row, guint column, const char *text)
{
  TestModel *self = TEST_MODEL (model);

  g_free (self->texts[row][column]);
  self->texts[row][column] = g_strdup (text);
  td_grid_model_changed (model);
}

static void
set_typing (TdGridModel *model, guint row, guint column, const char *text)
{
  TestModel *self = TEST_MODEL (model);

  g_free (self->typing);
  self->typing = g_strdup (text);
}

static void
toggle (TdGridModel *model, guint row, guint column)
{
  set_text (model, row, column, TEST_MODEL (model)->texts[row][column][0] != '\0' ? "" : "✓");
}

static gboolean
repeat_above (TdGridModel *model, guint row, guint column)
{
  if (row == 0)
    return FALSE;
  set_text (model, row, column, TEST_MODEL (model)->texts[row - 1][column]);

  return TRUE;
}

static GPtrArray *
suggest (TdGridModel *model, guint row, guint column, const char *text)
{
  g_autofree char *typed = td_text_fold (text);
  GPtrArray *suggestions = td_suggestions_new ();

  if (columns[column].kind != TD_GRID_CHOICE)
    return suggestions;
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autofree char *name = td_text_fold (choices[i]);

      if (g_str_has_prefix (name, typed))
        g_ptr_array_add (suggestions, td_suggestion_new (choices[i], NULL, i));
    }

  return suggestions;
}

static void
take (TdGridModel *model, guint row, guint column, const TdSuggestion *suggestion)
{
  set_text (model, row, column, suggestion->label);
}

static void
model_init (TdGridModelInterface *iface)
{
  iface->get_n_columns = get_n_columns;
  iface->get_column = get_column;
  iface->get_n_rows = get_n_rows;
  iface->get_row = get_row;
  iface->get_cell = get_cell;
  iface->set_text = set_text;
  iface->set_typing = set_typing;
  iface->toggle = toggle;
  iface->repeat_above = repeat_above;
  iface->suggest = suggest;
  iface->take = take;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestModel,
                               test_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_GRID_MODEL, model_init))

static void
test_model_finalize (GObject *object)
{
  TestModel *self = TEST_MODEL (object);

  for (guint i = 0; i < N_ROWS; i++)
    for (guint j = 0; j < N_COLUMNS; j++)
      g_free (self->texts[i][j]);
  g_free (self->typing);

  G_OBJECT_CLASS (test_model_parent_class)->finalize (object);
}

static void
test_model_class_init (TestModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_model_finalize;
}

static void
test_model_init (TestModel *self)
{
  for (guint i = 0; i < N_ROWS; i++)
    for (guint j = 0; j < N_COLUMNS; j++)
      self->texts[i][j] = g_strdup ("");
}

/* --- Fixture ---------------------------------------------------------------------------------- */

typedef struct
{
  TestModel *model;
  TdGrid *grid;
  GtkWidget *other;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->model = g_object_new (TEST_TYPE_MODEL, NULL);
  fixture->grid = TD_GRID (td_grid_new ());
  fixture->other = gtk_entry_new ();
  td_grid_set_model (fixture->grid, TD_GRID_MODEL (fixture->model));
  gtk_widget_set_size_request (scroller, 700, 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->grid));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), fixture->other);
  fixture->window = td_ui_test_show (box);
  td_keyboard_wait_window (GTK_TYPE_WINDOW);
  td_grid_move_to (fixture->grid, 0, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_ui_test_close (fixture->window, fixture->grid);
  g_assert_finalize_object (fixture->model);
}

static gboolean
is_at (Fixture *fixture, guint row, guint column)
{
  guint current_row, current_column;

  return td_grid_get_current (fixture->grid, &current_row, &current_column) && current_row == row
         && current_column == column;
}

#define CELL(row, column) (fixture->model->texts[row][column])

static gboolean
is_composed (GtkWidget *entry, const char *expected)
{
  g_autofree char *text = td_composition_get_text (GTK_EDITABLE (entry));

  return g_str_equal (text, expected);
}

/* Types and waits until all of it is there, the last syllable still being composed. */
static void
compose (Fixture *fixture, const char *telex, const char *expected)
{
  GtkWidget *entry = td_keyboard_get_focus ();

  td_input_method_type (telex);
  TD_KEYBOARD_UNTIL (is_composed (entry, expected));
  g_assert_cmpstr (td_grid_get_typed (fixture->grid), !=, expected);
}

/* --- Tests ------------------------------------------------------------------------------------ */

static void
test_tab_enter (Fixture *fixture, gconstpointer data)
{
  td_input_method_type ("Lof Thij Anhs");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, 0, 1));
  g_assert_cmpstr (CELL (0, 0), ==, "Lò Thị Ánh");
  g_assert_cmpstr (td_grid_get_typed (fixture->grid), ==, "");

  td_input_method_type ("Coong nhaan");
  td_keyboard_press ("Return");
  TD_KEYBOARD_UNTIL (is_at (fixture, 1, 0));
  g_assert_cmpstr (CELL (0, 1), ==, "Công nhân");
  g_assert_cmpstr (td_grid_get_typed (fixture->grid), ==, "");

  td_input_method_type ("Giangf A Chuwr,");
  td_keyboard_press ("shift+Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, 0, 4));
  g_assert_cmpstr (CELL (1, 0), ==, "Giàng A Chử,");
}

/* The arrows too, before the first space as well. */
static void
test_arrows (Fixture *fixture, gconstpointer data)
{
  td_input_method_type ("Chaau");
  td_keyboard_press ("Down");
  TD_KEYBOARD_UNTIL (is_at (fixture, 1, 0));
  g_assert_cmpstr (CELL (0, 0), ==, "Châu");
  td_input_method_type ("Anhs");
  td_keyboard_press ("Up");
  TD_KEYBOARD_UNTIL (is_at (fixture, 0, 0));
  g_assert_cmpstr (CELL (1, 0), ==, "Ánh");
  g_assert_cmpstr (td_grid_get_typed (fixture->grid), ==, "Châu");
  g_assert_cmpstr (CELL (0, 0), ==, "Châu");
}

/* What is composed takes the place of a selected cell's text. */
static void
test_over_selected (Fixture *fixture, gconstpointer data)
{
  td_input_method_type ("Lof Thij Anhs");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, 0, 1));
  td_keyboard_press ("shift+Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, 0, 0));
  td_input_method_type ("Giangf");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, 0, 1));
  g_assert_cmpstr (CELL (0, 0), ==, "Giàng");

  /* From its first letter on, not only when it is committed. */
  td_keyboard_press ("shift+Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, 0, 0));
  compose (fixture, "Ch", "Ch");
  g_assert_cmpstr (td_grid_get_typed (fixture->grid), ==, "");
  g_assert_cmpstr (fixture->model->typing, ==, "Ch");
  td_keyboard_press ("Escape");
  TD_KEYBOARD_UNTIL (g_str_equal (td_grid_get_typed (fixture->grid), "Giàng"));
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, 0, 1));
  g_assert_cmpstr (CELL (0, 0), ==, "Giàng");

  /* And the other way round: letters in the middle, after F2. */
  td_keyboard_press ("shift+Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, 0, 0));
  td_keyboard_press ("F2");
  TD_KEYBOARD_UNTIL (
      !gtk_editable_get_selection_bounds (GTK_EDITABLE (td_keyboard_get_focus ()), NULL, NULL));
  td_keyboard_press ("Home");
  TD_KEYBOARD_UNTIL (gtk_editable_get_position (GTK_EDITABLE (td_keyboard_get_focus ())) == 0);
  td_input_method_type ("Ddoongf chis ");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, 0, 1));
  g_assert_cmpstr (CELL (0, 0), ==, "Đồng chí Giàng");
}

/* Esc takes the whole cell back, what is being composed included. */
static void
test_escape (Fixture *fixture, gconstpointer data)
{
  td_input_method_type ("Chaau");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, 0, 1));
  td_keyboard_press ("shift+Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, 0, 0));
  td_input_method_type ("Lof Thij");
  td_keyboard_press ("Escape");
  TD_KEYBOARD_UNTIL (g_str_equal (td_grid_get_typed (fixture->grid), "Châu"));
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, 0, 1));
  g_assert_cmpstr (CELL (0, 0), ==, "Châu");
  g_assert_cmpstr (CELL (0, 1), ==, "");
}

static void
test_choice (Fixture *fixture, gconstpointer data)
{
  td_keyboard_press ("Tab Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, 0, 2));
  td_input_method_type ("ddeef");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, 0, 3));
  g_assert_cmpstr (CELL (0, 2), ==, "Đề án");
  td_grid_move_to (fixture->grid, 1, 2);
  TD_KEYBOARD_UNTIL (is_at (fixture, 1, 2));
  td_input_method_type ("giaays kh");
  td_keyboard_press ("Return");
  TD_KEYBOARD_UNTIL (!is_at (fixture, 1, 2));
  g_assert_cmpstr (CELL (1, 2), ==, "Giấy khen");
}

/* Ctrl+D while composing: the cell above and nothing else. */
static void
test_repeat (Fixture *fixture, gconstpointer data)
{
  td_input_method_type ("Chaau");
  td_keyboard_press ("Down");
  TD_KEYBOARD_UNTIL (is_at (fixture, 1, 0));
  td_input_method_type ("Anhs");
  td_keyboard_press ("ctrl+d");
  TD_KEYBOARD_UNTIL (g_str_equal (CELL (1, 0), "Châu"));
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, 1, 1));
  g_assert_cmpstr (CELL (1, 0), ==, "Châu");
  g_assert_cmpstr (td_grid_get_typed (fixture->grid), ==, "");
}

/* x is a tone in Telex and "on" in a cell that is on or off; figures and their units stay. */
static void
test_toggle_number (Fixture *fixture, gconstpointer data)
{
  td_grid_move_to (fixture->grid, 0, 3);
  td_input_method_type ("x");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, 0, 4));
  g_assert_cmpstr (CELL (0, 3), ==, "✓");
  td_input_method_type ("1,8 trieeuj");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, 1, 0));
  g_assert_cmpstr (CELL (0, 4), ==, "1,8 triệu");
  td_grid_move_to (fixture->grid, 1, 4);
  td_input_method_type ("1,8tr");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, 2, 0));
  g_assert_cmpstr (CELL (1, 4), ==, "1,8tr");
  td_grid_move_to (fixture->grid, 2, 3);
  td_keyboard_press ("space space space");
  TD_KEYBOARD_UNTIL (g_str_equal (CELL (2, 3), "✓"));
}

/* The focus goes elsewhere. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  compose (fixture, "Lof Thij Anhs", "Lò Thị Ánh");
  gtk_widget_grab_focus (fixture->other);
  TD_KEYBOARD_UNTIL (g_str_equal (CELL (0, 0), "Lò Thị Ánh"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->other)), ==, "");
}

/* A click into another cell, which gets the same entry. */
static void
test_click (Fixture *fixture, gconstpointer data)
{
  compose (fixture, "Lof Thij Anhs", "Lò Thị Ánh");
  td_keyboard_click (GTK_WIDGET (fixture->grid), 60,
                     gtk_widget_get_height (GTK_WIDGET (fixture->grid)) / 2);
  TD_KEYBOARD_UNTIL (!is_at (fixture, 0, 0));
  g_assert_cmpstr (CELL (0, 0), ==, "Lò Thị Ánh");
  g_assert_cmpstr (td_grid_get_typed (fixture->grid), ==, "");
  td_input_method_type ("Anhs");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, 2, 1));
  g_assert_cmpstr (CELL (2, 0), ==, "Ánh");
  g_assert_cmpstr (CELL (1, 0), ==, "");
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
  td_input_method_init ();
#define ADD(name, test)                                                                            \
  g_test_add ("/input-method-grid/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("tab-enter", test_tab_enter);
  ADD ("arrows", test_arrows);
  ADD ("over-selected", test_over_selected);
  ADD ("escape", test_escape);
  ADD ("choice", test_choice);
  ADD ("repeat", test_repeat);
  ADD ("toggle-number", test_toggle_number);
  ADD ("focus", test_focus);
  ADD ("click", test_click);
#undef ADD

  return g_test_run ();
}
