/* The papers of an emulation cluster.
 *
 * B12, the ranking, the best first; who is not scored has no rank and stands below:
 *
 *   Xếp hạng | Đơn vị | Đơn vị tự chấm | LĐLĐ chấm | Điểm thưởng | Tổng điểm | Ghi chú
 *          1 | …      |          97,50 |     93,00 |        2,00 |     95,00 | Cụm trưởng
 *
 * B13, the score sheet of one unit, in the columns that the federations use:
 *
 *   STT | Nội dung | Điểm chuẩn | Đơn vị tự chấm | LĐLĐ chấm | Diễn giải
 *     I | …        |      40,00 |          39,50 |     38,00 |
 *       | TỔNG CỘNG                                                       */
#include <glib/gi18n-lib.h>

#include "base/td-error.h"
#include "report/td-report-private.h"
#include "store/td-score-store.h"

/* --- B12 -------------------------------------------------------------------------------------- */

enum
{
  RANK_COLUMN_RANK,
  RANK_COLUMN_UNIT,
  RANK_COLUMN_SELF,
  RANK_COLUMN_POINTS,
  RANK_COLUMN_BONUS,
  RANK_COLUMN_TOTAL,
  RANK_COLUMN_NOTE,
};

typedef struct
{
  const char *title;
  TdCellKind kind;
  int width;
} Column;

static void
add_columns (TdReport *report, const Column *columns, gsize n)
{
  for (gsize i = 0; i < n; i++)
    td_report_add_column (report, NULL, NULL, columns[i].title, columns[i].kind, columns[i].width);
  report->n_fixed_columns = 2;
  /* Nobody's report: the cluster's own paper. */
  g_clear_pointer (&report->addressee, g_free);
}

static void
set_points (TdReportCell *cell, gint64 points)
{
  if (points != TD_POINTS_NONE)
    td_report_cell_set_number (cell, TD_CELL_POINTS, points, NULL);
}

/* "Cụm trưởng; chưa chấm xong (2/3 tiêu chí)" */
static char *
make_note (const TdUnitScores *unit, const TdStanding *standing)
{
  GString *text = g_string_new (unit->is_leader ? "Cụm trưởng (khối trưởng)" : "");

  if (standing->is_scored)
    return g_string_free (text, FALSE);

  g_string_append (text, text->len > 0 ? "; chưa chấm" : "Chưa chấm");
  if (standing->n_given > 0)
    g_string_append_printf (text, " xong (%u/%u tiêu chí)", standing->n_given, standing->n_asked);

  return g_string_free (text, FALSE);
}

static void
add_standing (TdReport *report, const TdClusterScores *scores, const TdStanding *standing)
{
  TdReportRow *row = td_report_add_row (report, TD_ROW_PLAIN, 0, -1);
  const TdUnitScores *unit = td_cluster_scores_get_unit (scores, standing->unit);
  g_autofree char *note = make_note (unit, standing);

  td_report_cell_set_text (&row->cells[RANK_COLUMN_UNIT], unit->name);
  set_points (&row->cells[RANK_COLUMN_SELF], standing->self_total);
  td_report_cell_set_text (&row->cells[RANK_COLUMN_NOTE], note);
  if (!standing->is_scored)
    return;

  td_report_cell_set_number (&row->cells[RANK_COLUMN_RANK], TD_CELL_COUNT, standing->rank, NULL);
  set_points (&row->cells[RANK_COLUMN_POINTS], standing->points);
  set_points (&row->cells[RANK_COLUMN_BONUS], standing->bonus);
  set_points (&row->cells[RANK_COLUMN_TOTAL], standing->total);
}

static char *
describe (const TdClusterScores *scores)
{
  return g_strdup_printf ("%s, năm %d", scores->name, scores->year);
}

