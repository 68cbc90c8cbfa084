#pragma once

#include "app/td-page.h"
#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_AWARD_PAGE (td_award_page_get_type ())

/* TdAwardPage: what was awarded, as a list of awards or of decisions, of one period or of all. */
G_DECLARE_FINAL_TYPE (TdAwardPage, td_award_page, TD, AWARD_PAGE, GtkWidget)

/* td_award_page_new: (transfer floating) */
TdPage *td_award_page_new (TdBook *book);

G_END_DECLS
