#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "cli/td-cli.h"

static TdCliStatus
step (TdCli *cli, const char *const *arguments, gboolean redo)
{
  g_auto (GStrv) rest = NULL;
  g_autoptr (TdBook) book = NULL;
  TdCliStatus status;
  gint64 n = 1;

  if (!td_cli_parse (cli, arguments, NULL, &rest, &status))
    return status;
  if (rest[0] != NULL && rest[1] != NULL)
    return td_cli_usage (_ ("“%s” is one word too many."), rest[1]);
  if (rest[0] != NULL && !td_cli_parse_count (rest[0], 1, G_MAXINT32, &n))
    return TD_CLI_USAGE;
  book = td_cli_open (cli);
  if (book == NULL)
    return TD_CLI_FAILED;

  for (gint64 i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *label = NULL;

      if (!td_book_undo (book, redo, &label, &error))
        return td_cli_fail (error);
      /* At once: what is done stays done if the next one fails. */
      puts (label);
    }

  return TD_CLI_DONE;
}

TdCliStatus
td_cli_undo (TdCli *cli, const char *const *arguments)
{
  return step (cli, arguments, FALSE);
}

TdCliStatus
td_cli_redo (TdCli *cli, const char *const *arguments)
{
  return step (cli, arguments, TRUE);
}
