#pragma once

#include "domain/td-campaign-review.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* TdCampaignReviewRow: a campaign and what is due of it: for reports, the calendar and the check
 * @unit_id: the unit that launched it, 0 for a body outside of the book
 * @launching_level: a code */
typedef struct
{
  gint64 campaign_id;
  char *name;
  char *launching_level;
  gint64 unit_id;
  TdDate starts_on;
  TdDate ends_on;
  TdCampaignReview review;
} TdCampaignReviewRow;

void td_campaign_review_row_free (TdCampaignReviewRow *self);

/* td_campaign_reviews_read: of all campaigns, as of @on; works with a connection of any thread
 *
 * Returns: (transfer full) (element-type TdCampaignReviewRow) (nullable): by name, those that do
 * not begin until after @on included (TD_CAMPAIGN_STATE_PREPARED) */
GPtrArray *td_campaign_reviews_read (TdDb *db, TdDate on, GError **error);

/* td_review_terms_read: the two settings; where there is no number, the program's own */
TdReviewTerms td_review_terms_read (TdDb *db);

/* td_review_terms_parse: the same of texts, both (nullable) */
TdReviewTerms td_review_terms_parse (const char *final_days, const char *interim_months);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCampaignReviewRow, td_campaign_review_row_free)

G_END_DECLS
