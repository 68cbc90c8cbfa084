#include "base/td-date.h"

#include <string.h>

#include "base/td-error.h"

static const TdDate today = { 2026, 6, 30 };

static void
assert_date (TdDate date, int year, int month, int day)
{
  g_autofree char *iso = td_date_to_iso (date);
  g_autofree char *expected = g_strdup_printf ("%04d-%02d-%02d", year, month, day);

  g_assert_cmpstr (iso, ==, expected);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    int year, month, day;
  } cases[] = {
    { "12/06/2026", 2026, 6, 12 },
    { "5/3/26", 2026, 3, 5 },
    { "05032026", 2026, 3, 5 },
    { "050326", 2026, 3, 5 },
    { "0503", 2026, 3, 5 },
    { "5-3", 2026, 3, 5 },
    { "5.3.2026", 2026, 3, 5 },
    { "5 3", 2026, 3, 5 },
    { "5 3 2025", 2025, 3, 5 },
    { "5 3 26", 2026, 3, 5 },
    { "5.3.26", 2026, 3, 5 },
    { "5-3-26", 2026, 3, 5 },
    { "5/3", 2026, 3, 5 },
    { "5.3", 2026, 3, 5 },
    { "05 03 2026", 2026, 3, 5 },
    { " 5 / 3 / 2025 ", 2025, 3, 5 },
    { "5.\xc2\xa0"
      "3.2025",
      2025, 3, 5 },
    { "5/3-25", 2025, 3, 5 },
    { "2026-03-05", 2026, 3, 5 },
    { "ngày 05 tháng 3 năm 2026", 2026, 3, 5 },
    { "Ngày 26 tháng 02", 2026, 2, 26 },
    /* Day first even where only month first would be a day after this one. */
    { "1/12/2026", 2026, 12, 1 },
    { "12/1/2026", 2026, 1, 12 },
    { "29/02/2024", 2024, 2, 29 },
    { "29/02/2000", 2000, 2, 29 },
    { "31/12/1999", 1999, 12, 31 },
    /* Two digits: up to ten years ahead in this century. */
    { "1/1/36", 2036, 1, 1 },
    { "1/1/37", 1937, 1, 1 },
    { "1/1/00", 2000, 1, 1 },
    { "1/1/99", 1999, 1, 1 },
    { "010136", 2036, 1, 1 },
    { "1/1/1900", 1900, 1, 1 },
    { "31/12/2199", 2199, 12, 31 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TdDate date;

      g_test_message ("%s", cases[i].text);
      g_assert_true (td_date_parse (cases[i].text, today, &date, &error));
      g_assert_no_error (error);
      assert_date (date, cases[i].year, cases[i].month, cases[i].day);
    }
}

static void
test_parse_blank (void)
{
  static const char *const blanks[] = { NULL, "", "  ", "\xc2\xa0" };

  for (gsize i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      g_autoptr (GError) error = NULL;
      TdDate date = today;

      g_assert_true (td_date_parse (blanks[i], today, &date, &error));
      g_assert_no_error (error);
      g_assert_false (td_date_is_set (date));
    }
}

