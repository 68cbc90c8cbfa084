#include "domain/td-rules.h"

#include <glib/gi18n-lib.h>

#include "base/td-money.h"
#include "domain/td-decision-private.h"

#define GENERAL "CONG_TRANG"
#define THEMATIC "CHUYEN_DE"

/* Another award of the same recipient, of this decision or of an earlier one. */
typedef struct
{
  gint64 award_form_id;
  const char *decision;
  TdDate decided_on;
  const char *deciding_level;
  const char *issuer;
  const char *commendation_type;
  gint64 campaign_id;
  const char *achievement_period;
} Other;

typedef struct
{
  const TdDecision *decision;
  const TdAward *award;
  int row;
  const TdCatalogue *catalogue;
  GArray *others; /* Other */
  GPtrArray *problems;
} Check;

static void
add_problem (const Check *check, const char *rule_code, const char *field, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/* Adds a problem of a rule that is on; a rule that is off or missing says nothing. */
static void
add_problem (const Check *check, const char *rule_code, const char *field, const char *format, ...)
{
  const TdRule *rule = td_catalogue_find_rule (check->catalogue, rule_code);
  g_autofree char *sentence = NULL;
  TdProblem *problem;
  va_list args;

  if (rule == NULL || !rule->enabled)
    return;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);

  problem
      = td_problems_add (check->problems, rule->is_warning ? TD_SEVERITY_WARNING : TD_SEVERITY_NOTE,
                         field, check->row, "%s", sentence);
  problem->rule = g_strdup (rule->code);
  problem->source = g_strdup (rule->source);
}

/* "12/QĐ-LĐLĐ of 20/01/2026" */
static char *
describe (const Other *other)
{
  g_autofree char *date = td_date_format (other->decided_on);

  /* Translators: a decision's number and date */
  return g_strdup_printf (_ ("%s of %s"), other->decision, date);
}

static gboolean
is_same_level (const Check *check, const Other *other)
{
  return g_str_equal (other->deciding_level, check->decision->deciding_level)
         && g_str_equal (other->issuer, check->decision->issuer);
}

static void
check_general_and_thematic (const Check *check)
{
  const char *mine = check->award->commendation_type;
  const char *opposite;

  if (g_str_equal (mine, GENERAL))
    opposite = THEMATIC;
  else if (g_str_equal (mine, THEMATIC))
    opposite = GENERAL;
  else
    return;

  for (guint i = 0; i < check->others->len; i++)
    {
      const Other *other = &g_array_index (check->others, Other, i);
      g_autofree char *decision = NULL;

      if (!g_str_equal (other->commendation_type, opposite) || !is_same_level (check, other)
          || other->decided_on.year != check->decision->decided_on.year)
        continue;
      decision = describe (other);
      add_problem (
          check, "R1", TD_AWARD_COMMENDATION,
          g_str_equal (opposite, GENERAL)
              ? _ ("Already rewarded for general merit at this level in the same year (%s).")
              : _ ("Already rewarded by theme at this level in the same year (%s)."),
          decision);
      return;
    }
}

static void
check_same_achievement (const Check *check)
{
  if (check->award->campaign_id == 0)
    return;

  for (guint i = 0; i < check->others->len; i++)
    {
      const Other *other = &g_array_index (check->others, Other, i);
      g_autofree char *decision = NULL;
      gboolean same_period
          = check->award->achievement_period[0] != '\0'
                ? g_str_equal (other->achievement_period, check->award->achievement_period)
                : other->achievement_period[0] == '\0'
                      && other->decided_on.year == check->decision->decided_on.year;

      if (other->campaign_id != check->award->campaign_id || !same_period
          || !is_same_level (check, other))
        continue;
      decision = describe (other);
      add_problem (check, "R2", TD_AWARD_CAMPAIGN,
                   _ ("Already rewarded for the same achievement at this level (%s)."), decision);
      return;
    }
}

static void
check_once_only (const Check *check, const TdAwardForm *form)
{
  if (!form->once_only)
    return;

  for (guint i = 0; i < check->others->len; i++)
    {
      const Other *other = &g_array_index (check->others, Other, i);
      const TdAwardForm *earlier
          = td_catalogue_find_award_form (check->catalogue, other->award_form_id);
      g_autofree char *decision = NULL;

      if (earlier == NULL || !g_str_equal (earlier->code, form->code))
        continue;
      decision = describe (other);
      add_problem (check, "R8", TD_AWARD_FORM, _ ("“%s” is given once only; it was given by %s."),
                   form->name, decision);
      return;
    }
}

static void
check_level (const Check *check, const TdAwardForm *form)
{
  if (check->decision->deciding_level[0] == '\0'
      || g_str_equal (form->deciding_level, check->decision->deciding_level))
    return;

  add_problem (check, "R11", TD_AWARD_FORM, _ ("“%s” is decided by: %s."), form->name,
               td_catalogue_get_term_name (check->catalogue, TD_VOCABULARY_DECIDING_LEVEL,
                                           form->deciding_level));
}

static void
check_bonus (const Check *check, const TdAwardForm *form)
{
  gint64 proposed;
  g_autofree char *amount = NULL;

  if (!td_catalogue_propose_bonus (check->catalogue, form,
                                   check->award->recipient_kind == TD_RECIPIENT_COLLECTIVE,
                                   check->decision->decided_on, &proposed)
      || proposed == check->award->bonus)
    return;

  amount = td_money_format (proposed);
  add_problem (check, "R12", TD_AWARD_BONUS,
               _ ("By coefficient and base salary the bonus is %s đ."), amount);
}

static GArray *
collect_others (const TdDecision *decision,
                guint index,
                const char *label,
                const TdDecisionFacts *facts)
{
  GArray *others = g_array_new (FALSE, FALSE, sizeof (Other));
  const TdAward *award = g_ptr_array_index (decision->awards, index);
  const GPtrArray *earlier = facts != NULL && facts->earlier != NULL && index < facts->earlier->len
                                 ? g_ptr_array_index (facts->earlier, index)
                                 : NULL;

  for (guint i = 0; earlier != NULL && i < earlier->len; i++)
    {
      const TdEarlierAward *found = g_ptr_array_index (earlier, i);
      Other other = { found->award_form_id, found->decision,
                      found->decided_on,    found->deciding_level,
                      found->issuer,        found->commendation_type,
                      found->campaign_id,   found->achievement_period };

      g_array_append_val (others, other);
    }

  /* Of two lines of one decision the second is the one in doubt. */
  for (guint i = 0; i < index; i++)
    {
      const TdAward *line = g_ptr_array_index (decision->awards, i);
      Other other = { line->award_form_id,  label,
                      decision->decided_on, decision->deciding_level,
                      decision->issuer,     line->commendation_type,
                      line->campaign_id,    line->achievement_period };

      if (!td_date_is_set (line->revoked_on) && td_award_has_same_recipient (line, award))
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
  g_autofree char *label = td_decision_to_label (decision);
  g_autoptr (GArray) others = collect_others (decision, index, label, facts);
  Check check = { decision, award, (int) index, catalogue, others, problems };

  check_general_and_thematic (&check);
  check_same_achievement (&check);
  if (form == NULL)
    return;
  check_once_only (&check, form);
  check_level (&check, form);
  check_bonus (&check, form);
}
