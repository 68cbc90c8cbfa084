#include <string.h>

#include "base/td-money.h"
#include "base/td-text.h"
#include "domain/td-abbreviation.h"
#include "domain/td-award-cell.h"
#include "domain/td-period.h"
#include "exchange/td-paste-private.h"
#include "store/td-campaign-store.h"

static gboolean
is_one_of (const char *text, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_str_equal (text, words[i]))
      return TRUE;

  return FALSE;
}

gboolean
td_paste_read_mark (const char *text, gboolean *value)
{
  static const char *const yes[] = { "x", "xx", "v", "co", "c", "1", "yes", "true", "dung" };
  static const char *const no[] = { "khong", "ko", "k", "0", "no", "false", "sai" };
  /* Ticks, and the letter that the fonts Wingdings and Symbol draw one for. */
  static const char *const ticks[] = { "✓", "✔", "☑", "☒", "√", "×", "✕", "✗", "ü", "þ", "+" };
  g_autofree char *clean = td_text_clean (text);
  g_autofree char *folded = td_text_fold (text);

  *value = is_one_of (folded, yes, G_N_ELEMENTS (yes))
           || is_one_of (clean, ticks, G_N_ELEMENTS (ticks));

  /* "", "-", "…" */
  return *value || is_one_of (folded, no, G_N_ELEMENTS (no)) || *folded == '\0';
}

/* --- Award forms ------------------------------------------------------------------------------ */

/* (transfer full): the words that tell award forms apart: "Tặng Bằng khen của BCH LĐLĐ tỉnh" →
 * "bang khen lien doan lao dong tinh" */
static char *
make_form_key (const char *text)
{
  static const char *const silent[]
      = { "cua", "tang", "thuong", "duoc", "de", "nghi", "va", "hinh", "thuc" };
  g_autofree char *expanded = td_abbreviation_expand (text);
  g_auto (GStrv) words = g_strsplit (expanded, " ", -1);
  GString *key = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    {
      if (is_one_of (*word, silent, G_N_ELEMENTS (silent)))
        continue;
      if (g_str_equal (*word, "ban") && word[1] != NULL && g_str_equal (word[1], "chap")
          && word[2] != NULL && g_str_equal (word[2], "hanh"))
        {
          word += 2;
          continue;
        }
      if (g_str_equal (*word, "danh") && word[1] != NULL && g_str_equal (word[1], "hieu"))
        {
          word++;
          continue;
        }
      if (key->len > 0)
        g_string_append_c (key, ' ');
      g_string_append (key, *word);
    }

  return g_string_free (key, FALSE);
}

/* Whether @text begins with the words of @key; @rest: (out): what follows */
static gboolean
begins_with (const char *text, const char *key, const char **rest)
{
  gsize length = strlen (key);

  if (length == 0 || !g_str_has_prefix (text, key) || (text[length] != ' ' && text[length] != '\0'))
    return FALSE;

  *rest = text + length + (text[length] == ' ' ? 1 : 0);
  return TRUE;
}

/* Whether @rest only says where or when: "tinh lai chau", "nam 2025", or a place's name behind a
 * form that ends in "tinh". */
static gboolean
is_place_or_year (const char *key, const char *rest)
{
  return g_str_has_suffix (key, " tinh") || g_str_has_suffix (key, " huyen")
         || g_str_has_suffix (key, " xa") || g_str_has_prefix (rest, "tinh ")
         || g_str_has_prefix (rest, "nam ") || g_str_has_prefix (rest, "huyen ");
}

/* How well a form fits. */
typedef enum
{
  FIT_NONE,
  FIT_BEGINNING, /* the text is the beginning of its name: "Bằng khen" */
  FIT_LONGER,    /* the text says a place or a year as well */
  FIT_SAME,
} Fit;

static Fit
fit_name (const char *key, const char *name)
{
  g_autofree char *own = make_form_key (name);
  const char *rest;

  if (*own == '\0')
    return FIT_NONE;
  if (g_str_equal (key, own))
    return FIT_SAME;
  if (begins_with (key, own, &rest) && is_place_or_year (own, rest))
    return FIT_LONGER;
  if (begins_with (own, key, &rest))
    return FIT_BEGINNING;

  return FIT_NONE;
}

