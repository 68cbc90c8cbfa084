#include "cli/td-cli-list.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "base/td-csv.h"
#include "base/td-error.h"
#include "base/td-money.h"
#include "base/td-text.h"
#include "cli/td-json.h"
#include "cli/td-table.h"
#include "domain/td-birth-date.h"
#include "store/td-unit-store.h"

/* Rows that are read and written at a time; a table's widths are those of its first so many. */
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

/* As a clerk reads it. */
static char *
format_cell (const TdColumn *column, const char *cell)
{
  switch (column->kind)
    {
    case TD_COLUMN_DATE:
      /* Of a birth the year alone may be known. */
      return td_birth_date_format (cell);
    case TD_COLUMN_MONEY:
    case TD_COLUMN_COUNT:
      return cell[0] != '\0' ? td_money_format (g_ascii_strtoll (cell, NULL, 10)) : g_strdup ("");
    case TD_COLUMN_FLAG:
      return g_strdup (cell[0] != '\0' ? "x" : "");
    case TD_COLUMN_TEXT:
    case TD_COLUMN_ALERT:
    default:
      return g_strdup (cell);
    }
}

static gboolean
is_number (const TdColumn *column)
{
  return column->kind == TD_COLUMN_MONEY || column->kind == TD_COLUMN_COUNT;
}

static void
print_table_line (const TdColumn *columns, guint n_columns, const int *widths, GPtrArray *cells)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint last = n_columns;

  for (guint i = 0; i < n_columns; i++)
    if (columns[i].in_window)
      last = i;
  for (guint i = 0; i < n_columns; i++)
    if (columns[i].in_window)
      td_table_append_cell (line, g_ptr_array_index (cells, i), widths[i], is_number (&columns[i]),
                            i == last);
  puts (line->str);
}

static GPtrArray *
format_row (const TdColumn *columns, guint n_columns, TdRow *row)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (cells, row != NULL ? format_cell (&columns[i], td_row_get_cell (row, i))
                                        : g_strdup (_ (columns[i].title)));

  return cells;
}

static void
print_table (const TdColumn *columns, guint n_columns, GPtrArray *rows, int *widths, gboolean first)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  if (first)
    g_ptr_array_add (lines, format_row (columns, n_columns, NULL));
  for (guint i = 0; i < rows->len; i++)
    if (g_ptr_array_index (rows, i) != NULL)
      g_ptr_array_add (lines, format_row (columns, n_columns, g_ptr_array_index (rows, i)));

  for (guint i = 0; i < lines->len; i++)
    for (guint j = 0; j < n_columns; j++)
      widths[j] = MAX (widths[j], td_table_get_width (g_ptr_array_index (
                                      (GPtrArray *) g_ptr_array_index (lines, i), j)));
  for (guint i = 0; i < lines->len; i++)
    print_table_line (columns, n_columns, widths, g_ptr_array_index (lines, i));
}

static void
print_csv (const TdColumn *columns, guint n_columns, GPtrArray *rows, gboolean first)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree const char **cells = g_new (const char *, n_columns + 1);

  if (first)
    {
      cells[0] = "id";
      for (guint i = 0; i < n_columns; i++)
        cells[i + 1] = columns[i].id;
      td_csv_append_row (text, cells, n_columns + 1);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      TdRow *row = g_ptr_array_index (rows, i);
      char id[24];

      if (row == NULL)
        continue;
      g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, td_row_get_id (row));
      cells[0] = id;
      for (guint j = 0; j < n_columns; j++)
        cells[j + 1] = td_row_get_cell (row, j);
      td_csv_append_row (text, cells, n_columns + 1);
    }
  fwrite (text->str, 1, text->len, stdout);
}

static void
add_json_cell (TdJson *json, const TdColumn *column, const char *cell)
{
  switch (column->kind)
    {
    case TD_COLUMN_MONEY:
    case TD_COLUMN_COUNT:
      if (cell[0] == '\0')
        td_json_add_string (json, column->id, NULL);
      else
        td_json_add_int (json, column->id, g_ascii_strtoll (cell, NULL, 10));
      break;
    case TD_COLUMN_FLAG:
      td_json_add_boolean (json, column->id, cell[0] != '\0');
      break;
    case TD_COLUMN_DATE:
      td_json_add_string (json, column->id, cell[0] != '\0' ? cell : NULL);
      break;
    case TD_COLUMN_TEXT:
    case TD_COLUMN_ALERT:
    default:
      td_json_add_string (json, column->id, cell);
      break;
    }
}

static void
print_json (TdJson *json, const TdColumn *columns, guint n_columns, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      TdRow *row = g_ptr_array_index (rows, i);

      if (row == NULL)
        continue;
      td_json_open (json, NULL, '{');
      td_json_add_int (json, "id", td_row_get_id (row));
      for (guint j = 0; j < n_columns; j++)
        add_json_cell (json, &columns[j], td_row_get_cell (row, j));
      td_json_close (json, '}');
    }
  td_json_flush (json);
}

static gboolean
print_rows (TdDb *db, const TdQuery *query, guint limit, TdListFormat format, GError **error)
{
  guint n_columns;
  const TdColumn *columns = td_list_get_columns (query->kind, &n_columns);
  g_autoptr (GArray) ids = td_query_read_ids (db, query, limit, error);
  g_autofree int *widths = g_new0 (int, n_columns);
  g_auto (TdJson) json = { 0 };

  td_json_init (&json);
  if (ids == NULL)
    return FALSE;
  if (format == TD_LIST_FORMAT_JSON)
    td_json_open (&json, NULL, '[');

  for (guint i = 0; i == 0 || i < ids->len; i += CHUNK)
    {
      g_autoptr (GPtrArray) rows = td_query_read_rows_on (db, query->kind, td_query_get_day (query),
                                                          &g_array_index (ids, gint64, i),
                                                          MIN (CHUNK, ids->len - i), error);

      if (rows == NULL)
        return FALSE;
      if (format == TD_LIST_FORMAT_TABLE)
        print_table (columns, n_columns, rows, widths, i == 0);
      else if (format == TD_LIST_FORMAT_CSV)
        print_csv (columns, n_columns, rows, i == 0);
      else
        print_json (&json, columns, n_columns, rows);
    }
  if (format == TD_LIST_FORMAT_JSON)
    {
      td_json_close (&json, ']');
      td_json_flush (&json);
    }

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

static gboolean
parse_kind (GStrv rest, TdListKind *kind)
{
  g_autofree char *names = NULL;

  for (guint i = 0; kinds[i] != NULL && rest[0] != NULL && rest[1] == NULL; i++)
    if (g_str_equal (kinds[i], rest[0]))
      {
        *kind = (TdListKind) i;
        return TRUE;
      }

  names = g_strjoinv (", ", (char **) kinds);
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
  TdListKind kind;
  TdListFormat format;
  TdCliStatus status;
  gint64 limit = 0;

  if (!td_cli_parse (cli, arguments, entries, &rest, &status))
    return status;
  if (!parse_kind (rest, &kind) || !td_cli_parse_format (format_text, &format)
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
  if (search != NULL)
    query->search = td_text_clean (search);
  if (unit != NULL)
    unit_code = td_text_clean (unit);

  return td_cli_print_list (cli, query, unit_code, (guint) limit, format);
}
