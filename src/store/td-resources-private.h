#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The migrations and the seed data that are compiled into the program. */

/* td_resources_list: (transfer full): the names in a folder, "sql", "data" or one below */
GStrv td_resources_list (const char *folder);

/* td_resources_compare: two entries of such a list, for qsort () */
int td_resources_compare (const char *const *a, const char *const *b);

/* td_resources_load: (transfer full) (nullable): a file's bytes, followed by a NUL */
GBytes *td_resources_load (const char *folder, const char *name, GError **error);

G_END_DECLS
