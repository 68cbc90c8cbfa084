#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* TdExportFunc: @path has the suffix of its kind; @widget as given to td_export_choose () */
typedef void (*TdExportFunc) (GtkWidget *widget, const char *path);

/* td_export_choose:
 * @name: proposed for the file: "Tổng hợp … năm 2026.xlsx"; a slash becomes a hyphen
 *
 * Asks where a workbook is to be written (".xlsx"); nothing is called if nowhere, or if @widget is
 * gone by then. */
void td_export_choose (GtkWidget *widget, const char *name, TdExportFunc func);

/* td_export_choose_pdf: the same for pages, ".pdf" */
void td_export_choose_pdf (GtkWidget *widget, const char *name, TdExportFunc func);

/* td_export_choose_text: the same for a word processor's document, ".docx" */
void td_export_choose_text (GtkWidget *widget, const char *name, TdExportFunc func);

/* td_export_choose_calendar: the same for an iCalendar file, whose name ends in ".ics" */
void td_export_choose_calendar (GtkWidget *widget, const char *name, TdExportFunc func);

G_END_DECLS
