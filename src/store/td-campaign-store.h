#pragma once

#include "domain/td-campaign.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* As the functions of td-unit-store.h. */
TdCampaign *td_campaign_load (TdDb *db, gint64 id, GError **error);
gboolean td_campaign_load_facts (TdDb *db,
                                 const TdCampaign *campaign,
                                 TdCampaignFacts *facts,
                                 GError **error);
gboolean
td_campaign_save (TdDb *db, const TdCatalogue *catalogue, TdCampaign *campaign, GError **error);

/* TdCampaignHit: what a campaign chooser shows */
typedef struct
{
  gint64 id;
  char *name;
  char *launching_level;
  TdDate starts_on;
  TdDate ends_on;
} TdCampaignHit;

void td_campaign_hit_free (TdCampaignHit *self);

/* td_campaign_search: (transfer full) (element-type TdCampaignHit) (nullable): as td_unit_search
 * (); campaigns that run on @on come first */
GPtrArray *td_campaign_search (TdDb *db, const char *text, TdDate on, guint limit, GError **error);

G_END_DECLS
