/* Units by the names that people write. */
#include <string.h>
#include <gio/gio.h>

#include "base/td-text.h"
#include "domain/td-abbreviation.h"
#include "store/td-sample.h"
#include "store/td-unit-match.h"
#include "store/td-unit-store.h"
#include "td-test-util.h"

static const struct
{
  const char *code;
  const char *name;
  const char *short_name;
  const char *kind;
  TdDate to;
} units[] = {
  { "NS-THCS", "CĐCS Trường Trung học cơ sở Nậm Sỏ", "CĐCS THCS Nậm Sỏ", "CDCS", { 0 } },
  { "NS-TH", "CĐCS Trường Tiểu học Nậm Sỏ", "CĐCS TH Nậm Sỏ", "CDCS", { 0 } },
  { "NS-TH2", "CĐCS Trường Tiểu học số 2 Nậm Sỏ", "CĐCS TH số 2 Nậm Sỏ", "CDCS", { 0 } },
  { "NSO-TH", "CĐCS Trường Tiểu học Nậm Số", "CĐCS TH Nậm Số", "CDCS", { 0 } },
  { "MT-MN1", "CĐCS Trường Mầm non Hoa Ban", "", "CDCS", { 0 } },
  { "MT-MN2", "CĐCS Trường Mầm non Hoa Ban", "", "CDCS", { 0 } },
  { "MT-TTYT", "CĐCS Trung tâm Y tế Mường Tè", "CĐCS TTYT Mường Tè", "CDCS", { 0 } },
  { "MT-X", "CĐCS xã Mường Tè", "", "CDCS", { 0 } },
  { "BV", "CĐCS Bệnh viện Đa khoa tỉnh Lai Châu", "CĐCS BVĐK tỉnh", "CDCS", { 0 } },
  { "MT-PT", "CĐCS Trường Phổ thông dân tộc nội trú Mường Tè", "", "CDCS", { 0 } },
  { "CTY", "CĐCS Công ty TNHH May Minh Đức", "", "CDCS", { 0 } },
  { "GD", "CĐCS Sở Giáo dục và Đào tạo", "", "CDCS", { 0 } },
  { "OLD", "CĐCS Trường Mầm non Cũ", "", "CDCS", { 2025, 6, 30 } },
};

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  TdUnitMatcher *matcher;
} Fixture;

static gboolean
add_units (TdDb *db, gpointer data, GError **error)
{
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (data);

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (TdUnit) unit = td_unit_new ();

      td_text_set (&unit->code, units[i].code);
      td_text_set (&unit->name, units[i].name);
      td_text_set (&unit->short_name, units[i].short_name);
      td_text_set (&unit->kind, units[i].kind);
      td_text_set (&unit->organisation_type, "SN_CONG_LAP");
      unit->parent_id = td_unit_find_by_code (db, "LC-CDGD", error);
      unit->valid_to = units[i].to;
      if (td_date_is_set (unit->valid_to))
        td_text_set (&unit->end_reason, "Giải thể");
      if (!td_unit_save (db, catalogue, unit, error))
        return FALSE;
    }

  return TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->dir = td_test_dir_new ();
  path = td_test_dir_file (fixture->dir, "sổ.db");
  td_book_create (path, TD_BOOK_LAI_CHAU, &error);
  g_assert_no_error (error);
  fixture->book = td_book_open (path, &error);
  g_assert_no_error (error);
  td_book_write (fixture->book, "", add_units, fixture->book, &error);
  g_assert_no_error (error);
  fixture->matcher
      = td_unit_matcher_new (td_book_get_reader (fixture->book), TD_DATE (2026, 3, 1), &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_unit_matcher_free (fixture->matcher);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->book);
  td_test_dir_free (fixture->dir);
}

