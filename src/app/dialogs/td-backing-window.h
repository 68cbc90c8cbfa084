#pragma once

#include <gtk/gtk.h>

#include "store/td-backing.h"

G_BEGIN_DECLS

/* td_backing_window_new:
 * @title: what the figure is: "Lao động giỏi, lao động sáng tạo · Sáng kiến · Đề xuất: 176"
 * @backing: the records behind it; copied
 *
 * A window with the records that a report's figure counts or adds up, and their sum below; read
 * again when the book changes. Enter opens a record (results and who takes part are entered in a
 * grid and have no window of their own), Esc closes this one. For awards see
 * td-explain-window.h.
 *
 * Returns: (transfer floating): to be presented */
GtkWidget *td_backing_window_new (GtkWindow *parent,
                                  TdBook *book,
                                  const char *title,
                                  const TdBacking *backing);

G_END_DECLS
