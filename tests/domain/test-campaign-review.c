#include "domain/td-campaign-review.h"

#include "base/td-text.h"

/* @stages: "launched:planned:done final:planned:", days as they are stored
 * @last: "interim 2025-01-01", "" for none; @next as well, with " late"
 * @counts: in the half-year of @on: "-", "reached", "missed" */
typedef struct
{
  const char *starts_on;
  const char *ends_on;
  const char *stages;
  const char *on;
  const char *state;
  const char *launched_on;
  const char *last;
  const char *next;
  const char *counts;
} Case;

static const Case cases[] = {
  /* Nothing is asked of what was not launched. */
  { "", "", "", "2026-06-30", "prepared", "", "", "", "-" },
  { "2026-07-01", "", "", "2026-06-30", "prepared", "", "", "", "-" },
  { "2024-01-01", "2024-12-31", "launched:2024-01-01:", "2026-06-30", "prepared", "", "", "", "-" },
  { "2026-01-01", "", "launched::2026-07-01", "2026-06-30", "prepared", "", "", "", "-" },
  { "2024-01-01", "2024-12-31", "launched:2024-01-01: final::2025-01-05", "2026-06-30", "prepared",
    "", "final 2025-01-05", "", "-" },
  /* Launched, its first day is still to come. */
  { "2026-08-01", "2026-12-31", "prepared::2026-05-01 launched::2026-06-01", "2026-06-30",
    "launched", "2026-06-01", "", "final 2027-03-01", "-" },
  { "2026-08-01", "2026-12-31", "launched::2026-06-01 signed::2026-06-30", "2026-06-30", "signed",
    "2026-06-01", "", "final 2027-03-01", "-" },
  /* One that goes on: a year after the launch, after its first day, after the last review. */
  { "2026-01-01", "", "", "2026-06-30", "running", "2026-01-01", "", "interim 2027-01-01", "-" },
  { "", "", "launched::2025-06-30", "2026-06-30", "running", "2025-06-30", "", "interim 2026-06-30",
    "missed" },
  { "", "", "launched::2025-06-29", "2026-06-30", "running", "2025-06-29", "",
    "interim 2026-06-29 late", "missed" },
  { "2025-01-01", "2026-12-31", "launched::2024-12-01", "2025-12-31", "running", "2024-12-01", "",
    "interim 2026-01-01", "-" },
  { "2021-01-01", "", "launched::2021-01-01 interim::2024-03-01 interim::2022-01-01", "2026-06-30",
    "running", "2021-01-01", "interim 2024-03-01", "interim 2025-03-01 late", "missed" },
  { "2021-01-01", "", "launched::2021-01-01 interim::2026-01-01", "2026-06-30", "running",
    "2021-01-01", "interim 2026-01-01", "interim 2027-01-01", "reached" },
  { "2021-01-01", "", "launched::2021-01-01 interim::2025-12-31", "2026-06-30", "running",
    "2021-01-01", "interim 2025-12-31", "interim 2026-12-31", "-" },
  { "2024-02-29", "", "", "2025-03-01", "running", "2024-02-29", "", "interim 2025-02-28 late",
    "missed" },
  /* What was done after the day is not known yet. */
  { "2021-01-01", "", "interim::2026-07-01", "2026-06-30", "running", "2021-01-01", "",
    "interim 2022-01-01 late", "missed" },
  /* A year's campaign has its final review alone. */
  { "2025-01-01", "2025-12-31", "", "2025-12-31", "running", "2025-01-01", "", "final 2026-03-01",
    "-" },
  { "2025-01-01", "2025-12-31", "", "2026-01-01", "ended", "2025-01-01", "", "final 2026-03-01",
    "-" },
  { "2025-01-01", "2025-12-31", "", "2026-03-01", "ended", "2025-01-01", "", "final 2026-03-01",
    "missed" },
  { "2025-01-01", "2025-12-31", "", "2026-06-30", "ended", "2025-01-01", "",
    "final 2026-03-01 late", "missed" },
  { "2025-01-01", "2025-12-31", "final::2026-01-15", "2026-06-30", "reviewed", "2025-01-01",
    "final 2026-01-15", "", "reached" },
  { "2025-01-01", "2025-12-31", "final::2025-12-25", "2026-06-30", "reviewed", "2025-01-01",
    "final 2025-12-25", "", "-" },
  { "2025-01-01", "2025-12-31", "final::2025-12-25", "2025-12-31", "reviewed", "2025-01-01",
    "final 2025-12-25", "", "reached" },
  /* An interim review that was left out is over with the campaign. */
  { "2023-01-01", "2025-12-31", "", "2025-12-31", "running", "2023-01-01", "",
    "interim 2024-01-01 late", "missed" },
  { "2023-01-01", "2025-12-31", "", "2026-01-01", "ended", "2023-01-01", "", "final 2026-03-01",
    "-" },
  /* Planned days win. */
  { "2025-01-01", "2025-12-31", "final:2026-07-15:", "2026-06-30", "ended", "2025-01-01", "",
    "final 2026-07-15", "-" },
  { "2021-01-01", "", "interim:2026-06-29:", "2026-06-30", "running", "2021-01-01", "",
    "interim 2026-06-29 late", "missed" },
  { "2021-01-01", "", "interim:2027-01-01: interim:2026-09-01: interim:2025-01-01:2025-01-05",
    "2026-06-30", "running", "2021-01-01", "interim 2025-01-05", "interim 2026-09-01", "-" },
  { "2026-01-01", "", "final:2026-05-01:", "2026-06-30", "running", "2026-01-01", "",
    "final 2026-05-01 late", "missed" },
  /* A step without a day is as if it were not there. */
  { "2025-01-01", "2025-12-31", "final:: interim::", "2026-06-30", "ended", "2025-01-01", "",
    "final 2026-03-01 late", "missed" },
};

