/* B17: the targets that are valid in the period, and below each what misses it:
 *
 *   STT  Chỉ tiêu                       Yêu cầu    Tổng số  Đạt  Chưa đạt  %       Kết quả
 *   1    CĐCS có kế hoạch …             từ 85 %    95       90   5         94,7 %  đạt
 *        CĐCS Công ty …                                                            chưa phát động
 *   … */
#include <string.h>

#include "base/td-money.h"
#include "report/td-places.h"
#include "report/td-report-private.h"
#include "store/td-campaign-reviews.h"
#include "store/td-target-figures.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_NAME,
  COLUMN_DEMAND,
  COLUMN_ALL,
  COLUMN_REACHED,
  COLUMN_MISSED,
  COLUMN_SHARE,
  COLUMN_RESULT,
  COLUMN_BEFORE_ALL,
  COLUMN_BEFORE_REACHED,
  COLUMN_BEFORE_SHARE,
  COLUMN_SOURCE,
};

typedef struct
{
  TdDb *db;
  const TdReportRequest *request;
  TdReport *report;
} Build;

/* What misses a target: how it is called, whose it is, and why. */
typedef struct
{
  char *name;
  char *parent;
  char *reason;
} Miss;

static void
miss_free (Miss *self)
{
  g_free (self->name);
  g_free (self->parent);
  g_free (self->reason);
  g_free (self);
}

static void
add_columns (TdReport *report)
{
  const char *before = "Cùng kỳ năm trước";

  td_report_add_column (report, NULL, NULL, "STT", TD_CELL_TEXT, 5);
  td_report_add_column (report, NULL, NULL, "Chỉ tiêu; đơn vị, phong trào chưa đạt", TD_CELL_TEXT,
                        46);
  td_report_add_column (report, NULL, NULL, "Yêu cầu", TD_CELL_TEXT, 11);
  td_report_add_column (report, NULL, NULL, "Tổng số", TD_CELL_COUNT, 8);
  td_report_add_column (report, NULL, NULL, "Đạt", TD_CELL_COUNT, 8);
  td_report_add_column (report, NULL, NULL, "Chưa đạt", TD_CELL_COUNT, 8);
  td_report_add_share_column (report, NULL, NULL, "Tỷ lệ đạt", COLUMN_REACHED, COLUMN_ALL, 9);
  td_report_add_column (report, NULL, NULL, "Kết quả", TD_CELL_TEXT, 24);
  td_report_add_column (report, before, NULL, "Tổng số", TD_CELL_COUNT, 8);
  td_report_add_column (report, before, NULL, "Đạt", TD_CELL_COUNT, 8);
  td_report_add_share_column (report, before, NULL, "Tỷ lệ đạt", COLUMN_BEFORE_REACHED,
                              COLUMN_BEFORE_ALL, 9);
  td_report_add_column (report, NULL, NULL, "Nguồn, đơn vị cấp trên", TD_CELL_TEXT, 40);
  report->n_fixed_columns = 2;
}

/* --- What is counted -------------------------------------------------------------------------- */

/* The columns of one span of time: of the period, or of the same a year before. */
typedef struct
{
  TdPeriod period;
  gboolean with_predecessors;
  guint all;
  guint reached;
  int missed; /* -1 for none */
} Span;

static void
count (
    TdReportRow *row, const Span *span, gboolean is_reached, TdBackingKind kind, gint64 record_id)
{
  td_report_cell_add (&row->cells[span->all], TD_CELL_COUNT, 1, kind, TD_AMOUNT_ONE, record_id);
  if (is_reached)
    td_report_cell_add (&row->cells[span->reached], TD_CELL_COUNT, 1, kind, TD_AMOUNT_ONE,
                        record_id);
  else if (span->missed >= 0)
    td_report_cell_add (&row->cells[span->missed], TD_CELL_COUNT, 1, kind, TD_AMOUNT_ONE,
                        record_id);
}

static void
add_miss (GPtrArray *misses, const char *name, const char *parent, char *reason)
{
  Miss *miss = g_new0 (Miss, 1);

  miss->name = g_strdup (name);
  miss->parent = g_strdup (parent);
  miss->reason = reason;
  g_ptr_array_add (misses, miss);
}

static const char *
get_unit_reason (const TdTargetUnit *unit)
{
  if (unit->has_launched && unit->has_plan)
    return "chưa có kế hoạch cho phong trào đã phát động";
  if (unit->has_launched)
    return "chưa có kế hoạch";

  return unit->has_plan ? "chưa phát động" : "chưa có kế hoạch, chưa phát động";
}

