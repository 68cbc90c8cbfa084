#pragma once

#include "base/td-date.h"
#include "domain/td-catalogue.h"
#include "domain/td-problem.h"

G_BEGIN_DECLS

/* TdCampaignTarget: what a campaign asks of one organisation type
 * @value: hundredths of @measure, -1 if the target is words only */
typedef struct
{
  gint64 id;
  char *organisation_type;
  char *target;
  gint64 value;
  char *measure;
} TdCampaignTarget;

/* An emulation campaign, as a value: see td-unit.h for how editors use it.
 * @targets: (element-type TdCampaignTarget): at most one an organisation type */
typedef struct
{
  gint64 id;
  int revision;
  char *name;
  char *launching_level;
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
} TdCampaign;

#define TD_CAMPAIGN_NAME "name"
#define TD_CAMPAIGN_LAUNCHING_LEVEL "launching-level"
#define TD_CAMPAIGN_THEME "theme"
#define TD_CAMPAIGN_STARTS_ON "starts-on"
#define TD_CAMPAIGN_ENDS_ON "ends-on"
#define TD_CAMPAIGN_DOCUMENT_DATE "document-date"
#define TD_CAMPAIGN_PARENT "parent"
#define TD_CAMPAIGN_TARGET "target"                 /* row: index in targets */
#define TD_CAMPAIGN_TARGET_TYPE "organisation-type" /* row: index in targets */

/* TdCampaignFacts:
 * @same_name: another campaign has this name, level and start
 * @parent_is_below: the chosen parent campaign is this one or made from it */
typedef struct
{
  gboolean same_name;
  gboolean parent_is_below;
} TdCampaignFacts;

TdCampaign *td_campaign_new (void);
TdCampaign *td_campaign_copy (const TdCampaign *self);
void td_campaign_free (TdCampaign *self);
gboolean td_campaign_equal (const TdCampaign *a, const TdCampaign *b);

TdCampaignTarget *td_campaign_target_new (void);
TdCampaignTarget *td_campaign_target_copy (const TdCampaignTarget *self);
void td_campaign_target_free (TdCampaignTarget *self);

/* td_campaign_check: (transfer full) (element-type TdProblem): as td_unit_check () */
GPtrArray *td_campaign_check (const TdCampaign *self,
                              const TdCatalogue *catalogue,
                              const TdCampaignFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCampaign, td_campaign_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCampaignTarget, td_campaign_target_free)

G_END_DECLS
