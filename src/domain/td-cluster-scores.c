#include "domain/td-cluster-scores.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-money.h"
#include "base/td-text.h"

TdScore *
td_score_new (void)
{
  TdScore *self = g_new0 (TdScore, 1);

  for (guint i = 0; i < TD_N_SCORE_SIDES; i++)
    self->points[i] = TD_POINTS_NONE;
  self->explanation = g_strdup ("");

  return self;
}

static TdScore *
score_copy (const TdScore *self)
{
  TdScore *copy = g_memdup2 (self, sizeof *self);

  for (guint i = 0; i < TD_N_SCORE_SIDES; i++)
    copy->unread[i] = g_strdup (self->unread[i]);
  copy->explanation = g_strdup (self->explanation);

  return copy;
}

void
td_score_free (TdScore *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < TD_N_SCORE_SIDES; i++)
    g_free (self->unread[i]);
  g_free (self->explanation);
  g_free (self);
}

static gboolean
score_equal (const TdScore *a, const TdScore *b)
{
  for (guint i = 0; i < TD_N_SCORE_SIDES; i++)
    if (a->points[i] != b->points[i] || g_strcmp0 (a->unread[i], b->unread[i]) != 0)
      return FALSE;

  return g_str_equal (a->explanation, b->explanation);
}

TdUnitScores *
td_unit_scores_new (guint n_lines)
{
  TdUnitScores *self = g_new0 (TdUnitScores, 1);

  self->name = g_strdup ("");
  self->short_name = g_strdup ("");
  self->scores = g_ptr_array_new_with_free_func ((GDestroyNotify) td_score_free);
  for (guint i = 0; i < n_lines; i++)
    g_ptr_array_add (self->scores, td_score_new ());

  return self;
}

static TdUnitScores *
unit_copy (const TdUnitScores *self)
{
  TdUnitScores *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->short_name = g_strdup (self->short_name);
  copy->scores = g_ptr_array_new_with_free_func ((GDestroyNotify) td_score_free);
  for (guint i = 0; i < self->scores->len; i++)
    g_ptr_array_add (copy->scores, score_copy (g_ptr_array_index (self->scores, i)));

  return copy;
}

void
td_unit_scores_free (TdUnitScores *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->short_name);
  g_ptr_array_unref (self->scores);
  g_free (self);
}

static gboolean
unit_equal (const TdUnitScores *a, const TdUnitScores *b)
{
  if (a->cluster_unit_id != b->cluster_unit_id || a->unit_id != b->unit_id
      || !g_str_equal (a->name, b->name) || !g_str_equal (a->short_name, b->short_name)
      || a->is_leader != b->is_leader || a->scores->len != b->scores->len)
    return FALSE;

  for (guint i = 0; i < a->scores->len; i++)
    if (!score_equal (g_ptr_array_index (a->scores, i), g_ptr_array_index (b->scores, i)))
      return FALSE;

  return TRUE;
}

TdClusterScores *
td_cluster_scores_new (void)
{
  TdClusterScores *self = g_new0 (TdClusterScores, 1);

  self->name = g_strdup ("");
  self->sheet = td_score_sheet_new ();
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) td_unit_scores_free);

  return self;
}

TdClusterScores *
td_cluster_scores_copy (const TdClusterScores *self)
{
  TdClusterScores *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->sheet = td_score_sheet_copy (self->sheet);
  copy->units = g_ptr_array_new_with_free_func ((GDestroyNotify) td_unit_scores_free);
  for (guint i = 0; i < self->units->len; i++)
    g_ptr_array_add (copy->units, unit_copy (td_cluster_scores_get_unit (self, i)));

  return copy;
}

void
td_cluster_scores_free (TdClusterScores *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  td_score_sheet_free (self->sheet);
  g_ptr_array_unref (self->units);
  g_free (self);
}

gboolean
td_cluster_scores_equal (const TdClusterScores *a, const TdClusterScores *b)
{
  if (a->cluster_id != b->cluster_id || a->revision != b->revision || a->year != b->year
      || !g_str_equal (a->name, b->name) || !td_score_sheet_equal (a->sheet, b->sheet)
      || a->units->len != b->units->len)
    return FALSE;

  for (guint i = 0; i < a->units->len; i++)
    if (!unit_equal (td_cluster_scores_get_unit (a, i), td_cluster_scores_get_unit (b, i)))
      return FALSE;

  return TRUE;
}

