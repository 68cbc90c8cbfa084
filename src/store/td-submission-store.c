#include "store/td-submission-store.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "store/td-db-private.h"

#define COLUMNS "id, revision, period, from_on, to_on, unit_id, submitted_on, submitted_by, note"
#define LATEST_FIRST " ORDER BY submitted_on DESC, id DESC"
#define SELECT_ALL "SELECT " COLUMNS " FROM submission" LATEST_FIRST
#define SELECT_PERIOD                                                                              \
  "SELECT " COLUMNS " FROM submission WHERE period = ?1 AND unit_id IS ?2" LATEST_FIRST
#define SELECT_ONE "SELECT " COLUMNS " FROM submission WHERE id = ?1"

static void
report_free (TdSubmissionReport *self)
{
  g_free (self->report);
  g_free (self->content);
  g_free (self);
}

TdSubmission *
td_submission_new (const TdPeriod *period, gint64 unit_id, TdDate submitted_on)
{
  TdSubmission *self = g_new0 (TdSubmission, 1);

  self->period = *period;
  self->unit_id = unit_id;
  self->submitted_on = submitted_on;
  self->submitted_by = g_strdup ("");
  self->note = g_strdup ("");
  self->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) report_free);

  return self;
}

void
td_submission_free (TdSubmission *self)
{
  if (self == NULL)
    return;

  g_free (self->submitted_by);
  g_free (self->note);
  g_ptr_array_unref (self->reports);
  g_free (self);
}

void
td_submission_add_report (TdSubmission *self, const char *report, char *content)
{
  TdSubmissionReport *added = g_new0 (TdSubmissionReport, 1);

  added->report = g_strdup (report);
  added->content = content;
  g_ptr_array_add (self->reports, added);
}

const char *
td_submission_get_content (const TdSubmission *self, const char *report)
{
  for (guint i = 0; i < self->reports->len; i++)
    {
      const TdSubmissionReport *kept = g_ptr_array_index (self->reports, i);

      if (g_str_equal (kept->report, report))
        return kept->content;
    }

  return NULL;
}

char *
td_submission_guess_user (void)
{
  const char *name = g_get_real_name ();

  return g_strdup (name[0] != '\0' && !g_str_equal (name, "Unknown") ? name : g_get_user_name ());
}

/* --- Reading ---------------------------------------------------------------------------------- */

static gboolean
load_reports (TdDb *db, TdSubmission *self, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db, "SELECT report, content FROM submission_report WHERE submission_id = ?1 ORDER BY id",
      error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, self->id);

  while (TRUE)
    {
      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      td_submission_add_report (self, td_stmt_get_text (stmt, 0), td_stmt_dup_text (stmt, 1));
    }
}

/* In step with COLUMNS. */
static TdSubmission *
read_row (TdStmt *stmt, GError **error)
{
  TdPeriod period;
  TdSubmission *self;

  if (!td_period_parse (td_stmt_get_text (stmt, 2), &period, error))
    return NULL;

  period.from = td_stmt_get_date (stmt, 3);
  period.to = td_stmt_get_date (stmt, 4);
  self = td_submission_new (&period, td_stmt_get_int (stmt, 5), td_stmt_get_date (stmt, 6));
  self->id = td_stmt_get_int (stmt, 0);
  self->revision = (int) td_stmt_get_int (stmt, 1);
  td_text_set (&self->submitted_by, td_stmt_get_text (stmt, 7));
  td_text_set_lines (&self->note, td_stmt_get_text (stmt, 8));

  return self;
}

GPtrArray *
td_submissions_read (TdDb *db, const TdPeriod *period, gint64 unit_id, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) td_submission_free);
  g_autofree char *code = period != NULL ? td_period_to_code (period) : NULL;
  g_autoptr (TdStmt) stmt = td_db_prepare (db, code != NULL ? SELECT_PERIOD : SELECT_ALL, error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  if (code != NULL)
    {
      td_stmt_bind_text (stmt, 1, code);
      td_stmt_bind_id (stmt, 2, unit_id);
    }

  while (TRUE)
    {
      TdSubmission *submission;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&list);
      submission = read_row (stmt, error);
      if (submission == NULL)
        return NULL;
      g_ptr_array_add (list, submission);
    }
}

TdSubmission *
td_submission_load (TdDb *db, gint64 id, GError **error)
{
  g_autoptr (TdSubmission) self = NULL;
  g_autoptr (TdStmt) stmt = td_db_prepare (db, SELECT_ONE, error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, id);
  if (!td_stmt_step (stmt, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _ ("These reports are no longer kept: handing them in was undone."));
      return NULL;
    }

  self = read_row (stmt, error);
  if (self == NULL || !load_reports (db, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

gboolean
td_submission_load_last (
    TdDb *db, const TdPeriod *period, gint64 unit_id, TdSubmission **submission, GError **error)
{
  g_autoptr (GPtrArray) list = td_submissions_read (db, period, unit_id, error);

  *submission = NULL;
  if (list == NULL)
    return FALSE;
  if (list->len > 0)
    *submission = td_submission_load (db, ((TdSubmission *) list->pdata[0])->id, error);

  return list->len == 0 || *submission != NULL;
}

/* --- Writing ---------------------------------------------------------------------------------- */

static gboolean
write_report (TdDb *db, gint64 id, const TdSubmissionReport *report, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db, "INSERT INTO submission_report (submission_id, report, content) VALUES (?1, ?2, ?3)",
      error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, id);
  td_stmt_bind_text (stmt, 2, report->report);
  td_stmt_bind_text (stmt, 3, report->content);

  return td_stmt_run (stmt, error);
}

static gboolean
check (TdSubmission *self, GError **error)
{
  g_autofree char *first = td_date_format (self->period.from);

  g_return_val_if_fail (self->reports->len > 0, FALSE);

  if (td_date_compare (self->submitted_on, self->period.from) < 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _ ("The period begins on %s: its reports cannot be handed in before."), first);
      return FALSE;
    }
  if (self->submitted_by[0] == '\0')
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _ ("Enter who hands the reports in."));
      return FALSE;
    }

  return TRUE;
}

gboolean
td_submission_save (TdDb *db, TdSubmission *self, GError **error)
{
  g_autofree char *code = td_period_to_code (&self->period);
  g_autofree char *by = g_steal_pointer (&self->submitted_by);
  g_autofree char *note = g_steal_pointer (&self->note);
  g_autoptr (TdStmt) stmt = NULL;

  td_text_set (&self->submitted_by, by);
  td_text_set_lines (&self->note, note);
  if (!check (self, error))
    return FALSE;

  stmt = td_db_prepare (db,
                        "INSERT INTO submission (period, from_on, to_on, unit_id, submitted_on,"
                        " submitted_by, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                        error);
  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_text (stmt, 1, code);
  td_stmt_bind_date (stmt, 2, self->period.from);
  td_stmt_bind_date (stmt, 3, self->period.to);
  td_stmt_bind_id (stmt, 4, self->unit_id);
  td_stmt_bind_date (stmt, 5, self->submitted_on);
  td_stmt_bind_text (stmt, 6, self->submitted_by);
  td_stmt_bind_text (stmt, 7, self->note);
  if (!td_stmt_run (stmt, error))
    return FALSE;
  self->id = td_db_get_last_id (db);
  self->revision = 1;

  for (guint i = 0; i < self->reports->len; i++)
    if (!write_report (db, self->id, g_ptr_array_index (self->reports, i), error))
      return FALSE;

  return TRUE;
}
