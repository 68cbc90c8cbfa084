#pragma once

#include "app/widgets/td-grid-model.h"
#include "domain/td-score-sheet.h"

G_BEGIN_DECLS

#define TD_TYPE_CRITERIA_GRID (td_criteria_grid_get_type ())

/* TdCriteriaGrid: the criteria of a score sheet as the model of a grid: a line for each with its
 * number and maximum, none for a heading; the last line is blank. It edits the sheet of its owner.
 *
 * Signal: edited (TdCriteriaGrid *): after each change */
G_DECLARE_FINAL_TYPE (TdCriteriaGrid, td_criteria_grid, TD, CRITERIA_GRID, GObject)

/* Columns of the grid. */
typedef enum
{
  TD_CRITERIA_COLUMN_NUMBER,
  TD_CRITERIA_COLUMN_TITLE,
  TD_CRITERIA_COLUMN_MAX,
  TD_CRITERIA_COLUMN_BONUS,
  TD_N_CRITERIA_COLUMNS,
} TdCriteriaColumn;

TdCriteriaGrid *td_criteria_grid_new (void);

/* td_criteria_grid_set_sheet: @sheet: (transfer none): the owner's */
void td_criteria_grid_set_sheet (TdCriteriaGrid *self, TdScoreSheet *sheet);

/* td_criteria_grid_set_problems: (element-type TdProblem): rows are indices of criteria */
void td_criteria_grid_set_problems (TdCriteriaGrid *self, GPtrArray *problems);

/* td_criteria_grid_collect: adds a problem for each maximum that is no number */
void td_criteria_grid_collect (TdCriteriaGrid *self, GPtrArray *problems);

/* td_criteria_grid_has_unread: whether there is such a maximum, which the sheet does not have */
gboolean td_criteria_grid_has_unread (TdCriteriaGrid *self);

/* td_criteria_grid_find_column: where a problem of @field is mended */
guint td_criteria_grid_find_column (const char *field);

/* td_criteria_grid_insert: an empty criterion before @row
 * td_criteria_grid_remove, _move: the line at @row; the blank one stays where it is. move returns
 * where the line is then. */
void td_criteria_grid_insert (TdCriteriaGrid *self, guint row);
void td_criteria_grid_remove (TdCriteriaGrid *self, guint row);
guint td_criteria_grid_move (TdCriteriaGrid *self, guint row, int step);

G_END_DECLS
