#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "base/td-error.h"
#include "cli/td-cli.h"
#include "cli/td-json.h"
#include "store/td-check.h"

static const char *const severities[] = {
  [TD_SEVERITY_NOTE] = "note",
  [TD_SEVERITY_WARNING] = "warning",
  [TD_SEVERITY_ERROR] = "error",
};

static const char *const titles[] = {
  [TD_SEVERITY_NOTE] = N_ ("Note"),
  [TD_SEVERITY_WARNING] = N_ ("Warning"),
  [TD_SEVERITY_ERROR] = N_ ("Error"),
};

static guint
count (const GPtrArray *findings, TdSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += ((const TdFinding *) g_ptr_array_index (findings, i))->severity == severity;

  return n;
}

static void
print_json (const GPtrArray *findings)
{
  g_auto (TdJson) json = { 0 };

  td_json_init (&json);
  td_json_open (&json, NULL, '{');
  td_json_add_int (&json, "errors", count (findings, TD_SEVERITY_ERROR));
  td_json_add_int (&json, "warnings", count (findings, TD_SEVERITY_WARNING));
  td_json_add_int (&json, "notes", count (findings, TD_SEVERITY_NOTE));
  td_json_open (&json, "findings", '[');
  for (guint i = 0; i < findings->len; i++)
    {
      const TdFinding *finding = g_ptr_array_index (findings, i);

      td_json_open (&json, NULL, '{');
      td_json_add_string (&json, "severity", severities[finding->severity]);
      td_json_add_string (&json, "code", finding->code);
      td_json_add_string (&json, "table", finding->table);
      td_json_add_int (&json, "id", finding->id);
      td_json_add_string (&json, "message", finding->message);
      td_json_close (&json, '}');
    }
  td_json_close (&json, ']');
  td_json_close (&json, '}');
  td_json_flush (&json);
}

static void
print_text (const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const TdFinding *finding = g_ptr_array_index (findings, i);

      printf ("%s: %s [%s", _ (titles[finding->severity]), finding->message, finding->code);
      if (finding->id != 0)
        printf (" %s %" G_GINT64_FORMAT, finding->table, finding->id);
      printf ("]\n");
    }
}

TdCliStatus
td_cli_check (TdCli *cli, const char *const *arguments)
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("As JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (TdBook) book = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  TdCliStatus status;
  guint n_errors;

  if (!td_cli_parse (cli, arguments, entries, &rest, &status))
    return status;
  if (rest[0] != NULL)
    return td_cli_usage (_ ("“%s” is one word too many."), rest[0]);
  book = td_cli_open (cli);
  if (book == NULL)
    return TD_CLI_FAILED;
  findings = td_check_run (book, td_date_today (), NULL, &error);
  if (findings == NULL)
    return td_cli_fail (error);

  if (as_json)
    print_json (findings);
  else
    print_text (findings);
  n_errors = count (findings, TD_SEVERITY_ERROR);
  if (n_errors == 0)
    return TD_CLI_DONE;

  g_set_error (
      &error, TD_ERROR, TD_ERROR_INVALID,
      g_dngettext (GETTEXT_PACKAGE, "The book has %u error.", "The book has %u errors.", n_errors),
      n_errors);
  return td_cli_fail (error);
}
