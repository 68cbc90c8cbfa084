/* B07: who is awarded: the indicators that công văn 628/LĐLĐ asks for, with the number that each
 * is a share of, the share that the federation set itself (settings), and the year before:
 *
 *   I. TOÀN BỘ KHEN THƯỞNG
 *   1   Người trực tiếp sản xuất …     134   204   65,7 %   từ 60 %   đạt   | 108  179  60,3 %
 *   2   Người không giữ chức vụ …
 *   3   Khen thưởng đột xuất
 *   4   Nữ
 *   II. LĐLĐ TỈNH
 *   … */
#include "report/td-report-private.h"
#include "store/td-setting-store.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_NAME,
  COLUMN_COUNT,
  COLUMN_ALL,
  COLUMN_SHARE,
  COLUMN_DEMAND,
  COLUMN_RESULT,
  COLUMN_BEFORE_COUNT,
  COLUMN_BEFORE_ALL,
  COLUMN_BEFORE_SHARE,
};

enum
{
  DIRECT_WORKERS,
  WITHOUT_POST,
  AD_HOC,
  WOMEN,
  N_INDICATORS,
};

static const struct
{
  const char *name;
  const char *setting; /* NULL for none */
} indicators[N_INDICATORS] = {
  [DIRECT_WORKERS]
  = { "Người trực tiếp sản xuất, kinh doanh, công tác", TD_SETTING_TARGET_DIRECT_WORKERS },
  [WITHOUT_POST] = { "Người không giữ chức vụ lãnh đạo, quản lý", TD_SETTING_TARGET_WITHOUT_POST },
  [AD_HOC] = { "Khen thưởng đột xuất", TD_SETTING_TARGET_AD_HOC },
  [WOMEN] = { "Nữ", NULL },
};

/* The columns of one span of time. */
typedef struct
{
  const TdPeriod *period;
  gboolean with_predecessors;
  const GArray *awards; /* TdAwardFigure */
  int count;
  int all;
} Span;

typedef struct
{
  TdDb *db;
  const TdCatalogue *catalogue;
  const TdReportRequest *request;
  TdReport *report;
  Span spans[2];
  TdReportRow *whole[N_INDICATORS];
  GHashTable *levels; /* interned code → the level's rows */
} Build;

static void
add_columns (TdReport *report)
{
  const char *before = "Cùng kỳ năm trước";

  td_report_add_column (report, NULL, NULL, "STT", TD_CELL_TEXT, 5);
  td_report_add_column (report, NULL, NULL, "Nhóm đối tượng, loại khen thưởng", TD_CELL_TEXT, 46);
  td_report_add_column (report, NULL, NULL, "Số lượt", TD_CELL_COUNT, 10);
  td_report_add_column (report, NULL, NULL, "Trong tổng số lượt cá nhân", TD_CELL_COUNT, 12);
  td_report_add_share_column (report, NULL, NULL, "Tỷ lệ", COLUMN_COUNT, COLUMN_ALL, 10);
  td_report_add_column (report, NULL, NULL, "Yêu cầu", TD_CELL_TEXT, 12);
  td_report_add_column (report, NULL, NULL, "Kết quả", TD_CELL_TEXT, 12);
  td_report_add_column (report, before, NULL, "Số lượt", TD_CELL_COUNT, 10);
  td_report_add_column (report, before, NULL, "Trong tổng số lượt cá nhân", TD_CELL_COUNT, 12);
  td_report_add_share_column (report, before, NULL, "Tỷ lệ", COLUMN_BEFORE_COUNT, COLUMN_BEFORE_ALL,
                              10);
  report->n_fixed_columns = 2;
}

static void
narrow (TdAwardFilter *filter, int indicator)
{
  filter->recipients = TD_RECIPIENTS_INDIVIDUAL;
  if (indicator == DIRECT_WORKERS)
    filter->direct_worker = TD_FLAG_YES;
  else if (indicator == WITHOUT_POST)
    filter->leader = TD_FLAG_NO;
  else if (indicator == AD_HOC)
    filter->ad_hoc = TD_FLAG_YES;
  else
    filter->woman = TD_FLAG_YES;
}

