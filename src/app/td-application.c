#include "app/td-application.h"

#include <glib/gi18n-lib.h>

#include "app/td-color-scheme.h"
#include "app/td-environment.h"
#include "app/td-pages.h"
#include "app/td-settings.h"
#include "app/td-welcome.h"
#include "app/td-window.h"

struct _TdApplication
{
  GtkApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (TdApplication, td_application, GTK_TYPE_APPLICATION)

char *
td_application_get_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "thidua", "thidua.db", NULL);
}

static TdWindow *
find_window (TdApplication *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (TD_IS_WINDOW (l->data))
      {
        TdBook *book = td_window_get_book (l->data);
        g_autoptr (GFile) other = g_file_new_for_path (td_book_get_path (book));

        if (g_file_equal (file, other))
          return l->data;
      }

  return NULL;
}

gboolean
td_application_open_book (TdApplication *self, const char *path, GError **error)
{
  g_autoptr (TdBook) book = NULL;
  TdWindow *window;

  g_return_val_if_fail (TD_IS_APPLICATION (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  window = find_window (self, path);
  if (window == NULL)
    {
      book = td_book_open (path, error);
      if (book == NULL)
        return FALSE;
      window = TD_WINDOW (td_window_new (GTK_APPLICATION (self), book));
    }

  td_settings_set_string (TD_SETTINGS_LAST_BOOK, path);
  gtk_window_present (GTK_WINDOW (window));

  return TRUE;
}

static void
show_welcome (TdApplication *self, const char *path, const GError *error)
{
  GtkWidget *welcome = td_welcome_new (GTK_APPLICATION (self), path);

  if (error != NULL)
    td_welcome_show_error (TD_WELCOME (welcome), error);
  gtk_window_present (GTK_WINDOW (welcome));
}

static void
open_or_welcome (TdApplication *self, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    show_welcome (self, path, NULL);
  else if (!td_application_open_book (self, path, &error))
    show_welcome (self, path, error);
}

static void
open_usual_book (TdApplication *self)
{
  g_autofree char *path = td_settings_get_string (TD_SETTINGS_LAST_BOOK, "");

  if (path[0] == '\0' || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_free (path);
      path = td_application_get_default_path ();
    }
  open_or_welcome (self, path);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = user_data;
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  /* Not g_application_quit (): an editor with something unsaved asks first. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_show_about_dialog (gtk_application_get_active_window (user_data), "program-name", "Thi Đua",
                         "logo-icon-name", TD_APP_ID, "version", TD_VERSION, "comments",
                         _ ("The emulation and commendation book of a trade-union federation"),
                         "license-type", GTK_LICENSE_GPL_3_0, NULL);
}

static void
new_book_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_welcome (user_data, NULL, NULL);
}

static void
opened_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  TdApplication *self = user_data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *window = gtk_native_dialog_get_transient_for (dialog);

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      if (!td_application_open_book (self, g_file_peek_path (file), &error))
        {
          if (TD_IS_WINDOW (window))
            td_window_show_error (TD_WINDOW (window), error);
          else
            show_welcome (self, NULL, error);
        }
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
open_book_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Open a book"), window, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (opened_cb), user_data);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
language_action (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  td_settings_set_string (TD_SETTINGS_LANGUAGE, g_variant_get_string (state, NULL));
  g_simple_action_set_state (action, state);
  if (TD_IS_WINDOW (window))
    td_window_show_note (TD_WINDOW (window),
                         _ ("The language changes when the program is started again."), FALSE);
}

static void
add_actions (TdApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = quit_action },
    { .name = "about", .activate = about_action },
    { .name = "new-book", .activate = new_book_action },
    { .name = "open-book", .activate = open_book_action },
  };
  static const struct
  {
    const char *action;
    const char *accels[2];
  } keys[] = {
    { "app.quit", { "<Control>q" } },     { "app.open-book", { "<Control>o" } },
    { "win.new", { "<Control>n" } },      { "win.filter", { "<Control>f" } },
    { "win.refresh", { "F5" } },          { "win.show-help-overlay", { "<Control>question" } },
    { "window.close", { "<Control>w" } },
  };
  g_autofree char *language = td_settings_get_string (TD_SETTINGS_LANGUAGE, "vi");
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
      "language", G_VARIANT_TYPE_STRING, g_variant_new_string (language));
  guint n_pages;
  const TdPageInfo *pages = td_pages_get (&n_pages);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (action, "change-state", G_CALLBACK (language_action), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action,
                                           (const char *[]){ keys[i].accels[0], NULL });
  for (guint i = 0; i < MIN (n_pages, 9); i++)
    {
      g_autofree char *name = g_strdup_printf ("win.show-page::%s", pages[i].name);
      g_autofree char *accel = g_strdup_printf ("<Alt>%u", i + 1);

      gtk_application_set_accels_for_action (GTK_APPLICATION (self), name,
                                             (const char *[]){ accel, NULL });
    }
}

static void
td_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (td_application_parent_class)->startup (application);
  td_color_scheme_follow ();

  td_app_init ();
  gtk_window_set_default_icon_name (TD_APP_ID);
  add_actions (TD_APPLICATION (application));
}

static void
td_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    open_usual_book (TD_APPLICATION (application));
}

static int
td_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_autofree const char **files = NULL;
  const char *book = NULL;

  g_variant_dict_lookup (options, "book", "^&ay", &book);
  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &files);

  if (book == NULL && files == NULL)
    {
      g_application_activate (application);
      return 0;
    }

  if (book != NULL)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, book);

      open_or_welcome (TD_APPLICATION (application), g_file_peek_path (file));
    }
  for (gsize i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autoptr (GFile) file
          = g_application_command_line_create_file_for_arg (command_line, files[i]);

      open_or_welcome (TD_APPLICATION (application), g_file_peek_path (file));
    }

  return 0;
}

static int
td_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;

  g_print ("thidua %s\n", TD_VERSION);

  return 0;
}

static void
td_application_class_init (TdApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = td_application_startup;
  application_class->activate = td_application_activate;
  application_class->command_line = td_application_command_line;
  application_class->handle_local_options = td_application_handle_local_options;
}

static void
td_application_init (TdApplication *self)
{
  const GOptionEntry entries[] = {
    { "book", 'b', 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this book"), N_ ("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[FILE…]") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
}

TdApplication *
td_application_new (void)
{
  return g_object_new (TD_TYPE_APPLICATION, "application-id", TD_APP_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, NULL);
}
