#include "domain/td-campaign.h"

TdCampaignTarget *
td_campaign_target_new (void)
{
  TdCampaignTarget *self = g_new0 (TdCampaignTarget, 1);

  self->organisation_type = g_strdup ("");
  self->target = g_strdup ("");
  self->measure = g_strdup ("");
  self->direction = g_strdup (">=");
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
  copy->direction = g_strdup (self->direction);

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
  g_free (self->direction);
  g_free (self);
}

static gboolean
target_equal (const TdCampaignTarget *a, const TdCampaignTarget *b)
{
  return a->id == b->id && g_str_equal (a->organisation_type, b->organisation_type)
         && g_str_equal (a->target, b->target) && a->value == b->value
         && g_str_equal (a->measure, b->measure) && g_str_equal (a->direction, b->direction);
}

TdCampaignStage *
td_campaign_stage_new (void)
{
  TdCampaignStage *self = g_new0 (TdCampaignStage, 1);

  self->stage = g_strdup ("");
  self->document_number = g_strdup ("");
  self->note = g_strdup ("");

  return self;
}

TdCampaignStage *
td_campaign_stage_copy (const TdCampaignStage *self)
{
  TdCampaignStage *copy = g_new (TdCampaignStage, 1);

  *copy = *self;
  copy->stage = g_strdup (self->stage);
  copy->document_number = g_strdup (self->document_number);
  copy->note = g_strdup (self->note);

  return copy;
}

void
td_campaign_stage_free (TdCampaignStage *self)
{
  if (self == NULL)
    return;

  g_free (self->stage);
  g_free (self->document_number);
  g_free (self->note);
  g_free (self);
}

static gboolean
stage_equal (const TdCampaignStage *a, const TdCampaignStage *b)
{
  return a->id == b->id && g_str_equal (a->stage, b->stage) && td_date_equal (a->due_on, b->due_on)
         && td_date_equal (a->done_on, b->done_on)
         && g_str_equal (a->document_number, b->document_number) && g_str_equal (a->note, b->note);
}

static GPtrArray *
targets_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) td_campaign_target_free);
}

static GPtrArray *
stages_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) td_campaign_stage_free);
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
  self->stages = stages_new ();

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
  copy->stages = stages_new ();
  for (guint i = 0; i < self->stages->len; i++)
    g_ptr_array_add (copy->stages, td_campaign_stage_copy (g_ptr_array_index (self->stages, i)));

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
  g_ptr_array_unref (self->stages);
  g_free (self);
}

gboolean
td_campaign_equal (const TdCampaign *a, const TdCampaign *b)
{
  if (a->id != b->id || a->revision != b->revision || !g_str_equal (a->name, b->name)
      || !g_str_equal (a->launching_level, b->launching_level) || a->unit_id != b->unit_id
      || a->is_themed != b->is_themed || !g_str_equal (a->theme, b->theme)
      || !td_date_equal (a->starts_on, b->starts_on) || !td_date_equal (a->ends_on, b->ends_on)
      || !g_str_equal (a->document_number, b->document_number)
      || !td_date_equal (a->document_date, b->document_date) || !g_str_equal (a->goals, b->goals)
      || !g_str_equal (a->scope, b->scope) || !g_str_equal (a->subjects, b->subjects)
      || !g_str_equal (a->contents, b->contents) || a->parent_id != b->parent_id
      || !g_str_equal (a->note, b->note) || a->targets->len != b->targets->len
      || a->stages->len != b->stages->len)
    return FALSE;

  for (guint i = 0; i < a->targets->len; i++)
    if (!target_equal (g_ptr_array_index (a->targets, i), g_ptr_array_index (b->targets, i)))
      return FALSE;
  for (guint i = 0; i < a->stages->len; i++)
    if (!stage_equal (g_ptr_array_index (a->stages, i), g_ptr_array_index (b->stages, i)))
      return FALSE;

  return TRUE;
}

void
td_campaign_facts_clear (TdCampaignFacts *self)
{
  g_clear_pointer (&self->unit_name, g_free);
}
