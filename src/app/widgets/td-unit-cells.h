#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* td_unit_cells_add_columns: the columns of the tree of units to a view whose model is one of
 * GtkTreeListRow with a TdUnitNode each */
void td_unit_cells_add_columns (GtkColumnView *view);

/* td_unit_cells_find_row: the row at a place of the view
 * @widget: (out) (optional): the widget of the whole row
 *
 * Returns: (transfer none) (nullable) */
GtkTreeListRow *
td_unit_cells_find_row (GtkColumnView *view, double x, double y, GtkWidget **widget);

G_END_DECLS
