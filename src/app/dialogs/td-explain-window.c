#include "app/dialogs/td-explain-window.h"

#include <glib/gi18n-lib.h>

#include "app/td-records.h"
#include "app/widgets/td-record-view.h"

static gboolean
close_cb (GtkWidget *window, GVariant *args, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (window));

  return TRUE;
}

static void
show_history (TdRecordView *records, TdBook *book)
{
  td_records_open_history_of_award (GTK_WIDGET (records), book,
                                    td_record_view_get_selected_id (records));
}

static gboolean
history_cb (GtkWidget *window, GVariant *args, gpointer book)
{
  show_history (TD_RECORD_VIEW (gtk_window_get_child (GTK_WINDOW (window))), book);

  return TRUE;
}

static void
history_clicked_cb (GtkWidget *button, TdBook *book)
{
  show_history (TD_RECORD_VIEW (gtk_widget_get_ancestor (button, TD_TYPE_RECORD_VIEW)), book);
}

static void
activate_cb (TdRecordView *records, gint64 id, TdBook *book)
{
  td_records_open_award (GTK_WIDGET (records), book, id);
}

GtkWidget *
td_explain_window_new (GtkWindow *parent, TdBook *book, const char *title, const TdQuery *query)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *records = td_record_view_new (book, TD_LIST_AWARDS);
  GtkWidget *history = gtk_button_new_with_mnemonic (_ ("Award h_istory"));
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), 1080, 560);
  gtk_window_set_child (GTK_WINDOW (window), records);

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_i, GDK_CONTROL_MASK),
                        gtk_callback_action_new (history_cb, g_object_ref (book), g_object_unref)));
  gtk_widget_add_controller (window, shortcuts);

  gtk_widget_set_tooltip_text (
      history, _ ("All that the recipient of the marked award was ever awarded (Ctrl+I)"));
  g_signal_connect_object (history, "clicked", G_CALLBACK (history_clicked_cb), book, 0);
  td_record_view_add_control (TD_RECORD_VIEW (records), history);
  td_record_view_set_empty (TD_RECORD_VIEW (records), _ ("No award is behind this figure."));
  td_record_view_set_filter (TD_RECORD_VIEW (records), query);
  td_record_view_set_active (TD_RECORD_VIEW (records), TRUE);
  g_signal_connect_object (records, "activate", G_CALLBACK (activate_cb), book, 0);

  return window;
}
