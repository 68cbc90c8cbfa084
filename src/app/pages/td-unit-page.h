#pragma once

#include "app/td-page.h"
#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_UNIT_PAGE (td_unit_page_get_type ())

/* TdUnitPage: the units, as a tree; what is typed in the filter shows the hits as a list, and so
 * does the button "List", whose headings sort. */
G_DECLARE_FINAL_TYPE (TdUnitPage, td_unit_page, TD, UNIT_PAGE, GtkWidget)

TdPage *td_unit_page_new (TdBook *book);

G_END_DECLS
