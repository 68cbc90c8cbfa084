#pragma once

#include <gtk/gtk.h>

#include "domain/td-record.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* The fields of a record as widgets, for td-record-editor.c. */

/* TdRecordForm: one control a field, in the order of the type's fields */
typedef struct
{
  TdRecordKind kind;
  TdBook *book;                            /* not owned */
  GtkWidget *fields[TD_RECORD_MAX_FIELDS]; /* TdField */
  GtkWidget *people;                       /* TdField with a TdPeopleEntry, or NULL */
} TdRecordForm;

/* td_record_form_build: appends the fields to @box
 * @changed: called with @object, swapped, with every change */
void td_record_form_build (TdRecordForm *self,
                           GtkBox *box,
                           TdBook *book,
                           const TdCatalogue *catalogue,
                           TdRecordKind kind,
                           GCallback changed,
                           gpointer object);

/* td_record_form_fill: shows what @record has */
void td_record_form_fill (TdRecordForm *self, const TdRecord *record);

/* td_record_form_collect: takes what is typed; @problems gets what cannot be read */
void td_record_form_collect (TdRecordForm *self, TdRecord *record, GPtrArray *problems);

/* td_record_form_show_fields: hides what makes no sense for @record, whose people are those of its
 * unit first */
void td_record_form_show_fields (TdRecordForm *self, const TdRecord *record);

G_END_DECLS
