#include "app/widgets/td-grid-paste.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TdGrid *grid;
  GtkWidget *owner;
  TdGridPasteFunc func;
} Request;

static void
request_free (Request *self)
{
  g_object_unref (self->grid);
  g_object_unref (self->owner);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

/* A window that was closed meanwhile has no model in its grid any more. */
static gboolean
is_alive (const Request *self)
{
  guint row, column;

  return gtk_widget_get_root (GTK_WIDGET (self->grid)) != NULL
         && td_grid_get_model (self->grid) != NULL
         && td_grid_get_current (self->grid, &row, &column);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (TdPasteTable) table = NULL;
  g_autoptr (GError) error = NULL;

  if (text == NULL || text[0] == '\0' || !is_alive (self))
    return;

  table = td_paste_table_new_from_text (text, -1, &error);
  if (table != NULL && td_paste_table_get_n_rows (table) == 1
      && td_paste_table_get_n_columns (table) == 1)
    {
      td_grid_insert_text (self->grid, td_paste_table_get (table, 0, 0));
      return;
    }
  td_grid_commit (self->grid);
  self->func (self->owner, table, error);
}

void
td_grid_paste (TdGrid *grid, GtkWidget *owner, TdGridPasteFunc func)
{
  Request *request;

  g_return_if_fail (TD_IS_GRID (grid));
  g_return_if_fail (GTK_IS_WIDGET (owner));

  request = g_new0 (Request, 1);
  request->grid = g_object_ref (grid);
  request->owner = g_object_ref (owner);
  request->func = func;
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (grid)), NULL, read_cb,
                                 request);
}

/* Returns: whether the cell exists and could be typed into */
static gboolean
paste_cell (TdGridModel *model, guint row, guint column, const char *text)
{
  g_auto (TdGridRow) info = { 0 };
  g_auto (TdGridCell) cell = { 0 };

  if (row >= td_grid_model_get_n_rows (model) || column >= td_grid_model_get_n_columns (model))
    return FALSE;
  td_grid_model_get_row (model, row, &info);
  if (info.kind == TD_GRID_ROW_PART)
    return FALSE;
  td_grid_model_get_cell (model, row, column, &cell);
  if (cell.is_locked || td_grid_model_get_column (model, column)->kind == TD_GRID_TOGGLE)
    return FALSE;
  td_grid_model_set_text (model, row, column, text);

  return TRUE;
}

void
td_grid_paste_table (TdGrid *grid, const TdPasteTable *table, TdGridPaste *paste)
{
  TdGridModel *model = td_grid_get_model (grid);
  guint row, column;

  *paste = (TdGridPaste){ 0 };
  if (model == NULL || !td_grid_get_current (grid, &row, &column))
    return;

  for (guint i = 0; i < td_paste_table_get_n_rows (table); i++)
    for (guint j = 0; j < td_paste_table_get_n_columns (table); j++)
      {
        const char *text = td_paste_table_get (table, i, j);

        if (text[0] == '\0')
          continue;
        if (paste_cell (model, row + i, column + j, text))
          paste->n_cells++;
        else
          paste->n_left_out++;
      }
  /* What stands in the current cell now. */
  td_grid_set_current (grid, row, column);
}

char *
td_grid_paste_describe (const TdGridPaste *paste)
{
  if (paste->n_left_out == 0)
    return NULL;

  return g_strdup_printf (_ ("%u cells were pasted. %u were left out: there is no cell for them "
                             "here, or one that cannot be typed into."),
                          paste->n_cells, paste->n_left_out);
}
