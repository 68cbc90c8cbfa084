#pragma once

#include <gtk/gtk.h>

#include "base/td-date.h"

G_BEGIN_DECLS

#define TD_TYPE_CALENDAR (td_calendar_get_type ())

/* TdCalendar: a month to choose a day from. GtkCalendar takes its names and the first day of the
 * week from the C locale, which need not be the language of the interface; here the week begins on
 * Monday.
 *
 * Keys: arrows go by days and weeks, Page Up and Page Down by months, with Ctrl by years, Home and
 * End to the ends of the month; Enter or Space chooses.
 *
 * Signal: chosen (TdCalendar *), when td_calendar_get_day () is what the user wants. */
G_DECLARE_FINAL_TYPE (TdCalendar, td_calendar, TD, CALENDAR, GtkWidget)

GtkWidget *td_calendar_new (void);

/* td_calendar_set_day:
 * @day: shown with its month, and marked; TD_DATE_NONE shows today's month with no day marked
 *
 * What the arrows start from is @day, or today. */
void td_calendar_set_day (TdCalendar *self, TdDate day);

TdDate td_calendar_get_day (TdCalendar *self);

G_END_DECLS
