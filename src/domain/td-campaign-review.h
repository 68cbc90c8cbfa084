#pragma once

#include "domain/td-campaign.h"

G_BEGIN_DECLS

/* Which review (sơ kết, tổng kết) of a campaign is due when: letter 628/LĐLĐ of 26/02/2021 asks for
 * reviews every year and at the end, resolution 07/NQ-TLĐ of 15/01/2020 that all launched campaigns
 * are reviewed. Everything is as of one day; what was done after it is not known yet. */

typedef enum
{
  TD_CAMPAIGN_STATE_PREPARED, /* not launched yet */
  TD_CAMPAIGN_STATE_LAUNCHED, /* its first day is still to come */
  TD_CAMPAIGN_STATE_SIGNED,   /* so it is, and the units have signed up */
  TD_CAMPAIGN_STATE_RUNNING,
  TD_CAMPAIGN_STATE_ENDED, /* not reviewed at the end yet */
  TD_CAMPAIGN_STATE_REVIEWED,
} TdCampaignState;

typedef enum
{
  TD_REVIEW_NONE,
  TD_REVIEW_INTERIM, /* sơ kết */
  TD_REVIEW_FINAL,   /* tổng kết */
} TdReviewKind;

/* TdReviewTerms: the settings
 * @final_days: after the last day of a campaign, campaign.final_review_days
 * @interim_months: between the reviews of one that goes on, campaign.interim_review_months; 0: none
 *   are due but those with a day of their own */
typedef struct
{
  int final_days;
  int interim_months;
} TdReviewTerms;

#define TD_REVIEW_FINAL_DAYS 60
#define TD_REVIEW_INTERIM_MONTHS 12

/* TdCampaignReview: passed by value
 * @launched_on: when it was launched: the day on which the stage was done, the first day of a
 *   campaign without a line for that stage; TD_DATE_NONE until then
 * @next: the earliest review that is not done
 * @due_on: by when, TD_DATE_NONE if it has no day (TD_REVIEW_NONE)
 * @is_late: @due_on has passed
 * @last: the last one that was done
 * @last_done_on: when */
typedef struct
{
  TdDate on;
  TdCampaignState state;
  TdDate launched_on;
  TdReviewKind next;
  TdDate due_on;
  gboolean is_late;
  TdReviewKind last;
  TdDate last_done_on;
} TdCampaignReview;

/* td_campaign_review_work_out:
 * @stages: (element-type TdCampaignStage): in any order
 *
 * A day that is planned for a review (due_on of its stage) wins. Else an interim review is due
 * @interim_months after the last one, after the launch (or the first day, if that is later) where
 * there was none, if the campaign still goes on then; the final one @final_days after the last day.
 * An interim review that was left out is not asked for any more when the campaign has ended. */
TdCampaignReview td_campaign_review_work_out (TdDate starts_on,
                                              TdDate ends_on,
                                              const GPtrArray *stages,
                                              const TdReviewTerms *terms,
                                              TdDate on);

/* td_campaign_review_counts: for the target that all launched campaigns are reviewed (resolution
 * 07/NQ-TLĐ), in the period from @from (TD_DATE_NONE: ever) to the review's day
 * @reached: (out): whether it is: no review is due by then and not done
 *
 * Returns: whether the campaign is one of those that are counted: a review was done in the period,
 *   or is due by its last day and not done */
gboolean td_campaign_review_counts (const TdCampaignReview *self, TdDate from, gboolean *reached);

/* td_campaign_state_to_code: (transfer none): "prepared", "launched", "signed", "running", "ended",
 * "reviewed" */
const char *td_campaign_state_to_code (TdCampaignState self);

/* td_campaign_state_to_label: (transfer none): translated, for cells of lists; @code of
 * td_campaign_state_to_code (), other texts come back as they are */
const char *td_campaign_state_to_label (const char *code);

/* td_review_kind_to_stage: (transfer none): TD_STAGE_INTERIM, TD_STAGE_FINAL, "" for none */
const char *td_review_kind_to_stage (TdReviewKind self);

G_END_DECLS
