#include <glib/gi18n-lib.h>

#include "store/td-check-private.h"

typedef struct
{
  gint64 unit_id;
  gint64 parent_id;
  TdDate from;
  TdDate to;
} Span;

static const Span *
find_span (GHashTable *by_unit, gint64 unit_id, TdDate date)
{
  GArray *spans = g_hash_table_lookup (by_unit, &unit_id);

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      if (td_date_compare (span->from, date) <= 0
          && (!td_date_is_set (span->to) || td_date_compare (date, span->to) <= 0))
        return span;
    }

  return NULL;
}

/* A loop of spans holds on the day on which the last of them began, so it is enough to go up from
 * each span on its own first day. Two parents on one day are found elsewhere. */
static gboolean
is_in_loop (GHashTable *by_unit, const Span *start)
{
  guint n = 0;
  const Span *span = start;

  while (span != NULL && n++ <= g_hash_table_size (by_unit))
    {
      if (span->parent_id == start->unit_id)
        return TRUE;
      span = find_span (by_unit, span->parent_id, start->from);
    }

  return FALSE;
}

static GHashTable *
read_spans (TdDb *db, GError **error)
{
  g_autoptr (GHashTable) by_unit
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db, "SELECT unit_id, parent_id, valid_from, valid_to FROM unit_parent ORDER BY id", error);
  gboolean row;

  if (stmt == NULL)
    return NULL;

  while (TRUE)
    {
      Span span;
      GArray *spans;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&by_unit);
      span = (Span){ td_stmt_get_int (stmt, 0), td_stmt_get_int (stmt, 1),
                     td_stmt_get_date (stmt, 2), td_stmt_get_date (stmt, 3) };
      spans = g_hash_table_lookup (by_unit, &span.unit_id);
      if (spans == NULL)
        {
          spans = g_array_new (FALSE, FALSE, sizeof (Span));
          g_hash_table_insert (by_unit, g_memdup2 (&span.unit_id, sizeof span.unit_id), spans);
        }
      g_array_append_val (spans, span);
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *left = a, *right = b;

  return (*left > *right) - (*left < *right);
}

static gboolean
add_loops (TdCheck *self, GArray *ids, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (self->db, "SELECT name FROM unit WHERE id = ?1", error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      td_stmt_bind_int (stmt, 1, id);
      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      td_check_add (self, TD_SEVERITY_ERROR, "unit-loop", "unit", id,
                    _ ("{a} is above itself in the tree of units."),
                    row ? td_stmt_get_text (stmt, 0) : "", NULL);
      td_stmt_reset (stmt);
    }

  return TRUE;
}

gboolean
td_check_tree (TdCheck *self, GError **error)
{
  g_autoptr (GHashTable) by_unit = read_spans (self->db, error);
  g_autoptr (GArray) looped = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key, value;

  if (by_unit == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, by_unit);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GArray *spans = value;

      for (guint i = 0; i < spans->len; i++)
        if (is_in_loop (by_unit, &g_array_index (spans, Span, i)))
          {
            g_array_append_val (looped, *(gint64 *) key);
            break;
          }
    }
  g_array_sort (looped, compare_ids);

  return add_loops (self, looped, error);
}
