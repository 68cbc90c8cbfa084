#include "domain/td-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-text.h"

int
td_record_find_field (TdRecordKind kind, const char *name)
{
  const TdRecordType *type = td_record_get_type (kind);

  for (guint i = 0; i < type->n_fields; i++)
    if (g_str_equal (type->fields[i].name, name))
      return (int) i;

  return -1;
}

/* --- The value -------------------------------------------------------------------------------- */

TdRecordPerson *
td_record_person_new (gint64 person_id, const char *name, const char *detail)
{
  TdRecordPerson *self = g_new0 (TdRecordPerson, 1);

  self->person_id = person_id;
  td_text_set (&self->name, name);
  td_text_set (&self->detail, detail);

  return self;
}

TdRecordPerson *
td_record_person_copy (const TdRecordPerson *self)
{
  return td_record_person_new (self->person_id, self->name, self->detail);
}

void
td_record_person_free (TdRecordPerson *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->detail);
  g_free (self);
}

static gboolean
is_reference (TdRecordFieldKind kind)
{
  return kind == TD_RECORD_FIELD_UNIT || kind == TD_RECORD_FIELD_CAMPAIGN;
}

TdRecord *
td_record_new (TdRecordKind kind)
{
  const TdRecordType *type = td_record_get_type (kind);
  TdRecord *self = g_new0 (TdRecord, 1);

  g_assert (type->n_fields <= TD_RECORD_MAX_FIELDS);
  self->kind = kind;
  for (guint i = 0; i < type->n_fields; i++)
    {
      self->values[i].text = g_strdup ("");
      self->values[i].number = is_reference (type->fields[i].kind) ? 0 : -1;
    }
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) td_record_person_free);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) td_attachment_free);
  self->awards = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

TdRecord *
td_record_copy (const TdRecord *self)
{
  TdRecord *copy = td_record_new (self->kind);
  guint n_fields = td_record_get_type (self->kind)->n_fields;

  copy->id = self->id;
  copy->revision = self->revision;
  for (guint i = 0; i < n_fields; i++)
    {
      g_free (copy->values[i].text);
      copy->values[i] = self->values[i];
      copy->values[i].text = g_strdup (self->values[i].text);
    }
  for (guint i = 0; i < self->people->len; i++)
    g_ptr_array_add (copy->people, td_record_person_copy (self->people->pdata[i]));
  for (guint i = 0; i < self->files->len; i++)
    g_ptr_array_add (copy->files, td_attachment_copy (self->files->pdata[i]));
  g_array_append_vals (copy->awards, self->awards->data, self->awards->len);

  return copy;
}

void
td_record_free (TdRecord *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < TD_RECORD_MAX_FIELDS; i++)
    g_free (self->values[i].text);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->files);
  g_array_unref (self->awards);
  g_free (self);
}

static gboolean
people_equal (const TdRecord *a, const TdRecord *b)
{
  if (a->people->len != b->people->len)
    return FALSE;

  for (guint i = 0; i < a->people->len; i++)
    {
      const TdRecordPerson *x = a->people->pdata[i];
      const TdRecordPerson *y = b->people->pdata[i];

      if (x->person_id != y->person_id || !g_str_equal (x->name, y->name))
        return FALSE;
    }

  return TRUE;
}

static gboolean
files_equal (const TdRecord *a, const TdRecord *b)
{
  if (a->files->len != b->files->len)
    return FALSE;

  for (guint i = 0; i < a->files->len; i++)
    if (!td_attachment_equal (a->files->pdata[i], b->files->pdata[i]))
      return FALSE;

  return TRUE;
}

