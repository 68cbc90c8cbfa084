/* A sheet as the model of a grid. */
#include "app/widgets/td-recipient-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"

static const TdGridColumn all_columns[TD_N_CELLS] = {
  [TD_CELL_TITLE] = { TD_GRID_TEXT, N_ ("Mr/Ms"), N_ ("Ông or Bà: o or b is enough"), 8, FALSE },
  [TD_CELL_NAME] = { TD_GRID_TEXT, N_ ("Full name, collective"),
                     N_ ("A person's full name, or the collective's"), 24, TRUE },
  [TD_CELL_POST] = { TD_GRID_TEXT, N_ ("Post"), N_ ("Post on the day of the decision"), 15, FALSE },
  [TD_CELL_UNIT]
  = { TD_GRID_CHOICE, N_ ("Unit"),
      N_ ("Code, short name or any words of the unit, with or without marks"), 24, TRUE },
  [TD_CELL_FORM] = { TD_GRID_CHOICE, N_ ("Award form"), NULL, 20, FALSE },
  [TD_CELL_COMMENDATION] = { TD_GRID_CHOICE, N_ ("Commendation type"), NULL, 16, FALSE },
  [TD_CELL_CAMPAIGN] = { TD_GRID_CHOICE, N_ ("Campaign"), NULL, 16, FALSE },
  [TD_CELL_DIRECT_WORKER] = { TD_GRID_TOGGLE, N_ ("DW"),
                              N_ ("Direct worker: works in production, business or service "
                                  "directly. Space or x turns it on and off"),
                              4, FALSE },
  [TD_CELL_LEADER]
  = { TD_GRID_TOGGLE, N_ ("LP"),
      N_ ("Holds a leading or managing post. Space or x turns it on and off"), 4, FALSE },
  [TD_CELL_ACHIEVEMENT] = { TD_GRID_TEXT, N_ ("Achievement"), NULL, 26, TRUE },
  [TD_CELL_PERIOD]
  = { TD_GRID_TEXT, N_ ("Period"), N_ ("Of the achievement: 2026, 2025-2026, 2026-H1"), 10, FALSE },
  [TD_CELL_BONUS] = { TD_GRID_NUMBER, N_ ("Bonus"),
                      N_ ("In đồng: 1.800.000, 1 800 000 or 1,8tr. Proposed from the coefficient "
                          "and the base salary of the day"),
                      13, FALSE },
  [TD_CELL_NOTE] = { TD_GRID_TEXT, N_ ("Remark"), NULL, 12, FALSE },
  [TD_CELL_UNRECOGNISED] = { TD_GRID_TEXT, N_ ("Not recognised"),
                             N_ ("Pasted, and fits into no column: move it where it belongs, then "
                                 "empty the cell"),
                             22, TRUE },
};

/* The titles are translated once. */
static TdGridColumn shown_columns[TD_N_CELLS];

void
td_recipient_sheet_translate_columns (void)
{
  for (guint i = 0; i < TD_N_CELLS; i++)
    {
      shown_columns[i] = all_columns[i];
      shown_columns[i].title = _ (all_columns[i].title);
      if (all_columns[i].tooltip != NULL)
        shown_columns[i].tooltip = _ (all_columns[i].tooltip);
    }
}

static const char *
get_part_title (TdRecipientKind kind)
{
  switch (kind)
    {
    case TD_RECIPIENT_COLLECTIVE:
      return _ ("I. COLLECTIVES");
    case TD_RECIPIENT_INDIVIDUAL:
      return _ ("II. INDIVIDUALS");
    case TD_RECIPIENT_OTHER:
    default:
      return _ ("III. OTHERS");
    }
}

static guint
count_part (TdRecipientSheet *self, TdRecipientKind kind)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += td_recipient_sheet_get_row (self, i)->part == kind
         && td_recipient_sheet_get_row (self, i)->kind == TD_GRID_ROW_LINE;

  return n;
}

/* --- Problems --------------------------------------------------------------------------------- */

static const TdProblem *
find_worst (TdRecipientSheet *self, int award, guint *n)
{
  const TdProblem *worst = NULL;

  *n = 0;
  for (guint i = 0; self->problems != NULL && i < self->problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (self->problems, i);

      if (problem->row != award)
        continue;
      (*n)++;
      if (worst == NULL || problem->severity > worst->severity)
        worst = problem;
    }

  return worst;
}

