/* A person's record: the day of birth as it is typed, and the check. */
#include "domain/td-person.h"

#include <string.h>

#include "base/td-error.h"
#include "base/td-text.h"

#define TODAY TD_DATE (2026, 6, 15)

/* Typed, stored (NULL: refused), shown. */
static const struct
{
  const char *typed;
  const char *stored;
  const char *shown;
} births[] = {
  { "1985", "1985", "1985" },
  { "  1985 ", "1985", "1985" },
  { "3/1985", "1985-03", "03/1985" },
  { "03-1985", "1985-03", "03/1985" },
  { "12.1985", "1985-12", "12/1985" },
  { "1985-03", "1985-03", "03/1985" },
  { "17/3/1985", "1985-03-17", "17/03/1985" },
  { "17031985", "1985-03-17", "17/03/1985" },
  { "17/3/85", "1985-03-17", "17/03/1985" },
  { "1985-03-17", "1985-03-17", "17/03/1985" },
  { "ngày 17 tháng 3 năm 1985", "1985-03-17", "17/03/1985" },
  { "", "", "" },
  { " ", "", "" },
  { "15/06/2026", "2026-06-15", "15/06/2026" }, /* today */
  { "6/2026", "2026-06", "06/2026" },
  { "16/06/2026", NULL, NULL },
  { "7/2026", NULL, NULL },
  { "2027", NULL, NULL },
  { "1899", NULL, NULL },
  { "85", NULL, NULL },
  { "13/1985", NULL, NULL },
  { "0/1985", NULL, NULL },
  { "17/3", NULL, NULL }, /* a day without a year */
  { "31/02/1985", NULL, NULL },
  { "1985/", NULL, NULL },
  { "19850", NULL, NULL },
  { "khoảng 1985", NULL, NULL },
};

static void
test_birth_date (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (births); i++)
    {
      g_autofree char *stored = NULL;
      g_autofree char *shown = NULL;
      g_autofree char *again = NULL;
      g_autoptr (GError) error = NULL;
      gboolean taken = td_birth_date_parse (births[i].typed, TODAY, &stored, &error);

      g_test_message ("“%s”", births[i].typed);
      g_assert_cmpstr (stored, ==, births[i].stored);
      g_assert_true (taken == (births[i].stored != NULL));
      if (!taken)
        {
          g_assert_error (error, TD_ERROR, TD_ERROR_PARSE);
          continue;
        }
      g_assert_no_error (error);
      shown = td_birth_date_format (stored);
      g_assert_cmpstr (shown, ==, births[i].shown);
      /* What is shown is taken again as what it was. */
      g_assert_true (td_birth_date_parse (shown, TODAY, &again, NULL));
      g_assert_cmpstr (again, ==, stored);
    }
}

static void
test_birth_year (void)
{
  g_autofree char *unknown = td_birth_date_format (NULL);
  g_autofree char *odd = td_birth_date_format ("197x");

  g_assert_cmpint (td_birth_date_get_year ("1985-03-17"), ==, 1985);
  g_assert_cmpint (td_birth_date_get_year ("1985-03"), ==, 1985);
  g_assert_cmpint (td_birth_date_get_year ("1985"), ==, 1985);
  g_assert_cmpint (td_birth_date_get_year (""), ==, 0);
  g_assert_cmpint (td_birth_date_get_year (NULL), ==, 0);
  g_assert_cmpstr (unknown, ==, "");
  g_assert_cmpstr (odd, ==, "197x");
}

static void
test_check (void)
{
  g_autoptr (TdPerson) person = td_person_new ();
  g_autoptr (TdUnit) unit = td_unit_new ();
  g_autoptr (GPtrArray) without_name = td_person_check (person, NULL, TODAY);
  g_autoptr (GPtrArray) sound = NULL;
  g_autoptr (GPtrArray) last_day = NULL;
  g_autoptr (GPtrArray) closed = NULL;

  g_assert_nonnull (td_problems_find (without_name, TD_PERSON_NAME, -1));
  g_assert_true (td_problems_has_errors (without_name));

  td_text_set (&person->name, "Lò Thị Ánh");
  person->unit_id = 7;
  unit->id = 7;
  sound = td_person_check (person, unit, TODAY);
  g_assert_cmpuint (sound->len, ==, 0);

  unit->valid_to = TODAY;
  last_day = td_person_check (person, unit, TODAY);
  g_assert_cmpuint (last_day->len, ==, 0);

  /* Who retired from a unit that is closed is no mistake. */
  unit->valid_to = td_date_add_days (TODAY, -1);
  closed = td_person_check (person, unit, TODAY);
  g_assert_nonnull (td_problems_find (closed, TD_PERSON_UNIT, -1));
  g_assert_false (td_problems_has_errors (closed));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person/birth-date", test_birth_date);
  g_test_add_func ("/person/birth-year", test_birth_year);
  g_test_add_func ("/person/check", test_check);

  return g_test_run ();
}
