#include "domain/td-decision.h"

TdDecision *
td_decision_new (void)
{
  TdDecision *self = g_new0 (TdDecision, 1);

  self->number = g_strdup ("");
  self->symbol = g_strdup ("");
  self->deciding_level = g_strdup ("");
  self->issuer = g_strdup ("");
  self->signer = g_strdup ("");
  self->signer_post = g_strdup ("");
  self->abstract = g_strdup ("");
  self->note = g_strdup ("");
  self->awards = g_ptr_array_new_with_free_func ((GDestroyNotify) td_award_free);
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) td_attachment_free);

  return self;
}

TdDecision *
td_decision_copy (const TdDecision *self)
{
  TdDecision *copy = g_new (TdDecision, 1);

  *copy = *self;
  copy->number = g_strdup (self->number);
  copy->symbol = g_strdup (self->symbol);
  copy->deciding_level = g_strdup (self->deciding_level);
  copy->issuer = g_strdup (self->issuer);
  copy->signer = g_strdup (self->signer);
  copy->signer_post = g_strdup (self->signer_post);
  copy->abstract = g_strdup (self->abstract);
  copy->note = g_strdup (self->note);
  copy->awards = g_ptr_array_new_with_free_func ((GDestroyNotify) td_award_free);
  for (guint i = 0; i < self->awards->len; i++)
    g_ptr_array_add (copy->awards, td_award_copy (g_ptr_array_index (self->awards, i)));
  copy->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) td_attachment_free);
  for (guint i = 0; i < self->attachments->len; i++)
    g_ptr_array_add (copy->attachments,
                     td_attachment_copy (g_ptr_array_index (self->attachments, i)));

  return copy;
}

void
td_decision_free (TdDecision *self)
{
  if (self == NULL)
    return;

  g_free (self->number);
  g_free (self->symbol);
  g_free (self->deciding_level);
  g_free (self->issuer);
  g_free (self->signer);
  g_free (self->signer_post);
  g_free (self->abstract);
  g_free (self->note);
  g_ptr_array_unref (self->awards);
  g_ptr_array_unref (self->attachments);
  g_free (self);
}

gboolean
td_decision_equal (const TdDecision *a, const TdDecision *b)
{
  if (a->id != b->id || a->revision != b->revision || !g_str_equal (a->number, b->number)
      || !g_str_equal (a->symbol, b->symbol) || !td_date_equal (a->decided_on, b->decided_on)
      || !g_str_equal (a->deciding_level, b->deciding_level) || !g_str_equal (a->issuer, b->issuer)
      || a->issuer_unit_id != b->issuer_unit_id || !g_str_equal (a->signer, b->signer)
      || !g_str_equal (a->signer_post, b->signer_post) || !g_str_equal (a->abstract, b->abstract)
      || !g_str_equal (a->note, b->note) || a->awards->len != b->awards->len
      || a->attachments->len != b->attachments->len)
    return FALSE;

  for (guint i = 0; i < a->awards->len; i++)
    if (!td_award_equal (g_ptr_array_index (a->awards, i), g_ptr_array_index (b->awards, i)))
      return FALSE;
  for (guint i = 0; i < a->attachments->len; i++)
    if (!td_attachment_equal (g_ptr_array_index (a->attachments, i),
                              g_ptr_array_index (b->attachments, i)))
      return FALSE;

  return TRUE;
}

char *
td_decision_to_label (const TdDecision *self)
{
  return g_strjoin ("/", self->number, self->symbol, NULL);
}
