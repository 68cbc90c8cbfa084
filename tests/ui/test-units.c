/* What shows and edits units: TdUnitChooser, TdUnitTree, TdUnitEditor. */

#include "td-ui-test.h"

#include "app/dialogs/td-unit-editor.h"
#include "app/dialogs/td-unit-move-dialog.h"
#include "app/pages/td-unit-page.h"
#include "app/widgets/td-control.h"
#include "app/widgets/td-date-entry.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-message-bar.h"
#include "app/widgets/td-record-view.h"
#include "app/widgets/td-unit-chooser.h"
#include "app/widgets/td-unit-tree.h"
#include "base/td-error.h"
#include "store/td-unit-store.h"

static void
test_chooser (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  gint64 root = td_unit_find_root (td_book_get_reader (book), TD_DATE (2026, 6, 15), NULL);
  GtkWidget *widget = td_unit_chooser_new ();
  TdUnitChooser *chooser = TD_UNIT_CHOOSER (widget);
  GtkWidget *window;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  guint n_notified = 0;
  gint64 id = -1;

  td_unit_chooser_set_book (chooser, book);
  window = td_ui_test_show (widget);
  g_signal_connect_swapped (chooser, "notify::unit-id", G_CALLBACK (td_ui_test_count_cb),
                            &n_notified);

  g_assert_true (td_unit_chooser_get_unit (chooser, &id, NULL));
  g_assert_cmpint (id, ==, 0);

  td_unit_chooser_set_unit_id (chooser, root);
  td_unit_chooser_set_unit_id (chooser, root);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpstr (td_unit_chooser_get_text (chooser), !=, "");
  name = g_strdup (td_unit_chooser_get_text (chooser));

  /* Typing takes the unit away and opens the hits; text alone is no unit. */
  gtk_editable_set_text (GTK_EDITABLE (td_control_get_target (widget)), "lai chau");
  g_assert_cmpint (td_unit_chooser_get_unit_id (chooser), ==, 0);
  g_assert_false (td_unit_chooser_get_unit (chooser, &id, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_last_child (widget)));
  g_assert_cmpstr (td_unit_chooser_get_text (chooser), ==, "lai chau");

  td_unit_chooser_set_unit_id (chooser, root);
  g_assert_cmpstr (td_unit_chooser_get_text (chooser), ==, name);
  td_ui_test_close (window, widget);
}

static guint
count_rows (GtkWidget *tree)
{
  GtkWidget *scroller = gtk_widget_get_first_child (tree);
  GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller));

  return g_list_model_get_n_items (
      G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))));
}

static void
test_tree (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  GtkWidget *widget = td_unit_tree_new (book);
  TdUnitTree *tree = TD_UNIT_TREE (widget);
  GtkWidget *window = td_ui_test_show (widget);
  guint n_open;

  td_unit_tree_set_active (tree, TRUE);
  n_open = count_rows (widget);
  g_assert_cmpuint (n_open, >, 1);

  /* The districts ended on 30/06/2025. */
  td_unit_tree_set_with_closed (tree, TRUE);
  g_assert_cmpuint (count_rows (widget), >, n_open);
  td_unit_tree_set_with_closed (tree, FALSE);
  g_assert_cmpuint (count_rows (widget), ==, n_open);

  td_unit_tree_refresh (tree);
  g_assert_cmpuint (count_rows (widget), ==, n_open);

  /* The eight districts of 2021 stand where the 38 communes are now. */
  td_unit_tree_set_date (tree, TD_DATE (2021, 6, 30));
  g_assert_cmpuint (count_rows (widget), !=, n_open);
  g_assert_cmpuint (count_rows (widget), >, 1);
  td_unit_tree_set_date (tree, TD_DATE_NONE);
  g_assert_cmpuint (count_rows (widget), ==, n_open);
  td_ui_test_close (window, widget);
}

