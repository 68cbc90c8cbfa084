#pragma once

#include "domain/td-rules.h"
#include "td-test-catalogue.h"

G_BEGIN_DECLS

/* td_test_rules_decision: (transfer full): 45/QĐ-LĐLĐ of LĐLĐ tỉnh Lai Châu, 01/11/2026 */
TdDecision *td_test_rules_decision (void);

/* td_test_rules_add: (transfer none): an award to @name of unit 5, of @form, with the bonus that
 * R12 expects */
TdAward *td_test_rules_add (TdDecision *decision, const char *name, gint64 form, const char *type);

/* What an earlier decision gave; NULL and 0: the same level and issuer, no period, CONG_TRANG. */
typedef struct
{
  gint64 form;
  const char *type;
  const char *level;
  const char *issuer;
  TdDate decided_on;
  gint64 campaign;
  const char *period;
  const char *name;
  gint64 unit;
  gint64 id;
} TdTestEarlier;

/* td_test_earlier_new: (transfer full): of decision 12/QĐ-LĐLĐ */
TdEarlierAward *td_test_earlier_new (const TdTestEarlier *earlier);

/* td_test_rules_add_earlier: to the history of the recipient of line @index */
void td_test_rules_add_earlier (TdDecisionFacts *facts, guint index, const TdTestEarlier *earlier);

/* td_test_rules_find: checks award @index; @rule must be the only one that fires, with @words in
 * its sentence, or none if it is NULL. With the rules switched off nothing may.
 *
 * Returns: (transfer full) (nullable): the problem */
TdProblem *td_test_rules_find (const TdDecision *decision,
                               guint index,
                               const TdDecisionFacts *facts,
                               const char *rule,
                               const char *field,
                               const char *words);

/* td_test_rules_assert: the same without the problem */
void td_test_rules_assert (const TdDecision *decision,
                           guint index,
                           const TdDecisionFacts *facts,
                           const char *rule,
                           const char *field,
                           const char *words);

G_END_DECLS
