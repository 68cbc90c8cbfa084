#include "base/td-syllable.h"

#include <string.h>

static const char *const initials[]
    = { "",  "b",  "c",   "ch", "d", "đ",  "g",  "gh", "gi", "h", "k",  "kh", "l", "m",
        "n", "ng", "ngh", "nh", "p", "ph", "qu", "r",  "s",  "t", "th", "tr", "v", "x" };

/* Without their tones. */
static const char *const rhymes[] = {
  "a",    "ac",   "ach",  "ai",   "am",   "an",  "ang",  "anh",  "ao",  "ap",  "at",   "au",
  "ay",   "ăc",   "ăm",   "ăn",   "ăng",  "ăp",  "ăt",   "âc",   "âm",  "ân",  "âng",  "âp",
  "ât",   "âu",   "ây",   "e",    "ec",   "em",  "en",   "eng",  "eo",  "ep",  "et",   "ê",
  "êch",  "êm",   "ên",   "ênh",  "êp",   "êt",  "êu",   "i",    "ia",  "ich", "iêc",  "iêm",
  "iên",  "iêng", "iêp",  "iêt",  "iêu",  "im",  "in",   "inh",  "ip",  "it",  "iu",   "o",
  "oa",   "oac",  "oach", "oai",  "oam",  "oan", "oang", "oanh", "oao", "oap", "oat",  "oay",
  "oc",   "oăc",  "oăm",  "oăn",  "oăng", "oăt", "oe",   "oen",  "oeo", "oet", "oi",   "om",
  "on",   "ong",  "ooc",  "oong", "op",   "ot",  "ô",    "ôc",   "ôi",  "ôm",  "ôn",   "ông",
  "ôp",   "ôt",   "ơ",    "ơi",   "ơm",   "ơn",  "ơp",   "ơt",   "u",   "ua",  "uân",  "uâng",
  "uât",  "uây",  "uc",   "uê",   "uêch", "uên", "uênh", "ui",   "um",  "un",  "ung",  "uôc",
  "uôi",  "uôm",  "uôn",  "uông", "uôt",  "uơ",  "up",   "ut",   "uy",  "uya", "uych", "uyên",
  "uyêt", "uynh", "uyt",  "uyu",  "ư",    "ưa",  "ưc",   "ưi",   "ưm",  "ưn",  "ưng",  "ươc",
  "ươi",  "ươm",  "ươn",  "ương", "ươp",  "ươt", "ươu",  "ưt",   "ưu",  "y",   "yêm",  "yên",
  "yêng", "yêt",  "yêu",  "ynh",  "yt",
};

static GHashTable *
get_rhymes (void)
{
  static gsize once = 0;
  static GHashTable *table;

  if (g_once_init_enter (&once))
    {
      table = g_hash_table_new (g_str_hash, g_str_equal);
      for (gsize i = 0; i < G_N_ELEMENTS (rhymes); i++)
        g_hash_table_add (table, (gpointer) rhymes[i]);
      g_once_init_leave (&once, 1);
    }

  return table;
}

/* The combining marks of the five tones. */
static gboolean
is_tone (gunichar c)
{
  return c == 0x0300 || c == 0x0301 || c == 0x0303 || c == 0x0309 || c == 0x0323;
}

/* Writes @word in lower case without its tone; FALSE if it has two. */
static gboolean
take_tone (const char *word, GString *plain, gunichar *tone)
{
  *tone = 0;
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
      gsize n = g_unichar_fully_decompose (g_unichar_tolower (g_utf8_get_char (p)), FALSE, parts,
                                           G_N_ELEMENTS (parts));
      gunichar letter = parts[0];

      for (gsize i = 1; i < n; i++)
        {
          if (!is_tone (parts[i]))
            {
              if (!g_unichar_compose (letter, parts[i], &letter))
                return FALSE;
            }
          else if (*tone != 0)
            {
              return FALSE;
            }
          else
            {
              *tone = parts[i];
            }
        }
      g_string_append_unichar (plain, letter);
    }

  return TRUE;
}

gboolean
td_syllable_is_valid (const char *word)
{
  g_autoptr (GString) plain = g_string_sized_new (16);
  gunichar tone;

  if (!take_tone (word, plain, &tone))
    return FALSE;

  /* A syllable that ends in a stop has the tone sắc or nặng. */
  if ((g_str_has_suffix (plain->str, "c") || g_str_has_suffix (plain->str, "ch")
       || g_str_has_suffix (plain->str, "p") || g_str_has_suffix (plain->str, "t"))
      && tone != 0x0301 && tone != 0x0323)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (initials); i++)
    if (g_str_has_prefix (plain->str, initials[i])
        && g_hash_table_contains (get_rhymes (), plain->str + strlen (initials[i])))
      return TRUE;

  return FALSE;
}
