/* R3, R5, R14: what the recipient must have been given before, and under which unit. */
#include "domain/td-rules-private.h"

#include <glib/gi18n-lib.h>

/* Awards of the first months are for the year before, whether the paper says so or not. */
#define LAST_MONTH_OF_OLD_YEAR 3

/* Whether @other may be for @year: where it is in doubt, in the recipient's favour. */
static gboolean
is_for_year (const TdRuleOther *other, int year)
{
  if (other->year == year)
    return TRUE;

  return other->achievement_period[0] == '\0' && other->decided_on.month <= LAST_MONTH_OF_OLD_YEAR
         && other->decided_on.year - 1 == year;
}

static gboolean
has_for_year (const TdRuleCheck *check, TdAwardRole role, int year)
{
  for (guint i = 0; i < check->others->len; i++)
    {
      const TdRuleOther *other = &g_array_index (check->others, TdRuleOther, i);

      if (other->role == role && is_for_year (other, year))
        return TRUE;
    }

  return FALSE;
}

/* Those of @role that the book has, as what was found instead. */
static GArray *
list_of_role (const TdRuleCheck *check, TdAwardRole role)
{
  GArray *award_ids = NULL;

  for (guint i = 0; i < check->others->len; i++)
    {
      const TdRuleOther *other = &g_array_index (check->others, TdRuleOther, i);

      if (other->role == role)
        td_rules_add_id (&award_ids, other->award_id);
    }

  return award_ids;
}

/* --- R3 --------------------------------------------------------------------------------------- */

static void
check_diploma_before (const TdRuleCheck *check, const TdRule *rule)
{
  int year = check->year - (int) rule->parameter;

  if (rule->parameter < 0 || !td_rules_is_known_since (check, year)
      || has_for_year (check, TD_ROLE_PROVINCE_DIPLOMA, year)
      /* A decision early in the year may be for the year before it as well. */
      || (check->award->achievement_period[0] == '\0'
          && check->decision->decided_on.month <= LAST_MONTH_OF_OLD_YEAR
          && has_for_year (check, TD_ROLE_PROVINCE_DIPLOMA, year - 1)))
    return;

  td_rules_report (check, "R3", TD_AWARD_FORM, list_of_role (check, TD_ROLE_PROVINCE_DIPLOMA),
                   _ ("the book has no provincial diploma of %d for “%s”. Enter that decision, or "
                      "choose another form."),
                   year, check->award->name);
}

static void
check_initiatives (const TdRuleCheck *check)
{
  gint64 needed = td_catalogue_find_number (check->catalogue, "rule.R3.initiatives");
  gint64 n_years = td_catalogue_find_number (check->catalogue, "rule.R3.initiative_years");
  const GArray *initiatives;
  guint n = 0;

  if (needed < 0 || n_years < 0 || check->facts == NULL || check->facts->initiatives == NULL
      || check->index >= check->facts->initiatives->len)
    return;

  initiatives = g_ptr_array_index (check->facts->initiatives, check->index);
  for (guint i = 0; i < initiatives->len; i++)
    {
      const TdAuthoredInitiative *initiative
          = &g_array_index (initiatives, TdAuthoredInitiative, i);

      n += initiative->is_recognised && initiative->on.year > check->year - n_years
           && td_date_compare (initiative->on, check->decision->decided_on) <= 0;
    }
  if (initiatives->len == 0 || n >= needed)
    return;

  td_rules_report (check, "R3", TD_AWARD_FORM, NULL,
                   _ ("the book has %u of the %d recognised initiatives of “%s” that are needed "
                      "since %d. Enter the others, or choose another form."),
                   n, (int) needed, check->award->name, check->year - (int) n_years + 1);
}

static void
check_union_diploma (const TdRuleCheck *check)
{
  const TdRule *rule = td_rules_find_on (check, "R3");

  if (rule == NULL || check->role != TD_ROLE_UNION_DIPLOMA
      || check->award->recipient_kind != TD_RECIPIENT_INDIVIDUAL
      || !g_str_equal (check->award->commendation_type, TD_GENERAL))
    return;

  check_diploma_before (check, rule);
  check_initiatives (check);
}

/* --- R5 --------------------------------------------------------------------------------------- */

/* Whether @n years in a row have the title, the last being the award's own year or the one before:
 * a title may be considered together with the next lower one, or a year after it. */
