#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Vietnamese text. Facts and experiments behind each rule: Unicode normalisation does not unify
 * "đ" and "d", nor "hòa" and "hoà"; SQLite's lower () and LIKE know ASCII only. */

/* td_text_nfc:
 * @text: (nullable): any bytes
 *
 * Every edge of the program (typing, paste, file, command line) passes text through here first.
 *
 * Returns: (transfer full) (nullable): @text in NFC, invalid UTF-8 replaced by U+FFFD; NULL for NULL */
char *td_text_nfc (const char *text);

/* td_text_clean:
 * @text: (nullable): text of a one-line field
 *
 * As td_text_nfc (), and no-break spaces become spaces, runs of white space one space, ends trimmed.
 *
 * Returns: (transfer full): never NULL; "" for NULL */
char *td_text_clean (const char *text);

/* td_text_clean_lines:
 * @text: (nullable): text of a field with several lines
 *
 * As td_text_clean () line by line; blank lines at both ends go, line breaks stay as "\n".
 *
 * Returns: (transfer full): never NULL */
char *td_text_clean_lines (const char *text);

/* td_text_fold:
 * @text: (nullable)
 *
 * The search key: marks dropped, đ → d, lower case, white space and punctuation other than / and -
 * between letters become one space. "Công đoàn  ngành GIÁO DỤC" → "cong doan nganh giao duc",
 * "45/QĐ-LĐLĐ" → "45/qd-ldld". Folding twice changes nothing.
 *
 * Returns: (transfer full): never NULL, ASCII for all Vietnamese text */
char *td_text_fold (const char *text);

/* td_text_is_blank:
 *
 * Returns: whether @text is NULL or nothing but white space */
gboolean td_text_is_blank (const char *text);

/* td_text_set:
 * @field: the string to replace
 * @value: (nullable): typed text
 *
 * Stores td_text_clean (@value) in @field and frees what was there.
 *
 * Returns: whether the text changed */
gboolean td_text_set (char **field, const char *value);

/* td_text_set_lines: the same with td_text_clean_lines () */
gboolean td_text_set_lines (char **field, const char *value);

/* td_text_given_name_first:
 * @name: a person's name, e.g. "Nguyễn Văn Ất"
 *
 * Vietnamese name lists go by given name, then middle names, then family name; the given name is the
 * last word.
 *
 * Returns: (transfer full): "Ất Văn Nguyễn" */
char *td_text_given_name_first (const char *name);

G_END_DECLS
