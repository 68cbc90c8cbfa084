#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file that belongs to a record, e.g. the scanned decision, as a value. The file itself lies
 * beside the book under the name of its content, see td-attachment-store.h.
 * @id: 0 until the record is saved
 * @file_name: as it was called where it came from: "QĐ 45.pdf"
 * @sha256: 64 lower-case hexadecimal digits
 * @size: bytes */
typedef struct
{
  gint64 id;
  char *file_name;
  char *sha256;
  gint64 size;
} TdAttachment;

TdAttachment *td_attachment_new (void);
TdAttachment *td_attachment_copy (const TdAttachment *self);
void td_attachment_free (TdAttachment *self);
gboolean td_attachment_equal (const TdAttachment *a, const TdAttachment *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdAttachment, td_attachment_free)

G_END_DECLS
