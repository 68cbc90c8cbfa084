#pragma once

#include <gtk/gtk.h>

#include "store/td-unit-record.h"

G_BEGIN_DECLS

#define TD_TYPE_UNIT_OVERVIEW (td_unit_overview_get_type ())

/* TdUnitOverview: the first tab of a TdUnitWindow: what the unit is, how it is reached, its
 * emulation clusters, and what happened to it. Other units are links to their windows. */
G_DECLARE_FINAL_TYPE (TdUnitOverview, td_unit_overview, TD, UNIT_OVERVIEW, GtkWidget)

GtkWidget *td_unit_overview_new (TdBook *book);

/* td_unit_overview_show: @record is read, not kept */
void td_unit_overview_show (TdUnitOverview *self, const TdUnitRecord *record);

G_END_DECLS
