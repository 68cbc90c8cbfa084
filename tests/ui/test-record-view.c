/* TdRecordView, with TdIdSelection and the columns. */

#include "td-ui-test.h"

#include "app/widgets/td-id-selection.h"
#include "app/widgets/td-record-columns.h"
#include "app/widgets/td-record-view.h"
#include "store/td-sample.h"
#include "store/td-unit-store.h"

static guint
count (GtkWidget *view)
{
  return g_list_model_get_n_items (G_LIST_MODEL (td_record_view_get_list (TD_RECORD_VIEW (view))));
}

static GtkColumnView *
find_column_view (GtkWidget *widget)
{
  if (GTK_IS_COLUMN_VIEW (widget))
    return GTK_COLUMN_VIEW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkColumnView *found = find_column_view (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
show_units (TdBook *book, GtkWidget **view)
{
  GtkWidget *window;

  *view = td_record_view_new (book, TD_LIST_UNITS);
  window = td_ui_test_show (*view);
  td_record_view_set_active (TD_RECORD_VIEW (*view), TRUE);
  TD_TEST_PUMP_UNTIL (
      count (*view) > 0
      && !td_row_list_get_loading (td_record_view_get_list (TD_RECORD_VIEW (*view))));

  return window;
}

static void
test_filter (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  GtkWidget *view, *window = show_units (book, &view);
  gint64 root = td_unit_find_root (td_book_get_reader (book), TD_DATE (2026, 6, 15), NULL);
  guint n_all = count (view);

  /* What is selected is found again by its id, wherever it is listed. */
  td_record_view_select (TD_RECORD_VIEW (view), root);
  g_assert_cmpint (td_record_view_get_selected_id (TD_RECORD_VIEW (view)), ==, root);

  td_record_view_set_search (TD_RECORD_VIEW (view), "lien doan");
  TD_TEST_PUMP_UNTIL (count (view) > 0 && count (view) < n_all);
  g_assert_cmpint (td_record_view_get_selected_id (TD_RECORD_VIEW (view)), ==, root);
  g_assert_cmpstr (td_record_view_get_query (TD_RECORD_VIEW (view))->search, ==, "lien doan");

  td_record_view_set_search (TD_RECORD_VIEW (view), "qqqqq");
  TD_TEST_PUMP_UNTIL (count (view) == 0);
  g_assert_cmpint (td_record_view_get_selected_id (TD_RECORD_VIEW (view)), ==, 0);

  td_record_view_set_search (TD_RECORD_VIEW (view), "");
  TD_TEST_PUMP_UNTIL (count (view) == n_all);
  g_assert_cmpint (td_record_view_get_selected_id (TD_RECORD_VIEW (view)), ==, root);

  td_record_view_set_active (TD_RECORD_VIEW (view), FALSE);
  g_assert_null (gtk_column_view_get_model (find_column_view (view)));
  td_ui_test_close (window, view);
}

static void
test_sort (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  GtkWidget *view, *window = show_units (book, &view);
  GtkColumnView *columns = find_column_view (view);
  g_autoptr (GtkColumnViewColumn) second
      = g_list_model_get_item (gtk_column_view_get_columns (columns), 1);
  const TdQuery *query = td_record_view_get_query (TD_RECORD_VIEW (view));

  g_assert_cmpint (query->sort_column, ==, -1);

  gtk_column_view_sort_by_column (columns, second, GTK_SORT_DESCENDING);
  query = td_record_view_get_query (TD_RECORD_VIEW (view));
  g_assert_cmpint (query->sort_column, >=, 0);
  g_assert_true (query->descending);

  gtk_column_view_sort_by_column (columns, second, GTK_SORT_ASCENDING);
  query = td_record_view_get_query (TD_RECORD_VIEW (view));
  g_assert_cmpint (query->sort_column, >=, 0);
  g_assert_false (query->descending);

  gtk_column_view_sort_by_column (columns, NULL, GTK_SORT_ASCENDING);
  g_assert_cmpint (td_record_view_get_query (TD_RECORD_VIEW (view))->sort_column, ==, -1);
  td_ui_test_close (window, view);
}

static void
activated_cb (TdRecordView *view, gint64 id, gint64 *activated)
{
  *activated = id;
}

static void
test_activate (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  GtkWidget *view, *window = show_units (book, &view);
  gint64 activated = 0;

  g_signal_connect (view, "activate", G_CALLBACK (activated_cb), &activated);
  g_signal_emit_by_name (find_column_view (view), "activate", 2u);
  g_assert_cmpint (activated, !=, 0);
  g_assert_cmpint (activated, ==,
                   td_row_list_get_id (td_record_view_get_list (TD_RECORD_VIEW (view)), 2));
  td_ui_test_close (window, view);
}

static void
test_selection (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  GtkWidget *view, *window = show_units (book, &view);
  g_autoptr (TdIdSelection) selection
      = td_id_selection_new (td_record_view_get_list (TD_RECORD_VIEW (view)));
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);
  g_autoptr (GArray) ids = NULL;
  guint n_changed = 0;

  g_signal_connect_swapped (selection, "selection-changed", G_CALLBACK (td_ui_test_count_cb),
                            &n_changed);
  gtk_selection_model_select_item (model, 1, TRUE);
  g_assert_cmpuint (n_changed, ==, 1);
  gtk_selection_model_select_item (model, 1, TRUE);
  g_assert_cmpuint (n_changed, ==, 1);
  gtk_selection_model_select_item (model, 3, FALSE);
  g_assert_true (gtk_selection_model_is_selected (model, 1));
  g_assert_false (gtk_selection_model_is_selected (model, 2));
  ids = td_id_selection_get_ids (selection);
  g_assert_cmpuint (ids->len, ==, 2);

  gtk_selection_model_select_all (model);
  g_clear_pointer (&ids, g_array_unref);
  ids = td_id_selection_get_ids (selection);
  g_assert_cmpuint (ids->len, ==, count (view));

  td_id_selection_select_id (selection, 0);
  g_assert_true (gtk_bitset_is_empty (gtk_selection_model_get_selection (model)));
  g_assert_finalize_object (g_steal_pointer (&selection));
  td_ui_test_close (window, view);
}

static gint64
get_top_id (GtkWidget *view)
{
  GtkAdjustment *adjustment
      = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_column_view (view)));
  double row = gtk_adjustment_get_upper (adjustment) / count (view);

  return td_row_list_get_id (td_record_view_get_list (TD_RECORD_VIEW (view)),
                             (guint) ((gtk_adjustment_get_value (adjustment) + 1) / row));
}