static void
set_zero (const Build *build, TdReportCell *cell, const Span *span, const TdAwardFilter *filter)
{
  TdQuery *query = td_query_new (TD_LIST_AWARDS);

  query->from = span->period->from;
  query->to = span->period->to;
  query->unit_id = build->request->unit_id;
  query->with_predecessors = span->with_predecessors && query->unit_id != 0;
  td_award_filter_apply (filter, query);
  td_report_cell_set_number (cell, TD_CELL_COUNT, 0, query);
}

/* In step with narrow (). */
static gboolean
has_indicator (const TdAwardFigure *award, gboolean is_ad_hoc, int indicator)
{
  if (award->recipient_kind != TD_RECIPIENT_INDIVIDUAL)
    return FALSE;
  if (indicator == DIRECT_WORKERS)
    return award->is_direct_worker;
  if (indicator == WITHOUT_POST)
    return !award->is_leader;

  return indicator == AD_HOC ? is_ad_hoc : award->is_woman;
}

/* Each award once, in the rows of its level and in those of the whole. */
static void
count_awards (const Build *build, const Span *span)
{
  for (guint i = 0; i < span->awards->len; i++)
    {
      const TdAwardFigure *award = &g_array_index (span->awards, TdAwardFigure, i);
      TdReportRow *const *const sections[]
          = { build->whole, g_hash_table_lookup (build->levels, award->deciding_level) };
      const TdTerm *type;

      if (award->recipient_kind == TD_RECIPIENT_COLLECTIVE)
        continue;
      type = td_catalogue_find_term (build->catalogue, TD_VOCABULARY_COMMENDATION_TYPE,
                                     award->commendation_type);
      for (gsize j = 0; j < G_N_ELEMENTS (sections); j++)
        for (int k = 0; sections[j] != NULL && k < N_INDICATORS; k++)
          {
            sections[j][k]->cells[span->all].value++;
            sections[j][k]->cells[span->count].value
                += has_indicator (award, type != NULL && type->flag, k);
          }
    }
}

/* "từ 60 %", "đạt": of the whole alone. */
static void
set_target (const Build *build, TdReportRow *row, int indicator)
{
  g_autofree char *setting = NULL;
  g_autofree char *demand = NULL;
  gint64 target;
  gint64 all = row->cells[COLUMN_ALL].value;

  if (indicators[indicator].setting == NULL)
    return;
  setting = td_setting_get (build->db, indicators[indicator].setting);
  target = g_ascii_strtoll (setting, NULL, 10);
  if (target <= 0)
    return;

  demand = g_strdup_printf ("từ %" G_GINT64_FORMAT "\302\240%%", target);
  td_report_cell_set_text (&row->cells[COLUMN_DEMAND], demand);
  if (all == 0)
    td_report_cell_set_text (&row->cells[COLUMN_RESULT], "không có đối tượng");
  else
    td_report_cell_set_text (&row->cells[COLUMN_RESULT],
                             row->cells[COLUMN_COUNT].value * 100 >= target * all ? "đạt"
                                                                                  : "chưa đạt");
}

/* @level: (nullable): a deciding level's code, NULL for all
 * @rows: (out caller-allocates) (array fixed-size=N_INDICATORS) */
static void
add_indicators (const Build *build, const char *level, TdReportRow **rows)
{
  for (int i = 0; i < N_INDICATORS; i++)
    {
      TdReportRow *row = td_report_add_row (build->report, TD_ROW_PLAIN, 1, -1);
      g_autofree char *number = g_strdup_printf ("%d", i + 1);

      rows[i] = row;
      td_report_cell_set_text (&row->cells[COLUMN_NUMBER], number);
      td_report_cell_set_text (&row->cells[COLUMN_NAME], indicators[i].name);
      for (gsize j = 0; j < G_N_ELEMENTS (build->spans); j++)
        {
          const Span *span = &build->spans[j];
          TdAwardFilter filter = TD_AWARD_FILTER_ALL;

          filter.deciding_level = level;
          filter.recipients = TD_RECIPIENTS_PERSONS;
          set_zero (build, &row->cells[span->all], span, &filter);
          narrow (&filter, i);
          set_zero (build, &row->cells[span->count], span, &filter);
        }
    }
}

