#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TdSubject: whom awards are given to, as far as the book knows it: a person or a unit (as a
 * collective). One of the two is set; neither for "nobody of the book". Passed by value. */
typedef struct
{
  gint64 person_id;
  gint64 unit_id;
} TdSubject;

#define TD_SUBJECT_PERSON(id) ((TdSubject){ (id), 0 })
#define TD_SUBJECT_UNIT(id) ((TdSubject){ 0, (id) })

static inline gboolean
td_subject_is_set (TdSubject self)
{
  return self.person_id != 0 || self.unit_id != 0;
}

static inline gboolean
td_subject_equal (TdSubject a, TdSubject b)
{
  return a.person_id == b.person_id && a.unit_id == b.unit_id;
}

G_END_DECLS
