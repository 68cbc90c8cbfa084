/* All that the book has of one unit. */
#include <sqlite3.h>

#include "store/td-sample.h"
#include "store/td-unit-record.h"
#include "td-test-util.h"

/* 1 the federation, 2 the district that ended, 3 the commune after it, 4 and 5 schools of both. */
#define ROWS                                                                                       \
  "DELETE FROM unit_parent; DELETE FROM unit;"                                                     \
  "INSERT INTO unit (id, code, name, kind, valid_from, valid_to, search_key, sort_key) VALUES"     \
  " (1, 'LC', 'LĐLĐ tỉnh', 'LDLD_TINH', NULL, NULL, '', x'01'),"                               \
  " (2, 'H', 'LĐLĐ huyện', 'LDLD_HUYEN', NULL, '2025-06-30', '', x'02'),"                      \
  " (3, 'X', 'CĐ xã', 'CD_XA', '2025-07-01', NULL, '', x'03'),"                                  \
  " (4, 'A', 'CĐCS A', 'CDCS', NULL, NULL, '', x'04'),"                                           \
  " (5, 'B', 'CĐCS B', 'CDCS', NULL, NULL, '', x'05');"                                           \
  "UPDATE unit SET successor_id = 3 WHERE id = 2;"                                                 \
  "INSERT INTO unit_parent (unit_id, parent_id, valid_from, valid_to) VALUES"                      \
  " (2, 1, NULL, '2025-06-30'), (3, 1, '2025-07-01', NULL), (4, 2, NULL, '2025-06-30'),"           \
  " (4, 3, '2025-07-01', NULL), (5, 2, NULL, '2025-06-30'), (5, 3, '2025-07-01', NULL);"           \
  "INSERT INTO unit_figure (unit_id, period, workers, members, rating, score) VALUES"              \
  " (4, '2024', 30, 28, 'HTXSNV', 9550), (4, '2025-H1', 31, NULL, NULL, NULL),"                    \
  " (4, '2025', 32, 30, NULL, NULL), (5, '2024', 12, 10, NULL, NULL), (5, '2025', 11, 11, NULL,"   \
  " NULL);"                                                                                        \
  "INSERT INTO cluster (id, year, name) VALUES (1, 2025, 'Cụm 1'), (2, 2026, 'Cụm 2');"        \
  "INSERT INTO cluster_unit (cluster_id, unit_id, position, is_leader) VALUES (1, 4, 1, 0),"       \
  " (1, 5, 0, 1), (2, 4, 0, 1);"                                                                   \
  "INSERT INTO document (id, kind, unit_id, number, title, issued_on, has_initiative_clause,"      \
  " search_key) VALUES (1, 'plan', 4, '12/KH', 'Kế hoạch', '2024-02-01', NULL, ''),"           \
  " (2, 'collective-agreement', 4, '', 'Thỏa ước', '2025-02-01', 1, '');"                     \
  "INSERT INTO report_due (unit_id, period, due_on, received_on) VALUES"                           \
  " (4, '2025-H1', '2025-06-20', '2025-06-30'), (4, '2025', '2025-12-15', '2025-12-10'),"          \
  " (4, '2026-H1', '2026-06-10', NULL);"

typedef struct
{
  TdTestDir *dir;
  char *path;
  TdBook *book;
} Fixture;

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static gint64
query_int (const char *path, const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *stmt;
  gint64 number;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);

  return number;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = td_test_dir_new ();
  fixture->path = td_test_dir_file (fixture->dir, "book.db");
  td_book_create (fixture->path, TD_BOOK_EMPTY, &error);
  g_assert_no_error (error);
  run_sql (fixture->path, ROWS);
  fixture->book = td_book_open (fixture->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->book);
  g_free (fixture->path);
  td_test_dir_free (fixture->dir);
}

static TdUnitRecord *
read_record (Fixture *fixture, gint64 unit_id)
{
  g_autoptr (GError) error = NULL;
  TdUnitRecord *record = td_unit_record_read (td_book_get_reader (fixture->book), unit_id, &error);

  g_assert_no_error (error);

  return record;
}

