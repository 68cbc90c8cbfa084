#pragma once

#include "domain/td-due.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* What is due when, from all that the book has with a day:
 *
 *   campaign_stage               reviews of campaigns that were done, or are planned for after the
 *                                next one; other stages that have a day
 *   td-campaign-reviews.h        the next review of each campaign, by its stages or the settings
 *   report_due                   reports of units; of the federation's own unit its own ones
 *   report.half_year_due, report.year_due (settings): the federation's own reports where there is
 *                                no row of report_due (letter 628/LĐLĐ: every half-year and year)
 *   document.next_review_on      done once the document was reviewed or amended then or later
 *   document.valid_to            or document_kind.valid_months after its day
 *
 * A document is no longer due when its unit has a newer one of the same kind for the same campaign
 * ("other" documents never replace each other), or when the unit ended before the day. */

/* td_dues_read:
 * @from, @to: both days belong to it; TD_DATE_NONE for no bound, which the settings' reports take
 * as one year before and after @today
 *
 * Returns: (transfer full) (element-type TdDue) (nullable): what is done among it, in the order of
 *   td_due_compare () */
GPtrArray *td_dues_read (TdDb *db, TdDate from, TdDate to, TdDate today, GError **error);

/* td_dues_read_async: in a thread, on a connection of its own; @callback's source is @book */
void td_dues_read_async (TdBook *book,
                         TdDate from,
                         TdDate to,
                         TdDate today,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
GPtrArray *td_dues_read_finish (TdBook *book, GAsyncResult *result, GError **error);

/* td_dues_get_warn_days: the setting: what is due within so many days is due soon */
int td_dues_get_warn_days (TdDb *db);

/* td_dues_touch: whether the list may be another one after @changes */
gboolean td_dues_touch (TdChanges *changes);

G_END_DECLS
