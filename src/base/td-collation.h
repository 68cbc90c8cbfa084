#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Vietnamese order by ICU (CLDR "vi": a < ă < â … d < đ …, tones at the second level). glibc's
 * vi_VN order is wrong, and Debian's SQLite has no ICU, so keys are stored and compared by memcmp.
 * All functions may be called from any thread. */

/* td_collation_sort_key:
 * @text: (nullable)
 *
 * Returns: (transfer full): bytes that memcmp () orders as Vietnamese; empty for "" and NULL */
GBytes *td_collation_sort_key (const char *text);

/* td_collation_person_key:
 * @name: (nullable): a person's name
 *
 * Returns: (transfer full): the same by given name first, see td_text_given_name_first () */
GBytes *td_collation_person_key (const char *name);

/* td_collation_compare:
 *
 * Returns: < 0, 0 or > 0 */
int td_collation_compare (const char *a, const char *b);

/* td_collation_version:
 *
 * Kept in the book: stored keys of another version are made anew when the book is opened.
 *
 * Returns: e.g. "vi-153.120" */
const char *td_collation_version (void);

G_END_DECLS
