/* TdSubjectWindow and TdPersonEditor: what somebody was ever awarded, from where lists show it. */

#include "td-keyboard.h"

#include "app/dialogs/td-decision-editor.h"
#include "app/dialogs/td-backing-window.h"
#include "app/dialogs/td-explain-window.h"
#include "app/dialogs/td-person-editor.h"
#include "app/dialogs/td-subject-row.h"
#include "app/dialogs/td-subject-window.h"
#include "app/dialogs/td-unit-window.h"
#include "app/td-records.h"
#include "app/td-window.h"
#include "app/widgets/td-control.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-record-view.h"
#include "app/widgets/td-unit-tree.h"
#include "app/widgets/td-value-table.h"
#include "base/td-error.h"
#include "base/td-text.h"
#include "store/td-decision-store.h"
#include "store/td-person-record.h"
#include "store/td-subject-store.h"
#include "store/td-unit-store.h"

/* --- The book --------------------------------------------------------------------------------- */

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  TdCatalogue *catalogue;
  gint64 unit_id;
  gint64 person_id;  /* awarded in 2024, and twice in 2026, of which one is revoked */
  gint64 award_id;   /* the person's of 2024 */
  gint64 child_id;   /* the award of somebody whom the book does not know */
  gint64 unit_award; /* of the unit as a collective */
} Fixture;

static gboolean
save_cb (TdDb *db, gpointer data, GError **error)
{
  const gpointer *arguments = data;

  return td_decision_save (db, arguments[0], arguments[1], error);
}

static void
save (Fixture *fixture, TdDecision *decision)
{
  gpointer arguments[] = { fixture->catalogue, decision };
  g_autoptr (GError) error = NULL;

  td_book_write (fixture->book, "decision", save_cb, arguments, &error);
  g_assert_no_error (error);
}

static TdDecision *
new_decision (Fixture *fixture, const char *number, TdDate day)
{
  TdDecision *decision = td_decision_new ();

  td_text_set (&decision->number, number);
  td_text_set (&decision->symbol, "QĐ-LĐLĐ");
  td_text_set (&decision->deciding_level, "TINH");
  td_text_set (&decision->issuer, "LĐLĐ tỉnh Lai Châu");
  decision->decided_on = day;
  decision->issuer_unit_id = fixture->unit_id;

  return decision;
}

static TdAward *
add_award (Fixture *fixture, TdDecision *decision, TdRecipientKind kind, const char *name)
{
  TdAward *award = td_award_new ();

  award->recipient_kind = kind;
  td_text_set (&award->name, name);
  td_text_set (&award->commendation_type, "CONG_TRANG");
  award->unit_id = fixture->unit_id;
  award->recipient_unit_id = kind == TD_RECIPIENT_COLLECTIVE ? fixture->unit_id : 0;
  award->award_form_id
      = td_catalogue_find_award_form_at (fixture->catalogue, "BK_TINH", decision->decided_on)->id;
  award->bonus = 700000;
  g_ptr_array_add (decision->awards, award);

  return award;
}

static gint64
get_award_id (const TdDecision *decision, guint index)
{
  return ((const TdAward *) g_ptr_array_index (decision->awards, index))->id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDecision) first = NULL;
  g_autoptr (TdDecision) second = NULL;
  TdAward *award;

  fixture->dir = td_test_dir_new ();
  fixture->book = td_ui_test_book (fixture->dir, TD_BOOK_LAI_CHAU);
  fixture->catalogue = td_book_get_catalogue (fixture->book);
  fixture->unit_id
      = td_unit_find_root (td_book_get_reader (fixture->book), TD_DATE (2026, 6, 15), NULL);

  first = new_decision (fixture, "12", TD_DATE (2024, 7, 1));
  add_award (fixture, first, TD_RECIPIENT_INDIVIDUAL, "Lò Thị Ánh")->is_woman = TRUE;
  add_award (fixture, first, TD_RECIPIENT_COLLECTIVE, "LĐLĐ tỉnh Lai Châu");
  add_award (fixture, first, TD_RECIPIENT_OTHER, "Em Chi");
  save (fixture, first);
  fixture->award_id = get_award_id (first, 0);
  fixture->unit_award = get_award_id (first, 1);
  fixture->child_id = get_award_id (first, 2);
  fixture->person_id = ((TdAward *) g_ptr_array_index (first->awards, 0))->person_id;
  g_assert_cmpint (fixture->person_id, >, 0);

  second = new_decision (fixture, "7", TD_DATE (2026, 3, 2));
  for (guint i = 0; i < 2; i++)
    {
      award = add_award (fixture, second, TD_RECIPIENT_INDIVIDUAL, "Lò Thị Ánh");
      award->is_woman = TRUE;
      award->person_id = fixture->person_id;
    }
  award->award_form_id
      = td_catalogue_find_award_form_at (fixture->catalogue, "LDST", second->decided_on)->id;
  save (fixture, second);
  award->revoked_on = TD_DATE (2026, 5, 1);
  td_text_set (&award->revoke_reason, "Khai sai thành tích");
  save (fixture, second);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_catalogue_unref (fixture->catalogue);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->book);
  td_test_dir_free (fixture->dir);
}

