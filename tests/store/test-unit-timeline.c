/* What happened to a unit, in order. The rows are written by SQL: who writes them is tested where
 * it stands, and a timeline must be right for books that were corrected by hand, too. */
#include <sqlite3.h>

#include "store/td-unit-store.h"
#include "store/td-unit-timeline.h"
#include "td-test-util.h"

/* 1 the federation, 2 and 3 districts, 4 the commune, 5 the school, 6 and 7 units of the district.
 */
#define UNITS                                                                                            \
  "DELETE FROM unit_parent; UPDATE unit SET successor_id = NULL; DELETE FROM unit;"                      \
  "INSERT INTO unit (id, code, name, kind, valid_from, valid_to, end_reason, successor_id,"              \
  " search_key, sort_key) VALUES"                                                                        \
  " (1, 'LC', 'LĐLĐ tỉnh', 'LDLD_TINH', NULL, NULL, '', NULL, '', x'01'),"                           \
  " (2, 'H1', 'LĐLĐ huyện Một', 'LDLD_HUYEN', NULL, '2025-06-30', 'Bỏ cấp huyện', NULL, ''," \
  " x'02'),"                                                                                             \
  " (3, 'H2', 'LĐLĐ huyện Hai', 'LDLD_HUYEN', NULL, '2025-06-30', '', NULL, '', x'03'),"             \
  " (4, 'X', 'CĐ xã', 'CD_XA', '2025-07-01', NULL, '', NULL, '', x'04'),"                              \
  " (5, 'T', 'CĐCS Trường mới', 'CDCS', '2010-09-05', NULL, '', NULL, '', x'05'),"                 \
  " (6, 'A', 'CĐCS A', 'CDCS', '2011-01-01', '2024-12-31', 'Sáp nhập', 7, '', x'06'),"               \
  " (7, 'B', 'CĐCS B', 'CDCS', NULL, NULL, '', NULL, '', x'07');"                                       \
  "UPDATE unit SET successor_id = 4 WHERE id = 2;"                                                       \
  "INSERT INTO unit_parent (unit_id, parent_id, valid_from, valid_to) VALUES"                            \
  " (2, 1, NULL, '2025-06-30'), (3, 1, NULL, '2025-06-30'), (4, 1, '2025-07-01', NULL),"                 \
  " (5, 2, '2010-09-05', '2025-06-30'), (5, 4, '2025-07-01', NULL),"                                     \
  " (6, 2, '2011-01-01', '2024-12-31'), (7, 2, '2015-03-01', '2025-06-30'),"                             \
  " (7, 4, '2025-07-01', NULL);"                                                                         \
  "INSERT INTO unit_former (unit_id, valid_to, name, short_name, kind, organisation_type) VALUES"        \
  " (5, '2018-08-31', 'CĐCS Trường cũ', '', 'CDCS', NULL),"                                         \
  " (5, '2025-06-30', 'CĐCS Trường giữa', '', 'CDCS', NULL),"                                      \
  " (4, '2026-01-31', 'CĐ xã (cũ)', '', 'CD_XA', NULL);"

#define REORGANISATION                                                                             \
  "INSERT INTO reorganisation (id, title, number, decided_on, effective_on, search_key) VALUES"    \
  " (1, 'Sắp xếp 2025', '123/QĐ-LĐLĐ', '2025-06-20', '2025-07-01', '');"                    \
  "INSERT INTO reorganisation_line (reorganisation_id, position, action, unit_id, target_id,"      \
  " is_implied) VALUES"                                                                            \
  " (1, 0, 'found', 4, 1, 0), (1, 1, 'merge', 2, 4, 0), (1, 2, 'merge', 3, 4, 0),"                 \
  " (1, 3, 'rename', 5, NULL, 0), (1, 4, 'transfer', 5, 4, 1), (1, 5, 'transfer', 7, 4, 1);"

typedef struct
{
  TdTestDir *dir;
  char *path;
  TdBook *book;
} Fixture;