TdUnitScores *
td_cluster_scores_get_unit (const TdClusterScores *self, guint unit)
{
  return g_ptr_array_index (self->units, unit);
}

TdScore *
td_cluster_scores_get_score (const TdClusterScores *self, guint unit, guint line)
{
  return g_ptr_array_index (td_cluster_scores_get_unit (self, unit)->scores, line);
}

/* --- Typing ----------------------------------------------------------------------------------- */

gboolean
td_cluster_scores_type (
    TdClusterScores *self, guint unit, guint line, TdScoreSide side, const char *text)
{
  TdScore *score = td_cluster_scores_get_score (self, unit, line);
  g_autofree char *clean = td_text_clean (text);
  g_autofree char *unread = NULL;
  gint64 points = TD_POINTS_NONE;

  if (clean[0] != '\0' && !td_points_parse (clean, &points))
    {
      points = TD_POINTS_NONE;
      unread = g_steal_pointer (&clean);
    }
  if (points == score->points[side] && g_strcmp0 (unread, score->unread[side]) == 0)
    return FALSE;

  score->points[side] = points;
  g_free (score->unread[side]);
  score->unread[side] = g_steal_pointer (&unread);

  return TRUE;
}

char *
td_cluster_scores_get_text (const TdClusterScores *self, guint unit, guint line, TdScoreSide side)
{
  const TdScore *score = td_cluster_scores_get_score (self, unit, line);
  gint64 points = score->points[side];

  if (score->unread[side] != NULL)
    return g_strdup (score->unread[side]);
  if (td_criterion_is_heading (td_score_sheet_get_criterion (self->sheet, line)))
    points = td_cluster_scores_sum (self, unit, (int) line, side);

  return points == TD_POINTS_NONE ? g_strdup ("") : td_money_format_hundredths (points);
}

/* --- Sums and ranks --------------------------------------------------------------------------- */

gint64
td_cluster_scores_sum (const TdClusterScores *self, guint unit, int heading, TdScoreSide side)
{
  gint64 sum = TD_POINTS_NONE;

  for (guint i = 0; i < self->sheet->criteria->len; i++)
    {
      gint64 points = td_cluster_scores_get_score (self, unit, i)->points[side];

      if (points == TD_POINTS_NONE
          || (heading >= 0 && !td_score_sheet_is_below (self->sheet, i, (guint) heading)))
        continue;
      sum = (sum == TD_POINTS_NONE ? 0 : sum) + points;
    }

  return sum;
}

static TdStanding
measure (const TdClusterScores *self, guint unit)
{
  TdStanding standing = { .unit = unit };

  standing.self_total = td_cluster_scores_sum (self, unit, -1, TD_SCORE_SELF);
  for (guint i = 0; i < self->sheet->criteria->len; i++)
    {
      const TdCriterion *criterion = td_score_sheet_get_criterion (self->sheet, i);
      gint64 points = td_cluster_scores_get_score (self, unit, i)->points[TD_SCORE_FEDERATION];

      if (td_criterion_is_heading (criterion))
        continue;
      if (criterion->is_bonus)
        {
          /* A unit need not have earned a bonus. */
          standing.bonus += MAX (points, 0);
          continue;
        }
      standing.n_asked++;
      standing.n_given += points != TD_POINTS_NONE;
      standing.points += MAX (points, 0);
    }
  standing.total = standing.points + standing.bonus;
  standing.is_scored = standing.n_asked > 0 && standing.n_given == standing.n_asked;

  return standing;
}

static int
compare_standings (gconstpointer first, gconstpointer second)
{
  const TdStanding *a = first;
  const TdStanding *b = second;

  if (a->is_scored != b->is_scored)
    return a->is_scored ? -1 : 1;
  if (a->is_scored && a->total != b->total)
    return a->total > b->total ? -1 : 1;

  return a->unit < b->unit ? -1 : a->unit > b->unit;
}

