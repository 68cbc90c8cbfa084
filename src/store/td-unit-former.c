#include "store/td-unit-former-private.h"

#include "store/td-keys-private.h"

gboolean
td_unit_former_read_last (TdDb *db, gint64 unit_id, TdDate *last, TdDate *before, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db, "SELECT valid_to FROM unit_former WHERE unit_id = ?1 ORDER BY valid_to DESC LIMIT 2",
      error);
  TdDate days[2] = { TD_DATE_NONE, TD_DATE_NONE };

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, unit_id);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gboolean row;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        break;
      days[i] = td_stmt_get_date (stmt, 0);
    }

  *last = days[0];
  if (before != NULL)
    *before = days[1];
  return TRUE;
}

gboolean
td_unit_former_keep (TdDb *db, gint64 unit_id, TdDate valid_to, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      "INSERT INTO unit_former (unit_id, valid_to, name, short_name, kind, organisation_type, "
      "place)"
      " SELECT id, ?2, name, short_name, kind, organisation_type, place FROM unit WHERE id = ?1"
      " ON CONFLICT (unit_id, valid_to) DO NOTHING",
      error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, unit_id);
  td_stmt_bind_date (stmt, 2, valid_to);

  return td_stmt_run (stmt, error);
}

gboolean
td_unit_former_correct (TdDb *db, gint64 unit_id, TdDate valid_to, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "UPDATE unit_former SET valid_to = ?2 WHERE id = (SELECT id FROM unit_former"
                       " WHERE unit_id = ?1 ORDER BY valid_to DESC LIMIT 1)",
                       error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, unit_id);
  td_stmt_bind_date (stmt, 2, valid_to);

  return td_stmt_run (stmt, error);
}

char *
td_unit_former_make_search_key (TdDb *db, const TdUnit *unit, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db, "SELECT " TD_UNIT_FORMER_NAMES ("?1"), error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, unit->id);
  if (!td_stmt_step (stmt, &row, error))
    return NULL;

  return td_keys_unit_search (unit->code, unit->name, unit->short_name, td_stmt_get_text (stmt, 0));
}
