#include "app/widgets/td-value-table.h"

#include "app/widgets/td-record-columns.h"

/* --- A row ------------------------------------------------------------------------------------ */

#define TD_TYPE_VALUE_ROW (td_value_row_get_type ())
G_DECLARE_FINAL_TYPE (TdValueRow, td_value_row, TD, VALUE_ROW, GObject)

struct _TdValueRow
{
  GObject parent_instance;

  gint64 id;
  gboolean is_muted;
  GStrv cells;
};

G_DEFINE_FINAL_TYPE (TdValueRow, td_value_row, G_TYPE_OBJECT)

static void
td_value_row_finalize (GObject *object)
{
  g_strfreev (TD_VALUE_ROW (object)->cells);

  G_OBJECT_CLASS (td_value_row_parent_class)->finalize (object);
}

static void
td_value_row_class_init (TdValueRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_value_row_finalize;
}

static void
td_value_row_init (TdValueRow *self)
{
}

/* --- The table -------------------------------------------------------------------------------- */

struct _TdValueTable
{
  GtkWidget parent_instance;

  guint n_columns;
  GListStore *rows;  /* TdValueRow */
  GPtrArray *adding; /* between clear and finish */
  GtkSingleSelection *selection;
  GtkWidget *stack;
  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (TdValueTable, td_value_table, GTK_TYPE_WIDGET)

static guint activate_signal;

/* What a factory must know. */
typedef struct
{
  guint column;
  TdColumnKind kind;
} Cell;

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const Cell *cell = user_data;

  gtk_list_item_set_child (item, td_record_columns_create_cell (cell->kind));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const Cell *cell = user_data;
  GtkWidget *inscription = gtk_list_item_get_child (item);
  TdValueRow *row = gtk_list_item_get_item (item);
  g_autofree char *text = td_record_columns_format_cell (cell->kind, row->cells[cell->column]);

  gtk_inscription_set_text (GTK_INSCRIPTION (inscription), text);
  if (row->is_muted)
    gtk_widget_add_css_class (inscription, "td-muted");
  else
    gtk_widget_remove_css_class (inscription, "td-muted");
}

static void
add_column (TdValueTable *self, guint index, const TdValueColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added = gtk_column_view_column_new (column->title, factory);
  Cell *cell = g_new0 (Cell, 1);

  cell->column = index;
  cell->kind = column->kind;
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), cell,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), cell);
  gtk_column_view_column_set_resizable (added, TRUE);
  gtk_column_view_column_set_expand (added, column->expands);
  gtk_column_view_column_set_fixed_width (added, column->width);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), added);
}

static void
activate_cb (TdValueTable *self, guint position)
{
  g_autoptr (TdValueRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row != NULL && row->id != 0)
    g_signal_emit (self, activate_signal, 0, row->id);
}

static void
td_value_table_dispose (GObject *object)
{
  TdValueTable *self = TD_VALUE_TABLE (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->adding, g_ptr_array_unref);

  G_OBJECT_CLASS (td_value_table_parent_class)->dispose (object);
}

static void
td_value_table_class_init (TdValueTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_value_table_dispose;
  activate_signal = g_signal_new ("activate", TD_TYPE_VALUE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
td_value_table_init (TdValueTable *self)
{
  self->rows = g_list_store_new (TD_TYPE_VALUE_ROW);
  self->adding = g_ptr_array_new_with_free_func (g_object_unref);
}

static GtkWidget *
create_empty (const char *sentence)
{
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_widget_set_margin_start (label, 24);
  gtk_widget_set_margin_end (label, 24);
  gtk_widget_set_margin_top (label, 24);
  gtk_widget_set_margin_bottom (label, 24);
  gtk_widget_add_css_class (label, "td-secondary");

  return label;
}

GtkWidget *
td_value_table_new (const char *label,
                    const TdValueColumn *columns,
                    guint n_columns,
                    const char *empty)
{
  TdValueTable *self = g_object_new (TD_TYPE_VALUE_TABLE, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->n_columns = n_columns;
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  self->view = gtk_column_view_new (GTK_SELECTION_MODEL (self->selection));
  gtk_widget_add_css_class (self->view, "td-records");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  for (guint i = 0; i < n_columns; i++)
    add_column (self, i, &columns[i]);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (empty), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "rows");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

void
td_value_table_clear (TdValueTable *self)
{
  g_return_if_fail (TD_IS_VALUE_TABLE (self));

  g_ptr_array_set_size (self->adding, 0);
}

void
td_value_table_add (TdValueTable *self, gint64 id, gboolean is_muted, const char *const *cells)
{
  TdValueRow *row;

  g_return_if_fail (TD_IS_VALUE_TABLE (self));

  row = g_object_new (TD_TYPE_VALUE_ROW, NULL);
  row->id = id;
  row->is_muted = is_muted;
  row->cells = g_new0 (char *, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    row->cells[i] = g_strdup (cells[i] != NULL ? cells[i] : "");
  g_ptr_array_add (self->adding, row);
}

void
td_value_table_finish (TdValueTable *self)
{
  TdValueRow *marked;
  gint64 marked_id;

  g_return_if_fail (TD_IS_VALUE_TABLE (self));

  marked = gtk_single_selection_get_selected_item (self->selection);
  marked_id = marked != NULL ? marked->id : 0;
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       self->adding->pdata, self->adding->len);
  for (guint i = 0; i < self->adding->len && marked_id != 0; i++)
    if (((TdValueRow *) g_ptr_array_index (self->adding, i))->id == marked_id)
      {
        gtk_single_selection_set_selected (self->selection, i);
        break;
      }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    self->adding->len > 0 ? "rows" : "empty");
  g_ptr_array_set_size (self->adding, 0);
}

guint
td_value_table_get_n_rows (TdValueTable *self)
{
  g_return_val_if_fail (TD_IS_VALUE_TABLE (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

gint64
td_value_table_get_marked (TdValueTable *self)
{
  TdValueRow *marked;

  g_return_val_if_fail (TD_IS_VALUE_TABLE (self), 0);

  marked = gtk_single_selection_get_selected_item (self->selection);

  return marked != NULL ? marked->id : 0;
}
