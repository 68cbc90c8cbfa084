/* TdDecisionEditor: the heading, the grid of recipients, and what is told of bad input: it stays as
 * it was typed, gets a sentence, and is not saved; what is right is. */

#include "td-decision-test.h"

#include "app/widgets/td-control.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-message-bar.h"
#include "app/widgets/td-paste-bar.h"
#include "store/td-decision-store.h"
#include "store/td-draft-store.h"
#include "store/td-unit-store.h"

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  GtkWidget *editor;
  gpointer gone; /* NULL once the editor is finalized */
} Fixture;

static void
watch_editor (Fixture *fixture, GtkWidget *editor)
{
  fixture->editor = editor;
  fixture->gone = editor;
  g_object_add_weak_pointer (G_OBJECT (editor), &fixture->gone);
  gtk_window_present (GTK_WINDOW (editor));
  gtk_test_widget_wait_for_draw (editor);
}

static void
open_editor (Fixture *fixture, gint64 decision_id)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *editor = td_decision_editor_new (NULL, fixture->book, decision_id, 0, &error);

  g_assert_no_error (error);
  watch_editor (fixture, editor);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = td_test_dir_new ();
  fixture->book = td_ui_test_book (fixture->dir, TD_BOOK_LAI_CHAU);
  open_editor (fixture, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->gone != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->editor));
  TD_TEST_PUMP_UNTIL (fixture->gone == NULL);
  g_object_unref (fixture->book);
  td_test_dir_free (fixture->dir);
}

/* --- What is done and seen -------------------------------------------------------------------- */

static void
fill (Fixture *fixture)
{
  td_decision_test_fill (fixture->editor, fixture->book, "45");
}

/* The row of the one recipient that fill () types: after the part of collectives and its own. */
#define LINE 3

static void
set_cell (Fixture *fixture, TdAwardCell cell, const char *text)
{
  td_decision_test_set_cell (fixture->editor, LINE, cell, text);
}

static void
assert_cell (Fixture *fixture, guint row, TdAwardCell cell, const char *text)
{
  g_autofree char *found = td_decision_test_get_cell (fixture->editor, row, cell);

  g_assert_cmpstr (found, ==, text);
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->editor, action, NULL));
}

static void
save (Fixture *fixture)
{
  activate (fixture, "editor.save");
}

static void
assert_saved (Fixture *fixture)
{
  save (fixture);
  TD_TEST_PUMP_UNTIL (fixture->gone == NULL);
}

static guint
count_decisions (Fixture *fixture)
{
  guint n = 0;

  /* The ids of a new book's decisions begin with 1. */
  for (gint64 id = 1; id <= 5; id++)
    {
      g_autoptr (TdDecision) decision
          = td_decision_load (td_book_get_reader (fixture->book), id, NULL);

      n += decision != NULL;
    }

  return n;
}

/* Saving is refused: @sentence (a part of it) is under @field of the heading, which has the focus.
 */
static void
assert_refused (Fixture *fixture, const char *field, const char *sentence)
{
  TdField *found = td_form_find_field (fixture->editor, field);

  save (fixture);
  TD_TEST_PUMP_UNTIL (td_field_get_problem_text (found) != NULL
                      && strstr (td_field_get_problem_text (found), sentence) != NULL);
  TD_TEST_PUMP_UNTIL (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->editor)),
                                              GTK_WIDGET (found)));
  g_assert_nonnull (fixture->gone);
  g_assert_cmpuint (count_decisions (fixture), ==, 0);
}

/* What is typed next replaces what stands in the cell. */
static void
assert_selected (Fixture *fixture)
{
  GtkEditable *entry = GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (fixture->editor)));
  int start, end;

  g_assert_true (gtk_widget_is_ancestor (GTK_WIDGET (entry),
                                         GTK_WIDGET (td_decision_test_grid (fixture->editor))));
  gtk_editable_get_selection_bounds (entry, &start, &end);
  g_assert_cmpint (start, ==, 0);
  g_assert_cmpint (end, ==, g_utf8_strlen (gtk_editable_get_text (entry), -1));
}