static Fit
fit_form (const char *key, const char *folded, const TdAwardForm *form)
{
  g_autofree char *code = td_text_fold (form->code);

  if (g_str_equal (folded, code))
    return FIT_SAME;

  return MAX (fit_name (key, form->name), fit_name (key, form->short_name));
}

/* Of several that fit equally well: the only one of the level, or the model's. */
static gint64
choose (const GPtrArray *forms, const char *deciding_level, gint64 form_id)
{
  gint64 of_level = 0;
  guint n = 0;

  if (forms->len == 1)
    return ((const TdAwardForm *) g_ptr_array_index (forms, 0))->id;

  for (guint i = 0; i < forms->len; i++)
    {
      const TdAwardForm *form = g_ptr_array_index (forms, i);

      if (form->id == form_id)
        return form_id;
      if (g_strcmp0 (form->deciding_level, deciding_level) == 0)
        {
          of_level = form->id;
          n++;
        }
    }

  return n == 1 ? of_level : 0;
}

gint64
td_paste_read_form (const TdCatalogue *catalogue,
                    const char *text,
                    TdRecipientKind kind,
                    TdDate date,
                    const char *deciding_level,
                    gint64 form_id)
{
  g_autofree char *key = make_form_key (text);
  g_autofree char *folded = td_text_fold (text);
  g_autoptr (GPtrArray) best = g_ptr_array_new ();
  Fit best_fit = FIT_BEGINNING;
  gint64 id;

  if (*key == '\0')
    return 0;

  for (guint i = 0; i < td_catalogue_get_n_award_forms (catalogue); i++)
    {
      const TdAwardForm *form = td_catalogue_get_award_form (catalogue, i);
      Fit fit;

      if (!td_award_form_is_offered (form, kind, date))
        continue;
      fit = fit_form (key, folded, form);
      if (fit > best_fit)
        g_ptr_array_set_size (best, 0);
      if (fit >= best_fit)
        {
          g_ptr_array_add (best, (gpointer) form);
          best_fit = fit;
        }
    }

  /* A beginning alone may mean a form that the catalogue does not have: only if the decision says
   * which one it is. */
  if (best_fit == FIT_BEGINNING && best->len == 1)
    {
      const TdAwardForm *form = g_ptr_array_index (best, 0);

      return form->id == form_id || g_strcmp0 (form->deciding_level, deciding_level) == 0 ? form->id
                                                                                          : 0;
    }

  id = choose (best, deciding_level, form_id);

  return id;
}

/* --- Commendation types and campaigns --------------------------------------------------------- */

/* How well a type's name fits: 4 the same, 3 a part of it ("chuyên đề, theo đợt" has two), 2 words
 * of it, 1 a part of it is in the text ("thành tích đột xuất"). */
static guint
fit_commendation (const char *folded, const char *name)
{
  g_autofree char *whole = td_text_fold (name);
  g_auto (GStrv) parts = g_strsplit_set (name, ",()", -1);
  guint fit = 0;

  if (g_str_equal (folded, whole))
    return 4;

  for (char **part = parts; *part != NULL; part++)
    {
      g_autofree char *key = td_text_fold (*part);

      if (*key == '\0')
        continue;
      if (g_str_equal (folded, key))
        fit = MAX (fit, 3);
      else if (strstr (folded, key) != NULL)
        fit = MAX (fit, 1);
    }
  if (fit < 3 && strlen (folded) > 4 && strstr (whole, folded) != NULL)
    fit = 2;

  return fit;
}

const char *
td_paste_read_commendation (const TdCatalogue *catalogue, const char *text)
{
  g_autofree char *folded = td_text_fold (text);
  const char *found = NULL;
  guint best = 0;

  if (*folded == '\0')
    return NULL;

  for (guint i = 0; i < td_catalogue_get_n_terms (catalogue, TD_VOCABULARY_COMMENDATION_TYPE); i++)
    {
      const TdTerm *term = td_catalogue_get_term (catalogue, TD_VOCABULARY_COMMENDATION_TYPE, i);
      guint fit = fit_commendation (folded, term->name);

      if (fit > best)
        found = term->code;
      else if (fit == best)
        found = NULL;
      best = MAX (best, fit);
    }

  return found;
}

