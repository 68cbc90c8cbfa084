#pragma once

#include <gtk/gtk.h>

#include "base/td-date.h"
#include "domain/td-problem.h"

G_BEGIN_DECLS

#define TD_TYPE_DATE_ENTRY (td_date_entry_get_type ())

/* TdDateEntry: a day as a clerk types it (td_date_parse ()), with a calendar to choose from.
 *
 * What cannot be read stays as it was typed. What can is written "12/06/2026" when the focus leaves
 * or Enter is pressed. Alt+Down or F4 opens the calendar (TdCalendar), which is made when it is
 * opened first.
 *
 * Implements TdControl. Signal: changed (TdDateEntry *), with each letter. */
G_DECLARE_FINAL_TYPE (TdDateEntry, td_date_entry, TD, DATE_ENTRY, GtkWidget)

GtkWidget *td_date_entry_new (void);

const char *td_date_entry_get_text (TdDateEntry *self);
void td_date_entry_set_text (TdDateEntry *self, const char *text);

/* td_date_entry_get_date:
 * @date: (out): TD_DATE_NONE for a blank entry
 *
 * Returns: FALSE with TD_ERROR_PARSE and a sentence if what is typed is no day */
gboolean td_date_entry_get_date (TdDateEntry *self, TdDate *date, GError **error);

/* td_date_entry_collect: the same for a form: adds the sentence to @problems as an error of @field
 */
void
td_date_entry_collect (TdDateEntry *self, const char *field, TdDate *date, GPtrArray *problems);

/* td_date_entry_set_date: leaves what is typed alone if it means the same day */
void td_date_entry_set_date (TdDateEntry *self, TdDate date);

G_END_DECLS
