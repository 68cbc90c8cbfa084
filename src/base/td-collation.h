#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Vietnamese order by ICU (CLDR "vi": a < ă < â … d < đ …, tones at the second level). glibc's
 * vi_VN order is wrong, and Debian's SQLite has no ICU, so keys are stored and compared by memcmp.
 * All functions may be called from any thread.
 *
 * Letters, then tones (none < huyền < hỏi < ngã < sắc < nặng) decide; capitals do not, so "AN" and
 * "An" are equal and it is for the caller to order equal ones, by id as a rule. That keeps keys
 * short: about one byte and a half a letter. Numbers count as numbers: "Tổ 2" is before "Tổ 10".
 * NFD and NFC have the same key. */

/* td_collation_sort_key:
 * @text: (nullable)
 *
 * Returns: (transfer full): bytes that memcmp () orders as Vietnamese; empty for "" and NULL */
GBytes *td_collation_sort_key (const char *text);

/* td_collation_person_key:
 * @name: (nullable): a person's name
 *
 * For lists of people: the whole given name decides (tones included: every Hoa before every Hòa),
 * then the middle names, then the family name, see td_text_given_name_first ().
 *
 * Returns: (transfer full): bytes for memcmp () as above, comparable among person keys only */
GBytes *td_collation_person_key (const char *name);

/* td_collation_compare:
 * @a: (nullable)
 * @b: (nullable)
 *
 * Returns: < 0, 0 or > 0 as memcmp () of the sort keys; not a test of equality, see above */
int td_collation_compare (const char *a, const char *b);

/* td_collation_version:
 *
 * Kept in the book: stored keys of another version are made anew when the book is opened.
 *
 * Returns: locale, ICU's version of its collation, version of our settings: "vi-153.120-1" */
const char *td_collation_version (void);

G_END_DECLS
