/* Books of older schemas: opening one brings it to the present schema and loses nothing. */
#include <sqlite3.h>

#include "base/td-error.h"
#include "store/td-book.h"
#include "store/td-check.h"
#include "td-test-util.h"

/* Unpacks a book of tests/fixtures into @dir. */
static char *
unpack (const TdTestDir *dir, const char *name)
{
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);
  g_autoptr (GFile) source = g_file_new_for_path (from);
  char *path = td_test_dir_file (dir, "sổ.db");
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) packed = g_file_read (source, NULL, &error);
  g_autoptr (GFileOutputStream) out = NULL;
  g_autoptr (GZlibDecompressor) gunzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) in = NULL;

  g_assert_no_error (error);
  out = g_file_create (target, G_FILE_CREATE_PRIVATE, NULL, &error);
  g_assert_no_error (error);
  in = g_converter_input_stream_new (G_INPUT_STREAM (packed), G_CONVERTER (gunzip));
  g_output_stream_splice (G_OUTPUT_STREAM (out), in,
                          G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                          NULL, &error);
  g_assert_no_error (error);

  return path;
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));

  return stmt;
}

/* Table → the query of its rows with the columns that it has in this book:
 *   SELECT quote ("id") || ',' || quote ("name") FROM "unit" ORDER BY 1
 * Without what opening may make anew with another version of ICU, and without the full-text index's
 * own tables, which td_check_run () compares with their awards. */
static GHashTable *
list_queries (sqlite3 *db)
{
  GHashTable *queries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_stmt *stmt = prepare (
      db, "SELECT t.name, 'SELECT ' || group_concat ('quote (\"' || c.name || '\")', '||'',''||')"
          " || ' FROM \"' || t.name || '\"' || iif (t.name = 'setting',"
          " ' WHERE key <> ''book.collation''', '') || ' ORDER BY 1'"
          " FROM pragma_table_list t JOIN pragma_table_info (t.name) c"
          " WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%'"
          " AND c.name <> 'sort_key' GROUP BY t.name");

  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_hash_table_insert (queries, g_strdup ((const char *) sqlite3_column_text (stmt, 0)),
                         g_strdup ((const char *) sqlite3_column_text (stmt, 1)));
  sqlite3_finalize (stmt);

  return queries;
}

/* The rows of the queries, a line each. */
static char *
dump (sqlite3 *db, GHashTable *queries, guint *n_rows)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GList) tables
      = g_list_sort (g_hash_table_get_keys (queries), (GCompareFunc) g_strcmp0);

  *n_rows = 0;
  for (GList *l = tables; l != NULL; l = l->next)
    {
      sqlite3_stmt *stmt = prepare (db, g_hash_table_lookup (queries, l->data));

      for (; sqlite3_step (stmt) == SQLITE_ROW; (*n_rows)++)
        g_string_append_printf (text, "%s: %s\n", (const char *) l->data,
                                (const char *) sqlite3_column_text (stmt, 0));
      sqlite3_finalize (stmt);
    }

  return g_string_free (text, FALSE);
}

static sqlite3 *
open_file (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);

  return db;
}

static void
assert_no_findings (TdBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = td_check_run (book, TD_DATE (2026, 7, 1), NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const TdFinding *finding = g_ptr_array_index (findings, i);

      /* Until schema 5 no review could be entered, and the first sample books with results had no
       * units that take part. */
      if (!g_str_equal (finding->code, "campaign-review-late")
          && !g_str_equal (finding->code, "result-unregistered"))
        g_error ("%s", finding->message);
    }
}

/* Every line of @before is one of @after, but for those that begin as in @rewritten; a migration
 * may add lines. */
static void
assert_lines_stay (const char *before, const char *after, const char *const *rewritten)
{
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) old_lines = g_strsplit (before, "\n", -1);
  g_auto (GStrv) new_lines = g_strsplit (after, "\n", -1);

  for (guint i = 0; new_lines[i] != NULL; i++)
    g_hash_table_add (there, new_lines[i]);
  for (guint i = 0; old_lines[i] != NULL; i++)
    {
      gboolean known = g_hash_table_contains (there, old_lines[i]);

      for (guint j = 0; rewritten != NULL && rewritten[j] != NULL && !known; j++)
        known = g_str_has_prefix (old_lines[i], rewritten[j]);
      if (!known)
        g_error ("lost: %s", old_lines[i]);
    }
}

typedef struct
{
  gboolean redo;
  const char *label;
} Step;

/* n_rows: of the file as it was packed, so that an empty dump cannot pass
 * rewritten: (nullable): how the rows begin that a migration changes on purpose */
typedef struct
{
  const char *name;
  guint n_rows;
  const char *const *rewritten;
  const Step *steps;
  gsize n_steps;
} OldBook;

static void
test_rows_stay (gconstpointer data)
{
  const OldBook *old = data;
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = unpack (dir, old->name);
  g_autoptr (GHashTable) queries = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdBook) book = NULL;
  sqlite3 *db = open_file (path);
  guint n_rows;

  queries = list_queries (db);
  before = dump (db, queries, &n_rows);
  g_assert_cmpuint (n_rows, ==, old->n_rows);
  sqlite3_close (db);

  book = td_book_open (path, &error);
  g_assert_no_error (error);
  assert_no_findings (book);
  td_book_close (book);

  db = open_file (path);
  after = dump (db, queries, &n_rows);
  assert_lines_stay (before, after, old->rewritten);
  sqlite3_close (db);
}

