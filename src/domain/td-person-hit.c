#include "domain/td-person-hit.h"

#include <glib/gi18n-lib.h>

void
td_person_hit_free (TdPersonHit *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->post);
  g_free (self->unit_name);
  g_free (self->organisation_type);
  g_free (self->last_award);
  g_free (self);
}

char *
td_person_hit_describe (const TdPersonHit *self)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (self->post[0] != '\0')
    g_strv_builder_add (parts, self->post);
  g_strv_builder_add (parts, self->unit_name[0] != '\0' ? self->unit_name : _ ("without a unit"));
  if (self->birth_year != 0)
    {
      g_autofree char *born = g_strdup_printf (_ ("born %d"), self->birth_year);

      g_strv_builder_add (parts, born);
    }
  g_strv_builder_add (parts, self->last_award[0] != '\0' ? self->last_award : _ ("no award yet"));
  list = g_strv_builder_end (parts);

  return g_strjoinv (" · ", list);
}
