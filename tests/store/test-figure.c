/* Figures of units in a book: which units are on a sheet, what stands beside them, saving, undo. */
#include <sqlite3.h>
#include <string.h>

#include "base/td-error.h"
#include "store/td-figure-store.h"
#include "td-test-util.h"

typedef struct
{
  TdTestDir *dir;
  char *path;
  TdBook *book;
  TdCatalogue *catalogue;
} Fixture;

/* A tree of its own, so that each row can be counted:
 *
 *   1 Tỉnh
 *   ├─ 2 Huyện A, until 30/06/2025, goes on as 4
 *   │   ├─ 10 Cơ sở Một, until 30/06/2025 under 2, then under 4
 *   │   └─ 11 Cơ sở Hai, until 15/05/2025, goes on as 12
 *   ├─ 3 Huyện B, until 30/06/2025, goes on as 4
 *   └─ 4 Xã C, from 01/07/2025
 *       └─ 12 Cơ sở Ba, from 16/05/2025 (under 2 until 30/06/2025) */
static const char *const tree
    = "DELETE FROM unit_parent; DELETE FROM unit;"
      "INSERT INTO unit (id, code, name, kind, valid_from, valid_to, successor_id, search_key,"
      " sort_key) VALUES"
      " (1, 'T', 'Tỉnh', 'LDLD_TINH', NULL, NULL, NULL, 'tinh', x'01'),"
      " (4, 'C', 'Xã C', 'CD_XA', '2025-07-01', NULL, NULL, 'xa c', x'04'),"
      " (2, 'A', 'Huyện A', 'LDLD_HUYEN', NULL, '2025-06-30', 4, 'huyen a', x'02'),"
      " (3, 'B', 'Huyện B', 'LDLD_HUYEN', NULL, '2025-06-30', 4, 'huyen b', x'03'),"
      " (10, '1', 'Cơ sở Một', 'CDCS', NULL, NULL, NULL, 'co so mot', x'0a'),"
      " (12, '3', 'Cơ sở Ba', 'CDCS', '2025-05-16', NULL, NULL, 'co so ba', x'0c'),"
      " (11, '2', 'Cơ sở Hai', 'CDCS', NULL, '2025-05-15', 12, 'co so hai', x'0b');"
      "INSERT INTO unit_parent (unit_id, parent_id, valid_from, valid_to) VALUES"
      " (2, 1, NULL, '2025-06-30'), (3, 1, NULL, '2025-06-30'), (4, 1, '2025-07-01', NULL),"
      " (10, 2, NULL, '2025-06-30'), (10, 4, '2025-07-01', NULL),"
      " (11, 2, NULL, '2025-05-15'),"
      " (12, 2, '2025-05-16', '2025-06-30'), (12, 4, '2025-07-01', NULL);"
      "INSERT INTO unit_figure (id, unit_id, period, workers, members, rating, score) VALUES"
      " (1, 2, '2024-H2', 100, 90, 'HTTNV', 8500), (2, 3, '2024-H2', 50, 45, NULL, NULL),"
      " (3, 10, '2024', 30, 29, 'HTNV', 7000), (4, 10, '2024-H2', 31, 28, NULL, NULL),"
      " (5, 10, '2025-H1', 32, 30, NULL, NULL), (6, 11, '2024-H2', 20, 20, 'HTXSNV', 9500);";

static void
set_up (Fixture *self, gconstpointer data)
{
  sqlite3 *db;

  self->dir = td_test_dir_new ();
  self->path = td_test_dir_file (self->dir, "book.db");
  g_assert_true (td_book_create (self->path, TD_BOOK_EMPTY, NULL));
  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, tree, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  self->book = td_book_open (self->path, NULL);
  self->catalogue = td_book_get_catalogue (self->book);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  td_catalogue_unref (self->catalogue);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->book);
  g_free (self->path);
  td_test_dir_free (self->dir);
}