/* The day that is typed is that of the tree and of the list; what is no day changes nothing. */
static void
test_page_date (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  GtkWidget *page = GTK_WIDGET (td_unit_page_new (book));
  GtkWidget *window = td_ui_test_show (page);
  GtkWidget *on = td_ui_test_find (page, TD_TYPE_DATE_ENTRY);
  TdRecordView *records = TD_RECORD_VIEW (td_ui_test_find (page, TD_TYPE_RECORD_VIEW));
  TdRowList *list = td_record_view_get_list (records);
  GtkWidget *tree;
  guint n_today, n_old, n_then = 0;

  td_page_set_active (TD_PAGE (page), TRUE);
  TD_TEST_PUMP_UNTIL (!td_row_list_get_loading (list)
                      && g_list_model_get_n_items (G_LIST_MODEL (list)) > 0);
  tree = td_ui_test_find (page, TD_TYPE_UNIT_TREE);
  g_assert_true (gtk_widget_get_mapped (tree));
  n_today = count_rows (tree);

  td_date_entry_set_text (TD_DATE_ENTRY (on), "30/06/2021");
  TD_TEST_PUMP_UNTIL (count_rows (tree) != n_today);
  n_old = count_rows (tree);
  td_date_entry_set_text (TD_DATE_ENTRY (on), "31/02/2021");
  TD_TEST_PUMP_UNTIL (gtk_widget_has_css_class (td_control_get_target (on), "error"));
  g_assert_cmpuint (count_rows (tree), ==, n_old);
  td_date_entry_set_text (TD_DATE_ENTRY (on), "30/06/2021");
  TD_TEST_PUMP_UNTIL (!gtk_widget_has_css_class (td_control_get_target (on), "error"));

  /* The search finds the ended ones and those of today, the ones of that day first. */
  for (guint i = 0; i < 2; i++)
    {
      TdDate day = i == 0 ? TD_DATE (2021, 6, 30) : TD_DATE (2026, 6, 30);
      gboolean closed = FALSE;
      guint n_first = 0;

      n_then = 0;
      td_date_entry_set_date (TD_DATE_ENTRY (on), day);
      td_record_view_set_search (records, "lc");
      TD_TEST_PUMP_UNTIL (td_date_equal (td_record_view_get_query (records)->on, day)
                          && !td_row_list_get_loading (list));
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (list)); j++)
        {
          g_autoptr (TdRow) row = g_list_model_get_item (G_LIST_MODEL (list), j);
          g_autoptr (TdUnit) unit
              = td_unit_load (td_book_get_reader (book), td_row_get_id (row), NULL);
          gboolean open = td_unit_is_open_on (unit, day);

          g_assert_false (open && closed);
          closed = !open;
          if (open)
            n_first++;
          else
            n_then++;
        }
      g_assert_cmpuint (n_first, >, 0);
    }
  /* The districts of 2021 come last in 2026. */
  g_assert_cmpuint (n_then, >, 0);
  td_record_view_set_search (records, "");
  td_date_entry_set_text (TD_DATE_ENTRY (on), "");
  TD_TEST_PUMP_UNTIL (count_rows (tree) == n_today);
  td_ui_test_close (window, page);
}

/* The action asks first; the dialog tells what stands against the move and stays. */
static void
test_move (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  TdDb *db = td_book_get_reader (book);
  gint64 health = td_unit_find_by_code (db, "LC-CDYT", NULL);
  gint64 education = td_unit_find_by_code (db, "LC-CDGD", NULL);
  GtkWidget *dialog = td_unit_move_dialog_show (NULL, book, health, health, NULL);
  gpointer gone = dialog;
  g_autoptr (TdUnit) unit = NULL;
  TdMessageBar *bar;

  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  gtk_test_widget_wait_for_draw (dialog);
  bar = TD_MESSAGE_BAR (td_ui_test_find (dialog, TD_TYPE_MESSAGE_BAR));
  gtk_dialog_response (GTK_DIALOG (dialog), 1);
  TD_TEST_PUMP_UNTIL (td_message_bar_get_text (bar) != NULL);
  td_unit_chooser_set_unit_id (TD_UNIT_CHOOSER (td_ui_test_find (dialog, TD_TYPE_UNIT_CHOOSER)),
                               education);
  gtk_dialog_response (GTK_DIALOG (dialog), 1);
  TD_TEST_PUMP_UNTIL (gone == NULL);

  unit = td_unit_load (db, health, NULL);
  g_assert_cmpint (unit->parent_id, ==, education);
  g_assert_true (td_date_equal (unit->parent_from, td_date_today ()));
}

