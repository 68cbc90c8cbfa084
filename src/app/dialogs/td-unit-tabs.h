#pragma once

#include <gtk/gtk.h>

#include "store/td-unit-record.h"

G_BEGIN_DECLS

/* The tabs of a TdUnitWindow that are tables of a record, see td-unit-record.h. Each is made empty
 * and shows a record when it has been read, and another one when the book has changed. */

/* The figures: a chart of members and workers over the years, dashed for what the units reported
 * that this one succeeds, and all figures as a table under it. */
GtkWidget *td_unit_figures_tab_new (void);
void td_unit_figures_tab_show (GtkWidget *tab, const TdUnitRecord *record);

/* The campaigns that the unit reported on; a row opens its campaign. */
GtkWidget *td_unit_campaigns_tab_new (TdBook *book);
void td_unit_campaigns_tab_show (GtkWidget *tab, const TdUnitRecord *record);

/* The documents, and the unit's attached files, which are saved at once. */
GtkWidget *td_unit_documents_tab_new (TdBook *book, gint64 unit_id);
void td_unit_documents_tab_show (GtkWidget *tab, const TdUnitRecord *record);

/* The reports that the unit owes, and how late they came. */
GtkWidget *td_unit_reports_tab_new (void);
void td_unit_reports_tab_show (GtkWidget *tab, const TdUnitRecord *record);

/* td_unit_tabs_format_period: (transfer full): a stored period for a cell: "6 tháng đầu năm 2026";
 * as it is stored if it cannot be read */
char *td_unit_tabs_format_period (const char *period);

G_END_DECLS
