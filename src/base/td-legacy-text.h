#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text of the fonts that offices used before Unicode (and some still do): each letter is a byte, or
 * two, that other fonts show as something else. Copied into a Unicode program it looks like Western
 * letters: "NguyÔn V¨n Hïng" (TCVN3), "Nguyeãn Vaên Huøng" (VNI Windows). */
typedef enum
{
  TD_ENCODING_UNICODE, /* nothing to repair */
  TD_ENCODING_TCVN3,   /* TCVN 5712:1993 VN3, also named ABC; fonts ".VnTime", ".VnTimeH" */
  TD_ENCODING_VNI,     /* VNI Windows; fonts "VNI-Times" */
} TdEncoding;

/* td_legacy_text_detect:
 * @text: one or more lines; the more there is, the surer: give it a whole column
 *
 * Conservative: a text is legacy only if its words are impossible in Vietnamese as they stand and
 * possible once decoded, and if there is more than one sign of it. A text with a real Vietnamese
 * letter beyond Latin-1, ASCII, names and words of Western languages are Unicode. */
TdEncoding td_legacy_text_detect (const char *text);

/* td_legacy_text_convert:
 * @encoding: what @text is known to be
 *
 * TCVN3 has no capitals with a tone: clerks took a font that draws small letters as capitals, or
 * left the letter small: "NGUYÔN V¡N HïNG". Words in capitals but for such letters come out in
 * capitals. U+00AD (soft hyphen) is TCVN3's ư.
 *
 * Returns: (transfer full): NFC; what is no letter of the encoding stays */
char *td_legacy_text_convert (const char *text, TdEncoding encoding);

/* td_legacy_text_repair: (transfer full): detects and converts; @text in NFC if it is no legacy
 * text */
char *td_legacy_text_repair (const char *text);

G_END_DECLS
