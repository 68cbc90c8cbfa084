/* B14A: the initiatives that were recognised in the period, the highest level first:
 *
 *   I. TOÀN QUỐC
 *   1    title   authors   unit …
 *   II. CẤP TỈNH
 *   …
 *        TỔNG CỘNG                   value */
#include "report/td-places.h"
#include "report/td-report-private.h"
#include "store/td-duty-figures.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_TITLE,
  COLUMN_AUTHORS,
  COLUMN_UNIT,
  COLUMN_FIELD,
  COLUMN_DATE,
  COLUMN_DOCUMENT,
  COLUMN_VALUE,
  COLUMN_APPLIED,
  COLUMN_WHERE,
};

static void
add_columns (TdReport *report)
{
  static const struct
  {
    const char *title;
    TdCellKind kind;
    int width;
  } columns[] = {
    [COLUMN_NUMBER] = { "STT", TD_CELL_COUNT, 5 },
    [COLUMN_TITLE] = { "Tên sáng kiến, giải pháp", TD_CELL_TEXT, 38 },
    [COLUMN_AUTHORS] = { "Tác giả, đồng tác giả", TD_CELL_TEXT, 24 },
    [COLUMN_UNIT] = { "Đơn vị", TD_CELL_TEXT, 28 },
    [COLUMN_FIELD] = { "Lĩnh vực", TD_CELL_TEXT, 16 },
    [COLUMN_DATE] = { "Ngày công nhận", TD_CELL_DATE, 11 },
    [COLUMN_DOCUMENT] = { "Văn bản công nhận", TD_CELL_TEXT, 16 },
    [COLUMN_VALUE] = { "Giá trị làm lợi (đồng)", TD_CELL_MONEY, 15 },
    [COLUMN_APPLIED] = { "Áp dụng từ ngày", TD_CELL_DATE, 11 },
    [COLUMN_WHERE] = { "Phạm vi áp dụng", TD_CELL_TEXT, 22 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    td_report_add_column (report, NULL, NULL, columns[i].title, columns[i].kind, columns[i].width);
  ((TdReportColumnSpec *) g_ptr_array_index (report->columns, COLUMN_NUMBER))->is_summed = FALSE;
  report->n_fixed_columns = 2;
}

static void
set_date (TdReportCell *cell, TdDate date)
{
  if (!td_date_is_set (date))
    return;

  cell->kind = TD_CELL_DATE;
  cell->date = date;
}

static void
add_initiative (TdReport *report, const TdInitiativeFigure *initiative, guint n)
{
  TdReportRow *row = td_report_add_row (report, TD_ROW_PLAIN, 1, 0);

  td_report_cell_set_number (&row->cells[COLUMN_NUMBER], TD_CELL_COUNT, n, NULL);
  td_report_cell_set_text (&row->cells[COLUMN_TITLE], initiative->title);
  td_report_cell_set_text (&row->cells[COLUMN_AUTHORS], initiative->authors);
  td_report_cell_set_text (&row->cells[COLUMN_UNIT], initiative->unit_name);
  td_report_cell_set_text (&row->cells[COLUMN_FIELD], initiative->field);
  set_date (&row->cells[COLUMN_DATE], initiative->recognised_on);
  td_report_cell_set_text (&row->cells[COLUMN_DOCUMENT], initiative->document_number);
  td_report_cell_add (&row->cells[COLUMN_VALUE], TD_CELL_MONEY, initiative->value_gained,
                      TD_BACKING_INITIATIVES, TD_AMOUNT_VALUE, initiative->id);
  set_date (&row->cells[COLUMN_APPLIED], initiative->applied_since);
  td_report_cell_set_text (&row->cells[COLUMN_WHERE], initiative->applied_where);
}

/* @n_sections: those that have rows already */
static void
add_level (TdReport *report,
           const TdReportRequest *request,
           const GPtrArray *initiatives,
           const TdScope *scope,
           const TdTerm *level,
           guint *n_sections)
{
  guint n = 0;

  for (guint i = 0; i < initiatives->len; i++)
    {
      const TdInitiativeFigure *initiative = g_ptr_array_index (initiatives, i);

      if (!g_str_equal (initiative->recognised_level, level->code)
          || !td_period_contains (&request->period, initiative->recognised_on)
          || !td_scope_has_on (scope, initiative->unit_id, initiative->recognised_on))
        continue;
      if (n == 0)
        {
          TdReportRow *section = td_report_add_row (report, TD_ROW_SECTION, 0, -1);
          g_autofree char *number = td_report_make_roman (++*n_sections);
          g_autofree char *name = g_utf8_strup (level->name, -1);
          g_autofree char *title = g_strdup_printf ("%s. %s", number, name);

          td_report_cell_set_text (&section->cells[COLUMN_NUMBER], title);
        }
      add_initiative (report, initiative, ++n);
    }
}

static TdReport *
build_b14a (TdDb *db,
            const TdCatalogue *catalogue,
            const TdReportRequest *request,
            TdJob *job,
            GError **error)
{
  g_autoptr (GPtrArray) initiatives = td_initiative_figures_read (db, &request->period, error);
  g_autoptr (TdScope) scope = NULL;
  g_autoptr (TdReport) report = NULL;
  TdReportRow *total;
  guint n_sections = 0;

  if (initiatives == NULL)
    return NULL;
  scope = td_scope_read (db, &request->period, request->unit_id, FALSE, error);
  if (scope == NULL)
    return NULL;

  report
      = td_report_new (db, &td_report_b14a, request, NULL, td_period_to_label (&request->period));
  add_columns (report);
  /* Made first, so that the lines can name it as their parent. */
  total = td_report_add_row (report, TD_ROW_TOTAL, 0, -1);
  td_report_cell_set_text (&total->cells[COLUMN_TITLE], "TỔNG CỘNG");
  td_report_cell_set_number (&total->cells[COLUMN_VALUE], TD_CELL_MONEY, 0, NULL);
  for (guint i = td_catalogue_get_n_terms (catalogue, TD_VOCABULARY_RECOGNISED_LEVEL); i-- > 0;)
    add_level (report, request, initiatives, scope,
               td_catalogue_get_term (catalogue, TD_VOCABULARY_RECOGNISED_LEVEL, i), &n_sections);
  td_report_move_row_to_end (report, 0);

  return g_steal_pointer (&report);
}

const TdReportDefinition td_report_b14a = {
  "b14a",     "B14A", "Danh sách sáng kiến", "Danh sách sáng kiến, giải pháp được công nhận",
  build_b14a,
};
