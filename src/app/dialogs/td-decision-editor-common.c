/* What holds for all recipients: set once in the heading, filled into every line. */
#include "app/dialogs/td-decision-editor-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"

/* The choice that each line has its own. */
#define PER_LINE "*"
#define NO_CAMPAIGN "0"
#define NO_PERIOD "-"

#define N_PERIOD_YEARS 4

typedef struct
{
  GPtrArray *codes;
  GPtrArray *names;
} Items;

static void
items_init (Items *items)
{
  items->codes = g_ptr_array_new_with_free_func (g_free);
  items->names = g_ptr_array_new_with_free_func (g_free);
}

static void
items_add (Items *items, const char *code, const char *name)
{
  g_ptr_array_add (items->codes, g_strdup (code));
  g_ptr_array_add (items->names, g_strdup (name));
}

static void
items_add_id (Items *items, gint64 id, const char *name)
{
  g_autofree char *code = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  items_add (items, code, name);
}

/* Ends with the choice that is no value, and keeps what was chosen. */
static void
items_offer (Items *items, TdTermDropDown *drop_down)
{
  g_autofree char *code = g_strdup (td_term_drop_down_get_code (drop_down));

  items_add (items, PER_LINE, _ ("(different in each line)"));
  td_term_drop_down_set_items (drop_down, (const char *const *) items->codes->pdata,
                               (const char *const *) items->names->pdata, items->codes->len);
  td_term_drop_down_set_code (drop_down, code);
  g_ptr_array_unref (items->codes);
  g_ptr_array_unref (items->names);
}

static void
offer_forms (TdDecisionEditor *self)
{
  Items items;

  items_init (&items);
  for (guint i = 0; i < td_catalogue_get_n_award_forms (self->catalogue); i++)
    {
      const TdAwardForm *form = td_catalogue_get_award_form (self->catalogue, i);

      if (!td_date_is_set (self->curr->decided_on)
          || td_award_form_is_valid_at (form, self->curr->decided_on)
          || form->id == td_recipient_sheet_get_defaults (self->sheet)->award_form_id)
        items_add_id (&items, form->id, form->name);
    }
  items_offer (&items, self->common_form);
}

static void
offer_commendations (TdDecisionEditor *self)
{
  Items items;
  guint n = td_catalogue_get_n_terms (self->catalogue, TD_VOCABULARY_COMMENDATION_TYPE);

  items_init (&items);
  for (guint i = 0; i < n; i++)
    {
      const TdTerm *term
          = td_catalogue_get_term (self->catalogue, TD_VOCABULARY_COMMENDATION_TYPE, i);

      items_add (&items, term->code, term->name);
    }
  items_offer (&items, self->common_commendation);
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer names)
{
  return g_utf8_collate (g_hash_table_lookup (names, a), g_hash_table_lookup (names, b));
}

static void
offer_campaigns (TdDecisionEditor *self)
{
  GHashTable *campaigns = td_recipient_sheet_get_context (self->sheet)->campaigns;
  g_autoptr (GList) ids = g_hash_table_get_keys (campaigns);
  Items items;

  ids = g_list_sort_with_data (ids, compare_names, campaigns);
  items_init (&items);
  items_add (&items, NO_CAMPAIGN, _ ("(none)"));
  for (const GList *id = ids; id != NULL; id = id->next)
    items_add_id (&items, *(gint64 *) id->data, g_hash_table_lookup (campaigns, id->data));
  items_offer (&items, self->common_campaign);
}

/* The decision's year and those before it, calendar and school years. */
static void
offer_periods (TdDecisionEditor *self)
{
  TdDate day = td_date_is_set (self->curr->decided_on) ? self->curr->decided_on : td_date_today ();
  const char *chosen = td_recipient_sheet_get_defaults (self->sheet)->achievement_period;
  gboolean known = chosen[0] == '\0';
  Items items;

  items_init (&items);
  items_add (&items, NO_PERIOD, _ ("(not stated)"));
  for (int year = day.year; year > day.year - N_PERIOD_YEARS; year--)
    {
      g_autofree char *calendar = g_strdup_printf ("%d", year);
      g_autofree char *school = g_strdup_printf ("%d-%d", year - 1, year);

      items_add (&items, calendar, calendar);
      items_add (&items, school, school);
      known |= g_str_equal (chosen, calendar) || g_str_equal (chosen, school);
    }
  if (!known)
    items_add (&items, chosen, chosen);
  items_offer (&items, self->common_period);
}

void
td_decision_editor_offer_common (TdDecisionEditor *self)
{
  gboolean filling = self->filling;

  self->filling = TRUE;
  offer_forms (self);
  offer_commendations (self);
  offer_campaigns (self);
  offer_periods (self);
  self->filling = filling;
}

/* --- From the lines --------------------------------------------------------------------------- */

static const TdAwardCell cells[]
    = { TD_CELL_FORM, TD_CELL_COMMENDATION, TD_CELL_CAMPAIGN, TD_CELL_PERIOD };

