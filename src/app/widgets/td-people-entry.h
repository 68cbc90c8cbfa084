#pragma once

#include <gtk/gtk.h>

#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_PEOPLE_ENTRY (td_people_entry_get_type ())

/* TdPeopleEntry: people of the book, found by their names while typing; below, an entry for the
 * next one. Down goes into the suggestions, Enter takes the marked one. A name that is not in the
 * book is the last suggestion: it becomes a new person when the record is saved.
 *
 * Implements TdControl. Signal: changed (TdPeopleEntry *) */
G_DECLARE_FINAL_TYPE (TdPeopleEntry, td_people_entry, TD, PEOPLE_ENTRY, GtkWidget)

GtkWidget *td_people_entry_new (void);

/* td_people_entry_set_book: needed before anything else
 * @max: how many there can be, 0 for any number */
void td_people_entry_set_book (TdPeopleEntry *self, TdBook *book, guint max);

/* td_people_entry_set_unit: its people are suggested first; 0 for no preference */
void td_people_entry_set_unit (TdPeopleEntry *self, gint64 unit_id);

/* td_people_entry_set_people: @people: (element-type TdRecordPerson): copied */
void td_people_entry_set_people (TdPeopleEntry *self, const GPtrArray *people);

/* td_people_entry_collect:
 * @people: (element-type TdRecordPerson): gets copies in place of what it has
 * @problems: gets an error of @field if a name is typed that was not taken */
void td_people_entry_collect (TdPeopleEntry *self,
                              const char *field,
                              GPtrArray *people,
                              GPtrArray *problems);

G_END_DECLS
