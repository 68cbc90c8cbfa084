/* B02: by award form and deciding level. Only forms that were given in the period have a row; forms
 * are told apart by code, so that a form that two regulations name is one row.
 *
 *   I   KHEN THƯỞNG CỦA TỔ CHỨC CÔNG ĐOÀN
 *   1   LĐLĐ tỉnh
 *       Bằng khen …        TT  CN  Tổng số | one column a commendation type | Tiền thưởng
 *       …
 *   II  KHEN THƯỞNG CỦA NHÀ NƯỚC
 *       TỔNG CỘNG */
#include "report/td-award-counters.h"
#include "report/td-report-private.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_FORM,
  COLUMN_COLLECTIVES,
  COLUMN_PERSONS,
  COLUMN_TOTAL,
  N_LEADING_COLUMNS,
};

typedef struct
{
  const TdCatalogue *catalogue;
  const TdReportRequest *request;
  TdReport *report;
  TdAwardCounters *counters;
  GHashTable *codes; /* gint64 → interned code of the award form */
  GHashTable *given; /* interned code of a level → the map of its forms */
  GArray *awards;    /* TdAwardFigure of the requested tree */
  int bonus_column;
} Build;

static void
add_columns (Build *build)
{
  TdReport *report = build->report;
  const char *group = "Loại hình khen thưởng (lượt)";
  TdAwardFilter filter = TD_AWARD_FILTER_ALL;

  td_report_add_column (report, NULL, NULL, "STT", TD_CELL_TEXT, 5);
  td_report_add_column (report, NULL, NULL, "Danh hiệu, hình thức khen thưởng", TD_CELL_TEXT, 44);
  td_report_add_column (report, "Số lượt khen thưởng", NULL, "Tập thể", TD_CELL_COUNT, 9);
  filter.recipients = TD_RECIPIENTS_COLLECTIVE;
  td_award_counters_add (build->counters, COLUMN_COLLECTIVES, &filter);
  td_report_add_column (report, "Số lượt khen thưởng", NULL, "Cá nhân", TD_CELL_COUNT, 9);
  filter.recipients = TD_RECIPIENTS_PERSONS;
  td_award_counters_add (build->counters, COLUMN_PERSONS, &filter);
  td_report_add_column (report, "Số lượt khen thưởng", NULL, "Tổng số", TD_CELL_COUNT, 9);
  filter.recipients = 0;
  td_award_counters_add (build->counters, COLUMN_TOTAL, &filter);
  for (guint i = 0;
       i < td_catalogue_get_n_terms (build->catalogue, TD_VOCABULARY_COMMENDATION_TYPE); i++)
    {
      const TdTerm *type
          = td_catalogue_get_term (build->catalogue, TD_VOCABULARY_COMMENDATION_TYPE, i);

      filter.commendation_type = type->code;
      td_award_counters_add (
          build->counters,
          td_report_add_column (report, group, NULL, type->name, TD_CELL_COUNT, 11), &filter);
    }
  build->bonus_column
      = td_report_add_column (report, NULL, NULL, "Tiền thưởng (đồng)", TD_CELL_MONEY, 17);
  report->n_fixed_columns = 2;
}

/* --- What was given --------------------------------------------------------------------------- */

/* The map of a level's forms: interned code of the form → its row, NULL until it is made. */
static GHashTable *
find_forms (const Build *build, const char *level)
{
  return g_hash_table_lookup (build->given, g_intern_string (level));
}

static const char *
get_form_code (const Build *build, const TdAwardFigure *award)
{
  return g_hash_table_lookup (build->codes, &award->award_form_id);
}

static void
find_given (Build *build)
{
  for (guint i = 0; i < build->awards->len; i++)
    {
      const TdAwardFigure *award = &g_array_index (build->awards, TdAwardFigure, i);
      const char *code = get_form_code (build, award);
      GHashTable *forms = g_hash_table_lookup (build->given, award->deciding_level);

      if (code == NULL)
        continue;
      if (forms == NULL)
        {
          forms = g_hash_table_new (g_direct_hash, g_direct_equal);
          g_hash_table_insert (build->given, (gpointer) award->deciding_level, forms);
        }
      g_hash_table_add (forms, (gpointer) code);
    }
}

/* --- Rows ------------------------------------------------------------------------------------- */

/* Zeros with what explains them.
 * @filter: which form and level; NULL codes are for the groups and the total, whose numbers are
 *   sums */
static void
prepare_row (const Build *build, TdReportRow *row, TdAwardFilter filter)
{
  g_autoptr (TdQuery) query = td_query_new (TD_LIST_AWARDS);

  query->from = build->request->period.from;
  query->to = build->request->period.to;
  query->unit_id = build->request->unit_id;
  td_award_filter_apply (&filter, query);
  td_award_counters_prepare (build->counters, row, query);
  td_report_cell_set_number (&row->cells[build->bonus_column], TD_CELL_MONEY, 0,
                             td_query_copy (query));
}

