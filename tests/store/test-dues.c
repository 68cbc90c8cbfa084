/* What is due between two days: the book's rows against what they should give, and a random book
 * against SQL that says it in another way. */
#include <sqlite3.h>
#include <string.h>

#include "base/td-error.h"
#include "store/td-dues.h"
#include "store/td-report-due-store.h"
#include "td-test-util.h"

#define TODAY TD_DATE (2026, 6, 30)

/* 1 the federation, 2 a sector union, 3 a company's union, 4 a union that ended. */
#define UNITS                                                                                          \
  "DELETE FROM unit_parent; DELETE FROM unit;"                                                         \
  "INSERT INTO unit (id, code, name, short_name, kind, valid_from, valid_to, search_key, "             \
  "sort_key)"                                                                                          \
  " VALUES (1, 'LC', 'Liên đoàn Lao động tỉnh', 'LĐLĐ tỉnh', 'LDLD_TINH', NULL, NULL, ''," \
  " x'01'), (2, 'N', 'CĐ ngành', '', 'CD_NGANH', NULL, NULL, '', x'02'),"                            \
  " (3, 'C', 'CĐCS Công ty', '', 'CDCS', NULL, NULL, '', x'03'),"                                    \
  " (4, 'H', 'LĐLĐ huyện', '', 'LDLD_HUYEN', NULL, '2025-06-30', '', x'04');"

#define ROWS                                                                                                                       \
  "INSERT INTO campaign (id, name, launching_level, is_themed, starts_on, ends_on, unit_id,"                                       \
  " search_key, sort_key) VALUES (1, 'Lao động giỏi', 'LDLD_TINH', 0, '2026-01-01',"                                          \
  " '2026-12-31', 2, '', x'01'), (2, 'Xanh sạch đẹp', 'TLD', 0, NULL, NULL, NULL, '', x'02');"                                \
  "INSERT INTO campaign_stage (campaign_id, stage, due_on, done_on) VALUES"                                                        \
  " (1, 'prepared', '2026-01-15', '2026-01-10'), (1, 'signed', '2026-07-15', NULL),"                                               \
  " (2, 'launched', '2026-05-01', NULL), (2, 'signed', NULL, NULL);"                                                               \
  "INSERT INTO report_due (unit_id, period, due_on, received_on) VALUES"                                                           \
  " (2, '2026-H1', '2026-06-10', NULL), (2, '2025', '2025-12-10', '2025-12-20'),"                                                  \
  " (3, '2026-H1', NULL, NULL), (1, '2025', NULL, '2025-12-14'),"                                                                  \
  " (1, '2026-H1', '2026-07-05', NULL);"                                                                                           \
  "INSERT INTO document (id, kind, unit_id, number, title, issued_on, valid_to, next_review_on,"                                   \
  " reviewed_on, amended_on, campaign_id, search_key) VALUES" /* in force, its review is late */                                   \
  " (1, 'award-regulation', 2, '12/QC-CĐN', 'Quy chế', '2024-01-01', NULL, '2026-01-01',"                                       \
  " '2025-06-01', NULL, NULL, '')," /* its review was done by an amendment */                                                      \
  " (2, 'award-regulation', 1, '1/QC', 'Quy chế', '2024-01-01', NULL, '2026-02-01',"                                             \
  " NULL, '2026-02-03', NULL, '')," /* replaced by 4, which has no number */                                                       \
  " (3, 'collective-agreement', 3, '3/TƯ', 'Thỏa ước 2023', '2023-04-01', '2026-04-01', NULL,"                               \
  " NULL, NULL, NULL, ''),"                                                                                                        \
  " (4, 'collective-agreement', 3, '', 'Thỏa ước 2026', '2026-04-01', '2029-03-31', NULL,"                                    \
  " NULL, NULL, NULL, '')," /* a year after its day, by the kind of document */                                                    \
  " (5, 'evaluation', 2, '9/BC', 'Đánh giá', '2025-12-01', NULL, NULL, NULL, NULL, NULL, '')," /* the unit ended before */         \
  " (6, 'award-regulation', 4, '6/QC', 'Quy chế', '2024-01-01', '2026-03-01', '2026-03-01',"                                     \
  " NULL, NULL, NULL, '')," /* plans of two campaigns and other documents stand beside each other                                  \
                             */                                                                                                    \
  " (7, 'plan', 3, '7/KH', 'Kế hoạch', '2026-01-01', '2026-05-31', NULL, NULL, NULL, 1, ''),"                                  \
  " (8, 'plan', 3, '8/KH', 'Kế hoạch', '2026-02-01', '2026-08-31', NULL, NULL, NULL, 2, ''),"                                  \
  " (9, 'other', 3, '9/VB', 'Văn bản', '2026-01-01', '2026-06-30', NULL, NULL, NULL, NULL, ''),"                                \
  " (10, 'other', 3, '10/VB', 'Văn bản', '2026-02-01', '2026-07-01', NULL, NULL, NULL, NULL, '')," /* ran out before its review */ \
  " (11, 'house-rules', 3, '11/NQ', 'Nội quy', '2025-01-01', '2025-12-31', '2026-01-15', NULL,"                                  \
  " NULL, NULL, '');"

