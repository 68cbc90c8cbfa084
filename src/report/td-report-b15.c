/* B15: publicity: how often and how many were reached, by audience; first by channel, then by unit.
 *
 *   A. THEO KÊNH TUYÊN TRUYỀN
 *   1    Zalo                    times, reach of each audience, then of all
 *   …
 *        CỘNG CÁC KÊNH
 *   B. THEO ĐƠN VỊ
 *   I    …                       as TdUnitRows lays them out
 *        TỔNG CỘNG               the same figures as CỘNG CÁC KÊNH
 *        Cùng kỳ năm trước … */
#include "report/td-places.h"
#include "report/td-unit-table.h"
#include "store/td-duty-figures.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_NAME,
  N_LEADING_COLUMNS,
};

/* Of each audience, and of all of them. */
enum
{
  COLUMN_TIMES,
  COLUMN_REACH,
  N_AUDIENCE_COLUMNS,
};

typedef struct
{
  TdDb *db;
  const TdCatalogue *catalogue;
  const TdReportRequest *request;
  TdReport *report;
  GArray *figures; /* TdPublicityFigure */
  guint n_audiences;
} Build;

static void
add_columns (Build *build)
{
  TdReport *report = build->report;

  td_report_add_column (report, NULL, NULL, "STT", TD_CELL_TEXT, 6);
  td_report_add_column (report, NULL, NULL, "Kênh tuyên truyền, đơn vị", TD_CELL_TEXT, 36);
  for (guint i = 0; i <= build->n_audiences; i++)
    {
      const char *name
          = i < build->n_audiences
                ? td_catalogue_get_term (build->catalogue, TD_VOCABULARY_AUDIENCE, i)->name
                : "Cộng";

      td_report_add_column (report, name, NULL, "Số lần", TD_CELL_COUNT, 9);
      td_report_add_column (report, name, NULL, "Lượt tiếp cận", TD_CELL_COUNT, 10);
    }
  td_report_add_column (report, NULL, NULL, "Ghi chú", TD_CELL_TEXT, 18);
  report->n_fixed_columns = 2;
}

/* An audience that the table does not know stands in the sum alone. */
static guint
find_audience (const Build *build, const char *code)
{
  guint i = 0;

  while (i < build->n_audiences
         && !g_str_equal (td_catalogue_get_term (build->catalogue, TD_VOCABULARY_AUDIENCE, i)->code,
                          code))
    i++;

  return i;
}

/* Adds what one publication counts, under its audience and under all. */
static void
add_items (const Build *build, GArray *items, const TdPublicityFigure *figure)
{
  const guint groups[] = { find_audience (build, figure->audience), build->n_audiences };

  for (guint i = groups[0] == groups[1] ? 1 : 0; i < G_N_ELEMENTS (groups); i++)
    {
      guint column = N_LEADING_COLUMNS + groups[i] * N_AUDIENCE_COLUMNS;

      td_unit_items_add (items, column + COLUMN_TIMES, figure->unit_id, figure->published_on, 1,
                         TD_BACKING_PUBLICITY, TD_AMOUNT_ONE, figure->id);
      td_unit_items_add (items, column + COLUMN_REACH, figure->unit_id, figure->published_on,
                         figure->reach, TD_BACKING_PUBLICITY, TD_AMOUNT_REACH, figure->id);
    }
}

static GArray *
make_items (const Build *build, const GArray *figures, const TdScope *scope, const char *channel)
{
  GArray *items = td_unit_items_new ();

  for (guint i = 0; i < figures->len; i++)
    {
      const TdPublicityFigure *figure = &g_array_index (figures, TdPublicityFigure, i);

      if ((channel == NULL || g_str_equal (figure->channel, channel))
          && (scope == NULL || td_scope_has_on (scope, figure->unit_id, figure->published_on)))
        add_items (build, items, figure);
    }

  return items;
}

static void
add_section (Build *build, const char *title)
{
  TdReportRow *row = td_report_add_row (build->report, TD_ROW_SECTION, 0, -1);

  td_report_cell_set_text (&row->cells[COLUMN_NUMBER], title);
}

