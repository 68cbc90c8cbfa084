#include "domain/td-rules.h"

#include <string.h>

#include "base/td-text.h"
#include "td-test-catalogue.h"

static TdDecision *
make_decision (void)
{
  TdDecision *decision = td_decision_new ();

  td_text_set (&decision->number, "45");
  td_text_set (&decision->symbol, "QĐ-LĐLĐ");
  td_text_set (&decision->deciding_level, "LDLD_TINH");
  td_text_set (&decision->issuer, "LĐLĐ tỉnh Lai Châu");
  decision->decided_on = TD_DATE (2026, 11, 1);

  return decision;
}

/* An award of @form with the bonus that R12 expects. */
static TdAward *
add_award (TdDecision *decision, const char *name, gint64 form, const char *type)
{
  TdAward *award = td_award_new ();

  td_text_set (&award->name, name);
  td_text_set (&award->commendation_type, type);
  award->unit_id = 5;
  award->award_form_id = form;
  award->bonus = form == TD_TEST_FORM_DIPLOMA ? 3800000 : form == TD_TEST_FORM_MEDAL ? 1520000 : 0;
  g_ptr_array_add (decision->awards, award);

  return award;
}

/* What an earlier decision gave to the recipient of the draft's first award. */
typedef struct
{
  gint64 form;
  const char *type;
  const char *level;
  const char *issuer;
  TdDate decided_on;
  gint64 campaign;
  const char *period;
} Earlier;

static void
set_earlier (TdDecisionFacts *facts, const Earlier *earlier)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) td_earlier_award_free);
  TdEarlierAward *award = g_new0 (TdEarlierAward, 1);

  award->award_form_id = earlier->form;
  award->decision = g_strdup ("12/QĐ-LĐLĐ");
  award->decided_on = earlier->decided_on;
  award->deciding_level = g_strdup (earlier->level != NULL ? earlier->level : "LDLD_TINH");
  award->issuer = g_strdup (earlier->issuer != NULL ? earlier->issuer : "LĐLĐ tỉnh Lai Châu");
  award->commendation_type = g_strdup (earlier->type);
  award->campaign_id = earlier->campaign;
  award->achievement_period = g_strdup (earlier->period != NULL ? earlier->period : "");
  g_ptr_array_add (list, award);
  facts->earlier = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (facts->earlier, list);
}

/* Checks award @index; @rule must be the only one that fires, or none if it is NULL. With the rules
 * switched off nothing may. */
static void
assert_rule (const TdDecision *decision,
             guint index,
             const TdDecisionFacts *facts,
             const char *rule,
             const char *field,
             const char *words)
{
  g_autoptr (TdCatalogue) on = td_test_catalogue_new (TRUE);
  g_autoptr (TdCatalogue) off = td_test_catalogue_new (FALSE);
  g_autoptr (GPtrArray) problems = td_problems_new ();
  g_autoptr (GPtrArray) silent = td_problems_new ();

  td_rules_check_award (decision, index, on, facts, problems);
  td_rules_check_award (decision, index, off, facts, silent);
  td_test_assert_none (silent);
  if (rule == NULL)
    {
      td_test_assert_none (problems);
      return;
    }

  td_test_assert_problem (problems, TD_SEVERITY_WARNING, rule, field, (int) index, words);
  g_assert_cmpuint (problems->len, ==, 1);
  {
    const TdProblem *problem = g_ptr_array_index (problems, 0);
    g_autofree char *title = g_strdup_printf ("Tiêu đề %s: ", rule);
    g_autofree char *source = g_strdup_printf ("Nguồn %s", rule);

    g_assert_true (g_str_has_prefix (problem->message, title));
    g_assert_cmpstr (problem->source, ==, source);
  }
}

static void
test_general_and_thematic (void)
{
  static const struct
  {
    const char *mine;
    Earlier earlier;
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
    { "CHUYEN_DE", { .type = "CONG_TRANG", .level = "TLD", .decided_on = { 2026, 1, 20 } }, FALSE },
    { "CHUYEN_DE",
      { .type = "CONG_TRANG", .issuer = "LĐLĐ tỉnh Điện Biên", .decided_on = { 2026, 1, 20 } },
      FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdDecision) decision = make_decision ();
      g_auto (TdDecisionFacts) facts = { 0 };
      g_autofree char *date = td_date_format (cases[i].earlier.decided_on);
      g_autofree char *name = g_strdup_printf ("12/QĐ-LĐLĐ, %s", date);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      add_award (decision, "Giàng A Chu", TD_TEST_FORM_DIPLOMA, cases[i].mine);
      set_earlier (&facts, &cases[i].earlier);
      assert_rule (decision, 0, &facts, cases[i].fires ? "R1" : NULL, TD_AWARD_COMMENDATION, name);
    }
}

static void
test_same_achievement (void)
{
  static const struct
  {
    gint64 campaign;
    const char *period;
    Earlier earlier;
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
      g_autoptr (TdDecision) decision = make_decision ();
      g_auto (TdDecisionFacts) facts = { 0 };
      TdAward *award = add_award (decision, "Lò Thị Ánh", TD_TEST_FORM_DIPLOMA, "DOT_XUAT");
      Earlier earlier = cases[i].earlier;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      earlier.type = "DOT_XUAT";
      award->campaign_id = cases[i].campaign;
      td_text_set (&award->achievement_period, cases[i].period);
      set_earlier (&facts, &earlier);
      assert_rule (decision, 0, &facts, cases[i].fires ? "R2" : NULL, TD_AWARD_CAMPAIGN,
                   "12/QĐ-LĐLĐ, ");
    }
}

