#include <glib/gi18n-lib.h>

#include "cli/td-cli-list.h"
#include "cli/td-cli.h"

TdCliStatus
td_cli_history (TdCli *cli, const char *const *arguments)
{
  g_autofree char *limit_text = NULL;
  g_autofree char *format_text = NULL;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_FILENAME, &limit_text, N_ ("At most N changes"), "N" },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_text, N_ ("How it is written"),
      "table|csv|json" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (TdQuery) query = td_query_new (TD_LIST_HISTORY);
  g_auto (GStrv) rest = NULL;
  TdListFormat format;
  TdCliStatus status;
  gint64 limit = 0;

  if (!td_cli_parse (cli, arguments, entries, &rest, &status))
    return status;
  if (rest[0] != NULL)
    return td_cli_usage (_ ("“%s” is one word too many."), rest[0]);
  if (limit_text != NULL && !td_cli_parse_count (limit_text, 1, G_MAXINT32, &limit))
    return TD_CLI_USAGE;
  if (!td_cli_parse_format (format_text, &format))
    return TD_CLI_USAGE;

  return td_cli_print_list (cli, query, NULL, (guint) limit, format);
}
