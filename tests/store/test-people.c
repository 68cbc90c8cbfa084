/* People of the book: completion, probable doubles, and what saving a decision does to them. */
#include "store/td-person-store.h"

#include "store/td-decision-store.h"
#include "store/td-unit-store.h"
#include "td-test-util.h"

#define DAY TD_DATE (2026, 6, 12)

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  TdCatalogue *catalogue;
  gint64 education; /* units */
  gint64 health;
  int number; /* of the last decision */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->dir = td_test_dir_new ();
  path = td_test_dir_file (fixture->dir, "book.db");
  td_book_create (path, TD_BOOK_LAI_CHAU, &error);
  g_assert_no_error (error);
  fixture->book = td_book_open (path, &error);
  g_assert_no_error (error);
  fixture->catalogue = td_book_get_catalogue (fixture->book);
  fixture->education = td_unit_find_by_code (td_book_get_reader (fixture->book), "LC-CDGD", &error);
  fixture->health = td_unit_find_by_code (td_book_get_reader (fixture->book), "LC-CDYT", &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture->education, >, 0);
  g_assert_cmpint (fixture->health, >, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_catalogue_unref (fixture->catalogue);
  g_object_unref (fixture->book);
  td_test_dir_free (fixture->dir);
}

/* --- Decisions -------------------------------------------------------------------------------- */

typedef struct
{
  const TdCatalogue *catalogue;
  TdDecision *decision;
} Save;

static gboolean
save_cb (TdDb *db, gpointer data, GError **error)
{
  Save *save = data;

  return td_decision_save (db, save->catalogue, save->decision, error);
}

static TdAward *
new_award (Fixture *fixture, const char *name, gboolean is_woman, gint64 unit_id)
{
  TdAward *award = td_award_new ();

  g_free (award->name);
  award->name = g_strdup (name);
  award->is_woman = is_woman;
  award->unit_id = unit_id;
  award->award_form_id = td_catalogue_find_award_form_at (fixture->catalogue, "BK_TINH", DAY)->id;
  g_free (award->commendation_type);
  award->commendation_type = g_strdup ("DOT_XUAT");

  return award;
}

/* Saves a decision of that day with @award alone. Returns: the person it was linked to */
static gint64
save_on (Fixture *fixture, TdAward *award, TdDate date)
{
  g_autoptr (TdDecision) decision = td_decision_new ();
  g_autoptr (GError) error = NULL;
  Save save = { fixture->catalogue, decision };

  g_free (decision->number);
  decision->number = g_strdup_printf ("%d", ++fixture->number);
  g_free (decision->symbol);
  decision->symbol = g_strdup ("QĐ-LĐLĐ");
  g_free (decision->issuer);
  decision->issuer = g_strdup ("LĐLĐ tỉnh Lai Châu");
  g_free (decision->deciding_level);
  decision->deciding_level = g_strdup ("TINH");
  decision->decided_on = date;
  award->award_form_id = td_catalogue_find_award_form_at (fixture->catalogue, "BK_TINH", date)->id;
  g_ptr_array_add (decision->awards, award);
  td_book_write (fixture->book, "x", save_cb, &save, &error);
  g_assert_no_error (error);

  return award->person_id;
}

static gint64
save (Fixture *fixture, TdAward *award)
{
  return save_on (fixture, award, DAY);
}

/* Rows are inserted many at a time: each has the id that its award got, and its place. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDecision) decision = td_decision_new ();
  g_autoptr (TdDecision) loaded = NULL;
  g_autoptr (GError) error = NULL;
  Save save = { fixture->catalogue, decision };

  g_free (decision->number);
  decision->number = g_strdup ("1");
  g_free (decision->symbol);
  decision->symbol = g_strdup ("QĐ-LĐLĐ");
  g_free (decision->issuer);
  decision->issuer = g_strdup ("LĐLĐ tỉnh Lai Châu");
  g_free (decision->deciding_level);
  decision->deciding_level = g_strdup ("TINH");
  decision->decided_on = DAY;
  for (guint i = 0; i < 57; i++)
    {
      g_autofree char *name = g_strdup_printf ("Lò Thị %c%c", 'A' + i / 26, 'a' + i % 26);

      g_ptr_array_add (decision->awards, new_award (fixture, name, TRUE, fixture->education));
    }
  td_book_write (fixture->book, "x", save_cb, &save, &error);
  g_assert_no_error (error);

  loaded = td_decision_load (td_book_get_reader (fixture->book), decision->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (loaded->awards->len, ==, 57);
  for (guint i = 0; i < 57; i++)
    {
      const TdAward *award = g_ptr_array_index (decision->awards, i);
      const TdAward *row = g_ptr_array_index (loaded->awards, i);

      g_assert_cmpint (row->id, >, 0);
      g_assert_cmpint (row->id, ==, award->id);
      g_assert_cmpstr (row->name, ==, award->name);
      g_assert_true (td_award_equal (row, award));
    }
}

static TdPersonHit *
load (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  TdPersonHit *hit = td_person_load_hit (td_book_get_reader (fixture->book), id, DAY, &error);

  g_assert_no_error (error);

  return hit;
}

/* --- Tests ------------------------------------------------------------------------------------ */