/* 1 ended and was not reviewed, 2 has its reviews planned, 3 was reviewed for good, 4 is not
 * launched, 5 began and has no plan. */
#define CAMPAIGNS                                                                                  \
  "INSERT INTO campaign (id, name, launching_level, is_themed, starts_on, ends_on, unit_id,"       \
  " search_key, sort_key) VALUES (1, 'A', 'TLD', 0, '2025-01-01', '2026-03-31', 2, '', x'01'),"    \
  " (2, 'B', 'TLD', 0, '2024-01-01', '2028-12-31', NULL, '', x'02'),"                              \
  " (3, 'C', 'TLD', 0, '2025-01-01', '2025-12-31', NULL, '', x'03'),"                              \
  " (4, 'D', 'TLD', 0, NULL, NULL, NULL, '', x'04'),"                                              \
  " (5, 'E', 'TLD', 0, '2025-09-10', NULL, 1, '', x'05');"                                         \
  "INSERT INTO campaign_stage (campaign_id, stage, due_on, done_on) VALUES"                        \
  " (2, 'interim', '2025-12-15', '2025-12-20'), (2, 'interim', '2026-12-10', NULL),"               \
  " (2, 'interim', '2027-12-10', NULL), (2, 'final', '2029-01-31', NULL),"                         \
  " (3, 'final', NULL, '2026-01-20'), (4, 'final', '2026-10-01', NULL);"

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

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = td_test_dir_new ();
  fixture->path = td_test_dir_file (fixture->dir, "book.db");
  td_book_create (fixture->path, TD_BOOK_EMPTY, &error);
  g_assert_no_error (error);
  run_sql (fixture->path, UNITS);
  if (data != NULL)
    run_sql (fixture->path, data);
  fixture->book = td_book_open (fixture->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->book);
  g_free (fixture->path);
  td_test_dir_free (fixture->dir);
}

/* "2026-01-15 stage campaign 1 [CĐ ngành] done 2026-01-10: Ký giao ước thi đua: phong trào …" a
 * line. */
static char *
describe (GPtrArray *dues)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < dues->len; i++)
    {
      const TdDue *due = g_ptr_array_index (dues, i);
      g_autofree char *day = td_date_to_iso (due->day);
      g_autofree char *done = td_date_to_iso (due->done_on);
      g_autofree char *title = td_due_make_vietnamese_title (due);

      g_string_append_printf (text, "%s %s %s %" G_GINT64_FORMAT " [%s]%s%s: %s\n", day,
                              td_due_kind_to_name (due->kind), due->table, due->id, due->unit,
                              done != NULL ? " done " : "", done != NULL ? done : "", title);
    }

  return g_string_free (text, FALSE);
}

static char *
read_dues (Fixture *fixture, TdDate from, TdDate to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (fixture->book, NULL, &error);
  g_autoptr (GPtrArray) dues = NULL;

  g_assert_no_error (error);
  dues = td_dues_read (db, from, to, TODAY, &error);
  g_assert_no_error (error);

  return describe (dues);
}