static void
test_parse_refused (void)
{
  static const char *const texts[] = {
    "31/02/2026", "29/02/2026",
    "29/2",       "29/02/1900",
    "31/4/2026",  "12/13/2026",
    "0/1/2026",   "1/0/2026",
    "32/1/2026",  "20260312",
    "1",          "12",
    "123",        "12345",
    "1234567",    "123456789",
    "1/2/3/4",    "1/2/",
    "/1/2",       "1//2",
    "1/2/202",    "1/2/20266",
    "1/2/2",      "001/2/2026",
    "1/2/1899",   "1/2/2200",
    "1/2/0206",   "a",
    "1/a/2026",   "1/2/2026x",
    "5 tháng 3",  "2026/03/05",
    "2026-02-30", "ngày a tháng 3",
    "-1/2/2026",  "1,2,2026",
    "१/२/2026",   "99999999999999999999/1/2026",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      TdDate date = today;

      g_test_message ("%s", texts[i]);
      g_assert_false (td_date_parse (texts[i], today, &date, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_PARSE);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_false (td_date_is_set (date));
    }
}

static void
test_parse_sentence (void)
{
  g_autoptr (GError) error = NULL;
  TdDate date;

  g_assert_false (td_date_parse ("31/2/26", today, &date, &error));
  g_assert_nonnull (strstr (error->message, "31/02/2026"));
  g_clear_error (&error);

  g_assert_false (td_date_parse ("30/2", today, &date, &error));
  g_assert_cmpstr (error->message, ==,
                   "There is no day 30/02/2026 in the calendar. Check the day and the month.");
  g_clear_error (&error);
  g_assert_false (td_date_parse ("mai", today, &date, &error));
  g_assert_nonnull (strstr (error->message, "“mai”"));
}

static void
test_parse_without_today (void)
{
  TdDate date;

  g_assert_false (td_date_parse ("5/3", TD_DATE_NONE, &date, NULL));
  g_assert_true (td_date_parse ("5/3/26", TD_DATE_NONE, &date, NULL));
  assert_date (date, 2026, 3, 5);
  g_assert_true (td_date_parse ("29/2", TD_DATE (2028, 1, 1), &date, NULL));
  assert_date (date, 2028, 2, 29);
}

/* Each day of the years that a clerk may type. */
static void
test_round_trip (void)
{
  TdDate date = TD_DATE (TD_DATE_FIRST_YEAR, 1, 1);
  TdDate end = TD_DATE (TD_DATE_LAST_YEAR + 1, 1, 1);
  guint n_days = 0;

  for (; !td_date_equal (date, end); date = td_date_add_days (date, 1))
    {
      g_autofree char *iso = td_date_to_iso (date);
      g_autofree char *shown = td_date_format (date);
      g_autofree char *spoken = td_date_format_long (date);
      TdDate result;

      g_assert_true (td_date_from_iso (iso, &result));
      g_assert_true (td_date_equal (result, date));
      g_assert_true (td_date_parse (iso, today, &result, NULL));
      g_assert_true (td_date_equal (result, date));
      g_assert_true (td_date_parse (shown, today, &result, NULL));
      g_assert_true (td_date_equal (result, date));
      g_assert_true (td_date_parse (spoken, today, &result, NULL));
      g_assert_true (td_date_equal (result, date));
      n_days++;
    }

  /* Of the 75 years that four divides, 1900 and 2100 are no leap years. */
  g_assert_cmpuint (n_days, ==, 300 * 365 + 73);
}

static void
test_iso (void)
{
  static const char *const refused[]
      = { "",           "2026",       "2026-6-12",  "2026-06-31",  "2026/06/12",
          "0000-01-01", "2026-06-1x", "+026-06-12", "2026-06-12 ", "12-06-2026" };
  TdDate date;

  g_assert_true (td_date_from_iso ("2026-06-12", &date));
  assert_date (date, 2026, 6, 12);
  g_assert_true (td_date_from_iso ("0001-01-01", &date));
  g_assert_true (td_date_from_iso ("9999-12-31", &date));

  g_assert_false (td_date_from_iso (NULL, &date));
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      date = today;
      g_assert_false (td_date_from_iso (refused[i], &date));
      g_assert_false (td_date_is_set (date));
    }

  g_assert_null (td_date_to_iso (TD_DATE_NONE));
}

static void
test_format (void)
{
  g_autofree char *none = td_date_format (TD_DATE_NONE);
  g_autofree char *none_long = td_date_format_long (TD_DATE_NONE);
  g_autofree char *shown = td_date_format (TD_DATE (2026, 6, 2));
  g_autofree char *february = td_date_format_long (TD_DATE (2021, 2, 26));
  g_autofree char *march = td_date_format_long (TD_DATE (2026, 3, 8));
  g_autofree char *june = td_date_format_long (TD_DATE (2026, 6, 5));
  g_autofree char *december = td_date_format_long (TD_DATE (2026, 12, 31));

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (none_long, ==, "");
  g_assert_cmpstr (shown, ==, "02/06/2026");
  g_assert_cmpstr (february, ==, "ngày 26 tháng 02 năm 2021");
  g_assert_cmpstr (march, ==, "ngày 08 tháng 3 năm 2026");
  g_assert_cmpstr (june, ==, "ngày 05 tháng 6 năm 2026");
  g_assert_cmpstr (december, ==, "ngày 31 tháng 12 năm 2026");
}

static void
test_compare (void)
{
  static const TdDate order[] = {
    { 0, 0, 0 }, { 2025, 6, 30 }, { 2025, 12, 1 }, { 2025, 12, 31 }, { 2026, 1, 1 },
  };

  for (int i = 0; i < (int) G_N_ELEMENTS (order); i++)
    {
      for (int j = 0; j < (int) G_N_ELEMENTS (order); j++)
        {
          int result = td_date_compare (order[i], order[j]);

          g_assert_cmpint (result, ==, (i > j) - (i < j));
          g_assert_true (td_date_equal (order[i], order[j]) == (i == j));
        }
    }
}

