/* Units that are in the book twice: finding them, and merging the two rows. */
#include <sqlite3.h>
#include <string.h>

#include "base/td-error.h"
#include "base/td-text.h"
#include "store/td-check.h"
#include "store/td-sample.h"
#include "store/td-unit-duplicates.h"
#include "store/td-unit-likeness-private.h"
#include "store/td-unit-merge-private.h"
#include "store/td-unit-store.h"
#include "td-test-util.h"

/* --- Likeness --------------------------------------------------------------------------------- */

static void
test_likeness (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    guint likeness;
  } cases[] = {
    { "CĐCS Trường THCS Nậm Sỏ", "Công đoàn cơ sở Trường Trung học cơ sở Nậm Sỏ", 100 },
    { "LĐLĐ huyện Tam Đường", "Liên đoàn Lao động huyện Tam Đường", 100 },
    { "CĐCS TRƯỜNG THCS NẬM SỎ", "CĐCS Trường THCS Nậm Sỏ", 100 },
    { "Trường THCS Nậm Sỏ", "CĐCS Trường THCS Nậm Sỏ", 98 },
    { "CĐCS Trường Tiểu học xã Nậm Sỏ", "CĐCS Tiểu học Nậm Sỏ", 96 },
    { "CĐCS Công ty TNHH Hợp Lực Tây Bắc", "CĐCS Công ty TNHH Tây Bắc Hợp Lực", 92 },
    { "CĐCS Công ty TNHH Hoàng Liên", "CĐCS Công ty TNHH Hoàn Liên", 88 },
    { "CĐCS Công ty TNHH Hoàng Liên", "CĐCS Công ty TNHH Haòng Liên", 88 },
    { "CĐCS Trường THCS Nậm Sỏ", "CĐCS Trường THCS Nậm Số", 90 },
    { "CĐCS Truong THCS Nam So", "CĐCS Trường THCS Nậm Sỏ", 100 },
    { "CĐCS Mầm non Hoà Bình", "CĐCS Mầm non Hòa Bình", 100 },
    { "CĐCS Trường Tiểu học số 1 Mường Tè", "CĐCS Trường Tiểu học số 2 Mường Tè", 0 },
    { "CĐCS Trường THCS Nậm Sỏ", "CĐCS Trường THCS Nậm Mạ", 0 },
    { "CĐCS Trường Tiểu học Tà Hừa", "CĐCS Trường Tiểu học Tà Mừa", 0 },
    { "Công đoàn xã Nậm Sỏ", "Công đoàn phường Nậm Sỏ", 0 },
    { "CĐCS Chi cục Thuế", "CĐCS Chi cục Hải quan", 0 },
    { "", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (td_unit_likeness (cases[i].a, cases[i].b) != cases[i].likeness)
        g_error ("“%s”, “%s”: %u", cases[i].a, cases[i].b,
                 td_unit_likeness (cases[i].a, cases[i].b));
      g_assert_cmpuint (td_unit_likeness (cases[i].b, cases[i].a), ==, cases[i].likeness);
    }
}

/* --- A book ----------------------------------------------------------------------------------- */

typedef struct
{
  TdTestDir *dir;
  char *path;
  TdBook *book;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->dir = td_test_dir_new ();
  self->path = td_test_dir_file (self->dir, "book.db");
  td_sample_create (self->path, 0, 3, NULL, &error);
  g_assert_no_error (error);
}

static void
open_book (Fixture *self)
{
  self->book = td_book_open (self->path, NULL);
  g_assert_nonnull (self->book);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  if (self->book != NULL)
    g_assert_finalize_object (self->book);
  g_free (self->path);
  td_test_dir_free (self->dir);
}

/* Past the program, before it opens the book. */
static void
run (Fixture *self, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  if (message != NULL)
    g_error ("%s: %s", sql, message);
  sqlite3_close (db);
}

static gint64
query (Fixture *self, const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *stmt;
  gint64 value;

  g_assert_cmpint (sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);

  return value;
}

