#pragma once

#include "store/td-book.h"

G_BEGIN_DECLS

/* The tree of units through a span of time. */

/* TdUnitSpan: a unit under a parent for some days
 * @parent: index of the parent's span in the array, -1 for the root
 * @level: 0 for the root
 * @from, @to: the days of this place in the tree, cut to what was asked for; TD_DATE_NONE at an end
 *   that nothing bounds
 * @is_moved: the unit was open beyond @to, under another parent or still without one
 * @n_below: how many spans follow it that are below it
 * @name, @kind, @organisation_type: what it was on the last day of this place (@to, or the day that
 *   was asked for); siblings go by what they are called today */
typedef struct
{
  gint64 unit_id;
  int parent;
  int level;
  TdDate from;
  TdDate to;
  gboolean is_moved;
  guint n_below;
  char *code;
  char *name;
  char *kind;
  char *organisation_type; /* "" if it has none */
} TdUnitSpan;

/* td_tree_read:
 * @root: a unit's id, 0 for the unit that has no parent
 * @from, @to: both days belong to the span of time
 *
 * A unit that changed its parent in that time stands under each, with the days that it was there.
 * Siblings go by kind, then by name.
 *
 * Returns: (transfer full) (element-type TdUnitSpan) (nullable): depth first, the root first */
GPtrArray *td_tree_read (TdDb *db, gint64 root, TdDate from, TdDate to, GError **error);

/* td_tree_read_children: the direct children of @parent on @on (TD_DATE_NONE: on any day), 0 for
 * the roots; n_below says whether there are any below (0 or 1), parent is -1, level 0
 *
 * Returns: (transfer full) (element-type TdUnitSpan) (nullable) */
GPtrArray *td_tree_read_children (TdDb *db, gint64 parent, TdDate on, GError **error);

G_END_DECLS
