#include "store/td-tree.h"

#include "store/td-db-private.h"
#include "store/td-unit-former-private.h"
#include "store/td-unit-store.h"

/* A loop in a damaged book must not make the tree endless; real ones have five levels. */
#define MAX_LEVEL 32

static void
span_free (TdUnitSpan *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self->kind);
  g_free (self->organisation_type);
  g_free (self);
}

/* The later start and the earlier end; TD_DATE_NONE bounds nothing. */
static TdDate
later (TdDate a, TdDate b)
{
  return td_date_compare (a, b) > 0 ? a : b;
}

static TdDate
earlier (TdDate a, TdDate b)
{
  if (!td_date_is_set (a))
    return b;
  if (!td_date_is_set (b))
    return a;

  return td_date_compare (a, b) < 0 ? a : b;
}

static gboolean
is_empty (TdDate from, TdDate to)
{
  return td_date_is_set (to) && td_date_compare (from, to) > 0;
}

/* A row of unit_parent with its unit. */
typedef struct
{
  gint64 parent_id;
  TdUnitSpan *span;
} Link;

static void
link_free (Link *self)
{
  span_free (self->span);
  g_free (self);
}

/* The days are those of the place in the tree alone, as in td-query.c and td-figures.c: a unit
 * whose own days differ from them is for td-check.c to find, and must not make the totals differ.
 */
static TdUnitSpan *
read_span (TdStmt *stmt, TdDate from, TdDate to)
{
  TdUnitSpan *span = g_new0 (TdUnitSpan, 1);
  TdDate unit_to;

  span->unit_id = td_stmt_get_int (stmt, 0);
  span->code = td_stmt_dup_text (stmt, 1);
  span->name = td_stmt_dup_text (stmt, 2);
  span->kind = td_stmt_dup_text (stmt, 3);
  span->organisation_type = td_stmt_dup_text (stmt, 4);
  span->from = from;
  span->to = to;
  unit_to = td_stmt_get_date (stmt, 5);
  span->is_moved
      = td_date_is_set (to) && (!td_date_is_set (unit_to) || td_date_compare (to, unit_to) < 0);

  return span;
}

/* A unit as it was on DAY; a report's is the last one of the place in the tree. */
#define UNIT_COLUMNS(day)                                                                          \
  "u.id, u.code, " TD_UNIT_ON ("name", day) ", " TD_UNIT_ON (                                      \
      "kind", day) " AS kind_then, " TD_UNIT_ON_NULLABLE ("organisation_type", day) ", u.valid_to"

/* The last day of a place in the tree that is not after ?1 */
#define LAST_DAY "iif (up.valid_to < ?1, up.valid_to, ?1)"

/* All links by parent: gint64 → GPtrArray of Link, siblings in order. */
static GHashTable *
read_links (TdDb *db, TdDate to, GError **error)
{
  g_autoptr (GHashTable) by_parent = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                            (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      "SELECT " UNIT_COLUMNS (LAST_DAY) ", up.parent_id, up.valid_from, up.valid_to"
                                        " FROM unit_parent up JOIN unit u ON u.id = up.unit_id"
                                        " JOIN unit_kind k ON k.code = kind_then"
                                        " ORDER BY k.position, u.sort_key, u.id, up.valid_from",
      error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_date (stmt, 1, to);

  while (TRUE)
    {
      GPtrArray *siblings;
      Link *link;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&by_parent);

      link = g_new0 (Link, 1);
      link->parent_id = td_stmt_get_int (stmt, 6);
      link->span = read_span (stmt, td_stmt_get_date (stmt, 7), td_stmt_get_date (stmt, 8));

      siblings = g_hash_table_lookup (by_parent, &link->parent_id);
      if (siblings == NULL)
        {
          gint64 *key = g_new (gint64, 1);

          *key = link->parent_id;
          siblings = g_ptr_array_new_with_free_func ((GDestroyNotify) link_free);
          g_hash_table_insert (by_parent, key, siblings);
        }
      g_ptr_array_add (siblings, link);
    }
}

static TdUnitSpan *
copy_span (const TdUnitSpan *self)
{
  TdUnitSpan *copy = g_new0 (TdUnitSpan, 1);

  *copy = *self;
  copy->code = g_strdup (self->code);
  copy->name = g_strdup (self->name);
  copy->kind = g_strdup (self->kind);
  copy->organisation_type = g_strdup (self->organisation_type);

  return copy;
}

