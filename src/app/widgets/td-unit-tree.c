#include <glib/gi18n-lib.h>

#include "app/widgets/td-unit-cells.h"
#include "app/widgets/td-unit-tree-private.h"
#include "store/td-tree.h"

G_DEFINE_FINAL_TYPE (TdUnitTree, td_unit_tree, GTK_TYPE_WIDGET)

enum
{
  ACTIVATE,
  MOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static TdDate
get_day (TdUnitTree *self)
{
  return td_date_is_set (self->on) ? self->on : td_date_today ();
}

static GListModel *
read_children (TdUnitTree *self, gint64 parent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) spans
      = td_tree_read_children (td_book_get_reader (self->book), parent,
                               self->with_closed ? TD_DATE_NONE : get_day (self), &error);
  GListStore *store = g_list_store_new (TD_TYPE_UNIT_NODE);

  if (spans == NULL)
    {
      g_warning ("Reading the tree of units: %s", error->message);
      return G_LIST_MODEL (store);
    }

  for (guint i = 0; i < spans->len; i++)
    {
      g_autoptr (TdUnitNode) node
          = td_unit_node_new (g_ptr_array_index (spans, i), self->catalogue, get_day (self));

      g_list_store_append (store, node);
    }

  return G_LIST_MODEL (store);
}

static GListModel *
create_children_cb (gpointer item, gpointer user_data)
{
  TdUnitTree *self = user_data;
  TdUnitNode *node = item;

  return node->has_children ? td_unit_tree_begin_growing (self, read_children (self, node->id))
                            : NULL;
}

static void
expanded_cb (GtkTreeListRow *row, GParamSpec *pspec, gpointer user_data)
{
  TdUnitTree *self = user_data;
  g_autoptr (TdUnitNode) node = gtk_tree_list_row_get_item (row);

  /* A row that is no longer in the tree has no item. */
  if (node == NULL)
    return;

  if (gtk_tree_list_row_get_expanded (row))
    g_hash_table_add (self->open, g_memdup2 (&node->id, sizeof node->id));
  else
    g_hash_table_remove (self->open, &node->id);
}

/* --- Reading ---------------------------------------------------------------------------------- */

/* Opens what was open before; rows that appear on the way are looked at in their turn. */
static void
reopen (TdUnitTree *self)
{
  GListModel *model = G_LIST_MODEL (self->model);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->model, i);
      g_autoptr (TdUnitNode) node = gtk_tree_list_row_get_item (row);

      if (node->id == self->selected_id && selected == GTK_INVALID_LIST_POSITION)
        selected = i;
      g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);
      if (g_hash_table_contains (self->open, &node->id))
        gtk_tree_list_row_set_expanded (row, TRUE);
    }

  gtk_single_selection_set_selected (self->selection, selected);
}

static void
items_changed_cb (TdUnitTree *self, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->model, i);

      g_signal_handlers_disconnect_by_func (row, expanded_cb, self);
      g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);
    }
}

