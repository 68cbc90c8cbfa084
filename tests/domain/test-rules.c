#include "domain/td-rules.h"

#include <string.h>

#include "base/td-text.h"
#include "td-test-rules.h"

/* R1: HD 1217/HD-TLĐ 2016 mục 1.1 */
static void
test_general_and_thematic (void)
{
  static const struct
  {
    const char *mine;
    TdTestEarlier earlier;
    gboolean fires;
  } cases[] = {
    { "CONG_TRANG", { .type = "CHUYEN_DE", .decided_on = { 2026, 1, 20 } }, TRUE },
    { "CHUYEN_DE", { .type = "CONG_TRANG", .decided_on = { 2026, 1, 20 } }, TRUE },
    { "CHUYEN_DE", { .type = "CONG_TRANG", .decided_on = { 2026, 1, 1 } }, TRUE },
    { "CHUYEN_DE", { .type = "CONG_TRANG", .decided_on = { 2025, 12, 31 } }, FALSE },
    { "CONG_TRANG", { .type = "CONG_TRANG", .decided_on = { 2026, 1, 20 } }, FALSE },
    { "CHUYEN_DE", { .type = "CHUYEN_DE", .decided_on = { 2026, 1, 20 } }, FALSE },
    { "DOT_XUAT", { .type = "CONG_TRANG", .decided_on = { 2026, 1, 20 } }, FALSE },
    { "CONG_TRANG", { .type = "DOT_XUAT", .decided_on = { 2026, 1, 20 } }, FALSE },
    /* HD 1217/HD-TLĐ mục 1.1: unless for an interim or final review of a theme. */
    { "SO_KET", { .type = "CONG_TRANG", .decided_on = { 2026, 1, 20 } }, FALSE },
    { "CONG_TRANG", { .type = "SO_KET", .decided_on = { 2026, 1, 20 } }, FALSE },
    /* The working year is that of the achievement: a year's awards are decided in the next one. */
    { "CHUYEN_DE",
      { .type = "CONG_TRANG", .period = "2025", .decided_on = { 2026, 1, 20 } },
      FALSE },
    { "CHUYEN_DE",
      { .type = "CONG_TRANG", .period = "2025-2026", .decided_on = { 2026, 6, 20 } },
      TRUE },
    { "CHUYEN_DE", { .type = "CONG_TRANG", .level = "TLD", .decided_on = { 2026, 1, 20 } }, FALSE },
    { "CHUYEN_DE",
      { .type = "CONG_TRANG", .issuer = "LĐLĐ tỉnh Điện Biên", .decided_on = { 2026, 1, 20 } },
      FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdDecision) decision = td_test_rules_decision ();
      g_auto (TdDecisionFacts) facts = { 0 };
      g_autofree char *date = td_date_format (cases[i].earlier.decided_on);
      g_autofree char *name = g_strdup_printf ("12/QĐ-LĐLĐ, %s", date);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      td_test_rules_add (decision, "Giàng A Chu", TD_TEST_FORM_DIPLOMA, cases[i].mine);
      td_test_rules_add_earlier (&facts, 0, &cases[i].earlier);
      td_test_rules_assert (decision, 0, &facts, cases[i].fires ? "R1" : NULL,
                            TD_AWARD_COMMENDATION, name);
    }
}

/* R2: Luật 06/2022/QH15 Đ.5 */
static void
test_same_achievement (void)
{
  static const struct
  {
    gint64 campaign;
    const char *period;
    TdTestEarlier earlier;
    gboolean fires;
  } cases[] = {
    { 7, "2025", { .campaign = 7, .period = "2025", .decided_on = { 2025, 12, 1 } }, TRUE },
    { 7, "2025", { .campaign = 7, .period = "2024", .decided_on = { 2026, 1, 20 } }, FALSE },
    { 7, "2025", { .campaign = 8, .period = "2025", .decided_on = { 2026, 1, 20 } }, FALSE },
    /* Without a period the year of the decision stands for it. */
    { 7, "", { .campaign = 7, .decided_on = { 2026, 1, 20 } }, TRUE },
    { 7, "", { .campaign = 7, .decided_on = { 2025, 12, 31 } }, FALSE },
    { 7, "", { .campaign = 7, .period = "2026", .decided_on = { 2026, 1, 20 } }, FALSE },
    { 0, "2025", { .campaign = 0, .period = "2025", .decided_on = { 2026, 1, 20 } }, FALSE },
    { 7,
      "2025",
      { .campaign = 7, .period = "2025", .level = "TLD", .decided_on = { 2026, 1, 20 } },
      FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdDecision) decision = td_test_rules_decision ();
      g_auto (TdDecisionFacts) facts = { 0 };
      TdAward *award = td_test_rules_add (decision, "Lò Thị Ánh", TD_TEST_FORM_DIPLOMA, "DOT_XUAT");
      TdTestEarlier earlier = cases[i].earlier;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      earlier.type = "DOT_XUAT";
      award->campaign_id = cases[i].campaign;
      td_text_set (&award->achievement_period, cases[i].period);
      td_test_rules_add_earlier (&facts, 0, &earlier);
      td_test_rules_assert (decision, 0, &facts, cases[i].fires ? "R2" : NULL, TD_AWARD_CAMPAIGN,
                            "12/QĐ-LĐLĐ, ");
    }
}

