/* Reorganisations: what is done to units and their tree, what is refused and how it is told, and,
 * on random ones, that the tree stays a tree, that no award is lost or counted twice, and that undo
 * brings the first book back to the byte. */
#include <sqlite3.h>

#include "base/td-error.h"
#include "base/td-text.h"
#include "store/td-check.h"
#include "store/td-reorganisation-store.h"
#include "store/td-sample.h"
#include "store/td-tree.h"
#include "store/td-unit-store.h"
#include "td-test-util.h"

#define DAY TD_DATE (2020, 7, 1)

typedef struct
{
  TdTestDir *dir;
  char *path;
  TdBook *book;
  TdCatalogue *catalogue;
  gint64 root;
  TdReorganisation *draft;
} Fixture;

typedef struct
{
  const TdCatalogue *catalogue;
  TdReorganisation *draft;
  TdUnit *unit;
} Write;

static gboolean
carry_out_cb (TdDb *db, gpointer data, GError **error)
{
  Write *write = data;

  return td_reorganisation_carry_out (db, write->catalogue, write->draft, error);
}

static gboolean
save_unit_cb (TdDb *db, gpointer data, GError **error)
{
  Write *write = data;

  return td_unit_save (db, write->catalogue, write->unit, error);
}

static gint64
add_unit (Fixture *fixture, const char *name, const char *kind, gint64 parent)
{
  g_autoptr (TdUnit) unit = td_unit_new ();
  g_autoptr (GError) error = NULL;
  Write write = { fixture->catalogue, NULL, unit };

  td_text_set (&unit->name, name);
  td_text_set (&unit->kind, kind);
  unit->parent_id = parent;
  unit->valid_from = TD_DATE (2010, 1, 1);
  td_book_write (fixture->book, "unit", save_unit_cb, &write, &error);
  g_assert_no_error (error);

  return unit->id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_setenv ("THIDUA_TODAY", "2026-06-15", TRUE);
  fixture->dir = td_test_dir_new ();
  fixture->path = td_test_dir_file (fixture->dir, "book.db");
  g_assert_true (td_book_create (fixture->path, TD_BOOK_EMPTY, NULL));
  fixture->book = td_book_open (fixture->path, NULL);
  fixture->catalogue = td_book_get_catalogue (fixture->book);
  fixture->root = add_unit (fixture, "LĐLĐ tỉnh", "LDLD_TINH", 0);
  fixture->draft = td_reorganisation_new ();
  td_text_set (&fixture->draft->title, "Sắp xếp");
  td_text_set (&fixture->draft->number, "12/QĐ-LĐLĐ");
  fixture->draft->effective_on = DAY;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_reorganisation_free (fixture->draft);
  td_catalogue_unref (fixture->catalogue);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->book);
  g_free (fixture->path);
  td_test_dir_free (fixture->dir);
}

static TdReorganisationLine *
add_line (TdReorganisation *draft, TdReorganisationAction action, gint64 unit, gint64 target)
{
  TdReorganisationLine *line = td_reorganisation_line_new (action);

  line->unit_id = unit;
  line->target_id = target;
  g_ptr_array_add (draft->lines, line);

  return line;
}

static void
add_founded (TdReorganisation *draft, const char *name, const char *kind, gint64 parent)
{
  TdReorganisationLine *line = add_line (draft, TD_REORGANISATION_FOUND, 0, parent);

  td_text_set (&line->name, name);
  td_text_set (&line->kind, kind);
}

static void
carry_out (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  Write write = { fixture->catalogue, fixture->draft, NULL };

  td_book_write (fixture->book, "reorganisation", carry_out_cb, &write, &error);
  g_assert_no_error (error);
}