/* --- Finding ---------------------------------------------------------------------------------- */

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* All that is to be read in @widget, a label a line. */
static void
read_labels (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_INSCRIPTION (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (text, "%s\n", gtk_inscription_get_text (GTK_INSCRIPTION (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    read_labels (child, text);
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  read_labels (widget, labels);

  return strstr (labels->str, text) != NULL;
}

#define assert_says(widget, text)                                                                  \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (GString) td_labels = g_string_new (NULL);                                           \
    read_labels (widget, td_labels);                                                               \
    if (strstr (td_labels->str, text) == NULL)                                                     \
      g_error ("“%s” is not in:\n%s", text, td_labels->str);                                       \
  }                                                                                                \
  G_STMT_END

static guint
count_windows (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      n += G_TYPE_CHECK_INSTANCE_TYPE (window, type);
    }

  return n;
}

/* (nullable) (transfer none) */
static GtkWidget *
find_window (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

static GtkListBox *
get_list (GtkWidget *window)
{
  GtkWidget *list = find (window, GTK_TYPE_LIST_BOX);

  g_assert_nonnull (list);

  return GTK_LIST_BOX (list);
}

static guint
count_rows (GtkWidget *window)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (get_list (window), (int) n) != NULL)
    n++;

  return n;
}

/* The awards of a unit as a collective are a tab of its window. */
static GtkWidget *
show_unit (Fixture *fixture, gint64 unit_id)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *window = td_unit_window_new (NULL, fixture->book, unit_id, &error);

  g_assert_no_error (error);
  td_unit_window_show_tab (TD_UNIT_WINDOW (window), TD_UNIT_TAB_AWARDS);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  TD_TEST_PUMP_UNTIL (!td_unit_window_is_loading (TD_UNIT_WINDOW (window)));

  return window;
}

static GtkWidget *
show (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *window = td_subject_window_new (NULL, fixture->book, fixture->person_id, &error);

  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  return window;
}

/* --- The window ------------------------------------------------------------------------------- */

static void
test_person (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = show (fixture);
  GtkListBoxRow *last;

  g_assert_cmpuint (count_rows (window), ==, 3);
  assert_says (window, "Lò Thị Ánh");
  assert_says (window, "Woman");
  assert_says (window, "2 awards");
  assert_says (window, "1.400.000 đ");
  assert_says (window, "1 revoked");
  assert_says (window, "Last award: 02/03/2026");
  /* The years, the latest first; what was revoked counts in neither. */
  assert_says (window, "2026 · 1 award · 700.000 đ");
  assert_says (window, "2024 · 1 award · 700.000 đ");
  assert_says (window, "7/QĐ-LĐLĐ");
  assert_says (window, "Revoked on 01/05/2026: Khai sai thành tích");

  last = gtk_list_box_get_row_at_index (get_list (window), 2);
  g_assert_cmpint (td_subject_row_get_award_id (last), ==, fixture->award_id);
  g_assert_cmpint (td_subject_row_get_year (last), ==, 2024);
  td_ui_test_close (window, window);
}

