#pragma once

#include "domain/td-decision.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* td_decision_find_person:
 * @id: (out): the one person with the award's name, sex and unit, wherever the name has its tones
 *   (hòa, hoà); 0 for none or for several, which only the clerk can tell apart
 * @n: (out): how many there are */
gboolean
td_decision_find_person (TdDb *db, const TdAward *award, gint64 *id, guint *n, GError **error);

/* td_decision_link_person: the person of an award that is being saved, found or made, and brought
 * up to date with it, see td_decision_save () */
gboolean td_decision_link_person (TdDb *db, TdAward *award, TdDate decided_on, GError **error);

G_END_DECLS
