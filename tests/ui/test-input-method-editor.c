/* Vietnamese by a real input method in the editors: every field has what was typed, and so has the
 * book, however soon after the last letter Tab or Ctrl+S comes. */

#include "td-input-method.h"

#include "app/dialogs/td-campaign-editor.h"
#include "app/dialogs/td-decision-editor.h"
#include "app/widgets/td-control.h"
#include "app/widgets/td-field.h"
#include "domain/td-decision.h"
#include "store/td-campaign-store.h"

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  GtkWidget *editor;
  gpointer gone; /* NULL once the editor is finalized */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = td_test_dir_new ();
  fixture->book = td_ui_test_book (fixture->dir, TD_BOOK_LAI_CHAU);
}

static void
show_editor (Fixture *fixture, GtkWidget *editor)
{
  fixture->editor = fixture->gone = editor;
  g_object_add_weak_pointer (G_OBJECT (editor), &fixture->gone);
  gtk_window_present (GTK_WINDOW (editor));
  td_keyboard_wait_window (G_OBJECT_TYPE (editor));
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

/* Gives the focus to a field and replaces what is there. */
static GtkWidget *
enter (Fixture *fixture, const char *field, const char *telex)
{
  TdField *found = td_form_find_field (fixture->editor, field);

  g_assert_nonnull (found);
  td_field_grab_focus (found);
  td_keyboard_wait_field (field);
  if (GTK_IS_EDITABLE (td_keyboard_get_focus ()))
    td_input_method_select_all ();
  td_input_method_type (telex);

  return td_control_get_target (td_field_get_control (found));
}

/* With Tab, whose effect comes when the input method has had its say. */
static void
leave (void)
{
  GtkWidget *before = td_keyboard_get_focus ();

  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (td_keyboard_get_focus () != before);
}

static void
test_heading (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *field;
    const char *telex;
    const char *text;
  } cases[] = {
    { TD_DECISION_ISSUER, "Coong ddoanf nganhf Giaos ducj", "Công đoàn ngành Giáo dục" },
    { "signer", "Lee Vawn Luwowng", "Lê Văn Lương" },
    { "signer-post", "Chur tichj", "Chủ tịch" },
    { "abstract", "Veef vieecj khen thuwowngr", "Về việc khen thưởng" },
    { TD_DECISION_NUMBER, "45", "45" },
    { TD_DECISION_DATE, "5/3/26", "05/03/2026" },
  };
  g_autoptr (GError) error = NULL;

  show_editor (fixture, td_decision_editor_new (NULL, fixture->book, 0, 0, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkEditable *target = GTK_EDITABLE (enter (fixture, cases[i].field, cases[i].telex));

      leave ();
      td_input_method_wait_text (target, cases[i].text);
    }
}

/* Ctrl+S while the last syllable of a text of several lines is being composed. */
static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdCampaign) campaign = NULL;

  show_editor (fixture, td_campaign_editor_new (NULL, fixture->book, 0, &error));
  g_assert_no_error (error);
  enter (fixture, "name", "Thi ddua yeeu nuwowcs");
  td_keyboard_press ("Tab");
  td_keyboard_wait_field ("launching-level");
  td_keyboard_choose ("LĐLĐ tỉnh");
  enter (fixture, "starts-on", "1/1/26");
  enter (fixture, "contents", "Ddooir mowis,");
  td_keyboard_press ("Return");
  td_input_method_type ("sangs taoj");
  td_keyboard_press ("ctrl+s");
  TD_KEYBOARD_UNTIL (fixture->gone == NULL);

  campaign = td_campaign_load (td_book_get_reader (fixture->book), 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (campaign->name, ==, "Thi đua yêu nước");
  g_assert_cmpstr (campaign->contents, ==, "Đổi mới,\nsáng tạo");
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
  td_input_method_init ();
  g_test_add ("/input-method-editor/heading", Fixture, NULL, set_up, test_heading, tear_down);
  g_test_add ("/input-method-editor/save", Fixture, NULL, set_up, test_save, tear_down);

  return g_test_run ();
}
