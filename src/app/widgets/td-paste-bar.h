#pragma once

#include <gtk/gtk.h>

#include "exchange/td-paste.h"

G_BEGIN_DECLS

#define TD_TYPE_PASTE_BAR (td_paste_bar_get_type ())

/* TdPasteBar: over the grid after a block was pasted: each of its columns with its title, its first
 * text and what it was taken for, which can be changed.
 *
 * Signals:
 *   changed (TdPasteBar *): a column is something else now: make the awards again
 *   done (TdPasteBar *): the clerk is content */
G_DECLARE_FINAL_TYPE (TdPasteBar, td_paste_bar, TD, PASTE_BAR, GtkWidget)

/* td_paste_bar_show: @paste: (transfer none): stays the caller's, which hides the bar before it is
 * freed; @n_awards: how many lines came of it */
void td_paste_bar_show (TdPasteBar *self, TdPaste *paste, guint n_awards);
void td_paste_bar_hide (TdPasteBar *self);

G_END_DECLS