static TdTermDropDown *
get_drop_down (TdDecisionEditor *self, TdAwardCell cell)
{
  switch (cell)
    {
    case TD_CELL_FORM:
      return self->common_form;
    case TD_CELL_COMMENDATION:
      return self->common_commendation;
    case TD_CELL_CAMPAIGN:
      return self->common_campaign;
    case TD_CELL_PERIOD:
      return self->common_period;
    default:
      return NULL;
    }
}

static char *
get_code (const TdAward *award, TdAwardCell cell)
{
  switch (cell)
    {
    case TD_CELL_FORM:
      return award->award_form_id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, award->award_form_id)
                                       : g_strdup ("");
    case TD_CELL_COMMENDATION:
      return g_strdup (award->commendation_type);
    case TD_CELL_CAMPAIGN:
      return award->campaign_id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, award->campaign_id)
                                     : g_strdup (NO_CAMPAIGN);
    case TD_CELL_PERIOD:
    default:
      return g_strdup (award->achievement_period[0] != '\0' ? award->achievement_period
                                                            : NO_PERIOD);
    }
}

static gboolean
is_same_in_all (const TdDecision *decision, TdAwardCell cell)
{
  g_autofree char *first = NULL;

  for (guint i = 0; i < decision->awards->len; i++)
    {
      const TdAward *award = g_ptr_array_index (decision->awards, i);
      g_autofree char *code = get_code (award, cell);

      if (award->unread[cell] != NULL || (first != NULL && !g_str_equal (first, code)))
        return FALSE;
      if (first == NULL)
        first = g_steal_pointer (&code);
    }

  return TRUE;
}

/* A decision without lines leaves the heading as it is: the next paper is often of the same kind.
 */
void
td_decision_editor_find_common (TdDecisionEditor *self)
{
  const TdAwardCellContext *context = td_recipient_sheet_get_context (self->sheet);
  gboolean filling = self->filling;

  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      TdTermDropDown *drop_down = get_drop_down (self, cells[i]);
      gboolean common = is_same_in_all (self->curr, cells[i]);

      if (self->curr->awards->len > 0 && common)
        td_award_cell_copy (td_recipient_sheet_get_defaults (self->sheet), cells[i],
                            g_ptr_array_index (self->curr->awards, 0), context);
      if (self->curr->awards->len > 0 || td_term_drop_down_get_code (drop_down)[0] == '\0')
        {
          g_autofree char *code
              = get_code (td_recipient_sheet_get_defaults (self->sheet), cells[i]);

          if (cells[i] == TD_CELL_PERIOD && common)
            offer_periods (self);
          td_term_drop_down_set_code (drop_down, common ? code : PER_LINE);
        }
      td_recipient_sheet_set_common (
          self->sheet, cells[i], !g_str_equal (td_term_drop_down_get_code (drop_down), PER_LINE));
    }
  self->filling = filling;
}

/* --- Into the lines --------------------------------------------------------------------------- */

static void
set_default (TdDecisionEditor *self, TdAwardCell cell, const char *code)
{
  TdAward *defaults = td_recipient_sheet_get_defaults (self->sheet);

  switch (cell)
    {
    case TD_CELL_FORM:
      td_award_set_form (defaults, g_ascii_strtoll (code, NULL, 10),
                         td_recipient_sheet_get_context (self->sheet));
      break;
    case TD_CELL_COMMENDATION:
      td_text_set (&defaults->commendation_type, code);
      break;
    case TD_CELL_CAMPAIGN:
      defaults->campaign_id = g_ascii_strtoll (code, NULL, 10);
      break;
    case TD_CELL_PERIOD:
    default:
      td_text_set (&defaults->achievement_period, g_str_equal (code, NO_PERIOD) ? "" : code);
      break;
    }
}

void
td_decision_editor_collect_common (TdDecisionEditor *self, GParamSpec *pspec, GtkWidget *from)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      TdTermDropDown *drop_down = get_drop_down (self, cells[i]);
      const char *code = td_term_drop_down_get_code (drop_down);
      gboolean common = !g_str_equal (code, PER_LINE);

      if (GTK_WIDGET (drop_down) != from)
        continue;
      td_grid_commit (self->grid);
      if (common)
        {
          set_default (self, cells[i], code);
          td_recipient_sheet_fill_common (self->sheet, cells[i]);
        }
      td_recipient_sheet_set_common (self->sheet, cells[i], common);
    }
}

TdField *
td_decision_editor_find_common_field (TdDecisionEditor *self, TdAwardCell cell)
{
  static const char *const fields[TD_N_CELLS] = {
    [TD_CELL_FORM] = "common-form",
    [TD_CELL_COMMENDATION] = "common-commendation-type",
    [TD_CELL_CAMPAIGN] = "common-campaign",
    [TD_CELL_PERIOD] = "common-period",
  };

  return cell < TD_N_CELLS && fields[cell] != NULL
                 && td_recipient_sheet_is_common (self->sheet, cell)
             ? td_form_find_field (self->heading, fields[cell])
             : NULL;
}
