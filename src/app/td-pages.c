#include "app/td-pages.h"

#include <glib/gi18n-lib.h>

#include "app/pages/td-award-page.h"
#include "app/pages/td-campaign-page.h"
#include "app/pages/td-history-page.h"
#include "app/pages/td-overview-page.h"
#include "app/pages/td-report-page.h"
#include "app/pages/td-settings-page.h"
#include "app/pages/td-unit-page.h"

/* Ends with an entry without a name, so that a page is added with one line. */
static const TdPageInfo pages[] = {
  { "overview", N_ ("Overview"), "x-office-calendar-symbolic", td_overview_page_new },
  { "units", N_ ("Units"), "view-list-symbolic", td_unit_page_new },
  { "campaigns", N_ ("Campaigns"), "emoji-flags-symbolic", td_campaign_page_new },
  { "awards", N_ ("Awards"), "starred-symbolic", td_award_page_new },
  { "reports", N_ ("Reports"), "x-office-spreadsheet-symbolic", td_report_page_new },
  { "settings", N_ ("Settings"), "emblem-system-symbolic", td_settings_page_new },
  { "history", N_ ("History"), "document-open-recent-symbolic", td_history_page_new },
  { NULL },
};

const TdPageInfo *
td_pages_get (guint *n_pages)
{
  *n_pages = G_N_ELEMENTS (pages) - 1;

  return pages;
}
