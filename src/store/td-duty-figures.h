#pragma once

#include "domain/td-period.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* What reports need of initiatives, publicity and role models: the duties of letter 628/LĐLĐ. */

/* TdInitiativeFigure:
 * @recognised_level: "" while it is not recognised; interned
 * @recognised_on: set if and only if it is recognised: the day of that, of its proposal where only
 *   that is known
 * @unit_name: of the day on which it was recognised, else proposed
 * @authors: "Lò Thị Ánh, Giàng A Chu", by name
 * @value_gained: đồng */
typedef struct
{
  gint64 id;
  gint64 unit_id;
  char *title;
  char *authors;
  char *unit_name;
  char *field;
  char *document_number;
  char *applied_where;
  const char *recognised_level;
  TdDate proposed_on;
  TdDate recognised_on;
  TdDate applied_since;
  gint64 value_gained;
} TdInitiativeFigure;

/* td_initiative_figures_read: (transfer full) (element-type TdInitiativeFigure) (nullable): those
 * that were proposed, recognised or first applied in @period; by the day of recognition, those that
 * are not recognised first */
GPtrArray *td_initiative_figures_read (TdDb *db, const TdPeriod *period, GError **error);

/* TdPublicityFigure: @channel, @audience: codes, interned; @reach: 0 where it is not known */
typedef struct
{
  gint64 id;
  gint64 unit_id;
  TdDate published_on;
  const char *channel;
  const char *audience;
  gint64 reach;
} TdPublicityFigure;

/* td_publicity_figures_read: (transfer full) (element-type TdPublicityFigure) (nullable): by date
 */
GArray *td_publicity_figures_read (TdDb *db, const TdPeriod *period, GError **error);

/* TdRoleModelFigure:
 * @name: the person's, or the unit's for a collective
 * @unit_name: of the day on which it was recognised, else replicated */
typedef struct
{
  gint64 id;
  gint64 unit_id;
  gboolean is_collective;
  char *name;
  char *unit_name;
  char *title;
  char *campaign;
  char *replicated_where;
  char *replicated_how;
  TdDate recognised_on;
  TdDate replicated_on;
} TdRoleModelFigure;

/* td_role_model_figures_read: (transfer full) (element-type TdRoleModelFigure) (nullable): those
 * that were recognised in @period, or that others began to follow in it; by the day of the former
 */
GPtrArray *td_role_model_figures_read (TdDb *db, const TdPeriod *period, GError **error);

G_END_DECLS