/* The change sets were recorded against the older tables. */
static void
test_undo (gconstpointer data)
{
  const OldBook *old = data;
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = unpack (dir, old->name);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdBook) book = td_book_open (path, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < old->n_steps; i++)
    {
      g_autofree char *label = NULL;

      td_book_undo (book, old->steps[i].redo, &label, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (label, ==, old->steps[i].label);
    }
  assert_no_findings (book);
}

/* 0004-units.sql: the cluster that was a text of the unit, and the new catalogue tables. */
static void
test_clusters (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = unpack (dir, "book-3.db.gz");
  g_autoptr (GError) error = NULL;
  TdBook *book = td_book_open (path, &error);
  sqlite3 *db;
  sqlite3_stmt *stmt;

  g_assert_no_error (error);
  td_book_close (book);
  g_object_unref (book);
  db = open_file (path);
  stmt = prepare (db, "SELECT c.name, u.short_name, (SELECT count (*) FROM rating),"
                      " (SELECT count (*) FROM criterion) FROM cluster c"
                      " JOIN cluster_unit cu ON cu.cluster_id = c.id JOIN unit u"
                      " ON u.id = cu.unit_id");
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (stmt, 0), ==, "Khối thi đua số 2");
  g_assert_cmpstr ((const char *) sqlite3_column_text (stmt, 1), ==, "CĐCS MN Bình Minh");
  g_assert_cmpint (sqlite3_column_int (stmt, 2), ==, 9);
  g_assert_cmpint (sqlite3_column_int (stmt, 3), ==, 4);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_DONE);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
}

/* 0005-campaigns.sql: a campaign that began was launched, who had results took part; what no
 * version of the program could have written is kept all the same. */
static void
test_campaigns (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = unpack (dir, "book-4.db.gz");
  g_autoptr (GError) error = NULL;
  TdBook *book;
  sqlite3 *db;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "INSERT INTO publicity (unit_id, published_on, channel, audience,"
                                 " content, search_key) SELECT id, '2026-03-08', 'Zalo', 'nữ',"
                                 " 'Phát động', 'phat dong' FROM unit ORDER BY id LIMIT 1",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
  book = td_book_open (path, &error);
  g_assert_no_error (error);
  td_book_close (book);
  g_object_unref (book);

  db = open_file (path);
  stmt = prepare (db, "SELECT (SELECT count (*) FROM campaign_unit),"
                      " (SELECT count (*) FROM (SELECT DISTINCT campaign_id, unit_id"
                      "  FROM campaign_result)),"
                      " (SELECT count (*) FROM campaign_stage WHERE stage = 'launched'),"
                      " (SELECT count (*) FROM campaign WHERE starts_on IS NOT NULL),"
                      " p.channel, p.note, c.name FROM publicity p"
                      " JOIN channel c ON c.code = p.channel");
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_int (stmt, 0), ==, sqlite3_column_int (stmt, 1));
  g_assert_cmpint (sqlite3_column_int (stmt, 0), >, 100);
  g_assert_cmpint (sqlite3_column_int (stmt, 2), ==, sqlite3_column_int (stmt, 3));
  g_assert_cmpint (sqlite3_column_int (stmt, 2), ==, 19);
  g_assert_cmpstr ((const char *) sqlite3_column_text (stmt, 4), ==, "KHAC");
  g_assert_cmpstr ((const char *) sqlite3_column_text (stmt, 5), ==, "Zalo, nữ");
  g_assert_cmpstr ((const char *) sqlite3_column_text (stmt, 6), ==, "Kênh khác");
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_DONE);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
}

/* 0006-submissions.sql: how far a period is counted is set as it was counted before. */
static void
test_submissions (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = unpack (dir, "book-5.db.gz");
  g_autoptr (GError) error = NULL;
  TdBook *book = td_book_open (path, &error);
  sqlite3 *db;
  sqlite3_stmt *stmt;

  g_assert_no_error (error);
  td_book_close (book);
  g_object_unref (book);
  db = open_file (path);
  stmt = prepare (db, "SELECT group_concat (value, ' '), (SELECT count (*) FROM submission),"
                      " (SELECT count (*) FROM submission_report) FROM (SELECT value FROM setting"
                      " WHERE key GLOB 'report.*_end' ORDER BY key)");
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (stmt, 0), ==, "06-30 08-31 12-31");
  g_assert_cmpint (sqlite3_column_int (stmt, 1), ==, 0);
  g_assert_cmpint (sqlite3_column_int (stmt, 2), ==, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
}

