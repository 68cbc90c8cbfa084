#include "store/td-changes.h"

#include <sqlite3.h>

struct _TdChanges
{
  gatomicrefcount ref_count;
  GArray *changes; /* TdChange */
};

static TdChangeKind
kind_from_operation (int operation)
{
  switch (operation)
    {
    case SQLITE_INSERT:
      return TD_CHANGE_INSERT;
    case SQLITE_DELETE:
      return TD_CHANGE_DELETE;
    default:
      return TD_CHANGE_UPDATE;
    }
}

/* The value of the first primary key column if it is an integer: new for an insert, old else (an
 * UPDATE record holds its key among the old values). */
static gint64
read_id (sqlite3_changeset_iter *iter, int operation, int n_columns)
{
  unsigned char *is_key = NULL;
  int n_key_columns = 0;

  if (sqlite3changeset_pk (iter, &is_key, &n_key_columns) != SQLITE_OK)
    return 0;

  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *value = NULL;

      if (!is_key[i])
        continue;
      if (operation == SQLITE_INSERT)
        sqlite3changeset_new (iter, i, &value);
      else
        sqlite3changeset_old (iter, i, &value);
      if (value != NULL && sqlite3_value_type (value) == SQLITE_INTEGER)
        return sqlite3_value_int64 (value);
      return 0;
    }

  return 0;
}

TdChanges *
td_changes_new_from_changeset (gconstpointer changeset, gsize size)
{
  TdChanges *self = g_new0 (TdChanges, 1);
  sqlite3_changeset_iter *iter = NULL;

  g_atomic_ref_count_init (&self->ref_count);
  self->changes = g_array_new (FALSE, FALSE, sizeof (TdChange));

  if (size == 0 || size > G_MAXINT
      || sqlite3changeset_start (&iter, (int) size, (gpointer) changeset) != SQLITE_OK)
    return self;

  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table;
      int n_columns, operation, indirect;
      TdChange change;

      sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
      change.table = g_intern_string (table);
      change.kind = kind_from_operation (operation);
      change.id = read_id (iter, operation, n_columns);
      g_array_append_val (self->changes, change);
    }
  sqlite3changeset_finalize (iter);

  return self;
}

TdChanges *
td_changes_ref (TdChanges *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
td_changes_unref (TdChanges *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->changes);
  g_free (self);
}

guint
td_changes_get_n_changes (const TdChanges *self)
{
  return self->changes->len;
}

const TdChange *
td_changes_get_change (const TdChanges *self, guint index)
{
  return &g_array_index (self->changes, TdChange, index);
}

gboolean
td_changes_touches (const TdChanges *self, const char *table)
{
  const char *wanted = g_intern_string (table);

  for (guint i = 0; i < self->changes->len; i++)
    if (g_array_index (self->changes, TdChange, i).table == wanted)
      return TRUE;

  return FALSE;
}

gboolean
td_changes_touches_row (const TdChanges *self, const char *table, gint64 id)
{
  const char *wanted = g_intern_string (table);

  for (guint i = 0; i < self->changes->len; i++)
    {
      const TdChange *change = &g_array_index (self->changes, TdChange, i);

      if (change->table == wanted && change->id == id)
        return TRUE;
    }

  return FALSE;
}

G_DEFINE_BOXED_TYPE (TdChanges, td_changes, td_changes_ref, td_changes_unref)
