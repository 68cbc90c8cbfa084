#include "store/td-schema-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "base/td-collation.h"
#include "store/td-keys-private.h"
#include "store/td-resources-private.h"
#include "store/td-seed-private.h"

#define SETTING_COLLATION "book.collation"

/* The names of the migrations in order: "0001-initial.sql" … */
static GStrv
list_migrations (void)
{
  g_auto (GStrv) names = td_resources_list ("sql");
  guint n = names != NULL ? g_strv_length (names) : 0;

  if (n > 1)
    qsort (names, n, sizeof (char *), (int (*) (const void *, const void *)) td_resources_compare);

  return g_steal_pointer (&names);
}

static int
version_of (const char *migration)
{
  return (int) g_ascii_strtoll (migration, NULL, 10);
}

int
td_schema_get_version (void)
{
  g_auto (GStrv) names = list_migrations ();
  guint n = g_strv_length (names);

  g_assert (n > 0);

  return version_of (names[n - 1]);
}

gboolean
td_schema_check (TdDb *db, int *version, GError **error)
{
  gint64 application_id, user_version;

  if (!td_db_query_int (db, "PRAGMA application_id", 0, &application_id, error)
      || !td_db_query_int (db, "PRAGMA user_version", 0, &user_version, error))
    return FALSE;

  if (application_id != TD_SCHEMA_APPLICATION_ID || user_version < 1)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_A_BOOK,
                           _ ("This file is not a Thi Đua book. Choose another file."));
      return FALSE;
    }
  if (user_version > td_schema_get_version ())
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NEWER_SCHEMA,
                           _ ("This book was written by a newer version of Thi Đua. Update the "
                              "program, then open the book again."));
      return FALSE;
    }

  *version = (int) user_version;
  return TRUE;
}

/* Runs the statements; an older book then gets the rows of catalogue tables that are new to it. A
 * new book gets them from td_seed_load (). */
static gboolean
change_tables (TdDb *db, const char *sql, gboolean is_new, GError **error)
{
  guint before = 0, after = 0;

  if (is_new)
    return td_db_exec (db, sql, error);

  return td_seed_list_missing (db, &before, error) && td_db_exec (db, sql, error)
         && td_seed_list_missing (db, &after, error)
         && td_seed_load_tables (db, before & ~after, error);
}

static gboolean
run_migration (TdDb *db, const char *name, gboolean is_new, GError **error)
{
  g_autoptr (GBytes) sql = td_resources_load ("sql", name, error);
  g_autofree char *pragma = NULL;

  if (sql == NULL)
    return FALSE;

  pragma = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT",
                            TD_SCHEMA_APPLICATION_ID, version_of (name));
  if (!td_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  /* GResource data ends in a NUL that is not counted. */
  if (!change_tables (db, g_bytes_get_data (sql, NULL), is_new, error)
      || !td_db_exec (db, pragma, error))
    {
      td_db_exec (db, "ROLLBACK", NULL);
      return FALSE;
    }

  return TRUE;
}

gboolean
td_schema_migrate (TdDb *db, GError **error)
{
  g_auto (GStrv) names = list_migrations ();
  gint64 version;

  if (!td_db_query_int (db, "PRAGMA user_version", 0, &version, error))
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    if (version_of (names[i]) > version && !run_migration (db, names[i], version == 0, error))
      return FALSE;

  return TRUE;
}

typedef GBytes *(*MakeKey) (TdStmt *row);

static GBytes *
make_text_key (TdStmt *row)
{
  return td_collation_sort_key (td_stmt_get_text (row, 1));
}

static GBytes *
make_person_key (TdStmt *row)
{
  return td_collation_person_key (td_stmt_get_text (row, 1));
}

static GBytes *
make_award_key (TdStmt *row)
{
  return td_keys_award_sort (td_stmt_get_int (row, 2) != 0, td_stmt_get_text (row, 1));
}

static gboolean
refresh_table (TdDb *db, const char *select, const char *update, MakeKey make_key, GError **error)
{
  g_autoptr (TdStmt) rows = td_db_prepare (db, select, error);
  g_autoptr (TdStmt) write = td_db_prepare (db, update, error);
  gboolean row;

  if (rows == NULL || write == NULL)
    return FALSE;

  while (TRUE)
    {
      g_autoptr (GBytes) key = NULL;

      if (!td_stmt_step (rows, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      key = make_key (rows);
      td_stmt_bind_bytes (write, 1, key);
      td_stmt_bind_int (write, 2, td_stmt_get_int (rows, 0));
      if (!td_stmt_run (write, error))
        return FALSE;
    }
}

gboolean
td_schema_refresh_keys (TdDb *db, GError **error)
{
  g_autofree char *version = NULL;
  g_autoptr (TdStmt) stmt = NULL;
  gboolean row;

  stmt = td_db_prepare (db, "SELECT value FROM setting WHERE key = '" SETTING_COLLATION "'", error);
  if (stmt == NULL || !td_stmt_step (stmt, &row, error))
    return FALSE;
  version = row ? td_stmt_dup_text (stmt, 0) : g_strdup ("");
  g_clear_pointer (&stmt, td_stmt_free);
  if (g_str_equal (version, td_collation_version ()))
    return TRUE;

  if (!td_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;

  /* The keys of decisions are bytes without a collation; see td_keys_decision_sort (). An index on
   * the column being written would show a row again, hence the order by id. */
  if (!refresh_table (db, "SELECT id, name FROM unit ORDER BY id",
                      "UPDATE unit SET sort_key = ?1 WHERE id = ?2", make_text_key, error)
      || !refresh_table (db, "SELECT id, name FROM campaign ORDER BY id",
                         "UPDATE campaign SET sort_key = ?1 WHERE id = ?2", make_text_key, error)
      || !refresh_table (db, "SELECT id, name FROM person ORDER BY id",
                         "UPDATE person SET sort_key = ?1 WHERE id = ?2", make_person_key, error)
      || !refresh_table (db,
                         "SELECT id, name, recipient_kind <> 'collective' FROM award ORDER BY id",
                         "UPDATE award SET sort_key = ?1 WHERE id = ?2", make_award_key, error))
    goto rollback;

  stmt = td_db_prepare (db,
                        "INSERT INTO setting (key, value, description)"
                        " VALUES ('" SETTING_COLLATION "', ?1, 'ICU')"
                        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                        error);
  if (stmt == NULL)
    goto rollback;
  td_stmt_bind_text (stmt, 1, td_collation_version ());
  if (!td_stmt_run (stmt, error) || !td_db_exec (db, "COMMIT", error))
    goto rollback;

  return TRUE;

rollback:
  g_clear_pointer (&stmt, td_stmt_free);
  td_db_exec (db, "ROLLBACK", NULL);
  return FALSE;
}
