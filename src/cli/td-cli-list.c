#include "cli/td-cli-list.h"

#include <glib/gi18n-lib.h>

#include "base/td-error.h"
#include "base/td-text.h"
#include "cli/td-cli-dues.h"
#include "cli/td-cli-rows.h"
#include "store/td-unit-store.h"

/* Rows that are read and written at a time. */
#define CHUNK 1024

/* The history has a command of its own. */
static const char *const kinds[] = {
  [TD_LIST_UNITS] = "units",         [TD_LIST_CAMPAIGNS] = "campaigns",
  [TD_LIST_DECISIONS] = "decisions", [TD_LIST_AWARDS] = "awards",
  [TD_LIST_PERSONS] = "persons",     [TD_LIST_INITIATIVES] = "initiatives",
  [TD_LIST_PUBLICITY] = "publicity", [TD_LIST_ROLE_MODELS] = "role-models",
  [TD_LIST_DOCUMENTS] = "documents", NULL,
};

gboolean
td_cli_parse_format (const char *text, TdListFormat *format)
{
  static const char *const names[] = { "table", "csv", "json" };

  *format = TD_LIST_FORMAT_TABLE;
  if (text == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i]))
      {
        *format = (TdListFormat) i;
        return TRUE;
      }

  td_cli_usage (_ ("There is no format “%s”: choose table, csv or json."), text);
  return FALSE;
}

static gboolean
print_rows (TdDb *db, const TdQuery *query, guint limit, TdListFormat format, GError **error)
{
  guint n_columns;
  const TdColumn *columns = td_list_get_columns (query->kind, &n_columns);
  g_autoptr (GArray) ids = td_query_read_ids (db, query, limit, error);
  g_auto (TdCliRows) printed = { 0 };

  if (ids == NULL)
    return FALSE;

  td_cli_rows_begin (&printed, columns, n_columns, format);
  for (guint i = 0; i == 0 || i < ids->len; i += CHUNK)
    {
      g_autoptr (GPtrArray) rows = td_query_read_rows_on (db, query->kind, td_query_get_day (query),
                                                          &g_array_index (ids, gint64, i),
                                                          MIN (CHUNK, ids->len - i), error);

      if (rows == NULL)
        return FALSE;
      td_cli_rows_print (&printed, rows);
    }
  td_cli_rows_end (&printed);

  return TRUE;
}

TdCliStatus
td_cli_print_list (
    TdCli *cli, TdQuery *query, const char *unit_code, guint limit, TdListFormat format)
{
  g_autoptr (TdBook) book = td_cli_open (cli);
  g_autoptr (TdDb) db = NULL;
  g_autoptr (GError) error = NULL;

  if (book == NULL)
    return TD_CLI_FAILED;
  db = td_book_open_reader (book, NULL, &error);
  if (db == NULL)
    return td_cli_fail (error);
  if (unit_code != NULL)
    {
      query->unit_id = td_unit_find_by_code (db, unit_code, &error);
      if (query->unit_id == 0 && error == NULL)
        g_set_error (&error, TD_ERROR, TD_ERROR_NOT_FOUND,
                     _ ("There is no unit with the code “%s”."), unit_code);
      if (error != NULL)
        return td_cli_fail (error);
    }
  if (!print_rows (db, query, limit, format, &error))
    return td_cli_fail (error);

  return TD_CLI_DONE;
}

/* What is due comes from many tables and is no TdListKind. */
#define DUES "dues"

static gboolean
parse_kind (GStrv rest, TdListKind *kind)
{
  g_autofree char *joined = NULL;
  g_autofree char *names = NULL;

  for (guint i = 0; kinds[i] != NULL && rest[0] != NULL && rest[1] == NULL; i++)
    if (g_str_equal (kinds[i], rest[0]))
      {
        *kind = (TdListKind) i;
        return TRUE;
      }

  joined = g_strjoinv (", ", (char **) kinds);
  names = g_strconcat (joined, ", " DUES, NULL);
  if (rest[0] == NULL || rest[1] != NULL)
    td_cli_usage (_ ("Name one kind of record: %s."), names);
  else
    td_cli_usage (_ ("There are no “%s”: choose one of %s."), rest[0], names);

  return FALSE;
}

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
td_cli_list (TdCli *cli, const char *const *arguments)
{
  g_autofree char *search = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *at = NULL;
  g_autofree char *limit_text = NULL;
  gboolean late = FALSE;
  g_autofree char *format_text = NULL;
  const GOptionEntry entries[] = {
    { "search", 0, 0, G_OPTION_ARG_FILENAME, &search, N_ ("Records with these words"),
      N_ ("TEXT") },
    { "unit", 0, 0, G_OPTION_ARG_FILENAME, &unit, N_ ("Of this unit and those below it"),
      N_ ("CODE") },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &from, N_ ("From this day on"), N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_ ("Up to this day"), N_ ("DATE") },
    { "at", 0, 0, G_OPTION_ARG_FILENAME, &at, N_ ("As of this day"), N_ ("DATE") },
    { "late", 0, 0, G_OPTION_ARG_NONE, &late, N_ ("Campaigns of which a review is late"), NULL },
    { "limit", 0, 0, G_OPTION_ARG_FILENAME, &limit_text, N_ ("At most N records"), "N" },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_text, N_ ("How it is written"),
      "table|csv|json" },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (TdQuery) query = NULL;
  g_autofree char *unit_code = NULL;
  TdListKind kind = TD_LIST_UNITS;
  gboolean is_dues;
  TdListFormat format;
  TdCliStatus status;
  gint64 limit = 0;

  if (!td_cli_parse (cli, arguments, entries, &rest, &status))
    return status;
  is_dues = rest[0] != NULL && rest[1] == NULL && g_str_equal (rest[0], DUES);
  if ((!is_dues && !parse_kind (rest, &kind)) || !td_cli_parse_format (format_text, &format)
      || (limit_text != NULL && !td_cli_parse_count (limit_text, 1, G_MAXINT32, &limit)))
    return TD_CLI_USAGE;
  if (at != NULL && (from != NULL || to != NULL))
    return td_cli_usage (_ ("--at is one day; leave --from and --to out."));

  if (late && kind != TD_LIST_CAMPAIGNS)
    return td_cli_usage (_ ("--late is for campaigns."));

  query = td_query_new (kind);
  query->late_reviews = late;
  if (!parse_date (at != NULL ? at : from, &query->from)
      || !parse_date (at != NULL ? at : to, &query->to))
    return TD_CLI_USAGE;
  if (is_dues && (search != NULL || unit != NULL))
    return td_cli_usage (_ ("--search and --unit are not for what is due; leave them out."));
  if (is_dues)
    return td_cli_print_dues (cli, query->from, query->to, (guint) limit, format);
  if (search != NULL)
    query->search = td_text_clean (search);
  if (unit != NULL)
    unit_code = td_text_clean (unit);

  return td_cli_print_list (cli, query, unit_code, (guint) limit, format);
}
