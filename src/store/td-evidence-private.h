#pragma once

#include "domain/td-award-role.h"
#include "store/td-db-private.h"
#include "store/td-decision-private.h"

G_BEGIN_DECLS

/* Of an award "a"; read by td_evidence_add_all (). */
#define SELECT_AWARD                                                                               \
  "SELECT a.id, a.award_form_id, d.number || '/' || d.symbol, a.decided_on, d.deciding_level,"     \
  " d.issuer, a.commendation_type, a.campaign_id, a.achievement_period, a.name, a.unit_id"         \
  " FROM award a JOIN decision d ON d.id = a.decision_id"                                          \
  " WHERE a.status = 'decided' AND a.decision_id <> ?1 AND "

typedef struct
{
  TdDb *db;
  const TdDecision *decision;
  TdDecisionFacts *facts;
  GHashTable *roles;  /* owned gint64, of an award form → TdAwardRole */
  GString *titles;    /* "3,14,15": the forms of an advanced worker or fighter, for IN (…) */
  GString *diplomas;  /* likewise the Confederation's */
  GArray *person_ids; /* of the awards, 0 where there is none */
} TdEvidence;

/* td_evidence_new_list: (transfer full): of TdEarlierAward */
GPtrArray *td_evidence_new_list (void);

/* td_evidence_add_all: steps through a SELECT_AWARD statement */
gboolean td_evidence_add_all (TdStmt *stmt, GPtrArray *list, GError **error);

TdAwardRole td_evidence_get_role (const TdEvidence *self, const TdAward *award);

/* What is counted for R6 and R7, and for R4. */
gboolean td_evidence_read_unit_years (const TdEvidence *self, GError **error);
gboolean td_evidence_read_diplomas (const TdEvidence *self, GError **error);

G_END_DECLS
