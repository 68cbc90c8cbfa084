#include "td-test-rules.h"

#include "base/td-text.h"

TdDecision *
td_test_rules_decision (void)
{
  TdDecision *decision = td_decision_new ();

  td_text_set (&decision->number, "45");
  td_text_set (&decision->symbol, "QĐ-LĐLĐ");
  td_text_set (&decision->deciding_level, "LDLD_TINH");
  td_text_set (&decision->issuer, "LĐLĐ tỉnh Lai Châu");
  decision->decided_on = TD_DATE (2026, 11, 1);

  return decision;
}

TdAward *
td_test_rules_add (TdDecision *decision, const char *name, gint64 form, const char *type)
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

TdEarlierAward *
td_test_earlier_new (const TdTestEarlier *earlier)
{
  TdEarlierAward *award = g_new0 (TdEarlierAward, 1);

  award->award_id = earlier->id != 0 ? earlier->id : 901;
  award->award_form_id = earlier->form;
  award->decision = g_strdup ("12/QĐ-LĐLĐ");
  award->decided_on = earlier->decided_on;
  award->deciding_level = g_strdup (earlier->level != NULL ? earlier->level : "LDLD_TINH");
  award->issuer = g_strdup (earlier->issuer != NULL ? earlier->issuer : "LĐLĐ tỉnh Lai Châu");
  award->commendation_type = g_strdup (earlier->type != NULL ? earlier->type : "CONG_TRANG");
  award->campaign_id = earlier->campaign;
  award->achievement_period = g_strdup (earlier->period != NULL ? earlier->period : "");
  award->name = g_strdup (earlier->name != NULL ? earlier->name : "");
  award->unit_id = earlier->unit;

  return award;
}

void
td_test_rules_add_earlier (TdDecisionFacts *facts, guint index, const TdTestEarlier *earlier)
{
  if (facts->earlier == NULL)
    facts->earlier = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  while (facts->earlier->len <= index)
    g_ptr_array_add (facts->earlier,
                     g_ptr_array_new_with_free_func ((GDestroyNotify) td_earlier_award_free));
  g_ptr_array_add (g_ptr_array_index (facts->earlier, index), td_test_earlier_new (earlier));
}

TdProblem *
td_test_rules_find (const TdDecision *decision,
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
  g_autofree char *title = g_strdup_printf ("Tiêu đề %s: ", rule);
  g_autofree char *source = g_strdup_printf ("Nguồn %s", rule);
  const TdProblem *problem;

  td_rules_check_award (decision, index, on, facts, problems);
  td_rules_check_award (decision, index, off, facts, silent);
  td_test_assert_none (silent);
  if (rule == NULL)
    {
      td_test_assert_none (problems);
      return NULL;
    }

  td_test_assert_problem (problems, TD_SEVERITY_WARNING, rule, field, (int) index, words);
  g_assert_cmpuint (problems->len, ==, 1);
  problem = g_ptr_array_index (problems, 0);
  g_assert_true (g_str_has_prefix (problem->message, title));
  g_assert_cmpstr (problem->source, ==, source);

  return td_problem_copy (problem);
}

void
td_test_rules_assert (const TdDecision *decision,
                      guint index,
                      const TdDecisionFacts *facts,
                      const char *rule,
                      const char *field,
                      const char *words)
{
  TdProblem *problem = td_test_rules_find (decision, index, facts, rule, field, words);

  if (problem != NULL)
    td_problem_free (problem);
}
