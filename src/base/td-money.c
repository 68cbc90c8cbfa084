#include "base/td-money.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/td-error.h"
#include "base/td-text.h"

/* Folded, so that "Triệu", "triêu" and "TRIEU" are all read. */
static const struct
{
  const char *word;
  guint zeros;
} units[] = {
  { "", 0 },      { "k", 3 },  { "nghin", 3 }, { "ngan", 3 }, { "ng", 3 },
  { "trieu", 6 }, { "tr", 6 }, { "trd", 6 },   { "ty", 9 },   { "ti", 9 },
};

static const char *const currencies[] = { "dong", "vnd", "d" };

static gboolean
not_an_amount (const char *text, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_PARSE,
               _ ("“%s” is not an amount of money. Type whole đồng, for example 1.800.000, or "
                  "1,8 triệu."),
               text);
  return FALSE;
}

/* What follows the number: "triệu đồng" → 6. Returns whether it was a unit, a currency, both or
 * nothing. */
static gboolean
parse_unit (const char *text, guint *zeros)
{
  g_autofree char *folded = td_text_fold (text);
  const char *dong_sign = strstr (text, "₫");

  /* The sign folds to nothing; it may only be the last character. */
  if (dong_sign != NULL && dong_sign[strlen ("₫")] != '\0')
    return FALSE;

  /* Punctuation folds to nothing too, and must not be taken for nothing. */
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != ' ' && !g_unichar_isalpha (c) && p != dong_sign)
        return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      const char *rest;

      if (!g_str_has_prefix (folded, units[i].word))
        continue;

      rest = folded + strlen (units[i].word);
      if (*rest == '\0')
        {
          *zeros = units[i].zeros;
          return TRUE;
        }
      if (*rest == ' ')
        rest++;
      else if (i > 0)
        continue;

      for (guint j = 0; j < G_N_ELEMENTS (currencies); j++)
        {
          if (dong_sign == NULL && g_str_equal (rest, currencies[j]))
            {
              *zeros = units[i].zeros;
              return TRUE;
            }
        }
    }

  return FALSE;
}

/* Whether @text is thousands: "1.800.000" with '.', "1 800 000" with ' ', "1800000" */
static gboolean
is_grouped (const char *text, gsize length, char separator)
{
  gsize first = strspn (text, "0123456789");

  if (first == length)
    return length > 0;
  if (first < 1 || first > 3)
    return FALSE;

  for (gsize i = first; i < length; i += 4)
    {
      if (i + 4 > length || text[i] != separator || strspn (text + i + 1, "0123456789") < 3)
        return FALSE;
    }

  return TRUE;
}

static gboolean
append_digits (gint64 *value, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        continue;
      *value = *value * 10 + (text[i] - '0');
      if (*value > TD_MONEY_MAX)
        return FALSE;
    }

  return TRUE;
}

gboolean
td_money_parse (const char *text, gint64 *amount, GError **error)
{
  g_autofree char *typed = td_text_clean (text);
  gsize length = strspn (typed, "0123456789., ");
  gsize whole = length;
  gsize fraction = 0;
  const char *point;
  guint zeros = 0;
  gint64 value = 0;

  *amount = 0;

  while (length > 0 && typed[length - 1] == ' ')
    length--;
  whole = length;

  if (*typed == '\0')
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_PARSE,
                           _ ("Type an amount of money in đồng, for example 1.800.000."));
      return FALSE;
    }

  if (length == 0 || !parse_unit (typed + length, &zeros))
    return not_an_amount (typed, error);

  /* A decimal part makes sense with a unit only: "1,8 triệu", and "1.8tr" where the point cannot be
   * one of thousands. */
  point = memchr (typed, ',', length);
  if (point == NULL && zeros > 0)
    {
      point = memchr (typed, '.', length);
      if (point != NULL && is_grouped (typed, length, '.'))
        point = NULL;
    }

  if (point != NULL)
    {
      whole = (gsize) (point - typed);
      fraction = length - whole - 1;
      if (fraction == 0 || fraction > zeros || strspn (point + 1, "0123456789") != fraction)
        return not_an_amount (typed, error);
    }

  if (!is_grouped (typed, whole, '.') && !is_grouped (typed, whole, ' '))
    return not_an_amount (typed, error);

  if (append_digits (&value, typed, whole) && append_digits (&value, typed + whole, length - whole)
      && append_digits (&value, "000000000", zeros - fraction))
    {
      *amount = value;
      return TRUE;
    }

  g_set_error (error, TD_ERROR, TD_ERROR_PARSE,
               _ ("The amount “%s” is too large. Check the number of zeros."), typed);
  return FALSE;
}

