#pragma once

#include "report/td-places.h"
#include "report/td-report-private.h"

G_BEGIN_DECLS

/* TdUnitRows: the rows of a report by unit: the tree of the period, numbered as on paper.
 *
 *   I    LĐLĐ huyện Phong Thổ          = sum of its rows
 *        Cơ quan, đơn vị trực tiếp     what is its own, if anything is
 *   1    CĐCS …
 *   II   …
 *        Ngoài hệ thống đơn vị         what no place in the tree counts, if there is anything
 *
 * A unit that moved stands at each of its places; what has a day is counted at the place of that
 * day, what is of the whole period at the last place. */
typedef struct _TdUnitRows TdUnitRows;

/* TdUnitRowFunc: fills a new row
 * @span: the unit and the days of the place; NULL for what is outside of the tree
 * @is_own: the row is of the unit alone and summed by others; a group's figures are sums */
typedef void (*TdUnitRowFunc) (TdReportRow *row,
                               const TdUnitSpan *span,
                               gboolean is_own,
                               gpointer user_data);

/* td_unit_rows_read:
 * @number_column, @name_column: where number and name belong
 * @note_column: where it is told since when and until when, and whom a unit goes on for; -1 for
 *   nowhere */
TdUnitRows *td_unit_rows_read (TdDb *db,
                               const TdReportRequest *request,
                               guint number_column,
                               guint name_column,
                               int note_column,
                               GError **error);
void td_unit_rows_free (TdUnitRows *self);

/* td_unit_rows_get_spans: (transfer none) (element-type TdUnitSpan) */
GPtrArray *td_unit_rows_get_spans (const TdUnitRows *self);

/* td_unit_rows_get_root: the unit's id, 0 if there is no tree */
gint64 td_unit_rows_get_root (const TdUnitRows *self);

/* td_unit_rows_find: the index of the unit's place on @date, TD_DATE_NONE for its last one; -1 if
 * it has none */
int td_unit_rows_find (const TdUnitRows *self, gint64 unit_id, TdDate date);

/* td_unit_rows_mark: before the rows are made: a group at @index needs a row of its own; -1 is
 * nothing */
void td_unit_rows_mark (TdUnitRows *self, int index);

/* td_unit_rows_add: adds the rows to @report
 * @parent: the row that sums them */
void td_unit_rows_add (
    TdUnitRows *self, TdReport *report, int parent, TdUnitRowFunc func, gpointer user_data);

/* td_unit_rows_get_row: (nullable): the row that counts what is at the place @index, after
 * td_unit_rows_add (). For -1 that of what is outside of the tree, made when it is first asked for;
 * NULL if only a part of the tree is reported */
TdReportRow *td_unit_rows_get_row (TdUnitRows *self, int index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdUnitRows, td_unit_rows_free)

G_END_DECLS
