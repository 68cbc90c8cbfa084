#include "store/td-rule-store.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "store/td-db-private.h"

gboolean
td_rule_set_enabled (
    TdDb *db, const char *code, gboolean enabled, const char *reason, GError **error)
{
  g_autofree char *clean = td_text_clean (enabled || reason == NULL ? "" : reason);
  g_autofree char *label = NULL;
  g_autoptr (TdStmt) stmt = NULL;

  if (!enabled && clean[0] == '\0')
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _ ("Enter why the rule is switched off."));
      return FALSE;
    }

  stmt = td_db_prepare (db, "UPDATE rule SET enabled = ?2, disabled_reason = ?3 WHERE code = ?1",
                        error);
  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_text (stmt, 1, code);
  td_stmt_bind_int (stmt, 2, enabled ? 1 : 0);
  td_stmt_bind_text (stmt, 3, clean);
  if (!td_stmt_run (stmt, error))
    return FALSE;
  if (td_db_get_n_changed (db) != 1)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("The book has no rule %s."), code);
      return FALSE;
    }

  label = enabled ? g_strdup_printf (_ ("Switched on the rule %s"), code)
                  : g_strdup_printf (_ ("Switched off the rule %s: %s"), code, clean);
  td_db_set_label (db, label);
  return TRUE;
}
