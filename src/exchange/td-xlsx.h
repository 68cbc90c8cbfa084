#pragma once

#include "report/td-report.h"

G_BEGIN_DECLS

/* td_xlsx_write:
 * @reports: (element-type TdReport): a sheet each
 * @path: replaced if it exists
 * @job: (nullable)
 *
 * Writes beside @path under another name, syncs, and renames when it is whole. The same reports
 * give the same bytes. A text longer than a cell holds (32,767 letters) is cut and ends in "…".
 *
 * Returns: FALSE with TD_ERROR_READ_ONLY, _NOT_FOUND (the folder), _NO_SPACE, _INVALID (no report,
 *   or more rows than a sheet holds), _FAILED */
gboolean td_xlsx_write (GPtrArray *reports, const char *path, TdJob *job, GError **error);

G_END_DECLS