static void
assert_figure (const TdUnitRecord *record,
               guint index,
               const char *period,
               const char *unit_name,
               guint n_units,
               gint64 workers,
               gint64 members)
{
  const TdUnitFigureRow *row;

  g_assert_cmpuint (index, <, record->figures->len);
  row = g_ptr_array_index (record->figures, index);
  g_assert_cmpstr (row->period, ==, period);
  g_assert_cmpstr (row->unit_name, ==, unit_name);
  g_assert_cmpuint (row->n_units, ==, n_units);
  g_assert_cmpint (row->workers, ==, workers);
  g_assert_cmpint (row->members, ==, members);
}

static void
test_figures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdUnitRecord) school = read_record (fixture, 4);
  g_autoptr (TdUnitRecord) commune = read_record (fixture, 3);
  g_autoptr (TdUnitRecord) root = read_record (fixture, 1);
  const TdUnitFigureRow *oldest = g_ptr_array_index (school->figures, 2);

  /* Its own, the latest last day first. */
  g_assert_cmpuint (school->figures->len, ==, 3);
  assert_figure (school, 0, "2025", "", 1, 32, 30);
  assert_figure (school, 1, "2025-H1", "", 1, 31, -1);
  assert_figure (school, 2, "2024", "", 1, 30, 28);
  g_assert_cmpint (oldest->score, ==, 9550);
  g_assert_cmpstr (oldest->rating, !=, "HTXSNV");
  g_assert_cmpstr (oldest->rating, !=, "");

  /* Of what was below it at the end of each period, and before it of what was below the district.
   */
  g_assert_cmpuint (commune->figures->len, ==, 3);
  assert_figure (commune, 0, "2025", "", 2, 43, 41);
  assert_figure (commune, 1, "2025-H1", "LĐLĐ huyện", 1, 31, -1);
  assert_figure (commune, 2, "2024", "LĐLĐ huyện", 2, 42, 38);

  g_assert_cmpuint (root->figures->len, ==, 3);
  assert_figure (root, 0, "2025", "", 2, 43, 41);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdUnitRecord) record = read_record (fixture, 4);
  g_autoptr (TdUnitRecord) commune = read_record (fixture, 3);
  const TdUnitClusterRow *cluster;
  const TdUnitDocumentRow *document;
  static const struct
  {
    const char *period;
    int days_late;
  } reports[] = { { "2026-H1", 20 }, { "2025", 0 }, { "2025-H1", 10 } };

  g_assert_cmpstr (record->parent.name, ==, "CĐ xã");
  g_assert_cmpuint (record->predecessors->len, ==, 0);
  g_assert_cmpuint (commune->predecessors->len, ==, 1);
  g_assert_cmpstr (((TdUnitRef *) g_ptr_array_index (commune->predecessors, 0))->name, ==,
                   "LĐLĐ huyện");

  g_assert_cmpuint (record->clusters->len, ==, 2);
  cluster = g_ptr_array_index (record->clusters, 0);
  g_assert_cmpint (cluster->year, ==, 2026);
  cluster = g_ptr_array_index (record->clusters, 1);
  g_assert_cmpstr (cluster->name, ==, "Cụm 1");
  g_assert_cmpuint (cluster->members->len, ==, 2);
  g_assert_cmpint (((TdUnitRef *) g_ptr_array_index (cluster->members, 0))->id, ==, 5);
  g_assert_true (g_array_index (cluster->are_leaders, gboolean, 0));
  g_assert_false (g_array_index (cluster->are_leaders, gboolean, 1));

  g_assert_cmpuint (record->documents->len, ==, 2);
  document = g_ptr_array_index (record->documents, 0);
  g_assert_cmpstr (document->title, ==, "Thỏa ước");
  g_assert_cmpint (document->has_initiative_clause, ==, 1);

  g_assert_cmpuint (record->reports->len, ==, G_N_ELEMENTS (reports));
  for (guint i = 0; i < record->reports->len; i++)
    {
      const TdUnitReportRow *report = g_ptr_array_index (record->reports, i);

      g_assert_cmpstr (report->period, ==, reports[i].period);
      g_assert_cmpint (td_unit_report_row_get_days_late (report, TD_DATE (2026, 6, 30)), ==,
                       reports[i].days_late);
    }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdUnitRecord **record = user_data;
  g_autoptr (GError) error = NULL;

  *record = td_unit_record_read_finish (TD_BOOK (source), result, &error);
  g_assert_no_error (error);
}

