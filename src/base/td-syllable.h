#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* td_syllable_is_valid:
 * @word: UTF-8, NFC, any case
 *
 * Whether Vietnamese spelling allows a syllable of these letters: initial consonant, rhyme and tone
 * ("Nguyễn", "hoà", "hòa"; not "goût", "Groß", "nang" + a stop without its tone). It need not mean
 * anything. A family or place name of another language of the country, such as "Niê" or "Pâng",
 * need not be one.
 *
 * Returns: FALSE for "" */
gboolean td_syllable_is_valid (const char *word);

G_END_DECLS