static TdFigureSheet *
load (Fixture *self, gint64 root, gboolean with_below, const char *code)
{
  g_autoptr (GError) error = NULL;
  TdFigureSheet *sheet;
  TdPeriod period;

  g_assert_true (td_period_parse (code, &period, NULL));
  sheet = td_figure_sheet_load (td_book_get_reader (self->book), root, with_below, &period, &error);
  g_assert_no_error (error);

  return sheet;
}

/* "Huyện A: Cơ sở Một 32/30 [31/28 2024-H2]; …" */
static char *
describe (const TdFigureSheet *sheet)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sheet->lines->len; i++)
    {
      const TdFigureLine *line = td_figure_sheet_get_line (sheet, i);

      g_string_append_printf (
          text, "%s: %s %d/%d [%d/%d %s %s%s%s]\n", line->group, line->name,
          (int) line->values.numbers[TD_FIGURE_WORKERS],
          (int) line->values.numbers[TD_FIGURE_MEMBERS],
          (int) line->last.numbers[TD_FIGURE_WORKERS], (int) line->last.numbers[TD_FIGURE_MEMBERS],
          line->last_periods[TD_FIGURE_WORKERS], line->last.rating,
          line->last_units != NULL ? " " : "", line->last_units != NULL ? line->last_units : "");
    }

  return g_string_free (text, FALSE);
}

static void
assert_sheet (
    Fixture *self, gint64 root, gboolean with_below, const char *code, const char *expected)
{
  g_autoptr (TdFigureSheet) sheet = load (self, root, with_below, code);
  g_autofree char *text = describe (sheet);

  g_assert_cmpstr (text, ==, expected);
}

static void
lists_units (Fixture *self, gconstpointer data)
{
  assert_sheet (self, 1, FALSE, "2025-H1",
                "Tỉnh: Huyện A -1/-1 [100/90 2024-H2 HTTNV]\n"
                "Tỉnh: Huyện B -1/-1 [50/45 2024-H2 ]\n");
  /* On the last day Hai has ended and reported nothing; Ba goes on for it. */
  assert_sheet (self, 1, TRUE, "2025-H1",
                "Tỉnh: Huyện A -1/-1 [100/90 2024-H2 HTTNV]\n"
                "Tỉnh: Huyện B -1/-1 [50/45 2024-H2 ]\n"
                "Huyện A: Cơ sở Một 32/30 [31/28 2024-H2 HTNV]\n"
                "Huyện A: Cơ sở Ba -1/-1 [20/20 2024-H2 HTXSNV Cơ sở Hai]\n");
  /* Xã C goes on for both; two ratings would be none, one stays. Một and Ba were under Huyện A for
   * no day of the half-year. */
  assert_sheet (self, 0, TRUE, "2025-H2",
                "Tỉnh: Xã C -1/-1 [150/135 2024-H2 HTTNV Huyện A, Huyện B]\n"
                "Xã C: Cơ sở Một -1/-1 [32/30 2025-H1 HTNV]\n"
                "Xã C: Cơ sở Ba -1/-1 [20/20 2024-H2 HTXSNV Cơ sở Hai]\n");
  /* Over the year they were under both, and stand where they are at its end. */
  assert_sheet (self, 1, TRUE, "2025",
                "Tỉnh: Xã C -1/-1 [150/135 2024-H2 HTTNV Huyện A, Huyện B]\n"
                "Xã C: Cơ sở Một -1/-1 [30/29 2024 HTNV]\n"
                "Xã C: Cơ sở Ba -1/-1 [20/20 2024-H2 HTXSNV Cơ sở Hai]\n");
  /* Without units below: itself. */
  assert_sheet (self, 10, FALSE, "2025-H1", ": Cơ sở Một 32/30 [31/28 2024-H2 HTNV]\n");
}

