#pragma once

#include "domain/td-unit.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* Two rows of the book that are one unit: everything that refers to the one goes over to the other,
 * and the one is deleted. (Units that were merged by a decision are another thing: see
 * td-reorganisation.h.) */

/* TdUnitMergeCount: @n records of a kind go over
 * @what: translated: "awards" */
typedef struct
{
  const char *what;
  guint n;
} TdUnitMergeCount;

/* TdUnitMerge: what a merger does
 * @keep, @drop: as the book has them; @drop goes
 * @counts: (element-type TdUnitMergeCount): only those with records
 * @lost: (element-type utf8): sentences: what @drop has that @keep has otherwise, such as figures
 *   for one period; that of @keep stays
 * @problem: (nullable): why they cannot be merged */
typedef struct
{
  TdUnit *keep;
  TdUnit *drop;
  GArray *counts;
  GPtrArray *lost;
  char *problem;
} TdUnitMerge;

void td_unit_merge_free (TdUnitMerge *self);

/* td_unit_merge_plan: (transfer full) (nullable): NULL with TD_ERROR_NOT_FOUND */
TdUnitMerge *td_unit_merge_plan (TdDb *db, gint64 keep_id, gint64 drop_id, GError **error);

/* td_unit_merge_carry_out: within a TdWriteFunc. What is blank in @keep is filled in from @drop, it
 * is open when either was, and its note says what was merged into it.
 *
 * Returns: FALSE with TD_ERROR_INVALID, or TD_ERROR_STALE if one of the two changed since @self was
 *   planned */
gboolean td_unit_merge_carry_out (TdDb *db, const TdUnitMerge *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdUnitMerge, td_unit_merge_free)

G_END_DECLS
