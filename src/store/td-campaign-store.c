#include "store/td-campaign-store.h"

#include <glib/gi18n-lib.h>

#include "base/td-collation.h"
#include "base/td-text.h"
#include "store/td-campaign-stages-private.h"
#include "store/td-db-private.h"
#include "store/td-keys-private.h"
#include "store/td-search-private.h"

static gboolean
load_targets (TdDb *db, TdCampaign *campaign, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      "SELECT t.id, t.organisation_type, t.target, t.value, t.measure, t.direction"
      " FROM campaign_target t JOIN organisation_type o ON o.code = t.organisation_type"
      " WHERE t.campaign_id = ?1 ORDER BY o.position, t.id",
      error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, campaign->id);

  while (TRUE)
    {
      TdCampaignTarget *target;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      target = td_campaign_target_new ();
      target->id = td_stmt_get_int (stmt, 0);
      td_text_set (&target->organisation_type, td_stmt_get_text (stmt, 1));
      td_text_set (&target->target, td_stmt_get_text (stmt, 2));
      target->value = td_stmt_is_null (stmt, 3) ? -1 : td_stmt_get_int (stmt, 3);
      td_text_set (&target->measure, td_stmt_get_text (stmt, 4));
      td_text_set (&target->direction, td_stmt_get_text (stmt, 5));
      g_ptr_array_add (campaign->targets, target);
    }
}

TdCampaign *
td_campaign_load (TdDb *db, gint64 id, GError **error)
{
  g_autoptr (TdCampaign) campaign = td_campaign_new ();
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      "SELECT revision, name, launching_level, is_themed, theme, starts_on, ends_on,"
      " document_number, document_date, goals, scope, subjects, contents, parent_id,"
      " note, unit_id FROM campaign WHERE id = ?1",
      error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, id);
  if (!td_stmt_step (stmt, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _ ("This campaign is no longer in the book."));
      return NULL;
    }

  campaign->id = id;
  campaign->revision = (int) td_stmt_get_int (stmt, 0);
  td_text_set (&campaign->name, td_stmt_get_text (stmt, 1));
  td_text_set (&campaign->launching_level, td_stmt_get_text (stmt, 2));
  campaign->is_themed = td_stmt_get_int (stmt, 3) != 0;
  td_text_set (&campaign->theme, td_stmt_get_text (stmt, 4));
  campaign->starts_on = td_stmt_get_date (stmt, 5);
  campaign->ends_on = td_stmt_get_date (stmt, 6);
  td_text_set (&campaign->document_number, td_stmt_get_text (stmt, 7));
  campaign->document_date = td_stmt_get_date (stmt, 8);
  td_text_set_lines (&campaign->goals, td_stmt_get_text (stmt, 9));
  td_text_set_lines (&campaign->scope, td_stmt_get_text (stmt, 10));
  td_text_set_lines (&campaign->subjects, td_stmt_get_text (stmt, 11));
  td_text_set_lines (&campaign->contents, td_stmt_get_text (stmt, 12));
  campaign->parent_id = td_stmt_get_int (stmt, 13);
  td_text_set_lines (&campaign->note, td_stmt_get_text (stmt, 14));
  campaign->unit_id = td_stmt_get_int (stmt, 15);
  if (!load_targets (db, campaign, error)
      || !td_campaign_load_stages (db, id, campaign->stages, error))
    return NULL;

  return g_steal_pointer (&campaign);
}

static gboolean
read_same_name (TdDb *db, const TdCampaign *campaign, gboolean *same, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      "SELECT 1 FROM campaign WHERE id <> ?1 AND name = ?2 AND launching_level = ?3"
      " AND starts_on IS ?4",
      error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, campaign->id);
  td_stmt_bind_text (stmt, 2, campaign->name);
  td_stmt_bind_text (stmt, 3, campaign->launching_level);
  td_stmt_bind_date (stmt, 4, campaign->starts_on);

  return td_stmt_step (stmt, same, error);
}

static gboolean
read_is_below (TdDb *db, const TdCampaign *campaign, gboolean *below, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "WITH RECURSIVE below (id) AS (SELECT ?1 UNION"
                       " SELECT c.id FROM campaign c JOIN below b ON c.parent_id = b.id)"
                       " SELECT 1 FROM below WHERE id = ?2",
                       error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, campaign->id);
  td_stmt_bind_int (stmt, 2, campaign->parent_id);

  return td_stmt_step (stmt, below, error);
}

