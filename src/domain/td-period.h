#pragma once

#include "base/td-date.h"

G_BEGIN_DECLS

typedef enum
{
  TD_PERIOD_HALF_YEAR, /* first or second half of a calendar year */
  TD_PERIOD_YEAR,
  TD_PERIOD_SCHOOL_YEAR, /* the education unions' year */
  TD_PERIOD_RANGE,
} TdPeriodKind;

/* How far the days that are counted may be from those of the calendar. */
#define TD_PERIOD_MAX_SHIFT 45

/* TdPeriod:
 * @from, @to: both days belong to it; a half-year, a year and a school year may begin and end up to
 *   TD_PERIOD_MAX_SHIFT days before or after the calendar's (store/td-cut-offs.h)
 *
 * What a report is about, passed by value. */
typedef struct
{
  TdPeriodKind kind;
  TdDate from;
  TdDate to;
} TdPeriod;

/* td_period_parse:
 * @text: "2026-H1", "2026-H2", "2026", "2025-2026" (1 September to 31 August) or
 *   "2026-01-01..2026-06-30"
 *
 * Returns: FALSE with TD_ERROR_PARSE and a sentence that shows the forms; @period is left as it was
 */
gboolean td_period_parse (const char *text, TdPeriod *period, GError **error);

/* td_period_for_half: @half is 1 or 2 */
TdPeriod td_period_for_half (int year, int half);
TdPeriod td_period_for_year (int year);

/* td_period_last_half: the half-year that a clerk reports on @today: the running one from its last
 * month on (June, December), else the one before */
TdPeriod td_period_last_half (TdDate today);

/* td_period_to_code: (transfer full): the text that td_period_parse () takes */
char *td_period_to_code (const TdPeriod *self);

/* td_period_get_calendar: the period of the same name with the calendar's days, "2026-H1" from 1
 * January to 30 June; a range as it is */
TdPeriod td_period_get_calendar (const TdPeriod *self);

/* td_period_to_label: (transfer full): for documents, always Vietnamese: "6 tháng đầu năm 2026",
 * "6 tháng cuối năm 2026", "năm 2026", "năm học 2025-2026", "từ ngày 01/01/2026 đến ngày
 * 30/06/2026"; with other days than the calendar's "6 tháng đầu năm 2026 (từ 16/12/2025 đến
 * 15/06/2026)" */
char *td_period_to_label (const TdPeriod *self);

/* td_period_get_award_year:
 * @period: (nullable): an award's achievement_period
 *
 * The year that an award is for: that of the period's last day, so that a school year is the year
 * in which it ends; the decision's year where there is no period, or one that is not of the forms
 * above ("giai đoạn 2021-2025"). */
int td_period_get_award_year (const char *period, TdDate decided_on);

gboolean td_period_contains (const TdPeriod *self, TdDate date);

G_END_DECLS
