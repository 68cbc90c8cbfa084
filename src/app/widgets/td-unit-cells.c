#include "app/widgets/td-unit-cells.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-record-columns.h"
#include "app/widgets/td-unit-node.h"

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
      return td_unit_state_get_name (node->state);
    case N_COLUMNS:
    default:
      return "";
    }
}

/* The row's item is known in its cells only: GTK 4.8 has no way from a place to an item. */
#define LIST_ITEM "td-list-item"

GtkTreeListRow *
td_unit_cells_find_row (GtkColumnView *view, double x, double y, GtkWidget **widget)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell;

  /* row > cell > what setup_cb () made, at the least in the first column */
  while (picked != NULL && g_strcmp0 (gtk_widget_get_css_name (picked), "row") != 0)
    picked = gtk_widget_get_parent (picked);
  cell = picked != NULL ? gtk_widget_get_first_child (picked) : NULL;
  cell = cell != NULL ? gtk_widget_get_first_child (cell) : NULL;
  if (cell == NULL || g_object_get_data (G_OBJECT (cell), LIST_ITEM) == NULL)
    return NULL;

  if (widget != NULL)
    *widget = picked;

  return gtk_list_item_get_item (g_object_get_data (G_OBJECT (cell), LIST_ITEM));
}

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
      g_object_set_data (G_OBJECT (expander), LIST_ITEM, item);
      gtk_list_item_set_child (item, expander);
    }
  else
    gtk_list_item_set_child (item, inscription);
}

/* Slanted before it begins, struck out after it ended: told apart without colours, too. */
static PangoAttrList *
get_attributes (TdUnitState state)
{
  static PangoAttrList *future, *past;

  if (future == NULL)
    {
      future = pango_attr_list_new ();
      pango_attr_list_insert (future, pango_attr_style_new (PANGO_STYLE_ITALIC));
      past = pango_attr_list_new ();
      pango_attr_list_insert (past, pango_attr_strikethrough_new (TRUE));
    }
  if (state == TD_UNIT_STATE_OPEN)
    return NULL;

  return state == TD_UNIT_STATE_FUTURE ? future : past;
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
  if (node->state == TD_UNIT_STATE_OPEN)
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

void
td_unit_cells_add_columns (GtkColumnView *view)
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
      gtk_column_view_append_column (view, column);
    }
}
