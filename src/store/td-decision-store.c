#include "store/td-decision-store.h"

#include <glib/gi18n-lib.h>

#include "base/td-collation.h"
#include "base/td-text.h"
#include "store/td-attachment-store.h"
#include "store/td-db-private.h"
#include "store/td-decision-private.h"
#include "store/td-keys-private.h"

#define TABLE "decision" /* whose attachments they are */

/* --- Loading ---------------------------------------------------------------------------------- */

static TdAward *
read_award (TdStmt *stmt)
{
  TdAward *award = td_award_new ();

  award->id = td_stmt_get_int (stmt, 0);
  td_recipient_kind_from_code (td_stmt_get_text (stmt, 1), &award->recipient_kind);
  award->person_id = td_stmt_get_int (stmt, 2);
  award->recipient_unit_id = td_stmt_get_int (stmt, 3);
  td_text_set (&award->name, td_stmt_get_text (stmt, 4));
  td_text_set (&award->post, td_stmt_get_text (stmt, 5));
  award->unit_id = td_stmt_get_int (stmt, 6);
  td_text_set (&award->unit_name, td_stmt_get_text (stmt, 7));
  td_text_set (&award->organisation_type, td_stmt_get_text (stmt, 8));
  award->is_woman = td_stmt_get_int (stmt, 9) != 0;
  award->is_direct_worker = td_stmt_get_int (stmt, 10) != 0;
  award->is_leader = td_stmt_get_int (stmt, 11) != 0;
  award->award_form_id = td_stmt_get_int (stmt, 12);
  td_text_set (&award->commendation_type, td_stmt_get_text (stmt, 13));
  award->campaign_id = td_stmt_get_int (stmt, 14);
  td_text_set_lines (&award->achievement, td_stmt_get_text (stmt, 15));
  td_text_set (&award->achievement_period, td_stmt_get_text (stmt, 16));
  award->bonus = td_stmt_get_int (stmt, 17);
  award->revoked_on = td_stmt_get_date (stmt, 18);
  td_text_set (&award->revoke_reason, td_stmt_get_text (stmt, 19));
  td_text_set_lines (&award->note, td_stmt_get_text (stmt, 20));

  return award;
}

static gboolean
load_awards (TdDb *db, TdDecision *decision, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT id, recipient_kind, person_id, recipient_unit_id, name, post,"
                       " unit_id, unit_name, organisation_type, is_woman, is_direct_worker,"
                       " is_leader, award_form_id, commendation_type, campaign_id, achievement,"
                       " achievement_period, bonus, revoked_on, revoke_reason, note"
                       " FROM award WHERE decision_id = ?1 ORDER BY position, id",
                       error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, decision->id);

  while (TRUE)
    {
      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_ptr_array_add (decision->awards, read_award (stmt));
    }
}

TdDecision *
td_decision_load (TdDb *db, gint64 id, GError **error)
{
  g_autoptr (TdDecision) decision = td_decision_new ();
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT revision, number, symbol, decided_on, deciding_level, issuer,"
                       " issuer_unit_id, signer, signer_post, abstract, note"
                       " FROM decision WHERE id = ?1",
                       error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, id);
  if (!td_stmt_step (stmt, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _ ("This decision is no longer in the book."));
      return NULL;
    }

  decision->id = id;
  decision->revision = (int) td_stmt_get_int (stmt, 0);
  td_text_set (&decision->number, td_stmt_get_text (stmt, 1));
  td_text_set (&decision->symbol, td_stmt_get_text (stmt, 2));
  decision->decided_on = td_stmt_get_date (stmt, 3);
  td_text_set (&decision->deciding_level, td_stmt_get_text (stmt, 4));
  td_text_set (&decision->issuer, td_stmt_get_text (stmt, 5));
  decision->issuer_unit_id = td_stmt_get_int (stmt, 6);
  td_text_set (&decision->signer, td_stmt_get_text (stmt, 7));
  td_text_set (&decision->signer_post, td_stmt_get_text (stmt, 8));
  td_text_set (&decision->abstract, td_stmt_get_text (stmt, 9));
  td_text_set_lines (&decision->note, td_stmt_get_text (stmt, 10));
  if (!load_awards (db, decision, error)
      || !td_attachment_load (db, TABLE, decision->id, decision->attachments, error))
    return NULL;

  return g_steal_pointer (&decision);
}

