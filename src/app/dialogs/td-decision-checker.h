#pragma once

#include "domain/td-decision.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* What is found about a decision that is being typed, with what the book knows. Reads in a thread
 * of its own: of three hundred recipients each may have a long history.
 * @problems: (element-type TdProblem) */
typedef struct
{
  GPtrArray *problems;
  TdDecisionFacts facts;
} TdDecisionFindings;

void td_decision_findings_free (TdDecisionFindings *self);

/* td_decision_check_async:
 * @decision: copied */
void td_decision_check_async (TdBook *book,
                              const TdDecision *decision,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/* td_decision_check_finish: (transfer full) (nullable) */
TdDecisionFindings *td_decision_check_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdDecisionFindings, td_decision_findings_free)

G_END_DECLS
