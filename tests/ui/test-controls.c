/* The controls of forms: TdDateEntry and TdTermDropDown. */

#include "td-ui-test.h"

#include "app/widgets/td-control.h"
#include "app/widgets/td-date-entry.h"
#include "app/widgets/td-term-drop-down.h"
#include "base/td-error.h"

static void
test_date (void)
{
  GtkWidget *widget = td_date_entry_new ();
  TdDateEntry *entry = TD_DATE_ENTRY (widget);
  GtkWidget *window = td_ui_test_show (widget);
  g_autoptr (GError) error = NULL;
  guint n_changed = 0;
  TdDate date;

  g_signal_connect_swapped (entry, "changed", G_CALLBACK (td_ui_test_count_cb), &n_changed);
  g_assert_true (td_date_entry_get_date (entry, &date, NULL));
  g_assert_false (td_date_is_set (date));

  td_date_entry_set_text (entry, "5-3");
  g_assert_cmpuint (n_changed, >, 0);
  g_assert_true (td_date_entry_get_date (entry, &date, NULL));
  g_assert_true (td_date_equal (date, TD_DATE (2026, 3, 5)));

  /* The same day leaves what is typed alone; Enter writes it out. */
  td_date_entry_set_date (entry, TD_DATE (2026, 3, 5));
  g_assert_cmpstr (td_date_entry_get_text (entry), ==, "5-3");
  gtk_widget_activate (td_control_get_target (widget));
  g_signal_emit_by_name (td_control_get_target (widget), "activate");
  g_assert_cmpstr (td_date_entry_get_text (entry), ==, "05/03/2026");

  /* What is no day stays as it was typed. */
  td_date_entry_set_text (entry, "31/02/2026");
  g_signal_emit_by_name (td_control_get_target (widget), "activate");
  g_assert_cmpstr (td_date_entry_get_text (entry), ==, "31/02/2026");
  g_assert_false (td_date_entry_get_date (entry, &date, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_PARSE);
  td_date_entry_set_date (entry, TD_DATE_NONE);
  g_assert_cmpstr (td_date_entry_get_text (entry), ==, "");
  td_ui_test_close (window, widget);
}

static TdTerm *
new_term (const char *code, const char *name, TdDate from, TdDate to)
{
  TdTerm *term = g_new0 (TdTerm, 1);

  term->code = g_strdup (code);
  term->name = g_strdup (name);
  term->short_name = g_strdup ("");
  term->group = g_strdup ("");
  term->valid_from = from;
  term->valid_to = to;

  return term;
}

static void
test_terms (void)
{
  GtkWidget *widget = td_term_drop_down_new ();
  TdTermDropDown *terms = TD_TERM_DROP_DOWN (widget);
  GtkWidget *window = td_ui_test_show (widget);
  GtkDropDown *drop_down = GTK_DROP_DOWN (td_control_get_target (widget));
  g_autoptr (TdCatalogue) catalogue = td_catalogue_new (1000);
  guint n_notified = 0;

  td_catalogue_take_term (catalogue, TD_VOCABULARY_UNIT_KIND,
                          new_term ("old", "Old", TD_DATE_NONE, TD_DATE (2025, 6, 30)));
  td_catalogue_take_term (catalogue, TD_VOCABULARY_UNIT_KIND,
                          new_term ("new", "New", TD_DATE (2025, 7, 1), TD_DATE_NONE));
  g_signal_connect_swapped (terms, "notify::code", G_CALLBACK (td_ui_test_count_cb), &n_notified);

  td_term_drop_down_set_terms (terms, catalogue, TD_VOCABULARY_UNIT_KIND, TD_DATE (2026, 1, 1));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (drop_down)), ==, 2);
  g_assert_cmpstr (td_term_drop_down_get_code (terms), ==, "");
  g_assert_cmpuint (n_notified, ==, 0);

  td_term_drop_down_set_code (terms, "new");
  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, 1);
  g_assert_cmpuint (n_notified, ==, 1);
  td_term_drop_down_set_code (terms, "new");
  g_assert_cmpuint (n_notified, ==, 1);

  gtk_drop_down_set_selected (drop_down, 0);
  g_assert_cmpstr (td_term_drop_down_get_code (terms), ==, "");
  g_assert_cmpuint (n_notified, ==, 2);

  /* A code that is not on offer any more is not lost. */
  g_object_set (terms, "code", "old", NULL);
  g_assert_cmpstr (td_term_drop_down_get_code (terms), ==, "old");
  td_term_drop_down_set_terms (terms, catalogue, TD_VOCABULARY_UNIT_KIND, TD_DATE (2026, 1, 1));
  g_assert_cmpstr (td_term_drop_down_get_code (terms), ==, "old");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (drop_down)), ==, 3);
  g_assert_cmpuint (n_notified, ==, 3);
  td_ui_test_close (window, widget);
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
  g_test_add_func ("/controls/date", test_date);
  g_test_add_func ("/controls/terms", test_terms);

  return g_test_run ();
}
