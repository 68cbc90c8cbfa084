#include <glib/gi18n-lib.h>

#include "app/dialogs/td-backing-window.h"
#include "app/dialogs/td-explain-window.h"
#include "app/dialogs/td-narrative-window.h"
#include "app/pages/td-report-page-private.h"
#include "app/td-export.h"
#include "app/td-report-job.h"
#include "app/td-window.h"
#include "app/widgets/td-control.h"

/* Typing a year or a unit is a series of changes: the reports are made when it pauses. */
#define PAUSE_MS 250

enum
{
  PROP_0,
  PROP_SHOWS_PAPER,
};

static void page_init (TdPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdReportPage,
                               td_report_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_PAGE, page_init))

/* --- What is asked for ------------------------------------------------------------------------ */

TdReportRequest
td_report_page_get_request (TdReportPage *self)
{
  TdReportRequest request = { .period = td_period_chooser_get_period (self->period),
                              .unit_id = td_unit_chooser_get_unit_id (self->unit) };

  return request;
}

/* --- Showing ---------------------------------------------------------------------------------- */

/* "Lao động giỏi, lao động sáng tạo · Sáng kiến · Đề xuất: 176": the row's name and the headings.
 */
static char *
make_backing_title (const TdReport *report, guint row, guint column)
{
  const TdReportColumnSpec *spec = td_report_get_column (report, column);
  const char *name = td_report_get_cell (report, row, 1)->text;
  g_autofree char *value = td_report_cell_to_text (td_report_get_cell (report, row, column));
  g_autofree char *groups = spec->groups != NULL ? g_strjoinv (" · ", spec->groups) : g_strdup ("");

  return g_strdup_printf ("%s%s%s · %s: %s", name != NULL ? name : report->code,
                          groups[0] != '\0' ? " · " : "", groups, spec->title, value);
}

void
td_report_page_explain (TdReportPage *self, const TdReport *report, guint row, guint column)
{
  const TdReportCell *cell = td_report_get_cell (report, row, column);
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *label = NULL;
  g_autofree char *value = NULL;
  g_autofree char *title = NULL;
  GtkWidget *window;

  if (cell->backing != NULL)
    {
      title = make_backing_title (report, row, column);
      window = td_backing_window_new (parent, self->book, title, cell->backing);
    }
  else
    {
      label = td_query_to_label (td_book_get_reader (self->book), cell->explain);
      value = td_report_cell_to_text (cell);
      title = g_strdup_printf ("%s: %s", label, value);
      window = td_explain_window_new (parent, self->book, title, cell->explain);
    }
  gtk_window_present (GTK_WINDOW (window));
}

/* The code over the name, so that all of them find room beside each other. */
static GtkWidget *
create_tab (const TdReportDefinition *definition)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s", definition->code, definition->name);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_tooltip_text (label, definition->title);

  return label;
}

/* One tab a definition, made once. */
static void
add_tabs (TdReportPage *self)
{
  guint n;
  const TdReportDefinition *const *definitions = td_report_get_definitions (&n);

  for (guint i = 0; i < n; i++)
    gtk_notebook_append_page (self->tabs, td_report_page_create_views (self),
                              create_tab (definitions[i]));
}

static void
take_reports (TdReportPage *self, GPtrArray *reports)
{
  for (int i = 0; i < gtk_notebook_get_n_pages (self->tabs); i++)
    {
      TdReportView *view = td_report_page_get_table (self, (guint) i);
      gboolean is_made = reports != NULL && (guint) i < reports->len;
      guint row, column;
      gboolean had_cursor = td_report_view_get_cursor (view, &row, &column);

      td_report_view_set_report (view, is_made ? g_ptr_array_index (reports, i) : NULL);
      td_paper_view_set_report (td_report_page_get_paper (self, (guint) i),
                                is_made ? reports : NULL, (guint) i);
      /* The same place in a report that only its figures changed in. */
      if (had_cursor && reports != NULL)
        td_report_view_set_cursor (view, row, column);
    }
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  self->reports = reports;
  td_report_page_compare (self);
}

