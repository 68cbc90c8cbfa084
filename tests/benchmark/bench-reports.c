/* The half-year's reports in a book of 1,000,000 awards.
 *
 * All figures of B01 to B04 and B07 beside one pass of plain SQL over the same awards, which reads
 * what the reports tell apart of each, in the same index range. The list of those awarded (B05)
 * with 100,000 rows as a workbook beside libxlsxwriter writing the same cells from memory: time,
 * and the most memory that either takes. TD_BENCH_AWARDS=50000 makes a smaller book,
 * TD_BENCH_BOOK=FILE takes one that is there. */
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/td-text.h"
#include "exchange/td-xlsx.h"
#include "report/td-report.h"
#include "store/td-db-private.h"
#include "store/td-sample.h"
#include "td-test-util.h"

#define N_AWARDS 1000000
#define N_ROWS 100000
#define N_RUNS 3
#define BOUND_FIGURES 1.5
#define BOUND_WORKBOOK 1.25
#define BOUND_MEMORY_MIB 16.0

static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static double
get_less (double a, double b)
{
  return a < b ? a : b;
}

/* --- Figures ---------------------------------------------------------------------------------- */

static double
measure_pass (TdDb *db, const TdPeriod *period, gint64 *n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT a.unit_id, a.decided_on, a.award_form_id, d.deciding_level,"
                       " a.commendation_type, a.organisation_type, a.recipient_kind, a.is_woman,"
                       " a.is_direct_worker, a.is_leader, a.bonus, a.campaign_id"
                       " FROM award a INDEXED BY award_by_date"
                       " JOIN decision d ON d.id = a.decision_id"
                       " WHERE a.decided_on BETWEEN ?1 AND ?2 AND a.status = 'decided'",
                       &error);
  gint64 start = g_get_monotonic_time ();
  gint64 sum = 0;
  gboolean row;

  g_assert_no_error (error);
  td_stmt_bind_date (stmt, 1, period->from);
  td_stmt_bind_date (stmt, 2, period->to);
  for (*n = 0; td_stmt_step (stmt, &row, NULL) && row; ++*n)
    for (int i = 0; i < 12; i++)
      sum += td_stmt_get_text (stmt, i)[0];
  g_assert_cmpint (sum, >, 0);

  return ms_since (start);
}

static double
measure_figures (TdDb *db, const TdCatalogue *catalogue, const TdReportRequest *request)
{
  static const char *const ids[] = { "b01", "b02", "b03", "b04", "b07" };
  const TdReportDefinition *definitions[G_N_ELEMENTS (ids)];
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;
  double time;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    definitions[i] = td_report_find_definition (ids[i]);
  start = g_get_monotonic_time ();
  reports = td_report_build_many (definitions, G_N_ELEMENTS (ids), db, catalogue, request, NULL,
                                  &error);
  time = ms_since (start);
  g_assert_no_error (error);
  g_print ("B01, B02, B03, B04 and B07 in %.0f ms\n", time);

  return time;
}

/* --- The list --------------------------------------------------------------------------------- */

/* From the first day on as many days as have that many awards. */
static TdPeriod
find_period (TdDb *db)
{
  TdPeriod period = { TD_PERIOD_RANGE, TD_DATE (2021, 1, 1), TD_DATE (2026, 12, 31) };
  g_autoptr (TdStmt) stmt = td_db_prepare (db,
                                           "SELECT decided_on FROM award WHERE status = 'decided'"
                                           " ORDER BY decided_on LIMIT 1 OFFSET ?1",
                                           NULL);
  gboolean row;

  td_stmt_bind_int (stmt, 1, N_ROWS);
  if (td_stmt_step (stmt, &row, NULL) && row)
    period.to = td_stmt_get_date (stmt, 0);

  return period;
}

/* The same cells, as plainly as they can be written. */
static void
write_bare (const TdReport *report, const char *path)
{
  lxw_workbook *workbook = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, NULL);

  for (guint i = 0; i < report->rows->len; i++)
    for (guint j = 0; j < report->columns->len; j++)
      {
        const TdReportCell *cell = td_report_get_cell (report, i, j);

        if (cell->kind == TD_CELL_TEXT)
          worksheet_write_string (sheet, i, (lxw_col_t) j, cell->text, NULL);
        else if (cell->kind == TD_CELL_DATE)
          {
            lxw_datetime day = { cell->date.year, cell->date.month, cell->date.day, 0, 0, 0 };

            worksheet_write_datetime (sheet, i, (lxw_col_t) j, &day, NULL);
          }
        else if (cell->kind != TD_CELL_EMPTY)
          worksheet_write_number (sheet, i, (lxw_col_t) j, (double) cell->value, NULL);
      }
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
}

