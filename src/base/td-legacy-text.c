#include "base/td-legacy-text.h"

#include <string.h>

#include "base/td-syllable.h"
#include "base/td-text.h"

/* The letters of TCVN3 from 0xA1 on, a space where it has none. They are those of TCVN5712-1 in
 * iconv but for the toned capitals, which TCVN3 lacks. U+00AD is ư. */
static const char tcvn3[] = "ĂÂÊÔƠƯĐăâêôơưđ "
                            "     àảãáạ ằẳẵắ "
                            "      ặầẩẫấậè ẻẽ"
                            "éẹềểễếệìỉ   ĩíịò"
                            " ỏõóọồổỗốộờởỡớợù"
                            " ủũúụừửữứựỳỷỹýỵ";

/* VNI: a letter by itself, */
static const char vni_single_from[] = "ñÑôÔöÖîÎíÍìÌæÆóÓòÒ";
static const char vni_single_to[] = "đĐơƠưƯỵỴíÍìÌỉỈĩĨịỊ";
/* and a vowel with an accent behind it, both as one sees them: "aâ" is â, "aá" is ấ. */
static const char vni_tone[] = "ùøûõï";
static const char vni_circumflex[] = "âáàåãä";
static const char vni_breve[] = "êéèúüë";

static const struct
{
  const char *accents;
  char vowel[3];
  const char *letters;
} vni_pairs[] = {
  { vni_tone, "a", "áàảãạ" },        { vni_tone, "e", "éèẻẽẹ" },
  { vni_tone, "o", "óòỏõọ" },        { vni_tone, "u", "úùủũụ" },
  { vni_tone, "y", "ýỳỷỹỵ" },        { vni_tone, "ô", "ớờởỡợ" },
  { vni_tone, "ö", "ứừửữự" },        { vni_circumflex, "a", "âấầẩẫậ" },
  { vni_circumflex, "e", "êếềểễệ" }, { vni_circumflex, "o", "ôốồổỗộ" },
  { vni_breve, "a", "ăắằẳẵặ" },
};

static gunichar tcvn3_letters[0x100];

/* Pairs of a vowel and an accent, both lower case, to the letter; both are below 0x100. */
static gunichar *vni_letters; /* [0x100 * 0x100] */
static gunichar vni_singles[0x100];

static gpointer
make_tables (gpointer data)
{
  const char *p = tcvn3;

  for (gunichar c = 0xa1; *p != '\0'; c++, p = g_utf8_next_char (p))
    if (*p != ' ')
      tcvn3_letters[c] = g_utf8_get_char (p);

  vni_letters = g_new0 (gunichar, 0x100 * 0x100);
  for (gsize i = 0; i < G_N_ELEMENTS (vni_pairs); i++)
    {
      gunichar vowel = g_utf8_get_char (vni_pairs[i].vowel);
      const char *letter = vni_pairs[i].letters;

      for (const char *a = vni_pairs[i].accents; *a != '\0'; a = g_utf8_next_char (a))
        {
          vni_letters[vowel * 0x100 + g_utf8_get_char (a)] = g_utf8_get_char (letter);
          letter = g_utf8_next_char (letter);
        }
    }

  p = vni_single_to;
  for (const char *s = vni_single_from; *s != '\0'; s = g_utf8_next_char (s))
    {
      vni_singles[g_utf8_get_char (s)] = g_utf8_get_char (p);
      p = g_utf8_next_char (p);
    }

  return NULL;
}

static void
ensure_tables (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, make_tables, NULL);
}

/* A letter of @text at @p in VNI, and where the next one begins; 0 if there is none. */
static gunichar
vni_read (const char *p, const char *end, const char **next)
{
  gunichar c = g_utf8_get_char (p);
  gunichar lower = g_unichar_tolower (c);

  *next = g_utf8_next_char (p);
  if (*next < end && lower < 0x100)
    {
      gunichar accent = g_unichar_tolower (g_utf8_get_char (*next));
      gunichar letter = accent < 0x100 ? vni_letters[lower * 0x100 + accent] : 0;

      if (letter != 0)
        {
          *next = g_utf8_next_char (*next);
          return lower != c ? g_unichar_toupper (letter) : letter;
        }
    }

  return c < 0x80 ? c : c < 0x100 ? vni_singles[c] : 0;
}

static gunichar
tcvn3_read (const char *p, const char *end, const char **next)
{
  gunichar c = g_utf8_get_char (p);

  *next = g_utf8_next_char (p);

  return c < 0x80 ? c : c < 0x100 ? tcvn3_letters[c] : 0;
}

