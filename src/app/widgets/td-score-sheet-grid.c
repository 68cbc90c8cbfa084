#include "app/widgets/td-score-sheet-grid.h"

#include <glib/gi18n-lib.h>

#include "base/td-money.h"
#include "base/td-text.h"

struct _TdScoreSheetGrid
{
  GObject parent_instance;

  TdClusterScores *scores; /* the owner's */
  guint unit;
  GPtrArray *problems; /* TdProblem */

  /* What is being typed and not in the scores yet. */
  int typing_row; /* -1: nothing */
  guint typing_column;
  char *typing_text;
};

static void init_grid (TdGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdScoreSheetGrid,
                               td_score_sheet_grid,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_GRID_MODEL, init_grid))

static const TdGridColumn all_columns[TD_N_SCORE_COLUMNS] = {
  [TD_SCORE_COLUMN_TITLE] = { TD_GRID_TEXT, N_ ("Criterion"), NULL, 30, TRUE },
  [TD_SCORE_COLUMN_MAX]
  = { TD_GRID_NUMBER, N_ ("Maximum"), N_ ("The most points there are"), 8, FALSE },
  [TD_SCORE_COLUMN_SELF]
  = { TD_GRID_NUMBER, N_ ("Own points"), N_ ("As the unit scored itself: 38,5"), 10, FALSE },
  [TD_SCORE_COLUMN_POINTS]
  = { TD_GRID_NUMBER, N_ ("Federation"),
      N_ ("As the federation scored: these points make the rank"), 12, FALSE },
  [TD_SCORE_COLUMN_EXPLANATION] = { TD_GRID_TEXT, N_ ("Explanation"), NULL, 20, TRUE },
};

/* The titles are translated once. */
static TdGridColumn shown_columns[TD_N_SCORE_COLUMNS];

static void
stop_typing (TdScoreSheetGrid *self)
{
  self->typing_row = -1;
  g_clear_pointer (&self->typing_text, g_free);
}

static void
edited (TdScoreSheetGrid *self)
{
  td_grid_model_changed (TD_GRID_MODEL (self));
  g_signal_emit_by_name (self, "edited");
}

static const TdCriterion *
get_criterion (TdScoreSheetGrid *self, guint row)
{
  return td_score_sheet_get_criterion (self->scores->sheet, row);
}

/* --- Rows ------------------------------------------------------------------------------------- */

static guint
get_n_columns (TdGridModel *model)
{
  return TD_N_SCORE_COLUMNS;
}

static const TdGridColumn *
get_column (TdGridModel *model, guint column)
{
  return &shown_columns[column];
}

static guint
get_n_rows (TdGridModel *model)
{
  TdScoreSheetGrid *self = TD_SCORE_SHEET_GRID (model);

  return self->scores != NULL && self->scores->units->len > 0 ? self->scores->sheet->criteria->len
                                                              : 0;
}

static const TdProblem *
find_worst (TdScoreSheetGrid *self, guint row, const char *field)
{
  int index = (int) (self->unit * self->scores->sheet->criteria->len + row);
  const TdProblem *worst = NULL;

  for (guint i = 0; self->problems != NULL && i < self->problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (self->problems, i);

      if (problem->row == index && (field == NULL || g_str_equal (problem->field, field))
          && (worst == NULL || problem->severity > worst->severity))
        worst = problem;
    }

  return worst;
}

static void
get_row (TdGridModel *model, guint row, TdGridRow *info)
{
  TdScoreSheetGrid *self = TD_SCORE_SHEET_GRID (model);
  const TdProblem *problem = find_worst (self, row, NULL);

  info->kind = TD_GRID_ROW_LINE;
  info->title = g_strdup (get_criterion (self, row)->number);
  if (problem != NULL)
    {
      info->problem = problem->source != NULL
                          ? g_strdup_printf ("%s — %s", problem->message, problem->source)
                          : g_strdup (problem->message);
      info->severity = problem->severity;
    }
}

/* FALSE for the columns of the sheet itself. */
static gboolean
get_side (guint column, TdScoreSide *side)
{
  *side = column == TD_SCORE_COLUMN_SELF ? TD_SCORE_SELF : TD_SCORE_FEDERATION;

  return column == TD_SCORE_COLUMN_SELF || column == TD_SCORE_COLUMN_POINTS;
}

static void
mark_problem (TdScoreSheetGrid *self, guint row, TdScoreSide side, TdGridCell *cell)
{
  const TdProblem *problem = find_worst (
      self, row, side == TD_SCORE_SELF ? TD_CLUSTER_SCORES_SELF : TD_CLUSTER_SCORES_POINTS);

  if (problem != NULL)
    {
      cell->has_problem = TRUE;
      cell->severity = problem->severity;
    }
}