static void
test_all (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = read_dues (fixture, TD_DATE_NONE, TD_DATE_NONE);

  g_assert_cmpstr (
      text, ==,
      "2025-12-10 report report_due 2 [CĐ ngành] done 2025-12-20: CĐ ngành gửi báo cáo năm 2025\n"
      "2025-12-15 own-report report_due 4 [LĐLĐ tỉnh] done 2025-12-14: Gửi báo cáo tổng hợp năm "
      "2025\n"
      "2025-12-31 document-end document 11 [CĐCS Công ty]: Hết hiệu lực: Nội quy, quy chế của đơn "
      "vị 11/NQ\n"
      "2026-01-01 document-review document 1 [CĐ ngành]: Rà soát: Quy chế khen thưởng 12/QC-CĐN\n"
      "2026-01-15 stage campaign 1 [CĐ ngành] done 2026-01-10: Chuẩn bị: phong trào “Lao động "
      "giỏi”\n"
      "2026-02-01 document-review document 2 [LĐLĐ tỉnh] done 2026-02-03: Rà soát: Quy chế khen "
      "thưởng 1/QC\n"
      "2026-05-01 stage campaign 2 []: Phát động: phong trào “Xanh sạch đẹp”\n"
      "2026-05-31 document-end document 7 [CĐCS Công ty]: Hết hiệu lực: Kế hoạch triển khai 7/KH\n"
      "2026-06-10 report report_due 1 [CĐ ngành]: CĐ ngành gửi báo cáo 6 tháng đầu năm 2026\n"
      "2026-06-30 document-end document 9 [CĐCS Công ty]: Hết hiệu lực: Văn bản khác 9/VB\n"
      "2026-07-01 document-end document 10 [CĐCS Công ty]: Hết hiệu lực: Văn bản khác 10/VB\n"
      "2026-07-05 own-report report_due 5 [LĐLĐ tỉnh]: Gửi báo cáo tổng hợp 6 tháng đầu năm 2026\n"
      "2026-07-15 stage campaign 1 [CĐ ngành]: Ký giao ước thi đua: phong trào “Lao động giỏi”\n"
      "2026-08-31 document-end document 8 [CĐCS Công ty]: Hết hiệu lực: Kế hoạch triển khai 8/KH\n"
      "2026-11-30 document-end document 5 [CĐ ngành]: Hết hiệu lực: Đánh giá thực hiện Nghị quyết "
      "hằng năm 9/BC\n"
      "2026-12-15 own-report report_due 0 [LĐLĐ tỉnh]: Gửi báo cáo tổng hợp năm 2026\n"
      "2027-03-01 final-review campaign 1 [CĐ ngành]: Tổng kết phong trào “Lao động giỏi”\n"
      "2027-06-15 own-report report_due 0 [LĐLĐ tỉnh]: Gửi báo cáo tổng hợp 6 tháng đầu năm 2027\n"
      "2029-03-31 document-end document 4 [CĐCS Công ty]: Hết hiệu lực: Thỏa ước 2026\n");
}

static void
test_span (Fixture *fixture, gconstpointer data)
{
  g_autofree char *july = read_dues (fixture, TD_DATE (2026, 7, 5), TD_DATE (2026, 7, 15));
  g_autofree char *nothing = read_dues (fixture, TD_DATE (2026, 7, 6), TD_DATE (2026, 7, 14));
  g_autofree char *years = read_dues (fixture, TD_DATE (2030, 1, 1), TD_DATE (2031, 12, 31));

  g_assert_cmpstr (
      july, ==,
      "2026-07-05 own-report report_due 5 [LĐLĐ tỉnh]: Gửi báo cáo tổng hợp 6 tháng đầu năm 2026\n"
      "2026-07-15 stage campaign 1 [CĐ ngành]: Ký giao ước thi đua: phong trào “Lao động giỏi”\n");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (
      years, ==,
      "2030-06-15 own-report report_due 0 [LĐLĐ tỉnh]: Gửi báo cáo tổng hợp 6 tháng đầu năm 2030\n"
      "2030-12-15 own-report report_due 0 [LĐLĐ tỉnh]: Gửi báo cáo tổng hợp năm 2030\n"
      "2031-06-15 own-report report_due 0 [LĐLĐ tỉnh]: Gửi báo cáo tổng hợp 6 tháng đầu năm 2031\n"
      "2031-12-15 own-report report_due 0 [LĐLĐ tỉnh]: Gửi báo cáo tổng hợp năm 2031\n");
}

