#pragma once

#include "report/td-narrative.h"

G_BEGIN_DECLS

/* A part of the document that is the same in each. */
typedef struct
{
  const char *name;
  const char *content;
} TdDocxPart;

/* td_docx_get_parts: (transfer none) (array length=n) */
const TdDocxPart *td_docx_get_parts (guint *n);

/* td_docx_make_document: (transfer full): word/document.xml */
char *td_docx_make_document (const TdNarrative *narrative);

/* td_docx_make_properties: (transfer full): docProps/core.xml */
char *td_docx_make_properties (const TdNarrative *narrative);

/* td_docx_append_escaped: @text as content of an element; what XML has no place for is left out */
void td_docx_append_escaped (GString *xml, const char *text);

G_END_DECLS
