/* B02: by award form and deciding level. Only forms that were given in the period have a row; forms
 * are told apart by code, so that a form that two regulations name is one row.
 *
 *   I   KHEN THƯỞNG CỦA TỔ CHỨC CÔNG ĐOÀN
 *   1   LĐLĐ tỉnh
 *       Bằng khen …        TT  CN  Tổng số | one column a commendation type | Tiền thưởng
 *       …
 *   II  KHEN THƯỞNG CỦA NHÀ NƯỚC
 *       TỔNG CỘNG */
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
  GHashTable *forms;
  GArray *awards; /* TdAwardFigure of the requested tree */
  int bonus_column;
} Build;

static void
add_columns (Build *build)
{
  TdReport *report = build->report;
  const char *group = "Loại hình khen thưởng (lượt)";

  td_report_add_column (report, NULL, NULL, "STT", TD_CELL_TEXT, 5);
  td_report_add_column (report, NULL, NULL, "Danh hiệu, hình thức khen thưởng", TD_CELL_TEXT, 44);
  td_report_add_column (report, "Số lượt khen thưởng", NULL, "Tập thể", TD_CELL_COUNT, 9);
  td_report_add_column (report, "Số lượt khen thưởng", NULL, "Cá nhân", TD_CELL_COUNT, 9);
  td_report_add_column (report, "Số lượt khen thưởng", NULL, "Tổng số", TD_CELL_COUNT, 9);
  for (guint i = 0;
       i < td_catalogue_get_n_terms (build->catalogue, TD_VOCABULARY_COMMENDATION_TYPE); i++)
    td_report_add_column (
        report, group, NULL,
        td_catalogue_get_term (build->catalogue, TD_VOCABULARY_COMMENDATION_TYPE, i)->name,
        TD_CELL_COUNT, 11);
  build->bonus_column
      = td_report_add_column (report, NULL, NULL, "Tiền thưởng (đồng)", TD_CELL_MONEY, 17);
  report->n_fixed_columns = 2;
}

static TdQuery *
query_new (const Build *build, const TdAwardFilter *filter)
{
  TdQuery *query = td_query_new (TD_LIST_AWARDS);

  query->from = build->request->period.from;
  query->to = build->request->period.to;
  query->unit_id = build->request->unit_id;
  td_award_filter_apply (filter, query);

  return query;
}

static void
set_count (
    const Build *build, TdReportRow *row, int column, TdCellKind kind, const TdAwardFilter *filter)
{
  gint64 value = 0;

  for (guint i = 0; i < build->awards->len; i++)
    {
      const TdAwardFigure *award = &g_array_index (build->awards, TdAwardFigure, i);
      const TdAwardForm *form = g_hash_table_lookup (build->forms, &award->award_form_id);

      if (form != NULL && td_award_filter_matches (filter, award, form, FALSE))
        value += kind == TD_CELL_MONEY ? award->bonus : 1;
    }
  td_report_cell_set_number (&row->cells[column], kind, value, query_new (build, filter));
}

/* @filter says which form and level; NULL codes are for the groups and the total, whose numbers are
 * sums and whose explanations only are set here. */
static void
fill_row (const Build *build, TdReportRow *row, TdAwardFilter filter)
{
  TdAwardFilter narrowed = filter;

  narrowed.recipients = TD_RECIPIENTS_COLLECTIVE;
  set_count (build, row, COLUMN_COLLECTIVES, TD_CELL_COUNT, &narrowed);
  narrowed.recipients = TD_RECIPIENTS_PERSONS;
  set_count (build, row, COLUMN_PERSONS, TD_CELL_COUNT, &narrowed);
  set_count (build, row, COLUMN_TOTAL, TD_CELL_COUNT, &filter);
  narrowed = filter;
  for (guint i = 0;
       i < td_catalogue_get_n_terms (build->catalogue, TD_VOCABULARY_COMMENDATION_TYPE); i++)
    {
      narrowed.commendation_type
          = td_catalogue_get_term (build->catalogue, TD_VOCABULARY_COMMENDATION_TYPE, i)->code;
      set_count (build, row, N_LEADING_COLUMNS + (int) i, TD_CELL_COUNT, &narrowed);
    }
  set_count (build, row, build->bonus_column, TD_CELL_MONEY, &filter);
}

static gboolean
is_given (const Build *build, const char *form_code, const char *level)
{
  for (guint i = 0; i < build->awards->len; i++)
    {
      const TdAwardFigure *award = &g_array_index (build->awards, TdAwardFigure, i);
      const TdAwardForm *form = g_hash_table_lookup (build->forms, &award->award_form_id);

      if (form != NULL && g_str_equal (award->deciding_level, level)
          && (form_code == NULL || g_str_equal (form->code, form_code)))
        return TRUE;
    }

  return FALSE;
}

/* The forms that a level gave, in the catalogue's order; the newest row of a code has its name. */
static void
add_form_rows (const Build *build, const char *level, int parent)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_forms = td_catalogue_get_n_award_forms (build->catalogue);

  for (guint i = 0; i < n_forms; i++)
    {
      const TdAwardForm *form = td_catalogue_get_award_form (build->catalogue, i);
      const TdAwardForm *newest = form;
      TdAwardFilter filter = TD_AWARD_FILTER_ALL;
      TdReportRow *row;

      if (!g_hash_table_add (seen, form->code) || !is_given (build, form->code, level))
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
      fill_row (build, row, filter);
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

      if (!g_str_equal (level->group, field) || !is_given (build, NULL, level->code))
        continue;

      row = td_report_add_row (build->report, TD_ROW_GROUP, 1, parent);
      number = g_strdup_printf ("%u", ++n);
      td_report_cell_set_text (&row->cells[COLUMN_NUMBER], number);
      td_report_cell_set_text (&row->cells[COLUMN_FORM], level->name);
      filter.deciding_level = level->code;
      fill_row (build, row, filter);
      add_form_rows (build, level->code, (int) build->report->rows->len - 1);
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
  fill_row (build, total, TD_AWARD_FILTER_ALL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      TdReportRow *row = td_report_add_row (build->report, TD_ROW_GROUP, 0, 0);

      td_report_cell_set_text (&row->cells[COLUMN_NUMBER], fields[i].number);
      td_report_cell_set_text (&row->cells[COLUMN_FORM], fields[i].title);
      fill_row (build, row, TD_AWARD_FILTER_ALL);
      /* The numbers are sums of the rows below, set by td_report_finish () where there are any. */
      for (guint j = COLUMN_COLLECTIVES; j < build->report->columns->len; j++)
        {
          row->cells[j].value = 0;
          row->cells[j].explain->deciding_field = g_strdup (fields[i].field);
        }
      add_level_rows (build, fields[i].field, (int) build->report->rows->len - 1);
    }
  td_report_move_row_to_end (build->report, 0);
}

static TdReport *
build_b02 (TdDb *db,
           const TdCatalogue *catalogue,
           const TdReportRequest *request,
           TdJob *job,
           GError **error)
{
  g_autoptr (GArray) awards
      = td_report_read_awards (db, &request->period, request->unit_id, FALSE, error);
  g_autoptr (GHashTable) forms = td_report_index_forms (catalogue);
  g_autoptr (TdReport) report = NULL;
  Build build;

  if (awards == NULL)
    return NULL;

  report = td_report_new (db, &td_report_b02, request, NULL, td_period_to_label (&request->period));
  build = (Build){
    .catalogue = catalogue, .request = request, .report = report, .forms = forms, .awards = awards
  };
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
