#include "app/widgets/td-message-bar.h"

#include <glib/gi18n-lib.h>

#include "base/td-error.h"

struct _TdMessageBar
{
  GtkWidget parent_instance;

  GtkInfoBar *bar;
  GtkImage *icon;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (TdMessageBar, td_message_bar, GTK_TYPE_WIDGET)

static void
response_cb (TdMessageBar *self, int response)
{
  td_message_bar_hide (self);
}

static void
td_message_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TD_TYPE_MESSAGE_BAR);

  G_OBJECT_CLASS (td_message_bar_parent_class)->dispose (object);
}

static void
td_message_bar_class_init (TdMessageBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_message_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-message-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TdMessageBar, bar);
  gtk_widget_class_bind_template_child (widget_class, TdMessageBar, icon);
  gtk_widget_class_bind_template_child (widget_class, TdMessageBar, label);
  gtk_widget_class_bind_template_callback (widget_class, response_cb);
}

static void
td_message_bar_init (TdMessageBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
td_message_bar_new (void)
{
  return g_object_new (TD_TYPE_MESSAGE_BAR, NULL);
}

void
td_message_bar_show (TdMessageBar *self, GtkMessageType type, const char *sentence)
{
  const char *word, *icon;
  g_autofree char *text = NULL;

  g_return_if_fail (TD_IS_MESSAGE_BAR (self));

  if (sentence == NULL)
    {
      td_message_bar_hide (self);
      return;
    }

  switch (type)
    {
    case GTK_MESSAGE_ERROR:
      word = _ ("Error");
      icon = "dialog-error-symbolic";
      break;
    case GTK_MESSAGE_WARNING:
      word = _ ("Warning");
      icon = "dialog-warning-symbolic";
      break;
    default:
      word = _ ("Note");
      icon = "dialog-information-symbolic";
      break;
    }
  text = g_strdup_printf ("%s: %s", word, sentence);

  gtk_info_bar_set_message_type (self->bar, type);
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_info_bar_set_revealed (self->bar, TRUE);
}

void
td_message_bar_show_error (TdMessageBar *self, const GError *error)
{
  g_autofree char *sentence = td_error_to_sentence (error);

  td_message_bar_show (self, GTK_MESSAGE_ERROR, sentence);
}

void
td_message_bar_hide (TdMessageBar *self)
{
  g_return_if_fail (TD_IS_MESSAGE_BAR (self));

  gtk_info_bar_set_revealed (self->bar, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

const char *
td_message_bar_get_text (TdMessageBar *self)
{
  g_return_val_if_fail (TD_IS_MESSAGE_BAR (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self)) ? gtk_label_get_text (self->label) : NULL;
}

char *
td_error_to_sentence (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;
  if (error->domain == TD_ERROR)
    return g_strdup (error->message);

  return g_strdup_printf (
      _ ("The system refused it: %s. Nothing was changed; check the folder and try again."),
      error->message);
}
