/* Where the tone stands in oa, oe and uy. */
#include "base/td-text.h"

static const struct
{
  gunichar first;  /* with the tone */
  gunichar plain;  /* without it */
  gunichar second; /* the vowel after it */
  gunichar toned;  /* the same with the tone */
} pairs[] = {
  { 0x00F2, 'o', 'a', 0x00E0 }, /* òa → oà */
  { 0x00F3, 'o', 'a', 0x00E1 }, /* óa → oá */
  { 0x1ECF, 'o', 'a', 0x1EA3 }, /* ỏa → oả */
  { 0x00F5, 'o', 'a', 0x00E3 }, /* õa → oã */
  { 0x1ECD, 'o', 'a', 0x1EA1 }, /* ọa → oạ */
  { 0x00F2, 'o', 'e', 0x00E8 }, /* òe → oè */
  { 0x00F3, 'o', 'e', 0x00E9 }, /* óe → oé */
  { 0x1ECF, 'o', 'e', 0x1EBB }, /* ỏe → oẻ */
  { 0x00F5, 'o', 'e', 0x1EBD }, /* õe → oẽ */
  { 0x1ECD, 'o', 'e', 0x1EB9 }, /* ọe → oẹ */
  { 0x00F9, 'u', 'y', 0x1EF3 }, /* ùy → uỳ */
  { 0x00FA, 'u', 'y', 0x00FD }, /* úy → uý */
  { 0x1EE7, 'u', 'y', 0x1EF7 }, /* ủy → uỷ */
  { 0x0169, 'u', 'y', 0x1EF9 }, /* ũy → uỹ */
  { 0x1EE5, 'u', 'y', 0x1EF5 }, /* ụy → uỵ */
};

/* Case is kept letter by letter: "HÒA" → "HOÀ". */
static gunichar
with_case_of (gunichar letter, gunichar pattern)
{
  return g_unichar_isupper (pattern) ? g_unichar_toupper (letter) : letter;
}

char *
td_text_place_tones (const char *text)
{
  g_autoptr (GString) result = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *next = g_utf8_next_char (at);
      gunichar first = g_utf8_get_char (at);
      gunichar second = *next != '\0' ? g_utf8_get_char (next) : 0;
      gunichar after = second != 0 ? g_utf8_get_char (g_utf8_next_char (next)) : 0;
      guint i;

      for (i = 0; i < G_N_ELEMENTS (pairs); i++)
        if (g_unichar_tolower (first) == pairs[i].first
            && g_unichar_tolower (second) == pairs[i].second && !g_unichar_isalpha (after))
          break;
      if (i == G_N_ELEMENTS (pairs))
        {
          g_string_append_unichar (result, first);
          continue;
        }
      g_string_append_unichar (result, with_case_of (pairs[i].plain, first));
      g_string_append_unichar (result, with_case_of (pairs[i].toned, second));
      at = next;
    }

  return g_string_free (g_steal_pointer (&result), FALSE);
}
