/* R4, R6, R7: each with the source of its rule or exception. */
#include "base/td-text.h"
#include "td-test-rules.h"

/* --- R4: QĐ 1689/QĐ-TLĐ Đ.15 ------------------------------------------------------------------ */

enum
{
  GREEN = 7,       /* theme "xanh sach dep" */
  GREEN_SOUTH = 8, /* the same theme */
  SPORT = 9,       /* another theme */
  PLAIN = 10,      /* no theme */
  PLAIN_TOO = 11,  /* no theme */
};

static void
set_themes (TdDecisionFacts *facts)
{
  static const struct
  {
    gint64 id;
    const char *theme;
  } themes[] = {
    { GREEN, "xanh sach dep" },
    { GREEN_SOUTH, "xanh sach dep" },
    { SPORT, "van hoa, the thao" },
    { PLAIN, "" },
    { PLAIN_TOO, "" },
  };

  facts->themes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (gsize i = 0; i < G_N_ELEMENTS (themes); i++)
    g_hash_table_insert (facts->themes, g_memdup2 (&themes[i].id, sizeof (gint64)),
                         g_strdup (themes[i].theme));
  facts->union_diplomas = g_ptr_array_new_with_free_func ((GDestroyNotify) td_earlier_award_free);
}

static void
test_theme (void)
{
  static const struct
  {
    const char *what;
    gboolean fires;
    gint64 mine;
    const char *type;
    gint64 form;
    guint n_in_book;
    gint64 theirs;
    const char *their_type;
    guint n_lines; /* of the same campaign before the line */
    gboolean is_later;
  } cases[] = {
    { "the fourth", FALSE, GREEN, "CHUYEN_DE", TD_TEST_FORM_UNION_DIPLOMA, 3, GREEN, "CHUYEN_DE",
      0 },
    { "the fifth", TRUE, GREEN, "CHUYEN_DE", TD_TEST_FORM_UNION_DIPLOMA, 4, GREEN, "CHUYEN_DE", 0 },
    { "of the theme", TRUE, GREEN, "CHUYEN_DE", TD_TEST_FORM_UNION_DIPLOMA, 4, GREEN_SOUTH,
      "CHUYEN_DE", 0 },
    { "the fifth with the lines before", TRUE, GREEN, "CHUYEN_DE", TD_TEST_FORM_UNION_DIPLOMA, 2,
      GREEN, "CHUYEN_DE", 2 },
    { "the fourth with the lines before", FALSE, GREEN, "CHUYEN_DE", TD_TEST_FORM_UNION_DIPLOMA, 2,
      GREEN, "CHUYEN_DE", 1 },
    { "another theme", FALSE, GREEN, "CHUYEN_DE", TD_TEST_FORM_UNION_DIPLOMA, 9, SPORT, "CHUYEN_DE",
      0 },
    { "campaigns without a theme", FALSE, PLAIN, "CHUYEN_DE", TD_TEST_FORM_UNION_DIPLOMA, 9,
      PLAIN_TOO, "CHUYEN_DE", 0 },
    { "one campaign without a theme", TRUE, PLAIN, "CHUYEN_DE", TD_TEST_FORM_UNION_DIPLOMA, 4,
      PLAIN, "CHUYEN_DE", 0 },
    { "theirs is not by theme", FALSE, GREEN, "CHUYEN_DE", TD_TEST_FORM_UNION_DIPLOMA, 9, GREEN,
      "CONG_TRANG", 0 },
    { "mine is not by theme", FALSE, GREEN, "DOT_XUAT", TD_TEST_FORM_UNION_DIPLOMA, 9, GREEN,
      "CHUYEN_DE", 0 },
    { "another form", FALSE, GREEN, "CHUYEN_DE", TD_TEST_FORM_PROVINCE_DIPLOMA, 9, GREEN,
      "CHUYEN_DE", 0 },
    { "theirs came later", FALSE, GREEN, "CHUYEN_DE", TD_TEST_FORM_UNION_DIPLOMA, 4, GREEN,
      "CHUYEN_DE", 0, TRUE },
    { "no campaign", FALSE, 0, "CHUYEN_DE", TD_TEST_FORM_UNION_DIPLOMA, 9, GREEN, "CHUYEN_DE", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdDecision) decision = td_test_rules_decision ();
      g_auto (TdDecisionFacts) facts = { 0 };
      TdTestEarlier earlier = { .form = TD_TEST_FORM_UNION_DIPLOMA,
                                .type = cases[i].their_type,
                                .decided_on = { 2026, 3, 1 },
                                .campaign = cases[i].theirs };
      g_autoptr (TdProblem) problem = NULL;

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, cases[i].what);
      if (cases[i].is_later)
        earlier.decided_on = TD_DATE (2026, 11, 2);
      set_themes (&facts);
      for (guint j = 0; j < cases[i].n_in_book; j++)
        g_ptr_array_add (facts.union_diplomas, td_test_earlier_new (&earlier));
      for (guint j = 0; j <= cases[i].n_lines; j++)
        {
          g_autofree char *name = g_strdup_printf ("Lò Văn %u", j);

          td_test_rules_add (decision, name, cases[i].form, cases[i].type)->campaign_id
              = cases[i].mine;
        }
      problem = td_test_rules_find (decision, cases[i].n_lines, &facts,
                                    cases[i].fires ? "R4" : NULL, TD_AWARD_CAMPAIGN, "number 5");
      if (cases[i].fires)
        g_assert_cmpuint (problem->award_ids->len, ==, cases[i].n_in_book);
    }
}

