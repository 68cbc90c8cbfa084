#include "app/td-report-print.h"

typedef struct
{
  GPtrArray *reports;
  TdPaper *paper;
  TdPaperText *text;
} Print;

static void
print_free (Print *self)
{
  td_paper_unref (self->paper);
  g_ptr_array_unref (self->reports);
  td_paper_text_free (self->text);
  g_free (self);
}

/* Which pages are wanted is chosen in the dialog; how many there are is known before. */
static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int index, Print *print)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  double scale = MIN (MIN (width / TD_PAPER_WIDTH, height / TD_PAPER_HEIGHT), 1);

  cairo_translate (cr, (width - TD_PAPER_WIDTH * scale) / 2,
                   (height - TD_PAPER_HEIGHT * scale) / 2);
  cairo_scale (cr, scale, scale);
  td_paper_draw (print->paper, (guint) index, print->text, cr);
}

GtkPrintOperation *
td_report_print_new (GPtrArray *reports, TdPaper *paper, GtkPrintSettings *settings)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  const TdReport *report = td_paper_get_report (paper);
  g_autofree char *name = g_strdup_printf ("%s %s", report->sheet_name,
                                           report->subtitle != NULL ? report->subtitle : "");
  Print *print = g_new0 (Print, 1);

  print->reports = g_ptr_array_ref (reports);
  print->paper = td_paper_ref (paper);
  print->text = td_paper_text_new ();
  g_object_set_data_full (G_OBJECT (operation), "td-print", print, (GDestroyNotify) print_free);

  gtk_page_setup_set_paper_size (setup, a4);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_paper_size_free (a4);
  gtk_print_operation_set_default_page_setup (operation, setup);
  if (settings != NULL)
    gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_n_pages (operation, (int) td_paper_get_n_pages (paper));
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), print);

  return operation;
}
