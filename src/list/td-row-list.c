#include "list/td-row-list.h"

#include <string.h>

#include "list/td-list-read-private.h"
#include "list/td-row-list-private.h"

enum
{
  PROP_LOADING = 1,
  PROP_N_ITEMS,
  PROP_ERROR,
  PROP_TOTALS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  RESET,
  SWAP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void start_read (TdRowList *self);

/* --- The model -------------------------------------------------------------------------------- */

static GType
get_item_type (GListModel *model)
{
  return TD_TYPE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return TD_ROW_LIST (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  TdRowList *self = TD_ROW_LIST (model);

  return position < self->ids->len ? td_row_cache_get (self->cache, self->ids, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TdRowList,
                               td_row_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- Signals ---------------------------------------------------------------------------------- */

void
td_row_list_emit_n_items (TdRowList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

void
td_row_list_emit_reset (TdRowList *self, gboolean done)
{
  g_signal_emit (self, signals[RESET], 0, done);
}

void
td_row_list_emit_swap (TdRowList *self, guint n_new)
{
  g_signal_emit (self, signals[SWAP], 0, n_new);
}

/* --- Reading ---------------------------------------------------------------------------------- */

static void
set_totals (TdRowList *self, const TdQueryTotals *totals)
{
  self->has_totals = totals != NULL;
  if (totals != NULL)
    self->totals = *totals;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTALS]);
}

static void
set_error (TdRowList *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
set_loading (TdRowList *self, gboolean loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
cancel_read (TdRowList *self)
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
  set_loading (self, FALSE);
  if (self->again && self->active && self->cancellable == NULL)
    start_read (self);
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
    set_totals (self, &totals);
  else
    set_error (self, g_steal_pointer (&error));
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

  set_totals (self, &totals);
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
    set_loading (self, FALSE);
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
      set_error (self, g_steal_pointer (&error));
      end_read (self);
      return;
    }

  set_error (self, NULL);
  self->showing = TRUE;
  if (td_row_list_show (self, ids))
    td_row_list_end_show (self);
}

static void
start_read (TdRowList *self)
{
  cancel_read (self);
  self->again = FALSE;
  self->cancellable = g_cancellable_new ();
  if (self->searching)
    td_list_read_first_ids_async (self->first_worker, self->book, self->query, self->cancellable,
                                  first_ids_cb, pending_new (self));
  self->searching = FALSE;
  td_list_read_ids_async (self->worker, self->book, self->query, self->cancellable, ids_cb,
                          pending_new (self));
  set_loading (self, TRUE);
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
static void
changed_cb (TdRowList *self, TdChanges *changes)
{
  if (!self->active || self->query == NULL || !matters (self->query->kind, changes))
    return;

  self->dirty = TRUE;
  self->again = TRUE;
  if (self->cancellable == NULL)
    start_read (self);
}

/* --- What can be asked ------------------------------------------------------------------------ */

TdRowList *
td_row_list_new (TdBook *book)
{
  TdRowList *self = g_object_new (TD_TYPE_ROW_LIST, NULL);

  self->book = g_object_ref (book);
  self->cache = td_row_cache_new (book, TD_LIST_UNITS);
  g_signal_connect_object (book, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
td_row_list_set_query (TdRowList *self, const TdQuery *query)
{
  if (self->query != NULL && td_query_equal (self->query, query))
    return;

  if (self->query == NULL || self->query->kind != query->kind)
    {
      /* Ids of another kind are other records. */
      td_row_list_clear (self);
      td_row_cache_free (self->cache);
      self->cache = td_row_cache_new (self->book, query->kind);
    }
  td_query_free (self->query);
  self->query = td_query_copy (query);
  self->searching = query->search != NULL && query->search[0] != '\0';
  if (self->active)
    start_read (self);
}

const TdQuery *
td_row_list_get_query (TdRowList *self)
{
  return self->query;
}

void
td_row_list_set_active (TdRowList *self, gboolean active)
{
  if (self->active == active)
    return;

  self->active = active;
  if (active && self->query != NULL)
    {
      start_read (self);
      return;
    }

  cancel_read (self);
  self->dirty = FALSE;
  td_row_list_clear (self);
  set_loading (self, FALSE);
}

gboolean
td_row_list_get_loading (TdRowList *self)
{
  return self->loading;
}

const TdQueryTotals *
td_row_list_get_totals (TdRowList *self)
{
  return self->has_totals ? &self->totals : NULL;
}

gint64
td_row_list_get_id (TdRowList *self, guint position)
{
  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

gboolean
td_row_list_find (TdRowList *self, gint64 id, guint *position)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
td_row_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdRowList *self = TD_ROW_LIST (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, td_row_list_get_loading (self));
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_TOTALS:
      g_value_set_pointer (value, (gpointer) td_row_list_get_totals (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_row_list_dispose (GObject *object)
{
  TdRowList *self = TD_ROW_LIST (object);

  cancel_read (self);
  td_row_list_stop_growing (self);
  /* Ends within some thousand instructions of the database. */
  if (self->worker != NULL)
    td_worker_shutdown (self->worker);
  g_clear_object (&self->worker);
  if (self->first_worker != NULL)
    td_worker_shutdown (self->first_worker);
  g_clear_object (&self->first_worker);
  g_clear_pointer (&self->cache, td_row_cache_free);
  g_array_set_size (self->ids, 0);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_row_list_parent_class)->dispose (object);
}

static void
td_row_list_finalize (GObject *object)
{
  TdRowList *self = TD_ROW_LIST (object);

  td_query_free (self->query);
  g_array_unref (self->ids);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (td_row_list_parent_class)->finalize (object);
}

static void
td_row_list_class_init (TdRowListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_row_list_get_property;
  object_class->dispose = td_row_list_dispose;
  object_class->finalize = td_row_list_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_TOTALS] = g_param_spec_pointer ("totals", NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[RESET] = g_signal_new ("reset", TD_TYPE_ROW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SWAP] = g_signal_new ("swap", TD_TYPE_ROW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
td_row_list_init (TdRowList *self)
{
  self->worker = td_worker_new ("td-list");
  self->first_worker = td_worker_new ("td-list-first");
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->active = TRUE;
}
