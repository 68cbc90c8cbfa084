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
  const char *decision; /* NULL: the one that is checked */
  guint line;           /* of that one, from 1 */
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

/* Adds a problem of a rule that is on; a rule that is off or missing says nothing. The rule's title
 * comes first, as in "Nhiều lần khen cùng cấp cho một thành tích: đã khen ở 12/QĐ-LĐLĐ, …", because
 * the clerk knows the rule by it. */
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
                         field, check->row, "%s: %s", rule->title, sentence);
  problem->rule = g_strdup (rule->code);
  problem->source = g_strdup (rule->source);
}

/* "12/QĐ-LĐLĐ, 20/01/2026" */
static char *
describe (const Other *other)
{
  g_autofree char *date = NULL;

  if (other->decision == NULL)
    return g_strdup_printf (_ ("line %u of this decision"), other->line);

  date = td_date_format (other->decided_on);
  return g_strdup_printf ("%s, %s", other->decision, date);
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
              ? _ ("rewarded for general merit already (%s). Choose another type of commendation, "
                   "or "
                   "leave this award out, unless the regulation allows it.")
              : _ ("rewarded by theme already (%s). Choose another type of commendation, or leave "
                   "this award out, unless the regulation allows it."),
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
      add_problem (
          check, "R2", TD_AWARD_CAMPAIGN,
          _ ("rewarded for it already (%s). Correct the campaign or the period, or leave this "
             "award out."),
          decision);
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
      add_problem (check, "R8", TD_AWARD_FORM,
                   _ ("“%s” was given already (%s). Choose another form, or leave this award out."),
                   form->name, decision);
      return;
    }
}

static void
check_level (const Check *check, const TdAwardForm *form)
{
  const char *level;

  if (check->decision->deciding_level[0] == '\0'
      || g_str_equal (form->deciding_level, check->decision->deciding_level))
    return;

  level = td_catalogue_get_term_name (check->catalogue, TD_VOCABULARY_DECIDING_LEVEL,
                                      form->deciding_level);
  if (level[0] != '\0')
    add_problem (check, "R11", TD_AWARD_FORM,
                 _ ("“%s” is decided by %s. Choose another form, or correct the level."),
                 form->name, level);
  else
    add_problem (check, "R11", TD_AWARD_FORM,
                 _ ("“%s” is decided by another level. Choose another form, or correct the level."),
                 form->name);
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
  add_problem (
      check, "R12", TD_AWARD_BONUS,
      _ ("by coefficient and base salary it is %s đ. Correct the bonus, or keep the amount of "
         "the paper."),
      amount);
}

static GArray *
collect_others (const TdDecision *decision, guint index, const TdDecisionFacts *facts)
{
  GArray *others = g_array_new (FALSE, FALSE, sizeof (Other));
  const TdAward *award = g_ptr_array_index (decision->awards, index);
  const GPtrArray *earlier = facts != NULL && facts->earlier != NULL && index < facts->earlier->len
                                 ? g_ptr_array_index (facts->earlier, index)
                                 : NULL;

  for (guint i = 0; earlier != NULL && i < earlier->len; i++)
    {
      const TdEarlierAward *found = g_ptr_array_index (earlier, i);
      Other other = { .award_form_id = found->award_form_id,
                      .decision = found->decision,
                      .decided_on = found->decided_on,
                      .deciding_level = found->deciding_level,
                      .issuer = found->issuer,
                      .commendation_type = found->commendation_type,
                      .campaign_id = found->campaign_id,
                      .achievement_period = found->achievement_period };

      g_array_append_val (others, other);
    }

  /* Of two lines of one decision the second is the one in doubt. */
  for (guint i = 0; i < index; i++)
    {
      const TdAward *line = g_ptr_array_index (decision->awards, i);
      Other other = { .award_form_id = line->award_form_id,
                      .line = i + 1,
                      .decided_on = decision->decided_on,
                      .deciding_level = decision->deciding_level,
                      .issuer = decision->issuer,
                      .commendation_type = line->commendation_type,
                      .campaign_id = line->campaign_id,
                      .achievement_period = line->achievement_period };

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
  g_autoptr (GArray) others = collect_others (decision, index, facts);
  Check check = { decision, award, (int) index, catalogue, others, problems };

  check_general_and_thematic (&check);
  check_same_achievement (&check);
  if (form == NULL)
    return;
  check_once_only (&check, form);
  check_level (&check, form);
  check_bonus (&check, form);
}
