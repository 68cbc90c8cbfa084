#pragma once

#include "domain/td-score-sheet.h"

G_BEGIN_DECLS

/* Who gave the points: the unit itself, or the federation, whose points count. */
typedef enum
{
  TD_SCORE_SELF,
  TD_SCORE_FEDERATION,
} TdScoreSide;

#define TD_N_SCORE_SIDES 2

/* TdScore: of one unit for one criterion
 * @points: by TdScoreSide: hundredths, TD_POINTS_NONE for none; of a heading always none
 * @unread: (nullable): what was typed that is no number of points; kept, shown, and stops saving */
typedef struct
{
  gint64 points[TD_N_SCORE_SIDES];
  char *unread[TD_N_SCORE_SIDES];
  char *explanation;
} TdScore;

/* TdUnitScores:
 * @cluster_unit_id: of the unit's row in the cluster
 * @scores: (element-type TdScore): one for each line of the sheet */
typedef struct
{
  gint64 cluster_unit_id;
  gint64 unit_id;
  char *name;
  char *short_name;
  gboolean is_leader;
  GPtrArray *scores;
} TdUnitScores;

/* TdClusterScores: the scores of all units of a cluster, as a value that is edited and saved in one
 * @revision: the cluster's
 * @units: (element-type TdUnitScores): in the cluster's order */
typedef struct
{
  gint64 cluster_id;
  int revision;
  int year;
  char *name;
  TdScoreSheet *sheet;
  GPtrArray *units;
} TdClusterScores;

/* TdStanding: how a unit stands in its cluster, points in hundredths
 * @unit: index in units
 * @n_given, @n_asked: criteria other than the bonus that the federation gave points for, and all
 * @is_scored: both are the same; else the unit is "chưa chấm" and has no rank
 * @self_total: TD_POINTS_NONE while the unit gave no points
 * @points, @bonus, @total: the federation's; total is the sum of both
 * @rank: 1 is the best, equal totals share one (1, 2, 2, 4); 0 for none */
typedef struct
{
  guint unit;
  guint n_given;
  guint n_asked;
  gboolean is_scored;
  gint64 self_total;
  gint64 points;
  gint64 bonus;
  gint64 total;
  guint rank;
} TdStanding;

/* Field names in problems; row is unit × lines of the sheet + line. */
#define TD_CLUSTER_SCORES_SELF "self-points"
#define TD_CLUSTER_SCORES_POINTS "points"

TdScore *td_score_new (void);
void td_score_free (TdScore *self);

/* td_unit_scores_new: with an empty score for each of @n_lines */
TdUnitScores *td_unit_scores_new (guint n_lines);
void td_unit_scores_free (TdUnitScores *self);

TdClusterScores *td_cluster_scores_new (void);
TdClusterScores *td_cluster_scores_copy (const TdClusterScores *self);
void td_cluster_scores_free (TdClusterScores *self);
gboolean td_cluster_scores_equal (const TdClusterScores *a, const TdClusterScores *b);

/* td_cluster_scores_get_unit, _get_score: (transfer none) */
TdUnitScores *td_cluster_scores_get_unit (const TdClusterScores *self, guint unit);
TdScore *td_cluster_scores_get_score (const TdClusterScores *self, guint unit, guint line);

/* td_cluster_scores_type: takes what was typed as points, "38,5", "38.5" or "" for none; what is
 * no number of points is kept in @unread
 *
 * Returns: whether anything changed */
gboolean td_cluster_scores_type (
    TdClusterScores *self, guint unit, guint line, TdScoreSide side, const char *text);

/* td_cluster_scores_get_text: (transfer full): the way back: "38,5", "" for none; of a heading the
 * sum of what stands under it */
char *
td_cluster_scores_get_text (const TdClusterScores *self, guint unit, guint line, TdScoreSide side);

/* td_cluster_scores_sum: hundredths given under a heading, of all lines with -1; TD_POINTS_NONE
 * while there are none */
gint64
td_cluster_scores_sum (const TdClusterScores *self, guint unit, int heading, TdScoreSide side);

/* td_cluster_scores_rank:
 *
 * Returns: (transfer full) (element-type TdStanding): the best first; equal ones, and at the end
 *   those that are not scored, in the cluster's order */
GArray *td_cluster_scores_rank (const TdClusterScores *self);

/* td_cluster_scores_check: (transfer full) (element-type TdProblem): never NULL */
GPtrArray *td_cluster_scores_check (const TdClusterScores *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdScore, td_score_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdUnitScores, td_unit_scores_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdClusterScores, td_cluster_scores_free)

G_END_DECLS