gint64
td_decision_find_by_award (TdDb *db, gint64 award_id, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db, "SELECT decision_id FROM award WHERE id = ?1", error);
  gboolean row;

  if (stmt == NULL)
    return 0;
  td_stmt_bind_int (stmt, 1, award_id);

  return td_stmt_step (stmt, &row, error) && row ? td_stmt_get_int (stmt, 0) : 0;
}

char *
td_decision_get_next_number (
    TdDb *db, const char *symbol, int year, const char *issuer, GError **error)
{
  g_autofree char *issuer_key = td_text_fold (issuer);
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT coalesce (max (CAST (number AS INTEGER)), 0) + 1 FROM decision"
                       " WHERE symbol = ?1 AND year = ?2 AND issuer_key = ?3",
                       error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_text (stmt, 1, symbol);
  td_stmt_bind_int (stmt, 2, year);
  td_stmt_bind_text (stmt, 3, issuer_key);
  if (!td_stmt_step (stmt, &row, error))
    return NULL;

  return td_stmt_dup_text (stmt, 0);
}

/* --- Saving ----------------------------------------------------------------------------------- */

static gboolean
write_row (TdDb *db, TdDecision *decision, GError **error)
{
  g_autofree char *issuer_key = td_text_fold (decision->issuer);
  g_autofree char *search_key = td_keys_decision_search (
      decision->number, decision->symbol, decision->issuer, decision->signer, decision->abstract);
  g_autoptr (GBytes) sort_key = td_keys_decision_sort (decision->number, decision->symbol);
  const char *sql
      = decision->id == 0
            ? "INSERT INTO decision (number, symbol, decided_on, year, deciding_level, issuer,"
              " issuer_key, issuer_unit_id, signer, signer_post, abstract, note, search_key,"
              " sort_key) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"
            : "UPDATE decision SET number = ?1, symbol = ?2, decided_on = ?3, year = ?4,"
              " deciding_level = ?5, issuer = ?6, issuer_key = ?7, issuer_unit_id = ?8,"
              " signer = ?9, signer_post = ?10, abstract = ?11, note = ?12, search_key = ?13,"
              " sort_key = ?14, revision = revision + 1 WHERE id = ?15 AND revision = ?16";
  g_autoptr (TdStmt) stmt = td_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_text (stmt, 1, decision->number);
  td_stmt_bind_text (stmt, 2, decision->symbol);
  td_stmt_bind_date (stmt, 3, decision->decided_on);
  td_stmt_bind_int (stmt, 4, decision->decided_on.year);
  td_stmt_bind_text (stmt, 5, decision->deciding_level);
  td_stmt_bind_text (stmt, 6, decision->issuer);
  td_stmt_bind_text (stmt, 7, issuer_key);
  td_stmt_bind_id (stmt, 8, decision->issuer_unit_id);
  td_stmt_bind_text (stmt, 9, decision->signer);
  td_stmt_bind_text (stmt, 10, decision->signer_post);
  td_stmt_bind_text (stmt, 11, decision->abstract);
  td_stmt_bind_text (stmt, 12, decision->note);
  td_stmt_bind_text (stmt, 13, search_key);
  td_stmt_bind_bytes (stmt, 14, sort_key);
  if (decision->id != 0)
    {
      td_stmt_bind_int (stmt, 15, decision->id);
      td_stmt_bind_int (stmt, 16, decision->revision);
    }
  if (!td_stmt_run (stmt, error))
    return FALSE;

  return td_db_finish_row (db, &decision->id, &decision->revision, error);
}

