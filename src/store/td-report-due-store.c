#include "store/td-report-due-store.h"

#include <glib/gi18n-lib.h>

#include "store/td-db-private.h"

#define UPDATE "UPDATE report_due SET received_on = ?2, revision = revision + 1 WHERE id = ?1"

#define INSERT                                                                                     \
  "INSERT INTO report_due (unit_id, period, received_on) SELECT id, ?2, ?3 FROM unit WHERE id = "  \
  "?1"                                                                                             \
  " ON CONFLICT (unit_id, period) DO UPDATE SET received_on = ?3, revision = revision + 1"

gboolean
td_report_due_receive (
    TdDb *db, gint64 id, gint64 unit_id, const char *period, TdDate received_on, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db, id != 0 ? UPDATE : INSERT, error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, id != 0 ? id : unit_id);
  if (id == 0)
    td_stmt_bind_text (stmt, 2, period);
  td_stmt_bind_date (stmt, id != 0 ? 2 : 3, received_on);
  if (!td_stmt_run (stmt, error))
    return FALSE;
  if (td_db_get_n_changed (db) > 0)
    return TRUE;

  g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                       _ ("The unit of this report is not in the book. Enter it on the page of "
                          "units first."));

  return FALSE;
}
