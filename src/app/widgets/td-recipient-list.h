#pragma once

#include <gtk/gtk.h>

#include "domain/td-decision.h"

G_BEGIN_DECLS

#define TD_TYPE_RECIPIENT_LIST (td_recipient_list_get_type ())

/* TdRecipientList: the awards of a decision as the paper prints them: I. Tập thể, II. Cá nhân, III.
 * Khác, numbered through, each line with the worst of its problems under it.
 *
 * Signal: selected (TdRecipientList *, guint row): by the clerk, not by
 *   td_recipient_list_select () */
G_DECLARE_FINAL_TYPE (TdRecipientList, td_recipient_list, TD, RECIPIENT_LIST, GtkWidget)

GtkWidget *td_recipient_list_new (void);

/* td_recipient_list_update:
 * @decision: its awards must be in the order of their parts
 * @problems: (nullable) (element-type TdProblem)
 *
 * Shows the awards anew; lines that are the same keep their widgets. */
void td_recipient_list_update (TdRecipientList *self,
                               const TdDecision *decision,
                               const TdCatalogue *catalogue,
                               const GPtrArray *problems);

/* td_recipient_list_select: marks a line and scrolls to it */
void td_recipient_list_select (TdRecipientList *self, guint row);

G_END_DECLS
