#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* td_unit_cells_add_columns: the columns of the tree of units to a view whose model is one of
 * GtkTreeListRow with a TdUnitNode each */
void td_unit_cells_add_columns (GtkColumnView *view);

G_END_DECLS
