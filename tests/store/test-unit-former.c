/* What units were called and were before: kept from a day on, corrected, found under, and shown on
 * the day that is asked for. */
#include "base/td-error.h"
#include "base/td-text.h"
#include "store/td-tree.h"
#include "store/td-unit-store.h"
#include "td-test-util.h"

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  TdCatalogue *catalogue;
  TdUnit *unit;
} Fixture;

static gboolean
save_cb (TdDb *db, gpointer data, GError **error)
{
  Fixture *fixture = data;

  return td_unit_save (db, fixture->catalogue, fixture->unit, error);
}

static gboolean
save (Fixture *fixture, GError **error)
{
  return td_book_write (fixture->book, "save", save_cb, fixture, error);
}

static void
load (Fixture *fixture)
{
  gint64 id = fixture->unit->id;

  td_unit_free (fixture->unit);
  fixture->unit = td_unit_load (td_book_get_reader (fixture->book), id, NULL);
  g_assert_nonnull (fixture->unit);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  TdDb *reader;

  g_setenv ("THIDUA_TODAY", "2026-06-15", TRUE);
  fixture->dir = td_test_dir_new ();
  path = td_test_dir_file (fixture->dir, "book.db");
  g_assert_true (td_book_create (path, TD_BOOK_LAI_CHAU, NULL));
  fixture->book = td_book_open (path, NULL);
  fixture->catalogue = td_book_get_catalogue (fixture->book);
  reader = td_book_get_reader (fixture->book);

  fixture->unit = td_unit_new ();
  td_text_set (&fixture->unit->name, "CĐCS Trường Mầm non Hoa Ban");
  td_text_set (&fixture->unit->kind, "CDCS");
  td_text_set (&fixture->unit->organisation_type, "SN_CONG_LAP");
  fixture->unit->parent_id = td_unit_find_root (reader, TD_DATE (2026, 1, 1), NULL);
  fixture->unit->valid_from = TD_DATE (2010, 1, 1);
  g_assert_true (save (fixture, NULL));
  load (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_unit_free (fixture->unit);
  td_catalogue_unref (fixture->catalogue);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->book);
  td_test_dir_free (fixture->dir);
}

static const TdUnitSpan *
find (GPtrArray *spans, gint64 id)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const TdUnitSpan *span = g_ptr_array_index (spans, i);

      if (span->unit_id == id)
        return span;
    }

  return NULL;
}

/* As the tree of a report up to @date and the children of a list on it say. */
static void
assert_on (Fixture *fixture, TdDate date, const char *name, const char *organisation_type)
{
  TdDb *reader = td_book_get_reader (fixture->book);
  g_autoptr (GPtrArray) tree = td_tree_read (reader, 0, TD_DATE (2000, 1, 1), date, NULL);
  g_autoptr (GPtrArray) children
      = td_tree_read_children (reader, fixture->unit->parent_id, date, NULL);
  const TdUnitSpan *spans[]
      = { find (tree, fixture->unit->id), find (children, fixture->unit->id) };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_assert_nonnull (spans[i]);
      g_assert_cmpstr (spans[i]->name, ==, name);
      g_assert_cmpstr (spans[i]->organisation_type, ==, organisation_type);
    }
}

static gboolean
is_found (Fixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) hits
      = td_unit_search (td_book_get_reader (fixture->book), text, TD_DATE (2026, 6, 15), 5, NULL);

  return hits->len == 1
         && ((const TdUnitHit *) g_ptr_array_index (hits, 0))->id == fixture->unit->id;
}

