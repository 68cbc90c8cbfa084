/* What is told of taking part and of results while they are typed, see td-campaign-sheet.h. What of
 * it the book can have too is told by td-check-campaigns.c in the same way. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-money.h"
#include "domain/td-campaign-sheet.h"

typedef struct
{
  const TdCampaignSheet *sheet;
  const TdCampaignLine *line;
  guint index;
  GPtrArray *problems;
} Check;

static const char *
get_name (const Check *self, guint field)
{
  return td_campaign_sheet_get_field (self->sheet, field)->field;
}

/* What is in the book already must not stop saving the rest. */
static TdSeverity
get_severity (const Check *self)
{
  return td_campaign_sheet_line_is_changed (self->sheet, self->index) ? TD_SEVERITY_ERROR
                                                                      : TD_SEVERITY_WARNING;
}

static void
check_unread (const Check *self, guint field)
{
  const TdCampaignSheetField *info = td_campaign_sheet_get_field (self->sheet, field);
  const char *text = self->line->cells[field].unread;

  if (text == NULL)
    return;

#define ADD(format)                                                                                \
  td_problems_add (self->problems, TD_SEVERITY_ERROR, info->field, (int) self->index, format,      \
                   text, _ (info->title), self->line->name)
  if (text[0] == '-' && info->kind != TD_SHEET_DATE && info->kind != TD_SHEET_FLAG)
    ADD (_ ("“%s” in “%s” of “%s” is below 0. Enter 0 or more."));
  else if (info->kind == TD_SHEET_MONEY)
    ADD (_ ("“%s” in “%s” of “%s” is no amount of money. Enter whole đồng such as 1.800.000, or "
            "1,8 triệu."));
  else if (info->kind == TD_SHEET_DATE)
    ADD (_ ("“%s” in “%s” of “%s” is no day. Enter it such as 15/3/2026."));
  else if (info->kind == TD_SHEET_FLAG)
    ADD (_ ("“%s” in “%s” of “%s” is neither yes nor no. Enter x, or leave the cell blank."));
  else if (info->kind == TD_SHEET_HUNDREDTHS)
    ADD (_ ("“%s” in “%s” of “%s” is no number. Enter it such as 92,5."));
  else
    ADD (_ ("“%s” in “%s” of “%s” is no whole number. Enter it such as 1.234, or leave the cell "
            "blank if it was not reported."));
#undef ADD
}

/* --- Results ---------------------------------------------------------------------------------- */

static gint64
get_number (const Check *self, guint field)
{
  return MAX (self->line->cells[field].number, 0);
}

static void
check_recognised (const Check *self)
{
  gint64 proposed = get_number (self, TD_RESULT_PROPOSED);
  gint64 recognised = get_number (self, TD_RESULT_GRASSROOTS)
                      + get_number (self, TD_RESULT_PROVINCE) + get_number (self, TD_RESULT_NATION);
  g_autofree char *proposed_text = td_money_format (proposed);
  g_autofree char *recognised_text = td_money_format (recognised);

  if (recognised <= proposed)
    return;

  td_problems_add (
      self->problems, TD_SEVERITY_WARNING, get_name (self, TD_RESULT_PROPOSED), (int) self->index,
      _ ("“%s”: %s initiatives are recognised and %s proposed. Check both, unless some "
         "were proposed in an earlier period."),
      self->line->name, recognised_text, proposed_text);
}

static void
check_results (const Check *self)
{
  const TdCampaignLine *line = self->line;
  const char *field = get_name (self, TD_RESULT_PARTICIPANTS);
  g_autofree char *period = td_period_to_label (&self->sheet->period);

  if (td_campaign_sheet_line_is_empty (self->sheet, self->index))
    return;

  if (!td_campaign_sheet_line_takes_part (self->sheet, self->index))
    td_problems_add (self->problems, get_severity (self), field, (int) self->index,
                     _ ("“%s” is not registered for “%s”. Register it with Ctrl+R, or clear the "
                        "line."),
                     line->name, line->campaign);
  if (td_date_is_set (line->unit_to)
      && td_date_compare (line->unit_to, self->sheet->period.from) < 0)
    {
      g_autofree char *day = td_date_format (line->unit_to);

      td_problems_add (self->problems, get_severity (self), field, (int) self->index,
                       _ ("“%s” was closed on %s, before %s. Enter the results of the unit that "
                          "goes on for it."),
                       line->name, day, period);
    }
  if ((td_date_is_set (line->campaign_to)
       && td_date_compare (line->campaign_to, self->sheet->period.from) < 0)
      || td_date_compare (line->campaign_from, self->sheet->period.to) > 0)
    {
      g_autofree char *from = td_date_format (line->campaign_from);
      g_autofree char *to = td_date_format (line->campaign_to);

      td_problems_add (
          self->problems, get_severity (self), field, (int) self->index,
          _ ("“%s” ran from %s to %s, and not in %s. Choose another period, or correct "
             "the days of the campaign."),
          line->campaign, from[0] != '\0' ? from : "…", to[0] != '\0' ? to : "…", period);
    }
  check_recognised (self);
}

