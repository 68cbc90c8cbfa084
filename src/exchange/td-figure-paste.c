#include "exchange/td-figure-paste.h"

#include <string.h>

#include "domain/td-abbreviation.h"

/* Two lines of one name. */
#define AMBIGUOUS G_MAXUINT

void
td_figure_paste_clear (TdFigurePaste *self)
{
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
}

static void
index_name (GHashTable *names, const char *name, guint line)
{
  char *key = td_abbreviation_expand (name);

  if (key[0] == '\0')
    g_free (key);
  else if (g_hash_table_contains (names, key))
    g_hash_table_replace (names, key, GUINT_TO_POINTER (AMBIGUOUS));
  else
    g_hash_table_insert (names, key, GUINT_TO_POINTER (line + 1));
}

/* (element-type utf8 guint): names and codes, as td_abbreviation_expand () makes them comparable,
 * to the line + 1 */
static GHashTable *
index_names (const TdFigureSheet *sheet)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < sheet->lines->len; i++)
    {
      const TdFigureLine *line = td_figure_sheet_get_line (sheet, i);

      index_name (names, line->name, i);
      if (!g_str_equal (line->code, line->name))
        index_name (names, line->code, i);
    }

  return names;
}

static guint
find_line (GHashTable *names, const char *text)
{
  g_autofree char *key = td_abbreviation_expand (text);

  return GPOINTER_TO_UINT (g_hash_table_lookup (names, key));
}

static gboolean
is_number (const char *text)
{
  return text[0] != '\0' && strspn (text, "0123456789., ") == strlen (text);
}

/* Names stand in the first column that has any text; a running number may stand before them. */
static int
find_name_column (const TdPasteTable *table, GHashTable *names)
{
  guint n_columns = MIN (td_paste_table_get_n_columns (table), 2);

  for (guint column = 0; column < n_columns; column++)
    for (guint row = 0; row < td_paste_table_get_n_rows (table); row++)
      {
        const char *text = td_paste_table_get (table, row, column);

        if (!is_number (text) && find_line (names, text) != 0)
          return (int) column;
      }

  return -1;
}

static void
paste_row (TdFigureSheet *sheet,
           const TdCatalogue *catalogue,
           const TdPasteTable *table,
           guint row,
           guint first_column,
           guint line,
           TdFigure figure,
           TdFigurePaste *paste)
{
  for (guint column = first_column; column < td_paste_table_get_n_columns (table); column++)
    {
      const char *text = td_paste_table_get (table, row, column);
      guint target = figure + column - first_column;

      if (text[0] == '\0')
        continue;
      if (target >= TD_N_FIGURES)
        g_ptr_array_add (paste->left_out, g_strdup (text));
      else if (td_figure_sheet_type (sheet, catalogue, line, (TdFigure) target, text))
        paste->n_cells++;
    }
}

/* A row without any number is a heading of the block, and nothing is lost with it. */
static gboolean
has_number (const TdPasteTable *table, guint row, guint first_column)
{
  for (guint column = first_column; column < td_paste_table_get_n_columns (table); column++)
    if (is_number (td_paste_table_get (table, row, column)))
      return TRUE;

  return FALSE;
}

void
td_figure_paste (TdFigureSheet *sheet,
                 const TdCatalogue *catalogue,
                 const TdPasteTable *table,
                 guint line,
                 TdFigure figure,
                 TdFigurePaste *paste)
{
  g_autoptr (GHashTable) names = index_names (sheet);
  int name_column = find_name_column (table, names);
  guint first_column = (guint) (name_column + 1);

  paste->n_cells = 0;
  paste->left_out = g_ptr_array_new_with_free_func (g_free);
  for (guint row = 0; row < td_paste_table_get_n_rows (table); row++)
    {
      guint target = line + row;
      guint found;

      if (name_column >= 0)
        {
          const char *name = td_paste_table_get (table, row, (guint) name_column);

          found = find_line (names, name);
          if ((found == 0 || found == AMBIGUOUS) && !has_number (table, row, first_column))
            continue;
          target = found == AMBIGUOUS ? G_MAXUINT : found - 1;
          if (target >= sheet->lines->len)
            {
              g_ptr_array_add (paste->left_out, g_strdup (name));
              continue;
            }
        }
      if (target < sheet->lines->len)
        paste_row (sheet, catalogue, table, row, first_column, target, figure, paste);
      else
        for (guint column = first_column; column < td_paste_table_get_n_columns (table); column++)
          if (td_paste_table_get (table, row, column)[0] != '\0')
            g_ptr_array_add (paste->left_out, g_strdup (td_paste_table_get (table, row, column)));
    }
}
