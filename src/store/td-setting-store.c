#include "store/td-setting-store.h"

#include "base/td-text.h"
#include "store/td-db-private.h"

char *
td_setting_get (TdDb *db, const char *key)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db, "SELECT value FROM setting WHERE key = ?1", NULL);
  gboolean row;

  if (stmt == NULL)
    return g_strdup ("");
  td_stmt_bind_text (stmt, 1, key);
  if (!td_stmt_step (stmt, &row, NULL) || !row)
    return g_strdup ("");

  return td_stmt_dup_text (stmt, 0);
}

gboolean
td_setting_set (TdDb *db, const char *key, const char *value, GError **error)
{
  g_autofree char *clean = td_text_clean (value);
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "INSERT INTO setting (key, value) VALUES (?1, ?2)"
                       " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                       error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_text (stmt, 1, key);
  td_stmt_bind_text (stmt, 2, clean);

  return td_stmt_run (stmt, error);
}
