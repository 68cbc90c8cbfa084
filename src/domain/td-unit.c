#include "domain/td-unit.h"

#include <glib/gi18n-lib.h>

TdUnit *
td_unit_new (void)
{
  TdUnit *self = g_new0 (TdUnit, 1);

  self->code = g_strdup ("");
  self->name = g_strdup ("");
  self->short_name = g_strdup ("");
  self->kind = g_strdup ("");
  self->organisation_type = g_strdup ("");
  self->place = g_strdup ("");
  self->phone = g_strdup ("");
  self->email = g_strdup ("");
  self->zalo = g_strdup ("");
  self->end_reason = g_strdup ("");
  self->note = g_strdup ("");

  return self;
}

TdUnit *
td_unit_copy (const TdUnit *self)
{
  TdUnit *copy = g_new (TdUnit, 1);

  *copy = *self;
  copy->code = g_strdup (self->code);
  copy->name = g_strdup (self->name);
  copy->short_name = g_strdup (self->short_name);
  copy->kind = g_strdup (self->kind);
  copy->organisation_type = g_strdup (self->organisation_type);
  copy->place = g_strdup (self->place);
  copy->phone = g_strdup (self->phone);
  copy->email = g_strdup (self->email);
  copy->zalo = g_strdup (self->zalo);
  copy->end_reason = g_strdup (self->end_reason);
  copy->note = g_strdup (self->note);

  return copy;
}

void
td_unit_free (TdUnit *self)
{
  if (self == NULL)
    return;

  g_free (self->code);
  g_free (self->name);
  g_free (self->short_name);
  g_free (self->kind);
  g_free (self->organisation_type);
  g_free (self->place);
  g_free (self->phone);
  g_free (self->email);
  g_free (self->zalo);
  g_free (self->end_reason);
  g_free (self->note);
  g_free (self);
}

gboolean
td_unit_equal (const TdUnit *a, const TdUnit *b)
{
  return a->id == b->id && a->revision == b->revision && g_str_equal (a->code, b->code)
         && td_unit_equal_state (a, b) && td_date_equal (a->state_from, b->state_from)
         && g_str_equal (a->phone, b->phone) && g_str_equal (a->email, b->email)
         && g_str_equal (a->zalo, b->zalo) && a->parent_id == b->parent_id
         && td_date_equal (a->parent_from, b->parent_from)
         && td_date_equal (a->valid_from, b->valid_from) && td_date_equal (a->valid_to, b->valid_to)
         && g_str_equal (a->end_reason, b->end_reason) && a->successor_id == b->successor_id
         && g_str_equal (a->note, b->note);
}

gboolean
td_unit_equal_state (const TdUnit *a, const TdUnit *b)
{
  return g_str_equal (a->name, b->name) && g_str_equal (a->short_name, b->short_name)
         && g_str_equal (a->kind, b->kind)
         && g_str_equal (a->organisation_type, b->organisation_type)
         && g_str_equal (a->place, b->place);
}

gboolean
td_unit_is_open_on (const TdUnit *self, TdDate date)
{
  return (!td_date_is_set (self->valid_from) || td_date_compare (self->valid_from, date) <= 0)
         && (!td_date_is_set (self->valid_to) || td_date_compare (date, self->valid_to) <= 0);
}

void
td_unit_facts_clear (TdUnitFacts *self)
{
  g_clear_pointer (&self->code_taken_by, g_free);
  g_clear_pointer (&self->parent, td_unit_free);
  g_clear_pointer (&self->successor, td_unit_free);
  g_clear_pointer (&self->other_root, g_free);
  g_clear_pointer (&self->parent_before, g_free);
  g_clear_pointer (&self->state, td_unit_free);
  g_clear_pointer (&self->open_child_name, g_free);
}

/* --- The check -------------------------------------------------------------------------------- */