static gboolean
has_years_in_row (const TdRuleCheck *check, TdAwardRole role, int n)
{
  for (int last = check->year; last >= check->year - 1; last--)
    {
      int year = last;

      while (year > last - n && has_for_year (check, role, year))
        year--;
      if (year == last - n)
        return TRUE;
    }

  return FALSE;
}

static void
check_fighter_province (const TdRuleCheck *check, const TdRule *rule)
{
  int n = (int) rule->parameter;

  if (!td_rules_is_known_since (check, check->year - n)
      || has_years_in_row (check, TD_ROLE_FIGHTER, n))
    return;

  td_rules_report (check, "R5", TD_AWARD_FORM, list_of_role (check, TD_ROLE_FIGHTER),
                   _ ("the book does not have the grassroots title of “%s” for %d years in a row "
                      "up to %d. Enter those decisions, or choose another form."),
                   check->award->name, n, check->year);
}

/* Each of the lower titles stands for the parameter's years, so they need not be of consecutive
 * years: within twice that time, and one year of consideration, is in a row. */
static void
check_fighter_nation (const TdRuleCheck *check, const TdRule *rule)
{
  gint64 needed = td_catalogue_find_number (check->catalogue, "rule.R5.national");
  int since = check->year - (int) (needed * rule->parameter) - 1;
  guint n = 0;

  if (needed < 0 || !td_rules_is_known_since (check, since))
    return;
  for (guint i = 0; i < check->others->len; i++)
    {
      const TdRuleOther *other = &g_array_index (check->others, TdRuleOther, i);

      n += other->role == TD_ROLE_FIGHTER_PROVINCE && other->year >= since
           && other->year <= check->year;
    }
  if (n >= needed)
    return;

  td_rules_report (check, "R5", TD_AWARD_FORM, list_of_role (check, TD_ROLE_FIGHTER_PROVINCE),
                   _ ("the book has %u of the %d titles of “%s” by the Confederation, ministry or "
                      "province that are needed since %d. Enter those decisions, or choose another "
                      "form."),
                   n, (int) needed, check->award->name, since);
}

static void
check_fighter (const TdRuleCheck *check)
{
  const TdRule *rule = td_rules_find_on (check, "R5");

  if (rule == NULL || rule->parameter < 0
      || check->award->recipient_kind != TD_RECIPIENT_INDIVIDUAL)
    return;

  if (check->role == TD_ROLE_FIGHTER_PROVINCE)
    check_fighter_province (check, rule);
  else if (check->role == TD_ROLE_FIGHTER_NATION)
    check_fighter_nation (check, rule);
}

/* --- R14 -------------------------------------------------------------------------------------- */

/* Whether less than @n months passed: 15/01 to 14/07 is less than six. */
static gboolean
is_within_months (TdDate from, TdDate to, gint64 n)
{
  gint64 months = (to.year - from.year) * 12 + to.month - from.month;

  return months < n || (months == n && to.day < from.day);
}

static void
check_transfer (const TdRuleCheck *check)
{
  const TdRule *rule = td_rules_find_on (check, "R14");
  const TdRuleOther *last = NULL;
  const TdUnit *unit;
  GArray *award_ids = NULL;
  g_autofree char *decision = NULL;

  if (rule == NULL || rule->parameter < 0 || check->facts == NULL || check->facts->units == NULL
      || check->award->recipient_kind != TD_RECIPIENT_INDIVIDUAL || check->award->unit_id == 0)
    return;

  for (guint i = 0; i < check->others->len; i++)
    {
      const TdRuleOther *other = &g_array_index (check->others, TdRuleOther, i);

      if (other->award_id != 0
          && td_date_compare (other->decided_on, check->decision->decided_on) <= 0)
        last = other;
    }
  if (last == NULL || last->unit_id == 0 || last->unit_id == check->award->unit_id
      || !is_within_months (last->decided_on, check->decision->decided_on, rule->parameter))
    return;

  /* A unit that has ended, as many did in 2025, went over into another and has no opinion. */
  unit = g_hash_table_lookup (check->facts->units, &last->unit_id);
  if (unit == NULL || !td_unit_is_open_on (unit, check->decision->decided_on))
    return;

  td_rules_add_id (&award_ids, last->award_id);
  decision = td_rules_describe (last);
  td_rules_report (check, "R14", TD_AWARD_UNIT, award_ids,
                   _ ("the last award (%s) was under “%s”. Ask that unit for its opinion, or "
                      "correct the unit."),
                   decision, unit->name);
}

void
td_rules_check_past (const TdRuleCheck *check)
{
  check_union_diploma (check);
  check_fighter (check);
  check_transfer (check);
}