static void
wait_for_top (GtkWidget *view, gint64 top)
{
  TD_TEST_PUMP_UNTIL (!td_row_list_get_loading (td_record_view_get_list (TD_RECORD_VIEW (view)))
                      && get_top_id (view) == top);
}

/* A long list that is sorted keeps its place, and what is selected. */
static void
test_place (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "sổ.db");
  g_autoptr (TdBook) book = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkColumnViewColumn) name = NULL;
  GtkAdjustment *adjustment;
  GtkWidget *view, *window;
  TdRowList *list;
  gint64 top, first, selected;
  guint position;

  td_sample_create (path, 5000, 3, NULL, &error);
  g_assert_no_error (error);
  book = td_book_open (path, &error);
  g_assert_no_error (error);
  view = td_record_view_new (book, TD_LIST_AWARDS);
  gtk_widget_set_size_request (view, 600, 500);
  window = td_ui_test_show (view);
  list = td_record_view_get_list (TD_RECORD_VIEW (view));
  td_record_view_set_active (TD_RECORD_VIEW (view), TRUE);
  TD_TEST_PUMP_UNTIL (!td_row_list_get_loading (list));
  g_assert_cmpuint (count (view), >, 4000);

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_column_view (view)));
  gtk_test_widget_wait_for_draw (window);
  selected = td_row_list_get_id (list, 3000);
  td_record_view_select (TD_RECORD_VIEW (view), selected);
  TD_TEST_PUMP_UNTIL (gtk_adjustment_get_value (adjustment) > 1000);
  gtk_test_widget_wait_for_draw (window);
  top = get_top_id (view);

  name = g_list_model_get_item (gtk_column_view_get_columns (find_column_view (view)), 2);
  gtk_column_view_sort_by_column (find_column_view (view), name, GTK_SORT_ASCENDING);
  wait_for_top (view, top);
  g_assert_true (td_row_list_find (list, top, &position));
  g_assert_cmpuint (position, >, 0);
  first = td_row_list_get_id (list, 0);
  g_assert_cmpint (td_record_view_get_selected_id (TD_RECORD_VIEW (view)), ==, selected);

  /* From nothing it begins at the top, with the same one selected. */
  td_record_view_set_search (TD_RECORD_VIEW (view), "xqzw");
  TD_TEST_PUMP_UNTIL (count (view) == 0 && !td_row_list_get_loading (list));
  td_record_view_set_search (TD_RECORD_VIEW (view), "");
  wait_for_top (view, first);
  g_assert_cmpint (td_record_view_get_selected_id (TD_RECORD_VIEW (view)), ==, selected);
  td_ui_test_close (window, view);
}

static void
test_cells (void)
{
  static const struct
  {
    TdColumnKind kind;
    const char *cell, *shown;
  } cases[] = {
    { TD_COLUMN_DATE, "2026-06-05", "05/06/2026" },
    { TD_COLUMN_DATE, "", "" },
    { TD_COLUMN_MONEY, "1800000", "1.800.000" },
    { TD_COLUMN_COUNT, "1310", "1.310" },
    { TD_COLUMN_FLAG, "1", "✓" },
    { TD_COLUMN_FLAG, "", "" },
    { TD_COLUMN_TEXT, "Lò Thị Ánh", "Lò Thị Ánh" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = td_record_columns_format_cell (cases[i].kind, cases[i].cell);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
  g_test_add_func ("/record-view/filter", test_filter);
  g_test_add_func ("/record-view/sort", test_sort);
  g_test_add_func ("/record-view/activate", test_activate);
  g_test_add_func ("/record-view/selection", test_selection);
  g_test_add_func ("/record-view/place", test_place);
  g_test_add_func ("/record-view/cells", test_cells);

  return g_test_run ();
}
