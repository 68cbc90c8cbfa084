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

/* Shared by td-decision-editor.c (the window and its lines) and td-decision-editor-save.c. */
struct _TdDecisionEditor
{
  GtkWindow parent_instance;

  TdBook *book;
  TdCatalogue *catalogue;
  TdDecision *orig; /* as it was read */
  TdDecision *curr; /* as it is typed */
  guint row;        /* the marked award */
  gboolean filling;
  gboolean checked; /* a save was refused: empty fields are told of as well */
  gboolean saving;
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

/* td_decision_editor_make_next: (transfer full): the line after @last: most of what they have is
 * the same, all but the name and what belongs to one person alone */
TdAward *td_decision_editor_make_next (const TdAward *last);

/* td_decision_editor_is_changed: whether something would be lost */
gboolean td_decision_editor_is_changed (TdDecisionEditor *self);

/* td_decision_editor_mark: marks a line and shows it in the form */
void td_decision_editor_mark (TdDecisionEditor *self, guint row);

/* td_decision_editor_check:
 * @focus: whether the first field with an error gets the focus
 *
 * Shows what is wrong. Returns: whether the decision may be saved */
gboolean td_decision_editor_check (TdDecisionEditor *self, gboolean focus);

/* td_decision_editor_save:
 * @next: begin the next decision instead of closing */
void td_decision_editor_save (TdDecisionEditor *self, gboolean next);

G_END_DECLS
