#include "domain/td-award.h"

static const char *const kind_codes[] = {
  [TD_RECIPIENT_COLLECTIVE] = "collective",
  [TD_RECIPIENT_INDIVIDUAL] = "individual",
  [TD_RECIPIENT_OTHER] = "other",
};

const char *
td_recipient_kind_to_code (TdRecipientKind kind)
{
  return kind_codes[kind];
}

gboolean
td_recipient_kind_from_code (const char *code, TdRecipientKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kind_codes); i++)
    if (g_strcmp0 (code, kind_codes[i]) == 0)
      {
        *kind = (TdRecipientKind) i;
        return TRUE;
      }

  return FALSE;
}

TdAward *
td_award_new (void)
{
  TdAward *self = g_new0 (TdAward, 1);

  self->recipient_kind = TD_RECIPIENT_INDIVIDUAL;
  self->name = g_strdup ("");
  self->post = g_strdup ("");
  self->unit_name = g_strdup ("");
  self->organisation_type = g_strdup ("");
  self->commendation_type = g_strdup ("");
  self->achievement = g_strdup ("");
  self->achievement_period = g_strdup ("");
  self->revoke_reason = g_strdup ("");
  self->note = g_strdup ("");

  return self;
}

TdAward *
td_award_copy (const TdAward *self)
{
  TdAward *copy = g_new (TdAward, 1);

  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->post = g_strdup (self->post);
  copy->unit_name = g_strdup (self->unit_name);
  copy->organisation_type = g_strdup (self->organisation_type);
  copy->commendation_type = g_strdup (self->commendation_type);
  copy->achievement = g_strdup (self->achievement);
  copy->achievement_period = g_strdup (self->achievement_period);
  copy->revoke_reason = g_strdup (self->revoke_reason);
  copy->note = g_strdup (self->note);
  for (guint i = 0; i < TD_N_CELLS; i++)
    copy->unread[i] = g_strdup (self->unread[i]);

  return copy;
}

void
td_award_free (TdAward *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->post);
  g_free (self->unit_name);
  g_free (self->organisation_type);
  g_free (self->commendation_type);
  g_free (self->achievement);
  g_free (self->achievement_period);
  g_free (self->revoke_reason);
  g_free (self->note);
  for (guint i = 0; i < TD_N_CELLS; i++)
    g_free (self->unread[i]);
  g_free (self);
}

static gboolean
has_equal_unread (const TdAward *a, const TdAward *b)
{
  for (guint i = 0; i < TD_N_CELLS; i++)
    if (g_strcmp0 (a->unread[i], b->unread[i]) != 0)
      return FALSE;

  return TRUE;
}

gboolean
td_award_equal (const TdAward *a, const TdAward *b)
{
  return a->id == b->id && a->recipient_kind == b->recipient_kind && a->person_id == b->person_id
         && a->recipient_unit_id == b->recipient_unit_id && g_str_equal (a->name, b->name)
         && g_str_equal (a->post, b->post) && a->unit_id == b->unit_id
         && g_str_equal (a->unit_name, b->unit_name)
         && g_str_equal (a->organisation_type, b->organisation_type) && !a->is_woman == !b->is_woman
         && !a->is_direct_worker == !b->is_direct_worker && !a->is_leader == !b->is_leader
         && a->award_form_id == b->award_form_id
         && g_str_equal (a->commendation_type, b->commendation_type)
         && a->campaign_id == b->campaign_id && g_str_equal (a->achievement, b->achievement)
         && g_str_equal (a->achievement_period, b->achievement_period) && a->bonus == b->bonus
         && td_date_equal (a->revoked_on, b->revoked_on)
         && g_str_equal (a->revoke_reason, b->revoke_reason) && g_str_equal (a->note, b->note)
         && !a->is_new_person == !b->is_new_person && has_equal_unread (a, b);
}
