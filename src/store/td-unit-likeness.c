#include "store/td-unit-likeness-private.h"

#include <string.h>

#include "base/td-text.h"
#include "domain/td-abbreviation.h"
#include "store/td-unit-match-private.h"

static const guint level_scores[TD_N_MATCH_LEVELS] = { 100, 98, 96 };

#define OTHER_ORDER 92
#define ONE_SLIP 88
#define OTHER_MARKS 10

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
sort_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  qsort (words, g_strv_length (words), sizeof *words, compare_words);

  return g_strjoinv (" ", words);
}

static gboolean
has_digit (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}

/* "nguyen" and "nguen", "ngyuen", "nguyem". ASCII, since the words are folded. */
static gboolean
is_slip (const char *a, const char *b)
{
  gsize length_a = strlen (a), length_b = strlen (b);
  gsize same = 0;

  if (length_a < length_b)
    return is_slip (b, a);
  if (length_b < 4 || length_a > length_b + 1 || has_digit (a) || has_digit (b))
    return FALSE;

  while (a[same] != '\0' && a[same] == b[same])
    same++;
  if (length_a > length_b)
    return strcmp (a + same + 1, b + same) == 0;

  return strcmp (a + same + 1, b + same + 1) == 0
         || (a[same] == b[same + 1] && a[same + 1] == b[same] && a[same] != '\0'
             && strcmp (a + same + 2, b + same + 2) == 0);
}

/* Word by word the same but one. */
static gboolean
has_one_slip (const char *a, const char *b)
{
  g_auto (GStrv) words_a = g_strsplit (a, " ", -1);
  g_auto (GStrv) words_b = g_strsplit (b, " ", -1);
  guint n_slips = 0;

  if (g_strv_length (words_a) != g_strv_length (words_b))
    return FALSE;
  for (guint i = 0; words_a[i] != NULL; i++)
    if (!g_str_equal (words_a[i], words_b[i]))
      {
        if (n_slips > 0 || !is_slip (words_a[i], words_b[i]))
          return FALSE;
        n_slips++;
      }

  return n_slips == 1;
}

static char **
split_words (const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_autofree char *placed = td_text_place_tones (lower);

  return g_strsplit_set (placed, " ,.;:()-/\"", -1);
}

/* Whether any of the words that are @folded without marks is the same in both names, or is written
 * without any in one of them. @n: (out): of how many pairs */
static gboolean
is_same_word (char **a, char **b, const char *folded, guint *n)
{
  *n = 0;
  for (; *a != NULL; a++)
    {
      g_autofree char *folded_a = td_text_fold (*a);

      if (!g_str_equal (folded_a, folded))
        continue;
      for (char **other = b; *other != NULL; other++)
        {
          g_autofree char *folded_b = td_text_fold (*other);

          if (!g_str_equal (folded_b, folded))
            continue;
          (*n)++;
          if (g_str_equal (*a, *other) || g_str_equal (*a, folded) || g_str_equal (*other, folded))
            return TRUE;
        }
    }

  return FALSE;
}

/* Whether a word has other marks in the one name than in the other. */
static gboolean
marks_differ (const char *a, const char *b)
{
  g_auto (GStrv) words_a = split_words (a);
  g_auto (GStrv) words_b = split_words (b);

  for (char **word = words_a; *word != NULL; word++)
    {
      g_autofree char *folded = td_text_fold (*word);
      guint n;

      if (folded[0] != '\0' && !is_same_word (words_a, words_b, folded, &n) && n > 0)
        return TRUE;
    }

  return FALSE;
}

static guint
compare_keys (char *keys_a[TD_N_MATCH_LEVELS], char *keys_b[TD_N_MATCH_LEVELS])
{
  g_autofree char *sorted_a = NULL;
  g_autofree char *sorted_b = NULL;

  for (guint i = 0; i < TD_N_MATCH_LEVELS; i++)
    if (keys_a[i][0] != '\0' && g_str_equal (keys_a[i], keys_b[i]))
      return level_scores[i];

  sorted_a = sort_words (keys_a[TD_MATCH_LOOSE]);
  sorted_b = sort_words (keys_b[TD_MATCH_LOOSE]);
  if (sorted_a[0] != '\0' && g_str_equal (sorted_a, sorted_b))
    return OTHER_ORDER;

  return has_one_slip (keys_a[TD_MATCH_LOOSE], keys_b[TD_MATCH_LOOSE]) ? ONE_SLIP : 0;
}

guint
td_unit_likeness (const char *a, const char *b)
{
  g_autofree char *expanded_a = td_abbreviation_expand (a);
  g_autofree char *expanded_b = td_abbreviation_expand (b);
  char *keys_a[TD_N_MATCH_LEVELS];
  char *keys_b[TD_N_MATCH_LEVELS];
  guint likeness;

  td_unit_match_make_keys (expanded_a, keys_a);
  td_unit_match_make_keys (expanded_b, keys_b);
  likeness = compare_keys (keys_a, keys_b);
  td_unit_match_clear_keys (keys_a);
  td_unit_match_clear_keys (keys_b);

  return likeness > OTHER_MARKS && marks_differ (a, b) ? likeness - OTHER_MARKS : likeness;
}
