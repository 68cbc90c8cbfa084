#include <string.h>

#include "store/td-query-private.h"
#include "store/td-search-private.h"

/* How many index entries are counted before a filter is called wide. Below, finding records one by
 * one and sorting them is quicker than walking the index of a million. */
#define MAX_NARROW 50000

static gboolean
is_wide (TdDb *db, const TdSql *sql, gboolean *wide, GError **error)
{
  g_autoptr (TdStmt) stmt = td_sql_prepare (sql, db, error);
  gboolean row;

  if (stmt == NULL || !td_stmt_step (stmt, &row, error))
    return FALSE;
  *wide = row && td_stmt_get_int (stmt, 0) > MAX_NARROW;

  return TRUE;
}

static gboolean
is_unit_wide (TdDb *db, const TdQuery *self, gboolean *wide, GError **error)
{
  g_autoptr (TdSql) sql = td_sql_new (NULL);

  td_query_append_with (sql, self);
  g_string_append_printf (sql->text,
                          "SELECT count (*) FROM (SELECT 1 FROM below b CROSS JOIN award x"
                          " INDEXED BY award_by_unit ON x.unit_id = b.id"
                          " AND x.decided_on BETWEEN b.first AND b.last LIMIT %d)",
                          MAX_NARROW + 1);

  return is_wide (db, sql, wide, error);
}

static gboolean
are_words_wide (TdDb *db, const char *match, gboolean *wide, GError **error)
{
  g_autoptr (TdSql) sql = td_sql_new (NULL);

  /* One letter, '"n"*': FTS5 would put together the list of half the book only to count it. */
  if (strlen (match) <= strlen ("\"n\"*"))
    {
      *wide = TRUE;
      return TRUE;
    }

  g_string_append_printf (sql->text,
                          "SELECT count (*) FROM (SELECT 1 FROM award_search"
                          " WHERE award_search MATCH ?%d LIMIT %d)",
                          td_sql_add_text (sql, match), MAX_NARROW + 1);

  return is_wide (db, sql, wide, error);
}

gboolean
td_query_find_scope (TdDb *db, const TdQuery *self, TdQueryScope *scope, GError **error)
{
  g_autofree char *match = self->kind == TD_LIST_AWARDS ? td_query_to_match (self) : NULL;
  gboolean has_tree = self->kind == TD_LIST_AWARDS && self->unit_id != 0 && !self->exact_unit;
  gboolean wide = TRUE;

  *scope = TD_SCOPE_WIDE;
  if (match != NULL && !are_words_wide (db, match, &wide, error))
    return FALSE;
  if (wide && has_tree && !is_unit_wide (db, self, &wide, error))
    return FALSE;
  if (!wide)
    *scope = TD_SCOPE_NARROW;

  return TRUE;
}

/* --- Order ------------------------------------------------------------------------------------ */

/* The column that a list is sorted by, with what its own order means for awards: the date. */
static int
get_sort_column (const TdQuery *self, gboolean *descending)
{
  guint n_columns;

  td_list_get_columns (self->kind, &n_columns);
  *descending = self->descending;
  if (self->sort_column >= 0 && self->sort_column < (int) n_columns)
    return self->sort_column;
  if (self->kind != TD_LIST_AWARDS)
    return -1;

  *descending = TRUE;
  return td_list_find_column (TD_LIST_AWARDS, "decided_on");
}

gboolean
td_query_is_by_date_down (const TdQuery *self)
{
  gboolean descending;

  return self->kind == TD_LIST_AWARDS
         && get_sort_column (self, &descending)
                == td_list_find_column (TD_LIST_AWARDS, "decided_on")
         && descending;
}

static void
append_order (TdSql *sql, const TdQuery *self)
{
  gboolean descending;
  int column = get_sort_column (self, &descending);
  const char *sort = column >= 0 ? td_list_get_column_sql (self->kind)[column].sort : NULL;

  g_string_append (sql->text, " ORDER BY ");
  if (sort != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (sort, " ^", -1);
      g_autofree char *directed = g_strjoinv (descending ? " DESC" : "", parts);

      g_string_append (sql->text, directed);
      if (g_str_has_suffix (sort, ".id ^"))
        return;
      g_string_append (sql->text, ", ");
    }
  else if (self->kind == TD_LIST_UNITS && td_date_is_set (self->on))
    g_string_append (sql->text, "(ifnull (u.valid_from, '') <= :today"
                                " AND ifnull (u.valid_to, '~') >= :today) DESC, ");
  g_string_append (sql->text, td_list_get_order (self->kind));
}

/* Whether the planner is told to walk the order's index. It would rather look up each record of a
 * list of ids and sort, whose length it does not know; with a filter that has an index of its own,
 * or none that leaves many, it decides well. */
static const char *
get_index (const TdQuery *self, TdQueryScope scope)
{
  gboolean descending;
  int column = get_sort_column (self, &descending);
  gboolean by_date = column == td_list_find_column (TD_LIST_AWARDS, "decided_on");
  gboolean has_words = self->search != NULL && self->search[0] != '\0';

  if (self->kind != TD_LIST_AWARDS || scope == TD_SCOPE_NARROW || (!has_words && self->unit_id == 0)
      || self->exact_unit || self->decision_id != 0 || self->person_id != 0
      || self->recipient_unit_id != 0 || self->campaign_id != 0)
    return "";
  if (by_date || td_date_is_set (self->from) || td_date_is_set (self->to))
    return " INDEXED BY award_by_date";

  return column == td_list_find_column (TD_LIST_AWARDS, "name") ? " INDEXED BY award_by_sort_key"
                                                                : "";
}

TdSql *
td_query_build_ids (const TdQuery *self, TdQueryScope scope)
{
  TdSql *sql = td_sql_new (NULL);

  td_query_append_with (sql, self);
  g_string_append_printf (sql->text, "SELECT %c.id%s FROM %s%s", td_list_get_alias (self->kind),
                          td_query_is_by_date_down (self) ? ", a.decided_on" : "",
                          td_list_get_table (self->kind), get_index (self, scope));
  td_query_append_conditions (sql, self, scope);
  append_order (sql, self);

  return sql;
}

/* How many awards are looked at for the first ones of a search. */
#define MAX_LOOKED_AT 20000

TdSql *
td_query_build_first_ids (const TdQuery *self)
{
  g_autoptr (TdQuery) rest = td_query_copy (self);
  g_auto (GStrv) words = td_search_split (self->search);
  const char *index = get_index (self, TD_SCOPE_WIDE);
  gboolean by_date = strstr (index, "award_by_date") != NULL;
  gboolean descending;
  int column = get_sort_column (self, &descending);
  TdSql *sql;

  if (words[0] == NULL || index[0] == '\0'
      || (by_date && column != td_list_find_column (TD_LIST_AWARDS, "decided_on")))
    return NULL;

  g_clear_pointer (&rest->search, g_free);
  sql = td_sql_new (NULL);
  td_query_append_with (sql, rest);
  g_string_append_printf (sql->text,
                          "SELECT w.id, w.decided_on FROM (SELECT a.id, a.decided_on,"
                          " a.search_key FROM award a%s",
                          index);
  td_query_append_conditions (sql, rest, TD_SCOPE_WIDE);
  append_order (sql, self);
  g_string_append_printf (sql->text, " LIMIT %d) w WHERE ", MAX_LOOKED_AT);
  td_search_append_condition (sql->text, "w.search_key", words, (int) sql->values->len + 1);
  td_sql_add_words (sql, words);

  return sql;
}