/* The next one by the settings or as planned, what was done, and what is planned for afterwards. */
static void
test_reviews (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *autumn = NULL;

  g_clear_object (&fixture->book);
  run_sql (fixture->path, "UPDATE setting SET value = '' WHERE key LIKE 'report.%_due'");
  fixture->book = td_book_open (fixture->path, NULL);
  text = read_dues (fixture, TD_DATE_NONE, TD_DATE_NONE);
  autumn = read_dues (fixture, TD_DATE (2026, 9, 10), TD_DATE (2026, 12, 9));

  g_assert_cmpstr (
      text, ==,
      "2025-12-15 interim-review campaign 2 [] done 2025-12-20: Sơ kết phong trào “B”\n"
      "2026-01-20 final-review campaign 3 [] done 2026-01-20: Tổng kết phong trào “C”\n"
      "2026-05-30 final-review campaign 1 [CĐ ngành]: Tổng kết phong trào “A”\n"
      "2026-09-10 interim-review campaign 5 [LĐLĐ tỉnh]: Sơ kết phong trào “E”\n"
      "2026-12-10 interim-review campaign 2 []: Sơ kết phong trào “B”\n"
      "2027-12-10 interim-review campaign 2 []: Sơ kết phong trào “B”\n"
      "2029-01-31 final-review campaign 2 []: Tổng kết phong trào “B”\n");
  g_assert_cmpstr (autumn, ==,
                   "2026-09-10 interim-review campaign 5 [LĐLĐ tỉnh]: Sơ kết phong trào “E”\n");
}

/* A day of the clerk's own, none, and one that no year has. */
static void
test_settings (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  g_assert_cmpint (td_dues_get_warn_days (td_book_get_reader (fixture->book)), ==, 30);
  g_clear_object (&fixture->book);
  run_sql (fixture->path, "UPDATE setting SET value = '06-20' WHERE key = 'report.half_year_due';"
                          "UPDATE setting SET value = '' WHERE key = 'report.year_due';"
                          "UPDATE setting SET value = '7' WHERE key = 'calendar.warn_days';"
                          "DELETE FROM unit WHERE id = 1;");
  fixture->book = td_book_open (fixture->path, NULL);

  text = read_dues (fixture, TD_DATE (2026, 1, 1), TD_DATE (2026, 12, 31));
  g_assert_cmpstr (text, ==,
                   "2026-06-20 own-report report_due 0 [LĐLĐ tỉnh Lai Châu]: Gửi báo cáo tổng hợp "
                   "6 tháng đầu năm 2026\n");
  g_assert_cmpint (td_dues_get_warn_days (td_book_get_reader (fixture->book)), ==, 7);

  g_clear_object (&fixture->book);
  run_sql (fixture->path, "UPDATE setting SET value = '02-30' WHERE key = 'report.half_year_due'");
  fixture->book = td_book_open (fixture->path, NULL);
  g_free (text);
  text = read_dues (fixture, TD_DATE (2026, 1, 1), TD_DATE (2026, 12, 31));
  g_assert_cmpstr (text, ==, "");
}

typedef struct
{
  gint64 id;
  gint64 unit_id;
  const char *period;
} Receipt;

static gboolean
receive (TdDb *db, gpointer data, GError **error)
{
  const Receipt *receipt = data;

  return td_report_due_receive (db, receipt->id, receipt->unit_id, receipt->period, TODAY, error);
}

