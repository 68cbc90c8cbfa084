/* What the book knows that td_decision_check () asks for. */
#include "store/td-decision-private.h"
#include "store/td-decision-store.h"

#include "base/td-text.h"
#include "store/td-db-private.h"
#include "store/td-keys-private.h"
#include "store/td-unit-store.h"

static gboolean
read_number_taken (TdDb *db, const TdDecision *decision, gboolean *taken, GError **error)
{
  g_autofree char *issuer_key = td_text_fold (decision->issuer);
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT 1 FROM decision WHERE number = ?1 AND symbol = ?2 AND year = ?3"
                       " AND issuer_key = ?4 AND id <> ?5",
                       error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_text (stmt, 1, decision->number);
  td_stmt_bind_text (stmt, 2, decision->symbol);
  td_stmt_bind_int (stmt, 3, decision->decided_on.year);
  td_stmt_bind_text (stmt, 4, issuer_key);
  td_stmt_bind_int (stmt, 5, decision->id);

  return td_stmt_step (stmt, taken, error);
}

static gint64 *
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

/* A unit that is gone is left out: the check then says that it must be chosen again. */
gboolean
td_decision_add_unit (TdDb *db, TdDecisionFacts *facts, gint64 id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  TdUnit *unit;

  if (id == 0 || g_hash_table_contains (facts->units, &id))
    return TRUE;

  unit = td_unit_load (db, id, &local_error);
  if (unit == NULL)
    {
      if (g_error_matches (local_error, TD_ERROR, TD_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  g_hash_table_insert (facts->units, copy_id (id), unit);
  return TRUE;
}

gboolean
td_decision_add_campaign (TdDb *db, TdDecisionFacts *facts, gint64 id, GError **error)
{
  g_autoptr (TdStmt) stmt = NULL;
  gboolean row;

  if (id == 0 || g_hash_table_contains (facts->campaigns, &id))
    return TRUE;

  stmt = td_db_prepare (db, "SELECT name, theme FROM campaign WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, id);
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    {
      g_hash_table_insert (facts->campaigns, copy_id (id), td_stmt_dup_text (stmt, 0));
      g_hash_table_insert (facts->themes, copy_id (id), td_text_fold (td_stmt_get_text (stmt, 1)));
    }

  return TRUE;
}

gboolean
td_decision_load_basic_facts (TdDb *db,
                              const TdDecision *decision,
                              TdDecisionFacts *facts,
                              GError **error)
{
  *facts = (TdDecisionFacts){ 0 };
  facts->today = td_date_today ();
  facts->units
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) td_unit_free);
  facts->campaigns = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  facts->themes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  if (!read_number_taken (db, decision, &facts->number_taken, error)
      || !td_decision_add_unit (db, facts, decision->issuer_unit_id, error))
    return FALSE;

  for (guint i = 0; i < decision->awards->len; i++)
    {
      const TdAward *award = g_ptr_array_index (decision->awards, i);

      if (!td_decision_add_unit (db, facts, award->unit_id, error)
          || !td_decision_add_unit (db, facts, award->recipient_unit_id, error)
          || !td_decision_add_campaign (db, facts, award->campaign_id, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
td_decision_load_facts (TdDb *db,
                        const TdDecision *decision,
                        TdDecisionFacts *facts,
                        GError **error)
{
  return td_decision_load_basic_facts (db, decision, facts, error)
         && td_decision_load_evidence (db, decision, facts, error);
}
