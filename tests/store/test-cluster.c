/* Clusters, score sheets and scores in a book: what is saved is loaded, and undo takes it back. */
#include <sqlite3.h>

#include "base/td-error.h"
#include "base/td-text.h"
#include "store/td-cluster-store.h"
#include "store/td-score-sheet-store.h"
#include "store/td-score-store.h"
#include "store/td-unit-store.h"
#include "td-test-util.h"

typedef struct
{
  TdTestDir *dir;
  char *path;
  TdBook *book;
  TdCatalogue *catalogue;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->dir = td_test_dir_new ();
  self->path = td_test_dir_file (self->dir, "book.db");
  g_assert_true (td_book_create (self->path, TD_BOOK_LAI_CHAU, NULL));
  self->book = td_book_open (self->path, NULL);
  self->catalogue = td_book_get_catalogue (self->book);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  td_catalogue_unref (self->catalogue);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->book);
  g_free (self->path);
  td_test_dir_free (self->dir);
}

static TdDb *
reader (Fixture *self)
{
  return td_book_get_reader (self->book);
}

/* All that is stored of clusters and scores. */
static char *
dump (const Fixture *self)
{
  GString *text = g_string_new (NULL);
  sqlite3 *db;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_prepare_v2 (
          db,
          "SELECT 'c' || quote (id) || quote (revision) || quote (year) || quote (name)"
          " || quote (sheet_id) || quote (note) FROM cluster UNION ALL"
          " SELECT 'u' || quote (id) || quote (cluster_id) || quote (unit_id) || quote (position)"
          " || quote (is_leader) || quote (note) FROM cluster_unit UNION ALL"
          " SELECT 's' || quote (id) || quote (revision) || quote (name) || quote (valid_from)"
          " || quote (source) || quote (note) FROM score_sheet UNION ALL"
          " SELECT 'k' || quote (id) || quote (sheet_id) || quote (position) || quote (number)"
          " || quote (title) || quote (max_points) || quote (is_bonus) FROM criterion UNION ALL"
          " SELECT 'p' || quote (id) || quote (cluster_unit_id) || quote (criterion_id)"
          " || quote (self_points) || quote (points) || quote (explanation) FROM score ORDER BY 1",
          -1, &stmt, NULL),
      ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_string_append_printf (text, "%s\n", sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_close (db);

  return g_string_free (text, FALSE);
}

/* --- Writing ---------------------------------------------------------------------------------- */

typedef gboolean (*Save) (TdDb *db, const TdCatalogue *catalogue, gpointer value, GError **error);

typedef struct
{
  Fixture *fixture;
  Save save;
  gpointer value;
} Write;

static gboolean
write_cb (TdDb *db, gpointer data, GError **error)
{
  const Write *write = data;

  return write->save (db, write->fixture->catalogue, write->value, error);
}

#define SAVE(self, prefix, value, error) run (self, (Save) prefix##_save, value, error)

static gboolean
run (Fixture *self, Save save, gpointer value, GError **error)
{
  Write write = { self, save, value };

  return td_book_write (self->book, "Ghi", write_cb, &write, error);
}

static gboolean
delete_cluster (TdDb *db, const TdCatalogue *catalogue, gpointer value, GError **error)
{
  const TdCluster *cluster = value;

  return td_cluster_delete (db, cluster->id, cluster->revision, error);
}

static gboolean
delete_sheet (TdDb *db, const TdCatalogue *catalogue, gpointer value, GError **error)
{
  const TdScoreSheet *sheet = value;

  return td_score_sheet_delete (db, sheet->id, sheet->revision, error);
}

static gint64
find (Fixture *self, const char *code)
{
  gint64 id = td_unit_find_by_code (reader (self), code, NULL);

  g_assert_cmpint (id, !=, 0);

  return id;
}

/* A cluster of 2025 by the sheet of HD 1294, the first of @codes leads it. */
static TdCluster *
add_cluster (Fixture *self, int year, const char *name, const char *const *codes)
{
  TdCluster *cluster = td_cluster_new ();
  g_autoptr (GError) error = NULL;

  cluster->year = year;
  cluster->sheet_id = 1;
  td_text_set (&cluster->name, name);
  for (guint i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (cluster->units, td_cluster_unit_new (find (self, codes[i])));
  td_cluster_set_leader (cluster, 0);
  SAVE (self, td_cluster, cluster, &error);
  g_assert_no_error (error);

  return cluster;
}

static const char *const districts[] = { "LC-MUONGTE", "LC-PHONGTHO", "LC-TPLAICHAU", NULL };

static void
score (Fixture *self, gint64 cluster_id, guint unit, const char *const points[4])
{
  g_autoptr (TdClusterScores) scores = td_cluster_scores_load (reader (self), cluster_id, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4; i++)
    td_cluster_scores_type (scores, unit, i, TD_SCORE_FEDERATION, points[i]);
  SAVE (self, td_cluster_scores, scores, &error);
  g_assert_no_error (error);
}

/* --- Tests ------------------------------------------------------------------------------------ */

static void
test_cluster (Fixture *self, gconstpointer data)
{
  g_autofree char *before = dump (self);
  g_autofree char *after = NULL;
  g_autoptr (TdCluster) cluster = add_cluster (self, 2025, "Cụm số 1", districts);
  g_autoptr (TdCluster) loaded = td_cluster_load (reader (self), cluster->id, NULL);
  g_autoptr (TdCluster) twin = td_cluster_copy (cluster);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) of_unit = NULL;
  g_autoptr (GArray) years = NULL;
  g_autoptr (GError) error = NULL;
  const TdClusterHit *hit;

  g_assert_true (td_cluster_equal (loaded, cluster));
  g_assert_cmpint (cluster->revision, ==, 1);

  /* Units in another order, one gone and one new, another leader. */
  g_ptr_array_insert (loaded->units, 0, g_ptr_array_steal_index (loaded->units, 2));
  g_ptr_array_remove_index (loaded->units, 1);
  g_ptr_array_add (loaded->units, td_cluster_unit_new (find (self, "LC-TANUYEN")));
  td_cluster_set_leader (loaded, 2);
  td_text_set_lines (&loaded->note, "Ký kết\nngày 05/02/2025");
  SAVE (self, td_cluster, loaded, &error);
  g_assert_no_error (error);
  td_cluster_free (cluster);
  cluster = td_cluster_load (reader (self), loaded->id, NULL);
  g_assert_true (td_cluster_equal (loaded, cluster));

  /* Another unit in a line that was there. */
  td_cluster_get_unit (loaded, 1)->unit_id = find (self, "LC-THANUYEN");
  SAVE (self, td_cluster, loaded, &error);
  g_assert_no_error (error);
  td_cluster_free (cluster);
  cluster = td_cluster_load (reader (self), loaded->id, NULL);
  g_assert_true (td_cluster_equal (loaded, cluster));
  g_assert_cmpuint (cluster->units->len, ==, 3);

  g_assert_false (SAVE (self, td_cluster, twin, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_STALE);
  g_clear_error (&error);
  twin->id = 0;
  g_assert_false (SAVE (self, td_cluster, twin, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_DUPLICATE);

  hits = td_cluster_list (reader (self), 2025, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpint (hit->id, ==, cluster->id);
  g_assert_cmpuint (hit->n_units, ==, 3);
  g_assert_cmpuint (hit->n_scored, ==, 0);
  g_assert_cmpstr (hit->leader, ==, "Liên đoàn Lao động huyện Tân Uyên");
  of_unit = td_cluster_list_of_unit (reader (self), find (self, "LC-TANUYEN"), NULL);
  g_assert_cmpuint (of_unit->len, ==, 1);
  years = td_cluster_read_years (reader (self), NULL);
  g_assert_cmpuint (years->len, ==, 1);
  g_assert_cmpint (g_array_index (years, int, 0), ==, 2025);

  for (guint i = 0; i < 3; i++)
    g_assert_true (td_book_undo (self->book, FALSE, NULL, NULL));
  after = dump (self);
  g_assert_cmpstr (after, ==, before);
}

static void
test_facts (Fixture *self, gconstpointer data)
{
  g_autoptr (TdCluster) first
      = add_cluster (self, 2026, "Cụm số 1", (const char *[]){ "LC-TPLAICHAU", NULL });
  g_autoptr (TdCluster) second = td_cluster_new ();
  g_auto (TdClusterFacts) facts = { 0 };
  const TdClusterUnitFacts *unit;

  second->year = 2026;
  g_ptr_array_add (second->units, td_cluster_unit_new (find (self, "LC-TPLAICHAU")));
  g_assert_true (td_cluster_load_facts (reader (self), second, &facts, NULL));
  g_assert_cmpuint (facts.units->len, ==, 1);
  unit = g_ptr_array_index (facts.units, 0);
  g_assert_cmpstr (unit->other_cluster, ==, "Cụm số 1");
  g_assert_false (unit->is_open); /* it ended on 30/06/2025 */

  td_cluster_facts_clear (&facts);
  second->year = 2025;
  g_assert_true (td_cluster_load_facts (reader (self), second, &facts, NULL));
  unit = g_ptr_array_index (facts.units, 0);
  g_assert_null (unit->other_cluster);
  g_assert_true (unit->is_open);
}

static void
test_scores (Fixture *self, gconstpointer data)
{
  static const char *const full[4] = { "38,5", "40", "14", "" };
  static const char *const better[4] = { "40", "40", "15", "5" };
  static const char *const partly[4] = { "38,5", "", "14", "1" };
  static const char *const none[4] = { "", "", "", "" };
  g_autoptr (TdCluster) cluster = add_cluster (self, 2025, "Cụm số 1", districts);
  g_autofree char *before = dump (self);
  g_autofree char *scored = NULL;
  g_autofree char *after = NULL;
  g_autoptr (TdClusterScores) old = td_cluster_scores_load (reader (self), cluster->id, NULL);
  g_autoptr (TdClusterScores) scores = NULL;
  g_autoptr (GArray) standings = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  const TdClusterHit *hit;

  g_assert_cmpuint (old->sheet->criteria->len, ==, 4);
  score (self, cluster->id, 0, full);
  score (self, cluster->id, 1, partly);
  score (self, cluster->id, 2, better);
  hits = td_cluster_list (reader (self), 0, NULL);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpuint (hit->n_scored, ==, 2);
  g_assert_cmpuint (hit->n_begun, ==, 3);
  scores = td_cluster_scores_load (reader (self), cluster->id, NULL);
  standings = td_cluster_scores_rank (scores);
  g_assert_cmpuint (g_array_index (standings, TdStanding, 0).unit, ==, 2);
  g_assert_cmpint (g_array_index (standings, TdStanding, 0).total, ==, 10000);
  g_assert_cmpint (g_array_index (standings, TdStanding, 1).total, ==, 9250);
  g_assert_cmpuint (g_array_index (standings, TdStanding, 2).rank, ==, 0);

  /* Somebody has read them before. */
  g_assert_false (SAVE (self, td_cluster_scores, old, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_STALE);
  g_clear_error (&error);

  td_cluster_scores_type (scores, 0, 0, TD_SCORE_FEDERATION, "40,5");
  g_assert_false (SAVE (self, td_cluster_scores, scores, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);

  scored = dump (self);
  score (self, cluster->id, 2, none);
  g_assert_true (td_book_undo (self->book, FALSE, NULL, NULL));
  after = dump (self);
  g_assert_cmpstr (after, ==, scored);
  for (guint i = 0; i < 3; i++)
    g_assert_true (td_book_undo (self->book, FALSE, NULL, NULL));
  g_free (after);
  after = dump (self);
  g_assert_cmpstr (after, ==, before);
}

/* What has scores stays: the unit in its cluster, the cluster's sheet, the sheet's criteria. */
static void
test_in_use (Fixture *self, gconstpointer data)
{
  static const char *const full[4] = { "38,5", "40", "14", "2" };
  g_autoptr (TdCluster) cluster = add_cluster (self, 2025, "Cụm số 1", districts);
  g_autoptr (TdScoreSheet) sheet = td_score_sheet_load (reader (self), 1, NULL);
  g_autoptr (TdScoreSheet) other = td_score_sheet_copy (sheet);
  g_autoptr (TdClusterScores) stale = NULL;
  g_autofree char *scored = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  other->id = 0;
  td_text_set (&other->name, "Bảng khác");
  for (guint i = 0; i < other->criteria->len; i++)
    td_score_sheet_get_criterion (other, i)->id = 0;
  SAVE (self, td_score_sheet, other, &error);
  g_assert_no_error (error);
  score (self, cluster->id, 1, full);
  stale = td_cluster_scores_load (reader (self), cluster->id, NULL);

  td_cluster_free (cluster);
  cluster = td_cluster_load (reader (self), stale->cluster_id, NULL);
  cluster->sheet_id = other->id;
  g_assert_false (SAVE (self, td_cluster, cluster, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  cluster->sheet_id = 1;
  g_ptr_array_remove_index (cluster->units, 1);
  g_assert_false (SAVE (self, td_cluster, cluster, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  /* Removed and added again it is the same unit with the same scores; one without scores may go. */
  g_ptr_array_remove_index (cluster->units, 0);
  g_ptr_array_add (cluster->units, td_cluster_unit_new (find (self, "LC-PHONGTHO")));
  SAVE (self, td_cluster, cluster, &error);
  g_assert_no_error (error);
  g_assert_false (SAVE (self, td_cluster_scores, stale, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_STALE);
  g_clear_error (&error);
  td_cluster_scores_free (stale);
  stale = td_cluster_scores_load (reader (self), cluster->id, NULL);
  g_assert_cmpuint (stale->units->len, ==, 2);
  g_assert_cmpint (td_cluster_scores_sum (stale, 1, -1, TD_SCORE_FEDERATION), ==, 9450);

  g_assert_false (run (self, delete_sheet, sheet, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_IN_USE);
  g_clear_error (&error);
  g_ptr_array_remove_index (sheet->criteria, 3);
  g_assert_false (SAVE (self, td_score_sheet, sheet, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  td_score_sheet_free (sheet);
  sheet = td_score_sheet_load (reader (self), 1, NULL);
  td_score_sheet_get_criterion (sheet, 0)->max_points = 3849;
  g_assert_false (SAVE (self, td_score_sheet, sheet, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  td_score_sheet_get_criterion (sheet, 0)->max_points = 3850;
  SAVE (self, td_score_sheet, sheet, &error);
  g_assert_no_error (error);
  /* The window has the old maximum on show. */
  g_assert_false (SAVE (self, td_cluster_scores, stale, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_STALE);
  g_clear_error (&error);

  scored = dump (self);
  run (self, delete_cluster, cluster, &error);
  g_assert_no_error (error);
  g_assert_null (td_cluster_load (reader (self), cluster->id, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_assert_true (td_book_undo (self->book, FALSE, NULL, NULL));
  after = dump (self);
  g_assert_cmpstr (after, ==, scored);
}

static void
test_sheet (Fixture *self, gconstpointer data)
{
  g_autofree char *before = dump (self);
  g_autofree char *after = NULL;
  g_autoptr (TdScoreSheet) sheet = td_score_sheet_new ();
  g_autoptr (TdScoreSheet) loaded = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const titles[] = { "Tiêu chuẩn 1", "Đối thoại", "Thưởng" };
  static const gint64 maxima[] = { 0, 1250, 200 };

  td_text_set (&sheet->name, "Bảng chấm điểm cụm");
  sheet->valid_from = TD_DATE (2025, 1, 1);
  for (guint i = 0; i < 3; i++)
    {
      TdCriterion *criterion = td_criterion_new ();

      td_text_set (&criterion->title, titles[i]);
      criterion->max_points = maxima[i];
      criterion->is_bonus = i == 2;
      g_ptr_array_add (sheet->criteria, criterion);
    }
  SAVE (self, td_score_sheet, sheet, &error);
  g_assert_no_error (error);
  loaded = td_score_sheet_load (reader (self), sheet->id, NULL);
  g_assert_true (td_score_sheet_equal (sheet, loaded));
  hits = td_score_sheet_list (reader (self), NULL);
  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_cmpint (((TdScoreSheetHit *) g_ptr_array_index (hits, 0))->total, ==, 1450);

  g_ptr_array_remove_index (loaded->criteria, 0);
  g_ptr_array_insert (loaded->criteria, 0, g_ptr_array_steal_index (loaded->criteria, 1));
  SAVE (self, td_score_sheet, loaded, &error);
  g_assert_no_error (error);
  td_score_sheet_free (sheet);
  sheet = td_score_sheet_load (reader (self), loaded->id, NULL);
  g_assert_true (td_score_sheet_equal (sheet, loaded));
  g_assert_true (run (self, delete_sheet, sheet, NULL));

  for (guint i = 0; i < 3; i++)
    g_assert_true (td_book_undo (self->book, FALSE, NULL, NULL));
  after = dump (self);
  g_assert_cmpstr (after, ==, before);
}

typedef struct
{
  int from;
  int to;
  TdClusterCopy *copy;
} Copy;

static gboolean
copy_cb (TdDb *db, const TdCatalogue *catalogue, gpointer value, GError **error)
{
  const Copy *copy = value;

  return td_cluster_copy_year (db, catalogue, copy->from, copy->to, copy->copy, error);
}

static void
set_successor (Fixture *self, const char *code, const char *successor)
{
  g_autoptr (TdUnit) unit = td_unit_load (reader (self), find (self, code), NULL);
  g_autoptr (GError) error = NULL;

  unit->successor_id = find (self, successor);
  SAVE (self, td_unit, unit, &error);
  g_assert_no_error (error);
}

/* Mường Tè ended without a successor, Phong Thổ and the town with the same one; the health sector
 * goes on. */
static void
test_copy (Fixture *self, gconstpointer data)
{
  static const char *const codes[]
      = { "LC-MUONGTE", "LC-CDYT", "LC-TPLAICHAU", "LC-PHONGTHO", NULL };
  g_autoptr (TdCluster) first = add_cluster (self, 2025, "Cụm số 1", codes);
  g_autoptr (TdClusterCopy) copied = td_cluster_copy_new ();
  Copy copy = { 2025, 2026, copied };
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (TdCluster) cluster = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  td_cluster_set_leader (first, 3);
  SAVE (self, td_cluster, first, &error);
  g_assert_no_error (error);
  set_successor (self, "LC-TPLAICHAU", "LC-CDGD");
  set_successor (self, "LC-PHONGTHO", "LC-CDGD");
  before = dump (self);
  run (self, copy_cb, &copy, &error);
  g_assert_no_error (error);

  hits = td_cluster_list (reader (self), 2026, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  cluster
      = td_cluster_load (reader (self), ((TdClusterHit *) g_ptr_array_index (hits, 0))->id, NULL);
  g_assert_cmpstr (cluster->name, ==, "Cụm số 1");
  g_assert_cmpint (cluster->sheet_id, ==, 1);
  g_assert_cmpuint (cluster->units->len, ==, 2);
  g_assert_cmpint (td_cluster_get_unit (cluster, 0)->unit_id, ==, find (self, "LC-CDYT"));
  g_assert_cmpint (td_cluster_get_unit (cluster, 1)->unit_id, ==, find (self, "LC-CDGD"));
  g_assert_true (td_cluster_get_unit (cluster, 1)->is_leader);
  g_assert_cmpuint (copied->n_clusters, ==, 1);
  g_assert_cmpuint (copied->n_units, ==, 2);
  g_assert_cmpuint (copied->left_out->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (copied->left_out, 0), ==,
                   "Liên đoàn Lao động huyện Mường Tè");
  g_assert_cmpuint (copied->replaced->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (copied->replaced, 1), ==,
                   "Liên đoàn Lao động huyện Phong Thổ → Công đoàn ngành Giáo dục tỉnh Lai Châu");

  g_assert_false (run (self, copy_cb, &copy, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_DUPLICATE);
  g_clear_error (&error);
  copy.from = 2020;
  g_assert_false (run (self, copy_cb, &copy, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);

  g_assert_true (td_book_undo (self->book, FALSE, NULL, NULL));
  after = dump (self);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("THIDUA_TODAY", "2026-06-15", TRUE);
  g_test_add ("/cluster/cluster", Fixture, NULL, set_up, test_cluster, tear_down);
  g_test_add ("/cluster/facts", Fixture, NULL, set_up, test_facts, tear_down);
  g_test_add ("/cluster/scores", Fixture, NULL, set_up, test_scores, tear_down);
  g_test_add ("/cluster/in-use", Fixture, NULL, set_up, test_in_use, tear_down);
  g_test_add ("/cluster/sheet", Fixture, NULL, set_up, test_sheet, tear_down);
  g_test_add ("/cluster/copy", Fixture, NULL, set_up, test_copy, tear_down);

  return g_test_run ();
}
