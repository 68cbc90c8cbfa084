#pragma once

#include <gtk/gtk.h>

#include "base/td-date.h"

G_BEGIN_DECLS

/* Months as they are shown, in the language of the interface and with Monday first: GtkCalendar
 * takes both from the C locale. */

#define TD_MONTH_N_WEEKS 6
#define TD_MONTH_N_DAYS (7 * TD_MONTH_N_WEEKS)

/* td_month_can_show: whether the day is in the years that a clerk can type, see td_date_parse () */
gboolean td_month_can_show (TdDate day);

/* td_month_add: the day so many months later: 31/01/2026 and 1 → 28/02/2026 */
TdDate td_month_add (TdDate day, int n_months);

/* td_month_find_key: where a key goes from @day: arrows by days and weeks, Page Up and Page Down by
 * months, with Ctrl by years, Home and End to the ends of the month, Ctrl+Home to today
 *
 * Returns: FALSE for another key; @moved: (out): may be no day that can be shown */
gboolean td_month_find_key (TdDate day, guint keyval, GdkModifierType state, TdDate *moved);

/* td_month_get_first_shown: the Monday that a table of the month of @day begins with; its
 * TD_MONTH_N_DAYS days have the whole month */
TdDate td_month_get_first_shown (TdDate day);

/* td_month_make_title: (transfer full): "June 2026", "Tháng 6 năm 2026" */
char *td_month_make_title (TdDate day);

/* td_month_get_weekday_name: (transfer none): "Mon"; @index: 0 for Monday … 6 for Sunday */
const char *td_month_get_weekday_name (guint index);

G_END_DECLS
