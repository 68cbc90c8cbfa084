#include "domain/td-birth-date.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "base/td-error.h"
#include "base/td-text.h"

/* The runs of digits in @text: 2 of "3/1985". */
static guint
count_numbers (const char *text, guint *n_digits)
{
  guint n = 0;

  *n_digits = 0;
  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      {
        n += at == text || !g_ascii_isdigit (at[-1]);
        ++*n_digits;
      }

  return n;
}

static gboolean
is_possible (int year, int month, TdDate today)
{
  if (year < TD_DATE_FIRST_YEAR || month < 1 || month > 12)
    return FALSE;

  return year < today.year || (year == today.year && month <= today.month);
}

/* "1985"; "3/1985", "3-1985", "3.1985", "1985-03"; without a year a day is none of a birth. */
static char *
parse (const char *text, TdDate today)
{
  guint n_digits;
  guint n_numbers = count_numbers (text, &n_digits);
  int year = 0, month = 1, end = 0;
  TdDate date;

  if (sscanf (text, "%4d%n", &year, &end) == 1 && text[end] == '\0' && n_digits == 4)
    return is_possible (year, 1, today) ? g_strdup_printf ("%04d", year) : NULL;

  if (n_numbers == 2)
    {
      end = 0;
      if (sscanf (text, "%2d%*1[/.-]%4d%n", &month, &year, &end) == 2 && text[end] == '\0'
          && is_possible (year, month, today))
        return g_strdup_printf ("%04d-%02d", year, month);
      end = 0;
      if (sscanf (text, "%4d%*1[/.-]%2d%n", &year, &month, &end) == 2 && text[end] == '\0'
          && is_possible (year, month, today))
        return g_strdup_printf ("%04d-%02d", year, month);
      return NULL;
    }

  if ((n_numbers < 3 && n_digits < 6) || !td_date_parse (text, today, &date, NULL)
      || td_date_compare (date, today) > 0)
    return NULL;

  return td_date_to_iso (date);
}

gboolean
td_birth_date_parse (const char *text, TdDate today, char **stored, GError **error)
{
  g_autofree char *clean = td_text_clean (text);

  *stored = clean[0] != '\0' ? parse (clean, today) : g_strdup ("");
  if (*stored == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_PARSE,
                 _ ("“%s” is no day of birth. Enter a day such as 17/03/1985, a month such as "
                    "03/1985, or a year such as 1985."),
                 clean);

  return *stored != NULL;
}

char *
td_birth_date_format (const char *stored)
{
  int year, month;
  TdDate date;

  if (stored == NULL)
    return g_strdup ("");
  if (td_date_from_iso (stored, &date))
    return td_date_format (date);
  if (strlen (stored) == 7 && sscanf (stored, "%4d-%2d", &year, &month) == 2)
    return g_strdup_printf ("%02d/%04d", month, year);

  return g_strdup (stored);
}

int
td_birth_date_get_year (const char *stored)
{
  return stored != NULL ? (int) g_ascii_strtoll (stored, NULL, 10) : 0;
}
