#include "app/td-cluster-export.h"

#include <glib/gi18n-lib.h>

#include "app/td-report-job.h"

/* The widgets are weak: a window that is closed meanwhile is told nothing. */
typedef struct
{
  TdClusterExport place;
  char *action;
  char *path;
  gboolean one_unit;
} Export;

static void
export_free (Export *self)
{
  g_clear_weak_pointer (&self->place.window);
  g_clear_weak_pointer (&self->place.progress);
  g_clear_weak_pointer (&self->place.errors);
  g_free (self->action);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
show_done (const Export *self)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *note = NULL;

  if (self->one_unit)
    note = g_strdup_printf (_ ("The score sheet was exported to “%s”."), name);
  else
    note = g_strdup_printf (_ ("The ranking and the score sheets were exported to “%s”."), name);
  td_message_bar_show (self->place.errors, GTK_MESSAGE_INFO, note);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = td_report_job_export_finish (TD_BOOK (source), result, &error);

  if (self->place.progress == NULL || self->place.errors == NULL || self->place.window == NULL)
    return;

  td_job_bar_set_job (self->place.progress, NULL);
  gtk_widget_action_set_enabled (self->place.window, self->action, TRUE);
  if (done)
    show_done (self);
  else
    td_message_bar_show_error (self->place.errors, error);
}

void
td_cluster_export (
    const TdClusterExport *place, TdBook *book, gint64 cluster_id, gint64 unit_id, const char *path)
{
  g_autoptr (TdJob) job = NULL;
  Export *self;

  if (td_job_bar_get_job (place->progress) != NULL)
    return;

  self = g_new0 (Export, 1);
  g_set_weak_pointer (&self->place.window, place->window);
  g_set_weak_pointer (&self->place.progress, place->progress);
  g_set_weak_pointer (&self->place.errors, place->errors);
  self->action = g_strdup (place->action);
  self->path = g_strdup (path);
  self->one_unit = unit_id != 0;
  job = td_job_new (self->one_unit ? _ ("Exporting the score sheet") : _ ("Exporting the cluster"));
  td_job_bar_set_job (place->progress, job);
  gtk_widget_action_set_enabled (place->window, place->action, FALSE);
  td_report_job_export_cluster_async (book, cluster_id, unit_id, path, job, exported_cb, self);
}
