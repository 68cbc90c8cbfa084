#include "base/td-text.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *expected;
} Case;

/* "Lai Châu" and "Đoàn" as macOS writes them: each mark a character of its own. */
#define LAI_CHAU_NFD "Lai Cha\xcc\x82u"
#define DOAN_NFD "\xc4\x90oa\xcc\x80n"
/* "Việt" as CP1258 is decoded: ê is one character, the dot below another. */
#define VIET_CP1258 "Vi\xc3\xaa\xcc\xa3t"
#define NBSP "\xc2\xa0"
#define NARROW_NBSP "\xe2\x80\xaf"
#define SOFT_HYPHEN "\xc2\xad"
#define ZERO_WIDTH_SPACE "\xe2\x80\x8b"
#define BOM "\xef\xbb\xbf"
#define REPLACEMENT "\xef\xbf\xbd"

static void
check (const Case *cases, gsize n_cases, char *(*function) (const char *) )
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *result = function (cases[i].text);
      g_autofree char *shown = g_strescape (cases[i].text != NULL ? cases[i].text : "NULL", NULL);

      g_test_message ("%s", shown);
      g_assert_cmpstr (result, ==, cases[i].expected);
    }
}

static void
test_nfc (void)
{
  static const Case cases[] = {
    { NULL, NULL },
    { "", "" },
    { "Lai Chau", "Lai Chau" },
    { "Lai Châu", "Lai Châu" },
    { LAI_CHAU_NFD, "Lai Châu" },
    { DOAN_NFD, "Đoàn" },
    { VIET_CP1258, "Việt" },
    { "e\xcc\x82\xcc\x81", "ế" },
    /* The marks in the other order are another letter, and NFC leaves it one. */
    { "hòa hoà", "hòa hoà" },
    /* one for each byte */
    { "\xe1\xba", REPLACEMENT REPLACEMENT },
    { "a\xff"
      "b",
      "a" REPLACEMENT "b" },
    { "a\xff" LAI_CHAU_NFD, "a" REPLACEMENT "Lai Châu" },
    /* Latin-1 "Đoàn" without its Đ */
    { "o\xe0n", "o" REPLACEMENT "n" },
    { "500.000 ₫", "500.000 ₫" },
  };

  check (cases, G_N_ELEMENTS (cases), td_text_nfc);
}

/* Each character that td_text_nfc () leaves alone without asking GLib. */
static void
test_nfc_every_character (void)
{
  for (gunichar c = 1; c <= 0x10ffff; c++)
    {
      char text[8] = { 0 };
      g_autofree char *result = NULL;
      g_autofree char *expected = NULL;

      if (!g_unichar_validate (c))
        continue;

      g_unichar_to_utf8 (c, text);
      result = td_text_nfc (text);
      expected = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
      if (strcmp (result, expected) != 0)
        g_error ("U+%04X", c);
    }
}

static void
test_clean (void)
{
  static const Case cases[] = {
    { NULL, "" },
    { "", "" },
    { " \t\r\n ", "" },
    { "  Công  đoàn\tngành \n Giáo dục ", "Công đoàn ngành Giáo dục" },
    { NBSP "Lò" NBSP " " NBSP "Thị" NARROW_NBSP "Páo" NBSP, "Lò Thị Páo" },
    { "  " LAI_CHAU_NFD "  ", "Lai Châu" },
    { BOM "Mường" ZERO_WIDTH_SPACE " Tè", "Mường Tè" },
    /* Taking out the invisible character joins letter and mark. */
    { "a" ZERO_WIDTH_SPACE "\xcc\x80", "à" },
    { "a\x01"
      "b\x7f"
      "c",
      "a b c" },
    /* "như" in TCVN3, not decoded yet */
    { "nh" SOFT_HYPHEN, "nh" SOFT_HYPHEN },
    { SOFT_HYPHEN, SOFT_HYPHEN },
    { "a\xff ", "a" REPLACEMENT },
  };

  check (cases, G_N_ELEMENTS (cases), td_text_clean);
}

static void
test_clean_lines (void)
{
  static const Case cases[] = {
    { NULL, "" },
    { "\n\n", "" },
    { "một", "một" },
    { "\n  \n một  hai \r\n\r\n ba\t\n \n", "một hai\n\nba" },
    { "một\rhai\vba\xe2\x80\xa8"
      "bốn\xe2\x80\xa9năm\xc2\x85sáu",
      "một\nhai\nba\nbốn\nnăm\nsáu" },
    { NBSP "\n" NBSP "- a" NBSP "b\n" NBSP, "- a b" },
    { "nh" SOFT_HYPHEN "\n" SOFT_HYPHEN, "nh" SOFT_HYPHEN "\n" SOFT_HYPHEN },
    { LAI_CHAU_NFD "\r\n" DOAN_NFD, "Lai Châu\nĐoàn" },
  };

  check (cases, G_N_ELEMENTS (cases), td_text_clean_lines);
}

