#pragma once

#include "domain/td-decision.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* td_decision_find_person:
 * @id: (out): the one person with the award's name, sex and unit; 0 for none or for several, which
 *   only the clerk can tell apart
 * @n: (out): how many there are */
gboolean
td_decision_find_person (TdDb *db, const TdAward *award, gint64 *id, guint *n, GError **error);

G_END_DECLS
