/* Reports as they will print: looked at, zoomed, asked and printed by the keyboard. Today is
 * 15/06/2026, so that the page shows the first half of 2026. */

#include <string.h>

#include "td-keyboard.h"

#include "app/pages/td-report-page-private.h"
#include "app/td-application.h"
#include "app/td-report-print.h"
#include "app/td-window.h"
#include "app/widgets/td-paper-view-private.h"
#include "exchange/td-pdf.h"
#include "store/td-sample.h"

typedef struct
{
  TdTestDir *dir;
  TdApplication *application;
  TdWindow *window;
  TdReportPage *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->dir = td_test_dir_new ();
  path = td_test_dir_file (fixture->dir, "book.db");
  td_sample_create (path, 0, TD_SAMPLE_DEFAULT_SEED, NULL, &error);
  g_assert_no_error (error);

  fixture->application = td_application_new ();
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
  td_application_open_book (fixture->application, path, &error);
  g_assert_no_error (error);
  fixture->window = TD_WINDOW (td_keyboard_wait_window (TD_TYPE_WINDOW));
  td_keyboard_press ("alt+7");
  TD_KEYBOARD_UNTIL (TD_IS_REPORT_PAGE (td_window_get_page (fixture->window)));
  fixture->page = TD_REPORT_PAGE (td_window_get_page (fixture->window));
  TD_KEYBOARD_UNTIL (fixture->page->reports != NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_keyboard_press ("ctrl+q");
  TD_KEYBOARD_UNTIL (gtk_application_get_windows (GTK_APPLICATION (fixture->application)) == NULL);
  g_object_unref (fixture->application);
  td_test_dir_free (fixture->dir);
}

/* The pages of the first tab, drawn. */
static TdPaperView *
show_paper (Fixture *fixture)
{
  TdPaperView *paper = td_report_page_get_paper (fixture->page, 0);

  td_keyboard_press ("ctrl+shift+p");
  TD_KEYBOARD_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (paper)));
  TD_KEYBOARD_UNTIL (td_paper_view_get_paper (paper) != NULL && paper->textures[0].texture != NULL);
  g_assert_true (td_paper_view_get_report (paper) == g_ptr_array_index (fixture->page->reports, 0));

  return paper;
}

/* Whether a page that was drawn has ink of some darkness on it. */
static gboolean
has_ink (GdkTexture *texture)
{
  gsize stride = (gsize) gdk_texture_get_width (texture) * 4;
  gsize size = stride * (gsize) gdk_texture_get_height (texture);
  g_autofree guchar *data = g_malloc (size);
  guint n = 0;

  gdk_texture_download (texture, data, stride);
  for (gsize i = 0; i < size; i += 4)
    n += data[i] < 100;

  return n > 1000;
}

static void
test_zoom (Fixture *fixture, gconstpointer data)
{
  TdPaperView *paper = show_paper (fixture);
  GtkAdjustment *across = paper->adjustments[GTK_ORIENTATION_HORIZONTAL];
  double fit;

  /* At first the pages fit the width: nothing is to be scrolled across. */
  fit = td_paper_view_get_zoom (paper);
  g_assert_true (td_paper_view_get_fits_width (paper));
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), <=, gtk_adjustment_get_page_size (across));
  g_assert_true (has_ink (paper->textures[0].texture));

  td_keyboard_press ("ctrl+0");
  TD_KEYBOARD_UNTIL (td_paper_view_get_zoom (paper) == 1.0);
  TD_KEYBOARD_UNTIL (td_ui_test_says (GTK_WIDGET (fixture->page), "100 %"));
  td_keyboard_press ("ctrl+plus ctrl+plus ctrl+plus");
  TD_KEYBOARD_UNTIL (td_paper_view_get_zoom (paper) > 1.5);
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), >, gtk_adjustment_get_page_size (across));
  /* It is drawn anew, as sharp as the screen. */
  TD_KEYBOARD_UNTIL (paper->textures[0].scale == td_paper_view_get_scale (paper));
  td_keyboard_press ("ctrl+minus");
  TD_KEYBOARD_UNTIL (td_paper_view_get_zoom (paper) < 1.4);
  td_keyboard_press ("ctrl+2");
  TD_KEYBOARD_UNTIL (td_paper_view_get_zoom (paper) == fit);

  /* The wheel with Ctrl, and without. */
  td_keyboard_point (GTK_WIDGET (paper), 300, 200);
  td_keyboard_run (
      (const char *const[]){ "xdotool", "keydown", "ctrl", "click", "4", "keyup", "ctrl", NULL });
  TD_KEYBOARD_UNTIL (td_paper_view_get_zoom (paper) > fit);
  td_keyboard_run ((const char *const[]){ "xdotool", "click", "5", NULL });
  TD_KEYBOARD_UNTIL (gtk_adjustment_get_value (paper->adjustments[GTK_ORIENTATION_VERTICAL]) > 0);
}

