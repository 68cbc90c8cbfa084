#include "app/widgets/td-attachment-bar.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-message-bar.h"
#include "store/td-attachment-store.h"

struct _TdAttachmentBar
{
  GtkWidget parent_instance;

  TdBook *book;
  GPtrArray *attachments; /* TdAttachment, in the order of the children of files */
  GQueue waiting;         /* GFile: to be copied */
  gboolean is_copying;
  GCancellable *cancellable;
  GtkFileChooserNative *chooser;

  TdMessageBar *errors;
  GtkWidget *row;
  GtkFlowBox *files;
  GtkWidget *progress;
  GtkSpinner *spinner;
  GtkLabel *progress_label;
};

enum
{
  PROP_BUSY = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];
static guint changed_signal, open_signal;

G_DEFINE_FINAL_TYPE (TdAttachmentBar, td_attachment_bar, GTK_TYPE_WIDGET)

/* The callback of work that may end after the widget: it has stopped listening then. */
static GWeakRef *
weak_ref_new (TdAttachmentBar *self)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, self);

  return ref;
}

/* (transfer full) (nullable): frees @ref */
static TdAttachmentBar *
weak_ref_take (GWeakRef *ref)
{
  TdAttachmentBar *self = g_weak_ref_get (ref);

  g_weak_ref_clear (ref);
  g_free (ref);

  return self;
}

/* --- Opening ---------------------------------------------------------------------------------- */

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdAttachmentBar) self = weak_ref_take (data);
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) && self != NULL
      && self->book != NULL)
    td_message_bar_show (self->errors, GTK_MESSAGE_ERROR,
                         _ ("No program of this computer opens this file. Install a viewer for PDF "
                            "files and pictures."));
}

static void
open_file (TdAttachmentBar *self, GFile *file)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *uri = g_file_get_uri (file);

  if (GTK_IS_WINDOW (root))
    gtk_show_uri_full (GTK_WINDOW (root), uri, GDK_CURRENT_TIME, self->cancellable, shown_cb,
                       weak_ref_new (self));
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdAttachmentBar) self = weak_ref_take (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  if (self == NULL || self->book == NULL)
    return;

  file = td_attachment_verify_finish (self->book, result, &error);
  if (file != NULL)
    g_signal_emit (self, open_signal, 0, file);
  else
    td_message_bar_show_error (self->errors, error);
}

static guint
find_index (TdAttachmentBar *self, GtkWidget *button)
{
  GtkWidget *child = gtk_widget_get_ancestor (button, GTK_TYPE_FLOW_BOX_CHILD);

  return (guint) gtk_flow_box_child_get_index (GTK_FLOW_BOX_CHILD (child));
}

static void
file_clicked_cb (TdAttachmentBar *self, GtkWidget *button)
{
  td_message_bar_hide (self->errors);
  td_attachment_verify_async (self->book,
                              g_ptr_array_index (self->attachments, find_index (self, button)),
                              self->cancellable, verified_cb, weak_ref_new (self));
}

/* --- The row ---------------------------------------------------------------------------------- */

static void
update_visible (TdAttachmentBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->files), self->attachments->len > 0);
}

static void
remove_clicked_cb (TdAttachmentBar *self, GtkWidget *button)
{
  guint index = find_index (self, button);
  GtkWidget *child = GTK_WIDGET (gtk_flow_box_get_child_at_index (self->files, (int) index));

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  gtk_flow_box_remove (self->files, child);
  g_ptr_array_remove_index (self->attachments, index);
  update_visible (self);
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
create_open_button (TdAttachmentBar *self, const TdAttachment *attachment)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *name = gtk_label_new (attachment->file_name);
  g_autofree char *size = g_format_size ((guint64) attachment->size);
  GtkWidget *size_label = gtk_label_new (size);
  g_autofree char *tooltip = g_strdup_printf (_ ("Open “%s”"), attachment->file_name);
  g_autofree char *lower = g_ascii_strdown (attachment->file_name, -1);
  gboolean is_pdf = g_str_has_suffix (lower, ".pdf");

  gtk_box_append (GTK_BOX (box),
                  gtk_image_new_from_icon_name (is_pdf ? "x-office-document-symbolic"
                                                       : "image-x-generic-symbolic"));
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 32);
  gtk_box_append (GTK_BOX (box), name);
  gtk_widget_add_css_class (size_label, "td-muted");
  gtk_box_append (GTK_BOX (box), size_label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (file_clicked_cb), self,
                           G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
create_remove_button (TdAttachmentBar *self, const TdAttachment *attachment)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *tooltip = g_strdup_printf (_ ("Take “%s” away"), attachment->file_name);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self,
                           G_CONNECT_SWAPPED);

  return button;
}

