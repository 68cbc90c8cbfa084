/* The awards of a decision as rows of the table. */
#include "store/td-db-private.h"
#include "store/td-decision-private.h"
#include "store/td-keys-private.h"

#define COLUMNS                                                                                    \
  "decision_id, position, recipient_kind, person_id, recipient_unit_id, name, post, unit_id,"      \
  " unit_name, organisation_type, is_woman, is_direct_worker, is_leader, award_form_id,"           \
  " commendation_type, campaign_id, achievement, achievement_period, bonus, status, revoked_on,"   \
  " revoke_reason, note, decided_on, search_key, sort_key"
#define N_COLUMNS 26

/* New rows that one statement writes. Before each statement that has triggers SQLite ends what the
 * full-text index has gathered so far (a savepoint, in case the statement fails), and three hundred
 * small parts of the index take longer than all else. */
#define MANY 50
#define FEW 5

/* @first: the parameter of the first column
 * @sort_keys: keeps what is bound until the statement has run */
static void
bind_award (TdStmt *stmt,
            int first,
            const TdDecision *decision,
            const char *label,
            guint index,
            GPtrArray *sort_keys)
{
  const TdAward *award = g_ptr_array_index (decision->awards, index);
  g_autofree char *search_key
      = td_keys_award_search (award->name, award->post, award->unit_name, label);
  GBytes *sort_key
      = td_keys_award_sort (award->recipient_kind != TD_RECIPIENT_COLLECTIVE, award->name);

  g_ptr_array_add (sort_keys, sort_key);
  td_stmt_bind_int (stmt, first, decision->id);
  td_stmt_bind_int (stmt, first + 1, (gint64) index);
  td_stmt_bind_text (stmt, first + 2, td_recipient_kind_to_code (award->recipient_kind));
  td_stmt_bind_id (stmt, first + 3, award->person_id);
  td_stmt_bind_id (stmt, first + 4, award->recipient_unit_id);
  td_stmt_bind_text (stmt, first + 5, award->name);
  td_stmt_bind_text (stmt, first + 6, award->post);
  td_stmt_bind_id (stmt, first + 7, award->unit_id);
  td_stmt_bind_text (stmt, first + 8, award->unit_name);
  td_stmt_bind_code (stmt, first + 9, award->organisation_type);
  td_stmt_bind_int (stmt, first + 10, award->is_woman ? 1 : 0);
  td_stmt_bind_int (stmt, first + 11, award->is_direct_worker ? 1 : 0);
  td_stmt_bind_int (stmt, first + 12, award->is_leader ? 1 : 0);
  td_stmt_bind_int (stmt, first + 13, award->award_form_id);
  td_stmt_bind_text (stmt, first + 14, award->commendation_type);
  td_stmt_bind_id (stmt, first + 15, award->campaign_id);
  td_stmt_bind_text (stmt, first + 16, award->achievement);
  td_stmt_bind_text (stmt, first + 17, award->achievement_period);
  td_stmt_bind_int (stmt, first + 18, award->bonus);
  td_stmt_bind_text (stmt, first + 19, td_date_is_set (award->revoked_on) ? "revoked" : "decided");
  td_stmt_bind_date (stmt, first + 20, award->revoked_on);
  td_stmt_bind_text (stmt, first + 21, award->revoke_reason);
  td_stmt_bind_text (stmt, first + 22, award->note);
  td_stmt_bind_date (stmt, first + 23, decision->decided_on);
  td_stmt_bind_text_copy (stmt, first + 24, search_key);
  td_stmt_bind_bytes (stmt, first + 25, sort_key);
}

gboolean
td_decision_update_award (
    TdDb *db, const TdDecision *decision, const char *label, guint index, GError **error)
{
  const TdAward *award = g_ptr_array_index (decision->awards, index);
  g_autoptr (GPtrArray) sort_keys = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "UPDATE award SET (" COLUMNS ") = (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
                       " ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25,"
                       " ?26) WHERE id = ?27",
                       error);

  if (stmt == NULL)
    return FALSE;
  bind_award (stmt, 1, decision, label, index, sort_keys);
  td_stmt_bind_int (stmt, N_COLUMNS + 1, award->id);

  return td_stmt_run (stmt, error);
}

/* "INSERT INTO award (decision_id, …) VALUES (?, …), (?, …)" */
static const char *
make_insert_sql (guint n_rows)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO award (" COLUMNS ") VALUES ");

  for (guint i = 0; i < n_rows; i++)
    {
      g_string_append (sql, i > 0 ? ", (?" : "(?");
      for (guint j = 1; j < N_COLUMNS; j++)
        g_string_append (sql, ", ?");
      g_string_append_c (sql, ')');
    }

  return g_intern_string (sql->str);
}

static gboolean
insert_rows (TdDb *db,
             const TdDecision *decision,
             const char *label,
             const guint *indices,
             guint n,
             GError **error)
{
  g_autoptr (GPtrArray) sort_keys = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (TdStmt) stmt = td_db_prepare (db, make_insert_sql (n), error);
  gint64 last;

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    bind_award (stmt, (int) (1 + i * N_COLUMNS), decision, label, indices[i], sort_keys);
  if (!td_stmt_run (stmt, error))
    return FALSE;

  /* The ids follow each other in the order of the rows. */
  last = td_db_get_last_id (db);
  for (guint i = 0; i < n; i++)
    ((TdAward *) g_ptr_array_index (decision->awards, indices[i]))->id = last - n + 1 + i;

  return TRUE;
}

gboolean
td_decision_insert_awards (
    TdDb *db, TdDecision *decision, const char *label, const GArray *indices, GError **error)
{
  guint n;

  for (guint i = 0; i < indices->len; i += n)
    {
      guint left = indices->len - i;

      n = left >= MANY ? MANY : left >= FEW ? FEW : 1;
      if (!insert_rows (db, decision, label, &g_array_index (indices, guint, i), n, error))
        return FALSE;
    }

  return TRUE;
}
