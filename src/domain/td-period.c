#include "domain/td-period.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "base/td-error.h"

/* First and last month of each half. */
static const int half_months[2][2] = { { 1, 6 }, { 7, 12 } };
static const int half_last_days[2] = { 30, 31 };

TdPeriod
td_period_for_half (int year, int half)
{
  const int *months;

  g_return_val_if_fail (half == 1 || half == 2, td_period_for_year (year));

  months = half_months[half - 1];
  return (TdPeriod){ TD_PERIOD_HALF_YEAR, TD_DATE (year, months[0], 1),
                     TD_DATE (year, months[1], half_last_days[half - 1]) };
}

TdPeriod
td_period_for_year (int year)
{
  return (TdPeriod){ TD_PERIOD_YEAR, TD_DATE (year, 1, 1), TD_DATE (year, 12, 31) };
}

static TdPeriod
for_school_year (int year)
{
  return (TdPeriod){ TD_PERIOD_SCHOOL_YEAR, TD_DATE (year, 9, 1), TD_DATE (year + 1, 8, 31) };
}

/* Both ends may be shifted, the middle stays within the period of that name. */
TdPeriod
td_period_get_calendar (const TdPeriod *self)
{
  TdDate middle = td_date_add_days (self->from, td_date_days_between (self->from, self->to) / 2);

  switch (self->kind)
    {
    case TD_PERIOD_HALF_YEAR:
      return td_period_for_half (middle.year, middle.month <= 6 ? 1 : 2);
    case TD_PERIOD_YEAR:
      return td_period_for_year (middle.year);
    case TD_PERIOD_SCHOOL_YEAR:
      /* Its middle is in March. */
      return for_school_year (middle.year - 1);
    case TD_PERIOD_RANGE:
    default:
      return *self;
    }
}

TdPeriod
td_period_last_half (TdDate today)
{
  if (today.month == 12)
    return td_period_for_half (today.year, 2);
  if (today.month >= 6)
    return td_period_for_half (today.year, 1);

  return td_period_for_half (today.year - 1, 2);
}

/* Whether @text is @format's digits and signs exactly: '9' stands for a digit. */
static gboolean
has_shape (const char *text, const char *format)
{
  if (strlen (text) != strlen (format))
    return FALSE;

  for (; *format != '\0'; text++, format++)
    if (*format == '9' ? !g_ascii_isdigit (*text) : g_ascii_toupper (*text) != *format)
      return FALSE;

  return TRUE;
}

static gboolean
parse_range (const char *text, TdPeriod *period)
{
  g_auto (GStrv) parts = g_strsplit (text, "..", 2);
  TdDate from;
  TdDate to;

  if (g_strv_length (parts) != 2 || !td_date_from_iso (parts[0], &from)
      || !td_date_from_iso (parts[1], &to) || td_date_compare (from, to) > 0)
    return FALSE;

  *period = (TdPeriod){ TD_PERIOD_RANGE, from, to };
  return TRUE;
}

gboolean
td_period_parse (const char *text, TdPeriod *period, GError **error)
{
  g_autofree char *clean = g_strstrip (g_strdup (text != NULL ? text : ""));
  int year = (int) g_ascii_strtoll (clean, NULL, 10);

  if (year > 0 && has_shape (clean, "9999"))
    {
      *period = td_period_for_year (year);
      return TRUE;
    }
  if (year > 0 && (has_shape (clean, "9999-H1") || has_shape (clean, "9999-H2")))
    {
      *period = td_period_for_half (year, clean[6] - '0');
      return TRUE;
    }
  if (year > 0 && has_shape (clean, "9999-9999")
      && g_ascii_strtoll (clean + 5, NULL, 10) == year + 1)
    {
      *period = for_school_year (year);
      return TRUE;
    }
  if (parse_range (clean, period))
    return TRUE;

  g_set_error (error, TD_ERROR, TD_ERROR_PARSE,
               _ ("“%s” is not a period. Write 2026-H1 (half-year), 2026 (year), 2025-2026 (school "
                  "year) or 2026-01-01..2026-06-30 (dates)."),
               clean);
  return FALSE;
}

char *
td_period_to_code (const TdPeriod *self)
{
  const TdPeriod calendar = td_period_get_calendar (self);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  switch (self->kind)
    {
    case TD_PERIOD_HALF_YEAR:
      return g_strdup_printf ("%04d-H%d", calendar.from.year, calendar.from.month == 1 ? 1 : 2);
    case TD_PERIOD_YEAR:
      return g_strdup_printf ("%04d", calendar.from.year);
    case TD_PERIOD_SCHOOL_YEAR:
      return g_strdup_printf ("%04d-%04d", calendar.from.year, calendar.to.year);
    case TD_PERIOD_RANGE:
    default:
      from = td_date_to_iso (self->from);
      to = td_date_to_iso (self->to);
      return g_strconcat (from, "..", to, NULL);
    }
}

static char *
make_name (const TdPeriod *calendar)
{
  switch (calendar->kind)
    {
    case TD_PERIOD_HALF_YEAR:
      return g_strdup_printf (calendar->from.month == 1 ? "6 tháng đầu năm %d"
                                                        : "6 tháng cuối năm %d",
                              calendar->from.year);
    case TD_PERIOD_YEAR:
      return g_strdup_printf ("năm %d", calendar->from.year);
    case TD_PERIOD_SCHOOL_YEAR:
    case TD_PERIOD_RANGE:
    default:
      return g_strdup_printf ("năm học %d-%d", calendar->from.year, calendar->to.year);
    }
}

char *
td_period_to_label (const TdPeriod *self)
{
  const TdPeriod calendar = td_period_get_calendar (self);
  g_autofree char *from = td_date_format (self->from);
  g_autofree char *to = td_date_format (self->to);
  g_autofree char *name = NULL;

  if (self->kind == TD_PERIOD_RANGE)
    return g_strdup_printf ("từ ngày %s đến ngày %s", from, to);

  name = make_name (&calendar);
  if (td_date_equal (self->from, calendar.from) && td_date_equal (self->to, calendar.to))
    return g_steal_pointer (&name);

  return g_strdup_printf ("%s (từ %s đến %s)", name, from, to);
}

gboolean
td_period_contains (const TdPeriod *self, TdDate date)
{
  return td_date_compare (self->from, date) <= 0 && td_date_compare (date, self->to) <= 0;
}

int
td_period_get_award_year (const char *period, TdDate decided_on)
{
  TdPeriod parsed;

  if (period != NULL && period[0] != '\0' && td_period_parse (period, &parsed, NULL))
    return parsed.to.year;

  return decided_on.year;
}