/* The same for a cell of the first award. */
static void
assert_cell_refused (Fixture *fixture, TdAwardCell cell, const char *sentence)
{
  const TdProblem *problem;
  guint row, column, expected;

  td_grid_move_to (td_decision_test_grid (fixture->editor), 1, 0);
  save (fixture);
  TD_TEST_PUMP_UNTIL (
      (problem = td_decision_test_find_problem (fixture->editor, 0, cell)) != NULL
      && td_grid_get_current (td_decision_test_grid (fixture->editor), &row, &column)
      && row == LINE);
  if (strstr (problem->message, sentence) == NULL)
    g_error ("“%s” instead of “%s”", problem->message, sentence);
  g_assert_true (
      td_recipient_sheet_find_column (td_decision_test_sheet (fixture->editor), cell, &expected));
  g_assert_cmpuint (column, ==, expected);
  assert_selected (fixture);
  g_assert_nonnull (fixture->gone);
  g_assert_cmpuint (count_decisions (fixture), ==, 0);
}

static TdMessageBar *
find_bar (GtkWidget *widget)
{
  if (TD_IS_MESSAGE_BAR (widget))
    return TD_MESSAGE_BAR (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      TdMessageBar *found = find_bar (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* --- Bad input -------------------------------------------------------------------------------- */

static void
test_required (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  td_decision_test_type (fixture->editor, TD_DECISION_NUMBER, "");
  assert_refused (fixture, TD_DECISION_NUMBER, "Enter the decision's number.");
  td_decision_test_type (fixture->editor, TD_DECISION_NUMBER, "45");
  set_cell (fixture, TD_CELL_NAME, "");
  assert_cell_refused (fixture, TD_CELL_NAME, "Enter the person's name.");
  set_cell (fixture, TD_CELL_NAME, "Lò Thị Ánh");
  set_cell (fixture, TD_CELL_TITLE, "");
  assert_cell_refused (fixture, TD_CELL_TITLE, "whether “Lò Thị Ánh” is Ông or Bà");
  set_cell (fixture, TD_CELL_TITLE, "bà");
  td_decision_test_choose (fixture->editor, "common-commendation-type", "");
  assert_refused (fixture, "common-commendation-type", "Choose the type of commendation.");
  g_assert_cmpstr (td_decision_test_typed (fixture->editor, TD_DECISION_NUMBER), ==, "45");
  td_decision_test_choose (fixture->editor, "common-commendation-type", "DOT_XUAT");
  assert_saved (fixture);
}

static void
test_date (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  td_decision_test_type (fixture->editor, TD_DECISION_DATE, "31/02/2026");
  assert_refused (fixture, TD_DECISION_DATE, "There is no day 31/02/2026");
  g_assert_cmpstr (td_decision_test_typed (fixture->editor, TD_DECISION_DATE), ==, "31/02/2026");
}

/* What cannot be read stays in its cell, beside others that cannot, and in the draft. */
static void
test_unread (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  set_cell (fixture, TD_CELL_BONUS, "bảy trăm");
  assert_cell_refused (fixture, TD_CELL_BONUS, "is not an amount of money");
  set_cell (fixture, TD_CELL_UNIT, "Trường Mầm non số 9");
  td_decision_test_type (fixture->editor, TD_DECISION_DATE, "11/06/2026");
  assert_cell (fixture, LINE, TD_CELL_BONUS, "bảy trăm");
  assert_cell (fixture, LINE, TD_CELL_UNIT, "Trường Mầm non số 9");
  assert_cell_refused (fixture, TD_CELL_UNIT, "not certain which unit “Trường Mầm non số 9” is");
  set_cell (fixture, TD_CELL_UNIT, "lien doan lao dong tinh lai chau");
  assert_cell_refused (fixture, TD_CELL_BONUS, "is not an amount of money");
  set_cell (fixture, TD_CELL_BONUS, "1,8tr");
  assert_cell (fixture, LINE, TD_CELL_BONUS, "1.800.000");
  assert_saved (fixture);
}

static void
test_number_taken (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  assert_saved (fixture);
  g_assert_cmpuint (count_decisions (fixture), ==, 1);

  open_editor (fixture, 0);
  fill (fixture);
  save (fixture);
  TD_TEST_PUMP_UNTIL (
      td_field_get_problem_text (td_form_find_field (fixture->editor, TD_DECISION_NUMBER)) != NULL);
  g_assert_nonnull (
      strstr (td_field_get_problem_text (td_form_find_field (fixture->editor, TD_DECISION_NUMBER)),
              "The book has decision 45/QĐ-LĐLĐ of 2026"));
  assert_cell (fixture, LINE, TD_CELL_NAME, "Lò Thị Ánh");
  g_assert_cmpuint (count_decisions (fixture), ==, 1);

  td_decision_test_type (fixture->editor, TD_DECISION_NUMBER, "46");
  assert_saved (fixture);
  g_assert_cmpuint (count_decisions (fixture), ==, 2);
}

/* Lai Châu's districts ended on 30/06/2025. */
static void
test_unit_closed (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  set_cell (fixture, TD_CELL_UNIT, "LDLD huyen Sin Ho");
  assert_cell_refused (fixture, TD_CELL_UNIT, "ended on 30/06/2025, before the decision");
}

/* CO_TLD is given to collectives only. */
static void
test_form (Fixture *fixture, gconstpointer data)
{
  const TdProblem *problem;

  fill (fixture);
  td_decision_test_choose_form (fixture->editor, fixture->book, "CO_TLD", TD_DATE (2026, 6, 12));
  save (fixture);
  TD_TEST_PUMP_UNTIL ((problem = td_decision_test_find_problem (fixture->editor, 0, TD_CELL_FORM))
                      != NULL);
  g_assert_nonnull (strstr (problem->message, "is given to collectives only"));
  TD_TEST_PUMP_UNTIL (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->editor)),
                              GTK_WIDGET (td_form_find_field (fixture->editor, "common-form"))));
  g_assert_cmpuint (count_decisions (fixture), ==, 0);
}

