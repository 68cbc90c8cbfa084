#pragma once

#include <gtk/gtk.h>

#include "domain/td-due.h"

G_BEGIN_DECLS

#define TD_TYPE_MONTH_VIEW (td_month_view_get_type ())

/* TdMonthView: a month with what is due on its days: a mark for what is late, open or done, each
 * with its shape and its number, so that no colour is needed to tell them apart.
 *
 * Keys: arrows go by days and weeks, Page Up and Page Down by months, with Ctrl by years, Home and
 * End to the ends of the month, Ctrl+Home to today; Enter or Space chooses the day, as a click
 * does.
 *
 * Signal: chosen (TdMonthView *), when td_month_view_get_cursor () is what the user wants. */
G_DECLARE_FINAL_TYPE (TdMonthView, td_month_view, TD, MONTH_VIEW, GtkWidget)

GtkWidget *td_month_view_new (void);

/* td_month_view_clear, td_month_view_add, td_month_view_finish: the days are filled anew
 * @title: for the tooltip of the day, where those that are added first stand */
void td_month_view_clear (TdMonthView *self);
void td_month_view_add (TdMonthView *self, TdDate day, TdDueState state, const char *title);
void td_month_view_finish (TdMonthView *self);

/* td_month_view_set_cursor: goes to that day and shows its month, without "chosen" */
void td_month_view_set_cursor (TdMonthView *self, TdDate day);
TdDate td_month_view_get_cursor (TdMonthView *self);

/* td_month_view_set_chosen: the day that is marked as the one whose list is shown, or none */
void td_month_view_set_chosen (TdMonthView *self, TdDate day);

/* td_month_view_describe: (transfer full): the day in words, as a screen reader and the tooltip
 * tell it: "15/06/2026: 1 late, 2 due" */
char *td_month_view_describe (TdMonthView *self, TdDate day);

G_END_DECLS
