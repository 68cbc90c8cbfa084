#pragma once

#include "base/td-csv.h"
#include "base/td-job.h"
#include "store/td-catalogue-store.h"
#include "store/td-db-private.h"

G_BEGIN_DECLS

/* The parts of td_sample_create (), run in this order within one transaction: units, people,
 * campaigns, figures and taking part, the plan of the decisions, the awards. What the records say
 * is in resources/data/sample; only how they depend on each other is code. */

#define TD_SAMPLE_FIRST_YEAR 2021
#define TD_SAMPLE_LAST_DAY TD_DATE (2026, 6, 30)

/* Districts ended and communes began: NQ 1670/NQ-UBTVQH15. */
#define TD_SAMPLE_LAST_OLD_DAY TD_DATE (2025, 6, 30)
#define TD_SAMPLE_FIRST_NEW_DAY TD_DATE (2025, 7, 1)

typedef struct _TdSampleUnit TdSampleUnit;

/* @search_name: the folded name, a part of the awards' search keys
 * @last_decision: serial of the decision that named the person last, so that none names one twice
 * @rewarded: bits of the years and groups of levels in which the person was rewarded
 * @once: whether the person has an award that is given once in a life */
typedef struct
{
  gint64 id;
  TdSampleUnit *unit;
  char *name;
  const char *post;
  gboolean is_woman;
  gboolean is_leader;
  gboolean is_direct_worker;
  char *search_name;
  GBytes *sort_key;
  guint last_decision;
  guint64 rewarded;
  gboolean once;
} TdSamplePerson;

/* @old_parent, @new_parent: up to and after TD_SAMPLE_LAST_OLD_DAY; NULL for the root, and where
 *   the unit does not exist then
 * @children: (element-type TdSampleUnit): of a unit above the grassroots, old and new
 * @people: (element-type TdSamplePerson): of a grassroots union */
struct _TdSampleUnit
{
  gint64 id;
  char *code;
  char *name;
  char *short_name;
  const char *kind;
  const char *organisation_type;
  const char *sector;
  gboolean is_grassroots;
  TdDate from;
  TdDate to;
  TdSampleUnit *old_parent;
  TdSampleUnit *new_parent;
  guint members;
  GPtrArray *children;
  GPtrArray *people;
  char *search_name;
  GBytes *sort_key;
  guint last_decision;
  guint64 rewarded;
};

/* @share: of a hundred units, how many take part in a half-year */
typedef struct
{
  gint64 id;
  char *code;
  char *name;
  TdDate from;
  TdDate to;
  int share;
} TdSampleCampaign;

/* A decision to be written.
 * @event: row of event.csv
 * @unit: the issuer's unit; the root for issuers that are no unit of the book */
typedef struct
{
  guint event;
  TdSampleUnit *unit;
  TdDate date;
  guint individuals;
  guint collectives;
} TdSamplePlan;

typedef struct
{
  TdDb *db;
  GRand *rand;
  TdCatalogue *catalogue;
  TdJob *job;
  guint n_awards;
  guint n_units; /* grassroots */
  guint n_people;
  GPtrArray *units; /* (element-type TdSampleUnit): the root first */
  GPtrArray *grassroots;
  GPtrArray *people;
  GPtrArray *campaigns;
  TdCsv *events;
  GArray *plans; /* of TdSamplePlan, by date */
} TdSample;

/* td_sample_load_csv: (transfer full) (nullable): resources/data/sample/NAME.csv */
TdCsv *td_sample_load_csv (const char *name, GError **error);

/* td_sample_get_int: a whole number in a cell */
int td_sample_get_int (const TdCsv *csv, guint row, const char *column);

/* td_sample_between: both ends included */
int td_sample_between (TdSample *self, int low, int high);

/* td_sample_chance: TRUE in @percent of a hundred cases */
gboolean td_sample_chance (TdSample *self, int percent);

/* td_sample_pick_weighted: a row of @rows (indices of @csv), by its column weight */
guint td_sample_pick_weighted (TdSample *self, const TdCsv *csv, const GArray *rows);

/* td_sample_find_rows: (transfer full) (element-type guint): the rows with @value in @column */
GArray *td_sample_find_rows (const TdCsv *csv, const char *column, const char *value);

/* td_sample_report: progress; FALSE with G_IO_ERROR_CANCELLED when the job was cancelled */
gboolean td_sample_report (TdSample *self, double fraction, const char *message, GError **error);

gboolean td_sample_unit_is_open (const TdSampleUnit *self, TdDate date);

/* td_sample_unit_get_parent: (nullable): on @date */
TdSampleUnit *td_sample_unit_get_parent (const TdSampleUnit *self, TdDate date);
void td_sample_unit_free (TdSampleUnit *self);
void td_sample_person_free (TdSamplePerson *self);
void td_sample_campaign_free (TdSampleCampaign *self);

/* TdSampleNames: the parts of names by people, from name.csv */
typedef struct _TdSampleNames TdSampleNames;

TdSampleNames *td_sample_names_new (GError **error);
void td_sample_names_free (TdSampleNames *self);

/* td_sample_make_name: (transfer full): an invented name of one of the province's peoples */
char *td_sample_make_name (TdSample *self, TdSampleNames *names, gboolean woman);

gboolean td_sample_write_units (TdSample *self, GError **error);
gboolean td_sample_write_people (TdSample *self, GError **error);
gboolean td_sample_write_campaigns (TdSample *self, GError **error);
gboolean td_sample_write_figures (TdSample *self, GError **error);
gboolean td_sample_write_taking_part (TdSample *self, GError **error);
gboolean td_sample_plan_decisions (TdSample *self, GError **error);
gboolean td_sample_write_awards (TdSample *self, GError **error);
gboolean td_sample_write_clusters (TdSample *self, GError **error);
gboolean td_sample_write_duties (TdSample *self, GError **error);
gboolean td_sample_write_reports (TdSample *self, GError **error);

/* td_sample_find_campaign: (nullable): of that code, running on @date */
TdSampleCampaign *td_sample_find_campaign (TdSample *self, const char *code, TdDate date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSampleNames, td_sample_names_free)

G_END_DECLS
