#pragma once

#include "base/td-date.h"

G_BEGIN_DECLS

/* What law and regulations say, read from the book's catalogue tables once and never changed: a new
 * snapshot replaces it when a row changes. May be used from any thread. */
typedef struct _TdCatalogue TdCatalogue;

typedef enum
{
  TD_VOCABULARY_DECIDING_LEVEL, /* group: "union" or "state" */
  TD_VOCABULARY_LAUNCHING_LEVEL,
  TD_VOCABULARY_UNIT_LEVEL,
  TD_VOCABULARY_UNIT_KIND, /* group: the unit level's code */
  TD_VOCABULARY_ORGANISATION_TYPE,
  TD_VOCABULARY_COMMENDATION_TYPE, /* flag: ad hoc */
  TD_VOCABULARY_PLACE,             /* group: kind of place */
  TD_VOCABULARY_RATING,            /* of grassroots unions; the scale was another until 2018 */
  TD_VOCABULARY_CHANNEL,           /* of publicity */
  TD_VOCABULARY_AUDIENCE,
  TD_VOCABULARY_STAGE,            /* of a campaign */
  TD_VOCABULARY_DOCUMENT_KIND,    /* group: the levels of units that should have one, "TTCS CS" */
  TD_VOCABULARY_RECOGNISED_LEVEL, /* of an initiative */
  TD_VOCABULARY_OUTCOME,          /* of a proposal to the employer */
  TD_N_VOCABULARIES,
} TdVocabulary;

/* TdTerm: a row of one of the small code tables. Empty strings where a table has no such column. */
typedef struct
{
  char *code;
  char *name;
  char *short_name;
  char *group;
  gboolean flag;
  TdDate valid_from;
  TdDate valid_to;
} TdTerm;

/* TdAwardForm: one dated row of the catalogue of titles and forms.
 * @coefficient_individual, @coefficient_collective: hundredths of the base salary, -1 if not known
 */
typedef struct
{
  gint64 id;
  char *code;
  char *name;
  char *short_name;
  char *category; /* "title", "form", "prize", "medal" */
  char *field;    /* "union", "state" */
  gboolean for_individual;
  gboolean for_collective;
  char *deciding_level;
  gint64 coefficient_individual;
  gint64 coefficient_collective;
  gboolean once_only;
  char *report_column;
  char *regulation;
  TdDate valid_from;
  TdDate valid_to;
  char *source;
} TdAwardForm;

typedef struct
{
  TdDate valid_from;
  gint64 amount;
  char *source;
} TdBaseSalary;

/* TdRule: a check that law asks for.
 * @parameter: -1 where the rule has none; a rule's further ones: td_catalogue_find_number ()
 * @disabled_reason: why it is off, "" while it is on */
typedef struct
{
  char *code;
  char *title;
  gboolean is_warning; /* else a note */
  gint64 parameter;
  gboolean enabled;
  char *disabled_reason;
  char *source;
} TdRule;

/* TdRuleNumber: a setting that a rule goes by beside its parameter
 * @key: "rule.R10.leader"
 * @description: in Vietnamese, as in the book, with the measure: "… (đồng)" */
typedef struct
{
  char *key;
  char *description;
  gint64 number;
} TdRuleNumber;

/* TdReportColumn: a column of a report that counts award forms, see the table report_column */
typedef struct
{
  char *code;
  char *report;
  char *field;
  char *group_title;
  char *title;
  gboolean split;
} TdReportColumn;

/* td_catalogue_new: (transfer full): empty. Filled by the store (td-catalogue-store.c) with the
 * td_catalogue_take_* functions in the order in which rows are to be offered, then never changed.
 * @bonus_rounding: đồng, see td_money_bonus () */
TdCatalogue *td_catalogue_new (gint64 bonus_rounding);
TdCatalogue *td_catalogue_ref (TdCatalogue *self);
void td_catalogue_unref (TdCatalogue *self);

