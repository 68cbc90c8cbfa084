#pragma once

#include "base/td-worker.h"
#include "store/td-query.h"

G_BEGIN_DECLS

/* The reads of a list in its worker, each on a connection of its own that is closed at the end: an
 * open read transaction would let the write-ahead log grow without bound. */

void td_list_read_ids_async (TdWorker *worker,
                             TdBook *book,
                             const TdQuery *query,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* td_list_read_first_ids_async: see td_query_read_first_ids (); finished by
 * td_list_read_ids_finish () too */
void td_list_read_first_ids_async (TdWorker *worker,
                                   TdBook *book,
                                   const TdQuery *query,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* td_list_read_ids_finish: (transfer full) (element-type gint64) (nullable) */
GArray *td_list_read_ids_finish (GAsyncResult *result, GError **error);

void td_list_read_totals_async (TdWorker *worker,
                                TdBook *book,
                                const TdQuery *query,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean td_list_read_totals_finish (GAsyncResult *result, TdQueryTotals *totals, GError **error);

G_END_DECLS
