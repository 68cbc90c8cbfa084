#pragma once

#include "domain/td-period.h"
#include "store/td-tree.h"

G_BEGIN_DECLS

/* TdPlaces: where in the tree a unit stood on a day. */
typedef struct _TdPlaces TdPlaces;

/* td_places_new: @spans: (element-type TdUnitSpan): of td_tree_read (); must outlive the result */
TdPlaces *td_places_new (GPtrArray *spans);
void td_places_free (TdPlaces *self);

/* td_places_find: the index of the unit's span on @date, -1 for none */
int td_places_find (const TdPlaces *self, gint64 unit_id, TdDate date);

/* td_places_find_last: that of the unit's last place, -1 for none */
int td_places_find_last (const TdPlaces *self, gint64 unit_id);

/* td_places_is_last: whether the span at @index is its unit's last one */
gboolean td_places_is_last (const TdPlaces *self, guint index);

/* TdScope: which units a report is of: those of a unit's tree on the days of the period, or all */
typedef struct _TdScope TdScope;

/* td_scope_read:
 * @unit_id: 0 for all units
 * @with_predecessors: the trees of the units that @unit_id goes on for belong to it as well */
TdScope *td_scope_read (
    TdDb *db, const TdPeriod *period, gint64 unit_id, gboolean with_predecessors, GError **error);
void td_scope_free (TdScope *self);

/* td_scope_has_on: whether the unit belonged to it on @date; td_scope_has: on any of the days */
gboolean td_scope_has_on (const TdScope *self, gint64 unit_id, TdDate date);
gboolean td_scope_has (const TdScope *self, gint64 unit_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdScope, td_scope_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPlaces, td_places_free)

G_END_DECLS
