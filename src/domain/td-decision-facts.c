#include "domain/td-decision-facts.h"

void
td_earlier_award_free (TdEarlierAward *self)
{
  if (self == NULL)
    return;

  g_free (self->decision);
  g_free (self->deciding_level);
  g_free (self->issuer);
  g_free (self->commendation_type);
  g_free (self->achievement_period);
  g_free (self->name);
  g_free (self);
}

void
td_decision_facts_clear (TdDecisionFacts *self)
{
  g_clear_pointer (&self->units, g_hash_table_unref);
  g_clear_pointer (&self->campaigns, g_hash_table_unref);
  g_clear_pointer (&self->themes, g_hash_table_unref);
  g_clear_pointer (&self->earlier, g_ptr_array_unref);
  g_clear_pointer (&self->initiatives, g_ptr_array_unref);
  g_clear_pointer (&self->workers, g_hash_table_unref);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_pointer (&self->union_diplomas, g_ptr_array_unref);
  g_clear_pointer (&self->similar, g_ptr_array_unref);
}

char *
td_decision_facts_key (gint64 unit_id, int year)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%d", unit_id, year);
}
