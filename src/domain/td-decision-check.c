#include "domain/td-decision-private.h"
#include "domain/td-award-cell.h"
#include "domain/td-decision.h"
#include "domain/td-rules.h"

#include <glib/gi18n-lib.h>

#define ERROR(field, row, ...)                                                                     \
  td_problems_add (problems, TD_SEVERITY_ERROR, field, row, __VA_ARGS__)

gboolean
td_award_has_same_recipient (const TdAward *a, const TdAward *b)
{
  if (a->recipient_kind != b->recipient_kind)
    return FALSE;
  if (a->person_id != 0 && b->person_id != 0)
    return a->person_id == b->person_id;
  if (a->recipient_unit_id != 0 && b->recipient_unit_id != 0)
    return a->recipient_unit_id == b->recipient_unit_id;

  return a->name[0] != '\0' && g_str_equal (a->name, b->name) && a->unit_id == b->unit_id
         && !a->is_woman == !b->is_woman;
}

static void
check_heading (const TdDecision *self,
               const TdCatalogue *catalogue,
               const TdDecisionFacts *facts,
               GPtrArray *problems)
{
  if (self->number[0] == '\0')
    ERROR (TD_DECISION_NUMBER, -1, _ ("Enter the decision's number."));
  if (self->symbol[0] == '\0')
    ERROR (TD_DECISION_SYMBOL, -1, _ ("Enter the decision's symbol, such as QĐ-LĐLĐ."));
  if (!td_date_is_set (self->decided_on))
    ERROR (TD_DECISION_DATE, -1, _ ("Enter the day on which the decision was signed."));
  if (td_catalogue_find_term (catalogue, TD_VOCABULARY_DECIDING_LEVEL, self->deciding_level)
      == NULL)
    ERROR (TD_DECISION_LEVEL, -1, _ ("Choose the level that decided."));
  if (self->issuer[0] == '\0')
    ERROR (TD_DECISION_ISSUER, -1, _ ("Enter who issued the decision."));
  if (self->awards->len == 0)
    ERROR (TD_DECISION_AWARDS, -1, _ ("Enter at least one recipient."));

  if (facts == NULL)
    return;

  if (td_date_is_set (self->decided_on) && td_date_is_set (facts->today)
      && td_date_compare (self->decided_on, facts->today) > 0)
    ERROR (TD_DECISION_DATE, -1, _ ("This day is in the future. Correct the date."));
  if (facts->number_taken)
    ERROR (TD_DECISION_NUMBER, -1,
           _ ("The book has decision %s/%s of %d by this issuer already. Correct the number, or "
              "open that decision."),
           self->number, self->symbol, self->decided_on.year)
        ->is_duplicate
        = TRUE;
}

static void
check_unit (const TdDecision *self,
            const TdAward *award,
            int row,
            const TdDecisionFacts *facts,
            GPtrArray *problems)
{
  gint64 id = award->recipient_unit_id != 0 ? award->recipient_unit_id : award->unit_id;
  const char *field = award->recipient_unit_id != 0 ? TD_AWARD_NAME : TD_AWARD_UNIT;
  const TdUnit *unit;

  if (id == 0)
    {
      /* People from outside the unions, and members' children, may have none. */
      if (award->recipient_kind == TD_RECIPIENT_INDIVIDUAL && award->unit_name[0] == '\0')
        ERROR (TD_AWARD_UNIT, row, _ ("Choose the unit that “%s” belongs to."), award->name);
      return;
    }
  if (facts == NULL || facts->units == NULL)
    return;

  unit = g_hash_table_lookup (facts->units, &id);
  if (unit == NULL)
    {
      ERROR (field, row, _ ("This unit is no longer in the book. Choose it again."));
      return;
    }
  if (!td_date_is_set (self->decided_on) || td_unit_is_open_on (unit, self->decided_on))
    return;

  if (td_date_is_set (unit->valid_to) && td_date_compare (self->decided_on, unit->valid_to) > 0)
    {
      g_autofree char *date = td_date_format (unit->valid_to);

      ERROR (field, row,
             _ ("“%s” ended on %s, before the decision. Choose the unit that succeeded it."),
             unit->name, date);
    }
  else
    {
      g_autofree char *date = td_date_format (unit->valid_from);

      ERROR (field, row,
             _ ("“%s” began on %s, after the decision. Choose the unit that was there before."),
             unit->name, date);
    }
}

