#include "app/td-confirm.h"

typedef struct
{
  GtkWidget *widget; /* weak */
  TdConfirmFunc func;
  gpointer data;
  GDestroyNotify data_free;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_clear_weak_pointer (&self->widget);
  if (self->data_free != NULL)
    self->data_free (self->data);
  g_free (self);
}

static void
response_cb (GtkDialog *dialog, int response, Question *self)
{
  if (response == GTK_RESPONSE_ACCEPT && self->widget != NULL
      && gtk_widget_get_root (self->widget) != NULL)
    self->func (self->widget, self->data);
  /* GTK 4.8 complains of a dialog that outlives its parent by a moment. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

void
td_confirm (GtkWidget *widget,
            const char *question,
            const char *detail,
            const char *keep,
            const char *verb,
            TdConfirmFunc func,
            gpointer data,
            GDestroyNotify data_free)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (widget));
  GtkWidget *dialog
      = gtk_message_dialog_new (parent, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE, "%s", question);
  Question *self = g_new0 (Question, 1);

  g_set_weak_pointer (&self->widget, widget);
  self->func = func;
  self->data = data;
  self->data_free = data_free;
  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", detail);
  gtk_dialog_add_buttons (GTK_DIALOG (dialog), keep, GTK_RESPONSE_CANCEL, verb, GTK_RESPONSE_ACCEPT,
                          NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
