#include "store/td-campaign-stages-private.h"

#include "base/td-text.h"
#include "store/td-db-private.h"

static GPtrArray *
stages_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) td_campaign_stage_free);
}

gboolean
td_campaign_load_stages (TdDb *db, gint64 campaign_id, GPtrArray *stages, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      "SELECT c.id, c.stage, c.due_on, c.done_on, c.document_number, c.note"
      " FROM campaign_stage c JOIN stage s ON s.code = c.stage WHERE c.campaign_id = ?1"
      " ORDER BY s.position, coalesce (c.done_on, c.due_on, '~'), c.id",
      error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, campaign_id);

  while (TRUE)
    {
      TdCampaignStage *stage;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      stage = td_campaign_stage_new ();
      stage->id = td_stmt_get_int (stmt, 0);
      td_text_set (&stage->stage, td_stmt_get_text (stmt, 1));
      stage->due_on = td_stmt_get_date (stmt, 2);
      stage->done_on = td_stmt_get_date (stmt, 3);
      td_text_set (&stage->document_number, td_stmt_get_text (stmt, 4));
      td_text_set (&stage->note, td_stmt_get_text (stmt, 5));
      g_ptr_array_add (stages, stage);
    }
}

static gboolean
delete_missing (TdDb *db, gint64 campaign_id, const GPtrArray *stages, GError **error)
{
  g_autoptr (GPtrArray) stored = stages_new ();

  if (!td_campaign_load_stages (db, campaign_id, stored, error))
    return FALSE;

  for (guint i = 0; i < stored->len; i++)
    {
      const TdCampaignStage *old = g_ptr_array_index (stored, i);
      gboolean kept = FALSE;

      for (guint j = 0; j < stages->len && !kept; j++)
        kept = ((const TdCampaignStage *) g_ptr_array_index (stages, j))->id == old->id;
      if (!kept
          && !td_db_delete_row (db, "DELETE FROM campaign_stage WHERE id = ?1", old->id, -1, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_stage (TdDb *db, gint64 campaign_id, TdCampaignStage *stage, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      stage->id == 0 ? "INSERT INTO campaign_stage"
                       " (campaign_id, stage, due_on, done_on, document_number, note)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                     : "UPDATE campaign_stage SET stage = ?2, due_on = ?3, done_on = ?4,"
                       " document_number = ?5, note = ?6 WHERE id = ?7 AND campaign_id = ?1",
      error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, campaign_id);
  td_stmt_bind_text (stmt, 2, stage->stage);
  td_stmt_bind_date (stmt, 3, stage->due_on);
  td_stmt_bind_date (stmt, 4, stage->done_on);
  td_stmt_bind_text (stmt, 5, stage->document_number);
  td_stmt_bind_text (stmt, 6, stage->note);
  if (stage->id != 0)
    td_stmt_bind_int (stmt, 7, stage->id);
  if (!td_stmt_run (stmt, error))
    return FALSE;
  if (stage->id == 0)
    stage->id = td_db_get_last_id (db);

  return TRUE;
}

gboolean
td_campaign_save_stages (TdDb *db, gint64 campaign_id, GPtrArray *stages, GError **error)
{
  if (!delete_missing (db, campaign_id, stages, error))
    return FALSE;

  for (guint i = 0; i < stages->len; i++)
    if (!write_stage (db, campaign_id, g_ptr_array_index (stages, i), error))
      return FALSE;

  return TRUE;
}
