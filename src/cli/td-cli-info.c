#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "base/td-money.h"
#include "cli/td-cli.h"
#include "cli/td-json.h"
#include "store/td-book-info.h"

static const char *const titles[TD_N_COUNTS] = {
  [TD_COUNT_UNITS] = N_ ("Units"),
  [TD_COUNT_CAMPAIGNS] = N_ ("Campaigns"),
  [TD_COUNT_DECISIONS] = N_ ("Decisions"),
  [TD_COUNT_AWARDS] = N_ ("Awards"),
  [TD_COUNT_REVOKED_AWARDS] = N_ ("Revoked awards"),
  [TD_COUNT_PERSONS] = N_ ("Persons"),
  [TD_COUNT_INITIATIVES] = N_ ("Initiatives"),
  [TD_COUNT_CHANGES] = N_ ("Changes in the history"),
};

static void
print_json (const char *path, const TdBookInfo *info)
{
  g_auto (TdJson) json = { 0 };
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *first = td_date_to_iso (info->first_award);
  g_autofree char *last = td_date_to_iso (info->last_award);

  td_json_init (&json);
  td_json_open (&json, NULL, '{');
  td_json_add_string (&json, "book", name);
  td_json_add_int (&json, "schema_version", info->schema_version);
  td_json_add_boolean (&json, "sound", info->is_sound);
  td_json_open (&json, "counts", '{');
  for (guint i = 0; i < TD_N_COUNTS; i++)
    td_json_add_int (&json, td_count_to_id (i), info->counts[i]);
  td_json_close (&json, '}');
  td_json_add_string (&json, "first_award", first);
  td_json_add_string (&json, "last_award", last);
  td_json_close (&json, '}');
  td_json_flush (&json);
}

static void
print_text (const char *path, const TdBookInfo *info)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *first = td_date_format (info->first_award);
  g_autofree char *last = td_date_format (info->last_award);

  printf ("%s: %s\n", _ ("Book"), name);
  printf ("%s: %d\n", _ ("Schema version"), info->schema_version);
  printf ("%s: %s\n", _ ("File"), info->is_sound ? _ ("sound") : _ ("damaged"));
  for (guint i = 0; i < TD_N_COUNTS; i++)
    {
      g_autofree char *count = td_money_format (info->counts[i]);

      printf ("%s: %s\n", _ (titles[i]), count);
    }
  if (td_date_is_set (info->first_award))
    printf ("%s: %s – %s\n", _ ("Decided"), first, last);
}

TdCliStatus
td_cli_info (TdCli *cli, const char *const *arguments)
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("As JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (TdBook) book = NULL;
  g_autoptr (TdDb) db = NULL;
  g_autoptr (GError) error = NULL;
  TdBookInfo info;
  TdCliStatus status;

  if (!td_cli_parse (cli, arguments, entries, &rest, &status))
    return status;
  if (rest[0] != NULL)
    return td_cli_usage (_ ("“%s” is one word too many."), rest[0]);
  book = td_cli_open (cli);
  if (book == NULL)
    return TD_CLI_FAILED;
  db = td_book_open_reader (book, NULL, &error);
  if (db == NULL || !td_book_read_info (db, &info, &error))
    return td_cli_fail (error);

  if (as_json)
    print_json (td_book_get_path (book), &info);
  else
    print_text (td_book_get_path (book), &info);

  return info.is_sound ? TD_CLI_DONE : TD_CLI_FAILED;
}
