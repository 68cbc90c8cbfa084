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
      *period
          = (TdPeriod){ TD_PERIOD_SCHOOL_YEAR, TD_DATE (year, 9, 1), TD_DATE (year + 1, 8, 31) };
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
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  switch (self->kind)
    {
    case TD_PERIOD_HALF_YEAR:
      return g_strdup_printf ("%04d-H%d", self->from.year, self->from.month == 1 ? 1 : 2);
    case TD_PERIOD_YEAR:
      return g_strdup_printf ("%04d", self->from.year);
    case TD_PERIOD_SCHOOL_YEAR:
      return g_strdup_printf ("%04d-%04d", self->from.year, self->to.year);
    case TD_PERIOD_RANGE:
    default:
      from = td_date_to_iso (self->from);
      to = td_date_to_iso (self->to);
      return g_strconcat (from, "..", to, NULL);
    }
}

char *
td_period_to_label (const TdPeriod *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  switch (self->kind)
    {
    case TD_PERIOD_HALF_YEAR:
      return g_strdup_printf (self->from.month == 1 ? "6 tháng đầu năm %d" : "6 tháng cuối năm %d",
                              self->from.year);
    case TD_PERIOD_YEAR:
      return g_strdup_printf ("năm %d", self->from.year);
    case TD_PERIOD_SCHOOL_YEAR:
      return g_strdup_printf ("năm học %d-%d", self->from.year, self->to.year);
    case TD_PERIOD_RANGE:
    default:
      from = td_date_format (self->from);
      to = td_date_format (self->to);
      return g_strdup_printf ("từ ngày %s đến ngày %s", from, to);
    }
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
