/* Writing of td-campaign-sheet-store.h. */
#include <glib/gi18n-lib.h>

#include "store/td-campaign-sheet-private.h"
#include "store/td-db-private.h"

static gboolean
set_stale_error (const TdCampaignLine *line, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_STALE,
               _ ("What the book has of “%s” in “%s” was changed meanwhile. What you typed is kept "
                  "here: copy it, and open the sheet again."),
               line->name, line->campaign);

  return FALSE;
}

static void
bind_cell (TdStmt *stmt, int index, const TdSheetCell *cell, TdSheetCellKind kind)
{
  if (kind == TD_SHEET_TEXT)
    td_stmt_bind_text (stmt, index, cell->text != NULL ? cell->text : "");
  else if (cell->number == TD_SHEET_UNKNOWN)
    td_stmt_bind_null (stmt, index);
  else if (kind == TD_SHEET_DATE)
    td_stmt_bind_date (stmt, index, td_sheet_cell_get_date (cell));
  else
    td_stmt_bind_int (stmt, index, cell->number);
}

static void
bind_cells (TdStmt *stmt, int index, const TdCampaignSheet *sheet, const TdCampaignLine *line)
{
  for (guint i = sheet->kind == TD_CAMPAIGN_SHEET_UNITS ? TD_TAKING_PART_REGISTERED_ON : 0;
       i < td_campaign_sheet_get_n_fields (sheet); i++)
    bind_cell (stmt, index++, &line->cells[i], td_campaign_sheet_get_field (sheet, i)->kind);
}

static gboolean
delete_line (TdDb *db, const TdCampaignSheet *sheet, TdCampaignLine *line, GError **error)
{
  const char *sql = sheet->kind == TD_CAMPAIGN_SHEET_UNITS
                        ? "DELETE FROM campaign_unit WHERE id = ?1 AND revision = ?2"
                        : "DELETE FROM campaign_result WHERE id = ?1 AND revision = ?2";
  g_autoptr (GError) local_error = NULL;

  if (line->id == 0)
    return TRUE;
  if (!td_db_delete_row (db, sql, line->id, line->revision, &local_error))
    {
      if (g_error_matches (local_error, TD_ERROR, TD_ERROR_STALE))
        return set_stale_error (line, error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  line->id = 0;
  line->revision = 0;

  return TRUE;
}

/* The cells from ?4 on: of taking part ?3 is not used. */
static TdStmt *
prepare (TdDb *db, TdCampaignSheetKind kind, gboolean is_new, GError **error)
{
#define VALUES "?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12"
  if (kind == TD_CAMPAIGN_SHEET_UNITS)
    return td_db_prepare (
        db,
        is_new ? "INSERT INTO campaign_unit (campaign_id, unit_id, " TD_TAKING_PART_COLUMNS ")"
                 " SELECT ?1, ?2, " VALUES " WHERE ?3 IS NULL"
                 " ON CONFLICT (campaign_id, unit_id) DO NOTHING"
               : "UPDATE campaign_unit SET (" TD_TAKING_PART_COLUMNS ") = (" VALUES "),"
                 " revision = revision + 1 WHERE id = ?1 AND revision = ?2 AND ?3 IS NULL",
        error);

  return td_db_prepare (
      db,
      is_new ? "INSERT INTO campaign_result (campaign_id, unit_id, period, " TD_RESULT_COLUMNS ")"
               " VALUES (?1, ?2, ?3, " VALUES ")"
               " ON CONFLICT (campaign_id, unit_id, period) DO NOTHING"
             : "UPDATE campaign_result SET (" TD_RESULT_COLUMNS ") = (" VALUES "),"
               " revision = revision + 1 WHERE id = ?1 AND revision = ?2 AND period = ?3",
      error);
#undef VALUES
}

static gboolean
write_line (TdDb *db,
            const TdCampaignSheet *sheet,
            TdCampaignLine *line,
            const char *period,
            GError **error)
{
  gboolean is_new = line->id == 0;
  g_autoptr (TdStmt) stmt = prepare (db, sheet->kind, is_new, error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, is_new ? line->campaign_id : line->id);
  td_stmt_bind_int (stmt, 2, is_new ? line->unit_id : line->revision);
  td_stmt_bind_text (stmt, 3, period);
  bind_cells (stmt, 4, sheet, line);
  if (!td_stmt_run (stmt, error))
    return FALSE;
  if (td_db_get_n_changed (db) == 0)
    return set_stale_error (line, error);

  return td_db_finish_row (db, &line->id, &line->revision, error);
}

/* Of results: on the period's last day that has come. */
static gboolean
register_unit (TdDb *db, const TdCampaignSheet *sheet, TdCampaignLine *line, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "INSERT INTO campaign_unit (campaign_id, unit_id, registered_on)"
                       " VALUES (?1, ?2, ?3) ON CONFLICT (campaign_id, unit_id) DO NOTHING",
                       error);
  TdDate on
      = td_date_compare (sheet->today, sheet->period.to) < 0 ? sheet->today : sheet->period.to;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, line->campaign_id);
  td_stmt_bind_int (stmt, 2, line->unit_id);
  td_stmt_bind_date (stmt, 3, on);
  if (!td_stmt_run (stmt, error))
    return FALSE;
  line->is_registered = TRUE;
  line->registers = FALSE;

  return TRUE;
}

static gboolean
is_left (const TdCampaignSheet *sheet, guint index)
{
  return sheet->kind == TD_CAMPAIGN_SHEET_UNITS ? td_campaign_sheet_line_takes_part (sheet, index)
                                                : !td_campaign_sheet_line_is_empty (sheet, index);
}

gboolean
td_campaign_sheet_save (TdDb *db, TdCampaignSheet *sheet, GError **error)
{
  g_autoptr (GPtrArray) problems = td_campaign_sheet_check (sheet);
  g_autofree char *period
      = sheet->kind == TD_CAMPAIGN_SHEET_RESULTS ? td_period_to_code (&sheet->period) : NULL;

  if (!td_problems_set_error (problems, error))
    return FALSE;

  for (guint i = 0; i < sheet->lines->len; i++)
    {
      TdCampaignLine *line = td_campaign_sheet_get_line (sheet, i);

      if (!td_campaign_sheet_line_is_changed (sheet, i))
        continue;
      if (line->registers && !register_unit (db, sheet, line, error))
        return FALSE;
      if (is_left (sheet, i))
        {
          if (!write_line (db, sheet, line, period, error))
            return FALSE;
        }
      else
        {
          if (!delete_line (db, sheet, line, error))
            return FALSE;
          for (guint j = 0; j < TD_CAMPAIGN_SHEET_MAX_FIELDS; j++)
            td_sheet_cell_clear (&line->cells[j]);
        }
      td_campaign_line_set_stored (line);
    }

  return TRUE;
}