/* Huyện A has what Một and Hai reported below it, Hai though it ended. */
static void
adds_up_below (Fixture *self, gconstpointer data)
{
  g_autoptr (TdFigureSheet) sheet = load (self, 1, FALSE, "2024-H2");
  const TdFigureLine *line = td_figure_sheet_get_line (sheet, 0);
  gint64 sum;

  g_assert_cmpstr (line->name, ==, "Huyện A");
  g_assert_cmpuint (line->n_below, ==, 2);
  g_assert_cmpint (line->below[TD_FIGURE_WORKERS], ==, 51);
  g_assert_cmpint (line->below[TD_FIGURE_WOMEN], ==, TD_FIGURE_UNKNOWN);
  g_assert_true (td_figure_sheet_sum (sheet, TD_FIGURE_WORKERS, &sum));
  g_assert_cmpint (sum, ==, 100 + 51 + 50);
}

/* What a unit reported that ended within the period is not lost from the sheet. */
static void
lists_ended_units (Fixture *self, gconstpointer data)
{
  g_autoptr (TdFigureSheet) sheet = NULL;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "INSERT INTO unit_figure (unit_id, period, workers)"
                                 " VALUES (11, '2025-H1', 19)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);

  assert_sheet (self, 2, FALSE, "2025-H1",
                "Huyện A: Cơ sở Một 32/30 [31/28 2024-H2 HTNV]\n"
                "Huyện A: Cơ sở Hai 19/-1 [20/20 2024-H2 HTXSNV]\n"
                "Huyện A: Cơ sở Ba -1/-1 [20/20 2024-H2 HTXSNV Cơ sở Hai]\n");
}