/* @name NULL: nothing may be certain. */
static void
assert_certain (TdUnitMatcher *matcher, const char *text, const char *name)
{
  gint64 id = td_unit_matcher_find_certain (matcher, text);
  g_autoptr (GPtrArray) matches = td_unit_matcher_find (matcher, text, 5);

  g_test_message ("%s", text);
  g_assert_cmpstr (td_unit_matcher_get_name (matcher, id), ==, name);
  for (guint i = 0; i < matches->len; i++)
    {
      const TdUnitMatch *match = g_ptr_array_index (matches, i);

      g_assert_cmpint (match->is_certain, ==, i == 0 && name != NULL);
      g_assert_cmpuint (match->score, <=, 100);
      if (match->is_certain)
        g_assert_cmpint (match->unit_id, ==, id);
    }
  g_assert_true (name == NULL || matches->len > 0);
}

static void
assert_first (TdUnitMatcher *matcher, const char *text, const char *name)
{
  g_autoptr (GPtrArray) matches = td_unit_matcher_find (matcher, text, 3);

  g_test_message ("%s", text);
  g_assert_cmpuint (matches->len, >, 0);
  g_assert_cmpstr (((TdUnitMatch *) g_ptr_array_index (matches, 0))->name, ==, name);
}

static void
test_certain (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "CĐCS Trường Trung học cơ sở Nậm Sỏ", "CĐCS Trường Trung học cơ sở Nậm Sỏ" },
    { "Trường THCS Nậm Sỏ", "CĐCS Trường Trung học cơ sở Nậm Sỏ" },
    { "THCS Nậm Sỏ", "CĐCS Trường Trung học cơ sở Nậm Sỏ" },
    { "TRƯỜNG THCS XÃ NẬM SỎ", "CĐCS Trường Trung học cơ sở Nậm Sỏ" },
    { "truong thcs nam so", "CĐCS Trường Trung học cơ sở Nậm Sỏ" },
    { "Trường THCS Nậm Sỏ, huyện Tân Uyên, tỉnh Lai Châu", "CĐCS Trường Trung học cơ sở Nậm Sỏ" },
    { "Trường THCS Nậm Sỏ huyện Tân Uyên", "CĐCS Trường Trung học cơ sở Nậm Sỏ" },
    { "Trường THCS Nậm Sỏ - huyện Tân Uyên", "CĐCS Trường Trung học cơ sở Nậm Sỏ" },
    { "Tập thể CĐCS Trường THCS Nậm Sỏ", "CĐCS Trường Trung học cơ sở Nậm Sỏ" },
    { "Công đoàn cơ sở Tr. THCS Nậm Sỏ", "CĐCS Trường Trung học cơ sở Nậm Sỏ" },
    { "CĐ Trường THCS Nậm Sỏ", "CĐCS Trường Trung học cơ sở Nậm Sỏ" },
    { "NS-THCS", "CĐCS Trường Trung học cơ sở Nậm Sỏ" },
    { "ns-thcs", "CĐCS Trường Trung học cơ sở Nậm Sỏ" },
    { "Trường Tiểu học Nậm Sỏ", "CĐCS Trường Tiểu học Nậm Sỏ" },
    { "Trường Tiểu học Nậm Số", "CĐCS Trường Tiểu học Nậm Số" },
    { "Tiểu học số 2 Nậm Sỏ", "CĐCS Trường Tiểu học số 2 Nậm Sỏ" },
    { "TTYT Mường Tè", "CĐCS Trung tâm Y tế Mường Tè" },
    { "Trung tâm Y tế huyện Mường Tè", "CĐCS Trung tâm Y tế Mường Tè" },
    { "BVĐK tỉnh Lai Châu", "CĐCS Bệnh viện Đa khoa tỉnh Lai Châu" },
    { "Bệnh viện Đa khoa tỉnh", "CĐCS Bệnh viện Đa khoa tỉnh Lai Châu" },
    { "PTDTNT Mường Tè", "CĐCS Trường Phổ thông dân tộc nội trú Mường Tè" },
    { "Công ty TNHH May Minh Đức", "CĐCS Công ty TNHH May Minh Đức" },
    { "Cty TNHH may Minh Đức", "CĐCS Công ty TNHH May Minh Đức" },
    { "Sở GD&ĐT", "CĐCS Sở Giáo dục và Đào tạo" },
    { "Sở GD-ĐT tỉnh Lai Châu", "CĐCS Sở Giáo dục và Đào tạo" },
    { "LĐLĐ tỉnh Lai Châu", "Liên đoàn Lao động tỉnh Lai Châu" },
    { "Liên đoàn Lao động tỉnh Lai Châu", "Liên đoàn Lao động tỉnh Lai Châu" },
    { "Công đoàn ngành Giáo dục", "Công đoàn ngành Giáo dục tỉnh Lai Châu" },
    { "CĐ ngành Y tế tỉnh Lai Châu", "Công đoàn ngành Y tế tỉnh Lai Châu" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_certain (fixture->matcher, cases[i][0], cases[i][1]);
}

