/* Clusters, score sheets and the ranking by them. */
#include "domain/td-cluster-scores.h"
#include "domain/td-cluster.h"

#include "base/td-text.h"

/* --- Score sheets ----------------------------------------------------------------------------- */

typedef struct
{
  const char *number;
  gint64 max;
  gboolean is_bonus;
} Line;

static TdScoreSheet *
make_sheet (const Line *lines, gsize n)
{
  TdScoreSheet *sheet = td_score_sheet_new ();

  td_text_set (&sheet->name, "Bảng chấm điểm");
  for (gsize i = 0; i < n; i++)
    {
      TdCriterion *criterion = td_criterion_new ();

      criterion->id = (gint64) i + 1;
      td_text_set (&criterion->number, lines[i].number);
      td_text_set (&criterion->title, "Tiêu chí");
      criterion->max_points = lines[i].max;
      criterion->is_bonus = lines[i].is_bonus;
      g_ptr_array_add (sheet->criteria, criterion);
    }

  return sheet;
}

static void
test_headings (void)
{
  static const Line lines[] = {
    { "A", 0, FALSE },      /* 0 */
    { "I", 0, FALSE },      /* 1 */
    { "1", 0, FALSE },      /* 2 */
    { "1.1", 500, FALSE },  /* 3 */
    { "1.2.", 250, FALSE }, /* 4 */
    { "2", 300, FALSE },    /* 5 */
    { "", 100, FALSE },     /* 6 */
    { "a)", 50, FALSE },    /* 7 */
    { "II", 1000, FALSE },  /* 8 */
    { "", 10, FALSE },      /* 9: "II" is no heading */
    { "B", 0, FALSE },      /* 10 */
    { "IX.", 500, TRUE },   /* 11 */
    { "", 0, FALSE },       /* 12: a heading without a number */
    { "3", 7, FALSE },      /* 13 */
  };
  static const int parents[] = { -1, 0, 1, 2, 2, 1, 1, 1, 0, 0, -1, 10, -1, 12 };
  static const gint64 maxima[]
      = { 2210, 1200, 750, 500, 250, 300, 100, 50, 1000, 10, 500, 500, 7, 7 };
  g_autoptr (TdScoreSheet) sheet = make_sheet (lines, G_N_ELEMENTS (lines));

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_test_message ("line %u", i);
      g_assert_cmpint (td_score_sheet_find_parent (sheet, i), ==, parents[i]);
      g_assert_cmpint (td_score_sheet_get_max (sheet, i), ==, maxima[i]);
    }
  g_assert_cmpint (td_score_sheet_get_total (sheet, FALSE), ==, 2217);
  g_assert_cmpint (td_score_sheet_get_total (sheet, TRUE), ==, 500);
}

