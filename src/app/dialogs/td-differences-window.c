#include "app/dialogs/td-differences-window.h"

#include <glib/gi18n-lib.h>

#include "app/td-export.h"
#include "app/widgets/td-message-bar.h"
#include "app/widgets/td-value-table.h"
#include "exchange/td-report-file.h"
#include "report/td-report-comparison.h"

struct _TdDifferencesWindow
{
  GtkWindow parent_instance;

  TdBook *book;
  TdReportRequest request;
  GPtrArray *reports;
  GPtrArray *submissions; /* TdSubmission, without their figures */
  TdReportComparison *comparison;
  GCancellable *comparing;
  TdDifferencesOpen open;
  gpointer opener; /* weak */
  char *export_path;
  gboolean was_shown;

  TdMessageBar *message;
  GtkDropDown *choice;
  GtkBox *box;
  TdValueTable *table;
  GtkLabel *sum;
};

G_DEFINE_FINAL_TYPE (TdDifferencesWindow, td_differences_window, GTK_TYPE_WINDOW)

/* --- The list --------------------------------------------------------------------------------- */

static void
add_difference (TdDifferencesWindow *self,
                const TdReport *report,
                const TdReportDifference *difference,
                gint64 id)
{
  g_autofree char *change = NULL;
  const char *cells[6];

  if (difference->is_number)
    {
      TdReportCell cell = { .kind = TD_CELL_CHANGE, .value = difference->change };

      change = td_report_cell_to_text (&cell);
    }
  cells[0] = report->code;
  cells[1] = difference->row;
  cells[2] = difference->column;
  cells[3] = difference->before;
  cells[4] = difference->after;
  cells[5] = change != NULL ? change : "";
  td_value_table_add (self->table, id, difference->row_index < 0, cells);
}

static void
show_comparison (TdDifferencesWindow *self)
{
  const TdReportComparison *comparison = self->comparison;
  g_autofree char *text = NULL;
  gint64 id = 0;

  td_value_table_clear (self->table);
  for (guint i = 0; comparison != NULL && i < comparison->reports->len; i++)
    {
      const GPtrArray *differences = g_ptr_array_index (comparison->differences, i);

      for (guint j = 0; j < differences->len; j++)
        add_difference (self, g_ptr_array_index (comparison->reports, i),
                        g_ptr_array_index (differences, j), ++id);
    }
  td_value_table_finish (self->table);
  if (comparison != NULL)
    text = g_strdup_printf (ngettext ("%u difference", "%u differences", comparison->n_differences),
                            comparison->n_differences);
  gtk_label_set_text (self->sum, text != NULL ? text : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "differences.export",
                                 comparison != NULL && comparison->n_differences > 0);
}

/* Rows are numbered through all reports, from 1. */
static void
activate_cb (TdDifferencesWindow *self, gint64 id)
{
  const TdReportComparison *comparison = self->comparison;

  for (guint i = 0; comparison != NULL && i < comparison->differences->len; i++)
    {
      const GPtrArray *differences = g_ptr_array_index (comparison->differences, i);

      if (id <= (gint64) differences->len)
        {
          const TdReportDifference *difference = g_ptr_array_index (differences, (guint) id - 1);

          if (self->opener != NULL)
            self->open (GTK_WIDGET (self), i, difference->row_index, difference->column_index,
                        self->opener);
          return;
        }
      id -= differences->len;
    }
}

/* --- Comparing -------------------------------------------------------------------------------- */

typedef struct
{
  gint64 id;
  GPtrArray *reports;
} Asked;

static void
asked_free (Asked *self)
{
  g_ptr_array_unref (self->reports);
  g_free (self);
}

static void
compare_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Asked *asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (TD_BOOK (source), cancellable, &error);
  TdSubmission *submission = db != NULL ? td_submission_load (db, asked->id, &error) : NULL;
  TdReportComparison *comparison
      = submission != NULL ? td_report_comparison_new (asked->reports, submission, &error) : NULL;

  if (comparison != NULL)
    g_task_return_pointer (task, comparison, (GDestroyNotify) td_report_comparison_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdDifferencesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  TdReportComparison *comparison = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->table == NULL)
    {
      td_report_comparison_free (comparison);
      return;
    }
  g_clear_object (&self->comparing);
  if (comparison == NULL)
    td_message_bar_show_error (self->message, error);
  g_clear_pointer (&self->comparison, td_report_comparison_free);
  self->comparison = comparison;
  show_comparison (self);
  /* Whoever goes through the drop-down stays there. */
  if (comparison != NULL && !self->was_shown)
    gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
  self->was_shown = TRUE;
}

static void
chosen_cb (TdDifferencesWindow *self)
{
  guint index = gtk_drop_down_get_selected (self->choice);
  g_autoptr (GTask) task = NULL;
  Asked *asked;

  if (self->submissions == NULL || index >= self->submissions->len)
    return;

  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  self->comparing = g_cancellable_new ();
  asked = g_new0 (Asked, 1);
  asked->id = ((TdSubmission *) g_ptr_array_index (self->submissions, index))->id;
  asked->reports = g_ptr_array_ref (self->reports);
  task = g_task_new (self->book, self->comparing, compared_cb, g_object_ref (self));
  g_task_set_task_data (task, asked, (GDestroyNotify) asked_free);
  g_task_run_in_thread (task, compare_cb);
}

