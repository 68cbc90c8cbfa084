#include "app/widgets/td-campaign-sheet-grid.h"

#include <glib/gi18n-lib.h>

struct _TdCampaignSheetGrid
{
  GObject parent_instance;

  TdCampaignSheetKind kind;
  TdCampaignSheet *sheet; /* the owner's */
  GArray *rows;           /* int: the line of each row, -1 - line for the title over it */
  TdGridColumn *columns;  /* with translated titles */
  gboolean names_campaigns;

  /* What is being typed and not in the sheet yet. */
  int typing_row; /* -1: nothing */
  guint typing_column;
  char *typing_text;
};

static void init_grid (TdGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdCampaignSheetGrid,
                               td_campaign_sheet_grid,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_GRID_MODEL, init_grid))

/* What a column shows of a line. */
typedef enum
{
  SHOW_NAME,
  SHOW_FIELD,
  SHOW_LAST, /* of the field, the period before */
  SHOW_TARGET,
  SHOW_SHARE,
} Show;

typedef struct
{
  Show show;
  guint field;
  int width;
  gboolean expands;
} Column;

static const Column taking_part[] = {
  { SHOW_NAME, 0, 22, TRUE },
  { SHOW_FIELD, TD_TAKING_PART_REGISTERED, 9, FALSE },
  { SHOW_FIELD, TD_TAKING_PART_REGISTERED_ON, 11, FALSE },
  { SHOW_FIELD, TD_TAKING_PART_PLAN_NUMBER, 12, FALSE },
  { SHOW_FIELD, TD_TAKING_PART_PLANNED_ON, 11, FALSE },
  { SHOW_FIELD, TD_TAKING_PART_LAUNCHED_ON, 11, FALSE },
  { SHOW_FIELD, TD_TAKING_PART_CONTENTS, 16, TRUE },
  { SHOW_FIELD, TD_TAKING_PART_MEASURES, 16, TRUE },
  { SHOW_FIELD, TD_TAKING_PART_TARGET, 8, FALSE },
  { SHOW_FIELD, TD_TAKING_PART_TARGET_MEASURE, 11, FALSE },
  { SHOW_FIELD, TD_TAKING_PART_NOTE, 12, FALSE },
};

static const Column results[] = {
  { SHOW_NAME, 0, 22, TRUE },
  { SHOW_FIELD, TD_RESULT_PARTICIPANTS, 14, FALSE },
  { SHOW_LAST, TD_RESULT_PARTICIPANTS, 7, FALSE },
  { SHOW_FIELD, TD_RESULT_PROPOSED, 8, FALSE },
  { SHOW_LAST, TD_RESULT_PROPOSED, 7, FALSE },
  { SHOW_FIELD, TD_RESULT_GRASSROOTS, 8, FALSE },
  { SHOW_FIELD, TD_RESULT_PROVINCE, 7, FALSE },
  { SHOW_FIELD, TD_RESULT_NATION, 9, FALSE },
  { SHOW_FIELD, TD_RESULT_VALUE_GAINED, 16, FALSE },
  { SHOW_LAST, TD_RESULT_VALUE_GAINED, 12, FALSE },
  { SHOW_FIELD, TD_RESULT_WORKS, 10, FALSE },
  { SHOW_FIELD, TD_RESULT_REACHED, 7, FALSE },
  { SHOW_TARGET, 0, 9, FALSE },
  { SHOW_SHARE, 0, 8, FALSE },
  { SHOW_FIELD, TD_RESULT_NOTE, 12, FALSE },
};

static const Column *
get_shown (TdCampaignSheetGrid *self, guint column)
{
  return self->kind == TD_CAMPAIGN_SHEET_UNITS ? &taking_part[column] : &results[column];
}

static guint
count_columns (TdCampaignSheetGrid *self)
{
  return self->kind == TD_CAMPAIGN_SHEET_UNITS ? G_N_ELEMENTS (taking_part)
                                               : G_N_ELEMENTS (results);
}

