#pragma once

#include "store/td-db-private.h"

G_BEGIN_DECLS

/* td_seed_load: fills a new book's catalogue, settings and places from resources/data, and with
 * TD_BOOK_LAI_CHAU its units. Within a transaction. */
gboolean td_seed_load (TdDb *db, TdBookSeed seed, GError **error);

G_END_DECLS
