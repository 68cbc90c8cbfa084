#include "store/td-campaign-review-sql-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "store/td-campaign-reviews.h"

static TdDate
get_date (sqlite3_value *value)
{
  TdDate date;

  td_date_from_iso ((const char *) sqlite3_value_text (value), &date);

  return date;
}

/* @text: "launched - 2025-01-01;final 2026-03-01 -" */
static GPtrArray *
parse_stages (const char *text)
{
  GPtrArray *stages = g_ptr_array_new_with_free_func ((GDestroyNotify) td_campaign_stage_free);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", ";", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 3);
      TdCampaignStage *stage;

      if (g_strv_length (words) < 3)
        continue;
      stage = td_campaign_stage_new ();
      td_text_set (&stage->stage, words[0]);
      td_date_from_iso (words[1], &stage->due_on);
      td_date_from_iso (words[2], &stage->done_on);
      g_ptr_array_add (stages, stage);
    }

  return stages;
}

static int
get_next_rank (const TdCampaignReview *review)
{
  if (review->next == TD_REVIEW_NONE)
    return 5;

  return (review->is_late ? 0 : 2) + (review->next == TD_REVIEW_INTERIM ? 0 : 1);
}

static void
set_text (sqlite3_context *context, const char *text)
{
  if (text != NULL && text[0] != '\0')
    sqlite3_result_text (context, text, -1, SQLITE_TRANSIENT);
}

/* Without a result it is NULL. */
static void
set_result (sqlite3_context *context, const char *what, const TdCampaignReview *review)
{
  if (g_strcmp0 (what, "state") == 0)
    {
      set_text (context, td_campaign_state_to_code (review->state));
    }
  else if (g_strcmp0 (what, "state-rank") == 0)
    {
      sqlite3_result_int (context, (int) review->state);
    }
  else if (g_strcmp0 (what, "next") == 0)
    {
      g_autofree char *code = g_strconcat (review->is_late ? "late " : "",
                                           td_review_kind_to_stage (review->next), NULL);

      set_text (context, code);
    }
  else if (g_strcmp0 (what, "next-rank") == 0)
    {
      sqlite3_result_int (context, get_next_rank (review));
    }
  else if (g_strcmp0 (what, "due") == 0)
    {
      g_autofree char *iso = td_date_to_iso (review->due_on);

      set_text (context, iso);
    }
  else if (g_strcmp0 (what, "late") == 0)
    {
      sqlite3_result_int (context, review->is_late ? 1 : 0);
    }
}

/* td_review (what, on, starts_on, ends_on, stages, final_days, interim_months) */
static void
review_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  g_autoptr (GPtrArray) stages = parse_stages ((const char *) sqlite3_value_text (values[4]));
  TdReviewTerms terms = td_review_terms_parse ((const char *) sqlite3_value_text (values[5]),
                                               (const char *) sqlite3_value_text (values[6]));
  TdCampaignReview review = td_campaign_review_work_out (get_date (values[2]), get_date (values[3]),
                                                         stages, &terms, get_date (values[1]));

  set_result (context, (const char *) sqlite3_value_text (values[0]), &review);
}

gboolean
td_review_add_function (TdDb *db, GError **error)
{
  int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

  return sqlite3_create_function_v2 (td_db_get_handle (db), "td_review", 7, flags, NULL, review_cb,
                                     NULL, NULL, NULL)
             == SQLITE_OK
         || td_db_set_error (db, error);
}

const char *
td_review_code_to_label (const char *code)
{
  if (g_str_equal (code, "interim"))
    return _ ("Interim review");
  if (g_str_equal (code, "final"))
    return _ ("Final review");
  if (g_str_equal (code, "late interim"))
    return _ ("Interim review is late");
  if (g_str_equal (code, "late final"))
    return _ ("Final review is late");

  return code;
}
