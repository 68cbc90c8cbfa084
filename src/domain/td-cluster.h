#pragma once

#include "domain/td-problem.h"

G_BEGIN_DECLS

/* TdClusterUnit: a member
 * @id: of its row, to which its scores belong; 0 for one not saved yet
 * @is_leader: cụm trưởng, khối trưởng */
typedef struct
{
  gint64 id;
  gint64 unit_id;
  gboolean is_leader;
  char *note;
} TdClusterUnit;

/* TdCluster: the units that compete with one another in a year (khối, cụm thi đua), as a value: see
 * td-unit.h for how editors use it.
 * @sheet_id: the score sheet by which they are scored, 0 while none is chosen
 * @units: (element-type TdClusterUnit): in the order of the cluster's papers */
typedef struct
{
  gint64 id;
  int revision;
  int year;
  char *name;
  gint64 sheet_id;
  char *note;
  GPtrArray *units;
} TdCluster;

/* The years that a book takes, as its table cluster says. */
#define TD_CLUSTER_FIRST_YEAR 1900
#define TD_CLUSTER_LAST_YEAR 2999

/* Field names in problems; row is the index of the unit. */
#define TD_CLUSTER_NAME "name"
#define TD_CLUSTER_YEAR "year"
#define TD_CLUSTER_SHEET "sheet"
#define TD_CLUSTER_UNITS "units"
#define TD_CLUSTER_UNIT "unit"
#define TD_CLUSTER_LEADER "leader"

/* TdClusterUnitFacts: what the book knows of a unit in a cluster of that year
 * @other_cluster: (nullable): another cluster of the same year that it is in
 * @is_open: whether it is open on any day of the year */
typedef struct
{
  gint64 unit_id;
  char *name;
  char *other_cluster;
  gboolean is_open;
} TdClusterUnitFacts;

/* TdClusterFacts:
 * @same_name: another cluster of the year has this name
 * @is_scored: units of the stored cluster have scores by @scored_sheet_id, so that the sheet stays
 * @removed_scored: (nullable): name of a unit with scores that the draft has no more
 * @units: (element-type TdClusterUnitFacts): of each unit of the draft that the book has */
typedef struct
{
  gboolean same_name;
  gboolean is_scored;
  gint64 scored_sheet_id;
  char *removed_scored;
  GPtrArray *units;
} TdClusterFacts;

TdClusterUnit *td_cluster_unit_new (gint64 unit_id);
TdClusterUnit *td_cluster_unit_copy (const TdClusterUnit *self);
void td_cluster_unit_free (TdClusterUnit *self);

TdCluster *td_cluster_new (void);
TdCluster *td_cluster_copy (const TdCluster *self);
void td_cluster_free (TdCluster *self);
gboolean td_cluster_equal (const TdCluster *a, const TdCluster *b);

/* td_cluster_get_unit: (transfer none) */
TdClusterUnit *td_cluster_get_unit (const TdCluster *self, guint index);

/* td_cluster_set_leader: makes the unit at @index the only leader, -1 for none */
void td_cluster_set_leader (TdCluster *self, int index);

void td_cluster_unit_facts_free (TdClusterUnitFacts *self);
void td_cluster_facts_clear (TdClusterFacts *self);

/* td_cluster_check:
 * @facts: (nullable)
 *
 * Returns: (transfer full) (element-type TdProblem): never NULL */
GPtrArray *td_cluster_check (const TdCluster *self, const TdClusterFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdClusterUnit, td_cluster_unit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCluster, td_cluster_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdClusterFacts, td_cluster_facts_clear)

G_END_DECLS