static void
check_parent (const TdUnit *self, const TdUnitFacts *facts, GPtrArray *problems)
{
  const TdUnit *parent = facts->parent;
  TdDate from = td_date_is_set (self->parent_from) ? self->parent_from : self->valid_from;

  if (parent == NULL)
    {
      if (facts->other_root != NULL)
        td_problems_add (problems, TD_SEVERITY_ERROR, TD_UNIT_PARENT, -1,
                         _ ("Choose the unit that this one belongs to. Only “%s” stands at the "
                            "top."),
                         facts->other_root);
      return;
    }

  if (parent->id == self->id || facts->parent_is_below)
    {
      td_problems_add (problems, TD_SEVERITY_ERROR, TD_UNIT_PARENT, -1,
                       _ ("“%s” is this unit itself or belongs to it. Choose another parent."),
                       parent->name);
      return;
    }
  if (facts->parent_before != NULL && td_date_is_set (self->parent_from)
      && td_date_compare (self->parent_from, facts->parent_before_from) <= 0)
    {
      g_autofree char *day = td_date_format (self->parent_from);
      g_autofree char *before = td_date_format (facts->parent_before_from);

      td_problems_add (problems, TD_SEVERITY_ERROR, TD_UNIT_PARENT, -1,
                       _ ("“%s” would belong to “%s” and to “%s” from %s on: it came to the latter "
                          "on %s. Enter a later day."),
                       self->name, parent->name, facts->parent_before, day, before);
    }
  if (td_date_is_set (parent->valid_from) && td_date_is_set (from)
      && td_date_compare (from, parent->valid_from) < 0)
    {
      g_autofree char *date = td_date_format (parent->valid_from);

      td_problems_add (problems, TD_SEVERITY_ERROR, TD_UNIT_PARENT, -1,
                       _ ("“%s” begins on %s only. Choose a later start, or another parent."),
                       parent->name, date);
    }
  if (td_date_is_set (parent->valid_to)
      && (!td_date_is_set (self->valid_to)
          || td_date_compare (self->valid_to, parent->valid_to) > 0))
    {
      g_autofree char *date = td_date_format (parent->valid_to);

      td_problems_add (problems, TD_SEVERITY_ERROR, TD_UNIT_PARENT, -1,
                       _ ("“%s” ends on %s. Choose an open parent, or end this unit by then."),
                       parent->name, date);
    }
}

static void
check_end (const TdUnit *self, const TdUnitFacts *facts, GPtrArray *problems)
{
  g_autofree char *end = td_date_format (self->valid_to);
  const TdUnit *successor = facts->successor;

  if (!td_date_is_set (self->valid_to))
    {
      if (successor != NULL)
        td_problems_add (problems, TD_SEVERITY_ERROR, TD_UNIT_VALID_TO, -1,
                         _ ("A unit with a successor has ended. Enter its last day."));
      return;
    }

  if (td_date_compare (facts->last_award_on, self->valid_to) > 0)
    {
      g_autofree char *date = td_date_format (facts->last_award_on);

      td_problems_add (problems, TD_SEVERITY_ERROR, TD_UNIT_VALID_TO, -1,
                       _ ("“%s” has an award of %s, after %s. Enter a later last day, or move that "
                          "award."),
                       self->name, date, end);
    }
  if (facts->open_child_name != NULL)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_UNIT_VALID_TO, -1,
                     _ ("“%s” still belongs to “%s” after %s. End or move it first."),
                     facts->open_child_name, self->name, end);
  if (successor == NULL)
    return;

  if (successor->id == self->id)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_UNIT_SUCCESSOR, -1,
                     _ ("A unit cannot succeed itself. Choose another successor."));
  else if (td_date_is_set (successor->valid_to)
           && td_date_compare (successor->valid_to, self->valid_to) <= 0)
    {
      g_autofree char *date = td_date_format (successor->valid_to);

      td_problems_add (
          problems, TD_SEVERITY_ERROR, TD_UNIT_SUCCESSOR, -1,
          _ ("“%s” ended on %s itself, and this unit on %s. Choose another successor."),
          successor->name, date, end);
    }
  /* Between the two there would be days on which an award belongs to neither. */
  else if (td_date_compare (successor->valid_from, td_date_add_days (self->valid_to, 1)) > 0)
    {
      g_autofree char *date = td_date_format (successor->valid_from);

      td_problems_add (
          problems, TD_SEVERITY_ERROR, TD_UNIT_SUCCESSOR, -1,
          _ ("“%s” begins on %s, but this unit ends on %s. Choose another successor, or "
             "correct one of the days."),
          successor->name, date, end);
    }
  else if (!facts->successor_is_merged && td_date_is_set (successor->valid_from)
           && td_date_compare (successor->valid_from, td_date_add_days (self->valid_to, -1)) < 0)
    {
      g_autofree char *date = td_date_format (successor->valid_from);

      td_problems_add (problems, TD_SEVERITY_WARNING, TD_UNIT_SUCCESSOR, -1,
                       _ ("“%s” began on %s, before “%s” ended on %s. If this one was merged into "
                          "it, enter that as a reorganisation."),
                       successor->name, date, self->name, end);
    }
}

