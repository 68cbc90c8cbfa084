/* Who takes part in campaigns, and results, in a book: which lines a sheet has, saving, undo. */
#include <sqlite3.h>
#include <string.h>

#include "base/td-error.h"
#include "store/td-campaign-sheet-store.h"
#include "td-test-util.h"

typedef struct
{
  TdTestDir *dir;
  char *path;
  TdBook *book;
} Fixture;

/*   1 Tỉnh
 *   ├─ 2 Huyện A, until 30/06/2025
 *   │   ├─ 10 Một, until 30/06/2025 under 2, then under 4
 *   │   └─ 11 Hai, until 15/05/2025
 *   └─ 4 Xã C, from 01/07/2025
 *       └─ 12 Ba, from 16/05/2025, under 2 until 30/06/2025
 *
 * Campaign 1 runs since 2024, campaign 2 in the first half of 2026 alone. */
static const char *const rows
    = "DELETE FROM unit_parent; DELETE FROM unit;"
      "INSERT INTO unit (id, code, name, kind, organisation_type, valid_from, valid_to, search_key,"
      " sort_key) VALUES"
      " (1, 'T', 'Tỉnh', 'LDLD_TINH', NULL, NULL, NULL, 'tinh', x'01'),"
      " (4, 'C', 'Xã C', 'CD_XA', NULL, '2025-07-01', NULL, 'xa c', x'04'),"
      " (2, 'A', 'Huyện A', 'LDLD_HUYEN', NULL, NULL, '2025-06-30', 'huyen a', x'02'),"
      " (10, '1', 'Một', 'CDCS', 'DN_FDI', NULL, NULL, 'mot', x'0a'),"
      " (12, '3', 'Ba', 'CDCS', 'DN_FDI', '2025-05-16', NULL, 'ba', x'0c'),"
      " (11, '2', 'Hai', 'CDCS', NULL, NULL, '2025-05-15', 'hai', x'0b');"
      "INSERT INTO unit_parent (unit_id, parent_id, valid_from, valid_to) VALUES"
      " (2, 1, NULL, '2025-06-30'), (4, 1, '2025-07-01', NULL),"
      " (10, 2, NULL, '2025-06-30'), (10, 4, '2025-07-01', NULL),"
      " (11, 2, NULL, '2025-05-15'),"
      " (12, 2, '2025-05-16', '2025-06-30'), (12, 4, '2025-07-01', NULL);"
      "INSERT INTO campaign (id, name, launching_level, starts_on, ends_on, search_key, sort_key)"
      " VALUES (1, 'Lao động giỏi', 'TINH', '2024-01-01', NULL, '', x'01'),"
      " (2, 'Tháng Công nhân', 'TINH', '2026-01-01', '2026-06-30', '', x'02');"
      "INSERT INTO campaign_target (campaign_id, organisation_type, target, value, measure,"
      " direction) VALUES (1, 'DN_FDI', '80 %', 8000, '%', '>=');"
      "INSERT INTO campaign_unit (id, campaign_id, unit_id, registered_on, plan_number, target,"
      " target_measure) VALUES (1, 1, 10, '2024-02-01', '1/KH', NULL, ''),"
      " (2, 1, 11, '2024-02-01', '', NULL, ''), (3, 2, 12, NULL, '', 500, 'việc');"
      "INSERT INTO campaign_result (id, campaign_id, unit_id, period, participants, reached) VALUES"
      " (1, 1, 10, '2025', 7, NULL), (2, 1, 10, '2025-H2', 8, 7500), (3, 1, 11, '2024-H2', 4, 1),"
      " (4, 1, 11, '2026-H1', 3, NULL);";

static void
set_up (Fixture *self, gconstpointer data)
{
  sqlite3 *db;
  char *message = NULL;

  self->dir = td_test_dir_new ();
  self->path = td_test_dir_file (self->dir, "book.db");
  g_assert_true (td_book_create (self->path, TD_BOOK_EMPTY, NULL));
  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, rows, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
  self->book = td_book_open (self->path, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->book);
  g_free (self->path);
  td_test_dir_free (self->dir);
}

static TdCampaignSheet *
load_results (Fixture *self, gint64 campaign_id, const char *code, gboolean with_others)
{
  g_autoptr (GError) error = NULL;
  TdCampaignSheet *sheet;
  TdPeriod period;

  g_assert_true (td_period_parse (code, &period, NULL));
  sheet = td_campaign_results_load (td_book_get_reader (self->book), campaign_id, 0, &period,
                                    with_others, &error);
  g_assert_no_error (error);

  return sheet;
}

