#pragma once

#include "domain/td-catalogue.h"
#include "report/td-award-filter.h"
#include "report/td-report.h"

G_BEGIN_DECLS

/* TdAwardCounters: the columns of a report that count awards, and which. */
typedef struct _TdAwardCounters TdAwardCounters;

/* td_award_counters_new: @catalogue: must outlive the result */
TdAwardCounters *td_award_counters_new (const TdCatalogue *catalogue);
void td_award_counters_free (TdAwardCounters *self);

void td_award_counters_add (TdAwardCounters *self, int column, const TdAwardFilter *filter);

/* td_award_counters_prepare: zeros in @row, each explained by @query, narrowed to its column */
void
td_award_counters_prepare (const TdAwardCounters *self, TdReportRow *row, const TdQuery *query);

/* td_award_counters_count: adds @award to those columns of a prepared row that count it */
void
td_award_counters_count (const TdAwardCounters *self, TdReportRow *row, const TdAwardFigure *award);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdAwardCounters, td_award_counters_free)

G_END_DECLS
