#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text in columns for a terminal. */

/* td_table_get_width: the columns of a terminal that @text takes: none for combining marks, two for
 * wide characters */
int td_table_get_width (const char *text);

/* td_table_append_cell: @text with blanks up to @width, on the left of it if @right; nothing after
 * the last cell of a line */
void
td_table_append_cell (GString *line, const char *text, int width, gboolean right, gboolean last);

G_END_DECLS