static void
assert_hits (Fixture *fixture, const char *text, gint64 unit_id, const char *names)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits
      = td_person_search (td_book_get_reader (fixture->book), text, unit_id, DAY, 8, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? ", " : "",
                            ((const TdPersonHit *) g_ptr_array_index (hits, i))->name);
  g_assert_cmpstr (found->str, ==, names);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdPersonHit) hit = NULL;
  gint64 id;

  save (fixture, new_award (fixture, "Lò Thị Ánh", TRUE, fixture->education));
  save (fixture, new_award (fixture, "Lò Thị Anh", TRUE, fixture->education));
  save (fixture, new_award (fixture, "Lò Thị Ân", TRUE, fixture->health));
  id = save (fixture, new_award (fixture, "Đèo Văn Đức", FALSE, fixture->health));

  assert_hits (fixture, "lo thi a", 0, "Lò Thị Ân, Lò Thị Ánh, Lò Thị Anh");
  assert_hits (fixture, "lò thị á", 0, "Lò Thị Ánh, Lò Thị Ân, Lò Thị Anh");
  assert_hits (fixture, "Lò", fixture->education, "Lò Thị Ánh, Lò Thị Anh, Lò Thị Ân");
  assert_hits (fixture, "LO", fixture->health, "Lò Thị Ân, Lò Thị Ánh, Lò Thị Anh");
  assert_hits (fixture, "deo van d", 0, "Đèo Văn Đức");
  assert_hits (fixture, "ánh", 0, "");
  assert_hits (fixture, "", 0, "");
  assert_hits (fixture, "%", 0, "");

  hit = load (fixture, id);
  g_assert_cmpint (hit->is_woman, ==, 0);
  g_assert_cmpint (hit->unit_id, ==, fixture->health);
  g_assert_cmpstr (hit->unit_name, ==, "Công đoàn ngành Y tế tỉnh Lai Châu");
  g_assert_nonnull (strstr (hit->last_award, "4/QĐ-LĐLĐ, 12/06/2026"));
}

typedef struct
{
  const TdCatalogue *catalogue;
  TdUnit *unit;
} SaveUnit;

static gboolean
save_unit_cb (TdDb *db, gpointer data, GError **error)
{
  SaveUnit *save_unit = data;

  return td_unit_save (db, save_unit->catalogue, save_unit->unit, error);
}

/* A unit that ended is shown as the one that succeeded it. */
static void
test_successor (Fixture *fixture, gconstpointer data)
{
  TdDb *db = td_book_get_reader (fixture->book);
  g_autoptr (GError) error = NULL;
  gint64 closed = td_unit_find_by_code (db, "LC-SINHO", &error);
  g_autoptr (TdUnit) unit = td_unit_load (db, closed, &error);
  g_autoptr (TdPersonHit) before = NULL;
  g_autoptr (TdPersonHit) after = NULL;
  g_autoptr (TdPersonHit) moved = NULL;
  SaveUnit save_unit = { fixture->catalogue, NULL };
  gint64 id;

  g_assert_no_error (error);
  g_assert_true (td_date_is_set (unit->valid_to));
  id = save_on (fixture, new_award (fixture, "Lò Văn Sơn", FALSE, closed), TD_DATE (2024, 5, 1));

  before = td_person_load_hit (db, id, TD_DATE (2024, 6, 1), &error);
  g_assert_no_error (error);
  g_assert_cmpint (before->unit_id, ==, closed);
  g_assert_false (td_date_is_set (before->unit_valid_to));

  after = load (fixture, id);
  g_assert_cmpint (after->unit_id, ==, closed);
  g_assert_true (td_date_equal (after->unit_valid_to, unit->valid_to));

  unit->successor_id = fixture->education;
  save_unit.unit = unit;
  td_book_write (fixture->book, "x", save_unit_cb, &save_unit, &error);
  g_assert_no_error (error);
  moved = load (fixture, id);
  g_assert_cmpint (moved->unit_id, ==, fixture->education);
  g_assert_false (td_date_is_set (moved->unit_valid_to));
}