static TdGridColumnKind
get_column_kind (TdSheetCellKind kind)
{
  switch (kind)
    {
    case TD_SHEET_FLAG:
      return TD_GRID_TOGGLE;
    case TD_SHEET_COUNT:
    case TD_SHEET_MONEY:
    case TD_SHEET_HUNDREDTHS:
      return TD_GRID_NUMBER;
    case TD_SHEET_DATE:
    case TD_SHEET_TEXT:
      return TD_GRID_TEXT;
    }

  g_return_val_if_reached (TD_GRID_TEXT);
}

static void
make_columns (TdCampaignSheetGrid *self)
{
  self->columns = g_new0 (TdGridColumn, count_columns (self));
  for (guint i = 0; i < count_columns (self); i++)
    {
      const Column *shown = get_shown (self, i);
      const TdCampaignSheetField *field
          = td_campaign_sheet_kind_get_field (self->kind, shown->field);
      TdGridColumn *column = &self->columns[i];

      column->width = shown->width;
      column->expands = shown->expands;
      column->kind = TD_GRID_TEXT;
      switch (shown->show)
        {
        case SHOW_NAME:
          column->title = _ ("Unit");
          break;
        case SHOW_FIELD:
          column->kind = get_column_kind (field->kind);
          column->title = _ (field->title);
          column->tooltip = field->tooltip != NULL ? _ (field->tooltip) : NULL;
          break;
        case SHOW_LAST:
          column->kind = TD_GRID_NUMBER;
          column->title = _ ("Before");
          column->tooltip = _ ("What was last reported of an earlier period");
          break;
        case SHOW_TARGET:
          column->title = _ ("Target");
          column->tooltip = _ ("The unit's own, else that of its organisation type");
          break;
        case SHOW_SHARE:
          column->kind = TD_GRID_NUMBER;
          column->title = _ ("Share");
          column->tooltip = _ ("What was reached of the target; ✓ where it is met");
          break;
        }
    }
}

static void
stop_typing (TdCampaignSheetGrid *self)
{
  self->typing_row = -1;
  g_clear_pointer (&self->typing_text, g_free);
}

static void
edited (TdCampaignSheetGrid *self)
{
  td_campaign_sheet_end_change (self->sheet);
  td_grid_model_changed (TD_GRID_MODEL (self));
  g_signal_emit_by_name (self, "edited");
}

/* --- Rows ------------------------------------------------------------------------------------- */

static guint
get_n_columns (TdGridModel *model)
{
  return count_columns (TD_CAMPAIGN_SHEET_GRID (model));
}

static const TdGridColumn *
get_column (TdGridModel *model, guint column)
{
  return &TD_CAMPAIGN_SHEET_GRID (model)->columns[column];
}

static guint
get_n_rows (TdGridModel *model)
{
  return TD_CAMPAIGN_SHEET_GRID (model)->rows->len;
}

int
td_campaign_sheet_grid_get_line (TdCampaignSheetGrid *self, guint row)
{
  int line = g_array_index (self->rows, int, row);

  return line < 0 ? -1 : line;
}

guint
td_campaign_sheet_grid_find_row (TdCampaignSheetGrid *self, guint line)
{
  guint row = 0;

  while (g_array_index (self->rows, int, row) != (int) line)
    row++;

  return row;
}

/* One line each of several campaigns is a list of campaigns: then the lines are named by them. */
static void
find_rows (TdCampaignSheetGrid *self)
{
  guint n = self->sheet != NULL ? self->sheet->lines->len : 0;
  const TdCampaignLine *above = NULL;

  self->names_campaigns = n > 0 && self->sheet->campaign_id == 0;
  for (guint i = 1; i < n; i++)
    if (td_campaign_sheet_get_line (self->sheet, i)->unit_id
        != td_campaign_sheet_get_line (self->sheet, 0)->unit_id)
      self->names_campaigns = FALSE;

  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < n; i++)
    {
      const TdCampaignLine *line = td_campaign_sheet_get_line (self->sheet, i);
      int row = (int) i;
      int title = -1 - row;

      if (!self->names_campaigns
          && (above == NULL || above->campaign_id != line->campaign_id
              || (self->sheet->campaign_id != 0 && above->above_id != line->above_id)))
        g_array_append_val (self->rows, title);
      g_array_append_val (self->rows, row);
      above = line;
    }
}

