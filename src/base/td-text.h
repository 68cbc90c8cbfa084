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
 * Returns: (transfer full) (nullable): @text in NFC, each byte that is not UTF-8 replaced by
 *   U+FFFD; NULL for NULL */
char *td_text_nfc (const char *text);

/* td_text_clean:
 * @text: (nullable): text of a one-line field
 *
 * As td_text_nfc (), and no-break spaces, tabs, line breaks and other control characters become
 * spaces, runs of white space one space, ends trimmed. The invisible U+200B, U+2060 and U+FEFF go;
 * U+00AD (soft hyphen) stays, because in TCVN3 text that is not decoded yet it is the letter ư.
 *
 * Returns: (transfer full): never NULL; "" for NULL */
char *td_text_clean (const char *text);

/* td_text_clean_lines:
 * @text: (nullable): text of a field with several lines
 *
 * As td_text_clean () line by line; blank lines at both ends go, others stay. Line breaks of all
 * systems, a word processor's soft ones ("\v") included, become "\n".
 *
 * Returns: (transfer full): never NULL */
char *td_text_clean_lines (const char *text);

/* td_text_fold:
 * @text: (nullable)
 *
 * The search key. "Công đoàn  ngành GIÁO DỤC" → "cong doan nganh giao duc":
 * - letters are decomposed (compatibility forms too: "ﬁ" → "fi"), marks are dropped, đ → d, lower
 *   case; format characters such as U+00AD are dropped;
 * - one / or - (or a dash or slash that looks like it) directly between two letters or digits
 * stays, so that decision symbols are found as they are written: "45/QĐ-LĐLĐ" → "45/qd-ldld";
 * - every run of anything else (white space, other punctuation, signs, "--", " - ", U+FFFD for
 * invalid UTF-8) becomes one space, none at the ends: "(V/v: xét, tặng)" → "v/v xet tang".
 *
 * Folding twice changes nothing, and the key of a text's beginning is the beginning of the text's
 * key, so that what is typed half way finds: "45/QĐ-" → "45/qd".
 *
 * Returns: (transfer full): never NULL, ASCII for all Vietnamese text */
char *td_text_fold (const char *text);

/* td_text_is_blank:
 *
 * Returns: whether td_text_clean () would leave nothing of @text; TRUE for NULL */
gboolean td_text_is_blank (const char *text);

/* td_text_set:
 * @field: the string to replace
 * @value: (nullable): typed text
 *
 * Stores td_text_clean (@value) in @field and frees what was there.
 *
 * Returns: whether the text changed; NULL and "" are the same text */
gboolean td_text_set (char **field, const char *value);

/* td_text_set_lines: the same with td_text_clean_lines () */
gboolean td_text_set_lines (char **field, const char *value);

/* td_text_place_tones:
 * @text: in NFC
 *
 * Both "hòa" and "hoà" are written, and mean the same: for oa, oe and uy at the end of a syllable
 * the tone is put on the second vowel. Texts that differ in nothing else become equal.
 *
 * Returns: (transfer full): "Hòa, thúy, qúy, toàn" → "Hoà, thuý, quý, toàn" */
char *td_text_place_tones (const char *text);

/* td_text_given_name_first:
 * @name: a person's name, e.g. "Nguyễn Văn Ất"
 *
 * Vietnamese name lists go by given name, then middle names, then family name (Tên → chữ lót → họ);
 * the given name is the last word, the family name the first.
 *
 * Returns: (transfer full): "Ất Văn Nguyễn", "Khai Thị Minh Nguyễn"; never NULL */
char *td_text_given_name_first (const char *name);

G_END_DECLS
