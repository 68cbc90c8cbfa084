#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TdDate:
 * @year: 1 … 9999, 0 for "no date"
 *
 * A calendar day, passed by value. Stored as text "2026-06-12", which sorts as it reads; shown as
 * "12/06/2026". */
typedef struct
{
  guint16 year;
  guint8 month;
  guint8 day;
} TdDate;

#define TD_DATE_NONE ((TdDate){ 0, 0, 0 })
#define TD_DATE(y, m, d) ((TdDate){ (y), (m), (d) })

gboolean td_date_is_set (TdDate date);

/* td_date_is_valid: whether it is a day of the Gregorian calendar */
gboolean td_date_is_valid (TdDate date);

/* td_date_today: in the local time zone. THIDUA_TODAY=2026-06-30 in the environment overrides it,
 * so that tests and screenshots do not change with the day they are made on. */
TdDate td_date_today (void);

/* td_date_compare: < 0, 0, > 0; "no date" is before every day */
int td_date_compare (TdDate a, TdDate b);
gboolean td_date_equal (TdDate a, TdDate b);

/* td_date_add_days: @days may be negative. "No date" stays "no date"; so is a day outside of the
 * years 1 … 9999. */
TdDate td_date_add_days (TdDate date, int days);

/* td_date_add_months: @months may be negative; the last day of a shorter month instead of one that
 * it does not have: 31/01 and a month are 28/02. Else as td_date_add_days (). */
TdDate td_date_add_months (TdDate date, int months);

/* td_date_days_between: how many days @to is after @from, negative if it is before; 0 if one of
 * them is "no date" */
int td_date_days_between (TdDate from, TdDate to);

/* td_date_from_iso:
 * @text: (nullable): "2026-06-12"
 *
 * Returns: whether it was a valid day; @date is TD_DATE_NONE if not */
gboolean td_date_from_iso (const char *text, TdDate *date);

/* td_date_to_iso:
 *
 * Returns: (transfer full) (nullable): NULL for "no date" */
char *td_date_to_iso (TdDate date);

/* The years that td_date_parse () takes: outside of them it is a slip of the finger ("0206"). */
#define TD_DATE_FIRST_YEAR 1900
#define TD_DATE_LAST_YEAR 2199

/* td_date_parse:
 * @text: what a clerk typed, always day first: "12/06/2026", "5/3/26", "05032026", "050326", "5-3",
 *   "5.3.2026", "5 3", "0503", "ngày 05 tháng 3 năm 2026"; one form begins with the year and cannot
 * be mistaken: "2026-03-05"
 * @today: gives the year that was not typed
 * @date: (out): the day, TD_DATE_NONE for blank text
 *
 * Two-digit years are 2000 … 2099 up to ten years after @today, else 1900 … 1999.
 *
 * Returns: FALSE with TD_ERROR_PARSE and a sentence for the clerk if this is no day ("31/02/2026")
 */
gboolean td_date_parse (const char *text, TdDate today, TdDate *date, GError **error);

/* td_date_format:
 *
 * Returns: (transfer full): "12/06/2026", "" for "no date" */
char *td_date_format (TdDate date);

/* td_date_format_long: always Vietnamese, for documents (NĐ 30/2020: leading zero for days under 10
 * and for months 1 and 2)
 *
 * Returns: (transfer full): "ngày 26 tháng 02 năm 2021", "ngày 05 tháng 6 năm 2026", "" for "no
 * date" */
char *td_date_format_long (TdDate date);

G_END_DECLS
