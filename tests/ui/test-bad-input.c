/* The editors of units and campaigns refuse bad input: a sentence beside its field, what was typed
 * stays, the book is not touched (test-decisions.c does the same for decisions). In all editors:
 * what warns does not block, what would be lost is asked about, and a save can be taken back. */

#include "td-decision-test.h"
#include "td-keyboard.h"

#include "app/dialogs/td-campaign-editor.h"
#include "app/dialogs/td-unit-editor.h"
#include "app/td-window.h"
#include "app/widgets/td-control.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-target-table.h"
#include "app/widgets/td-unit-chooser.h"
#include "domain/td-campaign.h"
#include "domain/td-decision.h"
#include "domain/td-unit.h"
#include "store/td-campaign-store.h"
#include "store/td-decision-store.h"
#include "store/td-unit-store.h"

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  GtkWidget *window; /* the main window, to which notes go */
  GtkWidget *editor;
  gpointer gone; /* NULL once the editor is finalized */
} Fixture;

static void
show_editor (Fixture *fixture, GtkWidget *editor)
{
  g_assert_nonnull (editor);
  fixture->editor = editor;
  fixture->gone = editor;
  g_object_add_weak_pointer (G_OBJECT (editor), &fixture->gone);
  gtk_window_present (GTK_WINDOW (editor));
  td_keyboard_wait_window (G_OBJECT_TYPE (editor));
}

static void
open_unit (Fixture *fixture)
{
  show_editor (fixture,
               td_unit_editor_new (GTK_WINDOW (fixture->window), fixture->book, 0, 0, NULL));
}

static void
open_campaign (Fixture *fixture)
{
  show_editor (fixture,
               td_campaign_editor_new (GTK_WINDOW (fixture->window), fixture->book, 0, NULL));
}

static void
open_decision (Fixture *fixture)
{
  show_editor (fixture,
               td_decision_editor_new (GTK_WINDOW (fixture->window), fixture->book, 0, 0, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  void (*open) (Fixture * fixture) = data;

  fixture->dir = td_test_dir_new ();
  fixture->book = td_ui_test_book (fixture->dir, TD_BOOK_LAI_CHAU);
  fixture->window = td_window_new (NULL, fixture->book);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  open (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->gone != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->editor));
  TD_TEST_PUMP_UNTIL (fixture->gone == NULL);
  td_ui_test_close (fixture->window, fixture->window);
  g_object_unref (fixture->book);
  td_test_dir_free (fixture->dir);
}

/* --- The form --------------------------------------------------------------------------------- */

static TdField *
find (Fixture *fixture, const char *field)
{
  TdField *found = td_form_find_field (fixture->editor, field);

  g_assert_nonnull (found);

  return found;
}

static GtkEditable *
find_entry (Fixture *fixture, const char *field)
{
  return GTK_EDITABLE (td_control_get_target (td_field_get_control (find (fixture, field))));
}

static void
type (Fixture *fixture, const char *field, const char *text)
{
  gtk_editable_set_text (find_entry (fixture, field), text);
}

static void
choose (Fixture *fixture, const char *field, const char *code)
{
  g_object_set (td_field_get_control (find (fixture, field)), "code", code, NULL);
}

static void
choose_unit (Fixture *fixture, const char *field, const char *code)
{
  GtkWidget *chooser = td_field_get_control (find (fixture, field));
  gint64 id = td_unit_find_by_code (td_book_get_reader (fixture->book), code, NULL);

  g_assert_cmpint (id, >, 0);
  td_unit_chooser_set_unit_id (TD_UNIT_CHOOSER (chooser), id);
  g_signal_emit_by_name (chooser, "changed");
}

static void
save (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->editor, "editor.save", NULL);
}

static void
assert_saved (Fixture *fixture)
{
  save (fixture);
  TD_KEYBOARD_UNTIL (fixture->gone == NULL);
}

static void
assert_problem (Fixture *fixture, const char *field, const char *sentence)
{
  const char *text = td_field_get_problem_text (find (fixture, field));

  if (text == NULL || strstr (text, sentence) == NULL)
    g_error ("under %s: “%s” instead of “%s”", field, text, sentence);
}

/* @last: (nullable): the sentence of the last change in the book, which stays the last one */
static void
assert_refused (Fixture *fixture, const char *field, const char *sentence, const char *last)
{
  g_autofree char *label = NULL;

  save (fixture);
  g_assert_nonnull (fixture->gone);
  assert_problem (fixture, field, sentence);
  label = td_book_get_undo_label (fixture->book, FALSE);
  g_assert_cmpstr (label, ==, last);
}

/* Whether a label on show has @text in it. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

/* --- Units ------------------------------------------------------------------------------------ */

static void
fill_unit (Fixture *fixture)
{
  type (fixture, TD_UNIT_NAME, "CĐCS Trường Mầm non số 9");
  choose (fixture, TD_UNIT_KIND, "CDCS");
  choose_unit (fixture, TD_UNIT_PARENT, "LC-CDGD");
}

