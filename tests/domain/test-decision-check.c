#include "domain/td-decision-private.h"

#include "base/td-text.h"
#include "td-test-catalogue.h"

/* A sound decision with one individual, of unit 5. */
static TdDecision *
make_decision (void)
{
  TdDecision *decision = td_decision_new ();
  TdAward *award = td_award_new ();

  td_text_set (&decision->number, "45");
  td_text_set (&decision->symbol, "QĐ-LĐLĐ");
  td_text_set (&decision->deciding_level, "LDLD_TINH");
  td_text_set (&decision->issuer, "LĐLĐ tỉnh Lai Châu");
  decision->decided_on = TD_DATE (2026, 11, 1);
  td_text_set (&award->name, "Lò Thị Ánh");
  td_text_set (&award->commendation_type, "DOT_XUAT");
  award->unit_id = 5;
  award->award_form_id = TD_TEST_FORM_DIPLOMA;
  award->bonus = 3800000;
  g_ptr_array_add (decision->awards, award);

  return decision;
}

/* Knows unit 5, open from 2010 to 2026. */
static void
make_facts (TdDecisionFacts *facts)
{
  gint64 *id = g_new (gint64, 1);
  TdUnit *unit = td_unit_new ();

  *id = unit->id = 5;
  td_text_set (&unit->name, "CĐCS Nhà máy");
  unit->valid_from = TD_DATE (2010, 1, 1);
  unit->valid_to = TD_DATE (2026, 12, 31);
  facts->today = TD_DATE (2026, 12, 1);
  facts->units
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) td_unit_free);
  g_hash_table_insert (facts->units, id, unit);
}

static void
test_sound (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdDecision) decision = make_decision ();
  g_auto (TdDecisionFacts) facts = { 0 };
  g_autoptr (GPtrArray) alone = td_decision_check (decision, catalogue, NULL);
  g_autoptr (GPtrArray) with_facts = NULL;

  make_facts (&facts);
  with_facts = td_decision_check (decision, catalogue, &facts);
  td_test_assert_none (alone);
  td_test_assert_none (with_facts);
}

static void
test_empty (void)
{
  static const char *const fields[]
      = { TD_DECISION_NUMBER, TD_DECISION_SYMBOL, TD_DECISION_DATE,
          TD_DECISION_LEVEL,  TD_DECISION_ISSUER, TD_DECISION_AWARDS };
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdDecision) decision = td_decision_new ();
  g_autoptr (GPtrArray) problems = td_decision_check (decision, catalogue, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, fields[i], -1, "");
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (fields));
}

static void
test_empty_award (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdDecision) decision = make_decision ();
  g_autoptr (GPtrArray) problems = NULL;

  g_ptr_array_add (decision->awards, td_award_new ());
  problems = td_decision_check (decision, catalogue, NULL);
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_AWARD_NAME, 1, "person");
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_AWARD_FORM, 1, "form");
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_AWARD_COMMENDATION, 1, "type");
  g_assert_cmpuint (problems->len, ==, 3);
}

static void
test_heading_facts (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdDecision) decision = make_decision ();
  g_auto (TdDecisionFacts) facts = { 0 };
  g_autoptr (GPtrArray) problems = NULL;

  make_facts (&facts);
  facts.number_taken = TRUE;
  facts.today = TD_DATE (2026, 10, 31);
  problems = td_decision_check (decision, catalogue, &facts);
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_DECISION_DATE, -1, "future");
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_DECISION_NUMBER, -1,
                          "45/QĐ-LĐLĐ of 2026");
  g_assert_true (td_problems_find (problems, TD_DECISION_NUMBER, -1)->is_duplicate);
}

static void
test_unit (void)
{
  static const struct
  {
    gint64 unit_id;
    gint64 recipient_unit_id;
    TdDate decided_on;
    const char *field; /* NULL: sound */
    const char *words;
  } cases[] = {
    { 5, 0, { 2026, 12, 31 }, NULL, NULL },
    { 5, 0, { 2027, 1, 1 }, TD_AWARD_UNIT, "31/12/2026" },
    { 5, 0, { 2009, 12, 31 }, TD_AWARD_UNIT, "01/01/2010" },
    { 5, 5, { 2027, 1, 1 }, TD_AWARD_NAME, "31/12/2026" },
    { 6, 0, { 2026, 11, 1 }, TD_AWARD_UNIT, "no longer" },
    { 0, 0, { 2026, 11, 1 }, TD_AWARD_UNIT, "Lò Thị Ánh" },
  };
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdDecision) decision = make_decision ();
      TdAward *award = g_ptr_array_index (decision->awards, 0);
      g_auto (TdDecisionFacts) facts = { 0 };
      g_autoptr (GPtrArray) problems = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      make_facts (&facts);
      facts.today = TD_DATE (2030, 1, 1);
      decision->decided_on = cases[i].decided_on;
      award->unit_id = cases[i].unit_id;
      award->recipient_unit_id = cases[i].recipient_unit_id;
      if (award->recipient_unit_id != 0)
        award->recipient_kind = TD_RECIPIENT_COLLECTIVE;
      problems = td_decision_check (decision, catalogue, &facts);
      if (cases[i].field == NULL)
        td_test_assert_none (problems);
      else
        td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, cases[i].field, 0,
                                cases[i].words);
    }
}

