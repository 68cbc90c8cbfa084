#pragma once

#include "app/dialogs/td-decision-checker.h"
#include "app/dialogs/td-decision-editor.h"
#include "app/dialogs/td-draft-keeper.h"
#include "app/widgets/td-attachment-bar.h"
#include "app/widgets/td-date-entry.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-grid.h"
#include "app/widgets/td-line-panel.h"
#include "app/widgets/td-message-bar.h"
#include "app/widgets/td-paste-bar.h"
#include "app/widgets/td-recipient-sheet.h"
#include "app/widgets/td-term-drop-down.h"
#include "domain/td-decision.h"

G_BEGIN_DECLS

/* Shared by td-decision-editor.c (the window), -heading.c, -check.c (what is wrong), -common.c
 * (what holds for all recipients), -lines.c (actions on a line), -people.c (who a recipient is),
 * -paste.c and -save.c. */
struct _TdDecisionEditor
{
  TdEditor parent_instance;

  TdBook *book; /* the parent class’s, as is the next */
  TdCatalogue *catalogue;
  TdDecision *orig; /* as it was read */
  TdDecision *curr; /* as it is typed */
  TdRecipientSheet *sheet;
  TdDraftKeeper *keeper;
  gboolean filling;
  gboolean checked; /* a save was refused: empty fields are told of as well */

  /* Checking. */
  guint check_timeout;
  GCancellable *checking;
  TdDecisionFindings *findings;
  GArray *rows;   /* guint: of each award that was checked its index in curr */
  gboolean saves; /* once the check is done: Ctrl+S was pressed */
  gboolean saves_next;

  /* Pasting. @changes counts the changes: the columns of a paste can be chosen anew as long as
   * there was none after it. */
  guint changes;
  TdPaste *paste;
  guint pasted_at;

  TdMessageBar *errors;
  GtkWidget *heading;
  GtkEditable *number;
  GtkEditable *symbol;
  TdDateEntry *decided_on;
  TdTermDropDown *deciding_level;
  GtkEditable *issuer;
  GtkEditable *signer;
  GtkEditable *signer_post;
  GtkEditable *abstract;
  TdTermDropDown *common_form;
  TdTermDropDown *common_commendation;
  TdTermDropDown *common_campaign;
  TdTermDropDown *common_period;
  TdPasteBar *paste_bar;
  TdGrid *grid;
  TdLinePanel *panel;
  TdAttachmentBar *attachments;
  GtkLabel *status;
  GMenuModel *line_menu;
};

/* td-decision-editor.c */

/* td_decision_editor_take: (transfer full): shows @curr; @orig is what was read from the book
 * @draft_id: the draft that @curr comes from, 0 for none */
void td_decision_editor_take (TdDecisionEditor *self,
                              TdDecision *orig,
                              TdDecision *curr,
                              gint64 draft_id);

/* td_decision_editor_new_decision: (transfer full): with the settings' symbol and issuer */
TdDecision *td_decision_editor_new_decision (TdDecisionEditor *self);

/* td_decision_editor_touch: something was changed: it is checked and kept soon */
void td_decision_editor_touch (TdDecisionEditor *self);

/* td_decision_editor_get_line: FALSE if the current row has no award */
gboolean td_decision_editor_get_line (TdDecisionEditor *self, guint *award);

/* td-decision-editor-heading.c */
void td_decision_editor_offer_levels (TdDecisionEditor *self);
void td_decision_editor_fill_heading (TdDecisionEditor *self);
void td_decision_editor_collect_heading (TdDecisionEditor *self);

/* td-decision-editor-common.c */
void td_decision_editor_offer_common (TdDecisionEditor *self);

/* td_decision_editor_find_common: what all lines have in common goes into the heading */
void td_decision_editor_find_common (TdDecisionEditor *self);
void td_decision_editor_collect_common (TdDecisionEditor *self, GParamSpec *pspec, GtkWidget *from);

/* td_decision_editor_find_common_field: (nullable): the heading's field that has the column of
 * @cell */
TdField *td_decision_editor_find_common_field (TdDecisionEditor *self, TdAwardCell cell);

/* td-decision-editor-check.c */
void td_decision_editor_queue_check (TdDecisionEditor *self);
void td_decision_editor_stop_checking (TdDecisionEditor *self);
void td_decision_editor_update_panel (TdDecisionEditor *self);

/* td_decision_editor_get_similar: (nullable) (element-type TdPersonHit): of an award in curr */
const GPtrArray *td_decision_editor_get_similar (TdDecisionEditor *self, guint award);

/* td_decision_editor_copy_filled: (transfer full): what would be saved: the draft without lines in
 * which nothing was typed
 * @rows: (element-type guint) (nullable): of each award of the result its index in @draft */
TdDecision *td_decision_editor_copy_filled (const TdDecision *draft, GArray *rows);

/* td-decision-editor-lines.c */
void td_decision_editor_install_line_actions (GtkWidgetClass *widget_class);

/* td-decision-editor-paste.c */
void td_decision_editor_paste (TdDecisionEditor *self);
void td_decision_editor_paste_again (TdDecisionEditor *self);
void td_decision_editor_finish_paste (TdDecisionEditor *self);

/* td-decision-editor-people.c */
void td_decision_editor_install_people_actions (GtkWidgetClass *widget_class);

/* td_decision_editor_ask_who: asks, before a save, who the recipients are that the book probably
 * has; the answer saves. Returns: FALSE if there is nothing to ask */
gboolean td_decision_editor_ask_who (TdDecisionEditor *self);

/* td-decision-editor-save.c: the functions of TdEditorClass */
gboolean td_decision_editor_check_to_save (TdEditor *editor, gboolean next);
void td_decision_editor_begin_save (TdEditor *editor, TdEditorSave *save);
void td_decision_editor_begin_next (TdEditor *editor, gpointer draft);
void td_decision_editor_keep (TdEditor *editor);
void td_decision_editor_drop (TdEditor *editor);

G_END_DECLS