gboolean
td_record_equal (const TdRecord *a, const TdRecord *b)
{
  guint n_fields = td_record_get_type (a->kind)->n_fields;

  if (a->kind != b->kind || a->id != b->id || a->revision != b->revision)
    return FALSE;
  for (guint i = 0; i < n_fields; i++)
    if (!g_str_equal (a->values[i].text, b->values[i].text)
        || a->values[i].number != b->values[i].number
        || !td_date_equal (a->values[i].date, b->values[i].date))
      return FALSE;

  return people_equal (a, b) && files_equal (a, b) && a->awards->len == b->awards->len
         && (a->awards->len == 0
             || memcmp (a->awards->data, b->awards->data, a->awards->len * sizeof (gint64)) == 0);
}

static TdRecordValue *
get_value (const TdRecord *self, const char *field)
{
  int index = td_record_find_field (self->kind, field);

  g_assert (index >= 0);

  return (TdRecordValue *) &self->values[index];
}

const char *
td_record_get_text (const TdRecord *self, const char *field)
{
  return get_value (self, field)->text;
}

gint64
td_record_get_number (const TdRecord *self, const char *field)
{
  return get_value (self, field)->number;
}

TdDate
td_record_get_date (const TdRecord *self, const char *field)
{
  return get_value (self, field)->date;
}

void
td_record_set_text (TdRecord *self, const char *field, const char *text)
{
  int index = td_record_find_field (self->kind, field);

  g_assert (index >= 0);
  if (td_record_get_type (self->kind)->fields[index].kind == TD_RECORD_FIELD_LINES)
    td_text_set_lines (&self->values[index].text, text);
  else
    td_text_set (&self->values[index].text, text);
}

void
td_record_set_number (TdRecord *self, const char *field, gint64 number)
{
  get_value (self, field)->number = number;
}

void
td_record_set_date (TdRecord *self, const char *field, TdDate date)
{
  get_value (self, field)->date = date;
}

gboolean
td_record_shows (const TdRecord *self, guint field)
{
  const TdRecordType *type = td_record_get_type (self->kind);
  const char *only_for = type->fields[field].only_for;
  g_auto (GStrv) codes = NULL;

  if (only_for == NULL)
    return TRUE;

  codes = g_strsplit (only_for, " ", -1);
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == TD_RECORD_FIELD_TERM)
      return g_strv_contains ((const char *const *) codes, self->values[i].text);

  return TRUE;
}

void
td_record_clear_hidden (TdRecord *self)
{
  const TdRecordType *type = td_record_get_type (self->kind);

  for (guint i = 0; i < type->n_fields; i++)
    if (!td_record_shows (self, i))
      {
        g_free (self->values[i].text);
        self->values[i] = (TdRecordValue){ .text = g_strdup (""),
                                           .number = is_reference (type->fields[i].kind) ? 0 : -1 };
      }
}

char *
td_record_to_title (const TdRecord *self)
{
  const char *text = td_record_get_text (self, td_record_get_type (self->kind)->title_field);
  const char *end = strchr (text, '\n');

  return end != NULL ? g_strndup (text, (gsize) (end - text)) : g_strdup (text);
}

/* --- The check -------------------------------------------------------------------------------- */

void
td_record_facts_clear (TdRecordFacts *self)
{
  g_clear_pointer (&self->unit_name, g_free);
}

static gboolean
is_empty (const TdRecordField *field, const TdRecordValue *value)
{
  switch (field->kind)
    {
    case TD_RECORD_FIELD_DATE:
      return !td_date_is_set (value->date);
    case TD_RECORD_FIELD_COUNT:
    case TD_RECORD_FIELD_MONEY:
    case TD_RECORD_FIELD_YES_NO:
      return value->number < 0;
    case TD_RECORD_FIELD_UNIT:
    case TD_RECORD_FIELD_CAMPAIGN:
      return value->number == 0;
    case TD_RECORD_FIELD_TEXT:
    case TD_RECORD_FIELD_LINES:
    case TD_RECORD_FIELD_TERM:
    default:
      return value->text[0] == '\0';
    }
}

