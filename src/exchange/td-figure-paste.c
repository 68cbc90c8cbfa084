#include "exchange/td-figure-paste.h"

#include "exchange/td-paste-names.h"

void
td_figure_paste_clear (TdFigurePaste *self)
{
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
}

static TdPasteNames *
index_names (const TdFigureSheet *sheet)
{
  TdPasteNames *names = td_paste_names_new ();

  for (guint i = 0; i < sheet->lines->len; i++)
    {
      const TdFigureLine *line = td_figure_sheet_get_line (sheet, i);

      td_paste_names_add (names, line->name, i);
      td_paste_names_add (names, line->code, i);
    }

  return names;
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
    if (td_paste_names_is_number (td_paste_table_get (table, row, column)))
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
  g_autoptr (TdPasteNames) names = index_names (sheet);
  /* A running number may stand before them. */
  int name_column = td_paste_names_find_column (names, table, 2);
  guint first_column = (guint) (name_column + 1);

  paste->n_cells = 0;
  paste->left_out = g_ptr_array_new_with_free_func (g_free);
  for (guint row = 0; row < td_paste_table_get_n_rows (table); row++)
    {
      guint target = line + row;
      gint64 found;

      if (name_column >= 0)
        {
          const char *name = td_paste_table_get (table, row, (guint) name_column);

          found = td_paste_names_find (names, name);
          if (found < 0 && !has_number (table, row, first_column))
            continue;
          if (found < 0)
            {
              g_ptr_array_add (paste->left_out, g_strdup (name));
              continue;
            }
          target = (guint) found;
        }
      if (target < sheet->lines->len)
        paste_row (sheet, catalogue, table, row, first_column, target, figure, paste);
      else
        for (guint column = first_column; column < td_paste_table_get_n_columns (table); column++)
          if (td_paste_table_get (table, row, column)[0] != '\0')
            g_ptr_array_add (paste->left_out, g_strdup (td_paste_table_get (table, row, column)));
    }
}
