/* Records that are nothing but their fields: comparing, hiding, checking. */
#include "domain/td-record.h"

#include <string.h>

#include "base/td-error.h"
#include "td-test-util.h"

static const TdDate today = { 2026, 6, 30 };

/* Sets the field to something that it was not. */
static void
change (TdRecord *record, guint field)
{
  const TdRecordField *definition = &td_record_get_type (record->kind)->fields[field];

  if (definition->kind == TD_RECORD_FIELD_DATE)
    td_record_set_date (record, definition->name, TD_DATE (2026, 1, 2));
  else if (definition->kind == TD_RECORD_FIELD_TEXT || definition->kind == TD_RECORD_FIELD_LINES
           || definition->kind == TD_RECORD_FIELD_TERM)
    td_record_set_text (record, definition->name, "x");
  else
    td_record_set_number (record, definition->name, 1);
}

/* A field that is not compared is an edit that vanishes. */
static void
test_equal (void)
{
  for (TdRecordKind kind = 0; kind < TD_N_RECORD_KINDS; kind++)
    {
      const TdRecordType *type = td_record_get_type (kind);
      g_autoptr (TdRecord) record = td_record_new (kind);

      for (guint i = 0; i < type->n_fields; i++)
        {
          g_autoptr (TdRecord) before = td_record_copy (record);
          g_autoptr (TdRecord) after = NULL;

          g_assert_true (td_record_equal (before, record));
          change (record, i);
          if (td_record_equal (before, record))
            g_error ("%s.%s is not compared", type->table, type->fields[i].name);
          after = td_record_copy (record);
          if (!td_record_equal (after, record))
            g_error ("%s.%s is not copied", type->table, type->fields[i].name);
          g_assert_cmpint (td_record_find_field (kind, type->fields[i].name), ==, i);
        }
      g_assert_cmpint (td_record_find_field (kind, type->title_field), >=, 0);
    }
}

static void
test_parts (void)
{
  g_autoptr (TdRecord) record = td_record_new (TD_RECORD_INITIATIVE);
  g_autoptr (TdRecord) copy = NULL;
  TdAttachment *file = td_attachment_new ();
  gint64 award = 7;

  g_ptr_array_add (record->people, td_record_person_new (3, "Lò Thị Ánh", "CĐCS A"));
  g_array_append_val (record->awards, award);
  g_ptr_array_add (record->files, file);
  copy = td_record_copy (record);
  g_assert_true (td_record_equal (copy, record));

  ((TdRecordPerson *) copy->people->pdata[0])->person_id = 4;
  g_assert_false (td_record_equal (copy, record));
  ((TdRecordPerson *) copy->people->pdata[0])->person_id = 3;
  g_array_index (copy->awards, gint64, 0) = 8;
  g_assert_false (td_record_equal (copy, record));
  g_array_index (copy->awards, gint64, 0) = 7;
  g_ptr_array_set_size (copy->files, 0);
  g_assert_false (td_record_equal (copy, record));
}

static void
test_hidden (void)
{
  g_autoptr (TdRecord) record = td_record_new (TD_RECORD_DOCUMENT);
  guint outcome = (guint) td_record_find_field (TD_RECORD_DOCUMENT, "outcome");
  guint clause = (guint) td_record_find_field (TD_RECORD_DOCUMENT, "has_initiative_clause");

  td_record_set_text (record, "kind", "house-rules");
  td_record_set_text (record, "outcome", "accepted");
  td_record_set_number (record, "has_initiative_clause", 1);
  g_assert_true (td_record_shows (record, clause));
  g_assert_false (td_record_shows (record, outcome));

  td_record_clear_hidden (record);
  g_assert_cmpstr (td_record_get_text (record, "outcome"), ==, "");
  g_assert_cmpint (td_record_get_number (record, "has_initiative_clause"), ==, 1);

  td_record_set_text (record, "kind", "plan");
  td_record_clear_hidden (record);
  g_assert_cmpint (td_record_get_number (record, "has_initiative_clause"), ==, -1);
  g_assert_cmpint (td_record_get_number (record, "campaign_id"), ==, 0);
}

/* --- The check -------------------------------------------------------------------------------- */

/* A value as text: a date, a number or a word, by the field. */
typedef struct
{
  const char *field;
  const char *value;
} Value;

typedef struct
{
  TdRecordKind kind;
  Value values[5];
  const char *problems; /* field and severity, in order: "title error; recognised_on warning" */
} Case;

#define UNIT                                                                                       \
  {                                                                                                \
    "unit_id", "1"                                                                                 \
  }

