/* The rules on the settings page, by keyboard. */
#include <string.h>

#include "app/pages/td-settings-page.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-rule-row.h"
#include "domain/td-rules.h"
#include "td-keyboard.h"

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = td_test_dir_new ();
  fixture->book = td_ui_test_book (fixture->dir, TD_BOOK_EMPTY);
  fixture->page = GTK_WIDGET (td_settings_page_new (fixture->book));
  gtk_widget_set_size_request (fixture->page, 900, 700);
  fixture->window = td_ui_test_show (fixture->page);
  td_keyboard_wait_window (GTK_TYPE_WINDOW);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_ui_test_close (fixture->window, fixture->page);
  /* The row moves with the book's signal, before the write's callback lets the book go. */
  TD_TEST_PUMP_UNTIL (G_OBJECT (fixture->book)->ref_count == 1);
  g_assert_finalize_object (fixture->book);
  td_test_dir_free (fixture->dir);
}

/* Returns: (nullable): the row of @code below @widget */
static TdRuleRow *
find_row (GtkWidget *widget, const char *code)
{
  if (TD_IS_RULE_ROW (widget))
    return g_str_equal (td_rule_row_get_code (TD_RULE_ROW (widget)), code) ? TD_RULE_ROW (widget)
                                                                           : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      TdRuleRow *row = find_row (child, code);

      if (row != NULL)
        return row;
    }

  return NULL;
}

static gboolean
is_enabled (Fixture *fixture, const char *code)
{
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (fixture->book);

  return td_catalogue_find_rule (catalogue, code)->enabled;
}

static gboolean
is_switched (TdRuleRow *row, gboolean on)
{
  GtkSwitch *toggle = GTK_SWITCH (td_rule_row_get_switch (row));

  return gtk_switch_get_active (toggle) == on && gtk_switch_get_state (toggle) == on;
}

static gboolean
is_asked (TdRuleRow *row)
{
  return gtk_widget_get_mapped (td_rule_row_get_reason (row));
}

/* From the last setting before the rules to the first of them. */
static void
go_to_first_switch (Fixture *fixture, TdRuleRow *row)
{
  td_field_grab_focus (td_form_find_field (fixture->page, "report.year_due"));
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (td_keyboard_get_focus () == td_rule_row_get_switch (row));
}

static gboolean
is_in_view (Fixture *fixture, GtkWidget *widget)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, fixture->page, &bounds) && bounds.size.height > 0
         && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (fixture->page);
}

/* Each rule that is checked has a row, and no other: R9 and R15 are rows of the table alone. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (fixture->book);
  guint n = 0;

  for (guint i = 0; i < td_catalogue_get_n_rules (catalogue); i++)
    {
      const TdRule *rule = td_catalogue_get_rule (catalogue, i);

      g_assert_cmpint (find_row (fixture->page, rule->code) != NULL, ==,
                       td_rules_is_checked (rule->code));
      n += td_rules_is_checked (rule->code);
    }
  g_assert_cmpuint (n, >=, 13);
  g_assert_null (find_row (fixture->page, "R9"));
}

static void
test_switch (Fixture *fixture, gconstpointer data)
{
  TdRuleRow *row = find_row (fixture->page, "R1");
  GtkWidget *field;
  g_autofree char *label = NULL;

  g_assert_true (is_switched (row, TRUE));
  go_to_first_switch (fixture, row);

  /* It asks, and does not move before a reason is there. */
  td_keyboard_press ("space");
  td_keyboard_wait_field ("disabled-reason");
  TD_KEYBOARD_UNTIL (is_in_view (fixture, td_rule_row_get_reason (row)));
  g_assert_true (is_enabled (fixture, "R1"));
  td_keyboard_press ("Return");
  field = gtk_widget_get_ancestor (td_rule_row_get_reason (row), TD_TYPE_FIELD);
  TD_KEYBOARD_UNTIL (td_field_get_problem_text (TD_FIELD (field)) != NULL);
  g_assert_true (is_enabled (fixture, "R1"));

  td_keyboard_type ("Theo quy che");
  td_keyboard_press ("Return");
  TD_KEYBOARD_UNTIL (is_switched (row, FALSE));
  g_assert_false (is_enabled (fixture, "R1"));
  g_assert_false (is_asked (row));
  label = td_book_get_undo_label (fixture->book, FALSE);
  g_assert_nonnull (strstr (label, "R1: Theo quy che"));

  /* The focus is where it was: on again with one key, without a question. */
  TD_KEYBOARD_UNTIL (td_keyboard_get_focus () == td_rule_row_get_switch (row));
  td_keyboard_press ("space");
  TD_KEYBOARD_UNTIL (is_switched (row, TRUE));
  g_assert_true (is_enabled (fixture, "R1"));
}

static void
test_escape (Fixture *fixture, gconstpointer data)
{
  TdRuleRow *row = find_row (fixture->page, "R1");

  go_to_first_switch (fixture, row);
  td_keyboard_press ("space");
  td_keyboard_wait_field ("disabled-reason");
  td_keyboard_type ("Khong");
  td_keyboard_press ("Escape");
  TD_KEYBOARD_UNTIL (!is_asked (row));
  TD_KEYBOARD_UNTIL (td_keyboard_get_focus () == td_rule_row_get_switch (row));
  g_assert_true (is_switched (row, TRUE));
  g_assert_true (is_enabled (fixture, "R1"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (td_rule_row_get_reason (row))), ==, "");
}

/* What is undone, or changed in another window, is seen. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  TdRuleRow *row = find_row (fixture->page, "R1");
  g_autoptr (GError) error = NULL;

  go_to_first_switch (fixture, row);
  td_keyboard_press ("space");
  td_keyboard_wait_field ("disabled-reason");
  td_keyboard_type ("Theo quy che");
  td_keyboard_press ("Return");
  TD_KEYBOARD_UNTIL (is_switched (row, FALSE));
  td_book_undo (fixture->book, FALSE, NULL, &error);
  g_assert_no_error (error);
  TD_KEYBOARD_UNTIL (is_switched (row, TRUE));
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/rules/rows", test_rows);
  ADD ("/rules/switch", test_switch);
  ADD ("/rules/escape", test_escape);
  ADD ("/rules/undo", test_undo);

  return g_test_run ();
}
