#include "app/dialogs/td-editor.h"

#include <glib/gi18n-lib.h>

#include "app/td-window.h"

typedef struct
{
  TdBook *book;
  TdCatalogue *catalogue;
  TdMessageBar *errors; /* of the template */
  gboolean saving;
  GtkWidget *focus; /* (nullable): weak: where it was before being busy */
} TdEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TdEditor, td_editor, GTK_TYPE_WINDOW)

static TdEditorPrivate *
get_private (TdEditor *self)
{
  return td_editor_get_instance_private (self);
}

/* --- Saving ----------------------------------------------------------------------------------- */

typedef struct
{
  TdEditor *editor;
  TdCatalogue *catalogue;
  TdEditorSave save;
  gboolean next;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  saving->save.draft_free (saving->save.draft);
  g_free (saving->save.label);
  td_catalogue_unref (saving->catalogue);
  g_object_unref (saving->editor);
  g_free (saving);
}

static gboolean
write_cb (TdDb *db, gpointer data, GError **error)
{
  Saving *saving = data;

  return saving->save.write (db, saving->catalogue, saving->save.draft, error);
}

void
td_editor_set_busy (TdEditor *self, gboolean busy)
{
  TdEditorPrivate *priv = get_private (self);
  GtkWidget *child = gtk_window_get_child (GTK_WINDOW (self));

  if (child == NULL || gtk_widget_get_sensitive (child) == !busy)
    return;

  if (busy)
    {
      g_set_weak_pointer (&priv->focus, gtk_window_get_focus (GTK_WINDOW (self)));
      gtk_window_set_focus (GTK_WINDOW (self), NULL);
    }
  gtk_widget_set_sensitive (child, !busy);
  if (!busy && priv->focus != NULL)
    gtk_widget_grab_focus (priv->focus);
}

static void
set_saving (TdEditor *self, gboolean saving)
{
  get_private (self)->saving = saving;
  td_editor_set_busy (self, saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", !saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save-next", !saving);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  TdEditor *self = saving->editor;
  TdEditorPrivate *priv = get_private (self);
  TdWindow *window = td_window_get_for (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;

  set_saving (self, FALSE);
  if (!td_book_write_finish (TD_BOOK (source), result, &error))
    {
      /* Everything typed is still there. */
      td_message_bar_show_error (priv->errors, error);
      return;
    }

  td_message_bar_hide (priv->errors);
  if (window != NULL)
    td_window_show_note (window, saving->save.label, TRUE);
  if (saving->next)
    TD_EDITOR_GET_CLASS (self)->begin_next (self, saving->save.draft);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

void
td_editor_save (TdEditor *self, gboolean next)
{
  g_return_if_fail (TD_IS_EDITOR (self));

  if (!get_private (self)->saving && TD_EDITOR_GET_CLASS (self)->check (self, next))
    td_editor_save_checked (self, next);
}

void
td_editor_save_checked (TdEditor *self, gboolean next)
{
  TdEditorClass *klass = TD_EDITOR_GET_CLASS (self);
  TdEditorPrivate *priv = get_private (self);
  Saving *saving;

  g_return_if_fail (TD_IS_EDITOR (self));

  if (priv->saving)
    return;
  next = next && klass->begin_next != NULL;
  if (!next && !klass->is_changed (self))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  saving = g_new0 (Saving, 1);
  saving->editor = g_object_ref (self);
  saving->catalogue = td_catalogue_ref (priv->catalogue);
  saving->next = next;
  klass->begin_save (self, &saving->save);
  set_saving (self, TRUE);
  td_book_write_async (priv->book, saving->save.label, write_cb, saving, saving_free, NULL,
                       saved_cb, saving);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  td_editor_save (TD_EDITOR (widget), g_str_equal (name, "editor.save-next"));
}

/* --- Leaving ---------------------------------------------------------------------------------- */

static void
leave_response_cb (TdEditor *self, int response, GtkDialog *dialog)
{
  /* GTK 4.8 complains of a dialog that outlives its parent by a moment. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  if (response != GTK_RESPONSE_REJECT)
    return;

  if (TD_EDITOR_GET_CLASS (self)->drop != NULL)
    TD_EDITOR_GET_CLASS (self)->drop (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

void
td_editor_ask_to_leave (TdEditor *self)
{
  g_autofree char *question = NULL;
  GtkWidget *dialog;

  g_return_if_fail (TD_IS_EDITOR (self));

  question = TD_EDITOR_GET_CLASS (self)->describe_unsaved (self);
  dialog = gtk_message_dialog_new (GTK_WINDOW (self),
                                   GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                   GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE, "%s", question);
  gtk_dialog_add_buttons (GTK_DIALOG (dialog), _ ("_Drop the changes"), GTK_RESPONSE_REJECT,
                          _ ("_Go on typing"), GTK_RESPONSE_CANCEL, NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
td_editor_close_request (GtkWindow *window)
{
  TdEditor *self = TD_EDITOR (window);
  TdEditorClass *klass = TD_EDITOR_GET_CLASS (self);

  if (get_private (self)->saving)
    return TRUE;
  if (klass->is_changed (self))
    {
      if (klass->keep == NULL)
        {
          td_editor_ask_to_leave (self);
          return TRUE;
        }
      klass->keep (self);
    }

  return GTK_WINDOW_CLASS (td_editor_parent_class)->close_request (window);
}

/* --- The class -------------------------------------------------------------------------------- */

static void
td_editor_dispose (GObject *object)
{
  g_clear_object (&get_private (TD_EDITOR (object))->book);
  g_clear_weak_pointer (&get_private (TD_EDITOR (object))->focus);

  G_OBJECT_CLASS (td_editor_parent_class)->dispose (object);
}

static void
td_editor_finalize (GObject *object)
{
  g_clear_pointer (&get_private (TD_EDITOR (object))->catalogue, td_catalogue_unref);

  G_OBJECT_CLASS (td_editor_parent_class)->finalize (object);
}

static void
td_editor_class_init (TdEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_editor_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = td_editor_close_request;

  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "editor.save-next", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "editor.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "editor.save-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "editor.save-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_editor_init (TdEditor *self)
{
}

void
td_editor_init_book (TdEditor *self, TdBook *book, TdMessageBar *errors)
{
  TdEditorPrivate *priv;

  g_return_if_fail (TD_IS_EDITOR (self));

  priv = get_private (self);
  g_set_object (&priv->book, book);
  priv->catalogue = td_book_get_catalogue (book);
  priv->errors = errors;
}

TdCatalogue *
td_editor_get_catalogue (TdEditor *self)
{
  g_return_val_if_fail (TD_IS_EDITOR (self), NULL);

  return get_private (self)->catalogue;
}
