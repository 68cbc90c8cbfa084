#include <string.h>

#include "base/td-legacy-text.h"
#include "exchange/td-paste-private.h"

const char *
td_paste_get_text (const TdPaste *self, guint row, guint column)
{
  return self->texts[row * self->n_columns + column];
}

guint
td_paste_count_texts (const TdPaste *self, guint row)
{
  guint n = 0;

  for (guint column = 0; column < self->n_columns; column++)
    n += *td_paste_get_text (self, row, column) != '\0';

  return n;
}

/* --- Legacy encodings ------------------------------------------------------------------------- */

/* A letter that no legacy text has: a cell with one is as it should be. */
static gboolean
is_surely_unicode (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x100 && g_unichar_isalpha (c))
        return TRUE;
    }

  return FALSE;
}

static void
convert (char **text, TdEncoding encoding)
{
  char *converted = td_legacy_text_convert (*text, encoding);

  g_free (*text);
  *text = converted;
}

/* Cells are too short to be sure of; what tells is a stretch of a column without any real
 * Vietnamese letter, or the whole block if it has none. */
static void
repair (TdPaste *self)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  gsize n = (gsize) self->n_rows * self->n_columns;
  gboolean mixed = FALSE;
  TdEncoding encoding;

  for (gsize i = 0; i < n; i++)
    {
      mixed = mixed || is_surely_unicode (self->texts[i]);
      g_string_append (joined, self->texts[i]);
      g_string_append_c (joined, '\n');
    }
  encoding = mixed ? TD_ENCODING_UNICODE : td_legacy_text_detect (joined->str);
  for (gsize i = 0; i < n && encoding != TD_ENCODING_UNICODE; i++)
    convert (&self->texts[i], encoding);
  if (!mixed)
    return;

  for (guint column = 0; column < self->n_columns; column++)
    for (guint row = 0, first = 0; row <= self->n_rows; row++)
      {
        if (row < self->n_rows && !is_surely_unicode (td_paste_get_text (self, row, column)))
          continue;

        g_string_truncate (joined, 0);
        for (guint i = first; i < row; i++)
          g_string_append_printf (joined, "%s\n", td_paste_get_text (self, i, column));
        encoding = td_legacy_text_detect (joined->str);
        for (guint i = first; i < row && encoding != TD_ENCODING_UNICODE; i++)
          convert (&self->texts[i * self->n_columns + column], encoding);
        first = row + 1;
      }
}

/* --- Life ------------------------------------------------------------------------------------- */

gboolean
td_paste_ensure_matcher (TdPaste *self, TdDb *db, TdDate date, GError **error)
{
  if (self->matcher != NULL && td_date_equal (self->matcher_date, date))
    return TRUE;

  g_clear_pointer (&self->matcher, td_unit_matcher_free);
  self->matcher = td_unit_matcher_new (db, date, error);
  self->matcher_date = date;

  return self->matcher != NULL;
}

TdPaste *
td_paste_new (
    TdPasteTable *table, TdDb *db, const TdCatalogue *catalogue, TdDate date, GError **error)
{
  g_autoptr (TdPaste) self = g_new0 (TdPaste, 1);

  self->table = table;
  self->n_rows = td_paste_table_get_n_rows (table);
  self->n_columns = td_paste_table_get_n_columns (table);
  self->heading_row = -1;
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_new0 (char *, (gsize) self->n_rows * self->n_columns + 1);
  for (guint row = 0; row < self->n_rows; row++)
    for (guint column = 0; column < self->n_columns; column++)
      self->texts[row * self->n_columns + column]
          = g_strdup (td_paste_table_get (table, row, column));
  repair (self);

  self->columns = g_new0 (TdPasteColumn, self->n_columns + 1);
  self->meanings = g_new0 (TdPasteMeaning, self->n_columns + 1);
  for (guint column = 0; column < self->n_columns; column++)
    {
      self->columns[column].title = g_strdup ("");
      self->columns[column].sample = g_strdup ("");
      td_paste_meaning_clear (&self->meanings[column]);
    }

  if (!td_paste_ensure_matcher (self, db, date, error))
    return NULL;
  td_paste_find_columns (self, catalogue, date);

  return g_steal_pointer (&self);
}

void
td_paste_free (TdPaste *self)
{
  if (self == NULL)
    return;

  for (guint column = 0; self->columns != NULL && column < self->n_columns; column++)
    {
      g_free (self->columns[column].title);
      g_free (self->columns[column].sample);
    }
  g_free (self->columns);
  g_free (self->meanings);
  g_strfreev (self->texts);
  td_paste_table_free (self->table);
  td_unit_matcher_free (self->matcher);
  g_ptr_array_unref (self->left_out);
  g_free (self->deciding_level);
  g_free (self);
}

/* --- What a window shows ---------------------------------------------------------------------- */

guint
td_paste_get_n_columns (const TdPaste *self)
{
  return self->n_columns;
}

const TdPasteColumn *
td_paste_get_column (const TdPaste *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, NULL);

  return &self->columns[column];
}

void
td_paste_set_column_cell (TdPaste *self, guint column, int cell)
{
  g_return_if_fail (column < self->n_columns);
  g_return_if_fail (cell >= TD_PASTE_IGNORED && cell < TD_N_CELLS);

  self->columns[column].cell = cell;
}

gboolean
td_paste_has_heading (const TdPaste *self)
{
  return self->heading_row >= 0;
}

void
td_paste_set_deciding_level (TdPaste *self, const char *code)
{
  g_free (self->deciding_level);
  self->deciding_level = g_strdup (code);
}

GPtrArray *
td_paste_get_left_out (const TdPaste *self)
{
  return self->left_out;
}
