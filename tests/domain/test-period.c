#include "domain/td-period.h"

#include "base/td-error.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *code;
    const char *label;
    const char *from;
    const char *to;
  } cases[] = {
    { "2026-H1", "2026-H1", "6 tháng đầu năm 2026", "2026-01-01", "2026-06-30" },
    { "2026-H2", "2026-H2", "6 tháng cuối năm 2026", "2026-07-01", "2026-12-31" },
    { " 2026-h2 ", "2026-H2", "6 tháng cuối năm 2026", "2026-07-01", "2026-12-31" },
    { "2026", "2026", "năm 2026", "2026-01-01", "2026-12-31" },
    { "2025-2026", "2025-2026", "năm học 2025-2026", "2025-09-01", "2026-08-31" },
    { "2024-02-29..2024-02-29", "2024-02-29..2024-02-29", "từ ngày 29/02/2024 đến ngày 29/02/2024",
      "2024-02-29", "2024-02-29" },
    /* The same days as a half-year, but asked for as dates: the heading must say dates. */
    { "2026-01-01..2026-06-30", "2026-01-01..2026-06-30", "từ ngày 01/01/2026 đến ngày 30/06/2026",
      "2026-01-01", "2026-06-30" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *code = NULL;
      g_autofree char *label = NULL;
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;
      TdPeriod period;

      g_test_message ("%s", cases[i].text);
      g_assert_true (td_period_parse (cases[i].text, &period, &error));
      g_assert_no_error (error);
      code = td_period_to_code (&period);
      label = td_period_to_label (&period);
      from = td_date_to_iso (period.from);
      to = td_date_to_iso (period.to);
      g_assert_cmpstr (code, ==, cases[i].code);
      g_assert_cmpstr (label, ==, cases[i].label);
      g_assert_cmpstr (from, ==, cases[i].from);
      g_assert_cmpstr (to, ==, cases[i].to);
    }
}

/* Every shift that is allowed leaves the name as it is. */
static void
test_shifted (void)
{
  static const char *const codes[] = { "2026-H1", "2026-H2", "2026", "2024", "2025-2026" };
  TdPeriod period;
  g_autofree char *label = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    for (int from = -TD_PERIOD_MAX_SHIFT; from <= TD_PERIOD_MAX_SHIFT; from += 5)
      for (int to = -TD_PERIOD_MAX_SHIFT; to <= TD_PERIOD_MAX_SHIFT; to += 5)
        {
          TdPeriod calendar;
          g_autofree char *code = NULL;

          g_assert_true (td_period_parse (codes[i], &period, NULL));
          calendar = period;
          period.from = td_date_add_days (period.from, from);
          period.to = td_date_add_days (period.to, to);
          code = td_period_to_code (&period);
          g_assert_cmpstr (code, ==, codes[i]);
          period = td_period_get_calendar (&period);
          g_assert_true (td_date_equal (period.from, calendar.from));
          g_assert_true (td_date_equal (period.to, calendar.to));
        }

  period = (TdPeriod){ TD_PERIOD_HALF_YEAR, TD_DATE (2025, 12, 16), TD_DATE (2026, 6, 15) };
  label = td_period_to_label (&period);
  g_assert_cmpstr (label, ==, "6 tháng đầu năm 2026 (từ 16/12/2025 đến 15/06/2026)");
}

