#include "app/widgets/td-criteria-grid.h"

#include <glib/gi18n-lib.h>

#include "base/td-money.h"
#include "base/td-text.h"

struct _TdCriteriaGrid
{
  GObject parent_instance;

  TdScoreSheet *sheet; /* the owner's */
  GHashTable *unread;  /* TdCriterion → what was typed as its maximum and is no number */
  GPtrArray *problems; /* TdProblem */

  /* What is being typed and not in the sheet yet. */
  int typing_row; /* -1: nothing */
  guint typing_column;
  char *typing_text;
};

static void init_grid (TdGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdCriteriaGrid,
                               td_criteria_grid,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_GRID_MODEL, init_grid))

static const TdGridColumn all_columns[TD_N_CRITERIA_COLUMNS] = {
  [TD_CRITERIA_COLUMN_NUMBER]
  = { TD_GRID_TEXT, N_ ("Numbering"),
      N_ ("As printed: A, I, 1, 1.1. What stands under a heading is told by it"), 6, FALSE },
  [TD_CRITERIA_COLUMN_TITLE] = { TD_GRID_TEXT, N_ ("Criterion"), NULL, 40, TRUE },
  [TD_CRITERIA_COLUMN_MAX] = { TD_GRID_NUMBER, N_ ("Maximum"),
                               N_ ("The most points there are; empty for a heading, which has the "
                                   "sum of what stands under it"),
                               8, FALSE },
  [TD_CRITERIA_COLUMN_BONUS]
  = { TD_GRID_TOGGLE, N_ ("Bonus points"),
      N_ ("Bonus points, which are not asked of each unit. Space or x turns it on and off"), 14,
      FALSE },
};

/* Which field of a problem belongs to which column. */
static const char *const fields[TD_N_CRITERIA_COLUMNS] = {
  [TD_CRITERIA_COLUMN_NUMBER] = "number",
  [TD_CRITERIA_COLUMN_TITLE] = TD_SCORE_SHEET_TITLE,
  [TD_CRITERIA_COLUMN_MAX] = TD_SCORE_SHEET_MAX_POINTS,
  [TD_CRITERIA_COLUMN_BONUS] = TD_SCORE_SHEET_IS_BONUS,
};

/* The titles are translated once. */
static TdGridColumn shown_columns[TD_N_CRITERIA_COLUMNS];

static void
stop_typing (TdCriteriaGrid *self)
{
  self->typing_row = -1;
  g_clear_pointer (&self->typing_text, g_free);
}

/* Problems belong to lines by their index: they are found again. */
static void
edited (TdCriteriaGrid *self)
{
  stop_typing (self);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  td_grid_model_changed (TD_GRID_MODEL (self));
  g_signal_emit_by_name (self, "edited");
}

/* (nullable): NULL for the blank line */
static TdCriterion *
get_criterion (TdCriteriaGrid *self, guint row)
{
  return row < self->sheet->criteria->len ? td_score_sheet_get_criterion (self->sheet, row) : NULL;
}

/* --- Rows ------------------------------------------------------------------------------------- */

static guint
get_n_columns (TdGridModel *model)
{
  return TD_N_CRITERIA_COLUMNS;
}

static const TdGridColumn *
get_column (TdGridModel *model, guint column)
{
  return &shown_columns[column];
}

static guint
get_n_rows (TdGridModel *model)
{
  TdCriteriaGrid *self = TD_CRITERIA_GRID (model);

  return self->sheet != NULL ? self->sheet->criteria->len + 1 : 0;
}

/* The worst one of the line, of one field or of any with NULL */
static const TdProblem *
find_worst (TdCriteriaGrid *self, guint row, const char *field)
{
  const TdProblem *worst = NULL;

  for (guint i = 0; self->problems != NULL && i < self->problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (self->problems, i);

      if (problem->row == (int) row && (field == NULL || g_str_equal (problem->field, field))
          && (worst == NULL || problem->severity > worst->severity))
        worst = problem;
    }

  return worst;
}

