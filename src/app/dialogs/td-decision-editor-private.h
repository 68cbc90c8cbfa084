#pragma once

#include "app/dialogs/td-decision-editor.h"
#include "app/widgets/td-date-entry.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-message-bar.h"
#include "app/widgets/td-recipient-form.h"
#include "app/widgets/td-recipient-list.h"
#include "app/widgets/td-term-drop-down.h"
#include "domain/td-decision.h"

G_BEGIN_DECLS

/* Shared by td-decision-editor.c (the window), -lines.c and -save.c. */
struct _TdDecisionEditor
{
  TdEditor parent_instance;

  TdBook *book; /* the parent class’s, as is the next */
  TdCatalogue *catalogue;
  TdDecision *orig; /* as it was read */
  TdDecision *curr; /* as it is typed */
  guint row;        /* the marked award */
  gboolean filling;
  gboolean checked; /* a save was refused: empty fields are told of as well */
  guint check_timeout;

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
  TdRecipientForm *form;
  TdRecipientList *list;
  GtkLabel *status;
};

/* td_decision_editor_take: (transfer full): shows @decision as what was read */
void td_decision_editor_take (TdDecisionEditor *self, TdDecision *decision);

/* td_decision_editor_new_decision: (transfer full): with the settings' symbol and issuer and one
 * empty line */
TdDecision *td_decision_editor_new_decision (TdDecisionEditor *self);

/* td_decision_editor_sort_parts: collectives before individuals, as the list is printed */
void td_decision_editor_sort_parts (TdDecisionEditor *self);

/* td_decision_editor_leave_line: FALSE if something in the form cannot be read; it is shown then */
gboolean td_decision_editor_leave_line (TdDecisionEditor *self);

void td_decision_editor_install_line_actions (GtkWidgetClass *widget_class);

/* td_decision_editor_make_next: (transfer full): the line after @last: most of what they have is
 * the same, all but the name and what belongs to one person alone */
TdAward *td_decision_editor_make_next (const TdAward *last);

/* td_decision_editor_mark: marks a line and shows it in the form */
void td_decision_editor_mark (TdDecisionEditor *self, guint row);

/* td_decision_editor_check:
 * @focus: whether the first field with an error gets the focus
 *
 * Shows what is wrong. Returns: whether the decision may be saved */
gboolean td_decision_editor_check (TdDecisionEditor *self, gboolean focus);

/* The functions of TdEditorClass that td-decision-editor-save.c has. */
gboolean td_decision_editor_check_to_save (TdEditor *editor);
void td_decision_editor_begin_save (TdEditor *editor, TdEditorSave *save);
void td_decision_editor_begin_next (TdEditor *editor, gpointer draft);

G_END_DECLS
