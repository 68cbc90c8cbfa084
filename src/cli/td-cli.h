#pragma once

#include "store/td-book.h"

G_BEGIN_DECLS

/* What the commands of thidua-cli share. */

/* Exit statuses, also told in --help and in README.md. */
typedef enum
{
  TD_CLI_DONE = 0,
  TD_CLI_FAILED = 1, /* the data or the file is at fault */
  TD_CLI_USAGE = 2,  /* the call is wrong */
} TdCliStatus;

typedef struct _TdCliCommand TdCliCommand;

/* TdCli: one call
 * @command: the one that runs
 * @book: (nullable): --book */
typedef struct
{
  const TdCliCommand *command;
  char *book;
} TdCli;

/* TdCliCommand:
 * @name: "list"
 * @arguments: what follows it in --help: "units|campaigns|… [OPTION…]"
 * @summary: msgid
 * @run: @arguments is the command's own argv, with its name first */
struct _TdCliCommand
{
  const char *name;
  const char *arguments;
  const char *summary;
  TdCliStatus (*run) (TdCli *cli, const char *const *arguments);
};

/* td_cli_get_commands: (array length=n) */
const TdCliCommand *td_cli_get_commands (guint *n);

TdCliStatus td_cli_new (TdCli *cli, const char *const *arguments);
TdCliStatus td_cli_info (TdCli *cli, const char *const *arguments);
TdCliStatus td_cli_list (TdCli *cli, const char *const *arguments);
TdCliStatus td_cli_report (TdCli *cli, const char *const *arguments);
TdCliStatus td_cli_submit (TdCli *cli, const char *const *arguments);
TdCliStatus td_cli_correction (TdCli *cli, const char *const *arguments);
TdCliStatus td_cli_calendar (TdCli *cli, const char *const *arguments);
TdCliStatus td_cli_check (TdCli *cli, const char *const *arguments);
TdCliStatus td_cli_history (TdCli *cli, const char *const *arguments);
TdCliStatus td_cli_undo (TdCli *cli, const char *const *arguments);
TdCliStatus td_cli_redo (TdCli *cli, const char *const *arguments);

/* td_cli_parse:
 * @entries: terminated as for g_option_context_add_main_entries (); text options are
 *   G_OPTION_ARG_FILENAME, so that they come as bytes in any locale
 * @rest: (out) (transfer full): what is no option, without the command's name
 *
 * Takes --book and --help as well.
 *
 * Returns: FALSE if the command is to return @status at once */
gboolean td_cli_parse (TdCli *cli,
                       const char *const *arguments,
                       const GOptionEntry *entries,
                       GStrv *rest,
                       TdCliStatus *status);

/* td_cli_fail: one line on standard error
 *
 * Returns: TD_CLI_USAGE for TD_ERROR_USAGE, else TD_CLI_FAILED */
TdCliStatus td_cli_fail (const GError *error);

/* td_cli_usage: the same for a wrong call */
TdCliStatus td_cli_usage (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* td_cli_get_path: (transfer full): --book or the default book */
char *td_cli_get_path (const TdCli *cli);

/* td_cli_open: (transfer full) (nullable): the book; the error is printed */
TdBook *td_cli_open (const TdCli *cli);

/* td_cli_parse_count: a whole number from @low on; prints what is wrong */
gboolean td_cli_parse_count (const char *text, gint64 low, gint64 high, gint64 *value);

G_END_DECLS
