#pragma once

#include <gtk/gtk.h>

#include "domain/td-due.h"

G_BEGIN_DECLS

/* How TdMonthView draws its days. */

#define TD_MONTH_HEADING 28 /* pixels of the weekdays' names above the weeks */

/* TdMonthMarks: what is due on a day
 * @n: by state
 * @titles: a line each, beginning with a line break; @n_titles: with those that are not in it */
typedef struct
{
  guint n[TD_N_DUE_STATES];
  GString *titles;
  guint n_titles;
} TdMonthMarks;

/* TdMonthDay: @marks: (nullable) */
typedef struct
{
  TdDate day;
  gboolean is_other_month;
  gboolean is_today;
  gboolean is_cursor;
  gboolean is_chosen;
  const TdMonthMarks *marks;
} TdMonthDay;

/* TdMonthDrawing: one drawing of the whole month, on the stack */
typedef struct
{
  GtkWidget *area;
  cairo_t *cr;
  double width; /* of a cell */
  double height;
  GdkRGBA text;
  GdkRGBA accent;
  GdkRGBA problem;
} TdMonthDrawing;

/* td_month_drawing_begin: draws the names of the weekdays */
void
td_month_drawing_begin (TdMonthDrawing *self, GtkWidget *area, cairo_t *cr, int width, int height);

/* td_month_drawing_draw_day: @index: 0 for the first day of the first week */
void td_month_drawing_draw_day (TdMonthDrawing *self, guint index, const TdMonthDay *day);

/* td_month_drawing_find: the index of the day at that place of @area, -1 if there is none */
int td_month_drawing_find (GtkWidget *area, double x, double y);

G_END_DECLS
