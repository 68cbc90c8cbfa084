/* The pages of reports as they will print, beside their tables, and printing them. */
#include <glib/gi18n-lib.h>

#include "app/pages/td-report-page-private.h"
#include "app/td-paper-job.h"
#include "app/td-report-print.h"
#include "base/td-error.h"

#define ZOOM_STEP 1.15

/* --- Views ------------------------------------------------------------------------------------ */

static GtkStack *
get_stack (TdReportPage *self, guint index)
{
  return GTK_STACK (gtk_notebook_get_nth_page (self->tabs, (int) index));
}

static GtkWidget *
get_view (TdReportPage *self, guint index, const char *name)
{
  GtkWidget *scrolled = gtk_stack_get_child_by_name (get_stack (self, index), name);

  return gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled));
}

TdReportView *
td_report_page_get_table (TdReportPage *self, guint index)
{
  return TD_REPORT_VIEW (get_view (self, index, "table"));
}

TdPaperView *
td_report_page_get_paper (TdReportPage *self, guint index)
{
  return TD_PAPER_VIEW (get_view (self, index, "paper"));
}

static guint
get_current (TdReportPage *self)
{
  return (guint) MAX (gtk_notebook_get_current_page (self->tabs), 0);
}

static gboolean
show_zoom_cb (gpointer data)
{
  TdReportPage *self = data;
  TdPaperView *paper = td_report_page_get_paper (self, get_current (self));
  g_autofree char *text
      = g_strdup_printf ("%d %%", (int) (td_paper_view_get_zoom (paper) * 100 + 0.5));

  self->zoom_idle = 0;
  gtk_label_set_text (self->zoom_label, text);

  return G_SOURCE_REMOVE;
}

/* Not now: a zoom that fits the width changes while the window is laid out. */
static void
zoom_changed_cb (TdReportPage *self)
{
  if (self->zoom_idle == 0)
    self->zoom_idle = g_idle_add (show_zoom_cb, self);
}

static void
explain_table_cb (TdReportPage *self, guint row, guint column, TdReportView *view)
{
  td_report_page_explain (self, td_report_view_get_report (view), row, column);
}

static void
explain_paper_cb (TdReportPage *self, guint row, guint column, TdPaperView *view)
{
  td_report_page_explain (self, td_paper_view_get_report (view), row, column);
}

static void
add_view (GtkWidget *stack, GtkWidget *view, const char *name)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_stack_add_named (GTK_STACK (stack), scrolled, name);
}

GtkWidget *
td_report_page_create_views (TdReportPage *self)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *table = td_report_view_new ();
  GtkWidget *paper = td_paper_view_new ();

  add_view (stack, table, "table");
  add_view (stack, paper, "paper");
  g_signal_connect_swapped (table, "explain", G_CALLBACK (explain_table_cb), self);
  g_signal_connect_swapped (paper, "explain", G_CALLBACK (explain_paper_cb), self);
  g_signal_connect_swapped (paper, "zoom-changed", G_CALLBACK (zoom_changed_cb), self);

  return stack;
}

/* The current cell is the same in both. */
static void
take_cursor_over (TdReportPage *self, guint index)
{
  TdReportView *table = td_report_page_get_table (self, index);
  TdPaperView *paper = td_report_page_get_paper (self, index);
  guint row, column;

  if (self->shows_paper && td_report_view_get_cursor (table, &row, &column))
    td_paper_view_set_cursor (paper, row, column);
  else if (!self->shows_paper && td_paper_view_get_cursor (paper, &row, &column))
    td_report_view_set_cursor (table, row, column);
}

void
td_report_page_show_paper (TdReportPage *self, gboolean shows_paper)
{
  const char *name = shows_paper ? "paper" : "table";
  GtkStack *stack = get_stack (self, get_current (self));
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (stack)) != NULL;

  if (self->shows_paper == shows_paper)
    return;

  self->shows_paper = shows_paper;
  for (int i = 0; i < gtk_notebook_get_n_pages (self->tabs); i++)
    {
      take_cursor_over (self, (guint) i);
      gtk_stack_set_visible_child_name (get_stack (self, (guint) i), name);
      /* GtkStack allocates itself alone, and the scroll bars that come or go then ask for more in
       * the middle of it. */
      gtk_widget_queue_resize (get_view (self, (guint) i, name));
    }
  gtk_widget_set_visible (self->zoom_box, shows_paper);
  zoom_changed_cb (self);
  if (had_focus)
    gtk_widget_grab_focus (get_view (self, get_current (self), name));
}