static void
does_not_find (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdPeriod period = td_period_for_half (2025, 1);

  g_assert_null (
      td_figure_sheet_load (td_book_get_reader (self->book), 99, FALSE, &period, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* --- Saving ----------------------------------------------------------------------------------- */

typedef struct
{
  TdCatalogue *catalogue;
  TdFigureSheet *sheet;
} Write;

static gboolean
write_cb (TdDb *db, gpointer data, GError **error)
{
  Write *write = data;

  return td_figure_sheet_save (db, write->catalogue, write->sheet, error);
}

static gboolean
save (Fixture *self, TdFigureSheet *sheet, GError **error)
{
  Write write = { self->catalogue, sheet };

  return td_book_write (self->book, "Nhập số liệu", write_cb, &write, error);
}

static char *
dump (const Fixture *self)
{
  GString *text = g_string_new (NULL);
  sqlite3 *db;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT format ('%d %d %d %s %Q %Q %Q %Q %Q %Q %Q', id,"
                                       " revision, unit_id, period, workers, members, women,"
                                       " direct_workers, leaders, score, rating)"
                                       " FROM unit_figure ORDER BY id",
                                       -1, &stmt, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_string_append_printf (text, "%s\n", (const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_close (db);

  return g_string_free (text, FALSE);
}

static void
type (Fixture *self, TdFigureSheet *sheet, guint line, TdFigure figure, const char *text)
{
  g_assert_true (td_figure_sheet_type (sheet, self->catalogue, line, figure, text));
}

/* Một is changed, Ba is new, and undo takes back both at once. */
static void
saves (Fixture *self, gconstpointer data)
{
  g_autoptr (TdFigureSheet) sheet = load (self, 2, FALSE, "2025-H1");
  g_autoptr (TdFigureSheet) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (self);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *saved = NULL;
  g_autofree char *loaded = NULL;

  type (self, sheet, 0, TD_FIGURE_WORKERS, "33");
  type (self, sheet, 0, TD_FIGURE_RATING, "HTXSNV");
  type (self, sheet, 0, TD_FIGURE_SCORE, "92,5");
  type (self, sheet, 1, TD_FIGURE_MEMBERS, "18");
  type (self, sheet, 1, TD_FIGURE_WOMEN, "0");
  g_assert_true (save (self, sheet, &error));
  g_assert_no_error (error);
  g_assert_false (td_figure_sheet_is_changed (sheet));

  again = load (self, 2, FALSE, "2025-H1");
  saved = describe (sheet);
  loaded = describe (again);
  g_assert_cmpstr (saved, ==, loaded);
  g_assert_cmpint (td_figure_sheet_get_line (again, 1)->values.numbers[TD_FIGURE_WOMEN], ==, 0);
  g_assert_cmpint (td_figure_sheet_get_line (again, 0)->values.numbers[TD_FIGURE_SCORE], ==, 9250);
  g_assert_cmpint (td_figure_sheet_get_line (again, 0)->revision, ==, 2);

  /* The sheet can be saved on. */
  type (self, sheet, 1, TD_FIGURE_MEMBERS, "19");
  g_assert_true (save (self, sheet, &error));
  after = dump (self);
  g_assert_cmpstr (after, !=, before);
  g_assert_true (td_book_undo (self->book, FALSE, NULL, &error));
  g_assert_true (td_book_undo (self->book, FALSE, NULL, &error));
  undone = dump (self);
  g_assert_cmpstr (undone, ==, before);
}

static void
deletes_what_is_empty (Fixture *self, gconstpointer data)
{
  g_autoptr (TdFigureSheet) sheet = load (self, 2, FALSE, "2025-H1");
  g_autofree char *after = NULL;

  type (self, sheet, 0, TD_FIGURE_WORKERS, "");
  type (self, sheet, 0, TD_FIGURE_MEMBERS, "");
  g_assert_true (save (self, sheet, NULL));
  g_assert_cmpint (td_figure_sheet_get_line (sheet, 0)->id, ==, 0);
  after = dump (self);
  g_assert_null (strstr (after, "2025-H1"));
}

/* A change of nothing leaves no history. */
static void
writes_only_what_changed (Fixture *self, gconstpointer data)
{
  g_autoptr (TdFigureSheet) sheet = load (self, 2, FALSE, "2025-H1");
  g_autofree char *label = NULL;

  g_assert_true (save (self, sheet, NULL));
  label = td_book_get_undo_label (self->book, FALSE);
  g_assert_null (label);
}

static void
refuses (Fixture *self, gconstpointer data)
{
  g_autoptr (TdFigureSheet) sheet = load (self, 2, FALSE, "2025-H1");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (self);
  g_autofree char *after = NULL;

  type (self, sheet, 1, TD_FIGURE_WORKERS, "20");
  type (self, sheet, 0, TD_FIGURE_WORKERS, "nhiều");
  g_assert_false (save (self, sheet, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "nhiều"));
  after = dump (self);
  g_assert_cmpstr (after, ==, before);
}

/* Two people with one sheet: the second is told whose figures, and nothing of hers is written. */
static void
tells_of_another_change (Fixture *self, gconstpointer data)
{
  g_autoptr (TdFigureSheet) first = load (self, 2, FALSE, "2025-H1");
  g_autoptr (TdFigureSheet) second = load (self, 2, FALSE, "2025-H1");
  g_autoptr (TdFigureSheet) third = load (self, 2, FALSE, "2025-H1");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  type (self, first, 0, TD_FIGURE_WORKERS, "33");
  type (self, first, 1, TD_FIGURE_WORKERS, "20");
  g_assert_true (save (self, first, NULL));
  before = dump (self);

  type (self, second, 1, TD_FIGURE_WORKERS, "21");
  g_assert_false (save (self, second, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_STALE);
  g_assert_nonnull (strstr (error->message, "Cơ sở Ba"));
  g_clear_error (&error);

  type (self, third, 0, TD_FIGURE_WORKERS, "");
  type (self, third, 0, TD_FIGURE_MEMBERS, "");
  g_assert_false (save (self, third, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_STALE);
  g_assert_nonnull (strstr (error->message, "Cơ sở Một"));
  after = dump (self);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/figure/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("lists-units", lists_units);
  ADD ("lists-ended-units", lists_ended_units);
  ADD ("adds-up-below", adds_up_below);
  ADD ("does-not-find", does_not_find);
  ADD ("saves", saves);
  ADD ("deletes-what-is-empty", deletes_what_is_empty);
  ADD ("writes-only-what-changed", writes_only_what_changed);
  ADD ("refuses", refuses);
  ADD ("tells-of-another-change", tells_of_another_change);
#undef ADD

  return g_test_run ();
}
