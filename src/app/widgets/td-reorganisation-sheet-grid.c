/* A sheet as the model of a grid. */
#include "app/widgets/td-reorganisation-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"

static const TdGridColumn all_columns[TD_N_LINE_CELLS] = {
  [TD_LINE_ACTION]
  = { TD_GRID_CHOICE, N_ ("What happens"),
      N_ ("The first letters are enough: merge, split, dissolve, transfer, rename, "
          "convert, found"),
      15, FALSE },
  [TD_LINE_UNIT]
  = { TD_GRID_CHOICE, N_ ("Unit"),
      N_ ("Code, short name or any words of a unit that is open on the day before, also of a "
          "former name"),
      22, TRUE },
  [TD_LINE_TARGET] = { TD_GRID_CHOICE, N_ ("Into, under"),
                       N_ ("The unit that goes on in its place, or that it will belong to: one of "
                           "the book, or one that another line founds"),
                       22, TRUE },
  [TD_LINE_NAME]
  = { TD_GRID_TEXT, N_ ("New name"), N_ ("In full, as the decision has it"), 22, TRUE },
  [TD_LINE_SHORT_NAME] = { TD_GRID_TEXT, N_ ("Short name"), NULL, 11, FALSE },
  [TD_LINE_KIND] = { TD_GRID_CHOICE, N_ ("Kind of unit"), NULL, 14, FALSE },
  [TD_LINE_TYPE] = { TD_GRID_CHOICE, N_ ("Organisation type"), NULL, 13, FALSE },
  [TD_LINE_PLACE] = { TD_GRID_CHOICE, N_ ("Place"), N_ ("Commune or ward"), 12, FALSE },
};

/* The titles are translated once. */
static TdGridColumn shown_columns[TD_N_LINE_CELLS];

void
td_reorganisation_sheet_translate_columns (void)
{
  for (guint i = 0; i < TD_N_LINE_CELLS; i++)
    {
      shown_columns[i] = all_columns[i];
      shown_columns[i].title = _ (all_columns[i].title);
      if (all_columns[i].tooltip != NULL)
        shown_columns[i].tooltip = _ (all_columns[i].tooltip);
    }
}

static guint
get_n_columns (TdGridModel *model)
{
  return TD_N_LINE_CELLS;
}

static const TdGridColumn *
get_column (TdGridModel *model, guint column)
{
  return &shown_columns[column];
}

static guint
get_n_rows (TdGridModel *model)
{
  return TD_REORGANISATION_SHEET (model)->lines->len + 1;
}

static const TdProblem *
find_worst (TdReorganisationSheet *self, guint row, guint *n)
{
  const TdProblem *worst = NULL;

  *n = 0;
  for (guint i = 0; self->problems != NULL && i < self->problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (self->problems, i);

      if (problem->row != (int) row)
        continue;
      (*n)++;
      if (worst == NULL || problem->severity > worst->severity)
        worst = problem;
    }

  return worst;
}

static void
get_row (TdGridModel *model, guint row, TdGridRow *info)
{
  TdReorganisationSheet *self = TD_REORGANISATION_SHEET (model);
  const TdProblem *problem;
  guint n;

  if (row >= self->lines->len)
    {
      info->kind = TD_GRID_ROW_BLANK;
      info->title = g_strdup ("+");
      return;
    }

  info->kind = TD_GRID_ROW_LINE;
  info->title = g_strdup_printf ("%u", row + 1);
  problem = find_worst (self, row, &n);
  if (problem == NULL)
    return;
  info->severity = problem->severity;
  info->problem = n > 1 ? g_strdup_printf (
                      g_dngettext (GETTEXT_PACKAGE, "%s (+%u more)", "%s (+%u more)", n - 1),
                      problem->message, n - 1)
                        : g_strdup (problem->message);
}

/* That a unit cannot end yet, say, does not mean that another one was meant. */
static gboolean
is_certain (const SheetLine *line, TdLineCell cell)
{
  if (line == NULL || line->unread[cell] != NULL)
    return FALSE;

  return cell != TD_LINE_TARGET || line->line->target_id != 0;
}