/* "_Recognised on" → "Recognised on", in the language of the window */
static char *
strip_mnemonic (const char *label)
{
  g_auto (GStrv) parts = g_strsplit (_ (label), "_", -1);

  return g_strjoinv ("", parts);
}

static void
check_required (const TdRecord *self, GPtrArray *problems)
{
  const TdRecordType *type = td_record_get_type (self->kind);

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].required && is_empty (&type->fields[i], &self->values[i]))
      {
        g_autofree char *label = strip_mnemonic (type->fields[i].label);

        td_problems_add (problems, TD_SEVERITY_ERROR, type->fields[i].name, -1, _ ("Fill in “%s”."),
                         label);
      }
}

/* The days on which something of the record happened lie within the unit's, but for what it goes on
 * to hold after them. */
static void
check_unit (const TdRecord *self, const TdRecordFacts *facts, GPtrArray *problems)
{
  const TdRecordType *type = td_record_get_type (self->kind);

  for (guint i = 0; i < type->n_fields; i++)
    {
      TdDate date = self->values[i].date;
      g_autofree char *day = td_date_format (date);

      if (type->fields[i].kind != TD_RECORD_FIELD_DATE || !td_date_is_set (date)
          || !g_str_has_suffix (type->fields[i].name, "_on")
          || g_str_equal (type->fields[i].name, "next_review_on"))
        continue;
      if (td_date_is_set (facts->unit_from) && td_date_compare (date, facts->unit_from) < 0)
        {
          g_autofree char *from = td_date_format (facts->unit_from);

          td_problems_add (
              problems, TD_SEVERITY_WARNING, type->fields[i].name, -1,
              _ ("“%s” began on %s only: check the day %s or choose the unit of then."),
              facts->unit_name, from, day);
        }
      else if (td_date_is_set (facts->unit_to) && td_date_compare (date, facts->unit_to) > 0)
        {
          g_autofree char *to = td_date_format (facts->unit_to);

          td_problems_add (
              problems, TD_SEVERITY_WARNING, type->fields[i].name, -1,
              _ ("“%s” ended on %s: check the day %s or choose the unit that goes on."),
              facts->unit_name, to, day);
        }
    }
}

/* What was done cannot lie ahead; what is due, runs out or is planned can. */
static void
check_future (const TdRecord *self, TdDate today, GPtrArray *problems)
{
  static const char *const done[] = { "published_on",  "proposed_on", "recognised_on",
                                      "replicated_on", "reviewed_on", "amended_on" };

  for (guint i = 0; i < G_N_ELEMENTS (done); i++)
    {
      int field = td_record_find_field (self->kind, done[i]);
      g_autofree char *day = NULL;

      if (field < 0 || td_date_compare (self->values[field].date, today) <= 0)
        continue;
      day = td_date_format (self->values[field].date);
      td_problems_add (problems, TD_SEVERITY_ERROR, done[i], -1,
                       _ ("%s is still ahead: correct the day, or enter it when it is done."), day);
    }
}

static void
check_people (const TdRecord *self, GPtrArray *problems)
{
  for (guint i = 0; i < self->people->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const TdRecordPerson *a = self->people->pdata[i];
        const TdRecordPerson *b = self->people->pdata[j];

        if (a->person_id == b->person_id && g_str_equal (a->name, b->name))
          td_problems_add (problems, TD_SEVERITY_ERROR, TD_RECORD_PEOPLE, -1,
                           _ ("“%s” is named twice: take one away."), a->name);
      }
}

GPtrArray *
td_record_check (const TdRecord *self, const TdRecordFacts *facts, TdDate today)
{
  const TdRecordType *type = td_record_get_type (self->kind);
  GPtrArray *problems = td_problems_new ();

  check_required (self, problems);
  check_future (self, today, problems);
  check_people (self, problems);
  if (type->check != NULL)
    type->check (self, problems);
  if (facts != NULL && facts->unit_name != NULL)
    check_unit (self, facts, problems);

  return problems;
}