static void
run_sql (Fixture *fixture, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
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
  run_sql (fixture, UNITS);
  fixture->book = td_book_open (fixture->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->book);
  g_free (fixture->path);
  td_test_dir_free (fixture->dir);
}

/* "2025-07-01 sentence [source]", a line an event. */
static char *
read_timeline (Fixture *fixture, gint64 unit_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events
      = td_unit_timeline_read (td_book_get_reader (fixture->book), unit_id, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < events->len; i++)
    {
      const TdUnitEvent *event = g_ptr_array_index (events, i);
      g_autofree char *day = td_date_to_iso (event->on);
      g_autofree char *sentence = td_unit_event_to_sentence (event);
      g_autofree char *source = td_unit_event_to_source (event);

      g_string_append_printf (text, "%s %s%s%s%s\n", day != NULL ? day : "?", sentence,
                              source[0] != '\0' ? " [" : "", source, source[0] != '\0' ? "]" : "");
    }

  return g_strdup (text->str);
}

#define assert_timeline(fixture, unit_id, expected)                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *td_timeline = read_timeline (fixture, unit_id);                               \
    g_assert_cmpstr (td_timeline, ==, expected);                                                   \
  }                                                                                                \
  G_STMT_END

/* Without a reorganisation: what the units' own rows say. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  assert_timeline (fixture, 5,
                   "2025-07-01 Moved from LĐLĐ huyện Một to CĐ xã (cũ)\n"
                   "2025-07-01 Name: “CĐCS Trường giữa” until 30/06/2025, then “CĐCS Trường mới”\n"
                   "2018-09-01 Name: “CĐCS Trường cũ” until 31/08/2018, then “CĐCS Trường giữa”\n"
                   "2010-09-05 Founded under LĐLĐ huyện Một\n");
  assert_timeline (fixture, 6,
                   "2024-12-31 Last day: Sáp nhập. Succeeded by CĐCS B\n"
                   "2011-01-01 Founded under LĐLĐ huyện Một\n");
  /* Placed years after a beginning that nobody knows. */
  assert_timeline (fixture, 7,
                   "2025-07-01 Moved from LĐLĐ huyện Một to CĐ xã (cũ)\n"
                   "2025-01-01 Succeeds CĐCS A\n"
                   "2015-03-01 Placed under LĐLĐ huyện Một\n"
                   "? In the book from the beginning; its first day is not known\n");
  assert_timeline (fixture, 3,
                   "2025-06-30 Last day; nothing succeeds it\n"
                   "? Belonged to LĐLĐ tỉnh from the beginning; its first day is not known\n");
  assert_timeline (fixture, 1, "? In the book from the beginning; its first day is not known\n");
  assert_timeline (fixture, 99, "");
}

/* With it, each of its rows is told once, with the decision. */
static void
test_reorganisation (Fixture *fixture, gconstpointer data)
{
#define SOURCE " [Decision 123/QĐ-LĐLĐ of 20/06/2025: Sắp xếp 2025]\n"
  run_sql (fixture, REORGANISATION);

  assert_timeline (fixture, 2,
                   "2025-06-30 Last day: Bỏ cấp huyện. Succeeded by CĐ xã (cũ)" SOURCE
                   "? Belonged to LĐLĐ tỉnh from the beginning; its first day is not known\n");
  assert_timeline (fixture, 3,
                   "2025-06-30 Last day; succeeded by CĐ xã (cũ)" SOURCE
                   "? Belonged to LĐLĐ tỉnh from the beginning; its first day is not known\n");
  assert_timeline (fixture, 4,
                   "2026-02-01 Name: “CĐ xã (cũ)” until 31/01/2026, then “CĐ xã”\n"
                   "2025-07-01 2 units moved here: CĐCS Trường mới; CĐCS B" SOURCE
                   "2025-07-01 Succeeds 2 units: LĐLĐ huyện Một; LĐLĐ huyện Hai" SOURCE
                   "2025-07-01 Founded under LĐLĐ tỉnh" SOURCE);
  assert_timeline (
      fixture, 5,
      "2025-07-01 Moved from LĐLĐ huyện Một to CĐ xã (cũ)" SOURCE
      "2025-07-01 Name: “CĐCS Trường giữa” until 30/06/2025, then “CĐCS Trường mới”" SOURCE
      "2018-09-01 Name: “CĐCS Trường cũ” until 31/08/2018, then “CĐCS Trường giữa”\n"
      "2010-09-05 Founded under LĐLĐ huyện Một\n");
  assert_timeline (fixture, 1,
                   "2025-07-01 Founded under it: CĐ xã (cũ)" SOURCE
                   "? In the book from the beginning; its first day is not known\n");
}