/* --- R6: NĐ 91/2017/NĐ-CP Đ.9.3; R7: Luật 06/2022/QH15 Đ.27 -------------------------------------
 */

/* @n_advanced and @n_fighters of unit 5 in 2026 in the book; the first of the fighters are advanced
 * workers by name as well */
static void
set_titles (TdDecisionFacts *facts, guint n_advanced, guint n_fighters, gint64 workers)
{
  GPtrArray *titles = g_ptr_array_new_with_free_func ((GDestroyNotify) td_earlier_award_free);

  facts->titles
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  facts->workers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < n_advanced + n_fighters; i++)
    {
      gboolean is_fighter = i >= n_advanced;
      g_autofree char *name = g_strdup_printf ("Người %u", is_fighter ? i - n_advanced : i);
      const TdTestEarlier earlier
          = { .form = is_fighter ? TD_TEST_FORM_FIGHTER : TD_TEST_FORM_ADVANCED,
              .decided_on = { 2026, 10, 1 },
              .name = name,
              .unit = 5 };

      g_ptr_array_add (titles, td_test_earlier_new (&earlier));
    }
  g_hash_table_insert (facts->titles, td_decision_facts_key (5, 2026), titles);
  if (workers >= 0)
    g_hash_table_insert (facts->workers, td_decision_facts_key (5, 2026),
                         g_memdup2 (&workers, sizeof workers));
}

/* The line is "Người 19", a fighter. */
static void
test_fighter_share (void)
{
  static const struct
  {
    const char *what;
    gboolean fires;
    guint n_advanced; /* in the book */
    guint n_fighters;
    guint n_lines; /* advanced workers after the line: "Người 20" … */
    gint64 unit;
  } cases[] = {
    { "3 of 20 are 15 %", FALSE, 20, 2, 0, 5 },
    { "4 of 20", TRUE, 20, 3, 0, 5 },
    { "the lines after it count", FALSE, 20, 3, 7, 5 },
    { "the advanced workers of this decision alone", FALSE, 0, 0, 9, 5 },
    { "none in the book", FALSE, 0, 3, 0, 5 },
    { "another unit", FALSE, 20, 3, 0, 6 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdDecision) decision = td_test_rules_decision ();
      g_auto (TdDecisionFacts) facts = { 0 };

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, cases[i].what);
      set_titles (&facts, cases[i].n_advanced, cases[i].n_fighters, -1);
      td_test_rules_add (decision, "Người 19", TD_TEST_FORM_FIGHTER, "CONG_TRANG")->unit_id
          = cases[i].unit;
      for (guint j = 0; j < cases[i].n_lines; j++)
        {
          g_autofree char *name = g_strdup_printf ("Người %u", 20 + j);

          td_test_rules_add (decision, name, TD_TEST_FORM_ADVANCED, "CONG_TRANG");
        }
      td_test_rules_assert (decision, 0, &facts, cases[i].fires ? "R6" : NULL, TD_AWARD_FORM,
                            "15 %");
    }
}

