/* R1, R2, R8: the same recipient rewarded again. */
#include "domain/td-rules-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_same_level (const TdRuleCheck *check, const TdRuleOther *other)
{
  return g_str_equal (other->deciding_level, check->decision->deciding_level)
         && g_str_equal (other->issuer, check->decision->issuer);
}

static void
check_general_and_thematic (const TdRuleCheck *check)
{
  const char *mine = check->award->commendation_type;
  const TdRuleOther *first = NULL;
  GArray *award_ids = NULL;
  g_autofree char *decision = NULL;
  const char *opposite;

  if (g_str_equal (mine, TD_GENERAL))
    opposite = TD_THEMATIC;
  else if (g_str_equal (mine, TD_THEMATIC))
    opposite = TD_GENERAL;
  else
    return;

  for (guint i = 0; i < check->others->len; i++)
    {
      const TdRuleOther *other = &g_array_index (check->others, TdRuleOther, i);

      if (!g_str_equal (other->commendation_type, opposite) || !is_same_level (check, other)
          || other->year != check->year)
        continue;
      if (first == NULL)
        first = other;
      td_rules_add_id (&award_ids, other->award_id);
    }
  if (first == NULL)
    return;

  decision = td_rules_describe (first);
  td_rules_report (check, "R1", TD_AWARD_COMMENDATION, award_ids,
                   g_str_equal (opposite, TD_GENERAL)
                       ? _ ("rewarded for general merit already (%s). Choose another type of "
                            "commendation, or leave this award out, unless the regulation allows "
                            "it.")
                       : _ ("rewarded by theme already (%s). Choose another type of "
                            "commendation, or leave this award out, unless the regulation allows "
                            "it."),
                   decision);
}

/* For one achievement a title and a form may be given together. */
static gboolean
is_title_beside_form (const TdRuleCheck *check, const TdRuleOther *other)
{
  if (check->form == NULL || other->form == NULL)
    return FALSE;

  return (g_strcmp0 (check->form->category, "title") == 0)
         != (g_strcmp0 (other->form->category, "title") == 0);
}

static gboolean
is_same_achievement (const TdRuleCheck *check, const TdRuleOther *other)
{
  const char *mine = check->award->achievement_period;

  if (other->campaign_id != check->award->campaign_id || !is_same_level (check, other)
      || is_title_beside_form (check, other))
    return FALSE;

  return mine[0] != '\0' ? g_str_equal (other->achievement_period, mine)
                         : other->achievement_period[0] == '\0'
                               && other->decided_on.year == check->decision->decided_on.year;
}

static void
check_same_achievement (const TdRuleCheck *check)
{
  const TdRuleOther *first = NULL;
  GArray *award_ids = NULL;
  g_autofree char *decision = NULL;

  if (check->award->campaign_id == 0)
    return;

  for (guint i = 0; i < check->others->len; i++)
    {
      const TdRuleOther *other = &g_array_index (check->others, TdRuleOther, i);

      if (!is_same_achievement (check, other))
        continue;
      if (first == NULL)
        first = other;
      td_rules_add_id (&award_ids, other->award_id);
    }
  if (first == NULL)
    return;

  decision = td_rules_describe (first);
  td_rules_report (check, "R2", TD_AWARD_CAMPAIGN, award_ids,
                   _ ("rewarded for it already (%s). Correct the campaign or the period, or leave "
                      "this award out."),
                   decision);
}

static void
check_once_only (const TdRuleCheck *check)
{
  const TdRuleOther *first = NULL;
  GArray *award_ids = NULL;
  g_autofree char *decision = NULL;

  if (check->form == NULL || !check->form->once_only)
    return;

  for (guint i = 0; i < check->others->len; i++)
    {
      const TdRuleOther *other = &g_array_index (check->others, TdRuleOther, i);

      /* By code: the row of an older regulation is the same medal. */
      if (other->form == NULL || !g_str_equal (other->form->code, check->form->code))
        continue;
      if (first == NULL)
        first = other;
      td_rules_add_id (&award_ids, other->award_id);
    }
  if (first == NULL)
    return;

  decision = td_rules_describe (first);
  td_rules_report (check, "R8", TD_AWARD_FORM, award_ids,
                   _ ("“%s” was given already (%s). Choose another form, or leave this award out."),
                   check->form->name, decision);
}

void
td_rules_check_repeats (const TdRuleCheck *check)
{
  check_general_and_thematic (check);
  check_same_achievement (check);
  check_once_only (check);
}
