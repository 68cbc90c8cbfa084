#pragma once

#include <gtk/gtk.h>

#include "base/td-date.h"

G_BEGIN_DECLS

#define TD_TYPE_LINE_CHART (td_line_chart_get_type ())

/* TdLineChart: numbers over the years, as lines. Each series has a marker of its own, so that it is
 * told apart without its colour, and its name with the marker above the chart; the last number of
 * each line is written beside it. A point under the pointer tells its day and number. It is a
 * picture to a screen reader: who uses it puts the same numbers as a table beside it. */
G_DECLARE_FINAL_TYPE (TdLineChart, td_line_chart, TD, LINE_CHART, GtkWidget)

typedef enum
{
  TD_MARKER_DISC,
  TD_MARKER_SQUARE,
  TD_MARKER_TRIANGLE,
  TD_MARKER_DIAMOND,
  TD_N_MARKERS,
} TdMarker;

/* td_line_chart_new:
 * @label: what it shows, for a screen reader */
GtkWidget *td_line_chart_new (const char *label);

void td_line_chart_clear (TdLineChart *self);

/* td_line_chart_add_series:
 * @title: as shown above the chart; series of the same title are one entry there
 * @dashed: drawn with another line style, e.g. for what a predecessor reported
 *
 * Returns: the index for td_line_chart_add_point () */
guint
td_line_chart_add_series (TdLineChart *self, const char *title, TdMarker marker, gboolean dashed);

/* td_line_chart_add_point: @value: at least 0; points may come in any order */
void td_line_chart_add_point (TdLineChart *self, guint series, TdDate day, gint64 value);

/* td_line_chart_set_dashed_title: what the dashed lines mean, as shown above; "" for no entry */
void td_line_chart_set_dashed_title (TdLineChart *self, const char *title);

/* td_line_chart_get_n_points: of all series */
guint td_line_chart_get_n_points (TdLineChart *self);

G_END_DECLS
