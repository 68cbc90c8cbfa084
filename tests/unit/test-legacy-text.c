/* Text of TCVN3 and VNI fonts: what is put right, and what must not be touched. */
#include <glib.h>

#include "base/td-legacy-text.h"
#include "base/td-syllable.h"

static const struct
{
  const char *text;
  TdEncoding encoding;
  const char *repaired;
} legacy[] = {
  { "NguyÔn V¨n Hïng", TD_ENCODING_TCVN3, "Nguyễn Văn Hùng" },
  { "Liªn ®oµn Lao ®éng tØnh Lai Ch©u", TD_ENCODING_TCVN3, "Liên đoàn Lao động tỉnh Lai Châu" },
  { "NguyÔn ThÞ Thñy", TD_ENCODING_TCVN3, "Nguyễn Thị Thủy" },
  { "x· NËm Sá", TD_ENCODING_TCVN3, "xã Nậm Sỏ" },
  { "Tr\u00adêng TiÓu häc", TD_ENCODING_TCVN3, "Trường Tiểu học" },
  { "Th\u00ad\u00acng m\u00b9i", TD_ENCODING_TCVN3, "Thương mại" },
  { "Phã HiÖu tr\u00adëng, Chñ tÞch C§CS", TD_ENCODING_TCVN3, "Phó Hiệu trưởng, Chủ tịch CĐCS" },
  { "NGUYÔN V¡N HïNG", TD_ENCODING_TCVN3, "NGUYỄN VĂN HÙNG" },
  { "Lß THÞ ¸NH", TD_ENCODING_TCVN3, "LÒ THỊ ÁNH" },
  { "nguyÔn v¨n hïng", TD_ENCODING_TCVN3, "nguyễn văn hùng" },
  { "V¨n", TD_ENCODING_TCVN3, "Văn" },
  { "Giµng A Pµo, d©n téc H'M«ng", TD_ENCODING_TCVN3, "Giàng A Pào, dân tộc H'Mông" },
  { "§¬n vÞ: Tr\u00adêng THCS “NËm Sá” – 2025", TD_ENCODING_TCVN3,
    "Đơn vị: Trường THCS “Nậm Sỏ” – 2025" },
  { "Hµ V¨n Tó\nLª ThÞ Tó", TD_ENCODING_TCVN3, "Hà Văn Tú\nLê Thị Tú" },
  { "Nguyeãn Vaên Huøng", TD_ENCODING_VNI, "Nguyễn Văn Hùng" },
  { "NGUYEÃN VAÊN HUØNG", TD_ENCODING_VNI, "NGUYỄN VĂN HÙNG" },
  { "Lieân ñoaøn Lao ñoäng tænh Lai Chaâu", TD_ENCODING_VNI, "Liên đoàn Lao động tỉnh Lai Châu" },
  { "Ñôn vò: Tröôøng Tieåu hoïc", TD_ENCODING_VNI, "Đơn vị: Trường Tiểu học" },
  { "Ngöôøi lao ñoäng", TD_ENCODING_VNI, "Người lao động" },
  { "Thuûy", TD_ENCODING_UNICODE, "Thuûy" }, /* one weak sign */
  { "Huøng", TD_ENCODING_VNI, "Hùng" },
  { "Hïng", TD_ENCODING_UNICODE, "Hïng" }, /* "Hùng", but one weak sign */
};

