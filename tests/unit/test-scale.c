#include "base/td-scale.h"

static const struct
{
  gint64 min, max;
  guint n_steps;
  TdScale scale;
} cases[] = {
  { 3, 41, 5, { 0, 50, 10 } },
  { 41, 3, 5, { 0, 50, 10 } },
  { 0, 0, 5, { 0, 1, 1 } },
  { 0, 1, 5, { 0, 1, 1 } },
  { 7, 7, 5, { 0, 8, 2 } },
  { 28, 30, 5, { 28, 30, 1 } },
  { 0, 5, 5, { 0, 5, 1 } },
  { 0, 6, 5, { 0, 6, 2 } },
  { 12105, 12380, 6, { 12100, 12400, 50 } },
  { 0, 100, 5, { 0, 100, 20 } },
  { 0, 101, 5, { 0, 150, 50 } },
  { 90, 99, 4, { 90, 100, 5 } },
  { 48, 99, 4, { 0, 100, 50 } },
  { 11000000, 11200000, 5, { 11000000, 11200000, 50000 } },
  { -5, 10, 5, { 0, 10, 2 } },
  { 0, 999, 2, { 0, 1000, 500 } },
};

static void
test_steps (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdScale scale = td_scale_new (cases[i].min, cases[i].max, cases[i].n_steps);

      g_test_message ("%" G_GINT64_FORMAT " … %" G_GINT64_FORMAT, cases[i].min, cases[i].max);
      g_assert_cmpint (scale.first, ==, cases[i].scale.first);
      g_assert_cmpint (scale.last, ==, cases[i].scale.last);
      g_assert_cmpint (scale.step, ==, cases[i].scale.step);
    }
}

static void
test_random (void)
{
  for (guint i = 0; i < 10000; i++)
    {
      gint64 min = (gint64) (g_test_rand_double_range (0, 1) * (double) ((gint64) 1 << (i % 50)));
      gint64 max = (gint64) (g_test_rand_double_range (0, 1) * (double) ((gint64) 1 << (i % 50)));
      guint n_steps = (guint) g_test_rand_int_range (2, 12);
      TdScale scale = td_scale_new (min, max, n_steps);

      g_assert_cmpint (scale.first, <=, MIN (min, max));
      g_assert_cmpint (scale.last, >=, MAX (min, max));
      g_assert_cmpint (scale.first, <, scale.last);
      g_assert_cmpint (scale.first % scale.step, ==, 0);
      g_assert_cmpint (scale.last % scale.step, ==, 0);
      g_assert_cmpuint (td_scale_get_n_steps (scale), <=, n_steps);
      g_assert_cmpfloat (td_scale_place (scale, min), >=, 0);
      g_assert_cmpfloat (td_scale_place (scale, max), <=, 1);
    }
}

static void
test_place (void)
{
  TdScale scale = { 100, 300, 50 };

  g_assert_cmpfloat (td_scale_place (scale, 100), ==, 0);
  g_assert_cmpfloat (td_scale_place (scale, 250), ==, 0.75);
  g_assert_cmpfloat (td_scale_place (scale, 300), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scale/steps", test_steps);
  g_test_add_func ("/scale/random", test_random);
  g_test_add_func ("/scale/place", test_place);

  return g_test_run ();
}