static void
test_unit (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = show_unit (fixture, fixture->unit_id);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (get_list (window), 0);

  /* Not what its people were awarded. */
  g_assert_cmpuint (count_rows (window), ==, 1);
  g_assert_cmpint (td_subject_row_get_award_id (row), ==, fixture->unit_award);
  td_ui_test_close (window, window);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 empty_id = td_unit_find_by_code (td_book_get_reader (fixture->book), "LC-TUDUONG", &error);
  GtkWidget *window;

  if (empty_id == 0)
    {
      g_autoptr (GPtrArray) hits
          = td_unit_search (td_book_get_reader (fixture->book), "", TD_DATE_NONE, 5, &error);

      for (guint i = 0; i < hits->len && (empty_id == 0 || empty_id == fixture->unit_id); i++)
        empty_id = ((TdUnitHit *) g_ptr_array_index (hits, i))->id;
    }
  g_assert_cmpint (empty_id, !=, 0);
  g_assert_cmpint (empty_id, !=, fixture->unit_id);
  window = show_unit (fixture, empty_id);
  g_assert_null (find (window, GTK_TYPE_LIST_BOX));
  assert_says (window, "No award in the book yet");
  td_ui_test_close (window, window);

  g_assert_null (td_subject_window_new (NULL, fixture->book, 9999, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = show (fixture);
  g_autofree char *path = td_test_dir_file (fixture->dir, "lịch sử.xlsx");
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "dump-workbook.py", NULL);
  char *arguments[] = { (char *) "python3", script, path, NULL };
  g_autofree char *dump = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  td_subject_window_export (TD_SUBJECT_WINDOW (window), path);
  TD_TEST_PUMP_UNTIL (says (window, "exported to “lịch sử.xlsx”"));

  g_spawn_sync (NULL, arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &dump, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_assert_nonnull (strstr (dump, "LỊCH SỬ KHEN THƯỞNG CỦA CÁ NHÂN"));
  g_assert_nonnull (strstr (dump, "Hủy bỏ ngày 01/05/2026: Khai sai thành tích"));
  g_assert_nonnull (strstr (dump, "=1400000"));
  td_ui_test_close (window, window);
}

/* A row opens its decision, with its award marked. */
static void
test_open_decision (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = show (fixture);
  GtkListBox *list = get_list (window);

  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 2));
  TD_TEST_PUMP_UNTIL (find_window (TD_TYPE_DECISION_EDITOR) != NULL);
  TD_TEST_PUMP_UNTIL (
      strstr (gtk_window_get_title (GTK_WINDOW (find_window (TD_TYPE_DECISION_EDITOR))),
              "12/QĐ-LĐLĐ")
      != NULL);
  gtk_window_destroy (GTK_WINDOW (find_window (TD_TYPE_DECISION_EDITOR)));
  td_ui_test_close (window, window);
}

/* --- Putting right ---------------------------------------------------------------------------- */