static void
get_cell (TdGridModel *model, guint row, guint column, TdGridCell *cell)
{
  TdScoreSheetGrid *self = TD_SCORE_SHEET_GRID (model);
  const TdCriterion *criterion = get_criterion (self, row);
  TdScoreSide side;

  cell->is_locked = column < TD_SCORE_COLUMN_SELF || td_criterion_is_heading (criterion);
  if (self->typing_row == (int) row && self->typing_column == column)
    cell->text = g_strdup (self->typing_text);
  else if (get_side (column, &side))
    {
      cell->text = td_cluster_scores_get_text (self->scores, self->unit, row, side);
      mark_problem (self, row, side, cell);
    }
  else if (column == TD_SCORE_COLUMN_TITLE)
    cell->text = g_strdup (criterion->title);
  else if (column == TD_SCORE_COLUMN_MAX)
    cell->text = td_money_format_hundredths (td_score_sheet_get_max (self->scores->sheet, row));
  else
    cell->text
        = g_strdup (td_cluster_scores_get_score (self->scores, self->unit, row)->explanation);
}

/* --- Typing ----------------------------------------------------------------------------------- */

static void
set_text (TdGridModel *model, guint row, guint column, const char *text)
{
  TdScoreSheetGrid *self = TD_SCORE_SHEET_GRID (model);
  TdScoreSide side;
  gboolean changed;

  stop_typing (self);
  if (get_side (column, &side))
    changed = td_cluster_scores_type (self->scores, self->unit, row, side, text);
  else
    changed = td_text_set (
        &td_cluster_scores_get_score (self->scores, self->unit, row)->explanation, text);
  if (changed)
    edited (self);
  else
    td_grid_model_changed (model);
}

static void
set_typing (TdGridModel *model, guint row, guint column, const char *text)
{
  TdScoreSheetGrid *self = TD_SCORE_SHEET_GRID (model);

  self->typing_row = (int) row;
  self->typing_column = column;
  g_free (self->typing_text);
  self->typing_text = g_strdup (text);
}

static void
toggle (TdGridModel *model, guint row, guint column)
{
  g_assert_not_reached ();
}

/* Of points: from the column before it, the maximum for the unit's and the unit's for the
 * federation's, which is what most of them are; of an explanation the one above. */
static gboolean
repeat (TdGridModel *model, guint row, guint column)
{
  TdScoreSheetGrid *self = TD_SCORE_SHEET_GRID (model);
  g_auto (TdGridCell) cell = { 0 };

  if (column == TD_SCORE_COLUMN_EXPLANATION && row == 0)
    return FALSE;
  stop_typing (self);
  if (column == TD_SCORE_COLUMN_EXPLANATION)
    get_cell (model, row - 1, column, &cell);
  else
    get_cell (model, row, column - 1, &cell);
  set_text (model, row, column, cell.text);

  return TRUE;
}

static GPtrArray *
suggest (TdGridModel *model, guint row, guint column, const char *text)
{
  return NULL;
}

static void
take (TdGridModel *model, guint row, guint column, const TdSuggestion *suggestion)
{
  g_assert_not_reached ();
}

static void
init_grid (TdGridModelInterface *iface)
{
  iface->get_n_columns = get_n_columns;
  iface->get_column = get_column;
  iface->get_n_rows = get_n_rows;
  iface->get_row = get_row;
  iface->get_cell = get_cell;
  iface->set_text = set_text;
  iface->set_typing = set_typing;
  iface->toggle = toggle;
  iface->repeat_above = repeat;
  iface->suggest = suggest;
  iface->take = take;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
td_score_sheet_grid_finalize (GObject *object)
{
  TdScoreSheetGrid *self = TD_SCORE_SHEET_GRID (object);

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self->typing_text);

  G_OBJECT_CLASS (td_score_sheet_grid_parent_class)->finalize (object);
}

static void
td_score_sheet_grid_class_init (TdScoreSheetGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_score_sheet_grid_finalize;

  g_signal_new ("edited", TD_TYPE_SCORE_SHEET_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  for (guint i = 0; i < TD_N_SCORE_COLUMNS; i++)
    {
      shown_columns[i] = all_columns[i];
      shown_columns[i].title = _ (all_columns[i].title);
      if (all_columns[i].tooltip != NULL)
        shown_columns[i].tooltip = _ (all_columns[i].tooltip);
    }
}

static void
td_score_sheet_grid_init (TdScoreSheetGrid *self)
{
  self->typing_row = -1;
}

TdScoreSheetGrid *
td_score_sheet_grid_new (void)
{
  return g_object_new (TD_TYPE_SCORE_SHEET_GRID, NULL);
}

void
td_score_sheet_grid_set_scores (TdScoreSheetGrid *self, TdClusterScores *scores, guint unit)
{
  g_return_if_fail (TD_IS_SCORE_SHEET_GRID (self));

  self->scores = scores;
  self->unit = unit;
  stop_typing (self);
  td_grid_model_changed (TD_GRID_MODEL (self));
}

void
td_score_sheet_grid_set_problems (TdScoreSheetGrid *self, GPtrArray *problems)
{
  g_return_if_fail (TD_IS_SCORE_SHEET_GRID (self));

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = g_ptr_array_ref (problems);
  td_grid_model_changed (TD_GRID_MODEL (self));
}
