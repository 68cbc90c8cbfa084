#pragma once

#include <gtk/gtk.h>

#include "exchange/td-paper.h"

G_BEGIN_DECLS

#define TD_TYPE_PAPER_VIEW (td_paper_view_get_type ())

/* TdPaperView: a report as it will print, page under page, scrolled (GtkScrollable). The pages are
 * found in a thread when the view is shown, and drawn when they come into sight. As in a
 * TdReportView one cell is the current one: the arrow keys, Home, End, Page Up and Page Down (a
 * page of paper) move it; Enter, space or a click on a figure asks what is behind it. Ctrl and the
 * wheel zoom.
 *
 * Signals: explain (TdPaperView *, guint row, guint column): only for cells with an explanation;
 * zoom-changed (TdPaperView *): also when the view is resized while it fits the width */
G_DECLARE_FINAL_TYPE (TdPaperView, td_paper_view, TD, PAPER_VIEW, GtkWidget)

GtkWidget *td_paper_view_new (void);

/* td_paper_view_set_report:
 * @reports: (element-type TdReport) (nullable): kept
 * @index: of the one shown
 *
 * The pages before stay until the new ones are found. */
void td_paper_view_set_report (TdPaperView *self, GPtrArray *reports, guint index);

/* td_paper_view_get_report: (nullable): what the pages show */
const TdReport *td_paper_view_get_report (TdPaperView *self);

/* td_paper_view_get_paper: (nullable): NULL until the pages are found; as long as the report of
 * td_paper_view_get_report () */
const TdPaper *td_paper_view_get_paper (TdPaperView *self);

/* td_paper_view_set_zoom: 1.0 is the size of the paper itself on a screen of 96 dpi; 0.25 … 4.0 */
void td_paper_view_set_zoom (TdPaperView *self, double zoom);
double td_paper_view_get_zoom (TdPaperView *self);

/* td_paper_view_fit_width: the zoom at which the paper is as wide as the view, also when that
 * changes, until a zoom is set; so it is at first */
void td_paper_view_fit_width (TdPaperView *self);
gboolean td_paper_view_get_fits_width (TdPaperView *self);

/* td_paper_view_set_cursor: makes a cell the current one and scrolls to it, also when its pages are
 * not found yet */
void td_paper_view_set_cursor (TdPaperView *self, guint row, guint column);
gboolean td_paper_view_get_cursor (TdPaperView *self, guint *row, guint *column);

G_END_DECLS
