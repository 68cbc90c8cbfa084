#include "td-report-fixture.h"

void
td_report_fixture_open (TdReportFixture *self, guint32 seed)
{
  g_autoptr (GError) error = NULL;

  self->dir = td_test_dir_new ();
  self->path = td_random_book_create (self->dir->path, seed);
  self->raw = td_random_book_open (self->path);
  self->book = td_book_open (self->path, &error);
  g_assert_no_error (error);
  self->db = td_book_open_reader (self->book, NULL, &error);
  g_assert_no_error (error);
  self->catalogue = td_book_get_catalogue (self->book);
}

void
td_report_fixture_close (TdReportFixture *self)
{
  td_catalogue_unref (self->catalogue);
  td_db_close (self->db);
  td_book_close (self->book);
  g_clear_object (&self->book);
  g_assert_cmpint (sqlite3_close (self->raw), ==, SQLITE_OK);
  g_free (self->path);
  td_test_dir_free (self->dir);
}

TdReport *
td_report_fixture_build (const TdReportFixture *self,
                         const char *id,
                         const char *period,
                         gint64 unit_id)
{
  g_autoptr (GError) error = NULL;
  TdReportRequest request = { .unit_id = unit_id };
  TdReport *report;

  g_assert_true (td_period_parse (period, &request.period, &error));
  report = td_report_build (td_report_find_definition (id), self->db, self->catalogue, &request,
                            NULL, &error);
  g_assert_no_error (error);

  return report;
}

static void
check_sums (const TdReport *report)
{
  for (guint column = 0; column < report->columns->len; column++)
    {
      g_autofree gint64 *sums = g_new0 (gint64, report->rows->len);
      g_autofree gboolean *is_sum = g_new0 (gboolean, report->rows->len);
      const TdReportColumnSpec *spec = td_report_get_column (report, column);

      if (!spec->is_summed)
        continue;
      for (guint i = 0; i < report->rows->len; i++)
        {
          int parent = td_report_get_row (report, i)->parent;

          if (parent < 0)
            continue;
          is_sum[parent] = TRUE;
          sums[parent] += td_report_get_cell (report, i, column)->value;
        }
      for (guint i = 0; i < report->rows->len; i++)
        if (is_sum[i])
          g_assert_cmpint (td_report_get_cell (report, i, column)->value, ==, sums[i]);
    }
}

/* What is awarded, as many or worth as much as the figure says. */
static void
check_awards (const TdReportFixture *self, const TdReportCell *cell)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  TdQueryTotals totals;

  if (cell->kind == TD_CELL_MONEY)
    {
      g_assert_true (td_query_read_totals (self->db, cell->explain, &totals, &error));
      g_assert_cmpint (totals.bonus, ==, cell->value);
      return;
    }
  ids = td_query_read_ids (self->db, cell->explain, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ids->len, ==, cell->value);
}

static void
check_backing (const TdReportFixture *self, const TdReportCell *cell)
{
  g_autoptr (GError) error = NULL;
  gint64 total;
  g_autoptr (GPtrArray) rows = td_backing_read (self->db, cell->backing, &total, &error);
  guint n;

  g_assert_no_error (error);
  td_backing_get_columns (cell->backing->kind, cell->backing->amount, &n);
  g_assert_cmpint (rows->len, ==, cell->backing->ids->len);
  g_assert_cmpint (total, ==, cell->value);
  /* The first column names the record. */
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpstr (td_row_get_cell (g_ptr_array_index (rows, i), 0), !=, "");
}

guint
td_report_fixture_check (const TdReportFixture *self, const TdReport *report)
{
  guint n = 0;

  check_sums (report);
  for (guint i = 0; i < report->rows->len; i++)
    for (guint j = 0; j < report->columns->len; j++)
      {
        const TdReportCell *cell = td_report_get_cell (report, i, j);

        g_assert_true (cell->explain == NULL || cell->backing == NULL);
        if (cell->explain != NULL)
          check_awards (self, cell);
        if (cell->backing != NULL)
          check_backing (self, cell);
        n += td_report_cell_is_explained (cell);
      }

  return n;
}
