#pragma once

#include <gtk/gtk.h>

#include "domain/td-period.h"

G_BEGIN_DECLS

#define TD_TYPE_PERIOD_FILTER (td_period_filter_get_type ())

/* TdPeriodFilter: a drop-down of the last years and their halves, "all periods" first.
 *
 * Signal: changed (TdPeriodFilter *) */
G_DECLARE_FINAL_TYPE (TdPeriodFilter, td_period_filter, TD, PERIOD_FILTER, GtkWidget)

/* td_period_filter_new: @tooltip: what has to lie in the period: "Decided in" */
GtkWidget *td_period_filter_new (const char *tooltip);

/* td_period_filter_get: (transfer none) (nullable): NULL for all */
const TdPeriod *td_period_filter_get (TdPeriodFilter *self);

/* td_period_filter_clear: all periods again */
void td_period_filter_clear (TdPeriodFilter *self);

G_END_DECLS