static TdReport *
build_ranking (TdDb *db,
               const TdCatalogue *catalogue,
               const TdReportRequest *request,
               TdJob *job,
               GError **error)
{
  static const Column columns[] = {
    [RANK_COLUMN_RANK] = { "Xếp hạng", TD_CELL_COUNT, 8 },
    [RANK_COLUMN_UNIT] = { "Đơn vị", TD_CELL_TEXT, 44 },
    [RANK_COLUMN_SELF] = { "Đơn vị tự chấm", TD_CELL_POINTS, 12 },
    [RANK_COLUMN_POINTS] = { "LĐLĐ chấm", TD_CELL_POINTS, 12 },
    [RANK_COLUMN_BONUS] = { "Điểm thưởng", TD_CELL_POINTS, 12 },
    [RANK_COLUMN_TOTAL] = { "Tổng điểm", TD_CELL_POINTS, 12 },
    [RANK_COLUMN_NOTE] = { "Ghi chú", TD_CELL_TEXT, 28 },
  };
  g_autoptr (TdClusterScores) scores = td_cluster_scores_load (db, request->cluster_id, error);
  g_autoptr (GArray) standings = NULL;
  TdReport *report;
  TdReportColumnSpec *total;

  if (scores == NULL)
    return NULL;
  report = td_report_new (db, &td_report_b12, request, "Xếp hạng", describe (scores));
  add_columns (report, columns, G_N_ELEMENTS (columns));
  ((TdReportColumnSpec *) g_ptr_array_index (report->columns, RANK_COLUMN_RANK))->is_summed = FALSE;
  total = g_ptr_array_index (report->columns, RANK_COLUMN_TOTAL);
  total->adds_from = RANK_COLUMN_POINTS;
  total->adds_to = RANK_COLUMN_BONUS;

  standings = td_cluster_scores_rank (scores);
  for (guint i = 0; i < standings->len; i++)
    add_standing (report, scores, &g_array_index (standings, TdStanding, i));
  g_ptr_array_add (report->notes,
                   g_strdup_printf ("Chấm theo: %s. Đơn vị bằng điểm cùng một hạng; điểm LĐLĐ chấm "
                                    "chưa gồm điểm thưởng.",
                                    scores->sheet->name));

  return report;
}

/* --- B13 -------------------------------------------------------------------------------------- */

enum
{
  SCORE_COLUMN_NUMBER,
  SCORE_COLUMN_TITLE,
  SCORE_COLUMN_MAX,
  SCORE_COLUMN_SELF,
  SCORE_COLUMN_POINTS,
  SCORE_COLUMN_EXPLANATION,
};

static int
get_depth (const TdScoreSheet *sheet, guint line)
{
  int depth = 0;

  for (int parent = td_score_sheet_find_parent (sheet, line); parent >= 0;
       parent = td_score_sheet_find_parent (sheet, (guint) parent))
    depth++;

  return depth;
}

static void
add_line (TdReport *report, const TdClusterScores *scores, guint unit, guint line)
{
  const TdScoreSheet *sheet = scores->sheet;
  const TdCriterion *criterion = td_score_sheet_get_criterion (sheet, line);
  const TdScore *score = td_cluster_scores_get_score (scores, unit, line);
  gboolean is_heading = td_criterion_is_heading (criterion);
  int parent = td_score_sheet_find_parent (sheet, line);
  TdReportRow *row = td_report_add_row (report, is_heading ? TD_ROW_GROUP : TD_ROW_PLAIN,
                                        get_depth (sheet, line),
                                        parent >= 0 ? parent : (int) sheet->criteria->len);

  td_report_cell_set_text (&row->cells[SCORE_COLUMN_NUMBER], criterion->number);
  td_report_cell_set_text (&row->cells[SCORE_COLUMN_TITLE], criterion->title);
  if (is_heading)
    return;

  set_points (&row->cells[SCORE_COLUMN_MAX], criterion->max_points);
  set_points (&row->cells[SCORE_COLUMN_SELF], score->points[TD_SCORE_SELF]);
  set_points (&row->cells[SCORE_COLUMN_POINTS], score->points[TD_SCORE_FEDERATION]);
  td_report_cell_set_text (&row->cells[SCORE_COLUMN_EXPLANATION], score->explanation);
}

