#include "store/td-report-due-store.h"

#include <glib/gi18n-lib.h>

#include "store/td-db-private.h"
#include "store/td-unit-former-private.h"

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

/* --- Reading ---------------------------------------------------------------------------------- */

static void
report_due_free (TdReportDue *self)
{
  g_free (self->unit_name);
  g_free (self->parent_name);
  g_free (self->note);
  g_free (self);
}

/* The superior as it was then stands in a subquery of its own, where it is the unit aliased u. */
#define SELECT_DUES                                                                                \
  "SELECT r.id, r.unit_id, up.parent_id, " TD_UNIT_ON ("name", "?2") ", (SELECT " TD_UNIT_ON (     \
      "name",                                                                                      \
      "?2") " FROM unit u"                                                                         \
            " WHERE u.id = up.parent_id), r.due_on, r.received_on, r.note"                         \
            " FROM report_due r JOIN unit u ON u.id = r.unit_id"                                   \
            " LEFT JOIN unit_parent up ON up.unit_id = u.id AND ifnull (up.valid_from, '') <= ?2"  \
            "  AND ifnull (up.valid_to, '~') >= ?2"                                                \
            " LEFT JOIN unit p ON p.id = up.parent_id"                                             \
            " WHERE r.period = ?1 ORDER BY p.id IS NOT NULL, p.sort_key, p.id, u.sort_key, u.id"

GPtrArray *
td_report_dues_read (TdDb *db, const char *period, TdDate on, GError **error)
{
  g_autoptr (GPtrArray) dues = g_ptr_array_new_with_free_func ((GDestroyNotify) report_due_free);
  g_autoptr (TdStmt) stmt = td_db_prepare (db, SELECT_DUES, error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_text (stmt, 1, period);
  td_stmt_bind_date (stmt, 2, on);

  while (TRUE)
    {
      TdReportDue *due;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&dues);

      due = g_new0 (TdReportDue, 1);
      due->id = td_stmt_get_int (stmt, 0);
      due->unit_id = td_stmt_get_int (stmt, 1);
      due->parent_id = td_stmt_get_int (stmt, 2);
      due->unit_name = g_strdup (td_stmt_get_text (stmt, 3));
      due->parent_name = g_strdup (td_stmt_get_text (stmt, 4));
      due->due_on = td_stmt_get_date (stmt, 5);
      due->received_on = td_stmt_get_date (stmt, 6);
      due->note = g_strdup (td_stmt_get_text (stmt, 7));
      g_ptr_array_add (dues, due);
    }
}
