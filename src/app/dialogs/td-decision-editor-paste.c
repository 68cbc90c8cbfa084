/* Pasting a block of cells, from Excel, LibreOffice or Word, into the list of recipients. */
#include "app/dialogs/td-decision-editor-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-error.h"

/* What is pasted on its way through a thread: the table is read and understood there. */
typedef struct
{
  TdDecisionEditor *editor;
  TdCatalogue *catalogue;
  TdDate date;
  TdAward *model;
  char *level;
  char *html;
  char *text;
  TdPaste *paste; /* NULL at first */
  GPtrArray *awards;
} Pasting;

static void
pasting_free (gpointer data)
{
  Pasting *pasting = data;

  td_catalogue_unref (pasting->catalogue);
  td_award_free (pasting->model);
  g_clear_pointer (&pasting->awards, g_ptr_array_unref);
  g_clear_pointer (&pasting->paste, td_paste_free);
  g_free (pasting->level);
  g_free (pasting->html);
  g_free (pasting->text);
  g_object_unref (pasting->editor);
  g_free (pasting);
}

/* --- In the thread ---------------------------------------------------------------------------- */

/* A word processor's table is only in its HTML; without one the text has it. */
static TdPasteTable *
read_table (const Pasting *pasting, GError **error)
{
  if (pasting->html != NULL)
    {
      g_autoptr (GError) local_error = NULL;
      TdPasteTable *table
          = td_paste_table_new_from_html (pasting->html, strlen (pasting->html), &local_error);

      if (table != NULL || !g_error_matches (local_error, TD_ERROR, TD_ERROR_NOT_FOUND)
          || pasting->text == NULL)
        {
          if (table == NULL)
            g_propagate_error (error, g_steal_pointer (&local_error));
          return table;
        }
    }

  return td_paste_table_new_from_text (pasting->text, -1, error);
}

static void
paste_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Pasting *pasting = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (TD_BOOK (source), cancellable, &error);

  if (db != NULL && pasting->paste == NULL)
    {
      g_autoptr (TdPasteTable) table = read_table (pasting, &error);

      if (table != NULL)
        pasting->paste = td_paste_new (g_steal_pointer (&table), db, pasting->catalogue,
                                       pasting->date, &error);
      if (pasting->paste != NULL)
        td_paste_set_deciding_level (pasting->paste, pasting->level);
    }
  if (db != NULL && pasting->paste != NULL)
    pasting->awards = td_paste_make_awards (pasting->paste, db, pasting->catalogue, pasting->date,
                                            pasting->model, &error);
  if (pasting->awards != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* --- In the window ---------------------------------------------------------------------------- */

/* A column whose pasted values differ comes back out of the heading. */
static void
show_pasted_columns (TdDecisionEditor *self)
{
  for (guint i = 0; i < td_paste_get_n_columns (self->paste); i++)
    {
      int cell = td_paste_get_column (self->paste, i)->cell;

      if (cell >= TD_CELL_FORM && cell <= TD_CELL_PERIOD)
        {
          td_decision_editor_find_common (self);
          return;
        }
    }
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Pasting *pasting = g_task_get_task_data (G_TASK (result));
  TdDecisionEditor *self = pasting->editor;
  g_autoptr (GError) error = NULL;
  guint first, column = 0;

  if (self->keeper == NULL)
    return;
  td_decision_editor_finish_paste (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->paste_bar), TRUE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      td_paste_bar_hide (self->paste_bar);
      td_message_bar_show_error (self->errors, error);
      return;
    }

  td_message_bar_hide (self->errors);
  first = self->curr->awards->len;
  self->paste = g_steal_pointer (&pasting->paste);
  self->pasted_at = self->changes + 1;
  td_recipient_sheet_insert (self->sheet, pasting->awards);
  show_pasted_columns (self);
  self->pasted_at = self->changes;
  td_paste_bar_show (self->paste_bar, self->paste, pasting->awards->len);
  if (pasting->awards->len == 0)
    return;
  td_recipient_sheet_find_column (self->sheet, TD_CELL_NAME, &column);
  td_grid_set_current (
      self->grid,
      td_recipient_sheet_find_row (self->sheet, MIN (first, self->curr->awards->len - 1)), column);
}

