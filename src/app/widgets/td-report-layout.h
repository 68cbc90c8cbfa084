#pragma once

#include "report/td-report-header.h"

G_BEGIN_DECLS

/* Where everything of a report stands on screen, in pixels of the unscrolled sheet:
 *
 *   block    heading lines, title, addressee         0 … table_y
 *   header   one row a level of groups, then titles  table_y … rows_y
 *   rows                                             rows_y … notes_y
 *   notes    and the signature block                 notes_y … height
 *
 * Pure arithmetic; what a text needs is asked from the caller. */

/* TdReportMeasure: the height of @text wrapped to @width (-1: one line) pixels */
typedef int (*TdReportMeasure) (const char *text, int width, gboolean bold, gpointer user_data);

typedef struct
{
  int char_width;
  int line_height;
  int padding;
  guint n_columns;
  guint n_rows;
  int *column_x;  /* n_columns + 1 */
  int *row_y;     /* n_rows + 1, from rows_y = 0 */
  guint n_levels; /* header rows */
  int *level_y;   /* n_levels + 1, from table_y = 0 */
  GArray *header; /* TdReportHeaderCell */
  int table_y;
  int rows_y;
  int notes_y;
  int width;
  int height;
} TdReportLayout;

/* td_report_layout_new:
 * @char_width, @line_height: of the font, in pixels */
TdReportLayout *td_report_layout_new (const TdReport *report,
                                      int char_width,
                                      int line_height,
                                      TdReportMeasure measure,
                                      gpointer user_data);
void td_report_layout_free (TdReportLayout *self);

/* td_report_layout_find_row: the row at @y (from the top of the sheet), -1 above or below them */
int td_report_layout_find_row (const TdReportLayout *self, int y);

/* td_report_layout_find_column: likewise, from the left */
int td_report_layout_find_column (const TdReportLayout *self, int x);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdReportLayout, td_report_layout_free)

G_END_DECLS
