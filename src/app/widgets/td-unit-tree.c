#include "app/widgets/td-unit-tree.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-record-columns.h"
#include "store/td-tree.h"

/* --- A unit in the tree ----------------------------------------------------------------------- */

/* How a unit stands in its place on the day of the tree. */
typedef enum
{
  STATE_OPEN,
  STATE_CLOSED,
  STATE_FUTURE,
  STATE_MOVED, /* it went on under another parent */
} State;

#define TD_TYPE_UNIT_NODE (td_unit_node_get_type ())
G_DECLARE_FINAL_TYPE (TdUnitNode, td_unit_node, TD, UNIT_NODE, GObject)

struct _TdUnitNode
{
  GObject parent_instance;

  gint64 id;
  gboolean has_children;
  State state;
  char *code;
  char *name;
  char *kind;
  char *organisation_type;
  char *from;
  char *to;
};

G_DEFINE_FINAL_TYPE (TdUnitNode, td_unit_node, G_TYPE_OBJECT)

static void
td_unit_node_finalize (GObject *object)
{
  TdUnitNode *self = TD_UNIT_NODE (object);

  g_free (self->code);
  g_free (self->name);
  g_free (self->kind);
  g_free (self->organisation_type);
  g_free (self->from);
  g_free (self->to);

  G_OBJECT_CLASS (td_unit_node_parent_class)->finalize (object);
}

static void
td_unit_node_class_init (TdUnitNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_unit_node_finalize;
}

static void
td_unit_node_init (TdUnitNode *self)
{
}

static TdUnitNode *
td_unit_node_new (const TdUnitSpan *span, const TdCatalogue *catalogue, TdDate on)
{
  TdUnitNode *self = g_object_new (TD_TYPE_UNIT_NODE, NULL);
  const TdTerm *type = td_catalogue_find_term (catalogue, TD_VOCABULARY_ORGANISATION_TYPE,
                                               span->organisation_type);

  self->id = span->unit_id;
  self->has_children = span->n_below > 0;
  if (td_date_is_set (span->from) && td_date_compare (on, span->from) < 0)
    self->state = STATE_FUTURE;
  else if (td_date_is_set (span->to) && td_date_compare (span->to, on) < 0)
    self->state = span->is_moved ? STATE_MOVED : STATE_CLOSED;
  self->code = g_strdup (span->code);
  self->name = g_strdup (span->name);
  self->kind
      = g_strdup (td_catalogue_get_term_name (catalogue, TD_VOCABULARY_UNIT_KIND, span->kind));
  self->organisation_type = g_strdup (type != NULL ? type->short_name : "");
  self->from = td_date_format (span->from);
  self->to = td_date_format (span->to);

  return self;
}

/* --- The tree --------------------------------------------------------------------------------- */

struct _TdUnitTree
{
  GtkWidget parent_instance;

  TdBook *book;
  TdCatalogue *catalogue;
  gboolean active;
  gboolean with_closed;
  TdDate on;        /* TD_DATE_NONE: today */
  GHashTable *open; /* gint64: ids of the units that are open */
  gint64 selected_id;

  GtkWidget *scroller;
  GtkColumnView *view;
  GtkTreeListModel *model;
  GtkSingleSelection *selection; /* of the open part of the tree, some hundred rows at most */
};

G_DEFINE_FINAL_TYPE (TdUnitTree, td_unit_tree, GTK_TYPE_WIDGET)

