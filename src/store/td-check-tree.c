#include <glib/gi18n-lib.h>

#include "store/td-check-private.h"
#include "store/td-unit-duplicates.h"

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

/* A unit that is above itself
 * @parent_id: the unit under which it is
 * @on: a day of that, TD_DATE_NONE for always */
typedef struct
{
  gint64 unit_id;
  gint64 parent_id;
  TdDate on;
} Loop;

static int
compare_loops (gconstpointer a, gconstpointer b)
{
  const Loop *left = a, *right = b;

  return (left->unit_id > right->unit_id) - (left->unit_id < right->unit_id);
}

static char *
read_name (TdStmt *stmt, gint64 id, GError **error)
{
  gboolean row;

  td_stmt_reset (stmt);
  td_stmt_bind_int (stmt, 1, id);
  if (!td_stmt_step (stmt, &row, error))
    return NULL;

  return g_strdup (row ? td_stmt_get_text (stmt, 0) : "");
}

static gboolean
add_loops (TdCheck *self, GArray *loops, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (self->db, "SELECT name FROM unit WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;

  for (guint i = 0; i < loops->len; i++)
    {
      const Loop *loop = &g_array_index (loops, Loop, i);
      g_autofree char *name = read_name (stmt, loop->unit_id, error);
      g_autofree char *parent = name != NULL ? read_name (stmt, loop->parent_id, error) : NULL;
      g_autofree char *day = td_date_format (td_date_is_set (loop->on) ? loop->on : self->today);
      g_autoptr (GString) message = g_string_new (
          _ ("{a} is under {b} in the tree of units on {c}, which is below {a} itself."));

      if (parent == NULL)
        return FALSE;
      g_string_replace (message, "{c}", day, 1);
      td_check_add (self, TD_SEVERITY_ERROR, "unit-loop", "unit", loop->unit_id, message->str, name,
                    parent);
    }

  return TRUE;
}

/* As the window in which they are merged finds them. */
static gboolean
add_doubles (TdCheck *self, GError **error)
{
  GCancellable *cancellable = self->job != NULL ? td_job_get_cancellable (self->job) : NULL;
  g_autoptr (GPtrArray) found = td_unit_duplicates_find (self->db, cancellable, error);

  if (found == NULL)
    return FALSE;

  for (guint i = 0; i < found->len; i++)
    {
      const TdUnitDuplicate *duplicate = g_ptr_array_index (found, i);
      const TdUnitTwin *first = &duplicate->twins[0], *second = &duplicate->twins[1];
      g_autofree char *a = g_strdup_printf ("%s (%s)", first->name, first->code);
      g_autofree char *b = g_strdup_printf ("%s (%s)", second->name, second->code);

      td_check_add (self, TD_SEVERITY_WARNING, "unit-duplicate", "unit", second->id,
                    _ ("{a} and {b} may be one unit that is in the book twice."), a, b);
    }

  return TRUE;
}

gboolean
td_check_tree (TdCheck *self, GError **error)
{
  g_autoptr (GHashTable) by_unit = read_spans (self->db, error);
  g_autoptr (GArray) loops = g_array_new (FALSE, FALSE, sizeof (Loop));
  GHashTableIter iter;
  gpointer value;

  if (by_unit == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, by_unit);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GArray *spans = value;

      for (guint i = 0; i < spans->len; i++)
        {
          const Span *span = &g_array_index (spans, Span, i);
          Loop loop = { span->unit_id, span->parent_id, span->from };

          if (!is_in_loop (by_unit, span))
            continue;
          g_array_append_val (loops, loop);
          break;
        }
    }
  g_array_sort (loops, compare_loops);

  return add_loops (self, loops, error) && add_doubles (self, error);
}
