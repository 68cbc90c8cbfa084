#pragma once

#include <gtk/gtk.h>

#include "app/dialogs/td-unit-window.h"
#include "domain/td-record.h"
#include "domain/td-subject.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* Opening the window of a record from wherever it is listed. What goes wrong is told by the main
 * window that @widget belongs to. */

/* td_records_open_decision: @decision_id: 0 for a new one */
void td_records_open_decision (GtkWidget *widget, TdBook *book, gint64 decision_id);

/* td_records_open_award: the award's decision, with the award marked */
void td_records_open_award (GtkWidget *widget, TdBook *book, gint64 award_id);

/* td_records_open_draft: goes on with a decision that was not saved, see td-draft-store.h */
void td_records_open_draft (GtkWidget *widget, TdBook *book, gint64 draft_id);

/* td_records_open_unit: everything about a unit; its window if there is one already */
void td_records_open_unit (GtkWidget *widget, TdBook *book, gint64 unit_id);

/* td_records_open_unit_tab: the same with that tab on show */
void td_records_open_unit_tab (GtkWidget *widget, TdBook *book, gint64 unit_id, TdUnitTab tab);

/* td_records_open_record: an initiative, a record of publicity, a role model or a document */
void td_records_open_record (GtkWidget *widget, TdBook *book, TdRecordKind kind, gint64 id);

/* td_records_open_new_record: one that is not saved yet; @record is taken */
void td_records_open_new_record (GtkWidget *widget, TdBook *book, TdRecord *record);

/* td_records_open_history: who a person is and all that it was ever awarded, or the awards of a
 * unit's window; the window of that subject if there is one already */
void td_records_open_history (GtkWidget *widget, TdBook *book, TdSubject subject);

/* td_records_open_history_of_award: that of the award's recipient, if the book knows it; 0 tells
 * that an award has to be marked */
void td_records_open_history_of_award (GtkWidget *widget, TdBook *book, gint64 award_id);

G_END_DECLS
