#pragma once

#include "app/td-page.h"
#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_OVERVIEW_PAGE (td_overview_page_get_type ())

/* TdOverviewPage: what is due: as a list, and as a month beside it. Enter opens the record; a day
 * that is chosen in the month is what the list shows alone.
 *
 * Actions: overview.export (Ctrl+E), overview.clear-day (Escape), overview.switch-pane (F6: from
 * the list to the month and back), overview.receive (Ctrl+R: the marked report was handed in today)
 */
G_DECLARE_FINAL_TYPE (TdOverviewPage, td_overview_page, TD, OVERVIEW_PAGE, GtkWidget)

TdPage *td_overview_page_new (TdBook *book);

/* td_overview_page_export: writes what is not done to @path, an iCalendar file, in a thread.
 * Nothing is done while one is being written. */
void td_overview_page_export (TdOverviewPage *self, const char *path);

/* td_overview_page_get_n_rows: how many the list shows */
guint td_overview_page_get_n_rows (TdOverviewPage *self);

G_END_DECLS