static void
test_parse_refused (void)
{
  static const char *const texts[] = {
    NULL,
    "",
    "abc",
    "0000",
    "0000-H1",
    "26",
    "20260",
    "2026-H0",
    "2026-H3",
    "2026H1",
    "2026-H1x",
    "2025-2027",
    "2026-2025",
    "2025-2025",
    "9999-0000",
    "2026-06-30..2026-01-01",
    "2025-02-29..2025-03-01",
    "2026-01-01..",
    "..2026-01-01",
    "2026-01-01..2026-02-01..2026-03-01",
    "1/1/2026..30/6/2026",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *code = NULL;
      TdPeriod period = td_period_for_half (1999, 2);

      g_test_message ("%s", texts[i]);
      g_assert_false (td_period_parse (texts[i], &period, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_PARSE);
      g_assert_true (g_str_has_suffix (error->message, "."));
      code = td_period_to_code (&period);
      g_assert_cmpstr (code, ==, "1999-H2");
    }
}

static TdDate
random_date (void)
{
  return td_date_add_days (TD_DATE (1990, 1, 1), g_test_rand_int_range (0, 30000));
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 5000; i++)
    {
      int year = g_test_rand_int_range (1, 9999);
      TdPeriod period = td_period_for_year (year);
      TdPeriod again;
      g_autofree char *code = NULL;

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          period = td_period_for_half (year, g_test_rand_int_range (1, 3));
          break;
        case 1:
          period.kind = TD_PERIOD_SCHOOL_YEAR;
          period.from = TD_DATE ((guint16) year, 9, 1);
          period.to = TD_DATE ((guint16) (year + 1), 8, 31);
          break;
        case 2:
          period.kind = TD_PERIOD_RANGE;
          period.from = random_date ();
          period.to = td_date_add_days (period.from, g_test_rand_int_range (0, 5000));
          break;
        default:
          break;
        }
      code = td_period_to_code (&period);
      g_assert_true (td_period_parse (code, &again, NULL));
      g_assert_cmpint (again.kind, ==, period.kind);
      g_assert_true (td_date_equal (again.from, period.from));
      g_assert_true (td_date_equal (again.to, period.to));
    }
}

static void
test_last_half (void)
{
  static const struct
  {
    TdDate today;
    const char *code;
  } cases[] = {
    { { 2026, 1, 1 }, "2025-H2" },  { { 2026, 2, 28 }, "2025-H2" },
    { { 2024, 2, 29 }, "2023-H2" }, { { 2026, 5, 31 }, "2025-H2" },
    { { 2026, 6, 1 }, "2026-H1" },  { { 2026, 6, 30 }, "2026-H1" },
    { { 2026, 7, 1 }, "2026-H1" },  { { 2026, 11, 30 }, "2026-H1" },
    { { 2026, 12, 1 }, "2026-H2" }, { { 2026, 12, 31 }, "2026-H2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdPeriod period = td_period_last_half (cases[i].today);
      g_autofree char *code = td_period_to_code (&period);

      g_assert_cmpstr (code, ==, cases[i].code);
    }
}

/* Each day is in exactly one half of its year, in its year, and in one school year. */
static void
test_contains (void)
{
  for (int i = 0; i < 5000; i++)
    {
      TdDate date = random_date ();
      TdPeriod year = td_period_for_year (date.year);
      TdPeriod first = td_period_for_half (date.year, 1);
      TdPeriod second = td_period_for_half (date.year, 2);
      TdPeriod last = td_period_for_year (date.year - 1);

      g_assert_true (td_period_contains (&year, date));
      g_assert_cmpint (td_period_contains (&first, date), ==, date.month <= 6);
      g_assert_cmpint (td_period_contains (&second, date), ==, date.month >= 7);
      g_assert_false (td_period_contains (&last, date));
    }
}

static void
test_award_year (void)
{
  static const struct
  {
    const char *period;
    int year;
  } cases[] = {
    { NULL, 2026 },
    { "", 2026 },
    { "2024", 2024 },
    { "2024-H1", 2024 },
    { "2024-2025", 2025 },
    { "2021-01-01..2025-12-31", 2025 },
    { "giai đoạn 2021-2025", 2026 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (td_period_get_award_year (cases[i].period, TD_DATE (2026, 1, 20)), ==,
                     cases[i].year);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/period/shifted", test_shifted);
  g_test_add_func ("/period/parse", test_parse);
  g_test_add_func ("/period/parse-refused", test_parse_refused);
  g_test_add_func ("/period/round-trip", test_round_trip);
  g_test_add_func ("/period/last-half", test_last_half);
  g_test_add_func ("/period/contains", test_contains);

  g_test_add_func ("/period/award-year", test_award_year);

  return g_test_run ();
}
