#include "store/td-query.h"

/* The strings of a query, so that none is forgotten in a copy or a comparison. */
static const gsize strings[] = {
  G_STRUCT_OFFSET (TdQuery, search),
  G_STRUCT_OFFSET (TdQuery, launching_level),
  G_STRUCT_OFFSET (TdQuery, report_column),
  G_STRUCT_OFFSET (TdQuery, form_code),
  G_STRUCT_OFFSET (TdQuery, deciding_level),
  G_STRUCT_OFFSET (TdQuery, deciding_field),
  G_STRUCT_OFFSET (TdQuery, commendation_type),
  G_STRUCT_OFFSET (TdQuery, organisation_type),
  G_STRUCT_OFFSET (TdQuery, term),
  G_STRUCT_OFFSET (TdQuery, audience),
};

#define STRING(query, i) G_STRUCT_MEMBER (char *, query, strings[i])

TdQuery *
td_query_new (TdListKind kind)
{
  TdQuery *self = g_new0 (TdQuery, 1);

  self->kind = kind;
  self->sort_column = -1;
  self->ad_hoc = TD_FLAG_ANY;
  self->woman = TD_FLAG_ANY;
  self->direct_worker = TD_FLAG_ANY;
  self->leader = TD_FLAG_ANY;

  return self;
}

TdQuery *
td_query_copy (const TdQuery *self)
{
  TdQuery *copy = g_new (TdQuery, 1);

  *copy = *self;
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    STRING (copy, i) = g_strdup (STRING (self, i));

  return copy;
}

void
td_query_free (TdQuery *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_free (STRING (self, i));
  g_free (self);
}

gboolean
td_query_equal (const TdQuery *a, const TdQuery *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    if (g_strcmp0 (STRING (a, i), STRING (b, i)) != 0)
      return FALSE;

  return a->kind == b->kind && a->sort_column == b->sort_column && a->descending == b->descending
         && td_date_equal (a->from, b->from) && td_date_equal (a->to, b->to)
         && td_date_equal (a->on, b->on) && a->unit_id == b->unit_id
         && a->exact_unit == b->exact_unit && a->with_predecessors == b->with_predecessors
         && a->outside_root == b->outside_root && a->decision_id == b->decision_id
         && a->person_id == b->person_id && a->recipient_unit_id == b->recipient_unit_id
         && a->campaign_id == b->campaign_id && a->with_made_from == b->with_made_from
         && a->late_reviews == b->late_reviews && a->in_campaign == b->in_campaign
         && a->recipients == b->recipients && a->ad_hoc == b->ad_hoc && a->woman == b->woman
         && a->direct_worker == b->direct_worker && a->leader == b->leader
         && a->with_revoked == b->with_revoked;
}

TdDate
td_query_get_day (const TdQuery *self)
{
  if (self->kind != TD_LIST_UNITS && self->kind != TD_LIST_CAMPAIGNS)
    return TD_DATE_NONE;

  return td_date_is_set (self->on) ? self->on : self->to;
}