static void
find_explained (const TdReport *report, guint *row, guint *column)
{
  for (*row = 0; *row < report->rows->len; ++*row)
    for (*column = 0; *column < report->columns->len; ++*column)
      if (td_report_cell_is_explained (td_report_get_cell (report, *row, *column)))
        return;
  g_assert_not_reached ();
}

static void
close_list (Fixture *fixture)
{
  TD_KEYBOARD_UNTIL (!gtk_window_is_active (GTK_WINDOW (fixture->window)));
  td_keyboard_press ("Escape");
  TD_KEYBOARD_UNTIL (td_keyboard_wait_window (TD_TYPE_WINDOW) == GTK_WIDGET (fixture->window));
}

/* The current cell is that of the table; Enter and a click ask what is behind it. */
static void
test_explain (Fixture *fixture, gconstpointer data)
{
  TdPaperView *paper = show_paper (fixture);
  const TdReport *report = td_paper_view_get_report (paper);
  TdReportView *table = td_report_page_get_table (fixture->page, 0);
  guint row, column, found_row, found_column, index;
  double scale;
  TdPaperArea page, cell;
  guint n_asked = 0;

  find_explained (report, &row, &column);
  g_signal_connect_swapped (paper, "explain", G_CALLBACK (td_ui_test_count_cb), &n_asked);
  gtk_widget_grab_focus (GTK_WIDGET (paper));
  td_keyboard_press ("ctrl+Home Down Right");
  TD_KEYBOARD_UNTIL (td_paper_view_get_cursor (paper, &found_row, &found_column) && found_row == 1
                     && found_column == 1);
  td_keyboard_press ("Next");
  TD_KEYBOARD_UNTIL (paper->cursor_row
                     == td_paper_get_page (td_paper_view_get_paper (paper), 1)->first_row);
  g_assert_cmpfloat (gtk_adjustment_get_value (paper->adjustments[GTK_ORIENTATION_VERTICAL]), >, 0);
  td_keyboard_press ("ctrl+End");
  TD_KEYBOARD_UNTIL (paper->cursor_row == report->rows->len - 1);

  td_paper_view_set_cursor (paper, row, column);
  td_keyboard_press ("Return");
  TD_KEYBOARD_UNTIL (n_asked == 1);
  close_list (fixture);

  scale = td_paper_view_get_scale (paper);
  td_paper_get_cell_area (paper->paper, paper->text, row, column, &index, &cell);
  page = td_paper_view_get_page_area (paper, index);
  td_keyboard_click (GTK_WIDGET (paper), page.x + (cell.x + cell.width / 2) * scale,
                     page.y + (cell.y + cell.height / 2) * scale);
  TD_KEYBOARD_UNTIL (n_asked == 2);
  close_list (fixture);

  td_keyboard_press ("ctrl+shift+p");
  TD_KEYBOARD_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (table)));
  g_assert_true (td_report_view_get_cursor (table, &found_row, &found_column));
  g_assert_cmpuint (found_row, ==, row);
  g_assert_cmpuint (found_column, ==, column);
}

