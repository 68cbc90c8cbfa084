#pragma once

#include <gtk/gtk.h>

#include "app/pages/td-report-page.h"
#include "app/widgets/td-message-bar.h"
#include "app/widgets/td-paper-view.h"
#include "app/widgets/td-period-chooser.h"
#include "app/widgets/td-report-view.h"
#include "app/widgets/td-unit-chooser.h"
#include "base/td-job.h"
#include "report/td-report-comparison.h"

G_BEGIN_DECLS

/* Shared by td-report-page.c (what is asked for, the tables, the export), td-report-page-paper.c
 * (the pages as they will print, and printing them) and td-report-page-submission.c (what was
 * handed in).
 * @reports: what the tabs show
 * @build: running, or NULL
 * @work: what the progress bar shows: an export, or the pages for a print; or NULL
 * @shows_paper: pages in place of tables, in all tabs
 * @zoom: of the tables
 * @print_reports: of which a print is prepared
 * @print_settings: of the last print
 * @comparison: of the reports with what was handed in of them, NULL if nothing was
 * @comparing: while that is made */
struct _TdReportPage
{
  GtkWidget parent_instance;

  TdPeriodChooser *period;
  TdUnitChooser *unit;
  TdMessageBar *message;
  GtkNotebook *tabs;
  GtkWidget *progress;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;
  GtkWidget *zoom_box;
  GtkLabel *zoom_label;
  GtkWidget *submission_bar;
  GtkImage *submission_icon;
  GtkLabel *submission_label;
  GtkWidget *differences_button;

  TdBook *book;
  GPtrArray *reports;
  TdJob *build;
  TdJob *work;
  char *export_path;
  guint timeout;
  gboolean is_active;
  gboolean is_stale; /* to be built when active */
  gboolean shows_paper;
  double zoom;
  guint zoom_idle;
  GPtrArray *print_reports;
  GtkPrintSettings *print_settings;
  TdReportComparison *comparison;
  GCancellable *comparing;
};

/* td_report_page_get_table, td_report_page_get_paper: (transfer none): of a tab */
TdReportView *td_report_page_get_table (TdReportPage *self, guint index);
TdPaperView *td_report_page_get_paper (TdReportPage *self, guint index);

/* td_report_page_create_views: (transfer floating): a table and the pages, one of which is shown */
GtkWidget *td_report_page_create_views (TdReportPage *self);

/* td_report_page_explain: opens what is behind a figure */
void td_report_page_explain (TdReportPage *self, const TdReport *report, guint row, guint column);

/* td_report_page_begin_work: shows the progress of @job, which is kept, until
 * td_report_page_end_work (); other exports and prints wait for it */
void td_report_page_begin_work (TdReportPage *self, TdJob *job);
void td_report_page_end_work (TdReportPage *self);

/* td_report_page_get_request: what is asked for now */
TdReportRequest td_report_page_get_request (TdReportPage *self);

/* td_report_page_compare: after other reports are shown: tells what was handed in of them */
void td_report_page_compare (TdReportPage *self);
void td_report_page_clear_comparison (TdReportPage *self);

/* td_report_page_add_submission_actions: report.submit, report.differences */
void td_report_page_add_submission_actions (GtkWidgetClass *widget_class);

/* td_report_page_add_paper_actions: report.paper, report.print, and the zooms */
void td_report_page_add_paper_actions (GtkWidgetClass *widget_class);
void td_report_page_show_paper (TdReportPage *self, gboolean shows_paper);
void td_report_page_clear_paper (TdReportPage *self);

G_END_DECLS
