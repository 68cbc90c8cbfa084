#pragma once

#include "app/dialogs/td-editor.h"

G_BEGIN_DECLS

#define TD_TYPE_SCORE_EDITOR (td_score_editor_get_type ())

/* TdScoreEditor: the scores of the units of a cluster, one unit at a time in a grid, with its sums
 * and the ranking of the cluster beside it. All units are saved in one.
 *
 * Actions: those of TdEditor, score.next (Alt+Right), score.previous (Alt+Left), score.export
 * (Ctrl+E) */
G_DECLARE_FINAL_TYPE (TdScoreEditor, td_score_editor, TD, SCORE_EDITOR, TdEditor)

/* td_score_editor_new: @unit_id: the unit that is shown first, 0 for the first one of the cluster
 *
 * Returns: (nullable): NULL with TD_ERROR_NOT_FOUND */
GtkWidget *td_score_editor_new (
    GtkWindow *parent, TdBook *book, gint64 cluster_id, gint64 unit_id, GError **error);

/* td_score_editor_export: writes the saved score sheet of the unit on show to @path */
void td_score_editor_export (TdScoreEditor *self, const char *path);

G_END_DECLS
