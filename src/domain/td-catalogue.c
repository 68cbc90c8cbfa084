#include "domain/td-catalogue.h"

#include "base/td-money.h"

struct _TdCatalogue
{
  gatomicrefcount ref_count;
  gint64 bonus_rounding;
  GPtrArray *terms[TD_N_VOCABULARIES]; /* TdTerm */
  GPtrArray *award_forms;              /* TdAwardForm */
  GPtrArray *base_salaries;            /* TdBaseSalary, oldest first */
  GPtrArray *rules;                    /* TdRule */
  GPtrArray *report_columns;           /* TdReportColumn */
  GPtrArray *rule_numbers;             /* TdRuleNumber */
};

static void
term_free (TdTerm *term)
{
  g_free (term->code);
  g_free (term->name);
  g_free (term->short_name);
  g_free (term->group);
  g_free (term);
}

static void
award_form_free (TdAwardForm *form)
{
  g_free (form->code);
  g_free (form->name);
  g_free (form->short_name);
  g_free (form->category);
  g_free (form->field);
  g_free (form->deciding_level);
  g_free (form->report_column);
  g_free (form->regulation);
  g_free (form->source);
  g_free (form);
}

static void
base_salary_free (TdBaseSalary *salary)
{
  g_free (salary->source);
  g_free (salary);
}

static void
rule_free (TdRule *rule)
{
  g_free (rule->code);
  g_free (rule->title);
  g_free (rule->disabled_reason);
  g_free (rule->source);
  g_free (rule);
}

static void
rule_number_free (TdRuleNumber *number)
{
  g_free (number->key);
  g_free (number->description);
  g_free (number);
}

static void
report_column_free (TdReportColumn *column)
{
  g_free (column->code);
  g_free (column->report);
  g_free (column->field);
  g_free (column->group_title);
  g_free (column->title);
  g_free (column);
}

TdCatalogue *
td_catalogue_new (gint64 bonus_rounding)
{
  TdCatalogue *self = g_new0 (TdCatalogue, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->bonus_rounding = bonus_rounding;
  for (int i = 0; i < TD_N_VOCABULARIES; i++)
    self->terms[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) term_free);
  self->award_forms = g_ptr_array_new_with_free_func ((GDestroyNotify) award_form_free);
  self->base_salaries = g_ptr_array_new_with_free_func ((GDestroyNotify) base_salary_free);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  self->report_columns = g_ptr_array_new_with_free_func ((GDestroyNotify) report_column_free);
  self->rule_numbers = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_number_free);

  return self;
}

TdCatalogue *
td_catalogue_ref (TdCatalogue *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
td_catalogue_unref (TdCatalogue *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (int i = 0; i < TD_N_VOCABULARIES; i++)
    g_ptr_array_unref (self->terms[i]);
  g_ptr_array_unref (self->award_forms);
  g_ptr_array_unref (self->base_salaries);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->report_columns);
  g_ptr_array_unref (self->rule_numbers);
  g_free (self);
}

void
td_catalogue_take_term (TdCatalogue *self, TdVocabulary vocabulary, TdTerm *term)
{
  g_ptr_array_add (self->terms[vocabulary], term);
}

void
td_catalogue_take_award_form (TdCatalogue *self, TdAwardForm *form)
{
  g_ptr_array_add (self->award_forms, form);
}

void
td_catalogue_take_base_salary (TdCatalogue *self, TdBaseSalary *salary)
{
  g_ptr_array_add (self->base_salaries, salary);
}

void
td_catalogue_take_rule (TdCatalogue *self, TdRule *rule)
{
  g_ptr_array_add (self->rules, rule);
}

void
td_catalogue_take_report_column (TdCatalogue *self, TdReportColumn *column)
{
  g_ptr_array_add (self->report_columns, column);
}

void
td_catalogue_take_rule_number (TdCatalogue *self, TdRuleNumber *number)
{
  g_ptr_array_add (self->rule_numbers, number);
}

guint
td_catalogue_get_n_terms (const TdCatalogue *self, TdVocabulary vocabulary)
{
  return self->terms[vocabulary]->len;
}

const TdTerm *
td_catalogue_get_term (const TdCatalogue *self, TdVocabulary vocabulary, guint index)
{
  return g_ptr_array_index (self->terms[vocabulary], index);
}

const TdTerm *
td_catalogue_find_term (const TdCatalogue *self, TdVocabulary vocabulary, const char *code)
{
  const GPtrArray *terms = self->terms[vocabulary];

  for (guint i = 0; i < terms->len; i++)
    {
      const TdTerm *term = g_ptr_array_index (terms, i);

      if (g_strcmp0 (term->code, code) == 0)
        return term;
    }

  return NULL;
}

