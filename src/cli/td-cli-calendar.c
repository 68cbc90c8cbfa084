#include <glib/gi18n-lib.h>

#include "cli/td-cli.h"
#include "exchange/td-ics.h"

/* Nothing typed leaves the date unset. */
static gboolean
parse_date (const char *text, TdDate *date)
{
  g_autoptr (GError) error = NULL;

  if (text == NULL || td_date_parse (text, td_date_today (), date, &error))
    return TRUE;

  td_cli_usage ("%s", error->message);
  return FALSE;
}

TdCliStatus
td_cli_calendar (TdCli *cli, const char *const *arguments)
{
  g_autofree char *from_text = NULL;
  g_autofree char *to_text = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &from_text, N_ ("From this day on"), N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_text, N_ ("Up to this day"), N_ ("DATE") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (TdBook) book = NULL;
  g_autoptr (TdDb) db = NULL;
  g_autoptr (GError) error = NULL;
  TdDate from = TD_DATE_NONE;
  TdDate to = TD_DATE_NONE;
  TdCliStatus status;

  if (!td_cli_parse (cli, arguments, entries, &rest, &status))
    return status;
  if (rest[0] == NULL || rest[1] != NULL)
    return td_cli_usage (_ ("Name one file to write, such as calendar.ics."));
  if (!g_str_has_suffix (rest[0], ".ics"))
    return td_cli_usage (_ ("The calendar is an iCalendar file: its name must end in .ics."));
  if (!parse_date (from_text, &from) || !parse_date (to_text, &to))
    return TD_CLI_USAGE;

  book = td_cli_open (cli);
  if (book == NULL)
    return TD_CLI_FAILED;
  db = td_book_open_reader (book, NULL, &error);
  if (db == NULL || !td_ics_export (db, from, to, rest[0], NULL, &error))
    return td_cli_fail (error);

  return TD_CLI_DONE;
}
