#include "app/dialogs/td-campaign-sheet-totals.h"

#include <glib/gi18n-lib.h>

#include "base/td-money.h"

/* "12 of 30 units take part, 9 have a plan, 8 have launched it" */
static void
add_taking_part (const TdCampaignSheet *self, const TdCampaignLine *like, GString *text)
{
  guint n = 0, n_registered = 0, n_planned = 0, n_launched = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const TdCampaignLine *line = td_campaign_sheet_get_line (self, i);

      if (like != NULL && line->above_id != like->above_id)
        continue;
      n++;
      if (!td_campaign_sheet_line_takes_part (self, i))
        continue;
      n_registered++;
      n_planned += line->cells[TD_TAKING_PART_PLANNED_ON].number != TD_SHEET_UNKNOWN;
      n_launched += line->cells[TD_TAKING_PART_LAUNCHED_ON].number != TD_SHEET_UNKNOWN;
    }
  g_string_append_printf (
      text, _ ("%u of %u units take part   ·   %u have a plan   ·   %u have launched it"),
      n_registered, n, n_planned, n_launched);
}

/* "Participants 1.234 · Proposed 20 · …" */
static void
add_results (const TdCampaignSheet *self, const TdCampaignLine *like, GString *text)
{
  guint n = 0, n_reported = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const TdCampaignLine *line = td_campaign_sheet_get_line (self, i);

      if (like != NULL
          && (line->campaign_id != like->campaign_id || line->above_id != like->above_id))
        continue;
      n++;
      n_reported += !td_campaign_sheet_line_is_empty (self, i);
    }
  g_string_append_printf (text, _ ("%u of %u lines have results"), n_reported, n);
  for (guint field = 0; field < TD_RESULT_REACHED; field++)
    {
      gint64 sum;
      g_autofree char *sum_text = NULL;

      if (!td_campaign_sheet_sum (self, field, like, &sum))
        continue;
      sum_text = td_money_format (sum);
      g_string_append_printf (text, "   ·   %s %s",
                              _ (td_campaign_sheet_get_field (self, field)->title), sum_text);
    }
}

char *
td_campaign_sheet_describe_totals (const TdCampaignSheet *self, const TdCampaignLine *like)
{
  g_autoptr (GString) text = g_string_new (_ ("All"));

  g_return_val_if_fail (self != NULL, NULL);

  if (like != NULL)
    {
      g_string_assign (text, like->group[0] != '\0' ? like->group : like->name);
      if (self->campaign_id == 0)
        g_string_append_printf (text, ", %s", like->campaign);
    }
  g_string_append (text, ": ");
  if (self->kind == TD_CAMPAIGN_SHEET_UNITS)
    add_taking_part (self, like, text);
  else
    add_results (self, like, text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