static void
start (TdDecisionEditor *self, TdPaste *paste, char *html, char *text)
{
  g_autoptr (GTask) task = g_task_new (self->book, NULL, pasted_cb, NULL);
  Pasting *pasting = g_new0 (Pasting, 1);

  pasting->editor = g_object_ref (self);
  pasting->catalogue = td_catalogue_ref (self->catalogue);
  pasting->date = self->curr->decided_on;
  pasting->level = g_strdup (self->curr->deciding_level);
  pasting->model = td_award_copy (td_recipient_sheet_get_defaults (self->sheet));
  pasting->paste = paste;
  pasting->html = html;
  pasting->text = text;
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, pasting, pasting_free);
  g_task_run_in_thread (task, paste_thread);
}

void
td_decision_editor_finish_paste (TdDecisionEditor *self)
{
  if (self->paste == NULL)
    return;

  td_paste_bar_hide (self->paste_bar);
  g_clear_pointer (&self->paste, td_paste_free);
}

void
td_decision_editor_paste_again (TdDecisionEditor *self)
{
  TdPaste *paste = g_steal_pointer (&self->paste);

  if (paste == NULL)
    return;
  /* What came of the columns before is taken back. The thread has the paste until it is done. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->paste_bar), FALSE);
  td_recipient_sheet_undo (self->sheet, FALSE);
  start (self, paste, NULL, NULL);
}

/* --- The clipboard ---------------------------------------------------------------------------- */

/* A single cell's text goes where it is pasted. */
static gboolean
is_block (const char *text)
{
  g_autofree char *trimmed = g_strchomp (g_strdup (text));

  return strpbrk (trimmed, "\t\n\r") != NULL;
}

static void
take_clipboard (TdDecisionEditor *self, char *html, char *text)
{
  gboolean has_table = html != NULL && strstr (html, "<t") != NULL;

  if (text != NULL && !is_block (text) && !has_table)
    {
      td_grid_insert_text (self->grid, text);
      g_free (html);
      g_free (text);
      return;
    }
  if (text == NULL && html == NULL)
    return;

  td_grid_commit (self->grid);
  start (self, NULL, has_table ? html : NULL, text);
  if (!has_table)
    g_free (html);
}

typedef struct
{
  TdDecisionEditor *editor;
  char *html;
} Reading;

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (reading->editor->keeper != NULL)
    take_clipboard (reading->editor, g_steal_pointer (&reading->html), text);
  else
    g_free (text);
  g_object_unref (reading->editor);
  g_free (reading->html);
  g_free (reading);
}

static void
html_spliced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (source);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (reading->editor));

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (memory), result, NULL) >= 0)
    reading->html = g_strndup (g_memory_output_stream_get_data (memory),
                               g_memory_output_stream_get_data_size (memory));
  gdk_clipboard_read_text_async (clipboard, NULL, text_cb, reading);
}

static void
html_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  GdkClipboard *clipboard = GDK_CLIPBOARD (source);
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (clipboard, result, NULL, NULL);
  g_autoptr (GOutputStream) memory = NULL;

  if (stream == NULL)
    {
      gdk_clipboard_read_text_async (clipboard, NULL, text_cb, reading);
      return;
    }
  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (
      memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
      G_PRIORITY_DEFAULT, NULL, html_spliced_cb, reading);
}

void
td_decision_editor_paste (TdDecisionEditor *self)
{
  static const char *mime_types[] = { "text/html", NULL };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  Reading *reading = g_new0 (Reading, 1);

  reading->editor = g_object_ref (self);
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"))
    gdk_clipboard_read_async (clipboard, mime_types, G_PRIORITY_DEFAULT, NULL, html_cb, reading);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_cb, reading);
}
