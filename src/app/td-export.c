#include "app/td-export.h"

#include <glib/gi18n-lib.h>

#define FUNC "td-export-func"

static void
response_cb (GtkWidget *widget, int response, GtkNativeDialog *dialog)
{
  TdExportFunc func = (TdExportFunc) g_object_get_data (G_OBJECT (dialog), FUNC);

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = g_file_get_path (file);
      g_autofree char *full
          = g_str_has_suffix (path, ".xlsx") ? g_strdup (path) : g_strconcat (path, ".xlsx", NULL);

      func (widget, full);
    }
  g_object_unref (dialog);
}

void
td_export_choose (GtkWidget *widget, const char *name, TdExportFunc func)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Export to Excel"), GTK_WINDOW (gtk_widget_get_root (widget)),
      GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *file_name = g_strdup (name);

  g_strdelimit (file_name, "/", '-');
  gtk_file_filter_set_name (filter, _ ("Excel workbooks"));
  gtk_file_filter_add_suffix (filter, "xlsx");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), file_name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data (G_OBJECT (dialog), FUNC, (gpointer) func);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), widget, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
