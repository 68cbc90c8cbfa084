#pragma once

#include "domain/td-subject.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* What was ever awarded to one person or one collective: the basis of every check of eligibility.
 */

/* TdSubjectAward: one award with its decision. Strings are never NULL.
 * @deciding_level: code; @issuer: who issued the decision
 * @award_form, @commendation_type, @campaign: names; @campaign "" for none
 * @name, @post, @unit_name: as they were on the day
 * @bonus: đồng; not paid, and counted nowhere, when @revoked_on is set */
typedef struct
{
  gint64 award_id;
  gint64 decision_id;
  char *decision; /* "45/QĐ-LĐLĐ" */
  TdDate decided_on;
  char *deciding_level;
  char *issuer;
  char *award_form;
  char *commendation_type;
  char *campaign;
  char *achievement;
  char *achievement_period;
  char *name;
  char *post;
  char *unit_name;
  gint64 bonus;
  TdDate revoked_on;
  char *revoke_reason;
  char *note;
} TdSubjectAward;

void td_subject_award_free (TdSubjectAward *self);

/* td_subject_read_awards: (transfer full) (element-type TdSubjectAward) (nullable): the latest
 * first, revoked ones included */
GPtrArray *td_subject_read_awards (TdDb *db, TdSubject subject, GError **error);

/* td_subject_find_by_award:
 * @subject: (out): not set if the recipient is neither a person nor a unit of the book, or the
 * award is no longer there
 *
 * Returns: FALSE if the book cannot be read */
gboolean td_subject_find_by_award (TdDb *db, gint64 award_id, TdSubject *subject, GError **error);

/* td_subject_read_predecessors: (transfer full) (nullable): the names of the units that @unit_id
 * succeeds, in Vietnamese order: "LĐLĐ huyện Tam Đường, LĐLĐ thành phố Lai Châu"; "" for none.
 * Their awards are their own: a successor does not inherit them. */
char *td_subject_read_predecessors (TdDb *db, gint64 unit_id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSubjectAward, td_subject_award_free)

G_END_DECLS