static void
test_uncertain (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[] = {
    "Trường Tiểu học Nam So",      /* Nậm Sỏ or Nậm Số */
    "Trường Mầm non Hoa Ban",      /* two of them */
    "Trường Tiểu học số 3 Nậm Sỏ", /* not in the book */
    "Trường Tiểu học số 1 Nậm Sỏ",
    "Trường Mầm non Nậm Sỏ",
    "Trường THCS Mường Tè",
    "Mường Tè",
    "Trường Mầm non Cũ",   /* closed on that day */
    "LĐLĐ huyện Tân Uyên", /* closed, and not the province's */
    "LĐLĐ huyện Mường Tè, tỉnh Lai Châu",
    "LĐLĐ tỉnh Điện Biên",
    "Liên đoàn Lao động",
    "phường Mường Tè",
    "UBND xã Mường Tè",
    "Công ty TNHH May",
    "Công ty TNHH",
    "Trường",
    "CĐCS",
    "Công đoàn",
    "tỉnh Lai Châu",
    "Lò Thị Ánh",
    "Giáo viên",
    "Chủ tịch Công đoàn cơ sở",
    "",
    " , ",
    "2025",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_certain (fixture->matcher, cases[i], NULL);
}

static void
test_suggestions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = td_unit_matcher_find (fixture->matcher, "xyz", 5);
  g_autoptr (GPtrArray) few = td_unit_matcher_find (fixture->matcher, "Trường Nậm Sỏ", 2);
  g_autoptr (GPtrArray) again = td_unit_matcher_find (fixture->matcher, "Trường Nậm Sỏ", 2);

  assert_first (fixture->matcher, "Trường THCS Nậm Sỏo", "CĐCS Trường Trung học cơ sở Nậm Sỏ");
  assert_first (fixture->matcher, "Trường nội trú huyện Mường Tè",
                "CĐCS Trường Phổ thông dân tộc nội trú Mường Tè");
  assert_first (fixture->matcher, "Phòng khám, TTYT Mường Tè", "CĐCS Trung tâm Y tế Mường Tè");
  assert_first (fixture->matcher, "Minh Đức", "CĐCS Công ty TNHH May Minh Đức");
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (few->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (((TdUnitMatch *) g_ptr_array_index (few, i))->score, ==,
                      ((TdUnitMatch *) g_ptr_array_index (again, i))->score);
}

static void
test_date (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdUnitMatcher) before
      = td_unit_matcher_new (td_book_get_reader (fixture->book), TD_DATE (2025, 3, 1), &error);

  g_assert_no_error (error);
  assert_certain (before, "Trường Mầm non Cũ", "CĐCS Trường Mầm non Cũ");
  assert_certain (before, "LĐLĐ huyện Tân Uyên", "Liên đoàn Lao động huyện Tân Uyên");
  assert_certain (before, "LĐLĐ huyện Tân Uyên, tỉnh Lai Châu",
                  "Liên đoàn Lao động huyện Tân Uyên");
  assert_certain (before, "LĐLĐ huyện Yên Bình", NULL);
  assert_certain (before, "LĐLĐ TP Lai Châu", "Liên đoàn Lao động thành phố Lai Châu");
}