const char *
td_catalogue_get_term_name (const TdCatalogue *self, TdVocabulary vocabulary, const char *code)
{
  const TdTerm *term = td_catalogue_find_term (self, vocabulary, code);

  return term != NULL ? term->name : "";
}

gboolean
td_term_is_valid_at (const TdTerm *self, TdDate date)
{
  return td_date_compare (self->valid_from, date) <= 0
         && (!td_date_is_set (self->valid_to) || td_date_compare (date, self->valid_to) <= 0);
}

guint
td_catalogue_get_n_award_forms (const TdCatalogue *self)
{
  return self->award_forms->len;
}

const TdAwardForm *
td_catalogue_get_award_form (const TdCatalogue *self, guint index)
{
  return g_ptr_array_index (self->award_forms, index);
}

const TdAwardForm *
td_catalogue_find_award_form (const TdCatalogue *self, gint64 id)
{
  for (guint i = 0; i < self->award_forms->len; i++)
    {
      const TdAwardForm *form = g_ptr_array_index (self->award_forms, i);

      if (form->id == id)
        return form;
    }

  return NULL;
}

const TdAwardForm *
td_catalogue_find_award_form_at (const TdCatalogue *self, const char *code, TdDate date)
{
  for (guint i = 0; i < self->award_forms->len; i++)
    {
      const TdAwardForm *form = g_ptr_array_index (self->award_forms, i);

      if (g_strcmp0 (form->code, code) == 0 && td_award_form_is_valid_at (form, date))
        return form;
    }

  return NULL;
}

gboolean
td_award_form_is_valid_at (const TdAwardForm *self, TdDate date)
{
  return td_date_compare (self->valid_from, date) <= 0
         && (!td_date_is_set (self->valid_to) || td_date_compare (date, self->valid_to) <= 0);
}

const TdBaseSalary *
td_catalogue_get_base_salary (const TdCatalogue *self, TdDate date)
{
  const TdBaseSalary *found = NULL;

  for (guint i = 0; i < self->base_salaries->len; i++)
    {
      const TdBaseSalary *salary = g_ptr_array_index (self->base_salaries, i);

      if (td_date_compare (salary->valid_from, date) <= 0)
        found = salary;
    }

  return found;
}

gboolean
td_catalogue_propose_bonus (const TdCatalogue *self,
                            const TdAwardForm *form,
                            gboolean collective,
                            TdDate date,
                            gint64 *bonus)
{
  const TdBaseSalary *salary = td_catalogue_get_base_salary (self, date);
  gint64 coefficient = collective ? form->coefficient_collective : form->coefficient_individual;

  *bonus = 0;
  if (salary == NULL || coefficient < 0 || !td_date_is_set (date))
    return FALSE;

  *bonus = td_money_bonus (salary->amount, coefficient, self->bonus_rounding);
  return TRUE;
}

guint
td_catalogue_get_n_rules (const TdCatalogue *self)
{
  return self->rules->len;
}

const TdRule *
td_catalogue_get_rule (const TdCatalogue *self, guint index)
{
  return g_ptr_array_index (self->rules, index);
}

guint
td_catalogue_get_n_rule_numbers (const TdCatalogue *self)
{
  return self->rule_numbers->len;
}

const TdRuleNumber *
td_catalogue_get_rule_number (const TdCatalogue *self, guint index)
{
  return g_ptr_array_index (self->rule_numbers, index);
}

gint64
td_catalogue_find_number (const TdCatalogue *self, const char *key)
{
  for (guint i = 0; i < self->rule_numbers->len; i++)
    {
      const TdRuleNumber *number = g_ptr_array_index (self->rule_numbers, i);

      if (g_str_equal (number->key, key))
        return number->number;
    }

  return -1;
}

const TdRule *
td_catalogue_find_rule (const TdCatalogue *self, const char *code)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const TdRule *rule = g_ptr_array_index (self->rules, i);

      if (g_strcmp0 (rule->code, code) == 0)
        return rule;
    }

  return NULL;
}

guint
td_catalogue_get_n_report_columns (const TdCatalogue *self)
{
  return self->report_columns->len;
}

const TdReportColumn *
td_catalogue_get_report_column (const TdCatalogue *self, guint index)
{
  return g_ptr_array_index (self->report_columns, index);
}

#define UNION_LEVEL_GRASSROOTS "CS"

gboolean
td_catalogue_is_grassroots (const TdCatalogue *self, const char *unit_kind)
{
  const TdTerm *kind = td_catalogue_find_term (self, TD_VOCABULARY_UNIT_KIND, unit_kind);

  return kind != NULL && g_strcmp0 (kind->group, UNION_LEVEL_GRASSROOTS) == 0;
}
