#pragma once

#include "report/td-report.h"

G_BEGIN_DECLS

/* td_pdf_write:
 * @reports: (element-type TdReport): one after the other, each from a page 1 on; named in the
 *   outline
 * @path: replaced if it exists
 * @job: (nullable)
 *
 * Writes the pages of td-paper.h with their fonts beside @path under another name, syncs, and
 * renames when it is whole. The same reports give the same bytes. Memory does not grow with the
 * pages beyond what says where they are.
 *
 * Returns: FALSE with TD_ERROR_READ_ONLY, _NOT_FOUND (the folder), _NO_SPACE, _INVALID (no report),
 *   _FAILED, or G_IO_ERROR_CANCELLED */
gboolean td_pdf_write (GPtrArray *reports, const char *path, TdJob *job, GError **error);

G_END_DECLS
