/* The recipients of a decision as rows and columns of a grid. */
#include "app/widgets/td-recipient-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "store/td-campaign-store.h"

/* More campaigns than a federation has in use. */
#define MAX_CAMPAIGNS 2000

static void grid_model_init (TdGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdRecipientSheet,
                               td_recipient_sheet,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_GRID_MODEL, grid_model_init))

static const TdGridColumn all_columns[TD_N_CELLS] = {
  [TD_CELL_TITLE] = { TD_GRID_TEXT, N_ ("Mr/Ms"), N_ ("Ông or Bà: o or b is enough"), 8, FALSE },
  [TD_CELL_NAME]
  = { TD_GRID_TEXT, N_ ("Name"), N_ ("A person's full name, or the collective's"), 24, TRUE },
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

/* --- Rows ------------------------------------------------------------------------------------- */

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

static gboolean
has_part (TdRecipientSheet *self, TdRecipientKind kind)
{
  if (kind != TD_RECIPIENT_OTHER || self->shows_others)
    return TRUE;

  for (guint i = 0; i < self->decision->awards->len; i++)
    if (((const TdAward *) g_ptr_array_index (self->decision->awards, i))->recipient_kind == kind)
      return TRUE;

  return FALSE;
}

static void
add_part (TdRecipientSheet *self, TdRecipientKind kind)
{
  SheetRow row = { TD_GRID_ROW_PART, kind, -1 };

  if (!has_part (self, kind))
    return;

  g_array_append_val (self->rows, row);
  row.kind = TD_GRID_ROW_LINE;
  for (guint i = 0; i < self->decision->awards->len; i++)
    {
      row.award = (int) i;
      if (((const TdAward *) g_ptr_array_index (self->decision->awards, i))->recipient_kind == kind)
        g_array_append_val (self->rows, row);
    }
  row.kind = TD_GRID_ROW_BLANK;
  row.award = -1;
  g_array_append_val (self->rows, row);
}

static void
add_column (TdRecipientSheet *self, TdAwardCell cell)
{
  gboolean shown = !self->is_common[cell];

  if (cell == TD_CELL_UNRECOGNISED)
    {
      shown = FALSE;
      for (guint i = 0; self->decision != NULL && i < self->decision->awards->len; i++)
        shown |= td_award_get_unread (g_ptr_array_index (self->decision->awards, i), cell) != NULL;
    }
  if (shown)
    g_array_append_val (self->columns, cell);
}

/* TRUE if there are other columns now. */
static gboolean
rebuild_columns (TdRecipientSheet *self)
{
  guint n = self->columns->len;

  g_array_set_size (self->columns, 0);
  for (guint i = 0; i < TD_N_CELLS; i++)
    add_column (self, (TdAwardCell) i);

  return self->columns->len != n;
}

void
td_recipient_sheet_rebuild (TdRecipientSheet *self)
{
  g_array_set_size (self->rows, 0);
  if (self->decision != NULL)
    for (int kind = TD_RECIPIENT_COLLECTIVE; kind <= TD_RECIPIENT_OTHER; kind++)
      add_part (self, (TdRecipientKind) kind);
  if (rebuild_columns (self))
    td_grid_model_columns_changed (TD_GRID_MODEL (self));
  else
    td_grid_model_changed (TD_GRID_MODEL (self));
}

static const SheetRow *
get_sheet_row (TdRecipientSheet *self, guint row)
{
  return &g_array_index (self->rows, SheetRow, row);
}

TdAward *
td_recipient_sheet_get_award (TdRecipientSheet *self, guint row)
{
  int award = get_sheet_row (self, row)->award;

  return award >= 0 ? g_ptr_array_index (self->decision->awards, award) : NULL;
}

static guint
count_part (TdRecipientSheet *self, TdRecipientKind kind)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += get_sheet_row (self, i)->part == kind && get_sheet_row (self, i)->kind == TD_GRID_ROW_LINE;

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

/* The titles are translated once, in class_init. */
static TdGridColumn shown_columns[TD_N_CELLS];

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
  const SheetRow *sheet_row = get_sheet_row (self, row);
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

  while (get_sheet_row (self, part)->kind != TD_GRID_ROW_PART)
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
      TdAward part = { .recipient_kind = get_sheet_row (self, row)->part };

      cell->text = g_strdup ("");
      cell->is_locked = is_locked_when_blank (which) || td_award_cell_is_locked (&part, which);
      return;
    }

  cell->text = is_typing (self, row, which) ? g_strdup (self->typing_text)
                                            : td_award_cell_get_text (award, which, &self->context);
  cell->is_locked = td_award_cell_is_locked (award, which);
  problem = self->problems != NULL ? td_problems_find (
                self->problems, td_award_cell_to_field (which), get_sheet_row (self, row)->award)
                                   : NULL;
  if (problem != NULL)
    {
      cell->has_problem = TRUE;
      cell->severity = problem->severity;
    }
}

static void
stop_typing (TdRecipientSheet *self)
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

  stop_typing (self);
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

  stop_typing (self);
  copy = td_award_copy (above);
  td_award_cell_copy (td_recipient_sheet_begin_line (self, row), cell, copy, &self->context);
  td_recipient_sheet_edited (self);

  return TRUE;
}

static void
grid_model_init (TdGridModelInterface *iface)
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

/* --- The object ------------------------------------------------------------------------------- */

