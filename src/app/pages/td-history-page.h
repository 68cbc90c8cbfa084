#pragma once

#include "app/td-page.h"
#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_HISTORY_PAGE (td_history_page_get_type ())

/* TdHistoryPage: who changed what and when, newest first: the audit trail that undo works on. */
G_DECLARE_FINAL_TYPE (TdHistoryPage, td_history_page, TD, HISTORY_PAGE, GtkWidget)

/* td_history_page_new: (transfer floating) */
TdPage *td_history_page_new (TdBook *book);

G_END_DECLS
