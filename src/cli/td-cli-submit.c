/* Reports that are handed in: kept as they are, and later compared with the book. */
#include <glib/gi18n-lib.h>

#include "base/td-error.h"
#include "base/td-text.h"
#include "cli/td-cli.h"
#include "exchange/td-report-file.h"
#include "report/td-report-comparison.h"
#include "store/td-unit-store.h"

typedef struct
{
  char *period;
  char *unit;
  TdReportRequest request;
} Asked;

static gboolean
find_unit (TdDb *db, Asked *asked, GError **error)
{
  g_autofree char *code = asked->unit != NULL ? td_text_clean (asked->unit) : NULL;
  g_autoptr (GError) local_error = NULL;

  if (code == NULL)
    return TRUE;
  asked->request.unit_id = td_unit_find_by_code (db, code, &local_error);
  if (asked->request.unit_id != 0)
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no unit with the code “%s”."),
                 code);

  return FALSE;
}

static GPtrArray *
build_all (TdBook *book, TdDb *db, const TdReportRequest *request, GError **error)
{
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (book);
  guint n;
  const TdReportDefinition *const *definitions = td_report_get_definitions (&n);

  return td_report_build_many (definitions, n, db, catalogue, request, NULL, error);
}

static gboolean
save_cb (TdDb *db, gpointer submission, GError **error)
{
  return td_submission_save (db, submission, error);
}

static gboolean
submit (TdBook *book, Asked *asked, TdDate on, const char *by, GError **error)
{
  g_autoptr (TdDb) db = td_book_open_reader (book, NULL, error);
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (TdSubmission) submission = NULL;
  g_autofree char *user = by != NULL ? g_strdup (by) : td_submission_guess_user ();
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  if (db == NULL || !find_unit (db, asked, error))
    return FALSE;
  reports = build_all (book, db, &asked->request, error);
  if (reports == NULL)
    return FALSE;
  submission = td_report_make_submission (db, &asked->request, reports, on, user, error);
  if (submission == NULL)
    return FALSE;

  name = td_period_to_label (&submission->period);
  label = g_strdup_printf (_ ("Handed in the reports, %s"), name);

  return td_book_write (book, label, save_cb, submission, error);
}

static gboolean
write_correction (TdBook *book, Asked *asked, const char *path, GError **error)
{
  g_autoptr (TdDb) db = td_book_open_reader (book, NULL, error);
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) td_report_free);
  g_autoptr (TdReportComparison) comparison = NULL;
  TdSubmission *submission;

  if (db == NULL || !find_unit (db, asked, error))
    return FALSE;
  if (!td_submission_load_last (db, &asked->request.period, asked->request.unit_id, &submission,
                                error))
    return FALSE;
  if (submission == NULL)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _ ("No report of this period was handed in. Do that first, with "
                              "“submit”."));
      return FALSE;
    }
  reports = build_all (book, db, &asked->request, error);
  if (reports == NULL)
    {
      td_submission_free (submission);
      return FALSE;
    }
  comparison = td_report_comparison_new (reports, submission, error);
  if (comparison == NULL)
    return FALSE;
  g_ptr_array_add (sheets, td_report_comparison_to_correction (comparison, db, &asked->request));
  g_print (ngettext ("%u difference\n", "%u differences\n", comparison->n_differences),
           comparison->n_differences);

  return td_report_file_write (sheets, path, NULL, error);
}

#define ASKED(asked)                                                                               \
  { "period",                                                                                      \
    0,                                                                                             \
    0,                                                                                             \
    G_OPTION_ARG_FILENAME,                                                                         \
    &(asked).period,                                                                               \
    N_ ("2026-H1, 2026, 2025-2026 (school year) or 2026-01-01..2026-06-30"),                       \
    "P" },                                                                                         \
  {                                                                                                \
    "unit", 0, 0, G_OPTION_ARG_FILENAME, &(asked).unit, N_ ("Of this unit and those below it"),    \
        N_ ("CODE")                                                                                \
  }

static gboolean
read_period (Asked *asked, TdCliStatus *status)
{
  g_autoptr (GError) error = NULL;

  if (asked->period == NULL)
    {
      *status = td_cli_usage (_ ("Say which period with --period, such as --period 2026-H1."));
      return FALSE;
    }
  if (td_period_parse (asked->period, &asked->request.period, &error))
    return TRUE;
  *status = td_cli_usage ("%s", error->message);

  return FALSE;
}

static void
asked_clear (Asked *self)
{
  g_free (self->period);
  g_free (self->unit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

TdCliStatus
td_cli_submit (TdCli *cli, const char *const *arguments)
{
  g_auto (Asked) asked = { 0 };
  g_autofree char *by = NULL;
  g_autofree char *on = NULL;
  const GOptionEntry entries[] = {
    ASKED (asked),
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, N_ ("Who hands them in"), N_ ("NAME") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("On which day; today if it is left out"),
      N_ ("DATE") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (TdBook) book = NULL;
  g_autoptr (GError) error = NULL;
  TdDate day = td_date_today ();
  TdCliStatus status;

  if (!td_cli_parse (cli, arguments, entries, &rest, &status))
    return status;
  if (rest[0] != NULL)
    return td_cli_usage (_ ("“submit” takes no file: it keeps the figures in the book."));
  if (!read_period (&asked, &status))
    return status;
  if (on != NULL && !td_date_parse (on, td_date_today (), &day, &error))
    return td_cli_usage ("%s", error->message);

  book = td_cli_open (cli);
  if (book == NULL)
    return TD_CLI_FAILED;

  return submit (book, &asked, day, by, &error) ? TD_CLI_DONE : td_cli_fail (error);
}

TdCliStatus
td_cli_correction (TdCli *cli, const char *const *arguments)
{
  g_auto (Asked) asked = { 0 };
  const GOptionEntry entries[] = { ASKED (asked), G_OPTION_ENTRY_NULL };
  g_auto (GStrv) rest = NULL;
  g_autoptr (TdBook) book = NULL;
  g_autoptr (GError) error = NULL;
  TdCliStatus status;

  if (!td_cli_parse (cli, arguments, entries, &rest, &status))
    return status;
  if (rest[0] == NULL || rest[1] != NULL)
    return td_cli_usage (_ ("Name one file to write, such as report.xlsx."));
  if (!td_report_file_is_known (rest[0]))
    return td_cli_usage (_ ("The name of the file must end in .xlsx or .pdf."));
  if (!read_period (&asked, &status))
    return status;

  book = td_cli_open (cli);
  if (book == NULL)
    return TD_CLI_FAILED;

  return write_correction (book, &asked, rest[0], &error) ? TD_CLI_DONE : td_cli_fail (error);
}
