#include "exchange/td-paste-table-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/td-error.h"
#include "base/td-text.h"

typedef struct
{
  const char *text; /* in strings, or NULL */
  TdPasteMerge merge;
} Cell;

struct _TdPasteTable
{
  GStringChunk *strings;
  GPtrArray *rows; /* of GArray of Cell, up to the last with a text */
  guint n_columns;
  guint next_row; /* the row begun, from 1 */
};

TdPasteTable *
td_paste_table_new (void)
{
  TdPasteTable *self = g_new0 (TdPasteTable, 1);

  self->strings = g_string_chunk_new (16 * 1024);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  return self;
}

void
td_paste_table_free (TdPasteTable *self)
{
  if (self == NULL)
    return;

  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

guint
td_paste_table_get_n_rows (const TdPasteTable *self)
{
  return self->rows->len;
}

guint
td_paste_table_get_n_columns (const TdPasteTable *self)
{
  return self->n_columns;
}

static const Cell *
get_cell (const TdPasteTable *self, guint row, guint column)
{
  const GArray *cells;

  g_return_val_if_fail (row < self->rows->len, NULL);

  cells = g_ptr_array_index (self->rows, row);

  return column < cells->len ? &g_array_index (cells, Cell, column) : NULL;
}

const char *
td_paste_table_get (const TdPasteTable *self, guint row, guint column)
{
  const Cell *cell = get_cell (self, row, column);

  return cell != NULL && cell->text != NULL ? cell->text : "";
}

TdPasteMerge
td_paste_table_get_merge (const TdPasteTable *self, guint row, guint column)
{
  const Cell *cell = get_cell (self, row, column);

  return cell != NULL ? cell->merge : TD_PASTE_MERGED_NOT;
}

gboolean
td_paste_table_check_size (gsize length, GError **error)
{
  if (length <= TD_PASTE_MAX_BYTES)
    return TRUE;

  g_set_error (error, TD_ERROR, TD_ERROR_PARSE,
               _ ("The copied block has more than %d MB of text. Copy only the list itself."),
               TD_PASTE_MAX_BYTES / (1024 * 1024));
  return FALSE;
}

void
td_paste_table_begin_row (TdPasteTable *self)
{
  self->next_row++;
}

/* The cell of the row begun. Rows exist only once there is something in one behind them, so that a
 * column that was selected to its end is not a million of them. */
static Cell *
ensure_cell (TdPasteTable *self, guint column)
{
  GArray *cells;

  while (self->rows->len < self->next_row)
    g_ptr_array_add (self->rows, g_array_new (FALSE, TRUE, sizeof (Cell)));

  cells = g_ptr_array_index (self->rows, self->next_row - 1);
  if (cells->len <= column)
    g_array_set_size (cells, column + 1);

  return &g_array_index (cells, Cell, column);
}

gboolean
td_paste_table_set (TdPasteTable *self, guint column, const char *text, GError **error)
{
  g_autofree char *clean = td_text_clean_lines (text);

  if (*clean == '\0')
    return TRUE;

  if (self->next_row > TD_PASTE_MAX_ROWS || column >= TD_PASTE_MAX_COLUMNS)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_PARSE,
                   _ ("The copied block is larger than %d rows and %d columns. Copy only the list "
                      "itself."),
                   TD_PASTE_MAX_ROWS, TD_PASTE_MAX_COLUMNS);
      return FALSE;
    }

  ensure_cell (self, column)->text = g_string_chunk_insert (self->strings, clean);
  self->n_columns = MAX (self->n_columns, column + 1);

  return TRUE;
}

void
td_paste_table_set_merge (TdPasteTable *self, guint column, TdPasteMerge merge)
{
  /* Of a row that has a text already, or is within the table anyway. */
  if (column < TD_PASTE_MAX_COLUMNS && self->next_row <= TD_PASTE_MAX_ROWS)
    ensure_cell (self, column)->merge = merge;
}

gboolean
td_paste_table_is_empty (const TdPasteTable *self)
{
  return self->n_columns == 0;
}

gboolean
td_paste_table_set_empty_error (GError **error)
{
  g_set_error_literal (error, TD_ERROR, TD_ERROR_PARSE,
                       _ ("There is no text in what was copied. Select the rows of the list in "
                          "Excel or Word and copy them again."));
  return FALSE;
}

static gboolean
ends_cell (char c)
{
  return c == '\t' || c == '\n' || c == '\r' || c == '\0';
}

/* Longer than a cell of Excel can be (32,767 characters). */
#define MAX_QUOTED (128 * 1024)

/* A cell that begins with a quotation mark is a quoted one if that closes right before the cell's
 * end and if quoting it was needed: "Giỏi việc nước" is copied as it stands.
 *
 * Returns: (nullable): its text; @end: (out): where the cell ends */
static char *
read_quoted (const char *start, const char **end)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean needed = FALSE;

  for (const char *p = start + 1; *p != '\0' && text->len < MAX_QUOTED; p++)
    {
      if (*p != '"')
        {
          needed = needed || ends_cell (*p);
          g_string_append_c (text, *p);
        }
      else if (p[1] == '"')
        {
          needed = TRUE;
          g_string_append_c (text, *p++);
        }
      else
        {
          if (!needed || !ends_cell (p[1]))
            return NULL;
          *end = p + 1;
          return g_string_free (g_steal_pointer (&text), FALSE);
        }
    }

  return NULL;
}

static char *
read_cell (const char *start, const char **end)
{
  char *text = *start == '"' ? read_quoted (start, end) : NULL;

  if (text != NULL)
    return text;

  for (*end = start; !ends_cell (**end); (*end)++)
    ;

  return g_strndup (start, (gsize) (*end - start));
}

TdPasteTable *
td_paste_table_new_from_text (const char *text, gssize length, GError **error)
{
  g_autoptr (TdPasteTable) self = td_paste_table_new ();
  gsize n = length >= 0 ? strnlen (text, (gsize) length) : strlen (text);
  g_autofree char *copy = NULL;
  const char *p;

  if (!td_paste_table_check_size (n, error))
    return NULL;

  copy = g_strndup (text, n);
  p = copy;
  while (*p != '\0')
    {
      td_paste_table_begin_row (self);
      for (guint column = 0;; column++)
        {
          g_autofree char *cell = read_cell (p, &p);

          if (!td_paste_table_set (self, column, cell, error))
            return NULL;
          if (*p != '\t')
            break;
          p++;
        }
      if (*p == '\r' && p[1] == '\n')
        p++;
      if (*p != '\0')
        p++;
    }

  if (td_paste_table_is_empty (self))
    {
      td_paste_table_set_empty_error (error);
      return NULL;
    }

  return g_steal_pointer (&self);
}