/* A split has several successors; what was corrected afterwards still names the decision. */
static void
test_split (Fixture *fixture, gconstpointer data)
{
  run_sql (fixture, "INSERT INTO reorganisation (id, title, effective_on, search_key) VALUES"
                    " (2, 'Chia tách', '2025-07-01', '');"
                    "INSERT INTO reorganisation_line (reorganisation_id, position, action, unit_id,"
                    " target_id) VALUES (2, 0, 'split', 2, 4), (2, 1, 'split', 2, 7),"
                    " (2, 2, 'dissolve', 5, NULL);");

  assert_timeline (fixture, 2,
                   "2025-06-30 Last day: Bỏ cấp huyện. Succeeded by CĐ xã (cũ); CĐCS B"
                   " [Chia tách]\n"
                   "? Belonged to LĐLĐ tỉnh from the beginning; its first day is not known\n");
  {
    g_autofree char *corrected = read_timeline (fixture, 5);

    g_assert_true (g_str_has_prefix (
        corrected, "2025-07-01 Dissolved by a reorganisation, and corrected since [Chia tách]\n"));
  }
}

/* Kind, type, place and short name are told apart, and what came from or went to nothing. */
static void
test_states (Fixture *fixture, gconstpointer data)
{
  run_sql (fixture,
           "UPDATE unit SET short_name = 'B', kind = 'NGHIEP_DOAN', organisation_type = 'HTX'"
           " WHERE id = 7;"
           "INSERT INTO unit_former (unit_id, valid_to, name, kind, organisation_type) VALUES"
           " (7, '2025-12-31', 'CĐCS B', 'CDCS', 'DN_FDI');"
           "INSERT INTO unit_former (unit_id, valid_to, name, kind, organisation_type) VALUES"
           " (7, '2019-12-31', 'CĐCS B', 'CDCS', NULL)");
  {
    g_autofree char *text = read_timeline (fixture, 7);

    g_test_message ("%s", text);
    g_assert_nonnull (strstr (text, "2026-01-01 Short name: none until 31/12/2025, then “B”\n"));
    g_assert_nonnull (strstr (text, "2026-01-01 Kind: “"));
    g_assert_nonnull (strstr (text, "2026-01-01 Organisation type: “"));
    g_assert_nonnull (strstr (text, "2020-01-01 Organisation type: none until 31/12/2019, then"));
    g_assert_null (strstr (text, "Name:"));
  }
}

/* More units than a line can name: the rest is counted. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  run_sql (fixture, REORGANISATION
           "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 5099)"
           " INSERT INTO unit (id, code, name, kind, search_key, sort_key)"
           " SELECT i, 'N' || i, 'CĐCS ' || i, 'CDCS', '', x'20' FROM n;"
           "INSERT INTO reorganisation_line (reorganisation_id, position, action, unit_id,"
           " target_id) SELECT 1, id, 'transfer', id, 4 FROM unit WHERE id >= 100;");
  text = read_timeline (fixture, 4);

  g_assert_nonnull (strstr (text, "5002 units moved here: CĐCS Trường mới; CĐCS B; CĐCS 100; "));
  g_assert_nonnull (strstr (text, "; CĐCS 109 and 4990 other units" SOURCE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/unit-timeline/rows", test_rows);
  ADD ("/unit-timeline/reorganisation", test_reorganisation);
  ADD ("/unit-timeline/split", test_split);
  ADD ("/unit-timeline/states", test_states);
  ADD ("/unit-timeline/many", test_many);

  return g_test_run ();
}
