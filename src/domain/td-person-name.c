#include "domain/td-person-name.h"

#include <string.h>

#include "base/td-text.h"

/* Longer ones before those that they begin with. @is_short: an abbreviation that needs a dot, a
 * colon or the like behind it, because alone it is a letter of a name ("B Nướch"). */
static const struct
{
  const char *text;
  TdSex sex;
  gboolean is_short;
} titles[] = {
  { "các ông bà", TD_SEX_UNKNOWN, FALSE },
  { "ông hoặc bà", TD_SEX_UNKNOWN, FALSE },
  { "ông / bà", TD_SEX_UNKNOWN, FALSE },
  { "ông/ bà", TD_SEX_UNKNOWN, FALSE },
  { "ông/bà", TD_SEX_UNKNOWN, FALSE },
  { "ông, bà", TD_SEX_UNKNOWN, FALSE },
  { "ông (bà)", TD_SEX_UNKNOWN, FALSE },
  { "ông(bà)", TD_SEX_UNKNOWN, FALSE },
  { "ông - bà", TD_SEX_UNKNOWN, FALSE },
  { "ông-bà", TD_SEX_UNKNOWN, FALSE },
  { "ông bà", TD_SEX_UNKNOWN, FALSE },
  { "anh/chị", TD_SEX_UNKNOWN, FALSE },
  { "ô/b", TD_SEX_UNKNOWN, FALSE },
  { "đồng chí", TD_SEX_UNKNOWN, FALSE },
  { "đ/c", TD_SEX_UNKNOWN, FALSE },
  { "đ.c", TD_SEX_UNKNOWN, FALSE },
  { "đc", TD_SEX_UNKNOWN, TRUE },
  { "ông", TD_SEX_MAN, FALSE },
  { "anh", TD_SEX_MAN, FALSE },
  { "thầy", TD_SEX_MAN, FALSE },
  { "ô", TD_SEX_MAN, TRUE },
  { "mr", TD_SEX_MAN, TRUE },
  { "bà", TD_SEX_WOMAN, FALSE },
  { "chị", TD_SEX_WOMAN, FALSE },
  { "cô", TD_SEX_WOMAN, FALSE },
  { "b", TD_SEX_WOMAN, TRUE },
  { "mrs", TD_SEX_WOMAN, TRUE },
  { "ms", TD_SEX_WOMAN, TRUE },
  { "em", TD_SEX_UNKNOWN, FALSE },
  { "cháu", TD_SEX_UNKNOWN, FALSE },
};

static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 0x80)
      return FALSE;

  return TRUE;
}

/* Without marks but with its punctuation: "Đ/c:" → "d/c:". Byte by byte like the text if that is
 * ASCII. */
static char *
drop_marks (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
      gunichar c = g_utf8_get_char (p);

      g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
      g_string_append_unichar (out, c == 0x111 ? 'd' : parts[0]);
    }

  return g_string_free (out, FALSE);
}

/* The length of @title at the beginning of @text with the punctuation behind it, 0 if it does not
 * begin so. */
static gsize
match_title (const char *text, const char *title, gboolean is_short)
{
  const char *rest = text + strlen (title);
  gsize n_marks, n;

  if (!g_str_has_prefix (text, title))
    return 0;

  n_marks = strspn (rest, ".:,;");
  n = strspn (rest, ".:,; ");
  if (*rest != '\0' && n == 0)
    return 0;
  if (is_short && n_marks == 0)
    return 0;

  return strlen (title) + n;
}

/* Ông is a family name as well; then a middle name that no man lacks his family name before. */
static gboolean
is_family_name (const char *title, const char *rest)
{
  return g_str_equal (title, "ông")
         && (g_str_has_prefix (rest, "văn ") || g_str_has_prefix (rest, "thị "));
}

/* Cuts one form of address off the beginning of @name; lower case keeps the number of bytes of
 * Vietnamese letters, which is checked. */
