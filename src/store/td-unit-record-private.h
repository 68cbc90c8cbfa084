#pragma once

#include "store/td-db-private.h"
#include "store/td-unit-record.h"

G_BEGIN_DECLS

/* The parts of td_unit_record_read (); each adds its rows to @record. */
gboolean td_unit_record_read_figures (TdDb *db, TdUnitRecord *record, GError **error);
gboolean td_unit_record_read_award_years (TdDb *db, TdUnitRecord *record, GError **error);

void td_unit_figure_row_free (TdUnitFigureRow *self);

/* td_unit_record_get_last_day: of a period as it is stored, none if it cannot be read */
TdDate td_unit_record_get_last_day (const char *period);

/* All units below the one of ?1, itself included, with the days on which they are: the same as in
 * td-query-sql.c, which tells why of the cast. */
#define TD_UNIT_RECORD_WITH_BELOW                                                                  \
  "WITH RECURSIVE below (id, first, last) AS MATERIALIZED ("                                       \
  "SELECT CAST (?1 AS INTEGER), '', '~' UNION"                                                     \
  " SELECT up.unit_id, max (b.first, ifnull (up.valid_from, '')),"                                 \
  " min (b.last, ifnull (up.valid_to, '~'))"                                                       \
  " FROM below b JOIN unit_parent up ON up.parent_id = b.id"                                       \
  " WHERE max (b.first, ifnull (up.valid_from, '')) <= min (b.last, ifnull (up.valid_to, '~')))"

G_END_DECLS
