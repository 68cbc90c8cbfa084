#pragma once

#include "app/dialogs/td-editor.h"

G_BEGIN_DECLS

#define TD_TYPE_DECISION_EDITOR (td_decision_editor_get_type ())

/* TdDecisionEditor: a decision as it stands on paper: its heading, and the list of recipients with
 * the form of the marked one.
 *
 * Actions: editor.save (Ctrl+S), editor.save-next (Ctrl+Enter), editor.add-recipient (Ctrl+N),
 * editor.duplicate-recipient, editor.remove-recipient, editor.move-up, editor.move-down,
 * editor.propose-bonus */
G_DECLARE_FINAL_TYPE (TdDecisionEditor, td_decision_editor, TD, DECISION_EDITOR, TdEditor)

/* td_decision_editor_new:
 * @decision_id: 0 for a new one
 * @award_id: the award to be marked, 0 for the first
 *
 * Returns: (transfer none) (nullable): to be presented; NULL with @error if it cannot be read */
GtkWidget *td_decision_editor_new (
    GtkWindow *parent, TdBook *book, gint64 decision_id, gint64 award_id, GError **error);

G_END_DECLS
