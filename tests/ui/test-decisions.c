/* TdDecisionEditor: bad input gets a sentence beside its field, stays as it was typed, and is not
 * saved; what is right is. */

#include "td-ui-test.h"

#include "app/dialogs/td-decision-editor.h"
#include "app/widgets/td-control.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-message-bar.h"
#include "app/widgets/td-unit-chooser.h"
#include "store/td-decision-store.h"
#include "store/td-unit-store.h"

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  GtkWidget *editor;
  gpointer gone; /* NULL once the editor is finalized */
} Fixture;

static void
open_editor (Fixture *fixture, gint64 decision_id)
{
  g_autoptr (GError) error = NULL;

  fixture->editor = td_decision_editor_new (NULL, fixture->book, decision_id, 0, &error);
  g_assert_no_error (error);
  fixture->gone = fixture->editor;
  g_object_add_weak_pointer (G_OBJECT (fixture->editor), &fixture->gone);
  gtk_window_present (GTK_WINDOW (fixture->editor));
  gtk_test_widget_wait_for_draw (fixture->editor);
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

/* --- The form --------------------------------------------------------------------------------- */

static TdField *
find (Fixture *fixture, const char *field)
{
  TdField *found = td_form_find_field (fixture->editor, field);

  g_assert_nonnull (found);

  return found;
}

static GtkWidget *
control (Fixture *fixture, const char *field)
{
  return td_field_get_control (find (fixture, field));
}

static void
type (Fixture *fixture, const char *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (td_control_get_target (control (fixture, field))), text);
}

static const char *
typed (Fixture *fixture, const char *field)
{
  return gtk_editable_get_text (GTK_EDITABLE (td_control_get_target (control (fixture, field))));
}

static void
choose (Fixture *fixture, const char *field, const char *code)
{
  g_object_set (control (fixture, field), "code", code, NULL);
}

static void
choose_form (Fixture *fixture, const char *code, TdDate date)
{
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (fixture->book);
  const TdAwardForm *form = td_catalogue_find_award_form_at (catalogue, code, date);
  g_autofree char *id = NULL;

  g_assert_nonnull (form);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, form->id);
  choose (fixture, TD_AWARD_FORM, id);
}

/* As taking a hit does: the setter alone tells nobody. */
static void
choose_unit (Fixture *fixture, gint64 id)
{
  GtkWidget *chooser = control (fixture, TD_AWARD_UNIT);

  td_unit_chooser_set_unit_id (TD_UNIT_CHOOSER (chooser), id);
  g_signal_emit_by_name (chooser, "changed");
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

static void
save (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->editor, "editor.save", NULL);
}

/* A decision with one recipient that may be saved as it is. */
static void
fill (Fixture *fixture)
{
  gint64 root = td_unit_find_root (td_book_get_reader (fixture->book), TD_DATE (2026, 6, 12), NULL);

  type (fixture, TD_DECISION_NUMBER, "45");
  type (fixture, TD_DECISION_SYMBOL, "QĐ-LĐLĐ");
  type (fixture, TD_DECISION_ISSUER, "LĐLĐ tỉnh Lai Châu");
  type (fixture, TD_DECISION_DATE, "12/06/2026");
  type (fixture, TD_AWARD_NAME, "Lò Thị Ánh");
  choose_unit (fixture, root);
  choose_form (fixture, "BK_TINH", TD_DATE (2026, 6, 12));
  choose (fixture, TD_AWARD_COMMENDATION, "DOT_XUAT");
}

/* Saving is refused: @sentence (a part of it) is under @field, which has the focus if it is the
 * only one with an error. */
static void
assert_refused (Fixture *fixture, const char *field, const char *sentence)
{
  const char *text;

  save (fixture);
  g_assert_nonnull (fixture->gone);
  text = td_field_get_problem_text (find (fixture, field));
  if (text == NULL || strstr (text, sentence) == NULL)
    g_error ("under %s: “%s” instead of “%s”", field, text, sentence);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->editor)),
                                         GTK_WIDGET (find (fixture, field))));
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

/* --- Tests ------------------------------------------------------------------------------------ */

static void
test_required (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  type (fixture, TD_DECISION_NUMBER, "");
  assert_refused (fixture, TD_DECISION_NUMBER, "Enter the decision's number.");
  type (fixture, TD_DECISION_NUMBER, "45");
  type (fixture, TD_AWARD_NAME, "");
  assert_refused (fixture, TD_AWARD_NAME, "Enter the person's name.");
  g_assert_cmpstr (typed (fixture, TD_DECISION_NUMBER), ==, "45");
  g_assert_cmpuint (count_decisions (fixture), ==, 0);
}

static void
test_date (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  type (fixture, TD_DECISION_DATE, "31/02/2026");
  assert_refused (fixture, TD_DECISION_DATE, "There is no day 31/02/2026");
  g_assert_cmpstr (typed (fixture, TD_DECISION_DATE), ==, "31/02/2026");
  g_assert_cmpuint (count_decisions (fixture), ==, 0);
}

static void
test_amount (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  type (fixture, TD_AWARD_BONUS, "bảy trăm");
  assert_refused (fixture, TD_AWARD_BONUS, "is not an amount of money");
  g_assert_cmpstr (typed (fixture, TD_AWARD_BONUS), ==, "bảy trăm");
  g_assert_cmpuint (count_decisions (fixture), ==, 0);
}

