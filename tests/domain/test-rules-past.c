/* R3, R5: each case with the source of its rule or exception. */
#include "base/td-text.h"
#include "td-test-rules.h"

#define R3_SOURCE "QĐ 1689/QĐ-TLĐ Đ.14.1"
#define R5_SOURCE "QĐ 1689/QĐ-TLĐ Đ.26, Đ.27"

#define MAX_EARLIER 7

/* --- R3 --------------------------------------------------------------------------------------- */

static void
test_union_diploma (void)
{
  static const struct
  {
    const char *source;
    gboolean fires;
    const char *period; /* of the award, decided on 01/11/2026 */
    TdTestEarlier earlier;
    const char *type;
    guint16 since;
    gboolean collective;
  } cases[] = {
    { R3_SOURCE, TRUE, "", { 0 }, "CONG_TRANG", 2010, FALSE },
    { R3_SOURCE, TRUE, "2025", { 0 }, "CONG_TRANG", 2010, FALSE },
    { R3_SOURCE ": the year before",
      FALSE,
      "",
      { .form = TD_TEST_FORM_PROVINCE_DIPLOMA, .decided_on = { 2025, 12, 20 } },
      "CONG_TRANG",
      2010,
      FALSE },
    { R3_SOURCE ": for the year before, decided in this one",
      FALSE,
      "",
      { .form = TD_TEST_FORM_PROVINCE_DIPLOMA, .decided_on = { 2026, 4, 2 }, .period = "2025" },
      "CONG_TRANG",
      2010,
      FALSE },
    { R3_SOURCE ": in the first months, no year on the paper",
      FALSE,
      "",
      { .form = TD_TEST_FORM_PROVINCE_DIPLOMA, .decided_on = { 2026, 2, 2 } },
      "CONG_TRANG",
      2010,
      FALSE },
    { R3_SOURCE ": two years before",
      TRUE,
      "",
      { .form = TD_TEST_FORM_PROVINCE_DIPLOMA, .decided_on = { 2024, 12, 20 } },
      "CONG_TRANG",
      2010,
      FALSE },
    { R3_SOURCE ": this year",
      TRUE,
      "",
      { .form = TD_TEST_FORM_PROVINCE_DIPLOMA, .decided_on = { 2026, 5, 20 } },
      "CONG_TRANG",
      2010,
      FALSE },
    { R3_SOURCE ": another form",
      TRUE,
      "",
      { .form = TD_TEST_FORM_DIPLOMA, .decided_on = { 2025, 5, 20 } },
      "CONG_TRANG",
      2010,
      FALSE },
    { "QĐ 1689/QĐ-TLĐ Đ.15: by theme", FALSE, "", { 0 }, "CHUYEN_DE", 2010, FALSE },
    { "QĐ 1689/QĐ-TLĐ Đ.14: ad hoc", FALSE, "", { 0 }, "DOT_XUAT", 2010, FALSE },
    { "QĐ 1689/QĐ-TLĐ Đ.14.1: of individuals", FALSE, "", { 0 }, "CONG_TRANG", 2010, TRUE },
    { "the book does not know the year before", FALSE, "", { 0 }, "CONG_TRANG", 2026, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdDecision) decision = td_test_rules_decision ();
      g_auto (TdDecisionFacts) facts = { .since = TD_DATE (cases[i].since, 1, 1) };
      TdAward *award
          = td_test_rules_add (decision, "Giàng A Chu", TD_TEST_FORM_UNION_DIPLOMA, cases[i].type);

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, cases[i].source);
      td_text_set (&award->achievement_period, cases[i].period);
      if (cases[i].collective)
        award->recipient_kind = TD_RECIPIENT_COLLECTIVE;
      else
        award->recipient_kind = TD_RECIPIENT_INDIVIDUAL;
      if (cases[i].earlier.form != 0)
        td_test_rules_add_earlier (&facts, 0, &cases[i].earlier);
      td_test_rules_assert (decision, 0, &facts, cases[i].fires ? "R3" : NULL, TD_AWARD_FORM,
                            "Giàng A Chu");
    }
}