static void
add_channel_row (Build *build, const TdScope *scope, guint index, int parent)
{
  const TdTerm *channel = td_catalogue_get_term (build->catalogue, TD_VOCABULARY_CHANNEL, index);
  g_autoptr (GArray) items = make_items (build, build->figures, scope, channel->code);
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  TdReportRow *row = td_report_add_row (build->report, TD_ROW_PLAIN, 0, parent);

  td_report_cell_set_text (&row->cells[COLUMN_NUMBER], number);
  td_report_cell_set_text (&row->cells[COLUMN_NAME], channel->name);
  for (guint i = N_LEADING_COLUMNS; i < build->report->columns->len; i++)
    if (td_report_get_column (build->report, i)->is_summed)
      td_report_cell_set_number (&row->cells[i], TD_CELL_COUNT, 0, NULL);
  for (guint i = 0; i < items->len; i++)
    {
      const TdUnitItem *item = &g_array_index (items, TdUnitItem, i);

      td_report_cell_add (&row->cells[item->column], TD_CELL_COUNT, item->value, item->backing,
                          item->amount, item->id);
    }
}

static gboolean
add_channels (Build *build, GError **error)
{
  g_autoptr (TdScope) scope
      = td_scope_read (build->db, &build->request->period, build->request->unit_id, FALSE, error);
  guint first = build->report->rows->len;
  TdReportRow *total;

  if (scope == NULL)
    return FALSE;

  total = td_report_add_row (build->report, TD_ROW_TOTAL, 0, -1);
  td_report_cell_set_text (&total->cells[COLUMN_NAME], "CỘNG CÁC KÊNH");
  for (guint i = 0; i < td_catalogue_get_n_terms (build->catalogue, TD_VOCABULARY_CHANNEL); i++)
    add_channel_row (build, scope, i, (int) first);
  td_report_move_row_to_end (build->report, first);

  return TRUE;
}

static gboolean
add_units (Build *build, GError **error)
{
  const TdPeriod period = build->request->before;
  g_autoptr (GArray) figures = td_publicity_figures_read (build->db, &period, error);
  g_autoptr (GArray) items = NULL;
  g_autoptr (GArray) before = NULL;

  if (figures == NULL)
    return FALSE;
  items = make_items (build, build->figures, NULL, NULL);
  before = make_items (build, figures, NULL, NULL);

  return td_unit_table_add (build->report, build->db, build->request, items, before, COLUMN_NUMBER,
                            COLUMN_NAME, (int) build->report->columns->len - 1, error);
}

static TdReport *
build_b15 (TdDb *db,
           const TdCatalogue *catalogue,
           const TdReportRequest *request,
           TdJob *job,
           GError **error)
{
  g_autoptr (GArray) figures = td_publicity_figures_read (db, &request->period, error);
  g_autoptr (TdReport) report = NULL;
  Build build;

  if (figures == NULL)
    return NULL;

  report = td_report_new (db, &td_report_b15, request, NULL, td_period_to_label (&request->period));
  build = (Build){ .db = db,
                   .catalogue = catalogue,
                   .request = request,
                   .report = report,
                   .figures = figures,
                   .n_audiences = td_catalogue_get_n_terms (catalogue, TD_VOCABULARY_AUDIENCE) };
  add_columns (&build);
  add_section (&build, "A. THEO KÊNH TUYÊN TRUYỀN");
  if (!add_channels (&build, error))
    return NULL;
  add_section (&build, "B. THEO ĐƠN VỊ");
  if (!add_units (&build, error))
    return NULL;

  g_ptr_array_add (
      report->notes,
      g_strdup ("Số lần: mỗi tin, bài, buổi ghi trong sổ là một lần; lượt tiếp cận chỉ "
                "cộng những lần có ghi số."));

  return g_steal_pointer (&report);
}

const TdReportDefinition td_report_b15 = {
  "b15", "B15", "Tuyên truyền", "Tổng hợp công tác tuyên truyền phong trào thi đua", build_b15,
};
