#pragma once

#include "td-ui-test.h"

#include "app/dialogs/td-decision-editor.h"
#include "app/widgets/td-grid.h"
#include "app/widgets/td-recipient-sheet.h"

G_BEGIN_DECLS

/* What tests do in a TdDecisionEditor. */

/* td_decision_test_grid, _sheet: (transfer none) */
TdGrid *td_decision_test_grid (GtkWidget *editor);
TdRecipientSheet *td_decision_test_sheet (GtkWidget *editor);

/* td_decision_test_type: in a field of the heading */
void td_decision_test_type (GtkWidget *editor, const char *field, const char *text);

/* td_decision_test_typed: (transfer none): what stands in a field of the heading */
const char *td_decision_test_typed (GtkWidget *editor, const char *field);

/* td_decision_test_choose: in a drop-down of the heading */
void td_decision_test_choose (GtkWidget *editor, const char *field, const char *code);
void td_decision_test_choose_form (GtkWidget *editor, TdBook *book, const char *code, TdDate date);

/* td_decision_test_set_cell:
 * @row: of the grid
 *
 * Types @text into the cell and leaves it, as a clerk would. */
void td_decision_test_set_cell (GtkWidget *editor, guint row, TdAwardCell cell, const char *text);

/* td_decision_test_get_cell: (transfer full) */
char *td_decision_test_get_cell (GtkWidget *editor, guint row, TdAwardCell cell);

/* td_decision_test_find_problem: (nullable): what is told of the cell of an award */
const TdProblem *td_decision_test_find_problem (GtkWidget *editor, guint award, TdAwardCell cell);

/* td_decision_test_blank: the row in which the next individual is typed */
guint td_decision_test_blank (GtkWidget *editor);

/* td_decision_test_fill: a decision with one recipient that may be saved as it is */
void td_decision_test_fill (GtkWidget *editor, TdBook *book, const char *number);

G_END_DECLS