/* --- Taking part ------------------------------------------------------------------------------ */

static void
check_day (const Check *self, guint field)
{
  TdDate day = td_sheet_cell_get_date (&self->line->cells[field]);
  g_autofree char *text = NULL;

  if (!td_date_is_set (day) || td_date_compare (day, self->sheet->today) <= 0)
    return;

  text = td_date_format (day);
  td_problems_add (self->problems, get_severity (self), get_name (self, field), (int) self->index,
                   _ ("“%s”: the day %s is still to come. Enter the day on which it was done."),
                   self->line->name, text);
}

static void
check_taking_part (const Check *self)
{
  const TdCampaignLine *line = self->line;
  const TdSheetCell *cells = line->cells;
  const char *registered = get_name (self, TD_TAKING_PART_REGISTERED);
  gboolean has_more = FALSE;

  if (td_campaign_sheet_line_is_empty (self->sheet, self->index) && line->id == 0)
    return;

  for (guint i = TD_TAKING_PART_REGISTERED + 1; i < TD_N_TAKING_PART; i++)
    has_more |= !td_sheet_cell_is_empty (&cells[i]);
  check_day (self, TD_TAKING_PART_REGISTERED_ON);
  check_day (self, TD_TAKING_PART_PLANNED_ON);
  check_day (self, TD_TAKING_PART_LAUNCHED_ON);

  if (!td_campaign_sheet_line_takes_part (self->sheet, self->index))
    {
      if (line->n_results > 0)
        td_problems_add (self->problems, TD_SEVERITY_ERROR, registered, (int) self->index,
                         _ ("“%s” has results in this campaign (%u periods). Clear them first, or "
                            "leave it registered."),
                         line->name, line->n_results);
      else if (has_more)
        td_problems_add (self->problems, TD_SEVERITY_WARNING, registered, (int) self->index,
                         _ ("“%s” is not registered any more: the rest of its line goes when the "
                            "sheet is saved."),
                         line->name);
      return;
    }
  if (cells[TD_TAKING_PART_TARGET].number != TD_SHEET_UNKNOWN
      && cells[TD_TAKING_PART_TARGET_MEASURE].text == NULL)
    td_problems_add (self->problems, TD_SEVERITY_WARNING, get_name (self, TD_TAKING_PART_TARGET),
                     (int) self->index,
                     _ ("“%s”: say what the target counts, such as percent or works."), line->name);
  if (td_date_is_set (line->campaign_from)
      && cells[TD_TAKING_PART_LAUNCHED_ON].number != TD_SHEET_UNKNOWN
      && td_date_compare (td_sheet_cell_get_date (&cells[TD_TAKING_PART_LAUNCHED_ON]),
                          line->campaign_from)
             < 0)
    td_problems_add (self->problems, TD_SEVERITY_WARNING,
                     get_name (self, TD_TAKING_PART_LAUNCHED_ON), (int) self->index,
                     _ ("“%s” launched the campaign before it began. Check the day."), line->name);
}

void
td_campaign_sheet_check_line (const TdCampaignSheet *self, guint index, GPtrArray *problems)
{
  const Check check = { self, td_campaign_sheet_get_line (self, index), index, problems };

  for (guint i = 0; i < td_campaign_sheet_get_n_fields (self); i++)
    check_unread (&check, i);
  if (self->kind == TD_CAMPAIGN_SHEET_RESULTS)
    check_results (&check);
  else
    check_taking_part (&check);
}

GPtrArray *
td_campaign_sheet_check (const TdCampaignSheet *self)
{
  GPtrArray *problems = td_problems_new ();

  for (guint i = 0; i < self->lines->len; i++)
    td_campaign_sheet_check_line (self, i, problems);

  return problems;
}
