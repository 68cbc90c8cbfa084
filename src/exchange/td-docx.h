#pragma once

#include "base/td-job.h"
#include "report/td-narrative.h"

G_BEGIN_DECLS

/* td_docx_write:
 *
 * Writes @narrative as a word processor's document in the form of official papers (NĐ
 * 30/2020/NĐ-CP, Phụ lục I): A4 upright, Times New Roman, the page's number in the middle of the
 * upper margin from the second page on. The same text gives the same bytes. Whatever happens, what
 * was at @path before stays unless the new file is whole.
 *
 * Returns: FALSE with TD_ERROR_NO_SPACE, _READ_ONLY, _NOT_FOUND or _FAILED, or with
 *   G_IO_ERROR_CANCELLED */
gboolean td_docx_write (const TdNarrative *narrative, const char *path, TdJob *job, GError **error);

G_END_DECLS