static void
test_dialog (Fixture *fixture, gconstpointer data)
{
  td_keyboard_press ("ctrl+p");
  td_keyboard_wait_window (g_type_from_name ("GtkPrintUnixDialog") != 0
                               ? g_type_from_name ("GtkPrintUnixDialog")
                               : GTK_TYPE_DIALOG);
  g_assert_null (fixture->page->work);
  td_keyboard_press ("Escape");
  TD_KEYBOARD_UNTIL (td_keyboard_wait_window (TD_TYPE_WINDOW) == GTK_WIDGET (fixture->window));
  g_assert_null (td_message_bar_get_text (fixture->page->message));
}

/* The words on a PDF's pages, a page after a form feed. */
static char *
read_pdf (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int status = 0;
  char *arguments[] = { (char *) "pdftotext", (char *) path, (char *) "-", NULL };

  g_spawn_sync (NULL, arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status,
                &error);
  if (g_error_matches (error, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT))
    return NULL;
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return g_steal_pointer (&text);
}

/* What goes to the printer is what goes into the PDF. */
static void
test_print (Fixture *fixture, gconstpointer data)
{
  TdPaperView *paper = show_paper (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkPrintOperation) operation
      = td_report_print_new (fixture->page->reports, paper->paper, NULL);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autofree char *printed = td_test_dir_file (fixture->dir, "printed.pdf");
  g_autofree char *written = td_test_dir_file (fixture->dir, "written.pdf");
  g_autofree char *printed_text = NULL;
  g_autofree char *written_text = NULL;

  gtk_print_operation_set_export_filename (operation, printed);
  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_show_progress (operation, FALSE);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            GTK_WINDOW (fixture->window), &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_ptr_array_add (one, g_ptr_array_index (fixture->page->reports, 0));
  g_assert_true (td_pdf_write (one, written, NULL, &error));
  g_assert_no_error (error);

  printed_text = read_pdf (printed);
  written_text = read_pdf (written);
  if (printed_text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_cmpstr (printed_text, ==, written_text);
  g_assert_nonnull (strstr (printed_text, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
}

static gboolean
is_pdf (const char *path)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) && g_str_has_prefix (text, "%PDF-");
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = td_test_dir_file (fixture->dir, "a.pdf");
  g_autofree char *missing = td_test_dir_file (fixture->dir, "missing/a.pdf");

  td_report_page_export (fixture->page, path);
  g_assert_true (gtk_widget_get_visible (fixture->page->progress));
  TD_KEYBOARD_UNTIL (fixture->page->work == NULL);
  g_assert_false (gtk_widget_get_visible (fixture->page->progress));
  g_assert_true (is_pdf (path));

  td_report_page_export (fixture->page, missing);
  TD_KEYBOARD_UNTIL (fixture->page->work == NULL);
  g_assert_nonnull (td_message_bar_get_text (fixture->page->message));

  /* Cancelled: what was there before stays. */
  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  td_report_page_export (fixture->page, path);
  g_cancellable_cancel (td_job_get_cancellable (fixture->page->work));
  TD_KEYBOARD_UNTIL (fixture->page->work == NULL);
  g_assert_false (is_pdf (path));
}

/* A view that goes while its pages are found or drawn takes nothing with it. */
static void
test_finalize (void)
{
  TdTestDir *dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  TdPage *page = g_object_ref_sink (td_report_page_new (book));
  GtkWidget *window = td_ui_test_show (GTK_WIDGET (page));

  td_page_set_active (page, TRUE);
  g_object_set (page, "shows-paper", TRUE, NULL);
  TD_KEYBOARD_UNTIL (TD_REPORT_PAGE (page)->reports != NULL);
  g_object_unref (page);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  td_book_close (book);
  td_test_dir_free (dir);
}

int
main (int argc, char **argv)
{
  td_ui_test_init (&argc, &argv);
  g_test_add ("/reports/zoom", Fixture, NULL, set_up, test_zoom, tear_down);
  g_test_add ("/reports/explain", Fixture, NULL, set_up, test_explain, tear_down);
  g_test_add ("/reports/dialog", Fixture, NULL, set_up, test_dialog, tear_down);
  g_test_add ("/reports/print", Fixture, NULL, set_up, test_print, tear_down);
  g_test_add ("/reports/export", Fixture, NULL, set_up, test_export, tear_down);
  g_test_add_func ("/reports/finalize", test_finalize);

  return g_test_run ();
}
