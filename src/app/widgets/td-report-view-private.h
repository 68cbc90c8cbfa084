#pragma once

#include "app/widgets/td-report-layout.h"
#include "app/widgets/td-report-view.h"

G_BEGIN_DECLS

/* Shared by td-report-view.c (scrolling, keys, the current cell) and td-report-view-draw.c. */
struct _TdReportView
{
  GtkWidget parent_instance;

  const TdReport *report;
  TdReportLayout *layout; /* NULL without a report, or until the next allocation */
  double zoom;
  guint cursor_row;
  guint cursor_column;

  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
};

/* td_report_view_create_layout: (transfer full): of the font at the view's zoom */
PangoLayout *td_report_view_create_layout (TdReportView *self, gboolean bold);

void td_report_view_draw (TdReportView *self, GtkSnapshot *snapshot);

G_END_DECLS
