#include "store/td-draft-store.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "domain/td-decision-draft.h"
#include "store/td-db-private.h"

void
td_draft_free (TdDraft *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  g_free (self->user);
  g_free (self);
}

gint64
td_draft_new_id (void)
{
  gint64 high = g_random_int_range (0, G_MAXINT32);

  return (high << 32 | g_random_int ()) + 1;
}

static gboolean
is_typed (const TdAward *award)
{
  static const TdAwardCell texts[] = { TD_CELL_NAME, TD_CELL_UNIT, TD_CELL_UNRECOGNISED };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (award->unread[texts[i]] != NULL)
      return TRUE;

  return award->recipient_unit_id != 0 || !td_text_is_blank (award->name);
}

gboolean
td_draft_put (TdDb *db, gint64 id, const TdDecision *decision, GError **error)
{
  g_autoptr (GBytes) content = td_decision_to_bytes (decision);
  g_autofree char *title
      = td_text_is_blank (decision->number) ? g_strdup ("") : td_decision_to_label (decision);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *saved_at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      "INSERT INTO draft (id, kind, record_id, record_revision, title, n_lines, content, saved_at,"
      " user) VALUES (?1, 'decision', ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
      " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, record_id = excluded.record_id,"
      " record_revision = excluded.record_revision, title = excluded.title,"
      " n_lines = excluded.n_lines, content = excluded.content, saved_at = excluded.saved_at,"
      " user = excluded.user",
      error);
  int n_lines = 0;

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < decision->awards->len; i++)
    n_lines += is_typed (g_ptr_array_index (decision->awards, i));
  td_stmt_bind_int (stmt, 1, id);
  td_stmt_bind_id (stmt, 2, decision->id);
  td_stmt_bind_int (stmt, 3, decision->revision);
  td_stmt_bind_text (stmt, 4, title);
  td_stmt_bind_int (stmt, 5, n_lines);
  td_stmt_bind_bytes (stmt, 6, content);
  td_stmt_bind_text (stmt, 7, saved_at);
  td_stmt_bind_text (stmt, 8, g_get_user_name ());

  return td_stmt_run (stmt, error);
}

static TdDraft *
read_draft (TdStmt *stmt)
{
  TdDraft *draft = g_new0 (TdDraft, 1);
  g_autoptr (GDateTime) saved_at = g_date_time_new_from_iso8601 (td_stmt_get_text (stmt, 5), NULL);

  draft->id = td_stmt_get_int (stmt, 0);
  draft->title = td_stmt_dup_text (stmt, 1);
  draft->n_lines = (int) td_stmt_get_int (stmt, 2);
  draft->record_id = td_stmt_get_int (stmt, 3);
  draft->record_revision = (int) td_stmt_get_int (stmt, 4);
  draft->saved_at
      = saved_at != NULL ? g_date_time_to_local (saved_at) : g_date_time_new_from_unix_local (0);
  draft->user = td_stmt_dup_text (stmt, 6);

  return draft;
}

GPtrArray *
td_draft_list (TdDb *db, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) td_draft_free);
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT id, title, n_lines, record_id, record_revision, saved_at, user"
                       " FROM draft WHERE kind = 'decision' ORDER BY saved_at DESC, id",
                       error);
  gboolean row;

  if (stmt == NULL)
    return NULL;

  while (TRUE)
    {
      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&drafts);
      g_ptr_array_add (drafts, read_draft (stmt));
    }
}

/* What was to be a change of a record becomes a new record. */
static void
forget_ids (TdDecision *decision)
{
  decision->id = 0;
  decision->revision = 0;
  for (guint i = 0; i < decision->awards->len; i++)
    ((TdAward *) g_ptr_array_index (decision->awards, i))->id = 0;
  for (guint i = 0; i < decision->attachments->len; i++)
    ((TdAttachment *) g_ptr_array_index (decision->attachments, i))->id = 0;
}

/* Sets @id to 0 if there is no such row; @sql selects one by ?1. */
static gboolean
keep_if_there (TdDb *db, const char *sql, gint64 *id, GError **error)
{
  g_autoptr (TdStmt) stmt = NULL;
  gboolean row;

  if (*id == 0)
    return TRUE;
  stmt = td_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, *id);
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  if (!row)
    *id = 0;

  return TRUE;
}

/* A draft is older than the book: what it names may have gone since, by an undo. A person is found
 * or made by the name on save; a unit is to be chosen again. */
static gboolean
drop_missing (TdDb *db, TdDecision *decision, GError **error)
{
  static const char unit[] = "SELECT 1 FROM unit WHERE id = ?1";

  if (!keep_if_there (db, unit, &decision->issuer_unit_id, error))
    return FALSE;

  for (guint i = 0; i < decision->awards->len; i++)
    {
      TdAward *award = g_ptr_array_index (decision->awards, i);

      if (!keep_if_there (db, unit, &award->unit_id, error)
          || !keep_if_there (db, unit, &award->recipient_unit_id, error)
          || !keep_if_there (db, "SELECT 1 FROM person WHERE id = ?1", &award->person_id, error)
          || !keep_if_there (db, "SELECT 1 FROM campaign WHERE id = ?1", &award->campaign_id, error)
          || !keep_if_there (db, "SELECT 1 FROM award_form WHERE id = ?1", &award->award_form_id,
                             error))
        return FALSE;
    }

  return TRUE;
}

TdDecision *
td_draft_load (TdDb *db, gint64 id, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT content,"
                       " EXISTS (SELECT 1 FROM decision d WHERE d.id = draft.record_id)"
                       " FROM draft WHERE id = ?1 AND kind = 'decision'",
                       error);
  g_autoptr (GBytes) content = NULL;
  g_autoptr (TdDecision) decision = NULL;
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, id);
  if (!td_stmt_step (stmt, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _ ("This draft is no longer in the book: its decision was saved, or it "
                              "was discarded."));
      return NULL;
    }

  content = td_stmt_get_bytes (stmt, 0);
  decision = td_decision_from_bytes (content, error);
  if (decision == NULL)
    return NULL;
  if (td_stmt_get_int (stmt, 1) == 0)
    forget_ids (decision);
  if (!drop_missing (db, decision, error))
    return NULL;

  return g_steal_pointer (&decision);
}

gboolean
td_draft_delete (TdDb *db, gint64 id, GError **error)
{
  return td_db_delete_row (db, "DELETE FROM draft WHERE id = ?1", id, -1, error);
}
