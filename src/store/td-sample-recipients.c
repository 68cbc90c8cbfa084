#include "store/td-sample-writer-private.h"

static gboolean
is_eligible_unit (TdSampleWriter *self, const TdSampleUnit *unit)
{
  TdDate date = self->plan->date;

  if (!unit->is_grassroots || !td_sample_unit_is_open (unit, date))
    return FALSE;
  if (g_str_equal (self->scope, "book"))
    return TRUE;

  return unit == self->plan->unit || td_sample_unit_get_parent (unit, date) == self->plan->unit;
}

static gboolean
is_wanted (TdSampleWriter *self, const TdSamplePerson *person)
{
  switch (self->wanted[0] != '\0' ? self->wanted[0] : ' ')
    {
    case 'w':
      return self->wanted[2] == 'm' ? person->is_woman : person->is_direct_worker;
    case 'l':
      return person->is_leader;
    default:
      return TRUE;
    }
}

/* From anywhere in @list, those that are never taken in vain first. */
TdSampleUnit *
td_sample_writer_pick_unit (TdSampleWriter *self)
{
  GPtrArray *list
      = g_str_equal (self->scope, "book") ? self->sample->grassroots : self->plan->unit->children;
  guint start;

  if (g_str_equal (self->scope, "self"))
    return self->plan->unit;

  start = (guint) td_sample_between (self->sample, 0, (int) list->len - 1);
  for (guint i = 0; i < list->len; i++)
    {
      TdSampleUnit *unit = g_ptr_array_index (list, (start + i) % list->len);

      if (is_eligible_unit (self, unit))
        return unit;
    }

  return NULL;
}

TdSamplePerson *
td_sample_writer_pick_person (TdSampleWriter *self)
{
  TdSample *sample = self->sample;
  guint start;

  for (int i = 0; i < 60; i++)
    {
      TdSampleUnit *unit = td_sample_writer_pick_unit (self);
      TdSamplePerson *person;

      if (unit == NULL)
        return NULL;
      person = g_ptr_array_index (unit->people,
                                  td_sample_between (sample, 0, (int) unit->people->len - 1));
      if (person->last_decision != self->serial && (!self->form->once_only || !person->once)
          && (i > 40 || is_wanted (self, person))
          && (i > 25 || (person->rewarded & self->reward_bit) == 0))
        return person;
    }

  start = (guint) td_sample_between (sample, 0, (int) sample->people->len - 1);
  for (guint i = 0; i < sample->people->len; i++)
    {
      TdSamplePerson *person
          = g_ptr_array_index (sample->people, (start + i) % sample->people->len);

      if (person->last_decision != self->serial && (!self->form->once_only || !person->once)
          && is_eligible_unit (self, person->unit))
        return person;
    }

  return NULL;
}

TdSampleUnit *
td_sample_writer_pick_collective (TdSampleWriter *self)
{
  GPtrArray *list = self->sample->grassroots;
  guint start;

  for (int i = 0; i < 40; i++)
    {
      TdSampleUnit *unit = td_sample_writer_pick_unit (self);

      if (unit != NULL && unit->last_decision != self->serial
          && (i > 20 || (unit->rewarded & self->reward_bit) == 0))
        return unit;
    }

  start = (guint) td_sample_between (self->sample, 0, (int) list->len - 1);
  for (guint i = 0; i < list->len; i++)
    {
      TdSampleUnit *unit = g_ptr_array_index (list, (start + i) % list->len);

      if (unit->last_decision != self->serial && is_eligible_unit (self, unit))
        return unit;
    }

  return NULL;
}
