#pragma once

#include "app/widgets/td-grid-model.h"

G_BEGIN_DECLS

/* TdGridGeometry: where the columns of a grid are, in pixels; column i of the model is x[i] …
 * x[i] + width[i]. Before the first is the column of running numbers, from 0 to x[0].
 * @width_all: of a row */
typedef struct
{
  guint n_columns;
  int *x;
  int *width;
  int width_all;
  int line_height;
  int problem_height;
} TdGridGeometry;

#define TD_TYPE_GRID_LINE (td_grid_line_get_type ())

/* TdGridLine: a row of a TdGrid in sight; draws itself, so that its picture is kept while another
 * row or the entry in a cell changes. */
G_DECLARE_FINAL_TYPE (TdGridLine, td_grid_line, TD, GRID_LINE, GtkWidget)

/* td_grid_line_new: @geometry: (transfer none): the grid's own, which outlives the line */
GtkWidget *td_grid_line_new (const TdGridGeometry *geometry);

/* td_grid_line_bind: shows @row as it is in the model now */
void td_grid_line_bind (TdGridLine *self, TdGridModel *model, guint row, gboolean is_current);

G_END_DECLS
