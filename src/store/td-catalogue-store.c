#include "store/td-catalogue-store.h"

#include "store/td-db-private.h"
#include "store/td-setting-store.h"

/* For each vocabulary: code, name, short_name, group, flag, valid_from, valid_to. */
static const char *const term_queries[TD_N_VOCABULARIES] = {
  [TD_VOCABULARY_DECIDING_LEVEL]
  = "SELECT code, name, short_name, field, 0, NULL, NULL FROM deciding_level ORDER BY rank, code",
  [TD_VOCABULARY_LAUNCHING_LEVEL]
  = "SELECT code, name, '', '', 0, NULL, NULL FROM launching_level ORDER BY rank, code",
  [TD_VOCABULARY_UNIT_LEVEL]
  = "SELECT code, name, '', '', 0, NULL, NULL FROM unit_level ORDER BY rank, code",
  [TD_VOCABULARY_UNIT_KIND] = "SELECT code, name, short_name, level, 0, valid_from, valid_to"
                              " FROM unit_kind ORDER BY position, code",
  [TD_VOCABULARY_ORGANISATION_TYPE]
  = "SELECT code, name, short_name, '', 0, valid_from, valid_to FROM organisation_type"
    " ORDER BY position, code",
  [TD_VOCABULARY_COMMENDATION_TYPE]
  = "SELECT code, name, '', '', is_ad_hoc, NULL, NULL FROM commendation_type"
    " ORDER BY position, code",
  [TD_VOCABULARY_PLACE] = "SELECT code, name, '', kind, 0, valid_from, valid_to FROM place"
                          " ORDER BY valid_to IS NOT NULL, kind, code",
  [TD_VOCABULARY_RATING] = "SELECT code, name, short_name, '', 0, valid_from, valid_to FROM rating"
                           " ORDER BY position, code",
  [TD_VOCABULARY_CHANNEL]
  = "SELECT code, name, '', '', 0, NULL, NULL FROM channel ORDER BY position, code",
  [TD_VOCABULARY_AUDIENCE]
  = "SELECT code, name, '', '', 0, NULL, NULL FROM audience ORDER BY position, code",
  [TD_VOCABULARY_STAGE]
  = "SELECT code, name, '', '', 0, NULL, NULL FROM stage ORDER BY position, code",
  [TD_VOCABULARY_DOCUMENT_KIND] = "SELECT code, name, '', expected_levels, 0, NULL, NULL"
                                  " FROM document_kind ORDER BY position, code",
  [TD_VOCABULARY_RECOGNISED_LEVEL]
  = "SELECT code, name, '', '', 0, NULL, NULL FROM recognised_level ORDER BY position, code",
  [TD_VOCABULARY_OUTCOME]
  = "SELECT code, name, '', '', 0, NULL, NULL FROM outcome ORDER BY position, code",
};

typedef void (*TakeRow) (TdCatalogue *self, TdStmt *stmt, int data);

static gboolean
read_all (TdCatalogue *self, TdDb *db, const char *sql, TakeRow take_row, int data, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db, sql, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;

  while (TRUE)
    {
      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      take_row (self, stmt, data);
    }
}

static void
take_term (TdCatalogue *self, TdStmt *stmt, int vocabulary)
{
  TdTerm *term = g_new0 (TdTerm, 1);

  term->code = td_stmt_dup_text (stmt, 0);
  term->name = td_stmt_dup_text (stmt, 1);
  term->short_name = td_stmt_dup_text (stmt, 2);
  term->group = td_stmt_dup_text (stmt, 3);
  term->flag = td_stmt_get_int (stmt, 4) != 0;
  term->valid_from = td_stmt_get_date (stmt, 5);
  term->valid_to = td_stmt_get_date (stmt, 6);
  td_catalogue_take_term (self, (TdVocabulary) vocabulary, term);
}

static gint64
int_or_unknown (TdStmt *stmt, int column)
{
  return td_stmt_is_null (stmt, column) ? -1 : td_stmt_get_int (stmt, column);
}

static void
take_award_form (TdCatalogue *self, TdStmt *stmt, int data)
{
  TdAwardForm *form = g_new0 (TdAwardForm, 1);

  form->id = td_stmt_get_int (stmt, 0);
  form->code = td_stmt_dup_text (stmt, 1);
  form->name = td_stmt_dup_text (stmt, 2);
  form->short_name = td_stmt_dup_text (stmt, 3);
  form->category = td_stmt_dup_text (stmt, 4);
  form->field = td_stmt_dup_text (stmt, 5);
  form->for_individual = td_stmt_get_int (stmt, 6) != 0;
  form->for_collective = td_stmt_get_int (stmt, 7) != 0;
  form->deciding_level = td_stmt_dup_text (stmt, 8);
  form->coefficient_individual = int_or_unknown (stmt, 9);
  form->coefficient_collective = int_or_unknown (stmt, 10);
  form->once_only = td_stmt_get_int (stmt, 11) != 0;
  form->report_column = td_stmt_dup_text (stmt, 12);
  form->regulation = td_stmt_dup_text (stmt, 13);
  form->valid_from = td_stmt_get_date (stmt, 14);
  form->valid_to = td_stmt_get_date (stmt, 15);
  form->source = td_stmt_dup_text (stmt, 16);
  td_catalogue_take_award_form (self, form);
}

