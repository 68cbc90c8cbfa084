#include "td-test-catalogue.h"

#include <string.h>

#include "base/td-text.h"

static void
add_term (TdCatalogue *self,
          TdVocabulary vocabulary,
          const char *code,
          const char *name,
          TdDate valid_from,
          TdDate valid_to)
{
  TdTerm *term = g_new0 (TdTerm, 1);

  term->code = g_strdup (code);
  term->name = g_strdup (name);
  term->short_name = g_strdup ("");
  term->group = g_strdup ("");
  term->valid_from = valid_from;
  term->valid_to = valid_to;
  td_catalogue_take_term (self, vocabulary, term);
}

static TdAwardForm *
add_form (TdCatalogue *self,
          gint64 id,
          const char *code,
          const char *name,
          const char *level,
          gint64 coefficient)
{
  TdAwardForm *form = g_new0 (TdAwardForm, 1);

  form->id = id;
  form->code = g_strdup (code);
  form->name = g_strdup (name);
  form->deciding_level = g_strdup (level);
  form->regulation = g_strdup ("1689/QĐ-TLĐ");
  form->coefficient_individual = coefficient;
  form->coefficient_collective = coefficient < 0 ? -1 : coefficient * 2;
  form->for_individual = TRUE;
  form->valid_from = TD_DATE (2019, 11, 12);
  td_catalogue_take_award_form (self, form);

  return form;
}

static void
add_base_salary (TdCatalogue *self, TdDate from, gint64 amount)
{
  TdBaseSalary *salary = g_new0 (TdBaseSalary, 1);

  salary->valid_from = from;
  salary->amount = amount;
  td_catalogue_take_base_salary (self, salary);
}

