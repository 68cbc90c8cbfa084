#pragma once

#include "domain/td-birth-date.h"
#include "domain/td-person-name.h"
#include "domain/td-problem.h"
#include "domain/td-unit.h"

G_BEGIN_DECLS

/* A person of the book, as a value: who it is today. The awards that were given to the person keep
 * what was so on their days.
 *
 * Strings are NFC and never NULL once td_person_new () made them; set them with td_text_set ().
 * @birth_date: see td-birth-date.h
 * @unit_id: 0 for none
 * @is_direct_worker, @is_leader: 1, 0, or -1 for not known: a person from before, of whom only the
 *   name is known */
typedef struct
{
  gint64 id;
  int revision;
  char *name;
  TdSex sex;
  char *birth_date;
  char *post;
  char *union_post;
  gint64 unit_id;
  int is_direct_worker;
  int is_leader;
  char *worker_group;
  char *education;
  char *ethnicity;
  char *note;
} TdPerson;

/* Field names in problems. */
#define TD_PERSON_NAME "name"
#define TD_PERSON_BIRTH_DATE "birth-date"
#define TD_PERSON_UNIT "unit"

TdPerson *td_person_new (void);
TdPerson *td_person_copy (const TdPerson *self);
void td_person_free (TdPerson *self);
gboolean td_person_equal (const TdPerson *a, const TdPerson *b);

/* td_person_check:
 * @unit: (nullable): the person's unit as the book has it, NULL if there is none or it is not known
 * @today: the unit should be open then
 *
 * Returns: (transfer full) (element-type TdProblem): never NULL */
GPtrArray *td_person_check (const TdPerson *self, const TdUnit *unit, TdDate today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPerson, td_person_free)

G_END_DECLS
