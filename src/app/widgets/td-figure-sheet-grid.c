#include "app/widgets/td-figure-sheet-grid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-text.h"

struct _TdFigureSheetGrid
{
  GObject parent_instance;

  TdCatalogue *catalogue;
  TdFigureSheet *sheet; /* the owner's */
  GArray *rows;         /* int: the line of each row, -1 - line for the title over it */
  GPtrArray *problems;  /* TdProblem */
  GHashTable *by_line;  /* line → index of its first problem + 1; they stand together */

  /* What is being typed and not in the sheet yet. */
  int typing_row; /* -1: nothing */
  guint typing_column;
  char *typing_text;
};

static void init_grid (TdGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdFigureSheetGrid,
                               td_figure_sheet_grid,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_GRID_MODEL, init_grid))

/* A column of the grid: the unit's name, or a figure or what it was before. */
typedef struct
{
  TdGridColumn column;
  TdFigure figure;
  gboolean is_last;
} Column;

#define NOW(id, kind, title, tooltip, width)                                                       \
  {                                                                                                \
    { TD_GRID_##kind, title, tooltip, width, FALSE }, TD_FIGURE_##id, FALSE                        \
  }
#define LAST(id, kind, width)                                                                      \
  {                                                                                                \
    { TD_GRID_##kind, N_ ("Before"), N_ ("What was last reported of an earlier period"), width,    \
      FALSE },                                                                                     \
        TD_FIGURE_##id, TRUE                                                                       \
  }

static const Column all_columns[] = {
  { { TD_GRID_TEXT, N_ ("Unit"), NULL, 20, TRUE }, TD_N_FIGURES, FALSE },
  NOW (WORKERS,
       NUMBER,
       N_ ("Workers"),
       N_ ("Cadres, civil servants, public employees and workers, members or not"),
       8),
  LAST (WORKERS, NUMBER, 6),
  NOW (MEMBERS, NUMBER, N_ ("Members"), N_ ("Members of the union among them"), 10),
  LAST (MEMBERS, NUMBER, 6),
  NOW (WOMEN, NUMBER, N_ ("Women"), N_ ("Women among the workers"), 7),
  LAST (WOMEN, NUMBER, 6),
  NOW (DIRECT_WORKERS, NUMBER, N_ ("Direct"), N_ ("Workers who work directly in production"), 9),
  LAST (DIRECT_WORKERS, NUMBER, 6),
  NOW (LEADERS, NUMBER, N_ ("Leaders"), N_ ("Workers with a leadership post"), 10),
  LAST (LEADERS, NUMBER, 6),
  NOW (SCORE, NUMBER, N_ ("Points"), N_ ("Points of the year's rating: 92,5"), 6),
  NOW (RATING, CHOICE, N_ ("Rating"), N_ ("Of the grassroots union, once a year"), 10),
  LAST (RATING, TEXT, 9),
};

#define N_COLUMNS G_N_ELEMENTS (all_columns)

/* The titles are translated once. */
static TdGridColumn shown_columns[N_COLUMNS];

static void
stop_typing (TdFigureSheetGrid *self)
{
  self->typing_row = -1;
  g_clear_pointer (&self->typing_text, g_free);
}

static void
edited (TdFigureSheetGrid *self)
{
  td_figure_sheet_end_change (self->sheet);
  td_grid_model_changed (TD_GRID_MODEL (self));
  g_signal_emit_by_name (self, "edited");
}

/* --- Rows ------------------------------------------------------------------------------------- */

static guint
get_n_columns (TdGridModel *model)
{
  return N_COLUMNS;
}

static const TdGridColumn *
get_column (TdGridModel *model, guint column)
{
  return &shown_columns[column];
}

static guint
get_n_rows (TdGridModel *model)
{
  return TD_FIGURE_SHEET_GRID (model)->rows->len;
}

int
td_figure_sheet_grid_get_line (TdFigureSheetGrid *self, guint row)
{
  int line = g_array_index (self->rows, int, row);

  return line < 0 ? -1 : line;
}

guint
td_figure_sheet_grid_find_row (TdFigureSheetGrid *self, guint line)
{
  guint row = 0;

  while (g_array_index (self->rows, int, row) != (int) line)
    row++;

  return row;
}

/* Lines under one unit stand together, and how many of them there are is told in their title. */
static void
find_rows (TdFigureSheetGrid *self)
{
  const TdFigureLine *above = NULL;

  g_array_set_size (self->rows, 0);
  for (guint i = 0; self->sheet != NULL && i < self->sheet->lines->len; i++)
    {
      const TdFigureLine *line = td_figure_sheet_get_line (self->sheet, i);
      int row = (int) i;
      int title = -1 - row;

      if (self->sheet->with_below && (above == NULL || above->above_id != line->above_id))
        g_array_append_val (self->rows, title);
      g_array_append_val (self->rows, row);
      above = line;
    }
}

static guint
count_lines (TdFigureSheetGrid *self, guint row)
{
  guint n = 0;

  for (row++; row < self->rows->len && g_array_index (self->rows, int, row) >= 0; row++)
    n++;

  return n;
}

static const TdProblem *
find_worst (TdFigureSheetGrid *self, int line, const char *field)
{
  const TdProblem *worst = NULL;
  guint i = self->by_line != NULL
                ? GPOINTER_TO_UINT (g_hash_table_lookup (self->by_line, GINT_TO_POINTER (line)))
                : 0;

  if (i == 0)
    return NULL;
  for (i--; i < self->problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (self->problems, i);

      if (problem->row != line)
        break;
      if ((field == NULL || g_str_equal (problem->field, field))
          && (worst == NULL || problem->severity > worst->severity))
        worst = problem;
    }

  return worst;
}

static void
get_row (TdGridModel *model, guint row, TdGridRow *info)
{
  TdFigureSheetGrid *self = TD_FIGURE_SHEET_GRID (model);
  int line = g_array_index (self->rows, int, row);
  const TdProblem *problem;

  if (line < 0)
    {
      info->kind = TD_GRID_ROW_PART;
      info->title = g_strdup_printf (
          "%s (%u)", td_figure_sheet_get_line (self->sheet, (guint) (-1 - line))->group,
          count_lines (self, row));
      return;
    }

  info->kind = TD_GRID_ROW_LINE;
  info->title = g_strdup_printf ("%d", line + 1);
  problem = find_worst (self, line, NULL);
  if (problem != NULL)
    {
      info->problem = g_strdup (problem->message);
      info->severity = problem->severity;
    }
}

static void
get_cell (TdGridModel *model, guint row, guint column, TdGridCell *cell)
{
  TdFigureSheetGrid *self = TD_FIGURE_SHEET_GRID (model);
  const Column *shown = &all_columns[column];
  int index = g_array_index (self->rows, int, row);
  const TdProblem *problem;

  cell->is_locked = index < 0 || shown->is_last || shown->figure == TD_N_FIGURES;
  if (index < 0)
    cell->text = g_strdup ("");
  else if (shown->figure == TD_N_FIGURES)
    cell->text = g_strdup (td_figure_sheet_get_line (self->sheet, (guint) index)->name);
  else if (shown->is_last)
    cell->text = td_figure_sheet_get_last_text (self->sheet, self->catalogue, (guint) index,
                                                shown->figure);
  else
    {
      if (self->typing_row == (int) row && self->typing_column == column)
        cell->text = g_strdup (self->typing_text);
      else
        cell->text
            = td_figure_sheet_get_text (self->sheet, self->catalogue, (guint) index, shown->figure);
      problem = find_worst (self, index, td_figure_get_field (shown->figure));
      cell->has_problem = problem != NULL;
      cell->severity = problem != NULL ? problem->severity : TD_SEVERITY_NOTE;
    }
}

/* --- Typing ----------------------------------------------------------------------------------- */

static void
set_text (TdGridModel *model, guint row, guint column, const char *text)
{
  TdFigureSheetGrid *self = TD_FIGURE_SHEET_GRID (model);
  int line = td_figure_sheet_grid_get_line (self, row);

  stop_typing (self);
  if (line >= 0
      && td_figure_sheet_type (self->sheet, self->catalogue, (guint) line,
                               all_columns[column].figure, text))
    edited (self);
  else
    td_grid_model_changed (model);
}

static void
set_typing (TdGridModel *model, guint row, guint column, const char *text)
{
  TdFigureSheetGrid *self = TD_FIGURE_SHEET_GRID (model);

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

/* Not the unit above but the period before: that is what most figures are once more. */
static gboolean
repeat (TdGridModel *model, guint row, guint column)
{
  TdFigureSheetGrid *self = TD_FIGURE_SHEET_GRID (model);
  int line = td_figure_sheet_grid_get_line (self, row);

  if (line < 0 || !td_figure_sheet_repeat (self->sheet, (guint) line, all_columns[column].figure))
    return FALSE;
  stop_typing (self);
  edited (self);

  return TRUE;
}

/* The ratings of the period's scale whose name begins with what is typed, or has it. */
static GPtrArray *
suggest (TdGridModel *model, guint row, guint column, const char *text)
{
  TdFigureSheetGrid *self = TD_FIGURE_SHEET_GRID (model);
  GPtrArray *suggestions;
  g_autofree char *key = td_text_fold (text);

  if (all_columns[column].figure != TD_FIGURE_RATING)
    return NULL;

  suggestions = td_suggestions_new ();
  for (guint i = 0; i < td_catalogue_get_n_terms (self->catalogue, TD_VOCABULARY_RATING); i++)
    {
      const TdTerm *term = td_catalogue_get_term (self->catalogue, TD_VOCABULARY_RATING, i);
      g_autofree char *name = td_text_fold (term->name);
      g_autofree char *short_name = td_text_fold (term->short_name);

      if (td_term_is_valid_at (term, self->sheet->period.to)
          && (g_str_has_prefix (short_name, key) || strstr (name, key) != NULL))
        g_ptr_array_add (suggestions, td_suggestion_new (term->short_name, term->name, (gint64) i));
    }

  return suggestions;
}

static void
take (TdGridModel *model, guint row, guint column, const TdSuggestion *suggestion)
{
  set_text (model, row, column, suggestion->label);
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
td_figure_sheet_grid_finalize (GObject *object)
{
  TdFigureSheetGrid *self = TD_FIGURE_SHEET_GRID (object);

  g_clear_pointer (&self->catalogue, td_catalogue_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->by_line, g_hash_table_unref);
  g_array_unref (self->rows);
  g_free (self->typing_text);

  G_OBJECT_CLASS (td_figure_sheet_grid_parent_class)->finalize (object);
}

static void
td_figure_sheet_grid_class_init (TdFigureSheetGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_figure_sheet_grid_finalize;

  g_signal_new ("edited", TD_TYPE_FIGURE_SHEET_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      shown_columns[i] = all_columns[i].column;
      shown_columns[i].title = _ (shown_columns[i].title);
      if (shown_columns[i].tooltip != NULL)
        shown_columns[i].tooltip = _ (shown_columns[i].tooltip);
    }
}

static void
td_figure_sheet_grid_init (TdFigureSheetGrid *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (int));
  self->typing_row = -1;
}

TdFigureSheetGrid *
td_figure_sheet_grid_new (TdCatalogue *catalogue)
{
  TdFigureSheetGrid *self = g_object_new (TD_TYPE_FIGURE_SHEET_GRID, NULL);

  self->catalogue = td_catalogue_ref (catalogue);

  return self;
}

void
td_figure_sheet_grid_set_sheet (TdFigureSheetGrid *self, TdFigureSheet *sheet)
{
  g_return_if_fail (TD_IS_FIGURE_SHEET_GRID (self));

  self->sheet = sheet;
  stop_typing (self);
  find_rows (self);
  td_grid_model_changed (TD_GRID_MODEL (self));
}

void
td_figure_sheet_grid_changed (TdFigureSheetGrid *self)
{
  g_return_if_fail (TD_IS_FIGURE_SHEET_GRID (self));

  stop_typing (self);
  edited (self);
}

void
td_figure_sheet_grid_set_problems (TdFigureSheetGrid *self, GPtrArray *problems)
{
  g_return_if_fail (TD_IS_FIGURE_SHEET_GRID (self));

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->by_line, g_hash_table_unref);
  self->problems = g_ptr_array_ref (problems);
  self->by_line = g_hash_table_new (NULL, NULL);
  for (guint i = problems->len; i > 0; i--)
    {
      const TdProblem *problem = g_ptr_array_index (problems, i - 1);

      g_hash_table_insert (self->by_line, GINT_TO_POINTER (problem->row), GUINT_TO_POINTER (i));
    }
  td_grid_model_changed (TD_GRID_MODEL (self));
}

guint
td_figure_sheet_grid_find_column (TdFigure figure)
{
  guint column = 0;

  while (all_columns[column].figure != figure || all_columns[column].is_last)
    column++;

  return column;
}

TdFigure
td_figure_sheet_grid_get_figure (guint column)
{
  return all_columns[column].figure < TD_N_FIGURES ? all_columns[column].figure : TD_FIGURE_WORKERS;
}
