/* What letter 628/LĐLĐ asks for beside awards: initiatives, role models, publicity and documents,
 * entered by the keyboard alone, found in their lists, and what is refused. */

#include "td-keyboard.h"
#include "td-ui-test.h"

#include "app/dialogs/td-record-editor.h"
#include "app/pages/td-coverage-page.h"
#include "app/pages/td-record-page.h"
#include "app/pages/td-tabs-page.h"
#include "app/td-application.h"
#include "app/td-window.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-people-entry.h"
#include "app/widgets/td-record-view.h"
#include "app/widgets/td-value-table.h"
#include "store/td-query.h"
#include "store/td-record-store.h"

#define UNIT_WORDS "cd nganh giao duc"
#define UNIT_NAME "Công đoàn ngành Giáo dục tỉnh Lai Châu"

typedef struct
{
  TdTestDir *dir;
  TdApplication *application;
  TdBook *book; /* as the window has it open */
  GtkWidget *window;
  GtkWidget *page; /* the list on show */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->dir = td_test_dir_new ();
  path = td_test_dir_file (fixture->dir, "book.db");
  fixture->application = td_application_new ();
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
  td_book_create (path, TD_BOOK_LAI_CHAU, &error);
  g_assert_no_error (error);
  td_application_open_book (fixture->application, path, &error);
  g_assert_no_error (error);
  fixture->window = td_keyboard_wait_window (TD_TYPE_WINDOW);
  fixture->book = td_window_get_book (TD_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_keyboard_press ("ctrl+q");
  TD_KEYBOARD_UNTIL (gtk_application_get_windows (GTK_APPLICATION (fixture->application)) == NULL);
  g_object_unref (fixture->application);
  td_test_dir_free (fixture->dir);
}

static void
show_page (Fixture *fixture, const char *page, const char *tab)
{
  TdPage *tabs = td_window_show_page (TD_WINDOW (fixture->window), page);

  fixture->page = GTK_WIDGET (td_tabs_page_show (TD_TABS_PAGE (tabs), tab));
  g_assert_nonnull (fixture->page);
  td_page_focus_filter (TD_PAGE (fixture->page));
}

static guint
count (Fixture *fixture, TdListKind kind)
{
  g_autoptr (TdQuery) query = td_query_new (kind);
  g_autoptr (GArray) ids = td_query_read_ids (td_book_get_reader (fixture->book), query, 0, NULL);

  return ids->len;
}

static TdRecord *
load_only (Fixture *fixture, TdListKind list, TdRecordKind kind)
{
  g_autoptr (TdQuery) query = td_query_new (list);
  g_autoptr (GArray) ids = td_query_read_ids (td_book_get_reader (fixture->book), query, 0, NULL);
  g_autoptr (GError) error = NULL;
  TdRecord *record;

  g_assert_cmpuint (ids->len, ==, 1);
  record = td_record_load (td_book_get_reader (fixture->book), kind, g_array_index (ids, gint64, 0),
                           &error);
  g_assert_no_error (error);

  return record;
}

/* What the list on the page shows. */
static guint
count_shown (Fixture *fixture)
{
  TdRecordView *view = TD_RECORD_VIEW (td_ui_test_find (fixture->page, TD_TYPE_RECORD_VIEW));

  return g_list_model_get_n_items (G_LIST_MODEL (td_record_view_get_list (view)));
}

static GtkWidget *
begin (Fixture *fixture, const char *first_field)
{
  GtkWidget *editor;

  td_keyboard_press ("ctrl+n");
  editor = td_keyboard_wait_window (TD_TYPE_RECORD_EDITOR);
  td_keyboard_wait_field (first_field);

  return editor;
}

static void
save (Fixture *fixture)
{
  td_keyboard_press ("ctrl+s");
  td_keyboard_wait_window (TD_TYPE_WINDOW);
}

/* Types a name and takes what is suggested: Down goes to the first. */
static void
add_person (GtkWidget *editor, const char *name, guint n_downs)
{
  td_keyboard_type (name);
  for (guint i = 0; i < n_downs; i++)
    td_keyboard_press ("Down");
  td_keyboard_press ("Return");
  TD_KEYBOARD_UNTIL (td_ui_test_says (td_ui_test_find (editor, TD_TYPE_PEOPLE_ENTRY), name));
}

/* --- By the keyboard -------------------------------------------------------------------------- */

static void
test_initiative (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor;
  g_autoptr (TdRecord) record = NULL;

  show_page (fixture, "initiatives", "initiatives");
  editor = begin (fixture, "title");
  td_keyboard_type ("Máy vớt rác tự động");
  td_keyboard_tab_to ("unit_id", 1);
  td_keyboard_choose_unit (UNIT_WORDS, UNIT_NAME);
  td_keyboard_tab_to (TD_RECORD_PEOPLE, 1);
  /* Nobody is called so: the only suggestion is a new person. */
  add_person (editor, "Tẩn A Mới", 0);
  add_person (editor, "Lò Thị Hai", 0);
  td_keyboard_tab_to ("recognised_level", 5);
  td_keyboard_choose ("Cấp tỉnh");
  td_keyboard_tab_to ("recognised_on", 1);
  td_keyboard_type ("12/5/2026");
  td_keyboard_tab_to ("value_gained", 3);
  td_keyboard_type ("85tr");
  save (fixture);

  TD_KEYBOARD_UNTIL (count_shown (fixture) == 1);
  record = load_only (fixture, TD_LIST_INITIATIVES, TD_RECORD_INITIATIVE);
  g_assert_cmpstr (td_record_get_text (record, "title"), ==, "Máy vớt rác tự động");
  g_assert_cmpint (td_record_get_number (record, "value_gained"), ==, 85000000);
  g_assert_cmpuint (record->people->len, ==, 2);
  g_assert_cmpstr (((TdRecordPerson *) record->people->pdata[1])->name, ==, "Lò Thị Hai");
  g_assert_cmpuint (count (fixture, TD_LIST_PERSONS), ==, 2);

  /* The two are people of the book now, and suggested. */
  editor = begin (fixture, "title");
  td_keyboard_type ("Lò sấy");
  td_keyboard_tab_to ("unit_id", 1);
  td_keyboard_choose_unit (UNIT_WORDS, UNIT_NAME);
  td_keyboard_tab_to (TD_RECORD_PEOPLE, 1);
  td_keyboard_type ("tan a");
  td_keyboard_press ("Down Return");
  TD_KEYBOARD_UNTIL (td_ui_test_says (td_ui_test_find (editor, TD_TYPE_PEOPLE_ENTRY), "Tẩn A Mới"));
  save (fixture);
  TD_KEYBOARD_UNTIL (count_shown (fixture) == 2);
  g_assert_cmpuint (count (fixture, TD_LIST_PERSONS), ==, 2);
}

/* "Save and next" keeps what the next one probably has as well. */
static void
test_publicity (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor;

  show_page (fixture, "campaigns", "publicity");
  editor = begin (fixture, "published_on");
  td_keyboard_type ("1/6/2026");
  td_keyboard_tab_to ("unit_id", 2);
  td_keyboard_choose_unit (UNIT_WORDS, UNIT_NAME);
  td_keyboard_tab_to ("channel", 1);
  td_keyboard_choose ("Zalo");
  td_keyboard_tab_to ("audience", 1);
  td_keyboard_choose ("Viên chức");
  td_keyboard_tab_to ("content", 1);
  td_keyboard_type ("Gương nhà giáo");
  td_keyboard_tab_to ("reach", 1);
  td_keyboard_type ("250");
  td_keyboard_press ("ctrl+Return");
  TD_KEYBOARD_UNTIL (count (fixture, TD_LIST_PUBLICITY) == 1);
  g_assert_true (td_keyboard_wait_window (TD_TYPE_RECORD_EDITOR) == editor);
  td_keyboard_wait_field ("content");
  td_keyboard_type ("Kết quả đợt thi đua");
  save (fixture);

  TD_KEYBOARD_UNTIL (count_shown (fixture) == 2);
}

static void
test_role_model (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor;
  g_autoptr (TdRecord) record = NULL;

  show_page (fixture, "initiatives", "role-models");
  editor = begin (fixture, "unit_id");
  td_keyboard_choose_unit (UNIT_WORDS, UNIT_NAME);
  td_keyboard_tab_to (TD_RECORD_PEOPLE, 1);
  add_person (editor, "Giàng A Chu", 0);
  td_keyboard_tab_to ("title", 2);
  td_keyboard_type ("Bám bản vận động học sinh");
  td_keyboard_tab_to ("recognised_on", 2);
  td_keyboard_type ("8/3/2026");
  td_keyboard_tab_to ("replicated_on", 3);
  td_keyboard_type ("1/4/2026");
  td_keyboard_tab_to ("replicated_where", 2);
  td_keyboard_type ("Các trường vùng cao");
  save (fixture);

  TD_KEYBOARD_UNTIL (count_shown (fixture) == 1);
  record = load_only (fixture, TD_LIST_ROLE_MODELS, TD_RECORD_ROLE_MODEL);
  g_assert_cmpuint (record->people->len, ==, 1);
  g_assert_cmpstr (td_record_get_text (record, "replicated_where"), ==, "Các trường vùng cao");
}

/* Of an award regulation its review is asked, of a proposal the outcome. */
static void
test_document (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor;
  GtkWidget *table;
  g_autoptr (TdRecord) record = NULL;

  show_page (fixture, "documents", "documents");
  editor = begin (fixture, "kind");
  g_assert_false (
      gtk_widget_get_visible (GTK_WIDGET (td_form_find_field (editor, "next_review_on"))));
  td_keyboard_choose ("Quy chế khen thưởng");
  TD_KEYBOARD_UNTIL (
      gtk_widget_get_visible (GTK_WIDGET (td_form_find_field (editor, "next_review_on"))));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (td_form_find_field (editor, "outcome"))));
  td_keyboard_tab_to ("unit_id", 1);
  td_keyboard_choose_unit (UNIT_WORDS, UNIT_NAME);
  td_keyboard_tab_to ("number", 1);
  td_keyboard_type ("05/QC-CDGD");
  td_keyboard_tab_to ("title", 1);
  td_keyboard_type ("Quy chế khen thưởng");
  td_keyboard_tab_to ("issued_on", 1);
  td_keyboard_type ("5/1/2025");
  td_keyboard_tab_to ("next_review_on", 8);
  td_keyboard_type ("1/6/2026");
  td_keyboard_tab_to ("has_initiative_clause", 2);
  td_keyboard_choose ("Yes");
  save (fixture);
  TD_KEYBOARD_UNTIL (count_shown (fixture) == 1);
  record = load_only (fixture, TD_LIST_DOCUMENTS, TD_RECORD_DOCUMENT);
  g_assert_cmpint (td_record_get_number (record, "has_initiative_clause"), ==, 1);

  /* Who has, who has not: one whose review is due; Enter opens what is missing, or what is there.
   */
  show_page (fixture, "documents", "coverage");
  table = td_ui_test_find (fixture->page, TD_TYPE_VALUE_TABLE);
  td_keyboard_choose ("Quy chế khen thưởng");
  TD_KEYBOARD_UNTIL (td_ui_test_says (fixture->page, "review due: 1"));
  td_keyboard_press ("Tab");
  td_keyboard_choose ("Review is due");
  TD_KEYBOARD_UNTIL (td_value_table_get_n_rows (TD_VALUE_TABLE (table)) == 1);
  td_keyboard_press ("Tab");
  td_keyboard_press ("Down Return");
  td_keyboard_wait_window (TD_TYPE_RECORD_EDITOR);
  td_keyboard_press ("Escape");
  td_keyboard_wait_window (TD_TYPE_WINDOW);
}

