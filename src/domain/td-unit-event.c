#include "domain/td-unit-event.h"

#include <glib/gi18n-lib.h>

static void
unit_ref_free (TdUnitRef *self)
{
  g_free (self->name);
  g_free (self);
}

TdUnitEvent *
td_unit_event_new (TdUnitEventKind kind, TdDate on)
{
  TdUnitEvent *self = g_new0 (TdUnitEvent, 1);

  self->kind = kind;
  self->on = on;
  self->before = g_strdup ("");
  self->after = g_strdup ("");
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_ref_free);
  self->title = g_strdup ("");
  self->number = g_strdup ("");

  return self;
}

void
td_unit_event_free (TdUnitEvent *self)
{
  if (self == NULL)
    return;

  g_free (self->before);
  g_free (self->after);
  g_ptr_array_unref (self->units);
  g_free (self->title);
  g_free (self->number);
  g_free (self);
}

void
td_unit_event_add_unit (TdUnitEvent *self, gint64 id, const char *name)
{
  TdUnitRef *unit;

  self->n_units++;
  if (self->units->len >= TD_UNIT_EVENT_MAX_UNITS)
    return;
  unit = g_new0 (TdUnitRef, 1);
  unit->id = id;
  unit->name = g_strdup (name);
  g_ptr_array_add (self->units, unit);
}

int
td_unit_event_compare (const TdUnitEvent *a, const TdUnitEvent *b)
{
  int by_day = td_date_compare (b->on, a->on);

  return by_day != 0 ? by_day : (int) b->kind - (int) a->kind;
}

/* --- Sentences -------------------------------------------------------------------------------- */

static const char *
get_name (const TdUnitEvent *self, guint index)
{
  return index < self->units->len
             ? ((const TdUnitRef *) g_ptr_array_index (self->units, index))->name
             : "";
}

/* "A; B; C and 9 other units": semicolons, because names have commas. */
static char *
list_names (const TdUnitEvent *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->units->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", get_name (self, i));
  if (self->n_units > self->units->len)
    {
      guint n = self->n_units - self->units->len;

      g_string_append_c (names, ' ');
      g_string_append_printf (
          names, g_dngettext (GETTEXT_PACKAGE, "and %u other unit", "and %u other units", n), n);
    }

  return g_strdup (names->str);
}

/* @what: changed */
static char *
describe_change (const TdUnitEvent *self, const char *what)
{
  g_autofree char *until = td_date_format (td_date_add_days (self->on, -1));

  if (self->before[0] == '\0')
    return g_strdup_printf (_ ("%s: none until %s, then “%s”"), what, until, self->after);
  if (self->after[0] == '\0')
    return g_strdup_printf (_ ("%s: “%s” until %s, then none"), what, self->before, until);

  return g_strdup_printf (_ ("%s: “%s” until %s, then “%s”"), what, self->before, until,
                          self->after);
}

static char *
describe_parents (const TdUnitEvent *self)
{
  const char *former = get_name (self, 0);
  const char *next = get_name (self, 1);

  if (former[0] == '\0')
    return g_strdup_printf (_ ("Placed under %s"), next);

  return g_strdup_printf (_ ("Moved from %s to %s"), former, next);
}

static char *
describe_founded (const TdUnitEvent *self)
{
  const char *parent = get_name (self, 0);

  if (!td_date_is_set (self->on))
    return parent[0] == '\0'
               ? g_strdup (_ ("In the book from the beginning; its first day is not known"))
               : g_strdup_printf (
                   _ ("Belonged to %s from the beginning; its first day is not known"), parent);
  if (parent[0] == '\0')
    return g_strdup (_ ("Founded"));

  return g_strdup_printf (_ ("Founded under %s"), parent);
}

static char *
describe_closed (const TdUnitEvent *self)
{
  g_autofree char *names = list_names (self);
  gboolean has_reason = self->after[0] != '\0';

  if (self->n_units == 0)
    return has_reason ? g_strdup_printf (_ ("Last day: %s. Nothing succeeds it"), self->after)
                      : g_strdup (_ ("Last day; nothing succeeds it"));
  if (!has_reason)
    return g_strdup_printf (_ ("Last day; succeeded by %s"), names);

  return g_strdup_printf (_ ("Last day: %s. Succeeded by %s"), self->after, names);
}

/* What was done with others: a sentence for one and one for several. */
static char *
describe_units (const TdUnitEvent *self)
{
  g_autofree char *names = list_names (self);
  gboolean one = self->n_units == 1;

  if (self->kind == TD_UNIT_EVENT_SUCCEEDS)
    return one ? g_strdup_printf (_ ("Succeeds %s"), names)
               : g_strdup_printf (_ ("Succeeds %u units: %s"), self->n_units, names);
  if (self->kind == TD_UNIT_EVENT_FOUNDED_UNDER)
    return one ? g_strdup_printf (_ ("Founded under it: %s"), names)
               : g_strdup_printf (_ ("%u units founded under it: %s"), self->n_units, names);

  return one ? g_strdup_printf (_ ("Moved here: %s"), names)
             : g_strdup_printf (_ ("%u units moved here: %s"), self->n_units, names);
}

static char *
describe_action (const char *code)
{
  static const struct
  {
    const char *code;
    const char *sentence;
  } actions[] = {
    { "found", N_ ("Begun by a reorganisation") },
    { "merge", N_ ("Merged by a reorganisation, and corrected since") },
    { "split", N_ ("Split by a reorganisation, and corrected since") },
    { "dissolve", N_ ("Dissolved by a reorganisation, and corrected since") },
    { "transfer", N_ ("Moved by a reorganisation, and corrected since") },
    { "rename", N_ ("Renamed by a reorganisation, and corrected since") },
    { "convert", N_ ("Converted by a reorganisation, and corrected since") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].code, code))
      return g_strdup (_ (actions[i].sentence));

  return g_strdup (_ ("Took part in a reorganisation"));
}

char *
td_unit_event_to_sentence (const TdUnitEvent *self)
{
  switch (self->kind)
    {
    case TD_UNIT_EVENT_FOUNDED:
      return describe_founded (self);
    case TD_UNIT_EVENT_RENAMED:
      return describe_change (self, _ ("Name"));
    case TD_UNIT_EVENT_SHORT_NAME:
      return describe_change (self, _ ("Short name"));
    case TD_UNIT_EVENT_KIND:
      return describe_change (self, _ ("Kind"));
    case TD_UNIT_EVENT_ORGANISATION_TYPE:
      return describe_change (self, _ ("Organisation type"));
    case TD_UNIT_EVENT_PLACE:
      return describe_change (self, _ ("Place"));
    case TD_UNIT_EVENT_MOVED:
      return describe_parents (self);
    case TD_UNIT_EVENT_SUCCEEDS:
    case TD_UNIT_EVENT_FOUNDED_UNDER:
    case TD_UNIT_EVENT_RECEIVED:
      return describe_units (self);
    case TD_UNIT_EVENT_REORGANISED:
      return describe_action (self->after);
    case TD_UNIT_EVENT_CLOSED:
      return describe_closed (self);
    }

  g_return_val_if_reached (g_strdup (""));
}

char *
td_unit_event_to_source (const TdUnitEvent *self)
{
  g_autofree char *day = td_date_format (self->decided_on);

  if (self->reorganisation_id == 0)
    return g_strdup ("");
  if (self->number[0] == '\0')
    return g_strdup (self->title);
  if (day[0] == '\0')
    return g_strdup_printf (_ ("Decision %s: %s"), self->number, self->title);

  return g_strdup_printf (_ ("Decision %s of %s: %s"), self->number, day, self->title);
}
