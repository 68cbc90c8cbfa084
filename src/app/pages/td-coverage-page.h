#pragma once

#include "app/td-page.h"
#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_COVERAGE_PAGE (td_coverage_page_get_type ())

/* TdCoveragePage: of whom a kind of document is expected, and who has it, who has not, whose has
 * run out or is to be reviewed, today. Enter opens the document, or begins the one that is missing.
 */
G_DECLARE_FINAL_TYPE (TdCoveragePage, td_coverage_page, TD, COVERAGE_PAGE, GtkWidget)

TdPage *td_coverage_page_new (TdBook *book);

G_END_DECLS
