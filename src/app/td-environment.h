#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* td_environment_prepare: before gtk_init () and before any thread: the language and the renderer.
 *
 * The interface is Vietnamese even on an English desktop unless the setting "language" says
 * otherwise. gettext ignores LANGUAGE in the locale "C", so that becomes "C.UTF-8".
 *
 * The renderer is cairo without GL, which is what a list of text needs: on GTK 4.8 and a machine
 * without a graphics card a window's first frame takes 65 ms and 27 MiB instead of 239 ms and
 * 151 MiB with GL, a letter typed is drawn in 3 ms instead of 47. GSK_RENDERER or GDK_DEBUG set by
 * the user wins. */
void td_environment_prepare (void);

/* td_app_init: after gtk_init (): registers the templates, the types they name and the style sheet.
 * May be called again. */
void td_app_init (void);

G_END_DECLS
