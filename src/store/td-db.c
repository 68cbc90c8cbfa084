#include "base/td-text.h"
#include "store/td-stmt-private.h"

/* Enough for every statement of a save; one over it is prepared anew each time. */
#define MAX_CACHED_STATEMENTS 128

struct _TdDb
{
  sqlite3 *handle;
  GHashTable *statements; /* owned sql → sqlite3_stmt that nobody has borrowed */
  GCancellable *cancellable;
  char *label;
};

static void
finalize_statement (gpointer handle)
{
  sqlite3_finalize (handle);
}

static int
progress_cb (gpointer data)
{
  TdDb *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static int
trace_cb (unsigned type, gpointer data, gpointer stmt, gpointer nanoseconds)
{
  g_printerr ("%8.2f ms  %s\n", (double) *(sqlite3_int64 *) nanoseconds / 1e6, sqlite3_sql (stmt));

  return 0;
}

/* THIDUA_DEBUG=sql prints each statement with its time, THIDUA_DEBUG=plan each new one's plan. */
static guint
debug_flags (void)
{
  static const GDebugKey keys[] = { { "sql", 1 }, { "plan", 2 } };
  static gsize flags = 0;

  if (g_once_init_enter (&flags))
    {
      guint parsed = g_parse_debug_string (g_getenv ("THIDUA_DEBUG"), keys, G_N_ELEMENTS (keys));

      g_once_init_leave (&flags, parsed | 4);
    }

  return (guint) flags;
}

static void
print_plan (TdDb *self, const char *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (self->handle, explain, -1, &stmt, NULL) == SQLITE_OK)
    {
      g_printerr ("PLAN %s\n", sql);
      while (sqlite3_step (stmt) == SQLITE_ROW)
        g_printerr ("     %s\n", (const char *) sqlite3_column_text (stmt, 3));
    }
  sqlite3_finalize (stmt);
}

TdDb *
td_db_open (const char *path, TdDbFlags flags, GCancellable *cancellable, GError **error)
{
  g_autoptr (TdDb) self = g_new0 (TdDb, 1);
  int open_flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  guint debug = debug_flags ();

  if (flags & TD_DB_WRITE)
    open_flags |= SQLITE_OPEN_READWRITE;
  else
    open_flags |= SQLITE_OPEN_READONLY;
  if (flags & TD_DB_CREATE)
    open_flags |= SQLITE_OPEN_CREATE;

  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize_statement);
  g_set_object (&self->cancellable, cancellable);

  if (sqlite3_open_v2 (path, &self->handle, open_flags, NULL) != SQLITE_OK)
    {
      td_db_set_error (self, error);
      return NULL;
    }

  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_busy_timeout (self->handle, 3000);
  sqlite3_progress_handler (self->handle, 2000, progress_cb, self);
  if (debug & 1)
    sqlite3_trace_v2 (self->handle, SQLITE_TRACE_PROFILE, trace_cb, self);
  if (!td_db_add_functions (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
td_db_close (TdDb *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->statements, g_hash_table_unref);
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("A statement outlived its connection: %s", sqlite3_errmsg (self->handle));
  g_clear_object (&self->cancellable);
  g_free (self->label);
  g_free (self);
}

sqlite3 *
td_db_get_handle (TdDb *self)
{
  return self->handle;
}

void
td_db_set_cancellable (TdDb *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

void
td_db_set_label (TdDb *self, const char *label)
{
  g_free (self->label);
  self->label = td_text_nfc (label);
}

const char *
td_db_get_label (TdDb *self)
{
  return self->label;
}

gboolean
td_db_exec (TdDb *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return td_db_set_error (self, error);

  return TRUE;
}

gboolean
td_db_query_int (TdDb *self, const char *sql, gint64 fallback, gint64 *value, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (self, sql, error);
  gboolean row;

  *value = fallback;
  if (stmt == NULL || !td_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    *value = td_stmt_get_int (stmt, 0);

  return TRUE;
}

TdStmt *
td_db_prepare (TdDb *self, const char *sql, GError **error)
{
  gpointer cached = NULL;
  sqlite3_stmt *handle = NULL;
  TdStmt *stmt;

  if (g_hash_table_steal_extended (self->statements, sql, NULL, &cached))
    {
      handle = cached;
    }
  else
    {
      if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL)
          != SQLITE_OK)
        {
          td_db_set_error (self, error);
          return NULL;
        }
      if (debug_flags () & 2)
        print_plan (self, sql);
    }

  stmt = g_new0 (TdStmt, 1);
  stmt->db = self;
  stmt->handle = handle;

  return stmt;
}

void
td_stmt_free (TdStmt *self)
{
  TdDb *db;

  if (self == NULL)
    return;

  db = self->db;
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  /* The key is the statement's own copy of its text: it lives exactly as long as the value. */
  if (g_hash_table_size (db->statements) < MAX_CACHED_STATEMENTS
      && !g_hash_table_contains (db->statements, sqlite3_sql (self->handle)))
    g_hash_table_insert (db->statements, (gpointer) sqlite3_sql (self->handle), self->handle);
  else
    sqlite3_finalize (self->handle);
  g_free (self);
}

gint64
td_db_get_last_id (TdDb *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

int
td_db_get_n_changed (TdDb *self)
{
  return sqlite3_changes (self->handle);
}

gboolean
td_db_finish_row (TdDb *self, gint64 *id, int *revision, GError **error)
{
  if (*id == 0)
    {
      *id = td_db_get_last_id (self);
      *revision = 1;
      return TRUE;
    }
  if (td_db_get_n_changed (self) != 1)
    return td_db_set_stale_error (error);

  *revision += 1;
  return TRUE;
}

gboolean
td_db_delete_row (TdDb *self, const char *sql, gint64 id, int revision, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (self, sql, error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, id);
  if (revision >= 0)
    td_stmt_bind_int (stmt, 2, revision);
  if (!td_stmt_run (stmt, error))
    return FALSE;

  return revision < 0 || td_db_get_n_changed (self) == 1 || td_db_set_stale_error (error);
}