static void
take_base_salary (TdCatalogue *self, TdStmt *stmt, int data)
{
  TdBaseSalary *salary = g_new0 (TdBaseSalary, 1);

  salary->valid_from = td_stmt_get_date (stmt, 0);
  salary->amount = td_stmt_get_int (stmt, 1);
  salary->source = td_stmt_dup_text (stmt, 2);
  td_catalogue_take_base_salary (self, salary);
}

static void
take_rule (TdCatalogue *self, TdStmt *stmt, int data)
{
  TdRule *rule = g_new0 (TdRule, 1);

  rule->code = td_stmt_dup_text (stmt, 0);
  rule->title = td_stmt_dup_text (stmt, 1);
  rule->is_warning = g_str_equal (td_stmt_get_text (stmt, 2), "warning");
  rule->parameter = int_or_unknown (stmt, 3);
  rule->enabled = td_stmt_get_int (stmt, 4) != 0;
  rule->disabled_reason = td_stmt_dup_text (stmt, 5);
  rule->source = td_stmt_dup_text (stmt, 6);
  td_catalogue_take_rule (self, rule);
}

static void
take_report_column (TdCatalogue *self, TdStmt *stmt, int data)
{
  TdReportColumn *column = g_new0 (TdReportColumn, 1);

  column->code = td_stmt_dup_text (stmt, 0);
  column->report = td_stmt_dup_text (stmt, 1);
  column->field = td_stmt_dup_text (stmt, 2);
  column->group_title = td_stmt_dup_text (stmt, 3);
  column->title = td_stmt_dup_text (stmt, 4);
  column->split = td_stmt_get_int (stmt, 5) != 0;
  td_catalogue_take_report_column (self, column);
}

static void
take_rule_number (TdCatalogue *self, TdStmt *stmt, int data)
{
  TdRuleNumber *number = g_new0 (TdRuleNumber, 1);

  number->key = td_stmt_dup_text (stmt, 0);
  number->number = g_ascii_strtoll (td_stmt_get_text (stmt, 1), NULL, 10);
  number->description = td_stmt_dup_text (stmt, 2);
  td_catalogue_take_rule_number (self, number);
}

TdCatalogue *
td_catalogue_load (TdDb *db, GError **error)
{
  g_autofree char *rounding = td_setting_get (db, TD_SETTING_BONUS_ROUNDING);
  g_autoptr (TdCatalogue) self = td_catalogue_new (g_ascii_strtoll (rounding, NULL, 10));

  for (int i = 0; i < TD_N_VOCABULARIES; i++)
    if (!read_all (self, db, term_queries[i], take_term, i, error))
      return NULL;

  if (!read_all (self, db,
                 "SELECT id, code, name, short_name, category, field, for_individual,"
                 " for_collective, deciding_level, coefficient_individual, coefficient_collective,"
                 " once_only, report_column, regulation, valid_from, valid_to, source"
                 " FROM award_form ORDER BY position, code, valid_from",
                 take_award_form, 0, error)
      || !read_all (self, db,
                    "SELECT valid_from, amount, source FROM base_salary ORDER BY valid_from",
                    take_base_salary, 0, error)
      || !read_all (self, db,
                    "SELECT code, title, severity, parameter, enabled, disabled_reason,"
                    " source FROM rule"
                    " ORDER BY length (code), code",
                    take_rule, 0, error)
      || !read_all (self, db,
                    "SELECT code, report, field, group_title, title, split FROM report_column"
                    " ORDER BY report, position, code",
                    take_report_column, 0, error)
      || !read_all (self, db,
                    "SELECT key, value, description FROM setting WHERE key GLOB 'rule.*'"
                    " ORDER BY key",
                    take_rule_number, 0, error))
    return NULL;

  return g_steal_pointer (&self);
}

gboolean
td_catalogue_is_touched (const TdChanges *changes)
{
  static const char *const tables[] = {
    "setting",           "regulation", "deciding_level", "launching_level",
    "unit_level",        "unit_kind",  "place",          "organisation_type",
    "commendation_type", "rating",     "report_column",  "award_form",
    "base_salary",       "target",     "rule",           "channel",
    "audience",          "stage",      "document_kind",  "recognised_level",
    "outcome",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (td_changes_touches (changes, tables[i]))
      return TRUE;

  return FALSE;
}
