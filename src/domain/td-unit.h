#pragma once

#include "base/td-date.h"
#include "domain/td-catalogue.h"
#include "domain/td-problem.h"

G_BEGIN_DECLS

/* A unit of the union organisation, as a value: an editor keeps the copy that was read (orig) and
 * the one being typed (curr); "changed" is !td_unit_equal (orig, curr).
 *
 * Strings are NFC and never NULL once td_unit_new () made them; set them with td_text_set (). The
 * codes kind, organisation_type and place are "" for "not chosen". id 0 is a unit not saved yet;
 * parent_id 0 is the root. parent_from is the day since which the present parent holds, state_from
 * that since which name, short name, kind, organisation type and place hold; NONE: always. */
typedef struct
{
  gint64 id;
  int revision;
  char *code; /* "" on a new unit: made on save from the kind */
  char *name;
  char *short_name;
  char *kind;
  char *organisation_type;
  char *place;
  char *phone;
  char *email;
  char *zalo; /* an address or a telephone number: see td-contact.h */
  gint64 parent_id;
  TdDate parent_from;
  TdDate state_from;
  TdDate valid_from;
  TdDate valid_to;
  char *end_reason;
  gint64 successor_id;
  char *note;
} TdUnit;

/* Field names in problems. */
#define TD_UNIT_CODE "code"
#define TD_UNIT_NAME "name"
#define TD_UNIT_KIND "kind"
#define TD_UNIT_ORGANISATION_TYPE "organisation-type"
#define TD_UNIT_PARENT "parent"
#define TD_UNIT_STATE_FROM "state-from"
#define TD_UNIT_VALID_FROM "valid-from"
#define TD_UNIT_VALID_TO "valid-to"
#define TD_UNIT_END_REASON "end-reason"
#define TD_UNIT_SUCCESSOR "successor"

/* TdUnitFacts: what the book knows that the check needs; gathered by the store.
 * @code_taken_by: (nullable): name of another unit with the same code
 * @parent: (nullable): the chosen parent
 * @successor: (nullable): the chosen successor
 * @parent_is_below: the chosen parent is the unit itself or below it
 * @parent_before: (nullable): name of the unit that it belonged to before its stored parent
 * @parent_before_from: the first day of that, TD_DATE_NONE: always
 * @successor_is_merged: a reorganisation merged it into the chosen successor, which may well be the
 *   older one then
 * @other_root: (nullable): name of another unit without a parent, when the draft has none
 * @state: (nullable): what is stored of the unit, with the day since which it holds
 * @state_before: the last day of the state before that one, TD_DATE_NONE if there is none
 * @last_award_on: the latest award under the unit, TD_DATE_NONE for none
 * @open_child_name: (nullable): a child that is open after the unit's end */
typedef struct
{
  char *code_taken_by;
  TdUnit *parent;
  TdUnit *successor;
  gboolean parent_is_below;
  char *parent_before;
  TdDate parent_before_from;
  gboolean successor_is_merged;
  char *other_root;
  TdUnit *state;
  TdDate state_before;
  TdDate last_award_on;
  char *open_child_name;
} TdUnitFacts;

TdUnit *td_unit_new (void);
TdUnit *td_unit_copy (const TdUnit *self);
void td_unit_free (TdUnit *self);
gboolean td_unit_equal (const TdUnit *a, const TdUnit *b);

/* td_unit_equal_state: whether both are called the same and are of the same kind, organisation type
 * and place */
gboolean td_unit_equal_state (const TdUnit *a, const TdUnit *b);

/* td_unit_is_open_on: whether @date is within valid_from … valid_to */
gboolean td_unit_is_open_on (const TdUnit *self, TdDate date);

void td_unit_facts_clear (TdUnitFacts *self);

/* td_unit_check:
 * @facts: (nullable): without them only what the draft alone shows is checked
 *
 * Returns: (transfer full) (element-type TdProblem): never NULL */
GPtrArray *
td_unit_check (const TdUnit *self, const TdCatalogue *catalogue, const TdUnitFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdUnit, td_unit_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdUnitFacts, td_unit_facts_clear)

G_END_DECLS