static TdDate
read_day (const char *text)
{
  TdDate day = TD_DATE_NONE;

  if (text[0] != '\0')
    g_assert_true (td_date_from_iso (text, &day));

  return day;
}

static GPtrArray *
read_stages (const char *text)
{
  GPtrArray *stages = g_ptr_array_new_with_free_func ((GDestroyNotify) td_campaign_stage_free);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; text[0] != '\0' && words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], ":", -1);
      TdCampaignStage *stage = td_campaign_stage_new ();

      g_assert_cmpuint (g_strv_length (parts), ==, 3);
      td_text_set (&stage->stage, parts[0]);
      stage->due_on = read_day (parts[1]);
      stage->done_on = read_day (parts[2]);
      g_ptr_array_add (stages, stage);
    }

  return stages;
}

static char *
describe (TdReviewKind kind, TdDate day, gboolean is_late)
{
  g_autofree char *iso = td_date_to_iso (day);

  if (kind == TD_REVIEW_NONE)
    {
      g_assert_null (iso);
      g_assert_false (is_late);
      return g_strdup ("");
    }

  return g_strdup_printf ("%s %s%s", td_review_kind_to_stage (kind), iso, is_late ? " late" : "");
}

static void
test_cases (void)
{
  TdReviewTerms terms = { TD_REVIEW_FINAL_DAYS, TD_REVIEW_INTERIM_MONTHS };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *test = &cases[i];
      g_autoptr (GPtrArray) stages = read_stages (test->stages);
      TdDate on = read_day (test->on);
      TdCampaignReview review = td_campaign_review_work_out (
          read_day (test->starts_on), read_day (test->ends_on), stages, &terms, on);
      g_autofree char *launched = td_date_to_iso (review.launched_on);
      g_autofree char *last = describe (review.last, review.last_done_on, FALSE);
      g_autofree char *next = describe (review.next, review.due_on, review.is_late);
      gboolean reached;
      gboolean counts = td_campaign_review_counts (
          &review, TD_DATE (on.year, on.month <= 6 ? 1 : 7, 1), &reached);

      g_test_message ("%s - %s, %s, on %s", test->starts_on, test->ends_on, test->stages, test->on);
      g_assert_cmpstr (td_campaign_state_to_code (review.state), ==, test->state);
      g_assert_cmpstr (launched != NULL ? launched : "", ==, test->launched_on);
      g_assert_cmpstr (last, ==, test->last);
      g_assert_cmpstr (next, ==, test->next);
      g_assert_cmpstr (!counts ? "-" : reached ? "reached" : "missed", ==, test->counts);
    }
}

/* Other settings, and none at all for interim reviews. */
static void
test_terms (void)
{
  g_autoptr (GPtrArray) stages = read_stages ("launched::2025-01-15");
  TdReviewTerms half_year = { 30, 6 };
  TdReviewTerms final_only = { 0, 0 };
  TdCampaignReview review;

  review = td_campaign_review_work_out (TD_DATE_NONE, TD_DATE (2025, 12, 31), stages, &half_year,
                                        TD_DATE (2025, 2, 1));
  g_assert_cmpint (review.next, ==, TD_REVIEW_INTERIM);
  g_assert_true (td_date_equal (review.due_on, TD_DATE (2025, 7, 15)));
  review = td_campaign_review_work_out (TD_DATE_NONE, TD_DATE (2025, 12, 31), stages, &half_year,
                                        TD_DATE (2026, 2, 1));
  g_assert_true (td_date_equal (review.due_on, TD_DATE (2026, 1, 30)));
  g_assert_true (review.is_late);

  review = td_campaign_review_work_out (TD_DATE_NONE, TD_DATE (2025, 12, 31), stages, &final_only,
                                        TD_DATE (2025, 12, 31));
  g_assert_cmpint (review.next, ==, TD_REVIEW_FINAL);
  g_assert_true (td_date_equal (review.due_on, TD_DATE (2025, 12, 31)));
  g_assert_false (review.is_late);
  review = td_campaign_review_work_out (TD_DATE_NONE, TD_DATE_NONE, stages, &final_only,
                                        TD_DATE (2030, 1, 1));
  g_assert_cmpint (review.next, ==, TD_REVIEW_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/campaign-review/cases", test_cases);
  g_test_add_func ("/campaign-review/terms", test_terms);

  return g_test_run ();
}
