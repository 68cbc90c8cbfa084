#include "store/td-person-store.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "store/td-db-private.h"
#include "store/td-decision-private.h"
#include "store/td-keys-private.h"

/* Of a short beginning there may be ten thousands: who is not among these is found by a longer one.
 */
#define MAX_CANDIDATES 200

/* A unit that ended, its successor, the successor of that …: more than the century has had. */
#define MAX_SUCCESSIONS 10

#define SELECT_PEOPLE                                                                              \
  "SELECT p.id, p.name, p.is_woman, substr (p.birth_date, 1, 4), p.post, p.unit_id,"               \
  " p.is_direct_worker, p.is_leader FROM person p WHERE "

static int
get_flag (TdStmt *stmt, int column)
{
  return td_stmt_is_null (stmt, column) ? -1 : (int) td_stmt_get_int (stmt, column);
}

static TdPersonHit *
read_hit (TdStmt *stmt)
{
  TdPersonHit *hit = g_new0 (TdPersonHit, 1);

  hit->id = td_stmt_get_int (stmt, 0);
  hit->name = td_stmt_dup_text (stmt, 1);
  hit->is_woman = get_flag (stmt, 2);
  hit->birth_year = (int) td_stmt_get_int (stmt, 3);
  hit->post = td_stmt_dup_text (stmt, 4);
  hit->unit_id = td_stmt_get_int (stmt, 5);
  hit->is_direct_worker = get_flag (stmt, 6);
  hit->is_leader = get_flag (stmt, 7);
  hit->unit_name = g_strdup ("");
  hit->organisation_type = g_strdup ("");
  hit->last_award = g_strdup ("");

  return hit;
}

static gboolean
read_hits (TdStmt *stmt, GPtrArray *hits, GError **error)
{
  gboolean row;

  while (TRUE)
    {
      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_ptr_array_add (hits, read_hit (stmt));
    }
}

/* --- What is shown of a hit ------------------------------------------------------------------- */

/* The unit as of @date: a closed one's successor, as far as there is one. */
static gboolean
complete_unit (TdDb *db, TdPersonHit *hit, TdDate date, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      "SELECT name, coalesce (organisation_type, ''), valid_to, successor_id FROM unit"
      " WHERE id = ?1",
      error);

  if (stmt == NULL)
    return FALSE;

  for (guint i = 0; i < MAX_SUCCESSIONS && hit->unit_id != 0; i++)
    {
      gint64 successor;
      gboolean row;

      td_stmt_reset (stmt);
      td_stmt_bind_int (stmt, 1, hit->unit_id);
      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_free (hit->unit_name);
      hit->unit_name = td_stmt_dup_text (stmt, 0);
      g_free (hit->organisation_type);
      hit->organisation_type = td_stmt_dup_text (stmt, 1);
      hit->unit_valid_to = td_stmt_get_date (stmt, 2);
      successor = td_stmt_get_int (stmt, 3);
      if (!td_date_is_set (hit->unit_valid_to) || !td_date_is_set (date)
          || td_date_compare (date, hit->unit_valid_to) <= 0)
        {
          hit->unit_valid_to = TD_DATE_NONE;
          return TRUE;
        }
      if (successor == 0)
        return TRUE;
      hit->unit_id = successor;
    }

  return TRUE;
}

static gboolean
complete_last_award (TdDb *db, TdPersonHit *hit, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      "SELECT f.short_name, d.number || '/' || d.symbol, a.decided_on FROM award a"
      " JOIN decision d ON d.id = a.decision_id JOIN award_form f ON f.id = a.award_form_id"
      " WHERE a.person_id = ?1 AND a.status = 'decided' ORDER BY a.decided_on DESC, a.id DESC"
      " LIMIT 1",
      error);
  gboolean row;
  g_autofree char *date = NULL;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, hit->id);
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  if (!row)
    return TRUE;

  date = td_date_format (td_stmt_get_date (stmt, 2));
  g_free (hit->last_award);
  hit->last_award = g_strdup_printf ("%s, %s, %s", td_stmt_get_text (stmt, 0),
                                     td_stmt_get_text (stmt, 1), date);
  return TRUE;
}