/* --- What is refused -------------------------------------------------------------------------- */

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor;

  show_page (fixture, "initiatives", "initiatives");
  editor = begin (fixture, "title");
  td_keyboard_press ("ctrl+s");
  TD_KEYBOARD_UNTIL (td_ui_test_says (editor, "Fill in “Title of the initiative”."));
  td_keyboard_wait_field ("title");
  td_keyboard_type ("Một sáng kiến");
  td_keyboard_tab_to ("unit_id", 1);
  td_keyboard_choose_unit (UNIT_WORDS, UNIT_NAME);
  td_keyboard_tab_to (TD_RECORD_PEOPLE, 1);
  td_keyboard_type ("Sùng");
  td_keyboard_press ("Escape");
  td_keyboard_tab_to ("proposed_on", 2);
  td_keyboard_type ("1/3/2026");
  td_keyboard_tab_to ("recognised_level", 2);
  td_keyboard_choose ("Cấp cơ sở");
  td_keyboard_tab_to ("recognised_on", 1);
  td_keyboard_type ("28/2/2026");
  td_keyboard_tab_to ("value_gained", 3);
  td_keyboard_type ("-5");
  td_keyboard_press ("ctrl+s");

  /* All three are told, the first has the focus, and what was typed stays. */
  td_keyboard_wait_field (TD_RECORD_PEOPLE);
  g_assert_true (td_ui_test_says (editor, "“Sùng” was typed but not taken"));
  g_assert_true (td_ui_test_says (
      editor, "It was recognised on 28/02/2026, before it was proposed on 01/03/2026"));
  g_assert_cmpstr (td_field_get_problem_text (td_form_find_field (editor, "value_gained")), !=,
                   NULL);
  g_assert_cmpuint (count (fixture, TD_LIST_INITIATIVES), ==, 0);

  /* Leaving asks. */
  td_keyboard_press ("Escape");
  td_keyboard_wait_window (GTK_TYPE_MESSAGE_DIALOG);
  td_keyboard_press ("Escape");
  td_keyboard_wait_window (TD_TYPE_RECORD_EDITOR);
  td_keyboard_press ("Escape");
  td_keyboard_wait_window (GTK_TYPE_MESSAGE_DIALOG);
  td_keyboard_press ("alt+d");
  td_keyboard_wait_window (TD_TYPE_WINDOW);
}

