#pragma once

#include <gtk/gtk.h>

#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_RULE_LIST (td_rule_list_get_type ())

/* TdRuleList: the rules of the book that the program checks, each with its source, its threshold
 * and a switch. To switch one off a reason must be given; it stays in sight while the rule is off.
 * Each switching is one change of the book that can be undone; what others change is followed. */
G_DECLARE_FINAL_TYPE (TdRuleList, td_rule_list, TD, RULE_LIST, GtkWidget)

GtkWidget *td_rule_list_new (TdBook *book);

G_END_DECLS
