#pragma once

#include "store/td-db-private.h"
#include "store/td-dues.h"

G_BEGIN_DECLS

/* A day of a SELECT between :from and :to, either of them NULL for no bound. */
#define TD_DUES_BETWEEN(day) day " BETWEEN ifnull (:from, '') AND ifnull (:to, '~')"
#define TD_DUES_UNIT_NAME "coalesce (nullif (u.short_name, ''), u.name)"

/* TdDuesSpan: what td_dues_read () was asked for */
typedef struct
{
  TdDate from;
  TdDate to;
  TdDate today;
} TdDuesSpan;

/* td_dues_add_rows: what @sql finds: day, done on, what, subject, unit's id, unit's name, record's
 * id, line's id */
gboolean td_dues_add_rows (TdDb *db,
                           const char *sql,
                           TdDueKind kind,
                           const char *table,
                           const TdDuesSpan *span,
                           GPtrArray *dues,
                           GError **error);

/* td_dues_add_campaigns: reviews and other stages of campaigns */
gboolean td_dues_add_campaigns (TdDb *db, const TdDuesSpan *span, GPtrArray *dues, GError **error);

G_END_DECLS
