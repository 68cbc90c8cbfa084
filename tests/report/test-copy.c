/* Reports that were handed in, compared with what the book says now. */
#include <sqlite3.h>
#include <string.h>

#include "base/td-error.h"
#include "report/td-report-copy.h"
#include "store/td-sample.h"
#include "td-test-util.h"

typedef struct
{
  TdTestDir *dir;
  sqlite3 *raw;
  TdBook *book;
  TdCatalogue *catalogue;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->dir = td_test_dir_new ();
  path = td_test_dir_file (self->dir, "book.db");
  td_sample_create (path, 400, 3, NULL, &error);
  g_assert_no_error (error);
  self->book = td_book_open (path, &error);
  g_assert_no_error (error);
  self->catalogue = td_book_get_catalogue (self->book);
  g_assert_cmpint (sqlite3_open (path, &self->raw), ==, SQLITE_OK);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sqlite3_close (self->raw);
  td_catalogue_unref (self->catalogue);
  td_book_close (self->book);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->book);
  td_test_dir_free (self->dir);
}

static TdReportRequest
get_request (void)
{
  TdReportRequest request = { .unit_id = 0 };

  g_assert_true (td_period_parse ("2025-H2", &request.period, NULL));

  return request;
}

static TdReport *
build (Fixture *self, const TdReportDefinition *definition)
{
  TdReportRequest request = get_request ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (self->book, NULL, &error);
  TdReport *report = td_report_build (definition, db, self->catalogue, &request, NULL, &error);

  g_assert_no_error (error);

  return report;
}

static GPtrArray *
compare (const TdReport *report, const char *copy)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *differences = td_report_compare_copy (report, copy, &error);

  g_assert_no_error (error);

  return differences;
}

static void
run (Fixture *self, const char *sql)
{
  char *message = NULL;

  sqlite3_exec (self->raw, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
}

/* Nothing changed: nothing differs, in no report. */
static void
test_same (Fixture *self, gconstpointer data)
{
  guint n;
  const TdReportDefinition *const *definitions = td_report_get_definitions (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TdReport) report = build (self, definitions[i]);
      g_autoptr (TdReport) again = build (self, definitions[i]);
      g_autofree char *copy = td_report_to_copy (report);
      g_autoptr (GPtrArray) differences = compare (again, copy);

      if (differences->len > 0)
        {
          const TdReportDifference *first = differences->pdata[0];

          g_error ("%s: %s, %s: “%s” “%s”", definitions[i]->id, first->row, first->column,
                   first->before, first->after);
        }
    }
}

static const TdReportDifference *
find (const GPtrArray *differences, const char *row, const char *column)
{
  for (guint i = 0; i < differences->len; i++)
    {
      const TdReportDifference *difference = differences->pdata[i];

      if (strstr (difference->row, row) != NULL && g_str_equal (difference->column, column))
        return difference;
    }

  return NULL;
}

#define SOME_AWARD                                                                                 \
  "(SELECT a.id FROM award a WHERE a.decided_on BETWEEN '2025-07-01' AND '2025-12-31'"             \
  " AND a.recipient_kind = 'individual' AND a.status = 'decided' ORDER BY a.id LIMIT 1)"

/* An award that is revoked is one less in the sums above it, and a row less in the list. */
static void
test_revoked (Fixture *self, gconstpointer data)
{
  g_autoptr (TdReport) b01 = build (self, td_report_find_definition ("b01"));
  g_autoptr (TdReport) b05 = build (self, td_report_find_definition ("b05"));
  g_autofree char *b01_copy = td_report_to_copy (b01);
  g_autofree char *b05_copy = td_report_to_copy (b05);
  g_autoptr (TdReport) b01_now = NULL;
  g_autoptr (TdReport) b05_now = NULL;
  g_autoptr (TdReport) sheet = NULL;
  g_autoptr (GPtrArray) b01_differences = NULL;
  g_autoptr (GPtrArray) b05_differences = NULL;
  const TdReportDifference *total;
  TdReportRequest request = get_request ();
  guint n_gone = 0;

  run (self, "UPDATE award SET status = 'revoked', revoked_on = '2026-01-05',"
             " revoke_reason = 'nhầm' WHERE id = " SOME_AWARD);
  b01_now = build (self, td_report_find_definition ("b01"));
  b05_now = build (self, td_report_find_definition ("b05"));
  b01_differences = compare (b01_now, b01_copy);
  b05_differences = compare (b05_now, b05_copy);

  total = find (b01_differences, "TỔNG CỘNG", "Tổng số khen thưởng › CN");
  g_assert_true (total != NULL && total->is_number);
  g_assert_cmpint (total != NULL ? total->change : 0, ==, -1);
  /* The unit, those above it, the total: the same figure wherever it is counted. */
  for (guint i = 0; i < b01_differences->len; i++)
    {
      const TdReportDifference *difference = b01_differences->pdata[i];
      const TdReportCell *cell = td_report_get_cell (b01_now, (guint) difference->row_index,
                                                     (guint) difference->column_index);
      g_autofree char *text = td_report_cell_to_text (cell);

      g_assert_cmpint (difference->change, ==, -1);
      g_assert_cmpstr (difference->after, ==, text);
    }

  for (guint i = 0; i < b05_differences->len; i++)
    n_gone += g_str_equal (((TdReportDifference *) b05_differences->pdata[i])->after, "không còn");
  g_assert_cmpuint (n_gone, ==, 1);

  {
    const TdReportCorrection corrections[] = { { b01, b01_differences }, { b05, b05_differences } };

    sheet = td_report_build_correction (td_book_get_reader (self->book), &request,
                                        TD_DATE (2025, 12, 20), corrections, 2);
  }
  g_assert_cmpuint (sheet->rows->len, ==, 2 + b01_differences->len + b05_differences->len);
  g_assert_nonnull (strstr (sheet->subtitle, "20/12/2025"));
}