static TdCampaignSheet *
load_units (Fixture *self, gint64 campaign_id, gboolean with_others)
{
  g_autoptr (GError) error = NULL;
  TdCampaignSheet *sheet = td_campaign_units_load (td_book_get_reader (self->book), campaign_id, 0,
                                                   with_others, &error);

  g_assert_no_error (error);

  return sheet;
}

/* "Lao động giỏi/Xã C: Một 8 [7 2025] ≥ 80 %", a line each */
static void
assert_results (
    Fixture *self, gint64 campaign_id, const char *code, gboolean with_others, const char *expected)
{
  g_autoptr (TdCampaignSheet) sheet = load_results (self, campaign_id, code, with_others);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sheet->lines->len; i++)
    {
      const TdCampaignLine *line = td_campaign_sheet_get_line (sheet, i);
      g_autofree char *now = td_campaign_sheet_get_text (sheet, i, TD_RESULT_PARTICIPANTS);
      g_autofree char *last = td_campaign_sheet_get_last_text (sheet, i, TD_RESULT_PARTICIPANTS);
      g_autofree char *target = td_campaign_sheet_get_target_text (sheet, i);

      g_string_append_printf (text, "%s/%s: %s%s %s [%s %s] %s\n", line->campaign, line->group,
                              line->name, line->is_registered ? "" : "?", now, last,
                              line->last_period, target);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
lists_results (Fixture *self, gconstpointer data)
{
  /* Who was closed before is there with what was entered all the same; of the year and its half
   * that of the sheet's kind is the last one. */
  assert_results (self, 0, "2026-H1", FALSE,
                  "Lao động giỏi/Huyện A: Hai 3 [4 2024-H2] \n"
                  "Lao động giỏi/Xã C: Một  [8 2025-H2] ≥ 80 %\n"
                  "Tháng Công nhân/Xã C: Ba  [ ] ≥ 5 việc\n");
  assert_results (self, 1, "2026", TRUE,
                  "Lao động giỏi/: Tỉnh?  [ ] \n"
                  "Lao động giỏi/Tỉnh: Xã C?  [ ] \n"
                  "Lao động giỏi/Xã C: Một  [7 2025] ≥ 80 %\n"
                  "Lao động giỏi/Xã C: Ba?  [ ] ≥ 80 %\n");
  assert_results (self, 0, "2024-H2", FALSE,
                  "Lao động giỏi/Huyện A: Một  [ ] ≥ 80 %\n"
                  "Lao động giỏi/Huyện A: Hai 4 [ ] \n");
}

static void
lists_units (Fixture *self, gconstpointer data)
{
  g_autoptr (TdCampaignSheet) registered = load_units (self, 1, FALSE);
  g_autoptr (TdCampaignSheet) all = load_units (self, 2, TRUE);
  const TdCampaignLine *line = td_campaign_sheet_get_line (registered, 1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (registered->lines->len, ==, 2);
  g_assert_cmpstr (line->name, ==, "Một");
  g_assert_cmpuint (line->n_results, ==, 2);
  g_assert_cmpstr (line->cells[TD_TAKING_PART_PLAN_NUMBER].text, ==, "1/KH");
  g_assert_cmpuint (all->lines->len, ==, 4);
  g_assert_null (td_campaign_units_load (td_book_get_reader (self->book), 99, 0, FALSE, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* --- Saving ----------------------------------------------------------------------------------- */

static gboolean
save_cb (TdDb *db, gpointer data, GError **error)
{
  return td_campaign_sheet_save (db, data, error);
}

static void
save (Fixture *self, TdCampaignSheet *sheet)
{
  g_autoptr (GError) error = NULL;

  td_book_write (self->book, "thử", save_cb, sheet, &error);
  g_assert_no_error (error);
}

static void
assert_error (Fixture *self, TdCampaignSheet *sheet, int code, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (td_book_write (self->book, "thử", save_cb, sheet, &error));
  g_assert_error (error, TD_ERROR, code);
  g_assert_nonnull (strstr (error->message, part));
}

static gint64
query (Fixture *self, const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *stmt;
  gint64 value;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);

  return value;
}

static void
saves_results (Fixture *self, gconstpointer data)
{
  g_autoptr (TdCampaignSheet) sheet = load_results (self, 1, "2026-H1", TRUE);
  g_autoptr (TdCampaignSheet) again = NULL;
  g_autoptr (TdCampaignSheet) stale = load_results (self, 1, "2026-H1", TRUE);
  guint one = 3, three = 4;

  g_assert_cmpstr (td_campaign_sheet_get_line (sheet, one)->name, ==, "Một");
  td_campaign_sheet_type (sheet, one, TD_RESULT_PARTICIPANTS, "1.234");
  td_campaign_sheet_type (sheet, one, TD_RESULT_VALUE_GAINED, "1,8 triệu");
  td_campaign_sheet_type (sheet, one, TD_RESULT_REACHED, "92,5");
  td_campaign_sheet_type (sheet, three, TD_RESULT_PROPOSED, "2");
  /* Nothing is written while one line is wrong. */
  assert_error (self, sheet, TD_ERROR_INVALID, "“Ba”");
  g_assert_cmpint (query (self, "SELECT count (*) FROM campaign_result"), ==, 4);
  g_assert_true (td_campaign_sheet_register (sheet, three));
  save (self, sheet);
  g_assert_false (td_campaign_sheet_is_changed (sheet));

  again = load_results (self, 1, "2026-H1", FALSE);
  g_assert_cmpint (td_campaign_sheet_get_line (again, 1)->cells[TD_RESULT_PARTICIPANTS].number, ==,
                   1234);
  g_assert_cmpint (query (self, "SELECT value_gained FROM campaign_result WHERE unit_id = 10"
                                " AND period = '2026-H1'"),
                   ==, 1800000);
  g_assert_cmpint (query (self, "SELECT reached FROM campaign_result WHERE unit_id = 10"
                                " AND period = '2026-H1'"),
                   ==, 9250);
  g_assert_cmpint (query (self, "SELECT count (*) FROM campaign_unit WHERE campaign_id = 1"
                                " AND unit_id = 12 AND registered_on = '2026-06-30'"),
                   ==, 1);

  /* Somebody else's sheet, read before. */
  td_campaign_sheet_type (stale, one, TD_RESULT_WORKS, "1");
  assert_error (self, stale, TD_ERROR_STALE, "“Một”");

  /* Emptied again. */
  for (guint i = 0; i < TD_N_RESULTS; i++)
    td_campaign_sheet_type (sheet, one, i, "");
  save (self, sheet);
  g_assert_cmpint (query (self, "SELECT count (*) FROM campaign_result WHERE unit_id = 10"
                                " AND period = '2026-H1'"),
                   ==, 0);
  g_assert_true (td_book_undo (self->book, FALSE, NULL, NULL));
  g_assert_cmpint (query (self, "SELECT participants FROM campaign_result WHERE unit_id = 10"
                                " AND period = '2026-H1'"),
                   ==, 1234);
}

static void
saves_units (Fixture *self, gconstpointer data)
{
  g_autoptr (TdCampaignSheet) sheet = load_units (self, 2, TRUE);
  guint n = 0;

  for (guint i = 0; i < sheet->lines->len; i++)
    n += td_campaign_sheet_register (sheet, i);
  g_assert_cmpuint (n, ==, 3);
  td_campaign_sheet_type (sheet, 0, TD_TAKING_PART_PLANNED_ON, "12/3/2026");
  td_campaign_sheet_type (sheet, 0, TD_TAKING_PART_TARGET, "85");
  td_campaign_sheet_type (sheet, 0, TD_TAKING_PART_TARGET_MEASURE, "%");
  save (self, sheet);
  g_assert_cmpint (query (self, "SELECT count (*) FROM campaign_unit WHERE campaign_id = 2"), ==,
                   4);
  g_assert_cmpint (query (self, "SELECT target FROM campaign_unit WHERE campaign_id = 2"
                                " AND unit_id = 1 AND planned_on = '2026-03-12'"),
                   ==, 8500);

  td_campaign_sheet_type (sheet, 0, TD_TAKING_PART_REGISTERED, "");
  save (self, sheet);
  g_assert_cmpint (query (self, "SELECT count (*) FROM campaign_unit WHERE campaign_id = 2"), ==,
                   3);
  g_assert_true (td_book_undo (self->book, FALSE, NULL, NULL));
  g_assert_true (td_book_undo (self->book, FALSE, NULL, NULL));
  g_assert_cmpint (query (self, "SELECT count (*) FROM campaign_unit WHERE campaign_id = 2"), ==,
                   1);
}

/* A unit with results stays; so do results of a unit that was closed, which stop nothing. */
static void
keeps_results (Fixture *self, gconstpointer data)
{
  g_autoptr (TdCampaignSheet) units = load_units (self, 1, FALSE);
  g_autoptr (TdCampaignSheet) results = load_results (self, 1, "2026-H1", FALSE);

  td_campaign_sheet_type (units, 1, TD_TAKING_PART_REGISTERED, "");
  assert_error (self, units, TD_ERROR_INVALID, "“Một”");

  td_campaign_sheet_type (results, 1, TD_RESULT_WORKS, "1");
  save (self, results);
  td_campaign_sheet_type (results, 0, TD_RESULT_WORKS, "1");
  assert_error (self, results, TD_ERROR_INVALID, "“Hai”");
}

/* --- Sums ------------------------------------------------------------------------------------- */

#define N_UNITS 40
#define N_TREES 20

static void execute (Fixture *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
execute (Fixture *self, const char *format, ...)
{
  g_autofree char *sql = NULL;
  sqlite3 *db;
  char *message = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static gboolean
is_below (const guint *parents, guint unit, guint root)
{
  while (unit != root && unit != 0)
    unit = parents[unit];

  return unit == root;
}

/* Of any tree the sheet of any unit adds up to the results of all units that are below it, each
 * once, however deep. */
static void
rolls_up (Fixture *self, gconstpointer data)
{
  for (int n = 0; n < N_TREES; n++)
    {
      guint parents[N_UNITS + 1] = { 0 };
      gint64 results[N_UNITS + 1][3] = { { 0 } };

      execute (self, "DELETE FROM campaign_result; DELETE FROM campaign_unit;"
                     "DELETE FROM unit_parent; DELETE FROM unit;");
      for (guint i = 1; i <= N_UNITS; i++)
        {
          execute (self,
                   "INSERT INTO unit (id, code, name, kind, search_key, sort_key)"
                   " VALUES (%u, 'U%u', 'Đơn vị %u', '%s', '', x'%02x')",
                   i, i, i, i == 1 ? "LDLD_TINH" : "CDCS", i);
          if (i == 1)
            continue;
          parents[i] = (guint) g_test_rand_int_range (1, (int) i);
          execute (self, "INSERT INTO unit_parent (unit_id, parent_id) VALUES (%u, %u)", i,
                   parents[i]);
          if (g_test_rand_int_range (0, 3) == 0)
            continue;
          for (guint j = 0; j < 3; j++)
            results[i][j] = g_test_rand_int_range (0, 1000);
          execute (self,
                   "INSERT INTO campaign_unit (campaign_id, unit_id) VALUES (1, %u);"
                   "INSERT INTO campaign_result (campaign_id, unit_id, period, participants,"
                   " initiatives_proposed, value_gained) VALUES (1, %u, '2026-H1', %d, %d, %d)",
                   i, i, (int) results[i][0], (int) results[i][1], (int) results[i][2]);
        }

      for (guint root = 1; root <= N_UNITS; root++)
        {
          const guint fields[]
              = { TD_RESULT_PARTICIPANTS, TD_RESULT_PROPOSED, TD_RESULT_VALUE_GAINED };
          TdPeriod period = td_period_for_half (2026, 1);
          g_autoptr (TdCampaignSheet) sheet
              = td_campaign_results_load (td_book_get_reader (self->book), g_test_rand_bit (), root,
                                          &period, g_test_rand_bit (), NULL);

          for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
            {
              gint64 expected = 0, sum = 0;

              for (guint i = 1; i <= N_UNITS; i++)
                expected += is_below (parents, i, root) ? results[i][j] : 0;
              td_campaign_sheet_sum (sheet, fields[j], NULL, &sum);
              g_assert_cmpint (sum, ==, expected);
            }
        }
    }
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("THIDUA_TODAY", "2026-06-30", TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("/campaign-sheet/lists-results", lists_results);
  ADD ("/campaign-sheet/lists-units", lists_units);
  ADD ("/campaign-sheet/saves-results", saves_results);
  ADD ("/campaign-sheet/saves-units", saves_units);
  ADD ("/campaign-sheet/keeps-results", keeps_results);
  ADD ("/campaign-sheet/rolls-up", rolls_up);

  return g_test_run ();
}