static void
td_recipient_sheet_finalize (GObject *object)
{
  TdRecipientSheet *self = TD_RECIPIENT_SHEET (object);

  td_recipient_sheet_clear_undo (self);
  g_cancellable_cancel (self->matching);
  g_clear_object (&self->matching);
  g_clear_pointer (&self->matcher, td_unit_matcher_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_array_unref (self->rows);
  g_array_unref (self->columns);
  g_hash_table_unref (self->context.campaigns);
  td_award_free (self->defaults);
  g_free (self->typing_text);
  td_catalogue_unref (self->catalogue);
  g_object_unref (self->book);

  G_OBJECT_CLASS (td_recipient_sheet_parent_class)->finalize (object);
}

static void
td_recipient_sheet_class_init (TdRecipientSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_recipient_sheet_finalize;

  g_signal_new ("edited", TD_TYPE_RECIPIENT_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("typing", TD_TYPE_RECIPIENT_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);

  for (guint i = 0; i < TD_N_CELLS; i++)
    {
      shown_columns[i] = all_columns[i];
      shown_columns[i].title = _ (all_columns[i].title);
      if (all_columns[i].tooltip != NULL)
        shown_columns[i].tooltip = _ (all_columns[i].tooltip);
    }
}

static void
td_recipient_sheet_init (TdRecipientSheet *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (SheetRow));
  self->columns = g_array_new (FALSE, FALSE, sizeof (TdAwardCell));
  self->context.campaigns = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->defaults = td_award_new ();
  self->typing_row = -1;
}

static void
read_campaigns (TdRecipientSheet *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = td_campaign_search (td_book_get_reader (self->book), "",
                                                   TD_DATE_NONE, MAX_CAMPAIGNS, &error);

  if (hits == NULL)
    g_warning ("The campaigns could not be read: %s", error->message);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const TdCampaignHit *hit = g_ptr_array_index (hits, i);

      g_hash_table_insert (self->context.campaigns, g_memdup2 (&hit->id, sizeof hit->id),
                           g_strdup (hit->name));
    }
}

TdRecipientSheet *
td_recipient_sheet_new (TdBook *book, TdCatalogue *catalogue)
{
  TdRecipientSheet *self = g_object_new (TD_TYPE_RECIPIENT_SHEET, NULL);

  self->book = g_object_ref (book);
  self->catalogue = td_catalogue_ref (catalogue);
  self->context.catalogue = catalogue;
  read_campaigns (self);

  return self;
}

void
td_recipient_sheet_set_decision (TdRecipientSheet *self, TdDecision *decision)
{
  g_return_if_fail (TD_IS_RECIPIENT_SHEET (self));

  self->decision = decision;
  self->context.date = decision->decided_on;
  self->shows_others = FALSE;
  stop_typing (self);
  td_recipient_sheet_clear_undo (self);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  td_recipient_sheet_read_units (self);
  td_recipient_sheet_rebuild (self);
}

void
td_recipient_sheet_set_date (TdRecipientSheet *self, TdDate date)
{
  g_return_if_fail (TD_IS_RECIPIENT_SHEET (self));

  for (guint i = 0; i < self->decision->awards->len; i++)
    td_award_follow_date (g_ptr_array_index (self->decision->awards, i), self->catalogue,
                          self->context.date, date);
  td_award_follow_date (self->defaults, self->catalogue, self->context.date, date);
  self->context.date = date;
  td_recipient_sheet_read_units (self);
  td_grid_model_changed (TD_GRID_MODEL (self));
}

const TdAwardCellContext *
td_recipient_sheet_get_context (TdRecipientSheet *self)
{
  return &self->context;
}

TdAward *
td_recipient_sheet_get_defaults (TdRecipientSheet *self)
{
  return self->defaults;
}

void
td_recipient_sheet_set_common (TdRecipientSheet *self, TdAwardCell cell, gboolean is_common)
{
  g_return_if_fail (TD_IS_RECIPIENT_SHEET (self));

  if (!self->is_common[cell] == !is_common)
    return;
  self->is_common[cell] = is_common;
  td_recipient_sheet_rebuild (self);
}

gboolean
td_recipient_sheet_is_common (TdRecipientSheet *self, TdAwardCell cell)
{
  return self->is_common[cell];
}

void
td_recipient_sheet_set_problems (TdRecipientSheet *self, GPtrArray *problems)
{
  g_return_if_fail (TD_IS_RECIPIENT_SHEET (self));

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = g_ptr_array_ref (problems);
  td_grid_model_changed (TD_GRID_MODEL (self));
}

GPtrArray *
td_recipient_sheet_get_problems (TdRecipientSheet *self)
{
  return self->problems;
}

int
td_recipient_sheet_find_award (TdRecipientSheet *self, guint row)
{
  return row < self->rows->len ? get_sheet_row (self, row)->award : -1;
}

guint
td_recipient_sheet_find_row (TdRecipientSheet *self, guint award)
{
  guint row;

  for (row = 0; row < self->rows->len && get_sheet_row (self, row)->award != (int) award; row++)
    ;

  return row;
}

guint
td_recipient_sheet_find_blank (TdRecipientSheet *self, TdRecipientKind kind)
{
  guint row;

  for (row = 0; row < self->rows->len; row++)
    if (get_sheet_row (self, row)->kind == TD_GRID_ROW_BLANK
        && get_sheet_row (self, row)->part == kind)
      break;

  return row;
}

gboolean
td_recipient_sheet_find_column (TdRecipientSheet *self, TdAwardCell cell, guint *column)
{
  for (*column = 0; *column < self->columns->len; (*column)++)
    if (td_recipient_sheet_get_cell (self, *column) == cell)
      return TRUE;

  return FALSE;
}

TdAwardCell
td_recipient_sheet_get_cell (TdRecipientSheet *self, guint column)
{
  return g_array_index (self->columns, TdAwardCell, column);
}
