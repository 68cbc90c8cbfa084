#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TD_TYPE_AWARD_CHECKS (td_award_checks_get_type ())

/* TdAwardChecks: which of some awards belong to a record: a check button each, and a sentence while
 * there are none. Implements TdControl. Signal: changed (TdAwardChecks *) */
G_DECLARE_FINAL_TYPE (TdAwardChecks, td_award_checks, TD, AWARD_CHECKS, GtkWidget)

/* td_award_checks_new: @empty: what is said while there are none */
GtkWidget *td_award_checks_new (const char *empty);

/* td_award_checks_set:
 * @awards: (element-type TdRecordAward): those to choose from
 * @chosen: (element-type gint64): the ids of those that are checked */
void td_award_checks_set (TdAwardChecks *self, const GPtrArray *awards, const GArray *chosen);

/* td_award_checks_get: (transfer full) (element-type gint64): the checked ones, ascending */
GArray *td_award_checks_get (TdAwardChecks *self);

G_END_DECLS