gboolean
td_paste_read_campaign (
    TdDb *db, const char *text, TdDate date, gint64 *campaign_id, GError **error)
{
  static const char *const prefixes[] = { "phong trao thi dua ", "phong trao ", "cuoc van dong " };
  g_autofree char *folded = td_text_fold (text);
  g_autofree char *key = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  const char *start = folded;

  *campaign_id = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes) && start == folded; i++)
    if (g_str_has_prefix (folded, prefixes[i]))
      start += strlen (prefixes[i]);
  if (*start == '\0')
    return TRUE;

  hits = td_campaign_search (db, start, date, 50, error);
  if (hits == NULL)
    return FALSE;

  key = td_abbreviation_expand (start);
  for (guint i = 0; i < hits->len; i++)
    {
      const TdCampaignHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *name = td_abbreviation_expand (hit->name);

      /* Two of one name: those that run on the day come first. */
      if (g_str_equal (name, key))
        {
          *campaign_id = hit->id;
          return TRUE;
        }
    }

  return TRUE;
}

/* --- Amounts and periods ---------------------------------------------------------------------- */

/* Of a number without a unit: "760,000", "760.000,00" → "760.000" */
static char *
regroup (const char *text)
{
  g_autoptr (GRegex) english = g_regex_new ("^\\d{1,3}(,\\d{3})+(\\.0+)?$", 0, 0, NULL);
  g_autoptr (GRegex) cents = g_regex_new ("^\\d{1,3}(\\.\\d{3})+,0+$|^\\d+[.,]0{1,2}$", 0, 0, NULL);
  char *out = g_strdup (text);

  if (g_regex_match (english, out, 0, NULL))
    {
      char *dot = strchr (out, '.');

      if (dot != NULL)
        *dot = '\0';
      g_strdelimit (out, ",", '.');
    }
  else if (g_regex_match (cents, out, 0, NULL))
    {
      char *decimals = strrchr (out, ',') != NULL ? strrchr (out, ',') : strrchr (out, '.');

      *decimals = '\0';
    }

  return out;
}

gboolean
td_paste_read_bonus (const char *text, gint64 factor, gint64 *bonus)
{
  g_autofree char *clean = td_text_clean (text);
  g_autofree char *number = regroup (clean);

  if (!td_money_parse (number, bonus, NULL))
    return FALSE;

  /* An amount that is whole as it stands is not meant in thousands. */
  if (factor > 1 && strspn (number, "0123456789.") == strlen (number) && *bonus < 1000 * factor
      && *bonus < 100000)
    *bonus *= factor;

  return TRUE;
}

char *
td_paste_read_period (const char *text)
{
  static const char *const prefixes[] = { "nam hoc ", "nam ", "giai doan " };
  static const char *const halves[] = { "6 thang dau nam ", "6 thang cuoi nam " };
  g_autofree char *folded = td_text_fold (text);
  g_autofree char *code = NULL;
  const char *start = folded;
  TdPeriod period;

  for (gsize i = 0; i < G_N_ELEMENTS (halves); i++)
    if (g_str_has_prefix (folded, halves[i]))
      {
        code = g_strdup_printf ("%s-H%u", folded + strlen (halves[i]), (guint) i + 1);
        if (td_period_parse (code, &period, NULL))
          return g_steal_pointer (&code);
      }
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes) && start == folded; i++)
    if (g_str_has_prefix (folded, prefixes[i]))
      start += strlen (prefixes[i]);

  /* "2024 - 2025" */
  code = g_strdup (start);
  if (strlen (code) == 9 && code[4] == ' ')
    code[4] = '-';
  if (td_period_parse (code, &period, NULL))
    return g_steal_pointer (&code);

  return td_text_clean (text);
}
