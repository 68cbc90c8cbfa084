#pragma once

#include "domain/td-campaign-sheet.h"

G_BEGIN_DECLS

/* td_campaign_sheet_describe_totals:
 * @like: (nullable): only of the units that stand under the same one, in the same campaign
 *
 * Returns: (transfer full): "CĐ xã Bản Bo: 3 of 7 lines have results · Participants 1.234 · …" or
 * "All: 12 of 30 units take part · 9 have a plan · 8 have launched it" */
char *td_campaign_sheet_describe_totals (const TdCampaignSheet *self, const TdCampaignLine *like);

G_END_DECLS