static const Case cases[] = {
  { TD_RECORD_PUBLICITY,
    { { NULL } },
    "published_on error; unit_id error; channel error; audience error; content error" },
  { TD_RECORD_PUBLICITY,
    { { "published_on", "2026-07-01" },
      UNIT,
      { "channel", "ZALO" },
      { "audience", "CAN_BO" },
      { "content", "a" } },
    "published_on error" },
  { TD_RECORD_PUBLICITY,
    { { "published_on", "2026-06-30" },
      UNIT,
      { "channel", "ZALO" },
      { "audience", "CAN_BO" },
      { "content", "a" } },
    "" },
  { TD_RECORD_INITIATIVE,
    { { "title", "a" },
      UNIT,
      { "proposed_on", "2026-01-02" },
      { "recognised_on", "2026-01-01" },
      { "recognised_level", "province" } },
    "recognised_on error; people warning" },
  { TD_RECORD_INITIATIVE,
    { { "title", "a" }, UNIT, { "recognised_on", "2026-01-01" } },
    "recognised_level error; people warning" },
  { TD_RECORD_INITIATIVE,
    { { "title", "a" }, UNIT, { "recognised_level", "nation" } },
    "recognised_on warning; people warning" },
  { TD_RECORD_INITIATIVE, { { "title", "a" }, UNIT }, "proposed_on warning; people warning" },
  { TD_RECORD_ROLE_MODEL,
    { { "title", "a" },
      UNIT,
      { "recognised_on", "2026-03-01" },
      { "replicated_on", "2026-02-28" } },
    "replicated_on error" },
  { TD_RECORD_DOCUMENT,
    { { "kind", "award-regulation" },
      UNIT,
      { "title", "a" },
      { "issued_on", "2026-03-01" },
      { "valid_to", "2026-02-28" } },
    "valid_to error" },
  { TD_RECORD_DOCUMENT,
    { { "kind", "house-rules" },
      UNIT,
      { "title", "a" },
      { "has_initiative_clause", "0" },
      { "initiative_clause", "Thưởng 5 %" } },
    "has_initiative_clause error" },
  /* What is due lies ahead. */
  { TD_RECORD_DOCUMENT,
    { { "kind", "award-regulation" },
      UNIT,
      { "title", "a" },
      { "next_review_on", "2027-01-01" },
      { "valid_to", "2028-02-28" } },
    "" },
  /* A unit of 2020 to 2025. */
  { TD_RECORD_DOCUMENT,
    { { "kind", "plan" }, UNIT, { "title", "a" }, { "issued_on", "2026-01-01" } },
    "issued_on warning" },
};

static TdRecord *
make_record (const Case *self)
{
  TdRecord *record = td_record_new (self->kind);

  for (guint i = 0; i < G_N_ELEMENTS (self->values) && self->values[i].field != NULL; i++)
    {
      const Value *value = &self->values[i];
      int field = td_record_find_field (self->kind, value->field);
      TdDate date;

      g_assert_cmpint (field, >=, 0);
      if (td_date_from_iso (value->value, &date))
        td_record_set_date (record, value->field, date);
      else if (g_ascii_isdigit (value->value[0]))
        td_record_set_number (record, value->field, g_ascii_strtoll (value->value, NULL, 10));
      else
        td_record_set_text (record, value->field, value->value);
    }

  return record;
}

static void
test_check (void)
{
  g_auto (TdRecordFacts) facts = { g_strdup ("CĐCS A"), { 2020, 1, 1 }, { 2025, 12, 31 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdRecord) record = make_record (&cases[i]);
      gboolean ended = g_str_has_suffix (cases[i].problems, "issued_on warning");
      g_autoptr (GPtrArray) problems = td_record_check (record, ended ? &facts : NULL, today);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < problems->len; j++)
        {
          const TdProblem *problem = problems->pdata[j];

          g_string_append_printf (text, "%s%s %s", j > 0 ? "; " : "", problem->field,
                                  problem->severity == TD_SEVERITY_ERROR ? "error" : "warning");
          g_assert_false (strstr (problem->message, "_") != NULL);
        }
      g_assert_cmpstr (text->str, ==, cases[i].problems);
    }
}

/* The sentence names the unit and both days. */
static void
test_sentence (void)
{
  g_auto (TdRecordFacts) facts = { g_strdup ("CĐCS A"), { 2020, 1, 1 }, { 2025, 12, 31 } };
  g_autoptr (TdRecord) record = make_record (&cases[G_N_ELEMENTS (cases) - 1]);
  g_autoptr (GPtrArray) problems = td_record_check (record, &facts, today);

  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (((TdProblem *) problems->pdata[0])->message, ==,
                   "“CĐCS A” ended on 31/12/2025: check the day 01/01/2026 or choose the unit that "
                   "goes on.");
}

static void
test_people_twice (void)
{
  g_autoptr (TdRecord) record = make_record (&cases[6]);
  g_autoptr (GPtrArray) problems = NULL;

  g_ptr_array_add (record->people, td_record_person_new (3, "Lò Thị Ánh", ""));
  g_ptr_array_add (record->people, td_record_person_new (3, "Lò Thị Ánh", ""));
  problems = td_record_check (record, NULL, today);
  g_assert_nonnull (td_problems_find (problems, TD_RECORD_PEOPLE, -1));
  g_assert_true (td_problems_has_errors (problems));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/equal", test_equal);
  g_test_add_func ("/record/parts", test_parts);
  g_test_add_func ("/record/hidden", test_hidden);
  g_test_add_func ("/record/check", test_check);
  g_test_add_func ("/record/sentence", test_sentence);
  g_test_add_func ("/record/people-twice", test_people_twice);

  return g_test_run ();
}
