#pragma once

#include <gtk/gtk.h>

#include "domain/td-decision.h"
#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_RECIPIENT_FORM (td_recipient_form_get_type ())

/* TdRecipientForm: the fields of one award of a decision. What is typed goes into the award at
 * once; dates and amounts that cannot be read stay in their entries.
 *
 * Signals:
 *   changed (TdRecipientForm *): the award or what is typed changed
 *   next (TdRecipientForm *): Enter was pressed: the row is done */
G_DECLARE_FINAL_TYPE (TdRecipientForm, td_recipient_form, TD, RECIPIENT_FORM, GtkWidget)

GtkWidget *td_recipient_form_new (void);

/* td_recipient_form_set_book: needed before anything else */
void td_recipient_form_set_book (TdRecipientForm *self, TdBook *book);

/* td_recipient_form_set_date: of the decision: which forms, units and campaigns are offered, and
 * which bonus is proposed */
void td_recipient_form_set_date (TdRecipientForm *self, TdDate date);

/* td_recipient_form_set_award:
 * @award: (nullable): edited in place; must live until the next call
 *
 * The award on show again: takes its values, but for a unit or day that cannot be read. */
void td_recipient_form_set_award (TdRecipientForm *self, TdAward *award);

/* td_recipient_form_show_problems:
 * @problems: (element-type TdProblem)
 * @row: of the award in the decision
 *
 * Returns: (nullable): the first field that has an error */
GtkWidget *
td_recipient_form_show_problems (TdRecipientForm *self, const GPtrArray *problems, int row);

/* td_recipient_form_collect_unreadable: adds an error for each entry that cannot be read */
void td_recipient_form_collect_unreadable (TdRecipientForm *self, GPtrArray *problems, int row);

/* td_recipient_form_focus_name: where a new row begins */
void td_recipient_form_focus_name (TdRecipientForm *self);

/* td_award_update_bonus:
 * @before: the decision's old date
 *
 * Takes the bonus proposed for @after, unless @award has another than the one proposed for @before.
 */
void
td_award_update_bonus (TdAward *award, const TdCatalogue *catalogue, TdDate before, TdDate after);

G_END_DECLS
