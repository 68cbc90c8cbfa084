#pragma once

#include "app/widgets/td-grid-model.h"
#include "domain/td-figure-sheet.h"

G_BEGIN_DECLS

#define TD_TYPE_FIGURE_SHEET_GRID (td_figure_sheet_grid_get_type ())

/* TdFigureSheetGrid: figures of units as the model of a grid: a line for each unit, beside each
 * figure that of the period before, which cannot be typed into. With all units below there is a
 * title over those of each unit. It edits the sheet of its owner.
 *
 * Signal: edited (TdFigureSheetGrid *): after each change */
G_DECLARE_FINAL_TYPE (TdFigureSheetGrid, td_figure_sheet_grid, TD, FIGURE_SHEET_GRID, GObject)

TdFigureSheetGrid *td_figure_sheet_grid_new (TdCatalogue *catalogue);

/* td_figure_sheet_grid_set_sheet: @sheet: (transfer none) (nullable): the owner's, which outlives
 * the grid or is replaced by another call */
void td_figure_sheet_grid_set_sheet (TdFigureSheetGrid *self, TdFigureSheet *sheet);

/* td_figure_sheet_grid_set_problems: (element-type TdProblem): of td_figure_sheet_check () */
void td_figure_sheet_grid_set_problems (TdFigureSheetGrid *self, GPtrArray *problems);

/* td_figure_sheet_grid_changed: the owner changed the sheet itself */
void td_figure_sheet_grid_changed (TdFigureSheetGrid *self);

/* td_figure_sheet_grid_find_row: the row of the grid that has @line */
guint td_figure_sheet_grid_find_row (TdFigureSheetGrid *self, guint line);

/* td_figure_sheet_grid_get_line: the line of @row, -1 for a title */
int td_figure_sheet_grid_get_line (TdFigureSheetGrid *self, guint row);

/* td_figure_sheet_grid_find_column: the column in which @figure is typed */
guint td_figure_sheet_grid_find_column (TdFigure figure);

/* td_figure_sheet_grid_get_figure: the figure that is in @column or beside it */
TdFigure td_figure_sheet_grid_get_figure (guint column);

G_END_DECLS
