#pragma once

#include "app/td-page.h"
#include "domain/td-record.h"
#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_RECORD_PAGE (td_record_page_get_type ())

/* TdRecordPage: the list of the initiatives, of the publicity, of the role models or of the
 * documents, filtered by period and by what its kind is told apart by (level, channel, kind of
 * document). A new record begins with what is filtered. */
G_DECLARE_FINAL_TYPE (TdRecordPage, td_record_page, TD, RECORD_PAGE, GtkWidget)

TdPage *td_record_page_new (TdBook *book, TdRecordKind kind);

/* td_record_page_select: marks the record in the list */
void td_record_page_select (TdRecordPage *self, gint64 id);

G_END_DECLS