GArray *
td_cluster_scores_rank (const TdClusterScores *self)
{
  GArray *standings = g_array_new (FALSE, FALSE, sizeof (TdStanding));

  for (guint i = 0; i < self->units->len; i++)
    {
      TdStanding standing = measure (self, i);

      g_array_append_val (standings, standing);
    }
  g_array_sort (standings, compare_standings);

  for (guint i = 0; i < standings->len; i++)
    {
      TdStanding *standing = &g_array_index (standings, TdStanding, i);
      const TdStanding *above = i > 0 ? standing - 1 : NULL;

      if (standing->is_scored)
        standing->rank = above != NULL && above->total == standing->total ? above->rank : i + 1;
    }

  return standings;
}

/* --- The check -------------------------------------------------------------------------------- */

static void
check_score (const TdClusterScores *self,
             guint unit,
             guint line,
             TdScoreSide side,
             int row,
             GPtrArray *problems)
{
  const TdUnitScores *scores = td_cluster_scores_get_unit (self, unit);
  const TdCriterion *criterion = td_score_sheet_get_criterion (self->sheet, line);
  const TdScore *score = td_cluster_scores_get_score (self, unit, line);
  const char *field = side == TD_SCORE_SELF ? TD_CLUSTER_SCORES_SELF : TD_CLUSTER_SCORES_POINTS;
  g_autofree char *points = NULL;
  g_autofree char *max = td_money_format_hundredths (criterion->max_points);

  if (score->unread[side] != NULL)
    {
      td_problems_add (problems, TD_SEVERITY_ERROR, field, row,
                       _ ("“%s” is no number of points. Enter 0 to %s, such as 8,5, for “%s”."),
                       score->unread[side], max, scores->name);
      return;
    }
  if (score->points[side] == TD_POINTS_NONE)
    return;

  points = td_money_format_hundredths (score->points[side]);
  if (td_criterion_is_heading (criterion))
    td_problems_add (problems, TD_SEVERITY_ERROR, field, row,
                     _ ("“%s” is a heading: its points are the sum of what stands under it."),
                     criterion->title);
  else if (score->points[side] < 0 || score->points[side] > criterion->max_points)
    td_problems_add (problems, TD_SEVERITY_ERROR, field, row,
                     _ ("At most %s points: “%s” has %s for “%s”."), max, scores->name, points,
                     criterion->title);
}

static void
check_bonus (const TdClusterScores *self, guint unit, TdScoreSide side, GPtrArray *problems)
{
  g_autofree char *sum = NULL;
  gint64 bonus = 0;
  guint last = 0;

  for (guint i = 0; i < self->sheet->criteria->len; i++)
    if (td_score_sheet_get_criterion (self->sheet, i)->is_bonus)
      {
        bonus += MAX (td_cluster_scores_get_score (self, unit, i)->points[side], 0);
        last = i;
      }
  if (bonus <= TD_SCORE_SHEET_MAX_BONUS)
    return;

  sum = td_money_format_hundredths (bonus);
  td_problems_add (problems, TD_SEVERITY_WARNING,
                   side == TD_SCORE_SELF ? TD_CLUSTER_SCORES_SELF : TD_CLUSTER_SCORES_POINTS,
                   (int) (unit * self->sheet->criteria->len + last),
                   _ ("“%s” has %s bonus points; the guidance allows 5."),
                   td_cluster_scores_get_unit (self, unit)->name, sum)
      ->source
      = g_strdup (TD_SCORE_SHEET_BONUS_SOURCE);
}

GPtrArray *
td_cluster_scores_check (const TdClusterScores *self)
{
  GPtrArray *problems = td_problems_new ();
  guint n_lines = self->sheet->criteria->len;

  for (guint i = 0; i < self->units->len; i++)
    for (guint side = 0; side < TD_N_SCORE_SIDES; side++)
      {
        for (guint j = 0; j < n_lines; j++)
          check_score (self, i, j, (TdScoreSide) side, (int) (i * n_lines + j), problems);
        check_bonus (self, i, (TdScoreSide) side, problems);
      }

  return problems;
}
