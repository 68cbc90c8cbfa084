#include "domain/td-campaign-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-money.h"
#include "base/td-text.h"

static const TdCampaignSheetField taking_part[TD_N_TAKING_PART] = {
  { TD_SHEET_FLAG, "registered", N_ ("Takes part"), N_ ("Space marks it and takes it away") },
  { TD_SHEET_DATE, "registered_on", N_ ("Registered"), N_ ("The day of registration") },
  { TD_SHEET_TEXT, "plan_number", N_ ("Plan"), N_ ("Number of the unit's plan: 12/KH-CĐCS") },
  { TD_SHEET_DATE, "planned_on", N_ ("Planned"), N_ ("The day of the plan") },
  { TD_SHEET_DATE, "launched_on", N_ ("Launched"), N_ ("The day on which the unit launched it") },
  { TD_SHEET_TEXT, "contents", N_ ("Own contents"), NULL },
  { TD_SHEET_TEXT, "measures", N_ ("Measures"), N_ ("How the unit goes about it") },
  { TD_SHEET_HUNDREDTHS, "target", N_ ("Target"),
    N_ ("The unit's own; without one that of its organisation type counts") },
  { TD_SHEET_TEXT, "target_measure", N_ ("Measured in"),
    N_ ("What the target counts: percent, works") },
  { TD_SHEET_TEXT, "note", N_ ("Note"), NULL },
};

static const TdCampaignSheetField results[TD_N_RESULTS] = {
  { TD_SHEET_COUNT, "participants", N_ ("Participants"), N_ ("People who took part") },
  { TD_SHEET_COUNT, "initiatives_proposed", N_ ("Proposed"), N_ ("Initiatives proposed") },
  { TD_SHEET_COUNT, "initiatives_grassroots", N_ ("Grassroots"),
    N_ ("Initiatives recognised at the grassroots") },
  { TD_SHEET_COUNT, "initiatives_province", N_ ("Province"),
    N_ ("Initiatives recognised by the province") },
  { TD_SHEET_COUNT, "initiatives_nation", N_ ("Nation"), N_ ("Initiatives recognised nationwide") },
  { TD_SHEET_MONEY, "value_gained", N_ ("Value gained (đ)"), N_ ("Whole đồng, or 1,8 triệu") },
  { TD_SHEET_COUNT, "works", N_ ("Works"), N_ ("Works and tasks completed") },
  { TD_SHEET_HUNDREDTHS, "reached", N_ ("Reached"), N_ ("Of the target, in its measure") },
  { TD_SHEET_TEXT, "note", N_ ("Note"), NULL },
};

const TdCampaignSheetField *
td_campaign_sheet_kind_get_field (TdCampaignSheetKind kind, guint field)
{
  return kind == TD_CAMPAIGN_SHEET_UNITS ? &taking_part[field] : &results[field];
}

guint
td_campaign_sheet_kind_get_n_fields (TdCampaignSheetKind kind)
{
  return kind == TD_CAMPAIGN_SHEET_UNITS ? TD_N_TAKING_PART : TD_N_RESULTS;
}

/* --- Cells ------------------------------------------------------------------------------------ */

void
td_sheet_cell_init (TdSheetCell *self)
{
  *self = (TdSheetCell){ .number = TD_SHEET_UNKNOWN };
}

void
td_sheet_cell_clear (TdSheetCell *self)
{
  g_clear_pointer (&self->text, g_ref_string_release);
  g_clear_pointer (&self->unread, g_ref_string_release);
  self->number = TD_SHEET_UNKNOWN;
}

static void
cell_copy (TdSheetCell *self, const TdSheetCell *other)
{
  self->number = other->number;
  self->text = other->text != NULL ? g_ref_string_acquire (other->text) : NULL;
  self->unread = other->unread != NULL ? g_ref_string_acquire (other->unread) : NULL;
}

static gboolean
cell_equal (const TdSheetCell *a, const TdSheetCell *b)
{
  return a->number == b->number && g_strcmp0 (a->text, b->text) == 0
         && g_strcmp0 (a->unread, b->unread) == 0;
}

gboolean
td_sheet_cell_is_empty (const TdSheetCell *self)
{
  return self->number == TD_SHEET_UNKNOWN && self->text == NULL && self->unread == NULL;
}

