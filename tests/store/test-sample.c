/* The sample books: what is in them, and that they are the same on any day. */
#include <sqlite3.h>
#include <string.h>

#include "base/td-error.h"
#include "store/td-check.h"
#include "store/td-sample.h"
#include "td-test-util.h"

static sqlite3 *
open_raw (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);

  return db;
}

static gint64
query_int (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  gint64 value;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);

  return value;
}

/* All cells of a query in one digest. */
static char *
digest_query (sqlite3 *db, const char *sql)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (stmt); i++)
      {
        const void *cell = sqlite3_column_blob (stmt, i);
        int size = sqlite3_column_bytes (stmt, i);

        g_checksum_update (sum, (const guchar *) &size, sizeof size);
        if (size > 0)
          g_checksum_update (sum, cell, size);
      }
  sqlite3_finalize (stmt);

  return g_strdup (g_checksum_get_string (sum));
}

/* "table digest" a line, of all tables that are no other table's shadow. */
static char *
digest_book (const char *path)
{
  sqlite3 *db = open_raw (path);
  GString *text = g_string_new (NULL);
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (
      sqlite3_prepare_v2 (db,
                          "SELECT name FROM sqlite_schema WHERE type = 'table'"
                          " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'award_search%'"
                          " ORDER BY name",
                          -1, &stmt, NULL),
      ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (stmt, 0);
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1", name);
      g_autofree char *digest = digest_query (db, sql);

      g_string_append_printf (text, "%s %s\n", name, digest);
    }
  sqlite3_finalize (stmt);
  sqlite3_close (db);

  return g_string_free (text, FALSE);
}

static char *
make_sample (const TdTestDir *dir, const char *name, guint n_awards, guint32 seed)
{
  g_autoptr (GError) error = NULL;
  char *path = td_test_dir_file (dir, name);

  td_sample_create (path, n_awards, seed, NULL, &error);
  g_assert_no_error (error);

  return path;
}

static void
test_same_on_any_day (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *today = make_sample (dir, "a.db", 0, 5);
  g_autofree char *earlier = NULL;
  g_autofree char *other = make_sample (dir, "c.db", 0, 6);
  char *digests[3];

  g_setenv ("THIDUA_TODAY", "2022-02-03", TRUE);
  earlier = make_sample (dir, "b.db", 0, 5);
  g_unsetenv ("THIDUA_TODAY");

  digests[0] = digest_book (today);
  digests[1] = digest_book (earlier);
  digests[2] = digest_book (other);
  g_assert_cmpstr (digests[0], ==, digests[1]);
  g_assert_cmpstr (digests[0], !=, digests[2]);
  for (guint i = 0; i < G_N_ELEMENTS (digests); i++)
    g_free (digests[i]);
}

static void
test_schema (void)
{
  static const char schema[] = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
                               " WHERE sql IS NOT NULL AND type = 'index'"
                               " UNION ALL SELECT type, name, tbl_name, sql FROM sqlite_schema"
                               " WHERE sql IS NOT NULL AND type = 'trigger'"
                               " UNION ALL SELECT type, name, tbl_name, sql FROM sqlite_schema"
                               " WHERE sql IS NOT NULL AND type = 'table'";
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *sample_path = make_sample (dir, "sample.db", 300, 1);
  g_autofree char *fresh_path = td_test_dir_file (dir, "fresh.db");
  g_autofree char *sample_digest = NULL;
  g_autofree char *fresh_digest = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *sample, *fresh;

  td_book_create (fresh_path, TD_BOOK_EMPTY, &error);
  g_assert_no_error (error);
  sample = open_raw (sample_path);
  fresh = open_raw (fresh_path);
  sample_digest = digest_query (sample, schema);
  fresh_digest = digest_query (fresh, schema);
  g_assert_cmpstr (sample_digest, ==, fresh_digest);
  g_assert_cmpint (query_int (sample, "PRAGMA user_version"), ==,
                   query_int (fresh, "PRAGMA user_version"));
  g_assert_cmpint (query_int (sample, "PRAGMA application_id"), ==,
                   query_int (fresh, "PRAGMA application_id"));
  sqlite3_close (sample);
  sqlite3_close (fresh);
}

