#include "report/td-unit-table.h"

#include "report/td-unit-rows.h"

GArray *
td_unit_items_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (TdUnitItem));
}

void
td_unit_items_add (GArray *self,
                   guint column,
                   gint64 unit_id,
                   TdDate date,
                   gint64 value,
                   TdBackingKind backing,
                   TdAmount amount,
                   gint64 id)
{
  TdUnitItem item = { unit_id, date, column, value, backing, amount, id };

  g_array_append_val (self, item);
}

static void
set_zeros (const TdReport *report, TdReportRow *row)
{
  for (guint i = 0; i < report->columns->len; i++)
    {
      const TdReportColumnSpec *spec = td_report_get_column (report, i);

      if (spec->is_summed)
        td_report_cell_set_number (&row->cells[i], spec->kind, 0, NULL);
    }
}

static void
fill_row_cb (TdReportRow *row, const TdUnitSpan *span, gboolean is_own, gpointer report)
{
  if (is_own)
    set_zeros (report, row);
}

static void
add_item (const TdReport *report, TdReportRow *row, const TdUnitItem *item)
{
  td_report_cell_add (&row->cells[item->column], td_report_get_column (report, item->column)->kind,
                      item->value, item->backing, item->amount, item->id);
}

static gboolean
add_comparison (TdReport *report,
                TdDb *db,
                const TdReportRequest *request,
                const GArray *before,
                guint name_column,
                const TdReportRow *total,
                GError **error)
{
  const TdPeriod period = request->before;
  g_autoptr (TdScope) scope = td_scope_read (db, &period, request->unit_id, TRUE, error);
  TdReportRow *row;

  if (scope == NULL)
    return FALSE;

  row = td_report_add_row (report, TD_ROW_PLAIN, 0, -1);
  td_report_cell_set_text (&row->cells[name_column], "Cùng kỳ năm trước");
  set_zeros (report, row);
  for (guint i = 0; i < before->len; i++)
    {
      const TdUnitItem *item = &g_array_index (before, TdUnitItem, i);

      if (td_date_is_set (item->date) ? td_scope_has_on (scope, item->unit_id, item->date)
                                      : td_scope_has (scope, item->unit_id))
        add_item (report, row, item);
    }
  td_report_add_change_rows (report, name_column, total, row);

  return TRUE;
}

gboolean
td_unit_table_add (TdReport *report,
                   TdDb *db,
                   const TdReportRequest *request,
                   const GArray *items,
                   const GArray *before,
                   guint number_column,
                   guint name_column,
                   int note_column,
                   GError **error)
{
  g_autoptr (TdUnitRows) rows
      = td_unit_rows_read (db, request, number_column, name_column, note_column, error);
  g_autofree int *places = g_new0 (int, items->len + 1);
  guint first = report->rows->len;
  TdReportRow *total;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const TdUnitItem *item = &g_array_index (items, TdUnitItem, i);

      places[i] = td_unit_rows_find (rows, item->unit_id, item->date);
      td_unit_rows_mark (rows, places[i]);
    }

  /* The total is the last row, but the others name it as their parent: made first, moved later. */
  total = td_report_add_row (report, TD_ROW_TOTAL, 0, -1);
  td_report_cell_set_text (&total->cells[name_column], "TỔNG CỘNG");
  set_zeros (report, total);
  td_unit_rows_add (rows, report, (int) first, fill_row_cb, report);
  for (guint i = 0; i < items->len; i++)
    {
      TdReportRow *row = td_unit_rows_get_row (rows, places[i]);

      if (row != NULL)
        add_item (report, row, &g_array_index (items, TdUnitItem, i));
    }
  td_report_move_row_to_end (report, first);
  td_report_finish (report);

  return add_comparison (report, db, request, before, name_column, total, error);
}