TdDate
td_sheet_cell_get_date (const TdSheetCell *self)
{
  if (self->number == TD_SHEET_UNKNOWN)
    return TD_DATE_NONE;

  return TD_DATE ((guint16) (self->number / 10000), (guint8) (self->number / 100 % 100),
                  (guint8) (self->number % 100));
}

void
td_sheet_cell_set_date (TdSheetCell *self, TdDate date)
{
  self->number
      = td_date_is_set (date) ? date.year * 10000 + date.month * 100 + date.day : TD_SHEET_UNKNOWN;
}

void
td_sheet_cell_set_text (TdSheetCell *self, const char *text)
{
  g_clear_pointer (&self->text, g_ref_string_release);
  if (text[0] != '\0')
    self->text = g_ref_string_new (text);
}

static gboolean
parse_flag (const char *text, gint64 *number)
{
  static const char *const yes[] = { "x", "v", "1", "co" };
  static const char *const no[] = { "0", "khong", "" };
  g_autofree char *key = td_text_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    if (g_str_equal (key, yes[i]) || g_str_equal (text, "✓"))
      {
        *number = 1;
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    if (g_str_equal (key, no[i]))
      return TRUE;

  return FALSE;
}

/* "92.5" is read as "92,5", "1.234" as a thousand. */
static gboolean
parse_hundredths (const char *text, gint64 *number)
{
  g_autofree char *comma = NULL;

  if (td_money_parse_hundredths (text, number, NULL))
    return *number >= 0;
  comma = g_strdup (text);

  return td_money_parse_hundredths (g_strdelimit (comma, ".", ','), number, NULL) && *number >= 0;
}

static gboolean
cell_parse (TdSheetCell *self, TdSheetCellKind kind, TdDate today, const char *text)
{
  TdDate date;

  switch (kind)
    {
    case TD_SHEET_FLAG:
      return parse_flag (text, &self->number);
    case TD_SHEET_COUNT:
      return td_money_parse_count (text, &self->number);
    case TD_SHEET_MONEY:
      return td_money_parse (text, &self->number, NULL);
    case TD_SHEET_HUNDREDTHS:
      return parse_hundredths (text, &self->number);
    case TD_SHEET_DATE:
      if (!td_date_parse (text, today, &date, NULL))
        return FALSE;
      td_sheet_cell_set_date (self, date);
      return TRUE;
    case TD_SHEET_TEXT:
      td_sheet_cell_set_text (self, text);
      return TRUE;
    }

  g_return_val_if_reached (FALSE);
}

static char *
cell_format (const TdSheetCell *self, TdSheetCellKind kind)
{
  if (self->unread != NULL)
    return g_strdup (self->unread);
  if (kind == TD_SHEET_TEXT)
    return g_strdup (self->text != NULL ? self->text : "");
  if (self->number == TD_SHEET_UNKNOWN)
    return g_strdup ("");
  if (kind == TD_SHEET_FLAG)
    return g_strdup ("✓");
  if (kind == TD_SHEET_DATE)
    return td_date_format (td_sheet_cell_get_date (self));

  return kind == TD_SHEET_HUNDREDTHS ? td_money_format_hundredths (self->number)
                                     : td_money_format (self->number);
}

/* --- Lines ------------------------------------------------------------------------------------ */

TdCampaignLine *
td_campaign_line_new (gint64 campaign_id, char *campaign, gint64 unit_id, char *group)
{
  TdCampaignLine *self = g_new0 (TdCampaignLine, 1);

  self->campaign_id = campaign_id;
  self->campaign = g_ref_string_acquire (campaign);
  self->unit_id = unit_id;
  self->group = g_ref_string_acquire (group);
  self->code = g_strdup ("");
  self->name = g_strdup ("");
  self->target = (TdUnitTarget){ TD_SHEET_UNKNOWN, "", ">=", FALSE };
  self->last_period = "";
  for (guint i = 0; i < TD_CAMPAIGN_SHEET_MAX_FIELDS; i++)
    {
      td_sheet_cell_init (&self->stored[i]);
      td_sheet_cell_init (&self->cells[i]);
      td_sheet_cell_init (&self->last[i]);
    }

  return self;
}

static TdCampaignLine *
line_copy (const TdCampaignLine *self)
{
  TdCampaignLine *copy = g_memdup2 (self, sizeof *self);

  g_ref_string_acquire (copy->campaign);
  g_ref_string_acquire (copy->group);
  copy->code = g_strdup (self->code);
  copy->name = g_strdup (self->name);
  for (guint i = 0; i < TD_CAMPAIGN_SHEET_MAX_FIELDS; i++)
    {
      cell_copy (&copy->stored[i], &self->stored[i]);
      cell_copy (&copy->cells[i], &self->cells[i]);
      cell_copy (&copy->last[i], &self->last[i]);
    }

  return copy;
}

void
td_campaign_line_free (TdCampaignLine *self)
{
  if (self == NULL)
    return;

  g_ref_string_release (self->campaign);
  g_ref_string_release (self->group);
  g_free (self->code);
  g_free (self->name);
  for (guint i = 0; i < TD_CAMPAIGN_SHEET_MAX_FIELDS; i++)
    {
      td_sheet_cell_clear (&self->stored[i]);
      td_sheet_cell_clear (&self->cells[i]);
      td_sheet_cell_clear (&self->last[i]);
    }
  g_free (self);
}

void
td_campaign_line_set_stored (TdCampaignLine *self)
{
  for (guint i = 0; i < TD_CAMPAIGN_SHEET_MAX_FIELDS; i++)
    {
      td_sheet_cell_clear (&self->stored[i]);
      cell_copy (&self->stored[i], &self->cells[i]);
    }
}

gboolean
td_unit_target_is_met (const TdUnitTarget *self, gint64 reached)
{
  if (g_str_equal (self->direction, "<="))
    return reached <= self->value;
  if (g_str_equal (self->direction, "="))
    return reached == self->value;

  return reached >= self->value;
}

/* --- What can be undone ----------------------------------------------------------------------- */

/* What can be typed of a line. */
typedef struct
{
  TdSheetCell cells[TD_CAMPAIGN_SHEET_MAX_FIELDS];
  gboolean registers;
} State;

static gpointer
get_state (gpointer sheet, guint index)
{
  const TdCampaignLine *line = td_campaign_sheet_get_line (sheet, index);
  State *state = g_new (State, 1);

  for (guint i = 0; i < TD_CAMPAIGN_SHEET_MAX_FIELDS; i++)
    cell_copy (&state->cells[i], &line->cells[i]);
  state->registers = line->registers;

  return state;
}

static void
set_state (gpointer sheet, guint index, gpointer data)
{
  TdCampaignLine *line = td_campaign_sheet_get_line (sheet, index);
  const State *state = data;

  for (guint i = 0; i < TD_CAMPAIGN_SHEET_MAX_FIELDS; i++)
    {
      td_sheet_cell_clear (&line->cells[i]);
      cell_copy (&line->cells[i], &state->cells[i]);
    }
  line->registers = state->registers;
}

static void
state_free (gpointer data)
{
  State *state = data;

  for (guint i = 0; i < TD_CAMPAIGN_SHEET_MAX_FIELDS; i++)
    td_sheet_cell_clear (&state->cells[i]);
  g_free (state);
}

void
td_campaign_sheet_end_change (TdCampaignSheet *self)
{
  td_sheet_undo_end_change (self->undo);
}

gboolean
td_campaign_sheet_undo (TdCampaignSheet *self, gboolean redo)
{
  return td_sheet_undo_run (self->undo, self, redo);
}

/* --- The sheet -------------------------------------------------------------------------------- */

TdCampaignSheet *
td_campaign_sheet_new (TdCampaignSheetKind kind)
{
  TdCampaignSheet *self = g_new0 (TdCampaignSheet, 1);

  self->kind = kind;
  self->campaign = g_strdup ("");
  self->root_name = g_strdup ("");
  self->today = td_date_today ();
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) td_campaign_line_free);
  self->undo = td_sheet_undo_new (get_state, set_state, state_free);

  return self;
}

