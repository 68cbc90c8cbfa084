/* B16: who has award regulations, agreements, plans … on the period's last day, a row a kind of
 * document that is expected of some units (table document_kind); the kinds are not added up.
 *
 *   STT  Loại văn bản     Phải có   Đã có   %   Đến hạn rà soát   Hết hiệu lực   Chưa có   …
 *
 * Phải có = Đã có + Hết hiệu lực + Chưa có; Đến hạn rà soát is among Đã có. */
#include "report/td-report-private.h"
#include "store/td-document-coverage.h"
#include "store/td-succession.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_KIND,
  COLUMN_EXPECTED,
  COLUMN_HAS,
  COLUMN_SHARE,
  COLUMN_REVIEW_DUE,
  COLUMN_EXPIRED,
  COLUMN_NONE,
  COLUMN_CLAUSE,
  COLUMN_NO_CLAUSE,
  COLUMN_UNKNOWN_CLAUSE,
  COLUMN_BEFORE,
  COLUMN_CHANGE,
};

static void
add_columns (TdReport *report)
{
  const char *units = "Số đơn vị";
  const char *clause = "Có điều khoản khen thưởng sáng kiến";
  const char *before = "Cùng kỳ năm trước";

  td_report_add_column (report, NULL, NULL, "STT", TD_CELL_TEXT, 5);
  td_report_add_column (report, NULL, NULL, "Loại văn bản", TD_CELL_TEXT, 40);
  td_report_add_column (report, units, NULL, "Phải có", TD_CELL_COUNT, 10);
  td_report_add_column (report, units, NULL, "Đã có, còn hiệu lực", TD_CELL_COUNT, 11);
  td_report_add_share_column (report, units, NULL, "%", COLUMN_HAS, COLUMN_EXPECTED, 9);
  td_report_add_column (report, units, NULL, "Trong đó đến hạn rà soát", TD_CELL_COUNT, 11);
  td_report_add_column (report, units, NULL, "Đã hết hiệu lực", TD_CELL_COUNT, 10);
  td_report_add_column (report, units, NULL, "Chưa có", TD_CELL_COUNT, 10);
  td_report_add_column (report, clause, NULL, "Có", TD_CELL_COUNT, 9);
  td_report_add_column (report, clause, NULL, "Không", TD_CELL_COUNT, 9);
  td_report_add_column (report, clause, NULL, "Chưa ghi", TD_CELL_COUNT, 9);
  td_report_add_column (report, before, NULL, "Đã có", TD_CELL_COUNT, 9);
  td_report_add_change_column (report, before, NULL, "Tăng (+), giảm (-)", COLUMN_HAS,
                               COLUMN_BEFORE, 13);
  report->n_fixed_columns = 2;
}

/* Letter 628/LĐLĐ asks for a reward for initiatives in these. */
static gboolean
asks_for_clause (const char *kind)
{
  return g_str_equal (kind, "collective-agreement") || g_str_equal (kind, "house-rules");
}

static void
count_document (TdReportRow *row, guint column, const TdDocumentCoverage *coverage)
{
  td_report_cell_add (&row->cells[column], TD_CELL_COUNT, 1, TD_BACKING_DOCUMENTS, TD_AMOUNT_ONE,
                      coverage->document_id);
}

static void
count_unit (TdReportRow *row, guint column, const TdDocumentCoverage *coverage)
{
  td_report_cell_add (&row->cells[column], TD_CELL_COUNT, 1, TD_BACKING_UNITS, TD_AMOUNT_ONE,
                      coverage->unit_id);
}

static gboolean
is_in_force (const TdDocumentCoverage *coverage)
{
  return coverage->state == TD_COVERAGE_HAS || coverage->state == TD_COVERAGE_REVIEW_DUE;
}

static void
count_coverage (TdReportRow *row, const char *kind, const TdDocumentCoverage *coverage)
{
  count_unit (row, COLUMN_EXPECTED, coverage);
  if (coverage->state == TD_COVERAGE_NONE)
    count_unit (row, COLUMN_NONE, coverage);
  else if (coverage->state == TD_COVERAGE_EXPIRED)
    count_document (row, COLUMN_EXPIRED, coverage);
  if (!is_in_force (coverage))
    return;

  count_document (row, COLUMN_HAS, coverage);
  if (coverage->state == TD_COVERAGE_REVIEW_DUE)
    count_document (row, COLUMN_REVIEW_DUE, coverage);
  if (asks_for_clause (kind))
    count_document (row,
                    coverage->has_clause > 0    ? COLUMN_CLAUSE
                    : coverage->has_clause == 0 ? COLUMN_NO_CLAUSE
                                                : COLUMN_UNKNOWN_CLAUSE,
                    coverage);
}

