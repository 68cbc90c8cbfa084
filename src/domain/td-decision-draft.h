#pragma once

#include "domain/td-decision.h"

G_BEGIN_DECLS

/* A decision that is not saved yet as bytes, for the table draft: everything that TdDecision and
 * its lists hold, unread cells included. The bytes name what they hold, so that a draft outlives a
 * new version of the program: what it does not know is left out, what is missing is empty. */

/* td_decision_to_bytes: (transfer full): the same on every machine */
GBytes *td_decision_to_bytes (const TdDecision *self);

/* td_decision_from_bytes: from any bytes
 *
 * Returns: (transfer full) (nullable): NULL with TD_ERROR_CORRUPT if they are no decision's */
TdDecision *td_decision_from_bytes (GBytes *bytes, GError **error);

G_END_DECLS