static void
test_any_size (void)
{
  static const guint sizes[] = { 1, 2, 77, 1000, 12345 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (TdTestDir) dir = td_test_dir_new ();
      g_autofree char *path = make_sample (dir, "b.db", sizes[i], 9 + i);
      sqlite3 *db = open_raw (path);

      g_assert_cmpint (query_int (db, "SELECT count (*) FROM award"), ==, sizes[i]);
      g_assert_cmpint (query_int (db, "SELECT count (*) FROM decision d WHERE NOT EXISTS"
                                      " (SELECT 1 FROM award a WHERE a.decision_id = d.id)"),
                       ==, 0);
      sqlite3_close (db);
    }
}

/* What the sample is to show: each of these is a query that must give the number. */
static void
test_content (void)
{
  static const struct
  {
    const char *sql;
    gint64 least;
    gint64 most;
  } facts[] = {
    { "SELECT count (*) FROM unit WHERE kind = 'LDLD_HUYEN' AND valid_to = '2025-06-30'"
      " AND end_reason <> '' AND successor_id NOT NULL",
      8, 8 },
    { "SELECT count (*) FROM unit WHERE kind = 'CD_VIENCHUC' AND valid_to = '2025-06-30'", 1, 1 },
    { "SELECT count (*) FROM unit WHERE kind = 'CD_XA' AND valid_from = '2025-07-01'", 10, 14 },
    { "SELECT count (*) FROM unit u JOIN unit_kind k ON k.code = u.kind WHERE k.level = 'CS'", 140,
      160 },
    { "SELECT count (DISTINCT organisation_type) FROM unit", 9, 11 },
    { "SELECT count (*) FROM unit WHERE organisation_type = 'CQ_HANH_CHINH'"
      " AND (valid_to IS NULL OR valid_to NOT BETWEEN '2025-06-15' AND '2025-06-30')",
      0, 0 },
    { "SELECT count (*) FROM unit_parent WHERE valid_from = '2025-07-01'", 40, 150 },
    { "SELECT min (n) FROM (SELECT count (*) AS n FROM award GROUP BY substr (decided_on, 1, 4))",
      200, 600 },
    { "SELECT count (*) FROM award WHERE decided_on > '2026-06-30' OR decided_on < '2021-01-01'", 0,
      0 },
    { "SELECT count (*) FROM (SELECT 1 FROM award WHERE person_id NOT NULL GROUP BY person_id"
      " HAVING count (*) >= 3)",
      50, 2000 },
    { "SELECT count (DISTINCT commendation_type) FROM award", 5, 8 },
    { "SELECT count (*) FROM award WHERE recipient_kind = 'other'", 20, 100 },
    { "SELECT count (*) FROM award WHERE status = 'revoked'", 1, 30 },
    { "SELECT count (*) FROM award WHERE bonus > 0", 50, 1000 },
    { "SELECT count (*) FROM award WHERE achievement = '' OR achievement LIKE '%{%'", 0, 0 },
    { "SELECT count (*) FROM unit WHERE name LIKE '%{%' OR short_name LIKE '%{%'", 0, 0 },
    { "SELECT count (*) FROM report_column c WHERE NOT EXISTS (SELECT 1 FROM award a"
      " JOIN award_form f ON f.id = a.award_form_id WHERE f.report_column = c.code)",
      0, 0 },
    { "SELECT min (n) FROM (SELECT count (*) AS n FROM campaign_result GROUP BY period)", 100,
      2000 },
    { "SELECT count (DISTINCT period) FROM unit_figure", 11, 11 },
    { "SELECT count (*) FROM initiative", 50, 1000 },
    { "SELECT count (*) FROM cluster WHERE year = 2025", 3, 3 },
    { "SELECT count (*) FROM cluster WHERE year = 2026", 4, 4 },
    { "SELECT min (n) FROM (SELECT count (*) AS n FROM cluster_unit GROUP BY cluster_id)", 2, 10 },
    { "SELECT count (*) FROM cluster_unit m JOIN cluster c ON c.id = m.cluster_id"
      " JOIN unit u ON u.id = m.unit_id WHERE u.valid_to < c.year || '-01-01'",
      0, 0 },
    { "SELECT count (*) FROM score s JOIN criterion k ON k.id = s.criterion_id"
      " WHERE max (coalesce (s.points, 0), coalesce (s.self_points, 0)) > k.max_points",
      0, 0 },
    { "SELECT count (*) FROM score WHERE points NOT NULL", 150, 400 },
    { "SELECT count (*) FROM score WHERE points IS NULL", 40, 200 },
    /* Numbers of one's own decisions have no gaps and follow the dates. */
    { "SELECT count (*) FROM (SELECT max (CAST (number AS INTEGER)) AS last, count (*) AS n"
      " FROM decision WHERE deciding_level IN ('TINH', 'TTCS', 'CS')"
      " GROUP BY issuer, symbol, year HAVING last <> n)",
      0, 0 },
    { "SELECT count (*) FROM decision a JOIN decision b ON b.issuer = a.issuer"
      " AND b.symbol = a.symbol AND b.year = a.year"
      " AND CAST (b.number AS INTEGER) > CAST (a.number AS INTEGER)"
      " WHERE b.decided_on < a.decided_on",
      0, 0 },
    { "SELECT count (*) FROM (SELECT 1 FROM award a JOIN award_form f ON f.id = a.award_form_id"
      " WHERE f.once_only AND a.person_id NOT NULL GROUP BY a.person_id, f.code"
      " HAVING count (*) > 1)",
      0, 0 },
  };
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = make_sample (dir, "b.db", 0, TD_SAMPLE_DEFAULT_SEED);
  sqlite3 *db = open_raw (path);

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      gint64 n = query_int (db, facts[i].sql);

      if (n < facts[i].least || n > facts[i].most)
        g_error ("%s: %d", facts[i].sql, (int) n);
    }
  sqlite3_close (db);
}

