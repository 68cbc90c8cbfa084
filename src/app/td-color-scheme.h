#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* td_color_scheme_follow:
 *
 * GTK without libadwaita does not look at the desktop's preference for light or dark. From now on
 * the window follows it, as the settings portal tells it; without a portal the theme decides. Does
 * not wait for the answer. */
void td_color_scheme_follow (void);

G_END_DECLS