/* R8: HD 149/HD-TLĐ 2015; QĐ 2106/QĐ-TLĐ Đ.18.2. The row of an older regulation is the same medal.
 */
static void
test_once_only (void)
{
  static const struct
  {
    gint64 mine;
    gint64 theirs;
    gboolean fires;
  } cases[] = {
    { TD_TEST_FORM_MEDAL, TD_TEST_FORM_MEDAL, TRUE },
    { TD_TEST_FORM_MEDAL, TD_TEST_FORM_OLD_MEDAL, TRUE },
    { TD_TEST_FORM_MEDAL, TD_TEST_FORM_DIPLOMA, FALSE },
    { TD_TEST_FORM_MEDAL, 99, FALSE },
    { TD_TEST_FORM_DIPLOMA, TD_TEST_FORM_DIPLOMA, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdDecision) decision = td_test_rules_decision ();
      g_auto (TdDecisionFacts) facts = { 0 };
      TdTestEarlier earlier = { .form = cases[i].theirs,
                                .type = "DOT_XUAT",
                                .issuer = "Tổng Liên đoàn",
                                .decided_on = { 2008, 2, 29 } };

      td_test_rules_add (decision, "Vàng Văn Sơn", cases[i].mine, "DOT_XUAT");
      if (cases[i].mine == TD_TEST_FORM_MEDAL)
        td_text_set (&decision->deciding_level, "TLD");
      td_test_rules_add_earlier (&facts, 0, &earlier);
      td_test_rules_assert (decision, 0, &facts, cases[i].fires ? "R8" : NULL, TD_AWARD_FORM,
                            "12/QĐ-LĐLĐ, 29/02/2008");
    }
}

/* R11: the catalogue */
static void
test_level (void)
{
  g_autoptr (TdDecision) decision = td_test_rules_decision ();
  g_autoptr (TdDecision) no_level = td_test_rules_decision ();
  TdAward *award = td_test_rules_add (decision, "Tẩn A Lở", TD_TEST_FORM_MEDAL, "DOT_XUAT");

  td_test_rules_add (no_level, "Tẩn A Lở", TD_TEST_FORM_MEDAL, "DOT_XUAT");
  td_text_set (&no_level->deciding_level, "");

  td_test_rules_assert (decision, 0, NULL, "R11", TD_AWARD_FORM, "Tổng Liên đoàn");
  td_test_rules_assert (no_level, 0, NULL, NULL, NULL, NULL);
  /* A level that the vocabulary lacks has no name to tell. */
  award->award_form_id = TD_TEST_FORM_FOREIGN;
  td_test_rules_assert (decision, 0, NULL, "R11", TD_AWARD_FORM, "another level");
  award->award_form_id = 99;
  td_test_rules_assert (decision, 0, NULL, NULL, NULL, NULL);
}

