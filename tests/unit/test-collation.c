#include "base/td-collation.h"

#include <string.h>

#include "base/td-text.h"

typedef GBytes *(*KeyFunc) (const char *);

static int
compare_keys (const char *a, const char *b, KeyFunc func)
{
  g_autoptr (GBytes) key_a = func (a);
  g_autoptr (GBytes) key_b = func (b);

  /* g_bytes_compare () is memcmp () with the shorter one first, as SQLite compares blobs. */
  return g_bytes_compare (key_a, key_b);
}

/* Every pair, so that an order that is right only for neighbours does not pass. */
static void
assert_order (const char *const *words, gsize n_words, KeyFunc func)
{
  for (gsize i = 0; i < n_words; i++)
    {
      for (gsize j = 0; j < n_words; j++)
        {
          int result = compare_keys (words[i], words[j], func);

          if ((i < j && result >= 0) || (i == j && result != 0) || (i > j && result <= 0))
            g_error ("“%s” and “%s” are in the wrong order", words[i], words[j]);
        }
    }
}

static void
test_words (void)
{
  static const char *const words[]
      = { "",   "An", "Ánh",  "Ăn", "Ân", "Ấn", "Ất",  "Chu", "Dơ", "Đào",
          "Én", "Êm", "Oanh", "Ổn", "Ơn", "Út", "Ứng", "Vân", "Ý" };

  assert_order (words, G_N_ELEMENTS (words), td_collation_sort_key);

  for (gsize i = 1; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpint (td_collation_compare (words[i - 1], words[i]), <, 0);
}

static void
test_tones (void)
{
  static const char *const words[]
      = { "ma", "mà", "mả", "mã", "má", "mạ", "mạ non", "mai", "mà lanh" };
  static const char *const order[]
      = { "ma", "mà", "mả", "mã", "má", "mạ", "mà lanh", "mạ non", "mai" };

  /* A tone decides only where the letters are the same. */
  assert_order (words, 6, td_collation_sort_key);
  assert_order (order, G_N_ELEMENTS (order), td_collation_sort_key);
}

static void
test_numbers (void)
{
  static const char *const words[] = { "Tổ 2", "Tổ 2A", "Tổ 10", "Tổ 100", "Tổ xe" };

  assert_order (words, G_N_ELEMENTS (words), td_collation_sort_key);
}

static void
test_people (void)
{
  /* "A" is a name of its own, before "An"; no middle name is before any, whatever the family name;
   * tones of the given name count before all others, those of the middle names before the family.
   */
  static const char *const order[] = {
    "Vàng A",       "An",
    "Lò An",        "Vàng An",
    "Lò Bình An",   "Nguyễn Văn An",
    "Lò Thị Ánh",   "Giàng Thị Hoa",
    "Vàng Thị Hoa", "Lò Văn Hoa",
    "Bùi Thị Hòa",  "Vàng Vân Hòa",
    "Lò Vần Hòa",   "Nguyễn Thị Minh Khai",
    "Lê Vân Khai",
  };

  assert_order (order, G_N_ELEMENTS (order), td_collation_person_key);
}

static void
test_equal (void)
{
  static const char *const pairs[][2] = {
    { "Lai Châu", "Lai Cha\xcc\x82u" },
    { "Việt", "Vi\xc3\xaa\xcc\xa3t" },
    { "AN", "an" },
    { "ĐÀO", "đào" },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_assert_cmpint (compare_keys (pairs[i][0], pairs[i][1], td_collation_sort_key), ==, 0);
      g_assert_cmpint (compare_keys (pairs[i][0], pairs[i][1], td_collation_person_key), ==, 0);
      g_assert_cmpint (td_collation_compare (pairs[i][0], pairs[i][1]), ==, 0);
    }

  g_assert_cmpint (compare_keys (" Lò  Văn An ", "Lò Văn An", td_collation_person_key), ==, 0);
}

static int
sign (int value)
{
  return (value > 0) - (value < 0);
}

static void
test_keys_agree_with_compare (void)
{
  static const char *const syllables[] = { "a", "á", "ạ", "ă", "ắ", "â", "d", "đ",  "Đ", "o",
                                           "ô", "ơ", "ợ", "u", "ư", " ", "1", "10", "-", "\xff" };

  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (GString) a = g_string_new (NULL);
      g_autoptr (GString) b = g_string_new (NULL);

      for (int j = g_test_rand_int_range (0, 5); j > 0; j--)
        g_string_append (a, syllables[g_test_rand_int_range (0, G_N_ELEMENTS (syllables))]);
      for (int j = g_test_rand_int_range (0, 5); j > 0; j--)
        g_string_append (b, syllables[g_test_rand_int_range (0, G_N_ELEMENTS (syllables))]);

      g_assert_cmpint (sign (compare_keys (a->str, b->str, td_collation_sort_key)), ==,
                       td_collation_compare (a->str, b->str));
    }
}

