#pragma once

#include "store/td-query.h"

G_BEGIN_DECLS

/* td_totals_to_label: (transfer full): the line under a list:
 * "1.824 awards · 1.310 individuals · 514 collectives · direct workers 61,2 % · 1.204.560.000 đ" */
char *td_totals_to_label (TdListKind kind, const TdQueryTotals *totals);

G_END_DECLS
