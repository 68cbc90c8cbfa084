/* Pasting a block of cells, from Excel, LibreOffice or Word, into the lines. */
#include "app/dialogs/td-reorganisation-editor-private.h"
#include "exchange/td-paste-table.h"

/* A single cell's text goes where it is pasted. */
static gboolean
is_block (const char *text)
{
  g_autofree char *trimmed = g_strchomp (g_strdup (text));

  return strpbrk (trimmed, "\t\n\r") != NULL;
}

/* Empty rows, as between parts of a list, are left out. */
static GPtrArray *
read_rows (const TdPasteTable *table)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < td_paste_table_get_n_rows (table); i++)
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      gboolean is_empty = TRUE;

      for (guint j = 0; j < td_paste_table_get_n_columns (table); j++)
        {
          const char *text = td_paste_table_get (table, i, j);

          is_empty = is_empty && text[0] == '\0';
          g_ptr_array_add (texts, g_strdup (text));
        }
      if (!is_empty)
        g_ptr_array_add (rows, g_steal_pointer (&texts));
    }

  return rows;
}

static void
paste_block (TdReorganisationEditor *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdPasteTable) table = td_paste_table_new_from_text (text, -1, &error);
  g_autoptr (GPtrArray) rows = NULL;
  guint row, column;

  if (table == NULL)
    {
      td_message_bar_show_error (self->errors, error);
      return;
    }
  td_message_bar_hide (self->errors);
  td_grid_commit (self->grid);
  td_grid_get_current (self->grid, &row, &column);
  rows = read_rows (table);
  td_reorganisation_sheet_paste (self->sheet, row, column, rows);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdReorganisationEditor) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL || self->sheet == NULL)
    return;
  if (is_block (text))
    paste_block (self, text);
  else
    td_grid_insert_text (self->grid, text);
}

void
td_reorganisation_editor_paste (TdReorganisationEditor *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, text_cb,
                                 g_object_ref (self));
}
