#pragma once

#include <gtk/gtk.h>

#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_UNIT_TREE (td_unit_tree_get_type ())

/* TdUnitTree: the units of the book as a tree; children are read when their parent is opened.
 *
 * Right and Left open and close a unit, Enter or a double click opens its editor. What is open and
 * what is selected stays when the book changes.
 *
 * A row can be dragged onto another unit, which asks for a move; the unit itself, what is below it
 * and its present parent refuse it, and beside the pointer it says why.
 *
 * Signal: activate (TdUnitTree *, gint64 unit_id)
 * Signal: move (TdUnitTree *, gint64 unit_id, gint64 parent_id) */
G_DECLARE_FINAL_TYPE (TdUnitTree, td_unit_tree, TD, UNIT_TREE, GtkWidget)

GtkWidget *td_unit_tree_new (TdBook *book);

/* td_unit_tree_set_active: an inactive tree keeps no rows */
void td_unit_tree_set_active (TdUnitTree *self, gboolean active);

/* td_unit_tree_set_date: the tree of which day; TD_DATE_NONE: today */
void td_unit_tree_set_date (TdUnitTree *self, TdDate on);

/* td_unit_tree_set_with_closed: FALSE: the tree of its day; TRUE: of any day, and what ended before
 * its day, begins after it or moved away is told apart */
void td_unit_tree_set_with_closed (TdUnitTree *self, gboolean with_closed);

/* td_unit_tree_refresh: reads the tree again */
void td_unit_tree_refresh (TdUnitTree *self);

/* td_unit_tree_get_selected_id: 0 for none */
gint64 td_unit_tree_get_selected_id (TdUnitTree *self);

G_END_DECLS
