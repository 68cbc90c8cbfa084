#pragma once

#include "app/td-page.h"
#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_REPORT_PAGE (td_report_page_get_type ())

/* TdReportPage: the reports of a period and a unit on screen, a tab each, and their export as one
 * workbook. They are made anew when the choice or the book changes.
 *
 * Actions: report.export (Ctrl+E), report.zoom-in, report.zoom-out, report.zoom-normal */
G_DECLARE_FINAL_TYPE (TdReportPage, td_report_page, TD, REPORT_PAGE, GtkWidget)

/* td_report_page_new: (transfer floating) */
TdPage *td_report_page_new (TdBook *book);

/* td_report_page_export: writes the workbook without asking for its name */
void td_report_page_export (TdReportPage *self, const char *path);

G_END_DECLS
