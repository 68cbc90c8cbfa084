#pragma once

#include "domain/td-campaign-sheet.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* td_campaign_units_load: who takes part in a campaign: a line for each unit of the tree of
 * @root_id (0: the top) that is open in the campaign's days, one that goes on until today.
 * @with_others: also the units that are not registered
 *
 * For a job's thread.
 *
 * Returns: (transfer full) (nullable): NULL with TD_ERROR_NOT_FOUND if there is no such campaign or
 *   unit */
TdCampaignSheet *td_campaign_units_load (
    TdDb *db, gint64 campaign_id, gint64 root_id, gboolean with_others, GError **error);

/* td_campaign_results_load: the results of @period of the units of the tree of @root_id (0: the
 * top): a line for each that is registered for a campaign or has results in it.
 * @campaign_id: 0: all campaigns that run in the period, and those that have results for it
 * @with_others: also units open in the period that are not registered
 *
 * As td_campaign_units_load (). */
TdCampaignSheet *td_campaign_results_load (TdDb *db,
                                           gint64 campaign_id,
                                           gint64 root_id,
                                           const TdPeriod *period,
                                           gboolean with_others,
                                           GError **error);

/* td_campaign_sheet_save: within a TdWriteFunc; writes the lines that were changed, each under its
 * revision; a line of which nothing is left is deleted, and so is that of a unit that does not take
 * part any more. Units that results register are registered. Ids, revisions and stored cells of
 * @sheet are those of the book afterwards.
 *
 * Returns: FALSE with TD_ERROR_INVALID, or TD_ERROR_STALE and the name of a unit whose row was
 *   changed in the book meanwhile */
gboolean td_campaign_sheet_save (TdDb *db, TdCampaignSheet *sheet, GError **error);

G_END_DECLS
