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

/* An award within a decision, as a value. name … is_leader are a snapshot of the day of the award.
 * For a collective that is a unit of the book, recipient_unit_id is set and unit_id is the same
 * unit.
 * @bonus: đồng
 * @revoked_on: set when the award was revoked; then revoke_reason is required */
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
} TdAward;

TdAward *td_award_new (void);
TdAward *td_award_copy (const TdAward *self);
void td_award_free (TdAward *self);
gboolean td_award_equal (const TdAward *a, const TdAward *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdAward, td_award_free)

G_END_DECLS