/* "30/06/2026 · Nguyễn Thị Lan · note" */
static void
offer_submissions (TdDifferencesWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->submissions = td_submissions_read (td_book_get_reader (self->book), &self->request.period,
                                           self->request.unit_id, &error);
  if (self->submissions == NULL)
    {
      td_message_bar_show_error (self->message, error);
      return;
    }
  for (guint i = 0; i < self->submissions->len; i++)
    {
      const TdSubmission *submission = g_ptr_array_index (self->submissions, i);
      g_autofree char *day = td_date_format (submission->submitted_on);
      g_autofree char *name
          = g_strdup_printf ("%s · %s%s%s", day, submission->submitted_by,
                             submission->note[0] != '\0' ? " · " : "", submission->note);

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
}

/* --- The correction sheet --------------------------------------------------------------------- */

static void
export_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  TdDifferencesWindow *self = source;
  g_autoptr (GError) error = NULL;

  if (td_report_file_write (data, self->export_path, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdDifferencesWindow *self = TD_DIFFERENCES_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *note = NULL;

  if (self->table == NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "differences.export", TRUE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      td_message_bar_show_error (self->message, error);
      return;
    }
  name = g_path_get_basename (self->export_path);
  note = g_strdup_printf (_ ("The correction sheet was exported to “%s”."), name);
  td_message_bar_show (self->message, GTK_MESSAGE_INFO, note);
}

void
td_differences_window_export (TdDifferencesWindow *self, const char *path)
{
  GPtrArray *sheets;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TD_IS_DIFFERENCES_WINDOW (self) && self->comparison != NULL);

  sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) td_report_free);
  g_ptr_array_add (sheets, td_report_comparison_to_correction (
                               self->comparison, td_book_get_reader (self->book), &self->request));
  g_free (self->export_path);
  self->export_path = g_strdup (path);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "differences.export", FALSE);
  task = g_task_new (self, NULL, exported_cb, NULL);
  g_task_set_task_data (task, sheets, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, export_thread_cb);
}

static void
export_cb (GtkWidget *widget, const char *path)
{
  td_differences_window_export (TD_DIFFERENCES_WINDOW (widget), path);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDifferencesWindow *self = TD_DIFFERENCES_WINDOW (widget);
  const TdPeriod calendar = td_period_get_calendar (&self->request.period);
  g_autofree char *label = td_period_to_label (&calendar);
  g_autofree char *file_name = g_strdup_printf ("Phiếu điều chỉnh báo cáo %s.xlsx", label);

  td_export_choose (widget, file_name, export_cb);
}

/* --- The window ------------------------------------------------------------------------------- */

static void
add_table (TdDifferencesWindow *self)
{
  const TdValueColumn columns[] = {
    { _ ("Report"), TD_COLUMN_TEXT, 70, FALSE }, { _ ("Row"), TD_COLUMN_TEXT, 300, TRUE },
    { _ ("Column"), TD_COLUMN_TEXT, 260, TRUE }, { _ ("Handed in"), TD_COLUMN_TEXT, 120, FALSE },
    { _ ("Now"), TD_COLUMN_TEXT, 120, FALSE },   { _ ("Change"), TD_COLUMN_TEXT, 100, FALSE },
  };
  GtkWidget *table = td_value_table_new (_ ("Differences"), columns, G_N_ELEMENTS (columns),
                                         _ ("Nothing differs from what was handed in."));

  gtk_widget_set_vexpand (table, TRUE);
  gtk_box_append (self->box, table);
  self->table = TD_VALUE_TABLE (table);
  g_signal_connect_swapped (table, "activate", G_CALLBACK (activate_cb), self);
}

static void
td_differences_window_dispose (GObject *object)
{
  TdDifferencesWindow *self = TD_DIFFERENCES_WINDOW (object);

  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  g_clear_weak_pointer (&self->opener);
  self->table = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_DIFFERENCES_WINDOW);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_differences_window_parent_class)->dispose (object);
}

static void
td_differences_window_finalize (GObject *object)
{
  TdDifferencesWindow *self = TD_DIFFERENCES_WINDOW (object);

  td_report_comparison_free (self->comparison);
  g_clear_pointer (&self->submissions, g_ptr_array_unref);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_free (self->export_path);

  G_OBJECT_CLASS (td_differences_window_parent_class)->finalize (object);
}

static void
td_differences_window_class_init (TdDifferencesWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_differences_window_dispose;
  object_class->finalize = td_differences_window_finalize;

  g_type_ensure (TD_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-differences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdDifferencesWindow, message);
  gtk_widget_class_bind_template_child (widget_class, TdDifferencesWindow, choice);
  gtk_widget_class_bind_template_child (widget_class, TdDifferencesWindow, box);
  gtk_widget_class_bind_template_child (widget_class, TdDifferencesWindow, sum);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);

  gtk_widget_class_install_action (widget_class, "differences.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK,
                                       "differences.export", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_differences_window_init (TdDifferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_table (self);
}

GtkWidget *
td_differences_window_new (GtkWindow *parent,
                           TdBook *book,
                           const TdReportRequest *request,
                           GPtrArray *reports,
                           TdDifferencesOpen open,
                           gpointer user_data)
{
  TdDifferencesWindow *self
      = g_object_new (TD_TYPE_DIFFERENCES_WINDOW, "transient-for", parent, NULL);
  g_autofree char *label = td_period_to_label (&request->period);
  g_autofree char *title
      = g_strdup_printf (_ ("Changed since the report was handed in: %s"), label);

  gtk_window_set_title (GTK_WINDOW (self), title);
  self->book = g_object_ref (book);
  self->request = *request;
  self->reports = g_ptr_array_ref (reports);
  self->open = open;
  g_set_weak_pointer (&self->opener, user_data);
  show_comparison (self);
  offer_submissions (self);

  return GTK_WIDGET (self);
}