static void
get_row (TdGridModel *model, guint row, TdGridRow *info)
{
  TdCriteriaGrid *self = TD_CRITERIA_GRID (model);
  const TdProblem *problem = find_worst (self, row, NULL);

  if (get_criterion (self, row) == NULL)
    {
      info->kind = TD_GRID_ROW_BLANK;
      info->title = g_strdup ("+");
      return;
    }
  info->kind = TD_GRID_ROW_LINE;
  info->title = g_strdup_printf ("%u", row + 1);
  if (problem != NULL)
    {
      info->problem = g_strdup (problem->message);
      info->severity = problem->severity;
    }
}

static char *
format_max (TdCriteriaGrid *self, const TdCriterion *criterion)
{
  const char *unread = g_hash_table_lookup (self->unread, criterion);

  if (unread != NULL)
    return g_strdup (unread);

  return td_criterion_is_heading (criterion) ? g_strdup ("")
                                             : td_money_format_hundredths (criterion->max_points);
}

static void
get_cell (TdGridModel *model, guint row, guint column, TdGridCell *cell)
{
  TdCriteriaGrid *self = TD_CRITERIA_GRID (model);
  const TdCriterion *criterion = get_criterion (self, row);
  const TdProblem *problem = criterion != NULL ? find_worst (self, row, fields[column]) : NULL;

  if (self->typing_row == (int) row && self->typing_column == column)
    cell->text = g_strdup (self->typing_text);
  else if (criterion == NULL)
    cell->text = g_strdup ("");
  else if (column == TD_CRITERIA_COLUMN_NUMBER)
    cell->text = g_strdup (criterion->number);
  else if (column == TD_CRITERIA_COLUMN_TITLE)
    cell->text = g_strdup (criterion->title);
  else if (column == TD_CRITERIA_COLUMN_MAX)
    cell->text = format_max (self, criterion);
  else
    cell->text = g_strdup (criterion->is_bonus ? "✓" : "");

  cell->is_locked = criterion == NULL && column == TD_CRITERIA_COLUMN_BONUS;
  if (problem != NULL)
    {
      cell->has_problem = TRUE;
      cell->severity = problem->severity;
    }
}

/* --- Typing ----------------------------------------------------------------------------------- */

/* Returns: whether anything changed */
static gboolean
set_max (TdCriteriaGrid *self, TdCriterion *criterion, const char *text)
{
  g_autofree char *before = format_max (self, criterion);
  gint64 points = 0;

  if (g_str_equal (before, text))
    return FALSE;

  g_hash_table_remove (self->unread, criterion);
  if (text[0] != '\0' && !td_points_parse (text, &points))
    g_hash_table_insert (self->unread, criterion, g_strdup (text));
  criterion->max_points = points;

  return TRUE;
}

static void
set_text (TdGridModel *model, guint row, guint column, const char *text)
{
  TdCriteriaGrid *self = TD_CRITERIA_GRID (model);
  TdCriterion *criterion = get_criterion (self, row);
  g_autofree char *clean = td_text_clean (text);
  gboolean changed;

  stop_typing (self);
  if (criterion == NULL && clean[0] != '\0')
    {
      criterion = td_criterion_new ();
      g_ptr_array_add (self->sheet->criteria, criterion);
    }
  if (criterion == NULL)
    changed = FALSE;
  else if (column == TD_CRITERIA_COLUMN_NUMBER)
    changed = td_text_set (&criterion->number, clean);
  else if (column == TD_CRITERIA_COLUMN_TITLE)
    changed = td_text_set (&criterion->title, clean);
  else
    changed = set_max (self, criterion, clean);
  if (changed)
    edited (self);
  else
    td_grid_model_changed (model);
}

static void
set_typing (TdGridModel *model, guint row, guint column, const char *text)
{
  TdCriteriaGrid *self = TD_CRITERIA_GRID (model);

  self->typing_row = (int) row;
  self->typing_column = column;
  g_free (self->typing_text);
  self->typing_text = g_strdup (text);
}

static void
toggle (TdGridModel *model, guint row, guint column)
{
  TdCriteriaGrid *self = TD_CRITERIA_GRID (model);
  TdCriterion *criterion = get_criterion (self, row);

  if (criterion == NULL)
    return;
  criterion->is_bonus = !criterion->is_bonus;
  edited (self);
}