/* Who saves second is told in the editor, and keeps what he typed. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  GtkWidget *first;
  gpointer first_gone;

  fill (fixture);
  assert_saved (fixture);

  open_editor (fixture, 1);
  first = first_gone = fixture->editor;
  g_object_remove_weak_pointer (G_OBJECT (first), &fixture->gone);
  g_object_add_weak_pointer (G_OBJECT (first), &first_gone);
  open_editor (fixture, 1);
  set_cell (fixture, TD_CELL_POST, "Công nhân");
  assert_saved (fixture);

  fixture->editor = first;
  fixture->gone = first;
  g_object_add_weak_pointer (G_OBJECT (first), &fixture->gone);
  set_cell (fixture, TD_CELL_NAME, "Lò Thị Ánh Nguyệt");
  save (fixture);
  TD_TEST_PUMP_UNTIL (td_message_bar_get_text (find_bar (first)) != NULL);
  g_assert_nonnull (first_gone);
  assert_cell (fixture, LINE, TD_CELL_NAME, "Lò Thị Ánh Nguyệt");
  g_object_remove_weak_pointer (G_OBJECT (first), &first_gone);
}

/* --- Lines ------------------------------------------------------------------------------------ */

/* Three people, and a collective that is a unit of the book. */
static void
fill_lines (Fixture *fixture)
{
  static const char *const names[] = { "Vàng Văn An", "Giàng A Chu" };
  guint collective = td_recipient_sheet_find_blank (td_decision_test_sheet (fixture->editor),
                                                    TD_RECIPIENT_COLLECTIVE);

  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint row = td_decision_test_blank (fixture->editor);

      td_decision_test_set_cell (fixture->editor, row, TD_CELL_TITLE, "o");
      td_decision_test_set_cell (fixture->editor, row, TD_CELL_NAME, names[i]);
      td_grid_model_repeat_above (TD_GRID_MODEL (td_decision_test_sheet (fixture->editor)), row, 3);
    }
  td_decision_test_set_cell (fixture->editor, collective, TD_CELL_NAME, "cd nganh giao duc");
  td_grid_model_take (
      TD_GRID_MODEL (td_decision_test_sheet (fixture->editor)), collective, 1,
      &(TdSuggestion){
          NULL, NULL, td_unit_find_by_code (td_book_get_reader (fixture->book), "LC-CDGD", NULL) });
}