static void
rename_from (Fixture *fixture, const char *name, TdDate from)
{
  g_autoptr (GError) error = NULL;

  td_text_set (&fixture->unit->name, name);
  fixture->unit->state_from = from;
  save (fixture, &error);
  g_assert_no_error (error);
  load (fixture);
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  TdUnit *unit = fixture->unit;

  g_assert_false (td_date_is_set (unit->state_from));
  rename_from (fixture, "CĐCS Trường Mầm non Sao Mai", TD_DATE (2018, 9, 1));
  g_assert_true (td_date_equal (fixture->unit->state_from, TD_DATE (2018, 9, 1)));
  unit = fixture->unit;
  td_text_set (&unit->organisation_type, "SN_NGOAI_CL");
  rename_from (fixture, "CĐCS Trường Mầm non tư thục Sao Mai", TD_DATE (2024, 1, 1));

  assert_on (fixture, TD_DATE (2018, 8, 31), "CĐCS Trường Mầm non Hoa Ban", "SN_CONG_LAP");
  assert_on (fixture, TD_DATE (2018, 9, 1), "CĐCS Trường Mầm non Sao Mai", "SN_CONG_LAP");
  assert_on (fixture, TD_DATE (2023, 12, 31), "CĐCS Trường Mầm non Sao Mai", "SN_CONG_LAP");
  assert_on (fixture, TD_DATE (2024, 1, 1), "CĐCS Trường Mầm non tư thục Sao Mai", "SN_NGOAI_CL");
  g_assert_true (is_found (fixture, "hoa ban"));
  g_assert_true (is_found (fixture, "tu thuc sao mai"));

  g_assert_true (td_book_undo (fixture->book, FALSE, NULL, NULL));
  assert_on (fixture, TD_DATE (2026, 1, 1), "CĐCS Trường Mầm non Sao Mai", "SN_CONG_LAP");
  g_assert_false (is_found (fixture, "tu thuc"));
}

/* The same day, or none: what holds was entered wrongly. */
static void
test_correct (Fixture *fixture, gconstpointer data)
{
  rename_from (fixture, "CĐCS Trường Mầm non Hoa Ban Trắng", TD_DATE_NONE);
  assert_on (fixture, TD_DATE (2015, 1, 1), "CĐCS Trường Mầm non Hoa Ban Trắng", "SN_CONG_LAP");

  rename_from (fixture, "CĐCS Sao Mai", TD_DATE (2018, 9, 1));
  rename_from (fixture, "CĐCS Sao Hôm", TD_DATE (2018, 9, 1));
  assert_on (fixture, TD_DATE (2018, 9, 1), "CĐCS Sao Hôm", "SN_CONG_LAP");
  assert_on (fixture, TD_DATE (2018, 8, 31), "CĐCS Trường Mầm non Hoa Ban Trắng", "SN_CONG_LAP");
  g_assert_false (is_found (fixture, "sao mai"));

  /* The day alone */
  rename_from (fixture, "CĐCS Sao Hôm", TD_DATE (2017, 9, 1));
  assert_on (fixture, TD_DATE (2017, 9, 1), "CĐCS Sao Hôm", "SN_CONG_LAP");
  assert_on (fixture, TD_DATE (2017, 8, 31), "CĐCS Trường Mầm non Hoa Ban Trắng", "SN_CONG_LAP");
}

static void
assert_refused (Fixture *fixture, const char *name, TdDate from)
{
  g_autoptr (GError) error = NULL;

  td_text_set (&fixture->unit->name, name);
  fixture->unit->state_from = from;
  g_assert_false (save (fixture, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  load (fixture);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  /* A day on which nothing changes */
  assert_refused (fixture, "CĐCS Trường Mầm non Hoa Ban", TD_DATE (2018, 9, 1));
  /* Before the unit began */
  assert_refused (fixture, "CĐCS Sao Mai", TD_DATE (2009, 12, 31));
  rename_from (fixture, "CĐCS Sao Mai", TD_DATE (2018, 9, 1));
  rename_from (fixture, "CĐCS Sao Hôm", TD_DATE (2020, 9, 1));
  /* Not after the change before */
  assert_refused (fixture, "CĐCS Sao Băng", TD_DATE (2018, 8, 31));
  assert_refused (fixture, "CĐCS Sao Hôm", TD_DATE (2018, 8, 31));
  /* A kind that there was no longer, and one not yet */
  td_text_set (&fixture->unit->kind, "LDLD_HUYEN");
  assert_refused (fixture, "LĐLĐ huyện Sao Hôm", TD_DATE (2025, 7, 1));
  td_text_set (&fixture->unit->kind, "CD_XA");
  assert_refused (fixture, "CĐ xã Sao Hôm", TD_DATE (2025, 6, 30));
  td_text_set (&fixture->unit->kind, "CD_XA");
  rename_from (fixture, "CĐ xã Sao Hôm", TD_DATE (2025, 7, 1));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/unit-former/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("rename", test_rename);
  ADD ("correct", test_correct);
  ADD ("refused", test_refused);
#undef ADD

  return g_test_run ();
}
