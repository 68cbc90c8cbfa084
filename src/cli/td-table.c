#include "cli/td-table.h"

int
td_table_get_width (const char *text)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

void
td_table_append_cell (GString *line, const char *text, int width, gboolean right, gboolean last)
{
  int blanks = MAX (width - td_table_get_width (text), 0);

  if (right)
    g_string_append_printf (line, "%*s", blanks, "");
  g_string_append (line, text);
  if (!right && !last)
    g_string_append_printf (line, "%*s", blanks, "");
  if (!last)
    g_string_append (line, "  ");
}
