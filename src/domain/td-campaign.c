#include "domain/td-campaign.h"

#include <glib/gi18n-lib.h>

TdCampaignTarget *
td_campaign_target_new (void)
{
  TdCampaignTarget *self = g_new0 (TdCampaignTarget, 1);

  self->organisation_type = g_strdup ("");
  self->target = g_strdup ("");
  self->measure = g_strdup ("");
  self->value = -1;

  return self;
}

TdCampaignTarget *
td_campaign_target_copy (const TdCampaignTarget *self)
{
  TdCampaignTarget *copy = g_new (TdCampaignTarget, 1);

  *copy = *self;
  copy->organisation_type = g_strdup (self->organisation_type);
  copy->target = g_strdup (self->target);
  copy->measure = g_strdup (self->measure);

  return copy;
}

void
td_campaign_target_free (TdCampaignTarget *self)
{
  if (self == NULL)
    return;

  g_free (self->organisation_type);
  g_free (self->target);
  g_free (self->measure);
  g_free (self);
}

static gboolean
target_equal (const TdCampaignTarget *a, const TdCampaignTarget *b)
{
  return a->id == b->id && g_str_equal (a->organisation_type, b->organisation_type)
         && g_str_equal (a->target, b->target) && a->value == b->value
         && g_str_equal (a->measure, b->measure);
}

static GPtrArray *
targets_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) td_campaign_target_free);
}

TdCampaign *
td_campaign_new (void)
{
  TdCampaign *self = g_new0 (TdCampaign, 1);

  self->name = g_strdup ("");
  self->launching_level = g_strdup ("");
  self->theme = g_strdup ("");
  self->document_number = g_strdup ("");
  self->goals = g_strdup ("");
  self->scope = g_strdup ("");
  self->subjects = g_strdup ("");
  self->contents = g_strdup ("");
  self->note = g_strdup ("");
  self->targets = targets_new ();

  return self;
}

TdCampaign *
td_campaign_copy (const TdCampaign *self)
{
  TdCampaign *copy = g_new (TdCampaign, 1);

  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->launching_level = g_strdup (self->launching_level);
  copy->theme = g_strdup (self->theme);
  copy->document_number = g_strdup (self->document_number);
  copy->goals = g_strdup (self->goals);
  copy->scope = g_strdup (self->scope);
  copy->subjects = g_strdup (self->subjects);
  copy->contents = g_strdup (self->contents);
  copy->note = g_strdup (self->note);
  copy->targets = targets_new ();
  for (guint i = 0; i < self->targets->len; i++)
    g_ptr_array_add (copy->targets, td_campaign_target_copy (g_ptr_array_index (self->targets, i)));

  return copy;
}

void
td_campaign_free (TdCampaign *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->launching_level);
  g_free (self->theme);
  g_free (self->document_number);
  g_free (self->goals);
  g_free (self->scope);
  g_free (self->subjects);
  g_free (self->contents);
  g_free (self->note);
  g_ptr_array_unref (self->targets);
  g_free (self);
}

gboolean
td_campaign_equal (const TdCampaign *a, const TdCampaign *b)
{
  if (a->id != b->id || a->revision != b->revision || !g_str_equal (a->name, b->name)
      || !g_str_equal (a->launching_level, b->launching_level) || a->is_themed != b->is_themed
      || !g_str_equal (a->theme, b->theme) || !td_date_equal (a->starts_on, b->starts_on)
      || !td_date_equal (a->ends_on, b->ends_on)
      || !g_str_equal (a->document_number, b->document_number)
      || !td_date_equal (a->document_date, b->document_date) || !g_str_equal (a->goals, b->goals)
      || !g_str_equal (a->scope, b->scope) || !g_str_equal (a->subjects, b->subjects)
      || !g_str_equal (a->contents, b->contents) || a->parent_id != b->parent_id
      || !g_str_equal (a->note, b->note) || a->targets->len != b->targets->len)
    return FALSE;

  for (guint i = 0; i < a->targets->len; i++)
    if (!target_equal (g_ptr_array_index (a->targets, i), g_ptr_array_index (b->targets, i)))
      return FALSE;

  return TRUE;
}

/* --- The check -------------------------------------------------------------------------------- */

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
    }
}

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
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_CAMPAIGN_ENDS_ON, -1,
                     _ ("The campaign ends before it begins. Correct one of the days."));
  check_targets (self, catalogue, problems);

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

  return problems;
}
