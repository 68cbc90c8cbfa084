#pragma once

#include "base/td-date.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* td_report_due_receive: (within a TdWriteFunc): a report was handed in
 * @id: of report_due, 0 for one of which there is no row yet
 * @unit_id, @period: ("2026-H1"): of the new row; that of the same unit and period is taken if
 * there is one meanwhile
 *
 * Returns: FALSE with TD_ERROR_NOT_FOUND if the row or the unit is gone */
gboolean td_report_due_receive (
    TdDb *db, gint64 id, gint64 unit_id, const char *period, TdDate received_on, GError **error);

G_END_DECLS
