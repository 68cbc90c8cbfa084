/* Vietnamese by a real input method in the editors: every field has what was typed, and so has the
 * book, however soon after the last letter Tab or Ctrl+S comes. */

#include "td-decision-test.h"
#include "td-input-method.h"

#include "app/dialogs/td-campaign-editor.h"
#include "app/dialogs/td-decision-editor.h"
#include "app/widgets/td-composition.h"
#include "app/widgets/td-control.h"
#include "app/widgets/td-field.h"
#include "base/td-text.h"
#include "domain/td-decision.h"
#include "store/td-campaign-store.h"
#include "store/td-decision-store.h"

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

/* --- Recipients ------------------------------------------------------------------------------- */

static gboolean
save_campaign (TdDb *db, gpointer data, GError **error)
{
  g_autoptr (TdCampaign) campaign = td_campaign_new ();

  td_text_set (&campaign->name, "Thi đua yêu nước");
  td_text_set (&campaign->launching_level, "TINH");
  campaign->starts_on = TD_DATE (2026, 1, 1);
  campaign->ends_on = TD_DATE (2026, 12, 31);

  return td_campaign_save (db, data, campaign, error);
}

/* Each cell that is typed into, in the order of Tab; the last one by a click on "Save". */
static const struct
{
  TdAwardCell cell;
  const char *telex;
  const char *text;
} cells[] = {
  { TD_CELL_TITLE, "b", "Bà" },
  { TD_CELL_NAME, "Lof Thij Anhs", "Lò Thị Ánh" },
  { TD_CELL_POST, "Coong nhaan", "Công nhân" },
  { TD_CELL_UNIT, "nganhf giaos ducj", "Công đoàn ngành Giáo dục tỉnh Lai Châu" },
  { TD_CELL_FORM, "bawngf khen cuar ban chaaps", NULL },
  { TD_CELL_COMMENDATION, "ddootj xuaats", "Đột xuất" },
  { TD_CELL_CAMPAIGN, "yeeu nuwowcs", "Thi đua yêu nước" },
  { TD_CELL_ACHIEVEMENT, "daanx ddaauf phong traof", "dẫn đầu phong trào" },
  { TD_CELL_PERIOD, "2026", "2026" },
  { TD_CELL_BONUS, "1,5 trieeuj", "1.500.000" },
  { TD_CELL_NOTE, "ghi chus", "ghi chú" },
};

static GtkWidget *
find_save (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "editor.save") == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_save (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_composed (const char *expected)
{
  g_autofree char *text = td_composition_get_text (GTK_EDITABLE (td_keyboard_get_focus ()));

  return g_str_equal (text, expected);
}

static void
test_recipients (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDecision) decision = NULL;
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (fixture->book);
  const TdAward *award;
  TdRecipientSheet *sheet;
  TdGrid *grid;
  guint row;

  td_book_write (fixture->book, "campaign", save_campaign, catalogue, &error);
  g_assert_no_error (error);
  show_editor (fixture, td_decision_editor_new (NULL, fixture->book, 0, 0, &error));
  g_assert_no_error (error);
  td_decision_test_type (fixture->editor, TD_DECISION_NUMBER, "45");
  td_decision_test_type (fixture->editor, TD_DECISION_SYMBOL, "QĐ-LĐLĐ");
  td_decision_test_type (fixture->editor, TD_DECISION_ISSUER, "LĐLĐ tỉnh Lai Châu");
  td_decision_test_type (fixture->editor, TD_DECISION_DATE, "12/06/2026");
  sheet = td_decision_test_sheet (fixture->editor);
  grid = td_decision_test_grid (fixture->editor);
  row = td_decision_test_blank (fixture->editor);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      guint column, at_row, at_column;

      g_test_message ("%s", cells[i].telex);
      if (!td_recipient_sheet_find_column (sheet, cells[i].cell, &column))
        {
          td_recipient_sheet_set_common (sheet, cells[i].cell, FALSE);
          g_assert_true (td_recipient_sheet_find_column (sheet, cells[i].cell, &column));
        }
      td_grid_move_to (grid, row, column);
      td_input_method_type (cells[i].telex);
      if (i + 1 < G_N_ELEMENTS (cells))
        {
          g_autofree char *text = NULL;

          td_keyboard_press ("Tab");
          TD_KEYBOARD_UNTIL (!td_grid_get_current (grid, &at_row, &at_column) || at_row != row
                             || at_column != column);
          text = td_decision_test_get_cell (fixture->editor, row, cells[i].cell);
          if (cells[i].text != NULL)
            g_assert_cmpstr (text, ==, cells[i].text);
          else
            g_assert_true (g_str_has_prefix (text, "Bằng khen của Ban Chấp hành"));
        }
    }
  TD_KEYBOARD_UNTIL (is_composed ("ghi chú"));
  td_keyboard_click (find_save (fixture->editor), 10, 10);
  TD_KEYBOARD_UNTIL (fixture->gone == NULL);

  decision = td_decision_load (td_book_get_reader (fixture->book), 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (decision->awards->len, ==, 1);
  award = g_ptr_array_index (decision->awards, 0);
  g_assert_true (award->is_woman);
  g_assert_cmpstr (award->name, ==, "Lò Thị Ánh");
  g_assert_cmpstr (award->post, ==, "Công nhân");
  g_assert_cmpstr (award->unit_name, ==, "Công đoàn ngành Giáo dục tỉnh Lai Châu");
  g_assert_cmpint (award->award_form_id, >, 0);
  g_assert_cmpstr (award->commendation_type, ==, "DOT_XUAT");
  g_assert_cmpint (award->campaign_id, ==, 1);
  g_assert_cmpstr (award->achievement, ==, "dẫn đầu phong trào");
  g_assert_cmpint (award->bonus, ==, 1500000);
  g_assert_cmpstr (award->note, ==, "ghi chú");
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
  td_input_method_init ();
  g_test_add ("/input-method-editor/heading", Fixture, NULL, set_up, test_heading, tear_down);
  g_test_add ("/input-method-editor/recipients", Fixture, NULL, set_up, test_recipients, tear_down);
  g_test_add ("/input-method-editor/save", Fixture, NULL, set_up, test_save, tear_down);

  return g_test_run ();
}