/* The row of the first person below the line of the collective. */
#define AFTER_COLLECTIVE 4

static char *
join_names (Fixture *fixture)
{
  g_autoptr (TdDecision) copy
      = td_recipient_sheet_copy_typed (td_decision_test_sheet (fixture->editor));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < copy->awards->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((const TdAward *) g_ptr_array_index (copy->awards, i))->name);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
assert_names (Fixture *fixture, const char *expected)
{
  g_autofree char *names = join_names (fixture);

  g_assert_cmpstr (names, ==, expected);
}

#define GD "Công đoàn ngành Giáo dục tỉnh Lai Châu"

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  TdGrid *grid = td_decision_test_grid (fixture->editor);

  fill_lines (fixture);
  assert_names (fixture, GD ", Lò Thị Ánh, Vàng Văn An, Giàng A Chu");
  assert_cell (fixture, 5, TD_CELL_UNIT, "Liên đoàn Lao động tỉnh Lai Châu");

  td_decision_test_set_cell (fixture->editor, 4, TD_CELL_POST, "Giáo viên");
  activate (fixture, "editor.fill-down");
  assert_cell (fixture, 6, TD_CELL_POST, "Giáo viên");
  activate (fixture, "editor.undo");
  assert_cell (fixture, 6, TD_CELL_POST, "");

  td_grid_move_to (grid, 5, 1);
  activate (fixture, "editor.move-up");
  assert_names (fixture, GD ", Vàng Văn An, Lò Thị Ánh, Giàng A Chu");
  activate (fixture, "editor.move-up"); /* not out of its part */
  assert_names (fixture, GD ", Vàng Văn An, Lò Thị Ánh, Giàng A Chu");
  activate (fixture, "editor.duplicate-recipient");
  assert_names (fixture, GD ", Vàng Văn An, Vàng Văn An, Lò Thị Ánh, Giàng A Chu");
  activate (fixture, "editor.remove-recipient");
  assert_names (fixture, GD ", Vàng Văn An, Lò Thị Ánh, Giàng A Chu");

  g_assert_true (gtk_widget_activate_action (fixture->editor, "editor.set-kind", "s", "other"));
  assert_names (fixture, GD ", Vàng Văn An, Giàng A Chu, Lò Thị Ánh");
  for (guint i = 0; i < 4; i++)
    activate (fixture, "editor.undo");
  assert_names (fixture, GD ", Lò Thị Ánh, Vàng Văn An, Giàng A Chu");
  for (guint i = 0; i < 4; i++)
    activate (fixture, "editor.redo");
  assert_names (fixture, GD ", Vàng Văn An, Giàng A Chu, Lò Thị Ánh");
}

/* A value that the heading has for all is in all, and where each line has its own there is a column
 * for it. */
static void
test_common (Fixture *fixture, gconstpointer data)
{
  guint column;

  fill_lines (fixture);
  g_assert_false (td_recipient_sheet_find_column (td_decision_test_sheet (fixture->editor),
                                                  TD_CELL_COMMENDATION, &column));
  td_decision_test_choose (fixture->editor, "common-commendation-type", "*");
  assert_cell (fixture, AFTER_COLLECTIVE, TD_CELL_COMMENDATION, "Đột xuất");
  td_decision_test_set_cell (fixture->editor, AFTER_COLLECTIVE, TD_CELL_COMMENDATION, "chuyen de");
  td_decision_test_choose (fixture->editor, "common-period", "2026");
  assert_saved (fixture);

  open_editor (fixture, 1);
  assert_cell (fixture, AFTER_COLLECTIVE, TD_CELL_COMMENDATION,
               "Phong trào thi đua, chuyên đề, theo đợt");
  assert_cell (fixture, AFTER_COLLECTIVE + 1, TD_CELL_COMMENDATION, "Đột xuất");
  g_assert_false (td_recipient_sheet_find_column (td_decision_test_sheet (fixture->editor),
                                                  TD_CELL_PERIOD, &column));
  td_decision_test_choose (fixture->editor, "common-commendation-type", "DOT_XUAT");
  td_decision_test_choose (fixture->editor, "common-commendation-type", "*");
  assert_cell (fixture, AFTER_COLLECTIVE, TD_CELL_COMMENDATION, "Đột xuất");
}

