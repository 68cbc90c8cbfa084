#pragma once

#include "report/td-report.h"

G_BEGIN_DECLS

#define TD_REPORT_N_YEARS 5

/* td_report_read_years: the periods that a report sets beside each other, the newest last: of a
 * period of at most a year the same one of the four years before, of a longer one its calendar
 * years. Each is counted by td-cut-offs.h.
 *
 * Returns: (transfer full) (element-type TdPeriod) (nullable) */
GArray *td_report_read_years (TdDb *db, const TdReportRequest *request, GError **error);

/* td_report_make_year_name: (transfer full): for a heading, without the days that count: "Năm
 * 2026", "6 tháng đầu năm 2026" */
char *td_report_make_year_name (const TdPeriod *period);

G_END_DECLS
