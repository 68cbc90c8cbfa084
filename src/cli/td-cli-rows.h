#pragma once

#include "cli/td-cli-list.h"
#include "cli/td-json.h"

G_BEGIN_DECLS

/* TdCliRows: rows of a list on standard output, in any of the formats, on the stack: g_auto */
typedef struct
{
  const TdColumn *columns;
  guint n_columns;
  TdListFormat format;
  gboolean is_first;
  int *widths; /* of a table: those of the rows that came until now */
  TdJson json;
} TdCliRows;

/* td_cli_rows_begin: @columns: (array length=n_columns): must stay */
void
td_cli_rows_begin (TdCliRows *self, const TdColumn *columns, guint n_columns, TdListFormat format);

/* td_cli_rows_print: @rows: (element-type TdRow): NULL is left out. The first call writes the
 * headings as well, so that there must be one. */
void td_cli_rows_print (TdCliRows *self, GPtrArray *rows);
void td_cli_rows_end (TdCliRows *self);
void td_cli_rows_clear (TdCliRows *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdCliRows, td_cli_rows_clear)

G_END_DECLS
