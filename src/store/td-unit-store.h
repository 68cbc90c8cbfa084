#pragma once

#include "domain/td-unit.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* td_unit_load:
 *
 * Parent and parent_from are those of today (td_date_today ()), or the last ones of a closed unit.
 *
 * Returns: (transfer full) (nullable): NULL with TD_ERROR_NOT_FOUND */
TdUnit *td_unit_load (TdDb *db, gint64 id, GError **error);

/* td_unit_load_facts: what td_unit_check () needs to know of the book about @unit */
gboolean td_unit_load_facts (TdDb *db, const TdUnit *unit, TdUnitFacts *facts, GError **error);

/* td_unit_save:
 * @unit: a draft; id 0 inserts. On success id, revision and code are those of the stored row.
 *
 * Within a TdWriteFunc. A changed parent closes the present span of unit_parent on the day before
 * parent_from and opens a new one; without parent_from the present span is corrected. In the same
 * way another name, kind, organisation type or place with a later state_from keeps what the unit
 * was until the day before; with the same state_from it is corrected. Checks again with the book's
 * facts.
 *
 * Returns: FALSE with TD_ERROR_INVALID, _DUPLICATE, _STALE, _NOT_FOUND */
gboolean td_unit_save (TdDb *db, const TdCatalogue *catalogue, TdUnit *unit, GError **error);

/* td_unit_move: from @from on @id belongs to @parent_id; until the day before to what it belonged
 * to
 *
 * Within a TdWriteFunc, checked as by td_unit_save (), of which this is one use. A day before the
 * last move and a unit that is not open on it are TD_ERROR_INVALID, with a sentence that names the
 * units and the day. */
gboolean td_unit_move (TdDb *db,
                       const TdCatalogue *catalogue,
                       gint64 id,
                       gint64 parent_id,
                       TdDate from,
                       GError **error);

/* td_unit_delete: within a TdWriteFunc. TD_ERROR_IN_USE if anything refers to it: close it instead.
 */
gboolean td_unit_delete (TdDb *db, gint64 id, int revision, GError **error);

/* TdUnitHit: what a unit chooser shows */
typedef struct
{
  gint64 id;
  char *code;
  char *name;
  char *short_name;
  char *parent_name;
  TdDate valid_from;
  TdDate valid_to;
} TdUnitHit;

void td_unit_hit_free (TdUnitHit *self);

/* td_unit_search:
 * @text: words of the code, name or short name, with or without marks, in any order
 * @on: units open on that day come first; TD_DATE_NONE for no preference
 *
 * Returns: (transfer full) (element-type TdUnitHit) (nullable): at most @limit, open ones first,
 *   then exact codes and short names, then in Vietnamese order */
GPtrArray *td_unit_search (TdDb *db, const char *text, TdDate on, guint limit, GError **error);

/* td_unit_find_by_code: 0 if there is none */
gint64 td_unit_find_by_code (TdDb *db, const char *code, GError **error);

/* td_unit_find_root: the unit without a parent on @on, 0 if there is none */
gint64 td_unit_find_root (TdDb *db, TdDate on, GError **error);

G_END_DECLS
