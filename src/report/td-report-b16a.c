/* B16A: the units that have no document of a kind that is expected of them, whose document has run
 * out, or has to be reviewed, on the period's last day:
 *
 *   I. QUY CHẾ KHEN THƯỞNG (12 đơn vị)
 *   1    Công đoàn xã …   LĐLĐ tỉnh   chưa có
 *   … */
#include "report/td-report-private.h"
#include "store/td-document-coverage.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_UNIT,
  COLUMN_PARENT,
  COLUMN_STATE,
  COLUMN_DOCUMENT,
  COLUMN_ISSUED,
  COLUMN_ENDS,
  COLUMN_REVIEW,
};

static void
add_columns (TdReport *report)
{
  const char *last = "Văn bản gần nhất";

  td_report_add_column (report, NULL, NULL, "STT", TD_CELL_COUNT, 5);
  td_report_add_column (report, NULL, NULL, "Đơn vị", TD_CELL_TEXT, 42);
  td_report_add_column (report, NULL, NULL, "Công đoàn cấp trên", TD_CELL_TEXT, 32);
  td_report_add_column (report, NULL, NULL, "Tình trạng", TD_CELL_TEXT, 18);
  td_report_add_column (report, last, NULL, "Số, ký hiệu", TD_CELL_TEXT, 18);
  td_report_add_column (report, last, NULL, "Ngày ban hành", TD_CELL_DATE, 12);
  td_report_add_column (report, last, NULL, "Có hiệu lực đến ngày", TD_CELL_DATE, 12);
  td_report_add_column (report, last, NULL, "Hạn rà soát", TD_CELL_DATE, 12);
  ((TdReportColumnSpec *) g_ptr_array_index (report->columns, COLUMN_NUMBER))->is_summed = FALSE;
  report->n_fixed_columns = 2;
}

static const char *
get_state (TdCoverageState state)
{
  switch (state)
    {
    case TD_COVERAGE_NONE:
      return "chưa có";
    case TD_COVERAGE_EXPIRED:
      return "đã hết hiệu lực";
    case TD_COVERAGE_REVIEW_DUE:
      return "đến hạn rà soát";
    case TD_COVERAGE_HAS:
    default:
      return NULL;
    }
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
add_unit_row (TdReport *report, const TdDocumentCoverage *coverage, guint n)
{
  TdReportRow *row = td_report_add_row (report, TD_ROW_PLAIN, 1, -1);

  td_report_cell_set_number (&row->cells[COLUMN_NUMBER], TD_CELL_COUNT, n, NULL);
  td_report_cell_set_text (&row->cells[COLUMN_UNIT], coverage->unit_name);
  td_report_cell_set_text (&row->cells[COLUMN_PARENT], coverage->parent_name);
  td_report_cell_set_text (&row->cells[COLUMN_STATE], get_state (coverage->state));
  if (coverage->document_id == 0)
    return;
  td_report_cell_set_text (&row->cells[COLUMN_DOCUMENT], coverage->number);
  set_date (&row->cells[COLUMN_ISSUED], coverage->issued_on);
  set_date (&row->cells[COLUMN_ENDS], coverage->ends_on);
  set_date (&row->cells[COLUMN_REVIEW], coverage->next_review_on);
}

static gboolean
add_kind (TdReport *report,
          TdDb *db,
          const TdReportRequest *request,
          const TdTerm *kind,
          guint *n_sections,
          GError **error)
{
  g_autoptr (GPtrArray) list
      = td_document_coverage_read (db, kind->code, request->unit_id, request->period.to, error);
  TdReportRow *section = NULL;
  guint n = 0;

  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      const TdDocumentCoverage *coverage = g_ptr_array_index (list, i);

      if (get_state (coverage->state) == NULL)
        continue;
      if (section == NULL)
        section = td_report_add_row (report, TD_ROW_SECTION, 0, -1);
      add_unit_row (report, coverage, ++n);
    }
  if (section != NULL)
    {
      g_autofree char *number = td_report_make_roman (++*n_sections);
      g_autofree char *name = g_utf8_strup (kind->name, -1);
      g_autofree char *title
          = g_strdup_printf ("%s. %s (%u/%u đơn vị)", number, name, n, list->len);

      td_report_cell_set_text (&section->cells[COLUMN_NUMBER], title);
    }

  return TRUE;
}

static TdReport *
build_b16a (TdDb *db,
            const TdCatalogue *catalogue,
            const TdReportRequest *request,
            TdJob *job,
            GError **error)
{
  g_autofree char *day = td_date_format (request->period.to);
  g_autoptr (TdReport) report
      = td_report_new (db, &td_report_b16a, request, NULL, g_strdup_printf ("Đến ngày %s", day));
  guint n_sections = 0;

  add_columns (report);
  for (guint i = 0; i < td_catalogue_get_n_terms (catalogue, TD_VOCABULARY_DOCUMENT_KIND); i++)
    {
      const TdTerm *kind = td_catalogue_get_term (catalogue, TD_VOCABULARY_DOCUMENT_KIND, i);

      if (kind->group != NULL && kind->group[0] != '\0'
          && !add_kind (report, db, request, kind, &n_sections, error))
        return NULL;
    }
  if (n_sections == 0)
    g_ptr_array_add (report->notes,
                     g_strdup ("Mọi đơn vị phải có đều có văn bản còn hiệu lực, chưa đến hạn rà "
                               "soát."));

  return g_steal_pointer (&report);
}

const TdReportDefinition td_report_b16a = {
  "b16a",           "B16A",
  "Đơn vị chưa có", "Danh sách đơn vị chưa có, hết hiệu lực hoặc đến hạn rà soát văn bản",
  build_b16a,
};
