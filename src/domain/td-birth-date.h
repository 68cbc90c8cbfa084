#pragma once

#include "base/td-date.h"

G_BEGIN_DECLS

/* When somebody was born, as far as it is known: stored as "1985", "1985-03" or "1985-03-17", ""
 * for not known. Lists of proposals have the year alone, personal files the day. */

/* td_birth_date_parse:
 * @text: as typed: "1985", "3/1985", "17/3/1985" and what td_date_parse () takes with a year
 * @today: nobody was born later
 * @stored: (out) (transfer full): "" for blank text
 *
 * Returns: FALSE with TD_ERROR_PARSE and a sentence that shows the forms; @stored is NULL then */
gboolean td_birth_date_parse (const char *text, TdDate today, char **stored, GError **error);

/* td_birth_date_format:
 * @stored: (nullable)
 *
 * Returns: (transfer full): "1985", "03/1985", "17/03/1985", "" for not known; a text that is none
 *   of the forms as it is */
char *td_birth_date_format (const char *stored);

/* td_birth_date_get_year: 0 for not known */
int td_birth_date_get_year (const char *stored);

G_END_DECLS
