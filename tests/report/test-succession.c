/* Reports across the reorganisation of 01/07/2025: each award is counted once, under the unit of
 * its day, and a unit is compared with those that it goes on for. */
#include <sqlite3.h>
#include <string.h>

#include "report/td-report.h"
#include "store/td-query.h"
#include "store/td-sample.h"
#include "store/td-succession.h"
#include "store/td-unit-store.h"
#include "td-test-util.h"

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

  self->dir = td_test_dir_new ();
  path = td_test_dir_file (self->dir, "book.db");
  g_assert_true (td_sample_create (path, 0, TD_SAMPLE_DEFAULT_SEED, NULL, NULL));
  self->book = td_book_open (path, NULL);
  self->db = td_book_get_reader (self->book);
  self->catalogue = td_book_get_catalogue (self->book);
  g_assert_cmpint (sqlite3_open_v2 (path, &self->raw, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sqlite3_close (self->raw);
  td_catalogue_unref (self->catalogue);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->book);
  td_test_dir_free (self->dir);
}

static gint64
ask (const Fixture *self, const char *sql)
{
  sqlite3_stmt *stmt;
  gint64 number;

  if (sqlite3_prepare_v2 (self->raw, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (self->raw));
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);

  return number;
}

static TdReport *
build_report (const Fixture *self, const char *id, const char *period, gint64 unit_id)
{
  TdReportRequest request = { .unit_id = unit_id };
  g_autoptr (GError) error = NULL;
  TdReport *report;

  g_assert_true (td_period_parse (period, &request.period, &error));
  report = td_report_build (td_report_find_definition (id), self->db, self->catalogue, &request,
                            NULL, &error);
  g_assert_no_error (error);

  return report;
}

static TdReport *
build (const Fixture *self, const char *period, gint64 unit_id)
{
  return build_report (self, "b01", period, unit_id);
}

static guint
find_column (const TdReport *report, const char *group, const char *title)
{
  for (guint i = 0; i < report->columns->len; i++)
    {
      const TdReportColumnSpec *spec = td_report_get_column (report, i);

      if (spec->groups != NULL && g_strcmp0 (spec->groups[0], group) == 0
          && g_str_equal (spec->title, title))
        return i;
    }
  g_assert_not_reached ();
}

static gint64
count_all (const TdReport *report, guint row)
{
  return td_report_get_cell (report, row, find_column (report, "Tổng số khen thưởng", "TT"))->value
         + td_report_get_cell (report, row, find_column (report, "Tổng số khen thưởng", "CN"))
               ->value;
}

static void
test_counted_once (Fixture *self, gconstpointer data)
{
  g_autoptr (TdReport) report = build (self, "2025", 0);
  guint total = report->rows->len - 4;
  gint64 n = 0;

  g_assert_cmpint (td_report_get_row (report, total)->kind, ==, TD_ROW_TOTAL);
  g_assert_cmpint (count_all (report, total), ==,
                   ask (self, "SELECT count (*) FROM award WHERE status = 'decided'"
                              " AND decided_on BETWEEN '2025-01-01' AND '2025-12-31'"));
  for (guint i = 0; i < total; i++)
    if (td_report_get_row (report, i)->kind == TD_ROW_PLAIN)
      n += count_all (report, i);
  g_assert_cmpint (n, ==, count_all (report, total));
  g_assert_cmpint (n, >, 50);
}

/* The awards that a unit's predecessors had, worked out on the unit of each award. */
#define PLACES                                                                                     \
  "WITH RECURSIVE place (id, f, t) AS ("                                                           \
  " SELECT id, '', '~' FROM unit WHERE id = %" G_GINT64_FORMAT                                     \
  " OR successor_id = %" G_GINT64_FORMAT                                                           \
  " UNION SELECT s.unit_id, max (p.f, ifnull (s.valid_from, '')),"                                 \
  "  min (p.t, ifnull (s.valid_to, '~')) FROM unit_parent s JOIN place p ON s.parent_id = p.id"    \
  "  WHERE max (p.f, ifnull (s.valid_from, '')) <= min (p.t, ifnull (s.valid_to, '~')))"
#define COUNT_BEFORE                                                                               \
  PLACES                                                                                           \
  " SELECT count (*) FROM award a WHERE a.status = 'decided'"                                      \
  " AND a.decided_on BETWEEN '2025-01-01' AND '2025-06-30' AND EXISTS (SELECT 1 FROM place p"      \
  "  WHERE p.id = a.unit_id AND a.decided_on BETWEEN p.f AND p.t)"

