#pragma once

#include "base/td-date.h"

G_BEGIN_DECLS

typedef enum
{
  TD_RECIPIENT_COLLECTIVE,
  TD_RECIPIENT_INDIVIDUAL,
  TD_RECIPIENT_OTHER, /* e.g. a member's child */
} TdRecipientKind;

/* td_recipient_kind_to_code: "collective", "individual", "other", as stored */
const char *td_recipient_kind_to_code (TdRecipientKind kind);
gboolean td_recipient_kind_from_code (const char *code, TdRecipientKind *kind);

/* The cells of a line of the list of recipients, in the order of the paper. It is edited and
 * pasted by them, see td-award-cell.h. */
typedef enum
{
  TD_CELL_TITLE, /* Ông / Bà; for others Nam / Nữ */
  TD_CELL_NAME,
  TD_CELL_POST,
  TD_CELL_UNIT,
  TD_CELL_FORM,
  TD_CELL_COMMENDATION,
  TD_CELL_CAMPAIGN,
  TD_CELL_DIRECT_WORKER,
  TD_CELL_LEADER,
  TD_CELL_ACHIEVEMENT,
  TD_CELL_PERIOD,
  TD_CELL_BONUS,
  TD_CELL_NOTE,
  TD_CELL_UNRECOGNISED, /* pasted, and fits nowhere: kept in sight until it is dealt with */
  TD_N_CELLS,
} TdAwardCell;

/* An award within a decision, as a value. name … is_leader are a snapshot of the day of the award.
 * For a collective that is a unit of the book, recipient_unit_id is set and unit_id is the same
 * unit.
 * @bonus: đồng
 * @revoked_on: set when the award was revoked; then revoke_reason is required
 * @is_new_person: the clerk was asked and said that this is none of the book's people of that name;
 *   of the draft only, not stored in the award
 * @unread: (nullable strings): per TdAwardCell what was typed or pasted and cannot be read as such
 * a value, e.g. "18oo đ" as a bonus or a unit that was not found; the value itself is empty then.
 * Of the draft only: a decision with such a cell is not saved. */
typedef struct
{
  gint64 id;
  TdRecipientKind recipient_kind;
  gint64 person_id;         /* 0: found or made on save */
  gint64 recipient_unit_id; /* 0: not a unit of the book */
  char *name;
  char *post;
  gint64 unit_id;
  char *unit_name;         /* filled on save from the unit when empty */
  char *organisation_type; /* likewise */
  gboolean is_woman;
  gboolean is_direct_worker;
  gboolean is_leader;
  gint64 award_form_id;
  char *commendation_type;
  gint64 campaign_id;
  char *achievement;
  char *achievement_period; /* "2025", "2025-H1", "2024-2025" … or "" */
  gint64 bonus;
  TdDate revoked_on;
  char *revoke_reason;
  char *note;
  gboolean is_new_person;
  char *unread[TD_N_CELLS];
} TdAward;

TdAward *td_award_new (void);
TdAward *td_award_copy (const TdAward *self);
void td_award_free (TdAward *self);
gboolean td_award_equal (const TdAward *a, const TdAward *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdAward, td_award_free)

G_END_DECLS