gboolean
td_money_parse_count (const char *text, gint64 *count)
{
  g_autofree char *dotted = g_strdup (text);

  if (strspn (text, "0123456789., ") != strlen (text))
    return FALSE;

  return td_money_parse (g_strdelimit (dotted, ",", '.'), count, NULL);
}

char *
td_money_format (gint64 amount)
{
  /* "-9.223.372.036.854.775.808", written from its end */
  char buffer[32];
  char *p = buffer + sizeof buffer;
  guint64 rest = amount < 0 ? -(guint64) amount : (guint64) amount;
  guint n_digits = 0;

  *--p = '\0';
  do
    {
      if (n_digits > 0 && n_digits % 3 == 0)
        *--p = '.';
      *--p = (char) ('0' + rest % 10);
      rest /= 10;
      n_digits++;
    }
  while (rest > 0);

  if (amount < 0)
    *--p = '-';

  return g_strdup (p);
}

gint64
td_money_bonus (gint64 base_salary, gint64 coefficient, gint64 rounding)
{
  gint64 step = 100 * MAX (rounding, 1);
  gint64 product;

  g_return_val_if_fail (base_salary >= 0 && base_salary <= TD_MONEY_MAX, 0);
  g_return_val_if_fail (coefficient >= 0, 0);
  g_return_val_if_fail (rounding >= 0 && rounding <= TD_MONEY_MAX, 0);

  /* In hundredths of a đồng, and only then rounded: nothing is lost on the way. */
  if (__builtin_mul_overflow (base_salary, coefficient, &product))
    g_return_val_if_reached (0);

  return (product / step + (product % step != 0 ? 1 : 0)) * MAX (rounding, 1);
}

char *
td_money_format_hundredths (gint64 hundredths)
{
  gint64 whole = hundredths / 100;
  guint part = (guint) ABS (hundredths % 100);
  g_autofree char *text = td_money_format (ABS (whole));
  const char *sign = hundredths < 0 ? "-" : "";

  if (part == 0)
    return g_strconcat (sign, text, NULL);
  if (part % 10 == 0)
    return g_strdup_printf ("%s%s,%u", sign, text, part / 10);

  return g_strdup_printf ("%s%s,%02u", sign, text, part);
}

gboolean
td_money_parse_hundredths (const char *text, gint64 *hundredths, GError **error)
{
  g_autofree char *clean = td_text_clean (text);
  const char *comma = strchr (clean, ',');
  gsize whole_length = comma != NULL ? (gsize) (comma - clean) : strlen (clean);
  gsize fraction_length = comma != NULL ? strlen (comma + 1) : 0;
  gint64 whole = 0;
  gint64 fraction = 0;

  *hundredths = 0;
  if ((!is_grouped (clean, whole_length, '.') && !is_grouped (clean, whole_length, ' '))
      || (comma != NULL && (fraction_length < 1 || fraction_length > 2))
      || (comma != NULL && strspn (comma + 1, "0123456789") != fraction_length)
      || !append_digits (&whole, clean, whole_length) || whole > TD_MONEY_MAX / 100)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_PARSE,
                   _ ("“%s” is not a number. Type it with a decimal comma, for example 85 or 1,5."),
                   clean);
      return FALSE;
    }

  if (comma != NULL)
    append_digits (&fraction, comma + 1, fraction_length);
  *hundredths = whole * 100 + (fraction_length == 1 ? fraction * 10 : fraction);

  return TRUE;
}
