#pragma once

#include <gtk/gtk.h>

#include "domain/td-catalogue.h"

G_BEGIN_DECLS

#define TD_TYPE_RULE_ROW (td_rule_row_get_type ())

/* TdRuleRow: one rule of a TdRuleList. The switch stands where the rule is: it moves when the
 * change is saved. Switching off first opens the entry of the reason: Enter saves, Escape leaves
 * the rule on.
 *
 * ::toggle (TdRuleRow *row, gboolean enabled, const char *reason): the clerk wants it so; @reason
 * is not blank when @enabled is FALSE */
G_DECLARE_FINAL_TYPE (TdRuleRow, td_rule_row, TD, RULE_ROW, GtkWidget)

/* td_rule_row_new: @catalogue: has the rule's further numbers */
GtkWidget *td_rule_row_new (const TdRule *rule, const TdCatalogue *catalogue);

/* td_rule_row_get_code: "R8" */
const char *td_rule_row_get_code (TdRuleRow *self);

/* td_rule_row_set_rule: shows @rule, of the same code, as it is now */
void td_rule_row_set_rule (TdRuleRow *self, const TdRule *rule, const TdCatalogue *catalogue);

/* td_rule_row_set_error: why the change was not saved */
void td_rule_row_set_error (TdRuleRow *self, const char *sentence);

/* td_rule_row_get_switch: (transfer none) */
GtkWidget *td_rule_row_get_switch (TdRuleRow *self);

/* td_rule_row_get_reason: (transfer none): the entry of the reason */
GtkWidget *td_rule_row_get_reason (TdRuleRow *self);

G_END_DECLS
