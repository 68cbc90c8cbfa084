#include "exchange/td-pdf.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "base/td-error.h"
#include "base/td-file.h"
#include "exchange/td-paper.h"

/* Of the work for a report, the part that finds its pages. */
#define PAGES_PART 0.25

/* Output: the file that is written
 * @number: errno of the first failure, else 0 */
typedef struct
{
  FILE *file;
  int number;
} Output;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  Output *output = closure;

  errno = 0;
  if (output->number == 0 && fwrite (data, 1, length, output->file) != length)
    output->number = errno != 0 ? errno : EIO;

  return output->number == 0 ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void
set_metadata (cairo_surface_t *surface, const TdReport *first)
{
  TdDate day = first->last_day;
  const char *author = first->left_heading[0] != NULL ? first->left_heading[1] : NULL;
  /* The period's last day and not this moment, so that the same figures give the same file. */
  g_autofree char *date = g_strdup_printf ("%04d-%02d-%02dT00:00:00Z", MAX (day.year, 1),
                                           MAX (day.month, 1), MAX (day.day, 1));

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, first->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                  first->subtitle != NULL ? first->subtitle : "");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author != NULL ? author : "");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Thi Đua " TD_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

/* @n_before: pages of the reports before */
static gboolean
draw_report (cairo_surface_t *surface,
             cairo_t *cr,
             TdPaperText *text,
             const TdReport *report,
             guint *n_before,
             const TdPaperProgress *progress,
             GError **error)
{
  double middle = progress->from + PAGES_PART * (progress->to - progress->from);
  const TdPaperProgress finding = { progress->job, progress->from, middle };
  const TdPaperProgress drawing = { progress->job, middle, progress->to };
  g_autoptr (TdPaper) pages = td_paper_new (report, text, &finding, error);
  g_autofree char *place = g_strdup_printf ("page=%u pos=[0 0]", *n_before + 1);
  guint n_pages;

  if (pages == NULL)
    return FALSE;

  cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, report->sheet_name, place, 0);
  n_pages = td_paper_get_n_pages (pages);
  for (guint i = 0; i < n_pages; i++)
    {
      if (!td_paper_progress_report (&drawing, (double) i / n_pages, error))
        return FALSE;
      td_paper_draw (pages, i, text, cr);
      cairo_show_page (cr);
      if (cairo_status (cr) != CAIRO_STATUS_SUCCESS)
        break;
    }
  *n_before += n_pages;

  return TRUE;
}

/* How much work the reports before the one at @end are. */
static double
add_up_rows (GPtrArray *reports, guint end)
{
  double sum = 0;

  /* A page without rows is work as well. */
  for (guint i = 0; i < end; i++)
    sum += ((const TdReport *) g_ptr_array_index (reports, i))->rows->len + 20;

  return sum;
}

static gboolean
draw_reports (cairo_surface_t *surface, GPtrArray *reports, TdJob *job, GError **error)
{
  cairo_t *cr = cairo_create (surface);
  g_autoptr (TdPaperText) text = td_paper_text_new ();
  double total = add_up_rows (reports, reports->len);
  guint n_pages = 0;
  gboolean drawn = TRUE;

  for (guint i = 0; i < reports->len && drawn; i++)
    {
      const TdReport *report = g_ptr_array_index (reports, i);
      const TdPaperProgress progress
          = { job, add_up_rows (reports, i) / total, add_up_rows (reports, i + 1) / total };

      td_job_report (job, progress.from, report->sheet_name);
      drawn = draw_report (surface, cr, text, report, &n_pages, &progress, error);
    }
  cairo_destroy (cr);

  return drawn;
}

static gboolean
write_file (GPtrArray *reports, const char *temporary, const char *path, TdJob *job, GError **error)
{
  Output output = { g_fopen (temporary, "wb"), 0 };
  cairo_surface_t *surface;
  cairo_status_t status;
  gboolean drawn;

  if (output.file == NULL)
    return td_file_set_error (error, path, errno);

  surface
      = cairo_pdf_surface_create_for_stream (write_cb, &output, TD_PAPER_WIDTH, TD_PAPER_HEIGHT);
  set_metadata (surface, g_ptr_array_index (reports, 0));
  drawn = draw_reports (surface, reports, job, error);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (fclose (output.file) != 0 && output.number == 0)
    output.number = errno;
  if (!drawn)
    return FALSE;
  if (output.number != 0)
    return td_file_set_error (error, path, output.number);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
                   _ ("“%s” could not be written (%s). Choose another folder."), path,
                   cairo_status_to_string (status));
      return FALSE;
    }

  return TRUE;
}

gboolean
td_pdf_write (GPtrArray *reports, const char *path, TdJob *job, GError **error)
{
  g_autofree char *temporary = NULL;

  if (reports->len == 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _ ("There is no report to write. Choose at least one."));
      return FALSE;
    }
  temporary = td_file_begin (path, error);
  if (temporary == NULL)
    return FALSE;

  if (!write_file (reports, temporary, path, job, error))
    {
      td_file_abort (temporary);
      return FALSE;
    }

  return td_file_commit (temporary, path, error);
}