/* Issuer, symbol, signer and what holds for all are kept, and the number is the next. */
static void
test_next (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  td_decision_test_type (fixture->editor, "signer", "Nguyễn Văn Đông");
  activate (fixture, "editor.save-next");
  TD_TEST_PUMP_UNTIL (
      g_str_equal (td_decision_test_typed (fixture->editor, TD_DECISION_NUMBER), "46"));
  g_assert_cmpstr (td_decision_test_typed (fixture->editor, TD_DECISION_SYMBOL), ==, "QĐ-LĐLĐ");
  g_assert_cmpstr (td_decision_test_typed (fixture->editor, "signer"), ==, "Nguyễn Văn Đông");
  g_assert_cmpstr (td_decision_test_typed (fixture->editor, TD_DECISION_ISSUER), ==,
                   "LĐLĐ tỉnh Lai Châu");
  assert_names (fixture, "");
  td_decision_test_set_cell (fixture->editor, LINE, TD_CELL_TITLE, "o");
  set_cell (fixture, TD_CELL_NAME, "Vàng Văn An");
  set_cell (fixture, TD_CELL_UNIT, "LC");
  assert_saved (fixture);
  g_assert_cmpuint (count_decisions (fixture), ==, 2);
}

/* A bonus that was the proposed one follows form and date; a typed one stays. */
static void
test_bonus (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  td_decision_test_choose_form (fixture->editor, fixture->book, "NN_BK_TINH",
                                TD_DATE (2026, 6, 12));
  assert_cell (fixture, LINE, TD_CELL_BONUS, "3.510.000");
  td_decision_test_type (fixture->editor, TD_DECISION_DATE, "12/07/2026");
  assert_cell (fixture, LINE, TD_CELL_BONUS, "3.800.000");
  set_cell (fixture, TD_CELL_BONUS, "500000");
  td_decision_test_type (fixture->editor, TD_DECISION_DATE, "12/06/2026");
  assert_cell (fixture, LINE, TD_CELL_BONUS, "500.000");
  activate (fixture, "editor.propose-bonus");
  assert_cell (fixture, LINE, TD_CELL_BONUS, "3.510.000");
}

/* --- Who it is -------------------------------------------------------------------------------- */

static GtkWindow *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (const GList *window = windows; window != NULL; window = window->next)
    if (GTK_IS_MESSAGE_DIALOG (window->data))
      return window->data;

  return NULL;
}

static gint64
load_person (Fixture *fixture, gint64 decision_id)
{
  g_autoptr (TdDecision) decision
      = td_decision_load (td_book_get_reader (fixture->book), decision_id, NULL);

  return ((const TdAward *) g_ptr_array_index (decision->awards, 0))->person_id;
}

static void
answer (Fixture *fixture, const char *button)
{
  GtkWindow *question;

  save (fixture);
  TD_TEST_PUMP_UNTIL ((question = find_question ()) != NULL);
  g_assert_nonnull (fixture->gone);
  gtk_dialog_response (GTK_DIALOG (question), g_str_equal (button, "same") ? 1 : 2);
  TD_TEST_PUMP_UNTIL (fixture->gone == NULL);
}

/* A name of other marks in the same unit is asked about once, before the save; taking the offered
 * person, or the one that is asked about, links the award. */
