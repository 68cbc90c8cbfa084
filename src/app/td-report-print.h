#pragma once

#include <gtk/gtk.h>

#include "exchange/td-paper.h"

G_BEGIN_DECLS

/* td_report_print_new: prints a report on the pages that its PDF and the screen have, centred and
 * shrunk if the printer's paper is smaller than A4
 * @reports: (element-type TdReport): kept, with the report of @paper among them
 * @paper: kept
 * @settings: (nullable): of the print before
 *
 * Runs with gtk_print_operation_run (), whose "done" says how it went.
 *
 * Returns: (transfer full) */
GtkPrintOperation *
td_report_print_new (GPtrArray *reports, TdPaper *paper, GtkPrintSettings *settings);

G_END_DECLS
