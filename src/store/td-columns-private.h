#pragma once

#include "store/td-query-private.h"

G_BEGIN_DECLS

/* What the files with the columns of lists share: td-columns.c, td-columns-duties.c. */

typedef struct
{
  TdColumn column;
  TdColumnSql sql;
} TdColumnDefinition;

#define TEXT(id, title, width, expands, in_window, cell, sort)                                     \
  {                                                                                                \
    { id, title, TD_COLUMN_TEXT, width, expands, in_window }, { cell, sort }                       \
  }
#define COLUMN(kind, id, title, width, in_window, cell, sort)                                      \
  {                                                                                                \
    { id, title, TD_COLUMN_##kind, width, FALSE, in_window }, { cell, sort }                       \
  }

/* A date that is not known sorts as before all others at the beginning, as after all at the end. */
#define BY_FROM(column) "ifnull (" column ", '') ^"
#define BY_TO(column) "ifnull (" column ", '~') ^"
#define BY_TEXT(column) "td_sort_key (" column ") ^"

#define SHORT(alias) "coalesce (nullif (" alias ".short_name, ''), " alias ".name)"
#define UNIT_OF(alias) "(SELECT " SHORT ("n") " FROM unit n WHERE n.id = " alias ".unit_id)"

/* The columns of what letter 628/LĐLĐ asks for beside awards, listed in td-columns.c. */
#define TD_N_COLUMNS_initiatives 11
#define TD_N_COLUMNS_publicity 9
#define TD_N_COLUMNS_role_models 8
#define TD_N_COLUMNS_documents 11

extern const TdColumnDefinition td_columns_initiatives[TD_N_COLUMNS_initiatives];
extern const TdColumnDefinition td_columns_publicity[TD_N_COLUMNS_publicity];
extern const TdColumnDefinition td_columns_role_models[TD_N_COLUMNS_role_models];
extern const TdColumnDefinition td_columns_documents[TD_N_COLUMNS_documents];

/* The day by which an initiative i is listed and counted: of its recognition, else of its proposal.
 */
#define TD_INITIATIVE_ON "coalesce (i.recognised_on, i.proposed_on)"

G_END_DECLS