/* "Warning: … (Luật …)", and how many more there are. */
static char *
describe (const TdProblem *problem, guint n)
{
  g_autoptr (GString) text = g_string_new (problem->message);

  if (problem->source != NULL)
    g_string_append_printf (text, " — %s", problem->source);
  if (n > 1)
    g_string_append_printf (
        text, g_dngettext (GETTEXT_PACKAGE, " (+%u more)", " (+%u more)", n - 1), n - 1);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- TdGridModel ------------------------------------------------------------------------------ */

static guint
get_n_columns (TdGridModel *model)
{
  return TD_RECIPIENT_SHEET (model)->columns->len;
}

static const TdGridColumn *
get_column (TdGridModel *model, guint column)
{
  return &shown_columns[td_recipient_sheet_get_cell (TD_RECIPIENT_SHEET (model), column)];
}

static guint
get_n_rows (TdGridModel *model)
{
  return TD_RECIPIENT_SHEET (model)->rows->len;
}

static void
get_row (TdGridModel *model, guint row, TdGridRow *info)
{
  TdRecipientSheet *self = TD_RECIPIENT_SHEET (model);
  const SheetRow *sheet_row = td_recipient_sheet_get_row (self, row);
  const TdProblem *problem;
  guint part = row;
  guint n;

  info->kind = sheet_row->kind;
  switch (sheet_row->kind)
    {
    case TD_GRID_ROW_PART:
      info->title = g_strdup_printf ("%s (%u)", get_part_title (sheet_row->part),
                                     count_part (self, sheet_row->part));
      return;
    case TD_GRID_ROW_BLANK:
      info->title = g_strdup ("+");
      return;
    case TD_GRID_ROW_LINE:
    default:
      break;
    }

  while (td_recipient_sheet_get_row (self, part)->kind != TD_GRID_ROW_PART)
    part--;
  info->title = g_strdup_printf ("%u", row - part);
  info->is_muted = td_date_is_set (td_recipient_sheet_get_award (self, row)->revoked_on);
  problem = find_worst (self, sheet_row->award, &n);
  if (problem != NULL)
    {
      info->problem = describe (problem, n);
      info->severity = problem->severity;
    }
}

static gboolean
is_typing (TdRecipientSheet *self, guint row, TdAwardCell cell)
{
  return self->typing_row == (int) row && self->typing_cell == cell;
}

/* A blank row takes a name and what else is typed, but nothing that only a line can have. */
static gboolean
is_locked_when_blank (TdAwardCell cell)
{
  return cell == TD_CELL_DIRECT_WORKER || cell == TD_CELL_LEADER || cell == TD_CELL_UNRECOGNISED;
}

static void
get_cell (TdGridModel *model, guint row, guint column, TdGridCell *cell)
{
  TdRecipientSheet *self = TD_RECIPIENT_SHEET (model);
  const TdAward *award = td_recipient_sheet_get_award (self, row);
  TdAwardCell which = td_recipient_sheet_get_cell (self, column);
  const TdProblem *problem;

  if (award == NULL)
    {
      TdAward part = { .recipient_kind = td_recipient_sheet_get_row (self, row)->part };

      cell->text = g_strdup ("");
      cell->is_locked = is_locked_when_blank (which) || td_award_cell_is_locked (&part, which);
      return;
    }

  cell->text = is_typing (self, row, which) ? g_strdup (self->typing_text)
                                            : td_award_cell_get_text (award, which, &self->context);
  cell->is_locked = td_award_cell_is_locked (award, which);
  problem = self->problems != NULL
                ? td_problems_find (self->problems, td_award_cell_to_field (which),
                                    td_recipient_sheet_get_row (self, row)->award)
                : NULL;
  if (problem != NULL)
    {
      cell->has_problem = TRUE;
      cell->severity = problem->severity;
    }
}

void
td_recipient_sheet_stop_typing (TdRecipientSheet *self)
{
  self->typing_row = -1;
  g_clear_pointer (&self->typing_text, g_free);
}

static void
set_text (TdGridModel *model, guint row, guint column, const char *text)
{
  TdRecipientSheet *self = TD_RECIPIENT_SHEET (model);
  TdAwardCell cell = td_recipient_sheet_get_cell (self, column);
  TdAward *award = td_recipient_sheet_get_award (self, row);
  g_autofree char *before
      = award != NULL ? td_award_cell_get_text (award, cell, &self->context) : g_strdup ("");
  g_autofree char *clean = td_text_clean_lines (text);

  td_recipient_sheet_stop_typing (self);
  if (g_str_equal (before, clean))
    {
      td_grid_model_changed (model);
      return;
    }

  award = td_recipient_sheet_begin_line (self, row);
  if (cell == TD_CELL_UNRECOGNISED)
    td_award_set_unread (award, cell, clean[0] != '\0' ? clean : NULL);
  else if (cell != TD_CELL_UNIT || !td_recipient_sheet_take_exact_unit (self, award, clean))
    td_award_cell_set_text (award, cell, clean, &self->context);
  td_recipient_sheet_edited (self);
}

static void
set_typing (TdGridModel *model, guint row, guint column, const char *text)
{
  TdRecipientSheet *self = TD_RECIPIENT_SHEET (model);

  self->typing_row = (int) row;
  self->typing_cell = td_recipient_sheet_get_cell (self, column);
  g_free (self->typing_text);
  self->typing_text = g_strdup (text);
  g_signal_emit_by_name (self, "typing");
}

static void
toggle (TdGridModel *model, guint row, guint column)
{
  TdRecipientSheet *self = TD_RECIPIENT_SHEET (model);

  td_award_cell_toggle (td_recipient_sheet_begin_line (self, row),
                        td_recipient_sheet_get_cell (self, column));
  td_recipient_sheet_edited (self);
}

static gboolean
repeat_above (TdGridModel *model, guint row, guint column)
{
  TdRecipientSheet *self = TD_RECIPIENT_SHEET (model);
  TdAwardCell cell = td_recipient_sheet_get_cell (self, column);
  const TdAward *above = NULL;
  g_autoptr (TdAward) copy = NULL;

  for (guint i = row; i > 0 && above == NULL; i--)
    above = td_recipient_sheet_get_award (self, i - 1);
  if (above == NULL)
    return FALSE;

  td_recipient_sheet_stop_typing (self);
  copy = td_award_copy (above);
  td_award_cell_copy (td_recipient_sheet_begin_line (self, row), cell, copy, &self->context);
  td_recipient_sheet_edited (self);

  return TRUE;
}

void
td_recipient_sheet_init_grid (TdGridModelInterface *iface)
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
  iface->suggest = td_recipient_sheet_suggest;
  iface->take = td_recipient_sheet_take;
}
