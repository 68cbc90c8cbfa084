#pragma once

#include <gtk/gtk.h>

#include "store/td-book.h"

G_BEGIN_DECLS

/* Opening the editor of a record from wherever it is listed. What goes wrong is told by the main
 * window that @widget belongs to. */

/* td_records_open_decision: @decision_id: 0 for a new one */
void td_records_open_decision (GtkWidget *widget, TdBook *book, gint64 decision_id);

/* td_records_open_award: the award's decision, with the award marked */
void td_records_open_award (GtkWidget *widget, TdBook *book, gint64 award_id);

/* td_records_open_draft: goes on with a decision that was not saved, see td-draft-store.h */
void td_records_open_draft (GtkWidget *widget, TdBook *book, gint64 draft_id);

G_END_DECLS
