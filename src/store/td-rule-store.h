#pragma once

#include "store/td-book.h"

G_BEGIN_DECLS

/* td_rule_set_enabled:
 * @reason: why it is switched off, kept with the rule; ignored when it is switched on
 *
 * Within a TdWriteFunc; labels the change. The book's catalogue is a new one afterwards: the next
 * check goes by it. Who did it and when is in the history.
 *
 * Returns: FALSE with TD_ERROR_INVALID if the reason is blank, TD_ERROR_NOT_FOUND if there is no
 *   such rule */
gboolean td_rule_set_enabled (
    TdDb *db, const char *code, gboolean enabled, const char *reason, GError **error);

G_END_DECLS