static void
test_people (Fixture *fixture, gconstpointer data)
{
  TdGridModel *model;
  g_autoptr (GPtrArray) suggestions = NULL;
  guint column;
  gint64 person;

  fill (fixture);
  assert_saved (fixture);
  person = load_person (fixture, 1);
  g_assert_cmpint (person, >, 0);

  open_editor (fixture, 0);
  td_decision_test_fill (fixture->editor, fixture->book, "46");
  set_cell (fixture, TD_CELL_NAME, "Lò Thị Anh");
  answer (fixture, "same");
  g_assert_cmpint (load_person (fixture, 2), ==, person);

  open_editor (fixture, 0);
  td_decision_test_fill (fixture->editor, fixture->book, "47");
  set_cell (fixture, TD_CELL_NAME, "Lò Thị Anh");
  answer (fixture, "other");
  g_assert_cmpint (load_person (fixture, 3), !=, person);
  g_assert_cmpint (load_person (fixture, 3), >, 0);

  /* Offered while typing: taking one fills title, post and unit as well. */
  open_editor (fixture, 0);
  td_decision_test_type (fixture->editor, TD_DECISION_DATE, "12/06/2026");
  model = TD_GRID_MODEL (td_decision_test_sheet (fixture->editor));
  g_assert_true (td_recipient_sheet_find_column (td_decision_test_sheet (fixture->editor),
                                                 TD_CELL_NAME, &column));
  suggestions = td_grid_model_suggest (model, LINE, column, "lo thi á");
  g_assert_cmpuint (suggestions->len, ==, 2);
  td_grid_model_take (model, LINE, column, g_ptr_array_index (suggestions, 0));
  assert_cell (fixture, LINE, TD_CELL_NAME, "Lò Thị Ánh");
  assert_cell (fixture, LINE, TD_CELL_TITLE, "Bà");
  assert_cell (fixture, LINE, TD_CELL_UNIT, "Liên đoàn Lao động tỉnh Lai Châu");
  gtk_window_destroy (GTK_WINDOW (fixture->editor));
}

/* A form of address goes into its cell, capitals are put right, and "Thị" says Bà. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *title;
    const char *name;
  } cases[] = {
    { "Ông GIÀNG A CHU", "Ông", "Giàng A Chu" },
    { "bà Vàng Mai", "Bà", "Vàng Mai" },
    { "LÒ THỊ ÁNH", "Bà", "Lò Thị Ánh" },
    { "Vàng Văn An", "", "Vàng Văn An" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint row = td_decision_test_blank (fixture->editor);

      td_decision_test_set_cell (fixture->editor, row, TD_CELL_NAME, cases[i].typed);
      assert_cell (fixture, row, TD_CELL_NAME, cases[i].name);
      assert_cell (fixture, row, TD_CELL_TITLE, cases[i].title);
    }
}

/* --- Pasting ---------------------------------------------------------------------------------- */

static const char block[] = "STT\tHọ và tên\tĐơn vị\tSố hiệu\tMức thưởng\n"
                            "1\tLÒ THỊ ÁNH\tCông đoàn ngành Y tế\tA1\t760.000\n"
                            "2\tÔng Giàng A Chu\tTrường lạ\tA2\tbảy trăm\n";

static void
paste (Fixture *fixture, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->editor), text);
  g_signal_emit_by_name (td_decision_test_grid (fixture->editor), "paste");
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The drop-down of a pasted column. */
static GtkDropDown *
find_paste_column (Fixture *fixture, guint index)
{
  GtkWidget *drop_down
      = find_widget (find_widget (fixture->editor, TD_TYPE_PASTE_BAR), GTK_TYPE_DROP_DOWN);
  GtkWidget *column = gtk_widget_get_parent (drop_down);

  while (index-- > 0)
    column = gtk_widget_get_next_sibling (column);

  return GTK_DROP_DOWN (find_widget (column, GTK_TYPE_DROP_DOWN));
}

/* A block lands in the grid, nothing of it is dropped, a column can be chosen anew, and one step
 * takes all of it back. */
