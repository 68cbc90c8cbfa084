#pragma once

#include "base/td-date.h"

G_BEGIN_DECLS

/* One thing that happened to a unit, as a line of its timeline.
 *
 *   FOUNDED          it begins; units: its first parent
 *   RENAMED … PLACE  @before until the day before, @after from then on
 *   MOVED            units: the parent until then, the parent from then on
 *   SUCCEEDS         units: those that ended and that it goes on for
 *   RECEIVED         units that were moved to it, FOUNDED_UNDER: that began under it
 *   CLOSED           @on is its last day; units: its successors; @after: the reason
 *   REORGANISED      a reorganisation that it took part in and of which the book shows no more, as
 *                    after a later correction; @after: the code of what was done */
typedef enum
{
  TD_UNIT_EVENT_FOUNDED,
  TD_UNIT_EVENT_RENAMED,
  TD_UNIT_EVENT_SHORT_NAME,
  TD_UNIT_EVENT_KIND,
  TD_UNIT_EVENT_ORGANISATION_TYPE,
  TD_UNIT_EVENT_PLACE,
  TD_UNIT_EVENT_MOVED,
  TD_UNIT_EVENT_SUCCEEDS,
  TD_UNIT_EVENT_FOUNDED_UNDER,
  TD_UNIT_EVENT_RECEIVED,
  TD_UNIT_EVENT_REORGANISED,
  TD_UNIT_EVENT_CLOSED,
} TdUnitEventKind;

/* TdUnitRef: a unit by the name that it had on the day of the event; id 0 and "" for none */
typedef struct
{
  gint64 id;
  char *name;
} TdUnitRef;

/* The units of an event that are named; n_units tells how many there are. */
#define TD_UNIT_EVENT_MAX_UNITS 12

/* TdUnitEvent:
 * @on: the first day of what holds from then on, of CLOSED the last day; TD_DATE_NONE if the book
 *   does not know it
 * @before, @after: names, "" for none
 * @units: (element-type TdUnitRef): at most TD_UNIT_EVENT_MAX_UNITS
 * @reorganisation_id: the reorganisation that it was part of, 0 for none; the next three are "" and
 *   none without it
 * @number: of the decision: "123/QĐ-LĐLĐ"
 *
 * Strings are never NULL. */
typedef struct
{
  TdUnitEventKind kind;
  TdDate on;
  char *before;
  char *after;
  GPtrArray *units;
  guint n_units;
  gint64 reorganisation_id;
  char *title;
  char *number;
  TdDate decided_on;
} TdUnitEvent;

TdUnitEvent *td_unit_event_new (TdUnitEventKind kind, TdDate on);
void td_unit_event_free (TdUnitEvent *self);

void td_unit_event_add_unit (TdUnitEvent *self, gint64 id, const char *name);

/* td_unit_event_compare: newest first, days that are not known last; of one day what ended it
 * before what began it, so that read from below each line follows from the one under it */
int td_unit_event_compare (const TdUnitEvent *a, const TdUnitEvent *b);

/* td_unit_event_to_sentence: (transfer full): for the clerk, without the day: "Name: “A” until
 * 30/06/2025, then “B”" */
char *td_unit_event_to_sentence (const TdUnitEvent *self);

/* td_unit_event_to_source: (transfer full): "Decision 123/QĐ-LĐLĐ of 20/06/2025: Sắp xếp …", "" for
 * what was not part of a reorganisation */
char *td_unit_event_to_source (const TdUnitEvent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdUnitEvent, td_unit_event_free)

G_END_DECLS