/* Mending one field loses nothing of another that cannot be read either. */
static void
test_unreadable_kept (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  type (fixture, TD_AWARD_BONUS, "bảy trăm");
  type (fixture, TD_AWARD_UNIT, "Trường Mầm non số 9");
  type (fixture, TD_DECISION_DATE, "31/02/2026");
  type (fixture, TD_DECISION_DATE, "11/06/2026");
  g_assert_cmpstr (typed (fixture, TD_AWARD_BONUS), ==, "bảy trăm");
  g_assert_cmpstr (typed (fixture, TD_AWARD_UNIT), ==, "Trường Mầm non số 9");
  choose (fixture, TD_AWARD_KIND, "collective");
  g_assert_cmpstr (typed (fixture, TD_AWARD_BONUS), ==, "bảy trăm");
  save (fixture);
  g_assert_nonnull (fixture->gone);
  g_assert_cmpuint (count_decisions (fixture), ==, 0);
}

/* Leaving the field writes the amount with dots, and typing over it replaces it: GTK empties an
 * entry in between, which must not be taken for an amount of 0. */
static void
test_amount_typed (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  td_field_grab_focus (find (fixture, TD_AWARD_BONUS));
  type (fixture, TD_AWARD_BONUS, "760000");
  td_field_grab_focus (find (fixture, TD_AWARD_NAME));
  TD_TEST_PUMP_UNTIL (!g_str_equal (typed (fixture, TD_AWARD_BONUS), "760000"));
  g_assert_cmpstr (typed (fixture, TD_AWARD_BONUS), ==, "760.000");
  type (fixture, TD_AWARD_BONUS, "");
  g_assert_cmpstr (typed (fixture, TD_AWARD_BONUS), ==, "");
  type (fixture, TD_AWARD_BONUS, "5");
  g_assert_cmpstr (typed (fixture, TD_AWARD_BONUS), ==, "5");
}

static void
test_number_taken (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  save (fixture);
  TD_TEST_PUMP_UNTIL (fixture->gone == NULL);
  g_assert_cmpuint (count_decisions (fixture), ==, 1);

  open_editor (fixture, 0);
  fill (fixture);
  assert_refused (fixture, TD_DECISION_NUMBER, "The book has decision 45/QĐ-LĐLĐ of 2026");
  g_assert_cmpstr (typed (fixture, TD_DECISION_NUMBER), ==, "45");
  g_assert_cmpstr (typed (fixture, TD_AWARD_NAME), ==, "Lò Thị Ánh");
  g_assert_cmpuint (count_decisions (fixture), ==, 1);

  type (fixture, TD_DECISION_NUMBER, "46");
  save (fixture);
  TD_TEST_PUMP_UNTIL (fixture->gone == NULL);
  g_assert_cmpuint (count_decisions (fixture), ==, 2);
}

/* Lai Châu's districts ended on 30/06/2025. */
static void
test_unit_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = td_unit_search (
      td_book_get_reader (fixture->book), "LDLD huyen Sin Ho", TD_DATE (2025, 1, 1), 1, &error);
  const TdUnitHit *hit;

  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_true (td_date_equal (hit->valid_to, TD_DATE (2025, 6, 30)));

  fill (fixture);
  choose_unit (fixture, hit->id);
  assert_refused (fixture, TD_AWARD_UNIT, "ended on 30/06/2025, before the decision");
  g_assert_cmpstr (typed (fixture, TD_AWARD_UNIT), ==, hit->name);
  g_assert_cmpuint (count_decisions (fixture), ==, 0);
}

/* CO_TLD is given to collectives only; its row of 2019 ended in 2024. */
static void
test_form (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  choose_form (fixture, "CO_TLD", TD_DATE (2026, 6, 12));
  assert_refused (fixture, TD_AWARD_FORM, "is given to collectives only");
  choose_form (fixture, "BK_TINH", TD_DATE (2020, 6, 12));
  assert_refused (fixture, TD_AWARD_FORM, "was not in force on 12/06/2026");
  g_assert_cmpuint (count_decisions (fixture), ==, 0);
}

/* Who saves second is told in the editor, and keeps what he typed. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  GtkWidget *first;
  gpointer first_gone;

  fill (fixture);
  save (fixture);
  TD_TEST_PUMP_UNTIL (fixture->gone == NULL);

  open_editor (fixture, 1);
  first = first_gone = fixture->editor;
  g_object_remove_weak_pointer (G_OBJECT (first), &fixture->gone);
  g_object_add_weak_pointer (G_OBJECT (first), &first_gone);
  open_editor (fixture, 1);
  type (fixture, TD_AWARD_NAME, "Lò Thị Ảnh");
  save (fixture);
  TD_TEST_PUMP_UNTIL (fixture->gone == NULL);

  fixture->editor = first;
  fixture->gone = first;
  g_object_add_weak_pointer (G_OBJECT (first), &fixture->gone);
  type (fixture, TD_AWARD_NAME, "Lò Thị Ánh Nguyệt");
  save (fixture);
  TD_TEST_PUMP_UNTIL (td_message_bar_get_text (find_bar (first)) != NULL);
  g_assert_nonnull (first_gone);
  g_assert_cmpstr (typed (fixture, TD_AWARD_NAME), ==, "Lò Thị Ánh Nguyệt");
  g_object_remove_weak_pointer (G_OBJECT (first), &first_gone);
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/decisions/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("required", test_required);
  ADD ("date", test_date);
  ADD ("amount", test_amount);
  ADD ("amount-typed", test_amount_typed);
  ADD ("unreadable-kept", test_unreadable_kept);
  ADD ("number-taken", test_number_taken);
  ADD ("unit-closed", test_unit_closed);
  ADD ("form", test_form);
  ADD ("stale", test_stale);
#undef ADD

  return g_test_run ();
}
