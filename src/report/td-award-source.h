#pragma once

#include "report/td-report.h"
#include "store/td-figures.h"

G_BEGIN_DECLS

/* td_award_source_new: awards that several reports of one request count: each period is read but
 * once. For one connection whose state of the book does not change meanwhile. */
TdAwardSource *td_award_source_new (void);
void td_award_source_free (TdAwardSource *self);

/* td_award_source_read:
 * @self: (nullable): NULL reads without keeping
 *
 * As td_report_read_awards (). Returns: (transfer full) (element-type TdAwardFigure) (nullable):
 * not to be changed */
GArray *td_award_source_read (TdAwardSource *self,
                              TdDb *db,
                              const TdPeriod *period,
                              gint64 unit_id,
                              gboolean with_predecessors,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdAwardSource, td_award_source_free)

G_END_DECLS