/* All rows of all tables but the history. */
static char *
dump (Fixture *self)
{
  GString *text = g_string_new (NULL);
  sqlite3 *db;
  sqlite3_stmt *tables;

  g_assert_cmpint (sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db,
                      "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'history'"
                      " AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%search%' ORDER BY name",
                      -1, &tables, NULL);
  while (sqlite3_step (tables) == SQLITE_ROW)
    {
      g_autofree char *sql
          = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY 1", sqlite3_column_text (tables, 0));
      sqlite3_stmt *rows;

      g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &rows, NULL), ==, SQLITE_OK);
      while (sqlite3_step (rows) == SQLITE_ROW)
        {
          for (int i = 0; i < sqlite3_column_count (rows); i++)
            g_string_append_printf (text, "|%s", (const char *) sqlite3_column_text (rows, i));
          g_string_append_c (text, '\n');
        }
      sqlite3_finalize (rows);
    }
  sqlite3_finalize (tables);
  sqlite3_close (db);

  return g_string_free (text, FALSE);
}

/* --- Finding ---------------------------------------------------------------------------------- */

static GPtrArray *
find (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = td_unit_duplicates_find (td_book_get_reader (self->book), NULL, &error);

  g_assert_no_error (error);

  return found;
}

typedef struct
{
  gint64 a;
  gint64 b;
} Pair;

static gboolean
dismiss_cb (TdDb *db, gpointer data, GError **error)
{
  const Pair *pair = data;

  return td_unit_duplicates_dismiss (db, pair->a, pair->b, error);
}

#define GRASSROOTS                                                                                 \
  "(SELECT id FROM unit WHERE kind = 'CDCS' AND valid_to IS NULL ORDER BY id LIMIT 1)"

/* The sample has no doubles, so that what is found is what was put in. */
static void
test_find (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) dismissed = NULL;
  const TdUnitDuplicate *duplicate;
  Pair pair;
  gint64 id, copy;

  open_book (self);
  none = find (self);
  for (guint i = 0; i < none->len; i++)
    {
      duplicate = g_ptr_array_index (none, i);
      g_test_message ("%u %s, %s: %s", duplicate->likeness, duplicate->twins[0].name,
                      duplicate->twins[1].name, duplicate->reason);
    }
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_finalize_object (self->book);

  run (self, "INSERT INTO unit (code, name, kind, valid_from, search_key, sort_key)"
             " SELECT 'X-1', replace (name, 'CĐCS', 'Công đoàn cơ sở'), kind, '2026-01-01', '', x''"
             " FROM unit WHERE id = " GRASSROOTS ";"
             "INSERT INTO unit_parent (unit_id, parent_id, valid_from)"
             " SELECT (SELECT id FROM unit WHERE code = 'X-1'), parent_id, '2026-01-01'"
             " FROM unit_parent WHERE valid_to IS NULL AND unit_id = " GRASSROOTS);
  id = query (self, "SELECT " GRASSROOTS);
  copy = query (self, "SELECT id FROM unit WHERE code = 'X-1'");
  open_book (self);
  one = find (self);
  g_assert_cmpuint (one->len, ==, 1);
  duplicate = g_ptr_array_index (one, 0);
  g_assert_cmpuint (duplicate->likeness, ==, 100);
  g_assert_cmpint (duplicate->twins[0].id, ==, id);
  g_assert_cmpint (duplicate->twins[1].id, ==, copy);
  g_assert_cmpuint (duplicate->twins[0].n_awards, >, 0);
  g_assert_cmpuint (duplicate->twins[1].n_awards, ==, 0);
  g_assert_cmpstr (duplicate->twins[1].code, ==, "X-1");
  g_assert_nonnull (strstr (duplicate->reason, "under one unit"));

  pair = (Pair){ copy, id };
  g_assert_true (td_book_write (self->book, "dismiss", dismiss_cb, &pair, NULL));
  dismissed = find (self);
  g_assert_cmpuint (dismissed->len, ==, 0);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  open_book (self);
  g_cancellable_cancel (cancellable);
  g_assert_null (td_unit_duplicates_find (td_book_get_reader (self->book), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- Merging ---------------------------------------------------------------------------------- */

/* Whatever refers to a unit in the schema is looked after. */
static void
test_schema (Fixture *self, gconstpointer data)
{
  sqlite3 *db;
  sqlite3_stmt *stmt;
  guint n = 0;

  g_assert_cmpint (sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db,
                      "SELECT m.name, f.\"from\" FROM sqlite_master m,"
                      " pragma_foreign_key_list (m.name) f"
                      " WHERE m.type = 'table' AND f.\"table\" = 'unit'",
                      -1, &stmt, NULL);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      const char *table = (const char *) sqlite3_column_text (stmt, 0);
      const char *column = (const char *) sqlite3_column_text (stmt, 1);

      if (!td_unit_merge_moves (table, column))
        g_error ("%s.%s refers to units, and a merger leaves it", table, column);
      n++;
    }
  g_assert_cmpuint (n, >, 15);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
}

static gboolean
merge_cb (TdDb *db, gpointer data, GError **error)
{
  return td_unit_merge_carry_out (db, data, error);
}

static guint
count_errors (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = td_check_run (self->book, TD_DATE (2026, 7, 1), NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const TdFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity != TD_SEVERITY_ERROR)
        continue;
      g_test_message ("%s: %s", finding->code, finding->message);
      n++;
    }

  return n;
}

