#pragma once

#include "domain/td-period.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* The targets that the book has (table target), and who reaches them. */

#define TD_TARGET_UNITS_WITH_CAMPAIGN "units_with_campaign"
#define TD_TARGET_CAMPAIGNS_REVIEWED "campaigns_reviewed"

/* TdTargetFigure:
 * @formula: how it is counted, one of the above or one that this program does not know
 * @scope: of units_with_campaign a unit level's code
 * @comparison: ">=", "<=" or "=" (the column operator)
 * @value: hundredths of a percent: 8500 is 85 % */
typedef struct
{
  char *code;
  char *name;
  char *formula;
  char *scope;
  char *comparison;
  gint64 value;
  char *source;
} TdTargetFigure;

/* td_target_figures_read: (transfer full) (element-type TdTargetFigure) (nullable): those that are
 * valid on any day of @period: of units, the higher level first, then of campaigns */
GPtrArray *td_target_figures_read (TdDb *db, const TdPeriod *period, GError **error);

/* TdTargetUnit: a unit of the level that a target is for, open on the period's last day
 * @name, @parent_name: of that day; "" without a parent
 * @has_launched: takes part in a campaign that runs in the period and launched it by then
 * @has_plan: has a plan: of such a campaign, or a document that had not run out before the period
 * @has_both: of one campaign; what the target asks for */
typedef struct
{
  gint64 unit_id;
  char *name;
  char *parent_name;
  gboolean has_launched;
  gboolean has_plan;
  gboolean has_both;
} TdTargetUnit;

/* td_target_units_read:
 * @level: a unit level's code: "CS"
 *
 * Returns: (transfer full) (element-type TdTargetUnit) (nullable): by parent, then by name */
GPtrArray *
td_target_units_read (TdDb *db, const char *level, const TdPeriod *period, GError **error);

G_END_DECLS