/* The sample's awards, counted by plain SQL. */
static void
test_sample (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "sample.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdUnitRecord) root = NULL;
  g_autoptr (TdUnitRecord) school = NULL;
  TdBook *book;
  gint64 root_id, school_id;
  gint64 n = 0, bonus = 0, n_own = 0;

  g_assert_true (td_sample_create (path, 3000, 7, NULL, &error));
  book = td_book_open (path, &error);
  g_assert_no_error (error);
  root_id
      = query_int (path, "SELECT id FROM unit WHERE id NOT IN (SELECT unit_id FROM unit_parent)");
  school_id = query_int (path, "SELECT unit_id FROM award a WHERE EXISTS (SELECT 1 FROM"
                               " campaign_result r WHERE r.unit_id = a.unit_id)"
                               " GROUP BY 1 ORDER BY count (*) DESC LIMIT 1");

  td_unit_record_read_async (book, root_id, NULL, read_cb, &root);
  td_unit_record_read_async (book, school_id, NULL, read_cb, &school);
  TD_TEST_PUMP_UNTIL (root != NULL && school != NULL);

  for (guint i = 0; i < root->award_years_below->len; i++)
    {
      const TdUnitAwardYear *year = &g_array_index (root->award_years_below, TdUnitAwardYear, i);

      n += year->n_collectives + year->n_individuals + year->n_others;
      bonus += year->bonus;
      if (i > 0)
        g_assert_cmpint (year->year, <,
                         g_array_index (root->award_years_below, TdUnitAwardYear, i - 1).year);
    }
  g_assert_cmpint (n, >, 1000);
  g_assert_cmpint (n, ==,
                   query_int (path, "SELECT count (*) FROM award WHERE status = 'decided'"
                                    " AND unit_id IS NOT NULL"));
  g_assert_cmpint (bonus, ==,
                   query_int (path, "SELECT sum (bonus) FROM award WHERE status = 'decided'"
                                    " AND unit_id IS NOT NULL"));

  for (guint i = 0; i < school->award_years->len; i++)
    {
      const TdUnitAwardYear *year = &g_array_index (school->award_years, TdUnitAwardYear, i);

      n_own += year->n_collectives + year->n_individuals + year->n_others;
    }
  {
    g_autofree char *sql = g_strdup_printf (
        "SELECT count (*) FROM award WHERE status = 'decided' AND unit_id = %d", (int) school_id);
    g_autofree char *results_sql = g_strdup_printf (
        "SELECT count (*) FROM campaign_result WHERE unit_id = %d", (int) school_id);

    g_assert_cmpint (n_own, ==, query_int (path, sql));
    g_assert_cmpint (school->results->len, ==, query_int (path, results_sql));
  }
  g_assert_cmpuint (school->results->len, >, 1);
  for (guint i = 1; i < school->results->len; i++)
    {
      const TdUnitResultRow *before = g_ptr_array_index (school->results, i - 1);
      const TdUnitResultRow *row = g_ptr_array_index (school->results, i);

      g_assert_cmpint (td_date_compare (before->to, row->to), >=, 0);
    }

  /* The thread lets its task go, and with it the book, a moment after the answer. */
  TD_TEST_PUMP_UNTIL (g_atomic_int_get (&G_OBJECT (book)->ref_count) == 1);
  g_assert_finalize_object (book);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/unit-record/figures", test_figures);
  ADD ("/unit-record/rows", test_rows);
  g_test_add_func ("/unit-record/sample", test_sample);

  return g_test_run ();
}
