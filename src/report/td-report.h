#pragma once

#include "base/td-job.h"
#include "domain/td-period.h"
#include "domain/td-subject.h"
#include "store/td-backing.h"
#include "store/td-query.h"

G_BEGIN_DECLS

/* A report as data: the same TdReport is shown on screen, written as .xlsx, printed. A renderer
 * knows nothing of awards; a definition knows nothing of cells on paper. Always Vietnamese. */

typedef enum
{
  TD_CELL_EMPTY,
  TD_CELL_TEXT,
  TD_CELL_COUNT,
  TD_CELL_CHANGE, /* a difference of counts, with its sign */
  TD_CELL_MONEY,  /* đồng */
  TD_CELL_SHARE,  /* @numerator of @denominator; empty when that is 0 */
  TD_CELL_POINTS, /* hundredths of a point */
  TD_CELL_DATE,
} TdCellKind;

/* TdReportCell:
 * @explain: (nullable): the awards behind the figure; their number (for money: their sum) is the
 *   figure
 * @backing: (nullable): of a figure that counts or adds up other records: those, whose amounts are
 *   together the figure; a cell has one of the two at most
 * @is_rounded: of a share: in whole percent, for columns that are as narrow as their counts
 * @is_per_mille: of a share: in tenths of a thousandth, what there is for 1.000 others
 * @is_struck: shown with a line through it: of an award that was revoked */
typedef struct
{
  TdCellKind kind;
  gboolean is_struck;
  gboolean is_rounded;
  gboolean is_per_mille;
  gint64 value; /* TD_CELL_COUNT, _CHANGE, _MONEY, _POINTS; of a share the numerator */
  gint64 denominator;
  TdDate date;
  char *text;
  TdQuery *explain;
  TdBacking *backing;
} TdReportCell;

/* TdReportColumnSpec:
 * @groups: (nullable) (array zero-terminated=1): headings above @title, outermost first; neighbours
 *   with the same groups share one merged heading
 * @width: in characters of the printed font
 * @is_summed: a row that sums others sums this column; FALSE for text, dates and shares
 * @share_of, @share_in: for TD_CELL_SHARE: columns of the numerator and the denominator, else -1
 * @is_per_mille: for TD_CELL_SHARE: all its cells are
 * @change_of, @change_from: for TD_CELL_CHANGE: in each row the first column less the second, else
 *   -1
 * @adds_from, @adds_to: for TD_CELL_POINTS and TD_CELL_COUNT: in each row the sum of these columns,
 * else -1 */
typedef struct
{
  char **groups;
  char *title;
  TdCellKind kind;
  int width;
  gboolean is_summed;
  int share_of;
  int share_in;
  gboolean is_per_mille;
  int change_of;
  int change_from;
  int adds_from;
  int adds_to;
} TdReportColumnSpec;

typedef enum
{
  TD_ROW_PLAIN,
  TD_ROW_GROUP,   /* I, II …: bold; sums the rows whose @parent it is, if any */
  TD_ROW_SECTION, /* a heading across the table, without figures: "I. TẬP THỂ" */
  TD_ROW_TOTAL,
} TdReportRowKind;

/* TdReportRow:
 * @level: 0 outermost
 * @parent: index of the row whose sum counts this one, -1 for none; a row that sums others is the
 *   sum of exactly the rows that name it here, in every summed column
 * @compared, @compared_with: of a row that compares two others: their indexes, else -1; its
 *   TD_CELL_CHANGE is the first less the second, its TD_CELL_SHARE the first in the second
 * @cells: (array): one for each column */
typedef struct
{
  TdReportRowKind kind;
  int level;
  int parent;
  int compared;
  int compared_with;
  TdReportCell *cells;
} TdReportRow;

typedef enum
{
  TD_CHART_STACKED_COLUMNS,
  TD_CHART_COLUMNS, /* beside each other, each with its value */
  TD_CHART_STACKED_BARS,
} TdReportChartKind;

#define TD_CHART_MAX_SERIES 4

/* TdReportChart: figures of the table as a drawing: a series for each of @columns over the rows
 * @first_row … @last_row, whose names stand in @name_column
 * @series: (array length=n_series): what the columns are called in the legend */
typedef struct
{
  TdReportChartKind kind;
  char *title;
  guint first_row;
  guint last_row;
  guint name_column;
  guint n_series;
  guint columns[TD_CHART_MAX_SERIES];
  char *series[TD_CHART_MAX_SERIES];
} TdReportChart;

/* TdReport:
 * @id: "b01"
 * @code: "B01", printed top right
 * @sheet_name: legal for a spreadsheet: ≤ 31 characters, none of []:*?/\
 * @left_heading, @right_heading: (array zero-terminated=1): NĐ 30/2020 heading lines; the first of
 *   each in regular capitals (left) / bold capitals (right)
 * @addressee: "Kính gửi: Ban Chính sách …"
 * @n_fixed_columns: how many stay when the table is scrolled sideways
 * @notes: lines under the table
 * @columns: (element-type TdReportColumnSpec) · @rows: (element-type TdReportRow)
 * @charts: (element-type TdReportChart): below the table; most reports have none */
