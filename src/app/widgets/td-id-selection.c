#include "app/widgets/td-id-selection.h"

/* Of a larger selection ("select all") only the positions are kept: to find a million ids again
 * would cost more than to select again. */
#define MAX_IDS 4096

struct _TdIdSelection
{
  GObject parent_instance;

  TdRowList *list;
  GtkBitset *selected;
  GArray *ids; /* gint64, also of records that are not listed at the moment; empty if too many */
  gboolean resetting; /* records may be listed twice */
  gulong items_changed;
  gulong reset;
};

static GType
get_item_type (GListModel *model)
{
  return TD_TYPE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  TdIdSelection *self = TD_ID_SELECTION (model);

  return self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  TdIdSelection *self = TD_ID_SELECTION (model);

  return self->list != NULL ? g_list_model_get_item (G_LIST_MODEL (self->list), position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (TD_ID_SELECTION (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (TD_ID_SELECTION (model)->selected);
}

static void
remember_ids (TdIdSelection *self)
{
  GtkBitsetIter iter;
  guint position;

  g_array_set_size (self->ids, 0);
  if (gtk_bitset_get_size (self->selected) > MAX_IDS)
    return;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = td_row_list_get_id (self->list, position);

      g_array_append_val (self->ids, id);
    }
}

/* Takes @selected, and tells the view of the rows in which it differs. */
static void
replace (TdIdSelection *self, GtkBitset *selected)
{
  g_autoptr (GtkBitset) difference = gtk_bitset_copy (self->selected);

  gtk_bitset_difference (difference, selected);
  gtk_bitset_unref (self->selected);
  self->selected = selected;

  if (!gtk_bitset_is_empty (difference))
    {
      guint first = gtk_bitset_get_minimum (difference);

      gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first,
                                             gtk_bitset_get_maximum (difference) - first + 1);
    }
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  TdIdSelection *self = TD_ID_SELECTION (model);
  GtkBitset *result = gtk_bitset_copy (self->selected);
  g_autoptr (GtkBitset) wanted = gtk_bitset_copy (selected);

  gtk_bitset_subtract (result, mask);
  gtk_bitset_intersect (wanted, mask);
  gtk_bitset_union (result, wanted);
  gtk_bitset_remove_range (result, get_n_items (G_LIST_MODEL (self)),
                           G_MAXUINT - get_n_items (G_LIST_MODEL (self)));

  replace (self, result);
  remember_ids (self);

  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TdIdSelection,
                               td_id_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

/* Fewer are compared one by one, in 1 ms for a million rows; looking up takes 20. */
#define MAX_COMPARED 8

static gboolean
is_wanted (TdIdSelection *self, GHashTable *wanted, gint64 id)
{
  if (wanted != NULL)
    return g_hash_table_contains (wanted, &id);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/* Adds those of @n rows at @first that the selection remembers to @found. */
static void
find_ids (TdIdSelection *self, GtkBitset *found, guint first, guint n)
{
  g_autoptr (GHashTable) wanted = NULL;

  if (self->ids->len == 0)
    return;

  if (self->ids->len > MAX_COMPARED)
    {
      wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
      for (guint i = 0; i < self->ids->len; i++)
        g_hash_table_add (wanted, &g_array_index (self->ids, gint64, i));
    }

  for (guint i = first; i < first + n; i++)
    if (is_wanted (self, wanted, td_row_list_get_id (self->list, i)))
      gtk_bitset_add (found, i);
}

static GtkBitset *
find_all (TdIdSelection *self)
{
  GtkBitset *found = gtk_bitset_new_empty ();

  find_ids (self, found, 0, get_n_items (G_LIST_MODEL (self)));

  return found;
}

static void
items_changed_cb (TdIdSelection *self, guint position, guint removed, guint added)
{
  GtkBitset *selected;

  gtk_bitset_splice (self->selected, position, removed, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (self->resetting || self->ids->len == 0)
    return;

  selected = gtk_bitset_copy (self->selected);
  find_ids (self, selected, position, added);
  replace (self, selected);
}

static void
reset_cb (TdIdSelection *self, gboolean done)
{
  self->resetting = !done;
  if (done && self->ids->len > 0)
    replace (self, find_all (self));
}

static void
td_id_selection_dispose (GObject *object)
{
  TdIdSelection *self = TD_ID_SELECTION (object);

  if (self->list != NULL)
    {
      g_clear_signal_handler (&self->items_changed, self->list);
      g_clear_signal_handler (&self->reset, self->list);
    }
  g_clear_object (&self->list);

  G_OBJECT_CLASS (td_id_selection_parent_class)->dispose (object);
}

static void
td_id_selection_finalize (GObject *object)
{
  TdIdSelection *self = TD_ID_SELECTION (object);

  gtk_bitset_unref (self->selected);
  g_array_unref (self->ids);

  G_OBJECT_CLASS (td_id_selection_parent_class)->finalize (object);
}

static void
td_id_selection_class_init (TdIdSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = td_id_selection_dispose;
  object_class->finalize = td_id_selection_finalize;
}

static void
td_id_selection_init (TdIdSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

TdIdSelection *
td_id_selection_new (TdRowList *list)
{
  TdIdSelection *self = g_object_new (TD_TYPE_ID_SELECTION, NULL);

  self->list = g_object_ref (list);
  self->items_changed = g_signal_connect_object (
      list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  self->reset
      = g_signal_connect_object (list, "reset", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);

  return self;
}

GArray *
td_id_selection_get_ids (TdIdSelection *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (TD_IS_ID_SELECTION (self), ids);

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = td_row_list_get_id (self->list, position);

      g_array_append_val (ids, id);
    }

  return ids;
}

void
td_id_selection_select_id (TdIdSelection *self, gint64 id)
{
  g_return_if_fail (TD_IS_ID_SELECTION (self));

  g_array_set_size (self->ids, 0);
  if (id != 0)
    g_array_append_val (self->ids, id);
  replace (self, find_all (self));
}