/* @strict: NULL if a character is no letter of the encoding; else such a one stays as it is */
static char *
decode (const char *text, gsize length, TdEncoding encoding, gboolean strict)
{
  g_autoptr (GString) out = g_string_sized_new (length + 8);
  const char *end = text + length;
  const char *next;

  for (const char *p = text; p < end; p = next)
    {
      gunichar c
          = encoding == TD_ENCODING_VNI ? vni_read (p, end, &next) : tcvn3_read (p, end, &next);

      if (c != 0)
        g_string_append_unichar (out, c);
      else if (strict)
        return NULL;
      else
        g_string_append_len (out, p, next - p);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* What a word of legacy text is made of: in TCVN3 signs such as ¨ and © are letters. */
static gboolean
is_word_char (gunichar c)
{
  return (c < 0x80 && g_ascii_isalpha ((char) c)) || (c > 0xa0 && c < 0x100);
}

/* A letter that neither encoding can have brought about, e.g. ễ. Quotation marks and dashes can
 * stand in a legacy text, too: the word processor put them there. */
static gboolean
has_real_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x100 && (g_unichar_isalpha (c) || g_unichar_ismark (c)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_ascii (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] >= 0x80)
      return FALSE;

  return TRUE;
}

/* The word without the quotation marks «» around it, which are letters of TCVN3 as well. */
static void
strip_quotes (const char **word, gsize *length)
{
  const gsize n = strlen ("«");

  while (*length >= n && (memcmp (*word, "«", n) == 0 || memcmp (*word, "»", n) == 0))
    {
      *word += n;
      *length -= n;
    }
  while (
      *length >= n
      && (memcmp (*word + *length - n, "«", n) == 0 || memcmp (*word + *length - n, "»", n) == 0))
    *length -= n;
}

static gboolean
is_syllable (const char *word, gsize length)
{
  g_autofree char *copy = g_strndup (word, length);

  return td_syllable_is_valid (copy);
}

/* A sign within a word, a small letter before a capital or a capital inside of small ones: words of
 * no language look like this. Short ones do: "Mª", "µm". */
static gboolean
is_strong_tcvn3 (const char *word, gsize length)
{
  const char *end = word + length;
  gboolean has_small = FALSE;

  if (g_utf8_strlen (word, (gssize) length) < 3)
    return FALSE;

  for (const char *p = word; p < end; p++)
    has_small = has_small || g_ascii_islower (*p);

  for (const char *p = word; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0xad)
        {
          /* ươ; a soft hyphen alone comes with text of web pages. */
          gunichar after = g_utf8_get_char (g_utf8_next_char (p));

          if (after == 0xac || (after >= 0xea && after <= 0xee))
            return TRUE;
        }
      else if ((c > 0xa0 && c < 0xc0) || c == 0xd7 || c == 0xf7)
        {
          return TRUE;
        }
      else if (c >= 0xc0
               && (g_unichar_isupper (c)
                       ? has_small && p > word
                       : g_utf8_next_char (p) < end && g_ascii_isupper (*g_utf8_next_char (p))))
        {
          return TRUE;
        }
    }

  return FALSE;
}

