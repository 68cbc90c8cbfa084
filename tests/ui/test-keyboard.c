/* A decision with twenty recipients by the keyboard alone: real keys through the X server, counted.
 * Beside the letters of name, unit and achievement a recipient takes at most twelve. */

#include "td-decision-test.h"
#include "td-keyboard.h"

#include "app/widgets/td-field.h"
#include "domain/td-decision.h"
#include "store/td-decision-store.h"

#define N_RECIPIENTS 20
#define MAX_KEYS 12

typedef struct
{
  const char *title;
  const char *name;
  const char *words; /* for the unit */
  const char *unit;
} Recipient;

static const Recipient recipients[] = {
  { "b", "Lò Thị Ánh", "nganh giao duc", "Công đoàn ngành Giáo dục tỉnh Lai Châu" },
  { "o", "Vàng Văn An", "nganh y te", "Công đoàn ngành Y tế tỉnh Lai Châu" },
  { "o", "Giàng A Chu", "LC-CDGD", "Công đoàn ngành Giáo dục tỉnh Lai Châu" },
  { "b", "Nguyễn Thị Hoà", "cd y te", "Công đoàn ngành Y tế tỉnh Lai Châu" },
};

static guint n_keys;

static void
press (const char *keys)
{
  g_auto (GStrv) list = g_strsplit (keys, " ", -1);

  n_keys += g_strv_length (list);
  td_keyboard_press (keys);
}

static void
wait_cell (GtkWidget *editor, guint row, TdAwardCell cell)
{
  TdGrid *grid = td_decision_test_grid (editor);
  guint at_row, at_column, column;

  g_assert_true (td_recipient_sheet_find_column (td_decision_test_sheet (editor), cell, &column));
  TD_KEYBOARD_UNTIL (td_grid_get_current (grid, &at_row, &at_column) && at_row == row
                     && at_column == column);
}

static void
enter_heading (GtkWidget *editor)
{
  td_keyboard_wait_field (TD_DECISION_NUMBER);
  td_keyboard_type ("45");
  td_keyboard_tab_to (TD_DECISION_DATE, 2);
  td_keyboard_type ("12/06/2026");
  td_keyboard_tab_to ("signer", 4);
  td_keyboard_type ("Lê Văn Lương");
  td_keyboard_tab_to ("signer-post", 1);
  td_keyboard_type ("Chủ tịch");
  td_keyboard_tab_to ("common-form", 2);
  td_keyboard_choose ("Bằng khen của Ban Chấp hành Liên đoàn Lao động tỉnh");
  td_keyboard_tab_to ("common-commendation-type", 1);
  td_keyboard_choose ("Đột xuất");
  td_keyboard_press ("Tab Tab Tab"); /* campaign, period */
}

/* Returns: how many keys it took beside the letters of the name, the unit and the achievement */
static guint
enter_recipient (GtkWidget *editor, guint row, const Recipient *recipient, gboolean first)
{
  n_keys = 0;
  wait_cell (editor, row, TD_CELL_TITLE);
  press (recipient->title);
  press ("Tab");
  wait_cell (editor, row, TD_CELL_NAME);
  td_keyboard_type (recipient->name);
  press ("Tab");
  wait_cell (editor, row, TD_CELL_POST);
  if (first)
    td_keyboard_type ("Cong nhan");
  else
    press ("ctrl+d");
  press ("Tab");
  wait_cell (editor, row, TD_CELL_UNIT);
  td_keyboard_type (recipient->words);
  press ("Tab");
  wait_cell (editor, row, TD_CELL_DIRECT_WORKER);
  press ("space Tab Tab");
  wait_cell (editor, row, TD_CELL_ACHIEVEMENT);
  td_keyboard_type ("Dan dau phong trao");
  press ("Return");

  return n_keys;
}

static void
check_book (TdBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDecision) decision = td_decision_load (td_book_get_reader (book), 1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (decision->number, ==, "45");
  g_assert_cmpstr (decision->signer, ==, "Lê Văn Lương");
  g_assert_cmpstr (decision->signer_post, ==, "Chủ tịch");
  g_assert_true (td_date_equal (decision->decided_on, TD_DATE (2026, 6, 12)));
  g_assert_cmpuint (decision->awards->len, ==, N_RECIPIENTS);
  for (guint i = 0; i < N_RECIPIENTS; i++)
    {
      const Recipient *recipient = &recipients[i % G_N_ELEMENTS (recipients)];
      const TdAward *award = g_ptr_array_index (decision->awards, i);

      g_assert_true (g_str_has_prefix (award->name, recipient->name));
      g_assert_cmpint (award->recipient_kind, ==, TD_RECIPIENT_INDIVIDUAL);
      g_assert_cmpint (award->is_woman, ==, recipient->title[0] == 'b');
      g_assert_cmpstr (award->post, ==, "Cong nhan");
      g_assert_cmpstr (award->unit_name, ==, recipient->unit);
      g_assert_true (award->is_direct_worker);
      g_assert_false (award->is_leader);
      g_assert_cmpstr (award->commendation_type, ==, "DOT_XUAT");
      g_assert_cmpstr (award->achievement, ==, "Dan dau phong trao");
    }
}

static void
test_twenty (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  g_autoptr (GError) error = NULL;
  GtkWidget *editor = td_decision_editor_new (NULL, book, 0, 0, &error);
  gpointer gone = editor;
  guint most = 0;

  g_assert_no_error (error);
  g_object_add_weak_pointer (G_OBJECT (editor), &gone);
  gtk_window_present (GTK_WINDOW (editor));
  td_keyboard_wait_window (TD_TYPE_DECISION_EDITOR);
  enter_heading (editor);
  /* Below the part of collectives and its blank row. */
  for (guint i = 0; i < N_RECIPIENTS; i++)
    {
      Recipient recipient = recipients[i % G_N_ELEMENTS (recipients)];
      g_autofree char *name = g_strdup_printf ("%s %c", recipient.name, 'A' + (int) i);
      guint n;

      recipient.name = name;
      n = enter_recipient (editor, 3 + i, &recipient, i == 0);
      most = MAX (most, n);
    }
  g_test_message ("%u keys a recipient at most", most);
  g_assert_cmpuint (most, <=, MAX_KEYS);
  td_keyboard_press ("ctrl+s");
  TD_KEYBOARD_UNTIL (gone == NULL);
  check_book (book);
}

/* After a refused save the cell with the error is current, and what is typed replaces it. */
static void
test_refused (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  g_autoptr (TdDecision) decision = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *editor = td_decision_editor_new (NULL, book, 0, 0, &error);
  gpointer gone = editor;

  g_assert_no_error (error);
  g_object_add_weak_pointer (G_OBJECT (editor), &gone);
  gtk_window_present (GTK_WINDOW (editor));
  td_keyboard_wait_window (TD_TYPE_DECISION_EDITOR);
  td_decision_test_fill (editor, book, "45");
  td_decision_test_set_cell (editor, 3, TD_CELL_BONUS, "bay tram");
  td_keyboard_press ("Home ctrl+s");
  wait_cell (editor, 3, TD_CELL_BONUS);
  td_keyboard_type ("700000");
  td_keyboard_press ("ctrl+s");
  TD_KEYBOARD_UNTIL (gone == NULL);

  decision = td_decision_load (td_book_get_reader (book), 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((const TdAward *) g_ptr_array_index (decision->awards, 0))->bonus, ==, 700000);
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
  g_test_add_func ("/keyboard/twenty-recipients", test_twenty);
  g_test_add_func ("/keyboard/refused", test_refused);

  return g_test_run ();
}