/* Who had one a year before; of a unit that began meanwhile those that it goes on for. */
static gboolean
count_before (
    TdReportRow *row, TdDb *db, const TdReportRequest *request, const char *kind, GError **error)
{
  const TdPeriod period = request->before;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) units = NULL;

  if (request->unit_id != 0)
    units = td_succession_read_predecessors (db, request->unit_id, error);
  else
    units = g_array_append_val (g_array_new (FALSE, FALSE, sizeof (gint64)), request->unit_id);
  if (units == NULL)
    return FALSE;

  td_report_cell_set_number (&row->cells[COLUMN_BEFORE], TD_CELL_COUNT, 0, NULL);
  for (guint i = 0; i < units->len; i++)
    {
      g_autoptr (GPtrArray) list = td_document_coverage_read (
          db, kind, g_array_index (units, gint64, i), period.to, error);

      if (list == NULL)
        return FALSE;
      for (guint j = 0; j < list->len; j++)
        {
          const TdDocumentCoverage *coverage = g_ptr_array_index (list, j);

          if (is_in_force (coverage)
              && g_hash_table_add (seen, g_memdup2 (&coverage->unit_id, sizeof (gint64))))
            count_document (row, COLUMN_BEFORE, coverage);
        }
    }
  td_report_cell_set_number (&row->cells[COLUMN_CHANGE], TD_CELL_CHANGE,
                             row->cells[COLUMN_HAS].value - row->cells[COLUMN_BEFORE].value, NULL);

  return TRUE;
}

static gboolean
add_kind_row (TdReport *report,
              TdDb *db,
              const TdReportRequest *request,
              const TdTerm *kind,
              guint n,
              GError **error)
{
  g_autoptr (GPtrArray) list
      = td_document_coverage_read (db, kind->code, request->unit_id, request->period.to, error);
  g_autofree char *number = g_strdup_printf ("%u", n);
  TdReportRow *row;

  if (list == NULL)
    return FALSE;

  row = td_report_add_row (report, TD_ROW_PLAIN, 0, -1);
  td_report_cell_set_text (&row->cells[COLUMN_NUMBER], number);
  td_report_cell_set_text (&row->cells[COLUMN_KIND], kind->name);
  for (guint i = COLUMN_EXPECTED; i <= COLUMN_UNKNOWN_CLAUSE; i++)
    if (i != COLUMN_SHARE && (i < COLUMN_CLAUSE || asks_for_clause (kind->code)))
      td_report_cell_set_number (&row->cells[i], TD_CELL_COUNT, 0, NULL);
  for (guint i = 0; i < list->len; i++)
    count_coverage (row, kind->code, g_ptr_array_index (list, i));

  return count_before (row, db, request, kind->code, error);
}

static TdReport *
build_b16 (TdDb *db,
           const TdCatalogue *catalogue,
           const TdReportRequest *request,
           TdJob *job,
           GError **error)
{
  g_autofree char *day = td_date_format (request->period.to);
  g_autoptr (TdReport) report
      = td_report_new (db, &td_report_b16, request, NULL, g_strdup_printf ("Đến ngày %s", day));
  guint n = 0;

  add_columns (report);
  for (guint i = 0; i < td_catalogue_get_n_terms (catalogue, TD_VOCABULARY_DOCUMENT_KIND); i++)
    {
      const TdTerm *kind = td_catalogue_get_term (catalogue, TD_VOCABULARY_DOCUMENT_KIND, i);

      if (kind->group == NULL || kind->group[0] == '\0')
        continue;
      if (!add_kind_row (report, db, request, kind, ++n, error))
        return NULL;
    }

  g_ptr_array_add (report->notes,
                   g_strdup ("Phải có = Đã có, còn hiệu lực + Đã hết hiệu lực + Chưa có. Loại văn "
                             "bản nào đơn vị nào phải có: theo danh mục loại văn bản của sổ."));
  g_ptr_array_add (
      report->notes,
      g_strdup ("Điều khoản khen thưởng sáng kiến: trong các văn bản còn hiệu lực (công "
                "văn 628/LĐLĐ ngày 26/02/2021). Danh sách đơn vị ở biểu B16A."));

  return g_steal_pointer (&report);
}

const TdReportDefinition td_report_b16 = {
  "b16",
  "B16",
  "Quy chế và thỏa ước",
  "Tình hình ban hành quy chế, thỏa ước và văn bản thi đua",
  build_b16,
};