TdCampaignSheet *
td_campaign_sheet_copy (const TdCampaignSheet *self)
{
  TdCampaignSheet *copy = g_memdup2 (self, sizeof *self);

  copy->campaign = g_strdup (self->campaign);
  copy->root_name = g_strdup (self->root_name);
  copy->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) td_campaign_line_free);
  for (guint i = 0; i < self->lines->len; i++)
    g_ptr_array_add (copy->lines, line_copy (td_campaign_sheet_get_line (self, i)));
  copy->undo = td_sheet_undo_new (get_state, set_state, state_free);

  return copy;
}

void
td_campaign_sheet_free (TdCampaignSheet *self)
{
  if (self == NULL)
    return;

  g_free (self->campaign);
  g_free (self->root_name);
  g_ptr_array_unref (self->lines);
  td_sheet_undo_free (self->undo);
  g_free (self);
}

TdCampaignLine *
td_campaign_sheet_get_line (const TdCampaignSheet *self, guint line)
{
  return g_ptr_array_index (self->lines, line);
}

guint
td_campaign_sheet_get_n_fields (const TdCampaignSheet *self)
{
  return td_campaign_sheet_kind_get_n_fields (self->kind);
}

const TdCampaignSheetField *
td_campaign_sheet_get_field (const TdCampaignSheet *self, guint field)
{
  return td_campaign_sheet_kind_get_field (self->kind, field);
}