/* That there are exactly these problems: "field:row", errors with "!". */
static void
assert_problems (GPtrArray *problems, const char *expected)
{
  g_autoptr (GPtrArray) owned = problems;
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < owned->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (owned, i);

      g_assert_cmpstr (problem->message, !=, "");
      g_string_append_printf (found, "%s%s%s:%d", i > 0 ? " " : "",
                              problem->severity == TD_SEVERITY_ERROR ? "!" : "", problem->field,
                              problem->row);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static const Line hd_1294[] = {
  { "I", 4000, FALSE },
  { "II", 4000, FALSE },
  { "III", 1500, FALSE },
  { "IV", 500, TRUE },
};

static TdCriterionUse *
make_use (gint64 id, gint64 max_given)
{
  TdCriterionUse *use = g_new0 (TdCriterionUse, 1);

  use->id = id;
  use->title = g_strdup ("Tiêu chí");
  use->max_given = max_given;

  return use;
}

static void
test_sheet_check (void)
{
  g_autoptr (TdScoreSheet) sheet = make_sheet (hd_1294, G_N_ELEMENTS (hd_1294));
  g_autoptr (TdScoreSheet) empty = td_score_sheet_new ();
  g_auto (TdScoreSheetFacts) facts = { .same_name = TRUE };

  assert_problems (td_score_sheet_check (sheet, NULL), "");
  assert_problems (td_score_sheet_check (empty, NULL), "!name:-1 !criteria:-1");
  assert_problems (td_score_sheet_check (sheet, &facts), "!name:-1");

  facts.same_name = FALSE;
  facts.uses = g_ptr_array_new_with_free_func ((GDestroyNotify) td_criterion_use_free);
  g_ptr_array_add (facts.uses, make_use (1, 3950));
  g_ptr_array_add (facts.uses, make_use (2, 4000));
  assert_problems (td_score_sheet_check (sheet, &facts), "");
  td_score_sheet_get_criterion (sheet, 0)->max_points = 3900;
  assert_problems (td_score_sheet_check (sheet, &facts), "!max-points:0");
  td_score_sheet_get_criterion (sheet, 0)->max_points = 0;
  assert_problems (td_score_sheet_check (sheet, &facts), "!max-points:0");
  g_ptr_array_remove_index (sheet->criteria, 0);
  assert_problems (td_score_sheet_check (sheet, &facts), "!criteria:-1");
  g_ptr_array_remove_range (facts.uses, 0, 2);
  assert_problems (td_score_sheet_check (sheet, &facts), "");

  td_score_sheet_get_criterion (sheet, 2)->max_points = 600;
  assert_problems (td_score_sheet_check (sheet, NULL), "criteria:-1");
  td_score_sheet_get_criterion (sheet, 2)->max_points = 0;
  assert_problems (td_score_sheet_check (sheet, NULL), "!is-bonus:2");
  td_score_sheet_get_criterion (sheet, 2)->max_points = -1;
  td_text_set (&td_score_sheet_get_criterion (sheet, 1)->title, "");
  assert_problems (td_score_sheet_check (sheet, NULL), "!title:1 !max-points:2");
}

/* --- Clusters --------------------------------------------------------------------------------- */

static void
add_facts (GPtrArray *units, gint64 id, const char *name, const char *other, gboolean is_open)
{
  TdClusterUnitFacts *facts = g_new0 (TdClusterUnitFacts, 1);

  facts->unit_id = id;
  facts->name = g_strdup (name);
  facts->other_cluster = g_strdup (other);
  facts->is_open = is_open;
  g_ptr_array_add (units, facts);
}

static void
test_cluster_check (void)
{
  g_autoptr (TdCluster) cluster = td_cluster_new ();
  g_auto (TdClusterFacts) facts = { 0 };

  assert_problems (td_cluster_check (cluster, NULL), "!name:-1 !year:-1");
  td_text_set (&cluster->name, "Cụm số 1");
  cluster->year = 2026;
  assert_problems (td_cluster_check (cluster, NULL), "");
  cluster->year = 20260;
  assert_problems (td_cluster_check (cluster, NULL), "!year:-1");
  cluster->year = 2026;

  for (gint64 id = 7; id < 10; id++)
    g_ptr_array_add (cluster->units, td_cluster_unit_new (id));
  facts.units = g_ptr_array_new_with_free_func ((GDestroyNotify) td_cluster_unit_facts_free);
  add_facts (facts.units, 7, "A", NULL, TRUE);
  add_facts (facts.units, 8, "B", "Cụm số 2", TRUE);
  add_facts (facts.units, 9, "C", "Cụm số 2", FALSE);
  assert_problems (td_cluster_check (cluster, &facts), "unit:1 unit:2 unit:2");

  g_ptr_array_add (cluster->units, td_cluster_unit_new (7));
  g_ptr_array_add (cluster->units, td_cluster_unit_new (0));
  assert_problems (td_cluster_check (cluster, NULL), "!unit:3 !unit:4");
  g_ptr_array_set_size (cluster->units, 3);

  td_cluster_get_unit (cluster, 0)->is_leader = TRUE;
  td_cluster_get_unit (cluster, 2)->is_leader = TRUE;
  assert_problems (td_cluster_check (cluster, NULL), "!leader:-1");
  td_cluster_set_leader (cluster, 1);
  assert_problems (td_cluster_check (cluster, NULL), "");
  g_assert_true (td_cluster_get_unit (cluster, 1)->is_leader);
  g_assert_false (td_cluster_get_unit (cluster, 0)->is_leader);

  g_ptr_array_set_size (facts.units, 0);
  facts.same_name = TRUE;
  facts.is_scored = TRUE;
  facts.scored_sheet_id = 4;
  facts.removed_scored = g_strdup ("D");
  assert_problems (td_cluster_check (cluster, &facts), "!name:-1 !sheet:-1 !units:-1");
  cluster->sheet_id = 4;
  facts.same_name = FALSE;
  assert_problems (td_cluster_check (cluster, &facts), "!units:-1");
}

/* --- Scores ----------------------------------------------------------------------------------- */

/* Points by unit in the lines of hd_1294; "" for none. */
static TdClusterScores *
make_scores (const char *const (*points)[4], gsize n)
{
  TdClusterScores *scores = td_cluster_scores_new ();

  td_score_sheet_free (scores->sheet);
  scores->sheet = make_sheet (hd_1294, G_N_ELEMENTS (hd_1294));
  for (guint i = 0; i < n; i++)
    {
      TdUnitScores *unit = td_unit_scores_new (4);

      td_text_set (&unit->name, "Đơn vị");
      g_ptr_array_add (scores->units, unit);
      for (guint j = 0; j < 4; j++)
        td_cluster_scores_type (scores, i, j, TD_SCORE_FEDERATION, points[i][j]);
    }

  return scores;
}

static void
test_ranking (void)
{
  static const char *const points[][4] = {
    { "38", "36,5", "14", "2" },  /* 90,5 */
    { "40", "40", "", "5" },      /* not scored: one is missing */
    { "40", "40", "15", "0,01" }, /* 95,01 */
    { "39.5", "36", "15", "" },   /* 90,5: no bonus is no gap */
    { "", "", "", "" },           /* not scored */
    { "0", "0", "0", "0" },       /* 0: scored, and the last */
    { "38", "37", "14", "1,5" },  /* 90,5 */
  };
  static const guint order[] = { 2, 0, 3, 6, 5, 1, 4 };
  static const guint ranks[] = { 1, 2, 2, 2, 5, 0, 0 };
  static const gint64 totals[] = { 9501, 9050, 9050, 9050, 0, 8500, 0 };
  g_autoptr (TdClusterScores) scores = make_scores (points, G_N_ELEMENTS (points));
  g_autoptr (GArray) standings = NULL;

  td_cluster_scores_type (scores, 4, 0, TD_SCORE_SELF, "39");
  td_cluster_scores_type (scores, 4, 3, TD_SCORE_SELF, "5");
  standings = td_cluster_scores_rank (scores);
  g_assert_cmpuint (standings->len, ==, G_N_ELEMENTS (points));
  for (guint i = 0; i < standings->len; i++)
    {
      const TdStanding *standing = &g_array_index (standings, TdStanding, i);

      g_assert_cmpuint (standing->unit, ==, order[i]);
      g_assert_cmpuint (standing->rank, ==, ranks[i]);
      g_assert_cmpint (standing->total, ==, totals[i]);
      g_assert_cmpint (standing->points + standing->bonus, ==, totals[i]);
      g_assert_cmpint (standing->is_scored, ==, ranks[i] != 0);
      g_assert_cmpint (standing->self_total, ==, order[i] == 4 ? 4400 : TD_POINTS_NONE);
      g_assert_cmpuint (standing->n_asked, ==, 3);
    }
  g_assert_cmpuint (g_array_index (standings, TdStanding, 5).n_given, ==, 2);
  g_assert_cmpint (g_array_index (standings, TdStanding, 0).bonus, ==, 1);
}

static void
test_no_sheet (void)
{
  g_autoptr (TdClusterScores) scores = td_cluster_scores_new ();
  g_autoptr (GArray) standings = NULL;

  g_ptr_array_add (scores->units, td_unit_scores_new (0));
  standings = td_cluster_scores_rank (scores);
  g_assert_false (g_array_index (standings, TdStanding, 0).is_scored);
  g_assert_cmpuint (g_array_index (standings, TdStanding, 0).rank, ==, 0);
}

static void
test_typing (void)
{
  static const struct
  {
    const char *typed;
    gint64 points;
    const char *shown;
  } cases[] = {
    { "38,5", 3850, "38,5" },
    { "38.5", 3850, "38,5" },
    { " 38 ", 3800, "38" },
    { "0", 0, "0" },
    { "", TD_POINTS_NONE, "" },
    { "0,25", 25, "0,25" },
    { "-1", TD_POINTS_NONE, "-1" },
    { "tốt", TD_POINTS_NONE, "tốt" },
    { "8,125", TD_POINTS_NONE, "8,125" },
    { "41", 4100, "41" },
  };
  static const char *const none[][4] = { { "", "", "", "" } };
  g_autoptr (TdClusterScores) scores = make_scores (none, 1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      gboolean wrong = cases[i].points > 4000
                       || (cases[i].points == TD_POINTS_NONE && cases[i].shown[0] != '\0');

      g_test_message ("“%s”", cases[i].typed);
      td_cluster_scores_type (scores, 0, 0, TD_SCORE_FEDERATION, cases[i].typed);
      shown = td_cluster_scores_get_text (scores, 0, 0, TD_SCORE_FEDERATION);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_cmpint (td_cluster_scores_get_score (scores, 0, 0)->points[TD_SCORE_FEDERATION], ==,
                       cases[i].points);
      g_assert_false (td_cluster_scores_type (scores, 0, 0, TD_SCORE_FEDERATION, cases[i].typed));
      problems = td_cluster_scores_check (scores);
      g_assert_cmpint (td_problems_has_errors (problems), ==, wrong);
    }
}

static void
test_scores_check (void)
{
  static const char *const points[][4]
      = { { "40", "40", "15", "5" }, { "40", "40,01", "", "5,5" } };
  static const Line lines[] = { { "I", 0, FALSE }, { "1", 500, TRUE }, { "2", 500, TRUE } };
  g_autoptr (TdClusterScores) scores = make_scores (points, 2);
  g_autofree char *sum = NULL;

  /* 5,5 of 5 is above the maximum, and more bonus than the guidance allows. */
  assert_problems (td_cluster_scores_check (scores), "!points:5 !points:7 points:7");

  td_score_sheet_free (scores->sheet);
  scores->sheet = make_sheet (lines, 3);
  g_ptr_array_set_size (scores->units, 0);
  g_ptr_array_add (scores->units, td_unit_scores_new (3));
  td_cluster_scores_type (scores, 0, 1, TD_SCORE_SELF, "3");
  td_cluster_scores_type (scores, 0, 2, TD_SCORE_SELF, "2");
  assert_problems (td_cluster_scores_check (scores), "");
  sum = td_cluster_scores_get_text (scores, 0, 0, TD_SCORE_SELF);
  g_assert_cmpstr (sum, ==, "5");
  g_assert_cmpint (td_cluster_scores_sum (scores, 0, 0, TD_SCORE_FEDERATION), ==, TD_POINTS_NONE);
  td_cluster_scores_type (scores, 0, 2, TD_SCORE_SELF, "2,5");
  assert_problems (td_cluster_scores_check (scores), "self-points:2");
  td_cluster_scores_type (scores, 0, 0, TD_SCORE_SELF, "1");
  assert_problems (td_cluster_scores_check (scores), "!self-points:0 self-points:2");
}

static void
test_copies (void)
{
  static const char *const points[][4] = { { "40", "x", "15", "5" } };
  g_autoptr (TdClusterScores) scores = make_scores (points, 1);
  g_autoptr (TdClusterScores) copy = td_cluster_scores_copy (scores);

  g_assert_true (td_cluster_scores_equal (scores, copy));
  td_cluster_scores_type (copy, 0, 1, TD_SCORE_FEDERATION, "y");
  g_assert_false (td_cluster_scores_equal (scores, copy));
  td_cluster_scores_type (copy, 0, 1, TD_SCORE_FEDERATION, "x");
  g_assert_true (td_cluster_scores_equal (scores, copy));
  td_text_set (&td_cluster_scores_get_score (copy, 0, 3)->explanation, "Có sáng kiến");
  g_assert_false (td_cluster_scores_equal (scores, copy));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score-sheet/headings", test_headings);
  g_test_add_func ("/score-sheet/check", test_sheet_check);
  g_test_add_func ("/cluster/check", test_cluster_check);
  g_test_add_func ("/scores/ranking", test_ranking);
  g_test_add_func ("/scores/no-sheet", test_no_sheet);
  g_test_add_func ("/scores/typing", test_typing);
  g_test_add_func ("/scores/check", test_scores_check);
  g_test_add_func ("/scores/copies", test_copies);

  return g_test_run ();
}
