/* The pattern by which codes of units are made. */
#include <string.h>

#include "base/td-error.h"
#include "domain/td-code-pattern.h"

static void
test_make (void)
{
  static const struct
  {
    const char *pattern;
    const char *parent;
    int year;
    guint number;
    const char *code;
  } cases[] = {
    { "{parent}-{n:3}", "LC-CDGD", 2020, 7, "LC-CDGD-007" },
    { "{parent}-{n:3}", "LC", 2020, 1234, "LC-1234" },
    { "{n}", "LC", 0, 7, "7" },
    { "{kind}/{year}/{n:2}", "LC", 2020, 7, "CDCS/2020/07" },
    { "CĐ{year}.{n:6}", "LC", 0, 7, "CĐ.000007" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdCodeParts parts = { cases[i].parent, "CDCS", cases[i].year };
      g_autoptr (GError) error = NULL;
      g_autofree char *code = NULL;

      g_assert_true (td_code_pattern_check (cases[i].pattern, &error));
      g_assert_no_error (error);
      code = td_code_pattern_make (cases[i].pattern, &parts, cases[i].number);
      g_assert_cmpstr (code, ==, cases[i].code);
    }
}

static void
test_refuse (void)
{
  static const char *const cases[][2] = {
    { "", "{n:3}" },
    { "{parent}", "{n:3}" },
    { "{n}-{n:2}", "{n:3}" },
    { "{parent}-{n:0}", "“{n:0}”" },
    { "{parent}-{n:7}", "“{n:7}”" },
    { "{parent}-{n:33}", "“{n:33}”" },
    { "{tỉnh}-{n}", "“{tỉnh}”" },
    { "{n}-{parent", "“{parent”" },
    { "{n}}", "“}”" },
    { "{{n}}", "“{{n}”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (td_code_pattern_check (cases[i][0], &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i][1]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/code-pattern/make", test_make);
  g_test_add_func ("/code-pattern/refuse", test_refuse);

  return g_test_run ();
}
