#pragma once

#include "domain/td-award.h"
#include "domain/td-period.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* The sums that reports are made of, each from one pass over the period's range of an index.
 * Revoked awards are never counted. */

/* TdAwardFigure: what a report tells apart of one award. @unit_id is 0 for none; strings are
 * interned. */
typedef struct
{
  gint64 unit_id;
  TdDate decided_on;
  gint64 award_form_id;
  const char *deciding_level;
  const char *commendation_type;
  const char *organisation_type; /* "" for none */
  TdRecipientKind recipient_kind;
  gboolean is_woman;
  gboolean is_direct_worker;
  gboolean is_leader;
  gint64 bonus;
  gint64 campaign_id; /* 0 for none */
} TdAwardFigure;

/* td_figures_read_awards: (transfer full) (element-type TdAwardFigure) (nullable): the awards of
 * @period in the order of their dates */
GArray *td_figures_read_awards (TdDb *db, const TdPeriod *period, GError **error);

/* TdUnitFigure: what a unit itself reported, 0 where it reported nothing.
 * @members: at the end of the period: the latest figure whose period ended by then, by the
 *   calendar
 * @members_id: the row of unit_figure that says so, 0 for none
 * @n_campaigns: campaigns that it has results for
 * @initiatives, @initiatives_recognised: proposed; recognised at any level
 * @value_gained: đồng
 *
 * Which results of campaigns are added up is told by td_results_read (). */
typedef struct
{
  gint64 unit_id;
  gint64 members;
  gint64 members_id;
  gint64 n_campaigns;
  gint64 initiatives;
  gint64 initiatives_recognised;
  gint64 value_gained;
} TdUnitFigure;

/* td_figures_read_units: (transfer full) (element-type gint64 TdUnitFigure) (nullable): by unit id;
 * units that reported nothing are missing */
GHashTable *td_figures_read_units (TdDb *db, const TdPeriod *period, GError **error);

/* TdUnitRating: how a unit was rated; @rating is interned, @figure_id a row of unit_figure */
typedef struct
{
  gint64 unit_id;
  gint64 figure_id;
  const char *rating;
} TdUnitRating;

/* td_figures_read_ratings: the latest of each unit, of a period that ended, by the calendar, in the
 * year until the last day of @period: the first half of 2026 shows how 2025 was rated
 *
 * Returns: (transfer full) (element-type gint64 TdUnitRating) (nullable): by unit id */
GHashTable *td_figures_read_ratings (TdDb *db, const TdPeriod *period, GError **error);

/* TdAwardLine: one award in full, as report B05 lists it */
typedef struct
{
  gint64 award_id;
  TdRecipientKind recipient_kind;
  const char *name;
  gboolean is_woman;
  const char *post;
  const char *unit_name;
  const char *award_form;
  const char *commendation_type;
  const char *decision; /* "45/QĐ-LĐLĐ" */
  TdDate decided_on;
  const char *issuer;
  const char *achievement;
  gint64 bonus;
  const char *note;
} TdAwardLine;

/* TdAwardLineFunc: @line and its strings are valid during the call.
 *
 * Returns: FALSE with @error set to stop */
typedef gboolean (*TdAwardLineFunc) (const TdAwardLine *line, gpointer user_data, GError **error);

/* td_figures_foreach_award:
 * @root: the unit whose tree is reported, 0 for all
 *
 * Collectives first, then individuals, then others; each by name, people by given name. */
gboolean td_figures_foreach_award (TdDb *db,
                                   const TdPeriod *period,
                                   gint64 root,
                                   TdAwardLineFunc func,
                                   gpointer user_data,
                                   GError **error);

G_END_DECLS