/* The tree of a day, one line a unit: "  CĐCS A" below its parent. */
static void
assert_tree (Fixture *fixture, TdDate day, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) spans
      = td_tree_read (td_book_get_reader (fixture->book), 0, day, day, NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const TdUnitSpan *span = g_ptr_array_index (spans, i);

      g_string_append_printf (text, "%*s%s\n", span->level * 2, "", span->name);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static TdUnit *
find_unit (Fixture *fixture, const char *name)
{
  TdDb *reader = td_book_get_reader (fixture->book);
  g_autoptr (GPtrArray) hits = td_unit_search (reader, name, DAY, 1, NULL);

  g_assert_cmpuint (hits->len, ==, 1);

  return td_unit_load (reader, ((const TdUnitHit *) g_ptr_array_index (hits, 0))->id, NULL);
}

/* --- What is done ----------------------------------------------------------------------------- */

/* Two districts, one with two grassroots unions and one with one, become one commune's union; one
 * grassroots union is not taken along but moved to the province. */
static void
test_merge (Fixture *fixture, gconstpointer data)
{
  gint64 a = add_unit (fixture, "LĐLĐ huyện A", "LDLD_HUYEN", fixture->root);
  gint64 b = add_unit (fixture, "LĐLĐ huyện B", "LDLD_HUYEN", fixture->root);
  gint64 moved = add_unit (fixture, "CĐCS A2", "CDCS", a);
  g_autoptr (GPtrArray) effects = NULL, problems = NULL, done = NULL;
  g_autoptr (TdUnit) ended = NULL, begun = NULL;
  guint n_implied = 0;

  add_unit (fixture, "CĐCS A1", "CDCS", a);
  add_unit (fixture, "CĐCS B1", "CDCS", b);
  td_text_set (&add_line (fixture->draft, TD_REORGANISATION_MERGE, a, 0)->target_name, "CĐ xã C");
  td_text_set (&add_line (fixture->draft, TD_REORGANISATION_MERGE, b, 0)->target_name, "CĐ xã C");
  add_line (fixture->draft, TD_REORGANISATION_TRANSFER, moved, fixture->root);
  add_founded (fixture->draft, "CĐ xã C", "CD_NGANH", fixture->root);

  effects = td_reorganisation_plan (td_book_get_reader (fixture->book), fixture->catalogue,
                                    fixture->draft, &problems, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (effects->len, ==, 6);
  for (guint i = 0; i < effects->len; i++)
    n_implied += ((const TdReorganisationEffect *) g_ptr_array_index (effects, i))->is_implied;
  g_assert_cmpuint (n_implied, ==, 2);

  carry_out (fixture);
  assert_tree (
      fixture, TD_DATE (2020, 6, 30),
      "LĐLĐ tỉnh\n  LĐLĐ huyện A\n    CĐCS A1\n    CĐCS A2\n  LĐLĐ huyện B\n    CĐCS B1\n");
  assert_tree (fixture, DAY, "LĐLĐ tỉnh\n  CĐ xã C\n    CĐCS A1\n    CĐCS B1\n  CĐCS A2\n");

  ended = find_unit (fixture, "huyen a");
  begun = find_unit (fixture, "xa c");
  g_assert_true (td_date_equal (ended->valid_to, TD_DATE (2020, 6, 30)));
  g_assert_cmpint (ended->successor_id, ==, begun->id);
  g_assert_cmpstr (ended->end_reason, ==, "Sáp nhập vào CĐ xã C (QĐ 12/QĐ-LĐLĐ)");
  g_assert_true (td_date_equal (begun->valid_from, DAY));

  /* What is kept says the same as what was planned. */
  done = td_reorganisation_load_effects (td_book_get_reader (fixture->book), fixture->draft->id,
                                         NULL);
  g_assert_cmpuint (done->len, ==, effects->len);
  for (guint i = 0; i < effects->len; i++)
    {
      const TdReorganisationEffect *planned = g_ptr_array_index (effects, i);
      gboolean kept = FALSE;

      for (guint j = 0; j < done->len && !kept; j++)
        {
          const TdReorganisationEffect *effect = g_ptr_array_index (done, j);

          kept = effect->action == planned->action && effect->is_implied == planned->is_implied
                 && g_str_equal (effect->name, planned->name)
                 && g_str_equal (effect->target_name, planned->target_name)
                 && g_str_equal (effect->former_parent, planned->former_parent)
                 && effect->n_children == planned->n_children;
        }
      if (!kept)
        g_error ("lost: %s %s %s", planned->name, planned->target_name, planned->former_parent);
    }

  g_assert_true (td_book_undo (fixture->book, FALSE, NULL, NULL));
  assert_tree (
      fixture, DAY,
      "LĐLĐ tỉnh\n  LĐLĐ huyện A\n    CĐCS A1\n    CĐCS A2\n  LĐLĐ huyện B\n    CĐCS B1\n");
}

static void
test_split (Fixture *fixture, gconstpointer data)
{
  gint64 a = add_unit (fixture, "LĐLĐ huyện A", "LDLD_HUYEN", fixture->root);
  gint64 second = add_unit (fixture, "CĐCS A2", "CDCS", a);
  g_autoptr (TdUnit) ended = NULL, first = NULL;
  g_autoptr (TdReorganisation) loaded = NULL;

  add_unit (fixture, "CĐCS A1", "CDCS", a);
  add_founded (fixture->draft, "CĐ xã C", "CD_NGANH", fixture->root);
  add_founded (fixture->draft, "CĐ xã D", "CD_NGANH", fixture->root);
  td_text_set (&add_line (fixture->draft, TD_REORGANISATION_SPLIT, a, 0)->target_name, "CĐ xã C");
  td_text_set (&add_line (fixture->draft, TD_REORGANISATION_SPLIT, a, 0)->target_name, "CĐ xã D");
  td_text_set (&add_line (fixture->draft, TD_REORGANISATION_TRANSFER, second, 0)->target_name,
               "CĐ xã D");
  carry_out (fixture);
  assert_tree (fixture, DAY, "LĐLĐ tỉnh\n  CĐ xã C\n    CĐCS A1\n  CĐ xã D\n    CĐCS A2\n");
  ended = find_unit (fixture, "huyen a");
  first = find_unit (fixture, "xa c");
  g_assert_cmpint (ended->successor_id, ==, first->id);
  g_assert_cmpstr (ended->end_reason, ==, "Chia tách thành CĐ xã C, CĐ xã D (QĐ 12/QĐ-LĐLĐ)");
  loaded = td_reorganisation_load (td_book_get_reader (fixture->book), fixture->draft->id, NULL);
  g_assert_cmpuint (loaded->lines->len, ==, 5);
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  gint64 a = add_unit (fixture, "CĐCS A", "CDCS", fixture->root);
  gint64 b = add_unit (fixture, "CĐCS B", "CDCS", a);
  TdReorganisationLine *line;
  g_autoptr (TdUnit) changed = NULL;

  /* Round about: what was below is above. */
  add_line (fixture->draft, TD_REORGANISATION_TRANSFER, a, b);
  add_line (fixture->draft, TD_REORGANISATION_TRANSFER, b, fixture->root);
  line = add_line (fixture->draft, TD_REORGANISATION_RENAME, a, 0);
  td_text_set (&line->name, "CĐCS A mới");
  line = add_line (fixture->draft, TD_REORGANISATION_CONVERT, a, 0);
  td_text_set (&line->organisation_type, "DN_FDI");
  carry_out (fixture);

  assert_tree (fixture, TD_DATE (2020, 6, 30), "LĐLĐ tỉnh\n  CĐCS A\n    CĐCS B\n");
  assert_tree (fixture, DAY, "LĐLĐ tỉnh\n  CĐCS B\n    CĐCS A mới\n");
  changed = find_unit (fixture, "a moi");
  g_assert_cmpstr (changed->organisation_type, ==, "DN_FDI");
  g_assert_true (td_date_equal (changed->state_from, DAY));
}

static gboolean
save_heading_cb (TdDb *db, gpointer data, GError **error)
{
  return td_reorganisation_save_heading (db, data, error);
}

static void
test_heading (Fixture *fixture, gconstpointer data)
{
  gint64 a = add_unit (fixture, "CĐCS A", "CDCS", fixture->root);
  g_autoptr (TdReorganisation) stale = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  add_line (fixture->draft, TD_REORGANISATION_DISSOLVE, a, 0);
  carry_out (fixture);
  stale = td_reorganisation_copy (fixture->draft);
  td_text_set (&fixture->draft->number, "21/QĐ-LĐLĐ");
  g_assert_true (td_book_write (fixture->book, "heading", save_heading_cb, fixture->draft, NULL));
  g_assert_false (td_book_write (fixture->book, "heading", save_heading_cb, stale, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_STALE);
  hits = td_reorganisation_list (td_book_get_reader (fixture->book), NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (((const TdReorganisationHit *) g_ptr_array_index (hits, 0))->number, ==,
                   "21/QĐ-LĐLĐ");
}

/* --- What is refused -------------------------------------------------------------------------- */

/* The plan has one error with these words, and nothing is written. */
static void
assert_refused (Fixture *fixture, const char *field, int row, const char *words)
{
  g_autoptr (GPtrArray) problems = NULL, effects = NULL;
  g_autoptr (GError) error = NULL;
  Write write = { fixture->catalogue, fixture->draft, NULL };
  const TdProblem *problem;

  effects = td_reorganisation_plan (td_book_get_reader (fixture->book), fixture->catalogue,
                                    fixture->draft, &problems, NULL);
  g_assert_nonnull (effects);
  problem = td_problems_find (problems, field, row);
  if (problem == NULL)
    g_error ("no problem “%s” of %s in line %d", words, field, row);
  g_assert_nonnull (strstr (problem->message, words));
  g_assert_false (td_book_write (fixture->book, "reorganisation", carry_out_cb, &write, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_cmpint (fixture->draft->id, ==, 0);
  g_ptr_array_set_size (fixture->draft->lines, 0);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  TdReorganisation *draft = fixture->draft;
  gint64 a = add_unit (fixture, "LĐLĐ huyện A", "LDLD_HUYEN", fixture->root);
  gint64 b = add_unit (fixture, "CĐCS B", "CDCS", a);
  gint64 c = add_unit (fixture, "CĐCS C", "CDCS", fixture->root);
  TdReorganisationLine *line;

  assert_refused (fixture, TD_REORGANISATION_LINES, -1, "Add a line");
  add_line (draft, TD_REORGANISATION_DISSOLVE, 0, 0);
  assert_refused (fixture, TD_REORGANISATION_UNIT, 0, "Choose the unit");
  add_line (draft, TD_REORGANISATION_MERGE, c, 0);
  assert_refused (fixture, TD_REORGANISATION_TARGET, 0, "goes on in its place");
  add_line (draft, TD_REORGANISATION_MERGE, c, c);
  assert_refused (fixture, TD_REORGANISATION_TARGET, 0, "the unit itself");
  td_text_set (&add_line (draft, TD_REORGANISATION_MERGE, c, 0)->target_name, "CĐCS X");
  assert_refused (fixture, TD_REORGANISATION_TARGET, 0, "no unit “CĐCS X”");
  add_line (draft, TD_REORGANISATION_SPLIT, c, b);
  assert_refused (fixture, TD_REORGANISATION_TARGET, 0, "two or more");
  add_line (draft, TD_REORGANISATION_DISSOLVE, c, 0);
  add_line (draft, TD_REORGANISATION_TRANSFER, c, a);
  assert_refused (fixture, TD_REORGANISATION_UNIT, 1, "something else");
  add_founded (draft, "CĐCS X", "CDCS", fixture->root);
  add_founded (draft, "CĐCS X", "CDCS", fixture->root);
  assert_refused (fixture, TD_REORGANISATION_NAME, 1, "Two lines found");
  add_founded (draft, "CĐ xã X", "CD_XA", fixture->root);
  assert_refused (fixture, TD_REORGANISATION_KIND, 0, "on 01/07/2020");

  add_line (draft, TD_REORGANISATION_DISSOLVE, fixture->root, 0);
  assert_refused (fixture, TD_REORGANISATION_UNIT, 0, "top of the tree");
  add_line (draft, TD_REORGANISATION_DISSOLVE, a, 0);
  assert_refused (fixture, TD_REORGANISATION_UNIT, 0,
                  "“CĐCS B” still belongs to “LĐLĐ huyện A” after 30/06/2020");
  add_line (draft, TD_REORGANISATION_TRANSFER, a, b);
  assert_refused (fixture, TD_REORGANISATION_TARGET, 0, "above itself");
  add_line (draft, TD_REORGANISATION_TRANSFER, b, a);
  assert_refused (fixture, TD_REORGANISATION_TARGET, 0, "belongs to “LĐLĐ huyện A” already");
  add_line (draft, TD_REORGANISATION_MERGE, a, b);
  assert_refused (fixture, TD_REORGANISATION_UNIT, 0, "still belongs");
  add_line (draft, TD_REORGANISATION_MERGE, b, c);
  add_line (draft, TD_REORGANISATION_DISSOLVE, c, 0);
  assert_refused (fixture, TD_REORGANISATION_TARGET, 0, "“CĐCS C” itself ends on 30/06/2020");
  td_text_set (&add_line (draft, TD_REORGANISATION_FOUND, 0, 0)->target_name, "CĐCS Y");
  line = g_ptr_array_index (draft->lines, 0);
  td_text_set (&line->name, "CĐCS X");
  td_text_set (&line->kind, "CDCS");
  td_text_set (&add_line (draft, TD_REORGANISATION_FOUND, 0, 0)->target_name, "CĐCS X");
  line = g_ptr_array_index (draft->lines, 1);
  td_text_set (&line->name, "CĐCS Y");
  td_text_set (&line->kind, "CDCS");
  assert_refused (fixture, TD_REORGANISATION_TARGET, 0, "above itself");

  draft->effective_on = TD_DATE (2009, 1, 1);
  add_line (draft, TD_REORGANISATION_DISSOLVE, c, 0);
  assert_refused (fixture, TD_REORGANISATION_UNIT, 0, "“CĐCS C” begins on 01/01/2010 only");
  draft->effective_on = DAY;

  /* Known of later days */
  line = add_line (draft, TD_REORGANISATION_RENAME, c, 0);
  td_text_set (&line->name, "CĐCS C mới");
  draft->effective_on = TD_DATE (2021, 1, 1);
  carry_out (fixture);
  draft->id = 0;
  g_ptr_array_set_size (draft->lines, 0);
  draft->effective_on = DAY;
  add_line (draft, TD_REORGANISATION_DISSOLVE, c, 0);
  assert_refused (fixture, TD_REORGANISATION_UNIT, 0, "changes again on 01/01/2021");
  add_line (draft, TD_REORGANISATION_DISSOLVE, b, 0);
  carry_out (fixture);
  draft->id = 0;
  g_ptr_array_set_size (draft->lines, 0);
  add_line (draft, TD_REORGANISATION_DISSOLVE, b, 0);
  assert_refused (fixture, TD_REORGANISATION_UNIT, 0, "ends on 30/06/2020 already");
}

/* --- Random ones ------------------------------------------------------------------------------ */

/* All that the book says, but for the history, as sqlite3's own .dump has it. */
static char *
dump (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { "sqlite3", "-readonly", path, ".dump", NULL };
  g_autoptr (GString) kept = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!g_str_has_prefix (lines[i], "INSERT INTO history "))
      g_string_append_printf (kept, "%s\n", lines[i]);

  return g_string_free (g_steal_pointer (&kept), FALSE);
}

static gint64
query (const char *path, const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *stmt;
  gint64 number;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);

  return number;
}

/* How many awards a tree of all days counts: under the unit of each, on its day. */
static gint64
count_awards (const char *path)
{
  return query (path,
                "WITH RECURSIVE place (id, f, t) AS ("
                " SELECT id, '', '~' FROM unit WHERE id NOT IN (SELECT unit_id FROM unit_parent)"
                " UNION ALL SELECT s.unit_id, max (p.f, ifnull (s.valid_from, '')),"
                "  min (p.t, ifnull (s.valid_to, '~')) FROM unit_parent s JOIN place p"
                "  ON s.parent_id = p.id WHERE max (p.f, ifnull (s.valid_from, ''))"
                "  <= min (p.t, ifnull (s.valid_to, '~')))"
                " SELECT count (*) FROM place JOIN award a ON a.unit_id = place.id"
                " AND a.decided_on BETWEEN place.f AND place.t");
}

/* A unit that is open on @day, never the root; 0 if there is none. */
static gint64
pick (GArray *open)
{
  return open->len > 0 ? g_array_index (open, gint64, g_test_rand_int_range (0, (int) open->len))
                       : 0;
}

static GArray *
read_open (TdDb *reader, TdDate day)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) spans = td_tree_read (reader, 0, day, day, NULL);

  for (guint i = 1; i < spans->len; i++)
    g_array_append_val (ids, ((const TdUnitSpan *) g_ptr_array_index (spans, i))->unit_id);

  return ids;
}

static void
fill_random (TdReorganisation *draft, GArray *open, gint64 root, guint n)
{
  int n_lines = g_test_rand_int_range (1, 5);
  g_autofree char *founded = g_strdup_printf ("CĐCS %u", n);

  /* A tree that has become small grows again. */
  if (open->len < 40 || g_test_rand_int_range (0, 3) == 0)
    add_founded (draft, founded, "CDCS", g_test_rand_int_range (0, 3) == 0 ? root : pick (open));
  for (int i = 0; i < n_lines; i++)
    {
      TdReorganisationAction action
          = (TdReorganisationAction) g_test_rand_int_range (1, TD_REORGANISATION_N_ACTIONS);
      gint64 unit = pick (open);
      gboolean to_founded = draft->lines->len > 0 && g_test_rand_int_range (0, 3) == 0;
      TdReorganisationLine *line;

      if (unit == 0)
        continue;
      line = add_line (draft, action, unit, 0);
      if (td_reorganisation_action_needs_target (action))
        {
          if (to_founded)
            td_text_set (&line->target_name, founded);
          else
            line->target_id = g_test_rand_int_range (0, 8) == 0 ? root : pick (open);
        }
      if (action == TD_REORGANISATION_RENAME)
        {
          g_autofree char *name = g_strdup_printf ("CĐCS %u đổi tên", n);

          td_text_set (&line->name, name);
        }
      if (action == TD_REORGANISATION_CONVERT)
        td_text_set (&line->organisation_type, n % 2 == 0 ? "DN_FDI" : "HTX");
      if (action == TD_REORGANISATION_SPLIT)
        {
          line = add_line (draft, action, unit, pick (open));
          if (g_test_rand_int_range (0, 2) == 0)
            add_line (draft, action, unit, pick (open));
        }
    }
}

/* Every unit with a place on that day is reached from the root, once. */
static void
assert_is_tree (const char *path, TdDb *reader, TdDate day)
{
  g_autofree char *iso = td_date_to_iso (day);
  g_autofree char *sql
      = g_strdup_printf ("SELECT count (*) FROM unit_parent WHERE ifnull (valid_from, '') <= '%s'"
                         " AND ifnull (valid_to, '~') >= '%s'",
                         iso, iso);
  g_autoptr (GPtrArray) spans = td_tree_read (reader, 0, day, day, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_assert_cmpuint (spans->len, ==, query (path, sql) + 1);
  for (guint i = 0; i < spans->len; i++)
    g_assert_true (
        g_hash_table_add (seen, &((TdUnitSpan *) g_ptr_array_index (spans, i))->unit_id));
}

static void
assert_no_findings (TdBook *book)
{
  g_autoptr (GPtrArray) findings = td_check_run (book, TD_DATE (2060, 1, 1), NULL, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const TdFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == TD_SEVERITY_ERROR)
        g_error ("%s: %s", finding->code, finding->message);
    }
}

/* @data: how many reorganisations are to be carried out */
static void
test_random (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "book.db");
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (TdCatalogue) catalogue = NULL;
  TdBook *book;
  TdDb *reader;
  TdDate first, day;
  gint64 n_awards, root;
  guint n_done = 0, n_refused = 0;

  g_assert_true (td_sample_create (path, 400, (guint32) g_test_rand_int (), NULL, NULL));
  book = td_book_open (path, NULL);
  reader = td_book_get_reader (book);
  catalogue = td_book_get_catalogue (book);
  n_awards = count_awards (path);
  g_assert_cmpint (n_awards, >, 300);
  before = dump (path);
  /* After all that the sample knows of, so that no unit changes later than its reorganisation. */
  first = td_date_add_days (TD_DATE (2026, 12, 31), 1);
  root = td_unit_find_root (reader, first, NULL);

  for (day = first; n_done < n; day = td_date_add_days (day, g_test_rand_int_range (0, 2)))
    {
      g_autoptr (TdReorganisation) draft = td_reorganisation_new ();
      g_autoptr (GArray) open = read_open (reader, td_date_add_days (day, -1));
      g_autoptr (GError) error = NULL;
      Write write = { catalogue, draft, NULL };

      td_text_set (&draft->title, "Sắp xếp");
      draft->effective_on = day;
      fill_random (draft, open, root, n_done + n_refused);
      if (td_book_write (book, "reorganisation", carry_out_cb, &write, &error))
        n_done++;
      else
        {
          g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
          n_refused++;
        }
      if (n_done % 100 == 0)
        assert_is_tree (path, reader, day);
    }
  g_test_message ("%u done, %u refused, %" G_GINT64_FORMAT " units, until %04d-%02d-%02d", n_done,
                  n_refused, query (path, "SELECT count (*) FROM unit"), day.year, day.month,
                  day.day);

  /* On every day on which anything changed, and the day before. */
  for (TdDate on = td_date_add_days (first, -1); td_date_compare (on, day) <= 0;
       on = td_date_add_days (on, 1))
    assert_is_tree (path, reader, on);
  g_assert_cmpint (count_awards (path), ==, n_awards);
  assert_no_findings (book);

  for (guint i = 0; i < n_done; i++)
    {
      g_autoptr (GError) error = NULL;

      td_book_undo (book, FALSE, NULL, &error);
      g_assert_no_error (error);
    }
  after = dump (path);
  g_assert_true (g_str_equal (before, after));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (book);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/reorganisation/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("merge", test_merge);
  ADD ("split", test_split);
  ADD ("change", test_change);
  ADD ("heading", test_heading);
  ADD ("refused", test_refused);
#undef ADD
  g_test_add_data_func ("/reorganisation/random",
                        GUINT_TO_POINTER (g_test_thorough () ? 10000 : 300), test_random);

  return g_test_run ();
}
