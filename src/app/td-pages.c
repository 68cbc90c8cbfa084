#include "app/td-pages.h"

#include <glib/gi18n-lib.h>

#include "app/pages/td-award-page.h"
#include "app/pages/td-campaign-page.h"
#include "app/pages/td-coverage-page.h"
#include "app/pages/td-history-page.h"
#include "app/pages/td-overview-page.h"
#include "app/pages/td-record-page.h"
#include "app/pages/td-report-page.h"
#include "app/pages/td-settings-page.h"
#include "app/pages/td-tabs-page.h"
#include "app/pages/td-unit-page.h"

static TdPage *
create_campaigns (TdBook *book)
{
  TdPage *page = td_tabs_page_new ();

  td_tabs_page_add (TD_TABS_PAGE (page), td_campaign_page_new (book), "campaigns", _ ("Campaigns"));
  td_tabs_page_add (TD_TABS_PAGE (page), td_record_page_new (book, TD_RECORD_PUBLICITY),
                    "publicity", _ ("Publicity"));

  return page;
}

static TdPage *
create_initiatives (TdBook *book)
{
  TdPage *page = td_tabs_page_new ();

  td_tabs_page_add (TD_TABS_PAGE (page), td_record_page_new (book, TD_RECORD_INITIATIVE),
                    "initiatives", _ ("Initiatives"));
  td_tabs_page_add (TD_TABS_PAGE (page), td_record_page_new (book, TD_RECORD_ROLE_MODEL),
                    "role-models", _ ("Role models"));

  return page;
}

static TdPage *
create_documents (TdBook *book)
{
  TdPage *page = td_tabs_page_new ();

  td_tabs_page_add (TD_TABS_PAGE (page), td_record_page_new (book, TD_RECORD_DOCUMENT), "documents",
                    _ ("Documents"));
  td_tabs_page_add (TD_TABS_PAGE (page), td_coverage_page_new (book), "coverage",
                    _ ("Who has, who has not"));

  return page;
}

/* Ends with an entry without a name, so that a page is added with one line. */
static const TdPageInfo pages[] = {
  { "overview", N_ ("Overview"), "x-office-calendar-symbolic", td_overview_page_new },
  { "units", N_ ("Units"), "view-list-symbolic", td_unit_page_new },
  { "campaigns", N_ ("Campaigns"), "emoji-flags-symbolic", create_campaigns },
  { "awards", N_ ("Awards"), "starred-symbolic", td_award_page_new },
  { "initiatives", N_ ("Initiatives"), "dialog-information-symbolic", create_initiatives },
  { "documents", N_ ("Documents"), "text-x-generic-symbolic", create_documents },
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