static void
test_form (void)
{
  static const struct
  {
    gint64 form;
    TdRecipientKind kind;
    const char *words; /* NULL: sound */
  } cases[] = {
    { TD_TEST_FORM_DIPLOMA, TD_RECIPIENT_INDIVIDUAL, NULL },
    { TD_TEST_FORM_DIPLOMA, TD_RECIPIENT_OTHER, NULL },
    { TD_TEST_FORM_DIPLOMA, TD_RECIPIENT_COLLECTIVE, NULL },
    { TD_TEST_FORM_FLAG, TD_RECIPIENT_COLLECTIVE, NULL },
    { TD_TEST_FORM_FLAG, TD_RECIPIENT_INDIVIDUAL, "collectives only" },
    { TD_TEST_FORM_MEDAL, TD_RECIPIENT_COLLECTIVE, "individuals only" },
    { TD_TEST_FORM_OLD_MEDAL, TD_RECIPIENT_INDIVIDUAL, "01/11/2026" },
    { 99, TD_RECIPIENT_INDIVIDUAL, "Choose" },
  };
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdDecision) decision = make_decision ();
      TdAward *award = g_ptr_array_index (decision->awards, 0);
      g_autoptr (GPtrArray) problems = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      award->award_form_id = cases[i].form;
      award->recipient_kind = cases[i].kind;
      problems = td_decision_check (decision, catalogue, NULL);
      if (cases[i].words == NULL)
        td_test_assert_none (problems);
      else
        td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_AWARD_FORM, 0,
                                cases[i].words);
    }
}

static void
test_revoked (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdDecision) decision = make_decision ();
  TdAward *award = g_ptr_array_index (decision->awards, 0);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) sound = NULL;

  /* The rules do not look at a revoked award. */
  award->bonus = 1;
  award->revoked_on = TD_DATE (2026, 10, 31);
  problems = td_decision_check (decision, catalogue, NULL);
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_AWARD_REVOKED, 0, "why");
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_AWARD_REVOKED, 0, "before");
  g_assert_cmpuint (problems->len, ==, 2);

  award->revoked_on = decision->decided_on;
  td_text_set (&award->revoke_reason, "Nhập nhầm");
  sound = td_decision_check (decision, catalogue, NULL);
  td_test_assert_none (sound);
}

static void
test_negative_bonus (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (FALSE);
  g_autoptr (TdDecision) decision = make_decision ();
  g_autoptr (GPtrArray) problems = NULL;

  ((TdAward *) g_ptr_array_index (decision->awards, 0))->bonus = -1;
  problems = td_decision_check (decision, catalogue, NULL);
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_AWARD_BONUS, 0, "negative");
}

/* The same award twice in one decision; a revoked line does not count, whichever it is. */
static void
test_twice (void)
{
  static const struct
  {
    gboolean first_revoked;
    gboolean second_revoked;
    gint64 second_form;
    gboolean error;
  } cases[] = {
    { FALSE, FALSE, TD_TEST_FORM_DIPLOMA, TRUE }, { TRUE, FALSE, TD_TEST_FORM_DIPLOMA, FALSE },
    { FALSE, TRUE, TD_TEST_FORM_DIPLOMA, FALSE }, { TRUE, TRUE, TD_TEST_FORM_DIPLOMA, FALSE },
    { FALSE, FALSE, TD_TEST_FORM_MEDAL, FALSE },
  };
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdDecision) decision = make_decision ();
      TdAward *first = g_ptr_array_index (decision->awards, 0);
      TdAward *second = td_award_copy (first);
      g_autoptr (GPtrArray) problems = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_ptr_array_add (decision->awards, second);
      second->award_form_id = cases[i].second_form;
      if (cases[i].first_revoked)
        first->revoked_on = decision->decided_on;
      if (cases[i].second_revoked)
        second->revoked_on = decision->decided_on;
      td_text_set (&first->revoke_reason, "Nhập nhầm");
      td_text_set (&second->revoke_reason, "Nhập nhầm");
      problems = td_decision_check (decision, catalogue, NULL);
      if (cases[i].error)
        td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_AWARD_NAME, 1, "line 1");
      else
        td_test_assert_none (problems);
    }
}

static void
test_same_recipient (void)
{
  g_autoptr (TdAward) a = td_award_new ();
  g_autoptr (TdAward) b = NULL;

  td_text_set (&a->name, "Lò Thị Ánh");
  a->unit_id = 5;
  b = td_award_copy (a);
  g_assert_true (td_award_has_same_recipient (a, b));

  /* Two persons of one name, told apart by the book … */
  a->person_id = 1;
  g_assert_true (td_award_has_same_recipient (a, b));
  b->person_id = 2;
  g_assert_false (td_award_has_same_recipient (a, b));
  /* … and one person who moved. */
  b->person_id = 1;
  b->unit_id = 6;
  g_assert_true (td_award_has_same_recipient (a, b));

  a->person_id = b->person_id = 0;
  g_assert_false (td_award_has_same_recipient (a, b));
  b->unit_id = 5;
  b->is_woman = TRUE;
  g_assert_false (td_award_has_same_recipient (a, b));
  b->is_woman = FALSE;
  b->recipient_kind = TD_RECIPIENT_OTHER;
  g_assert_false (td_award_has_same_recipient (a, b));
  b->recipient_kind = a->recipient_kind;
  td_text_set (&a->name, "");
  td_text_set (&b->name, "");
  g_assert_false (td_award_has_same_recipient (a, b));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decision-check/sound", test_sound);
  g_test_add_func ("/decision-check/empty", test_empty);
  g_test_add_func ("/decision-check/empty-award", test_empty_award);
  g_test_add_func ("/decision-check/heading-facts", test_heading_facts);
  g_test_add_func ("/decision-check/unit", test_unit);
  g_test_add_func ("/decision-check/form", test_form);
  g_test_add_func ("/decision-check/revoked", test_revoked);
  g_test_add_func ("/decision-check/negative-bonus", test_negative_bonus);
  g_test_add_func ("/decision-check/twice", test_twice);
  g_test_add_func ("/decision-check/same-recipient", test_same_recipient);

  return g_test_run ();
}