static void
test_unit (Fixture *fixture, gconstpointer data)
{
  fill_unit (fixture);
  type (fixture, TD_UNIT_NAME, " ");
  assert_refused (fixture, TD_UNIT_NAME, "Enter the unit", NULL);
  fill_unit (fixture);
  type (fixture, TD_UNIT_CODE, "LC-CDGD");
  assert_refused (fixture, TD_UNIT_CODE, "has this code already", NULL);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (fixture, TD_UNIT_CODE)), ==, "LC-CDGD");
  type (fixture, TD_UNIT_CODE, "");
  choose (fixture, TD_UNIT_KIND, "");
  assert_refused (fixture, TD_UNIT_KIND, "Choose", NULL);
  choose (fixture, TD_UNIT_KIND, "CDCS");
  type (fixture, TD_UNIT_VALID_TO, "hôm qua");
  assert_refused (fixture, TD_UNIT_VALID_TO, "hôm qua", NULL);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (fixture, TD_UNIT_VALID_TO)), ==, "hôm qua");
  type (fixture, TD_UNIT_VALID_TO, "");
  assert_saved (fixture);
}

/* The districts ended on 30/06/2025. */
static void
test_unit_parent_ended (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = td_unit_search (
      td_book_get_reader (fixture->book), "LDLD huyen Sin Ho", TD_DATE (2025, 1, 1), 1, &error);
  const TdUnitHit *hit;

  g_assert_no_error (error);
  hit = g_ptr_array_index (hits, 0);
  fill_unit (fixture);
  choose_unit (fixture, TD_UNIT_PARENT, hit->code);
  assert_refused (fixture, TD_UNIT_PARENT, "ends on 30/06/2025", NULL);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (fixture, TD_UNIT_PARENT)), ==, hit->name);
}

/* --- Campaigns -------------------------------------------------------------------------------- */

/* The entry below @widget that *@n others come before. */
static GtkEditable *
find_nth_entry (GtkWidget *widget, guint *n)
{
  if (GTK_IS_ENTRY (widget) && (*n)-- == 0)
    return GTK_EDITABLE (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *found = find_nth_entry (child, n);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Three entries a line: the target in words, its number, the unit of measure. */
static GtkEditable *
find_target (Fixture *fixture, guint line, guint column)
{
  guint n = line * 3 + column;
  GtkEditable *entry = find_nth_entry (td_ui_test_find (fixture->editor, TD_TYPE_TARGET_TABLE), &n);

  g_assert_nonnull (entry);

  return entry;
}

static void
fill_campaign (Fixture *fixture)
{
  type (fixture, TD_CAMPAIGN_NAME, "Lao động giỏi, lao động sáng tạo");
  choose (fixture, TD_CAMPAIGN_LAUNCHING_LEVEL, "TINH");
  type (fixture, TD_CAMPAIGN_STARTS_ON, "01/01/2026");
  type (fixture, TD_CAMPAIGN_ENDS_ON, "31/12/2026");
}

static void
test_campaign (Fixture *fixture, gconstpointer data)
{
  fill_campaign (fixture);
  type (fixture, TD_CAMPAIGN_NAME, "");
  assert_refused (fixture, TD_CAMPAIGN_NAME, "Enter the campaign's name.", NULL);
  fill_campaign (fixture);
  choose (fixture, TD_CAMPAIGN_LAUNCHING_LEVEL, "");
  assert_refused (fixture, TD_CAMPAIGN_LAUNCHING_LEVEL, "Choose the level", NULL);
  fill_campaign (fixture);
  type (fixture, TD_CAMPAIGN_STARTS_ON, "31/02/2026");
  assert_refused (fixture, TD_CAMPAIGN_STARTS_ON, "There is no day 31/02/2026", NULL);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (fixture, TD_CAMPAIGN_STARTS_ON)), ==,
                   "31/02/2026");
  type (fixture, TD_CAMPAIGN_STARTS_ON, "01/02/2027");
  assert_refused (fixture, TD_CAMPAIGN_ENDS_ON, "31/12/2026, before it begins on 01/02/2027", NULL);
}

static void
test_campaign_target (Fixture *fixture, gconstpointer data)
{
  GtkEditable *number;

  fill_campaign (fixture);
  gtk_editable_set_text (find_target (fixture, 1, 0), "Sáng kiến");
  number = find_target (fixture, 1, 1);
  gtk_editable_set_text (number, "mười hai");
  save (fixture);
  g_assert_nonnull (fixture->gone);
  g_assert_null (td_book_get_undo_label (fixture->book, FALSE));
  g_assert_true (says (fixture->editor, "“mười hai”"));
  g_assert_cmpstr (gtk_editable_get_text (number), ==, "mười hai");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->editor)),
                                         GTK_WIDGET (number)));

  gtk_editable_set_text (number, "12");
  gtk_editable_set_text (find_target (fixture, 1, 0), "");
  save (fixture);
  g_assert_nonnull (fixture->gone);
  g_assert_true (says (fixture->editor, "Enter the target in words"));
  gtk_editable_set_text (find_target (fixture, 1, 0), "Sáng kiến");
  assert_saved (fixture);
}