static gboolean
cut_title (char *name, TdSex *sex)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);

  if (strlen (lower) != strlen (name))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      gsize length = match_title (lower, titles[i].text, titles[i].is_short);

      if (length == 0 && is_ascii (name))
        {
          g_autofree char *plain = drop_marks (titles[i].text);

          length = match_title (lower, plain, titles[i].is_short);
        }

      /* "Anh Tuấn", "Em Tuan" may well be names. */
      if (length > 0 && (is_ascii (name) || is_ascii (titles[i].text)) && !titles[i].is_short
          && strchr (name + length, ' ') == NULL)
        continue;

      if (length > 0 && name[length] != '\0' && !is_family_name (titles[i].text, lower + length))
        {
          /* "Ông Bà Lò Thị A" */
          if (titles[i].sex != TD_SEX_UNKNOWN && *sex != TD_SEX_UNKNOWN && titles[i].sex != *sex)
            return FALSE;
          if (titles[i].sex != TD_SEX_UNKNOWN)
            *sex = titles[i].sex;
          memmove (name, name + length, strlen (name + length) + 1);
          return TRUE;
        }
    }

  return FALSE;
}

/* "Lò Thị Ánh (nữ)" */
static void
cut_sex_behind (char *name, TdSex *sex)
{
  char *open = strrchr (name, '(');
  g_autofree char *folded = NULL;

  if (open == NULL || open == name || !g_str_has_suffix (name, ")"))
    return;

  folded = td_text_fold (open);
  if (!g_str_equal (folded, "nu") && !g_str_equal (folded, "nam"))
    return;

  *sex = g_str_equal (folded, "nu") ? TD_SEX_WOMAN : TD_SEX_MAN;
  *open = '\0';
  g_strchomp (name);
}

char *
td_person_name_split (const char *text, TdSex *sex)
{
  char *name = td_text_clean (text);

  *sex = TD_SEX_UNKNOWN;
  while (cut_title (name, sex))
    ;
  cut_sex_behind (name, sex);

  return name;
}

/* A small vowel with a tone, of which TCVN3 has no capital: "Lò Thị ánh" */
static gboolean
is_small_toned (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n;

  if (!g_unichar_islower (c))
    return FALSE;

  n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 1; i < n; i++)
    if (parts[i] == 0x0300 || parts[i] == 0x0301 || parts[i] == 0x0303 || parts[i] == 0x0309
        || parts[i] == 0x0323)
      return TRUE;

  return FALSE;
}

/* Whether every word begins with a capital or with what would be one if it could. */
static gboolean
lacks_toned_capitals (const char *name)
{
  gboolean begins = TRUE;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (begins && g_unichar_islower (c) && !is_small_toned (c))
        return FALSE;
      begins = c == ' ';
    }

  return TRUE;
}

char *
td_person_name_put_right (const char *name)
{
  g_autoptr (GString) out = NULL;
  gboolean has_upper = FALSE;
  gboolean has_lower = FALSE;
  gboolean begins = TRUE;
  gboolean one_case;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      has_upper = has_upper || g_unichar_isupper (g_utf8_get_char (p));
      has_lower = has_lower || g_unichar_islower (g_utf8_get_char (p));
    }
  one_case = has_upper != has_lower;
  if (!one_case && !lacks_toned_capitals (name))
    return g_strdup (name);

  out = g_string_sized_new (strlen (name));
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, begins     ? g_unichar_toupper (c)
                                    : one_case ? g_unichar_tolower (c)
                                               : c);
      begins = one_case ? !g_unichar_isalpha (c) && !g_unichar_ismark (c) : c == ' ';
    }

  return td_text_nfc (out->str);
}

gboolean
td_person_title_parse (const char *text, TdSex *sex)
{
  static const char *const men[] = { "ong", "nam", "anh", "o", "mr", "thay" };
  static const char *const women[] = { "ba", "nu", "chi", "co", "b", "mrs", "ms" };
  g_autofree char *folded = td_text_fold (text);

  *sex = TD_SEX_UNKNOWN;
  for (gsize i = 0; i < G_N_ELEMENTS (men); i++)
    if (g_str_equal (folded, men[i]))
      *sex = TD_SEX_MAN;
  for (gsize i = 0; i < G_N_ELEMENTS (women); i++)
    if (g_str_equal (folded, women[i]))
      *sex = TD_SEX_WOMAN;

  return *sex != TD_SEX_UNKNOWN;
}

TdSex
td_person_name_guess_sex (const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  const char *middle = strstr (lower, " thị ");

  return middle != NULL ? TD_SEX_WOMAN : TD_SEX_UNKNOWN;
}
