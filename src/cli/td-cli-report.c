#include <glib/gi18n-lib.h>

#include "base/td-error.h"
#include "base/td-text.h"
#include "cli/td-cli.h"
#include "exchange/td-docx.h"
#include "exchange/td-report-file.h"
#include "report/td-narrative.h"
#include "report/td-report.h"
#include "store/td-unit-store.h"

/* (element-type TdReportDefinition): those of --only, in the order of the workbook; all of them
 * without it. NULL when one is not known, which is printed. */
static GPtrArray *
choose_definitions (const char *only)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_auto (GStrv) wanted = g_strsplit (only != NULL ? only : "", ",", -1);
  guint n;
  const TdReportDefinition *const *definitions = td_report_get_definitions (&n);

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      g_strstrip (wanted[i]);
      if (td_report_find_definition (wanted[i]) == NULL)
        {
          td_cli_usage (_ ("There is no report “%s”."), wanted[i]);
          return NULL;
        }
    }
  for (guint i = 0; i < n; i++)
    {
      gboolean is_wanted = wanted[0] == NULL;

      for (guint j = 0; wanted[j] != NULL && !is_wanted; j++)
        is_wanted = td_report_find_definition (wanted[j]) == definitions[i];
      if (is_wanted)
        g_ptr_array_add (chosen, (gpointer) definitions[i]);
    }

  return g_steal_pointer (&chosen);
}

static gboolean
find_unit (TdDb *db, const char *typed, gint64 *id, GError **error)
{
  g_autofree char *code = td_text_clean (typed);
  g_autoptr (GError) local_error = NULL;

  *id = td_unit_find_by_code (db, code, &local_error);
  if (*id != 0)
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no unit with the code “%s”."),
                 code);

  return FALSE;
}

/* The same figures in words. */
static gboolean
write_narrative (
    TdBook *book, TdReportRequest *request, const char *unit_code, const char *path, GError **error)
{
  g_autoptr (TdDb) db = td_book_open_reader (book, NULL, error);
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (book);
  g_autoptr (TdNarrative) narrative = NULL;

  if (db == NULL)
    return FALSE;
  if (unit_code != NULL && !find_unit (db, unit_code, &request->unit_id, error))
    return FALSE;
  narrative = td_narrative_build (db, catalogue, request, NULL, error);

  return narrative != NULL && td_docx_write (narrative, path, NULL, error);
}

static gboolean
write_reports (TdBook *book,
               GPtrArray *definitions,
               TdReportRequest *request,
               const char *unit_code,
               const char *path,
               GError **error)
{
  g_autoptr (TdDb) db = td_book_open_reader (book, NULL, error);
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (book);
  g_autoptr (GPtrArray) reports = NULL;

  if (db == NULL)
    return FALSE;
  if (unit_code != NULL && !find_unit (db, unit_code, &request->unit_id, error))
    return FALSE;
  reports = td_report_build_many ((const TdReportDefinition *const *) definitions->pdata,
                                  definitions->len, db, catalogue, request, NULL, error);
  if (reports == NULL)
    return FALSE;

  return td_report_file_write (reports, path, NULL, error);
}

TdCliStatus
td_cli_report (TdCli *cli, const char *const *arguments)
{
  g_autofree char *period = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *only = NULL;
  const GOptionEntry entries[] = {
    { "period", 0, 0, G_OPTION_ARG_FILENAME, &period,
      N_ ("2026-H1, 2026, 2025-2026 (school year) or 2026-01-01..2026-06-30"), "P" },
    { "unit", 0, 0, G_OPTION_ARG_FILENAME, &unit, N_ ("Of this unit and those below it"),
      N_ ("CODE") },
    { "only", 0, 0, G_OPTION_ARG_FILENAME, &only, N_ ("Only these reports"), "B01,B05" },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (GPtrArray) definitions = NULL;
  g_autoptr (TdBook) book = NULL;
  g_autoptr (GError) error = NULL;
  TdReportRequest request = { 0 };
  TdCliStatus status;
  gboolean is_narrative;

  if (!td_cli_parse (cli, arguments, entries, &rest, &status))
    return status;
  if (rest[0] == NULL || rest[1] != NULL)
    return td_cli_usage (_ ("Name one file to write, such as report.xlsx."));
  is_narrative = g_str_has_suffix (rest[0], ".docx");
  if (!is_narrative && !td_report_file_is_known (rest[0]))
    return td_cli_usage (_ ("The name of the report must end in .xlsx or .pdf, or in .docx for the "
                            "same in words."));
  if (is_narrative && only != NULL)
    return td_cli_usage (_ ("The text is made of all reports: leave --only out, or name a file "
                            "that ends in .xlsx or .pdf."));
  if (period == NULL)
    return td_cli_usage (_ ("Say which period with --period, such as --period 2026-H1."));
  if (!td_period_parse (period, &request.period, &error))
    return td_cli_usage ("%s", error->message);
  definitions = choose_definitions (only);
  if (definitions == NULL)
    return TD_CLI_USAGE;

  book = td_cli_open (cli);
  if (book == NULL)
    return TD_CLI_FAILED;
  if (is_narrative ? !write_narrative (book, &request, unit, rest[0], &error)
                   : !write_reports (book, definitions, &request, unit, rest[0], &error))
    return td_cli_fail (error);

  return TD_CLI_DONE;
}