static void
built_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdReportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = td_report_job_build_finish (TD_BOOK (source), result, &error);

  /* A newer build, or the end of the page, has cancelled this one. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->tabs == NULL)
    return;

  g_clear_object (&self->build);
  if (reports == NULL)
    {
      td_message_bar_show_error (self->message, error);
      return;
    }
  td_message_bar_hide (self->message);
  take_reports (self, g_steal_pointer (&reports));
}

static void
cancel_build (TdReportPage *self)
{
  if (self->build != NULL)
    g_cancellable_cancel (td_job_get_cancellable (self->build));
  g_clear_object (&self->build);
}

static void
build (TdReportPage *self)
{
  TdReportRequest request = td_report_page_get_request (self);

  self->is_stale = FALSE;
  cancel_build (self);
  self->build = td_job_new (_ ("Making the reports"));
  td_report_job_build_async (self->book, &request, self->build, built_cb, g_object_ref (self));
}

static gboolean
timeout_cb (gpointer data)
{
  TdReportPage *self = data;

  self->timeout = 0;
  build (self);

  return G_SOURCE_REMOVE;
}

static void
queue_build (TdReportPage *self)
{
  self->is_stale = TRUE;
  if (!self->is_active)
    return;

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (PAUSE_MS, timeout_cb, self);
}

static void
choice_changed_cb (TdReportPage *self)
{
  if (self->book != NULL)
    queue_build (self);
}

static void
book_changed_cb (TdReportPage *self)
{
  queue_build (self);
}

/* --- Progress --------------------------------------------------------------------------------- */

/* What waits while an export or a print is made. */
static const char *const work_actions[] = { "report.export", "report.export-pdf", "report.print" };

static void
progress_cb (TdReportPage *self)
{
  double fraction = td_job_get_fraction (self->work);

  gtk_label_set_text (self->progress_label, td_job_get_title (self->work));
  if (fraction < 0)
    gtk_progress_bar_pulse (self->progress_bar);
  else
    gtk_progress_bar_set_fraction (self->progress_bar, fraction);
}

static void
cancel_cb (TdReportPage *self)
{
  if (self->work != NULL)
    g_cancellable_cancel (td_job_get_cancellable (self->work));
}

void
td_report_page_begin_work (TdReportPage *self, TdJob *job)
{
  self->work = g_object_ref (job);
  g_signal_connect_swapped (job, "notify", G_CALLBACK (progress_cb), self);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  progress_cb (self);
  gtk_widget_set_visible (self->progress, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (work_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), work_actions[i], FALSE);
}

void
td_report_page_end_work (TdReportPage *self)
{
  g_signal_handlers_disconnect_by_data (self->work, self);
  g_clear_object (&self->work);
  gtk_widget_set_visible (self->progress, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (work_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), work_actions[i], TRUE);
}

/* --- Export ----------------------------------------------------------------------------------- */

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdReportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = td_report_job_export_finish (TD_BOOK (source), result, &error);
  TdWindow *window;

  if (self->tabs == NULL)
    return;

  td_report_page_end_work (self);
  window = td_window_get_for (GTK_WIDGET (self));
  if (done && window != NULL)
    {
      g_autofree char *name = g_path_get_basename (self->export_path);
      g_autofree char *note = g_strdup_printf (_ ("The reports were exported to “%s”."), name);

      td_window_show_note (window, note, FALSE);
    }
  else if (!done)
    td_message_bar_show_error (self->message, error);
}

void
td_report_page_export (TdReportPage *self, const char *path)
{
  g_autoptr (TdJob) job = NULL;
  TdReportRequest request;

  g_return_if_fail (TD_IS_REPORT_PAGE (self));

  if (self->work != NULL)
    return;

  request = td_report_page_get_request (self);
  g_free (self->export_path);
  self->export_path = g_strdup (path);
  job = td_job_new (_ ("Exporting the reports"));
  td_report_page_begin_work (self, job);
  td_report_job_export_async (self->book, &request, path, job, exported_cb, g_object_ref (self));
}

