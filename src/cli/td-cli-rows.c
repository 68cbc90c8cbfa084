#include "cli/td-cli-rows.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "base/td-csv.h"
#include "base/td-money.h"
#include "cli/td-table.h"
#include "domain/td-birth-date.h"

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

/* --- From beginning to end -------------------------------------------------------------------- */

void
td_cli_rows_begin (TdCliRows *self, const TdColumn *columns, guint n_columns, TdListFormat format)
{
  self->columns = columns;
  self->n_columns = n_columns;
  self->format = format;
  self->is_first = TRUE;
  self->widths = g_new0 (int, n_columns);
  td_json_init (&self->json);
  if (format == TD_LIST_FORMAT_JSON)
    td_json_open (&self->json, NULL, '[');
}

void
td_cli_rows_print (TdCliRows *self, GPtrArray *rows)
{
  if (self->format == TD_LIST_FORMAT_TABLE)
    print_table (self->columns, self->n_columns, rows, self->widths, self->is_first);
  else if (self->format == TD_LIST_FORMAT_CSV)
    print_csv (self->columns, self->n_columns, rows, self->is_first);
  else
    print_json (&self->json, self->columns, self->n_columns, rows);
  self->is_first = FALSE;
}

void
td_cli_rows_end (TdCliRows *self)
{
  if (self->format != TD_LIST_FORMAT_JSON)
    return;

  td_json_close (&self->json, ']');
  td_json_flush (&self->json);
}

void
td_cli_rows_clear (TdCliRows *self)
{
  g_free (self->widths);
  td_json_clear (&self->json);
}
