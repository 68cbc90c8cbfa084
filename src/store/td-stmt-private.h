#pragma once

#include "store/td-db-private.h"

G_BEGIN_DECLS

struct _TdStmt
{
  TdDb *db;
  sqlite3_stmt *handle;
  int bind_result; /* the first failed bind, reported by the next step */
};

G_END_DECLS
