#pragma once

#include "base/td-date.h"

G_BEGIN_DECLS

/* TdPersonHit: a person of the book, with what tells two of one name apart
 * @is_woman: -1 where it is not known; so are @is_direct_worker and @is_leader
 * @birth_year: 0 where it is not known
 * @unit_id, @unit_name: of the day that was asked for: the successor of a unit that had ended
 * @organisation_type: of that unit
 * @unit_valid_to: set if that unit had ended as well
 * @last_award: "Bằng khen …, 12/QĐ-LĐLĐ, 20/01/2026", "" where there is none */
typedef struct
{
  gint64 id;
  char *name;
  int is_woman;
  int birth_year;
  char *post;
  gint64 unit_id;
  char *unit_name;
  char *organisation_type;
  TdDate unit_valid_to;
  int is_direct_worker;
  int is_leader;
  char *last_award;
} TdPersonHit;

void td_person_hit_free (TdPersonHit *self);

/* td_person_hit_describe: (transfer full): "CĐCS Sở Y tế · 1985 · Bằng khen …, 12/QĐ-LĐLĐ, …" */
char *td_person_hit_describe (const TdPersonHit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPersonHit, td_person_hit_free)

G_END_DECLS
