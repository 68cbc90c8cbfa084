#include "store/td-book-info.h"

#include "store/td-db-private.h"

static const struct
{
  const char *id;
  const char *sql;
} counts[TD_N_COUNTS] = {
  [TD_COUNT_UNITS] = { "units", "SELECT count (*) FROM unit" },
  [TD_COUNT_CAMPAIGNS] = { "campaigns", "SELECT count (*) FROM campaign" },
  [TD_COUNT_DECISIONS] = { "decisions", "SELECT count (*) FROM decision" },
  [TD_COUNT_AWARDS] = { "awards", "SELECT count (*) FROM award" },
  [TD_COUNT_REVOKED_AWARDS]
  = { "revoked_awards", "SELECT count (*) FROM award WHERE status = 'revoked'" },
  [TD_COUNT_PERSONS] = { "persons", "SELECT count (*) FROM person" },
  [TD_COUNT_INITIATIVES] = { "initiatives", "SELECT count (*) FROM initiative" },
  [TD_COUNT_CHANGES] = { "changes", "SELECT count (*) FROM history" },
};

const char *
td_count_to_id (TdCount count)
{
  return counts[count].id;
}

gboolean
td_book_read_info (TdDb *db, TdBookInfo *info, GError **error)
{
  g_autoptr (TdStmt) stmt = NULL;
  gint64 version;
  gboolean row;

  *info = (TdBookInfo){ 0 };
  for (guint i = 0; i < TD_N_COUNTS; i++)
    if (!td_db_query_int (db, counts[i].sql, 0, &info->counts[i], error))
      return FALSE;
  if (!td_db_query_int (db, "PRAGMA user_version", 0, &version, error))
    return FALSE;
  info->schema_version = (int) version;

  stmt = td_db_prepare (db, "SELECT min (decided_on), max (decided_on) FROM award", error);
  if (stmt == NULL || !td_stmt_step (stmt, &row, error))
    return FALSE;
  info->first_award = td_stmt_get_date (stmt, 0);
  info->last_award = td_stmt_get_date (stmt, 1);
  g_clear_pointer (&stmt, td_stmt_free);

  stmt = td_db_prepare (db, "SELECT * FROM pragma_quick_check (1)", error);
  if (stmt == NULL || !td_stmt_step (stmt, &row, error))
    return FALSE;
  info->is_sound = row && g_str_equal (td_stmt_get_text (stmt, 0), "ok");

  return TRUE;
}
