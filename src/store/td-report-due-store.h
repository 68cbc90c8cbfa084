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

/* TdReportDue: a report that a unit has to hand in
 * @unit_name, @parent_name: of the day that was asked for; "" without a parent
 * @due_on, @received_on: TD_DATE_NONE for none */
typedef struct
{
  gint64 id;
  gint64 unit_id;
  gint64 parent_id;
  char *unit_name;
  char *parent_name;
  TdDate due_on;
  TdDate received_on;
  char *note;
} TdReportDue;

/* td_report_dues_read:
 * @period: "2026-H1"
 * @on: the day of names and parents
 *
 * Returns: (transfer full) (element-type TdReportDue) (nullable): by parent, then by unit */
GPtrArray *td_report_dues_read (TdDb *db, const char *period, TdDate on, GError **error);

G_END_DECLS