static void
test_fold (void)
{
  static const Case cases[] = {
    { NULL, "" },
    { "", "" },
    { " .,; ", "" },
    { "Lai Châu", "lai chau" },
    { "LAI CHÂU", "lai chau" },
    { LAI_CHAU_NFD, "lai chau" },
    { "lai chau", "lai chau" },
    { "Đoàn", "doan" },
    { DOAN_NFD, "doan" },
    { "ĐOÀN", "doan" },
    /* The Icelandic and the African letter that look like Đ */
    { "\xc3\x90oàn \xc6\x89oàn \xc3\xb0", "doan doan d" },
    { VIET_CP1258, "viet" },
    { "Công đoàn  ngành GIÁO DỤC", "cong doan nganh giao duc" },
    { "hòa hoà thủy thuỷ", "hoa hoa thuy thuy" },
    { "ẮẰẲẴẶ ấầẩẫậ ƠỚờởỡợ ƯứừửữỰ ÝỳỷỹỴ", "aaaaa aaaaa oooooo uuuuuu yyyyy" },
    { "45/QĐ-LĐLĐ", "45/qd-ldld" },
    { "45/QĐ–LĐLĐ", "45/qd-ldld" },
    { "45/", "45" },
    { "45/QĐ-", "45/qd" },
    { "45 / 46 - 47", "45 46 47" },
    { "/45-", "45" },
    { "a--b a//b a-/b", "a b a b a b" },
    { "(V/v: xét, tặng)", "v/v xet tang" },
    { "“Giỏi việc nước, Đảm việc nhà”", "gioi viec nuoc dam viec nha" },
    { "1.800.000 ₫", "1 800 000" },
    { "Tổ" NBSP NBSP "2", "to 2" },
    { "1 ﬁ Ｆ／Ｇ ½", "1 fi f/g 1/2" },
    { "công" SOFT_HYPHEN "đoàn" ZERO_WIDTH_SPACE, "congdoan" },
    { "a\xff"
      "b\xe1\xba",
      "a b" },
  };

  check (cases, G_N_ELEMENTS (cases), td_text_fold);
}

/* All 134 letters of Vietnamese, so that the key of Vietnamese text is ASCII. */
static void
test_fold_alphabet (void)
{
  static const char *const letters
      = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrst"
        "uùủũúụưừửữứựvxyỳỷỹýỵ";
  g_autofree char *upper = g_utf8_strup (letters, -1);
  g_autofree char *folded_lower = td_text_fold (letters);
  g_autofree char *folded_upper = td_text_fold (upper);

  g_assert_cmpstr (folded_lower, ==, folded_upper);
  g_assert_cmpuint (strlen (folded_lower), ==, (gsize) g_utf8_strlen (letters, -1));
  g_assert_true (g_str_is_ascii (folded_lower));
}

/* Random bytes, random characters and Vietnamese pieces, from the seed that g_test prints. */
static char *
random_text (void)
{
  static const char *const pieces[]
      = { "Đoàn", LAI_CHAU_NFD, "-", "/", " ", "–", "ế", "\xcc\xa3", NBSP, SOFT_HYPHEN, "₫", "Ế" };
  GString *text = g_string_new (NULL);
  int n = g_test_rand_int_range (0, 24);

  for (int i = 0; i < n; i++)
    {
      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          g_string_append_c (text, (char) g_test_rand_int_range (1, 256));
          break;
        case 1:
          {
            gunichar c = (gunichar) g_test_rand_int_range (1, 0x110000);

            if (g_unichar_validate (c))
              g_string_append_unichar (text, c);
            break;
          }
        case 2:
          g_string_append_unichar (text, (gunichar) g_test_rand_int_range (1, 0x2100));
          break;
        default:
          g_string_append (text, pieces[g_test_rand_int_range (0, (int) G_N_ELEMENTS (pieces))]);
        }
    }

  return g_string_free (text, FALSE);
}

static void
assert_idempotent (const char *text, char *(*function) (const char *) )
{
  g_autofree char *once = function (text);
  g_autofree char *twice = function (once);

  g_assert_true (g_utf8_validate (once, -1, NULL));
  g_assert_cmpstr (once, ==, twice);
}

