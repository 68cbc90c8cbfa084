#pragma once

#include "cli/td-cli.h"
#include "store/td-query.h"

G_BEGIN_DECLS

typedef enum
{
  TD_LIST_FORMAT_TABLE, /* for reading: the columns of the window, dates and money as in Vietnam */
  TD_LIST_FORMAT_CSV,   /* all columns by their ids, as stored */
  TD_LIST_FORMAT_JSON,  /* an array of objects, likewise */
} TdListFormat;

/* td_cli_parse_format: @text: (nullable): NULL for a table; prints what is wrong */
gboolean td_cli_parse_format (const char *text, TdListFormat *format);

/* td_cli_print_list:
 * @unit_code: (nullable): sets the unit of @query
 * @limit: 0 for all */
TdCliStatus td_cli_print_list (
    TdCli *cli, TdQuery *query, const char *unit_code, guint limit, TdListFormat format);

G_END_DECLS
