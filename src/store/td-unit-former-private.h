#pragma once

#include "domain/td-unit.h"
#include "store/td-db-private.h"

G_BEGIN_DECLS

/* What units were before (unit_former): name, short name, kind, organisation type and place. */

/* What the unit aliased u was on DAY, as expressions; _NULLABLE for the columns that may be NULL:
 *   coalesce ((SELECT f.name FROM unit_former f WHERE …), u.name) */
#define TD_UNIT_FORMER_ON(what, day)                                                               \
  "(SELECT " what " FROM unit_former f WHERE f.unit_id = u.id AND f.valid_to >= " day              \
  " ORDER BY f.valid_to LIMIT 1)"
#define TD_UNIT_ON(column, day) "coalesce (" TD_UNIT_FORMER_ON ("f." column, day) ", u." column ")"
#define TD_UNIT_ON_NULLABLE(column, day)                                                           \
  "iif (" TD_UNIT_FORMER_ON ("1", day) ", " TD_UNIT_FORMER_ON ("f." column, day) ", u." column ")"

/* All that the unit UNIT was called before, latest first, as one text: "CĐCS Mầm non Hoa Ban MN Hoa
 * Ban"; NULL for nothing */
#define TD_UNIT_FORMER_NAMES(unit)                                                                 \
  "(SELECT group_concat (trim (n.name || ' ' || n.short_name), ' ') FROM (SELECT DISTINCT"         \
  " f.name, f.short_name FROM unit_former f WHERE f.unit_id = " unit                               \
  " ORDER BY f.valid_to DESC) n)"

/* td_unit_former_read_last: the last day of the latest former state, TD_DATE_NONE if there is none;
 * @before: (out) (optional): the same of the state before that */
gboolean
td_unit_former_read_last (TdDb *db, gint64 unit_id, TdDate *last, TdDate *before, GError **error);

/* td_unit_former_keep: keeps what is stored of the unit as what it was until @valid_to; a state
 * that is kept until that day already stays as it is */
gboolean td_unit_former_keep (TdDb *db, gint64 unit_id, TdDate valid_to, GError **error);

/* td_unit_former_correct: the latest former state ended on @valid_to instead */
gboolean td_unit_former_correct (TdDb *db, gint64 unit_id, TdDate valid_to, GError **error);

/* td_unit_former_make_search_key: (transfer full) (nullable): of the code and of all that the unit
 * is and was called, so that it is found under an old name too */
char *td_unit_former_make_search_key (TdDb *db, const TdUnit *unit, GError **error);

G_END_DECLS
