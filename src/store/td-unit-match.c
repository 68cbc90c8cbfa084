#include <math.h>
#include <string.h>

#include "base/td-text.h"
#include "domain/td-abbreviation.h"
#include "store/td-unit-match-private.h"

static const guint level_scores[TD_N_MATCH_LEVELS] = { 100, 98, 96 };

/* The most that words alone can reach. */
#define MAX_SIMILARITY 94

/* Suggestions below this have nothing in common but a few usual words. */
#define MIN_SIMILARITY 25

void
td_unit_match_free (TdUnitMatch *self)
{
  g_free (self->name);
  g_free (self);
}

static gboolean
has_word (char **words, const char *word, gboolean folded)
{
  for (; *words != NULL; words++)
    {
      g_autofree char *own = folded ? td_text_fold (*words) : g_strdup (*words);

      if (g_str_equal (own, word))
        return TRUE;
    }

  return FALSE;
}

/* Of units that are the same without marks ("Nậm Sỏ", "Nậm Số") the one that is written so: no word
 * of @text with marks is in its names with others only. */
static gboolean
has_same_marks (const TdMatchUnit *unit, const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autofree char *names = g_strconcat (unit->name, " ", unit->short_name, NULL);
  g_autofree char *lower_names = g_utf8_strdown (names, -1);
  g_auto (GStrv) typed = g_strsplit_set (lower, " ,.;:()-\n", -1);
  g_auto (GStrv) own = g_strsplit_set (lower_names, " ,.;:()-\n", -1);

  for (char **word = typed; *word != NULL; word++)
    {
      g_autofree char *folded = td_text_fold (*word);

      if (!g_str_equal (folded, *word) && has_word (own, folded, TRUE)
          && !has_word (own, *word, FALSE))
        return FALSE;
    }

  return TRUE;
}

/* The units whose key @expanded is, at the surest level that has one. @certain: (out): the index of
 * the only one + 1, or 0 */
static gboolean
find_exact (TdUnitMatcher *self,
            const char *expanded,
            const char *text,
            GArray *found,
            TdMatchLevel *level,
            guint *certain)
{
  char *keys[TD_N_MATCH_LEVELS];
  const GArray *units = NULL;
  guint n = 0;

  *certain = 0;
  td_unit_match_make_keys (expanded, keys);
  for (guint i = 0; i < TD_N_MATCH_LEVELS && units == NULL; i++)
    {
      units = g_hash_table_lookup (self->keys[i], keys[i]);
      *level = (TdMatchLevel) i;
    }
  td_unit_match_clear_keys (keys);

  g_array_set_size (found, 0);
  if (units == NULL)
    return FALSE;

  g_array_append_vals (found, units->data, units->len);
  if (units->len == 1)
    {
      *certain = g_array_index (units, guint, 0) + 1;
      return TRUE;
    }

  for (guint i = 0; i < units->len; i++)
    {
      guint index = g_array_index (units, guint, i);

      if (has_same_marks (g_ptr_array_index (self->units, index), text))
        *certain = n++ == 0 ? index + 1 : 0;
    }

  return TRUE;
}

/* "huyện Tân Uyên", "xã Nậm Sỏ", or without the kind of place words that units have: "Tân Uyên".
 * Anything else behind a name ("0912 345 678", "Giáo viên") is not to be cut off with it. */
static gboolean
is_place (const TdUnitMatcher *self, const char *text)
{
  static const char *const kinds[]
      = { "huyen", "tinh", "xa", "phuong", "thanh pho", "quan", "tp", "thi", "h", "t" };
  g_autofree char *expanded = td_abbreviation_expand (text);
  g_auto (GStrv) words = g_strsplit (expanded, " ", -1);
  guint n_words = g_strv_length (words);

  for (char **word = words; *word != NULL; word++)
    if (strspn (*word, "0123456789") > 2)
      return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize length = strlen (kinds[i]);

      /* The longest is "thành phố" or "tỉnh" and four words. */
      if (g_str_has_prefix (expanded, kinds[i]) && expanded[length] == ' ' && n_words <= 6)
        return TRUE;
    }

  for (guint i = 0; i + 1 < n_words; i++)
    {
      g_autofree char *pair = g_strconcat (words[i], " ", words[i + 1], NULL);

      if (g_hash_table_lookup (self->features, pair) == NULL)
        return FALSE;
    }

  return n_words > 1;
}

/* Cuts the last ", huyện Tân Uyên", ", tỉnh Lai Châu" or "huyện Tân Uyên" off a name; FALSE if
 * there is none. */
static gboolean
cut_place (const TdUnitMatcher *self, char *text)
{
  static const char *const words[] = { " huyện ", " tỉnh ",  " thành phố ", " thị xã ",   " tp ",
                                       " tp. ",   " huyen ", " tinh ",      " thanh pho " };
  g_autofree char *lower = g_utf8_strdown (text, -1);
  char *cut = strrchr (text, ',');

  if (strlen (lower) == strlen (text))
    for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
      {
        const char *found = g_strrstr (lower, words[i]);

        if (found != NULL && (cut == NULL || found - lower > cut - text))
          cut = text + (found - lower);
      }

  if (cut == NULL || cut == text || !is_place (self, cut + 1))
    return FALSE;

  *cut = '\0';
  g_strchomp (text);
  while (g_str_has_suffix (text, "-") || g_str_has_suffix (text, ","))
    {
      text[strlen (text) - 1] = '\0';
      g_strchomp (text);
    }

  return *text != '\0';
}

