#pragma once

#include "store/td-tree.h"

G_BEGIN_DECLS

/* TdPlaces: where in the tree a unit stood on a day. */
typedef struct _TdPlaces TdPlaces;

/* td_places_new: @spans: (element-type TdUnitSpan): of td_tree_read (); must outlive the result */
TdPlaces *td_places_new (GPtrArray *spans);
void td_places_free (TdPlaces *self);

/* td_places_find: the index of the unit's span on @date, -1 for none */
int td_places_find (const TdPlaces *self, gint64 unit_id, TdDate date);

/* td_places_is_last: whether the span at @index is its unit's last one */
gboolean td_places_is_last (const TdPlaces *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPlaces, td_places_free)

G_END_DECLS