static void
add_below (GPtrArray *spans, guint parent_index, GHashTable *by_parent)
{
  const TdUnitSpan *parent = g_ptr_array_index (spans, parent_index);
  GPtrArray *siblings = g_hash_table_lookup (by_parent, &parent->unit_id);

  if (siblings == NULL || parent->level >= MAX_LEVEL)
    return;

  for (guint i = 0; i < siblings->len; i++)
    {
      const Link *link = g_ptr_array_index (siblings, i);
      TdDate from = later (link->span->from, parent->from);
      TdDate to = earlier (link->span->to, parent->to);
      guint index = spans->len;
      TdUnitSpan *span;

      if (is_empty (from, to))
        continue;
      span = copy_span (link->span);
      span->parent = (int) parent_index;
      span->level = parent->level + 1;
      span->from = from;
      span->to = to;
      g_ptr_array_add (spans, span);
      add_below (spans, index, by_parent);
      span->n_below = spans->len - index - 1;
    }
}

static TdUnitSpan *
read_root (TdDb *db, gint64 id, TdDate from, TdDate to, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db, "SELECT " UNIT_COLUMNS ("?2") " FROM unit u WHERE u.id = ?1", error);
  TdUnitSpan *span;
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, id);
  td_stmt_bind_date (stmt, 2, to);
  if (!td_stmt_step (stmt, &row, error) || !row)
    return NULL;

  span = read_span (stmt, from, to);
  span->parent = -1;

  return span;
}

GPtrArray *
td_tree_read (TdDb *db, gint64 root, TdDate from, TdDate to, GError **error)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) span_free);
  g_autoptr (GHashTable) by_parent = NULL;
  g_autoptr (GError) local_error = NULL;
  TdUnitSpan *first;

  if (root == 0)
    root = td_unit_find_root (db, to, &local_error);
  if (root == 0 && local_error == NULL)
    root = td_unit_find_root (db, from, &local_error);
  first = root != 0 ? read_root (db, root, from, to, &local_error) : NULL;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (first == NULL)
    return g_steal_pointer (&spans);

  g_ptr_array_add (spans, first);
  by_parent = read_links (db, to, error);
  if (by_parent == NULL)
    return NULL;
  add_below (spans, 0, by_parent);
  first->n_below = spans->len - 1;

  return g_steal_pointer (&spans);
}

/* ?2: the day, NULL for any. The last column: whether anything hangs below on it. */
#define SELECT_CHILDREN                                                                            \
  "SELECT " UNIT_COLUMNS (                                                                         \
      "?2") ", up.valid_from, up.valid_to, EXISTS (SELECT 1 FROM unit_parent c"                    \
            "  WHERE c.parent_id = u.id"                                                           \
            "  AND (?2 IS NULL OR c.valid_from IS NULL OR c.valid_from <= ?2)"                     \
            "  AND (?2 IS NULL OR c.valid_to IS NULL OR c.valid_to >= ?2))"                        \
            " FROM unit_parent up JOIN unit u ON u.id = up.unit_id JOIN unit_kind k ON k.code = "  \
            "kind_then"                                                                            \
            " WHERE up.parent_id = ?1"                                                             \
            " AND (?2 IS NULL OR up.valid_from IS NULL OR up.valid_from <= ?2)"                    \
            " AND (?2 IS NULL OR up.valid_to IS NULL OR up.valid_to >= ?2)"                        \
            " ORDER BY k.position, u.sort_key, u.id, up.valid_from"
#define SELECT_ROOTS                                                                               \
  "SELECT " UNIT_COLUMNS ("?2") ", u.valid_from, u.valid_to, EXISTS (SELECT 1 FROM unit_parent c"  \
                                "  WHERE c.parent_id = u.id"                                       \
                                "  AND (?2 IS NULL OR c.valid_from IS NULL OR c.valid_from <= ?2)" \
                                "  AND (?2 IS NULL OR c.valid_to IS NULL OR c.valid_to >= ?2))"    \
                                " FROM unit u JOIN unit_kind k ON k.code = kind_then"              \
                                " WHERE u.id NOT IN (SELECT unit_id FROM unit_parent)"             \
                                " AND (?2 IS NULL OR u.valid_from IS NULL OR u.valid_from <= ?2)"  \
                                " AND (?2 IS NULL OR u.valid_to IS NULL OR u.valid_to >= ?2)"      \
                                " ORDER BY k.position, u.sort_key, u.id"

GPtrArray *
td_tree_read_children (TdDb *db, gint64 parent, TdDate on, GError **error)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) span_free);
  g_autoptr (TdStmt) stmt = td_db_prepare (db, parent != 0 ? SELECT_CHILDREN : SELECT_ROOTS, error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  if (parent != 0)
    td_stmt_bind_int (stmt, 1, parent);
  td_stmt_bind_date (stmt, 2, on);

  while (TRUE)
    {
      TdUnitSpan *span;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&spans);

      span = read_span (stmt, td_stmt_get_date (stmt, 6), td_stmt_get_date (stmt, 7));
      span->parent = -1;
      span->n_below = td_stmt_get_int (stmt, 8) != 0 ? 1 : 0;
      g_ptr_array_add (spans, span);
    }
}