/* The forms that a level gave, in the catalogue's order; the newest row of a code has its name. */
static void
add_form_rows (const Build *build, const char *level, int parent)
{
  GHashTable *given = find_forms (build, level);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_forms = td_catalogue_get_n_award_forms (build->catalogue);

  for (guint i = 0; i < n_forms; i++)
    {
      const TdAwardForm *form = td_catalogue_get_award_form (build->catalogue, i);
      const TdAwardForm *newest = form;
      gpointer code = (gpointer) g_intern_string (form->code);
      TdAwardFilter filter = TD_AWARD_FILTER_ALL;
      TdReportRow *row;

      if (!g_hash_table_add (seen, form->code) || !g_hash_table_contains (given, code))
        continue;

      for (guint j = i + 1; j < n_forms; j++)
        {
          const TdAwardForm *other = td_catalogue_get_award_form (build->catalogue, j);

          if (g_str_equal (other->code, form->code)
              && td_date_compare (other->valid_from, newest->valid_from) > 0
              && td_date_compare (other->valid_from, build->request->period.to) <= 0)
            newest = other;
        }
      row = td_report_add_row (build->report, TD_ROW_PLAIN, 2, parent);
      td_report_cell_set_text (&row->cells[COLUMN_FORM], newest->name);
      filter.form_code = form->code;
      filter.deciding_level = level;
      prepare_row (build, row, filter);
      g_hash_table_insert (given, code, row);
    }
}

static void
add_level_rows (const Build *build, const char *field, int parent)
{
  guint n = 0;

  for (guint i = 0; i < td_catalogue_get_n_terms (build->catalogue, TD_VOCABULARY_DECIDING_LEVEL);
       i++)
    {
      const TdTerm *level
          = td_catalogue_get_term (build->catalogue, TD_VOCABULARY_DECIDING_LEVEL, i);
      g_autofree char *number = NULL;
      TdAwardFilter filter = TD_AWARD_FILTER_ALL;
      TdReportRow *row;

      if (!g_str_equal (level->group, field) || find_forms (build, level->code) == NULL)
        continue;

      row = td_report_add_row (build->report, TD_ROW_GROUP, 1, parent);
      number = g_strdup_printf ("%u", ++n);
      td_report_cell_set_text (&row->cells[COLUMN_NUMBER], number);
      td_report_cell_set_text (&row->cells[COLUMN_FORM], level->name);
      filter.deciding_level = level->code;
      prepare_row (build, row, filter);
      add_form_rows (build, level->code, (int) build->report->rows->len - 1);
    }
}

/* Once the rows are there: each award is counted in the row of its level and form. */
static void
count_awards (const Build *build)
{
  for (guint i = 0; i < build->awards->len; i++)
    {
      const TdAwardFigure *award = &g_array_index (build->awards, TdAwardFigure, i);
      GHashTable *forms = g_hash_table_lookup (build->given, award->deciding_level);
      const char *code = get_form_code (build, award);
      TdReportRow *row = forms != NULL && code != NULL ? g_hash_table_lookup (forms, code) : NULL;

      if (row == NULL)
        continue;
      td_award_counters_count (build->counters, row, award);
      row->cells[build->bonus_column].value += award->bonus;
    }
}

static void
add_rows (const Build *build)
{
  static const struct
  {
    const char *field;
    const char *number;
    const char *title;
  } fields[] = {
    { "union", "I", "KHEN THƯỞNG CỦA TỔ CHỨC CÔNG ĐOÀN" },
    { "state", "II", "KHEN THƯỞNG CỦA NHÀ NƯỚC" },
  };
  TdReportRow *total = td_report_add_row (build->report, TD_ROW_TOTAL, 0, -1);

  td_report_cell_set_text (&total->cells[COLUMN_FORM], "TỔNG CỘNG");
  prepare_row (build, total, TD_AWARD_FILTER_ALL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      TdReportRow *row = td_report_add_row (build->report, TD_ROW_GROUP, 0, 0);

      td_report_cell_set_text (&row->cells[COLUMN_NUMBER], fields[i].number);
      td_report_cell_set_text (&row->cells[COLUMN_FORM], fields[i].title);
      prepare_row (build, row, TD_AWARD_FILTER_ALL);
      for (guint j = COLUMN_COLLECTIVES; j < build->report->columns->len; j++)
        row->cells[j].explain->deciding_field = g_strdup (fields[i].field);
      add_level_rows (build, fields[i].field, (int) build->report->rows->len - 1);
    }
  td_report_move_row_to_end (build->report, 0);
  count_awards (build);
}

static TdReport *
build_b02 (TdDb *db,
           const TdCatalogue *catalogue,
           const TdReportRequest *request,
           TdJob *job,
           GError **error)
{
  g_autoptr (GArray) awards = td_report_read_awards (db, request, &request->period, FALSE, error);
  g_autoptr (TdAwardCounters) counters = td_award_counters_new (catalogue);
  g_autoptr (GHashTable) codes = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                                        (GDestroyNotify) g_hash_table_unref);
  g_autoptr (TdReport) report = NULL;
  Build build;

  if (awards == NULL)
    return NULL;

  for (guint i = 0; i < td_catalogue_get_n_award_forms (catalogue); i++)
    {
      const TdAwardForm *form = td_catalogue_get_award_form (catalogue, i);

      g_hash_table_insert (codes, (gpointer) &form->id, (gpointer) g_intern_string (form->code));
    }
  report = td_report_new (db, &td_report_b02, request, NULL, td_period_to_label (&request->period));
  build = (Build){ catalogue, request, report, counters, codes, given, awards, 0 };
  find_given (&build);
  add_columns (&build);
  add_rows (&build);
  g_ptr_array_add (report->notes,
                   g_strdup ("Cá nhân gồm cả người nhận khác (con đoàn viên…); không tính lượt đã "
                             "hủy bỏ, thu hồi."));

  return g_steal_pointer (&report);
}

const TdReportDefinition td_report_b02 = {
  "b02",     "B02", "Theo hình thức", "Tổng hợp khen thưởng theo hình thức và cấp quyết định",
  build_b02,
};
