#pragma once

#include "app/td-page.h"
#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_CAMPAIGN_PAGE (td_campaign_page_get_type ())

/* TdCampaignPage: the emulation campaigns. */
G_DECLARE_FINAL_TYPE (TdCampaignPage, td_campaign_page, TD, CAMPAIGN_PAGE, GtkWidget)

/* td_campaign_page_new: (transfer floating) */
TdPage *td_campaign_page_new (TdBook *book);

G_END_DECLS
