#include "base/td-text.h"
#include "store/td-campaign-reviews.h"
#include "store/td-dues-private.h"

#define SELECT_STAGES                                                                              \
  "SELECT s.due_on, s.done_on, t.name, c.name, c.unit_id, " TD_DUES_UNIT_NAME ", c.id, s.id"       \
  " FROM campaign_stage s JOIN campaign c ON c.id = s.campaign_id JOIN stage t ON t.code = "       \
  "s.stage"                                                                                        \
  " LEFT JOIN unit u ON u.id = c.unit_id"                                                          \
  " WHERE s.stage NOT IN ('interim', 'final') AND " TD_DUES_BETWEEN ("s.due_on")

/* Done without a plan, a review stands on the day on which it was done. */
#define REVIEW_DAY "coalesce (s.due_on, s.done_on)"

#define SELECT_REVIEWS(stage, condition)                                                           \
  "SELECT " REVIEW_DAY ", s.done_on, '', c.name, c.unit_id, " TD_DUES_UNIT_NAME ", c.id, s.id"     \
  " FROM campaign_stage s JOIN campaign c ON c.id = s.campaign_id"                                 \
  " LEFT JOIN unit u ON u.id = c.unit_id"                                                          \
  " WHERE s.stage = '" stage "' AND s.done_on IS " condition " AND " TD_DUES_BETWEEN (REVIEW_DAY)

#define SELECT_UNIT "SELECT " TD_DUES_UNIT_NAME " FROM unit u WHERE u.id = ?1"

static gboolean
is_in_span (const TdDuesSpan *span, TdDate day)
{
  return td_date_is_set (day) && td_date_compare (day, span->from) >= 0
         && (!td_date_is_set (span->to) || td_date_compare (day, span->to) <= 0);
}

static gboolean
set_unit (TdDb *db, TdDue *due, gint64 unit_id, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db, SELECT_UNIT, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, unit_id);
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  due->unit_id = unit_id;
  td_text_set (&due->unit, row ? td_stmt_get_text (stmt, 0) : "");

  return TRUE;
}

/* The next review of a campaign, worked out from its days, stages and the settings. */
static gboolean
add_next (TdDb *db,
          const TdCampaignReviewRow *row,
          const TdDuesSpan *span,
          GPtrArray *dues,
          GError **error)
{
  TdDue *due;

  if (row->review.next == TD_REVIEW_NONE || !is_in_span (span, row->review.due_on))
    return TRUE;

  due = td_due_new (row->review.next == TD_REVIEW_FINAL ? TD_DUE_FINAL_REVIEW
                                                        : TD_DUE_INTERIM_REVIEW,
                    row->review.due_on, "campaign", row->campaign_id);
  td_text_set (&due->subject, row->name);
  g_ptr_array_add (dues, due);

  return row->unit_id == 0 || set_unit (db, due, row->unit_id, error);
}

/* Planned reviews that come after the next one of their campaign. */
static gboolean
add_planned (TdDb *db,
             const char *sql,
             TdDueKind kind,
             GHashTable *next,
             const TdDuesSpan *span,
             GPtrArray *dues,
             GError **error)
{
  g_autoptr (GPtrArray) planned = g_ptr_array_new_with_free_func ((GDestroyNotify) td_due_free);

  if (!td_dues_add_rows (db, sql, kind, "campaign", span, planned, error))
    return FALSE;
  for (guint i = 0; i < planned->len; i++)
    {
      const TdDue *due = g_ptr_array_index (planned, i);
      const TdCampaignReviewRow *row = g_hash_table_lookup (next, &due->id);

      if (row != NULL && row->review.next != TD_REVIEW_NONE
          && td_date_compare (due->day, row->review.due_on) > 0)
        g_ptr_array_add (dues, td_due_copy (due));
    }

  return TRUE;
}

gboolean
td_dues_add_campaigns (TdDb *db, const TdDuesSpan *span, GPtrArray *dues, GError **error)
{
  g_autoptr (GPtrArray) rows = td_campaign_reviews_read (db, span->today, error);
  g_autoptr (GHashTable) next = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      TdCampaignReviewRow *row = g_ptr_array_index (rows, i);

      g_hash_table_insert (next, &row->campaign_id, row);
      if (!add_next (db, row, span, dues, error))
        return FALSE;
    }

  return td_dues_add_rows (db, SELECT_STAGES, TD_DUE_STAGE, "campaign", span, dues, error)
         && td_dues_add_rows (db, SELECT_REVIEWS ("interim", "NOT NULL"), TD_DUE_INTERIM_REVIEW,
                              "campaign", span, dues, error)
         && td_dues_add_rows (db, SELECT_REVIEWS ("final", "NOT NULL"), TD_DUE_FINAL_REVIEW,
                              "campaign", span, dues, error)
         && add_planned (db, SELECT_REVIEWS ("interim", "NULL"), TD_DUE_INTERIM_REVIEW, next, span,
                         dues, error)
         && add_planned (db, SELECT_REVIEWS ("final", "NULL"), TD_DUE_FINAL_REVIEW, next, span,
                         dues, error);
}
