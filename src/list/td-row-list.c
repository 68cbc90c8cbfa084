#include "list/td-row-list.h"

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

void
td_row_list_set_totals (TdRowList *self, const TdQueryTotals *totals)
{
  self->has_totals = totals != NULL;
  if (totals != NULL)
    self->totals = *totals;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTALS]);
}

void
td_row_list_set_error (TdRowList *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

void
td_row_list_set_loading (TdRowList *self, gboolean loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* --- What can be asked ------------------------------------------------------------------------ */

TdRowList *
td_row_list_new (TdBook *book)
{
  TdRowList *self = g_object_new (TD_TYPE_ROW_LIST, NULL);

  self->book = g_object_ref (book);
  self->cache = td_row_cache_new (book, TD_LIST_UNITS, TD_DATE_NONE);
  g_signal_connect_object (book, "changed", G_CALLBACK (td_row_list_book_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
td_row_list_set_query (TdRowList *self, const TdQuery *query)
{
  if (self->query != NULL && td_query_equal (self->query, query))
    return;

  if (self->query == NULL || self->query->kind != query->kind
      || !td_date_equal (td_query_get_day (self->query), td_query_get_day (query)))
    {
      /* Ids of another kind are other records; those of another day look otherwise. */
      td_row_list_clear (self);
      td_row_cache_free (self->cache);
      self->cache = td_row_cache_new (self->book, query->kind, td_query_get_day (query));
    }
  td_query_free (self->query);
  self->query = td_query_copy (query);
  self->searching = query->search != NULL && query->search[0] != '\0';
  if (self->active)
    td_row_list_start_read (self);
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
      td_row_list_start_read (self);
      return;
    }

  td_row_list_cancel_read (self);
  self->dirty = FALSE;
  td_row_list_clear (self);
  td_row_list_set_loading (self, FALSE);
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

  td_row_list_cancel_read (self);
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