/* What is found instead is listed; without facts nothing is doubted. */
static void
test_union_diploma_found (void)
{
  g_autoptr (TdDecision) decision = td_test_rules_decision ();
  g_auto (TdDecisionFacts) facts = { .since = TD_DATE (2010, 1, 1) };
  const TdTestEarlier earlier
      = { .id = 44, .form = TD_TEST_FORM_PROVINCE_DIPLOMA, .decided_on = { 2023, 12, 1 } };
  g_autoptr (TdProblem) problem = NULL;

  td_test_rules_add (decision, "Giàng A Chu", TD_TEST_FORM_UNION_DIPLOMA, "CONG_TRANG")
      ->recipient_kind
      = TD_RECIPIENT_INDIVIDUAL;
  td_test_rules_assert (decision, 0, NULL, NULL, NULL, NULL);
  td_test_rules_add_earlier (&facts, 0, &earlier);
  problem = td_test_rules_find (decision, 0, &facts, "R3", TD_AWARD_FORM, "2025");
  g_assert_cmpuint (problem->award_ids->len, ==, 1);
  g_assert_cmpint (g_array_index (problem->award_ids, gint64, 0), ==, 44);
}

static void
test_union_diploma_initiatives (void)
{
  static const struct
  {
    const char *source;
    gboolean fires;
    guint n;
    TdAuthoredInitiative initiatives[3];
  } cases[] = {
    { R3_SOURCE ": 02 initiatives",
      FALSE,
      2,
      { { { 2025, 3, 1 }, TRUE, FALSE, -1 }, { { 2026, 3, 1 }, TRUE, FALSE, -1 } } },
    { R3_SOURCE, TRUE, 1, { { { 2026, 3, 1 }, TRUE, FALSE, -1 } } },
    { R3_SOURCE ": in the two years",
      TRUE,
      2,
      { { { 2024, 12, 31 }, TRUE, FALSE, -1 }, { { 2026, 3, 1 }, TRUE, FALSE, -1 } } },
    { R3_SOURCE ": recognised",
      TRUE,
      2,
      { { { 2026, 2, 1 }, FALSE, FALSE, -1 }, { { 2026, 3, 1 }, TRUE, FALSE, -1 } } },
    { R3_SOURCE ": before the decision",
      TRUE,
      2,
      { { { 2026, 11, 2 }, TRUE, FALSE, -1 }, { { 2026, 3, 1 }, TRUE, FALSE, -1 } } },
    { "initiatives are often not entered", FALSE, 0, { { { 0 }, FALSE, FALSE, 0 } } },
  };
  const TdTestEarlier diploma
      = { .form = TD_TEST_FORM_PROVINCE_DIPLOMA, .decided_on = { 2025, 12, 20 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdDecision) decision = td_test_rules_decision ();
      g_auto (TdDecisionFacts) facts = { .since = TD_DATE (2010, 1, 1) };
      GArray *list = g_array_new (FALSE, FALSE, sizeof (TdAuthoredInitiative));

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, cases[i].source);
      td_test_rules_add (decision, "Giàng A Chu", TD_TEST_FORM_UNION_DIPLOMA, "CONG_TRANG")
          ->recipient_kind
          = TD_RECIPIENT_INDIVIDUAL;
      td_test_rules_add_earlier (&facts, 0, &diploma);
      g_array_append_vals (list, cases[i].initiatives, cases[i].n);
      facts.initiatives = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
      g_ptr_array_add (facts.initiatives, list);
      td_test_rules_assert (decision, 0, &facts, cases[i].fires ? "R3" : NULL, TD_AWARD_FORM,
                            "2025");
    }
}

/* --- R5 --------------------------------------------------------------------------------------- */

