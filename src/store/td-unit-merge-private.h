#pragma once

#include "store/td-unit-merge.h"

G_BEGIN_DECLS

/* td_unit_merge_moves: whether a merger looks after what refers to units in that column, for a test
 * that compares it with the schema */
gboolean td_unit_merge_moves (const char *table, const char *column);

G_END_DECLS