static guint
count_lines (TdCampaignSheetGrid *self, guint row)
{
  guint n = 0;

  for (row++; row < self->rows->len && g_array_index (self->rows, int, row) >= 0; row++)
    n++;

  return n;
}

static const TdProblem *
find_worst (const GPtrArray *problems, const char *field)
{
  const TdProblem *worst = NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (problems, i);

      if ((field == NULL || g_str_equal (problem->field, field))
          && (worst == NULL || problem->severity > worst->severity))
        worst = problem;
    }

  return worst;
}

/* Only lines in sight are asked for, so that the thousands of others cost nothing at a key. */
static GPtrArray *
check_line (TdCampaignSheetGrid *self, int line)
{
  GPtrArray *problems = td_problems_new ();

  td_campaign_sheet_check_line (self->sheet, (guint) line, problems);

  return problems;
}

static void
get_row (TdGridModel *model, guint row, TdGridRow *info)
{
  TdCampaignSheetGrid *self = TD_CAMPAIGN_SHEET_GRID (model);
  int index = g_array_index (self->rows, int, row);
  g_autoptr (GPtrArray) problems = NULL;
  const TdProblem *problem;

  if (index < 0)
    {
      const TdCampaignLine *line = td_campaign_sheet_get_line (self->sheet, (guint) (-1 - index));
      const char *title = self->sheet->campaign_id == 0 ? line->campaign
                          : line->group[0] != '\0'      ? line->group
                                                        : self->sheet->campaign;

      info->kind = TD_GRID_ROW_PART;
      info->title = g_strdup_printf ("%s (%u)", title, count_lines (self, row));
      return;
    }

  info->kind = TD_GRID_ROW_LINE;
  info->title = g_strdup_printf ("%d", index + 1);
  problems = check_line (self, index);
  problem = find_worst (problems, NULL);
  if (problem != NULL)
    {
      info->problem = g_strdup (problem->message);
      info->severity = problem->severity;
    }
}

static char *
get_text (TdCampaignSheetGrid *self, const Column *shown, guint index)
{
  const TdCampaignLine *line = td_campaign_sheet_get_line (self->sheet, index);

  switch (shown->show)
    {
    case SHOW_NAME:
      return g_strdup (self->names_campaigns ? line->campaign : line->name);
    case SHOW_FIELD:
      return td_campaign_sheet_get_text (self->sheet, index, shown->field);
    case SHOW_LAST:
      return td_campaign_sheet_get_last_text (self->sheet, index, shown->field);
    case SHOW_TARGET:
      return td_campaign_sheet_get_target_text (self->sheet, index);
    case SHOW_SHARE:
      return td_campaign_sheet_get_share_text (self->sheet, index);
    }

  g_return_val_if_reached (g_strdup (""));
}

static void
get_cell (TdGridModel *model, guint row, guint column, TdGridCell *cell)
{
  TdCampaignSheetGrid *self = TD_CAMPAIGN_SHEET_GRID (model);
  const Column *shown = get_shown (self, column);
  int index = g_array_index (self->rows, int, row);
  g_autoptr (GPtrArray) problems = NULL;
  const TdProblem *problem;

  cell->is_locked = index < 0 || shown->show != SHOW_FIELD;
  if (index < 0)
    {
      cell->text = g_strdup ("");
      return;
    }
  if (self->typing_row == (int) row && self->typing_column == column)
    cell->text = g_strdup (self->typing_text);
  else
    cell->text = get_text (self, shown, (guint) index);
  if (cell->is_locked)
    return;

  problems = check_line (self, index);
  problem = find_worst (problems, td_campaign_sheet_get_field (self->sheet, shown->field)->field);
  cell->has_problem = problem != NULL;
  cell->severity = problem != NULL ? problem->severity : TD_SEVERITY_NOTE;
}

