#include "domain/td-award-cell.h"

#include "base/td-money.h"
#include "base/td-text.h"
#include "domain/td-decision.h"

static const char *const fields[TD_N_CELLS] = {
  [TD_CELL_TITLE] = TD_AWARD_TITLE,       [TD_CELL_NAME] = TD_AWARD_NAME,
  [TD_CELL_POST] = TD_AWARD_POST,         [TD_CELL_UNIT] = TD_AWARD_UNIT,
  [TD_CELL_FORM] = TD_AWARD_FORM,         [TD_CELL_COMMENDATION] = TD_AWARD_COMMENDATION,
  [TD_CELL_CAMPAIGN] = TD_AWARD_CAMPAIGN, [TD_CELL_DIRECT_WORKER] = TD_AWARD_DIRECT_WORKER,
  [TD_CELL_LEADER] = TD_AWARD_LEADER,     [TD_CELL_ACHIEVEMENT] = TD_AWARD_ACHIEVEMENT,
  [TD_CELL_PERIOD] = TD_AWARD_PERIOD,     [TD_CELL_BONUS] = TD_AWARD_BONUS,
  [TD_CELL_NOTE] = TD_AWARD_NOTE,         [TD_CELL_UNRECOGNISED] = TD_AWARD_UNRECOGNISED,
};

const char *
td_award_cell_to_field (TdAwardCell cell)
{
  return fields[cell];
}

TdAwardCell
td_award_cell_from_field (const char *field)
{
  guint i;

  for (i = 0; i < TD_N_CELLS && !g_str_equal (fields[i], field); i++)
    ;

  return (TdAwardCell) i;
}

gboolean
td_award_cell_is_locked (const TdAward *award, TdAwardCell cell)
{
  switch (cell)
    {
    case TD_CELL_TITLE:
    case TD_CELL_POST:
      return award->recipient_kind == TD_RECIPIENT_COLLECTIVE;
    case TD_CELL_DIRECT_WORKER:
    case TD_CELL_LEADER:
      return award->recipient_kind != TD_RECIPIENT_INDIVIDUAL;
    case TD_CELL_UNIT:
      return award->recipient_unit_id != 0;
    default:
      return FALSE;
    }
}

const char *
td_award_get_unread (const TdAward *award, TdAwardCell cell)
{
  return award->unread[cell];
}

void
td_award_set_unread (TdAward *award, TdAwardCell cell, const char *text)
{
  g_autofree char *copy = g_strdup (text);

  g_free (award->unread[cell]);
  award->unread[cell] = g_steal_pointer (&copy);
}

gboolean
td_award_is_blank (const TdAward *award)
{
  for (guint i = 0; i < TD_N_CELLS; i++)
    if (award->unread[i] != NULL && award->unread[i][0] != '\0')
      return FALSE;

  return award->id == 0 && award->name[0] == '\0' && award->post[0] == '\0' && award->unit_id == 0
         && award->achievement[0] == '\0' && award->note[0] == '\0'
         && (award->recipient_kind == TD_RECIPIENT_COLLECTIVE
             || award->unread[TD_CELL_TITLE] != NULL);
}

/* --- Text ------------------------------------------------------------------------------------- */

/* For a member's child the paper has Nam / Nữ. What is shown goes into the book's language. */
static const char *
get_title (const TdAward *award)
{
  switch (award->recipient_kind)
    {
    case TD_RECIPIENT_INDIVIDUAL:
      return award->is_woman ? "Bà" : "Ông";
    case TD_RECIPIENT_OTHER:
      return award->is_woman ? "Nữ" : "Nam";
    case TD_RECIPIENT_COLLECTIVE:
    default:
      return "";
    }
}

static const char *
get_form_name (const TdAward *award, const TdAwardCellContext *context)
{
  const TdAwardForm *form = td_catalogue_find_award_form (context->catalogue, award->award_form_id);

  return form != NULL ? form->name : "";
}

static const char *
get_campaign_name (const TdAward *award, const TdAwardCellContext *context)
{
  const char *name = g_hash_table_lookup (context->campaigns, &award->campaign_id);

  return name != NULL ? name : "";
}

char *
td_award_cell_get_text (const TdAward *award, TdAwardCell cell, const TdAwardCellContext *context)
{
  if (award->unread[cell] != NULL)
    return g_strdup (award->unread[cell]);

  switch (cell)
    {
    case TD_CELL_TITLE:
      return g_strdup (get_title (award));
    case TD_CELL_NAME:
      return g_strdup (award->name);
    case TD_CELL_POST:
      return g_strdup (award->post);
    case TD_CELL_UNIT:
      return g_strdup (award->recipient_unit_id == 0 ? award->unit_name : "");
    case TD_CELL_FORM:
      return g_strdup (get_form_name (award, context));
    case TD_CELL_COMMENDATION:
      return g_strdup (td_catalogue_get_term_name (
          context->catalogue, TD_VOCABULARY_COMMENDATION_TYPE, award->commendation_type));
    case TD_CELL_CAMPAIGN:
      return g_strdup (get_campaign_name (award, context));
    case TD_CELL_DIRECT_WORKER:
      return g_strdup (award->is_direct_worker ? "✓" : "");
    case TD_CELL_LEADER:
      return g_strdup (award->is_leader ? "✓" : "");
    case TD_CELL_ACHIEVEMENT:
      return g_strdup (award->achievement);
    case TD_CELL_PERIOD:
      return g_strdup (award->achievement_period);
    case TD_CELL_BONUS:
      return award->bonus != 0 ? td_money_format (award->bonus) : g_strdup ("");
    case TD_CELL_NOTE:
      return g_strdup (award->note);
    case TD_CELL_UNRECOGNISED:
    case TD_N_CELLS:
    default:
      return g_strdup ("");
    }
}