static GtkEditable *
find_entry (GtkWidget *editor, const char *field)
{
  TdField *found = td_form_find_field (editor, field);

  g_assert_nonnull (found);

  return GTK_EDITABLE (td_control_get_target (td_field_get_control (found)));
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  TdDb *db = td_book_get_reader (fixture->book);
  GtkWidget *window = show (fixture);
  g_autoptr (GPtrArray) awards = NULL;
  g_autoptr (TdPerson) person = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *editor;
  gpointer gone;

  gtk_widget_activate_action (window, "subject.edit", NULL);
  editor = find_window (TD_TYPE_PERSON_EDITOR);
  g_assert_nonnull (editor);
  gone = editor;
  g_object_add_weak_pointer (G_OBJECT (editor), &gone);

  /* Nothing wrong is saved. */
  gtk_editable_set_text (find_entry (editor, "name"), " ");
  gtk_editable_set_text (find_entry (editor, "birth-date"), "31/02/1985");
  gtk_widget_activate_action (editor, "editor.save", NULL);
  g_assert_nonnull (td_field_get_problem_text (td_form_find_field (editor, "name")));
  g_assert_nonnull (td_field_get_problem_text (td_form_find_field (editor, "birth-date")));

  gtk_editable_set_text (find_entry (editor, "name"), "Lò Thị Ánh Nguyệt");
  g_assert_null (td_field_get_problem_text (td_form_find_field (editor, "name")));
  gtk_editable_set_text (find_entry (editor, "birth-date"), "3/1985");
  gtk_editable_set_text (find_entry (editor, "post"), "Hiệu trưởng");
  g_object_set (td_field_get_control (td_form_find_field (editor, "leader")), "code", "1", NULL);
  /* There is no next person: Ctrl+Enter saves and closes too. */
  gtk_widget_activate_action (editor, "editor.save-next", NULL);
  TD_TEST_PUMP_UNTIL (gone == NULL);

  TD_TEST_PUMP_UNTIL (says (window, "Lò Thị Ánh Nguyệt"));
  assert_says (window, "born 03/1985");
  assert_says (window, "Hiệu trưởng");
  assert_says (window, "Holds a leadership post");
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (window)), "Lò Thị Ánh Nguyệt"));
  awards = td_subject_read_awards (db, TD_SUBJECT_PERSON (fixture->person_id), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < awards->len; i++)
    g_assert_cmpstr (((TdSubjectAward *) g_ptr_array_index (awards, i))->name, ==, "Lò Thị Ánh");

  /* One change, which one undo takes back. */
  g_assert_true (td_book_undo (fixture->book, FALSE, NULL, &error));
  g_assert_no_error (error);
  TD_TEST_PUMP_UNTIL (!says (window, "Hiệu trưởng"));
  person = td_person_load (db, fixture->person_id, &error);
  g_assert_cmpstr (person->name, ==, "Lò Thị Ánh");
  g_assert_cmpstr (person->birth_date, ==, "");
  g_assert_cmpint (person->is_leader, ==, 0);
  td_ui_test_close (window, window);
}

/* What is saved elsewhere meanwhile is not overwritten, and what was typed stays. */
static void
test_edit_stale (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *editor = td_person_editor_new (NULL, fixture->book, fixture->person_id, &error);
  GtkWidget *other = td_person_editor_new (NULL, fixture->book, fixture->person_id, &error);
  gpointer gone = other;

  g_assert_no_error (error);
  g_object_add_weak_pointer (G_OBJECT (other), &gone);
  gtk_window_present (GTK_WINDOW (editor));
  gtk_window_present (GTK_WINDOW (other));
  gtk_test_widget_wait_for_draw (other);
  gtk_editable_set_text (find_entry (other, "post"), "Kế toán");
  gtk_widget_activate_action (other, "editor.save", NULL);
  TD_TEST_PUMP_UNTIL (gone == NULL);

  gtk_editable_set_text (find_entry (editor, "post"), "Thủ quỹ");
  gtk_widget_activate_action (editor, "editor.save", NULL);
  TD_TEST_PUMP_UNTIL (says (editor, "Error: "));
  g_assert_cmpstr (gtk_editable_get_text (find_entry (editor, "post")), ==, "Thủ quỹ");
  gtk_window_destroy (GTK_WINDOW (editor));
}

/* --- From lists ------------------------------------------------------------------------------- */

static GtkWidget *
show_page (Fixture *fixture, const char *page)
{
  GtkWidget *window = td_window_new (NULL, fixture->book);

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  g_assert_nonnull (td_window_show_page (TD_WINDOW (window), page));
  TD_TEST_PUMP_UNTIL (find (window, TD_TYPE_RECORD_VIEW) != NULL);

  return window;
}

static void
select_record (GtkWidget *window, gint64 id)
{
  TdRecordView *view = TD_RECORD_VIEW (find (window, TD_TYPE_RECORD_VIEW));

  TD_TEST_PUMP_UNTIL (!td_row_list_get_loading (td_record_view_get_list (view)));
  td_record_view_select (view, id);
  TD_TEST_PUMP_UNTIL (td_record_view_get_selected_id (view) == id);
}