gboolean
td_campaign_sheet_line_is_changed (const TdCampaignSheet *self, guint index)
{
  const TdCampaignLine *line = td_campaign_sheet_get_line (self, index);

  for (guint i = 0; i < td_campaign_sheet_get_n_fields (self); i++)
    if (!cell_equal (&line->cells[i], &line->stored[i]))
      return TRUE;

  return line->registers;
}

gboolean
td_campaign_sheet_is_changed (const TdCampaignSheet *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (td_campaign_sheet_line_is_changed (self, i))
      return TRUE;

  return FALSE;
}

gboolean
td_campaign_sheet_line_is_empty (const TdCampaignSheet *self, guint index)
{
  const TdCampaignLine *line = td_campaign_sheet_get_line (self, index);

  for (guint i = 0; i < td_campaign_sheet_get_n_fields (self); i++)
    if (!td_sheet_cell_is_empty (&line->cells[i]))
      return FALSE;

  return TRUE;
}

gboolean
td_campaign_sheet_line_takes_part (const TdCampaignSheet *self, guint index)
{
  const TdCampaignLine *line = td_campaign_sheet_get_line (self, index);

  return self->kind == TD_CAMPAIGN_SHEET_UNITS
             ? line->cells[TD_TAKING_PART_REGISTERED].number != TD_SHEET_UNKNOWN
             : line->is_registered || line->registers;
}

/* --- Typing ----------------------------------------------------------------------------------- */

/* Takes @cell over. */
static gboolean
set_cell (TdCampaignSheet *self, guint index, guint field, TdSheetCell *cell)
{
  TdCampaignLine *line = td_campaign_sheet_get_line (self, index);

  if (cell_equal (cell, &line->cells[field]))
    {
      td_sheet_cell_clear (cell);
      return FALSE;
    }

  td_sheet_undo_remember (self->undo, self, index);
  td_sheet_cell_clear (&line->cells[field]);
  line->cells[field] = *cell;
  if (self->kind == TD_CAMPAIGN_SHEET_UNITS && field != TD_TAKING_PART_REGISTERED
      && !td_sheet_cell_is_empty (cell))
    line->cells[TD_TAKING_PART_REGISTERED].number = 1;

  return TRUE;
}

gboolean
td_campaign_sheet_type (TdCampaignSheet *self, guint index, guint field, const char *text)
{
  g_autofree char *clean = td_text_clean (text);
  TdSheetCell cell;

  td_sheet_cell_init (&cell);
  if (clean[0] != '\0'
      && !cell_parse (&cell, td_campaign_sheet_get_field (self, field)->kind, self->today, clean))
    {
      td_sheet_cell_clear (&cell);
      cell.unread = g_ref_string_new (clean);
    }

  return set_cell (self, index, field, &cell);
}