/* How many are probably the award's recipient. */
static guint
count_similar (Fixture *fixture, const char *name, gboolean is_woman, gint64 unit_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdAward) award = new_award (fixture, name, is_woman, unit_id);
  g_autoptr (GPtrArray) similar
      = td_person_find_similar (td_book_get_reader (fixture->book), award, DAY, &error);

  g_assert_no_error (error);

  return similar->len;
}

static void
test_similar (Fixture *fixture, gconstpointer data)
{
  save (fixture, new_award (fixture, "Nguyễn Thị Hòa", TRUE, fixture->education));

  /* Linked without a question: the same name, wherever the tone stands. */
  g_assert_cmpuint (count_similar (fixture, "Nguyễn Thị Hòa", TRUE, fixture->education), ==, 0);
  g_assert_cmpuint (count_similar (fixture, "Nguyễn Thị Hoà", TRUE, fixture->education), ==, 0);
  /* Asked: other marks, or another sex. */
  g_assert_cmpuint (count_similar (fixture, "Nguyễn Thị Hoa", TRUE, fixture->education), ==, 1);
  g_assert_cmpuint (count_similar (fixture, "nguyen thi hoa", TRUE, fixture->education), ==, 1);
  g_assert_cmpuint (count_similar (fixture, "Nguyễn Thị Hòa", FALSE, fixture->education), ==, 1);
  /* Somebody else: another unit, another name. */
  g_assert_cmpuint (count_similar (fixture, "Nguyễn Thị Hòa", TRUE, fixture->health), ==, 0);
  g_assert_cmpuint (count_similar (fixture, "Nguyễn Thị Hoan", TRUE, fixture->education), ==, 0);
}

static void
test_link (Fixture *fixture, gconstpointer data)
{
  gint64 first = save (fixture, new_award (fixture, "Nguyễn Thị Hòa", TRUE, fixture->education));
  gint64 again = save (fixture, new_award (fixture, "Nguyễn Thị Hoà", TRUE, fixture->education));
  TdAward *other = new_award (fixture, "Nguyễn Thị Hòa", TRUE, fixture->education);
  TdAward *unknown = new_award (fixture, "Nguyễn Thị Hòa", TRUE, fixture->education);
  TdAward *chosen = new_award (fixture, "Nguyễn Thị Hoa", TRUE, fixture->education);
  gint64 second;

  g_assert_cmpint (first, >, 0);
  g_assert_cmpint (again, ==, first);
  other->is_new_person = TRUE;
  second = save (fixture, other);
  g_assert_cmpint (second, >, 0);
  g_assert_cmpint (second, !=, first);
  /* Now there are two of that name, and nobody knows which: it stays open, and would be asked. */
  g_assert_cmpuint (count_similar (fixture, "Nguyễn Thị Hòa", TRUE, fixture->education), ==, 2);
  g_assert_cmpint (save (fixture, unknown), ==, 0);
  chosen->person_id = second;
  g_assert_cmpint (save (fixture, chosen), ==, second);
}

/* The person has what the latest paper says, not what was entered last. */
static void
test_update (Fixture *fixture, gconstpointer data)
{
  TdAward *first = new_award (fixture, "Giàng A Chu", FALSE, fixture->education);
  TdAward *later = new_award (fixture, "Giàng A Chu", FALSE, fixture->health);
  TdAward *earlier = new_award (fixture, "Giàng A Chu", FALSE, fixture->education);
  g_autoptr (TdPersonHit) hit = NULL;
  gint64 id;

  g_free (first->post);
  first->post = g_strdup ("Công nhân");
  first->is_direct_worker = TRUE;
  id = save_on (fixture, first, TD_DATE (2025, 3, 1));
  g_free (later->post);
  later->post = g_strdup ("Tổ trưởng");
  later->person_id = id;
  save_on (fixture, later, TD_DATE (2026, 3, 1));
  g_free (earlier->post);
  earlier->post = g_strdup ("Học việc");
  earlier->person_id = id;
  save_on (fixture, earlier, TD_DATE (2024, 3, 1));

  hit = load (fixture, id);
  g_assert_cmpstr (hit->post, ==, "Tổ trưởng");
  g_assert_cmpint (hit->unit_id, ==, fixture->health);
  g_assert_cmpint (hit->is_direct_worker, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("THIDUA_TODAY", "2026-06-15", TRUE);
#define ADD(name, test) g_test_add ("/people/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("search", test_search);
  ADD ("successor", test_successor);
  ADD ("similar", test_similar);
  ADD ("link", test_link);
  ADD ("many", test_many);
  ADD ("update", test_update);
#undef ADD

  return g_test_run ();
}
