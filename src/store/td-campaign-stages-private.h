#pragma once

#include "domain/td-campaign.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* td_campaign_load_stages: adds the stages of a campaign to @stages (element-type TdCampaignStage):
 * in the order of the steps, those of one step by their days */
gboolean td_campaign_load_stages (TdDb *db, gint64 campaign_id, GPtrArray *stages, GError **error);

/* td_campaign_save_stages: makes @stages those of the campaign: new ones get their id, stored ones
 * that are missing are deleted */
gboolean td_campaign_save_stages (TdDb *db, gint64 campaign_id, GPtrArray *stages, GError **error);

G_END_DECLS
