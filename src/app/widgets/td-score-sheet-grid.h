#pragma once

#include "app/widgets/td-grid-model.h"
#include "domain/td-cluster-scores.h"

G_BEGIN_DECLS

#define TD_TYPE_SCORE_SHEET_GRID (td_score_sheet_grid_get_type ())

/* TdScoreSheetGrid: the scores of one unit of a cluster as the model of a grid: a line for each
 * criterion with its maximum, the unit's own points and the federation's. It edits the scores of
 * its owner; sums of headings follow at once.
 *
 * Signal: edited (TdScoreSheetGrid *): after each change */
G_DECLARE_FINAL_TYPE (TdScoreSheetGrid, td_score_sheet_grid, TD, SCORE_SHEET_GRID, GObject)

/* Columns of the grid. */
typedef enum
{
  TD_SCORE_COLUMN_TITLE,
  TD_SCORE_COLUMN_MAX,
  TD_SCORE_COLUMN_SELF,
  TD_SCORE_COLUMN_POINTS,
  TD_SCORE_COLUMN_EXPLANATION,
  TD_N_SCORE_COLUMNS,
} TdScoreColumn;

TdScoreSheetGrid *td_score_sheet_grid_new (void);

/* td_score_sheet_grid_set_scores: @scores: (transfer none): the owner's, which outlive the grid or
 * are replaced by another call */
void td_score_sheet_grid_set_scores (TdScoreSheetGrid *self, TdClusterScores *scores, guint unit);

/* td_score_sheet_grid_set_problems: (element-type TdProblem): of td_cluster_scores_check () */
void td_score_sheet_grid_set_problems (TdScoreSheetGrid *self, GPtrArray *problems);

G_END_DECLS
