#pragma once

#include "app/dialogs/td-editor.h"

G_BEGIN_DECLS

#define TD_TYPE_CAMPAIGN_EDITOR (td_campaign_editor_get_type ())

/* TdCampaignEditor: an emulation campaign with its targets.
 *
 * Actions: editor.save (Ctrl+S), editor.save-next (Ctrl+Enter) */
G_DECLARE_FINAL_TYPE (TdCampaignEditor, td_campaign_editor, TD, CAMPAIGN_EDITOR, TdEditor)

/* td_campaign_editor_new:
 * @campaign_id: 0 for a new one
 *
 * Returns: (transfer none) (nullable): to be presented; NULL with @error if it cannot be read */
GtkWidget *
td_campaign_editor_new (GtkWindow *parent, TdBook *book, gint64 campaign_id, GError **error);

G_END_DECLS
