#include "base/td-money.h"

#include <string.h>

#include "base/td-error.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64 amount;
  } cases[] = {
    { "1.800.000", 1800000 },
    { "1 800 000", 1800000 },
    { "1\xc2\xa0"
      "800\xc2\xa0"
      "000",
      1800000 },
    { "1800000", 1800000 },
    { " 1.800.000 đ ", 1800000 },
    { "1.800.000đ", 1800000 },
    { "1.800.000 ₫", 1800000 },
    { "1.800.000₫", 1800000 },
    { "1.800.000 đồng", 1800000 },
    { "1.800.000 ĐỒNG", 1800000 },
    { "1.800.000 VNĐ", 1800000 },
    { "1.800.000 vnd", 1800000 },
    { "1,8tr", 1800000 },
    { "1,8 triệu", 1800000 },
    { "1,5 triệu", 1500000 },
    { "1,8 Triệu đồng", 1800000 },
    { "1,8 trđ", 1800000 },
    { "1.8tr", 1800000 },
    { "1.80 triệu", 1800000 },
    { "1,800 triệu", 1800000 },
    { "1.800 triệu", 1800000000 },
    { "1.8005tr", 1800500 },
    { "1.500,5 triệu", 1500500000 },
    { "0,000001 tr", 1 },
    { "18 tr", 18000000 },
    { "500k", 500000 },
    { "500K", 500000 },
    { "1,5k", 1500 },
    { "500 nghìn", 500000 },
    { "500 ngàn đồng", 500000 },
    { "500 ng", 500000 },
    { "1,2 tỷ", 1200000000 },
    { "1,2 tỉ đồng", 1200000000 },
    { "0", 0 },
    { "000", 0 },
    { "7", 7 },
    { "999.999.999.999.999", TD_MONEY_MAX },
    { "999999999999999", TD_MONEY_MAX },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 amount = -1;

      g_test_message ("%s", cases[i].text);
      g_assert_true (td_money_parse (cases[i].text, &amount, &error));
      g_assert_no_error (error);
      g_assert_cmpint (amount, ==, cases[i].amount);
    }
}