static gboolean
add_cb (TdDb *db, gpointer data, GError **error)
{
  return td_record_save (db, data, error);
}

/* Deleting asks nothing, and is taken back by Ctrl+Z. */
static void
test_delete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdRecord) record = td_record_new (TD_RECORD_DOCUMENT);
  g_autoptr (GError) error = NULL;
  GtkWidget *editor;

  td_record_set_text (record, "kind", "plan");
  td_record_set_text (record, "title", "Kế hoạch");
  td_record_set_number (record, "unit_id", 1);
  td_book_write (fixture->book, "document", add_cb, record, &error);
  g_assert_no_error (error);
  show_page (fixture, "documents", "documents");
  TD_KEYBOARD_UNTIL (count_shown (fixture) == 1);
  td_keyboard_press ("Tab Tab Tab Down Return");
  editor = td_keyboard_wait_window (TD_TYPE_RECORD_EDITOR);
  gtk_widget_activate_action (editor, "record.remove", NULL);
  td_keyboard_wait_window (TD_TYPE_WINDOW);
  TD_KEYBOARD_UNTIL (count (fixture, TD_LIST_DOCUMENTS) == 0);
  td_keyboard_press ("ctrl+z");
  TD_KEYBOARD_UNTIL (count (fixture, TD_LIST_DOCUMENTS) == 1);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);

  ADD ("/duties/initiative", test_initiative);
  ADD ("/duties/publicity", test_publicity);
  ADD ("/duties/role-model", test_role_model);
  ADD ("/duties/document", test_document);
  ADD ("/duties/refused", test_refused);
  ADD ("/duties/delete", test_delete);

  return g_test_run ();
}