static void
test_fighters (void)
{
  static const struct
  {
    const char *source;
    gboolean fires;
    gint64 mine;
    gint64 theirs;
    const char *periods[MAX_EARLIER]; /* "2024", or "@2024-02-10" for none and decided then */
    guint16 since;
  } cases[] = {
    { R5_SOURCE ": 3 consecutive",
      FALSE,
      TD_TEST_FORM_FIGHTER_PROVINCE,
      TD_TEST_FORM_FIGHTER,
      { "2024", "2025", "2026" },
      2010 },
    { R5_SOURCE ": 3 consecutive before",
      FALSE,
      TD_TEST_FORM_FIGHTER_PROVINCE,
      TD_TEST_FORM_FIGHTER,
      { "2023", "2024", "2025" },
      2010 },
    { R5_SOURCE ": decided in the first months",
      FALSE,
      TD_TEST_FORM_FIGHTER_PROVINCE,
      TD_TEST_FORM_FIGHTER,
      { "@2024-02-10", "@2025-02-10", "@2026-02-10" },
      2010 },
    { R5_SOURCE ": school years",
      FALSE,
      TD_TEST_FORM_FIGHTER_PROVINCE,
      TD_TEST_FORM_FIGHTER,
      { "2023-2024", "2024-2025", "2025-2026" },
      2010 },
    { R5_SOURCE, TRUE, TD_TEST_FORM_FIGHTER_PROVINCE, TD_TEST_FORM_FIGHTER, { NULL }, 2010 },
    { R5_SOURCE,
      TRUE,
      TD_TEST_FORM_FIGHTER_PROVINCE,
      TD_TEST_FORM_FIGHTER,
      { "2025", "2026" },
      2010 },
    { R5_SOURCE ": not consecutive",
      TRUE,
      TD_TEST_FORM_FIGHTER_PROVINCE,
      TD_TEST_FORM_FIGHTER,
      { "2022", "2023", "2025", "2026" },
      2010 },
    { R5_SOURCE ": long ago",
      TRUE,
      TD_TEST_FORM_FIGHTER_PROVINCE,
      TD_TEST_FORM_FIGHTER,
      { "2020", "2021", "2022" },
      2010 },
    { R5_SOURCE ": another title",
      TRUE,
      TD_TEST_FORM_FIGHTER_PROVINCE,
      TD_TEST_FORM_ADVANCED,
      { "2024", "2025", "2026" },
      2010 },
    { "the book does not know the years before",
      FALSE,
      TD_TEST_FORM_FIGHTER_PROVINCE,
      TD_TEST_FORM_FIGHTER,
      { NULL },
      2024 },
    { R5_SOURCE ": 2 consecutive",
      FALSE,
      TD_TEST_FORM_FIGHTER_NATION,
      TD_TEST_FORM_FIGHTER_PROVINCE,
      { "2022", "2025" },
      2010 },
    { R5_SOURCE,
      TRUE,
      TD_TEST_FORM_FIGHTER_NATION,
      TD_TEST_FORM_FIGHTER_PROVINCE,
      { "2025" },
      2010 },
    { R5_SOURCE ": not consecutive",
      TRUE,
      TD_TEST_FORM_FIGHTER_NATION,
      TD_TEST_FORM_FIGHTER_PROVINCE,
      { "2016", "2025" },
      2010 },
    { R5_SOURCE ": one of them later",
      TRUE,
      TD_TEST_FORM_FIGHTER_NATION,
      TD_TEST_FORM_FIGHTER_PROVINCE,
      { "2025", "2028" },
      2010 },
    { R5_SOURCE ": the lower title",
      TRUE,
      TD_TEST_FORM_FIGHTER_NATION,
      TD_TEST_FORM_FIGHTER,
      { "2021", "2022", "2023", "2024", "2025", "2026" },
      2010 },
    { "the book does not know the years before",
      FALSE,
      TD_TEST_FORM_FIGHTER_NATION,
      TD_TEST_FORM_FIGHTER,
      { NULL },
      2023 },
    { "Luật 06/2022/QH15: nothing before it",
      FALSE,
      TD_TEST_FORM_FIGHTER,
      TD_TEST_FORM_FIGHTER,
      { NULL },
      2010 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdDecision) decision = td_test_rules_decision ();
      g_auto (TdDecisionFacts) facts = { .since = TD_DATE (cases[i].since, 1, 1) };

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, cases[i].source);
      td_test_rules_add (decision, "Lò Văn Pâng", cases[i].mine, "CONG_TRANG")->recipient_kind
          = TD_RECIPIENT_INDIVIDUAL;
      for (guint j = 0; j < MAX_EARLIER && cases[i].periods[j] != NULL; j++)
        {
          const char *period = cases[i].periods[j];
          TdTestEarlier earlier = { .form = cases[i].theirs, .decided_on = { 2026, 10, 1 } };

          if (period[0] == '@')
            g_assert_true (td_date_from_iso (period + 1, &earlier.decided_on));
          else
            earlier.period = period;
          td_test_rules_add_earlier (&facts, 0, &earlier);
        }
      td_test_rules_assert (decision, 0, &facts, cases[i].fires ? "R5" : NULL, TD_AWARD_FORM,
                            "Lò Văn Pâng");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/union-diploma", test_union_diploma);
  g_test_add_func ("/rules/union-diploma-found", test_union_diploma_found);
  g_test_add_func ("/rules/union-diploma-initiatives", test_union_diploma_initiatives);
  g_test_add_func ("/rules/fighters", test_fighters);

  return g_test_run ();
}