/* As many differences as there are cells that differ, found without keys: the same rows in the same
 * order. */
static void
test_money (Fixture *self, gconstpointer data)
{
  g_autoptr (TdReport) before = build (self, td_report_find_definition ("b02"));
  g_autofree char *copy = td_report_to_copy (before);
  g_autoptr (TdReport) after = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  guint n = 0;

  run (self, "UPDATE award SET bonus = bonus + 10000 WHERE id % 7 = 0");
  after = build (self, td_report_find_definition ("b02"));
  differences = compare (after, copy);
  g_assert_cmpuint (before->rows->len, ==, after->rows->len);
  for (guint i = 0; i < before->rows->len; i++)
    for (guint j = 0; j < before->columns->len; j++)
      n += td_report_get_column (before, j)->kind != TD_CELL_SHARE
           && td_report_get_row (before, i)->compared < 0
           && td_report_get_cell (before, i, j)->value != td_report_get_cell (after, i, j)->value;
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (differences->len, ==, n);
}

/* A copy of an older program has not all columns; one that was cut off is told. */
static void
test_other_copies (Fixture *self, gconstpointer data)
{
  g_autoptr (TdReport) report = build (self, td_report_find_definition ("b02"));
  g_autofree char *copy = td_report_to_copy (report);
  g_autoptr (GString) older = g_string_new (copy);
  g_autoptr (GString) shorter = g_string_new (copy);
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_string_replace (older, "n Tiền thưởng", "n Tiền", 1), ==, 1);
  differences = compare (report, older->str);
  g_assert_cmpuint (differences->len, ==, 0);

  g_string_truncate (shorter, strlen ("what,key,c0,c1,c2,c3\r\n"));
  g_assert_null (td_report_compare_copy (report, shorter->str, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_PARSE);
  g_clear_error (&error);
  g_assert_null (td_report_compare_copy (report, "", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_PARSE);
}

static int
count_rows (const TdReport *report)
{
  int n = 0;

  for (guint i = 0; i < report->rows->len; i++)
    n += td_report_get_row (report, i)->kind == TD_ROW_PLAIN;

  return n;
}

/* Collectives and individuals, in the row that is named so. */
static gint64
get_sum (const TdReport *report, const char *name)
{
  gint64 sum = 0;

  for (guint i = 0; i < report->rows->len; i++)
    for (guint j = 0; j < report->columns->len; j++)
      {
        const TdReportColumnSpec *spec = td_report_get_column (report, j);

        if (g_strcmp0 (td_report_get_cell (report, i, 1)->text, name) == 0 && spec->groups != NULL
            && g_strcmp0 (spec->groups[0], "Tổng số khen thưởng") == 0
            && spec->kind == TD_CELL_COUNT)
          sum += td_report_get_cell (report, i, j)->value;
      }

  return sum;
}

static int
query (Fixture *self, const char *sql)
{
  sqlite3_stmt *stmt;
  int value;

  g_assert_cmpint (sqlite3_prepare_v2 (self->raw, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  value = sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);

  return value;
}

#define N_AWARDS(from, to)                                                                         \
  "SELECT count (*) FROM award WHERE status = 'decided' AND decided_on BETWEEN '" from             \
  "' AND '" to "'"

/* A half-year that is counted from 16 June to 10 December, in the list and in the sums; the year
 * before by what counted then. Once handed in, it is counted so whatever the settings say. */
static void
test_cut_offs (Fixture *self, gconstpointer data)
{
  int n = query (self, N_AWARDS ("2025-06-16", "2025-12-10"));
  int n_before = query (self, N_AWARDS ("2024-06-16", "2024-12-05"));

  g_assert_cmpint (n, !=, query (self, N_AWARDS ("2025-07-01", "2025-12-31")));
  g_assert_cmpint (n_before, !=, query (self, N_AWARDS ("2024-06-16", "2024-12-10")));
  run (self, "UPDATE setting SET value = '06-15' WHERE key = 'report.half_year_end';"
             "UPDATE setting SET value = '12-10' WHERE key = 'report.year_end';"
             "INSERT INTO submission (period, from_on, to_on, submitted_on, submitted_by) VALUES"
             " ('2024-H2', '2024-06-16', '2024-12-05', '2024-12-10', 'Lan')");

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (TdReport) b01 = build (self, td_report_find_definition ("b01"));
      g_autoptr (TdReport) b05 = build (self, td_report_find_definition ("b05"));
      g_autofree char *copy = td_report_to_copy (b01);

      g_assert_cmpint (count_rows (b05), ==, n);
      g_assert_cmpstr (b05->subtitle, ==, "6 tháng cuối năm 2025 (từ 16/06/2025 đến 10/12/2025)");
      g_assert_true (td_date_equal (b05->last_day, TD_DATE (2025, 12, 10)));
      g_assert_cmpint (get_sum (b01, "TỔNG CỘNG"), ==, n);
      g_assert_cmpint (get_sum (b01, "Cùng kỳ năm trước"), ==, n_before);

      run (self,
           "INSERT INTO submission (period, from_on, to_on, submitted_on, submitted_by) VALUES"
           " ('2025-H2', '2025-06-16', '2025-12-10', '2025-12-15', 'Lan');"
           "UPDATE setting SET value = '06-30' WHERE key = 'report.half_year_end';"
           "UPDATE setting SET value = '12-31' WHERE key = 'report.year_end'");
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/copy/same", test_same);
  ADD ("/copy/revoked", test_revoked);
  ADD ("/copy/money", test_money);
  ADD ("/copy/other-copies", test_other_copies);
  ADD ("/copy/cut-offs", test_cut_offs);

  return g_test_run ();
}