static GtkWindow *
find_window (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

/* What others refer to is not removed: its editor is opened at its last day instead. */
static void
test_remove (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  gint64 root = td_unit_find_root (td_book_get_reader (book), td_date_today (), NULL);
  GtkWidget *page = GTK_WIDGET (td_unit_page_new (book));
  GtkWidget *window = td_ui_test_show (page);
  GtkWidget *view, *tree;
  GtkWindow *first, *second, *editor;
  g_autoptr (TdUnit) unit = NULL;

  td_page_set_active (TD_PAGE (page), TRUE);
  TD_TEST_PUMP_UNTIL ((tree = td_ui_test_find (page, TD_TYPE_UNIT_TREE)) != NULL
                      && gtk_widget_get_mapped (tree));
  view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (gtk_widget_get_first_child (tree)));
  gtk_selection_model_select_item (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)), 0, TRUE);
  gtk_widget_activate_action (page, "units.remove", NULL);
  first = find_window (GTK_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (first);
  gtk_dialog_response (GTK_DIALOG (first), GTK_RESPONSE_ACCEPT);
  TD_TEST_PUMP_UNTIL (find_window (GTK_TYPE_MESSAGE_DIALOG) != NULL);
  second = find_window (GTK_TYPE_MESSAGE_DIALOG);
  gtk_dialog_response (GTK_DIALOG (second), GTK_RESPONSE_ACCEPT);
  editor = find_window (TD_TYPE_UNIT_EDITOR);
  g_assert_nonnull (editor);
  g_assert_true (gtk_widget_is_ancestor (
      gtk_window_get_focus (editor),
      GTK_WIDGET (td_form_find_field (GTK_WIDGET (editor), TD_UNIT_VALID_TO))));
  unit = td_unit_load (td_book_get_reader (book), root, NULL);
  g_assert_nonnull (unit);
  gtk_window_destroy (editor);
  td_ui_test_close (window, page);
}

static GtkEditable *
find_entry (GtkWidget *editor, const char *field)
{
  TdField *found = td_form_find_field (editor, field);

  g_assert_nonnull (found);

  return GTK_EDITABLE (td_control_get_target (td_field_get_control (found)));
}

static void
test_editor (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  TdDb *db = td_book_get_reader (book);
  gint64 root = td_unit_find_root (db, TD_DATE (2026, 6, 15), NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *editor = td_unit_editor_new (NULL, book, 0, root, &error);
  gpointer gone = editor;
  g_autoptr (GPtrArray) hits = NULL;
  GtkWidget *kind;

  g_assert_no_error (error);
  g_object_add_weak_pointer (G_OBJECT (editor), &gone);
  gtk_window_present (GTK_WINDOW (editor));
  gtk_test_widget_wait_for_draw (editor);

  /* Nothing wrong is saved, each problem is under its field, and the first one has the focus. */
  gtk_editable_set_text (find_entry (editor, "valid-from"), "31/02/2026");
  gtk_widget_activate_action (editor, "editor.save", NULL);
  g_assert_nonnull (td_field_get_problem_text (td_form_find_field (editor, "name")));
  g_assert_nonnull (td_field_get_problem_text (td_form_find_field (editor, "valid-from")));
  g_assert_null (td_field_get_problem_text (td_form_find_field (editor, "parent")));
  g_assert_cmpstr (gtk_editable_get_text (find_entry (editor, "valid-from")), ==, "31/02/2026");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (editor)),
                                         GTK_WIDGET (td_form_find_field (editor, "name"))));

  /* Mended problems go away while one types. */
  gtk_editable_set_text (find_entry (editor, "name"), "Công đoàn cơ sở Trường Kiểm thử");
  g_assert_null (td_field_get_problem_text (td_form_find_field (editor, "name")));
  gtk_editable_set_text (find_entry (editor, "valid-from"), "01/03/2026");
  g_assert_null (td_field_get_problem_text (td_form_find_field (editor, "valid-from")));

  kind = td_field_get_control (td_form_find_field (editor, "kind"));
  g_object_set (kind, "code", "CDCS", NULL);
  if (td_field_get_problem_text (td_form_find_field (editor, "kind")) != NULL)
    g_error ("%s", td_field_get_problem_text (td_form_find_field (editor, "kind")));

  gtk_widget_activate_action (editor, "editor.save", NULL);
  TD_TEST_PUMP_UNTIL (gone == NULL);

  hits = td_unit_search (db, "kiem thu", TD_DATE (2026, 6, 15), 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
}

