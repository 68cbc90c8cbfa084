/* A decision with three recipients, by the keyboard alone: real key events (xdotool) to the real
 * editor. What xdotool cannot type reliably, Vietnamese, is pasted with Ctrl+V. */

#include "td-ui-test.h"

#include "app/dialogs/td-decision-editor.h"
#include "store/td-decision-store.h"

static void
spawned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean *done = user_data;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *done = TRUE;
}

/* The keys were sent; what they do shows in what is waited for next. */
static void
run_xdotool (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_NONE, &error);
  gboolean done = FALSE;

  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, spawned_cb, &done);
  TD_TEST_PUMP_UNTIL (done);
}

static void
press (const char *key)
{
  run_xdotool ((const char *[]){ "xdotool", "key", "--clearmodifiers", key, NULL });
}

static GtkWidget *
get_focus (GtkWidget *window)
{
  return gtk_window_get_focus (GTK_WINDOW (window));
}

/* The text of the entry that has the focus. */
static const char *
get_text (GtkWidget *window)
{
  GtkWidget *focus = get_focus (window);

  return GTK_IS_EDITABLE (focus) ? gtk_editable_get_text (GTK_EDITABLE (focus)) : "";
}

static void
enter (GtkWidget *window, const char *text)
{
  if (g_str_is_ascii (text))
    run_xdotool ((const char *[]){ "xdotool", "type", "--delay", "12", "--", text, NULL });
  else
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (window), text);
      press ("ctrl+v");
    }
  TD_TEST_PUMP_UNTIL (g_str_equal (get_text (window), text));
}

static void
tab (GtkWidget *window)
{
  GtkWidget *before = get_focus (window);

  press ("Tab");
  TD_TEST_PUMP_UNTIL (get_focus (window) != before);
}

/* In the drop-down that has the focus: opens it, goes @n rows down from the chosen one, or from the
 * first, and takes that. */
static void
choose_below (GtkWidget *window, guint n)
{
  GtkWidget *button = get_focus (window);

  g_assert_true (GTK_IS_TOGGLE_BUTTON (button));
  press ("space");
  TD_TEST_PUMP_UNTIL (get_focus (window) != button);
  for (guint i = 0; i < n; i++)
    press ("Down");
  press ("Return");
  TD_TEST_PUMP_UNTIL (get_focus (window) == button);
}

/* Which row of the drop-down "award form" @form stands in; row 0 is "Not chosen". */
static guint
get_row (const TdCatalogue *catalogue, const TdAwardForm *form, TdDate date)
{
  guint row = 1;

  for (guint i = 0; i < td_catalogue_get_n_award_forms (catalogue); i++)
    {
      const TdAwardForm *other = td_catalogue_get_award_form (catalogue, i);

      if (other == form)
        return row;
      row += other->for_individual && td_award_form_is_valid_at (other, date);
    }
  g_assert_not_reached ();
}

/* The unit with that code. */
static void
choose_unit (GtkWidget *window, const char *code, const char *name)
{
  enter (window, code);
  press ("Return");
  TD_TEST_PUMP_UNTIL (g_str_equal (get_text (window), name));
}

static void
test_decision (void)
{
  static const char *const names[] = { "Lò Thị Ánh", "Giàng A Chu", "Nguyễn Văn Ất" };
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDecision) decision = NULL;
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (book);
  const TdAwardForm *form
      = td_catalogue_find_award_form_at (catalogue, "BK_TINH", TD_DATE (2026, 6, 12));
  GtkWidget *editor = td_decision_editor_new (NULL, book, 0, 0, &error);
  gpointer gone = editor;

  g_assert_no_error (error);
  g_object_add_weak_pointer (G_OBJECT (editor), &gone);
  gtk_window_present (GTK_WINDOW (editor));
  gtk_test_widget_wait_for_draw (editor);
  TD_TEST_PUMP_UNTIL (gtk_window_is_active (GTK_WINDOW (editor)));

  /* Tab follows the paper. */
  enter (editor, "45");
  tab (editor); /* symbol and issuer stand in the settings, the level is the province */
  g_assert_cmpstr (get_text (editor), ==, "QĐ-LĐLĐ");
  tab (editor);
  enter (editor, "12/06/2026");
  tab (editor);
  tab (editor);
  g_assert_cmpstr (get_text (editor), ==, "LĐLĐ tỉnh Lai Châu");
  tab (editor);
  enter (editor, "Lê Văn Lương");
  tab (editor);
  enter (editor, "Chủ tịch");
  tab (editor); /* abstract */
  tab (editor); /* kind: individual */
  tab (editor);
  enter (editor, names[0]);
  tab (editor);
  press ("space"); /* a woman */
  tab (editor);
  enter (editor, "Cong nhan");
  tab (editor);
  choose_unit (editor, "LC", "Liên đoàn Lao động tỉnh Lai Châu");
  tab (editor);
  choose_below (editor, get_row (catalogue, form, TD_DATE (2026, 6, 12)));
  tab (editor);
  choose_below (editor, 1);
  tab (editor); /* campaign */
  tab (editor); /* achievement */
  tab (editor); /* its period */
  tab (editor);
  enter (editor, "500000");
  tab (editor);
  press ("shift+Tab"); /* typed anew over what was there */
  TD_TEST_PUMP_UNTIL (g_str_equal (get_text (editor), "500.000"));
  enter (editor, "760000");
  tab (editor);
  press ("space"); /* a direct worker */

  /* The next ones have all but the name and the sex in common. */
  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    {
      press ("ctrl+n");
      TD_TEST_PUMP_UNTIL (GTK_IS_TEXT (get_focus (editor)) && get_text (editor)[0] == '\0');
      enter (editor, names[i]);
    }
  press ("ctrl+s");
  TD_TEST_PUMP_UNTIL (gone == NULL);

  decision = td_decision_load (td_book_get_reader (book), 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (decision->number, ==, "45");
  g_assert_cmpstr (decision->signer, ==, "Lê Văn Lương");
  g_assert_cmpstr (decision->signer_post, ==, "Chủ tịch");
  g_assert_true (td_date_equal (decision->decided_on, TD_DATE (2026, 6, 12)));
  g_assert_cmpuint (decision->awards->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const TdAward *award = g_ptr_array_index (decision->awards, i);

      g_assert_cmpstr (award->name, ==, names[i]);
      g_assert_cmpstr (award->post, ==, "Cong nhan");
      g_assert_cmpstr (award->unit_name, ==, "Liên đoàn Lao động tỉnh Lai Châu");
      g_assert_cmpint (award->award_form_id, ==, form->id);
      g_assert_cmpstr (award->commendation_type, !=, "");
      g_assert_cmpint (award->bonus, ==, 760000);
      g_assert_cmpint (award->is_woman, ==, i == 0);
      g_assert_true (award->is_direct_worker);
    }
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
  g_test_add_func ("/keyboard/decision", test_decision);

  return g_test_run ();
}
