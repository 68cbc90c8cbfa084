#include "app/td-welcome.h"

#include <glib/gi18n-lib.h>

#include "app/td-application.h"
#include "app/widgets/td-message-bar.h"
#include "base/td-text.h"
#include "store/td-book.h"
#include "store/td-sample.h"

struct _TdWelcome
{
  GtkApplicationWindow parent_instance;

  TdMessageBar *errors;
  GtkWidget *choices;
  GtkEditable *path;
  GtkButton *lai_chau_button;
  GtkButton *empty_button;
  GtkButton *sample_button;
  GtkButton *open_button;
  GtkWidget *busy;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (TdWelcome, td_welcome, GTK_TYPE_APPLICATION_WINDOW)

typedef enum
{
  ORDER_LAI_CHAU,
  ORDER_EMPTY,
  ORDER_SAMPLE,
} OrderKind;

typedef struct
{
  char *path;
  OrderKind kind;
} Order;

static void
order_free (Order *order)
{
  g_free (order->path);
  g_free (order);
}

static gboolean
make (const Order *order, GError **error)
{
  switch (order->kind)
    {
    case ORDER_SAMPLE:
      return td_sample_create (order->path, 0, TD_SAMPLE_DEFAULT_SEED, NULL, error);
    case ORDER_EMPTY:
      return td_book_create (order->path, TD_BOOK_EMPTY, error);
    case ORDER_LAI_CHAU:
    default:
      return td_book_create (order->path, TD_BOOK_LAI_CHAU, error);
    }
}

static void
make_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Order *order = task_data;
  g_autofree char *folder = g_path_get_dirname (order->path);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GError) error = NULL;

  if (!g_file_make_directory_with_parents (file, NULL, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_clear_error (&error);

  if (make (order, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
set_busy (TdWelcome *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->choices, !busy);
  gtk_widget_set_visible (self->busy, busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
open_book (TdWelcome *self, const char *path)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;

  if (td_application_open_book (TD_APPLICATION (application), path, &error))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    td_welcome_show_error (self, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdWelcome *self = TD_WELCOME (source);
  Order *order = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  set_busy (self, FALSE);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    open_book (self, order->path);
  else
    td_welcome_show_error (self, error);
}

static void
make_book (TdWelcome *self, OrderKind kind)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, made_cb, NULL);
  Order *order;

  td_message_bar_hide (self->errors);
  if (td_text_is_blank (gtk_editable_get_text (self->path)))
    {
      td_message_bar_show (self->errors, GTK_MESSAGE_ERROR,
                           _ ("The file of the new book has no name. Type one or choose a place."));
      gtk_widget_grab_focus (GTK_WIDGET (self->path));
      return;
    }

  order = g_new0 (Order, 1);
  order->path = g_strdup (gtk_editable_get_text (self->path));
  order->kind = kind;
  g_task_set_task_data (task, order, (GDestroyNotify) order_free);
  set_busy (self, TRUE);
  g_task_run_in_thread (task, make_thread);
}

static void
lai_chau_cb (TdWelcome *self)
{
  make_book (self, ORDER_LAI_CHAU);
}

static void
empty_cb (TdWelcome *self)
{
  make_book (self, ORDER_EMPTY);
}

static void
sample_cb (TdWelcome *self)
{
  make_book (self, ORDER_SAMPLE);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  TdWelcome *self = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      gtk_editable_set_text (self->path, g_file_peek_path (file));
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
choose_cb (TdWelcome *self)
{
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_ ("Where to keep the new book"), GTK_WINDOW (self),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Choose"), _ ("_Cancel"));
  g_autofree char *name = g_path_get_basename (gtk_editable_get_text (self->path));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* A choice: what it is, and under it what one gets. */
static void
set_choice (GtkButton *button, const char *title, const char *explanation)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *first = gtk_label_new_with_mnemonic (title);
  GtkWidget *second = gtk_label_new (explanation);

  gtk_label_set_xalign (GTK_LABEL (first), 0);
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_label_set_wrap (GTK_LABEL (second), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (first), GTK_WIDGET (button));
  gtk_widget_add_css_class (first, "td-title");
  gtk_widget_add_css_class (second, "dim-label");
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_button_set_child (button, box);
  gtk_widget_add_css_class (GTK_WIDGET (button), "td-choice");
}

static void
td_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TD_TYPE_WELCOME);

  G_OBJECT_CLASS (td_welcome_parent_class)->dispose (object);
}

static void
td_welcome_class_init (TdWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_welcome_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/vn/thidua/ThiDua/ui/td-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, TdWelcome, errors);
  gtk_widget_class_bind_template_child (widget_class, TdWelcome, choices);
  gtk_widget_class_bind_template_child (widget_class, TdWelcome, path);
  gtk_widget_class_bind_template_child (widget_class, TdWelcome, lai_chau_button);
  gtk_widget_class_bind_template_child (widget_class, TdWelcome, empty_button);
  gtk_widget_class_bind_template_child (widget_class, TdWelcome, sample_button);
  gtk_widget_class_bind_template_child (widget_class, TdWelcome, open_button);
  gtk_widget_class_bind_template_child (widget_class, TdWelcome, busy);
  gtk_widget_class_bind_template_child (widget_class, TdWelcome, spinner);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, lai_chau_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_cb);
  gtk_widget_class_bind_template_callback (widget_class, sample_cb);
}

static void
td_welcome_init (TdWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_choice (self->lai_chau_button, _ ("New book with the units of _Lai Châu"),
              _ ("The province, its communes and wards, sector unions and former districts."));
  set_choice (self->empty_button, _ ("New _empty book"),
              _ ("The catalogue of titles and forms; you enter the units yourself."));
  set_choice (self->sample_button, _ ("_Try with sample data"),
              _ ("Invented names and awards of 2021–2026, to look around and try things out."));
  set_choice (self->open_button, _ ("_Open an existing book"),
              _ ("A file that was made with Thi Đua before."));
}

GtkWidget *
td_welcome_new (GtkApplication *application, const char *path)
{
  TdWelcome *self = g_object_new (TD_TYPE_WELCOME, "application", application, NULL);
  g_autofree char *default_path = td_application_get_default_path ();

  gtk_editable_set_text (self->path, path != NULL ? path : default_path);

  return GTK_WIDGET (self);
}

void
td_welcome_show_error (TdWelcome *self, const GError *error)
{
  g_return_if_fail (TD_IS_WELCOME (self));

  td_message_bar_show_error (self->errors, error);
}