static void
test_compared (Fixture *self, gconstpointer data)
{
  gint64 n_all = 0;

  for (gint64 id = 1; id <= ask (self, "SELECT max (id) FROM unit"); id++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT count (*) FROM unit WHERE successor_id = %" G_GINT64_FORMAT, id);
      g_autoptr (TdReport) report = NULL;
      g_autoptr (GArray) ids = NULL;
      const TdReportCell *cell;
      guint row;

      if (ask (self, sql) == 0)
        continue;
      report = build (self, "2026-H1", id);
      row = report->rows->len - 3;
      g_assert_cmpstr (td_report_get_cell (report, row, 1)->text, ==, "Cùng kỳ năm trước");
      g_free (sql);
      sql = g_strdup_printf (COUNT_BEFORE, id, id);
      g_assert_cmpint (count_all (report, row), ==, ask (self, sql));
      n_all += count_all (report, row);

      /* What lies behind the figure is what was counted. */
      cell = td_report_get_cell (report, row, find_column (report, "Tổng số khen thưởng", "CN"));
      ids = td_query_read_ids (self->db, cell->explain, 0, NULL);
      g_assert_cmpint (ids->len, ==, cell->value);
    }
  g_assert_cmpint (n_all, >, 20);
}

/* The same of initiatives: what the predecessors had in the book, and what they reported. */
#define BEFORE_IN_B14(what, from, day)                                                             \
  PLACES " SELECT ifnull (sum (" what "), 0) FROM " from " AND EXISTS (SELECT 1 FROM place p"      \
         " WHERE p.id = x.unit_id AND " day ")"

static void
test_compared_initiatives (Fixture *self, gconstpointer data)
{
  static const struct
  {
    guint column;
    const char *sql;
  } figures[] = {
    { 2, BEFORE_IN_B14 ("1",
                        "initiative x WHERE x.proposed_on BETWEEN '2025-01-01'"
                        " AND '2025-06-30'",
                        "x.proposed_on BETWEEN p.f AND p.t") },
    { 8, BEFORE_IN_B14 ("initiatives_proposed", "campaign_result x WHERE x.period = '2025-H1'",
                        "p.f <= '2025-06-30' AND p.t >= '2025-01-01'") },
    { 12, BEFORE_IN_B14 ("value_gained", "campaign_result x WHERE x.period = '2025-H1'",
                         "p.f <= '2025-06-30' AND p.t >= '2025-01-01'") },
  };
  gint64 n_all = 0;

  for (gint64 id = 1; id <= ask (self, "SELECT max (id) FROM unit"); id++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT count (*) FROM unit WHERE successor_id = %" G_GINT64_FORMAT, id);
      g_autoptr (TdReport) report = NULL;
      guint row;

      if (ask (self, sql) == 0)
        continue;
      report = build_report (self, "b14", "2026-H1", id);
      row = report->rows->len - 3;
      g_assert_cmpstr (td_report_get_cell (report, row, 1)->text, ==, "Cùng kỳ năm trước");
      for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
        {
          const TdReportCell *cell = td_report_get_cell (report, row, figures[i].column);
          g_autoptr (GPtrArray) records = NULL;
          gint64 total = 0;
          char number[24];
          g_autoptr (GString) text = g_string_new (figures[i].sql);

          g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, id);
          g_string_replace (text, "%" G_GINT64_FORMAT, number, 0);
          g_assert_cmpint (cell->value, ==, ask (self, text->str));
          n_all += cell->value;
          if (cell->backing != NULL)
            records = td_backing_read (self->db, cell->backing, &total, NULL);
          g_assert_cmpint (total, ==, cell->value);
        }
    }
  g_assert_cmpint (n_all, >, 20);
}

static void
test_note (Fixture *self, gconstpointer data)
{
  g_autoptr (TdReport) report = build (self, "2025", 0);
  guint note = report->columns->len - 1;
  guint n = 0;

  for (guint i = 0; i < report->rows->len; i++)
    {
      const char *name = td_report_get_cell (report, i, 1)->text;
      const char *text = td_report_get_cell (report, i, note)->text;

      if (name == NULL || !g_str_equal (name, "Công đoàn xã Bình Lư"))
        continue;
      g_assert_cmpstr (text, ==, "từ 01/07/2025; kế thừa từ LĐLĐ huyện Tam Đường");
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
}

/* A chain: what goes on for what goes on for it. */
static void
test_chain (Fixture *self, gconstpointer data)
{
  gint64 successor = td_unit_find_by_code (self->db, "CDX-BINHLU", NULL);
  gint64 former = td_unit_find_by_code (self->db, "LC-TAMDUONG", NULL);
  g_autoptr (GArray) ids = td_succession_read_predecessors (self->db, successor, NULL);

  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, successor);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, former);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/succession/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("counted-once", test_counted_once);
  ADD ("compared", test_compared);
  ADD ("compared-initiatives", test_compared_initiatives);
  ADD ("note", test_note);
  ADD ("chain", test_chain);
#undef ADD

  return g_test_run ();
}
