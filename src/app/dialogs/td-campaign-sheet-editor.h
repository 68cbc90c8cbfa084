#pragma once

#include "app/dialogs/td-editor.h"
#include "domain/td-campaign-sheet.h"

G_BEGIN_DECLS

#define TD_TYPE_CAMPAIGN_SHEET_EDITOR (td_campaign_sheet_editor_get_type ())

/* TdCampaignSheetEditor: the window in which it is typed or pasted who takes part in a campaign, or
 * what units reached in one or in all of them.
 *
 * Keys: Ctrl+R registers the unit of the current line, Ctrl+Shift+R all that are shown; Ctrl+D
 * repeats the last period, of taking part the line above */
G_DECLARE_FINAL_TYPE (
    TdCampaignSheetEditor, td_campaign_sheet_editor, TD, CAMPAIGN_SHEET_EDITOR, TdEditor)

/* td_campaign_sheet_editor_new:
 * @campaign_id: 0 for all campaigns of the half-year that is reported, which only results can be of
 * @unit_id: whose tree it is of, 0 for the top */
GtkWidget *td_campaign_sheet_editor_new (
    GtkWindow *parent, TdBook *book, TdCampaignSheetKind kind, gint64 campaign_id, gint64 unit_id);

G_END_DECLS
