#include "app/td-environment.h"

#include <locale.h>
#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

#include "thidua-app.h"
#include "app/td-settings.h"
#include "app/widgets/td-date-entry.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-message-bar.h"
#include "app/widgets/td-term-drop-down.h"
#include "app/widgets/td-unit-chooser.h"

static void
prepare_locale (void)
{
  const char *folder = g_getenv ("THIDUA_LOCALEDIR");
  const char *locale = setlocale (LC_ALL, "");
  g_autofree char *language = NULL;

  if (locale != NULL)
    locale = setlocale (LC_MESSAGES, NULL);
  if (locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX"))
    {
      /* In the environment, because gtk_init () asks for the locale again. */
      g_setenv ("LC_ALL", "C.UTF-8", TRUE);
      setlocale (LC_ALL, "");
    }

  language = td_settings_get_string (TD_SETTINGS_LANGUAGE, "vi");
  g_setenv ("LANGUAGE", language, TRUE);

  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : TD_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

void
td_environment_prepare (void)
{
  if (g_getenv ("GSK_RENDERER") == NULL && g_getenv ("GDK_DEBUG") == NULL)
    {
      g_setenv ("GSK_RENDERER", "cairo", TRUE);
      g_setenv ("GDK_DEBUG", "gl-disable", TRUE);
    }

  prepare_locale ();
}

void
td_app_init (void)
{
  static gsize once = 0;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (!g_once_init_enter (&once))
    return;

  td_app_ui_register_resource ();
  /* Those that a template names. */
  g_type_ensure (TD_TYPE_DATE_ENTRY);
  g_type_ensure (TD_TYPE_FIELD);
  g_type_ensure (TD_TYPE_MESSAGE_BAR);
  g_type_ensure (TD_TYPE_TERM_DROP_DOWN);
  g_type_ensure (TD_TYPE_UNIT_CHOOSER);

  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/vn/thidua/ThiDua/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_once_init_leave (&once, 1);
}
