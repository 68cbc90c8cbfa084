#pragma once

#include "domain/td-record.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* The people and the awards of a record, for td-record-store.c. */

/* @person_id: that of the record's row, 0 for none */
gboolean td_record_load_people (TdDb *db, TdRecord *record, gint64 person_id, GError **error);
gboolean td_record_load_awards (TdDb *db, TdRecord *record, GError **error);

/* td_record_add_people: adds those who are not in the book yet, as people of the record's unit */
gboolean td_record_add_people (TdDb *db, TdRecord *record, GError **error);

/* Make the rows of the record those of its value. */
gboolean td_record_save_authors (TdDb *db, const TdRecord *record, GError **error);
gboolean td_record_save_awards (TdDb *db, const TdRecord *record, GError **error);

G_END_DECLS