/* Random units of the sample, whatever their days and kinds: nothing contradicts afterwards, no
 * award is lost, and one undo brings every row back. */
static void
test_random (Fixture *self, gconstpointer data)
{
  guint n_merged = 0, n_refused = 0;
  g_autofree char *before = NULL;
  gint64 n_awards, n_people, n_units;

  open_book (self);
  before = dump (self);
  n_awards = query (self, "SELECT count (*) FROM award WHERE unit_id IS NOT NULL");
  n_people = query (self, "SELECT count (*) FROM person WHERE unit_id IS NOT NULL");
  n_units = query (self, "SELECT count (*) FROM unit");
  g_assert_cmpuint (count_errors (self), ==, 0);

  for (guint i = 0; i < 25; i++)
    {
      /* Of one kind, as doubles are. */
      const char *kind = i % 3 == 0 ? "LDLD_HUYEN" : "CDCS";
      g_autofree char *sql = g_strdup_printf (
          "SELECT id FROM unit WHERE kind = '%s' ORDER BY (id * %d) %% 1009 LIMIT 1", kind,
          g_test_rand_int_range (1, 1000));
      g_autofree char *other = g_strdup_printf (
          "SELECT id FROM unit WHERE kind = '%s' ORDER BY (id * %d) %% 1013 DESC LIMIT 1", kind,
          g_test_rand_int_range (1, 1000));
      gint64 keep = query (self, sql), drop = query (self, other);
      g_autoptr (GError) error = NULL;
      g_autoptr (TdUnitMerge) merge
          = td_unit_merge_plan (td_book_get_reader (self->book), keep, drop, &error);
      g_autoptr (TdUnit) kept = NULL;
      g_autofree char *after = NULL;
      g_autofree char *gone = NULL;

      g_assert_no_error (error);
      if (!td_book_write (self->book, "merge", merge_cb, merge, &error))
        {
          g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
          g_assert_nonnull (merge->problem);
          n_refused++;
          continue;
        }
      n_merged++;
      if (count_errors (self) > 0)
        g_error ("%s (%d) and %s (%d)", merge->keep->name, (int) keep, merge->drop->name,
                 (int) drop);
      g_assert_cmpint (query (self, "SELECT count (*) FROM award WHERE unit_id IS NOT NULL"), ==,
                       n_awards);
      g_assert_cmpint (query (self, "SELECT count (*) FROM person WHERE unit_id IS NOT NULL"), ==,
                       n_people);
      g_assert_cmpint (query (self, "SELECT count (*) FROM unit"), ==, n_units - 1);
      gone = g_strdup_printf ("SELECT count (*) FROM unit WHERE id = %d", (int) drop);
      g_assert_cmpint (query (self, gone), ==, 0);
      kept = td_unit_load (td_book_get_reader (self->book), keep, NULL);
      g_assert_nonnull (strstr (kept->note, merge->drop->name));

      g_assert_true (td_book_undo (self->book, FALSE, NULL, &error));
      after = dump (self);
      g_assert_cmpstr (after, ==, before);
    }
  g_test_message ("%u merged, %u refused", n_merged, n_refused);
  g_assert_cmpuint (n_merged, >, 10);
}

