#pragma once

#include "store/td-db-private.h"

G_BEGIN_DECLS

/* Searching a search_key column of a small table by words, each of which must begin a word of the
 * key. For "lai cha", with ?3 the first free parameter:
 *
 *   (' ' || u.search_key) LIKE ?3 AND (' ' || u.search_key) LIKE ?4     '% lai%', '% cha%'
 *
 * td_text_fold () leaves no LIKE wildcard in a word. */

/* td_search_split: (transfer full): the folded words of what was typed, at most eight */
GStrv td_search_split (const char *text);

/* td_search_append_condition: appends the condition above, "1" for no words */
void td_search_append_condition (GString *sql, const char *column, GStrv words, int first_index);

/* td_search_bind: binds the words at @first_index and on */
void td_search_bind (TdStmt *stmt, GStrv words, int first_index);

G_END_DECLS
