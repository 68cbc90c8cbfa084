/* B18 against plain SQL over the sample, and each figure against the list behind it. */
#include <sqlite3.h>

#include "report/td-report.h"
#include "store/td-sample.h"
#include "td-test-util.h"

enum
{
  COLLECTIVE = 6,
  INDIVIDUAL,
  REPLICATED,
};

typedef struct
{
  TdTestDir *dir;
  sqlite3 *raw;
  TdBook *book;
  TdDb *db;
  TdCatalogue *catalogue;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->dir = td_test_dir_new ();
  path = td_test_dir_file (self->dir, "book.db");
  td_sample_create (path, 100, 9, NULL, &error);
  g_assert_no_error (error);
  self->book = td_book_open (path, &error);
  g_assert_no_error (error);
  self->db = td_book_get_reader (self->book);
  self->catalogue = td_book_get_catalogue (self->book);
  g_assert_cmpint (sqlite3_open_v2 (path, &self->raw, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
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

static gint64
ask (const Fixture *self, const char *condition, const TdPeriod *period)
{
  g_autofree char *from = td_date_to_iso (period->from);
  g_autofree char *to = td_date_to_iso (period->to);
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM role_model WHERE %s", condition);
  sqlite3_stmt *stmt;
  gint64 n;

  g_assert_cmpint (sqlite3_prepare_v2 (self->raw, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (stmt, 1, from, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (stmt, 2, to, -1, SQLITE_TRANSIENT);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  n = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);

  return n;
}

static void
assert_explained (const Fixture *self, const TdReportCell *cell)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 total;

  if (cell->value == 0)
    return;

  g_assert_nonnull (cell->backing);
  rows = td_backing_read (self->db, cell->backing, &total, &error);
  g_assert_no_error (error);
  g_assert_cmpint (total, ==, cell->value);
  g_assert_cmpint (rows->len, ==, cell->value);
}

static void
check_period (const Fixture *self, const char *code)
{
  TdReportRequest request = { .unit_id = 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReport) report = NULL;
  guint total;
  guint n_plain = 0;

  g_assert_true (td_period_parse (code, &request.period, NULL));
  report = td_report_build (td_report_find_definition ("b18"), self->db, self->catalogue, &request,
                            NULL, &error);
  g_assert_no_error (error);
  total = report->rows->len - 1;
  g_assert_cmpint (td_report_get_row (report, total)->kind, ==, TD_ROW_TOTAL);
  g_assert_cmpint (
      td_report_get_cell (report, total, COLLECTIVE)->value, ==,
      ask (self, "person_id IS NULL AND recognised_on BETWEEN ?1 AND ?2", &request.period));
  g_assert_cmpint (
      td_report_get_cell (report, total, INDIVIDUAL)->value, ==,
      ask (self, "person_id IS NOT NULL AND recognised_on BETWEEN ?1 AND ?2", &request.period));
  g_assert_cmpint (td_report_get_cell (report, total, REPLICATED)->value, ==,
                   ask (self, "replicated_on BETWEEN ?1 AND ?2", &request.period));
  for (guint i = 0; i < report->rows->len; i++)
    {
      n_plain += td_report_get_row (report, i)->kind == TD_ROW_PLAIN;
      for (guint column = COLLECTIVE; column <= REPLICATED; column++)
        assert_explained (self, td_report_get_cell (report, i, column));
    }
  g_assert_cmpint (n_plain, ==,
                   ask (self, "recognised_on BETWEEN ?1 AND ?2 OR replicated_on BETWEEN ?1 AND ?2",
                        &request.period));
}

static void
test_periods (Fixture *self, gconstpointer data)
{
  static const char *const codes[]
      = { "2025-H2", "2026-H1", "2025", "2026", "2025-2026", "2024-H1", "2026-03-01..2026-03-31" };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    check_period (self, codes[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/role-models/periods", Fixture, NULL, set_up, test_periods, tear_down);

  return g_test_run ();
}
