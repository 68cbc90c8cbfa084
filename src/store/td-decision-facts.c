/* What the book knows that td_decision_check () asks for. */
#include "store/td-decision-private.h"
#include "store/td-decision-store.h"

#include "base/td-text.h"
#include "store/td-db-private.h"
#include "store/td-keys-private.h"
#include "store/td-unit-store.h"

gboolean
td_decision_find_person (TdDb *db, const TdAward *award, gint64 *id, guint *n, GError **error)
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

/* A unit that is gone is left out: the check then says that it must be chosen again. */
static gboolean
add_unit (TdDb *db, GHashTable *units, gint64 id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  TdUnit *unit;
  gint64 *key;

  if (id == 0 || g_hash_table_contains (units, &id))
    return TRUE;

  unit = td_unit_load (db, id, &local_error);
  if (unit == NULL)
    {
      if (g_error_matches (local_error, TD_ERROR, TD_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  key = g_new (gint64, 1);
  *key = id;
  g_hash_table_insert (units, key, unit);
  return TRUE;
}

static gboolean
add_campaign (TdDb *db, GHashTable *campaigns, gint64 id, GError **error)
{
  g_autoptr (TdStmt) stmt = NULL;
  gboolean row;
  gint64 *key;

  if (id == 0 || g_hash_table_contains (campaigns, &id))
    return TRUE;

  stmt = td_db_prepare (db, "SELECT name FROM campaign WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, id);
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    {
      key = g_new (gint64, 1);
      *key = id;
      g_hash_table_insert (campaigns, key, td_stmt_dup_text (stmt, 0));
    }

  return TRUE;
}

/* Two statements and not one with OR, so that each has its index. */
#define SELECT_EARLIER(recipient)                                                                  \
  "SELECT a.id, a.award_form_id, d.number || '/' || d.symbol, d.decided_on, d.deciding_level,"     \
  " d.issuer, a.commendation_type, a.campaign_id, a.achievement_period"                            \
  " FROM award a JOIN decision d ON d.id = a.decision_id"                                          \
  " WHERE " recipient " = ?1 AND a.decision_id <> ?2 AND a.status = 'decided'"                     \
  " ORDER BY d.decided_on, a.id"

static GPtrArray *
read_earlier (TdDb *db, gint64 decision_id, const TdAward *award, GError **error)
{
  g_autoptr (GPtrArray) earlier
      = g_ptr_array_new_with_free_func ((GDestroyNotify) td_earlier_award_free);
  gboolean collective = award->recipient_kind == TD_RECIPIENT_COLLECTIVE;
  gint64 recipient = collective ? award->recipient_unit_id : award->person_id;
  g_autoptr (TdStmt) stmt = NULL;
  gboolean row;
  guint n;

  if (award->recipient_kind == TD_RECIPIENT_INDIVIDUAL && recipient == 0 && award->name[0] != '\0'
      && !td_decision_find_person (db, award, &recipient, &n, error))
    return NULL;
  if (recipient == 0)
    return g_steal_pointer (&earlier);

  stmt = td_db_prepare (
      db, collective ? SELECT_EARLIER ("a.recipient_unit_id") : SELECT_EARLIER ("a.person_id"),
      error);
  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, recipient);
  td_stmt_bind_int (stmt, 2, decision_id);

  while (TRUE)
    {
      TdEarlierAward *found;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&earlier);

      found = g_new0 (TdEarlierAward, 1);
      found->award_id = td_stmt_get_int (stmt, 0);
      found->award_form_id = td_stmt_get_int (stmt, 1);
      found->decision = td_stmt_dup_text (stmt, 2);
      found->decided_on = td_stmt_get_date (stmt, 3);
      found->deciding_level = td_stmt_dup_text (stmt, 4);
      found->issuer = td_stmt_dup_text (stmt, 5);
      found->commendation_type = td_stmt_dup_text (stmt, 6);
      found->campaign_id = td_stmt_get_int (stmt, 7);
      found->achievement_period = td_stmt_dup_text (stmt, 8);
      g_ptr_array_add (earlier, found);
    }
}

gboolean
td_decision_load_facts (TdDb *db,
                        const TdDecision *decision,
                        TdDecisionFacts *facts,
                        GError **error)
{
  *facts = (TdDecisionFacts){ 0 };
  facts->today = td_date_today ();
  facts->units
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) td_unit_free);
  facts->campaigns = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  facts->earlier = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  if (!read_number_taken (db, decision, &facts->number_taken, error)
      || !add_unit (db, facts->units, decision->issuer_unit_id, error))
    return FALSE;

  for (guint i = 0; i < decision->awards->len; i++)
    {
      const TdAward *award = g_ptr_array_index (decision->awards, i);
      GPtrArray *earlier;

      if (!add_unit (db, facts->units, award->unit_id, error)
          || !add_unit (db, facts->units, award->recipient_unit_id, error)
          || !add_campaign (db, facts->campaigns, award->campaign_id, error))
        return FALSE;
      earlier = read_earlier (db, decision->id, award, error);
      if (earlier == NULL)
        return FALSE;
      g_ptr_array_add (facts->earlier, earlier);
    }

  return TRUE;
}
