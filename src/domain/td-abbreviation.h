#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* td_abbreviation_expand:
 * @text: a name of a unit or of an award form as people write it
 *
 * Makes names comparable: folded by td_text_fold (), split into words, usual abbreviations written
 * out ("CĐCS" → "cong doan co so", "LĐLĐ", "THCS", "BK", "CSTĐ", "TP" …), punctuation and hyphens
 * gone: "CĐCS Tr. THCS Nậm Sỏ" → "cong doan co so truong trung hoc co so nam so".
 *
 * Returns: (transfer full): words divided by single spaces; never NULL */
char *td_abbreviation_expand (const char *text);

G_END_DECLS
