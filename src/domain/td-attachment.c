#include "domain/td-attachment.h"

TdAttachment *
td_attachment_new (void)
{
  TdAttachment *self = g_new0 (TdAttachment, 1);

  self->file_name = g_strdup ("");
  self->sha256 = g_strdup ("");

  return self;
}

TdAttachment *
td_attachment_copy (const TdAttachment *self)
{
  TdAttachment *copy = g_new (TdAttachment, 1);

  *copy = *self;
  copy->file_name = g_strdup (self->file_name);
  copy->sha256 = g_strdup (self->sha256);

  return copy;
}

void
td_attachment_free (TdAttachment *self)
{
  if (self == NULL)
    return;

  g_free (self->file_name);
  g_free (self->sha256);
  g_free (self);
}

gboolean
td_attachment_equal (const TdAttachment *a, const TdAttachment *b)
{
  return a->id == b->id && g_str_equal (a->file_name, b->file_name)
         && g_str_equal (a->sha256, b->sha256) && a->size == b->size;
}
