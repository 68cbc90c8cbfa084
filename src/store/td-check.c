#include "store/td-check.h"

#include <glib/gi18n-lib.h>

#include "store/td-changes.h"
#include "store/td-check-private.h"

void
td_finding_free (TdFinding *self)
{
  g_free (self->message);
  g_free (self);
}

static void
append (TdCheck *self,
        TdSeverity severity,
        const char *code,
        const char *table,
        gint64 id,
        char *message)
{
  TdFinding *finding = g_new0 (TdFinding, 1);

  finding->severity = severity;
  finding->code = g_intern_string (code);
  finding->table = g_intern_string (table);
  finding->id = id;
  finding->message = message;
  g_ptr_array_add (self->findings, finding);
}

void
td_check_add (TdCheck *self,
              TdSeverity severity,
              const char *code,
              const char *table,
              gint64 id,
              const char *format,
              const char *a,
              const char *b)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, code)) + 1;
  GString *message;

  g_hash_table_insert (self->counts, (gpointer) g_intern_string (code), GUINT_TO_POINTER (n));
  if (n > TD_CHECK_MAX_FINDINGS)
    return;

  message = g_string_new (format);
  if (a != NULL)
    g_string_replace (message, "{a}", a, 0);
  if (b != NULL)
    g_string_replace (message, "{b}", b, 0);
  append (self, severity, code, table, id, g_string_free (message, FALSE));
}

/* One finding more for each code that was cut off, worded like its last one. */
static void
add_remainders (TdCheck *self)
{
  guint n_findings = self->findings->len;

  for (guint i = 0; i < n_findings; i++)
    {
      const TdFinding *finding = g_ptr_array_index (self->findings, i);
      const TdFinding *next = i + 1 < n_findings ? g_ptr_array_index (self->findings, i + 1) : NULL;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, finding->code));

      /* The findings of a code need not stand together: the last one counts. */
      if (n <= TD_CHECK_MAX_FINDINGS || (next != NULL && next->code == finding->code))
        continue;
      n -= TD_CHECK_MAX_FINDINGS;
      g_hash_table_insert (self->counts, (gpointer) finding->code, GUINT_TO_POINTER (0));
      append (
          self, finding->severity, finding->code, finding->table, 0,
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "There is %u more finding of this kind.",
                                        "There are %u more findings of this kind.", n),
                           n));
    }
}

gboolean
td_check_report (TdCheck *self, double fraction, GError **error)
{
  td_job_report (self->job, fraction, NULL);

  return self->job == NULL
         || !g_cancellable_set_error_if_cancelled (td_job_get_cancellable (self->job), error);
}

static gboolean
check_file (TdCheck *self, GError **error)
{
  g_autoptr (TdStmt) integrity
      = td_db_prepare (self->db, "SELECT * FROM pragma_integrity_check", error);
  g_autoptr (TdStmt) foreign = NULL;
  gboolean row;

  if (integrity == NULL)
    return FALSE;

  while (TRUE)
    {
      if (!td_stmt_step (integrity, &row, error))
        return FALSE;
      if (!row)
        break;
      if (!g_str_equal (td_stmt_get_text (integrity, 0), "ok"))
        td_check_add (self, TD_SEVERITY_ERROR, "file-damaged", "", 0,
                      _ ("The book's file is damaged: {a}. Restore a backup."),
                      td_stmt_get_text (integrity, 0), NULL);
    }
  if (!td_check_report (self, 0.2, error))
    return FALSE;

  foreign = td_db_prepare (self->db,
                           "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check", error);
  if (foreign == NULL)
    return FALSE;
  while (TRUE)
    {
      if (!td_stmt_step (foreign, &row, error))
        return FALSE;
      if (!row)
        return td_check_report (self, 0.3, error);
      td_check_add (self, TD_SEVERITY_ERROR, "missing-record", td_stmt_get_text (foreign, 0),
                    td_stmt_get_int (foreign, 1),
                    _ ("A record of “{a}” refers to one of “{b}” that is not there."),
                    td_stmt_get_text (foreign, 0), td_stmt_get_text (foreign, 2));
    }
}

/* Each change that can be taken back or done again must still be readable; the states themselves
 * are checked with the other records. */
static gboolean
check_history (TdCheck *self, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      self->db, "SELECT id, label, changeset FROM history WHERE state <> 'closed'", error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;

  while (TRUE)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (TdChanges) changes = NULL;
      gconstpointer data;
      gsize size;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      bytes = td_stmt_get_bytes (stmt, 2);
      data = g_bytes_get_data (bytes, &size);
      changes = td_changes_new_from_changeset (data, size);
      if (td_changes_get_n_changes (changes) == 0)
        td_check_add (self, TD_SEVERITY_ERROR, "history-unreadable", "history",
                      td_stmt_get_int (stmt, 0),
                      _ ("The change “{a}” in the history cannot be read, so it cannot be undone."),
                      td_stmt_get_text (stmt, 1), NULL);
    }
}

/* FTS5 checks its index by an INSERT, so this runs where writing is allowed; it changes nothing. */
static gboolean
check_search_index (TdDb *db, gpointer data, GError **error)
{
  TdCheck *self = data;
  g_autoptr (GError) local_error = NULL;

  if (td_db_exec (db, "INSERT INTO award_search (award_search, rank) VALUES ('integrity-check', 1)",
                  &local_error))
    return TRUE;
  if (!g_error_matches (local_error, TD_ERROR, TD_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  td_check_add (self, TD_SEVERITY_ERROR, "search-index", "award", 0,
                _ ("The search index does not fit the awards: some are not found."), NULL, NULL);
  return TRUE;
}

GPtrArray *
td_check_run (TdBook *book, TdDate today, TdJob *job, GError **error)
{
  GCancellable *cancellable = job != NULL ? td_job_get_cancellable (job) : NULL;
  g_autoptr (TdDb) db = td_book_open_reader (book, cancellable, error);
  g_autoptr (GPtrArray) findings
      = g_ptr_array_new_with_free_func ((GDestroyNotify) td_finding_free);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  TdCheck check = { db, today, job, findings, counts };

  if (db == NULL)
    return NULL;
  if (!check_file (&check, error) || !td_check_records (&check, error)
      || !td_check_campaigns (&check, error) || !td_check_tree (&check, error)
      || !check_history (&check, error) || !td_check_report (&check, 0.5, error)
      || !td_check_texts (&check, error)
      || !td_check_attachments (&check, td_book_get_path (book), error)
      || !td_book_write (book, _ ("Check"), check_search_index, &check, error)
      || !td_check_report (&check, 1, error))
    return NULL;
  add_remainders (&check);

  return g_steal_pointer (&findings);
}
