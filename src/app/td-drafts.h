#pragma once

#include "store/td-draft-store.h"

G_BEGIN_DECLS

/* What the windows say of drafts. */

/* td_drafts_list: (transfer full) (element-type TdDraft): those that no editor is open on, the
 * latest first; empty if they cannot be read */
GPtrArray *td_drafts_list (TdBook *book);

/* td_draft_describe:
 * @today: the latest day is told by a word instead of its date
 *
 * Returns: (transfer full): "45/QĐ-LĐLĐ, 12 người, lúc 10:32 hôm nay"; who typed it follows if it
 *   was somebody else */
char *td_draft_describe (const TdDraft *draft, TdDate today);

/* td_drafts_describe: (transfer full) (nullable): a sentence on all of @drafts; NULL if there is
 * none
 */
char *td_drafts_describe (const GPtrArray *drafts);

G_END_DECLS