static void
export_cb (GtkWidget *widget, const char *path)
{
  td_report_page_export (TD_REPORT_PAGE (widget), path);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdReportRequest request = td_report_page_get_request (TD_REPORT_PAGE (widget));
  gboolean is_pdf = g_str_equal (name, "report.export-pdf");
  g_autofree char *label = td_period_to_label (&request.period);
  g_autofree char *file_name
      = g_strdup_printf ("Tổng hợp thi đua, khen thưởng %s.%s", label, is_pdf ? "pdf" : "xlsx");

  if (is_pdf)
    td_export_choose_pdf (widget, file_name, export_cb);
  else
    td_export_choose (widget, file_name, export_cb);
}

static void
narrative_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdReportPage *self = TD_REPORT_PAGE (widget);
  TdReportRequest request = td_report_page_get_request (self);

  gtk_window_present (GTK_WINDOW (
      td_narrative_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->book, &request)));
}

/* --- The page --------------------------------------------------------------------------------- */

static void
focus_filter (TdPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (TD_REPORT_PAGE (page)->unit));
}

static void
refresh (TdPage *page)
{
  queue_build (TD_REPORT_PAGE (page));
}

static void
set_active (TdPage *page, gboolean active)
{
  TdReportPage *self = TD_REPORT_PAGE (page);

  self->is_active = active;
  if (active && self->is_stale)
    queue_build (self);
}

static void
page_init (TdPageInterface *iface)
{
  iface->focus_filter = focus_filter;
  iface->refresh = refresh;
  iface->set_active = set_active;
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
td_report_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOWS_PAPER)
    g_value_set_boolean (value, TD_REPORT_PAGE (object)->shows_paper);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_report_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOWS_PAPER)
    td_report_page_show_paper (TD_REPORT_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_report_page_dispose (GObject *object)
{
  TdReportPage *self = TD_REPORT_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->timeout, g_source_remove);
  td_report_page_clear_paper (self);
  cancel_build (self);
  if (self->work != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->work, self);
      g_cancellable_cancel (td_job_get_cancellable (self->work));
    }
  g_clear_object (&self->work);
  if (self->tabs != NULL)
    take_reports (self, NULL);
  td_report_page_clear_comparison (self);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->book);
  g_clear_pointer (&self->export_path, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_REPORT_PAGE);
  /* GTK 4.8 takes only those children away that the class has bound. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (td_report_page_parent_class)->dispose (object);
}

static void
td_report_page_class_init (TdReportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_report_page_dispose;
  object_class->get_property = td_report_page_get_property;
  object_class->set_property = td_report_page_set_property;

  g_object_class_install_property (
      object_class, PROP_SHOWS_PAPER,
      g_param_spec_boolean ("shows-paper", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));

  g_type_ensure (TD_TYPE_PERIOD_CHOOSER);
  g_type_ensure (TD_TYPE_UNIT_CHOOSER);
  g_type_ensure (TD_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, period);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, unit);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, message);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, progress);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, zoom_box);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, submission_bar);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, submission_icon);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, submission_label);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, differences_button);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);

  gtk_widget_class_install_action (widget_class, "report.narrative", NULL, narrative_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_CONTROL_MASK,
                                       "report.narrative", NULL);
  gtk_widget_class_install_action (widget_class, "report.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "report.export-pdf", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "report.export",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "report.export-pdf", NULL);
  td_report_page_add_paper_actions (widget_class);
  td_report_page_add_submission_actions (widget_class);
}

static void
td_report_page_init (TdReportPage *self)
{
  self->zoom = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_tabs (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (td_control_get_target (GTK_WIDGET (self->unit))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Unit"), -1);
}

TdPage *
td_report_page_new (TdBook *book)
{
  TdReportPage *self = g_object_new (TD_TYPE_REPORT_PAGE, NULL);
  TdPeriod period = td_period_last_half (td_date_today ());

  td_period_chooser_set_period (self->period, &period);
  td_unit_chooser_set_book (self->unit, book);
  td_unit_chooser_set_date (self->unit, period.to);
  self->book = g_object_ref (book);
  self->is_stale = TRUE;
  g_signal_connect_swapped (book, "changed", G_CALLBACK (book_changed_cb), self);

  return TD_PAGE (self);
}
