#pragma once

#include "domain/td-award-role.h"
#include "domain/td-rules.h"

G_BEGIN_DECLS

#define TD_GENERAL "CONG_TRANG"
#define TD_THEMATIC "CHUYEN_DE"

/* TdRuleOther: another award of the same recipient, of this decision or of the book
 * @decision: NULL for the one that is checked; then @line, from 1, is set instead of @award_id */
typedef struct
{
  gint64 award_id;
  guint line;
  const char *decision;
  TdDate decided_on;
  const char *deciding_level;
  const char *issuer;
  const char *commendation_type;
  gint64 campaign_id;
  const char *achievement_period;
  gint64 unit_id;
  const TdAwardForm *form; /* NULL: not in the catalogue */
  TdAwardRole role;
  int year; /* that it is for */
} TdRuleOther;

/* TdRuleCheck: one award that is checked
 * @form: (nullable)
 * @year: that the award is for
 * @others: (element-type TdRuleOther): the book's from the oldest on, then this decision's lines
 *   before */
typedef struct
{
  const TdDecision *decision;
  guint index;
  const TdAward *award;
  const TdAwardForm *form;
  TdAwardRole role;
  int year;
  const TdCatalogue *catalogue;
  const TdDecisionFacts *facts;
  GArray *others;
  GPtrArray *problems;
} TdRuleCheck;

/* td_rules_find_on: (nullable): NULL if the rule is off or missing */
const TdRule *td_rules_find_on (const TdRuleCheck *check, const char *code);

/* td_rules_report:
 * @award_ids: (nullable) (transfer full)
 *
 * Adds a problem of a rule that is on. The rule's title comes first, as in "Nhiều lần khen cùng cấp
 * cho một thành tích: đã khen ở 12/QĐ-LĐLĐ, …", because the clerk knows the rule by it. */
void td_rules_report (const TdRuleCheck *check,
                      const char *code,
                      const char *field,
                      GArray *award_ids,
                      const char *format,
                      ...) G_GNUC_PRINTF (5, 6);

/* td_rules_describe: (transfer full): "12/QĐ-LĐLĐ, 20/01/2026" */
char *td_rules_describe (const TdRuleOther *other);

/* td_rules_add_id: appends the award's id, if it is one of the book, to a list made on demand */
void td_rules_add_id (GArray **award_ids, gint64 award_id);

/* td_rules_is_known_since: whether the book goes back to the beginning of @year */
gboolean td_rules_is_known_since (const TdRuleCheck *check, int year);

/* The groups, see td-rules.h. */
void td_rules_check_repeats (const TdRuleCheck *check); /* R1, R2, R8 */
void td_rules_check_past (const TdRuleCheck *check);    /* R3, R5, R14 */
void td_rules_check_numbers (const TdRuleCheck *check); /* R4, R6, R7 */
void td_rules_check_values (const TdRuleCheck *check);  /* R10 … R13 */

G_END_DECLS
