#pragma once

#include "domain/td-award.h"

G_BEGIN_DECLS

/* td_award_has_same_recipient: the same person, unit, or, where neither is linked yet, the same
 * name in the same unit */
gboolean td_award_has_same_recipient (const TdAward *a, const TdAward *b);

G_END_DECLS
