#include "app/td-settings.h"

GSettings *
td_settings_get (void)
{
  static GSettings *settings;
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema = NULL;

      if (source != NULL)
        schema = g_settings_schema_source_lookup (source, TD_APP_ID, TRUE);
      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
      g_once_init_leave (&once, 1);
    }

  return settings;
}

char *
td_settings_get_string (const char *key, const char *fallback)
{
  GSettings *settings = td_settings_get ();

  return settings != NULL ? g_settings_get_string (settings, key) : g_strdup (fallback);
}

int
td_settings_get_int (const char *key, int fallback)
{
  GSettings *settings = td_settings_get ();

  return settings != NULL ? g_settings_get_int (settings, key) : fallback;
}

gboolean
td_settings_get_boolean (const char *key, gboolean fallback)
{
  GSettings *settings = td_settings_get ();

  return settings != NULL ? g_settings_get_boolean (settings, key) : fallback;
}

void
td_settings_set_string (const char *key, const char *value)
{
  GSettings *settings = td_settings_get ();

  if (settings != NULL)
    g_settings_set_string (settings, key, value);
}

void
td_settings_set_int (const char *key, int value)
{
  GSettings *settings = td_settings_get ();

  if (settings != NULL)
    g_settings_set_int (settings, key, value);
}

void
td_settings_set_boolean (const char *key, gboolean value)
{
  GSettings *settings = td_settings_get ();

  if (settings != NULL)
    g_settings_set_boolean (settings, key, value);
}