/* A change that later records stand on is not taken back, and the history stays as it was. */
static void
test_refused (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = unpack (dir, "book-3.db.gz");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdBook) book = td_book_open (path, &error);
  g_autofree char *label = NULL;

  g_assert_no_error (error);
  td_book_undo (book, FALSE, &label, &error);
  g_assert_no_error (error);
  g_clear_pointer (&label, g_free);
  /* The migration put the unit, whose making comes next, into a cluster. */
  g_assert_false (td_book_undo (book, FALSE, &label, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_STALE);
  g_clear_error (&error);
  g_assert_true (td_book_undo (book, TRUE, &label, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Đã chuyển CĐCS MN Bình Minh");
  assert_no_findings (book);
}

int
main (int argc, char *argv[])
{
  static const Step steps_1[] = {
    { TRUE, "Đã thêm quyết định 902/QĐ-LĐLĐ" },  { FALSE, "Đã thêm quyết định 902/QĐ-LĐLĐ" },
    { FALSE, "Đã sửa quyết định 901/QĐ-LĐLĐ" },  { FALSE, "Đã thêm quyết định 901/QĐ-LĐLĐ" },
    { FALSE, "Đã thêm quyết định 900/QĐ-LĐLĐ" }, { TRUE, "Đã thêm quyết định 900/QĐ-LĐLĐ" },
  };
  /* 0003-rules.sql: a parameter for R13, a wider title for R3. */
  static const char *const rewritten_1[] = { "rule: 'R13',", "rule: 'R3',", NULL };
  static const OldBook book_1
      = { "book-1.db.gz", 3834, rewritten_1, steps_1, G_N_ELEMENTS (steps_1) };
  static const Step steps_2[] = {
    { TRUE, "Đã thêm quyết định 901/QĐ-LĐLĐ" },
    { FALSE, "Đã thêm quyết định 901/QĐ-LĐLĐ" },
    { FALSE, "Đã thêm quyết định 900/QĐ-LĐLĐ" },
    { TRUE, "Đã thêm quyết định 900/QĐ-LĐLĐ" },
  };
  static const OldBook book_2 = { "book-2.db.gz", 3929, NULL, steps_2, G_N_ELEMENTS (steps_2) };
  static const Step steps_3[] = {
    { TRUE, "Đã sửa đơn vị CĐCS MN Bình Minh" },
    { FALSE, "Đã sửa đơn vị CĐCS MN Bình Minh" },
    { FALSE, "Đã chuyển CĐCS MN Bình Minh" },
    { TRUE, "Đã chuyển CĐCS MN Bình Minh" },
  };
  static const OldBook book_3 = { "book-3.db.gz", 3929, NULL, steps_3, G_N_ELEMENTS (steps_3) };

  static const Step steps_4[] = {
    { TRUE, "Đã sửa phong trào Giỏi việc nước, đảm việc nhà C" },
    { FALSE, "Đã sửa phong trào Giỏi việc nước, đảm việc nhà C" },
    { FALSE,
      "Đã sửa phong trào Cán bộ, công chức, viên chức tỉnh Lai Châu thi đua thực hiện văn hóa"
      " công sở B" },
    { FALSE, "Đã sửa đơn vị Công đoàn ngành Giáo dục tỉnh Lai Châu A" },
    { TRUE, "Đã sửa đơn vị Công đoàn ngành Giáo dục tỉnh Lai Châu A" },
  };
  static const OldBook book_4 = { "book-4.db.gz", 4375, NULL, steps_4, G_N_ELEMENTS (steps_4) };
  static const Step steps_5[] = {
    { TRUE, "Đã sửa phong trào Giỏi việc nước, đảm việc nhà" },
    { FALSE, "Đã sửa phong trào Giỏi việc nước, đảm việc nhà" },
    { FALSE, "Báo cáo đang chọn đã nộp hôm nay" },
    { FALSE, "Đã sửa phong trào Lao động giỏi, lao động sáng tạo" },
    { TRUE, "Đã sửa phong trào Lao động giỏi, lao động sáng tạo" },
  };
  static const OldBook book_5 = { "book-5.db.gz", 4742, NULL, steps_5, G_N_ELEMENTS (steps_5) };

  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/upgrade/1/rows-stay", &book_1, test_rows_stay);
  g_test_add_data_func ("/upgrade/1/undo", &book_1, test_undo);
  g_test_add_data_func ("/upgrade/2/rows-stay", &book_2, test_rows_stay);
  g_test_add_data_func ("/upgrade/2/undo", &book_2, test_undo);

  g_test_add_data_func ("/upgrade/3/rows-stay", &book_3, test_rows_stay);
  g_test_add_data_func ("/upgrade/3/undo", &book_3, test_undo);
  g_test_add_func ("/upgrade/3/clusters", test_clusters);
  g_test_add_func ("/upgrade/3/refused", test_refused);
  g_test_add_data_func ("/upgrade/4/rows-stay", &book_4, test_rows_stay);
  g_test_add_data_func ("/upgrade/4/undo", &book_4, test_undo);
  g_test_add_func ("/upgrade/4/campaigns", test_campaigns);
  g_test_add_data_func ("/upgrade/5/rows-stay", &book_5, test_rows_stay);
  g_test_add_data_func ("/upgrade/5/undo", &book_5, test_undo);
  g_test_add_func ("/upgrade/5/submissions", test_submissions);

  return g_test_run ();
}
