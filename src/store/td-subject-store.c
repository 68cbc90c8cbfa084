#include "store/td-subject-store.h"

#include "store/td-db-private.h"

void
td_subject_award_free (TdSubjectAward *self)
{
  g_free (self->decision);
  g_free (self->deciding_level);
  g_free (self->issuer);
  g_free (self->award_form);
  g_free (self->commendation_type);
  g_free (self->campaign);
  g_free (self->achievement);
  g_free (self->achievement_period);
  g_free (self->name);
  g_free (self->post);
  g_free (self->unit_name);
  g_free (self->revoke_reason);
  g_free (self->note);
  g_free (self);
}

/* Two statements and not one with OR, so that each has its index. */
#define SELECT_AWARDS(recipient)                                                                   \
  "SELECT a.id, d.id, d.number || '/' || d.symbol, d.decided_on, d.deciding_level, d.issuer,"      \
  " f.name, t.name, c.name, a.achievement, a.achievement_period, a.name, a.post, a.unit_name,"     \
  " a.bonus, a.revoked_on, a.revoke_reason, a.note"                                                \
  " FROM award a JOIN decision d ON d.id = a.decision_id"                                          \
  " JOIN award_form f ON f.id = a.award_form_id"                                                   \
  " JOIN commendation_type t ON t.code = a.commendation_type"                                      \
  " LEFT JOIN campaign c ON c.id = a.campaign_id"                                                  \
  " WHERE " recipient " = ?1 ORDER BY d.decided_on DESC, d.sort_key DESC, a.position, a.id"

static TdSubjectAward *
read_award (TdStmt *stmt)
{
  TdSubjectAward *award = g_new0 (TdSubjectAward, 1);

  award->award_id = td_stmt_get_int (stmt, 0);
  award->decision_id = td_stmt_get_int (stmt, 1);
  award->decision = td_stmt_dup_text (stmt, 2);
  award->decided_on = td_stmt_get_date (stmt, 3);
  award->deciding_level = td_stmt_dup_text (stmt, 4);
  award->issuer = td_stmt_dup_text (stmt, 5);
  award->award_form = td_stmt_dup_text (stmt, 6);
  award->commendation_type = td_stmt_dup_text (stmt, 7);
  award->campaign = td_stmt_dup_text (stmt, 8);
  award->achievement = td_stmt_dup_text (stmt, 9);
  award->achievement_period = td_stmt_dup_text (stmt, 10);
  award->name = td_stmt_dup_text (stmt, 11);
  award->post = td_stmt_dup_text (stmt, 12);
  award->unit_name = td_stmt_dup_text (stmt, 13);
  award->bonus = td_stmt_get_int (stmt, 14);
  award->revoked_on = td_stmt_get_date (stmt, 15);
  award->revoke_reason = td_stmt_dup_text (stmt, 16);
  award->note = td_stmt_dup_text (stmt, 17);

  return award;
}

GPtrArray *
td_subject_read_awards (TdDb *db, TdSubject subject, GError **error)
{
  g_autoptr (GPtrArray) awards
      = g_ptr_array_new_with_free_func ((GDestroyNotify) td_subject_award_free);
  gboolean is_person = subject.person_id != 0;
  g_autoptr (TdStmt) stmt = NULL;
  gboolean row;

  if (!td_subject_is_set (subject))
    return g_steal_pointer (&awards);

  stmt = td_db_prepare (
      db, is_person ? SELECT_AWARDS ("a.person_id") : SELECT_AWARDS ("a.recipient_unit_id"), error);
  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, is_person ? subject.person_id : subject.unit_id);

  while (TRUE)
    {
      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&awards);
      g_ptr_array_add (awards, read_award (stmt));
    }
}

gboolean
td_subject_find_by_award (TdDb *db, gint64 award_id, TdSubject *subject, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db, "SELECT person_id, recipient_unit_id FROM award WHERE id = ?1", error);
  gboolean row;

  *subject = (TdSubject){ 0 };
  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, award_id);
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    *subject = (TdSubject){ td_stmt_get_int (stmt, 0), td_stmt_get_int (stmt, 1) };

  return TRUE;
}

char *
td_subject_read_predecessors (TdDb *db, gint64 unit_id, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db, "SELECT name FROM unit WHERE successor_id = ?1 ORDER BY sort_key, id", error);
  g_autoptr (GString) names = g_string_new (NULL);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, unit_id);

  while (TRUE)
    {
      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_strdup (names->str);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              td_stmt_get_text (stmt, 0));
    }
}
