#pragma once

#include "app/widgets/td-grid-model.h"
#include "domain/td-campaign-sheet.h"

G_BEGIN_DECLS

#define TD_TYPE_CAMPAIGN_SHEET_GRID (td_campaign_sheet_grid_get_type ())

/* TdCampaignSheetGrid: who takes part in a campaign, or results, as the model of a grid: a line for
 * each unit, with a title over those of each campaign, or of one campaign over those under each
 * unit. Beside some results stands that of the period before, which cannot be typed into; the
 * target and what was reached of it are computed. It edits the sheet of its owner and says itself
 * what is wrong with a line.
 *
 * Signal: edited (TdCampaignSheetGrid *): after each change */
G_DECLARE_FINAL_TYPE (TdCampaignSheetGrid, td_campaign_sheet_grid, TD, CAMPAIGN_SHEET_GRID, GObject)

TdCampaignSheetGrid *td_campaign_sheet_grid_new (TdCampaignSheetKind kind);

/* td_campaign_sheet_grid_set_sheet: @sheet: (transfer none) (nullable): the owner's, which outlives
 * the grid or is replaced by another call */
void td_campaign_sheet_grid_set_sheet (TdCampaignSheetGrid *self, TdCampaignSheet *sheet);

/* td_campaign_sheet_grid_changed: the owner changed the sheet itself */
void td_campaign_sheet_grid_changed (TdCampaignSheetGrid *self);

/* td_campaign_sheet_grid_find_row: the row of the grid that has @line */
guint td_campaign_sheet_grid_find_row (TdCampaignSheetGrid *self, guint line);

/* td_campaign_sheet_grid_get_line: the line of @row, -1 for a title */
int td_campaign_sheet_grid_get_line (TdCampaignSheetGrid *self, guint row);

/* td_campaign_sheet_grid_find_column: the column in which @field is typed */
guint td_campaign_sheet_grid_find_column (TdCampaignSheetGrid *self, guint field);

/* td_campaign_sheet_grid_get_field: the field that is in @column or beside it, the first one
 * elsewhere */
guint td_campaign_sheet_grid_get_field (TdCampaignSheetGrid *self, guint column);

G_END_DECLS