/* Of a list only the lines beyond the share are in doubt. */
static void
test_fighters_beyond (void)
{
  g_autoptr (TdDecision) decision = td_test_rules_decision ();
  g_auto (TdDecisionFacts) facts = { 0 };

  set_titles (&facts, 20, 0, -1);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("Người %u", i);

      td_test_rules_add (decision, name, TD_TEST_FORM_FIGHTER, "CONG_TRANG");
    }
  for (guint i = 0; i < 5; i++)
    td_test_rules_assert (decision, i, &facts, i >= 3 ? "R6" : NULL, TD_AWARD_FORM,
                          i == 3 ? "number 4" : "number 5");
}

/* Another year's award of the unit is not counted, and a revoked one neither. */
static void
test_fighters_other_year (void)
{
  g_autoptr (TdDecision) decision = td_test_rules_decision ();
  g_auto (TdDecisionFacts) facts = { 0 };
  TdAward *other;

  set_titles (&facts, 7, 0, -1);
  other = td_test_rules_add (decision, "Người 0", TD_TEST_FORM_FIGHTER, "CONG_TRANG");
  td_test_rules_add (decision, "Người 1", TD_TEST_FORM_FIGHTER, "CONG_TRANG");
  td_test_rules_assert (decision, 1, &facts, "R6", TD_AWARD_FORM, "number 2");
  td_text_set (&other->achievement_period, "2025");
  td_test_rules_assert (decision, 1, &facts, NULL, NULL, NULL);
  td_text_set (&other->achievement_period, "");
  other->revoked_on = decision->decided_on;
  td_test_rules_assert (decision, 1, &facts, NULL, NULL, NULL);
}

static void
test_excellent_collective (void)
{
  static const struct
  {
    const char *what;
    const char *words; /* NULL: does not fire */
    guint n_advanced;
    guint n_fighters;
    gint64 workers;
    gint64 unit;
  } cases[] = {
    { "70 % and a fighter", NULL, 7, 1, 10, 5 },
    { "less than 70 %", "6 advanced workers", 6, 1, 10, 5 },
    { "no fighter", "no grassroots fighter", 8, 0, 10, 5 },
    { "the workers are not known", NULL, 1, 1, -1, 5 },
    { "no workers", NULL, 1, 1, 0, 5 },
    { "no advanced worker is in the book", NULL, 0, 0, 10, 5 },
    { "only fighters are in the book", NULL, 0, 1, 10, 5 },
    { "not a unit of the book", NULL, 1, 0, 10, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdDecision) decision = td_test_rules_decision ();
      g_auto (TdDecisionFacts) facts = { 0 };
      TdAward *award = td_test_rules_add (decision, "CĐCS Trường Mường Tè", TD_TEST_FORM_EXCELLENT,
                                          "CONG_TRANG");

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, cases[i].what);
      award->recipient_kind = TD_RECIPIENT_COLLECTIVE;
      award->recipient_unit_id = cases[i].unit;
      set_titles (&facts, cases[i].n_advanced, cases[i].n_fighters, cases[i].workers);
      td_test_rules_assert (decision, 0, &facts, cases[i].words != NULL ? "R7" : NULL,
                            TD_AWARD_FORM, cases[i].words);
    }
}

/* Its people follow on the same paper: I. Tập thể, II. Cá nhân. */
static void
test_people_of_collective (void)
{
  g_autoptr (TdDecision) decision = td_test_rules_decision ();
  g_auto (TdDecisionFacts) facts = { 0 };
  TdAward *award
      = td_test_rules_add (decision, "CĐCS Trường Mường Tè", TD_TEST_FORM_EXCELLENT, "CONG_TRANG");

  award->recipient_kind = TD_RECIPIENT_COLLECTIVE;
  award->recipient_unit_id = 5;
  set_titles (&facts, 7, 0, 10);
  td_test_rules_assert (decision, 0, &facts, "R7", TD_AWARD_FORM, "no grassroots fighter");
  td_test_rules_add (decision, "Người 3", TD_TEST_FORM_FIGHTER, "CONG_TRANG");
  td_test_rules_assert (decision, 0, &facts, NULL, NULL, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/theme", test_theme);
  g_test_add_func ("/rules/fighter-share", test_fighter_share);
  g_test_add_func ("/rules/fighters-beyond", test_fighters_beyond);
  g_test_add_func ("/rules/fighters-other-year", test_fighters_other_year);
  g_test_add_func ("/rules/excellent-collective", test_excellent_collective);
  g_test_add_func ("/rules/people-of-collective", test_people_of_collective);

  return g_test_run ();
}
