#pragma once

#include "domain/td-period.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* TdResult: what a unit reached in a campaign in some period: a row of campaign_result. What was
 * not entered is 0.
 * @recognised: at any of the three levels
 * @reached: hundredths of the measure of the unit's target; @has_reached: whether it was entered */
typedef struct
{
  gint64 id;
  gint64 unit_id;
  gint64 campaign_id;
  gint64 participants;
  gint64 proposed;
  gint64 grassroots;
  gint64 province;
  gint64 nation;
  gint64 recognised;
  gint64 value_gained; /* đồng */
  gint64 works;
  gint64 reached;
  gboolean has_reached;
} TdResult;

/* td_results_read: the results that make up @period, for everything that adds results up: those of
 * periods within it by the calendar, but none that lies within another of the same unit and
 * campaign, since a year that was reported as a whole is not its two halves once more.
 *
 * Returns: (transfer full) (element-type TdResult) (nullable): by unit, then campaign */
GArray *td_results_read (TdDb *db, const TdPeriod *period, GError **error);

G_END_DECLS
