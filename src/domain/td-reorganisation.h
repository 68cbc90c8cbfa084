#pragma once

#include "base/td-date.h"
#include "domain/td-catalogue.h"
#include "domain/td-problem.h"

G_BEGIN_DECLS

/* A reorganisation: one decision that changes any number of units on one day, in one transaction.
 *
 *   found     “name” begins under its target
 *   merge     the unit ends and the target goes on in its place
 *   split     the same with a line for each of two or more targets; the first is the one that
 *             comparisons follow
 *   dissolve  the unit ends and nothing goes on
 *   transfer  the unit belongs to the target from then on
 *   rename    the unit is called “name” from then on
 *   convert   the unit is of another kind, organisation type or place from then on
 *
 * Every unit that begins has a "found" line; other lines name it as their target by its name. */
typedef enum
{
  TD_REORGANISATION_FOUND,
  TD_REORGANISATION_MERGE,
  TD_REORGANISATION_SPLIT,
  TD_REORGANISATION_DISSOLVE,
  TD_REORGANISATION_TRANSFER,
  TD_REORGANISATION_RENAME,
  TD_REORGANISATION_CONVERT,
} TdReorganisationAction;

#define TD_REORGANISATION_N_ACTIONS 7

/* TdReorganisationLine:
 * @unit_id: 0 for "found", and while it is not chosen
 * @target_id: a unit of the book: the parent, the new parent or the unit that goes on; 0 for none
 * @target_name: with @target_id 0: the name of a unit that a "found" line of the same
 *   reorganisation makes
 * @name, @short_name, @kind, @organisation_type, @place: of the unit that begins, or what they
 *   become; "" in "convert" for what stays
 *
 * Strings are NFC and never NULL; set them with td_text_set (). */
typedef struct
{
  TdReorganisationAction action;
  gint64 unit_id;
  gint64 target_id;
  char *target_name;
  char *name;
  char *short_name;
  char *kind;
  char *organisation_type;
  char *place;
} TdReorganisationLine;

/* TdReorganisation:
 * @title: "Sắp xếp tổ chức công đoàn từ 01/07/2025"
 * @number: of the decision, as written: "123/QĐ-LĐLĐ"
 * @decided_on: TD_DATE_NONE while not known
 * @effective_on: the first day of the new order; what ends has the day before as its last one
 * @lines: (element-type TdReorganisationLine) */
typedef struct
{
  gint64 id;
  int revision;
  char *title;
  char *number;
  char *issuer;
  TdDate decided_on;
  TdDate effective_on;
  char *note;
  GPtrArray *lines;
} TdReorganisation;

/* Field names in problems; row is the index of the line. */
#define TD_REORGANISATION_TITLE "title"
#define TD_REORGANISATION_DECIDED_ON "decided-on"
#define TD_REORGANISATION_EFFECTIVE_ON "effective-on"
#define TD_REORGANISATION_LINES "lines"
#define TD_REORGANISATION_UNIT "unit"
#define TD_REORGANISATION_TARGET "target"
#define TD_REORGANISATION_NAME "name"
#define TD_REORGANISATION_KIND "kind"

/* td_reorganisation_action_to_code, _from_code: as stored: "merge"; FALSE if it is none */
const char *td_reorganisation_action_to_code (TdReorganisationAction action);
gboolean td_reorganisation_action_from_code (const char *code, TdReorganisationAction *action);

/* td_reorganisation_action_ends_unit: whether the unit of the line ends */
gboolean td_reorganisation_action_ends_unit (TdReorganisationAction action);

/* td_reorganisation_action_needs_target: whether the line must have a target; "found" may do
 * without one only as the tree's first unit, which no reorganisation makes, so it needs one too */
gboolean td_reorganisation_action_needs_target (TdReorganisationAction action);

TdReorganisationLine *td_reorganisation_line_new (TdReorganisationAction action);
void td_reorganisation_line_free (TdReorganisationLine *self);

TdReorganisation *td_reorganisation_new (void);
TdReorganisation *td_reorganisation_copy (const TdReorganisation *self);
void td_reorganisation_free (TdReorganisation *self);
gboolean td_reorganisation_equal (const TdReorganisation *a, const TdReorganisation *b);

/* td_reorganisation_find_founded: index of the "found" line that makes the unit of that name, -1 if
 * there is none */
int td_reorganisation_find_founded (const TdReorganisation *self, const char *name);

/* td_reorganisation_check: what the draft alone shows: missing fields, a unit that two lines
 * contradict each other about, targets that no line makes. What the book knows is checked by
 * td_reorganisation_plan () (td-reorganisation-store.h).
 *
 * Returns: (transfer full) (element-type TdProblem): never NULL */
GPtrArray *td_reorganisation_check (const TdReorganisation *self, const TdCatalogue *catalogue);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdReorganisation, td_reorganisation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdReorganisationLine, td_reorganisation_line_free)

G_END_DECLS
