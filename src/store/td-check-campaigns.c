/* What td-campaign-sheet-check.c says while results are typed, of those that the book has. */
#include <glib/gi18n-lib.h>

#include "domain/td-period.h"
#include "store/td-check-private.h"

/* A row of campaign_result beside its unit and its campaign. */
typedef struct
{
  gint64 id;
  const char *unit;
  const char *campaign;
  const char *period;
  TdDate unit_to;
  TdDate campaign_from;
  TdDate campaign_to;
  gboolean is_registered;
  gboolean has_more_recognised;
} Row;

static void
add (TdCheck *self, TdSeverity severity, const char *code, const Row *row, const char *message)
{
  g_autoptr (GString) filled = g_string_new (message);

  g_string_replace (filled, "{c}", row->period, 1);
  td_check_add (self, severity, code, "campaign_result", row->id, filled->str, row->unit,
                row->campaign);
}

static void
check_row (TdCheck *self, const Row *row)
{
  TdPeriod period;

  if (!row->is_registered)
    add (self, TD_SEVERITY_WARNING, "result-unregistered", row,
         _ ("{a} has results in “{b}” for {c} and is not registered for it."));
  if (row->has_more_recognised)
    add (self, TD_SEVERITY_WARNING, "result-recognised", row,
         _ ("{a} has more initiatives recognised than proposed in “{b}” for {c}."));
  if (!td_period_parse (row->period, &period, NULL))
    {
      add (self, TD_SEVERITY_ERROR, "result-period", row,
           _ ("{a} has results in “{b}” for “{c}”, which is no period."));
      return;
    }
  if (td_date_is_set (row->unit_to) && td_date_compare (row->unit_to, period.from) < 0)
    add (self, TD_SEVERITY_WARNING, "result-unit-closed", row,
         _ ("{a} has results in “{b}” for {c}, and was closed before."));
  if ((td_date_is_set (row->campaign_to) && td_date_compare (row->campaign_to, period.from) < 0)
      || td_date_compare (row->campaign_from, period.to) > 0)
    add (self, TD_SEVERITY_WARNING, "result-campaign-days", row,
         _ ("{a} has results in “{b}” for {c}, in which the campaign did not run."));
}

gboolean
td_check_campaigns (TdCheck *self, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      self->db,
      "SELECT r.id, u.name, c.name, r.period, u.valid_to, c.starts_on, c.ends_on,"
      " EXISTS (SELECT 1 FROM campaign_unit cu WHERE cu.campaign_id = r.campaign_id"
      "  AND cu.unit_id = r.unit_id),"
      " ifnull (r.initiatives_grassroots, 0) + ifnull (r.initiatives_province, 0)"
      "  + ifnull (r.initiatives_nation, 0) > ifnull (r.initiatives_proposed, 0)"
      " FROM campaign_result r JOIN unit u ON u.id = r.unit_id"
      " JOIN campaign c ON c.id = r.campaign_id ORDER BY r.id",
      error);

  if (stmt == NULL)
    return FALSE;

  while (TRUE)
    {
      gboolean has_row;
      Row row = { 0 };

      if (!td_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      row.id = td_stmt_get_int (stmt, 0);
      row.unit = td_stmt_get_text (stmt, 1);
      row.campaign = td_stmt_get_text (stmt, 2);
      row.period = td_stmt_get_text (stmt, 3);
      row.unit_to = td_stmt_get_date (stmt, 4);
      row.campaign_from = td_stmt_get_date (stmt, 5);
      row.campaign_to = td_stmt_get_date (stmt, 6);
      row.is_registered = td_stmt_get_int (stmt, 7) != 0;
      row.has_more_recognised = td_stmt_get_int (stmt, 8) != 0;
      check_row (self, &row);
    }
}