typedef struct
{
  char *id;
  char *code;
  char *sheet_name;
  char *title;
  char *subtitle;
  char **left_heading;
  char **right_heading;
  char *addressee;
  TdDate last_day; /* of the period */
  char *date_line; /* "Lai Châu, ngày      tháng      năm 2026" */
  char *preparer_post;
  char *preparer_name;
  char *signer_authority;
  char *signer_post;
  char *signer_name;
  guint n_fixed_columns;
  GPtrArray *columns;
  GPtrArray *rows;
  GPtrArray *notes;
  GPtrArray *charts;
} TdReport;

void td_report_free (TdReport *self);

const TdReportColumnSpec *td_report_get_column (const TdReport *self, guint column);
const TdReportRow *td_report_get_row (const TdReport *self, guint row);
const TdReportCell *td_report_get_cell (const TdReport *self, guint row, guint column);

/* td_report_cell_is_explained: whether there is a list of records to show behind it */
gboolean td_report_cell_is_explained (const TdReportCell *cell);

/* td_report_cell_to_text: (transfer full): as shown and printed: "1.234", "61,2 %", "113%",
 * "12/06/2026"
 */
char *td_report_cell_to_text (const TdReportCell *cell);

/* TdAwardSource: see td-award-source.h */
typedef struct _TdAwardSource TdAwardSource;

/* TdReportRequest:
 * @period: td_report_build () counts it by td-cut-offs.h
 * @unit_id: the unit whose tree is reported, 0 for the whole book
 * @subject: of td_report_build_history () alone
 * @cluster_id: of td_report_build_cluster () alone
 * @before: the same period a year before, set by td_report_build ()
 * @awards: (nullable): set by td_report_build_many () */
typedef struct
{
  TdPeriod period;
  gint64 unit_id;
  TdSubject subject;
  gint64 cluster_id;
  TdPeriod before;
  TdAwardSource *awards;
} TdReportRequest;

typedef struct _TdReportDefinition TdReportDefinition;

/* TdReportDefinition: a report that can be asked for
 * @name: Vietnamese, short, for a tab: "Theo đơn vị"; its sheet is "B01 Theo đơn vị"
 * @title: Vietnamese, for lists: "Tổng hợp kết quả thi đua, khen thưởng theo đơn vị" */
struct _TdReportDefinition
{
  const char *id;
  const char *code;
  const char *name;
  const char *title;
  TdReport *(*build) (TdDb *db,
                      const TdCatalogue *catalogue,
                      const TdReportRequest *request,
                      TdJob *job,
                      GError **error);
};

/* td_report_get_definitions: (transfer none) (array length=n): those of a period, in the order of
 * the workbook */
const TdReportDefinition *const *td_report_get_definitions (guint *n);

/* td_report_find_definition: (nullable): by id or code, any case */
const TdReportDefinition *td_report_find_definition (const char *id);

/* td_report_build:
 * @db: a connection of the calling thread
 * @job: (nullable): progress and cancellation
 *
 * Returns: (transfer full) (nullable) */
TdReport *td_report_build (const TdReportDefinition *definition,
                           TdDb *db,
                           const TdCatalogue *catalogue,
                           const TdReportRequest *request,
                           TdJob *job,
                           GError **error);

/* td_report_build_many: the same for several, which read what they have in common once
 * @definitions: (array length=n)
 *
 * Returns: (transfer full) (element-type TdReport) (nullable): in their order */
GPtrArray *td_report_build_many (const TdReportDefinition *const *definitions,
                                 guint n,
                                 TdDb *db,
                                 const TdCatalogue *catalogue,
                                 const TdReportRequest *request,
                                 TdJob *job,
                                 GError **error);

/* td_report_build_history: B10: every award ever given to one person or one collective, by year and
 * by deciding level
 *
 * Returns: (transfer full) (nullable): NULL with TD_ERROR_NOT_FOUND if @subject is not in the book
 */
TdReport *td_report_build_history (
    TdDb *db, const TdCatalogue *catalogue, TdSubject subject, TdJob *job, GError **error);

/* td_report_build_cluster: the papers of an emulation cluster
 * @unit_id: one of its units, for its score sheet (B13) alone; 0 for the ranking (B12) and the
 * score sheets of all
 *
 * Returns: (transfer full) (element-type TdReport) (nullable): NULL with TD_ERROR_NOT_FOUND, or
 *   TD_ERROR_INVALID while the cluster has no score sheet or no units */
GPtrArray *td_report_build_cluster (TdDb *db,
                                    const TdCatalogue *catalogue,
                                    gint64 cluster_id,
                                    gint64 unit_id,
                                    TdJob *job,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdReport, td_report_free)

G_END_DECLS
