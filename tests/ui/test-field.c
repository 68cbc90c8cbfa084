#include "td-ui-test.h"

#include "app/widgets/td-date-entry.h"
#include "app/widgets/td-field.h"

static void
test_problem (void)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *field = td_field_new ("name", "_Name", entry);
  GtkWidget *window = td_ui_test_show (field);
  TdProblem problem = { TD_SEVERITY_ERROR, "name", -1, NULL, (char *) "Type a name.", NULL };

  g_assert_null (td_field_get_problem_text (TD_FIELD (field)));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (entry),
                                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY));

  td_field_set_problem (TD_FIELD (field), &problem);
  g_assert_cmpstr (td_field_get_problem_text (TD_FIELD (field)), ==, "Error: Type a name.");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (entry),
                                                   GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));

  problem.severity = TD_SEVERITY_WARNING;
  problem.source = (char *) "NĐ 98/2023";
  td_field_set_problem (TD_FIELD (field), &problem);
  g_assert_cmpstr (td_field_get_problem_text (TD_FIELD (field)), ==,
                   "Warning: Type a name. (NĐ 98/2023)");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);

  td_field_set_problem (TD_FIELD (field), NULL);
  g_assert_null (td_field_get_problem_text (TD_FIELD (field)));
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (entry),
                                                    GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
  td_ui_test_close (window, field);
}

static void
test_required (void)
{
  GtkWidget *date = td_date_entry_new ();
  GtkWidget *field = td_field_new ("day", "_Day", date);
  GtkWidget *window, *label;

  g_object_set (field, "required", TRUE, NULL);
  window = td_ui_test_show (field);
  label = gtk_widget_get_first_child (field);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "Day (required)");
  /* The label is of the part that is typed in, not of the widget around it. */
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (date)),
                                       GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE);
  g_assert_true (gtk_label_get_mnemonic_widget (GTK_LABEL (label))
                 == gtk_widget_get_first_child (date));
  td_ui_test_close (window, field);
}

static void
test_form (void)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *first = td_field_new ("first", "First", gtk_entry_new ());
  GtkWidget *second = td_field_new ("second", "Second", gtk_entry_new ());
  GtkWidget *third = td_field_new ("third", "Third", gtk_entry_new ());
  g_autoptr (GPtrArray) problems = td_problems_new ();
  g_autoptr (GPtrArray) none = td_problems_new ();
  GtkWidget *window;

  gtk_box_append (GTK_BOX (form), first);
  gtk_box_append (GTK_BOX (form), row);
  gtk_box_append (GTK_BOX (row), second);
  gtk_box_append (GTK_BOX (form), third);
  window = td_ui_test_show (form);

  td_problems_add (problems, TD_SEVERITY_ERROR, "third", -1, "c");
  td_problems_add (problems, TD_SEVERITY_ERROR, "second", -1, "b");
  td_problems_add (problems, TD_SEVERITY_WARNING, "first", -1, "a");
  td_problems_add (problems, TD_SEVERITY_ERROR, "first", 2, "of a row, not of the form");

  /* The first in the form's order, not in that of the problems; a warning does not stop. */
  g_assert_true (td_form_show_problems (form, problems) == TD_FIELD (second));
  g_assert_cmpstr (td_field_get_problem_text (TD_FIELD (first)), ==, "Warning: a");
  g_assert_true (td_form_find_field (form, "third") == TD_FIELD (third));
  g_assert_null (td_form_find_field (form, "fourth"));

  g_assert_null (td_form_show_problems (form, none));
  g_assert_null (td_field_get_problem_text (TD_FIELD (second)));
  td_ui_test_close (window, first);
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
  g_test_add_func ("/field/problem", test_problem);
  g_test_add_func ("/field/required", test_required);
  g_test_add_func ("/field/form", test_form);

  return g_test_run ();
}