static void
test_campaign_taken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *last = NULL;

  fill_campaign (fixture);
  assert_saved (fixture);
  last = td_book_get_undo_label (fixture->book, FALSE);
  g_assert_nonnull (last);
  open_campaign (fixture);
  fill_campaign (fixture);
  assert_refused (fixture, TD_CAMPAIGN_NAME, "There is a campaign of this name", last);
}

/* --- Decisions -------------------------------------------------------------------------------- */

/* R12, the bonus that is not coefficient × base salary, is law: it warns and does not block. */
static void
test_warning (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDecision) decision = NULL;
  const TdProblem *problem;

  td_decision_test_fill (fixture->editor, fixture->book, "45");
  td_decision_test_choose_form (fixture->editor, fixture->book, "NN_BK_TINH",
                                TD_DATE (2026, 6, 12));
  td_decision_test_set_cell (fixture->editor, 3, TD_CELL_BONUS, "123.000");
  TD_KEYBOARD_UNTIL ((problem = td_decision_test_find_problem (fixture->editor, 0, TD_CELL_BONUS))
                     != NULL);
  g_assert_cmpint (problem->severity, ==, TD_SEVERITY_WARNING);
  g_assert_cmpstr (problem->rule, ==, "R12");
  assert_saved (fixture);

  decision = td_decision_load (td_book_get_reader (fixture->book), 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((TdAward *) g_ptr_array_index (decision->awards, 0))->bonus, ==, 123000);
}

/* --- Leaving ---------------------------------------------------------------------------------- */

/* The question that Esc asked. */
static void
wait_question (void)
{
  td_keyboard_wait_window (GTK_TYPE_MESSAGE_DIALOG);
}

/* The answers by keyboard as well: Return is the default one, "_Go on typing", and Alt+D drops. */
static void
test_leave (Fixture *fixture, gconstpointer data)
{
  GType type = G_OBJECT_TYPE (fixture->editor);
  GtkWidget *focus = td_keyboard_get_focus ();

  g_assert_true (GTK_IS_EDITABLE (focus));
  td_keyboard_type ("45");
  td_keyboard_press ("Escape");
  wait_question ();
  td_keyboard_press ("Return");
  td_keyboard_wait_window (type);
  g_assert_true (td_keyboard_get_focus () == focus);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==, "45");

  td_keyboard_press ("Escape");
  wait_question ();
  td_keyboard_press ("Escape");
  td_keyboard_wait_window (type);
  td_keyboard_press ("Escape");
  wait_question ();
  td_keyboard_press ("alt+d");
  TD_KEYBOARD_UNTIL (fixture->gone == NULL);
  g_assert_null (td_book_get_undo_label (fixture->book, FALSE));
}

static void
test_leave_unchanged (Fixture *fixture, gconstpointer data)
{
  td_keyboard_press ("Escape");
  TD_KEYBOARD_UNTIL (fixture->gone == NULL);
}

/* --- Taking back ------------------------------------------------------------------------------ */

/* Ctrl+Z in the main window after a save tells what it has taken back. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  TdDb *db = td_book_get_reader (fixture->book);
  g_autoptr (TdDecision) decision = NULL;

  td_decision_test_fill (fixture->editor, fixture->book, "45");
  assert_saved (fixture);
  td_keyboard_wait_window (TD_TYPE_WINDOW);
  TD_KEYBOARD_UNTIL (says (fixture->window, "Added the decision 45/QĐ-LĐLĐ"));
  td_keyboard_press ("ctrl+z");
  TD_KEYBOARD_UNTIL (says (fixture->window, "Undone: Added the decision 45/QĐ-LĐLĐ"));
  g_assert_null (td_decision_load (db, 1, NULL));
  td_keyboard_press ("ctrl+shift+z");
  TD_KEYBOARD_UNTIL (says (fixture->window, "Redone: Added the decision 45/QĐ-LĐLĐ"));
  decision = td_decision_load (db, 1, NULL);
  g_assert_nonnull (decision);
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
#define ADD(name, open, test)                                                                      \
  g_test_add ("/bad-input/" name, Fixture, open, set_up, test, tear_down)
  ADD ("unit", open_unit, test_unit);
  ADD ("unit-parent-ended", open_unit, test_unit_parent_ended);
  ADD ("unit-leave", open_unit, test_leave);
  ADD ("unit-leave-unchanged", open_unit, test_leave_unchanged);
  ADD ("campaign", open_campaign, test_campaign);
  ADD ("campaign-target", open_campaign, test_campaign_target);
  ADD ("campaign-taken", open_campaign, test_campaign_taken);
  ADD ("campaign-leave", open_campaign, test_leave);
  ADD ("campaign-leave-unchanged", open_campaign, test_leave_unchanged);
  ADD ("decision-warning", open_decision, test_warning);
  ADD ("decision-leave-unchanged", open_decision, test_leave_unchanged);
  ADD ("decision-undo", open_decision, test_undo);
#undef ADD

  return g_test_run ();
}
