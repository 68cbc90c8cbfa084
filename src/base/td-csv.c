#include "base/td-csv.h"

#include <string.h>
#include <csv.h>
#include <glib/gi18n-lib.h>

#include "base/td-error.h"
#include "base/td-text.h"

struct _TdCsv
{
  GStringChunk *strings;
  GHashTable *columns; /* heading → its index + 1 */
  GPtrArray *cells;    /* row after row, the heading not included */
  guint n_columns;     /* 0 until the heading was read */
};

/* The reading of one file. libcsv calls back without a way to stop it, so that after the first
 * error the rest is read and thrown away. */
typedef struct
{
  TdCsv *csv;
  GPtrArray *row; /* the cells of the row being read */
  guint row_line; /* where the row began, from 1 */
  gboolean row_ended;
  GError *error;
} Reader;

static void
on_cell (void *data, size_t length, void *user_data)
{
  Reader *reader = user_data;
  g_autofree char *raw = g_strndup (length > 0 ? data : "", length);
  g_autofree char *cell = td_text_nfc (raw);

  if (reader->error == NULL)
    g_ptr_array_add (reader->row, g_string_chunk_insert (reader->csv->strings, cell));
}

static void
take_heading (Reader *reader)
{
  TdCsv *csv = reader->csv;

  for (guint i = 0; i < reader->row->len; i++)
    {
      g_autofree char *heading = td_text_clean (g_ptr_array_index (reader->row, i));

      if (!g_hash_table_insert (csv->columns, g_strdup (heading), GUINT_TO_POINTER (i + 1)))
        {
          g_set_error (
              &reader->error, TD_ERROR, TD_ERROR_PARSE,
              _ ("Line %u: the heading “%s” is there twice. Rename one of the two columns."),
              reader->row_line, heading);
          return;
        }
    }

  csv->n_columns = reader->row->len;
}

static void
on_row (int terminator, void *user_data)
{
  Reader *reader = user_data;
  TdCsv *csv = reader->csv;

  reader->row_ended = TRUE;

  if (reader->error != NULL)
    return;

  if (csv->n_columns == 0)
    {
      take_heading (reader);
    }
  else if (reader->row->len != csv->n_columns)
    {
      g_set_error (
          &reader->error, TD_ERROR, TD_ERROR_PARSE,
          _ ("Line %u has %u cells, but the heading has %u. Put cells with a comma in them in "
             "quotation marks."),
          reader->row_line, reader->row->len, csv->n_columns);
    }
  else
    {
      g_ptr_array_extend (csv->cells, reader->row, NULL, NULL);
    }

  g_ptr_array_set_size (reader->row, 0);
}

/* libcsv trims what this calls a space; RFC 4180 says that spaces belong to the cell. */
static int
is_no_space (unsigned char c)
{
  return 0;
}

/* The length of the physical line at @data, its "\n", "\r\n" or "\r" included. */
static gsize
line_length (const char *data, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (data[i] == '\n')
        return i + 1;
      if (data[i] == '\r')
        return i + 1 < length && data[i + 1] == '\n' ? i + 2 : i + 1;
    }

  return length;
}

static guint
line_of (const char *data, const char *place)
{
  guint line = 1;
  gsize left = (gsize) (place - data);

  while (left > 0)
    {
      gsize length = line_length (data, left);

      if (length == left && data[length - 1] != '\n' && data[length - 1] != '\r')
        break;
      data += length;
      left -= length;
      line++;
    }

  return line;
}

/* Fed line by line, because libcsv does not tell where it is. */
static void
read_lines (Reader *reader, struct csv_parser *parser, const char *data, gsize length)
{
  guint line = 1;
  gboolean in_row = FALSE;

  while (length > 0 && reader->error == NULL)
    {
      gsize n = line_length (data, length);
      gboolean blank = *data == '\n' || *data == '\r';

      if (!in_row)
        reader->row_line = line;
      reader->row_ended = FALSE;

      if (csv_parse (parser, data, n, on_cell, on_row, reader) != n)
        {
          g_set_error (
              &reader->error, TD_ERROR, TD_ERROR_PARSE,
              _ ("Line %u: a quotation mark is in the wrong place. A cell with a quotation mark "
                 "must be in quotation marks, with the mark itself doubled."),
              line);
          return;
        }

      /* libcsv reports no row for a blank line. */
      in_row = !reader->row_ended && (in_row || !blank);
      data += n;
      length -= n;
      line++;
    }

  if (reader->error == NULL && csv_fini (parser, on_cell, on_row, reader) != 0)
    g_set_error (&reader->error, TD_ERROR, TD_ERROR_PARSE,
                 _ ("Line %u: the quotation mark that opens a cell is never closed."),
                 reader->row_line);
}

TdCsv *
td_csv_parse (const char *data, gsize length, GError **error)
{
  g_autoptr (TdCsv) self = NULL;
  g_autoptr (GPtrArray) row = NULL;
  struct csv_parser parser;
  Reader reader = { 0 };
  const char *invalid;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  if (!g_utf8_validate_len (data != NULL ? data : "", length, &invalid))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_PARSE,
                   _ ("Line %u is not UTF-8 text. Save the file as “CSV UTF-8” and try again."),
                   line_of (data, invalid));
      return NULL;
    }

  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }

  self = g_new0 (TdCsv, 1);
  self->strings = g_string_chunk_new (4096);
  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cells = g_ptr_array_new ();

  row = g_ptr_array_new ();
  reader.csv = self;
  reader.row = row;

  if (csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
    g_return_val_if_reached (NULL);
  csv_set_space_func (&parser, is_no_space);
  read_lines (&reader, &parser, data, length);
  csv_free (&parser);

  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      return NULL;
    }

  if (self->n_columns == 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_PARSE,
                           _ ("The file is empty: it has not even a line of headings."));
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
td_csv_free (TdCsv *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->cells);
  g_hash_table_unref (self->columns);
  g_string_chunk_free (self->strings);
  g_free (self);
}

guint
td_csv_get_n_rows (const TdCsv *self)
{
  return self->cells->len / self->n_columns;
}

const char *
td_csv_get (const TdCsv *self, guint row, const char *column)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, column));

  g_return_val_if_fail (row < td_csv_get_n_rows (self), NULL);

  if (index == 0)
    return NULL;

  return g_ptr_array_index (self->cells, row * self->n_columns + index - 1);
}

gboolean
td_csv_has_column (const TdCsv *self, const char *column)
{
  return g_hash_table_contains (self->columns, column);
}

static gboolean
needs_quotes (const char *cell)
{
  gsize length = strlen (cell);

  /* Spaces at the ends, because other programs trim them. */
  return strpbrk (cell, ",\"\r\n") != NULL
         || (length > 0 && (cell[0] == ' ' || cell[length - 1] == ' '));
}

void
td_csv_append_row (GString *out, const char *const *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      const char *cell = cells[i] != NULL ? cells[i] : "";

      if (i > 0)
        g_string_append_c (out, ',');

      /* A row of one empty cell without its quotes would be a blank line, which is no row. */
      if (needs_quotes (cell) || (n_cells == 1 && *cell == '\0'))
        {
          g_string_append_c (out, '"');
          for (const char *p = cell; *p != '\0'; p++)
            {
              if (*p == '"')
                g_string_append_c (out, '"');
              g_string_append_c (out, *p);
            }
          g_string_append_c (out, '"');
        }
      else
        {
          g_string_append (out, cell);
        }
    }

  g_string_append (out, "\r\n");
}
