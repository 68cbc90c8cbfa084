#include "domain/td-campaign-review.h"

#include <glib/gi18n-lib.h>

static const char *const state_codes[]
    = { "prepared", "launched", "signed", "running", "ended", "reviewed" };

const char *
td_campaign_state_to_code (TdCampaignState self)
{
  return state_codes[self];
}

const char *
td_campaign_state_to_label (const char *code)
{
  static const char *const labels[]
      = { NC_ ("campaign", "Being prepared"), NC_ ("campaign", "Launched"),
          NC_ ("campaign", "Signed up"),      NC_ ("campaign", "Running"),
          NC_ ("campaign", "Ended"),          NC_ ("campaign", "Reviewed") };

  for (guint i = 0; i < G_N_ELEMENTS (state_codes); i++)
    if (g_str_equal (code, state_codes[i]))
      return g_dpgettext2 (GETTEXT_PACKAGE, "campaign", labels[i]);

  return code;
}

const char *
td_review_kind_to_stage (TdReviewKind self)
{
  switch (self)
    {
    case TD_REVIEW_INTERIM:
      return TD_STAGE_INTERIM;
    case TD_REVIEW_FINAL:
      return TD_STAGE_FINAL;
    case TD_REVIEW_NONE:
    default:
      return "";
    }
}

static gboolean
is_done (const TdCampaignStage *stage, TdDate on)
{
  return td_date_is_set (stage->done_on) && td_date_compare (stage->done_on, on) <= 0;
}

/* @done_on: (out): the last day up to @on on which it was done
 * @due_on: (out): the first planned day of those that are not done */
static gboolean
find_stage (const GPtrArray *stages, const char *code, TdDate on, TdDate *done_on, TdDate *due_on)
{
  gboolean found = FALSE;

  *done_on = *due_on = TD_DATE_NONE;
  for (guint i = 0; i < stages->len; i++)
    {
      const TdCampaignStage *stage = g_ptr_array_index (stages, i);

      if (!g_str_equal (stage->stage, code))
        continue;
      found = TRUE;
      if (is_done (stage, on))
        *done_on = td_date_compare (*done_on, stage->done_on) < 0 ? stage->done_on : *done_on;
      else if (td_date_is_set (stage->due_on)
               && (!td_date_is_set (*due_on) || td_date_compare (stage->due_on, *due_on) < 0))
        *due_on = stage->due_on;
    }

  return found;
}

static TdDate
later (TdDate a, TdDate b)
{
  return td_date_compare (a, b) < 0 ? b : a;
}

static gboolean
has_ended (TdDate ends_on, TdDate day)
{
  return td_date_is_set (ends_on) && td_date_compare (ends_on, day) < 0;
}

/* When the next interim review is due, TD_DATE_NONE for never. */
static TdDate
find_interim (
    TdDate begins_on, TdDate ends_on, TdDate planned, TdDate last, const TdReviewTerms *terms)
{
  TdDate due;

  if (td_date_is_set (planned))
    return planned;
  if (terms->interim_months <= 0)
    return TD_DATE_NONE;

  due = td_date_add_months (td_date_is_set (last) ? last : begins_on, terms->interim_months);

  return has_ended (ends_on, due) ? TD_DATE_NONE : due;
}

static TdCampaignState
find_state (TdDate starts_on, TdDate ends_on, gboolean is_signed, const TdCampaignReview *review)
{
  if (!td_date_is_set (review->launched_on))
    return TD_CAMPAIGN_STATE_PREPARED;
  if (review->last == TD_REVIEW_FINAL)
    return TD_CAMPAIGN_STATE_REVIEWED;
  if (has_ended (ends_on, review->on))
    return TD_CAMPAIGN_STATE_ENDED;
  if (td_date_compare (starts_on, review->on) <= 0)
    return TD_CAMPAIGN_STATE_RUNNING;

  return is_signed ? TD_CAMPAIGN_STATE_SIGNED : TD_CAMPAIGN_STATE_LAUNCHED;
}

static void
find_next (TdDate starts_on,
           TdDate ends_on,
           TdDate interim_due,
           TdDate interim_done,
           TdDate final_due,
           const TdReviewTerms *terms,
           TdCampaignReview *review)
{
  TdDate interim = TD_DATE_NONE;
  TdDate final = final_due;

  if (!has_ended (ends_on, review->on))
    interim = find_interim (later (review->launched_on, starts_on), ends_on, interim_due,
                            interim_done, terms);
  if (!td_date_is_set (final))
    final = td_date_add_days (ends_on, terms->final_days);

  if (td_date_is_set (interim) && (!td_date_is_set (final) || td_date_compare (interim, final) < 0))
    {
      review->next = TD_REVIEW_INTERIM;
      review->due_on = interim;
    }
  else if (td_date_is_set (final))
    {
      review->next = TD_REVIEW_FINAL;
      review->due_on = final;
    }
  review->is_late
      = td_date_is_set (review->due_on) && td_date_compare (review->due_on, review->on) < 0;
}

TdCampaignReview
td_campaign_review_work_out (TdDate starts_on,
                             TdDate ends_on,
                             const GPtrArray *stages,
                             const TdReviewTerms *terms,
                             TdDate on)
{
  TdCampaignReview review = { .on = on, .next = TD_REVIEW_NONE, .last = TD_REVIEW_NONE };
  TdDate due, signed_on, interim_due, interim_done, final_due, final_done;

  if (!find_stage (stages, TD_STAGE_LAUNCHED, on, &review.launched_on, &due)
      && td_date_compare (starts_on, on) <= 0)
    review.launched_on = starts_on;
  find_stage (stages, TD_STAGE_SIGNED, on, &signed_on, &due);
  find_stage (stages, TD_STAGE_INTERIM, on, &interim_done, &interim_due);
  find_stage (stages, TD_STAGE_FINAL, on, &final_done, &final_due);

  if (td_date_is_set (final_done))
    {
      review.last = TD_REVIEW_FINAL;
      review.last_done_on = final_done;
    }
  else if (td_date_is_set (interim_done))
    {
      review.last = TD_REVIEW_INTERIM;
      review.last_done_on = interim_done;
    }

  review.state = find_state (starts_on, ends_on, td_date_is_set (signed_on), &review);
  if (td_date_is_set (review.launched_on) && review.last != TD_REVIEW_FINAL)
    find_next (starts_on, ends_on, interim_due, interim_done, final_due, terms, &review);

  return review;
}

gboolean
td_campaign_review_counts (const TdCampaignReview *self, TdDate from, gboolean *reached)
{
  gboolean is_due = td_date_is_set (self->due_on) && td_date_compare (self->due_on, self->on) <= 0;

  *reached = !is_due;
  if (!td_date_is_set (self->launched_on))
    return FALSE;

  return is_due
         || (td_date_is_set (self->last_done_on)
             && td_date_compare (self->last_done_on, from) >= 0);
}
