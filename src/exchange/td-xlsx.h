#pragma once

#include "report/td-report.h"

G_BEGIN_DECLS

/* td_xlsx_write:
 * @reports: (element-type TdReport): a sheet each
 * @path: replaced if it exists
 * @job: (nullable)
 *
 * Writes beside @path under another name, syncs, and renames when it is whole. The same reports
 * give the same bytes.
 *
 * Returns: FALSE with TD_ERROR_READ_ONLY, _NO_SPACE, _INVALID (more rows than a sheet holds) */
gboolean td_xlsx_write (GPtrArray *reports, const char *path, TdJob *job, GError **error);

G_END_DECLS
