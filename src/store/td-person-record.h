#pragma once

#include "domain/td-person.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* A person of the book as a record that is read, corrected and saved; the people whom one types
 * into a decision are found by td-person-store.h. */

/* td_person_load:
 *
 * Returns: (transfer full) (nullable): NULL with TD_ERROR_NOT_FOUND */
TdPerson *td_person_load (TdDb *db, gint64 id, GError **error);

/* td_person_save:
 * @person: a draft; id 0 inserts. On success id and revision are those of the stored row.
 *
 * Within a TdWriteFunc. Checks again with the book's unit. The awards of the person keep what they
 * say of the person on their days.
 *
 * Returns: FALSE with TD_ERROR_INVALID, _STALE, _NOT_FOUND */
gboolean td_person_save (TdDb *db, TdPerson *person, GError **error);

G_END_DECLS
