#include "cli/td-cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "base/td-error.h"
#include "base/td-text.h"

/* The table of commands, in the order of --help. */
static const TdCliCommand commands[] = {
  { "new", "[FILE]", N_ ("Make a book; an existing file is never overwritten"), td_cli_new },
  { "info", "", N_ ("Tell what the book holds"), td_cli_info },
  { "list", "KIND", N_ ("List records"), td_cli_list },
  { "report", "OUT.xlsx|OUT.pdf|OUT.docx",
    N_ ("Write the reports of a period as a workbook, a PDF or a text"), td_cli_report },
  { "submit", "", N_ ("Keep the reports of a period as they are handed in"), td_cli_submit },
  { "correction", "OUT.xlsx|OUT.pdf",
    N_ ("Write what differs from the reports that were handed in"), td_cli_correction },
  { "calendar", "OUT.ics", N_ ("Write what is due as a calendar"), td_cli_calendar },
  { "check", "", N_ ("Look for damage and contradictions"), td_cli_check },
  { "history", "", N_ ("List the changes, the latest first"), td_cli_history },
  { "undo", "[N]", N_ ("Undo the last N changes"), td_cli_undo },
  { "redo", "[N]", N_ ("Redo the last N changes that were undone"), td_cli_redo },
};

const TdCliCommand *
td_cli_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);

  return commands;
}

static void
print_error (const char *message)
{
  g_autofree char *line = td_text_clean (message);

  fprintf (stderr, "thidua-cli: %s\n", line);
}

TdCliStatus
td_cli_fail (const GError *error)
{
  print_error (error->message);

  return g_error_matches (error, TD_ERROR, TD_ERROR_USAGE) || error->domain == G_OPTION_ERROR
             ? TD_CLI_USAGE
             : TD_CLI_FAILED;
}

TdCliStatus
td_cli_usage (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  print_error (message);

  return TD_CLI_USAGE;
}

gboolean
td_cli_parse (TdCli *cli,
              const char *const *arguments,
              const GOptionEntry *entries,
              GStrv *rest,
              TdCliStatus *status)
{
  const TdCliCommand *command = cli->command;
  g_autofree char *parameters = g_strdup_printf ("%s %s", command->name, command->arguments);
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_auto (GStrv) copy = g_strdupv ((char **) arguments);
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry common[] = {
    { "book", 0, 0, G_OPTION_ARG_FILENAME, &cli->book, N_ ("The book"), N_ ("FILE") },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_set_summary (context, _ (command->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &copy, &error))
    {
      print_error (error->message);
      *status = TD_CLI_USAGE;
      return FALSE;
    }
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      fputs (text, stdout);
      *status = TD_CLI_DONE;
      return FALSE;
    }

  *rest = g_strdupv (copy + 1);
  return TRUE;
}

char *
td_cli_get_path (const TdCli *cli)
{
  if (cli->book != NULL)
    return g_strdup (cli->book);

  return g_build_filename (g_get_user_data_dir (), "thidua", "thidua.db", NULL);
}

TdBook *
td_cli_open (const TdCli *cli)
{
  g_autofree char *path = td_cli_get_path (cli);
  g_autoptr (GError) error = NULL;
  TdBook *book = td_book_open (path, &error);

  if (book == NULL)
    td_cli_fail (error);

  return book;
}

gboolean
td_cli_parse_count (const char *text, gint64 low, gint64 high, gint64 *value)
{
  g_autoptr (GError) error = NULL;

  if (g_ascii_string_to_signed (text, 10, low, high, value, &error))
    return TRUE;

  td_cli_usage (_ ("“%s” is not a whole number from %d on."), text, (int) low);
  return FALSE;
}
