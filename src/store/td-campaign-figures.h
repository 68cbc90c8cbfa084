#pragma once

#include "domain/td-period.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* What reports need of campaigns and of who takes part in them. */

/* TdCampaignFigure:
 * @targets: what it asks for, by organisation type: "Hành chính, Doanh nghiệp: 85 % …; …"
 *
 * For what is due of it see td-campaign-reviews.h. */
typedef struct
{
  gint64 id;
  gint64 parent_id;
  char *name;
  char *launching_level;
  TdDate starts_on;
  TdDate ends_on;
  char *targets;
} TdCampaignFigure;

/* td_campaign_figures_read: all campaigns of the book, also those that do not run in a period
 *
 * Returns: (transfer full) (element-type TdCampaignFigure) (nullable): by launching level, the
 *   highest first, then by the day on which they began and by name */
GPtrArray *td_campaign_figures_read (TdDb *db, GError **error);

/* TdTakingPart: a row of campaign_unit
 * @target: hundredths of @measure; @has_target: whether it was entered */
typedef struct
{
  gint64 id;
  gint64 campaign_id;
  gint64 unit_id;
  gint64 target;
  gboolean has_target;
  const char *measure; /* interned */
  TdDate planned_on;
  TdDate launched_on;
} TdTakingPart;

/* td_taking_part_read: who takes part by @on: registered by then, or without a date
 *
 * Returns: (transfer full) (element-type TdTakingPart) (nullable): by campaign, then unit */
GArray *td_taking_part_read (TdDb *db, TdDate on, GError **error);

G_END_DECLS