enum
{
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef enum
{
  COLUMN_NAME,
  COLUMN_CODE,
  COLUMN_KIND,
  COLUMN_TYPE,
  COLUMN_FROM,
  COLUMN_TO,
  COLUMN_STATE,
  N_COLUMNS
} Column;

static const struct
{
  const char *title;
  int width;
  gboolean expands;
} columns[N_COLUMNS] = {
  { N_ ("Unit"), 300, TRUE },      { N_ ("Code"), 130, FALSE },
  { N_ ("Kind"), 200, FALSE },     { N_ ("Organisation type"), 160, FALSE },
  { N_ ("Open from"), 96, FALSE }, { N_ ("Open until"), 96, FALSE },
  { N_ ("State"), 120, FALSE },
};

static const char *
get_state_name (State state)
{
  switch (state)
    {
    case STATE_CLOSED:
      return _ ("Closed");
    case STATE_FUTURE:
      return _ ("Not begun yet");
    case STATE_MOVED:
      return _ ("Moved away");
    case STATE_OPEN:
    default:
      return _ ("Open");
    }
}

static const char *
get_cell (TdUnitNode *node, Column column)
{
  switch (column)
    {
    case COLUMN_NAME:
      return node->name;
    case COLUMN_CODE:
      return node->code;
    case COLUMN_KIND:
      return node->kind;
    case COLUMN_TYPE:
      return node->organisation_type;
    case COLUMN_FROM:
      return node->from;
    case COLUMN_TO:
      return node->to;
    case COLUMN_STATE:
      return get_state_name (node->state);
    case N_COLUMNS:
    default:
      return "";
    }
}

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
  TdUnitNode *node = item;

  return node->has_children ? read_children (user_data, node->id) : NULL;
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

/* --- Cells ------------------------------------------------------------------------------------ */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  Column column = GPOINTER_TO_UINT (user_data);
  gboolean is_date = column == COLUMN_FROM || column == COLUMN_TO;
  GtkWidget *inscription
      = td_record_columns_create_cell (is_date ? TD_COLUMN_DATE : TD_COLUMN_TEXT);

  if (column == COLUMN_NAME)
    {
      GtkWidget *expander = gtk_tree_expander_new ();

      gtk_widget_set_hexpand (inscription, TRUE);
      gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), inscription);
      gtk_list_item_set_child (item, expander);
    }
  else
    gtk_list_item_set_child (item, inscription);
}

/* Slanted before it begins, struck out after it ended: told apart without colours, too. */
static PangoAttrList *
get_attributes (State state)
{
  static PangoAttrList *future, *past;

  if (future == NULL)
    {
      future = pango_attr_list_new ();
      pango_attr_list_insert (future, pango_attr_style_new (PANGO_STYLE_ITALIC));
      past = pango_attr_list_new ();
      pango_attr_list_insert (past, pango_attr_strikethrough_new (TRUE));
    }
  if (state == STATE_OPEN)
    return NULL;

  return state == STATE_FUTURE ? future : past;
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  Column column = GPOINTER_TO_UINT (user_data);
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr (TdUnitNode) node = gtk_tree_list_row_get_item (row);
  GtkWidget *child = gtk_list_item_get_child (item);
  const char *text = get_cell (node, column);

  if (column == COLUMN_NAME)
    {
      gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), row);
      child = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (child));
    }
  gtk_inscription_set_text (GTK_INSCRIPTION (child), text);
  gtk_inscription_set_attributes (GTK_INSCRIPTION (child), get_attributes (node->state));
  if (node->state == STATE_OPEN)
    gtk_widget_remove_css_class (child, "td-muted");
  else
    gtk_widget_add_css_class (child, "td-muted");
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  if (GPOINTER_TO_UINT (user_data) == COLUMN_NAME)
    gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), NULL);
}

static void
add_columns (TdUnitTree *self)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (_ (columns[i].title), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, columns[i].expands);
      gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_append_column (self->view, column);
    }
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

  /* The first time the roots are open. */
  if (g_hash_table_size (self->open) == 0)
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

/* --- The widget ------------------------------------------------------------------------------- */

static void
td_unit_tree_dispose (GObject *object)
{
  TdUnitTree *self = TD_UNIT_TREE (object);

  if (self->scroller != NULL)
    drop_model (self);
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
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
td_unit_tree_init (TdUnitTree *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  self->open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "td-records");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tree of units"), -1);
  add_columns (self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), key);

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
