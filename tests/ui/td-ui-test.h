#pragma once

#include <gtk/gtk.h>

#include "store/td-book.h"
#include "td-test-util.h"

G_BEGIN_DECLS

/* td_ui_test_init: GTK for a test program, with the program's own types and templates; "today" is
 * 15/06/2026 */
void td_ui_test_init (int *argc, char ***argv);

/* td_ui_test_book: (transfer full): a new open book in @dir */
TdBook *td_ui_test_book (const TdTestDir *dir, TdBookSeed seed);

/* td_ui_test_show: (transfer full): a window with @child, drawn once */
GtkWidget *td_ui_test_show (GtkWidget *child);

/* td_ui_test_close: destroys @window, and fails if @widget, which was in it, is not finalized with
 * it */
void td_ui_test_close (GtkWidget *window, gpointer widget);

/* td_ui_test_find: (transfer none) (nullable): @widget or the first of that type below it */
GtkWidget *td_ui_test_find (GtkWidget *widget, GType type);

/* td_ui_test_says: whether any label of @widget that is drawn has the words */
gboolean td_ui_test_says (GtkWidget *widget, const char *words);

/* td_ui_test_count_cb: counts signals: g_signal_connect_swapped (…, td_ui_test_count_cb, &n) */
void td_ui_test_count_cb (guint *n);

G_END_DECLS
