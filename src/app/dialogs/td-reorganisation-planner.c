#include "app/dialogs/td-reorganisation-planner.h"

typedef struct
{
  TdBook *book;
  TdCatalogue *catalogue;
  TdReorganisation *draft;
} Planning;

static void
planning_free (gpointer data)
{
  Planning *planning = data;

  g_clear_pointer (&planning->draft, td_reorganisation_free);
  td_catalogue_unref (planning->catalogue);
  g_object_unref (planning->book);
  g_free (planning);
}

void
td_reorganisation_findings_free (TdReorganisationFindings *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->draft, td_reorganisation_free);
  g_clear_pointer (&self->effects, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

static void
plan_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Planning *planning = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (planning->book, cancellable, &error);
  g_autoptr (TdReorganisationFindings) findings = g_new0 (TdReorganisationFindings, 1);

  if (db != NULL)
    findings->effects = td_reorganisation_plan (db, planning->catalogue, planning->draft,
                                                &findings->problems, &error);
  if (findings->effects == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  findings->draft = g_steal_pointer (&planning->draft);
  g_task_return_pointer (task, g_steal_pointer (&findings),
                         (GDestroyNotify) td_reorganisation_findings_free);
}

void
td_reorganisation_plan_async (TdBook *book,
                              TdReorganisation *draft,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (book, cancellable, callback, user_data);
  Planning *planning = g_new0 (Planning, 1);

  planning->book = g_object_ref (book);
  planning->catalogue = td_book_get_catalogue (book);
  planning->draft = draft;
  g_task_set_source_tag (task, td_reorganisation_plan_async);
  g_task_set_task_data (task, planning, planning_free);
  g_task_run_in_thread (task, plan_thread);
}

TdReorganisationFindings *
td_reorganisation_plan_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
