#pragma once

#include "domain/td-unit-event.h"
#include "domain/td-unit.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* What the book has of one unit, for the unit's window. Rows are values; their strings are never
 * NULL, numbers that were not entered are -1. */

/* TdUnitClusterRow: an emulation cluster that the unit is in
 * @members: (element-type TdUnitRef): all of its units, in their order; is_leader of the same index
 *   tells the head of the cluster */
typedef struct
{
  gint64 id;
  int year;
  char *name;
  GPtrArray *members;
  GArray *are_leaders; /* gboolean */
} TdUnitClusterRow;

/* TdUnitFigureRow: the figures of a period
 * @period: as td_period_parse () takes it; @to: its last day, none if it cannot be read
 * @unit_name: "" for the unit's own; of a predecessor its name
 * @n_units: how many units were added up: 1 for what the unit itself reported
 * @rating: name, "" for none and for sums; @score: hundredths of a point */
typedef struct
{
  char *period;
  TdDate to;
  gint64 unit_id;
  char *unit_name;
  guint n_units;
  gint64 workers;
  gint64 members;
  gint64 women;
  gint64 direct_workers;
  gint64 leaders;
  char *rating;
  gint64 score;
} TdUnitFigureRow;

/* TdUnitResultRow: what the unit reported on a campaign */
typedef struct
{
  gint64 campaign_id;
  char *campaign;
  char *period;
  TdDate to;
  gint64 participants;
  gint64 initiatives;            /* proposed */
  gint64 initiatives_recognised; /* at any level */
  gint64 value_gained;           /* đồng */
  gint64 works;
  char *note;
} TdUnitResultRow;

/* TdUnitDocumentRow: @kind: the code of the table; @has_initiative_clause: 1, 0, -1 */
typedef struct
{
  gint64 id;
  char *kind;
  char *number;
  char *title;
  TdDate issued_on;
  TdDate valid_to;
  int has_initiative_clause;
} TdUnitDocumentRow;

typedef struct
{
  gint64 id;
  char *period;
  TdDate to;
  TdDate due_on;
  TdDate received_on;
  char *note;
} TdUnitReportRow;

/* td_unit_report_row_get_days_late: how many days after its day the report came, or has not come
 * as of @today; 0 in time or without a day */
int td_unit_report_row_get_days_late (const TdUnitReportRow *self, TdDate today);

/* TdUnitAwardYear: awards of a year that were not revoked */
typedef struct
{
  int year;
  guint n_collectives;
  guint n_individuals;
  guint n_others;
  gint64 bonus; /* đồng */
} TdUnitAwardYear;

/* TdUnitRecord:
 * @parent, @successor: id 0 for none
 * @predecessors: (element-type TdUnitRef)
 * @timeline: (element-type TdUnitEvent): see td-unit-timeline.h
 * @clusters: (element-type TdUnitClusterRow): the latest year first
 * @figures: (element-type TdUnitFigureRow): the latest period first; the unit's own or, if it never
 *   reported any, the sums of the units that were below it at the end of each period; after them
 *   those of the units that it succeeds
 * @results: (element-type TdUnitResultRow): the latest period first
 * @documents: (element-type TdUnitDocumentRow): the latest first
 * @reports: (element-type TdUnitReportRow): the latest period first
 * @attachments: (element-type TdAttachment)
 * @award_years, @award_years_below: (element-type TdUnitAwardYear): the latest first: awards given
 *   under the unit itself; and under all that was below it on their day, itself included */
typedef struct
{
  TdUnit *unit;
  TdUnitRef parent;
  TdUnitRef successor;
  GPtrArray *predecessors;
  GPtrArray *timeline;
  GPtrArray *clusters;
  GPtrArray *figures;
  GPtrArray *results;
  GPtrArray *documents;
  GPtrArray *reports;
  GPtrArray *attachments;
  GArray *award_years;
  GArray *award_years_below;
} TdUnitRecord;

void td_unit_record_free (TdUnitRecord *self);

/* td_unit_record_read: reads the awards of all units below, 0.3 s of a million: in a thread
 *
 * Returns: (transfer full) (nullable): NULL with TD_ERROR_NOT_FOUND if there is no such unit */
TdUnitRecord *td_unit_record_read (TdDb *db, gint64 unit_id, GError **error);

/* td_unit_record_read_async: in a thread, with a connection of its own */
void td_unit_record_read_async (TdBook *book,
                                gint64 unit_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
TdUnitRecord *td_unit_record_read_finish (TdBook *book, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdUnitRecord, td_unit_record_free)

G_END_DECLS
