#include "app/td-calendar-export.h"

#include <glib/gi18n-lib.h>

#include "exchange/td-ics.h"

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *path = data;
  g_autofree char *name = g_path_get_basename (path);
  GError *error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (source, cancellable, &error);
  guint n;

  if (db != NULL && td_ics_export (db, TD_DATE_NONE, TD_DATE_NONE, path, &n, &error))
    g_task_return_pointer (
        task,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry was exported to “%s”.",
                                      "%u entries were exported to “%s”.", n),
                         n, name),
        g_free);
  else
    g_task_return_error (task, error);
}

void
td_calendar_export_async (TdBook *book,
                          const char *path,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (book, cancellable, callback, user_data);

  g_task_set_source_tag (task, td_calendar_export_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, run);
}

char *
td_calendar_export_finish (TdBook *book, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
