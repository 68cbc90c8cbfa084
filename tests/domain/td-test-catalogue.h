#pragma once

#include "domain/td-decision.h"

G_BEGIN_DECLS

/* The forms of td_test_catalogue_new (), by id. */
enum
{
  TD_TEST_FORM_DIPLOMA = 1, /* "Bằng khen": individuals and collectives, LDLD_TINH, from 2019 */
  TD_TEST_FORM_MEDAL,     /* "Kỷ niệm chương": individuals, TLD, once in a life, from 2019 */
  TD_TEST_FORM_OLD_MEDAL, /* the same code as the medal, in force until 2019-11-11 */
  TD_TEST_FORM_FLAG,      /* "Cờ thi đua": collectives, LDLD_TINH, no coefficient, from 2019 */
  TD_TEST_FORM_FOREIGN,   /* "Giấy khen": individuals, a level that the vocabulary lacks */
  /* By the codes of the catalogue that rules name; all LDLD_TINH and without a coefficient. */
  TD_TEST_FORM_ADVANCED,         /* CD_LDTT */
  TD_TEST_FORM_FIGHTER,          /* CD_CSTDCS */
  TD_TEST_FORM_FIGHTER_PROVINCE, /* CSTD_TLD */
  TD_TEST_FORM_FIGHTER_NATION,   /* NN_CSTDTQ */
  TD_TEST_FORM_EXCELLENT,        /* CD_TTLDXS */
  TD_TEST_FORM_PROVINCE_DIPLOMA, /* BK_TINH */
  TD_TEST_FORM_UNION_DIPLOMA,    /* BK_TLD */
  TD_TEST_FORM_CREATIVITY,       /* LDST */
};

/* td_test_catalogue_new: (transfer full): a small catalogue with the base salaries of 2024 and
 * 2026 and the rules R1 to R14, with the parameters of resources/data
 * @rules_on: whether the rules are enabled */
TdCatalogue *td_test_catalogue_new (gboolean rules_on);

/* td_test_assert_problem: fails unless @problems has one of @severity, @rule (NULL: none) and @row
 * under @field, whose sentence contains @words and ends in a full stop */
void td_test_assert_problem (const GPtrArray *problems,
                             TdSeverity severity,
                             const char *rule,
                             const char *field,
                             int row,
                             const char *words);

/* td_test_assert_none: fails and tells the sentences if @problems has any */
void td_test_assert_none (const GPtrArray *problems);

G_END_DECLS
