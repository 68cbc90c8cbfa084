#include "base/td-date.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/td-error.h"
#include "base/td-text.h"

gboolean
td_date_is_set (TdDate date)
{
  return date.year != 0;
}

gboolean
td_date_is_valid (TdDate date)
{
  return date.year >= 1 && date.year <= 9999
         && g_date_valid_dmy (date.day, (GDateMonth) date.month, date.year);
}

TdDate
td_date_today (void)
{
  const char *fixed = g_getenv ("THIDUA_TODAY");
  g_autoptr (GDateTime) now = NULL;
  TdDate date;

  if (fixed != NULL && *fixed != '\0')
    {
      if (td_date_from_iso (fixed, &date))
        return date;
      g_warning ("THIDUA_TODAY=%s is not a day such as 2026-06-30", fixed);
    }

  now = g_date_time_new_now_local ();
  return TD_DATE ((guint16) g_date_time_get_year (now), (guint8) g_date_time_get_month (now),
                  (guint8) g_date_time_get_day_of_month (now));
}

int
td_date_compare (TdDate a, TdDate b)
{
  if (a.year != b.year)
    return a.year < b.year ? -1 : 1;
  if (a.month != b.month)
    return a.month < b.month ? -1 : 1;
  if (a.day != b.day)
    return a.day < b.day ? -1 : 1;
  return 0;
}

gboolean
td_date_equal (TdDate a, TdDate b)
{
  return td_date_compare (a, b) == 0;
}

TdDate
td_date_add_days (TdDate date, int days)
{
  GDate gdate;
  gint64 julian;

  g_return_val_if_fail (!td_date_is_set (date) || td_date_is_valid (date), TD_DATE_NONE);

  if (!td_date_is_set (date))
    return TD_DATE_NONE;

  g_date_clear (&gdate, 1);
  g_date_set_dmy (&gdate, date.day, (GDateMonth) date.month, date.year);
  julian = (gint64) g_date_get_julian (&gdate) + days;

  /* GDate counts from 1 January 1; 3652059 is 31 December 9999. */
  if (julian < 1 || julian > 3652059)
    return TD_DATE_NONE;

  g_date_set_julian (&gdate, (guint32) julian);
  return TD_DATE ((guint16) g_date_get_year (&gdate), (guint8) g_date_get_month (&gdate),
                  (guint8) g_date_get_day (&gdate));
}

TdDate
td_date_add_months (TdDate date, int months)
{
  gint64 n_months = (gint64) date.year * 12 + date.month - 1 + months;
  GDateYear year;
  GDateMonth month;

  if (!td_date_is_set (date) || n_months < 12 || n_months > 9999 * 12 + 11)
    return TD_DATE_NONE;

  year = (GDateYear) (n_months / 12);
  month = (GDateMonth) (n_months % 12 + 1);

  return TD_DATE (year, (guint8) month, MIN (date.day, g_date_get_days_in_month (month, year)));
}

int
td_date_days_between (TdDate from, TdDate to)
{
  GDate first, last;

  if (!td_date_is_set (from) || !td_date_is_set (to))
    return 0;

  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  g_date_set_dmy (&first, from.day, (GDateMonth) from.month, from.year);
  g_date_set_dmy (&last, to.day, (GDateMonth) to.month, to.year);

  return g_date_days_between (&first, &last);
}

/* @digits: digits only, at most nine */
static guint
number (const char *digits, gsize length)
{
  guint value = 0;

  for (gsize i = 0; i < length; i++)
    value = value * 10 + (guint) (digits[i] - '0');

  return value;
}

static gboolean
all_digits (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
    }

  return TRUE;
}

gboolean
td_date_from_iso (const char *text, TdDate *date)
{
  TdDate result;

  *date = TD_DATE_NONE;

  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  if (!all_digits (text, 4) || !all_digits (text + 5, 2) || !all_digits (text + 8, 2))
    return FALSE;

  result = TD_DATE ((guint16) number (text, 4), (guint8) number (text + 5, 2),
                    (guint8) number (text + 8, 2));
  if (!td_date_is_valid (result))
    return FALSE;

  *date = result;
  return TRUE;
}

char *
td_date_to_iso (TdDate date)
{
  if (!td_date_is_set (date))
    return NULL;

  return g_strdup_printf ("%04u-%02u-%02u", date.year, date.month, date.day);
}

/* One run of digits of the typed text. */
typedef struct
{
  const char *digits;
  gsize length;
} Group;

/* "12/06/2026", "5 - 3", "5.3.26": groups of digits with one of / - . or spaces between them.
 * Returns the number of groups, 0 if the text is anything else. */
