#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TD_TYPE_APPLICATION (td_application_get_type ())

/* TdApplication: thidua [--version] [--book FILE | FILE…]
 *
 * Without a file: the book of the last time, else the default book; the welcome window if there is
 * neither. Actions: app.quit, app.about, app.new-book, app.open-book, app.language (s) */
G_DECLARE_FINAL_TYPE (TdApplication, td_application, TD, APPLICATION, GtkApplication)

TdApplication *td_application_new (void);

/* td_application_get_default_path: (transfer full): $XDG_DATA_HOME/thidua/thidua.db */
char *td_application_get_default_path (void);

/* td_application_open_book:
 * @path: an existing book; if a window has it open already, that is shown
 *
 * Returns: whether a window of the book is on show; else FALSE and why */
gboolean td_application_open_book (TdApplication *self, const char *path, GError **error);

G_END_DECLS
