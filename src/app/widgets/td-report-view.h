#pragma once

#include <gtk/gtk.h>

#include "report/td-report.h"

G_BEGIN_DECLS

#define TD_TYPE_REPORT_VIEW (td_report_view_get_type ())

/* TdReportView: a report on screen, scrolled (GtkScrollable): its heading, the table with headings
 * that stay in view, notes and signature block. One cell is the current one: the arrow keys, Home,
 * End, Page Up and Page Down move it; Enter, space or a click on a figure asks what is behind it.
 *
 * Signal: explain (TdReportView *, guint row, guint column): only for cells with an explanation */
G_DECLARE_FINAL_TYPE (TdReportView, td_report_view, TD, REPORT_VIEW, GtkWidget)

GtkWidget *td_report_view_new (void);

/* td_report_view_set_report:
 * @report: (nullable): not copied: must live until the next call */
void td_report_view_set_report (TdReportView *self, const TdReport *report);
const TdReport *td_report_view_get_report (TdReportView *self);

/* td_report_view_set_zoom: 1.0 is the size of the window's own text; 0.5 … 2.0 */
void td_report_view_set_zoom (TdReportView *self, double zoom);

/* td_report_view_set_cursor: makes a cell the current one and scrolls to it */
void td_report_view_set_cursor (TdReportView *self, guint row, guint column);
gboolean td_report_view_get_cursor (TdReportView *self, guint *row, guint *column);

G_END_DECLS