static void
selected_cb (TdUnitTree *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (TdUnitNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (node != NULL)
    self->selected_id = node->id;
}

static void
drop_model (TdUnitTree *self)
{
  td_unit_tree_stop_growing (self);
  gtk_column_view_set_model (self->view, NULL);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
}

static void
read_model (TdUnitTree *self)
{
  GListModel *roots;

  drop_model (self);
  if (!self->active)
    return;

  g_clear_pointer (&self->catalogue, td_catalogue_unref);
  self->catalogue = td_book_get_catalogue (self->book);
  roots = read_children (self, 0);

  /* The first time the roots are open; nothing is marked that might not be there yet. */
  self->is_growing = g_hash_table_size (self->open) == 0;
  if (self->is_growing)
    for (guint i = 0; i < g_list_model_get_n_items (roots); i++)
      {
        g_autoptr (TdUnitNode) node = g_list_model_get_item (roots, i);

        g_hash_table_add (self->open, g_memdup2 (&node->id, sizeof node->id));
      }

  self->model = gtk_tree_list_model_new (roots, FALSE, FALSE, create_children_cb, self, NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  reopen (self);
  g_signal_connect_swapped (self->model, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  self->is_growing = FALSE;
}

static void
book_changed_cb (TdUnitTree *self, TdChanges *changes)
{
  if (self->active
      && (td_changes_touches (changes, "unit") || td_changes_touches (changes, "unit_parent")))
    read_model (self);
}

/* --- Keys ------------------------------------------------------------------------------------- */

static void
activate_cb (TdUnitTree *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->model, position);
  g_autoptr (TdUnitNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (node != NULL)
    g_signal_emit (self, signals[ACTIVATE], 0, node->id);
}

/* Right opens a unit; Left closes it, or goes to the one above. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  TdUnitTree *self = user_data;
  GtkTreeListRow *row;
  g_autoptr (GtkTreeListRow) parent = NULL;

  if (self->selection == NULL)
    return GDK_EVENT_PROPAGATE;
  row = gtk_single_selection_get_selected_item (self->selection);
  if (row == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    {
      gtk_tree_list_row_set_expanded (row, TRUE);
      return GDK_EVENT_STOP;
    }
  if (keyval != GDK_KEY_Left && keyval != GDK_KEY_KP_Left)
    return GDK_EVENT_PROPAGATE;

  parent = gtk_tree_list_row_get_parent (row);
  if (gtk_tree_list_row_get_expanded (row))
    gtk_tree_list_row_set_expanded (row, FALSE);
  else if (parent != NULL)
    gtk_single_selection_set_selected (self->selection, gtk_tree_list_row_get_position (parent));

  return GDK_EVENT_STOP;
}

void
td_unit_tree_emit_move (TdUnitTree *self, gint64 unit_id, gint64 parent_id)
{
  g_signal_emit (self, signals[MOVE], 0, unit_id, parent_id);
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
td_unit_tree_dispose (GObject *object)
{
  TdUnitTree *self = TD_UNIT_TREE (object);

  if (self->scroller != NULL)
    drop_model (self);
  td_unit_tree_clear_drag (self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_unit_tree_parent_class)->dispose (object);
}

static void
td_unit_tree_finalize (GObject *object)
{
  TdUnitTree *self = TD_UNIT_TREE (object);

  g_clear_pointer (&self->catalogue, td_catalogue_unref);
  g_hash_table_unref (self->open);
  g_ptr_array_unref (self->growing);

  G_OBJECT_CLASS (td_unit_tree_parent_class)->finalize (object);
}

static void
td_unit_tree_class_init (TdUnitTreeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = td_unit_tree_dispose;
  object_class->finalize = td_unit_tree_finalize;

  signals[ACTIVATE] = g_signal_new ("activate", TD_TYPE_UNIT_TREE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[MOVE] = g_signal_new ("move", TD_TYPE_UNIT_TREE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
td_unit_tree_init (TdUnitTree *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  self->open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->growing = g_ptr_array_new_with_free_func (g_object_unref);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "td-records");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tree of units"), -1);
  td_unit_cells_add_columns (self->view);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), key);
  td_unit_tree_add_dragging (self);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
td_unit_tree_new (TdBook *book)
{
  TdUnitTree *self = g_object_new (TD_TYPE_UNIT_TREE, NULL);

  self->book = g_object_ref (book);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
td_unit_tree_set_active (TdUnitTree *self, gboolean active)
{
  g_return_if_fail (TD_IS_UNIT_TREE (self));

  if (self->active == active)
    return;

  self->active = active;
  read_model (self);
}

void
td_unit_tree_set_with_closed (TdUnitTree *self, gboolean with_closed)
{
  g_return_if_fail (TD_IS_UNIT_TREE (self));

  if (self->with_closed == with_closed)
    return;

  self->with_closed = with_closed;
  read_model (self);
}

void
td_unit_tree_set_date (TdUnitTree *self, TdDate on)
{
  g_return_if_fail (TD_IS_UNIT_TREE (self));

  if (td_date_equal (self->on, on))
    return;

  self->on = on;
  read_model (self);
}

void
td_unit_tree_refresh (TdUnitTree *self)
{
  g_return_if_fail (TD_IS_UNIT_TREE (self));

  read_model (self);
}

gint64
td_unit_tree_get_selected_id (TdUnitTree *self)
{
  g_return_val_if_fail (TD_IS_UNIT_TREE (self), 0);

  return self->selected_id;
}
