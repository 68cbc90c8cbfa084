/* What shows and edits units: TdUnitChooser, TdUnitTree, TdUnitEditor. */

#include "td-ui-test.h"

#include "app/dialogs/td-unit-editor.h"
#include "app/widgets/td-control.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-message-bar.h"
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
  td_ui_test_close (window, widget);
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
  g_test_add_func ("/units/editor", test_editor);
  g_test_add_func ("/units/editor-unchanged", test_editor_unchanged);
  g_test_add_func ("/units/editor-leave", test_editor_leave);
  g_test_add_func ("/units/editor-not-found", test_editor_not_found);

  return g_test_run ();
}
