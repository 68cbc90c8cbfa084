#pragma once

#include "store/td-reorganisation-store.h"

G_BEGIN_DECLS

/* What a reorganisation that is being typed would do; reads in a thread of its own.
 * @draft: what was planned: effects and problems have the indices of its lines
 * @effects: (element-type TdReorganisationEffect)
 * @problems: (element-type TdProblem) */
typedef struct
{
  TdReorganisation *draft;
  GPtrArray *effects;
  GPtrArray *problems;
} TdReorganisationFindings;

void td_reorganisation_findings_free (TdReorganisationFindings *self);

/* td_reorganisation_plan_async:
 * @draft: (transfer full) */
void td_reorganisation_plan_async (TdBook *book,
                                   TdReorganisation *draft,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* td_reorganisation_plan_finish: (transfer full) (nullable) */
TdReorganisationFindings *td_reorganisation_plan_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdReorganisationFindings, td_reorganisation_findings_free)

G_END_DECLS
