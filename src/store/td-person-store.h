#pragma once

#include "domain/td-award.h"
#include "domain/td-person-hit.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* td_person_search:
 * @text: how the name begins, from the family name on, with or without marks
 * @unit_id: people of this unit come first; 0 for no preference
 * @date: units are those of that day
 *
 * Within a unit those whose name begins with @text as it is typed, marks included, come before
 * others, then in Vietnamese order. Fast enough for each letter of a large book: reads a range of
 * an index.
 *
 * Returns: (transfer full) (element-type TdPersonHit) (nullable): at most @max */
GPtrArray *td_person_search (
    TdDb *db, const char *text, gint64 unit_id, TdDate date, guint max, GError **error);

/* td_person_load_hit: (transfer full) (nullable): NULL with TD_ERROR_NOT_FOUND */
TdPersonHit *td_person_load_hit (TdDb *db, gint64 id, TdDate date, GError **error);

/* td_person_find:
 * @id: (out): the one person with the award's name, sex and unit, wherever the name has its tones
 *   (hòa, hoà); 0 for none or for several, which only the clerk can tell apart
 * @n: (out): how many there are */
gboolean td_person_find (TdDb *db, const TdAward *award, gint64 *id, guint *n, GError **error);

/* td_person_find_similar: people who are probably the award's: of the same folded name, so that
 * marks and the place of a tone do not count, in the award's unit, one that it succeeded, or one
 * that succeeded it. Not where td_decision_save () links the award by itself: the name is the same
 * in all but the place of a tone, and there is one of it.
 *
 * Returns: (transfer full) (element-type TdPersonHit) (nullable) */
GPtrArray *td_person_find_similar (TdDb *db, const TdAward *award, TdDate date, GError **error);

G_END_DECLS