static gboolean
repeat_above (TdGridModel *model, guint row, guint column)
{
  TdCriteriaGrid *self = TD_CRITERIA_GRID (model);
  g_auto (TdGridCell) cell = { 0 };

  if (row == 0 || column == TD_CRITERIA_COLUMN_BONUS)
    return FALSE;
  stop_typing (self);
  get_cell (model, row - 1, column, &cell);
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
  iface->repeat_above = repeat_above;
  iface->suggest = suggest;
  iface->take = take;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
td_criteria_grid_finalize (GObject *object)
{
  TdCriteriaGrid *self = TD_CRITERIA_GRID (object);

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_hash_table_unref (self->unread);
  g_free (self->typing_text);

  G_OBJECT_CLASS (td_criteria_grid_parent_class)->finalize (object);
}

static void
td_criteria_grid_class_init (TdCriteriaGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_criteria_grid_finalize;

  g_signal_new ("edited", TD_TYPE_CRITERIA_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  for (guint i = 0; i < TD_N_CRITERIA_COLUMNS; i++)
    {
      shown_columns[i] = all_columns[i];
      shown_columns[i].title = _ (all_columns[i].title);
      if (all_columns[i].tooltip != NULL)
        shown_columns[i].tooltip = _ (all_columns[i].tooltip);
    }
}

static void
td_criteria_grid_init (TdCriteriaGrid *self)
{
  self->unread = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->typing_row = -1;
}

TdCriteriaGrid *
td_criteria_grid_new (void)
{
  return g_object_new (TD_TYPE_CRITERIA_GRID, NULL);
}

void
td_criteria_grid_set_sheet (TdCriteriaGrid *self, TdScoreSheet *sheet)
{
  g_return_if_fail (TD_IS_CRITERIA_GRID (self));

  self->sheet = sheet;
  g_hash_table_remove_all (self->unread);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  stop_typing (self);
  td_grid_model_changed (TD_GRID_MODEL (self));
}

void
td_criteria_grid_set_problems (TdCriteriaGrid *self, GPtrArray *problems)
{
  g_return_if_fail (TD_IS_CRITERIA_GRID (self));

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = g_ptr_array_ref (problems);
  td_grid_model_changed (TD_GRID_MODEL (self));
}

void
td_criteria_grid_collect (TdCriteriaGrid *self, GPtrArray *problems)
{
  g_return_if_fail (TD_IS_CRITERIA_GRID (self));

  for (guint i = 0; i < self->sheet->criteria->len; i++)
    {
      const char *unread = g_hash_table_lookup (self->unread, get_criterion (self, i));

      if (unread != NULL)
        td_problems_add (problems, TD_SEVERITY_ERROR, TD_SCORE_SHEET_MAX_POINTS, (int) i,
                         _ ("“%s” is no number of points. Enter one such as 40 or 7,5, or nothing "
                            "for a heading."),
                         unread);
    }
}

gboolean
td_criteria_grid_has_unread (TdCriteriaGrid *self)
{
  g_return_val_if_fail (TD_IS_CRITERIA_GRID (self), FALSE);

  return g_hash_table_size (self->unread) > 0;
}

guint
td_criteria_grid_find_column (const char *field)
{
  for (guint i = 0; i < TD_N_CRITERIA_COLUMNS; i++)
    if (g_str_equal (fields[i], field))
      return i;

  return TD_CRITERIA_COLUMN_TITLE;
}

void
td_criteria_grid_insert (TdCriteriaGrid *self, guint row)
{
  g_return_if_fail (TD_IS_CRITERIA_GRID (self));

  g_ptr_array_insert (self->sheet->criteria, (int) MIN (row, self->sheet->criteria->len),
                      td_criterion_new ());
  edited (self);
}

void
td_criteria_grid_remove (TdCriteriaGrid *self, guint row)
{
  TdCriterion *criterion = get_criterion (self, row);

  if (criterion == NULL)
    return;
  g_hash_table_remove (self->unread, criterion);
  g_ptr_array_remove_index (self->sheet->criteria, row);
  edited (self);
}

guint
td_criteria_grid_move (TdCriteriaGrid *self, guint row, int step)
{
  guint other = row + (guint) step;

  if (get_criterion (self, row) == NULL || get_criterion (self, other) == NULL)
    return row;
  g_ptr_array_insert (self->sheet->criteria, (int) other,
                      g_ptr_array_steal_index (self->sheet->criteria, row));
  edited (self);

  return other;
}
