#pragma once

#include "domain/td-catalogue.h"
#include "report/td-report.h"

G_BEGIN_DECLS

/* TdTypeRowFunc: fills a new row with zeros and what explains them
 * @organisation_type: a code, TD_QUERY_NONE of what has none, NULL of the total */
typedef void (*TdTypeRowFunc) (TdReportRow *row, const char *organisation_type, gpointer user_data);

/* td_type_rows_use: @types: a set of interned codes, "" for none: gets the one of something that
 * will be counted */
void td_type_rows_use (GHashTable *types, const char *organisation_type);

/* td_type_rows_add: a row for each type of organisation that is in use, in the catalogue's order,
 * and the total that sums them:
 *
 *   1   Cơ quan hành chính nhà nước
 *   2   Đơn vị sự nghiệp công lập
 *   …
 *   7   Không thuộc loại hình nào
 *       TỔNG CỘNG
 *
 * @types: as td_type_rows_use () made it; afterwards a map from each code to its TdReportRow
 * @total: (out) (optional): its row, the last one */
void td_type_rows_add (TdReport *report,
                       const TdCatalogue *catalogue,
                       GHashTable *types,
                       guint number_column,
                       guint name_column,
                       TdTypeRowFunc func,
                       gpointer user_data,
                       TdReportRow **total);

G_END_DECLS
