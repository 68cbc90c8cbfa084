/* What a spreadsheet allows as the text of a cell and the name of a sheet. */
#include "exchange/td-xlsx-private.h"

#include <string.h>

/* Excel's own rules for the name of a sheet. */
#define MAX_NAME_LENGTH 31
#define FORBIDDEN "[]:*?/\\"
#define RESERVED "history"

static guint
count_units (gunichar c)
{
  return c > 0xFFFF ? 2 : 1;
}

/* Where the first @max UTF-16 units of @text end. */
static const char *
find_end (const char *text, guint max)
{
  guint n = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      n += count_units (g_utf8_get_char (text));
      if (n > max)
        break;
    }

  return text;
}

char *
td_xlsx_cut_text (const char *text, guint max)
{
  const char *end;

  if (*find_end (text, max) == '\0')
    return g_strdup (text);

  end = find_end (text, max - 1);
  return g_strdup_printf ("%.*s…", (int) (end - text), text);
}

int
td_xlsx_count_lines (const char *text, double width)
{
  int room = MAX (1, (int) width);
  int lines = 1;
  int used = 0; /* of the line, up to the last word's end */
  int word = 0;

  /* Asked of every text of a long list, most of which fit. */
  if (strlen (text) <= (gsize) room)
    return 1;

  for (;; text = g_utf8_next_char (text))
    {
      if (*text != ' ' && *text != '\0')
        {
          word++;
          continue;
        }
      if (used > 0 && used + 1 + word > room)
        {
          lines++;
          used = 0;
        }
      used += (used > 0 ? 1 : 0) + word;
      /* A word that is too long for a line is broken at its letters. */
      for (; used > room; used -= room)
        lines++;
      word = 0;
      if (*text == '\0')
        return lines;
    }
}

/* Without what Excel forbids: some letters anywhere, control characters, an apostrophe at an end,
 * and the empty name. */
static char *
make_legal (const char *wanted)
{
  g_autofree char *name = g_strdelimit (g_strdup (wanted), FORBIDDEN, '-');
  gsize length = strlen (name);

  for (char *p = name; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  g_strstrip (name);
  length = strlen (name);
  if (length == 0)
    return g_strdup ("Biểu");
  if (name[0] == '\'')
    name[0] = '-';
  if (name[length - 1] == '\'')
    name[length - 1] = '-';

  return g_steal_pointer (&name);
}

char *
td_xlsx_make_sheet_name (const char *wanted, GHashTable *taken)
{
  g_autofree char *legal = make_legal (wanted);

  for (guint i = 1;; i++)
    {
      g_autofree char *suffix = i > 1 ? g_strdup_printf (" (%u)", i) : g_strdup ("");
      const char *end = find_end (legal, MAX_NAME_LENGTH - (guint) strlen (suffix));
      g_autofree char *name = NULL;
      g_autofree char *key = NULL;

      /* An apostrophe that the cut brought to the end. */
      while (end > legal && end[-1] == '\'')
        end--;
      name = g_strdup_printf ("%.*s%s", (int) (end - legal), legal, suffix);
      key = g_utf8_casefold (name, -1);
      if (g_str_equal (key, RESERVED) || !g_hash_table_add (taken, g_steal_pointer (&key)))
        continue;

      return g_steal_pointer (&name);
    }
}
