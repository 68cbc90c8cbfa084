#pragma once

#include "app/td-page.h"

G_BEGIN_DECLS

#define TD_TYPE_TABS_PAGE (td_tabs_page_get_type ())

/* TdTabsPage: several pages as one entry of the navigation, with a switcher above; what the window
 * asks goes to the one on show. Ctrl+Page Down and Ctrl+Page Up go to the next and the last one. */
G_DECLARE_FINAL_TYPE (TdTabsPage, td_tabs_page, TD, TABS_PAGE, GtkWidget)

TdPage *td_tabs_page_new (void);

/* td_tabs_page_add: @page: (transfer floating); the first one is shown
 * @title: translated */
void td_tabs_page_add (TdTabsPage *self, TdPage *page, const char *name, const char *title);

/* td_tabs_page_show: (transfer none) (nullable): the page, NULL if there is none of that name */
TdPage *td_tabs_page_show (TdTabsPage *self, const char *name);

G_END_DECLS
