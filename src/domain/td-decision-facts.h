#pragma once

#include "base/td-date.h"
#include "domain/td-person-hit.h"

G_BEGIN_DECLS

/* TdEarlierAward: an award that the book has, other than the draft's own, not revoked
 * @name: of the recipient, as on that paper
 * @unit_id: the unit on that day, 0 for none */
typedef struct
{
  gint64 award_id;
  gint64 award_form_id;
  char *decision; /* "12/QĐ-LĐLĐ" */
  TdDate decided_on;
  char *deciding_level;
  char *issuer;
  char *commendation_type;
  gint64 campaign_id;
  char *achievement_period;
  char *name;
  gint64 unit_id;
} TdEarlierAward;

void td_earlier_award_free (TdEarlierAward *self);

/* TdAuthoredInitiative: an initiative of the recipient
 * @on: the day of its recognition, else of its proposal, else TD_DATE_NONE
 * @is_above_grassroots: recognised by the province or the nation
 * @value_gained: đồng, -1 if not known */
typedef struct
{
  TdDate on;
  gboolean is_recognised;
  gboolean is_above_grassroots;
  gint64 value_gained;
} TdAuthoredInitiative;

/* TdDecisionFacts: what the book knows that the check needs; gathered by the store.
 * @today: decisions after it are in the future
 * @number_taken: another decision has this number, symbol, year and issuer
 * @since: the day of the book's first decision; of what was before it knows nothing
 * @units: (element-type gint64 TdUnit): the units that the draft names, and the one of a
 *   recipient's last award, by id
 * @campaigns: (element-type gint64 utf8): names of the campaigns that the draft names, by id
 * @themes: (element-type gint64 utf8): their themes, folded, "" for none
 * @earlier: (element-type GPtrArray): per award of the draft the recipient's awards, a list of
 *   TdEarlierAward from the oldest on
 * @initiatives: (element-type GArray): per award of the draft the person's, TdAuthoredInitiative
 * @workers: (element-type utf8 gint64): workers of a unit in a year, by td_decision_facts_key (),
 *   of the units of the draft's excellent collectives; absent where not known
 * @titles: (element-type utf8 GPtrArray): the awards of an advanced worker's or fighter's title
 *   in a unit and year, likewise, for the draft's fighters and excellent collectives
 * @union_diplomas: (element-type TdEarlierAward): the Confederation's diplomas in a campaign, of
 *   the decision's year, with the themes of the campaigns in @themes; if the draft has such
 * @similar: (element-type GPtrArray): per award of the draft a list of TdPersonHit: people who are
 *   probably its recipient, empty for one who is linked or said to be a new person
 *
 * Any of them may be NULL: a rule that needs it is silent then. */
typedef struct
{
  TdDate today;
  gboolean number_taken;
  TdDate since;
  GHashTable *units;
  GHashTable *campaigns;
  GHashTable *themes;
  GPtrArray *earlier;
  GPtrArray *initiatives;
  GHashTable *workers;
  GHashTable *titles;
  GPtrArray *union_diplomas;
  GPtrArray *similar;
} TdDecisionFacts;

void td_decision_facts_clear (TdDecisionFacts *self);

/* td_decision_facts_key: (transfer full): "17:2026" */
char *td_decision_facts_key (gint64 unit_id, int year);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdEarlierAward, td_earlier_award_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdDecisionFacts, td_decision_facts_clear)

G_END_DECLS