static void
test_idempotent (void)
{
  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *text = random_text ();
      g_autofree char *cleaned = td_text_clean (text);
      g_autofree char *lines = td_text_clean_lines (text);
      g_autofree char *nfc = td_text_nfc (text);
      g_autofree char *folded = td_text_fold (text);
      g_autofree char *folded_nfc = td_text_fold (nfc);

      assert_idempotent (text, td_text_nfc);
      assert_idempotent (text, td_text_clean);
      assert_idempotent (text, td_text_clean_lines);
      assert_idempotent (text, td_text_fold);
      g_assert_cmpstr (folded, ==, folded_nfc);
      g_assert_true (td_text_is_blank (text) == (*cleaned == '\0'));
      g_assert_true ((*lines == '\0') == (*cleaned == '\0'));
    }
}

static void
test_fold_every_character (void)
{
  for (gunichar c = 1; c <= 0x10ffff; c++)
    {
      char text[8] = { 0 };

      if (!g_unichar_validate (c))
        continue;

      g_unichar_to_utf8 (c, text);
      assert_idempotent (text, td_text_fold);
    }
}

/* Whatever is typed half way must find what begins with it. */
static void
test_fold_prefix (void)
{
  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *random = random_text ();
      g_autofree char *text = g_utf8_make_valid (random, -1);
      g_autofree char *whole = td_text_fold (text);

      for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
        {
          g_autofree char *half = g_strndup (text, (gsize) (p - text));
          g_autofree char *key = td_text_fold (half);

          g_assert_true (g_str_has_prefix (whole, key));
        }
    }
}

static void
test_is_blank (void)
{
  g_assert_true (td_text_is_blank (NULL));
  g_assert_true (td_text_is_blank (""));
  g_assert_true (td_text_is_blank (" \t\n" NBSP ZERO_WIDTH_SPACE BOM));
  g_assert_false (td_text_is_blank (" a"));
  g_assert_false (td_text_is_blank (SOFT_HYPHEN));
  g_assert_false (td_text_is_blank ("\xff"));
  g_assert_false (td_text_is_blank (" \xe1"));
}

static void
test_set (void)
{
  g_autofree char *field = NULL;

  g_assert_false (td_text_set (&field, NULL));
  g_assert_cmpstr (field, ==, "");
  g_assert_true (td_text_set (&field, "  Lai  Châu "));
  g_assert_cmpstr (field, ==, "Lai Châu");
  g_assert_false (td_text_set (&field, LAI_CHAU_NFD));
  g_assert_cmpstr (field, ==, "Lai Châu");
  g_assert_true (td_text_set_lines (&field, "một\r\nhai\n"));
  g_assert_cmpstr (field, ==, "một\nhai");
  g_assert_false (td_text_set_lines (&field, field));
  g_assert_true (td_text_set (&field, field));
  g_assert_cmpstr (field, ==, "một hai");
  g_assert_true (td_text_set (&field, NULL));
  g_assert_cmpstr (field, ==, "");
}

static void
test_given_name_first (void)
{
  static const Case cases[] = {
    { NULL, "" },
    { "", "" },
    { "  Páo ", "Páo" },
    { "Lò Páo", "Páo Lò" },
    { "Nguyễn Văn Ất", "Ất Văn Nguyễn" },
    { "Nguyễn Thị Minh  Khai", "Khai Thị Minh Nguyễn" },
    { "Vàng" NBSP "A" NBSP "Dơ", "Dơ A Vàng" },
  };

  check (cases, G_N_ELEMENTS (cases), td_text_given_name_first);
}

/* Only oa, oe and uy at the end of a syllable; everything else stays letter by letter. */
static void
test_place_tones (void)
{
  static const Case cases[] = {
    { "hòa", "hoà" },
    { "Nguyễn Thị Hòa", "Nguyễn Thị Hoà" },
    { "HÒA", "HOÀ" },
    { "hoà", "hoà" },
    { "khỏe, thúy; qúy.", "khoẻ, thuý; quý." },
    { "toàn, hoàng, huýt, khoét", "toàn, hoàng, huýt, khoét" },
    { "Hòan", "Hòan" },
    { "của, mùa, thúi, bói", "của, mùa, thúi, bói" },
    { "Lũy Thụy Hủy", "Luỹ Thuỵ Huỷ" },
    { "", "" },
  };

  check (cases, G_N_ELEMENTS (cases), td_text_place_tones);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/nfc", test_nfc);
  g_test_add_func ("/text/nfc-every-character", test_nfc_every_character);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/clean-lines", test_clean_lines);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/fold-alphabet", test_fold_alphabet);
  g_test_add_func ("/text/fold-every-character", test_fold_every_character);
  g_test_add_func ("/text/fold-prefix", test_fold_prefix);
  g_test_add_func ("/text/idempotent", test_idempotent);
  g_test_add_func ("/text/is-blank", test_is_blank);
  g_test_add_func ("/text/set", test_set);
  g_test_add_func ("/text/given-name-first", test_given_name_first);
  g_test_add_func ("/text/place-tones", test_place_tones);

  return g_test_run ();
}
