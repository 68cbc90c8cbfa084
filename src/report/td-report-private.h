#pragma once

#include "report/td-award-filter.h"
#include "report/td-report.h"

G_BEGIN_DECLS

/* Building blocks of the definitions. */

/* td_report_new_blank: (transfer full): without a heading, columns and rows; its texts are NULL */
TdReport *td_report_new_blank (void);

/* td_report_new: a report without columns and rows, with the heading, the addressee and the
 * signature block from the book's settings
 * @sheet_name: (nullable): NULL for the definition's code and name
 * @subtitle: (transfer full) */
TdReport *td_report_new (TdDb *db,
                         const TdReportDefinition *definition,
                         const TdReportRequest *request,
                         const char *sheet_name,
                         char *subtitle);

/* td_report_add_column:
 * @group, @subgroup: (nullable): headings above, outermost first
 *
 * Counts, money and points are summed. Returns: the column's index */
int td_report_add_column (TdReport *self,
                          const char *group,
                          const char *subgroup,
                          const char *title,
                          TdCellKind kind,
                          int width);

/* td_report_add_share_column: of @numerator in @denominator, both column indexes */
int td_report_add_share_column (TdReport *self,
                                const char *group,
                                const char *subgroup,
                                const char *title,
                                int numerator,
                                int denominator,
                                int width);

/* td_report_add_row: empty cells
 *
 * Returns: (transfer none): to be filled; valid until td_report_free () */
TdReportRow *td_report_add_row (TdReport *self, TdReportRowKind kind, int level, int parent);

/* td_report_add_chart: a chart without series, over rows that stay where they are
 *
 * Returns: (transfer none) */
TdReportChart *td_report_add_chart (TdReport *self,
                                    TdReportChartKind kind,
                                    const char *title,
                                    guint first_row,
                                    guint last_row,
                                    guint name_column);

/* td_report_chart_add_series: at most TD_CHART_MAX_SERIES */
void td_report_chart_add_series (TdReportChart *self, guint column, const char *name);

void td_report_cell_set_text (TdReportCell *self, const char *text);
void td_report_cell_set_number (TdReportCell *self,
                                TdCellKind kind,
                                gint64 value,
                                TdQuery *explain /* (transfer full) (nullable) */);

/* td_report_cell_add: counts one record more: adds @value to the cell, and @id to what explains it
 * @value: what td_backing_read () gives as the record's @amount */
void td_report_cell_add (TdReportCell *self,
                         TdCellKind kind,
                         gint64 value,
                         TdBackingKind backing,
                         TdAmount amount,
                         gint64 id);

/* td_report_make_roman: (transfer full): "I", "II", "III" …, up to 3999 */
char *td_report_make_roman (guint n);

/* td_report_get_year_before: the same days a year earlier; definitions take TdReportRequest.before,
 * which minds what was counted then */
TdPeriod td_report_get_year_before (const TdPeriod *period);

/* td_report_add_change_rows: "Tăng (+), giảm (-)": @total less @before, and "So với cùng kỳ (%)":
 * @total in @before, in the summed columns that @before has figures in. Both are rows of @self and
 * have their sums already. */
void td_report_add_change_rows (TdReport *self,
                                guint title_column,
                                const TdReportRow *total,
                                const TdReportRow *before);

/* td_report_add_change_column: @column less @before in each row, both column indexes */
int td_report_add_change_column (TdReport *self,
                                 const char *group,
                                 const char *subgroup,
                                 const char *title,
                                 int column,
                                 int before,
                                 int width);

/* td_report_move_row_to_end: for a total that the rows above it must name as their parent */
void td_report_move_row_to_end (TdReport *self, guint index);

/* td_report_finish: sets each summing row's summed cells to the sum of the rows that name it as
 * their parent, innermost first, their backing together as well, and fills the share columns. May
 * be called again after more rows. */
void td_report_finish (TdReport *self);

/* td_report_index_forms: (transfer full) (element-type gint64 TdAwardForm): the catalogue by id */
GHashTable *td_report_index_forms (const TdCatalogue *catalogue);

/* td_report_read_awards: (transfer full) (element-type TdAwardFigure) (nullable): the awards of
 * @period, only those of the request's unit and its tree on their days, if it has one; not to be
 * changed, since other reports of the request have them too
 * @with_predecessors: those of the trees that the unit goes on for as well, each award once */
GArray *td_report_read_awards (TdDb *db,
                               const TdReportRequest *request,
                               const TdPeriod *period,
                               gboolean with_predecessors,
                               GError **error);

extern const TdReportDefinition td_report_b01;
extern const TdReportDefinition td_report_b02;
extern const TdReportDefinition td_report_b03;
extern const TdReportDefinition td_report_b04;
extern const TdReportDefinition td_report_b05;
extern const TdReportDefinition td_report_b07;
extern const TdReportDefinition td_report_b08;
extern const TdReportDefinition td_report_b09;
extern const TdReportDefinition td_report_b10;
extern const TdReportDefinition td_report_b11;
extern const TdReportDefinition td_report_b12;
extern const TdReportDefinition td_report_b13;
extern const TdReportDefinition td_report_b14;
extern const TdReportDefinition td_report_b14a;
extern const TdReportDefinition td_report_b15;
extern const TdReportDefinition td_report_b16;
extern const TdReportDefinition td_report_b16a;
extern const TdReportDefinition td_report_b17;
extern const TdReportDefinition td_report_b18;
extern const TdReportDefinition td_report_b19;

G_END_DECLS
