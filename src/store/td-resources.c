#include "store/td-resources-private.h"

#include "thidua-data.h"

#define ROOT "/vn/thidua/ThiDua/"

/* A static library's constructors are dropped by the linker when nothing refers to their file, so
 * the resource is registered by hand, once. */
static void
ensure_registered (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    {
      td_data_register_resource ();
      g_once_init_leave (&registered, 1);
    }
}

GStrv
td_resources_list (const char *folder)
{
  g_autofree char *path = g_strconcat (ROOT, folder, NULL);

  ensure_registered ();

  return g_resources_enumerate_children (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

int
td_resources_compare (const char *const *a, const char *const *b)
{
  return g_strcmp0 (*a, *b);
}

GBytes *
td_resources_load (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (ROOT, folder, "/", name, NULL);

  ensure_registered ();

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}
