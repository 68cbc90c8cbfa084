#pragma once

#include "app/dialogs/td-editor.h"

G_BEGIN_DECLS

#define TD_TYPE_DECISION_EDITOR (td_decision_editor_get_type ())

/* TdDecisionEditor: a decision as it stands on paper: its heading, what holds for all recipients,
 * and the list of recipients as a grid that is typed and pasted into. What is typed is kept as a
 * draft until it is saved or dropped.
 *
 * Actions: editor.save (Ctrl+S), editor.save-next (Ctrl+Enter), editor.discard,
 * editor.add-recipient (Ctrl+N), editor.duplicate-recipient (Ctrl+Shift+N), editor.remove-recipient
 * (Ctrl+Delete), editor.move-up, editor.move-down (Alt+Shift+Up, Down), editor.fill-down
 * (Ctrl+Shift+Down), editor.propose-bonus (Ctrl+B), editor.show-history (Ctrl+I), editor.revoke,
 * editor.set-kind (s), editor.show-others, editor.undo (Ctrl+Z), editor.redo (Ctrl+Shift+Z) */
G_DECLARE_FINAL_TYPE (TdDecisionEditor, td_decision_editor, TD, DECISION_EDITOR, TdEditor)

/* td_decision_editor_new:
 * @decision_id: 0 for a new one. If there is a draft of the decision, that is shown.
 * @award_id: the award to be marked, 0 for the first
 *
 * Returns: (transfer none) (nullable): to be presented; NULL with @error if it cannot be read */
GtkWidget *td_decision_editor_new (
    GtkWindow *parent, TdBook *book, gint64 decision_id, gint64 award_id, GError **error);

/* td_decision_editor_new_for_draft: goes on with a draft */
GtkWidget *
td_decision_editor_new_for_draft (GtkWindow *parent, TdBook *book, gint64 draft_id, GError **error);

G_END_DECLS
