#pragma once

#include "base/td-date.h"
#include "domain/td-catalogue.h"
#include "domain/td-problem.h"

G_BEGIN_DECLS

/* TdCampaignTarget: what a campaign asks of one organisation type
 * @value: hundredths of @measure, -1 if the target is words only
 * @direction: ">=", "<=" or "=": how what is reached has to stand beside @value */
typedef struct
{
  gint64 id;
  char *organisation_type;
  char *target;
  gint64 value;
  char *measure;
  char *direction;
} TdCampaignTarget;

/* The codes of the steps that the program knows: resources/data/stage.csv, in this order. */
#define TD_STAGE_PREPARED "prepared"
#define TD_STAGE_LAUNCHED "launched"
#define TD_STAGE_SIGNED "signed"
#define TD_STAGE_INTERIM "interim"
#define TD_STAGE_FINAL "final"

/* TdCampaignStage: a step of a campaign
 * @stage: a code of TD_VOCABULARY_STAGE
 * @due_on: as planned
 * @done_on: as it was */
typedef struct
{
  gint64 id;
  char *stage;
  TdDate due_on;
  TdDate done_on;
  char *document_number;
  char *note;
} TdCampaignStage;

/* An emulation campaign, as a value: see td-unit.h for how editors use it.
 * @unit_id: the unit of the book that launched it, 0 if that was a body outside of it
 * @parent_id: the campaign of a higher level that this one makes concrete
 * @targets: (element-type TdCampaignTarget): at most one an organisation type
 * @stages: (element-type TdCampaignStage): several of TD_STAGE_INTERIM, one of each other */
typedef struct
{
  gint64 id;
  int revision;
  char *name;
  char *launching_level;
  gint64 unit_id;
  gboolean is_themed;
  char *theme;
  TdDate starts_on;
  TdDate ends_on;
  char *document_number;
  TdDate document_date;
  char *goals; /* several lines, as are scope, subjects, contents and note */
  char *scope;
  char *subjects;
  char *contents;
  gint64 parent_id;
  char *note;
  GPtrArray *targets;
  GPtrArray *stages;
} TdCampaign;

#define TD_CAMPAIGN_NAME "name"
#define TD_CAMPAIGN_LAUNCHING_LEVEL "launching-level"
#define TD_CAMPAIGN_UNIT "unit"
#define TD_CAMPAIGN_THEME "theme"
#define TD_CAMPAIGN_STARTS_ON "starts-on"
#define TD_CAMPAIGN_ENDS_ON "ends-on"
#define TD_CAMPAIGN_DOCUMENT_DATE "document-date"
#define TD_CAMPAIGN_PARENT "parent"
#define TD_CAMPAIGN_TARGET "target"                 /* row: index in targets */
#define TD_CAMPAIGN_TARGET_TYPE "organisation-type" /* row: index in targets */
#define TD_CAMPAIGN_TARGET_MEASURE "measure"        /* row: index in targets */
#define TD_CAMPAIGN_STAGE "stage"                   /* row: index in stages, as are the next two */
#define TD_CAMPAIGN_STAGE_DUE "stage-due"
#define TD_CAMPAIGN_STAGE_DONE "stage-done"

/* TdCampaignFacts:
 * @today: after which nothing can have been done
 * @unit_name: (nullable): of the unit that launched it, NULL without one
 * @unit_from, @unit_to: its first and last day
 * @same_name: another campaign has this name, level and start
 * @parent_is_below: the chosen parent campaign is this one or made from it */
typedef struct
{
  gboolean same_name;
  gboolean parent_is_below;
  TdDate today;
  char *unit_name;
  TdDate unit_from;
  TdDate unit_to;
} TdCampaignFacts;

void td_campaign_facts_clear (TdCampaignFacts *self);

TdCampaign *td_campaign_new (void);
TdCampaign *td_campaign_copy (const TdCampaign *self);
void td_campaign_free (TdCampaign *self);
gboolean td_campaign_equal (const TdCampaign *a, const TdCampaign *b);

TdCampaignTarget *td_campaign_target_new (void);
TdCampaignTarget *td_campaign_target_copy (const TdCampaignTarget *self);
void td_campaign_target_free (TdCampaignTarget *self);

TdCampaignStage *td_campaign_stage_new (void);
TdCampaignStage *td_campaign_stage_copy (const TdCampaignStage *self);
void td_campaign_stage_free (TdCampaignStage *self);

/* td_campaign_check: (transfer full) (element-type TdProblem): as td_unit_check () */
GPtrArray *td_campaign_check (const TdCampaign *self,
                              const TdCatalogue *catalogue,
                              const TdCampaignFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCampaign, td_campaign_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCampaignTarget, td_campaign_target_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCampaignStage, td_campaign_stage_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdCampaignFacts, td_campaign_facts_clear)

G_END_DECLS