/* Takes @attachment. */
static void
append (TdAttachmentBar *self, TdAttachment *attachment)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_add_css_class (box, "td-chip");
  gtk_box_append (GTK_BOX (box), create_open_button (self, attachment));
  gtk_box_append (GTK_BOX (box), create_remove_button (self, attachment));
  /* The buttons in it are what can be focused. */
  gtk_widget_set_focusable (child, FALSE);
  gtk_widget_set_halign (child, GTK_ALIGN_START);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_flow_box_append (self->files, child);
  g_ptr_array_add (self->attachments, attachment);
  update_visible (self);
}

static gboolean
contains (TdAttachmentBar *self, const TdAttachment *attachment)
{
  for (guint i = 0; i < self->attachments->len; i++)
    if (g_str_equal (((TdAttachment *) g_ptr_array_index (self->attachments, i))->sha256,
                     attachment->sha256))
      return TRUE;

  return FALSE;
}

/* --- Adding ----------------------------------------------------------------------------------- */

static void copy_next (TdAttachmentBar *self);

static void
set_copying (TdAttachmentBar *self, GFile *file)
{
  gboolean was_copying = self->is_copying;

  self->is_copying = file != NULL;
  gtk_widget_set_visible (self->progress, self->is_copying);
  gtk_spinner_set_spinning (self->spinner, self->is_copying);
  if (file != NULL)
    {
      g_autofree char *base_name = g_file_get_basename (file);
      g_autofree char *name = g_filename_display_name (base_name != NULL ? base_name : "");

      gtk_label_set_text (self->progress_label, name);
    }
  if (self->is_copying != was_copying)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
add_attachment (TdAttachmentBar *self, TdAttachment *attachment)
{
  if (contains (self, attachment))
    {
      g_autofree char *sentence
          = g_strdup_printf (_ ("“%s” is attached already."), attachment->file_name);

      td_message_bar_show (self->errors, GTK_MESSAGE_INFO, sentence);
      td_attachment_free (attachment);
      return;
    }

  append (self, attachment);
  g_signal_emit (self, changed_signal, 0);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdAttachmentBar) self = weak_ref_take (data);
  g_autoptr (GError) error = NULL;
  TdAttachment *attachment = td_attachment_import_finish (NULL, result, &error);
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));

  /* Stopped meanwhile, or the record on show is another one. */
  if (self == NULL || self->book == NULL || cancellable != self->cancellable)
    {
      td_attachment_free (attachment);
      return;
    }

  if (attachment != NULL)
    add_attachment (self, attachment);
  else
    td_message_bar_show_error (self->errors, error);
  copy_next (self);
}

static void
copy_next (TdAttachmentBar *self)
{
  g_autoptr (GFile) file = g_queue_pop_head (&self->waiting);

  set_copying (self, file);
  if (file != NULL)
    td_attachment_import_async (self->book, file, self->cancellable, imported_cb,
                                weak_ref_new (self));
}

static void
stop (TdAttachmentBar *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_queue_clear_full (&self->waiting, g_object_unref);
}

static void
stop_cb (TdAttachmentBar *self)
{
  stop (self);
  self->cancellable = g_cancellable_new ();
  set_copying (self, NULL);
}

void
td_attachment_bar_add_file (TdAttachmentBar *self, GFile *file)
{
  g_return_if_fail (TD_IS_ATTACHMENT_BAR (self));
  g_return_if_fail (self->book != NULL);
  g_return_if_fail (G_IS_FILE (file));

  g_queue_push_tail (&self->waiting, g_object_ref (file));
  if (self->is_copying)
    return;

  td_message_bar_hide (self->errors);
  copy_next (self);
}

static void
chosen_cb (TdAttachmentBar *self, int response)
{
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self->chooser));
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      td_attachment_bar_add_file (self, file);
    }
  g_clear_object (&self->chooser);
}

