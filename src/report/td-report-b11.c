/* B11: the totals of B01 of several years beside each other, for the summaries of five years:
 *
 *   STT  Nội dung                          Năm 2021  …  Năm 2025  Cộng
 *   I. TỔ CHỨC, PHONG TRÀO
 *   1    CĐCS                              150            95
 *   …
 *   II. CÔNG ĐOÀN …
 *        %                                 = the row above in the number of individuals
 *
 * The figures are those of B01, whose columns become rows here: they cannot differ from it. */
#include "report/td-report-b01-private.h"
#include "report/td-report-years.h"

enum
{
  COLUMN_FIRST = 2, /* of the years; before it the number and the name */
};

typedef struct
{
  TdReport *report;
  GPtrArray *totals; /* TdReport of B01, by year */
  const TdReport *like;
  guint n_groups;
  guint n;
  int *rows; /* by B01's columns: the row that the column became, -1 */
} Build;

static const TdReportCell *
get_total (const TdReport *b01, guint column)
{
  for (guint i = b01->rows->len; i > 0; i--)
    if (td_report_get_row (b01, i - 1)->kind == TD_ROW_TOTAL)
      return td_report_get_cell (b01, i - 1, column);

  g_return_val_if_reached (NULL);
}

static void
copy_cell (TdReportCell *to, const TdReportCell *from)
{
  td_report_cell_set_number (to, from->kind, from->value,
                             from->explain != NULL ? td_query_copy (from->explain) : NULL);
  to->denominator = from->denominator;
  to->backing = from->backing != NULL ? td_backing_copy (from->backing) : NULL;
}

/* Units and members are of the last day: years are not added up. */
static gboolean
is_added (guint column)
{
  return column != COLUMN_GRASSROOTS && column != COLUMN_MEMBERS;
}

static void
add_section (Build *build, const char *title)
{
  TdReportRow *row = td_report_add_row (build->report, TD_ROW_SECTION, 0, -1);
  g_autofree char *number = td_report_make_roman (++build->n_groups);
  g_autofree char *capitals = g_utf8_strup (title, -1);
  g_autofree char *text = g_strdup_printf ("%s. %s", number, capitals);

  td_report_cell_set_text (&row->cells[0], text);
  build->n = 0;
}

/* "Bằng khen Tổng Liên đoàn: TT"; a number is named by its group alone */
static char *
make_name (const TdReportColumnSpec *spec, gboolean with_group)
{
  guint n_groups = spec->groups != NULL ? g_strv_length (spec->groups) : 0;
  const char *group = n_groups > (with_group ? 0 : 1) ? spec->groups[n_groups - 1] : NULL;

  if (group == NULL)
    return g_strdup (spec->title);

  return g_str_equal (spec->title, "SL") ? g_strdup (group)
                                         : g_strdup_printf ("%s: %s", group, spec->title);
}

static void
add_figures (Build *build, guint column, gboolean with_group)
{
  const TdReportColumnSpec *spec = td_report_get_column (build->like, column);
  TdReportRow *row = td_report_add_row (build->report, TD_ROW_PLAIN, 1, -1);
  g_autofree char *number = g_strdup_printf ("%u", ++build->n);
  g_autofree char *name = make_name (spec, with_group);
  guint sum_column = COLUMN_FIRST + build->totals->len;
  gint64 sum = 0;

  build->rows[column] = (int) build->report->rows->len - 1;
  td_report_cell_set_text (&row->cells[0], number);
  td_report_cell_set_text (&row->cells[1], name);
  for (guint i = 0; i < build->totals->len; i++)
    {
      const TdReportCell *cell = get_total (g_ptr_array_index (build->totals, i), column);

      copy_cell (&row->cells[COLUMN_FIRST + i], cell);
      sum += cell->value;
    }
  if (is_added (column))
    td_report_cell_set_number (&row->cells[sum_column], spec->kind, sum, NULL);
}

/* The share of a row in another, year by year. */
static void
add_shares (Build *build, const TdReportColumnSpec *spec)
{
  int numerator = build->rows[spec->share_of];
  int denominator = build->rows[spec->share_in];
  TdReportRow *row = td_report_add_row (build->report, TD_ROW_PLAIN, 2, -1);

  row->compared = numerator;
  row->compared_with = denominator;
  td_report_cell_set_text (&row->cells[1], "Tỷ lệ trong số cá nhân");
  for (guint i = COLUMN_FIRST; i <= COLUMN_FIRST + build->totals->len; i++)
    {
      td_report_cell_set_number (&row->cells[i], TD_CELL_SHARE,
                                 td_report_get_cell (build->report, (guint) numerator, i)->value,
                                 NULL);
      row->cells[i].denominator = td_report_get_cell (build->report, (guint) denominator, i)->value;
    }
}