/* R12: QĐ 2106/QĐ-TLĐ Đ.50; NĐ 98/2023/NĐ-CP */
static void
test_bonus (void)
{
  g_autoptr (TdDecision) decision = td_test_rules_decision ();
  TdAward *award = td_test_rules_add (decision, "Phàn A Sú", TD_TEST_FORM_DIPLOMA, "DOT_XUAT");

  td_test_rules_assert (decision, 0, NULL, NULL, NULL, NULL);
  award->bonus = 3795000;
  td_test_rules_assert (decision, 0, NULL, "R12", TD_AWARD_BONUS, "3.800.000");
  award->recipient_kind = TD_RECIPIENT_COLLECTIVE;
  td_test_rules_assert (decision, 0, NULL, "R12", TD_AWARD_BONUS, "7.590.000");
  decision->decided_on = TD_DATE (2026, 6, 30);
  td_test_rules_assert (decision, 0, NULL, "R12", TD_AWARD_BONUS, "7.020.000");
  /* No coefficient, no base salary: nothing to compare with. */
  award->award_form_id = TD_TEST_FORM_FLAG;
  td_test_rules_assert (decision, 0, NULL, NULL, NULL, NULL);
  award->award_form_id = TD_TEST_FORM_DIPLOMA;
  decision->decided_on = TD_DATE (2020, 1, 1);
  td_test_rules_assert (decision, 0, NULL, NULL, NULL, NULL);
}

/* Of two lines of one decision the second is the one in doubt. */
static void
test_within_decision (void)
{
  g_autoptr (TdDecision) decision = td_test_rules_decision ();
  TdAward *first = td_test_rules_add (decision, "Lý A Pao", TD_TEST_FORM_DIPLOMA, "CONG_TRANG");
  TdAward *second = td_test_rules_add (decision, "Lý A Pao", TD_TEST_FORM_DIPLOMA, "CHUYEN_DE");

  td_test_rules_assert (decision, 0, NULL, NULL, NULL, NULL);
  td_test_rules_assert (decision, 1, NULL, "R1", TD_AWARD_COMMENDATION, "line 1");

  second->unit_id = 6;
  td_test_rules_assert (decision, 1, NULL, NULL, NULL, NULL);
  second->unit_id = first->unit_id;
  first->revoked_on = TD_DATE (2026, 11, 2);
  td_test_rules_assert (decision, 1, NULL, NULL, NULL, NULL);
}

/* A decision of random lines: no rule looks forward, so that a line's problems do not change with
 * the lines after it, and a revoked line counts as little as one that is not there. */
static void
test_random_lines (void)
{
  static const char *const types[] = { "CONG_TRANG", "CHUYEN_DE", "DOT_XUAT" };
  static const char *const names[] = { "Lò A", "Lò B" };
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);

  for (int i = 0; i < 2000; i++)
    {
      g_autoptr (TdDecision) decision = td_test_rules_decision ();
      g_autoptr (TdDecision) shorter = NULL;
      g_autoptr (GPtrArray) problems = td_problems_new ();
      g_autoptr (GPtrArray) same = td_problems_new ();
      guint n = (guint) g_test_rand_int_range (2, 8);
      guint last = n - 2;

      for (guint j = 0; j < n; j++)
        {
          TdAward *award = td_test_rules_add (
              decision, names[g_test_rand_int_range (0, 2)],
              g_test_rand_int_range (TD_TEST_FORM_DIPLOMA, TD_TEST_FORM_FOREIGN + 1),
              types[g_test_rand_int_range (0, 3)]);

          award->campaign_id = g_test_rand_int_range (0, 3);
          if (j < last && g_test_rand_int_range (0, 3) == 0)
            award->revoked_on = decision->decided_on;
        }

      shorter = td_decision_copy (decision);
      g_ptr_array_remove_index (shorter->awards, n - 1);
      for (guint j = last; j-- > 0;)
        {
          TdAward *award = g_ptr_array_index (shorter->awards, j);

          if (td_date_is_set (award->revoked_on))
            g_ptr_array_remove_index (shorter->awards, j);
        }
      td_rules_check_award (decision, last, catalogue, NULL, problems);
      td_rules_check_award (shorter, shorter->awards->len - 1, catalogue, NULL, same);
      g_assert_cmpuint (problems->len, ==, same->len);
      for (guint j = 0; j < problems->len; j++)
        g_assert_cmpstr (((TdProblem *) g_ptr_array_index (problems, j))->rule, ==,
                         ((TdProblem *) g_ptr_array_index (same, j))->rule);
    }
}