/* Its last name: who chooses it reads that one. */
static gboolean
read_unit (TdDb *db, gint64 unit_id, TdCampaignFacts *facts, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db, "SELECT name, valid_from, valid_to FROM unit WHERE id = ?1", error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, unit_id);
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    {
      facts->unit_name = td_stmt_dup_text (stmt, 0);
      facts->unit_from = td_stmt_get_date (stmt, 1);
      facts->unit_to = td_stmt_get_date (stmt, 2);
    }

  return TRUE;
}

gboolean
td_campaign_load_facts (TdDb *db,
                        const TdCampaign *campaign,
                        TdCampaignFacts *facts,
                        GError **error)
{
  *facts = (TdCampaignFacts){ .today = td_date_today () };

  if (!read_same_name (db, campaign, &facts->same_name, error)
      || (campaign->unit_id != 0 && !read_unit (db, campaign->unit_id, facts, error)))
    return FALSE;

  return campaign->id == 0 || campaign->parent_id == 0
         || read_is_below (db, campaign, &facts->parent_is_below, error);
}

static gboolean
write_row (TdDb *db, TdCampaign *campaign, GError **error)
{
  g_autofree char *search_key
      = td_keys_campaign_search (campaign->name, campaign->theme, campaign->document_number);
  g_autoptr (GBytes) sort_key = td_collation_sort_key (campaign->name);
  const char *sql
      = campaign->id == 0
            ? "INSERT INTO campaign (name, launching_level, is_themed, theme, starts_on, ends_on,"
              " document_number, document_date, goals, scope, subjects, contents, parent_id, note,"
              " search_key, sort_key, unit_id)"
              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,"
              " ?17)"
            : "UPDATE campaign SET name = ?1, launching_level = ?2, is_themed = ?3, theme = ?4,"
              " starts_on = ?5, ends_on = ?6, document_number = ?7, document_date = ?8, goals = ?9,"
              " scope = ?10, subjects = ?11, contents = ?12, parent_id = ?13, note = ?14,"
              " search_key = ?15, sort_key = ?16, unit_id = ?17, revision = revision + 1"
              " WHERE id = ?18 AND revision = ?19";
  g_autoptr (TdStmt) stmt = td_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_text (stmt, 1, campaign->name);
  td_stmt_bind_text (stmt, 2, campaign->launching_level);
  td_stmt_bind_int (stmt, 3, campaign->is_themed ? 1 : 0);
  td_stmt_bind_text (stmt, 4, campaign->theme);
  td_stmt_bind_date (stmt, 5, campaign->starts_on);
  td_stmt_bind_date (stmt, 6, campaign->ends_on);
  td_stmt_bind_text (stmt, 7, campaign->document_number);
  td_stmt_bind_date (stmt, 8, campaign->document_date);
  td_stmt_bind_text (stmt, 9, campaign->goals);
  td_stmt_bind_text (stmt, 10, campaign->scope);
  td_stmt_bind_text (stmt, 11, campaign->subjects);
  td_stmt_bind_text (stmt, 12, campaign->contents);
  td_stmt_bind_id (stmt, 13, campaign->parent_id);
  td_stmt_bind_text (stmt, 14, campaign->note);
  td_stmt_bind_text (stmt, 15, search_key);
  td_stmt_bind_bytes (stmt, 16, sort_key);
  td_stmt_bind_id (stmt, 17, campaign->unit_id);
  if (campaign->id != 0)
    {
      td_stmt_bind_int (stmt, 18, campaign->id);
      td_stmt_bind_int (stmt, 19, campaign->revision);
    }
  if (!td_stmt_run (stmt, error))
    return FALSE;

  return td_db_finish_row (db, &campaign->id, &campaign->revision, error);
}

