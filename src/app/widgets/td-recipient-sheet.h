#pragma once

#include "app/widgets/td-grid-model.h"
#include "domain/td-award-cell.h"
#include "domain/td-decision.h"
#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_RECIPIENT_SHEET (td_recipient_sheet_get_type ())

/* TdRecipientSheet: the recipients of a decision as the rows of a TdGrid: I. Tập thể, II. Cá nhân
 * and, where there are any, III. Khác, each with its lines and a blank one at its end. It edits the
 * awards of the decision in place, and can take back what it did.
 *
 * Signals, beside those of TdGridModel:
 *   edited (TdRecipientSheet *): the awards are other ones
 *   typing (TdRecipientSheet *): another letter, which td_recipient_sheet_copy_typed () has */
G_DECLARE_FINAL_TYPE (TdRecipientSheet, td_recipient_sheet, TD, RECIPIENT_SHEET, GObject)

TdRecipientSheet *td_recipient_sheet_new (TdBook *book, TdCatalogue *catalogue);

/* td_recipient_sheet_set_decision: (transfer none): forgets what could be taken back */
void td_recipient_sheet_set_decision (TdRecipientSheet *self, TdDecision *decision);

/* td_recipient_sheet_set_date: of the decision. Bonuses that were the proposed ones follow. */
void td_recipient_sheet_set_date (TdRecipientSheet *self, TdDate date);

/* td_recipient_sheet_get_context: (transfer none) */
const TdAwardCellContext *td_recipient_sheet_get_context (TdRecipientSheet *self);

/* td_recipient_sheet_get_defaults: (transfer none): what a new line begins with */
TdAward *td_recipient_sheet_get_defaults (TdRecipientSheet *self);

/* td_recipient_sheet_set_common:
 * @cell: TD_CELL_FORM, _COMMENDATION, _CAMPAIGN or _PERIOD
 * @is_common: whether the heading says it for all: the column is hidden then
 *
 * td_recipient_sheet_fill_common () writes the value of the defaults into all lines. */
void td_recipient_sheet_set_common (TdRecipientSheet *self, TdAwardCell cell, gboolean is_common);
gboolean td_recipient_sheet_is_common (TdRecipientSheet *self, TdAwardCell cell);
void td_recipient_sheet_fill_common (TdRecipientSheet *self, TdAwardCell cell);

/* td_recipient_sheet_set_problems: (element-type TdProblem): rows are indices of awards */
void td_recipient_sheet_set_problems (TdRecipientSheet *self, GPtrArray *problems);

/* td_recipient_sheet_get_problems: (transfer none) (nullable) */
GPtrArray *td_recipient_sheet_get_problems (TdRecipientSheet *self);

/* td_recipient_sheet_find_award: the index of the award in a row of the grid, -1 if it has none */
int td_recipient_sheet_find_award (TdRecipientSheet *self, guint row);

/* td_recipient_sheet_find_row: of an award in the grid */
guint td_recipient_sheet_find_row (TdRecipientSheet *self, guint award);

/* td_recipient_sheet_find_blank: the row in which the next one of that kind is typed */
guint td_recipient_sheet_find_blank (TdRecipientSheet *self, TdRecipientKind kind);

/* td_recipient_sheet_find_column: FALSE while the column is hidden */
gboolean td_recipient_sheet_find_column (TdRecipientSheet *self, TdAwardCell cell, guint *column);
TdAwardCell td_recipient_sheet_get_cell (TdRecipientSheet *self, guint column);

/* td_recipient_sheet_copy_typed: (transfer full): the decision with what is being typed in a cell,
 * for a draft */
TdDecision *td_recipient_sheet_copy_typed (TdRecipientSheet *self);

/* Lines. @award: index in the decision. Each returns where the line is now. */
guint td_recipient_sheet_duplicate (TdRecipientSheet *self, guint award);
void td_recipient_sheet_remove (TdRecipientSheet *self, guint award);
guint td_recipient_sheet_move (TdRecipientSheet *self, guint award, int step);

/* td_recipient_sheet_fill_down: the cell goes into all lines of the same part below it */
void td_recipient_sheet_fill_down (TdRecipientSheet *self, guint award, TdAwardCell cell);

/* td_recipient_sheet_set_kind: moves the line into another part */
guint td_recipient_sheet_set_kind (TdRecipientSheet *self, guint award, TdRecipientKind kind);

/* td_recipient_sheet_show_others: whether III. Khác is there without a line in it */
void td_recipient_sheet_show_others (TdRecipientSheet *self);

/* td_recipient_sheet_insert: (element-type TdAward) (transfer container): copies them after the
 * other lines of their part; one step to take back */
void td_recipient_sheet_insert (TdRecipientSheet *self, const GPtrArray *awards);

/* td_recipient_sheet_edit: begins a change of an award by the caller, which can then be taken back;
 * td_recipient_sheet_edited () ends it
 *
 * Returns: (transfer none): to be changed */
TdAward *td_recipient_sheet_edit (TdRecipientSheet *self, guint award);
void td_recipient_sheet_edited (TdRecipientSheet *self);

/* td_recipient_sheet_undo: takes the last change back, or makes it again. Returns: FALSE if there
 * is none */
gboolean td_recipient_sheet_undo (TdRecipientSheet *self, gboolean redo);

G_END_DECLS
