#pragma once

#include "store/td-db-private.h"

G_BEGIN_DECLS

/* td_seed_load: fills a new book's catalogue, settings and places from resources/data, and with
 * TD_BOOK_LAI_CHAU its units. Within a transaction. */
gboolean td_seed_load (TdDb *db, TdBookSeed seed, GError **error);

/* td_seed_list_missing, _load_tables: for a migration that adds catalogue tables to an older book:
 * which of them the book lacks before it (a set of bits), and their rows after it. Within a
 * transaction. */
gboolean td_seed_list_missing (TdDb *db, guint *missing, GError **error);
gboolean td_seed_load_tables (TdDb *db, guint which, GError **error);

G_END_DECLS
