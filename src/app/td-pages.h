#pragma once

#include "app/td-page.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* TdPageInfo: an entry of the navigation
 * @name: stable, as stored in the settings key "page"
 * @title: English msgid, translate with _() at display time
 * @create: (transfer floating): makes the page when it is shown first */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  TdPage *(*create) (TdBook *book);
} TdPageInfo;

/* td_pages_get: (transfer none) (array length=n_pages): the pages in the navigation's order; the
 * first nine are also Alt+1 … Alt+9 */
const TdPageInfo *td_pages_get (guint *n_pages);

G_END_DECLS