/* Each takes ownership of the struct and its strings, all allocated by GLib. */
void td_catalogue_take_term (TdCatalogue *self, TdVocabulary vocabulary, TdTerm *term);
void td_catalogue_take_award_form (TdCatalogue *self, TdAwardForm *form);
void td_catalogue_take_base_salary (TdCatalogue *self, TdBaseSalary *salary);
void td_catalogue_take_rule (TdCatalogue *self, TdRule *rule);
void td_catalogue_take_report_column (TdCatalogue *self, TdReportColumn *column);
void td_catalogue_take_rule_number (TdCatalogue *self, TdRuleNumber *number);

guint td_catalogue_get_n_terms (const TdCatalogue *self, TdVocabulary vocabulary);
const TdTerm *td_catalogue_get_term (const TdCatalogue *self, TdVocabulary vocabulary, guint index);

/* td_catalogue_find_term: (nullable): NULL for an unknown or NULL code */
const TdTerm *
td_catalogue_find_term (const TdCatalogue *self, TdVocabulary vocabulary, const char *code);

/* td_catalogue_is_grassroots: whether @unit_kind is one of grassroots unions (công đoàn cơ sở) */
gboolean td_catalogue_is_grassroots (const TdCatalogue *self, const char *unit_kind);

/* td_catalogue_get_term_name: the name, "" for an unknown or NULL code */
const char *
td_catalogue_get_term_name (const TdCatalogue *self, TdVocabulary vocabulary, const char *code);

/* td_term_is_valid_at: whether @date is within its dates */
gboolean td_term_is_valid_at (const TdTerm *self, TdDate date);

guint td_catalogue_get_n_award_forms (const TdCatalogue *self);
const TdAwardForm *td_catalogue_get_award_form (const TdCatalogue *self, guint index);
const TdAwardForm *td_catalogue_find_award_form (const TdCatalogue *self, gint64 id);

/* td_catalogue_find_award_form_at: (nullable): the row of @code in force on @date */
const TdAwardForm *
td_catalogue_find_award_form_at (const TdCatalogue *self, const char *code, TdDate date);

/* td_award_form_is_valid_at: whether @date is within its dates */
gboolean td_award_form_is_valid_at (const TdAwardForm *self, TdDate date);

/* td_catalogue_get_base_salary: (nullable): the row in force on @date, NULL before the first */
const TdBaseSalary *td_catalogue_get_base_salary (const TdCatalogue *self, TdDate date);

/* td_catalogue_propose_bonus:
 * @collective: which of the form's coefficients
 * @bonus: (out): đồng
 *
 * Base salary on @date × coefficient, rounded up (QĐ 2106/QĐ-TLĐ Đ.50; NĐ 98/2023/NĐ-CP).
 *
 * Returns: FALSE, with @bonus 0, if the coefficient or the base salary is not known */
gboolean td_catalogue_propose_bonus (const TdCatalogue *self,
                                     const TdAwardForm *form,
                                     gboolean collective,
                                     TdDate date,
                                     gint64 *bonus);

guint td_catalogue_get_n_rules (const TdCatalogue *self);
const TdRule *td_catalogue_get_rule (const TdCatalogue *self, guint index);

/* td_catalogue_find_rule: (nullable) */
const TdRule *td_catalogue_find_rule (const TdCatalogue *self, const char *code);

guint td_catalogue_get_n_rule_numbers (const TdCatalogue *self);
const TdRuleNumber *td_catalogue_get_rule_number (const TdCatalogue *self, guint index);

/* td_catalogue_find_number: the number of that key, -1 if the book has none */
gint64 td_catalogue_find_number (const TdCatalogue *self, const char *key);

guint td_catalogue_get_n_report_columns (const TdCatalogue *self);
const TdReportColumn *td_catalogue_get_report_column (const TdCatalogue *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCatalogue, td_catalogue_unref)

G_END_DECLS