static void
add_section (const Build *build, guint n, const char *name)
{
  TdReportRow *row = td_report_add_row (build->report, TD_ROW_SECTION, 0, -1);
  g_autofree char *number = td_report_make_roman (n);
  g_autofree char *capitals = g_utf8_strup (name, -1);
  g_autofree char *title = g_strdup_printf ("%s. %s", number, capitals);

  td_report_cell_set_text (&row->cells[COLUMN_NUMBER], title);
}

/* The levels that awarded a person, to be given their rows: interned code → NULL. */
static void
find_levels (const Build *build)
{
  for (gsize i = 0; i < G_N_ELEMENTS (build->spans); i++)
    for (guint j = 0; j < build->spans[i].awards->len; j++)
      {
        const TdAwardFigure *award = &g_array_index (build->spans[i].awards, TdAwardFigure, j);

        if (award->recipient_kind != TD_RECIPIENT_COLLECTIVE)
          g_hash_table_insert (build->levels, (gpointer) award->deciding_level, NULL);
      }
}

static void
add_rows (Build *build)
{
  guint n = 0;

  find_levels (build);
  add_section (build, ++n, "Toàn bộ khen thưởng");
  add_indicators (build, NULL, build->whole);
  for (guint i = 0; i < td_catalogue_get_n_terms (build->catalogue, TD_VOCABULARY_DECIDING_LEVEL);
       i++)
    {
      const TdTerm *level
          = td_catalogue_get_term (build->catalogue, TD_VOCABULARY_DECIDING_LEVEL, i);
      gpointer code = (gpointer) g_intern_string (level->code);
      TdReportRow **rows;

      if (!g_hash_table_contains (build->levels, code))
        continue;
      rows = g_new0 (TdReportRow *, N_INDICATORS);
      add_section (build, ++n, level->name);
      add_indicators (build, level->code, rows);
      g_hash_table_insert (build->levels, code, rows);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (build->spans); i++)
    count_awards (build, &build->spans[i]);
  for (int i = 0; i < N_INDICATORS; i++)
    set_target (build, build->whole[i], i);
}

static TdReport *
build_b07 (TdDb *db,
           const TdCatalogue *catalogue,
           const TdReportRequest *request,
           TdJob *job,
           GError **error)
{
  g_autoptr (GArray) awards = td_report_read_awards (db, request, &request->period, FALSE, error);
  g_autoptr (GArray) before = NULL;
  g_autoptr (GHashTable) levels
      = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  g_autoptr (TdReport) report = NULL;
  Build build;

  if (awards == NULL)
    return NULL;
  before = td_report_read_awards (db, request, &request->before, TRUE, error);
  if (before == NULL)
    return NULL;

  report = td_report_new (db, &td_report_b07, request, NULL, td_period_to_label (&request->period));
  build = (Build){
    .db = db,
    .catalogue = catalogue,
    .request = request,
    .report = report,
    .spans = { { &request->period, FALSE, awards, COLUMN_COUNT, COLUMN_ALL },
               { &request->before, TRUE, before, COLUMN_BEFORE_COUNT, COLUMN_BEFORE_ALL } },
    .levels = levels,
  };
  add_columns (report);
  add_rows (&build);
  g_ptr_array_add (report->notes,
                   g_strdup ("Tổng số lượt cá nhân gồm cả người nhận khác; không tính lượt đã hủy "
                             "bỏ, thu hồi."));
  g_ptr_array_add (report->notes,
                   g_strdup ("Yêu cầu: tỷ lệ đơn vị tự đặt trong Thiết lập theo Công văn 628/LĐLĐ "
                             "ngày 26/02/2021; để trống nếu chưa đặt."));

  return g_steal_pointer (&report);
}

const TdReportDefinition td_report_b07 = {
  "b07", "B07", "Cơ cấu đối tượng", "Cơ cấu đối tượng được khen thưởng", build_b07,
};