static void
test_long (void)
{
  g_autoptr (GString) a = g_string_new (NULL);
  g_autoptr (GString) b = NULL;

  for (int i = 0; i < 2000; i++)
    g_string_append (a, "Liên đoàn Lao động ");
  b = g_string_new (a->str);
  g_string_append (a, "tính");
  g_string_append (b, "tỉnh");

  g_assert_cmpint (compare_keys (a->str, b->str, td_collation_sort_key), >, 0);
  g_assert_cmpint (compare_keys (a->str, b->str, td_collation_person_key), >, 0);
}

static void
test_key_length (void)
{
  static const char *const name = "Công đoàn ngành Giáo dục và Đào tạo tỉnh Lai Châu";
  g_autoptr (GBytes) key = td_collation_sort_key (name);
  g_autoptr (GBytes) person = td_collation_person_key ("Nguyễn Thị Minh Khai");

  g_test_message ("%ld letters: %zu bytes; %ld letters: %zu bytes", g_utf8_strlen (name, -1),
                  g_bytes_get_size (key), g_utf8_strlen ("Nguyễn Thị Minh Khai", -1),
                  g_bytes_get_size (person));
  g_assert_cmpuint (g_bytes_get_size (key), <=, 2 * (gsize) g_utf8_strlen (name, -1));
}

static void
test_version (void)
{
  const char *version = td_collation_version ();

  g_assert_true (g_regex_match_simple ("^vi-[0-9]+(\\.[0-9]+)*-[0-9]+$", version, 0, 0));
  g_assert_true (version == td_collation_version ());
}

static const char *const thread_words[]
    = { "An", "Ánh", "Ăn", "Ân", "Ấn", "Ất", "Chu", "Dơ", "Đào", "Công đoàn ngành Giáo dục" };

static gpointer
sort_in_thread (gpointer data)
{
  GBytes **expected = data;

  for (int round = 0; round < 2000; round++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (thread_words); i++)
        {
          g_autoptr (GBytes) key = td_collation_sort_key (thread_words[i]);

          if (!g_bytes_equal (key, expected[i]))
            return GINT_TO_POINTER (1);
          if (td_collation_compare (thread_words[i], thread_words[0]) != (i == 0 ? 0 : 1))
            return GINT_TO_POINTER (2);
        }
    }

  return NULL;
}

static void
test_threads (void)
{
  GBytes *expected[G_N_ELEMENTS (thread_words)];
  GThread *threads[6];

  for (gsize i = 0; i < G_N_ELEMENTS (thread_words); i++)
    expected[i] = td_collation_sort_key (thread_words[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("collation", sort_in_thread, expected);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_null (g_thread_join (threads[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (thread_words); i++)
    g_bytes_unref (expected[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/collation/words", test_words);
  g_test_add_func ("/collation/tones", test_tones);
  g_test_add_func ("/collation/numbers", test_numbers);
  g_test_add_func ("/collation/people", test_people);
  g_test_add_func ("/collation/equal", test_equal);
  g_test_add_func ("/collation/keys-agree-with-compare", test_keys_agree_with_compare);
  g_test_add_func ("/collation/long", test_long);
  g_test_add_func ("/collation/key-length", test_key_length);
  g_test_add_func ("/collation/version", test_version);
  g_test_add_func ("/collation/threads", test_threads);

  return g_test_run ();
}
