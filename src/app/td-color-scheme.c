#include "app/td-color-scheme.h"

#include <gtk/gtk.h>

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_SETTINGS "org.freedesktop.portal.Settings"
#define NAMESPACE "org.freedesktop.appearance"
#define KEY "color-scheme"

/* The portal's values: 0 no preference, 1 dark, 2 light. */
#define PREFERS_DARK 1
#define PREFERS_LIGHT 2

static GDBusConnection *session_bus;

static void
apply (GVariant *value)
{
  GtkSettings *settings = gtk_settings_get_default ();
  const char *property = "gtk-application-prefer-dark-theme";
  guint32 scheme;

  if (settings == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32))
    return;

  scheme = g_variant_get_uint32 (value);
  if (scheme == PREFERS_DARK || scheme == PREFERS_LIGHT)
    g_object_set (settings, property, scheme == PREFERS_DARK, NULL);
  else
    gtk_settings_reset_property (settings, property);
}

static void
changed_cb (GDBusConnection *connection,
            const char *sender,
            const char *path,
            const char *interface,
            const char *signal,
            GVariant *parameters,
            gpointer user_data)
{
  const char *namespace;
  const char *key;
  g_autoptr (GVariant) value = NULL;

  g_variant_get (parameters, "(&s&sv)", &namespace, &key, &value);
  if (g_str_equal (namespace, NAMESPACE) && g_str_equal (key, KEY))
    apply (value);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply
      = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) outer = NULL;
  g_autoptr (GVariant) value = NULL;

  if (reply == NULL)
    {
      g_debug ("No colour scheme from the desktop: %s", error->message);
      return;
    }

  /* "Read" wraps its answer twice. */
  g_variant_get (reply, "(v)", &outer);
  value = g_variant_is_of_type (outer, G_VARIANT_TYPE_VARIANT) ? g_variant_get_variant (outer)
                                                               : g_variant_ref (outer);
  apply (value);
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection = g_bus_get_finish (result, &error);

  if (connection == NULL)
    {
      g_debug ("No session bus: %s", error->message);
      return;
    }

  g_dbus_connection_signal_subscribe (connection, PORTAL_NAME, PORTAL_SETTINGS, "SettingChanged",
                                      PORTAL_PATH, NAMESPACE, G_DBUS_SIGNAL_FLAGS_NONE, changed_cb,
                                      NULL, NULL);
  g_dbus_connection_call (connection, PORTAL_NAME, PORTAL_PATH, PORTAL_SETTINGS, "Read",
                          g_variant_new ("(ss)", NAMESPACE, KEY), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, read_cb, NULL);
  /* The subscription lasts as long as the connection does: for as long as the program runs. */
  session_bus = g_steal_pointer (&connection);
}

void
td_color_scheme_follow (void)
{
  /* An explicit choice of the user's wins. */
  if (g_getenv ("GTK_THEME") == NULL)
    g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, NULL);
}