static void
test_sound (void)
{
  static const guint32 seeds[] = { TD_SAMPLE_DEFAULT_SEED, 1, 2, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      g_autoptr (TdTestDir) dir = td_test_dir_new ();
      g_autofree char *path = make_sample (dir, "b.db", i * 1500, seeds[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (TdBook) book = td_book_open (path, &error);
      g_autoptr (GPtrArray) findings = NULL;

      g_assert_no_error (error);
      findings = td_check_run (book, TD_DATE (2026, 7, 1), NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < findings->len; j++)
        {
          const TdFinding *finding = g_ptr_array_index (findings, j);

          if (finding->severity == TD_SEVERITY_ERROR || findings->len > 5)
            g_error ("%s: %s", finding->code, finding->message);
        }
    }
}

static void
test_refusals (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = make_sample (dir, "b.db", 10, 1);
  g_autofree char *other = td_test_dir_file (dir, "other.db");
  g_autoptr (TdJob) job = td_job_new ("job");
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) files = NULL;
  guint n_files = 0;

  g_assert_false (td_sample_create (path, 10, 1, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_EXISTS);
  g_clear_error (&error);

  g_cancellable_cancel (td_job_get_cancellable (job));
  g_assert_false (td_sample_create (other, 5000, 1, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* Nothing half written is left behind. */
  files = g_dir_open (dir->path, 0, NULL);
  while (g_dir_read_name (files) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample/same-on-any-day", test_same_on_any_day);
  g_test_add_func ("/sample/schema", test_schema);
  g_test_add_func ("/sample/any-size", test_any_size);
  g_test_add_func ("/sample/content", test_content);
  g_test_add_func ("/sample/sound", test_sound);
  g_test_add_func ("/sample/refusals", test_refusals);

  return g_test_run ();
}
