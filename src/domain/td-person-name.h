#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TD_SEX_UNKNOWN,
  TD_SEX_MAN,
  TD_SEX_WOMAN,
} TdSex;

/* td_person_name_split:
 * @text: a name as it stands in a list: "Ông Nguyễn Văn A", "Bà: LÒ THỊ ÁNH", "Đ/c Sùng A Páo",
 *   "B. Lò Thị Ánh", "Ông/Bà: Lò Thị Ánh", "ba Lo Thi Anh", "Lò Thị Ánh (nữ)"
 * @sex: (out): what the form of address says, TD_SEX_UNKNOWN for "Đ/c", "Ông/Bà" or none
 *
 * A form of address without its marks counts only in a text without any, and a family name that is
 * written like one ("Ông Văn Tân") stays. Degrees ("ThS. Nguyễn Văn A") are no forms of address.
 *
 * Returns: (transfer full): the name alone, cleaned, its letters as they were; never NULL */
char *td_person_name_split (const char *text, TdSex *sex);

/* td_person_name_put_right:
 *
 * A name all in capitals, or all in small letters, gets a capital at the beginning of each word:
 * "LÒ THỊ ÁNH" → "Lò Thị Ánh", "H'HEN NIÊ" → "H'Hen Niê". So does a word of a name in capitals
 * that only begins small because TCVN3 has no capital Á: "Lò Thị ánh". Any other stays as it is
 * written.
 *
 * Returns: (transfer full): never NULL */
char *td_person_name_put_right (const char *name);

/* td_person_title_parse:
 * @text: a cell of a column "Ông/Bà" or "Giới tính": "Ông", "BÀ", "ba", "Nam", "Nữ", "B."
 *
 * Returns: FALSE, with @sex TD_SEX_UNKNOWN, if it says neither the one nor the other */
gboolean td_person_title_parse (const char *text, TdSex *sex);

/* td_person_name_guess_sex: TD_SEX_WOMAN for a name with the middle name Thị, which men do not
 * have; else TD_SEX_UNKNOWN */
TdSex td_person_name_guess_sex (const char *name);

G_END_DECLS
