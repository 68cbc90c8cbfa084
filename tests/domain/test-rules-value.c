/* R10, R13, R14: each case with the source of its rule or exception. */
#include "base/td-text.h"
#include "td-test-rules.h"

#define R10_SOURCE "QĐ 1564/QĐ-TLĐ Đ.16"
#define R14_SOURCE "HD 1217/HD-TLĐ mục 1.3"
#define MILLION G_GINT64_CONSTANT (1000000)

static void
test_gain (void)
{
  static const struct
  {
    const char *source;
    gboolean fires;
    gint64 form;
    gboolean is_leader;
    guint n;
    TdAuthoredInitiative initiatives[4];
  } cases[] = {
    { R10_SOURCE ": 80 million",
      FALSE,
      TD_TEST_FORM_CREATIVITY,
      FALSE,
      1,
      { { { 2026, 1, 5 }, TRUE, FALSE, 80 * MILLION } } },
    { R10_SOURCE,
      TRUE,
      TD_TEST_FORM_CREATIVITY,
      FALSE,
      1,
      { { { 2026, 1, 5 }, TRUE, FALSE, 80 * MILLION - 1 } } },
    { R10_SOURCE ": the best of several",
      FALSE,
      TD_TEST_FORM_CREATIVITY,
      FALSE,
      2,
      { { { 2020, 1, 5 }, TRUE, FALSE, 1 }, { { 2026, 1, 5 }, TRUE, FALSE, 90 * MILLION } } },
    { R10_SOURCE ": 120 million in 3 consecutive years",
      FALSE,
      TD_TEST_FORM_CREATIVITY,
      FALSE,
      3,
      { { { 2024, 1, 5 }, TRUE, FALSE, 40 * MILLION },
        { { 2025, 1, 5 }, TRUE, FALSE, 40 * MILLION },
        { { 2026, 1, 5 }, TRUE, FALSE, 40 * MILLION } } },
    { R10_SOURCE ": not in 3 consecutive years",
      TRUE,
      TD_TEST_FORM_CREATIVITY,
      FALSE,
      3,
      { { { 2023, 1, 5 }, TRUE, FALSE, 40 * MILLION },
        { { 2025, 1, 5 }, TRUE, FALSE, 40 * MILLION },
        { { 2026, 1, 5 }, TRUE, FALSE, 40 * MILLION } } },
    { R10_SOURCE ": a leader 200 million",
      TRUE,
      TD_TEST_FORM_CREATIVITY,
      TRUE,
      1,
      { { { 2026, 1, 5 }, TRUE, FALSE, 199 * MILLION } } },
    { R10_SOURCE ": a leader 200 million",
      FALSE,
      TD_TEST_FORM_CREATIVITY,
      TRUE,
      1,
      { { { 2026, 1, 5 }, TRUE, FALSE, 200 * MILLION } } },
    { R10_SOURCE ": a leader, recognised by the province",
      FALSE,
      TD_TEST_FORM_CREATIVITY,
      TRUE,
      1,
      { { { 2026, 1, 5 }, TRUE, TRUE, 0 } } },
    { R10_SOURCE ": the province's recognition is for leaders",
      TRUE,
      TD_TEST_FORM_CREATIVITY,
      FALSE,
      1,
      { { { 2026, 1, 5 }, TRUE, TRUE, 1 } } },
    { R10_SOURCE ": the 3 years are not for leaders",
      TRUE,
      TD_TEST_FORM_CREATIVITY,
      TRUE,
      3,
      { { { 2024, 1, 5 }, TRUE, FALSE, 60 * MILLION },
        { { 2025, 1, 5 }, TRUE, FALSE, 60 * MILLION },
        { { 2026, 1, 5 }, TRUE, FALSE, 60 * MILLION } } },
    { "the gain is not known",
      FALSE,
      TD_TEST_FORM_CREATIVITY,
      FALSE,
      2,
      { { { 2026, 1, 5 }, TRUE, FALSE, 1 }, { { 2025, 1, 5 }, TRUE, FALSE, -1 } } },
    { "no initiative is in the book",
      FALSE,
      TD_TEST_FORM_CREATIVITY,
      FALSE,
      0,
      { { { 0 }, FALSE, FALSE, 0 } } },
    { R10_SOURCE ": another form",
      FALSE,
      TD_TEST_FORM_DIPLOMA,
      FALSE,
      1,
      { { { 2026, 1, 5 }, TRUE, FALSE, 1 } } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdDecision) decision = td_test_rules_decision ();
      g_auto (TdDecisionFacts) facts = { 0 };
      GArray *list = g_array_new (FALSE, FALSE, sizeof (TdAuthoredInitiative));

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, cases[i].source);
      td_test_rules_add (decision, "Phàn A Sú", cases[i].form, "DOT_XUAT")->is_leader
          = cases[i].is_leader;
      g_array_append_vals (list, cases[i].initiatives, cases[i].n);
      facts.initiatives = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
      g_ptr_array_add (facts.initiatives, list);
      td_test_rules_assert (decision, 0, &facts, cases[i].fires ? "R10" : NULL, TD_AWARD_FORM,
                            "Phàn A Sú");
    }
}

/* A year's awards are decided before its end, and a school year's in May (the blocs of provinces
 * close the year in mid-December; the education unions before the summer). */
