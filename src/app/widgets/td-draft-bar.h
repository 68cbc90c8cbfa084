#pragma once

#include <gtk/gtk.h>

#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_DRAFT_BAR (td_draft_bar_get_type ())

/* TdDraftBar: a quiet line that offers the decisions whose typing was broken off, and is not there
 * if there is none. Discarding one asks first: it cannot be undone.
 *
 * Signals: continue (gint64 draft_id) */
G_DECLARE_FINAL_TYPE (TdDraftBar, td_draft_bar, TD, DRAFT_BAR, GtkWidget)

GtkWidget *td_draft_bar_new (TdBook *book);

/* td_draft_bar_update: reads the drafts again; it does so itself when the book's drafts change and
 * when its window becomes the active one (an editor may have been closed) */
void td_draft_bar_update (TdDraftBar *self);

G_END_DECLS
