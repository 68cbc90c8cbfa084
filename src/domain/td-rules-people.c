/* R19: whether a recipient is somebody whom the book has already. */
#include "domain/td-rules.h"

#include <glib/gi18n-lib.h>

void
td_rules_check_people (const TdDecision *decision,
                       guint index,
                       const TdCatalogue *catalogue,
                       const TdDecisionFacts *facts,
                       GPtrArray *problems)
{
  const TdAward *award = g_ptr_array_index (decision->awards, index);
  const TdRule *rule = td_catalogue_find_rule (catalogue, "R19");
  const GPtrArray *similar
      = facts != NULL && facts->similar != NULL ? g_ptr_array_index (facts->similar, index) : NULL;
  g_autofree char *known = NULL;
  const TdPersonHit *hit;
  TdProblem *problem;

  if (rule == NULL || !rule->enabled || similar == NULL || similar->len == 0
      || award->person_id != 0 || award->is_new_person)
    return;

  hit = g_ptr_array_index (similar, 0);
  known = td_person_hit_describe (hit);
  problem = td_problems_add (
      problems, rule->is_warning ? TD_SEVERITY_WARNING : TD_SEVERITY_NOTE, TD_AWARD_NAME,
      (int) index,
      similar->len == 1 ? _ ("The book has “%s” (%s). Say whether this is the same person.")
                        : _ ("The book has several people of this name, such as “%s” (%s). Say who "
                             "of them it is."),
      hit->name, known);
  problem->rule = g_strdup (rule->code);
  problem->source = g_strdup (rule->source);
}
