#pragma once

#include "report/td-places.h"
#include "report/td-report-private.h"
#include "store/td-campaign-figures.h"
#include "store/td-campaign-reviews.h"
#include "store/td-results.h"

G_BEGIN_DECLS

/* Shared by td-report-b04.c (the columns), td-report-b04-rows.c, td-report-b04-cells.c and
 * td-report-b04-figures.c. */

enum
{
  COLUMN_NUMBER,
  COLUMN_NAME,
  COLUMN_DAYS,
  COLUMN_TARGETS,
  COLUMN_UNITS,
  COLUMN_MEASURE,
  COLUMN_TARGET,
  COLUMN_REACHED,
  COLUMN_SHARE,
  COLUMN_PROPOSED,
  COLUMN_RECOGNISED,
  COLUMN_VALUE,
  COLUMN_COLLECTIVES,
  COLUMN_PERSONS,
  COLUMN_STATE,
};

/* What there is of a period; by campaign where it is looked up often. */
typedef struct
{
  TdPeriod period;
  TdScope *scope;
  GArray *results;      /* TdResult, by campaign and unit */
  GArray *taking_part;  /* TdTakingPart */
  GArray *awards;       /* TdAwardFigure of any campaign */
  GHashTable *has_rows; /* (element-type gint64): campaigns with results, awards or units */
  gboolean with_predecessors;
} TdB04Figures;

typedef struct
{
  TdDb *db;
  const TdCatalogue *catalogue;
  const TdReportRequest *request;
  TdReport *report;
  GPtrArray *campaigns; /* TdCampaignFigure */
  GHashTable *reviews;  /* gint64 → TdCampaignReview, of each of them */
  TdB04Figures *figures;
} TdB04;

void td_b04_figures_free (TdB04Figures *self);

/* td_b04_figures_read:
 * @with_predecessors: what the units had that the request's unit goes on for as well */
TdB04Figures *td_b04_figures_read (TdDb *db,
                                   const TdReportRequest *request,
                                   const TdPeriod *period,
                                   gboolean with_predecessors,
                                   GError **error);

/* td_b04_find_results: the results of a campaign stand together, by unit: where those of @unit_id
 * begin, or would */
guint td_b04_find_results (const TdB04Figures *self, gint64 campaign_id, gint64 unit_id);

/* td_b04_set_zeros: so that a campaign of which nothing was reported does not look left out;
 * td_b04_add_result: adds a result to them */
void td_b04_set_zeros (TdReportRow *row);
void td_b04_add_result (TdReportRow *row, const TdResult *result);

/* td_b04_set_awards: their number, and a query that is left to be narrowed to the campaigns
 * @campaigns: (element-type gint64) (nullable): NULL for all */
void td_b04_set_awards (const TdB04 *build,
                        const TdB04Figures *figures,
                        TdReportRow *row,
                        GHashTable *campaigns);

/* td_b04_set_units: the units that take part in any of the campaigns, each once */
void td_b04_set_units (const TdB04Figures *figures, TdReportRow *row, GHashTable *campaigns);

/* td_b04_set_targets: what the units that take part want to reach and have reached; added where all
 * count the same thing, and not percents */
void td_b04_set_targets (const TdB04 *build, TdReportRow *row, gint64 campaign_id);

gboolean td_b04_add_rows (TdB04 *build, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdB04Figures, td_b04_figures_free)

G_END_DECLS
