/* The people behind the awards of a decision: who they probably are, and what saving does to them.
 */
#include "store/td-decision-private.h"

#include "base/td-collation.h"
#include "store/td-db-private.h"
#include "store/td-decision-store.h"
#include "store/td-keys-private.h"
#include "store/td-person-store.h"

gboolean
td_decision_load_similar (TdDb *db,
                          const TdDecision *decision,
                          TdDecisionFacts *facts,
                          GError **error)
{
  g_clear_pointer (&facts->similar, g_ptr_array_unref);
  facts->similar = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < decision->awards->len; i++)
    {
      const TdAward *award = g_ptr_array_index (decision->awards, i);
      GPtrArray *similar = award->person_id != 0 || award->is_new_person
                               ? g_ptr_array_new ()
                               : td_person_find_similar (db, award, decision->decided_on, error);

      if (similar == NULL)
        return FALSE;
      g_ptr_array_add (facts->similar, similar);
    }

  return TRUE;
}

static gboolean
insert_person (TdDb *db, TdAward *award, GError **error)
{
  g_autofree char *search_key = td_keys_person_search (award->name);
  g_autoptr (GBytes) sort_key = td_collation_person_key (award->name);
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "INSERT INTO person (name, is_woman, post, unit_id, is_direct_worker,"
                       " is_leader, search_key, sort_key)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                       error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_text (stmt, 1, award->name);
  td_stmt_bind_int (stmt, 2, award->is_woman ? 1 : 0);
  td_stmt_bind_text (stmt, 3, award->post);
  td_stmt_bind_id (stmt, 4, award->unit_id);
  td_stmt_bind_int (stmt, 5, award->is_direct_worker ? 1 : 0);
  td_stmt_bind_int (stmt, 6, award->is_leader ? 1 : 0);
  td_stmt_bind_text (stmt, 7, search_key);
  td_stmt_bind_bytes (stmt, 8, sort_key);
  if (!td_stmt_run (stmt, error))
    return FALSE;

  award->person_id = td_db_get_last_id (db);
  return TRUE;
}

/* What completion fills in next time is what the latest paper says. */
static gboolean
update_person (TdDb *db, const TdAward *award, TdDate decided_on, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "UPDATE person SET post = ?2, unit_id = ?3, is_direct_worker = ?4,"
                       " is_leader = ?5, revision = revision + 1 WHERE id = ?1"
                       " AND (post <> ?2 OR unit_id IS NOT ?3 OR is_direct_worker IS NOT ?4"
                       "  OR is_leader IS NOT ?5)"
                       " AND NOT EXISTS (SELECT 1 FROM award WHERE person_id = ?1"
                       "  AND decided_on > ?6)",
                       error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, award->person_id);
  td_stmt_bind_text (stmt, 2, award->post);
  td_stmt_bind_id (stmt, 3, award->unit_id);
  td_stmt_bind_int (stmt, 4, award->is_direct_worker ? 1 : 0);
  td_stmt_bind_int (stmt, 5, award->is_leader ? 1 : 0);
  td_stmt_bind_date (stmt, 6, decided_on);

  return td_stmt_run (stmt, error);
}

gboolean
td_decision_link_person (TdDb *db, TdAward *award, TdDate decided_on, GError **error)
{
  guint n = 0;

  if (award->recipient_kind != TD_RECIPIENT_INDIVIDUAL)
    return TRUE;
  if (award->person_id == 0 && !award->is_new_person
      && !td_person_find (db, award, &award->person_id, &n, error))
    return FALSE;
  if (award->person_id != 0)
    return td_date_is_set (award->revoked_on) || update_person (db, award, decided_on, error);

  return n > 0 || insert_person (db, award, error);
}
