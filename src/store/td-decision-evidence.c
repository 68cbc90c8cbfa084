/* What the book has about the recipients of a decision, for the rules of td-rules.h. */
#include "store/td-evidence-private.h"
#include "store/td-person-store.h"

static TdEarlierAward *
take_earlier (TdStmt *stmt)
{
  TdEarlierAward *found = g_new0 (TdEarlierAward, 1);

  found->award_id = td_stmt_get_int (stmt, 0);
  found->award_form_id = td_stmt_get_int (stmt, 1);
  found->decision = td_stmt_dup_text (stmt, 2);
  found->decided_on = td_stmt_get_date (stmt, 3);
  found->deciding_level = td_stmt_dup_text (stmt, 4);
  found->issuer = td_stmt_dup_text (stmt, 5);
  found->commendation_type = td_stmt_dup_text (stmt, 6);
  found->campaign_id = td_stmt_get_int (stmt, 7);
  found->achievement_period = td_stmt_dup_text (stmt, 8);
  found->name = td_stmt_dup_text (stmt, 9);
  found->unit_id = td_stmt_get_int (stmt, 10);

  return found;
}

gboolean
td_evidence_add_all (TdStmt *stmt, GPtrArray *list, GError **error)
{
  gboolean row;

  while (TRUE)
    {
      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_ptr_array_add (list, take_earlier (stmt));
    }
}

GPtrArray *
td_evidence_new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) td_earlier_award_free);
}

/* --- Of each recipient ------------------------------------------------------------------------ */

/* Two statements and not one with OR, so that each has its index. */
static gboolean
read_earlier (const TdEvidence *self, guint index, GError **error)
{
  const TdAward *award = g_ptr_array_index (self->decision->awards, index);
  gint64 person_id = g_array_index (self->person_ids, gint64, index);
  gint64 recipient_id = person_id != 0 ? person_id : award->recipient_unit_id;
  GPtrArray *earlier = td_evidence_new_list ();
  g_autoptr (TdStmt) stmt = NULL;
  const TdEarlierAward *last;

  g_ptr_array_add (self->facts->earlier, earlier);
  if (recipient_id == 0)
    return TRUE;

  stmt = td_db_prepare (self->db,
                        person_id != 0 ? SELECT_AWARD "a.person_id = ?2 ORDER BY a.decided_on, a.id"
                                       : SELECT_AWARD
                            "a.recipient_unit_id = ?2 ORDER BY a.decided_on, a.id",
                        error);
  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, self->decision->id);
  td_stmt_bind_int (stmt, 2, recipient_id);
  if (!td_evidence_add_all (stmt, earlier, error))
    return FALSE;
  if (person_id == 0 || earlier->len == 0)
    return TRUE;

  last = g_ptr_array_index (earlier, earlier->len - 1);
  return td_decision_add_unit (self->db, self->facts, last->unit_id, error);
}

static gboolean
find_people (TdEvidence *self, GError **error)
{
  for (guint i = 0; i < self->decision->awards->len; i++)
    {
      const TdAward *award = g_ptr_array_index (self->decision->awards, i);
      gint64 id = award->recipient_kind != TD_RECIPIENT_COLLECTIVE ? award->person_id : 0;
      guint n;

      if (award->recipient_kind == TD_RECIPIENT_INDIVIDUAL && id == 0 && award->name[0] != '\0'
          && !award->is_new_person && !td_person_find (self->db, award, &id, &n, error))
        return FALSE;
      g_array_append_val (self->person_ids, id);
    }

  return TRUE;
}

/* --- Initiatives ------------------------------------------------------------------------------ */

static gboolean
read_initiative (const TdEvidence *self, gint64 id, GArray *list, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (self->db,
                       "SELECT coalesce (recognised_on, proposed_on), recognised_level IS NOT NULL,"
                       " recognised_level IN ('province', 'nation'), value_gained"
                       " FROM initiative WHERE id = ?1",
                       error);
  TdAuthoredInitiative initiative;
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, id);
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  if (!row)
    return TRUE;

  initiative.on = td_stmt_get_date (stmt, 0);
  initiative.is_recognised = td_stmt_get_int (stmt, 1) != 0;
  initiative.is_above_grassroots = td_stmt_get_int (stmt, 2) != 0;
  initiative.value_gained = td_stmt_is_null (stmt, 3) ? -1 : td_stmt_get_int (stmt, 3);
  g_array_append_val (list, initiative);
  return TRUE;
}

