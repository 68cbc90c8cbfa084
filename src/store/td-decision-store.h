#pragma once

#include "domain/td-decision.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* As the functions of td-unit-store.h.
 *
 * td_decision_save () writes the decision with all its awards and attachments: rows with id 0 are
 * inserted, changed ones updated, missing ones deleted. Drafts: see td-draft-store.h. An individual
 * without person_id is linked to the one person with the same name, sex and unit, or becomes a new
 * person. */
TdDecision *td_decision_load (TdDb *db, gint64 id, GError **error);
gboolean td_decision_load_facts (TdDb *db,
                                 const TdDecision *decision,
                                 TdDecisionFacts *facts,
                                 GError **error);

/* td_decision_load_similar: adds to the facts who the recipients probably are; for an editor, which
 * can ask */
gboolean td_decision_load_similar (TdDb *db,
                                   const TdDecision *decision,
                                   TdDecisionFacts *facts,
                                   GError **error);
gboolean
td_decision_save (TdDb *db, const TdCatalogue *catalogue, TdDecision *decision, GError **error);

/* td_decision_find_by_award: the decision that an award belongs to, 0 if there is no such award */
gint64 td_decision_find_by_award (TdDb *db, gint64 award_id, GError **error);

/* td_decision_get_next_number: (transfer full): the highest whole number of that symbol, year and
 * issuer, plus one: "46"; "1" for the first */
char *td_decision_get_next_number (
    TdDb *db, const char *symbol, int year, const char *issuer, GError **error);

G_END_DECLS
