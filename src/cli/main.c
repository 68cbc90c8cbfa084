/* thidua-cli: what the program does, without its window: the same libraries, no GTK. */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>

#include "cli/td-cli.h"

/* Vietnamese also where the locale is English or none, as in the window; THIDUA_LANGUAGE=en is the
 * user's own choice. gettext ignores LANGUAGE in the locale "C". */
static void
prepare_locale (void)
{
  const char *language = g_getenv ("THIDUA_LANGUAGE");
  const char *folder = g_getenv ("THIDUA_LOCALEDIR");
  const char *locale = setlocale (LC_ALL, "");

  if (locale != NULL)
    locale = setlocale (LC_MESSAGES, NULL);
  if (locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX"))
    {
      g_setenv ("LC_ALL", "C.UTF-8", TRUE);
      setlocale (LC_ALL, "C.UTF-8");
    }
  g_setenv ("LANGUAGE", language != NULL && language[0] != '\0' ? language : "vi", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : TD_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static char *
make_description (void)
{
  GString *text = g_string_new (_ ("Commands:"));
  guint n;
  const TdCliCommand *commands = td_cli_get_commands (&n);

  g_string_append_c (text, '\n');
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "  %-10s %s\n", commands[i].name, _ (commands[i].summary));
  g_string_append_printf (text, "\n%s\n%s",
                          _ ("“thidua-cli COMMAND --help” tells more of a command."),
                          _ ("Exit status: 0 done, 1 the data or the file is at fault, 2 the call "
                             "is wrong."));

  return g_string_free (text, FALSE);
}

/* The options before the command. */
static gboolean
parse (TdCli *cli, GStrv *arguments, TdCliStatus *status)
{
  gboolean version = FALSE;
  gboolean help = FALSE;
  const GOptionEntry entries[] = {
    { "book", 0, 0, G_OPTION_ARG_FILENAME, &cli->book, N_ ("The book"), N_ ("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Show the version"), NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("COMMAND"));
  g_autofree char *description = make_description ();
  g_autoptr (GError) error = NULL;

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, arguments, &error))
    {
      *status = td_cli_usage ("%s", error->message);
      return FALSE;
    }
  if (version)
    printf ("thidua-cli %s\n", TD_VERSION);
  else if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      fputs (text, stdout);
    }
  *status = TD_CLI_DONE;

  return !version && !help;
}

static TdCliStatus
run (TdCli *cli, GStrv arguments)
{
  guint n;
  const TdCliCommand *commands = td_cli_get_commands (&n);

  if (arguments[0] == NULL || arguments[1] == NULL)
    return td_cli_usage (_ ("Say what to do; “thidua-cli --help” lists the commands."));
  for (guint i = 0; i < n; i++)
    if (g_str_equal (commands[i].name, arguments[1]))
      {
        cli->command = &commands[i];
        return commands[i].run (cli, (const char *const *) arguments + 1);
      }

  return td_cli_usage (_ ("There is no command “%s”; “thidua-cli --help” lists them."),
                       arguments[1]);
}

int
main (int argc, char **argv)
{
  TdCli cli = { 0 };
  g_auto (GStrv) arguments = g_strdupv (argv);
  TdCliStatus status;

  prepare_locale ();
  g_set_prgname ("thidua-cli");
  if (parse (&cli, &arguments, &status))
    status = run (&cli, arguments);
  g_free (cli.book);

  /* A full disk or a closed pipe shows only here. */
  if (fflush (stdout) != 0 && status == TD_CLI_DONE)
    {
      td_cli_usage (_ ("The output could not be written."));
      status = TD_CLI_FAILED;
    }

  return status;
}