static void
test_plan (Fixture *self, gconstpointer data)
{
  g_autoptr (TdUnitMerge) merge = NULL;
  g_autoptr (TdUnitMerge) stale = NULL;
  g_autoptr (TdUnit) kept = NULL;
  g_autoptr (GError) error = NULL;
  gint64 keep, drop;

  keep = query (self, "SELECT " GRASSROOTS);
  run (self, "INSERT INTO unit (code, name, short_name, kind, valid_from, phone, search_key,"
             " sort_key) SELECT 'X-1', name || ' (2)', 'Hai', kind, '2001-01-01', '0912345678', '',"
             " x'' FROM unit WHERE id = " GRASSROOTS ";"
             "INSERT INTO unit_parent (unit_id, parent_id, valid_from) SELECT (SELECT id FROM unit"
             " WHERE code = 'X-1'), 1, '2001-01-01';"
             "INSERT INTO unit_figure (unit_id, period, workers, members) SELECT (SELECT id"
             " FROM unit WHERE code = 'X-1'), '2026-H1', 77, 66;"
             "INSERT INTO unit_figure (unit_id, period, workers) SELECT (SELECT id FROM unit"
             " WHERE code = 'X-1'), '2002-H1', 5;");
  drop = query (self, "SELECT id FROM unit WHERE code = 'X-1'");
  open_book (self);
  merge = td_unit_merge_plan (td_book_get_reader (self->book), keep, drop, &error);
  stale = td_unit_merge_plan (td_book_get_reader (self->book), keep, drop, &error);
  g_assert_no_error (error);
  g_assert_null (merge->problem);
  g_assert_cmpuint (merge->counts->len, ==, 1);
  g_assert_cmpuint (g_array_index (merge->counts, TdUnitMergeCount, 0).n, ==, 1);
  g_assert_cmpuint (merge->lost->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (merge->lost, 0), "6 tháng đầu năm 2026"));
  g_assert_nonnull (strstr (g_ptr_array_index (merge->lost, 0), "77 / 66"));

  g_assert_true (td_book_write (self->book, "merge", merge_cb, merge, &error));
  kept = td_unit_load (td_book_get_reader (self->book), keep, NULL);
  g_assert_cmpstr (kept->phone, ==, "0912345678");
  g_assert_true (td_date_equal (kept->valid_from, TD_DATE (2001, 1, 1)));
  g_assert_cmpint (query (self, "SELECT count (*) FROM unit_figure WHERE period = '2002-H1'"), ==,
                   1);
  g_assert_cmpuint (count_errors (self), ==, 0);

  /* A plan is of the book as it was. */
  g_assert_false (td_book_write (self->book, "again", merge_cb, stale, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_STALE);
}

static void
test_refuse (Fixture *self, gconstpointer data)
{
  g_autoptr (TdUnitMerge) below = NULL;
  g_autoptr (TdUnitMerge) above = NULL;
  g_autoptr (TdUnitMerge) itself = NULL;
  gint64 id, parent;

  id = query (self, "SELECT " GRASSROOTS);
  parent = query (self, "SELECT parent_id FROM unit_parent WHERE unit_id = " GRASSROOTS);
  open_book (self);
  below = td_unit_merge_plan (td_book_get_reader (self->book), id, parent, NULL);
  g_assert_nonnull (below->problem);
  g_assert_nonnull (strstr (below->problem, below->drop->name));
  above = td_unit_merge_plan (td_book_get_reader (self->book), parent, id, NULL);
  g_assert_null (above->problem);
  itself = td_unit_merge_plan (td_book_get_reader (self->book), id, id, NULL);
  g_assert_nonnull (itself->problem);
}

