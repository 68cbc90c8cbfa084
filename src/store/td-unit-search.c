#include "store/td-unit-store.h"

#include "base/td-text.h"
#include "store/td-db-private.h"
#include "store/td-search-private.h"

void
td_unit_hit_free (TdUnitHit *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self->short_name);
  g_free (self->parent_name);
  g_free (self);
}

/* Open on ?1 first, then those whose code is what was typed (?2), then in Vietnamese order. */
#define SELECT_HITS                                                                                \
  "SELECT u.id, u.code, u.name, u.short_name, coalesce (p.short_name, ''), coalesce (p.name, '')," \
  " u.valid_from, u.valid_to FROM unit u"                                                          \
  " LEFT JOIN unit_parent up ON up.id = (SELECT s.id FROM unit_parent s WHERE s.unit_id = u.id"    \
  "  ORDER BY (s.valid_from IS NULL OR s.valid_from <= ?1) DESC, s.valid_from DESC LIMIT 1)"       \
  " LEFT JOIN unit p ON p.id = up.parent_id WHERE "
#define ORDER_HITS                                                                                 \
  " ORDER BY (u.valid_from IS NULL OR u.valid_from <= ?1)"                                         \
  " AND (u.valid_to IS NULL OR u.valid_to >= ?1) DESC,"                                            \
  " lower (u.code) = ?2 DESC, u.sort_key, u.id LIMIT ?3"

GPtrArray *
td_unit_search (TdDb *db, const char *text, TdDate on, guint limit, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) td_unit_hit_free);
  g_auto (GStrv) words = td_search_split (text);
  g_autofree char *folded = td_text_fold (text);
  g_autoptr (GString) sql = g_string_new (SELECT_HITS);
  g_autoptr (TdStmt) stmt = NULL;
  gboolean row;

  td_search_append_condition (sql, "u.search_key", words, 4);
  g_string_append (sql, ORDER_HITS);
  stmt = td_db_prepare (db, sql->str, error);
  if (stmt == NULL)
    return NULL;
  td_stmt_bind_date (stmt, 1, on);
  td_stmt_bind_text (stmt, 2, folded);
  td_stmt_bind_int (stmt, 3, limit);
  td_search_bind (stmt, words, 4);

  while (TRUE)
    {
      TdUnitHit *hit;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&hits);

      hit = g_new0 (TdUnitHit, 1);
      hit->id = td_stmt_get_int (stmt, 0);
      hit->code = td_stmt_dup_text (stmt, 1);
      hit->name = td_stmt_dup_text (stmt, 2);
      hit->short_name = td_stmt_dup_text (stmt, 3);
      hit->parent_name = td_stmt_dup_text (stmt, td_stmt_get_text (stmt, 4)[0] != '\0' ? 4 : 5);
      hit->valid_from = td_stmt_get_date (stmt, 6);
      hit->valid_to = td_stmt_get_date (stmt, 7);
      g_ptr_array_add (hits, hit);
    }
}

gint64
td_unit_find_by_code (TdDb *db, const char *code, GError **error)
{
  g_autofree char *clean = td_text_clean (code);
  g_autoptr (TdStmt) stmt = td_db_prepare (db, "SELECT id FROM unit WHERE code = ?1", error);
  gboolean row;

  if (stmt == NULL)
    return 0;
  td_stmt_bind_text (stmt, 1, clean);

  return td_stmt_step (stmt, &row, error) && row ? td_stmt_get_int (stmt, 0) : 0;
}

gint64
td_unit_find_root (TdDb *db, TdDate on, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT id FROM unit WHERE id NOT IN (SELECT unit_id FROM unit_parent)"
                       " AND (?1 IS NULL OR ((valid_from IS NULL OR valid_from <= ?1)"
                       "  AND (valid_to IS NULL OR valid_to >= ?1)))"
                       " ORDER BY id LIMIT 1",
                       error);
  gboolean row;

  if (stmt == NULL)
    return 0;
  td_stmt_bind_date (stmt, 1, on);

  return td_stmt_step (stmt, &row, error) && row ? td_stmt_get_int (stmt, 0) : 0;
}