static void
check_form (const TdDecision *self,
            const TdAward *award,
            int row,
            const TdCatalogue *catalogue,
            GPtrArray *problems)
{
  const TdAwardForm *form = td_catalogue_find_award_form (catalogue, award->award_form_id);

  if (form == NULL)
    {
      ERROR (TD_AWARD_FORM, row, _ ("Choose the award form."));
      return;
    }
  if (award->recipient_kind == TD_RECIPIENT_COLLECTIVE ? !form->for_collective
                                                       : !form->for_individual)
    ERROR (TD_AWARD_FORM, row,
           award->recipient_kind == TD_RECIPIENT_COLLECTIVE
               ? _ ("“%s” is given to individuals only. Choose another form.")
               : _ ("“%s” is given to collectives only. Choose another form."),
           form->name);
  if (td_date_is_set (self->decided_on) && !td_award_form_is_valid_at (form, self->decided_on))
    {
      g_autofree char *date = td_date_format (self->decided_on);

      ERROR (TD_AWARD_FORM, row,
             _ ("“%s” by %s was not in force on %s. Choose the form of that day."), form->name,
             form->regulation, date);
    }
}

static void
check_award (const TdDecision *self,
             guint index,
             const TdCatalogue *catalogue,
             const TdDecisionFacts *facts,
             GPtrArray *problems)
{
  const TdAward *award = g_ptr_array_index (self->awards, index);
  int row = (int) index;

  if (award->name[0] == '\0')
    ERROR (TD_AWARD_NAME, row,
           award->recipient_kind == TD_RECIPIENT_COLLECTIVE ? _ ("Enter the collective's name.")
                                                            : _ ("Enter the person's name."));
  else if (award->unread[TD_CELL_UNIT] == NULL)
    check_unit (self, award, row, facts, problems);
  td_award_check_unread (award, row, problems);
  if (award->unread[TD_CELL_FORM] == NULL)
    check_form (self, award, row, catalogue, problems);
  if (award->unread[TD_CELL_COMMENDATION] == NULL
      && td_catalogue_find_term (catalogue, TD_VOCABULARY_COMMENDATION_TYPE,
                                 award->commendation_type)
             == NULL)
    ERROR (TD_AWARD_COMMENDATION, row, _ ("Choose the type of commendation."));
  if (award->bonus < 0)
    ERROR (TD_AWARD_BONUS, row, _ ("A bonus cannot be negative."));

  if (td_date_is_set (award->revoked_on))
    {
      if (award->revoke_reason[0] == '\0')
        ERROR (TD_AWARD_REVOKED, row, _ ("Enter why the award was revoked."));
      if (td_date_compare (award->revoked_on, self->decided_on) < 0)
        ERROR (TD_AWARD_REVOKED, row,
               _ ("An award cannot be revoked before it was decided. Correct the day."));
    }

  /* A revoked line does not stand in the way of the one that replaces it, in either order. */
  for (guint i = 0; i < index && !td_date_is_set (award->revoked_on); i++)
    {
      const TdAward *other = g_ptr_array_index (self->awards, i);

      if (!td_date_is_set (other->revoked_on) && award->award_form_id != 0
          && other->award_form_id == award->award_form_id
          && td_award_has_same_recipient (award, other))
        {
          ERROR (TD_AWARD_NAME, row,
                 _ ("“%s” has the same award in line %u of this decision. Remove one of them."),
                 award->name, i + 1);
          break;
        }
    }
}

GPtrArray *
td_decision_check (const TdDecision *self,
                   const TdCatalogue *catalogue,
                   const TdDecisionFacts *facts)
{
  GPtrArray *problems = td_problems_new ();

  check_heading (self, catalogue, facts, problems);
  for (guint i = 0; i < self->awards->len; i++)
    {
      const TdAward *award = g_ptr_array_index (self->awards, i);

      check_award (self, i, catalogue, facts, problems);
      if (!td_date_is_set (award->revoked_on))
        {
          td_rules_check_award (self, i, catalogue, facts, problems);
          td_rules_check_people (self, i, catalogue, facts, problems);
        }
    }

  return problems;
}
