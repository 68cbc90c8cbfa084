#include "domain/td-person.h"

#include <glib/gi18n-lib.h>

TdPerson *
td_person_new (void)
{
  TdPerson *self = g_new0 (TdPerson, 1);

  self->name = g_strdup ("");
  self->birth_date = g_strdup ("");
  self->post = g_strdup ("");
  self->union_post = g_strdup ("");
  self->worker_group = g_strdup ("");
  self->education = g_strdup ("");
  self->ethnicity = g_strdup ("");
  self->note = g_strdup ("");
  self->is_direct_worker = -1;
  self->is_leader = -1;

  return self;
}

TdPerson *
td_person_copy (const TdPerson *self)
{
  TdPerson *copy = g_new (TdPerson, 1);

  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->birth_date = g_strdup (self->birth_date);
  copy->post = g_strdup (self->post);
  copy->union_post = g_strdup (self->union_post);
  copy->worker_group = g_strdup (self->worker_group);
  copy->education = g_strdup (self->education);
  copy->ethnicity = g_strdup (self->ethnicity);
  copy->note = g_strdup (self->note);

  return copy;
}

void
td_person_free (TdPerson *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->birth_date);
  g_free (self->post);
  g_free (self->union_post);
  g_free (self->worker_group);
  g_free (self->education);
  g_free (self->ethnicity);
  g_free (self->note);
  g_free (self);
}

gboolean
td_person_equal (const TdPerson *a, const TdPerson *b)
{
  return a->id == b->id && a->revision == b->revision && g_str_equal (a->name, b->name)
         && a->sex == b->sex && g_str_equal (a->birth_date, b->birth_date)
         && g_str_equal (a->post, b->post) && g_str_equal (a->union_post, b->union_post)
         && a->unit_id == b->unit_id && a->is_direct_worker == b->is_direct_worker
         && a->is_leader == b->is_leader && g_str_equal (a->worker_group, b->worker_group)
         && g_str_equal (a->education, b->education) && g_str_equal (a->ethnicity, b->ethnicity)
         && g_str_equal (a->note, b->note);
}

GPtrArray *
td_person_check (const TdPerson *self, const TdUnit *unit, TdDate today)
{
  GPtrArray *problems = td_problems_new ();

  if (self->name[0] == '\0')
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_PERSON_NAME, -1,
                     _ ("Enter the person's full name."));
  if (self->unit_id != 0 && unit != NULL && td_date_is_set (unit->valid_to)
      && td_date_compare (unit->valid_to, today) < 0)
    {
      g_autofree char *date = td_date_format (unit->valid_to);

      td_problems_add (problems, TD_SEVERITY_WARNING, TD_PERSON_UNIT, -1,
                       _ ("“%s” ended on %s. Choose where the person works today, if it is known."),
                       unit->name, date);
    }

  return problems;
}
