#pragma once

#include <gio/gio.h>

#include "store/td-query.h"

G_BEGIN_DECLS

#define TD_TYPE_ROW_LIST (td_row_list_get_type ())

/* TdRowList: a lazy GListModel of TdRow over a TdQuery.
 *
 *   ids:   gint64[n]        a snapshot in order, read by a worker (150 ms for a million)
 *   pages: 128 TdRow each   read by primary key on the main thread when asked for, a few kept
 *
 * A new query, and a change of the book that can touch what is listed, read the ids anew in the
 * worker; meanwhile the old rows stay. Small differences become one trimmed items-changed. Large
 * ones are a reset: the new rows are put before the old ones, which go then, because GTK 4.8
 * freezes for seconds on (0, n, n) and makes all its widgets anew after (0, n, 0). A list that was
 * short grows to 256 rows over some frames, and by the rest in one. Of a search the first hits are
 * shown before all ids are read.
 *
 * Properties: loading (boolean, until all rows that were read are listed), n-items, error (boxed
 * GError, NULL when the last read worked).
 * Signals: reset, before and after a reset, so that a view can keep its place by id; swap, when the
 * first @n_new rows are those that stay and the others are going to be removed, so that it goes
 * there while it has both:
 *   reset (TdRowList *list, gboolean done)
 *   swap (TdRowList *list, guint n_new) */
G_DECLARE_FINAL_TYPE (TdRowList, td_row_list, TD, ROW_LIST, GObject)

/* td_row_list_new: (transfer full): empty until td_row_list_set_query () */
TdRowList *td_row_list_new (TdBook *book);

/* td_row_list_set_query: reads anew if it differs; an unfinished read of the old one is cancelled
 */
void td_row_list_set_query (TdRowList *self, const TdQuery *query);
const TdQuery *td_row_list_get_query (TdRowList *self);

/* td_row_list_set_active: a list on a hidden page is inactive: it lets its rows go and reads
 * nothing until it is shown again */
void td_row_list_set_active (TdRowList *self, gboolean active);

gboolean td_row_list_get_loading (TdRowList *self);

/* td_row_list_get_totals: (nullable): of what is listed, NULL until the first read is done.
 * Notified as the property "totals" (a pointer). */
const TdQueryTotals *td_row_list_get_totals (TdRowList *self);

/* td_row_list_get_id: 0 beyond the end */
gint64 td_row_list_get_id (TdRowList *self, guint position);

/* td_row_list_find: whether @id is listed */
gboolean td_row_list_find (TdRowList *self, gint64 id, guint *position);

G_END_DECLS
