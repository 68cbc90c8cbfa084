/* R10 … R13: what the award's own amounts, dates and form say. */
#include "domain/td-rules-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-money.h"
#include "domain/td-period.h"

/* --- R10 -------------------------------------------------------------------------------------- */

/* The most that the initiatives of some @n_years consecutive years gained. */
static gint64
get_best_total (const GArray *initiatives, gint64 n_years)
{
  gint64 best = 0;

  for (guint i = 0; i < initiatives->len; i++)
    {
      int first = g_array_index (initiatives, TdAuthoredInitiative, i).on.year;
      gint64 total = 0;

      for (guint j = 0; j < initiatives->len; j++)
        {
          const TdAuthoredInitiative *other = &g_array_index (initiatives, TdAuthoredInitiative, j);

          if (other->on.year >= first && other->on.year < first + n_years)
            total += other->value_gained;
        }
      best = MAX (best, total);
    }

  return best;
}

static void
check_gain (const TdRuleCheck *check)
{
  const TdRule *rule = td_rules_find_on (check, "R10");
  gint64 total_bound = td_catalogue_find_number (check->catalogue, "rule.R10.total");
  gint64 total_years = td_catalogue_find_number (check->catalogue, "rule.R10.total_years");
  gint64 leader_bound = td_catalogue_find_number (check->catalogue, "rule.R10.leader");
  const GArray *initiatives;
  gint64 bound;
  gint64 best = 0;
  g_autofree char *gained = NULL;
  g_autofree char *needed = NULL;

  if (check->role != TD_ROLE_CREATIVITY_DIPLOMA || rule == NULL || rule->parameter < 0
      || check->facts == NULL || check->facts->initiatives == NULL
      || check->index >= check->facts->initiatives->len)
    return;

  initiatives = g_ptr_array_index (check->facts->initiatives, check->index);
  for (guint i = 0; i < initiatives->len; i++)
    {
      const TdAuthoredInitiative *initiative
          = &g_array_index (initiatives, TdAuthoredInitiative, i);

      if (initiative->value_gained < 0
          || (check->award->is_leader && initiative->is_above_grassroots))
        return;
      best = MAX (best, initiative->value_gained);
    }

  bound = check->award->is_leader && leader_bound >= 0 ? leader_bound : rule->parameter;
  if (initiatives->len == 0 || best >= bound)
    return;
  /* Several years together count for those who do not lead; if a book does not say how much is
   * needed then, more than one initiative is left to the clerk. */
  if (!check->award->is_leader
      && (total_bound < 0 || total_years < 0
              ? initiatives->len > 1
              : get_best_total (initiatives, total_years) >= total_bound))
    return;

  gained = td_money_format (best);
  needed = td_money_format (bound);
  td_rules_report (check, "R10", TD_AWARD_FORM, NULL,
                   _ ("the initiative of “%s” that gained most in the book gained %s đ, and %s đ "
                      "are needed. Correct the initiative, or choose another form."),
                   check->award->name, gained, needed);
}

/* --- R11, R12 --------------------------------------------------------------------------------- */

static void
check_level (const TdRuleCheck *check)
{
  const TdAwardForm *form = check->form;
  const char *level;

  if (check->decision->deciding_level[0] == '\0'
      || g_str_equal (form->deciding_level, check->decision->deciding_level))
    return;

  level = td_catalogue_get_term_name (check->catalogue, TD_VOCABULARY_DECIDING_LEVEL,
                                      form->deciding_level);
  if (level[0] != '\0')
    td_rules_report (check, "R11", TD_AWARD_FORM, NULL,
                     _ ("“%s” is decided by %s. Choose another form, or correct the level."),
                     form->name, level);
  else
    td_rules_report (
        check, "R11", TD_AWARD_FORM, NULL,
        _ ("“%s” is decided by another level. Choose another form, or correct the level."),
        form->name);
}

static void
check_bonus (const TdRuleCheck *check)
{
  gint64 proposed;
  g_autofree char *amount = NULL;

  if (!td_catalogue_propose_bonus (check->catalogue, check->form,
                                   check->award->recipient_kind == TD_RECIPIENT_COLLECTIVE,
                                   check->decision->decided_on, &proposed)
      || proposed == check->award->bonus)
    return;

  amount = td_money_format (proposed);
  td_rules_report (
      check, "R12", TD_AWARD_BONUS, NULL,
      _ ("by coefficient and base salary it is %s đ. Correct the bonus, or keep the amount of "
         "the paper."),
      amount);
}

/* --- R13 -------------------------------------------------------------------------------------- */

/* Whole months of the calendar: 19/12/2025 to 31/12/2025 is 0. */
static int
count_months (TdDate from, TdDate to)
{
  return (to.year - from.year) * 12 + to.month - from.month;
}

/* A span of dates may be of years, and is reviewed before its end: it only must have begun. */
static gboolean
is_period_too_late (const TdPeriod *period, TdDate decided_on, gint64 n_months)
{
  if (td_date_compare (period->from, decided_on) > 0)
    return TRUE;

  return period->kind != TD_PERIOD_RANGE && count_months (decided_on, period->to) > n_months;
}

static void
check_period (const TdRuleCheck *check)
{
  const TdRule *rule = td_rules_find_on (check, "R13");
  TdPeriod period;
  g_autofree char *end = NULL;

  if (rule == NULL || rule->parameter < 0 || !td_date_is_set (check->decision->decided_on)
      || check->award->achievement_period[0] == '\0'
      || !td_period_parse (check->award->achievement_period, &period, NULL)
      || !is_period_too_late (&period, check->decision->decided_on, rule->parameter))
    return;

  end = td_date_format (period.to);
  td_rules_report (check, "R13", TD_AWARD_PERIOD, NULL,
                   _ ("the period of the achievement ends on %s, long after the decision. Correct "
                      "the period, or the decision’s date."),
                   end);
}

void
td_rules_check_values (const TdRuleCheck *check)
{
  check_period (check);
  if (check->form == NULL)
    return;
  check_gain (check);
  check_level (check);
  check_bonus (check);
}