/* A window that was not typed into closes without a question. */
static void
test_editor_unchanged (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  gint64 root = td_unit_find_root (td_book_get_reader (book), TD_DATE (2026, 6, 15), NULL);
  GtkWidget *editor = td_unit_editor_new (NULL, book, root, 0, NULL);
  gpointer gone = editor;

  g_object_add_weak_pointer (G_OBJECT (editor), &gone);
  gtk_window_present (GTK_WINDOW (editor));
  gtk_test_widget_wait_for_draw (editor);
  gtk_window_close (GTK_WINDOW (editor));
  TD_TEST_PUMP_UNTIL (gone == NULL);
}

/* What was typed is only dropped after a question. */
static void
test_editor_leave (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  GtkWidget *editor = td_unit_editor_new (NULL, book, 0, 0, NULL);
  GListModel *toplevels = gtk_window_get_toplevels ();
  gpointer gone = editor;
  guint n;

  g_object_add_weak_pointer (G_OBJECT (editor), &gone);
  gtk_window_present (GTK_WINDOW (editor));
  gtk_test_widget_wait_for_draw (editor);
  n = g_list_model_get_n_items (toplevels);
  gtk_editable_set_text (find_entry (editor, "valid-from"), "31/02");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GtkWindow) dialog = NULL;

      gtk_window_close (GTK_WINDOW (editor));
      TD_TEST_PUMP_UNTIL (g_list_model_get_n_items (toplevels) == n + 1);
      for (guint j = 0; j <= n; j++)
        {
          g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, j);

          if (GTK_IS_DIALOG (window))
            g_set_object (&dialog, window);
        }
      g_assert_nonnull (dialog);
      gtk_dialog_response (GTK_DIALOG (dialog), i == 0 ? GTK_RESPONSE_CANCEL : GTK_RESPONSE_REJECT);
      if (i == 0)
        TD_TEST_PUMP_UNTIL (g_list_model_get_n_items (toplevels) == n);
    }
  TD_TEST_PUMP_UNTIL (gone == NULL);
}

static void
test_editor_not_found (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_EMPTY);
  g_autoptr (GError) error = NULL;

  g_assert_null (td_unit_editor_new (NULL, book, 12345, 0, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
  g_test_add_func ("/units/chooser", test_chooser);
  g_test_add_func ("/units/tree", test_tree);
  g_test_add_func ("/units/page-date", test_page_date);
  g_test_add_func ("/units/move", test_move);
  g_test_add_func ("/units/remove", test_remove);
  g_test_add_func ("/units/editor", test_editor);
  g_test_add_func ("/units/editor-unchanged", test_editor_unchanged);
  g_test_add_func ("/units/editor-leave", test_editor_leave);
  g_test_add_func ("/units/editor-not-found", test_editor_not_found);

  return g_test_run ();
}
