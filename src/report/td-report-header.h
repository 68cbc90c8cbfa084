#pragma once

#include "report/td-report.h"

G_BEGIN_DECLS

/* How the headings of a table stand, for every renderer:
 *
 *            | Sáng kiến      |       level 0: a group over two columns
 *   Đơn vị   | Tổng | Nhận    |       level 1: titles; "Đơn vị" has both levels
 */

/* TdReportHeaderCell: a group or a title, over one or more columns and header rows */
typedef struct
{
  const char *text;
  guint column;
  guint n_columns;
  guint level;
  guint n_levels;
} TdReportHeaderCell;

/* td_report_lay_out_header:
 * @n_levels: (out): header rows
 *
 * Groups are merged over neighbours; a title fills the header rows that its column's groups leave.
 *
 * Returns: (transfer full) (element-type TdReportHeaderCell): the groups, then the titles in the
 *   order of the columns; the texts are the report's */
GArray *td_report_lay_out_header (const TdReport *report, guint *n_levels);

/* td_report_shares_groups: whether two columns stand under the same groups down to @depth */
gboolean td_report_shares_groups (const TdReport *report, guint a, guint b, guint depth);

G_END_DECLS
