#pragma once

#include "store/td-book.h"

G_BEGIN_DECLS

/* Which unit goes on for which: unit.successor_id, followed as far as it leads. */

/* td_succession_read_predecessors: (transfer full) (element-type gint64) (nullable): @unit_id and
 * every unit whose chain of successors leads to it, the unit itself first */
GArray *td_succession_read_predecessors (TdDb *db, gint64 unit_id, GError **error);

/* td_succession_read_names:
 *
 * Whom the units go on for that ended from @from on and before @to, so that a report can say it:
 * "LĐLĐ huyện Tam Đường, LĐLĐ huyện Phong Thổ".
 *
 * Returns: (transfer full) (element-type gint64 utf8) (nullable): by the id of the successor */
GHashTable *td_succession_read_names (TdDb *db, TdDate from, TdDate to, GError **error);

G_END_DECLS