static const char *
get_group (const TdReportColumnSpec *spec)
{
  return spec->groups != NULL ? spec->groups[0] : NULL;
}

static void
add_rows (Build *build)
{
  const char *group = NULL;

  add_section (build, "Tổ chức, phong trào, sáng kiến");
  for (guint i = COLUMN_GRASSROOTS; i < build->like->columns->len; i++)
    {
      const TdReportColumnSpec *spec = td_report_get_column (build->like, i);

      if (i >= N_LEADING_COLUMNS && get_group (spec) != NULL
          && g_strcmp0 (group, get_group (spec)) != 0)
        {
          group = get_group (spec);
          add_section (build, group);
        }
      if (spec->kind == TD_CELL_SHARE)
        add_shares (build, spec);
      else if (spec->is_summed)
        add_figures (build, i, i < N_LEADING_COLUMNS);
    }
}

static void
add_columns (TdReport *report, const GArray *years)
{
  TdReportColumnSpec *sum;

  td_report_add_column (report, NULL, NULL, "STT", TD_CELL_TEXT, 5);
  td_report_add_column (report, NULL, NULL, "Nội dung", TD_CELL_TEXT, 46);
  for (guint i = 0; i < years->len; i++)
    {
      g_autofree char *name = td_report_make_year_name (&g_array_index (years, TdPeriod, i));
      TdReportColumnSpec *spec;

      td_report_add_column (report, NULL, NULL, name, TD_CELL_COUNT, 16);
      spec = g_ptr_array_index (report->columns, report->columns->len - 1);
      spec->is_summed = FALSE;
    }
  td_report_add_column (report, NULL, NULL, "Cộng", TD_CELL_COUNT, 16);
  sum = g_ptr_array_index (report->columns, report->columns->len - 1);
  sum->is_summed = FALSE;
  sum->adds_from = COLUMN_FIRST;
  sum->adds_to = COLUMN_FIRST + (int) years->len - 1;
  report->n_fixed_columns = 2;
}

/* Years before the book begins are nothing to set beside others. */
static gboolean
is_empty (const TdReport *b01)
{
  for (guint i = COLUMN_CAMPAIGNS; i < b01->columns->len; i++)
    if (td_report_get_column (b01, i)->is_summed && get_total (b01, i)->value != 0)
      return FALSE;

  return TRUE;
}

static GPtrArray *
build_totals (TdDb *db,
              const TdCatalogue *catalogue,
              const TdReportRequest *request,
              GArray *years,
              TdJob *job,
              GError **error)
{
  g_autoptr (GPtrArray) totals = g_ptr_array_new_with_free_func ((GDestroyNotify) td_report_free);

  for (guint i = 0; i < years->len;)
    {
      TdReportRequest of_year = *request;
      TdReport *b01;

      if (job != NULL && g_cancellable_set_error_if_cancelled (td_job_get_cancellable (job), error))
        return NULL;
      of_year.period = g_array_index (years, TdPeriod, i);
      of_year.before = td_report_get_year_before (&of_year.period);
      b01 = td_report_b01.build (db, catalogue, &of_year, job, error);
      if (b01 == NULL)
        return NULL;
      if (totals->len == 0 && i + 1 < years->len && is_empty (b01))
        {
          td_report_free (b01);
          g_array_remove_index (years, i);
          continue;
        }
      g_ptr_array_add (totals, b01);
      i++;
    }

  return g_steal_pointer (&totals);
}

static TdReport *
build_b11 (TdDb *db,
           const TdCatalogue *catalogue,
           const TdReportRequest *request,
           TdJob *job,
           GError **error)
{
  g_autoptr (GArray) years = td_report_read_years (db, request, error);
  g_autoptr (GPtrArray) totals = NULL;
  g_autoptr (TdReport) report = NULL;
  g_autofree int *rows = NULL;
  Build build;

  if (years == NULL)
    return NULL;
  totals = build_totals (db, catalogue, request, years, job, error);
  if (totals == NULL)
    return NULL;

  report = td_report_new (db, &td_report_b11, request, NULL, td_period_to_label (&request->period));
  add_columns (report, years);
  build = (Build){ .report = report, .totals = totals, .like = g_ptr_array_index (totals, 0) };
  build.rows = rows = g_new0 (int, build.like->columns->len);
  add_rows (&build);
  g_ptr_array_add (report->notes, g_strdup ("Số liệu từng năm là dòng TỔNG CỘNG của biểu B01 năm "
                                            "đó; CĐCS, đoàn viên tính vào ngày cuối kỳ."));

  return g_steal_pointer (&report);
}

const TdReportDefinition td_report_b11 = {
  "b11", "B11", "Nhiều năm", "Phụ lục số liệu thi đua, khen thưởng nhiều năm", build_b11,
};
