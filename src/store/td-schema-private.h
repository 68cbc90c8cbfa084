#pragma once

#include "store/td-db-private.h"

G_BEGIN_DECLS

/* "ThĐ1" as bytes would not be ASCII; this is "ThDu". */
#define TD_SCHEMA_APPLICATION_ID 0x54684475

/* td_schema_get_version: of the newest migration in resources/sql */
int td_schema_get_version (void);

/* td_schema_migrate: runs the migrations that the book lacks, each in its own transaction with its
 * user_version. On a new file it makes version 1 and what follows. */
gboolean td_schema_migrate (TdDb *db, GError **error);

/* td_schema_check:
 * @version: (out): the book's version
 *
 * Returns: FALSE with TD_ERROR_NOT_A_BOOK or TD_ERROR_NEWER_SCHEMA */
gboolean td_schema_check (TdDb *db, int *version, GError **error);

/* td_schema_refresh_keys: makes every stored sort key anew if they were made by another version of
 * the collation. Within no transaction. */
gboolean td_schema_refresh_keys (TdDb *db, GError **error);

G_END_DECLS
