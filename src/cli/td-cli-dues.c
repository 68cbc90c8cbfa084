#include "cli/td-cli-dues.h"

#include <glib/gi18n-lib.h>

#include "cli/td-cli-rows.h"
#include "store/td-dues.h"

/* In step with create_row (). */
static const TdColumn columns[] = {
  { "day", N_ ("Day"), TD_COLUMN_DATE, 0, FALSE, TRUE },
  { "state", N_ ("State"), TD_COLUMN_TEXT, 0, FALSE, FALSE },
  { "remaining", N_ ("State"), TD_COLUMN_TEXT, 0, FALSE, TRUE },
  { "kind", N_ ("Kind"), TD_COLUMN_TEXT, 0, FALSE, FALSE },
  { "title", N_ ("What is due"), TD_COLUMN_TEXT, 0, TRUE, TRUE },
  { "unit", N_ ("Unit"), TD_COLUMN_TEXT, 0, FALSE, TRUE },
  { "done_on", N_ ("Done on"), TD_COLUMN_DATE, 0, FALSE, FALSE },
  { "table", N_ ("Table"), TD_COLUMN_TEXT, 0, FALSE, FALSE },
};

static TdRow *
create_row (const TdDue *due, TdDate today, int warn_days)
{
  GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);
  char *done = td_date_to_iso (due->done_on);

  cells[0] = td_date_to_iso (due->day);
  cells[1] = g_strdup (td_due_state_to_name (td_due_get_state (due, today, warn_days)));
  cells[2] = td_due_make_state_label (due, today);
  cells[3] = g_strdup (td_due_kind_to_name (due->kind));
  cells[4] = td_due_make_title (due);
  cells[5] = g_strdup (due->unit);
  cells[6] = done != NULL ? done : g_strdup ("");
  cells[7] = g_strdup (due->table);

  return td_row_new (due->id, td_date_is_set (due->done_on), cells);
}

TdCliStatus
td_cli_print_dues (TdCli *cli, TdDate from, TdDate to, guint limit, TdListFormat format)
{
  g_autoptr (TdBook) book = td_cli_open (cli);
  g_autoptr (TdDb) db = NULL;
  g_autoptr (GPtrArray) dues = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_auto (TdCliRows) printed = { 0 };
  TdDate today = td_date_today ();

  if (book == NULL)
    return TD_CLI_FAILED;
  db = td_book_open_reader (book, NULL, &error);
  if (db != NULL)
    dues = td_dues_read (db, from, to, today, &error);
  if (dues == NULL)
    return td_cli_fail (error);

  for (guint i = 0; i < dues->len && (limit == 0 || i < limit); i++)
    g_ptr_array_add (rows,
                     create_row (g_ptr_array_index (dues, i), today, td_dues_get_warn_days (db)));
  td_cli_rows_begin (&printed, columns, G_N_ELEMENTS (columns), format);
  td_cli_rows_print (&printed, rows);
  td_cli_rows_end (&printed);

  return TD_CLI_DONE;
}