static guint
split_groups (const char *text, Group groups[3])
{
  guint n = 0;
  const char *p = text;

  for (;;)
    {
      gsize length = strspn (p, "0123456789");

      if (length == 0 || length > 8 || n == 3)
        return 0;
      groups[n++] = (Group){ p, length };
      p += length;
      if (*p == '\0')
        return n;

      length = strspn (p, " ");
      p += length;
      if (*p != '\0' && strchr ("/-.", *p) != NULL)
        {
          p++;
          p += strspn (p, " ");
        }
      else if (length == 0)
        {
          return 0;
        }
    }
}

/* "05032026" → 05 03 2026, "050326" → 05 03 26, "0503" → 05 03 */
static guint
split_digits (Group groups[3])
{
  Group all = groups[0];

  if (all.length != 4 && all.length != 6 && all.length != 8)
    return 0;

  groups[0] = (Group){ all.digits, 2 };
  groups[1] = (Group){ all.digits + 2, 2 };
  if (all.length == 4)
    return 2;

  groups[2] = (Group){ all.digits + 4, all.length - 4 };
  return 3;
}

/* "Ngày 05 tháng 6 năm 2026" → "05/6/2026", so that a date copied from a document can be pasted. */
static char *
shorten_long_form (const char *text)
{
  g_autofree char *folded = td_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint n_words = g_strv_length (words);

  if (n_words != 4 && n_words != 6)
    return NULL;
  if (!g_str_equal (words[0], "ngay") || !g_str_equal (words[2], "thang"))
    return NULL;
  if (n_words == 4)
    return g_strconcat (words[1], "/", words[3], NULL);
  if (!g_str_equal (words[4], "nam"))
    return NULL;

  return g_strconcat (words[1], "/", words[3], "/", words[5], NULL);
}

static guint
complete_year (guint two_digits, TdDate today)
{
  guint limit = td_date_is_set (today) ? today.year + 10u : 2099;

  return two_digits + 2000 <= limit ? two_digits + 2000 : two_digits + 1900;
}

static gboolean
not_a_date (const char *text, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_PARSE,
               _ ("“%s” is not a date. Type the day, the month and the year, for example "
                  "12/06/2026."),
               text);
  return FALSE;
}

gboolean
td_date_parse (const char *text, TdDate today, TdDate *date, GError **error)
{
  g_autofree char *typed = td_text_clean (text);
  g_autofree char *shortened = shorten_long_form (typed);
  Group groups[3];
  guint n_groups;
  guint day, month, year;

  *date = TD_DATE_NONE;

  if (*typed == '\0')
    return TRUE;

  /* The one form that begins with the year, and cannot be anything else. */
  if (td_date_from_iso (typed, date))
    {
      n_groups = 3;
      day = date->day;
      month = date->month;
      year = date->year;
      *date = TD_DATE_NONE;
    }
  else
    {
      n_groups = split_groups (shortened != NULL ? shortened : typed, groups);
      if (n_groups == 1)
        n_groups = split_digits (groups);
      if (n_groups < 2 || groups[0].length > 2 || groups[1].length > 2)
        return not_a_date (typed, error);

      day = number (groups[0].digits, groups[0].length);
      month = number (groups[1].digits, groups[1].length);

      if (n_groups == 2 && td_date_is_set (today))
        year = today.year;
      else if (n_groups == 3 && groups[2].length == 4)
        year = number (groups[2].digits, 4);
      else if (n_groups == 3 && groups[2].length == 2)
        year = complete_year (number (groups[2].digits, 2), today);
      else
        return not_a_date (typed, error);
    }

  if (year < TD_DATE_FIRST_YEAR || year > TD_DATE_LAST_YEAR)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_PARSE,
                   _ ("The year %u cannot be right. Type a year from %d to %d."), year,
                   TD_DATE_FIRST_YEAR, TD_DATE_LAST_YEAR);
      return FALSE;
    }

  if (!td_date_is_valid (TD_DATE ((guint16) year, (guint8) month, (guint8) day)))
    {
      g_set_error (
          error, TD_ERROR, TD_ERROR_PARSE,
          _ ("There is no day %02u/%02u/%04u in the calendar. Check the day and the month."), day,
          month, year);
      return FALSE;
    }

  *date = TD_DATE ((guint16) year, (guint8) month, (guint8) day);
  return TRUE;
}

char *
td_date_format (TdDate date)
{
  if (!td_date_is_set (date))
    return g_strdup ("");

  return g_strdup_printf ("%02u/%02u/%04u", date.day, date.month, date.year);
}

char *
td_date_format_long (TdDate date)
{
  if (!td_date_is_set (date))
    return g_strdup ("");

  return g_strdup_printf (date.month <= 2 ? "ngày %02u tháng %02u năm %u"
                                          : "ngày %02u tháng %u năm %u",
                          date.day, date.month, date.year);
}