/* Each unit of a large book is found by its name and by its short name, unless another has the
 * same; 300 searches take milliseconds. */
static void
test_large (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "lớn.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdUnitMatcher) matcher = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TdBook *book;
  gint64 start;
  guint n_certain = 0;
  double made, found;

  td_sample_create (path, 20000, 7, NULL, &error);
  g_assert_no_error (error);
  book = td_book_open (path, &error);
  g_assert_no_error (error);

  hits = td_unit_search (td_book_get_reader (book), "", TD_DATE (2026, 3, 1), 100000, &error);
  g_assert_no_error (error);
  start = g_get_monotonic_time ();
  matcher = td_unit_matcher_new (td_book_get_reader (book), TD_DATE (2026, 3, 1), &error);
  g_assert_no_error (error);
  made = (double) (g_get_monotonic_time () - start) / 1000;

  for (guint i = 0; i < hits->len; i++)
    {
      const TdUnitHit *hit = g_ptr_array_index (hits, i);
      gint64 id = td_unit_matcher_find_certain (matcher, hit->name);

      if (td_unit_matcher_get_name (matcher, hit->id) == NULL)
        continue;
      /* Wrong is never right; of two with one name neither is certain. */
      g_assert_true (id == 0 || id == hit->id);
      n_certain += id != 0;
      id = td_unit_matcher_find_certain (matcher, hit->code);
      g_assert_true (id == hit->id);
      g_hash_table_add (seen, g_strdup (hit->name));
    }
  g_assert_cmpuint (n_certain * 10, >, g_hash_table_size (seen) * 9);

  start = g_get_monotonic_time ();
  for (guint i = 0; i < 300; i++)
    {
      const TdUnitHit *hit = g_ptr_array_index (hits, i % hits->len);
      g_autoptr (GPtrArray) matches = td_unit_matcher_find (matcher, hit->short_name, 3);
    }
  found = (double) (g_get_monotonic_time () - start) / 1000;
  g_test_message ("%u units read in %.1f ms, 300 names found in %.1f ms", hits->len, made, found);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (book);
}

static void
test_abbreviations (void)
{
  static const char *const cases[][2] = {
    { "CĐCS Tr. THCS Nậm Sỏ", "cong doan co so truong trung hoc co so nam so" },
    { "Sở GD&ĐT", "so giao duc va dao tao" },
    { "Sở GD - ĐT", "so giao duc va dao tao" },
    { "BK LĐLĐ tỉnh", "bang khen lien doan lao dong tinh" },
    { "UBND TP. Lai Châu", "uy ban nhan dan thanh pho lai chau" },
    { "", "" },
    { "--", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expanded = td_abbreviation_expand (cases[i][0]);

      g_assert_cmpstr (expanded, ==, cases[i][1]);
    }
}

/* The table is searched by halves: each of its words must be found. */
static void
test_abbreviation_order (void)
{
  static const char *const words[]
      = { "ATVSLĐ", "BCH",  "BHXH", "BK",   "BV",   "CĐCS",   "CSTĐ", "CTCP", "GDTX", "HTX",
          "KNC",    "LĐLĐ", "LĐST", "MN",   "NMTĐ", "PTDTBT", "SYT",  "THCS", "THPT", "TLĐ",
          "TNHH",   "TP",   "TT",   "TTYT", "TYT",  "UBND",   "VP",   "XN",   "XS",   "VN" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *expanded = td_abbreviation_expand (words[i]);

      g_test_message ("%s", words[i]);
      g_assert_nonnull (strchr (expanded, ' '));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/unit-match/certain", test_certain);
  ADD ("/unit-match/uncertain", test_uncertain);
  ADD ("/unit-match/suggestions", test_suggestions);
  ADD ("/unit-match/date", test_date);
#undef ADD
  g_test_add_func ("/unit-match/large", test_large);
  g_test_add_func ("/unit-match/abbreviations", test_abbreviations);
  g_test_add_func ("/unit-match/abbreviation-order", test_abbreviation_order);

  return g_test_run ();
}