/* The row of an older regulation is the same medal. */
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
      g_autoptr (TdDecision) decision = make_decision ();
      g_auto (TdDecisionFacts) facts = { 0 };
      Earlier earlier = { .form = cases[i].theirs,
                          .type = "DOT_XUAT",
                          .issuer = "Tổng Liên đoàn",
                          .decided_on = { 2008, 2, 29 } };

      add_award (decision, "Vàng Văn Sơn", cases[i].mine, "DOT_XUAT");
      if (cases[i].mine == TD_TEST_FORM_MEDAL)
        td_text_set (&decision->deciding_level, "TLD");
      set_earlier (&facts, &earlier);
      assert_rule (decision, 0, &facts, cases[i].fires ? "R8" : NULL, TD_AWARD_FORM,
                   "12/QĐ-LĐLĐ, 29/02/2008");
    }
}

static void
test_level (void)
{
  g_autoptr (TdDecision) decision = make_decision ();
  g_autoptr (TdDecision) no_level = make_decision ();
  TdAward *award = add_award (decision, "Tẩn A Lở", TD_TEST_FORM_MEDAL, "DOT_XUAT");

  add_award (no_level, "Tẩn A Lở", TD_TEST_FORM_MEDAL, "DOT_XUAT");
  td_text_set (&no_level->deciding_level, "");

  assert_rule (decision, 0, NULL, "R11", TD_AWARD_FORM, "Tổng Liên đoàn");
  assert_rule (no_level, 0, NULL, NULL, NULL, NULL);
  /* A level that the vocabulary lacks has no name to tell. */
  award->award_form_id = TD_TEST_FORM_FOREIGN;
  assert_rule (decision, 0, NULL, "R11", TD_AWARD_FORM, "another level");
  award->award_form_id = 99;
  assert_rule (decision, 0, NULL, NULL, NULL, NULL);
}

static void
test_bonus (void)
{
  g_autoptr (TdDecision) decision = make_decision ();
  TdAward *award = add_award (decision, "Phàn A Sú", TD_TEST_FORM_DIPLOMA, "DOT_XUAT");

  assert_rule (decision, 0, NULL, NULL, NULL, NULL);
  award->bonus = 3795000;
  assert_rule (decision, 0, NULL, "R12", TD_AWARD_BONUS, "3.800.000");
  award->recipient_kind = TD_RECIPIENT_COLLECTIVE;
  assert_rule (decision, 0, NULL, "R12", TD_AWARD_BONUS, "7.590.000");
  decision->decided_on = TD_DATE (2026, 6, 30);
  assert_rule (decision, 0, NULL, "R12", TD_AWARD_BONUS, "7.020.000");
  /* No coefficient, no base salary: nothing to compare with. */
  award->award_form_id = TD_TEST_FORM_FLAG;
  assert_rule (decision, 0, NULL, NULL, NULL, NULL);
  award->award_form_id = TD_TEST_FORM_DIPLOMA;
  decision->decided_on = TD_DATE (2020, 1, 1);
  assert_rule (decision, 0, NULL, NULL, NULL, NULL);
}

/* Of two lines of one decision the second is the one in doubt. */
static void
test_within_decision (void)
{
  g_autoptr (TdDecision) decision = make_decision ();
  TdAward *first = add_award (decision, "Lý A Pao", TD_TEST_FORM_DIPLOMA, "CONG_TRANG");
  TdAward *second = add_award (decision, "Lý A Pao", TD_TEST_FORM_DIPLOMA, "CHUYEN_DE");

  assert_rule (decision, 0, NULL, NULL, NULL, NULL);
  assert_rule (decision, 1, NULL, "R1", TD_AWARD_COMMENDATION, "line 1");

  second->unit_id = 6;
  assert_rule (decision, 1, NULL, NULL, NULL, NULL);
  second->unit_id = first->unit_id;
  first->revoked_on = TD_DATE (2026, 11, 2);
  assert_rule (decision, 1, NULL, NULL, NULL, NULL);
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
      g_autoptr (TdDecision) decision = make_decision ();
      g_autoptr (TdDecision) shorter = NULL;
      g_autoptr (GPtrArray) problems = td_problems_new ();
      g_autoptr (GPtrArray) same = td_problems_new ();
      guint n = (guint) g_test_rand_int_range (2, 8);
      guint last = n - 2;

      for (guint j = 0; j < n; j++)
        {
          TdAward *award
              = add_award (decision, names[g_test_rand_int_range (0, 2)],
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
  g_autoptr (TdDecision) decision = make_decision ();
  g_autoptr (GPtrArray) problems = td_problems_new ();

  ((TdRule *) td_catalogue_find_rule (catalogue, "R12"))->is_warning = FALSE;
  add_award (decision, "Phàn A Sú", TD_TEST_FORM_DIPLOMA, "DOT_XUAT")->bonus = 1;
  td_rules_check_award (decision, 0, catalogue, NULL, problems);
  td_test_assert_problem (problems, TD_SEVERITY_NOTE, "R12", TD_AWARD_BONUS, 0, "3.800.000");
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
  g_test_add_func ("/rules/note", test_note);

  return g_test_run ();
}
