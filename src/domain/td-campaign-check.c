#include "domain/td-campaign.h"

#include <glib/gi18n-lib.h>

/* --- Targets ---------------------------------------------------------------------------------- */

static void
check_targets (const TdCampaign *self, const TdCatalogue *catalogue, GPtrArray *problems)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->targets->len; i++)
    {
      const TdCampaignTarget *target = g_ptr_array_index (self->targets, i);
      const TdTerm *type = td_catalogue_find_term (catalogue, TD_VOCABULARY_ORGANISATION_TYPE,
                                                   target->organisation_type);

      if (type == NULL)
        td_problems_add (problems, TD_SEVERITY_ERROR, TD_CAMPAIGN_TARGET_TYPE, (int) i,
                         _ ("Choose the organisation type that the target is for."));
      else if (!g_hash_table_add (seen, target->organisation_type))
        td_problems_add (problems, TD_SEVERITY_ERROR, TD_CAMPAIGN_TARGET_TYPE, (int) i,
                         _ ("“%s” has a target already. Put both into one line."), type->name);
      if (target->target[0] == '\0')
        td_problems_add (problems, TD_SEVERITY_ERROR, TD_CAMPAIGN_TARGET, (int) i,
                         _ ("Enter the target in words, or remove the line."));
      if (target->value >= 0 && target->measure[0] == '\0')
        td_problems_add (problems, TD_SEVERITY_WARNING, TD_CAMPAIGN_TARGET_MEASURE, (int) i,
                         _ ("Enter what the number counts, such as %% or initiatives."));
    }
}

/* --- Stages ----------------------------------------------------------------------------------- */

/* The place of a step in the order of all, -1 for one that the program does not know. */
static int
get_place (const TdCampaignStage *stage)
{
  static const char *const order[]
      = { TD_STAGE_PREPARED, TD_STAGE_LAUNCHED, TD_STAGE_SIGNED, TD_STAGE_INTERIM, TD_STAGE_FINAL };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_str_equal (stage->stage, order[i]))
      return (int) i;

  return -1;
}

static const char *
get_stage_name (const TdCampaignStage *stage, const TdCatalogue *catalogue)
{
  const TdTerm *term = td_catalogue_find_term (catalogue, TD_VOCABULARY_STAGE, stage->stage);

  return term != NULL ? term->name : stage->stage;
}

/* Units sign when they can, so that this is unusual only. */
static TdSeverity
get_order_severity (const TdCampaignStage *a, const TdCampaignStage *b)
{
  return g_str_equal (a->stage, TD_STAGE_SIGNED) || g_str_equal (b->stage, TD_STAGE_SIGNED)
             ? TD_SEVERITY_WARNING
             : TD_SEVERITY_ERROR;
}

/* Whether the step was done before another that comes before it; one sentence is enough. */
static void
check_order (const TdCampaign *self, guint row, const TdCatalogue *catalogue, GPtrArray *problems)
{
  const TdCampaignStage *stage = g_ptr_array_index (self->stages, row);

  for (guint i = 0; i < self->stages->len; i++)
    {
      const TdCampaignStage *other = g_ptr_array_index (self->stages, i);

      if (get_place (other) >= 0 && get_place (other) < get_place (stage)
          && td_date_is_set (other->done_on)
          && td_date_compare (stage->done_on, other->done_on) < 0)
        {
          g_autofree char *day = td_date_format (stage->done_on);
          g_autofree char *other_day = td_date_format (other->done_on);

          td_problems_add (
              problems, get_order_severity (stage, other), TD_CAMPAIGN_STAGE_DONE, (int) row,
              _ ("“%s” was on %s, before “%s” on %s. Correct one of the days."),
              get_stage_name (stage, catalogue), day, get_stage_name (other, catalogue), other_day);
          return;
        }
    }
}

/* A review needs a campaign that began and was launched. */
static void
check_review (const TdCampaign *self, guint row, const TdCatalogue *catalogue, GPtrArray *problems)
{
  const TdCampaignStage *stage = g_ptr_array_index (self->stages, row);
  const char *name = get_stage_name (stage, catalogue);
  g_autofree char *day = td_date_format (stage->done_on);

  if (get_place (stage) < 3)
    return;

  if (td_date_compare (stage->done_on, self->starts_on) < 0)
    {
      g_autofree char *first = td_date_format (self->starts_on);

      td_problems_add (problems, TD_SEVERITY_ERROR, TD_CAMPAIGN_STAGE_DONE, (int) row,
                       _ ("“%s” was on %s, but the campaign begins on %s only. Correct one of the "
                          "days."),
                       name, day, first);
    }
  for (guint i = 0; i < self->stages->len; i++)
    {
      const TdCampaignStage *other = g_ptr_array_index (self->stages, i);

      if (g_str_equal (other->stage, TD_STAGE_LAUNCHED) && !td_date_is_set (other->done_on)
          && td_problems_find (problems, TD_CAMPAIGN_STAGE_DONE, (int) i) == NULL)
        td_problems_add (problems, TD_SEVERITY_WARNING, TD_CAMPAIGN_STAGE_DONE, (int) i,
                         _ ("“%s” was on %s: enter the day on which the campaign was launched."),
                         name, day);
    }
}

