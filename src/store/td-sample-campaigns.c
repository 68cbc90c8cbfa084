#include "base/td-collation.h"
#include "base/td-text.h"
#include "store/td-keys-private.h"
#include "store/td-sample-private.h"

void
td_sample_campaign_free (TdSampleCampaign *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self);
}

static gboolean
is_running (const TdSampleCampaign *self, TdDate date)
{
  return td_date_compare (self->from, date) <= 0
         && (!td_date_is_set (self->to) || td_date_compare (date, self->to) <= 0);
}

TdSampleCampaign *
td_sample_find_campaign (TdSample *self, const char *code, TdDate date)
{
  for (guint i = 0; i < self->campaigns->len; i++)
    {
      TdSampleCampaign *campaign = g_ptr_array_index (self->campaigns, i);

      /* A campaign of every year has the year behind its code: TCN2024. */
      if (g_str_has_prefix (campaign->code, code)
          && strspn (campaign->code + strlen (code), "0123456789")
                 == strlen (campaign->code + strlen (code))
          && is_running (campaign, date))
        return campaign;
    }

  return NULL;
}

static gboolean
write_campaign (TdSample *self, TdStmt *insert, const TdCsv *csv, guint row, GError **error)
{
  static const char *const columns[] = { "name",
                                         "launching_level",
                                         NULL,
                                         "theme",
                                         "starts_on",
                                         "ends_on",
                                         "document_number",
                                         "document_date",
                                         "goals",
                                         "scope",
                                         "subjects",
                                         "contents" };
  const char *name = td_csv_get (csv, row, "name");
  g_autofree char *search_key = td_keys_campaign_search (name, td_csv_get (csv, row, "theme"),
                                                         td_csv_get (csv, row, "document_number"));
  g_autoptr (GBytes) sort_key = td_collation_sort_key (name);
  TdSampleCampaign *campaign = g_new0 (TdSampleCampaign, 1);

  g_ptr_array_add (self->campaigns, campaign);
  campaign->code = g_strdup (td_csv_get (csv, row, "code"));
  campaign->name = g_strdup (name);
  campaign->share = td_sample_get_int (csv, row, "share");
  td_date_from_iso (td_csv_get (csv, row, "starts_on"), &campaign->from);
  td_date_from_iso (td_csv_get (csv, row, "ends_on"), &campaign->to);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i] == NULL)
      td_stmt_bind_int (insert, (int) i + 1, td_sample_get_int (csv, row, "is_themed"));
    else if (g_str_has_suffix (columns[i], "_on") || g_str_equal (columns[i], "document_date"))
      td_stmt_bind_code (insert, (int) i + 1, td_csv_get (csv, row, columns[i]));
    else
      td_stmt_bind_text (insert, (int) i + 1, td_csv_get (csv, row, columns[i]));
  td_stmt_bind_text (insert, 13, search_key);
  td_stmt_bind_bytes (insert, 14, sort_key);
  if (g_str_equal (td_csv_get (csv, row, "launching_level"), "TINH"))
    td_stmt_bind_int (insert, 15, ((TdSampleUnit *) g_ptr_array_index (self->units, 0))->id);
  else
    td_stmt_bind_null (insert, 15);
  if (!td_stmt_run (insert, error))
    return FALSE;
  campaign->id = td_db_get_last_id (self->db);

  return TRUE;
}

/* Writes the rows of @file for their campaign: the insert's ?1 is the campaign, the rest are
 * @columns; of those @number is one. */
static gboolean
write_parts (TdSample *self,
             const char *file,
             const char *sql,
             const char *const *columns,
             const char *number,
             GError **error)
{
  g_autoptr (TdCsv) csv = td_sample_load_csv (file, error);
  g_autoptr (TdStmt) insert = td_db_prepare (self->db, sql, error);

  if (csv == NULL || insert == NULL)
    return FALSE;

  for (guint i = 0; i < td_csv_get_n_rows (csv); i++)
    for (guint j = 0; j < self->campaigns->len; j++)
      {
        const TdSampleCampaign *campaign = g_ptr_array_index (self->campaigns, j);

        if (!g_str_equal (campaign->code, td_csv_get (csv, i, "campaign")))
          continue;
        td_stmt_bind_int (insert, 1, campaign->id);
        for (int k = 0; columns[k] != NULL; k++)
          if (g_strcmp0 (columns[k], number) == 0)
            td_stmt_bind_int (insert, k + 2, td_sample_get_int (csv, i, columns[k]));
          else if (g_str_has_suffix (columns[k], "_on"))
            td_stmt_bind_code (insert, k + 2, td_csv_get (csv, i, columns[k]));
          else
            td_stmt_bind_text (insert, k + 2, td_csv_get (csv, i, columns[k]));
        if (!td_stmt_run (insert, error))
          return FALSE;
      }

  return TRUE;
}

static gboolean
write_targets (TdSample *self, GError **error)
{
  static const char *const columns[] = { "organisation_type", "target", "value", "measure", NULL };

  return write_parts (self, "campaign_target",
                      "INSERT INTO campaign_target"
                      " (campaign_id, organisation_type, target, value, measure)"
                      " VALUES (?1, ?2, ?3, ?4, ?5)",
                      columns, "value", error);
}

static gboolean
write_stages (TdSample *self, GError **error)
{
  static const char *const columns[]
      = { "stage", "due_on", "done_on", "document_number", "note", NULL };

  return write_parts (self, "campaign_stage",
                      "INSERT INTO campaign_stage"
                      " (campaign_id, stage, due_on, done_on, document_number, note)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                      columns, NULL, error);
}

gboolean
td_sample_write_campaigns (TdSample *self, GError **error)
{
  g_autoptr (TdCsv) csv = td_sample_load_csv ("campaign", error);
  g_autoptr (TdStmt) insert
      = td_db_prepare (self->db,
                       "INSERT INTO campaign (name, launching_level, is_themed, theme, starts_on,"
                       " ends_on, document_number, document_date, goals, scope, subjects, contents,"
                       " search_key, sort_key, unit_id)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
                       error);

  if (csv == NULL || insert == NULL)
    return FALSE;
  for (guint i = 0; i < td_csv_get_n_rows (csv); i++)
    if (!write_campaign (self, insert, csv, i, error))
      return FALSE;

  return write_targets (self, error) && write_stages (self, error);
}