static gboolean
complete (TdDb *db, GPtrArray *hits, TdDate date, GError **error)
{
  for (guint i = 0; i < hits->len; i++)
    if (!complete_unit (db, g_ptr_array_index (hits, i), date, error)
        || !complete_last_award (db, g_ptr_array_index (hits, i), error))
      return FALSE;

  return TRUE;
}

TdPersonHit *
td_person_load_hit (TdDb *db, gint64 id, TdDate date, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db, SELECT_PEOPLE "p.id = ?1", error);
  g_autoptr (TdPersonHit) hit = NULL;
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, id);
  if (!td_stmt_step (stmt, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _ ("This person is no longer in the book."));
      return NULL;
    }

  hit = read_hit (stmt);

  return complete_unit (db, hit, date, error) && complete_last_award (db, hit, error)
             ? g_steal_pointer (&hit)
             : NULL;
}

/* --- Searching -------------------------------------------------------------------------------- */

/* Adds people whose key begins with @key; of @unit_id alone unless it is 0. */
static gboolean
add_candidates (TdDb *db, const char *key, gint64 unit_id, GPtrArray *hits, GError **error)
{
  /* Keys are ASCII for Vietnamese text: '~' and what begins with it comes after them. */
  g_autofree char *end = g_strconcat (key, "\xEF\xBF\xBF", NULL);
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      unit_id != 0 ? SELECT_PEOPLE "p.unit_id = ?3 AND p.search_key >= ?1 AND p.search_key < ?2"
                                   " ORDER BY p.search_key, p.id LIMIT ?4"
                   : SELECT_PEOPLE "p.search_key >= ?1 AND p.search_key < ?2"
                                   " ORDER BY p.search_key, p.id LIMIT ?4",
      error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_text (stmt, 1, key);
  td_stmt_bind_text (stmt, 2, end);
  if (unit_id != 0)
    td_stmt_bind_int (stmt, 3, unit_id);
  td_stmt_bind_int (stmt, 4, MAX_CANDIDATES);

  return read_hits (stmt, hits, error);
}

typedef struct
{
  gint64 unit_id;
  const char *typed; /* lower case */
} Ranking;

static gboolean
begins_with_marks (const TdPersonHit *hit, const Ranking *ranking)
{
  g_autofree char *name = g_utf8_strdown (hit->name, -1);

  return g_str_has_prefix (name, ranking->typed);
}

static int
compare_hits (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const TdPersonHit *first = *(const TdPersonHit *const *) a;
  const TdPersonHit *second = *(const TdPersonHit *const *) b;
  const Ranking *ranking = user_data;
  gboolean first_near = ranking->unit_id != 0 && first->unit_id == ranking->unit_id;
  gboolean second_near = ranking->unit_id != 0 && second->unit_id == ranking->unit_id;

  if (first_near != second_near)
    return first_near ? -1 : 1;
  if (begins_with_marks (first, ranking) != begins_with_marks (second, ranking))
    return begins_with_marks (first, ranking) ? -1 : 1;

  return 0; /* the sort is stable: the order of the index stays */
}

static void
remove_double (GPtrArray *hits)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < hits->len;)
    {
      TdPersonHit *hit = g_ptr_array_index (hits, i);

      if (g_hash_table_add (seen, &hit->id))
        i++;
      else
        g_ptr_array_remove_index (hits, i);
    }
}

GPtrArray *
td_person_search (
    TdDb *db, const char *text, gint64 unit_id, TdDate date, guint max, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) td_person_hit_free);
  g_autofree char *key = td_keys_person_search (text);
  g_autofree char *clean = td_text_clean (text);
  g_autofree char *typed = g_utf8_strdown (clean, -1);
  Ranking ranking = { unit_id, typed };

  if (key[0] == '\0')
    return g_steal_pointer (&hits);
  if ((unit_id != 0 && !add_candidates (db, key, unit_id, hits, error))
      || !add_candidates (db, key, 0, hits, error))
    return NULL;

  remove_double (hits);
  g_ptr_array_sort_with_data (hits, compare_hits, &ranking);
  if (hits->len > max)
    g_ptr_array_set_size (hits, (int) max);

  return complete (db, hits, date, error) ? g_steal_pointer (&hits) : NULL;
}