/* A report of which there is a row, one of which there is none, and one that is gone. */
static void
test_receive (Fixture *fixture, gconstpointer data)
{
  Receipt receipts[] = { { 1, 2, "2026-H1" }, { 0, 1, "2026" }, { 0, 1, "2026-H1" } };
  Receipt gone[] = { { 99, 1, "2026-H1" }, { 0, 99, "2026" } };
  g_autofree char *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (receipts); i++)
    g_assert_true (td_book_write (fixture->book, "Received", receive, &receipts[i], NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (gone); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (td_book_write (fixture->book, "Received", receive, &gone[i], &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
    }

  text = read_dues (fixture, TD_DATE (2026, 6, 2), TD_DATE (2026, 12, 31));
  g_assert_nonnull (strstr (text, "2026-06-10 report report_due 1 [CĐ ngành] done 2026-06-30:"));
  g_assert_nonnull (
      strstr (text, "2026-07-05 own-report report_due 5 [LĐLĐ tỉnh] done 2026-06-30:"));
  g_assert_nonnull (
      strstr (text, "2026-12-15 own-report report_due 6 [LĐLĐ tỉnh] done 2026-06-30:"));
}

typedef struct
{
  GMainLoop *loop;
  char *text;
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dues = td_dues_read_finish (TD_BOOK (source), result, &error);

  reading->text = dues != NULL ? describe (dues) : g_strdup (error->message);
  g_main_loop_quit (reading->loop);
}

static void
test_thread (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *text = read_dues (fixture, TD_DATE_NONE, TD_DATE_NONE);
  Reading reading = { loop, NULL };

  td_dues_read_async (fixture->book, TD_DATE_NONE, TD_DATE_NONE, TODAY, NULL, read_cb, &reading);
  g_main_loop_run (loop);
  g_assert_cmpstr (reading.text, ==, text);
  g_free (reading.text);
}

/* --- Against another way to say it ------------------------------------------------------------ */

/* A day of about two and a half years, or none. */
#define D "iif (random () % 3, date ('2025-01-01', (abs (random ()) % 900) || ' days'), NULL)"

#define RANDOM                                                                                     \
  "INSERT INTO campaign (id, name, launching_level, is_themed, unit_id, search_key, sort_key)"     \
  " SELECT value, 'P' || value, 'TLD', 0, iif (value % 2, 1 + value % 4, NULL), '', x'00'"         \
  " FROM generate WHERE value < 40;"                                                               \
  "INSERT INTO campaign_stage (campaign_id, stage, due_on, done_on)"                               \
  " SELECT 1 + value % 39, iif (value % 2, 'prepared', 'signed'), " D ", " D " FROM generate;"     \
  "INSERT INTO report_due (unit_id, period, due_on, received_on)"                                  \
  " SELECT 2 + value % 3, 2000 + value / 3, " D ", " D " FROM generate;"                           \
  "INSERT INTO document (kind, unit_id, number, title, issued_on, valid_to, next_review_on,"       \
  " reviewed_on, amended_on, campaign_id, search_key)"                                             \
  " SELECT (SELECT code FROM document_kind WHERE position = 10 * (1 + value % 7)),"                \
  " 1 + abs (random ()) % 4, iif (value % 2, value, ''), 'T', " D ", " D ", " D ", " D ", " D ","  \
  " iif (random () % 2, NULL, 1 + abs (random ()) % 20), '' FROM generate;"

/* The latest document of each unit, kind and campaign by a rank instead of by what is newer. */
#define SLOW                                                                                       \
  "WITH doc AS (SELECT d.*, u.valid_to AS unit_end, coalesce (d.valid_to,"                         \
  " CASE WHEN k.valid_months IS NOT NULL THEN date (d.issued_on, '+1 year', '-1 day') END) AS e,"  \
  " row_number () OVER (PARTITION BY d.unit_id, d.kind, ifnull (d.campaign_id, 0)"                 \
  " ORDER BY ifnull (d.issued_on, '0') DESC, d.id DESC) AS n"                                      \
  " FROM document d, document_kind k, unit u WHERE k.code = d.kind AND u.id = d.unit_id),"         \
  " last AS (SELECT * FROM doc WHERE n = 1 OR kind = 'other')"                                     \
  " SELECT due_on || ' stage ' || campaign_id || ' ' || ifnull (done_on, '-') FROM campaign_stage" \
  " WHERE due_on >= ?1 AND due_on <= ?2"                                                           \
  " UNION ALL SELECT due_on || ' report ' || id || ' ' || ifnull (received_on, '-')"               \
  " FROM report_due WHERE due_on >= ?1 AND due_on <= ?2"                                           \
  " UNION ALL SELECT e || ' document-end ' || id || ' -' FROM last"                                \
  " WHERE e >= ?1 AND e <= ?2 AND (unit_end IS NULL OR unit_end >= e)"                             \
  " UNION ALL SELECT next_review_on || ' document-review ' || id || ' ' ||"                        \
  " CASE WHEN reviewed_on >= next_review_on OR amended_on >= next_review_on"                       \
  " THEN iif (ifnull (reviewed_on, '') > ifnull (amended_on, ''), reviewed_on, amended_on)"        \
  " ELSE '-' END FROM last WHERE next_review_on >= ?1 AND next_review_on <= ?2"                    \
  " AND (unit_end IS NULL OR unit_end >= next_review_on)"                                          \
  " AND (e IS NULL OR e >= next_review_on) ORDER BY 1"

static int
compare_lines_cb (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

static char *
join_lines (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines_cb);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static char *
read_slowly (const char *path, const char *from, const char *to)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  sqlite3 *db;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, SLOW, -1, &stmt, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (stmt, 1, from, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 2, to, -1, SQLITE_STATIC);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_ptr_array_add (lines, g_strdup ((const char *) sqlite3_column_text (stmt, 0)));
  sqlite3_finalize (stmt);
  sqlite3_close (db);

  return join_lines (lines);
}

static char *
read_quickly (Fixture *fixture, TdDate from, TdDate to, guint *n)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (fixture->book, NULL, &error);
  g_autoptr (GPtrArray) dues = td_dues_read (db, from, to, TODAY, &error);

  g_assert_no_error (error);
  *n = dues->len;
  for (guint i = 0; i < dues->len; i++)
    {
      const TdDue *due = g_ptr_array_index (dues, i);
      g_autofree char *day = td_date_to_iso (due->day);
      g_autofree char *done = td_date_to_iso (due->done_on);

      g_ptr_array_add (lines, g_strdup_printf ("%s %s %" G_GINT64_FORMAT " %s", day,
                                               td_due_kind_to_name (due->kind), due->id,
                                               done != NULL ? done : "-"));
      if (i > 0)
        g_assert_cmpint (
            td_date_compare (((TdDue *) g_ptr_array_index (dues, i - 1))->day, due->day), <=, 0);
    }

  return join_lines (lines);
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *from;
    const char *to;
  } spans[] = {
    { "2000-01-01", "2099-12-31" }, { "2026-06-01", "2026-06-30" }, { "2025-03-01", "2025-12-31" },
    { "2026-06-30", "2026-06-30" }, { "2026-12-31", "2026-01-01" },
  };

  g_clear_object (&fixture->book);
  run_sql (fixture->path,
           "UPDATE setting SET value = '' WHERE key IN ('report.half_year_due', 'report.year_due');"
           "CREATE TEMP TABLE generate AS WITH RECURSIVE g (value) AS (SELECT 1 UNION ALL"
           " SELECT value + 1 FROM g WHERE value < 600) SELECT value FROM g;" RANDOM);
  fixture->book = td_book_open (fixture->path, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      TdDate from, to;
      guint n;
      g_autofree char *quick = NULL;
      g_autofree char *slow = read_slowly (fixture->path, spans[i].from, spans[i].to);

      td_date_from_iso (spans[i].from, &from);
      td_date_from_iso (spans[i].to, &to);
      quick = read_quickly (fixture, from, to, &n);
      g_assert_cmpstr (quick, ==, slow);
      if (i == 0)
        g_assert_cmpuint (n, >, 500);
      g_test_message ("%s to %s: %u", spans[i].from, spans[i].to, n);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/dues/all", Fixture, ROWS, set_up, test_all, tear_down);
  g_test_add ("/dues/span", Fixture, ROWS, set_up, test_span, tear_down);
  g_test_add ("/dues/reviews", Fixture, CAMPAIGNS, set_up, test_reviews, tear_down);
  g_test_add ("/dues/settings", Fixture, NULL, set_up, test_settings, tear_down);
  g_test_add ("/dues/receive", Fixture, ROWS, set_up, test_receive, tear_down);
  g_test_add ("/dues/thread", Fixture, ROWS, set_up, test_thread, tear_down);
  g_test_add ("/dues/random", Fixture, NULL, set_up, test_random, tear_down);

  return g_test_run ();
}
