#pragma once

#include "domain/td-decision.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* td_decision_link_person: the person of an award that is being saved, found or made, and brought
 * up to date with it, see td_decision_save () */
gboolean td_decision_link_person (TdDb *db, TdAward *award, TdDate decided_on, GError **error);

/* td_decision_update_award, _insert_awards: write awards of a decision that has an id
 * @label: of the decision, which they are found by as well
 * @indices: (element-type guint): of those to be inserted, which get their ids */
gboolean td_decision_update_award (
    TdDb *db, const TdDecision *decision, const char *label, guint index, GError **error);
gboolean td_decision_insert_awards (
    TdDb *db, TdDecision *decision, const char *label, const GArray *indices, GError **error);

/* td_decision_load_basic_facts: what errors need and no rule: for saving, which they alone stop */
gboolean td_decision_load_basic_facts (TdDb *db,
                                       const TdDecision *decision,
                                       TdDecisionFacts *facts,
                                       GError **error);

/* td_decision_load_evidence: the rest of @facts, of what the book has about the recipients */
gboolean td_decision_load_evidence (TdDb *db,
                                    const TdDecision *decision,
                                    TdDecisionFacts *facts,
                                    GError **error);

/* Each adds one row to @facts unless it is there, @id is 0 or the book has none. */
gboolean td_decision_add_unit (TdDb *db, TdDecisionFacts *facts, gint64 id, GError **error);
gboolean td_decision_add_campaign (TdDb *db, TdDecisionFacts *facts, gint64 id, GError **error);

G_END_DECLS
