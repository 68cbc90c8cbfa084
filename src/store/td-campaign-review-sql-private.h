#pragma once

#include "store/td-db-private.h"

G_BEGIN_DECLS

/* td-campaign-review.h in SQL, so that lists can show, sort and filter by what is due.
 *
 * TD_REVIEW_OF ("due", ":today") is one text or number of the campaign c as of a day, an
 * expression: "state"   "running", see td_campaign_state_to_code () "state-rank"   its place among
 * them "next"    "interim", "final", NULL for none; "late interim", "late final" "next-rank"   late
 * ones first, none last "due"     "2026-03-01", NULL for none "late"    1 or 0 */
#define TD_REVIEW_OF(what, on)                                                                     \
  "td_review ('" what "', " on ", c.starts_on, c.ends_on,"                                         \
  " (SELECT group_concat (s.stage || ' ' || ifnull (s.due_on, '-') || ' '"                         \
  "  || ifnull (s.done_on, '-'), ';') FROM campaign_stage s WHERE s.campaign_id = c.id),"          \
  " (SELECT value FROM setting WHERE key = 'campaign.final_review_days'),"                         \
  " (SELECT value FROM setting WHERE key = 'campaign.interim_review_months'))"

/* td_review_add_function: called by td_db_add_functions () */
gboolean td_review_add_function (TdDb *db, GError **error);

/* td_review_code_to_label: (transfer none): translated, of a code of "next"; other texts come back
 * as they are */
const char *td_review_code_to_label (const char *code);

G_END_DECLS