static gboolean
count_units (const Build *build,
             const TdTargetFigure *target,
             const Span *span,
             TdReportRow *row,
             GPtrArray *misses,
             GError **error)
{
  g_autoptr (GPtrArray) units
      = td_target_units_read (build->db, target->scope, &span->period, error);
  g_autoptr (TdScope) scope = NULL;

  if (units == NULL)
    return FALSE;
  scope = td_scope_read (build->db, &span->period, build->request->unit_id, span->with_predecessors,
                         error);
  if (scope == NULL)
    return FALSE;

  for (guint i = 0; i < units->len; i++)
    {
      const TdTargetUnit *unit = g_ptr_array_index (units, i);

      if (!td_scope_has_on (scope, unit->unit_id, span->period.to))
        continue;
      count (row, span, unit->has_both, TD_BACKING_UNITS, unit->unit_id);
      if (misses != NULL && !unit->has_both)
        add_miss (misses, unit->name, unit->parent_name, g_strdup (get_unit_reason (unit)));
    }

  return TRUE;
}

/* "chưa tổng kết, hạn 01/03/2026" */
static char *
make_review_reason (const TdCampaignReview *review)
{
  g_autofree char *due = td_date_format (review->due_on);

  return g_strdup_printf ("%s, hạn %s",
                          review->next == TD_REVIEW_FINAL ? "chưa tổng kết" : "chưa sơ kết", due);
}

static gboolean
count_campaigns (
    const Build *build, const Span *span, TdReportRow *row, GPtrArray *misses, GError **error)
{
  g_autoptr (GPtrArray) campaigns = td_campaign_reviews_read (build->db, span->period.to, error);
  g_autoptr (TdScope) scope = NULL;

  if (campaigns == NULL)
    return FALSE;
  scope = td_scope_read (build->db, &span->period, build->request->unit_id, span->with_predecessors,
                         error);
  if (scope == NULL)
    return FALSE;

  for (guint i = 0; i < campaigns->len; i++)
    {
      const TdCampaignReviewRow *campaign = g_ptr_array_index (campaigns, i);
      gboolean is_reached;

      if (!td_campaign_review_counts (&campaign->review, span->period.from, &is_reached)
          || !td_scope_has (scope, campaign->unit_id))
        continue;
      count (row, span, is_reached, TD_BACKING_CAMPAIGNS, campaign->campaign_id);
      if (misses != NULL && !is_reached)
        add_miss (misses, campaign->name, "", make_review_reason (&campaign->review));
    }

  return TRUE;
}

/* --- Rows ------------------------------------------------------------------------------------- */

/* "từ 85 %", "không quá 5 %", "đúng 100 %" */
static char *
make_demand (const TdTargetFigure *target)
{
  g_autofree char *value = td_money_format_hundredths (target->value);
  const char *word = g_str_equal (target->comparison, ">=")   ? "từ"
                     : g_str_equal (target->comparison, "<=") ? "không quá"
                                                              : "đúng";

  return g_strdup_printf ("%s %s\302\240%%", word, value);
}

/* The document alone: where it was read on the internet is for the screen of the settings. "Nghị
 * quyết 07/NQ-TLĐ ngày 15/01/2020 theo https://…" */
static char *
make_source (const char *source)
{
  const char *address = strstr (source, " theo http");

  return address != NULL ? g_strndup (source, (gsize) (address - source)) : g_strdup (source);
}

static gboolean
is_met (const TdTargetFigure *target, gint64 reached, gint64 all)
{
  gint64 is = reached * 10000;
  gint64 wanted = target->value * all;

  if (g_str_equal (target->comparison, ">="))
    return is >= wanted;

  return g_str_equal (target->comparison, "<=") ? is <= wanted : is == wanted;
}

static void
set_result (const TdTargetFigure *target, TdReportRow *row)
{
  gint64 all = row->cells[COLUMN_ALL].value;

  if (all == 0)
    td_report_cell_set_text (&row->cells[COLUMN_RESULT], "không có đối tượng");
  else
    td_report_cell_set_text (&row->cells[COLUMN_RESULT],
                             is_met (target, row->cells[COLUMN_REACHED].value, all) ? "đạt"
                                                                                    : "chưa đạt");
}