static void
get_cell (TdGridModel *model, guint row, guint column, TdGridCell *cell)
{
  TdReorganisationSheet *self = TD_REORGANISATION_SHEET (model);
  SheetLine *line = td_reorganisation_sheet_get_line (self, row);

  cell->is_locked = !td_reorganisation_sheet_is_used (line, (TdLineCell) column);
  cell->is_certain = is_certain (line, (TdLineCell) column);
  if (self->typing_row == (int) row && self->typing_cell == (TdLineCell) column)
    cell->text = g_strdup (self->typing_text);
  else
    cell->text = line != NULL ? td_reorganisation_sheet_get_text (self, line, (TdLineCell) column)
                              : g_strdup ("");
  for (guint i = 0; self->problems != NULL && i < self->problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (self->problems, i);
      TdLineCell which;

      if (problem->row != (int) row || !td_reorganisation_sheet_find_cell (problem->field, &which)
          || which != (TdLineCell) column)
        continue;
      cell->severity
          = cell->has_problem ? MAX (cell->severity, problem->severity) : problem->severity;
      cell->has_problem = TRUE;
    }
}

void
td_reorganisation_sheet_stop_typing (TdReorganisationSheet *self)
{
  self->typing_row = -1;
  g_clear_pointer (&self->typing_text, g_free);
}

static void
set_text (TdGridModel *model, guint row, guint column, const char *text)
{
  TdReorganisationSheet *self = TD_REORGANISATION_SHEET (model);
  SheetLine *line = td_reorganisation_sheet_get_line (self, row);
  g_autofree char *before = line != NULL
                                ? td_reorganisation_sheet_get_text (self, line, (TdLineCell) column)
                                : g_strdup ("");
  g_autofree char *clean = td_text_clean (text);

  td_reorganisation_sheet_stop_typing (self);
  if (g_str_equal (before, clean))
    {
      td_grid_model_changed (model);
      return;
    }

  td_reorganisation_sheet_set_text (self, td_reorganisation_sheet_begin_line (self, row),
                                    (TdLineCell) column, clean);
  td_reorganisation_sheet_edited (self);
}

static void
set_typing (TdGridModel *model, guint row, guint column, const char *text)
{
  TdReorganisationSheet *self = TD_REORGANISATION_SHEET (model);

  self->typing_row = (int) row;
  self->typing_cell = (TdLineCell) column;
  g_free (self->typing_text);
  self->typing_text = g_strdup (text);
}

static void
toggle (TdGridModel *model, guint row, guint column)
{
}

static gboolean
founds (const SheetLine *line)
{
  return line != NULL && line->has_action && line->line->action == TD_REORGANISATION_FOUND;
}

/* A line that founds the target of those around it has another one itself: between lines that do
 * something to a unit it is passed over, and the other way round. */
static gboolean
repeat_above (TdGridModel *model, guint row, guint column)
{
  TdReorganisationSheet *self = TD_REORGANISATION_SHEET (model);
  gboolean is_founding = founds (td_reorganisation_sheet_get_line (self, row));
  guint above = row;
  SheetLine *line;

  while (above > 0 && founds (td_reorganisation_sheet_get_line (self, above - 1)) != is_founding)
    above--;
  if (above == 0)
    return FALSE;

  td_reorganisation_sheet_stop_typing (self);
  line = td_reorganisation_sheet_begin_line (self, row);
  td_reorganisation_sheet_copy_cell (self, line, td_reorganisation_sheet_get_line (self, above - 1),
                                     (TdLineCell) column);
  td_reorganisation_sheet_edited (self);

  return TRUE;
}

void
td_reorganisation_sheet_init_grid (TdGridModelInterface *iface)
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
  iface->suggest = td_reorganisation_sheet_suggest;
  iface->take = td_reorganisation_sheet_take;
}