TdCatalogue *
td_test_catalogue_new (gboolean rules_on)
{
  static const struct
  {
    const char *code;
    gint64 parameter;
  } rules[] = {
    { "R1", -1 },   { "R2", -1 },   { "R3", 1 },  { "R4", 4 },         { "R5", 3 },
    { "R6", 1500 }, { "R7", 7000 }, { "R8", 1 },  { "R10", 80000000 }, { "R11", -1 },
    { "R12", -1 },  { "R13", 4 },   { "R14", 6 },
  };
  static const struct
  {
    const char *key;
    gint64 number;
  } numbers[] = {
    { "rule.R3.initiatives", 2 },  { "rule.R3.initiative_years", 2 },
    { "rule.R5.national", 2 },     { "rule.R10.total", 120000000 },
    { "rule.R10.total_years", 3 }, { "rule.R10.leader", 200000000 },
  };
  static const struct
  {
    gint64 id;
    const char *code;
  } forms[] = {
    { TD_TEST_FORM_ADVANCED, "CD_LDTT" },          { TD_TEST_FORM_FIGHTER, "CD_CSTDCS" },
    { TD_TEST_FORM_FIGHTER_PROVINCE, "CSTD_TLD" }, { TD_TEST_FORM_FIGHTER_NATION, "NN_CSTDTQ" },
    { TD_TEST_FORM_EXCELLENT, "CD_TTLDXS" },       { TD_TEST_FORM_PROVINCE_DIPLOMA, "BK_TINH" },
    { TD_TEST_FORM_UNION_DIPLOMA, "BK_TLD" },      { TD_TEST_FORM_CREATIVITY, "LDST" },
  };
  TdCatalogue *self = td_catalogue_new (10000);
  TdAwardForm *form;

  add_term (self, TD_VOCABULARY_DECIDING_LEVEL, "TLD", "Tổng Liên đoàn", TD_DATE_NONE,
            TD_DATE_NONE);
  add_term (self, TD_VOCABULARY_DECIDING_LEVEL, "LDLD_TINH", "LĐLĐ tỉnh", TD_DATE_NONE,
            TD_DATE_NONE);
  add_term (self, TD_VOCABULARY_LAUNCHING_LEVEL, "TINH", "Tỉnh", TD_DATE_NONE, TD_DATE_NONE);
  add_term (self, TD_VOCABULARY_STAGE, "prepared", "Chuẩn bị", TD_DATE_NONE, TD_DATE_NONE);
  add_term (self, TD_VOCABULARY_STAGE, "launched", "Phát động", TD_DATE_NONE, TD_DATE_NONE);
  add_term (self, TD_VOCABULARY_STAGE, "signed", "Ký giao ước", TD_DATE_NONE, TD_DATE_NONE);
  add_term (self, TD_VOCABULARY_STAGE, "interim", "Sơ kết", TD_DATE_NONE, TD_DATE_NONE);
  add_term (self, TD_VOCABULARY_STAGE, "final", "Tổng kết", TD_DATE_NONE, TD_DATE_NONE);
  add_term (self, TD_VOCABULARY_ORGANISATION_TYPE, "DNNN", "Doanh nghiệp nhà nước", TD_DATE_NONE,
            TD_DATE_NONE);
  add_term (self, TD_VOCABULARY_ORGANISATION_TYPE, "HCSN", "Cơ quan hành chính", TD_DATE_NONE,
            TD_DATE_NONE);
  for (gsize i = 0; i < 3; i++)
    {
      static const char *const types[] = { "CONG_TRANG", "CHUYEN_DE", "DOT_XUAT" };

      add_term (self, TD_VOCABULARY_COMMENDATION_TYPE, types[i], types[i], TD_DATE_NONE,
                TD_DATE_NONE);
    }
  add_term (self, TD_VOCABULARY_UNIT_KIND, "CDCS", "Công đoàn cơ sở", TD_DATE_NONE, TD_DATE_NONE);
  add_term (self, TD_VOCABULARY_UNIT_KIND, "CD_XA", "Công đoàn xã, phường", TD_DATE (2025, 7, 1),
            TD_DATE_NONE);
  add_term (self, TD_VOCABULARY_UNIT_KIND, "LDLD_HUYEN", "LĐLĐ huyện", TD_DATE_NONE,
            TD_DATE (2025, 6, 30));

  add_form (self, TD_TEST_FORM_DIPLOMA, "BK", "Bằng khen", "LDLD_TINH", 150)->for_collective = TRUE;
  add_form (self, TD_TEST_FORM_MEDAL, "KNC", "Kỷ niệm chương", "TLD", 60)->once_only = TRUE;
  form = add_form (self, TD_TEST_FORM_OLD_MEDAL, "KNC", "Kỷ niệm chương", "TLD", 60);
  form->once_only = TRUE;
  form->valid_from = TD_DATE (2004, 5, 26);
  form->valid_to = TD_DATE (2019, 11, 11);
  form = add_form (self, TD_TEST_FORM_FLAG, "CO", "Cờ thi đua", "LDLD_TINH", -1);
  form->for_individual = FALSE;
  form->for_collective = TRUE;
  add_form (self, TD_TEST_FORM_FOREIGN, "GK", "Giấy khen", "BO", -1);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    add_form (self, forms[i].id, forms[i].code, forms[i].code, "LDLD_TINH", -1)->for_collective
        = TRUE;

  add_base_salary (self, TD_DATE (2024, 7, 1), 2340000);
  add_base_salary (self, TD_DATE (2026, 7, 1), 2530000);

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      TdRule *rule = g_new0 (TdRule, 1);

      rule->code = g_strdup (rules[i].code);
      rule->title = g_strdup_printf ("Tiêu đề %s", rules[i].code);
      rule->source = g_strdup_printf ("Nguồn %s", rules[i].code);
      rule->parameter = rules[i].parameter;
      rule->is_warning = TRUE;
      rule->enabled = rules_on;
      td_catalogue_take_rule (self, rule);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      TdRuleNumber *number = g_new0 (TdRuleNumber, 1);

      number->key = g_strdup (numbers[i].key);
      number->number = numbers[i].number;
      td_catalogue_take_rule_number (self, number);
    }

  return self;
}

void
td_test_assert_problem (const GPtrArray *problems,
                        TdSeverity severity,
                        const char *rule,
                        const char *field,
                        int row,
                        const char *words)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity != severity || problem->row != row
          || g_strcmp0 (problem->rule, rule) != 0 || !g_str_equal (problem->field, field)
          || strstr (problem->message, words) == NULL)
        continue;
      g_assert_true (g_str_has_suffix (problem->message, "."));
      g_assert_true ((rule == NULL) == (problem->source == NULL));
      return;
    }

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((const TdProblem *) g_ptr_array_index (problems, i))->message);
  g_error ("no problem of %s, row %d with \"%s\"", field, row, words);
}

void
td_test_assert_none (const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((const TdProblem *) g_ptr_array_index (problems, i))->message);
  g_assert_cmpuint (problems->len, ==, 0);
}
