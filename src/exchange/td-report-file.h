#pragma once

#include "report/td-report.h"

G_BEGIN_DECLS

/* The kinds of files that reports are written to, by the ending of the name, in any case. */

/* td_report_file_is_known: whether @path ends in .xlsx or .pdf */
gboolean td_report_file_is_known (const char *path);

/* td_report_file_write: td_xlsx_write () or td_pdf_write (), by the ending of @path, which must be
 * known */
gboolean td_report_file_write (GPtrArray *reports, const char *path, TdJob *job, GError **error);

G_END_DECLS
