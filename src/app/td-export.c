#include "app/td-export.h"

#include <glib/gi18n-lib.h>

#define FUNC "td-export-func"
#define SUFFIX "td-export-suffix"

static void
response_cb (GtkWidget *widget, int response, GtkNativeDialog *dialog)
{
  TdExportFunc func = (TdExportFunc) g_object_get_data (G_OBJECT (dialog), FUNC);

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = g_file_get_path (file);
      const char *suffix = g_object_get_data (G_OBJECT (dialog), SUFFIX);
      g_autofree char *ending = g_strconcat (".", suffix, NULL);
      g_autofree char *full
          = g_str_has_suffix (path, ending) ? g_strdup (path) : g_strconcat (path, ending, NULL);

      func (widget, full);
    }
  g_object_unref (dialog);
}

/* @suffix: a literal, without the dot */
static void
choose (GtkWidget *widget,
        const char *title,
        const char *kind,
        const char *suffix,
        const char *name,
        TdExportFunc func)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (widget)),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *file_name = g_strdup (name);

  g_strdelimit (file_name, "/", '-');
  gtk_file_filter_set_name (filter, kind);
  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), file_name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data (G_OBJECT (dialog), FUNC, (gpointer) func);
  g_object_set_data (G_OBJECT (dialog), SUFFIX, (gpointer) suffix);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), widget, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
td_export_choose (GtkWidget *widget, const char *name, TdExportFunc func)
{
  choose (widget, _ ("Export to Excel"), _ ("Excel workbooks"), "xlsx", name, func);
}

void
td_export_choose_pdf (GtkWidget *widget, const char *name, TdExportFunc func)
{
  choose (widget, _ ("Export as PDF"), _ ("PDF documents"), "pdf", name, func);
}

void
td_export_choose_text (GtkWidget *widget, const char *name, TdExportFunc func)
{
  choose (widget, _ ("Save the text"), _ ("Word documents"), "docx", name, func);
}

void
td_export_choose_calendar (GtkWidget *widget, const char *name, TdExportFunc func)
{
  choose (widget, _ ("Export the calendar"), _ ("Calendars (iCalendar)"), "ics", name, func);
}