/* The most memory that this process ever had, in MiB. */
static double
get_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");

  return line != NULL ? (double) g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10) / 1024 : 0;
}

/* What writing takes, in a process of its own whose memory nothing else has raised. */
static void
measure_writing (GPtrArray *reports, const char *path, gboolean bare, double *ms, double *mib)
{
  double result[2];
  int pipes[2];
  pid_t child;

  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      double before = get_peak ();
      gint64 start = g_get_monotonic_time ();

      if (bare)
        write_bare (g_ptr_array_index (reports, 0), path);
      else
        td_xlsx_write (reports, path, NULL, &error);
      g_assert_no_error (error);
      result[0] = ms_since (start);
      result[1] = get_peak () - before;
      g_assert_cmpint (write (pipes[1], result, sizeof result), ==, sizeof result);
      _exit (0);
    }
  g_assert_cmpint (read (pipes[0], result, sizeof result), ==, sizeof result);
  waitpid (child, NULL, 0);
  close (pipes[0]);
  close (pipes[1]);
  *ms = get_less (*ms, result[0]);
  *mib = get_less (*mib, result[1]);
}

static gboolean
measure_list (const TdTestDir *dir, TdDb *db, const TdCatalogue *catalogue)
{
  g_autoptr (GError) error = NULL;
  TdReportRequest request = { .period = find_period (db) };
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) td_report_free);
  g_autofree char *ours = td_test_dir_file (dir, "ours.xlsx");
  g_autofree char *bare = td_test_dir_file (dir, "bare.xlsx");
  double our_ms = G_MAXDOUBLE, our_mib = G_MAXDOUBLE;
  double bare_ms = G_MAXDOUBLE, bare_mib = G_MAXDOUBLE;
  gint64 start = g_get_monotonic_time ();
  gboolean good;

  g_ptr_array_add (reports, td_report_build (td_report_find_definition ("b05"), db, catalogue,
                                             &request, NULL, &error));
  g_assert_no_error (error);
  g_print ("B05 made in %.0f ms\n", ms_since (start));
  for (guint i = 0; i < N_RUNS; i++)
    {
      measure_writing (reports, bare, TRUE, &bare_ms, &bare_mib);
      measure_writing (reports, ours, FALSE, &our_ms, &our_mib);
    }
  good = our_ms <= BOUND_WORKBOOK * bare_ms && our_mib <= bare_mib + BOUND_MEMORY_MIB;
  g_print ("B05 of %u rows: written in %.0f ms, bare in %.0f ms: %.2f times (bound %g); memory "
           "%.1f MiB, bare %.1f MiB: %+.1f MiB (bound %g) %s\n",
           ((TdReport *) reports->pdata[0])->rows->len, our_ms, bare_ms, our_ms / bare_ms,
           BOUND_WORKBOOK, our_mib, bare_mib, our_mib - bare_mib, BOUND_MEMORY_MIB,
           good ? "ok" : "TOO MUCH");

  return good;
}

int
main (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "million.thidua");
  const char *n_awards = g_getenv ("TD_BENCH_AWARDS");
  const char *existing = g_getenv ("TD_BENCH_BOOK");
  g_autoptr (TdBook) book = NULL;
  g_autoptr (TdDb) db = NULL;
  g_autoptr (TdCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;
  TdReportRequest request = { .period = td_period_for_half (2026, 1) };
  double figures = G_MAXDOUBLE, pass = G_MAXDOUBLE;
  gint64 n = 0;
  gboolean good;

  setlocale (LC_ALL, "");
  if (existing != NULL)
    td_text_set (&path, existing);
  else
    td_sample_create (path, n_awards != NULL ? (guint) atoi (n_awards) : N_AWARDS, 1, NULL, &error);
  g_assert_no_error (error);
  book = td_book_open (path, &error);
  g_assert_no_error (error);
  db = td_book_open_reader (book, NULL, &error);
  g_assert_no_error (error);
  catalogue = td_book_get_catalogue (book);
  for (guint i = 0; i < N_RUNS; i++)
    {
      pass = get_less (pass, measure_pass (db, &request.period, &n));
      figures = get_less (figures, measure_figures (db, catalogue, &request));
    }
  good = figures <= BOUND_FIGURES * pass;
  g_print ("figures of %" G_GINT64_FORMAT " awards: %.0f ms, one pass %.0f ms: %.2f times (bound "
           "%g) %s\n",
           n, figures, pass, figures / pass, BOUND_FIGURES, good ? "ok" : "TOO SLOW");
  good = measure_list (dir, db, catalogue) && good;

  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
