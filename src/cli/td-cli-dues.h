#pragma once

#include "cli/td-cli-list.h"

G_BEGIN_DECLS

/* td_cli_print_dues: what is due, see td-dues.h; @limit: 0 for all */
TdCliStatus
td_cli_print_dues (TdCli *cli, TdDate from, TdDate to, guint limit, TdListFormat format);

G_END_DECLS
