#pragma once

#include "report/td-report-private.h"

G_BEGIN_DECLS

/* TdUnitItem: something that a table by unit counts
 * @date: the day by which its unit's place is found, TD_DATE_NONE for what is of the whole period
 * @value: what td_backing_read () gives as the @amount of the record @id */
typedef struct
{
  gint64 unit_id;
  TdDate date;
  guint column;
  gint64 value;
  TdBackingKind backing;
  TdAmount amount;
  gint64 id;
} TdUnitItem;

/* td_unit_items_new: (transfer full) (element-type TdUnitItem) */
GArray *td_unit_items_new (void);
void td_unit_items_add (GArray *self,
                        guint column,
                        gint64 unit_id,
                        TdDate date,
                        gint64 value,
                        TdBackingKind backing,
                        TdAmount amount,
                        gint64 id);

/* td_unit_table_add: adds the tree of units as TdUnitRows lays it out, TỔNG CỘNG, the same period
 * of the year before and the change; every summed column of @report has a figure in every row
 * @items: (element-type TdUnitItem): of the period, of any unit; those outside of the requested
 *   tree are left out
 * @before: (element-type TdUnitItem): of the same period of the year before; of a unit that began
 *   meanwhile also those of the units that it goes on for
 * @number_column, @name_column, @note_column: as td_unit_rows_read () takes them */
gboolean td_unit_table_add (TdReport *report,
                            TdDb *db,
                            const TdReportRequest *request,
                            const GArray *items,
                            const GArray *before,
                            guint number_column,
                            guint name_column,
                            int note_column,
                            GError **error);

G_END_DECLS