/* Pairs that no Western language has within a word that could be Vietnamese. */
static gboolean
is_strong_vni (const char *word, gsize length)
{
  static const char *const signs[]
      = { "aâ", "eâ", "oâ", "aê", "aà", "aå", "oà", "oå", "aä", "eã", "eå", "aã", "aá", "aø", "eø",
          "oø", "uø", "yø", "ôø", "öø", "ôù", "öù", "ôï", "öï", "öô", "ôû", "öû", "ôõ", "öõ" };
  g_autofree char *copy = g_utf8_strdown (word, (gssize) length);

  if (g_str_has_prefix (copy, "ñ"))
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (copy, signs[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* "CĐCS" */
static gboolean
is_abbreviation (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isupper (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

typedef struct
{
  guint n_for;     /* words that only decoding makes possible */
  guint n_strong;  /* of these, those that are nothing else */
  guint n_against; /* words that it makes impossible */
  guint n_foreign; /* words that are no Vietnamese and are no matter of encodings */
} Evidence;

static void
weigh_word (Evidence *evidence, const char *word, gsize length, TdEncoding encoding)
{
  g_autofree char *decoded = NULL;
  const char *bare = word;
  gsize bare_length = length;
  gboolean possible;

  strip_quotes (&bare, &bare_length);
  if (is_ascii (bare, bare_length))
    {
      if (bare_length > 1 && !is_syllable (bare, bare_length))
        evidence->n_foreign++;
      return;
    }

  /* A single sign is a sign: "© 2024", "500.000 ®". */
  if (g_utf8_strlen (word, (gssize) length) < 2)
    return;

  decoded = decode (word, length, encoding, TRUE);
  possible = decoded != NULL && td_syllable_is_valid (decoded);
  if (!possible)
    {
      if (decoded == NULL || !is_abbreviation (decoded))
        evidence->n_against++;
    }
  else if (!is_syllable (bare, bare_length))
    {
      evidence->n_for++;
      if (encoding == TD_ENCODING_VNI ? is_strong_vni (word, length)
                                      : is_strong_tcvn3 (word, length))
        evidence->n_strong++;
    }
}

/* 0 if @text cannot be or need not be of this encoding. One word in eight may be a name that no
 * Vietnamese syllable is. */
static guint
score (const char *text, TdEncoding encoding)
{
  Evidence evidence = { 0 };
  const char *p = text;

  while (*p != '\0')
    {
      const char *start;

      if (!is_word_char (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      for (start = p; *p != '\0' && is_word_char (g_utf8_get_char (p)); p = g_utf8_next_char (p))
        ;
      /* "10µm" is no word. */
      if (start == text || !g_ascii_isdigit (start[-1]))
        weigh_word (&evidence, start, (gsize) (p - start), encoding);
    }

  if (evidence.n_against * 8 > evidence.n_for)
    return 0;
  if (evidence.n_strong > 0 ? evidence.n_for + evidence.n_strong < 2
                            : evidence.n_for < 3 || evidence.n_foreign >= evidence.n_for)
    return 0;

  return evidence.n_for + evidence.n_strong;
}

TdEncoding
td_legacy_text_detect (const char *text)
{
  guint as_tcvn3, as_vni;

  if (text == NULL || is_ascii (text, strlen (text)) || has_real_letter (text))
    return TD_ENCODING_UNICODE;

  ensure_tables ();
  as_tcvn3 = score (text, TD_ENCODING_TCVN3);
  as_vni = score (text, TD_ENCODING_VNI);
  if (as_tcvn3 == 0 && as_vni == 0)
    return TD_ENCODING_UNICODE;

  return as_tcvn3 >= as_vni ? TD_ENCODING_TCVN3 : TD_ENCODING_VNI;
}

/* Whether nothing in a stretch of text is small that TCVN3 could have written as a capital: an
 * ASCII letter or one of ăâêôơưđ. @n_capitals: (out) */
static gboolean
may_be_capitals (const char *start, const char *end, guint *n_capitals)
{
  *n_capitals = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isupper (c))
        (*n_capitals)++;
      else if (c < 0x80 ? g_ascii_islower ((char) c) : g_utf8_strchr ("ăâêôơưđ", -1, c) != NULL)
        return FALSE;
    }

  return TRUE;
}

/* "NGUYễN VĂN HùNG" → "NGUYỄN VĂN HÙNG", but "Hà" stays, which begins with its one capital. */
static char *
put_capitals_right (const char *text)
{
  g_autoptr (GString) out = g_string_sized_new (strlen (text));
  const char *end = text + strlen (text);
  guint n_capitals;
  gboolean all = may_be_capitals (text, end, &n_capitals);

  for (const char *p = text, *next; p < end; p = next)
    {
      guint n;

      next = strpbrk (p, " \t\n");
      next = next != NULL ? next + 1 : end;
      if (may_be_capitals (p, next, &n) && n >= 2)
        {
          g_autofree char *upper = g_utf8_strup (all ? text : p, all ? -1 : next - p);

          if (all)
            return g_steal_pointer (&upper);
          g_string_append (out, upper);
        }
      else
        {
          g_string_append_len (out, p, next - p);
        }
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
td_legacy_text_convert (const char *text, TdEncoding encoding)
{
  g_autofree char *nfc = td_text_nfc (text != NULL ? text : "");
  g_autofree char *decoded = NULL;

  if (encoding == TD_ENCODING_UNICODE)
    return g_steal_pointer (&nfc);

  ensure_tables ();
  decoded = decode (nfc, strlen (nfc), encoding, FALSE);

  return encoding == TD_ENCODING_TCVN3 ? put_capitals_right (decoded) : g_steal_pointer (&decoded);
}

char *
td_legacy_text_repair (const char *text)
{
  g_autofree char *nfc = td_text_nfc (text != NULL ? text : "");

  return td_legacy_text_convert (nfc, td_legacy_text_detect (nfc));
}
