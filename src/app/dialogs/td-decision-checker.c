#include "app/dialogs/td-decision-checker.h"

#include "store/td-decision-store.h"

typedef struct
{
  TdBook *book;
  TdCatalogue *catalogue;
  TdDecision *decision;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  td_decision_free (check->decision);
  td_catalogue_unref (check->catalogue);
  g_object_unref (check->book);
  g_free (check);
}

void
td_decision_findings_free (TdDecisionFindings *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  td_decision_facts_clear (&self->facts);
  g_free (self);
}

static void
check_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Check *check = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (check->book, cancellable, &error);
  g_autoptr (TdDecisionFindings) findings = g_new0 (TdDecisionFindings, 1);

  if (db == NULL || !td_decision_load_facts (db, check->decision, &findings->facts, &error)
      || !td_decision_load_similar (db, check->decision, &findings->facts, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  findings->problems = td_decision_check (check->decision, check->catalogue, &findings->facts);
  g_task_return_pointer (task, g_steal_pointer (&findings),
                         (GDestroyNotify) td_decision_findings_free);
}

void
td_decision_check_async (TdBook *book,
                         const TdDecision *decision,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (book, cancellable, callback, user_data);
  Check *check = g_new0 (Check, 1);

  check->book = g_object_ref (book);
  check->catalogue = td_book_get_catalogue (book);
  check->decision = td_decision_copy (decision);
  g_task_set_source_tag (task, td_decision_check_async);
  g_task_set_task_data (task, check, check_free);
  g_task_run_in_thread (task, check_thread);
}

TdDecisionFindings *
td_decision_check_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