/* Nothing of it may change. */
static const char *const untouched[] = {
  "",
  "Nguyen Van Hung",
  "Nguyễn Văn Hùng",
  "Lê Hà",
  "Tô Lê Hoà",
  "Lò Thò Né",
  "Hà Tô, Lê Hoàn, Cà Mau",
  "Vì A Sùng",
  "H'Hen Niê",
  "Giàng A Páo",
  "Công ty TNHH May Hoà Bình",
  "xã Sùng Phài",
  "1.800.000 ®",
  "© 2024",
  "© Công ty",
  "Windows® 10, Excel®",
  "5 µm; 10µm; 20 °C; 30 m²; ½ giờ; ± 3",
  "«Bonjour», dit-elle",
  "« Lá lành đùm lá rách »",
  "Công\u00adnghệ cao, xem\u00adinar",
  "Hélène Noël Gérard René André",
  "Loïc Thaï",
  "Où est le thé dû à Zoé ? Déjà bû.",
  "Le goût de l'été, l'août, la forêt, le maïs, la voûte",
  "Ça va être très bientôt fini, garçon",
  "José Muñoz Peña, Mª José, año, señor",
  "São Paulo, João, coração, avião, não",
  "für die Größe der Käse, Straße, Maß, Müller, schön",
  "på så må vi få något åt dig, fjällräven, smörgås",
  "Søren Kierkegård, Aarhus på køb",
  "Dalaï, Anaïs, Israël, Raphaël, poème, cœur",
  "naïve café résumé",
  "İstanbul, gül, güç, Türkçe, öğrenci",
  "Hajdú Gábor, kör, fűtő",
  "Õ, põld, jõud, öö",
  "È, perché, città, più, così",
  "Ž. Šimić, Dvořák",
  "Ông Lê Tô, bà Hà Né",
  "Đ/c Hà",
  "Phú Thọ, Sìn Hồ, Nậm Sỏ",
  "Phú Yên, Hà Nam, Hà Tây, Sơn La",
  "Cà phê, trà, lê, ổi",
  "Trà Vinh, Hòa Bình",
  "Bà Ý Lan, cô Út",
  "kein »Wert«, »Ort« und »Art«",
  "tolv poäng",
  "du må gi navnet på pakkene, ikke så navnene på filene",
};

static void
test_legacy (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (legacy); i++)
    {
      g_autofree char *repaired = td_legacy_text_repair (legacy[i].text);
      g_autofree char *again = td_legacy_text_repair (repaired);

      g_test_message ("%s", legacy[i].text);
      g_assert_cmpint (td_legacy_text_detect (legacy[i].text), ==, legacy[i].encoding);
      g_assert_cmpstr (repaired, ==, legacy[i].repaired);
      g_assert_cmpstr (again, ==, repaired);
    }
}

static void
test_untouched (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (untouched); i++)
    {
      g_autofree char *repaired = td_legacy_text_repair (untouched[i]);

      g_test_message ("%s", untouched[i]);
      g_assert_cmpstr (repaired, ==, untouched[i]);
    }
}

/* A cell too short to tell is converted when the column that it stands in is known. */
static void
test_known_encoding (void)
{
  g_autofree char *hung = td_legacy_text_convert ("Hïng", TD_ENCODING_TCVN3);
  g_autofree char *thuy = td_legacy_text_convert ("Thuûy", TD_ENCODING_VNI);
  g_autofree char *loose = td_legacy_text_convert ("A \u00ad – ø", TD_ENCODING_VNI);
  g_autofree char *none = td_legacy_text_repair (NULL);

  g_assert_cmpstr (hung, ==, "Hùng");
  g_assert_cmpstr (thuy, ==, "Thủy");
  g_assert_cmpstr (loose, ==, "A \u00ad – ø");
  g_assert_cmpstr (none, ==, "");
}

static void
test_nfc (void)
{
  /* Windows-1258: half decomposed. */
  g_autofree char *text = td_legacy_text_repair ("Vi\u00ea\u0323t");

  g_assert_cmpstr (text, ==, "Việt");
}

static void
test_syllables (void)
{
  static const char *const good[]
      = { "Nguyễn", "hoà",   "hòa", "gì",   "giêng", "quyết", "Quỳnh", "ương", "nghiêng", "ĐƯỜNG",
          "khuỷu",  "xoong", "a",   "quốc", "yếu",   "thuở",  "Pờ",    "giữ",  "khuya" };
  static const char *const bad[] = { "",     "goût", "août", "Fuß", "nang1", "Josộ", "bloc",
                                     "thac", "tác̀",  "ơc",   "étê", "zô",    "w",    "ngghe" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_test_message ("%s", good[i]);
      g_assert_true (td_syllable_is_valid (good[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (td_syllable_is_valid (bad[i]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/legacy-text/legacy", test_legacy);
  g_test_add_func ("/legacy-text/untouched", test_untouched);
  g_test_add_func ("/legacy-text/known-encoding", test_known_encoding);
  g_test_add_func ("/legacy-text/nfc", test_nfc);
  g_test_add_func ("/legacy-text/syllables", test_syllables);

  return g_test_run ();
}
