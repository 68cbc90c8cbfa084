#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the codes of units are made, a setting: "{parent}-{n:3}" → "LC-CDGD-007".
 *
 *   {parent}  the code of the unit above; of a unit at the top its kind
 *   {kind}    the code of its kind
 *   {year}    the year in which it began
 *   {n:3}     the first number that no unit has yet, with that many digits at the least; {n}: one
 *
 * Everything else stands as it is. */

/* TdCodeParts: what is put in the places
 * @year: 0 if it is not known: then {year} is empty */
typedef struct
{
  const char *parent;
  const char *kind;
  int year;
} TdCodeParts;

/* td_code_pattern_check: there is exactly one {n}, and no place that is not known
 *
 * Returns: FALSE with TD_ERROR_INVALID and a sentence for the clerk */
gboolean td_code_pattern_check (const char *pattern, GError **error);

/* td_code_pattern_make: (transfer full): the code with @number
 * @pattern: one that td_code_pattern_check () accepts */
char *td_code_pattern_make (const char *pattern, const TdCodeParts *parts, guint number);

G_END_DECLS
