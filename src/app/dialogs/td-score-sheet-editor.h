#pragma once

#include "app/dialogs/td-editor.h"

G_BEGIN_DECLS

#define TD_TYPE_SCORE_SHEET_EDITOR (td_score_sheet_editor_get_type ())

/* TdScoreSheetEditor: the window of a score sheet: its name, what it follows, and its criteria.
 *
 * Actions: those of TdEditor, editor.insert-line (Alt+Insert), editor.move-up (Alt+Shift+Up),
 * editor.move-down (Alt+Shift+Down), editor.remove-line (Ctrl+Delete), score-sheet.delete */
G_DECLARE_FINAL_TYPE (TdScoreSheetEditor, td_score_sheet_editor, TD, SCORE_SHEET_EDITOR, TdEditor)

/* td_score_sheet_editor_new: @sheet_id: 0 for a new one
 *
 * Returns: (nullable): NULL with TD_ERROR_NOT_FOUND */
GtkWidget *
td_score_sheet_editor_new (GtkWindow *parent, TdBook *book, gint64 sheet_id, GError **error);

G_END_DECLS
