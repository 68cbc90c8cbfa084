/* Emulation clusters of two years with what their units were given. Written last, so that what is
 * invented before is the same with and without them. */
#include "base/td-text.h"
#include "store/td-cluster-store.h"
#include "store/td-sample-private.h"
#include "store/td-score-sheet-store.h"
#include "store/td-score-store.h"

/* Points are given by halves. */
#define STEP 50

/* The sheet that every new book has: HD 1294/HD-TLĐ, for grassroots unions. */
#define GRASSROOTS_SHEET 1

typedef struct
{
  TdSample *sample;
  TdCsv *clusters;
  TdCsv *criteria;
  gint64 sheet_id; /* of the sheet made of @criteria */
} Clusters;

static void
clusters_clear (Clusters *self)
{
  g_clear_pointer (&self->clusters, td_csv_free);
  g_clear_pointer (&self->criteria, td_csv_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Clusters, clusters_clear)

static gboolean
write_sheet (Clusters *self, GError **error)
{
  g_autoptr (TdScoreSheet) sheet = td_score_sheet_new ();

  td_text_set (&sheet->name, "Chấm điểm thi đua công đoàn cấp trên trực tiếp cơ sở (giả định)");
  sheet->valid_from = TD_DATE (2025, 1, 1);
  td_text_set_lines (&sheet->source, "Giả định của sổ mẫu, không phải văn bản");
  for (guint i = 0; i < td_csv_get_n_rows (self->criteria); i++)
    {
      TdCriterion *criterion = td_criterion_new ();

      td_text_set (&criterion->number, td_csv_get (self->criteria, i, "number"));
      td_text_set (&criterion->title, td_csv_get (self->criteria, i, "title"));
      criterion->max_points = td_sample_get_int (self->criteria, i, "max_points");
      criterion->is_bonus = td_sample_get_int (self->criteria, i, "is_bonus") != 0;
      g_ptr_array_add (sheet->criteria, criterion);
    }
  if (!td_score_sheet_save (self->sample->db, self->sample->catalogue, sheet, error))
    return FALSE;
  self->sheet_id = sheet->id;

  return TRUE;
}

/* Whether @code is one of the words in the cell; an empty cell has all. */
static gboolean
is_wanted (const Clusters *self, guint row, const char *column, const char *code)
{
  const char *cell = td_csv_get (self->clusters, row, column);
  g_auto (GStrv) words = g_strsplit (cell, " ", -1);

  return cell[0] == '\0' || (code != NULL && g_strv_contains ((const char *const *) words, code));
}

static void
add_units (const Clusters *self, guint row, TdCluster *cluster)
{
  int first = td_sample_get_int (self->clusters, row, "first");
  int count = td_sample_get_int (self->clusters, row, "count");
  int n = 0;

  for (guint i = 0; i < self->sample->units->len; i++)
    {
      const TdSampleUnit *unit = g_ptr_array_index (self->sample->units, i);

      if (!is_wanted (self, row, "kinds", unit->kind)
          || !is_wanted (self, row, "organisation_types", unit->organisation_type)
          || !td_sample_unit_is_open (unit, TD_DATE ((guint16) cluster->year, 1, 31)))
        continue;
      n++;
      if (n >= first && n < first + count)
        g_ptr_array_add (cluster->units, td_cluster_unit_new (unit->id));
    }
  td_cluster_set_leader (cluster, 0);
}

/* A share of @max by halves of a point. */
static gint64
share (gint64 max, int percent)
{
  gint64 points = max * percent / 100 / STEP * STEP;

  return CLAMP (points, 0, max);
}

static void
score_unit (Clusters *self, TdClusterScores *scores, guint unit, gboolean by_federation)
{
  TdSample *sample = self->sample;
  int quality = td_sample_between (sample, 86, 98);
  gboolean own = scores->sheet->id == self->sheet_id;

  for (guint i = 0; i < scores->sheet->criteria->len; i++)
    {
      const TdCriterion *criterion = td_score_sheet_get_criterion (scores->sheet, i);
      TdScore *score = td_cluster_scores_get_score (scores, unit, i);
      gint64 points = share (criterion->max_points, quality + td_sample_between (sample, -3, 6));
      int doubts = td_sample_between (sample, -4, 2);

      if (td_criterion_is_heading (criterion)
          || (criterion->is_bonus && !td_sample_chance (sample, 60)))
        continue;
      if (criterion->is_bonus)
        points = share (criterion->max_points, td_sample_between (sample, 20, 100));
      score->points[TD_SCORE_SELF] = points;
      /* The federation believes most of it. */
      if (by_federation)
        score->points[TD_SCORE_FEDERATION] = MAX (points - STEP * MAX (doubts, 0), 0);
      if (own && td_sample_chance (sample, 40))
        td_text_set (&score->explanation, td_csv_get (self->criteria, i, "explanation"));
    }
}

static gboolean
write_scores (Clusters *self, guint row, gint64 cluster_id, GError **error)
{
  g_autoptr (TdClusterScores) scores = td_cluster_scores_load (self->sample->db, cluster_id, error);
  guint n_self, n_federation;

  if (scores == NULL)
    return FALSE;
  n_self
      = scores->units->len * (guint) td_sample_get_int (self->clusters, row, "self_scored") / 100;
  n_federation
      = scores->units->len * (guint) td_sample_get_int (self->clusters, row, "scored") / 100;
  for (guint i = 0; i < n_self; i++)
    score_unit (self, scores, i, i < n_federation);

  return td_cluster_scores_save (self->sample->db, self->sample->catalogue, scores, error);
}

static gboolean
write_cluster (Clusters *self, guint row, GError **error)
{
  g_autoptr (TdCluster) cluster = td_cluster_new ();

  cluster->year = td_sample_get_int (self->clusters, row, "year");
  td_text_set (&cluster->name, td_csv_get (self->clusters, row, "name"));
  cluster->sheet_id = td_sample_get_int (self->clusters, row, "own_sheet") != 0 ? self->sheet_id
                                                                                : GRASSROOTS_SHEET;
  add_units (self, row, cluster);
  if (!td_cluster_save (self->sample->db, self->sample->catalogue, cluster, error))
    return FALSE;

  return write_scores (self, row, cluster->id, error);
}

gboolean
td_sample_write_clusters (TdSample *self, GError **error)
{
  g_auto (Clusters) clusters = { .sample = self };

  clusters.clusters = td_sample_load_csv ("cluster", error);
  if (clusters.clusters == NULL)
    return FALSE;
  clusters.criteria = td_sample_load_csv ("criterion", error);
  if (clusters.criteria == NULL || !write_sheet (&clusters, error))
    return FALSE;
  for (guint i = 0; i < td_csv_get_n_rows (clusters.clusters); i++)
    if (!write_cluster (&clusters, i, error))
      return FALSE;

  return TRUE;
}
