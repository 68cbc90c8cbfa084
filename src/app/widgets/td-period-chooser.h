#pragma once

#include <gtk/gtk.h>

#include "domain/td-period.h"

G_BEGIN_DECLS

#define TD_TYPE_PERIOD_CHOOSER (td_period_chooser_get_type ())

/* TdPeriodChooser: a half-year, a year or a school year
 *
 * Signal: changed (TdPeriodChooser *): the clerk chose another one; not after set_period () */
G_DECLARE_FINAL_TYPE (TdPeriodChooser, td_period_chooser, TD, PERIOD_CHOOSER, GtkWidget)

TdPeriod td_period_chooser_get_period (TdPeriodChooser *self);

/* td_period_chooser_set_period: of a range its first day's year is shown */
void td_period_chooser_set_period (TdPeriodChooser *self, const TdPeriod *period);

G_END_DECLS