/* --- Zoom ------------------------------------------------------------------------------------- */

static void
zoom_table (TdReportPage *self, const char *action)
{
  if (g_str_equal (action, "report.zoom-in"))
    self->zoom *= ZOOM_STEP;
  else if (g_str_equal (action, "report.zoom-out"))
    self->zoom /= ZOOM_STEP;
  else
    self->zoom = 1;
  self->zoom = CLAMP (self->zoom, 0.5, 2);
  for (int i = 0; i < gtk_notebook_get_n_pages (self->tabs); i++)
    td_report_view_set_zoom (td_report_page_get_table (self, (guint) i), self->zoom);
}

static void
zoom_paper (TdReportPage *self, const char *action)
{
  double zoom = td_paper_view_get_zoom (td_report_page_get_paper (self, get_current (self)));

  if (g_str_equal (action, "report.zoom-in"))
    zoom *= ZOOM_STEP;
  else if (g_str_equal (action, "report.zoom-out"))
    zoom /= ZOOM_STEP;
  else
    zoom = 1;
  for (int i = 0; i < gtk_notebook_get_n_pages (self->tabs); i++)
    {
      TdPaperView *paper = td_report_page_get_paper (self, (guint) i);

      if (g_str_equal (action, "report.zoom-fit"))
        td_paper_view_fit_width (paper);
      else
        td_paper_view_set_zoom (paper, zoom);
    }
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdReportPage *self = TD_REPORT_PAGE (widget);

  if (self->shows_paper)
    zoom_paper (self, name);
  else
    zoom_table (self, name);
}

/* --- Print ------------------------------------------------------------------------------------ */

static void
printed_cb (TdReportPage *self, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) shown = NULL;

  if (self->tabs == NULL)
    return;
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_set_object (&self->print_settings, gtk_print_operation_get_print_settings (operation));
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  shown = g_error_new (TD_ERROR, TD_ERROR_FAILED,
                       _ ("The report could not be printed (%s). Look at the printer, or export "
                          "it as a PDF."),
                       error != NULL ? error->message : "");
  td_message_bar_show_error (self->message, shown);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdReportPage) self = user_data;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (TdPaper) paper = td_paper_job_finish (result, NULL);
  g_autoptr (GtkPrintOperation) operation = NULL;

  reports = g_steal_pointer (&self->print_reports);
  if (self->tabs == NULL)
    return;
  td_report_page_end_work (self);
  if (paper == NULL)
    return;

  operation = td_report_print_new (reports, paper, self->print_settings);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdReportPage *self = TD_REPORT_PAGE (widget);
  g_autoptr (TdJob) job = NULL;
  guint index = get_current (self);

  if (self->reports == NULL || index >= self->reports->len || self->work != NULL)
    return;

  job = td_job_new (_ ("Laying the report out on pages"));
  td_report_page_begin_work (self, job);
  self->print_reports = g_ptr_array_ref (self->reports);
  td_paper_job_async (self->reports, index, job, found_cb, g_object_ref (self));
}

/* --- Actions ---------------------------------------------------------------------------------- */

void
td_report_page_add_paper_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_p, GDK_CONTROL_MASK, "report.print" },
    { GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "report.paper" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "report.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "report.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "report.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "report.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "report.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "report.zoom-normal" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "report.zoom-normal" },
    { GDK_KEY_2, GDK_CONTROL_MASK, "report.zoom-fit" },
  };

  gtk_widget_class_install_property_action (widget_class, "report.paper", "shows-paper");
  gtk_widget_class_install_action (widget_class, "report.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "report.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "report.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "report.zoom-normal", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "report.zoom-fit", NULL, zoom_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
}

void
td_report_page_clear_paper (TdReportPage *self)
{
  g_clear_handle_id (&self->zoom_idle, g_source_remove);
  g_clear_object (&self->print_settings);
}
