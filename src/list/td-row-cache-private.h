#pragma once

#include "store/td-query.h"

G_BEGIN_DECLS

/* TdRowCache: the rows of a list that somebody looks at: some pages of 128, and, as long as others
 * hold a row, which object it is: a view that asks for the same record again must get the same
 * object, or it takes it for another. */
typedef struct _TdRowCache TdRowCache;

/* td_row_cache_new: reads on the main thread's connection of @book
 * @on: as of which day, see td_query_read_rows_on () */
TdRowCache *td_row_cache_new (TdBook *book, TdListKind kind, TdDate on);
void td_row_cache_free (TdRowCache *self);

/* td_row_cache_get:
 * @ids: (element-type gint64): the list's
 *
 * Returns: (transfer full): never NULL: an empty row for a record that is gone or cannot be read */
TdRow *td_row_cache_get (TdRowCache *self, const GArray *ids, guint position);

/* td_row_cache_splice: the rows that @removed positions held are elsewhere or nowhere, those after
 * them move; call it before the list says so */
void td_row_cache_splice (TdRowCache *self, guint position, guint removed, guint added);

/* td_row_cache_refresh: reads again the rows that others hold.
 *
 * Returns: (transfer full) (element-type guint): positions, ascending, of those that are not as
 *   they were; td_row_cache_get () gives new objects for them */
GArray *td_row_cache_refresh (TdRowCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRowCache, td_row_cache_free)

G_END_DECLS