static gboolean
delete_missing_targets (TdDb *db, const TdCampaign *campaign, GError **error)
{
  g_autoptr (TdCampaign) stored = td_campaign_new ();

  stored->id = campaign->id;
  if (!load_targets (db, stored, error))
    return FALSE;

  for (guint i = 0; i < stored->targets->len; i++)
    {
      const TdCampaignTarget *old = g_ptr_array_index (stored->targets, i);
      gboolean kept = FALSE;

      for (guint j = 0; j < campaign->targets->len && !kept; j++)
        kept = ((const TdCampaignTarget *) g_ptr_array_index (campaign->targets, j))->id == old->id;
      if (!kept
          && !td_db_delete_row (db, "DELETE FROM campaign_target WHERE id = ?1", old->id, -1,
                                error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_target (TdDb *db, gint64 campaign_id, TdCampaignTarget *target, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      target->id == 0
          ? "INSERT INTO campaign_target"
            " (campaign_id, organisation_type, target, value, measure,"
            " direction) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
          : "UPDATE campaign_target SET organisation_type = ?2, target = ?3,"
            " value = ?4, measure = ?5, direction = ?6 WHERE id = ?7 AND campaign_id = ?1",
      error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, campaign_id);
  td_stmt_bind_text (stmt, 2, target->organisation_type);
  td_stmt_bind_text (stmt, 3, target->target);
  if (target->value < 0)
    td_stmt_bind_null (stmt, 4);
  else
    td_stmt_bind_int (stmt, 4, target->value);
  td_stmt_bind_text (stmt, 5, target->measure);
  td_stmt_bind_text (stmt, 6, target->direction);
  if (target->id != 0)
    td_stmt_bind_int (stmt, 7, target->id);
  if (!td_stmt_run (stmt, error))
    return FALSE;
  if (target->id == 0)
    target->id = td_db_get_last_id (db);

  return TRUE;
}

gboolean
td_campaign_save (TdDb *db, const TdCatalogue *catalogue, TdCampaign *campaign, GError **error)
{
  g_auto (TdCampaignFacts) facts = { 0 };
  g_autoptr (GPtrArray) problems = NULL;

  if (!td_campaign_load_facts (db, campaign, &facts, error))
    return FALSE;
  problems = td_campaign_check (campaign, catalogue, &facts);
  if (!td_problems_set_error (problems, error))
    return FALSE;

  if (!write_row (db, campaign, error) || !delete_missing_targets (db, campaign, error))
    return FALSE;
  for (guint i = 0; i < campaign->targets->len; i++)
    if (!write_target (db, campaign->id, g_ptr_array_index (campaign->targets, i), error))
      return FALSE;

  return td_campaign_save_stages (db, campaign->id, campaign->stages, error);
}

void
td_campaign_hit_free (TdCampaignHit *self)
{
  g_free (self->name);
  g_free (self->launching_level);
  g_free (self);
}

GPtrArray *
td_campaign_search (TdDb *db, const char *text, TdDate on, guint limit, GError **error)
{
  g_autoptr (GPtrArray) hits
      = g_ptr_array_new_with_free_func ((GDestroyNotify) td_campaign_hit_free);
  g_auto (GStrv) words = td_search_split (text);
  g_autoptr (GString) sql
      = g_string_new ("SELECT id, name, launching_level, starts_on, ends_on FROM campaign WHERE ");
  g_autoptr (TdStmt) stmt = NULL;
  gboolean row;

  td_search_append_condition (sql, "search_key", words, 3);
  g_string_append (sql, " ORDER BY (starts_on IS NULL OR starts_on <= ?1)"
                        " AND (ends_on IS NULL OR ends_on >= ?1) DESC, sort_key, starts_on, id"
                        " LIMIT ?2");
  stmt = td_db_prepare (db, sql->str, error);
  if (stmt == NULL)
    return NULL;
  td_stmt_bind_date (stmt, 1, on);
  td_stmt_bind_int (stmt, 2, limit);
  td_search_bind (stmt, words, 3);

  while (TRUE)
    {
      TdCampaignHit *hit;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&hits);

      hit = g_new0 (TdCampaignHit, 1);
      hit->id = td_stmt_get_int (stmt, 0);
      hit->name = td_stmt_dup_text (stmt, 1);
      hit->launching_level = td_stmt_dup_text (stmt, 2);
      hit->starts_on = td_stmt_get_date (stmt, 3);
      hit->ends_on = td_stmt_get_date (stmt, 4);
      g_ptr_array_add (hits, hit);
    }
}