/* The scores of one unit; its rank stands below the table. */
static TdReport *
make_score_sheet (TdDb *db,
                  const TdReportRequest *request,
                  const TdClusterScores *scores,
                  guint unit)
{
  static const Column columns[] = {
    [SCORE_COLUMN_NUMBER] = { "STT", TD_CELL_TEXT, 6 },
    [SCORE_COLUMN_TITLE] = { "Nội dung", TD_CELL_TEXT, 60 },
    [SCORE_COLUMN_MAX] = { "Điểm chuẩn", TD_CELL_POINTS, 11 },
    [SCORE_COLUMN_SELF] = { "Đơn vị tự chấm", TD_CELL_POINTS, 11 },
    [SCORE_COLUMN_POINTS] = { "LĐLĐ chấm", TD_CELL_POINTS, 11 },
    [SCORE_COLUMN_EXPLANATION] = { "Diễn giải", TD_CELL_TEXT, 34 },
  };
  const TdUnitScores *unit_scores = td_cluster_scores_get_unit (scores, unit);
  g_autofree char *cluster = describe (scores);
  g_autoptr (GArray) standings = td_cluster_scores_rank (scores);
  TdReport *report = td_report_new (db, &td_report_b13, request, "Chấm điểm",
                                    g_strdup_printf ("%s (%s)", unit_scores->name, cluster));
  TdReportRow *total;

  add_columns (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < scores->sheet->criteria->len; i++)
    add_line (report, scores, unit, i);
  total = td_report_add_row (report, TD_ROW_TOTAL, 0, -1);
  td_report_cell_set_text (&total->cells[SCORE_COLUMN_TITLE], "TỔNG CỘNG");

  g_ptr_array_add (report->notes, g_strdup_printf ("Chấm theo: %s.", scores->sheet->name));
  for (guint i = 0; i < standings->len; i++)
    {
      const TdStanding *standing = &g_array_index (standings, TdStanding, i);

      if (standing->unit == unit && standing->is_scored)
        g_ptr_array_add (report->notes, g_strdup_printf ("Xếp hạng: %u trên %u đơn vị của cụm.",
                                                         standing->rank, scores->units->len));
    }

  return report;
}

static TdReport *
build_scores (TdDb *db,
              const TdCatalogue *catalogue,
              const TdReportRequest *request,
              TdJob *job,
              GError **error)
{
  g_autoptr (TdClusterScores) scores = td_cluster_scores_load (db, request->cluster_id, error);

  if (scores == NULL)
    return NULL;
  for (guint i = 0; i < scores->units->len; i++)
    if (td_cluster_scores_get_unit (scores, i)->unit_id == request->unit_id)
      return make_score_sheet (db, request, scores, i);

  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
               _ ("The unit is no longer in the cluster “%s”."), scores->name);

  return NULL;
}

/* --- The workbook ----------------------------------------------------------------------------- */

static gboolean
add_report (GPtrArray *reports,
            const TdReportDefinition *definition,
            TdDb *db,
            const TdCatalogue *catalogue,
            const TdReportRequest *request,
            TdJob *job,
            GError **error)
{
  TdReport *report = td_report_build (definition, db, catalogue, request, job, error);

  if (report == NULL)
    return FALSE;
  g_ptr_array_add (reports, report);

  return TRUE;
}

GPtrArray *
td_report_build_cluster (TdDb *db,
                         const TdCatalogue *catalogue,
                         gint64 cluster_id,
                         gint64 unit_id,
                         TdJob *job,
                         GError **error)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) td_report_free);
  g_autoptr (TdClusterScores) scores = td_cluster_scores_load (db, cluster_id, error);
  TdDate today = td_date_today ();
  /* Of no period: the day is that of the paper. */
  TdReportRequest request = { .period = { TD_PERIOD_RANGE, today, today },
                              .unit_id = unit_id,
                              .cluster_id = cluster_id };

  if (scores == NULL)
    return NULL;
  if (scores->sheet->criteria->len == 0 || scores->units->len == 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _ ("The cluster “%s” has no score sheet or no units yet. Enter them first."),
                   scores->name);
      return NULL;
    }

  if (unit_id != 0)
    return add_report (reports, &td_report_b13, db, catalogue, &request, job, error)
               ? g_steal_pointer (&reports)
               : NULL;

  if (!add_report (reports, &td_report_b12, db, catalogue, &request, job, error))
    return NULL;
  for (guint i = 0; i < scores->units->len; i++)
    {
      request.unit_id = td_cluster_scores_get_unit (scores, i)->unit_id;
      if (!add_report (reports, &td_report_b13, db, catalogue, &request, job, error))
        return NULL;
    }

  return g_steal_pointer (&reports);
}

const TdReportDefinition td_report_b12 = {
  "b12", "B12", "Xếp hạng", "Bảng xếp hạng cụm, khối thi đua", build_ranking,
};

const TdReportDefinition td_report_b13 = {
  "b13", "B13", "Chấm điểm", "Bảng chấm điểm thi đua", build_scores,
};
