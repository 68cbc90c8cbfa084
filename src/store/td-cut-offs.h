#pragma once

#include "domain/td-period.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* How far a period is counted. Meetings are held, and figures asked for, before the calendar's end
 * of a half-year or a year: the settings TD_SETTING_HALF_YEAR_END, _YEAR_END and _SCHOOL_YEAR_END
 * are the last days that count, and what comes later counts in the period after it, so that no day
 * is counted twice or not at all.
 *
 * A period that was handed in (td-submission-store.h) keeps its days when the settings change, and
 * so do the ends that it shares with its neighbours: the second half-year goes on where the first
 * one that was handed in ended. */

/* td_cut_offs_apply:
 * @period: (inout): "2026-H1" with any days; a range stays as it is
 * @unit_id: whose reports: what this unit handed in goes before what the whole book did; 0 for the
 *   whole book
 *
 * Returns: FALSE with an error, @period as it was */
gboolean td_cut_offs_apply (TdDb *db, TdPeriod *period, gint64 unit_id, GError **error);

/* td_cut_offs_check_day:
 * @key: one of the three settings
 * @day: "06-15", as the setting has it
 *
 * Returns: whether the calendar's end is at most TD_PERIOD_MAX_SHIFT days from it; the settings
 *   are not obeyed where it is not */
gboolean td_cut_offs_check_day (const char *key, const char *day);

G_END_DECLS