static void
check_stages (const TdCampaign *self,
              const TdCatalogue *catalogue,
              const TdCampaignFacts *facts,
              GPtrArray *problems)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->stages->len; i++)
    {
      const TdCampaignStage *stage = g_ptr_array_index (self->stages, i);

      if (td_catalogue_find_term (catalogue, TD_VOCABULARY_STAGE, stage->stage) == NULL)
        td_problems_add (problems, TD_SEVERITY_ERROR, TD_CAMPAIGN_STAGE, (int) i,
                         _ ("Choose the step, or remove the line."));
      else if (!g_hash_table_add (seen, stage->stage)
               && !g_str_equal (stage->stage, TD_STAGE_INTERIM))
        td_problems_add (problems, TD_SEVERITY_ERROR, TD_CAMPAIGN_STAGE, (int) i,
                         _ ("“%s” has a line already. Put both into one line."),
                         get_stage_name (stage, catalogue));
      if (!td_date_is_set (stage->done_on))
        continue;

      if (facts != NULL && td_date_is_set (facts->today)
          && td_date_compare (facts->today, stage->done_on) < 0)
        {
          g_autofree char *day = td_date_format (stage->done_on);

          td_problems_add (problems, TD_SEVERITY_ERROR, TD_CAMPAIGN_STAGE_DONE, (int) i,
                           _ ("%s is still to come. Enter it as the planned day of “%s”."), day,
                           get_stage_name (stage, catalogue));
        }
      check_order (self, i, catalogue, problems);
      check_review (self, i, catalogue, problems);
    }
}

/* --- The unit --------------------------------------------------------------------------------- */

/* The day on which the unit launched it, as far as that is known. */
static TdDate
get_launch_day (const TdCampaign *self)
{
  for (guint i = 0; i < self->stages->len; i++)
    {
      const TdCampaignStage *stage = g_ptr_array_index (self->stages, i);

      if (g_str_equal (stage->stage, TD_STAGE_LAUNCHED) && td_date_is_set (stage->done_on))
        return stage->done_on;
    }

  return td_date_is_set (self->starts_on) ? self->starts_on : self->document_date;
}

static void
check_unit (const TdCampaign *self, const TdCampaignFacts *facts, GPtrArray *problems)
{
  TdDate launch = get_launch_day (self);
  g_autofree char *day = td_date_format (launch);
  g_autofree char *from = td_date_format (facts->unit_from);
  g_autofree char *to = td_date_format (facts->unit_to);

  if (facts->unit_name == NULL || !td_date_is_set (launch))
    return;

  if (td_date_is_set (facts->unit_from) && td_date_compare (launch, facts->unit_from) < 0)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_CAMPAIGN_UNIT, -1,
                     _ ("“%s” began on %s, but the campaign was launched on %s. Choose the unit of "
                        "that day."),
                     facts->unit_name, from, day);
  else if (td_date_is_set (facts->unit_to) && td_date_compare (launch, facts->unit_to) > 0)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_CAMPAIGN_UNIT, -1,
                     _ ("“%s” ended on %s, but the campaign was launched on %s. Choose the unit of "
                        "that day."),
                     facts->unit_name, to, day);
}

/* --- All -------------------------------------------------------------------------------------- */

GPtrArray *
td_campaign_check (const TdCampaign *self,
                   const TdCatalogue *catalogue,
                   const TdCampaignFacts *facts)
{
  GPtrArray *problems = td_problems_new ();

  if (self->name[0] == '\0')
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_CAMPAIGN_NAME, -1,
                     _ ("Enter the campaign's name."));
  if (td_catalogue_find_term (catalogue, TD_VOCABULARY_LAUNCHING_LEVEL, self->launching_level)
      == NULL)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_CAMPAIGN_LAUNCHING_LEVEL, -1,
                     _ ("Choose the level that launched the campaign."));
  if (self->is_themed && self->theme[0] == '\0')
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_CAMPAIGN_THEME, -1,
                     _ ("Enter the theme or the wave, or choose “regular”."));
  if (td_date_is_set (self->starts_on) && td_date_is_set (self->ends_on)
      && td_date_compare (self->starts_on, self->ends_on) > 0)
    {
      g_autofree char *first = td_date_format (self->starts_on);
      g_autofree char *last = td_date_format (self->ends_on);

      td_problems_add (problems, TD_SEVERITY_ERROR, TD_CAMPAIGN_ENDS_ON, -1,
                       _ ("The campaign ends on %s, before it begins on %s. Correct one of the "
                          "days."),
                       last, first);
    }
  check_targets (self, catalogue, problems);
  check_stages (self, catalogue, facts, problems);

  if (facts == NULL)
    return problems;

  if (facts->same_name)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_CAMPAIGN_NAME, -1,
                     _ ("There is a campaign of this name, level and first day already. Open that "
                        "one, or change the name."))
        ->is_duplicate
        = TRUE;
  if (facts->parent_is_below)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_CAMPAIGN_PARENT, -1,
                     _ ("The chosen campaign is this one or was made from it. Choose another."));
  check_unit (self, facts, problems);

  return problems;
}