static void
test_paste (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bar = find_widget (fixture->editor, TD_TYPE_PASTE_BAR);
  guint column;

  td_decision_test_type (fixture->editor, TD_DECISION_DATE, "12/06/2026");
  td_grid_move_to (td_decision_test_grid (fixture->editor), LINE, 1);
  paste (fixture, block);
  TD_TEST_PUMP_UNTIL (gtk_widget_get_visible (bar));
  assert_names (fixture, "Lò Thị Ánh, Giàng A Chu");
  assert_cell (fixture, LINE, TD_CELL_TITLE, "Bà");
  assert_cell (fixture, LINE, TD_CELL_UNIT, "Công đoàn ngành Y tế tỉnh Lai Châu");
  assert_cell (fixture, LINE, TD_CELL_BONUS, "760.000");
  assert_cell (fixture, LINE, TD_CELL_UNRECOGNISED, "Số hiệu: A1");
  assert_cell (fixture, LINE + 1, TD_CELL_TITLE, "Ông");
  assert_cell (fixture, LINE + 1, TD_CELL_UNIT, "Trường lạ");
  assert_cell (fixture, LINE + 1, TD_CELL_BONUS, "bảy trăm");

  /* "Số hiệu" is a remark. */
  gtk_drop_down_set_selected (find_paste_column (fixture, 3), 14);
  TD_TEST_PUMP_UNTIL (!td_recipient_sheet_find_column (td_decision_test_sheet (fixture->editor),
                                                       TD_CELL_UNRECOGNISED, &column)
                      && gtk_widget_get_sensitive (bar));
  assert_names (fixture, "Lò Thị Ánh, Giàng A Chu");
  assert_cell (fixture, LINE + 1, TD_CELL_NOTE, "A2");

  td_decision_test_set_cell (fixture->editor, LINE, TD_CELL_POST, "Giáo viên");
  g_assert_false (gtk_widget_get_visible (bar));
  activate (fixture, "editor.undo");
  activate (fixture, "editor.undo");
  assert_names (fixture, "");
}

/* What is one cell's text goes where it is pasted. */
static void
test_paste_text (Fixture *fixture, gconstpointer data)
{
  TdGrid *grid = td_decision_test_grid (fixture->editor);

  td_grid_move_to (grid, LINE, 1);
  paste (fixture, "Lò Thị Ánh\n");
  TD_TEST_PUMP_UNTIL (g_str_has_prefix (td_grid_get_typed (grid), "Lò Thị Ánh"));
  td_grid_commit (grid);
  assert_names (fixture, "Lò Thị Ánh");
  g_assert_false (gtk_widget_get_visible (find_widget (fixture->editor, TD_TYPE_PASTE_BAR)));
}

/* --- Drafts ----------------------------------------------------------------------------------- */

static guint
count_drafts (Fixture *fixture, gint64 *id)
{
  g_autoptr (GPtrArray) drafts = td_draft_list (td_book_get_reader (fixture->book), NULL);

  if (drafts->len > 0)
    *id = ((const TdDraft *) g_ptr_array_index (drafts, 0))->id;

  return drafts->len;
}