static gboolean
fill_target (const Build *build,
             const TdTargetFigure *target,
             TdReportRow *row,
             GPtrArray *misses,
             GError **error)
{
  const Span spans[] = {
    { build->request->period, FALSE, COLUMN_ALL, COLUMN_REACHED, COLUMN_MISSED },
    { build->request->before, TRUE, COLUMN_BEFORE_ALL, COLUMN_BEFORE_REACHED, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      gboolean done;

      td_report_cell_set_number (&row->cells[spans[i].all], TD_CELL_COUNT, 0, NULL);
      td_report_cell_set_number (&row->cells[spans[i].reached], TD_CELL_COUNT, 0, NULL);
      if (spans[i].missed >= 0)
        td_report_cell_set_number (&row->cells[spans[i].missed], TD_CELL_COUNT, 0, NULL);
      if (g_str_equal (target->formula, TD_TARGET_UNITS_WITH_CAMPAIGN))
        done = count_units (build, target, &spans[i], row, i == 0 ? misses : NULL, error);
      else
        done = count_campaigns (build, &spans[i], row, i == 0 ? misses : NULL, error);
      if (!done)
        return FALSE;
    }
  set_result (target, row);

  return TRUE;
}

static gboolean
add_target (const Build *build, const TdTargetFigure *target, guint n, GError **error)
{
  TdReportRow *row = td_report_add_row (build->report, TD_ROW_GROUP, 0, -1);
  g_autoptr (GPtrArray) misses = g_ptr_array_new_with_free_func ((GDestroyNotify) miss_free);
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *demand = make_demand (target);
  g_autofree char *source = make_source (target->source);

  td_report_cell_set_text (&row->cells[COLUMN_NUMBER], number);
  td_report_cell_set_text (&row->cells[COLUMN_NAME], target->name);
  td_report_cell_set_text (&row->cells[COLUMN_DEMAND], demand);
  td_report_cell_set_text (&row->cells[COLUMN_SOURCE], source);
  if (!g_str_equal (target->formula, TD_TARGET_UNITS_WITH_CAMPAIGN)
      && !g_str_equal (target->formula, TD_TARGET_CAMPAIGNS_REVIEWED))
    {
      td_report_cell_set_text (&row->cells[COLUMN_RESULT], "sổ chưa tính được");
      return TRUE;
    }
  if (!fill_target (build, target, row, misses, error))
    return FALSE;

  for (guint i = 0; i < misses->len; i++)
    {
      const Miss *miss = g_ptr_array_index (misses, i);
      TdReportRow *line = td_report_add_row (build->report, TD_ROW_PLAIN, 1, -1);

      td_report_cell_set_text (&line->cells[COLUMN_NAME], miss->name);
      td_report_cell_set_text (&line->cells[COLUMN_RESULT], miss->reason);
      td_report_cell_set_text (&line->cells[COLUMN_SOURCE], miss->parent);
    }

  return TRUE;
}

static TdReport *
build_b17 (TdDb *db,
           const TdCatalogue *catalogue,
           const TdReportRequest *request,
           TdJob *job,
           GError **error)
{
  g_autoptr (GPtrArray) targets = td_target_figures_read (db, &request->period, error);
  g_autoptr (TdReport) report = NULL;
  Build build;

  if (targets == NULL)
    return NULL;

  report = td_report_new (db, &td_report_b17, request, NULL, td_period_to_label (&request->period));
  build = (Build){ db, request, report };
  add_columns (report);
  for (guint i = 0; i < targets->len; i++)
    if (!add_target (&build, g_ptr_array_index (targets, i), i + 1, error))
      return NULL;

  g_ptr_array_add (
      report->notes,
      g_strdup (
          "Đơn vị có kế hoạch và phát động: đang hoạt động vào ngày cuối kỳ, đã phát động một "
          "phong trào diễn ra trong kỳ và có kế hoạch của phong trào đó hoặc kế hoạch triển "
          "khai còn hiệu lực trong kỳ."));
  g_ptr_array_add (
      report->notes,
      g_strdup (
          "Phong trào được sơ kết, tổng kết: tính các phong trào đã phát động, có sơ kết, tổng "
          "kết trong kỳ hoặc đến hạn mà chưa làm; của một đơn vị là các phong trào do đơn vị "
          "và cấp dưới phát động."));

  return g_steal_pointer (&report);
}

const TdReportDefinition td_report_b17 = {
  "b17", "B17", "Chỉ tiêu", "Kết quả thực hiện các chỉ tiêu thi đua", build_b17,
};