/* --- Deleting --------------------------------------------------------------------------------- */

static gboolean
delete_cb (TdDb *db, gpointer data, GError **error)
{
  const TdUnit *unit = data;

  return td_unit_delete (db, unit->id, unit->revision, error);
}

/* A unit can be deleted as long as nothing refers to it but its place in the tree, whatever it is
 * that refers. */
static void
test_delete (Fixture *self, gconstpointer data)
{
  static const char *const references[] = {
    "UPDATE award SET unit_id = :id WHERE id = 1",
    "UPDATE award SET recipient_unit_id = :id WHERE id = (SELECT id FROM award"
    " WHERE recipient_kind = 'collective' LIMIT 1)",
    "INSERT INTO person (name, search_key, sort_key, unit_id) VALUES ('A', '', x'', :id)",
    "INSERT INTO unit_figure (unit_id, period) VALUES (:id, '2026')",
    "INSERT INTO campaign_result (campaign_id, unit_id, period)"
    " SELECT id, :id, '2026' FROM campaign LIMIT 1",
    "INSERT INTO report_due (unit_id, period) VALUES (:id, '2026')",
    "INSERT INTO cluster_unit (cluster_id, unit_id, position) SELECT id, :id, 99 FROM cluster"
    " LIMIT 1",
    "UPDATE decision SET issuer_unit_id = :id WHERE id = 1",
    "UPDATE unit SET successor_id = :id WHERE id = 2",
    "INSERT INTO unit_parent (unit_id, parent_id, valid_from, valid_to)"
    " VALUES (2, :id, '1990-01-01', '1990-01-02')",
    "INSERT INTO unit_former (unit_id, valid_to, name, kind) VALUES (:id, '2000-01-01', 'A',"
    " 'CDCS')",
    "INSERT INTO reorganisation_line (reorganisation_id, position, action, unit_id)"
    " SELECT id, 9999, 'found', :id FROM reorganisation LIMIT 1",
  };

  run (self, "INSERT INTO unit (code, name, kind, search_key, sort_key)"
             " VALUES ('X-1', 'CĐCS Nhập nhầm', 'CDCS', '', x'')");
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      gint64 id = query (self, "SELECT id FROM unit WHERE code = 'X-1'");
      g_autofree char *number = g_strdup_printf ("%d", (int) id);
      g_autoptr (GString) sql = g_string_new (references[i]);
      g_autoptr (TdUnit) unit = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
      g_string_replace (sql, ":id", number, 0);
      run (self, sql->str);
      open_book (self);
      unit = td_unit_load (td_book_get_reader (self->book), id, &error);
      g_assert_no_error (error);
      if (td_book_write (self->book, "delete", delete_cb, unit, &error))
        g_error ("deleted in spite of: %s", references[i]);
      g_assert_error (error, TD_ERROR, TD_ERROR_IN_USE);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_finalize_object (self->book);
      self->book = NULL;
      g_assert_true (g_file_set_contents (self->path, bytes, (gssize) length, NULL));
    }

  open_book (self);
  {
    g_autoptr (TdUnit) unit
        = td_unit_load (td_book_get_reader (self->book),
                        query (self, "SELECT id FROM unit WHERE code = 'X-1'"), NULL);
    g_autoptr (GError) error = NULL;

    g_assert_true (td_book_write (self->book, "delete", delete_cb, unit, &error));
    g_assert_no_error (error);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("THIDUA_TODAY", "2026-07-01", TRUE);

  g_test_add_func ("/unit-double/likeness", test_likeness);
#define ADD(name, func) g_test_add ("/unit-double/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("find", test_find);
  ADD ("cancel", test_cancel);
  ADD ("schema", test_schema);
  ADD ("plan", test_plan);
  ADD ("refuse", test_refuse);
  ADD ("random", test_random);
  ADD ("delete", test_delete);
#undef ADD

  return g_test_run ();
}