/* Whether a name says which unit is meant by more than words that a tenth of the units has. */
static gboolean
is_specific (TdUnitMatcher *self, const char *expanded)
{
  g_autofree char *core = td_unit_match_make_core (expanded);
  g_auto (GStrv) words = g_strsplit (core, " ", -1);

  for (guint i = 0; words[i] != NULL && words[i + 1] != NULL; i++)
    {
      g_autofree char *pair = g_strconcat (words[i], " ", words[i + 1], NULL);
      const TdMatchFeature *feature = g_hash_table_lookup (self->features, pair);

      if (feature != NULL && feature->units->len * 10 <= MAX (self->units->len, 30))
        return TRUE;
    }

  return FALSE;
}

/* A code, or a name as it stands, and then without the place behind it: people write "Trường THCS
 * Nậm Sỏ, huyện Tân Uyên, tỉnh Lai Châu".
 *
 * @found: what may be meant; @certain: (out): the index of the one that is + 1, or 0 */
static gboolean
find_keys (
    TdUnitMatcher *self, const char *text, GArray *found, TdMatchLevel *level, guint *certain)
{
  g_autofree char *cut = td_text_clean (text);
  g_autofree char *code = td_text_fold (text);
  gboolean shortened = FALSE;

  *level = TD_MATCH_SAME;
  *certain = GPOINTER_TO_UINT (g_hash_table_lookup (self->codes, code));
  if (*certain != 0)
    {
      guint index = *certain - 1;

      g_array_append_val (found, index);
      return TRUE;
    }

  do
    {
      g_autofree char *expanded = td_abbreviation_expand (cut);
      g_autofree char *local = shortened ? NULL : td_unit_match_cut_province (self, expanded);

      if (find_exact (self, expanded, text, found, level, certain)
          && (!shortened || is_specific (self, expanded)))
        return TRUE;
      /* Never the province's own, which the place is part of. */
      if (local != NULL && find_exact (self, local, text, found, level, certain) && *certain != 1)
        return TRUE;
      shortened = TRUE;
    }
  while (cut_place (self, cut));

  g_array_set_size (found, 0);
  *certain = 0;
  return FALSE;
}

static TdUnitMatch *
make_match (TdUnitMatcher *self, guint index, guint score, gboolean is_certain)
{
  const TdMatchUnit *unit = g_ptr_array_index (self->units, index);
  TdUnitMatch *match = g_new0 (TdUnitMatch, 1);

  match->unit_id = unit->id;
  match->name = g_strdup (unit->name);
  match->score = score;
  match->is_certain = is_certain;

  return match;
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const TdUnitMatch *one = *(TdUnitMatch *const *) a;
  const TdUnitMatch *other = *(TdUnitMatch *const *) b;

  if (one->is_certain != other->is_certain)
    return one->is_certain ? -1 : 1;
  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;

  return one->unit_id < other->unit_id ? -1 : one->unit_id > other->unit_id;
}

static gboolean
contains (const GArray *units, guint index)
{
  for (guint i = 0; i < units->len; i++)
    if (g_array_index (units, guint, i) == index)
      return TRUE;

  return FALSE;
}

/* The mean of two shares, in weights: what both names have in common of both together (Dice), and
 * of
 * @text alone, because people write the short part that tells units apart. */
static void
add_similar (TdUnitMatcher *self, const char *text, const GArray *exact, GPtrArray *matches)
{
  g_autofree char *expanded = td_abbreviation_expand (text);
  g_autoptr (GHashTable) set = td_unit_match_list_features (expanded);
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (guint));
  double norm = 0;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const TdMatchFeature *feature = g_hash_table_lookup (self->features, key);

      /* What no unit has counts like what one has. */
      norm += feature != NULL ? feature->weight : log (1.0 + self->units->len);
      for (guint i = 0; feature != NULL && i < feature->units->len; i++)
        {
          guint index = g_array_index (feature->units, guint, i);

          if (self->scores[index] <= 0)
            g_array_append_val (touched, index);
          self->scores[index] += feature->weight;
        }
    }

  for (guint i = 0; i < touched->len; i++)
    {
      guint index = g_array_index (touched, guint, i);
      const TdMatchUnit *unit = g_ptr_array_index (self->units, index);
      double common = self->scores[index];
      double share = common / (norm + unit->norm) + common / norm / 2;
      guint score = (guint) (share * MAX_SIMILARITY);

      self->scores[index] = 0;
      if (score >= MIN_SIMILARITY && !contains (exact, index))
        g_ptr_array_add (matches, make_match (self, index, MIN (score, MAX_SIMILARITY), FALSE));
    }
}

GPtrArray *
td_unit_matcher_find (TdUnitMatcher *self, const char *text, guint max)
{
  g_autoptr (GPtrArray) matches
      = g_ptr_array_new_with_free_func ((GDestroyNotify) td_unit_match_free);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  TdMatchLevel level;
  guint certain;

  if (td_text_is_blank (text))
    return g_steal_pointer (&matches);

  find_keys (self, text, found, &level, &certain);
  for (guint i = 0; i < found->len; i++)
    {
      guint index = g_array_index (found, guint, i);

      g_ptr_array_add (matches,
                       make_match (self, index, level_scores[level], index + 1 == certain));
    }
  add_similar (self, text, found, matches);

  g_ptr_array_sort (matches, compare_matches);
  if (matches->len > max)
    g_ptr_array_set_size (matches, (int) max);

  return g_steal_pointer (&matches);
}

gint64
td_unit_matcher_find_certain (TdUnitMatcher *self, const char *text)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  TdMatchLevel level;
  guint certain;

  if (td_text_is_blank (text) || !find_keys (self, text, found, &level, &certain) || certain == 0)
    return 0;

  return ((const TdMatchUnit *) g_ptr_array_index (self->units, certain - 1))->id;
}