/* Keys alone, from the list to the decision and back. */
static void
test_keyboard (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = show_page (fixture, "awards");
  GtkWidget *history;

  select_record (window, fixture->award_id);
  td_keyboard_wait_window (TD_TYPE_WINDOW);
  td_keyboard_press ("ctrl+i");
  history = td_keyboard_wait_window (TD_TYPE_SUBJECT_WINDOW);
  g_assert_true (
      td_subject_window_is_of (TD_SUBJECT_WINDOW (history), fixture->book, fixture->person_id));
  g_assert_cmpuint (count_rows (history), ==, 3);

  td_keyboard_press ("Down Down Return");
  TD_KEYBOARD_UNTIL (find_window (TD_TYPE_DECISION_EDITOR) != NULL);
  TD_KEYBOARD_UNTIL (
      strstr (gtk_window_get_title (GTK_WINDOW (find_window (TD_TYPE_DECISION_EDITOR))),
              "12/QĐ-LĐLĐ")
      != NULL);
  td_keyboard_wait_window (TD_TYPE_DECISION_EDITOR);
  /* It stays when the history is closed, and still tells the main window what it saved. */
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (find_window (TD_TYPE_DECISION_EDITOR)))
                 == GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (find_window (TD_TYPE_DECISION_EDITOR)));

  td_keyboard_wait_window (TD_TYPE_SUBJECT_WINDOW);
  td_keyboard_press ("F2");
  td_keyboard_wait_window (TD_TYPE_PERSON_EDITOR);
  td_keyboard_wait_field ("name");
  td_keyboard_press ("Escape");
  TD_KEYBOARD_UNTIL (find_window (TD_TYPE_PERSON_EDITOR) == NULL);
  td_keyboard_wait_window (TD_TYPE_SUBJECT_WINDOW);
  td_keyboard_press ("Escape");
  TD_KEYBOARD_UNTIL (find_window (TD_TYPE_SUBJECT_WINDOW) == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_from_awards (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = show_page (fixture, "awards");
  GtkWidget *page = GTK_WIDGET (td_window_get_page (TD_WINDOW (window)));

  /* Nothing marked, and one whom the book does not know: said, and nothing opens. */
  gtk_widget_activate_action (page, "win.show-history", NULL);
  TD_TEST_PUMP_UNTIL (says (window, "Mark one award first."));
  select_record (window, fixture->child_id);
  gtk_widget_activate_action (page, "win.show-history", NULL);
  TD_TEST_PUMP_UNTIL (says (window, "there is no history"));
  g_assert_null (find_window (TD_TYPE_SUBJECT_WINDOW));

  select_record (window, fixture->unit_award);
  gtk_widget_activate_action (page, "win.show-history", NULL);
  g_assert_nonnull (find_window (TD_TYPE_UNIT_WINDOW));
  g_assert_cmpint (td_unit_window_get_tab (TD_UNIT_WINDOW (find_window (TD_TYPE_UNIT_WINDOW))), ==,
                   TD_UNIT_TAB_AWARDS);
  g_assert_true (td_unit_window_is_of (TD_UNIT_WINDOW (find_window (TD_TYPE_UNIT_WINDOW)),
                                       fixture->book, fixture->unit_id));

  /* A second time it is the same window; another subject has its own. */
  gtk_widget_activate_action (page, "win.show-history", NULL);
  g_assert_cmpuint (count_windows (TD_TYPE_UNIT_WINDOW), ==, 1);
  td_records_open_history (page, fixture->book, TD_SUBJECT_PERSON (fixture->person_id));
  g_assert_cmpuint (count_windows (TD_TYPE_SUBJECT_WINDOW), ==, 1);
  gtk_window_destroy (GTK_WINDOW (find_window (TD_TYPE_SUBJECT_WINDOW)));
  gtk_window_destroy (GTK_WINDOW (find_window (TD_TYPE_UNIT_WINDOW)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
assert_unit_history (Fixture *fixture, GtkWidget *page)
{
  gtk_widget_activate_action (page, "win.show-history", NULL);
  g_assert_nonnull (find_window (TD_TYPE_UNIT_WINDOW));
  g_assert_cmpint (td_unit_window_get_tab (TD_UNIT_WINDOW (find_window (TD_TYPE_UNIT_WINDOW))), ==,
                   TD_UNIT_TAB_AWARDS);
  g_assert_true (td_unit_window_is_of (TD_UNIT_WINDOW (find_window (TD_TYPE_UNIT_WINDOW)),
                                       fixture->book, fixture->unit_id));
  gtk_window_destroy (GTK_WINDOW (find_window (TD_TYPE_UNIT_WINDOW)));
}

static void
test_from_units (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = show_page (fixture, "units");
  GtkWidget *page = GTK_WIDGET (td_window_get_page (TD_WINDOW (window)));
  GtkWidget *tree;

  TD_TEST_PUMP_UNTIL ((tree = find (window, TD_TYPE_UNIT_TREE)) != NULL);
  gtk_selection_model_unselect_all (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (find (tree, GTK_TYPE_COLUMN_VIEW))));
  gtk_widget_activate_action (page, "win.show-history", NULL);
  TD_TEST_PUMP_UNTIL (says (window, "Mark one unit first."));
  /* The federation stands at the top. */
  gtk_selection_model_select_item (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (find (tree, GTK_TYPE_COLUMN_VIEW))), 0, TRUE);
  assert_unit_history (fixture, page);

  /* Words typed in the filter show the list in place of the tree. */
  td_record_view_set_search (TD_RECORD_VIEW (find (window, TD_TYPE_RECORD_VIEW)), "lai chau");
  TD_TEST_PUMP_UNTIL (find (window, TD_TYPE_UNIT_TREE) == NULL);
  select_record (window, fixture->unit_id);
  assert_unit_history (fixture, page);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_from_explanation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdQuery) query = td_query_new (TD_LIST_AWARDS);
  GtkWidget *window = td_explain_window_new (NULL, fixture->book, "Tổng: 3", query);

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  select_record (window, fixture->award_id);
  td_keyboard_wait_window (G_OBJECT_TYPE (window));
  td_keyboard_press ("ctrl+i");
  TD_KEYBOARD_UNTIL (find_window (TD_TYPE_SUBJECT_WINDOW) != NULL);
  g_assert_cmpuint (count_rows (find_window (TD_TYPE_SUBJECT_WINDOW)), ==, 3);
  gtk_window_destroy (GTK_WINDOW (find_window (TD_TYPE_SUBJECT_WINDOW)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The records behind a figure that counts no awards: Enter opens one, Esc closes the list. */
static void
test_from_backing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdBacking) backing = td_backing_new (TD_BACKING_UNITS, TD_AMOUNT_ONE);
  GtkWidget *window;
  GtkWidget *table;

  td_backing_add (backing, fixture->unit_id);
  window = td_backing_window_new (NULL, fixture->book, "Đơn vị tham gia: 1", backing);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  table = find (window, TD_TYPE_VALUE_TABLE);
  g_assert_cmpuint (td_value_table_get_n_rows (TD_VALUE_TABLE (table)), ==, 1);

  td_keyboard_wait_window (G_OBJECT_TYPE (window));
  td_keyboard_press ("Return");
  TD_KEYBOARD_UNTIL (find_window (TD_TYPE_UNIT_WINDOW) != NULL);
  gtk_window_destroy (GTK_WINDOW (find_window (TD_TYPE_UNIT_WINDOW)));
  td_keyboard_wait_window (G_OBJECT_TYPE (window));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  td_keyboard_press ("Escape");
  TD_KEYBOARD_UNTIL (window == NULL);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
  ADD ("/subject/person", test_person);
  ADD ("/subject/unit", test_unit);
  ADD ("/subject/empty", test_empty);
  ADD ("/subject/export", test_export);
  ADD ("/subject/open-decision", test_open_decision);
  ADD ("/subject/edit", test_edit);
  ADD ("/subject/edit-stale", test_edit_stale);
  ADD ("/subject/keyboard", test_keyboard);
  ADD ("/subject/from-awards", test_from_awards);
  ADD ("/subject/from-units", test_from_units);
  ADD ("/subject/from-explanation", test_from_explanation);
  ADD ("/subject/from-backing", test_from_backing);

  return g_test_run ();
}