/* A rule may be made a note in its row. */
static void
test_note (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdDecision) decision = td_test_rules_decision ();
  g_autoptr (GPtrArray) problems = td_problems_new ();

  ((TdRule *) td_catalogue_find_rule (catalogue, "R12"))->is_warning = FALSE;
  td_test_rules_add (decision, "Phàn A Sú", TD_TEST_FORM_DIPLOMA, "DOT_XUAT")->bonus = 1;
  td_rules_check_award (decision, 0, catalogue, NULL, problems);
  td_test_assert_problem (problems, TD_SEVERITY_NOTE, "R12", TD_AWARD_BONUS, 0, "3.800.000");
}

/* For one achievement the law forbids several forms, and not a title beside a form (Luật
 * 06/2022/QH15 Đ.5; NĐ 98/2023/NĐ-CP: title and form are both rewarded). */
static void
test_title_beside_form (void)
{
  static const struct
  {
    const char *mine;
    const char *theirs;
    gboolean fires;
  } cases[] = {
    { "title", "form", FALSE }, { "form", "title", FALSE }, { "form", "form", TRUE },
    { "title", "title", TRUE }, { "prize", "form", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
      g_autoptr (TdDecision) decision = td_test_rules_decision ();
      g_autoptr (GPtrArray) problems = td_problems_new ();
      g_auto (TdDecisionFacts) facts = { 0 };
      const TdTestEarlier earlier = { .form = TD_TEST_FORM_FOREIGN,
                                      .type = "DOT_XUAT",
                                      .decided_on = { 2026, 1, 20 },
                                      .campaign = 7 };
      TdAwardForm *form;

      form = (TdAwardForm *) td_catalogue_find_award_form (catalogue, TD_TEST_FORM_DIPLOMA);
      form->category = g_strdup (cases[i].mine);
      form = (TdAwardForm *) td_catalogue_find_award_form (catalogue, TD_TEST_FORM_FOREIGN);
      form->category = g_strdup (cases[i].theirs);
      td_test_rules_add (decision, "Lò Thị Ánh", TD_TEST_FORM_DIPLOMA, "DOT_XUAT")->campaign_id = 7;
      td_test_rules_add_earlier (&facts, 0, &earlier);
      td_rules_check_award (decision, 0, catalogue, &facts, problems);
      g_assert_cmpuint (problems->len, ==, cases[i].fires ? 1 : 0);
    }
}

/* All awards that were found can be listed; the sentence names the oldest. */
static void
test_award_ids (void)
{
  g_autoptr (TdDecision) decision = td_test_rules_decision ();
  g_auto (TdDecisionFacts) facts = { 0 };
  g_autoptr (TdProblem) problem = NULL;
  g_autoptr (TdProblem) copy = NULL;
  const TdTestEarlier earlier[] = {
    { .id = 31, .type = "CHUYEN_DE", .decided_on = { 2026, 1, 20 } },
    { .id = 32, .type = "DOT_XUAT", .decided_on = { 2026, 2, 20 } },
    { .id = 33, .type = "CHUYEN_DE", .decided_on = { 2026, 3, 20 } },
  };

  td_test_rules_add (decision, "Lò Thị Ánh", TD_TEST_FORM_DIPLOMA, "CONG_TRANG");
  for (gsize i = 0; i < G_N_ELEMENTS (earlier); i++)
    td_test_rules_add_earlier (&facts, 0, &earlier[i]);
  problem = td_test_rules_find (decision, 0, &facts, "R1", TD_AWARD_COMMENDATION, "20/01/2026");
  copy = td_problem_copy (problem);
  g_clear_pointer (&problem, td_problem_free);
  g_assert_cmpuint (copy->award_ids->len, ==, 2);
  g_assert_cmpint (g_array_index (copy->award_ids, gint64, 0), ==, 31);
  g_assert_cmpint (g_array_index (copy->award_ids, gint64, 1), ==, 33);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/general-and-thematic", test_general_and_thematic);
  g_test_add_func ("/rules/same-achievement", test_same_achievement);
  g_test_add_func ("/rules/once-only", test_once_only);
  g_test_add_func ("/rules/level", test_level);
  g_test_add_func ("/rules/bonus", test_bonus);
  g_test_add_func ("/rules/within-decision", test_within_decision);
  g_test_add_func ("/rules/random-lines", test_random_lines);
  g_test_add_func ("/rules/title-beside-form", test_title_beside_form);
  g_test_add_func ("/rules/award-ids", test_award_ids);
  g_test_add_func ("/rules/note", test_note);

  return g_test_run ();
}