TdAwardRole
td_evidence_get_role (const TdEvidence *self, const TdAward *award)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->roles, &award->award_form_id));
}

/* One pass over the authors, and only when a form asks for initiatives: the table has no index by
 * person. */
static gboolean
read_initiatives (const TdEvidence *self, GError **error)
{
  g_autoptr (GHashTable) lists = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (TdStmt) stmt = NULL;
  gboolean row;

  for (guint i = 0; i < self->decision->awards->len; i++)
    {
      TdAwardRole role = td_evidence_get_role (self, g_ptr_array_index (self->decision->awards, i));
      gint64 *person_id = &g_array_index (self->person_ids, gint64, i);
      GArray *list = *person_id != 0 ? g_hash_table_lookup (lists, person_id) : NULL;

      list = list != NULL ? g_array_ref (list)
                          : g_array_new (FALSE, FALSE, sizeof (TdAuthoredInitiative));
      if (*person_id != 0 && (role == TD_ROLE_UNION_DIPLOMA || role == TD_ROLE_CREATIVITY_DIPLOMA))
        g_hash_table_insert (lists, person_id, list);
      g_ptr_array_add (self->facts->initiatives, list);
    }
  if (g_hash_table_size (lists) == 0)
    return TRUE;

  stmt = td_db_prepare (self->db, "SELECT person_id, initiative_id FROM initiative_author", error);
  if (stmt == NULL)
    return FALSE;
  while (TRUE)
    {
      gint64 person_id;
      GArray *list;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      person_id = td_stmt_get_int (stmt, 0);
      list = g_hash_table_lookup (lists, &person_id);
      if (list != NULL && !read_initiative (self, td_stmt_get_int (stmt, 1), list, error))
        return FALSE;
    }
}

/* --- All of it -------------------------------------------------------------------------------- */

static void
append_id (GString *ids, gint64 id)
{
  g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, ids->len > 0 ? "," : "", id);
}

static gboolean
read_roles (TdEvidence *self, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (self->db, "SELECT id, code FROM award_form ORDER BY id", error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  while (TRUE)
    {
      gint64 id;
      TdAwardRole role;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = td_stmt_get_int (stmt, 0);
      role = td_award_role_from_code (td_stmt_get_text (stmt, 1));
      if (role == TD_ROLE_ADVANCED_WORKER || role == TD_ROLE_FIGHTER)
        append_id (self->titles, id);
      if (role == TD_ROLE_UNION_DIPLOMA)
        append_id (self->diplomas, id);
      g_hash_table_insert (self->roles, g_memdup2 (&id, sizeof id), GINT_TO_POINTER (role));
    }
}

static gboolean
read_since (const TdEvidence *self, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (self->db, "SELECT min (decided_on) FROM decision", error);
  gboolean row;

  if (stmt == NULL || !td_stmt_step (stmt, &row, error))
    return FALSE;

  self->facts->since = td_stmt_get_date (stmt, 0);
  return TRUE;
}

static gboolean
read_all (TdEvidence *self, GError **error)
{
  if (!read_since (self, error) || !read_roles (self, error) || !find_people (self, error))
    return FALSE;
  for (guint i = 0; i < self->decision->awards->len; i++)
    if (!read_earlier (self, i, error))
      return FALSE;

  return read_initiatives (self, error) && td_evidence_read_unit_years (self, error)
         && td_evidence_read_diplomas (self, error);
}

gboolean
td_decision_load_evidence (TdDb *db,
                           const TdDecision *decision,
                           TdDecisionFacts *facts,
                           GError **error)
{
  g_autoptr (GHashTable) roles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GString) titles = g_string_new (NULL);
  g_autoptr (GString) diplomas = g_string_new (NULL);
  g_autoptr (GArray) person_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  TdEvidence self = { db, decision, facts, roles, titles, diplomas, person_ids };

  facts->earlier = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  facts->initiatives = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  facts->workers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  facts->titles
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  facts->union_diplomas = td_evidence_new_list ();

  return read_all (&self, error);
}