gboolean
td_campaign_sheet_repeat (TdCampaignSheet *self, guint index, guint field)
{
  const TdCampaignLine *line = td_campaign_sheet_get_line (self, index);
  const TdSheetCell *from;
  TdSheetCell cell;

  if (self->kind == TD_CAMPAIGN_SHEET_RESULTS)
    from = &line->last[field];
  else if (index > 0)
    from = &td_campaign_sheet_get_line (self, index - 1)->cells[field];
  else
    return FALSE;
  if (td_sheet_cell_is_empty (from))
    return FALSE;
  cell_copy (&cell, from);
  set_cell (self, index, field, &cell);

  return TRUE;
}

gboolean
td_campaign_sheet_register (TdCampaignSheet *self, guint index)
{
  TdCampaignLine *line = td_campaign_sheet_get_line (self, index);
  TdDate on = self->today;

  if (td_campaign_sheet_line_takes_part (self, index))
    return FALSE;

  td_sheet_undo_remember (self->undo, self, index);
  if (self->kind == TD_CAMPAIGN_SHEET_RESULTS)
    {
      line->registers = TRUE;
      return TRUE;
    }
  line->cells[TD_TAKING_PART_REGISTERED].number = 1;
  if (td_date_is_set (line->campaign_to) && td_date_compare (on, line->campaign_to) > 0)
    on = line->campaign_to;
  if (td_sheet_cell_is_empty (&line->cells[TD_TAKING_PART_REGISTERED_ON]))
    td_sheet_cell_set_date (&line->cells[TD_TAKING_PART_REGISTERED_ON], on);

  return TRUE;
}

/* --- Showing ---------------------------------------------------------------------------------- */

char *
td_campaign_sheet_get_text (const TdCampaignSheet *self, guint index, guint field)
{
  return cell_format (&td_campaign_sheet_get_line (self, index)->cells[field],
                      td_campaign_sheet_get_field (self, field)->kind);
}

char *
td_campaign_sheet_get_last_text (const TdCampaignSheet *self, guint index, guint field)
{
  return cell_format (&td_campaign_sheet_get_line (self, index)->last[field],
                      td_campaign_sheet_get_field (self, field)->kind);
}

char *
td_campaign_sheet_get_target_text (const TdCampaignSheet *self, guint index)
{
  const TdUnitTarget *target = &td_campaign_sheet_get_line (self, index)->target;
  g_autofree char *value = NULL;

  if (target->value == TD_SHEET_UNKNOWN)
    return g_strdup ("");
  value = td_money_format_hundredths (target->value);

  return g_strdup_printf ("%s %s%s%s",
                          g_str_equal (target->direction, ">=")   ? "≥"
                          : g_str_equal (target->direction, "<=") ? "≤"
                                                                  : "=",
                          value, target->measure[0] != '\0' ? " " : "", target->measure);
}

char *
td_campaign_sheet_get_share_text (const TdCampaignSheet *self, guint index)
{
  const TdCampaignLine *line = td_campaign_sheet_get_line (self, index);
  const TdUnitTarget *target = &line->target;
  gint64 reached = line->cells[TD_RESULT_REACHED].number;
  g_autofree char *share = NULL;
  gboolean is_met;

  if (target->value == TD_SHEET_UNKNOWN || reached == TD_SHEET_UNKNOWN)
    return g_strdup ("");
  is_met = td_unit_target_is_met (target, reached);
  /* What is far above any target could not be multiplied. */
  if (target->value == 0 || reached > G_MAXINT64 / 20000)
    return g_strdup (is_met ? "✓" : "");
  /* In tenths of a percent, rounded. */
  share = td_money_format_hundredths ((reached * 2000 / target->value + 1) / 2 * 10);

  return g_strdup_printf (is_met ? "%s %% ✓" : "%s %%", share);
}

gboolean
td_campaign_sheet_sum (const TdCampaignSheet *self,
                       guint field,
                       const TdCampaignLine *like,
                       gint64 *sum)
{
  gboolean is_known = FALSE;

  *sum = 0;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const TdCampaignLine *line = td_campaign_sheet_get_line (self, i);

      if (line->cells[field].number == TD_SHEET_UNKNOWN
          || (like != NULL
              && (line->campaign_id != like->campaign_id || line->above_id != like->above_id)))
        continue;
      is_known = TRUE;
      *sum += line->cells[field].number;
    }

  return is_known;
}
