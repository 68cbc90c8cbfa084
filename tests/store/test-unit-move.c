/* Units that move: the tree stays a tree on every day, and undo brings the old one back. */
#include <sqlite3.h>
#include <string.h>

#include "base/td-error.h"
#include "store/td-catalogue-store.h"
#include "store/td-tree.h"
#include "store/td-unit-store.h"
#include "td-test-util.h"

typedef struct
{
  TdCatalogue *catalogue;
  gint64 id;
  gint64 parent_id;
  TdDate from;
} Move;

static gboolean
move_cb (TdDb *db, gpointer data, GError **error)
{
  const Move *move = data;

  return td_unit_move (db, move->catalogue, move->id, move->parent_id, move->from, error);
}

static GArray *
read_rows (const char *path, const char *sql)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3 *db;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      gint64 number = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (numbers, number);
    }
  sqlite3_finalize (stmt);
  sqlite3_close (db);

  return numbers;
}

/* All that is stored of units and their places. */
static char *
dump (const char *path)
{
  GString *text = g_string_new (NULL);
  sqlite3 *db;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_prepare_v2 (db,
                          "SELECT quote (id) || quote (revision) || quote (code) || quote (name)"
                          " || quote (valid_from) || quote (valid_to) FROM unit UNION ALL"
                          " SELECT quote (id) || ',' || quote (unit_id) || ',' || quote (parent_id)"
                          " || quote (valid_from) || quote (valid_to) FROM unit_parent ORDER BY 1",
                          -1, &stmt, NULL),
      ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_string_append_printf (text, "%s\n", sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_close (db);

  return g_string_free (text, FALSE);
}

static gboolean
save_cb (TdDb *db, gpointer data, GError **error)
{
  TdUnit *unit = data;
  g_autoptr (TdCatalogue) catalogue = td_catalogue_load (db, error);

  return catalogue != NULL && td_unit_save (db, catalogue, unit, error);
}

/* "2: …–2023-12-31, 3: 2024-01-01–…" */
static char *
describe_places (const char *path, gint64 id)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT group_concat (format ('%%d: %%s-%%s', parent_id,"
                         " ifnull (valid_from, ''), ifnull (valid_to, '')), ', ') FROM"
                         " (SELECT * FROM unit_parent WHERE unit_id = %d ORDER BY valid_from)",
                         (int) id);
  sqlite3 *db;
  sqlite3_stmt *stmt;
  char *text;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  text = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_close (db);

  return text;
}

/* The day of a move corrected in the unit's window: the place before ends the day before, and two
 * places on one day are refused with both named. */
static void
test_correct (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "book.db");
  g_autoptr (TdCatalogue) catalogue = NULL;
  g_autoptr (TdUnit) unit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *places = NULL;
  g_autofree char *after = NULL;
  Move move = { 0 };
  gint64 root;
  TdBook *book;

  g_assert_true (td_book_create (path, TD_BOOK_LAI_CHAU, NULL));
  book = td_book_open (path, NULL);
  catalogue = td_book_get_catalogue (book);
  root = td_unit_find_root (td_book_get_reader (book), td_date_today (), NULL);
  move = (Move){ catalogue, td_unit_find_by_code (td_book_get_reader (book), "LC-CDYT", NULL),
                 td_unit_find_by_code (td_book_get_reader (book), "LC-CDGD", NULL),
                 TD_DATE (2024, 3, 1) };
  g_assert_true (td_book_write (book, "move", move_cb, &move, &error));

  unit = td_unit_load (td_book_get_reader (book), move.id, NULL);
  unit->parent_from = TD_DATE (2024, 1, 1);
  g_assert_true (td_book_write (book, "correct", save_cb, unit, &error));
  places = describe_places (path, move.id);
  expected = g_strdup_printf ("%d: -2023-12-31, %d: 2024-01-01-", (int) root, (int) move.parent_id);
  g_assert_cmpstr (places, ==, expected);

  /* Moved on; then the day of that move is set before the one before it began. */
  move.parent_id = root;
  move.from = TD_DATE (2025, 1, 1);
  g_assert_true (td_book_write (book, "move", move_cb, &move, &error));
  td_unit_free (unit);
  unit = td_unit_load (td_book_get_reader (book), move.id, NULL);
  unit->parent_from = TD_DATE (2023, 6, 1);
  g_clear_pointer (&places, g_free);
  places = describe_places (path, move.id);
  g_assert_false (td_book_write (book, "correct", save_cb, unit, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "01/06/2023"));
  g_assert_nonnull (strstr (error->message, "01/01/2024"));
  after = describe_places (path, move.id);
  g_assert_cmpstr (after, ==, places);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (book);
}

static void
test_random (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "book.db");
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (TdCatalogue) catalogue = NULL;
  TdBook *book;
  guint n_moved = 0, n_refused = 0;

  g_setenv ("THIDUA_TODAY", "2026-06-15", TRUE);
  g_assert_true (td_book_create (path, TD_BOOK_LAI_CHAU, NULL));
  book = td_book_open (path, NULL);
  catalogue = td_book_get_catalogue (book);
  before = dump (path);
  ids = read_rows (path, "SELECT id FROM unit");

  for (guint i = 0; i < 120; i++)
    {
      Move move
          = { catalogue, g_array_index (ids, gint64, g_test_rand_int_range (0, (int) ids->len)),
              g_array_index (ids, gint64, g_test_rand_int_range (0, (int) ids->len)),
              td_date_add_days (TD_DATE (2005, 1, 2),
                                (int) i * 60 + g_test_rand_int_range (-200, 200)) };
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) doubles = NULL;

      if (td_book_write (book, "move", move_cb, &move, &error))
        n_moved++;
      else
        {
          g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
          n_refused++;
        }
      doubles = read_rows (path, "SELECT a.id FROM unit_parent a JOIN unit_parent b"
                                 " ON a.unit_id = b.unit_id AND a.id < b.id"
                                 " AND ifnull (a.valid_from, '') <= ifnull (b.valid_to, '~')"
                                 " AND ifnull (b.valid_from, '') <= ifnull (a.valid_to, '~')");
      g_assert_cmpuint (doubles->len, ==, 0);
    }
  g_assert_cmpuint (n_moved, >, 10);
  g_assert_cmpuint (n_refused, >, 0);

  g_test_message ("%u moves, %u refused", n_moved, n_refused);

  /* Each unit with a place on that day is reached from the root, once. */
  for (guint i = 0; i < 8000; i += 40)
    {
      TdDate day = td_date_add_days (TD_DATE (2004, 6, 1), (int) i);
      g_autofree char *iso = td_date_to_iso (day);
      g_autofree char *sql
          = g_strdup_printf ("SELECT id FROM unit_parent WHERE ifnull (valid_from, '') <= '%s'"
                             " AND ifnull (valid_to, '~') >= '%s'",
                             iso, iso);
      g_autoptr (GArray) places = read_rows (path, sql);
      g_autoptr (GPtrArray) spans = td_tree_read (td_book_get_reader (book), 0, day, day, NULL);

      g_assert_cmpuint (spans->len, ==, places->len + 1);
    }

  for (guint i = 0; i < n_moved; i++)
    g_assert_true (td_book_undo (book, FALSE, NULL, NULL));
  after = dump (path);
  g_assert_cmpstr (after, ==, before);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (book);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unit-move/correct", test_correct);
  g_test_add_func ("/unit-move/random", test_random);

  return g_test_run ();
}
