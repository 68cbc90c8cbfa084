#pragma once

#include "domain/td-attachment.h"
#include "domain/td-award.h"
#include "domain/td-catalogue.h"
#include "domain/td-decision-facts.h"
#include "domain/td-problem.h"
#include "domain/td-unit.h"

G_BEGIN_DECLS

/* A decision on paper with its awards, as a value: see td-unit.h for how editors use it.
 * @number: "45"; @symbol: "QĐ-LĐLĐ". The number restarts every year, so number, symbol, year and
 *   issuer together name a decision.
 * @issuer: "LĐLĐ tỉnh Lai Châu"; @issuer_unit_id is the unit of the book, 0 for others
 * @awards: (element-type TdAward): in the order of the paper's list
 * @attachments: (element-type TdAttachment): the scanned paper, in the order of adding */
typedef struct
{
  gint64 id;
  int revision;
  char *number;
  char *symbol;
  TdDate decided_on;
  char *deciding_level;
  char *issuer;
  gint64 issuer_unit_id;
  char *signer;
  char *signer_post;
  char *abstract;
  char *note;
  GPtrArray *awards;
  GPtrArray *attachments;
} TdDecision;

#define TD_DECISION_NUMBER "number"
#define TD_DECISION_SYMBOL "symbol"
#define TD_DECISION_DATE "decided-on"
#define TD_DECISION_LEVEL "deciding-level"
#define TD_DECISION_ISSUER "issuer"
#define TD_DECISION_AWARDS "awards" /* the list itself: "no recipient yet" */
/* With row = index in awards: */
#define TD_AWARD_KIND "recipient-kind"
#define TD_AWARD_TITLE "award-title"
#define TD_AWARD_NAME "award-name"
#define TD_AWARD_POST "award-post"
#define TD_AWARD_UNIT "award-unit"
#define TD_AWARD_FORM "award-form"
#define TD_AWARD_COMMENDATION "commendation-type"
#define TD_AWARD_CAMPAIGN "campaign"
#define TD_AWARD_DIRECT_WORKER "direct-worker"
#define TD_AWARD_LEADER "leader"
#define TD_AWARD_ACHIEVEMENT "achievement"
#define TD_AWARD_PERIOD "achievement-period"
#define TD_AWARD_BONUS "bonus"
#define TD_AWARD_NOTE "award-note"
#define TD_AWARD_UNRECOGNISED "unrecognised"
#define TD_AWARD_REVOKED "revoked-on"

TdDecision *td_decision_new (void);
TdDecision *td_decision_copy (const TdDecision *self);
void td_decision_free (TdDecision *self);
gboolean td_decision_equal (const TdDecision *a, const TdDecision *b);

/* td_decision_to_label: (transfer full): "45/QĐ-LĐLĐ" */
char *td_decision_to_label (const TdDecision *self);

/* td_decision_check:
 * @facts: (nullable): without them only what the draft and the catalogue show is checked
 *
 * Errors (consistency): empty required field; date missing or in the future; number taken; unit not
 * open on the date; form not in force on the date or not for the recipient kind; no recipient; the
 * same recipient with the same form twice in this decision; revoked without a reason.
 * Warnings (law, from the rule table, silent when the rule is off): see td-rules.h.
 *
 * Returns: (transfer full) (element-type TdProblem): never NULL */
GPtrArray *td_decision_check (const TdDecision *self,
                              const TdCatalogue *catalogue,
                              const TdDecisionFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdDecision, td_decision_free)

G_END_DECLS
