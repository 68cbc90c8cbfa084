#include <glib/gi18n-lib.h>

#include "cli/td-cli.h"
#include "store/td-sample.h"

TdCliStatus
td_cli_new (TdCli *cli, const char *const *arguments)
{
  gboolean sample = FALSE;
  gboolean lai_chau = FALSE;
  g_autofree char *awards = NULL;
  g_autofree char *seed_text = NULL;
  const GOptionEntry entries[] = {
    { "lai-chau", 0, 0, G_OPTION_ARG_NONE, &lai_chau, N_ ("With the units of Lai Châu"), NULL },
    { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, N_ ("With invented records to try with"), NULL },
    { "sample-awards", 0, 0, G_OPTION_ARG_FILENAME, &awards, N_ ("With N invented awards"), "N" },
    { "seed", 0, 0, G_OPTION_ARG_FILENAME, &seed_text, N_ ("Another number invents other records"),
      "S" },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  TdCliStatus status;
  gint64 n_awards = 0;
  gint64 seed = TD_SAMPLE_DEFAULT_SEED;
  gboolean done;

  if (!td_cli_parse (cli, arguments, entries, &rest, &status))
    return status;
  if (g_strv_length (rest) > 1 || (rest[0] != NULL && cli->book != NULL))
    return td_cli_usage (_ ("Name one file only."));
  if (sample + lai_chau + (awards != NULL) > 1)
    return td_cli_usage (_ ("Choose one of --lai-chau, --sample and --sample-awards."));
  if (seed_text != NULL && !sample && awards == NULL)
    return td_cli_usage (_ ("--seed is for --sample and --sample-awards."));
  if (awards != NULL && !td_cli_parse_count (awards, 1, 100000000, &n_awards))
    return TD_CLI_USAGE;
  if (seed_text != NULL && !td_cli_parse_count (seed_text, 0, G_MAXUINT32, &seed))
    return TD_CLI_USAGE;

  path = rest[0] != NULL ? g_strdup (rest[0]) : td_cli_get_path (cli);
  if (sample || awards != NULL)
    done = td_sample_create (path, (guint) n_awards, (guint32) seed, NULL, &error);
  else
    done = td_book_create (path, lai_chau ? TD_BOOK_LAI_CHAU : TD_BOOK_EMPTY, &error);

  return done ? TD_CLI_DONE : td_cli_fail (error);
}
