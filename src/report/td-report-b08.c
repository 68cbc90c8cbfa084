/* B08: how the grassroots unions of the period's last day were rated, by type of organisation; a
 * column for each rating that is valid then or was given:
 *
 *   STT  Loại hình tổ chức   CĐCS | HTXSNV SL, %  HTTNV SL, % … | Chưa xếp loại SL, %
 *   1    Đơn vị sự nghiệp …
 *   …
 *        TỔNG CỘNG
 *        Cùng kỳ năm trước
 *        … */
#include "report/td-report-private.h"
#include "report/td-type-rows.h"
#include "store/td-succession.h"
#include "store/td-tree.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_TYPE,
  COLUMN_ALL,
  N_LEADING_COLUMNS,
};

/* What is counted of one span of time. */
typedef struct
{
  GPtrArray *trees;    /* of GPtrArray of TdUnitSpan, of the last day */
  GPtrArray *spans;    /* those of them, each unit once */
  GHashTable *ratings; /* gint64 → TdUnitRating */
} Units;

static void
units_clear (Units *self)
{
  g_clear_pointer (&self->spans, g_ptr_array_unref);
  g_clear_pointer (&self->trees, g_ptr_array_unref);
  g_clear_pointer (&self->ratings, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Units, units_clear)

typedef struct
{
  const TdCatalogue *catalogue;
  TdReport *report;
  GHashTable *columns; /* interned code → the column's index */
  int unrated;
} Build;

/* The trees of some units on a day, each unit once. */
static gboolean
read_trees (Units *self, TdDb *db, const GArray *roots, TdDate day, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  self->spans = g_ptr_array_new ();
  self->trees = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < roots->len; i++)
    {
      GPtrArray *tree = td_tree_read (db, g_array_index (roots, gint64, i), day, day, error);

      if (tree == NULL)
        return FALSE;
      g_ptr_array_add (self->trees, tree);
      for (guint j = 0; j < tree->len; j++)
        {
          TdUnitSpan *span = g_ptr_array_index (tree, j);

          if (g_hash_table_add (seen, &span->unit_id))
            g_ptr_array_add (self->spans, span);
        }
    }

  return TRUE;
}

/* @with_predecessors: those of the trees that @unit_id goes on for as well */
static gboolean
units_read (Units *self,
            TdDb *db,
            const TdPeriod *period,
            gint64 unit_id,
            gboolean with_predecessors,
            GError **error)
{
  g_autoptr (GArray) roots = NULL;

  if (with_predecessors && unit_id != 0)
    roots = td_succession_read_predecessors (db, unit_id, error);
  else
    roots = g_array_append_val (g_array_new (FALSE, FALSE, sizeof (gint64)), unit_id);
  if (roots == NULL || !read_trees (self, db, roots, period->to, error))
    return FALSE;
  self->ratings = td_figures_read_ratings (db, period, error);

  return self->ratings != NULL;
}

/* --- Columns ---------------------------------------------------------------------------------- */

static gboolean
is_given (const Units *units, const char *rating)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, units->ratings);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (g_str_equal (((TdUnitRating *) value)->rating, rating))
      return TRUE;

  return FALSE;
}

static int
add_rating (Build *build, const char *title)
{
  int column = td_report_add_column (build->report, "Xếp loại", title, "SL", TD_CELL_COUNT, 7);

  td_report_add_share_column (build->report, "Xếp loại", title, "%", column, COLUMN_ALL, 8);

  return column;
}

static void
add_columns (Build *build, TdDate day, const Units *units, const Units *before)
{
  td_report_add_column (build->report, NULL, NULL, "STT", TD_CELL_TEXT, 5);
  td_report_add_column (build->report, NULL, NULL, "Loại hình tổ chức", TD_CELL_TEXT, 40);
  td_report_add_column (build->report, NULL, NULL, "CĐCS", TD_CELL_COUNT, 8);
  for (guint i = 0; i < td_catalogue_get_n_terms (build->catalogue, TD_VOCABULARY_RATING); i++)
    {
      const TdTerm *term = td_catalogue_get_term (build->catalogue, TD_VOCABULARY_RATING, i);
      gboolean is_valid
          = (!td_date_is_set (term->valid_from) || td_date_compare (term->valid_from, day) <= 0)
            && (!td_date_is_set (term->valid_to) || td_date_compare (term->valid_to, day) >= 0);

      if (is_valid || is_given (units, term->code) || is_given (before, term->code))
        g_hash_table_insert (build->columns, (gpointer) g_intern_string (term->code),
                             GINT_TO_POINTER (add_rating (build, term->name)));
    }
  build->unrated = add_rating (build, "Chưa xếp loại");
  build->report->n_fixed_columns = 2;
}

