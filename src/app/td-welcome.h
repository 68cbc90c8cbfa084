#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TD_TYPE_WELCOME (td_welcome_get_type ())

/* TdWelcome: the first start, and "New book…": makes a book, or opens one. */
G_DECLARE_FINAL_TYPE (TdWelcome, td_welcome, TD, WELCOME, GtkApplicationWindow)

/* td_welcome_new:
 * @path: (nullable): where the new book is to be, NULL for the default path */
GtkWidget *td_welcome_new (GtkApplication *application, const char *path);

/* td_welcome_show_error: in place, beside what was chosen */
void td_welcome_show_error (TdWelcome *self, const GError *error);

G_END_DECLS
