#pragma once

#include "domain/td-catalogue.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* td_catalogue_load: (transfer full) (nullable): a snapshot of the catalogue tables. Most callers
 * want td_book_get_catalogue (), which keeps one. */
TdCatalogue *td_catalogue_load (TdDb *db, GError **error);

/* td_catalogue_is_touched: whether @changes make a loaded snapshot old */
gboolean td_catalogue_is_touched (const TdChanges *changes);

G_END_DECLS
