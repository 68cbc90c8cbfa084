/* TdReorganisationEditor: a reorganisation by the keyboard alone, and what is refused. */

#include "td-keyboard.h"
#include "td-ui-test.h"

#include "app/dialogs/td-reorganisation-editor.h"
#include "app/dialogs/td-reorganisation-view.h"
#include "app/dialogs/td-reorganisation-window.h"
#include "app/widgets/td-control.h"
#include "app/widgets/td-effect-list.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-grid.h"
#include "app/widgets/td-message-bar.h"
#include "app/widgets/td-reorganisation-sheet.h"
#include "app/widgets/td-suggestion-list.h"
#include "base/td-text.h"
#include "store/td-reorganisation-store.h"
#include "store/td-tree.h"
#include "store/td-unit-store.h"

/* --- The book --------------------------------------------------------------------------------- */

typedef struct
{
  const char *code;
  const char *name;
  const char *parent;
} Grassroots;

static const Grassroots grassroots[] = {
  { "CS-A", "CĐCS Trường A", "LC-CDYT" },
  { "CS-B", "CĐCS Trường B", "LC-CDYT" },
  { "CS-C", "CĐCS Trường C", "LC-CDGD" },
};

static gboolean
add_units_cb (TdDb *db, gpointer data, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (grassroots); i++)
    {
      g_autoptr (TdUnit) unit = td_unit_new ();

      td_text_set (&unit->code, grassroots[i].code);
      td_text_set (&unit->name, grassroots[i].name);
      td_text_set (&unit->kind, "CDCS");
      unit->valid_from = TD_DATE (2010, 1, 1);
      unit->parent_from = unit->valid_from;
      unit->parent_id = td_unit_find_by_code (db, grassroots[i].parent, error);
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
find (TdBook *book, const char *code)
{
  gint64 id = td_unit_find_by_code (td_book_get_reader (book), code, NULL);

  g_assert_cmpint (id, !=, 0);

  return id;
}

/* "CĐCS Trường A, CĐCS Trường B": what belongs to the unit on the day. */
static char *
list_children (TdBook *book, const char *code, TdDate on)
{
  g_autoptr (GPtrArray) spans
      = td_tree_read_children (td_book_get_reader (book), find (book, code), on, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            ((const TdUnitSpan *) g_ptr_array_index (spans, i))->name);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- The window ------------------------------------------------------------------------------- */

static TdGrid *
get_grid (GtkWidget *editor)
{
  return TD_GRID (td_ui_test_find (editor, TD_TYPE_GRID));
}

static TdReorganisationSheet *
get_sheet (GtkWidget *editor)
{
  return TD_REORGANISATION_SHEET (td_grid_get_model (get_grid (editor)));
}

static gboolean
says (GtkWidget *editor, const char *sentence)
{
  g_autofree char *text
      = td_effect_list_dup_text (TD_EFFECT_LIST (td_ui_test_find (editor, TD_TYPE_EFFECT_LIST)));

  return strstr (text, sentence) != NULL;
}

static void
wait_cell (GtkWidget *editor, guint row, TdLineCell cell)
{
  guint at_row, at_column;

  TD_KEYBOARD_UNTIL (td_grid_get_current (get_grid (editor), &at_row, &at_column) && at_row == row
                     && at_column == (guint) cell);
}

static char *
get_cell (GtkWidget *editor, guint row, TdLineCell cell)
{
  g_auto (TdGridCell) found = { 0 };

  td_grid_model_get_cell (TD_GRID_MODEL (get_sheet (editor)), row, cell, &found);

  return g_steal_pointer (&found.text);
}

/* --- By the keyboard -------------------------------------------------------------------------- */

static void
enter_heading (void)
{
  td_keyboard_wait_field (TD_REORGANISATION_TITLE);
  td_keyboard_type ("Sắp xếp từ 01/07/2026");
  td_keyboard_tab_to ("number", 1);
  td_keyboard_type ("12/QĐ-LĐLĐ");
  td_keyboard_tab_to (TD_REORGANISATION_DECIDED_ON, 1);
  td_keyboard_type ("10/06/2026");
  td_keyboard_tab_to (TD_REORGANISATION_EFFECTIVE_ON, 4);
  td_keyboard_type ("01/07/2026");
  td_keyboard_tab_to ("note", 2);
  td_keyboard_press ("Tab");
}

/* Two go into one that is new; one is dissolved, and what belonged to it goes up. */
static void
enter_lines (GtkWidget *editor)
{
  wait_cell (editor, 0, TD_LINE_ACTION);
  td_keyboard_type ("m");
  td_keyboard_press ("Tab");
  wait_cell (editor, 0, TD_LINE_UNIT);
  td_keyboard_type ("CS-A");
  td_keyboard_press ("Tab");
  wait_cell (editor, 0, TD_LINE_TARGET);
  td_keyboard_type ("CĐCS Liên trường AB");
  td_keyboard_press ("Tab");
  wait_cell (editor, 1, TD_LINE_ACTION);

  /* The second does what the first does. */
  td_keyboard_press ("ctrl+n");
  wait_cell (editor, 2, TD_LINE_ACTION);
  td_keyboard_press ("Tab");
  wait_cell (editor, 2, TD_LINE_UNIT);
  td_keyboard_type ("truong b");
  td_keyboard_press ("Tab");
  wait_cell (editor, 2, TD_LINE_TARGET);
  td_keyboard_press ("ctrl+d ctrl+n");
  wait_cell (editor, 3, TD_LINE_ACTION);

  td_keyboard_type ("d");
  td_keyboard_press ("Tab");
  wait_cell (editor, 3, TD_LINE_UNIT);
  td_keyboard_type ("LC-CDGD");
  td_keyboard_press ("Tab Up");
  TD_KEYBOARD_UNTIL (td_reorganisation_sheet_get_problems (get_sheet (editor)) != NULL);
  g_assert_nonnull (td_problems_find (td_reorganisation_sheet_get_problems (get_sheet (editor)),
                                      TD_REORGANISATION_UNIT, 3));

  /* Refused: the sentence under the line is not covered by other units. */
  td_keyboard_press ("Down ctrl+s");
  wait_cell (editor, 3, TD_LINE_UNIT);
  TD_KEYBOARD_UNTIL (gtk_widget_get_sensitive (gtk_window_get_child (GTK_WINDOW (editor))));
  g_assert_false (td_suggestion_list_is_shown (
      TD_SUGGESTION_LIST (td_ui_test_find (editor, TD_TYPE_SUGGESTION_LIST))));
  td_keyboard_press ("ctrl+l");
  TD_KEYBOARD_UNTIL (td_reorganisation_sheet_get_n_lines (get_sheet (editor)) == 5);
}

static void
check_target_repeated (GtkWidget *editor)
{
  g_autofree char *target = get_cell (editor, 2, TD_LINE_TARGET);
  g_autofree char *founded = get_cell (editor, 1, TD_LINE_NAME);

  g_assert_cmpstr (target, ==, "CĐCS Liên trường AB");
  g_assert_cmpstr (founded, ==, "CĐCS Liên trường AB");
}

static void
check_days (TdBook *book, gboolean carried_out)
{
  g_autofree char *before = list_children (book, "LC-CDYT", TD_DATE (2026, 6, 30));
  g_autofree char *after = list_children (book, "LC-CDYT", TD_DATE (2026, 7, 1));
  g_autofree char *above = list_children (book, "LC", TD_DATE (2026, 7, 1));

  g_assert_cmpstr (before, ==, "CĐCS Trường A, CĐCS Trường B");
  g_assert_cmpstr (after, ==, carried_out ? "CĐCS Liên trường AB" : before);
  g_assert_true ((strstr (above, "CĐCS Trường C") != NULL) == carried_out);
  g_assert_true ((strstr (above, "Giáo dục") == NULL) == carried_out);
}

static void
test_keyboard (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = create_book (dir);
  GtkWidget *editor = td_reorganisation_editor_new (NULL, book, NULL, 0);
  gpointer gone = editor;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  g_object_add_weak_pointer (G_OBJECT (editor), &gone);
  gtk_window_present (GTK_WINDOW (editor));
  td_keyboard_wait_window (TD_TYPE_REORGANISATION_EDITOR);
  enter_heading ();
  enter_lines (editor);
  check_target_repeated (editor);

  TD_KEYBOARD_UNTIL (says (editor, "CĐCS Trường A: CĐCS Liên trường AB goes on in its place"));
  g_assert_true (says (editor, "CĐCS Trường B: CĐCS Liên trường AB goes on in its place"));
  g_assert_true (says (editor, "CĐCS Liên trường AB, under Công đoàn ngành Y tế tỉnh Lai Châu"));
  TD_KEYBOARD_UNTIL (says (editor, "Công đoàn ngành Giáo dục tỉnh Lai Châu: dissolved"));
  g_assert_true (says (editor, "CĐCS Trường C: from Công đoàn ngành Giáo dục tỉnh Lai Châu to "
                               "Liên đoàn Lao động tỉnh Lai Châu"));
  td_keyboard_press ("ctrl+s");
  TD_KEYBOARD_UNTIL (gone == NULL);

  check_days (book, TRUE);
  g_assert_true (td_book_undo (book, FALSE, &label, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (label, "Sắp xếp từ 01/07/2026"));
  check_days (book, FALSE);
}

/* --- What is refused -------------------------------------------------------------------------- */

typedef struct
{
  const char *cells[4]; /* action, unit, target, name; NULL is not typed */
} Line;

typedef struct
{
  const char *title;
  const char *effective_on;
  Line lines[2];
  const char *field;
  int row;
  const char *sentence; /* its beginning */
} Refusal;

#define DAY "01/07/2026"
#define TITLE "Sắp xếp"

static const Refusal refusals[] = {
  { "", DAY, { { { "dissolve", "CS-A" } } }, "title", -1, "Enter what the reorganisation" },
  { TITLE, "", { { { "dissolve", "CS-A" } } }, "effective-on", -1, "Enter the first day" },
  { TITLE, "31/02/2026", { { { "dissolve", "CS-A" } } }, "effective-on", -1, "" },
  { TITLE, DAY, { { { NULL, "CS-A" } } }, "action", 0, "Choose what happens" },
  { TITLE, DAY, { { { "burn", "CS-A" } } }, "action", 0, "“burn” is nothing" },
  { TITLE, DAY, { { { "dissolve", "CĐCS Sao Hỏa" } } }, "unit", 0, "There is no unit" },
  { TITLE, DAY, { { { "merge", "CS-A" } } }, "target", 0, "Choose the unit that goes on" },
  { TITLE, DAY, { { { "merge", "CS-A", "CS-A" } } }, "target", 0, "This is the unit itself" },
  { TITLE, DAY, { { { "rename", "CS-A" } } }, "name", 0, "Enter the unit" },
  { TITLE, DAY, { { { "convert", "CS-A" } } }, "kind", 0, "Choose what changes" },
  { TITLE, DAY, { { { "found", NULL, "LC", "CĐCS D" } } }, "kind", 0, "Choose what kind" },
  { TITLE, DAY, { { { "split", "CS-A", "CS-B" } } }, "target", 0, "A unit is split into two" },
  { TITLE,
    DAY,
    { { { "dissolve", "CS-A" } }, { { "merge", "CS-A", "CS-B" } } },
    "unit",
    1,
    "An earlier line" },
  { TITLE, DAY, { { { "dissolve", "LC-CDGD" } } }, "unit", 0, "“CĐCS Trường C” still belongs" },
  { TITLE, DAY, { { { "dissolve", "LC" } } }, "unit", 0, "“Liên đoàn Lao động tỉnh Lai Châu” st" },
  { TITLE, DAY, { { { "transfer", "CS-A", "LC-CDYT" } } }, "target", 0, "“CĐCS Trường A” belongs" },
  { TITLE,
    DAY,
    { { { "dissolve", "CS-B" } }, { { "merge", "CS-A", "CS-B" } } },
    "target",
    1,
    "“CĐCS Trường B” itself ends" },
  /* On the day before it is not open yet. */
  { TITLE, "01/01/2010", { { { "dissolve", "CS-A" } } }, "unit", 0, "There is no unit" },
};

static void
set_cell (GtkWidget *editor, guint row, TdLineCell cell, const char *text)
{
  TdGrid *grid = get_grid (editor);

  if (text == NULL)
    return;
  td_grid_move_to (grid, row, cell);
  gtk_editable_set_text (GTK_EDITABLE (td_ui_test_find (GTK_WIDGET (grid), GTK_TYPE_TEXT)), text);
  td_grid_commit (grid);
}

static void
set_heading (GtkWidget *editor, const char *field, const char *text)
{
  GtkWidget *control = td_field_get_control (td_form_find_field (editor, field));

  gtk_editable_set_text (GTK_EDITABLE (td_control_get_target (control)), text);
}

static char *
dup_typed (GtkWidget *editor)
{
  TdGridModel *sheet = TD_GRID_MODEL (get_sheet (editor));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint row = 0; row < td_grid_model_get_n_rows (sheet); row++)
    for (guint i = 0; i < TD_N_LINE_CELLS; i++)
      {
        g_autofree char *cell = get_cell (editor, row, (TdLineCell) i);

        g_string_append_printf (text, "%s|", cell);
      }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_told (GtkWidget *editor, const Refusal *refusal)
{
  const GPtrArray *problems = td_reorganisation_sheet_get_problems (get_sheet (editor));

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (problems, i);

      if (problem->row == refusal->row && g_str_equal (problem->field, refusal->field)
          && problem->severity == TD_SEVERITY_ERROR
          && g_str_has_prefix (problem->message, refusal->sentence))
        return TRUE;
    }

  return FALSE;
}

static void
test_refused (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = create_book (dir);
  guint64 version = td_book_get_data_version (book);
  GtkWidget *editor = td_reorganisation_editor_new (NULL, book, NULL, 0);
  gpointer gone = editor;
  g_autofree char *typed = NULL;
  g_autofree char *after = NULL;

  g_object_add_weak_pointer (G_OBJECT (editor), &gone);
  gtk_window_present (GTK_WINDOW (editor));
  gtk_test_widget_wait_for_draw (editor);
  set_heading (editor, TD_REORGANISATION_TITLE, refusal->title);
  set_heading (editor, TD_REORGANISATION_EFFECTIVE_ON, refusal->effective_on);
  for (guint row = 0; row < G_N_ELEMENTS (refusal->lines); row++)
    for (guint i = 0; i < G_N_ELEMENTS (refusal->lines[row].cells); i++)
      set_cell (editor, row, (TdLineCell) i, refusal->lines[row].cells[i]);
  typed = dup_typed (editor);

  gtk_widget_activate_action (editor, "editor.save", NULL);
  TD_TEST_PUMP_UNTIL (is_told (editor, refusal));
  TD_TEST_PUMP_UNTIL (gtk_widget_get_sensitive (gtk_window_get_child (GTK_WINDOW (editor))));
  after = dup_typed (editor);
  g_assert_cmpstr (after, ==, typed);
  g_assert_cmpuint (td_book_get_data_version (book), ==, version);
  gtk_window_destroy (GTK_WINDOW (editor));
  TD_TEST_PUMP_UNTIL (gone == NULL);
}

/* --- The list --------------------------------------------------------------------------------- */

static GtkWidget *
find_window (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

static gboolean
carry_out_cb (TdDb *db, gpointer data, GError **error)
{
  g_autoptr (TdReorganisation) reorganisation = td_reorganisation_new ();
  TdReorganisationLine *line = td_reorganisation_line_new (TD_REORGANISATION_MERGE);

  td_text_set (&reorganisation->title, TITLE);
  reorganisation->effective_on = TD_DATE (2026, 7, 1);
  line->unit_id = td_unit_find_by_code (db, "CS-A", error);
  line->target_id = td_unit_find_by_code (db, "CS-B", error);
  g_ptr_array_add (reorganisation->lines, line);

  return td_reorganisation_carry_out (db, data, reorganisation, error);
}

/* The list shows what is carried out as it comes; the view shows what it did, and its heading can
 * be corrected. */
static void
test_list (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = create_book (dir);
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (book);
  GtkWidget *window = td_reorganisation_window_new (NULL, book);
  GtkListBox *list = GTK_LIST_BOX (td_ui_test_find (window, GTK_TYPE_LIST_BOX));
  GtkListBoxRow *row;
  GtkWidget *view;
  gpointer gone;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  g_assert_null (gtk_list_box_get_row_at_index (list, 0));
  td_book_write (book, "reorganisation", carry_out_cb, catalogue, &error);
  g_assert_no_error (error);
  TD_TEST_PUMP_UNTIL ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL);

  gtk_list_box_select_row (list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  g_signal_emit_by_name (list, "row-activated", row);
  gone = view = find_window (TD_TYPE_REORGANISATION_VIEW);
  g_assert_nonnull (view);
  g_object_add_weak_pointer (G_OBJECT (view), &gone);
  g_assert_true (says (view, "CĐCS Trường A: CĐCS Trường B goes on in its place"));
  set_heading (view, "number", "12/QĐ-LĐLĐ");
  gtk_widget_activate_action (view, "editor.save", NULL);
  TD_TEST_PUMP_UNTIL (gone == NULL);
  hits = td_reorganisation_list (td_book_get_reader (book), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((const TdReorganisationHit *) g_ptr_array_index (hits, 0))->number, ==,
                   "12/QĐ-LĐLĐ");

  /* Filled anew, and still where the keyboard was. */
  row = gtk_list_box_get_row_at_index (list, 0);
  g_assert_true (gtk_list_box_get_selected_row (list) == row);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == GTK_WIDGET (row));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The unit that was marked has the first line; nothing typed is nothing to be asked about. */
static void
test_marked (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = create_book (dir);
  gint64 id = find (book, "CS-A");
  GtkWidget *editor = td_reorganisation_editor_new (NULL, book, &id, 1);
  gpointer gone = editor;
  g_autofree char *unit = NULL;

  g_object_add_weak_pointer (G_OBJECT (editor), &gone);
  gtk_window_present (GTK_WINDOW (editor));
  gtk_test_widget_wait_for_draw (editor);
  unit = get_cell (editor, 0, TD_LINE_UNIT);
  g_assert_cmpstr (unit, ==, "CĐCS Trường A");
  gtk_window_close (GTK_WINDOW (editor));
  TD_TEST_PUMP_UNTIL (gone == NULL);
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
  g_test_add_func ("/reorganisation/keyboard", test_keyboard);
  g_test_add_func ("/reorganisation/list", test_list);
  g_test_add_func ("/reorganisation/marked", test_marked);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *name = g_strdup_printf ("/reorganisation/refused/%u", i);

      g_test_add_data_func (name, &refusals[i], test_refused);
    }

  return g_test_run ();
}
