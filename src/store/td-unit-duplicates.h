#pragma once

#include "base/td-date.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* TdUnitTwin: one of two units that may be one
 * @parent_name: of today, or the last one; "" at the top
 * @n_awards: under it, not revoked ones only */
typedef struct
{
  gint64 id;
  char *name;
  char *code;
  char *kind; /* its code */
  gint64 parent_id;
  char *parent_name;
  TdDate valid_from;
  TdDate valid_to;
  guint n_awards;
} TdUnitTwin;

/* TdUnitDuplicate:
 * @twins: the one with more awards, or else the older one, first
 * @likeness: 1 … 100
 * @reason: a translated sentence */
typedef struct
{
  TdUnitTwin twins[2];
  guint likeness;
  char *reason;
} TdUnitDuplicate;

void td_unit_duplicate_free (TdUnitDuplicate *self);

/* td_unit_duplicates_find: probable double units of the whole book, whatever their days. Units of
 * which one goes on for the other, and pairs that were said to be two, are not among them; under
 * two parents names must be the more alike.
 *
 * For a job's thread: 20,000 units take some tenths of a second.
 *
 * Returns: (transfer full) (element-type TdUnitDuplicate) (nullable): the likeliest first */
GPtrArray *td_unit_duplicates_find (TdDb *db, GCancellable *cancellable, GError **error);

/* td_unit_duplicates_dismiss: within a TdWriteFunc: the two are two, and are not found again */
gboolean td_unit_duplicates_dismiss (TdDb *db, gint64 a, gint64 b, GError **error);

G_END_DECLS