/* Links the award to its person and takes the snapshot of its unit. */
static gboolean
complete_award (
    TdDb *db, TdAward *award, TdDate decided_on, const TdDecisionFacts *facts, GError **error)
{
  const TdUnit *unit;

  if (award->recipient_kind == TD_RECIPIENT_COLLECTIVE && award->recipient_unit_id != 0)
    award->unit_id = award->recipient_unit_id;

  unit = g_hash_table_lookup (facts->units, &award->unit_id);
  if (unit != NULL && award->unit_name[0] == '\0')
    td_text_set (&award->unit_name, unit->name);
  if (unit != NULL && award->organisation_type[0] == '\0')
    td_text_set (&award->organisation_type, unit->organisation_type);

  return td_decision_link_person (db, award, decided_on, error);
}

/* The stored award with the draft's id and its place in the list, NULL if it is new. */
static const TdAward *
find_stored (const TdDecision *stored, gint64 id, guint *position)
{
  if (id == 0)
    return NULL;

  for (guint i = 0; i < stored->awards->len; i++)
    {
      const TdAward *award = g_ptr_array_index (stored->awards, i);

      *position = i;
      if (award->id == id)
        return award;
    }

  return NULL;
}

static gboolean
delete_missing_awards (TdDb *db,
                       const TdDecision *decision,
                       const TdDecision *stored,
                       GError **error)
{
  for (guint i = 0; i < stored->awards->len; i++)
    {
      gint64 id = ((const TdAward *) g_ptr_array_index (stored->awards, i))->id;
      guint position;

      if (find_stored (decision, id, &position) == NULL
          && !td_db_delete_row (db, "DELETE FROM award WHERE id = ?1", id, -1, error))
        return FALSE;
    }

  return TRUE;
}

/* Writes the awards that differ from what is stored: a correction of one line of three hundred is
 * one line in the history as well. The number and the date stand in every award. */
static gboolean
write_awards (TdDb *db,
              TdDecision *decision,
              const TdDecision *stored,
              const TdDecisionFacts *facts,
              GError **error)
{
  g_autofree char *label = td_decision_to_label (decision);
  g_autofree char *stored_label = td_decision_to_label (stored);
  gboolean all = !g_str_equal (label, stored_label)
                 || !td_date_equal (decision->decided_on, stored->decided_on);

  g_autoptr (GArray) new_ones = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < decision->awards->len; i++)
    {
      TdAward *award = g_ptr_array_index (decision->awards, i);
      guint position = 0;
      const TdAward *old = find_stored (stored, award->id, &position);

      if (old == NULL)
        award->id = 0;
      if (!complete_award (db, award, decision->decided_on, facts, error))
        return FALSE;
      if (!all && old != NULL && position == i && td_award_equal (award, old))
        continue;
      if (award->id == 0)
        g_array_append_val (new_ones, i);
      else if (!td_decision_update_award (db, decision, label, i, error))
        return FALSE;
    }

  return td_decision_insert_awards (db, decision, label, new_ones, error);
}

gboolean
td_decision_save (TdDb *db, const TdCatalogue *catalogue, TdDecision *decision, GError **error)
{
  g_auto (TdDecisionFacts) facts = { 0 };
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (TdDecision) stored = NULL;

  if (!td_decision_load_basic_facts (db, decision, &facts, error))
    return FALSE;
  problems = td_decision_check (decision, catalogue, &facts);
  if (!td_problems_set_error (problems, error))
    return FALSE;

  stored = decision->id != 0 ? td_decision_load (db, decision->id, error) : td_decision_new ();
  if (stored == NULL)
    return FALSE;

  return write_row (db, decision, error) && delete_missing_awards (db, decision, stored, error)
         && write_awards (db, decision, stored, &facts, error)
         && td_attachment_save (db, TABLE, decision->id, decision->attachments, stored->attachments,
                                error);
}