/* A kind must exist on the day on which the unit becomes one. */
static void
check_kind (const TdUnit *self, const TdCatalogue *catalogue, GPtrArray *problems)
{
  const TdTerm *kind = td_catalogue_find_term (catalogue, TD_VOCABULARY_UNIT_KIND, self->kind);
  TdDate from = td_date_is_set (self->state_from) ? self->state_from : self->valid_from;

  if (kind == NULL)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_UNIT_KIND, -1,
                     _ ("Choose what kind of unit it is."));
  else if (td_date_is_set (kind->valid_to) && td_date_compare (from, kind->valid_to) > 0)
    {
      g_autofree char *date = td_date_format (kind->valid_to);

      td_problems_add (problems, TD_SEVERITY_ERROR, TD_UNIT_KIND, -1,
                       _ ("There were units of the kind “%s” until %s only. Choose another kind, "
                          "or an earlier first day."),
                       kind->name, date);
    }
  else if (td_date_is_set (from) && td_date_is_set (kind->valid_from)
           && td_date_compare (from, kind->valid_from) < 0)
    {
      g_autofree char *date = td_date_format (kind->valid_from);

      td_problems_add (problems, TD_SEVERITY_ERROR, TD_UNIT_KIND, -1,
                       _ ("There are units of the kind “%s” since %s only. Choose another kind, or "
                          "a later first day."),
                       kind->name, date);
    }
}

/* A change from a day on comes after the one before it; a day alone changes nothing. */
static void
check_state (const TdUnit *self, const TdUnitFacts *facts, GPtrArray *problems)
{
  const TdUnit *state = facts->state;
  g_autofree char *day = td_date_format (self->state_from);
  TdDate before = facts->state_before;

  if (state == NULL || !td_date_is_set (self->state_from)
      || td_date_equal (self->state_from, state->state_from))
    return;

  if (td_unit_equal_state (self, state) && !td_date_is_set (state->state_from))
    {
      td_problems_add (problems, TD_SEVERITY_ERROR, TD_UNIT_STATE_FROM, -1,
                       _ ("Nothing changes on %s. Change the name or the kind, or take the day "
                          "away."),
                       day);
      return;
    }
  /* The new state follows the stored one, or corrects the day on which that began. */
  if (!td_unit_equal_state (self, state)
      && td_date_compare (self->state_from, state->state_from) > 0)
    before = state->state_from;
  if (td_date_is_set (before) && td_date_compare (self->state_from, before) <= 0)
    {
      g_autofree char *since = td_date_format (before);

      td_problems_add (problems, TD_SEVERITY_ERROR, TD_UNIT_STATE_FROM, -1,
                       _ ("“%s” changed on %s already. Enter a later day."), state->name, since);
    }
  else if ((td_date_is_set (self->valid_from)
            && td_date_compare (self->state_from, self->valid_from) < 0)
           || (td_date_is_set (self->valid_to)
               && td_date_compare (self->state_from, self->valid_to) > 0))
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_UNIT_STATE_FROM, -1,
                     _ ("“%s” is not open on %s."), self->name, day);
}

GPtrArray *
td_unit_check (const TdUnit *self, const TdCatalogue *catalogue, const TdUnitFacts *facts)
{
  GPtrArray *problems = td_problems_new ();

  if (self->name[0] == '\0')
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_UNIT_NAME, -1, _ ("Enter the unit's name."));
  check_kind (self, catalogue, problems);
  if (td_date_is_set (self->valid_from) && td_date_is_set (self->valid_to)
      && td_date_compare (self->valid_from, self->valid_to) > 0)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_UNIT_VALID_TO, -1,
                     _ ("The last day is before the first. Correct one of them."));
  if (td_date_is_set (self->valid_to) && self->end_reason[0] == '\0')
    td_problems_add (problems, TD_SEVERITY_WARNING, TD_UNIT_END_REASON, -1,
                     _ ("Enter why the unit ended, so that later readers understand."));

  if (facts == NULL)
    return problems;

  if (facts->code_taken_by != NULL)
    {
      TdProblem *problem = td_problems_add (
          problems, TD_SEVERITY_ERROR, TD_UNIT_CODE, -1,
          _ ("“%s” has this code already. Enter another, or leave it empty for a new one."),
          facts->code_taken_by);

      problem->is_duplicate = TRUE;
    }
  check_state (self, facts, problems);
  check_parent (self, facts, problems);
  check_end (self, facts, problems);

  return problems;
}
