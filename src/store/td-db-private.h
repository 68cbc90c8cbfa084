#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "base/td-date.h"
#include "base/td-error.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* Connections and statements, for this layer alone.
 *
 * A TdStmt is borrowed from the connection's cache of prepared statements and goes back, reset and
 * unbound, at the end of its scope: an un-reset SELECT would keep a read transaction open and let
 * the write-ahead log grow without bound.
 *
 *   g_autoptr (TdStmt) stmt = td_db_prepare (db, "SELECT name FROM unit WHERE id = ?1", error);
 *   if (stmt == NULL)
 *     return NULL;
 *   td_stmt_bind_int (stmt, 1, id);
 *   while (td_stmt_step (stmt, &row, error) && row)
 *     …
 */
typedef struct _TdStmt TdStmt;

typedef enum
{
  TD_DB_READ = 0,
  TD_DB_WRITE = 1 << 0,
  TD_DB_CREATE = 1 << 1, /* the file must not exist */
} TdDbFlags;

/* td_db_open: opens one connection and sets it up (foreign keys, no double-quoted strings, busy
 * timeout, progress handler for @cancellable). Does not look at the schema. */
TdDb *td_db_open (const char *path, TdDbFlags flags, GCancellable *cancellable, GError **error);

/* td_db_add_functions: adds the SQL functions td_sort_key (text), td-collation.h's, and td_fold
 * (text), td-text.h's, and td_review, td-campaign-review-sql-private.h's; td_db_open () does it */
gboolean td_db_add_functions (TdDb *self, GError **error);

sqlite3 *td_db_get_handle (TdDb *self);

/* td_db_set_cancellable: (nullable): what interrupts the statements from now on */
void td_db_set_cancellable (TdDb *self, GCancellable *cancellable);

/* td_db_get_label: (nullable): what td_db_set_label () set in this transaction */
const char *td_db_get_label (TdDb *self);

/* td_db_exec: one or more statements without results */
gboolean td_db_exec (TdDb *self, const char *sql, GError **error);

/* td_db_query_int: the first column of the first row, @fallback if there is none
 * @value: (out) */
gboolean
td_db_query_int (TdDb *self, const char *sql, gint64 fallback, gint64 *value, GError **error);

/* td_db_prepare:
 * @sql: a literal or an interned string where possible: the cache goes by its text
 *
 * Returns: (transfer full) (nullable): free with td_stmt_free () (g_autoptr) */
TdStmt *td_db_prepare (TdDb *self, const char *sql, GError **error);
void td_stmt_free (TdStmt *self);

/* td_stmt_get_parameter: the index of a named parameter, ":from", 0 if the statement has none */
int td_stmt_get_parameter (TdStmt *self, const char *name);

/* Binding, ?1 is @index 1. */
void td_stmt_bind_int (TdStmt *self, int index, gint64 value);
void td_stmt_bind_id (TdStmt *self, int index, gint64 id);          /* 0 → NULL */
void td_stmt_bind_text (TdStmt *self, int index, const char *text); /* NULL → NULL; not copied */
void td_stmt_bind_text_copy (TdStmt *self, int index, const char *text);
void td_stmt_bind_code (TdStmt *self, int index, const char *text); /* NULL and "" → NULL */
void td_stmt_bind_date (TdStmt *self, int index, TdDate date);      /* none → NULL */
void td_stmt_bind_bytes (TdStmt *self, int index, GBytes *bytes);   /* not copied */
void td_stmt_bind_null (TdStmt *self, int index);

/* td_stmt_step: @row: (out): whether there is a row to read */
gboolean td_stmt_step (TdStmt *self, gboolean *row, GError **error);

/* td_stmt_run: a statement without results, once; reset afterwards so that it can be bound again */
gboolean td_stmt_run (TdStmt *self, GError **error);
void td_stmt_reset (TdStmt *self);

/* Reading, columns from 0. */
gint64 td_stmt_get_int (TdStmt *self, int column);
gboolean td_stmt_is_null (TdStmt *self, int column);
const char *td_stmt_get_text (TdStmt *self, int column); /* never NULL; until the next step */
char *td_stmt_dup_text (TdStmt *self, int column);       /* never NULL */
TdDate td_stmt_get_date (TdStmt *self, int column);
GBytes *td_stmt_get_bytes (TdStmt *self, int column); /* (transfer full) */

gint64 td_db_get_last_id (TdDb *self);

/* td_db_get_n_changed: rows changed by the last INSERT, UPDATE or DELETE */
int td_db_get_n_changed (TdDb *self);

/* td_db_finish_row: after the INSERT (@id 0) or the UPDATE … WHERE id = … AND revision = … of a
 * record: sets id and revision to those of the stored row.
 *
 * Returns: FALSE with TD_ERROR_STALE if the UPDATE found no such row */
gboolean td_db_finish_row (TdDb *self, gint64 *id, int *revision, GError **error);

/* td_db_delete_row: runs a DELETE with ?1 = @id and, unless @revision is negative, ?2 = @revision
 *
 * Returns: FALSE with TD_ERROR_STALE if it asked for a revision and found no such row */
gboolean td_db_delete_row (TdDb *self, const char *sql, gint64 id, int revision, GError **error);

/* td_db_set_error: the one place that maps SQLite's extended codes to TdError. Returns FALSE. */
gboolean td_db_set_error (TdDb *self, GError **error);

/* td_db_set_stale_error: TD_ERROR_STALE. Returns FALSE. */
gboolean td_db_set_stale_error (GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdStmt, td_stmt_free)

G_END_DECLS
