#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What belongs to this user at this desk: the schema vn.thidua.ThiDua. A program run from its build
 * folder may have no schema installed, where GSettings would abort; then the defaults hold and
 * nothing is kept. */

#define TD_SETTINGS_LANGUAGE "language"
#define TD_SETTINGS_LAST_BOOK "last-book"
#define TD_SETTINGS_WINDOW_WIDTH "window-width"
#define TD_SETTINGS_WINDOW_HEIGHT "window-height"
#define TD_SETTINGS_WINDOW_MAXIMIZED "window-maximized"
#define TD_SETTINGS_PAGE "page"

/* td_settings_get: (transfer none) (nullable): the user's settings, NULL if there is no schema */
GSettings *td_settings_get (void);

/* td_settings_get_string: (transfer full): @fallback where there is no schema */
char *td_settings_get_string (const char *key, const char *fallback);
int td_settings_get_int (const char *key, int fallback);
gboolean td_settings_get_boolean (const char *key, gboolean fallback);

void td_settings_set_string (const char *key, const char *value);
void td_settings_set_int (const char *key, int value);
void td_settings_set_boolean (const char *key, gboolean value);

G_END_DECLS
