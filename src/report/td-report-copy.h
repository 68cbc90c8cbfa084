#pragma once

#include "report/td-report.h"

G_BEGIN_DECLS

/* A report as it was handed in: its figures as text, which the book keeps
 * (td-submission-store.h). Later the same report is made anew and compared with it, row by row
 * and column by column.
 *
 * The text is CSV, so that it can be read without the program:
 *
 *   what,key,c0,c1,c2,…
 *   report,,b01,B01,TỔNG HỢP …,6 tháng đầu năm 2026
 *   column,,t STT,t Đơn vị,n CĐCS,…
 *   row,CĐ ngành Giáo dục,I,CĐ ngành Giáo dục,12,…
 *
 * A row's key is what it is of, with that of the row that sums it before it; it has no running
 * number, which changes with every row above. */

/* td_report_to_copy: (transfer full): the text */
char *td_report_to_copy (const TdReport *report);

/* TdReportDifference: a figure that is not what was handed in
 * @row, @column: what it is of, in words; @column is "" for a whole row
 * @row_index, @column_index: where it is in the report as it is now; -1 for a row that is gone, and
 *   for the column of a whole row
 * @before, @after: as printed; of a whole row "" before and "dòng mới" or "không còn" after
 * @change: after less before; 0 for texts and rows
 * @is_number: whether @change means something: counts and money */
typedef struct
{
  int row_index;
  int column_index;
  char *row;
  char *column;
  char *before;
  char *after;
  gint64 change;
  gboolean is_number;
} TdReportDifference;

void td_report_difference_free (TdReportDifference *self);

/* td_report_compare_copy:
 * @copy: a text that td_report_to_copy () made, perhaps by an older version of the program
 *
 * Shares and what compares two figures are left out: they follow from these. A column that one of
 * the two has not is no difference.
 *
 * Returns: (transfer full) (element-type TdReportDifference) (nullable): in the order of the
 * report; NULL with TD_ERROR_PARSE if @copy is damaged */
GPtrArray *td_report_compare_copy (const TdReport *report, const char *copy, GError **error);

/* TdReportCorrection: a report with what differs in it */
typedef struct
{
  const TdReport *report;
  GPtrArray *differences; /* TdReportDifference */
} TdReportCorrection;

/* td_report_build_correction: "Phiếu điều chỉnh số liệu" to a report that was handed in
 * @db: for the heading
 * @closed_on: the day of that
 * @corrections: (array length=n): those without a difference are left out
 *
 * Returns: (transfer full) */
TdReport *td_report_build_correction (TdDb *db,
                                      const TdReportRequest *request,
                                      TdDate closed_on,
                                      const TdReportCorrection *corrections,
                                      guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdReportDifference, td_report_difference_free)

G_END_DECLS