/* --- Typing ----------------------------------------------------------------------------------- */

static void
set_text (TdGridModel *model, guint row, guint column, const char *text)
{
  TdCampaignSheetGrid *self = TD_CAMPAIGN_SHEET_GRID (model);
  int line = td_campaign_sheet_grid_get_line (self, row);

  stop_typing (self);
  if (line >= 0
      && td_campaign_sheet_type (self->sheet, (guint) line, get_shown (self, column)->field, text))
    edited (self);
  else
    td_grid_model_changed (model);
}

static void
set_typing (TdGridModel *model, guint row, guint column, const char *text)
{
  TdCampaignSheetGrid *self = TD_CAMPAIGN_SHEET_GRID (model);

  self->typing_row = (int) row;
  self->typing_column = column;
  g_free (self->typing_text);
  self->typing_text = g_strdup (text);
}

static void
toggle (TdGridModel *model, guint row, guint column)
{
  TdCampaignSheetGrid *self = TD_CAMPAIGN_SHEET_GRID (model);
  int line = td_campaign_sheet_grid_get_line (self, row);

  if (line < 0)
    return;
  stop_typing (self);
  if (td_campaign_sheet_register (self->sheet, (guint) line)
      || td_campaign_sheet_type (self->sheet, (guint) line, get_shown (self, column)->field, ""))
    edited (self);
}

static gboolean
repeat (TdGridModel *model, guint row, guint column)
{
  TdCampaignSheetGrid *self = TD_CAMPAIGN_SHEET_GRID (model);
  int line = td_campaign_sheet_grid_get_line (self, row);

  if (line < 0
      || !td_campaign_sheet_repeat (self->sheet, (guint) line, get_shown (self, column)->field))
    return FALSE;
  stop_typing (self);
  edited (self);

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
td_campaign_sheet_grid_finalize (GObject *object)
{
  TdCampaignSheetGrid *self = TD_CAMPAIGN_SHEET_GRID (object);

  g_array_unref (self->rows);
  g_free (self->columns);
  g_free (self->typing_text);

  G_OBJECT_CLASS (td_campaign_sheet_grid_parent_class)->finalize (object);
}

static void
td_campaign_sheet_grid_class_init (TdCampaignSheetGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_campaign_sheet_grid_finalize;

  g_signal_new ("edited", TD_TYPE_CAMPAIGN_SHEET_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
td_campaign_sheet_grid_init (TdCampaignSheetGrid *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (int));
  self->typing_row = -1;
}

TdCampaignSheetGrid *
td_campaign_sheet_grid_new (TdCampaignSheetKind kind)
{
  TdCampaignSheetGrid *self = g_object_new (TD_TYPE_CAMPAIGN_SHEET_GRID, NULL);

  self->kind = kind;
  make_columns (self);

  return self;
}

void
td_campaign_sheet_grid_set_sheet (TdCampaignSheetGrid *self, TdCampaignSheet *sheet)
{
  g_return_if_fail (TD_IS_CAMPAIGN_SHEET_GRID (self));

  self->sheet = sheet;
  stop_typing (self);
  find_rows (self);
  td_grid_model_changed (TD_GRID_MODEL (self));
}

void
td_campaign_sheet_grid_changed (TdCampaignSheetGrid *self)
{
  g_return_if_fail (TD_IS_CAMPAIGN_SHEET_GRID (self));

  stop_typing (self);
  edited (self);
}

guint
td_campaign_sheet_grid_find_column (TdCampaignSheetGrid *self, guint field)
{
  guint column = 0;

  while (get_shown (self, column)->show != SHOW_FIELD || get_shown (self, column)->field != field)
    column++;

  return column;
}

guint
td_campaign_sheet_grid_get_field (TdCampaignSheetGrid *self, guint column)
{
  return get_shown (self, column)->field;
}
