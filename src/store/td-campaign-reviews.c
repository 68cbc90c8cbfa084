#include "store/td-campaign-reviews.h"

#include "base/td-text.h"
#include "store/td-db-private.h"
#include "store/td-setting-store.h"

void
td_campaign_review_row_free (TdCampaignReviewRow *self)
{
  g_free (self->name);
  g_free (self->launching_level);
  g_free (self);
}

static int
parse_number (const char *text, int fallback)
{
  gint64 number;

  return text != NULL && g_ascii_string_to_signed (text, 10, 0, 10000, &number, NULL) ? (int) number
                                                                                      : fallback;
}

TdReviewTerms
td_review_terms_parse (const char *final_days, const char *interim_months)
{
  return (TdReviewTerms){ parse_number (final_days, TD_REVIEW_FINAL_DAYS),
                          parse_number (interim_months, TD_REVIEW_INTERIM_MONTHS) };
}

TdReviewTerms
td_review_terms_read (TdDb *db)
{
  g_autofree char *final_days = td_setting_get (db, TD_SETTING_FINAL_REVIEW_DAYS);
  g_autofree char *interim_months = td_setting_get (db, TD_SETTING_INTERIM_REVIEW_MONTHS);

  return td_review_terms_parse (final_days, interim_months);
}

static TdCampaignReviewRow *
take_row (TdStmt *stmt)
{
  TdCampaignReviewRow *row = g_new0 (TdCampaignReviewRow, 1);

  row->campaign_id = td_stmt_get_int (stmt, 0);
  row->name = td_stmt_dup_text (stmt, 1);
  row->launching_level = td_stmt_dup_text (stmt, 2);
  row->unit_id = td_stmt_get_int (stmt, 3);
  row->starts_on = td_stmt_get_date (stmt, 4);
  row->ends_on = td_stmt_get_date (stmt, 5);

  return row;
}

static TdCampaignStage *
take_stage (TdStmt *stmt)
{
  TdCampaignStage *stage = td_campaign_stage_new ();

  td_text_set (&stage->stage, td_stmt_get_text (stmt, 6));
  stage->due_on = td_stmt_get_date (stmt, 7);
  stage->done_on = td_stmt_get_date (stmt, 8);

  return stage;
}

static void
finish_row (TdCampaignReviewRow *row, GPtrArray *stages, const TdReviewTerms *terms, TdDate on)
{
  row->review = td_campaign_review_work_out (row->starts_on, row->ends_on, stages, terms, on);
  g_ptr_array_set_size (stages, 0);
}

GPtrArray *
td_campaign_reviews_read (TdDb *db, TdDate on, GError **error)
{
  g_autoptr (GPtrArray) rows
      = g_ptr_array_new_with_free_func ((GDestroyNotify) td_campaign_review_row_free);
  g_autoptr (GPtrArray) stages
      = g_ptr_array_new_with_free_func ((GDestroyNotify) td_campaign_stage_free);
  TdReviewTerms terms = td_review_terms_read (db);
  TdCampaignReviewRow *current = NULL;
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      "SELECT c.id, c.name, c.launching_level, c.unit_id, c.starts_on, c.ends_on, s.stage,"
      " s.due_on, s.done_on FROM campaign c LEFT JOIN campaign_stage s ON s.campaign_id = c.id"
      " ORDER BY c.sort_key, c.id",
      error);
  gboolean row;

  if (stmt == NULL)
    return NULL;

  while (TRUE)
    {
      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (current != NULL && (!row || current->campaign_id != td_stmt_get_int (stmt, 0)))
        {
          finish_row (current, stages, &terms, on);
          current = NULL;
        }
      if (!row)
        return g_steal_pointer (&rows);

      if (current == NULL)
        {
          current = take_row (stmt);
          g_ptr_array_add (rows, current);
        }
      if (!td_stmt_is_null (stmt, 6))
        g_ptr_array_add (stages, take_stage (stmt));
    }
}