static void
test_period (void)
{
  static const struct
  {
    TdDate decided_on;
    const char *period;
    gboolean fires;
  } cases[] = {
    { { 2026, 11, 1 }, "2026", FALSE },
    { { 2026, 8, 31 }, "2026", FALSE },
    { { 2026, 7, 31 }, "2026", TRUE },
    { { 2026, 6, 12 }, "2026-H1", FALSE },
    { { 2026, 5, 25 }, "2025-2026", FALSE },
    { { 2026, 1, 10 }, "2025-2026", TRUE },
    { { 2026, 1, 10 }, "2025", FALSE },
    { { 2026, 11, 1 }, "2027", TRUE },
    /* Five years are reviewed before their end; they must have begun. */
    { { 2025, 7, 20 }, "2021-01-01..2025-12-31", FALSE },
    { { 2026, 11, 1 }, "2026-11-02..2026-11-20", TRUE },
    { { 2026, 11, 1 }, "", FALSE },
    { { 2026, 11, 1 }, "giai đoạn 2026-2030", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdDecision) decision = td_test_rules_decision ();
      TdAward *award = td_test_rules_add (decision, "Phàn A Sú", TD_TEST_FORM_FOREIGN, "DOT_XUAT");

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, cases[i].period);
      decision->decided_on = cases[i].decided_on;
      award->award_form_id = TD_TEST_FORM_CREATIVITY;
      td_text_set (&award->achievement_period, cases[i].period);
      td_test_rules_assert (decision, 0, NULL, cases[i].fires ? "R13" : NULL, TD_AWARD_PERIOD,
                            "ends on");
    }
}

/* --- R14 -------------------------------------------------------------------------------------- */

static void
add_unit (TdDecisionFacts *facts, gint64 id, const char *name, TdDate valid_to)
{
  TdUnit *unit = td_unit_new ();

  unit->id = id;
  unit->valid_to = valid_to;
  td_text_set (&unit->name, name);
  if (facts->units == NULL)
    facts->units = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                          (GDestroyNotify) td_unit_free);
  g_hash_table_insert (facts->units, g_memdup2 (&id, sizeof id), unit);
}

/* The award is decided on 01/11/2026 under unit 5. */
static void
test_transfer (void)
{
  static const struct
  {
    const char *source;
    gboolean fires;
    TdTestEarlier earlier;
    TdDate unit_ended_on;
    TdRecipientKind kind;
  } cases[] = {
    { R14_SOURCE,
      TRUE,
      { .unit = 6, .decided_on = { 2026, 8, 1 } },
      { 0 },
      TD_RECIPIENT_INDIVIDUAL },
    { R14_SOURCE ": a day less than 6 months",
      TRUE,
      { .unit = 6, .decided_on = { 2026, 5, 2 } },
      { 0 },
      TD_RECIPIENT_INDIVIDUAL },
    { R14_SOURCE ": 6 months",
      FALSE,
      { .unit = 6, .decided_on = { 2026, 5, 1 } },
      { 0 },
      TD_RECIPIENT_INDIVIDUAL },
    { R14_SOURCE ": the same unit",
      FALSE,
      { .unit = 5, .decided_on = { 2026, 8, 1 } },
      { 0 },
      TD_RECIPIENT_INDIVIDUAL },
    { R14_SOURCE ": no unit is known",
      FALSE,
      { .unit = 0, .decided_on = { 2026, 8, 1 } },
      { 0 },
      TD_RECIPIENT_INDIVIDUAL },
    { "NQ 60-NQ/TW: the old unit has ended",
      FALSE,
      { .unit = 6, .decided_on = { 2026, 8, 1 } },
      { 2026, 9, 30 },
      TD_RECIPIENT_INDIVIDUAL },
    { R14_SOURCE ": of people",
      FALSE,
      { .unit = 6, .decided_on = { 2026, 8, 1 } },
      { 0 },
      TD_RECIPIENT_COLLECTIVE },
    { R14_SOURCE ": a later award says nothing",
      FALSE,
      { .unit = 6, .decided_on = { 2026, 12, 1 } },
      { 0 },
      TD_RECIPIENT_INDIVIDUAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdDecision) decision = td_test_rules_decision ();
      g_auto (TdDecisionFacts) facts = { 0 };
      TdTestEarlier earlier = cases[i].earlier;

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, cases[i].source);
      add_unit (&facts, 5, "CĐCS Trường Mường Tè", TD_DATE_NONE);
      add_unit (&facts, 6, "CĐCS Trường Pa Ủ", cases[i].unit_ended_on);
      td_test_rules_add (decision, "Chang A Sò", TD_TEST_FORM_DIPLOMA, "DOT_XUAT");
      ((TdAward *) g_ptr_array_index (decision->awards, 0))->recipient_kind = cases[i].kind;
      if (cases[i].kind == TD_RECIPIENT_COLLECTIVE)
        ((TdAward *) g_ptr_array_index (decision->awards, 0))->bonus = 7590000;
      earlier.type = "DOT_XUAT";
      td_test_rules_add_earlier (&facts, 0, &earlier);
      td_test_rules_assert (decision, 0, &facts, cases[i].fires ? "R14" : NULL, TD_AWARD_UNIT,
                            "CĐCS Trường Pa Ủ");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/gain", test_gain);
  g_test_add_func ("/rules/period", test_period);
  g_test_add_func ("/rules/transfer", test_transfer);

  return g_test_run ();
}
