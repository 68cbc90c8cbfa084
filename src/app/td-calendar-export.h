#pragma once

#include "store/td-book.h"

G_BEGIN_DECLS

/* td_calendar_export_async: writes what is due and not done to @path, an iCalendar file, in a
 * thread; @callback's source is @book */
void td_calendar_export_async (TdBook *book,
                               const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/* td_calendar_export_finish:
 *
 * Returns: (transfer full) (nullable): the sentence that tells how much was exported where */
char *td_calendar_export_finish (TdBook *book, GAsyncResult *result, GError **error);

G_END_DECLS
