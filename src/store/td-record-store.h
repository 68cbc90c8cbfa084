#pragma once

#include "domain/td-record.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* Reading and writing the records of td-record.h. Their SQL is made from the table of their fields:
 *
 *   SELECT revision, published_on, unit_id, channel, … FROM publicity WHERE id = ?1
 *   UPDATE publicity SET published_on = ?1, …, search_key = ?10, revision = revision + 1
 *     WHERE id = ?11 AND revision = ?12 */

/* td_record_load: (transfer full) (nullable): NULL with TD_ERROR_NOT_FOUND */
TdRecord *td_record_load (TdDb *db, TdRecordKind kind, gint64 id, GError **error);

/* td_record_load_facts: @facts: (out) */
gboolean
td_record_load_facts (TdDb *db, const TdRecord *record, TdRecordFacts *facts, GError **error);

/* td_record_save:
 * @record: a draft; id 0 inserts. On success id and revision are those of the stored row, people
 * who were not in the book have their person_id.
 *
 * Within a TdWriteFunc. Checks again. Fields that do not make sense for the record are saved as
 * empty.
 *
 * Returns: FALSE with TD_ERROR_INVALID, _STALE, _NOT_FOUND */
gboolean td_record_save (TdDb *db, TdRecord *record, GError **error);

/* td_record_remove: deletes the row of @record, under its revision, with what belongs to it; the
 * files stay beside the book, so that undo brings all of it back */
gboolean td_record_remove (TdDb *db, const TdRecord *record, GError **error);

/* TdRecordAward: an award that an initiative may have brought: one of its authors' or its unit's
 * @label: "20/01/2026 · Bằng Lao động sáng tạo · 12/QĐ-TLĐ · Giàng A Chu" */
typedef struct
{
  gint64 id;
  char *label;
} TdRecordAward;

void td_record_award_free (TdRecordAward *self);

/* td_record_list_awards: (transfer full) (element-type TdRecordAward) (nullable): of the record's
 * people, latest first, and those that it names already */
GPtrArray *td_record_list_awards (TdDb *db, const TdRecord *record, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRecordAward, td_record_award_free)

G_END_DECLS
