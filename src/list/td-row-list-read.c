/* When a list reads: for another query, and when the book changed. */
#include "list/td-list-read-private.h"
#include "list/td-row-list-private.h"

/* --- Reading ---------------------------------------------------------------------------------- */

void
td_row_list_cancel_read (TdRowList *self)
{
  self->showing = FALSE;
  if (self->cancellable == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* A read knows its list weakly, so that a list that goes does not wait for it, and by its
 * cancellable whether the list still waits for it. */
typedef struct
{
  GWeakRef list;
  GCancellable *cancellable;
} Pending;

static Pending *
pending_new (TdRowList *self)
{
  Pending *pending = g_new0 (Pending, 1);

  g_weak_ref_init (&pending->list, self);
  pending->cancellable = g_object_ref (self->cancellable);

  return pending;
}

static void
pending_free (Pending *self)
{
  g_weak_ref_clear (&self->list);
  g_object_unref (self->cancellable);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pending, pending_free)

/* (transfer full) (nullable): the list, if it waits for this very read */
static TdRowList *
pending_get_list (Pending *self)
{
  g_autoptr (TdRowList) list = g_weak_ref_get (&self->list);

  return list != NULL && list->cancellable == self->cancellable ? g_steal_pointer (&list) : NULL;
}

static void
end_read (TdRowList *self)
{
  g_clear_object (&self->cancellable);
  td_row_list_set_loading (self, FALSE);
  if (self->again && self->active && self->cancellable == NULL)
    td_row_list_start_read (self);
}

static void
totals_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Pending) pending = user_data;
  g_autoptr (TdRowList) self = pending_get_list (pending);
  g_autoptr (GError) error = NULL;
  TdQueryTotals totals;
  gboolean done = td_list_read_totals_finish (result, &totals, &error);

  if (self == NULL)
    return;

  if (done)
    td_row_list_set_totals (self, &totals);
  else
    td_row_list_set_error (self, g_steal_pointer (&error));
  end_read (self);
}

/* Other records than awards have nothing but their number for totals. */
static void
read_totals (TdRowList *self)
{
  TdQueryTotals totals = { .n = self->ids->len };

  if (self->query->kind == TD_LIST_AWARDS)
    {
      td_list_read_totals_async (self->worker, self->book, self->query, self->cancellable,
                                 totals_cb, pending_new (self));
      return;
    }

  td_row_list_set_totals (self, &totals);
  end_read (self);
}

static void
first_ids_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Pending) pending = user_data;
  g_autoptr (TdRowList) self = pending_get_list (pending);
  g_autoptr (GArray) ids = td_list_read_ids_finish (result, NULL);

  /* What fails here fails again, and is told, when all are read. */
  if (self != NULL && self->loading && !self->showing && ids != NULL && ids->len > 0)
    td_row_list_show (self, ids);
}

void
td_row_list_end_show (TdRowList *self)
{
  g_autoptr (GCancellable) cancellable = NULL;

  /* The first hits of a search, or what another query has replaced. */
  if (!self->showing)
    return;

  self->showing = FALSE;
  cancellable = g_object_ref (self->cancellable);
  if (self->dirty)
    {
      self->dirty = self->again;
      td_row_list_refresh (self);
    }
  /* Whoever heard of the rows may have asked for others. */
  if (self->cancellable == cancellable)
    td_row_list_set_loading (self, FALSE);
  if (self->cancellable == cancellable)
    read_totals (self);
}

static void
ids_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Pending) pending = user_data;
  g_autoptr (TdRowList) self = pending_get_list (pending);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = td_list_read_ids_finish (result, &error);

  if (self == NULL)
    return;

  if (ids == NULL)
    {
      td_row_list_set_error (self, g_steal_pointer (&error));
      end_read (self);
      return;
    }

  td_row_list_set_error (self, NULL);
  self->showing = TRUE;
  if (td_row_list_show (self, ids))
    td_row_list_end_show (self);
}

void
td_row_list_start_read (TdRowList *self)
{
  td_row_list_cancel_read (self);
  self->again = FALSE;
  self->cancellable = g_cancellable_new ();
  if (self->searching)
    td_list_read_first_ids_async (self->first_worker, self->book, self->query, self->cancellable,
                                  first_ids_cb, pending_new (self));
  self->searching = FALSE;
  td_list_read_ids_async (self->worker, self->book, self->query, self->cancellable, ids_cb,
                          pending_new (self));
  td_row_list_set_loading (self, TRUE);
}

/* --- Changes of the book ---------------------------------------------------------------------- */

/* The tables that a list's rows are read from, those that hold what they are found by included:
 * td-columns.c and td-query-sql.c. The history is in no change set and grows with each. */
static const char *const sources[TD_N_LISTS][9] = {
  [TD_LIST_UNITS] = { "unit", "unit_parent", "unit_kind", "organisation_type", "place" },
  [TD_LIST_CAMPAIGNS] = { "campaign", "award", "launching_level" },
  [TD_LIST_DECISIONS] = { "decision", "award", "deciding_level", "unit_parent" },
  [TD_LIST_AWARDS] = { "award", "decision", "award_form", "commendation_type", "campaign",
                       "organisation_type", "unit_parent" },
  [TD_LIST_PERSONS] = { "person", "award", "unit", "unit_parent" },
  [TD_LIST_INITIATIVES] = { "initiative", "initiative_author", "initiative_award", "person", "unit",
                            "unit_parent", "recognised_level" },
  [TD_LIST_PUBLICITY] = { "publicity", "campaign", "unit", "unit_parent", "channel", "audience" },
  [TD_LIST_ROLE_MODELS] = { "role_model", "person", "campaign", "unit", "unit_parent" },
  [TD_LIST_DOCUMENTS]
  = { "document", "document_kind", "outcome", "campaign", "attachment", "unit", "unit_parent" },
};

static gboolean
matters (TdListKind kind, TdChanges *changes)
{
  if (kind == TD_LIST_HISTORY)
    return TRUE;

  for (guint i = 0; sources[kind][i] != NULL; i++)
    if (td_changes_touches (changes, sources[kind][i]))
      return TRUE;

  return FALSE;
}

/* A read that is under way is not broken off: a book that changes all the time, as in an import,
 * would never be shown. */
void
td_row_list_book_changed_cb (TdRowList *self, TdChanges *changes)
{
  if (!self->active || self->query == NULL || !matters (self->query->kind, changes))
    return;

  self->dirty = TRUE;
  self->again = TRUE;
  if (self->cancellable == NULL)
    td_row_list_start_read (self);
}