/* --- Who it is ----------------------------------------------------------------------------------
 */

gboolean
td_person_find (TdDb *db, const TdAward *award, gint64 *id, guint *n, GError **error)
{
  g_autofree char *search_key = td_keys_person_search (award->name);
  g_autofree char *name = td_text_place_tones (award->name);
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT id, name FROM person WHERE search_key = ?1 AND unit_id IS ?2"
                       " AND (is_woman IS NULL OR is_woman = ?3)",
                       error);
  gboolean row;

  *id = 0;
  *n = 0;
  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_text (stmt, 1, search_key);
  td_stmt_bind_id (stmt, 2, award->unit_id);
  td_stmt_bind_int (stmt, 3, award->is_woman ? 1 : 0);

  while (TRUE)
    {
      g_autofree char *other = NULL;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        break;
      other = td_text_place_tones (td_stmt_get_text (stmt, 1));
      if (!g_str_equal (name, other))
        continue;
      *id = td_stmt_get_int (stmt, 0);
      (*n)++;
    }
  if (*n != 1)
    *id = 0;

  return TRUE;
}

/* --- Probable doubles ------------------------------------------------------------------------- */

/* Whether the two are one unit at different times. */
static gboolean
is_succession (TdDb *db, gint64 from, gint64 to, gboolean *result, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      "WITH RECURSIVE chain (id, n) AS (SELECT ?1, 0 UNION SELECT u.successor_id, n + 1 FROM chain"
      "  JOIN unit u ON u.id = chain.id WHERE u.successor_id IS NOT NULL AND n < ?3)"
      " SELECT 1 FROM chain WHERE id = ?2",
      error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, from);
  td_stmt_bind_int (stmt, 2, to);
  td_stmt_bind_int (stmt, 3, MAX_SUCCESSIONS);

  return td_stmt_step (stmt, result, error);
}

static gboolean
is_same_unit (TdDb *db, gint64 a, gint64 b, gboolean *result, GError **error)
{
  *result = a == b;
  if (*result || a == 0 || b == 0)
    return TRUE;

  return is_succession (db, a, b, result, error)
         && (*result || is_succession (db, b, a, result, error));
}

GPtrArray *
td_person_find_similar (TdDb *db, const TdAward *award, TdDate date, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) td_person_hit_free);
  g_autofree char *key = td_keys_person_search (award->name);
  g_autoptr (TdStmt) stmt = NULL;
  gint64 linked;
  guint n;

  if (key[0] == '\0' || award->recipient_kind != TD_RECIPIENT_INDIVIDUAL)
    return g_steal_pointer (&hits);
  if (!td_person_find (db, award, &linked, &n, error))
    return NULL;
  if (linked != 0)
    return g_steal_pointer (&hits);

  stmt = td_db_prepare (db, SELECT_PEOPLE "p.search_key = ?1 ORDER BY p.id LIMIT ?2", error);
  if (stmt == NULL)
    return NULL;
  td_stmt_bind_text (stmt, 1, key);
  td_stmt_bind_int (stmt, 2, MAX_CANDIDATES);
  if (!read_hits (stmt, hits, error))
    return NULL;

  for (guint i = hits->len; i > 0; i--)
    {
      const TdPersonHit *hit = g_ptr_array_index (hits, i - 1);
      gboolean same;

      if (!is_same_unit (db, hit->unit_id, award->unit_id, &same, error))
        return NULL;
      if (!same)
        g_ptr_array_remove_index (hits, i - 1);
    }

  return complete (db, hits, date, error) ? g_steal_pointer (&hits) : NULL;
}
