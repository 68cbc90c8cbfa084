/* Reports that were handed in: keeping them, and telling what differs from them later. */
#include <glib/gi18n-lib.h>

#include "app/dialogs/td-differences-window.h"
#include "app/dialogs/td-submit-dialog.h"
#include "app/pages/td-report-page-private.h"
#include "app/td-window.h"

/* --- What was handed in ----------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *reports;
  TdReportRequest request;
} Asked;

static void
asked_free (Asked *self)
{
  g_ptr_array_unref (self->reports);
  g_free (self);
}

/* NULL without an error: nothing was handed in of this. */
static void
compare_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Asked *asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (TD_BOOK (source), cancellable, &error);
  TdSubmission *submission = NULL;
  TdReportComparison *comparison = NULL;

  if (db != NULL
      && td_submission_load_last (db, &asked->request.period, asked->request.unit_id, &submission,
                                  &error)
      && submission != NULL)
    comparison = td_report_comparison_new (asked->reports, submission, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, comparison, (GDestroyNotify) td_report_comparison_free);
}

static void
show_comparison (TdReportPage *self)
{
  const TdReportComparison *comparison = self->comparison;
  g_autofree char *text = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.differences", comparison != NULL);
  gtk_widget_set_visible (self->submission_bar, comparison != NULL);
  if (comparison == NULL)
    return;

  {
    g_autofree char *day = td_date_format (comparison->submission->submitted_on);

    text = comparison->n_differences == 0
               ? g_strdup_printf (_ ("Handed in on %s by %s. Nothing has changed since."), day,
                                  comparison->submission->submitted_by)
               : g_strdup_printf (
                   ngettext ("Changed since the report that was handed in on %s: %u difference.",
                             "Changed since the report that was handed in on %s: %u differences.",
                             comparison->n_differences),
                   day, comparison->n_differences);
  }
  gtk_label_set_text (self->submission_label, text);
  gtk_image_set_from_icon_name (self->submission_icon, comparison->n_differences == 0
                                                           ? "object-select-symbolic"
                                                           : "dialog-warning-symbolic");
  gtk_widget_set_visible (self->differences_button, comparison->n_differences > 0);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdReportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  TdReportComparison *comparison = g_task_propagate_pointer (G_TASK (result), &error);

  /* Other reports are shown meanwhile, or the page is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->tabs == NULL)
    {
      td_report_comparison_free (comparison);
      return;
    }
  g_clear_object (&self->comparing);
  if (error != NULL)
    {
      td_message_bar_show_error (self->message, error);
      return;
    }
  self->comparison = comparison;
  show_comparison (self);
}

void
td_report_page_clear_comparison (TdReportPage *self)
{
  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  g_clear_pointer (&self->comparison, td_report_comparison_free);
}

void
td_report_page_compare (TdReportPage *self)
{
  g_autoptr (GTask) task = NULL;
  Asked *asked;

  td_report_page_clear_comparison (self);
  show_comparison (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.submit", self->reports != NULL);
  if (self->reports == NULL)
    return;

  asked = g_new0 (Asked, 1);
  asked->reports = g_ptr_array_ref (self->reports);
  asked->request = td_report_page_get_request (self);
  self->comparing = g_cancellable_new ();
  task = g_task_new (self->book, self->comparing, compared_cb, g_object_ref (self));
  g_task_set_task_data (task, asked, (GDestroyNotify) asked_free);
  g_task_run_in_thread (task, compare_cb);
}

/* --- Acts ------------------------------------------------------------------------------------- */

static void
submit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdReportPage *self = TD_REPORT_PAGE (widget);
  TdReportRequest request = td_report_page_get_request (self);

  if (self->reports != NULL)
    gtk_window_present (GTK_WINDOW (td_submit_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                          self->book, &request, self->reports)));
}

/* A figure whose records can be shown shows them; another is where the cursor goes. */
static void
open_cb (GtkWidget *window, guint report, int row, int column, gpointer page)
{
  TdReportPage *self = TD_REPORT_PAGE (page);

  if (self->reports == NULL || report >= self->reports->len || row < 0)
    return;
  gtk_notebook_set_current_page (self->tabs, (int) report);
  td_report_page_show_paper (self, FALSE);
  td_report_view_set_cursor (td_report_page_get_table (self, report), (guint) row,
                             (guint) MAX (column, 0));
  if (column >= 0)
    td_report_page_explain (self, g_ptr_array_index (self->reports, report), (guint) row,
                            (guint) column);
}

static void
differences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdReportPage *self = TD_REPORT_PAGE (widget);
  TdReportRequest request = td_report_page_get_request (self);

  if (self->comparison != NULL)
    gtk_window_present (GTK_WINDOW (
        td_differences_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->book, &request,
                                   self->reports, open_cb, widget)));
}

void
td_report_page_add_submission_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "report.submit", NULL, submit_action);
  gtk_widget_class_install_action (widget_class, "report.differences", NULL, differences_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "report.submit",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK,
                                       "report.differences", NULL);
}
