#pragma once

#include "app/td-page.h"
#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_SETTINGS_PAGE (td_settings_page_get_type ())

/* TdSettingsPage: the settings of the book: the organisation's lines, the recipient and the
 * signature block of its reports, what a new decision begins with. A field is saved when it is left
 * or Enter is pressed, as one change that can be undone. */
G_DECLARE_FINAL_TYPE (TdSettingsPage, td_settings_page, TD, SETTINGS_PAGE, GtkWidget)

/* td_settings_page_new: (transfer floating) */
TdPage *td_settings_page_new (TdBook *book);

G_END_DECLS
