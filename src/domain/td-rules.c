#include "domain/td-rules-private.h"

#include <glib/gi18n-lib.h>

#include "domain/td-decision-private.h"
#include "domain/td-period.h"

const TdRule *
td_rules_find_on (const TdRuleCheck *check, const char *code)
{
  const TdRule *rule = td_catalogue_find_rule (check->catalogue, code);

  return rule != NULL && rule->enabled ? rule : NULL;
}

void
td_rules_report (const TdRuleCheck *check,
                 const char *code,
                 const char *field,
                 GArray *award_ids,
                 const char *format,
                 ...)
{
  const TdRule *rule = td_rules_find_on (check, code);
  g_autoptr (GArray) ids = award_ids;
  g_autofree char *sentence = NULL;
  TdProblem *problem;
  va_list args;

  if (rule == NULL)
    return;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);

  problem
      = td_problems_add (check->problems, rule->is_warning ? TD_SEVERITY_WARNING : TD_SEVERITY_NOTE,
                         field, (int) check->index, "%s: %s", rule->title, sentence);
  problem->rule = g_strdup (rule->code);
  problem->source = g_strdup (rule->source);
  problem->award_ids = g_steal_pointer (&ids);
}

char *
td_rules_describe (const TdRuleOther *other)
{
  g_autofree char *date = NULL;

  if (other->decision == NULL)
    return g_strdup_printf (_ ("line %u of this decision"), other->line);

  date = td_date_format (other->decided_on);
  return g_strdup_printf ("%s, %s", other->decision, date);
}

void
td_rules_add_id (GArray **award_ids, gint64 award_id)
{
  if (award_id == 0)
    return;

  if (*award_ids == NULL)
    *award_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (*award_ids, award_id);
}

gboolean
td_rules_is_known_since (const TdRuleCheck *check, int year)
{
  return check->facts != NULL && td_date_is_set (check->facts->since)
         && check->facts->since.year <= year;
}

static void
complete_other (TdRuleOther *other, const TdCatalogue *catalogue, gint64 form_id)
{
  other->form = td_catalogue_find_award_form (catalogue, form_id);
  other->role = td_award_role_from_code (other->form != NULL ? other->form->code : NULL);
  other->year = td_period_get_award_year (other->achievement_period, other->decided_on);
}

static GArray *
collect_others (const TdDecision *decision,
                guint index,
                const TdCatalogue *catalogue,
                const TdDecisionFacts *facts)
{
  GArray *others = g_array_new (FALSE, FALSE, sizeof (TdRuleOther));
  const TdAward *award = g_ptr_array_index (decision->awards, index);
  const GPtrArray *earlier = facts != NULL && facts->earlier != NULL && index < facts->earlier->len
                                 ? g_ptr_array_index (facts->earlier, index)
                                 : NULL;

  for (guint i = 0; earlier != NULL && i < earlier->len; i++)
    {
      const TdEarlierAward *found = g_ptr_array_index (earlier, i);
      TdRuleOther other = { .award_id = found->award_id,
                            .decision = found->decision,
                            .decided_on = found->decided_on,
                            .deciding_level = found->deciding_level,
                            .issuer = found->issuer,
                            .commendation_type = found->commendation_type,
                            .campaign_id = found->campaign_id,
                            .achievement_period = found->achievement_period,
                            .unit_id = found->unit_id };

      complete_other (&other, catalogue, found->award_form_id);
      g_array_append_val (others, other);
    }

  /* Of two lines of one decision the second is the one in doubt. */
  for (guint i = 0; i < index; i++)
    {
      const TdAward *line = g_ptr_array_index (decision->awards, i);
      TdRuleOther other = { .line = i + 1,
                            .decided_on = decision->decided_on,
                            .deciding_level = decision->deciding_level,
                            .issuer = decision->issuer,
                            .commendation_type = line->commendation_type,
                            .campaign_id = line->campaign_id,
                            .achievement_period = line->achievement_period,
                            .unit_id = line->unit_id };

      if (td_date_is_set (line->revoked_on) || !td_award_has_same_recipient (line, award))
        continue;
      complete_other (&other, catalogue, line->award_form_id);
      g_array_append_val (others, other);
    }

  return others;
}

void
td_rules_check_award (const TdDecision *decision,
                      guint index,
                      const TdCatalogue *catalogue,
                      const TdDecisionFacts *facts,
                      GPtrArray *problems)
{
  const TdAward *award = g_ptr_array_index (decision->awards, index);
  const TdAwardForm *form = td_catalogue_find_award_form (catalogue, award->award_form_id);
  g_autoptr (GArray) others = collect_others (decision, index, catalogue, facts);
  TdRuleCheck check = {
    .decision = decision,
    .index = index,
    .award = award,
    .form = form,
    .role = td_award_role_from_code (form != NULL ? form->code : NULL),
    .year = td_period_get_award_year (award->achievement_period, decision->decided_on),
    .catalogue = catalogue,
    .facts = facts,
    .others = others,
    .problems = problems,
  };

  td_rules_check_repeats (&check);
  td_rules_check_values (&check);
  td_rules_check_past (&check);
  td_rules_check_numbers (&check);
}

gboolean
td_rules_is_checked (const char *code)
{
  static const char *const codes[] = { "R1", "R2",  "R3",  "R4",  "R5",  "R6",  "R7",
                                       "R8", "R10", "R11", "R12", "R13", "R14", "R19" };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_strcmp0 (codes[i], code) == 0)
      return TRUE;

  return FALSE;
}
