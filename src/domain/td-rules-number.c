/* R4, R6, R7: how many of a theme or of a unit. They count this decision's later lines as well: the
 * collective that needs them comes first on the paper. */
#include "domain/td-rules-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-money.h"
#include "domain/td-period.h"

/* --- R4 --------------------------------------------------------------------------------------- */

/* Campaigns of one theme count together, of no theme each for itself. */
static gboolean
is_same_theme (const TdRuleCheck *check, gint64 campaign_id)
{
  gint64 mine = check->award->campaign_id;
  const char *theme;

  if (campaign_id == mine)
    return TRUE;

  theme = g_hash_table_lookup (check->facts->themes, &mine);
  return theme != NULL && theme[0] != '\0'
         && g_strcmp0 (theme, g_hash_table_lookup (check->facts->themes, &campaign_id)) == 0;
}

static gboolean
is_thematic_union_diploma (const TdRuleCheck *check, const TdAward *award)
{
  const TdAwardForm *form = td_catalogue_find_award_form (check->catalogue, award->award_form_id);

  return form != NULL && td_award_role_from_code (form->code) == TD_ROLE_UNION_DIPLOMA
         && g_str_equal (award->commendation_type, TD_THEMATIC) && award->campaign_id != 0
         && !td_date_is_set (award->revoked_on);
}

static void
check_theme (const TdRuleCheck *check)
{
  const TdRule *rule = td_rules_find_on (check, "R4");
  g_autoptr (GArray) award_ids = NULL;
  guint n = 0;

  if (rule == NULL || rule->parameter < 0 || !is_thematic_union_diploma (check, check->award)
      || check->facts == NULL || check->facts->themes == NULL
      || check->facts->union_diplomas == NULL)
    return;

  for (guint i = 0; i < check->facts->union_diplomas->len; i++)
    {
      const TdEarlierAward *earlier = g_ptr_array_index (check->facts->union_diplomas, i);

      /* Of those decided later that one is the one in doubt. */
      if (!g_str_equal (earlier->commendation_type, TD_THEMATIC)
          || td_date_compare (earlier->decided_on, check->decision->decided_on) > 0
          || !is_same_theme (check, earlier->campaign_id))
        continue;
      td_rules_add_id (&award_ids, earlier->award_id);
      n++;
    }
  /* The lines beyond the number are the ones in doubt. */
  for (guint i = 0; i < check->index; i++)
    {
      const TdAward *line = g_ptr_array_index (check->decision->awards, i);

      n += is_thematic_union_diploma (check, line) && is_same_theme (check, line->campaign_id);
    }
  if (n < rule->parameter)
    return;

  td_rules_report (check, "R4", TD_AWARD_CAMPAIGN, g_steal_pointer (&award_ids),
                   _ ("this is number %u of the theme in %d, and %d are allowed. Choose another "
                      "campaign, or leave this award out."),
                   n + 1, check->decision->decided_on.year, (int) rule->parameter);
}

/* --- R6, R7 ----------------------------------------------------------------------------------- */

/* The people of a unit and year who have a title. A fighter is one of the advanced workers, and
 * counts as such also where the paper names the higher title alone.
 * @names: (element-type utf8): advanced workers; @fighters: those that are fighters
 * @n_advanced: how many awards say "Lao động tiên tiến" */
typedef struct
{
  GHashTable *names;
  GHashTable *fighters;
  guint n_advanced;
  GArray *award_ids;
} Titles;

static void
titles_clear (Titles *self)
{
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->fighters, g_hash_table_unref);
  g_clear_pointer (&self->award_ids, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Titles, titles_clear)

/* Returns: whether it is one of the titles */
static gboolean
add_title (const TdRuleCheck *check, Titles *titles, gint64 form_id, const char *name)
{
  const TdAwardForm *form = td_catalogue_find_award_form (check->catalogue, form_id);
  TdAwardRole role = td_award_role_from_code (form != NULL ? form->code : NULL);

  if (role != TD_ROLE_FIGHTER && role != TD_ROLE_ADVANCED_WORKER)
    return FALSE;

  g_hash_table_add (titles->names, (gpointer) name);
  if (role == TD_ROLE_FIGHTER)
    g_hash_table_add (titles->fighters, (gpointer) name);
  else
    titles->n_advanced++;

  return TRUE;
}

