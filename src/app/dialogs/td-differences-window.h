#pragma once

#include "report/td-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TD_TYPE_DIFFERENCES_WINDOW (td_differences_window_get_type ())

/* TdDifferencesWindow: what the reports of a period are now beside what was handed in of them, as a
 * list; each time that they were handed in can be chosen. Exports it as a correction sheet. */
G_DECLARE_FINAL_TYPE (TdDifferencesWindow, td_differences_window, TD, DIFFERENCES_WINDOW, GtkWindow)

/* TdDifferencesOpen: a line was opened: @report is an index of the reports, @row is -1 for a row
 * that is gone, @column -1 for a whole row; @user_data is the object given */
typedef void (*TdDifferencesOpen) (
    GtkWidget *window, guint report, int row, int column, gpointer user_data);

/* td_differences_window_new:
 * @reports: (element-type TdReport): of @request; a reference is kept
 * @user_data: a GObject; nothing is called once it is gone */
GtkWidget *td_differences_window_new (GtkWindow *parent,
                                      TdBook *book,
                                      const TdReportRequest *request,
                                      GPtrArray *reports,
                                      TdDifferencesOpen open,
                                      gpointer user_data);

/* td_differences_window_export: without asking where; a note or an error follows */
void td_differences_window_export (TdDifferencesWindow *self, const char *path);

G_END_DECLS
