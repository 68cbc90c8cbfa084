#pragma once

#include "app/dialogs/td-editor.h"

G_BEGIN_DECLS

#define TD_TYPE_CLUSTER_EDITOR (td_cluster_editor_get_type ())

/* TdClusterEditor: the window of an emulation cluster: name, year, score sheet and units.
 *
 * Actions: those of TdEditor, editor.move-up (Alt+Shift+Up), editor.move-down (Alt+Shift+Down),
 * editor.remove-line (Ctrl+Delete) */
G_DECLARE_FINAL_TYPE (TdClusterEditor, td_cluster_editor, TD, CLUSTER_EDITOR, TdEditor)

/* td_cluster_editor_new:
 * @cluster_id: 0 for a new one
 * @year: of a new one
 *
 * Returns: (nullable): NULL with TD_ERROR_NOT_FOUND */
GtkWidget *td_cluster_editor_new (
    GtkWindow *parent, TdBook *book, gint64 cluster_id, int year, GError **error);

G_END_DECLS
