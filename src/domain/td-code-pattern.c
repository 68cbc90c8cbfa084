#include "domain/td-code-pattern.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-error.h"

#define MAX_DIGITS 6

/* "{n}" and "{n:3}"; @digits: (out): 1 and 3 */
static gboolean
is_number_place (const char *place, gsize length, int *digits)
{
  *digits = 1;
  if (length == 3 && strncmp (place, "{n}", 3) == 0)
    return TRUE;
  if (length != 5 || strncmp (place, "{n:", 3) != 0 || place[3] < '1'
      || place[3] > '0' + MAX_DIGITS)
    return FALSE;
  *digits = place[3] - '0';

  return TRUE;
}

static gboolean
is_place (const char *place, gsize length, const char *name)
{
  return length == strlen (name) && strncmp (place, name, length) == 0;
}

gboolean
td_code_pattern_check (const char *pattern, GError **error)
{
  guint n_numbers = 0;

  for (const char *at = pattern; (at = strpbrk (at, "{}")) != NULL;)
    {
      const char *end = *at == '{' ? strchr (at, '}') : NULL;
      gsize length = end != NULL ? (gsize) (end + 1 - at) : strlen (at);
      int digits;

      if (end != NULL && is_number_place (at, length, &digits))
        n_numbers++;
      else if (end == NULL
               || (!is_place (at, length, "{parent}") && !is_place (at, length, "{kind}")
                   && !is_place (at, length, "{year}")))
        {
          g_autofree char *place = g_strndup (at, length);

          g_set_error (
              error, TD_ERROR, TD_ERROR_INVALID,
              _ ("“%s” is no place of a code. There are {parent}, {kind}, {year} and {n:3}."),
              place);
          return FALSE;
        }
      at += length;
    }
  if (n_numbers != 1)
    {
      g_set_error_literal (
          error, TD_ERROR, TD_ERROR_INVALID,
          _ ("A code needs one place for its number, such as {n:3}, so that no two "
             "units have the same."));
      return FALSE;
    }

  return TRUE;
}

char *
td_code_pattern_make (const char *pattern, const TdCodeParts *parts, guint number)
{
  GString *code = g_string_new (NULL);
  const char *at = pattern;

  while (*at != '\0')
    {
      const char *end = *at == '{' ? strchr (at, '}') : NULL;
      gsize length = end != NULL ? (gsize) (end + 1 - at) : 1;
      int digits;

      if (end == NULL)
        g_string_append_c (code, *at);
      else if (is_number_place (at, length, &digits))
        g_string_append_printf (code, "%0*u", digits, number);
      else if (is_place (at, length, "{parent}"))
        g_string_append (code, parts->parent);
      else if (is_place (at, length, "{kind}"))
        g_string_append (code, parts->kind);
      else if (parts->year > 0)
        g_string_append_printf (code, "%d", parts->year);
      at += length;
    }

  return g_string_free (code, FALSE);
}