/* --- Bonus ------------------------------------------------------------------------------------ */

gint64
td_award_propose_bonus (const TdAward *award, const TdCatalogue *catalogue, TdDate date)
{
  const TdAwardForm *form = td_catalogue_find_award_form (catalogue, award->award_form_id);
  gint64 bonus = 0;

  if (form != NULL)
    td_catalogue_propose_bonus (catalogue, form, award->recipient_kind == TD_RECIPIENT_COLLECTIVE,
                                date, &bonus);

  return bonus;
}

void
td_award_follow_date (TdAward *award, const TdCatalogue *catalogue, TdDate before, TdDate after)
{
  if (award->bonus == td_award_propose_bonus (award, catalogue, before))
    award->bonus = td_award_propose_bonus (award, catalogue, after);
}

void
td_award_set_form (TdAward *award, gint64 form_id, const TdAwardCellContext *context)
{
  gint64 before = td_award_propose_bonus (award, context->catalogue, context->date);

  td_award_set_unread (award, TD_CELL_FORM, NULL);
  award->award_form_id = form_id;
  if (award->bonus == before)
    award->bonus = td_award_propose_bonus (award, context->catalogue, context->date);
}

gboolean
td_award_form_is_offered (const TdAwardForm *form, TdRecipientKind kind, TdDate date)
{
  return (kind == TD_RECIPIENT_COLLECTIVE ? form->for_collective : form->for_individual)
         && (!td_date_is_set (date) || td_award_form_is_valid_at (form, date));
}

/* --- Setting ---------------------------------------------------------------------------------- */

void
td_award_set_unit (TdAward *award,
                   gint64 unit_id,
                   const char *unit_name,
                   const char *organisation_type)
{
  td_award_set_unread (award, TD_CELL_UNIT, NULL);
  if (award->unit_id != unit_id)
    {
      award->person_id = 0;
      award->is_new_person = FALSE;
    }
  award->unit_id = unit_id;
  td_text_set (&award->unit_name, unit_name);
  td_text_set (&award->organisation_type, organisation_type);
}

void
td_award_set_person (TdAward *award, const TdPersonHit *person)
{
  td_text_set (&award->name, person->name);
  td_award_set_unread (award, TD_CELL_NAME, NULL);
  if (person->is_woman >= 0)
    {
      award->is_woman = person->is_woman;
      td_award_set_unread (award, TD_CELL_TITLE, NULL);
    }
  if (person->post[0] != '\0')
    td_text_set (&award->post, person->post);
  if (person->unit_id != 0 && !td_date_is_set (person->unit_valid_to))
    td_award_set_unit (award, person->unit_id, person->unit_name, person->organisation_type);
  if (person->is_direct_worker >= 0)
    award->is_direct_worker = person->is_direct_worker;
  if (person->is_leader >= 0)
    award->is_leader = person->is_leader;
  award->person_id = person->id;
  award->is_new_person = FALSE;
}

void
td_award_cell_toggle (TdAward *award, TdAwardCell cell)
{
  if (cell == TD_CELL_DIRECT_WORKER)
    award->is_direct_worker = !award->is_direct_worker;
  else if (cell == TD_CELL_LEADER)
    award->is_leader = !award->is_leader;
  td_award_set_unread (award, cell, NULL);
}

void
td_award_cell_copy (TdAward *award,
                    TdAwardCell cell,
                    const TdAward *from,
                    const TdAwardCellContext *context)
{
  switch (cell)
    {
    case TD_CELL_TITLE:
      award->is_woman = from->is_woman;
      break;
    case TD_CELL_UNIT:
      td_award_set_unit (award, from->unit_id, from->unit_name, from->organisation_type);
      break;
    case TD_CELL_FORM:
      td_award_set_form (award, from->award_form_id, context);
      break;
    case TD_CELL_COMMENDATION:
      td_text_set (&award->commendation_type, from->commendation_type);
      break;
    case TD_CELL_CAMPAIGN:
      award->campaign_id = from->campaign_id;
      break;
    case TD_CELL_DIRECT_WORKER:
      award->is_direct_worker = from->is_direct_worker;
      break;
    case TD_CELL_LEADER:
      award->is_leader = from->is_leader;
      break;
    case TD_CELL_BONUS:
      award->bonus = from->bonus;
      break;
    default:
      {
        g_autofree char *text = td_award_cell_get_text (from, cell, context);

        td_award_cell_set_text (award, cell, text, context);
        break;
      }
    }
  td_award_set_unread (award, cell, from->unread[cell]);
}
