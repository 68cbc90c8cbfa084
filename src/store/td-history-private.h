#pragma once

#include "store/td-db-private.h"

G_BEGIN_DECLS

/* The history table: the audit trail and the undo stack. All within a transaction of the writer. */

/* td_history_add: stores a change set and closes what could have been redone */
gboolean
td_history_add (TdDb *db, const char *label, gconstpointer changeset, gsize size, GError **error);

/* td_history_step: applies the inverse of the last change that is done (or, with @redo, the
 * first undone one again) and records it.
 * @applied: (out) (transfer full): the change set that was applied, for the change feed
 * @label: (out) (transfer full): of the change
 *
 * Returns: FALSE with TD_ERROR_NOT_FOUND if there is none, TD_ERROR_STALE if rows have changed
 *   since in another way */
gboolean td_history_step (TdDb *db, gboolean redo, GBytes **applied, char **label, GError **error);

/* td_history_peek: (transfer full) (nullable): the label of what td_history_step () would take */
char *td_history_peek (TdDb *db, gboolean redo);

G_END_DECLS
