/* Prints what the page of reports shows of a book for the first half of 2026, for
 * test_report_faces.py: each cell of each table with its text, the number of the list behind it,
 * and the place on paper where the view of pages shows it.
 *
 *   REPORT <code> <pages> <rows> <columns>
 *   CELL <code> <row> <column> <text> <number behind it, or nothing> <page> <x> <y> <width>
 * <height>
 *
 * separated by tabs. Usage: dump-reports BOOK */

#include "td-ui-test.h"

#include "app/pages/td-report-page-private.h"
#include "app/widgets/td-paper-view-private.h"

/* "": nothing is behind it. */
static char *
count_list (TdDb *db, const TdReportCell *cell)
{
  g_autoptr (GError) error = NULL;
  gint64 number = 0;

  if (cell->explain != NULL && cell->kind == TD_CELL_MONEY)
    {
      TdQueryTotals totals;

      td_query_read_totals (db, cell->explain, &totals, &error);
      number = totals.bonus;
    }
  else if (cell->explain != NULL)
    {
      g_autoptr (GArray) ids = td_query_read_ids (db, cell->explain, 0, &error);

      g_assert_nonnull (ids);
      number = ids->len;
    }
  else if (cell->backing != NULL)
    {
      g_autoptr (GPtrArray) rows = td_backing_read (db, cell->backing, &number, &error);

      g_assert_nonnull (rows);
    }
  else
    return g_strdup ("");
  g_assert_no_error (error);

  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static void
dump_cell (TdDb *db, TdPaperView *paper, guint row, guint column)
{
  const TdReport *report = td_paper_view_get_report (paper);
  const TdReportCell *cell = td_report_get_cell (report, row, column);
  g_autofree char *text = td_report_cell_to_text (cell);
  g_autofree char *number = count_list (db, cell);
  TdPaperArea area;
  guint index;

  g_strdelimit (text != NULL ? text : (char[]){ 0 }, "\t\n", ' ');
  td_paper_get_cell_area (paper->paper, paper->text, row, column, &index, &area);
  g_print ("CELL\t%s\t%u\t%u\t%s\t%s\t%u\t%.2f\t%.2f\t%.2f\t%.2f\n", report->code, row, column,
           text != NULL ? text : "", number, index, area.x, area.y, area.width, area.height);
}

static void
dump_report (TdReportPage *page, TdDb *db, guint index)
{
  TdPaperView *paper = td_report_page_get_paper (page, index);
  const TdReport *report = td_report_view_get_report (td_report_page_get_table (page, index));

  gtk_notebook_set_current_page (page->tabs, (int) index);
  TD_TEST_PUMP_UNTIL (td_paper_view_get_report (paper) == report);
  g_print ("REPORT\t%s\t%u\t%u\t%u\n", report->code, td_paper_get_n_pages (paper->paper),
           report->rows->len, report->columns->len);
  for (guint i = 0; i < report->rows->len; i++)
    for (guint j = 0; j < report->columns->len; j++)
      if (td_report_get_row (report, i)->kind != TD_ROW_SECTION || j == 0)
        dump_cell (db, paper, i, j);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  TdBook *book;
  TdReportPage *page;
  GtkWidget *window;

  g_assert_cmpint (argc, >=, 2);
  td_ui_test_init (&argc, &argv);
  book = td_book_open (argv[1], &error);
  g_assert_no_error (error);
  page = TD_REPORT_PAGE (td_report_page_new (book));
  window = td_ui_test_show (GTK_WIDGET (page));
  td_page_set_active (TD_PAGE (page), TRUE);
  TD_TEST_PUMP_UNTIL (page->reports != NULL);
  g_object_set (page, "shows-paper", TRUE, NULL);
  for (guint i = 0; i < page->reports->len; i++)
    dump_report (page, td_book_get_reader (book), i);

  gtk_window_destroy (GTK_WINDOW (window));
  td_book_close (book);
  g_object_unref (book);

  return 0;
}