static void
test_add_days (void)
{
  g_assert_cmpint (td_date_days_between (TD_DATE (2026, 6, 20), TD_DATE (2026, 7, 1)), ==, 11);
  g_assert_cmpint (td_date_days_between (TD_DATE (2024, 3, 1), TD_DATE (2024, 2, 28)), ==, -2);
  g_assert_cmpint (td_date_days_between (TD_DATE_NONE, TD_DATE (2024, 2, 28)), ==, 0);
  assert_date (td_date_add_days (TD_DATE (2026, 6, 30), 1), 2026, 7, 1);
  assert_date (td_date_add_days (TD_DATE (2026, 1, 1), -1), 2025, 12, 31);
  assert_date (td_date_add_days (TD_DATE (2024, 2, 28), 1), 2024, 2, 29);
  assert_date (td_date_add_days (TD_DATE (2026, 2, 28), 1), 2026, 3, 1);
  assert_date (td_date_add_days (TD_DATE (2026, 6, 30), 0), 2026, 6, 30);
  assert_date (td_date_add_days (TD_DATE (9999, 12, 30), 1), 9999, 12, 31);
  g_assert_false (td_date_is_set (td_date_add_days (TD_DATE (9999, 12, 31), 1)));
  g_assert_false (td_date_is_set (td_date_add_days (TD_DATE (1, 1, 1), -1)));
  g_assert_false (td_date_is_set (td_date_add_days (TD_DATE (2026, 1, 1), G_MAXINT)));
  g_assert_false (td_date_is_set (td_date_add_days (TD_DATE (2026, 1, 1), G_MININT)));
  g_assert_false (td_date_is_set (td_date_add_days (TD_DATE_NONE, 1)));
}

static void
test_add_months (void)
{
  assert_date (td_date_add_months (TD_DATE (2026, 6, 30), 12), 2027, 6, 30);
  assert_date (td_date_add_months (TD_DATE (2026, 1, 31), 1), 2026, 2, 28);
  assert_date (td_date_add_months (TD_DATE (2024, 2, 29), 12), 2025, 2, 28);
  assert_date (td_date_add_months (TD_DATE (2026, 11, 15), 2), 2027, 1, 15);
  assert_date (td_date_add_months (TD_DATE (2026, 1, 15), -1), 2025, 12, 15);
  assert_date (td_date_add_months (TD_DATE (2026, 12, 1), 0), 2026, 12, 1);
  assert_date (td_date_add_months (TD_DATE (9999, 11, 30), 1), 9999, 12, 30);
  g_assert_false (td_date_is_set (td_date_add_months (TD_DATE (9999, 12, 1), 1)));
  g_assert_false (td_date_is_set (td_date_add_months (TD_DATE (1, 1, 1), -1)));
  g_assert_false (td_date_is_set (td_date_add_months (TD_DATE (2026, 1, 1), G_MAXINT)));
  g_assert_false (td_date_is_set (td_date_add_months (TD_DATE (2026, 1, 1), G_MININT)));
  g_assert_false (td_date_is_set (td_date_add_months (TD_DATE_NONE, 1)));
}

static void
test_valid (void)
{
  g_assert_true (td_date_is_valid (TD_DATE (2024, 2, 29)));
  g_assert_false (td_date_is_valid (TD_DATE (2026, 2, 29)));
  g_assert_false (td_date_is_valid (TD_DATE (2026, 13, 1)));
  g_assert_false (td_date_is_valid (TD_DATE (10000, 1, 1)));
  g_assert_false (td_date_is_valid (TD_DATE_NONE));
}

static void
test_today (void)
{
  TdDate date;

  g_setenv ("THIDUA_TODAY", "2026-06-30", TRUE);
  date = td_date_today ();
  assert_date (date, 2026, 6, 30);

  g_setenv ("THIDUA_TODAY", "30/06/2026", TRUE);
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_WARNING, "*30/06/2026*");
  date = td_date_today ();
  g_test_assert_expected_messages ();
  g_assert_true (td_date_is_valid (date));

  g_unsetenv ("THIDUA_TODAY");
  g_assert_true (td_date_is_valid (td_date_today ()));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/parse-blank", test_parse_blank);
  g_test_add_func ("/date/parse-refused", test_parse_refused);
  g_test_add_func ("/date/parse-sentence", test_parse_sentence);
  g_test_add_func ("/date/parse-without-today", test_parse_without_today);
  g_test_add_func ("/date/round-trip", test_round_trip);
  g_test_add_func ("/date/iso", test_iso);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/compare", test_compare);
  g_test_add_func ("/date/add-days", test_add_days);
  g_test_add_func ("/date/add-months", test_add_months);
  g_test_add_func ("/date/valid", test_valid);
  g_test_add_func ("/date/today", test_today);

  return g_test_run ();
}