/* Closing keeps what was typed, the cell that was being typed in included, and it can be gone on
 * with; once saved there is no draft any more. */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  fill (fixture);
  td_decision_test_set_cell (fixture->editor, LINE, TD_CELL_BONUS, "bảy trăm");
  td_grid_move_to (td_decision_test_grid (fixture->editor), LINE, 6);
  td_grid_insert_text (td_decision_test_grid (fixture->editor), "Cứu ngư");
  TD_TEST_PUMP_UNTIL (count_drafts (fixture, &id) == 1);
  gtk_window_close (GTK_WINDOW (fixture->editor));
  TD_TEST_PUMP_UNTIL (fixture->gone == NULL);
  g_assert_cmpuint (count_drafts (fixture, &id), ==, 1);
  g_assert_cmpuint (count_decisions (fixture), ==, 0);

  watch_editor (fixture, td_decision_editor_new_for_draft (NULL, fixture->book, id, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (td_decision_test_typed (fixture->editor, TD_DECISION_NUMBER), ==, "45");
  assert_cell (fixture, LINE, TD_CELL_NAME, "Lò Thị Ánh");
  assert_cell (fixture, LINE, TD_CELL_ACHIEVEMENT, "Cứu ngư");
  assert_cell (fixture, LINE, TD_CELL_BONUS, "bảy trăm");
  set_cell (fixture, TD_CELL_BONUS, "760.000");
  assert_saved (fixture);
  g_assert_cmpuint (count_decisions (fixture), ==, 1);
  g_assert_cmpuint (count_drafts (fixture, &id), ==, 0);
}

/* A decision of the book that was being changed comes back as it was typed. */
static void
test_draft_of_saved (Fixture *fixture, gconstpointer data)
{
  gint64 id = 0;

  fill (fixture);
  assert_saved (fixture);
  open_editor (fixture, 1);
  set_cell (fixture, TD_CELL_POST, "Công nhân");
  gtk_window_close (GTK_WINDOW (fixture->editor));
  TD_TEST_PUMP_UNTIL (fixture->gone == NULL && count_drafts (fixture, &id) == 1);

  open_editor (fixture, 1);
  assert_cell (fixture, LINE, TD_CELL_POST, "Công nhân");
  assert_saved (fixture);
  g_assert_cmpuint (count_drafts (fixture, &id), ==, 0);
  g_assert_cmpuint (count_decisions (fixture), ==, 1);
}

/* Dropping asks, and takes the draft along. */
static void
test_discard (Fixture *fixture, gconstpointer data)
{
  GtkWindow *question;
  gint64 id = 0;

  fill (fixture);
  TD_TEST_PUMP_UNTIL (count_drafts (fixture, &id) == 1);
  activate (fixture, "editor.discard");
  TD_TEST_PUMP_UNTIL ((question = find_question ()) != NULL);
  gtk_dialog_response (GTK_DIALOG (question), GTK_RESPONSE_CANCEL);
  TD_TEST_PUMP_UNTIL (find_question () == NULL);
  g_assert_nonnull (fixture->gone);
  activate (fixture, "editor.discard");
  TD_TEST_PUMP_UNTIL ((question = find_question ()) != NULL);
  gtk_dialog_response (GTK_DIALOG (question), GTK_RESPONSE_REJECT);
  TD_TEST_PUMP_UNTIL (fixture->gone == NULL && count_drafts (fixture, &id) == 0);
  g_assert_cmpuint (count_decisions (fixture), ==, 0);
}

/* X11 tells late that the selection of a cell is lost to another: a letter that comes in that
 * moment still takes the place of the text. */
static void
test_lost_selection (Fixture *fixture, gconstpointer data)
{
  TdGrid *grid = td_decision_test_grid (fixture->editor);
  GtkEditable *entry;
  int position;
  guint row, column;

  fill (fixture);
  set_cell (fixture, TD_CELL_BONUS, "700000");
  g_assert_true (td_recipient_sheet_find_column (td_decision_test_sheet (fixture->editor),
                                                 TD_CELL_BONUS, &column));
  td_grid_move_to (grid, LINE, column);
  td_grid_get_current (grid, &row, &column);
  entry = GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (fixture->editor)));
  g_assert_cmpstr (gtk_editable_get_text (entry), !=, "");

  gtk_editable_select_region (entry, -1, -1);
  position = gtk_editable_get_position (entry);
  gtk_editable_insert_text (entry, "8", -1, &position);
  g_assert_cmpint (position, ==, 1);
  gtk_editable_insert_text (entry, "0", -1, &position);
  g_assert_cmpstr (td_grid_get_typed (grid), ==, "80");
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/decisions/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("required", test_required);
  ADD ("date", test_date);
  ADD ("unread", test_unread);
  ADD ("number-taken", test_number_taken);
  ADD ("unit-closed", test_unit_closed);
  ADD ("form", test_form);
  ADD ("stale", test_stale);
  ADD ("lines", test_lines);
  ADD ("common", test_common);
  ADD ("next", test_next);
  ADD ("bonus", test_bonus);
  ADD ("people", test_people);
  ADD ("names", test_names);
  ADD ("paste", test_paste);
  ADD ("paste-text", test_paste_text);
  ADD ("draft", test_draft);
  ADD ("draft-of-saved", test_draft_of_saved);
  ADD ("discard", test_discard);
  ADD ("lost-selection", test_lost_selection);
#undef ADD

  return g_test_run ();
}