/* @n_lines: of the decision */
static void
count_titles (const TdRuleCheck *check, gint64 unit_id, guint n_lines, Titles *titles)
{
  g_autofree char *key = td_decision_facts_key (unit_id, check->year);
  const GPtrArray *earlier = g_hash_table_lookup (check->facts->titles, key);

  *titles = (Titles){ g_hash_table_new (g_str_hash, g_str_equal),
                      g_hash_table_new (g_str_hash, g_str_equal), 0, NULL };
  for (guint i = 0; earlier != NULL && i < earlier->len; i++)
    {
      const TdEarlierAward *award = g_ptr_array_index (earlier, i);

      if (add_title (check, titles, award->award_form_id, award->name))
        td_rules_add_id (&titles->award_ids, award->award_id);
    }
  for (guint i = 0; i < n_lines; i++)
    {
      const TdAward *line = g_ptr_array_index (check->decision->awards, i);

      if (line->unit_id == unit_id && !td_date_is_set (line->revoked_on)
          && td_period_get_award_year (line->achievement_period, check->decision->decided_on)
                 == check->year)
        add_title (check, titles, line->award_form_id, line->name);
    }
}

/* How many people have the fighter's title in the book and in the first @n_lines of the decision.
 */
static guint
count_fighters_until (const TdRuleCheck *check, guint n_lines)
{
  g_auto (Titles) titles = { 0 };

  count_titles (check, check->award->unit_id, n_lines, &titles);

  return g_hash_table_size (titles.fighters);
}

static void
check_fighter_share (const TdRuleCheck *check)
{
  const TdRule *rule = td_rules_find_on (check, "R6");
  g_auto (Titles) titles = { 0 };
  g_autofree char *share = NULL;
  guint n_all, n_fighters;

  if (check->role != TD_ROLE_FIGHTER || check->award->unit_id == 0 || rule == NULL
      || rule->parameter < 0 || check->facts == NULL || check->facts->titles == NULL)
    return;

  count_titles (check, check->award->unit_id, check->decision->awards->len, &titles);
  n_all = g_hash_table_size (titles.names);
  /* Of a list only the lines beyond the share are in doubt. */
  n_fighters = count_fighters_until (check, check->index + 1);
  if (titles.n_advanced == 0 || n_fighters * G_GINT64_CONSTANT (10000) <= rule->parameter * n_all)
    return;

  share = td_money_format_hundredths (rule->parameter);
  td_rules_report (check, "R6", TD_AWARD_FORM, g_steal_pointer (&titles.award_ids),
                   _ ("this is grassroots fighter number %u of the unit in %d, among %u advanced "
                      "workers, and %s %% are allowed. Choose another form, or enter the advanced "
                      "workers who are missing."),
                   n_fighters, check->year, n_all, share);
}

static void
report_few_advanced (const TdRuleCheck *check, const TdRule *rule, Titles *titles)
{
  g_autofree char *key = td_decision_facts_key (check->award->recipient_unit_id, check->year);
  const gint64 *workers
      = check->facts->workers != NULL ? g_hash_table_lookup (check->facts->workers, key) : NULL;
  guint n = g_hash_table_size (titles->names);
  g_autofree char *share = NULL;

  if (workers == NULL || *workers <= 0 || rule->parameter < 0
      || n * G_GINT64_CONSTANT (10000) >= rule->parameter * *workers)
    return;

  share = td_money_format_hundredths (rule->parameter);
  td_rules_report (check, "R7", TD_AWARD_FORM, g_steal_pointer (&titles->award_ids),
                   _ ("the book has %u advanced workers of %d among the unit’s %d, and %s %% are "
                      "needed. Enter those who are missing, or choose another form."),
                   n, check->year, (int) *workers, share);
}

static void
check_excellent_collective (const TdRuleCheck *check)
{
  const TdRule *rule = td_rules_find_on (check, "R7");
  g_auto (Titles) titles = { 0 };

  if (check->role != TD_ROLE_EXCELLENT_COLLECTIVE || check->award->recipient_unit_id == 0
      || rule == NULL || check->facts == NULL || check->facts->titles == NULL)
    return;

  count_titles (check, check->award->recipient_unit_id, check->decision->awards->len, &titles);
  if (titles.n_advanced == 0)
    return;
  if (g_hash_table_size (titles.fighters) == 0)
    td_rules_report (check, "R7", TD_AWARD_FORM, NULL,
                     _ ("the book has no grassroots fighter of the unit in %d. Enter that award, "
                        "or choose another form."),
                     check->year);
  report_few_advanced (check, rule, &titles);
}

void
td_rules_check_numbers (const TdRuleCheck *check)
{
  check_theme (check);
  check_fighter_share (check);
  check_excellent_collective (check);
}
