#include "td-test-catalogue.h"

static void
test_terms (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);

  g_assert_cmpstr (
      td_catalogue_get_term_name (catalogue, TD_VOCABULARY_DECIDING_LEVEL, "LDLD_TINH"), ==,
      "LĐLĐ tỉnh");
  g_assert_cmpstr (td_catalogue_get_term_name (catalogue, TD_VOCABULARY_DECIDING_LEVEL, "BO"), ==,
                   "");
  g_assert_cmpstr (td_catalogue_get_term_name (catalogue, TD_VOCABULARY_DECIDING_LEVEL, NULL), ==,
                   "");
  /* A code counts in its own vocabulary only. */
  g_assert_null (td_catalogue_find_term (catalogue, TD_VOCABULARY_LAUNCHING_LEVEL, "LDLD_TINH"));
  g_assert_null (td_catalogue_find_rule (catalogue, "R99"));
  g_assert_cmpstr (td_catalogue_find_rule (catalogue, "R8")->title, ==, "Tiêu đề R8");
  g_assert_cmpint (td_catalogue_find_number (catalogue, "rule.R10.leader"), ==, 200000000);
  g_assert_cmpint (td_catalogue_find_number (catalogue, "rule.R10.no"), ==, -1);
}

static void
test_dated_forms (void)
{
  static const struct
  {
    TdDate date;
    gint64 id; /* 0: none in force */
  } cases[] = {
    { { 2004, 5, 25 }, 0 },
    { { 2004, 5, 26 }, TD_TEST_FORM_OLD_MEDAL },
    { { 2019, 11, 11 }, TD_TEST_FORM_OLD_MEDAL },
    { { 2019, 11, 12 }, TD_TEST_FORM_MEDAL },
    { { 2099, 1, 1 }, TD_TEST_FORM_MEDAL },
  };
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TdAwardForm *form = td_catalogue_find_award_form_at (catalogue, "KNC", cases[i].date);

      g_assert_cmpint (form != NULL ? form->id : 0, ==, cases[i].id);
    }
  g_assert_null (td_catalogue_find_award_form_at (catalogue, "none", TD_DATE (2026, 1, 1)));
  g_assert_null (td_catalogue_find_award_form (catalogue, 99));
}

static void
test_base_salary (void)
{
  static const struct
  {
    TdDate date;
    gint64 amount; /* 0: before the first */
  } cases[] = {
    { { 0, 0, 0 }, 0 },           { { 2024, 6, 30 }, 0 },      { { 2024, 7, 1 }, 2340000 },
    { { 2026, 6, 30 }, 2340000 }, { { 2026, 7, 1 }, 2530000 }, { { 2030, 1, 1 }, 2530000 },
  };
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TdBaseSalary *salary = td_catalogue_get_base_salary (catalogue, cases[i].date);

      g_assert_cmpint (salary != NULL ? salary->amount : 0, ==, cases[i].amount);
    }
}

/* Coefficients of NĐ 98/2023/NĐ-CP and NĐ 152/2025/NĐ-CP at the base salary of 01/07/2026, rounded
 * up to tens of thousands of đồng. */
static void
test_bonus (void)
{
  static const struct
  {
    gint64 coefficient;
    gint64 bonus;
  } cases[] = {
    { 450, 11390000 }, { 300, 7590000 },   { 100, 2530000 },  { 30, 760000 },   { 150, 3800000 },
    { 80, 2030000 },   { 1200, 30360000 }, { 800, 20240000 }, { 350, 8860000 }, { 60, 1520000 },
  };
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  gint64 bonus;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdAwardForm form
          = { .coefficient_individual = cases[i].coefficient, .coefficient_collective = -1 };

      g_assert_true (
          td_catalogue_propose_bonus (catalogue, &form, FALSE, TD_DATE (2026, 11, 1), &bonus));
      g_assert_cmpint (bonus, ==, cases[i].bonus);
      g_assert_false (
          td_catalogue_propose_bonus (catalogue, &form, TRUE, TD_DATE (2026, 11, 1), &bonus));
      g_assert_cmpint (bonus, ==, 0);
    }
}

/* The smallest whole step that is not below base salary × coefficient, whatever the numbers. */
static void
test_bonus_property (void)
{
  for (int i = 0; i < 20000; i++)
    {
      gint64 step = g_test_rand_int_range (0, 2) == 0 ? 10000 : g_test_rand_int_range (1, 100000);
      gint64 amount = g_test_rand_int_range (1, 50000000);
      gint64 coefficient = g_test_rand_int_range (0, 5000);
      g_autoptr (TdCatalogue) catalogue = td_catalogue_new (step);
      TdBaseSalary *salary = g_new0 (TdBaseSalary, 1);
      TdAwardForm form = { .coefficient_individual = -1, .coefficient_collective = coefficient };
      gint64 bonus;

      salary->valid_from = TD_DATE (2026, 7, 1);
      salary->amount = amount;
      td_catalogue_take_base_salary (catalogue, salary);
      g_assert_true (
          td_catalogue_propose_bonus (catalogue, &form, TRUE, TD_DATE (2026, 7, 1), &bonus));
      g_assert_cmpint (bonus % step, ==, 0);
      g_assert_cmpint (bonus * 100, >=, amount * coefficient);
      g_assert_cmpint ((bonus - step) * 100, <, amount * coefficient);
    }
}

/* The day of the decision, not today, chooses the base salary. */
static void
test_bonus_by_date (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  const TdAwardForm *form = td_catalogue_find_award_form (catalogue, TD_TEST_FORM_DIPLOMA);
  gint64 bonus;

  g_assert_true (
      td_catalogue_propose_bonus (catalogue, form, FALSE, TD_DATE (2026, 6, 30), &bonus));
  g_assert_cmpint (bonus, ==, 3510000);
  g_assert_true (td_catalogue_propose_bonus (catalogue, form, FALSE, TD_DATE (2026, 7, 1), &bonus));
  g_assert_cmpint (bonus, ==, 3800000);
  g_assert_true (td_catalogue_propose_bonus (catalogue, form, TRUE, TD_DATE (2026, 7, 1), &bonus));
  g_assert_cmpint (bonus, ==, 7590000);
  g_assert_false (
      td_catalogue_propose_bonus (catalogue, form, FALSE, TD_DATE (2020, 1, 1), &bonus));
  g_assert_false (td_catalogue_propose_bonus (catalogue, form, FALSE, TD_DATE_NONE, &bonus));
  g_assert_cmpint (bonus, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/terms", test_terms);
  g_test_add_func ("/catalogue/dated-forms", test_dated_forms);
  g_test_add_func ("/catalogue/base-salary", test_base_salary);
  g_test_add_func ("/catalogue/bonus", test_bonus);
  g_test_add_func ("/catalogue/bonus-property", test_bonus_property);
  g_test_add_func ("/catalogue/bonus-by-date", test_bonus_by_date);

  return g_test_run ();
}
