#pragma once

#include "domain/td-unit-event.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* td_unit_timeline_read: what happened to a unit: how it began, what it was called and was before,
 * where it belonged, which reorganisations it took part in, whom it succeeds, how it ended.
 *
 * A reorganisation and the rows that it wrote (unit_former, unit_parent, unit.valid_to) are one
 * event; what a reorganisation did to units under it is one event for all of them.
 *
 * Returns: (transfer full) (element-type TdUnitEvent) (nullable): in the order of
 *   td_unit_event_compare (); empty for a unit that is no longer there */
GPtrArray *td_unit_timeline_read (TdDb *db, gint64 unit_id, GError **error);

G_END_DECLS