static void
choose_cb (TdAttachmentBar *self)
{
  static const char *const types[]
      = { "application/pdf", "image/png", "image/jpeg", "image/tiff", "image/webp" };
  GtkFileFilter *filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;

  self->chooser = gtk_file_chooser_native_new (
      _ ("Attach files"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Attach"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_filter_set_name (filter, _ ("PDF files and pictures"));
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    gtk_file_filter_add_mime_type (filter, types[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_object_unref (filter);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
drop_cb (TdAttachmentBar *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  if (self->book == NULL || files == NULL)
    return FALSE;

  for (GSList *l = files; l != NULL; l = l->next)
    td_attachment_bar_add_file (self, l->data);

  return TRUE;
}

void
td_attachment_bar_take_drops (TdAttachmentBar *self, GtkWidget *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
td_attachment_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BUSY)
    g_value_set_boolean (value, TD_ATTACHMENT_BAR (object)->is_copying);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_attachment_bar_dispose (GObject *object)
{
  TdAttachmentBar *self = TD_ATTACHMENT_BAR (object);

  stop (self);
  g_clear_object (&self->chooser);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_ATTACHMENT_BAR);

  G_OBJECT_CLASS (td_attachment_bar_parent_class)->dispose (object);
}

static void
td_attachment_bar_finalize (GObject *object)
{
  g_ptr_array_unref (TD_ATTACHMENT_BAR (object)->attachments);

  G_OBJECT_CLASS (td_attachment_bar_parent_class)->finalize (object);
}

static void
td_attachment_bar_class_init (TdAttachmentBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_MESSAGE_BAR);
  object_class->get_property = td_attachment_bar_get_property;
  object_class->dispose = td_attachment_bar_dispose;
  object_class->finalize = td_attachment_bar_finalize;

  properties[PROP_BUSY]
      = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  changed_signal = g_signal_new ("changed", TD_TYPE_ATTACHMENT_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  open_signal = g_signal_new_class_handler ("open", TD_TYPE_ATTACHMENT_BAR, G_SIGNAL_RUN_LAST,
                                            G_CALLBACK (open_file), NULL, NULL, NULL, G_TYPE_NONE,
                                            1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-attachment-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TdAttachmentBar, errors);
  gtk_widget_class_bind_template_child (widget_class, TdAttachmentBar, row);
  gtk_widget_class_bind_template_child (widget_class, TdAttachmentBar, files);
  gtk_widget_class_bind_template_child (widget_class, TdAttachmentBar, progress);
  gtk_widget_class_bind_template_child (widget_class, TdAttachmentBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, TdAttachmentBar, progress_label);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
}

static void
td_attachment_bar_init (TdAttachmentBar *self)
{
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) td_attachment_free);
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->waiting);
  gtk_widget_init_template (GTK_WIDGET (self));
  update_visible (self);
  td_attachment_bar_take_drops (self, GTK_WIDGET (self));
}

GtkWidget *
td_attachment_bar_new (void)
{
  return g_object_new (TD_TYPE_ATTACHMENT_BAR, NULL);
}

void
td_attachment_bar_set_book (TdAttachmentBar *self, TdBook *book)
{
  g_return_if_fail (TD_IS_ATTACHMENT_BAR (self));

  g_set_object (&self->book, book);
}

void
td_attachment_bar_set (TdAttachmentBar *self, const GPtrArray *attachments)
{
  GtkWidget *child;

  g_return_if_fail (TD_IS_ATTACHMENT_BAR (self));

  stop_cb (self);
  td_message_bar_hide (self->errors);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->files))) != NULL)
    gtk_flow_box_remove (self->files, child);
  g_ptr_array_set_size (self->attachments, 0);
  for (guint i = 0; i < attachments->len; i++)
    append (self, td_attachment_copy (g_ptr_array_index (attachments, i)));
  update_visible (self);
}

GPtrArray *
td_attachment_bar_get (TdAttachmentBar *self)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) td_attachment_free);

  g_return_val_if_fail (TD_IS_ATTACHMENT_BAR (self), copy);

  for (guint i = 0; i < self->attachments->len; i++)
    g_ptr_array_add (copy, td_attachment_copy (g_ptr_array_index (self->attachments, i)));

  return copy;
}

gboolean
td_attachment_bar_is_busy (TdAttachmentBar *self)
{
  g_return_val_if_fail (TD_IS_ATTACHMENT_BAR (self), FALSE);

  return self->is_copying;
}
