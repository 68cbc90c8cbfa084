#pragma once

#include "report/td-report.h"

G_BEGIN_DECLS

/* td_report_describe_cell: (transfer full): what a cell says by itself, for a tooltip and to be
 * read out: "Công đoàn ngành Giáo dục; Bằng khen TLĐ, CN: 3" */
char *td_report_describe_cell (const TdReport *report, guint row, guint column);

G_END_DECLS
