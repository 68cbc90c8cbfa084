#pragma once

#include "app/td-page.h"
#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_REPORT_PAGE (td_report_page_get_type ())

/* TdReportPage: the reports of a period and a unit on screen, a tab each, as tables
 * or as the pages that will print, their export as one workbook or PDF, and printing one of them.
 * They are made anew when the choice or the book changes.
 *
 * Property: shows-paper
 * Actions: report.export (Ctrl+E), report.export-pdf (Ctrl+Shift+E), report.print (Ctrl+P),
 * report.paper (Ctrl+Shift+P), report.zoom-in, report.zoom-out, report.zoom-normal,
 * report.zoom-fit (Ctrl+2: only pages) */
G_DECLARE_FINAL_TYPE (TdReportPage, td_report_page, TD, REPORT_PAGE, GtkWidget)

/* td_report_page_new: (transfer floating) */
TdPage *td_report_page_new (TdBook *book);

/* td_report_page_export: writes the reports, by the ending of @path as a workbook or a PDF, without
 * asking for its name */
void td_report_page_export (TdReportPage *self, const char *path);

G_END_DECLS
