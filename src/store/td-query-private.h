#pragma once

#include "store/td-db-private.h"
#include "store/td-query.h"

G_BEGIN_DECLS

/* What the files of td-query.h share. */

/* TdColumnSql: how a column is read and sorted; the row's table has its list's one-letter alias
 * @cell: an expression with a text or a number; NULL is shown as ""
 * @sort: what it is sorted by, with " ^" where the direction belongs: "a.sort_key ^, a.id ^".
 *   Ties are in the list's own order. */
typedef struct
{
  const char *cell;
  const char *sort;
} TdColumnSql;

/* td_list_get_column_sql: (transfer none): as many as td_list_get_columns () has */
const TdColumnSql *td_list_get_column_sql (TdListKind kind);

/* td_list_get_table: "award a"; td_list_get_alias: 'a'; td_list_get_order: the list's own order */
const char *td_list_get_table (TdListKind kind);
char td_list_get_alias (TdListKind kind);
const char *td_list_get_order (TdListKind kind);

/* td_list_get_muted: an expression for td_row_is_muted (), with :today */
const char *td_list_get_muted (TdListKind kind);

/* TdSql: a statement that is being put together, with the values of its parameters */
typedef struct
{
  GString *text;
  GPtrArray *values; /* TdSqlValue */
} TdSql;

TdSql *td_sql_new (const char *text);
void td_sql_free (TdSql *self);

/* td_sql_add_text, _int, _date: keep a value; its parameter's number, for "?%d" in the text */
int td_sql_add_text (TdSql *self, const char *value);
int td_sql_add_int (TdSql *self, gint64 value);
int td_sql_add_date (TdSql *self, TdDate value);

/* td_sql_add_words: the values of td_search_append_condition (), in step with td_search_bind () */
void td_sql_add_words (TdSql *self, GStrv words);

TdStmt *td_sql_prepare (const TdSql *self, TdDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSql, td_sql_free)

/* TdQueryScope: how many records the words and the unit of a query leave */
typedef enum
{
  TD_SCOPE_NARROW, /* few: found one by one, then sorted */
  TD_SCOPE_WIDE,   /* many: the index of the order is walked, and each record is tested */
} TdQueryScope;

/* td_query_find_scope: (out) @scope: looks at no more than some thousand index entries */
gboolean td_query_find_scope (TdDb *db, const TdQuery *self, TdQueryScope *scope, GError **error);

/* td_query_append_with: begins a statement with the trees of units that the conditions look at */
void td_query_append_with (TdSql *sql, const TdQuery *self);

/* td_query_append_conditions: appends " WHERE …". The table has its alias. */
void td_query_append_conditions (TdSql *sql, const TdQuery *self, TdQueryScope scope);

/* td_query_to_match: (transfer full) (nullable): the words for FTS5, each the beginning of one:
 * '"lai"* "chau"*'. Folded words have no quotes. NULL if there are none, or for letters on which
 * FTS5's tokenizer and td_text_fold (), whose tables are of different years, may not agree. */
char *td_query_to_match (const TdQuery *self);

/* td_query_build_ids: (transfer full): the statement of td_query_read_ids (), but for the limit.
 * Columns: id; for awards by date also the date, see td_query_is_by_date_down () */
TdSql *td_query_build_ids (const TdQuery *self, TdQueryScope scope);

/* td_query_build_first_ids: (transfer full) (nullable): that of td_query_read_first_ids (), the
 * same columns; NULL where the order is not that of an index or there are no words:
 *
 *   SELECT w.id, w.decided_on FROM (SELECT a.id, a.decided_on, a.search_key FROM award a
 *     INDEXED BY award_by_date WHERE … ORDER BY … LIMIT 20000) w
 *   WHERE (' ' || w.search_key) LIKE ?1 */
TdSql *td_query_build_first_ids (const TdQuery *self);

/* td_query_is_by_date_down: whether the list is of awards, newest first. An index goes backwards in
 * all its columns: names within a day come from Z to A and td_query_read_ids () turns each day
 * around. */
gboolean td_query_is_by_date_down (const TdQuery *self);

/* td_query_bind_today: binds :today, if the statement has it, to @on; TD_DATE_NONE is the day of
 * the computer's clock */
void td_query_bind_today (TdStmt *stmt, TdDate on);

G_END_DECLS