static void
test_parse_refused (void)
{
  static const char *const texts[] = {
    NULL,
    "",
    "  ",
    "abc",
    "1a",
    "12o000",
    "1.800.000 usd",
    "đ",
    "tr",
    "-5",
    "-1.800.000",
    "+5",
    "(5)",
    /* a comma is for decimals, and there is no half đồng */
    "1,5",
    "1,800",
    "1,800,000",
    "1.800.000,00",
    "1,2345k",
    "1,1234567tr",
    /* a dot has three digits behind it */
    "1.8",
    "1.80",
    "1.8000",
    "1.80.000",
    "1800.000",
    "1.800.00",
    "1.800.",
    ".800",
    "1..800",
    "1. 800",
    "1.8k.",
    "1.8.0tr",
    "1 80",
    "1 800.000",
    "1.800 000",
    "1,",
    "1,tr",
    ",5tr",
    "1,5,5tr",
    "1,5.5tr",
    "1,5 5tr",
    "1,8 tr!",
    "1,8 tr.",
    "5 ₫₫",
    "5 ₫ đ",
    "5 đ đ",
    "5 tr k",
    "1tr8",
    "1e6",
    "0x10",
    "1.800.000 đ/tháng",
    "5-6",
    "٥",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 amount = -1;

      g_test_message ("%s", texts[i]);
      g_assert_false (td_money_parse (texts[i], &amount, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_PARSE);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_null (strstr (error->message, "too large"));
      g_assert_cmpint (amount, ==, 0);
    }
}

/* Apart from the others, because a test's own output must be UTF-8. */
static void
test_parse_invalid_utf8 (void)
{
  g_autoptr (GError) error = NULL;
  gint64 amount;

  g_assert_false (td_money_parse ("5\xff", &amount, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_PARSE);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_parse_overflow (void)
{
  static const char *const texts[] = {
    "1.000.000.000.000.000",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551617",
    "99999999999999999999999999999999999999",
    "1000000 tỷ",
    "999.999.999.999,9 triệu",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 amount = -1;

      g_test_message ("%s", texts[i]);
      g_assert_false (td_money_parse (texts[i], &amount, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_PARSE);
      g_assert_nonnull (strstr (error->message, "too large"));
      g_assert_cmpint (amount, ==, 0);
    }
}

static void
test_format (void)
{
  static const struct
  {
    gint64 amount;
    const char *text;
  } cases[] = {
    { 0, "0" },
    { 7, "7" },
    { 999, "999" },
    { 1000, "1.000" },
    { 1800000, "1.800.000" },
    { 100000, "100.000" },
    { TD_MONEY_MAX, "999.999.999.999.999" },
    { -1, "-1" },
    { -1800000, "-1.800.000" },
    { -100, "-100" },
    { G_MAXINT64, "9.223.372.036.854.775.807" },
    { G_MININT64, "-9.223.372.036.854.775.808" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = td_money_format (cases[i].amount);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 20000; i++)
    {
      gint64 amount = (((gint64) g_test_rand_int_range (0, G_MAXINT32) << 20)
                       | g_test_rand_int_range (0, 1 << 20))
                      % (TD_MONEY_MAX + 1);
      g_autofree char *text = NULL;
      gint64 result;

      amount >>= g_test_rand_int_range (0, 50);
      text = td_money_format (amount);
      g_assert_true (td_money_parse (text, &result, NULL));
      g_assert_cmpint (result, ==, amount);
    }
}

/* The State's coefficients (NĐ 98/2023, NĐ 152/2025) at the base salary of 01/07/2026. */
static void
test_bonus (void)
{
  static const struct
  {
    gint64 coefficient;
    gint64 bonus;
  } cases[] = {
    { 450, 11390000 }, { 300, 7590000 }, { 100, 2530000 },   { 30, 760000 },
    { 150, 3800000 },  { 80, 2030000 },  { 1200, 30360000 }, { 800, 20240000 },
    { 350, 8860000 },  { 60, 1520000 },  { 15, 380000 },     { 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (td_money_bonus (2530000, cases[i].coefficient, 10000), ==, cases[i].bonus);

  /* Already a multiple: not rounded up to the next one. */
  g_assert_cmpint (td_money_bonus (1800000, 150, 10000), ==, 2700000);
  g_assert_cmpint (td_money_bonus (1490000, 150, 10000), ==, 2240000);
  g_assert_cmpint (td_money_bonus (2530000, 30, 1), ==, 759000);
  g_assert_cmpint (td_money_bonus (2530000, 30, 0), ==, 759000);
  g_assert_cmpint (td_money_bonus (2530000, 30, 1000), ==, 759000);
  /* 1 đồng × 0,01 is a hundredth of a đồng more than nothing. */
  g_assert_cmpint (td_money_bonus (1, 1, 1), ==, 1);
  g_assert_cmpint (td_money_bonus (1, 1, 10000), ==, 10000);
  g_assert_cmpint (td_money_bonus (0, 150, 10000), ==, 0);
  g_assert_cmpint (td_money_bonus (TD_MONEY_MAX, 100, 1), ==, TD_MONEY_MAX);
}

static void
test_format_hundredths (void)
{
  static const struct
  {
    gint64 hundredths;
    const char *text;
  } cases[] = {
    { 150, "1,5" },   { 15, "0,15" },  { 1200, "12" },   { 105, "1,05" },
    { 5, "0,05" },    { 0, "0" },      { 30, "0,3" },    { 8872, "88,72" },
    { -150, "-1,5" }, { -5, "-0,05" }, { 10000, "100" }, { 123456789, "1.234.567,89" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = td_money_format_hundredths (cases[i].hundredths);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_parse_hundredths (void)
{
  static const struct
  {
    const char *text;
    gint64 hundredths; /* -1: refused */
  } rows[] = {
    { "1,5", 150 }, { "85", 8500 }, { " 0,15 ", 15 }, { "1.234,56", 123456 }, { "1 234,5", 123450 },
    { "", -1 },     { "1,", -1 },   { ",5", -1 },     { "1,234", -1 },        { "1.5", -1 },
    { "abc", -1 },  { "-1", -1 },   { "1,5x", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value;
      gboolean read = td_money_parse_hundredths (rows[i].text, &value, &error);

      g_assert_cmpint (read, ==, rows[i].hundredths >= 0);
      if (read)
        g_assert_cmpint (value, ==, rows[i].hundredths);
      else
        g_assert_error (error, TD_ERROR, TD_ERROR_PARSE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/money/parse", test_parse);
  g_test_add_func ("/money/parse-refused", test_parse_refused);
  g_test_add_func ("/money/parse-invalid-utf8", test_parse_invalid_utf8);
  g_test_add_func ("/money/parse-overflow", test_parse_overflow);
  g_test_add_func ("/money/format", test_format);
  g_test_add_func ("/money/round-trip", test_round_trip);
  g_test_add_func ("/money/bonus", test_bonus);
  g_test_add_func ("/money/format-hundredths", test_format_hundredths);
  g_test_add_func ("/money/parse-hundredths", test_parse_hundredths);

  return g_test_run ();
}
