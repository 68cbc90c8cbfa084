#pragma once

#include <gtk/gtk.h>

#include "store/td-query.h"

G_BEGIN_DECLS

/* td_explain_window_new:
 * @title: what the figure is: "LĐLĐ huyện …; Bằng khen …: 3"
 * @query: the awards behind it
 *
 * A window with the list of awards that a report's figure counts; Enter opens an award's decision,
 * Ctrl+I the history of its recipient, Esc closes it.
 *
 * Returns: (transfer floating): to be presented */
GtkWidget *
td_explain_window_new (GtkWindow *parent, TdBook *book, const char *title, const TdQuery *query);

G_END_DECLS