/* --- Rows ------------------------------------------------------------------------------------- */

static void
set_zeros (const Build *build, TdReportRow *row)
{
  for (guint i = COLUMN_ALL; i < build->report->columns->len; i++)
    if (td_report_get_column (build->report, i)->is_summed)
      td_report_cell_set_number (&row->cells[i], TD_CELL_COUNT, 0, NULL);
}

static void
fill_row_cb (TdReportRow *row, const char *organisation_type, gpointer user_data)
{
  set_zeros (user_data, row);
}

static void
count_unit (const Build *build, const TdUnitSpan *span, const Units *units, TdReportRow *row)
{
  const TdUnitRating *rating = g_hash_table_lookup (units->ratings, &span->unit_id);
  int column
      = rating != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (build->columns, rating->rating)) : 0;

  td_report_cell_add (&row->cells[COLUMN_ALL], TD_CELL_COUNT, 1, TD_BACKING_UNITS, TD_AMOUNT_ONE,
                      span->unit_id);
  if (column > 0)
    td_report_cell_add (&row->cells[column], TD_CELL_COUNT, 1, TD_BACKING_FIGURES, TD_AMOUNT_ONE,
                        rating->figure_id);
  else
    td_report_cell_add (&row->cells[build->unrated], TD_CELL_COUNT, 1, TD_BACKING_UNITS,
                        TD_AMOUNT_ONE, span->unit_id);
}

static void
add_types (Build *build, const Units *units, TdReportRow **total)
{
  g_autoptr (GHashTable) types = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < units->spans->len; i++)
    {
      const TdUnitSpan *span = g_ptr_array_index (units->spans, i);

      if (td_catalogue_is_grassroots (build->catalogue, span->kind))
        td_type_rows_use (types, span->organisation_type);
    }
  td_type_rows_add (build->report, build->catalogue, types, COLUMN_NUMBER, COLUMN_TYPE, fill_row_cb,
                    build, total);
  for (guint i = 0; i < units->spans->len; i++)
    {
      const TdUnitSpan *span = g_ptr_array_index (units->spans, i);
      TdReportRow *row = g_hash_table_lookup (types, g_intern_string (span->organisation_type));

      if (row != NULL && td_catalogue_is_grassroots (build->catalogue, span->kind))
        count_unit (build, span, units, row);
    }
}

static TdReport *
build_b08 (TdDb *db,
           const TdCatalogue *catalogue,
           const TdReportRequest *request,
           TdJob *job,
           GError **error)
{
  g_auto (Units) units = { 0 };
  g_auto (Units) before = { 0 };
  g_autoptr (GHashTable) columns = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (TdReport) report
      = td_report_new (db, &td_report_b08, request, NULL, td_period_to_label (&request->period));
  Build build = { catalogue, report, columns, 0 };
  TdReportRow *total, *row;

  if (!units_read (&units, db, &request->period, request->unit_id, FALSE, error)
      || !units_read (&before, db, &request->before, request->unit_id, TRUE, error))
    return NULL;

  add_columns (&build, request->period.to, &units, &before);
  add_types (&build, &units, &total);
  td_report_finish (report);

  row = td_report_add_row (report, TD_ROW_PLAIN, 0, -1);
  td_report_cell_set_text (&row->cells[COLUMN_TYPE], "Cùng kỳ năm trước");
  set_zeros (&build, row);
  for (guint i = 0; i < before.spans->len; i++)
    {
      const TdUnitSpan *span = g_ptr_array_index (before.spans, i);

      if (td_catalogue_is_grassroots (catalogue, span->kind))
        count_unit (&build, span, &before, row);
    }
  td_report_add_change_rows (report, COLUMN_TYPE, total, row);
  g_ptr_array_add (report->notes,
                   g_strdup ("CĐCS đang hoạt động vào ngày cuối kỳ; xếp loại gần nhất của kỳ kết "
                             "thúc trong 12 tháng đến ngày đó."));

  return g_steal_pointer (&report);
}

const TdReportDefinition td_report_b08 = {
  "b08", "B08", "Xếp loại CĐCS", "Kết quả xếp loại công đoàn cơ sở theo loại hình", build_b08,
};
