#pragma once

#include "domain/td-cluster.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* As the functions of td-unit-store.h. td_cluster_save () keeps the scores of units that stay. */
TdCluster *td_cluster_load (TdDb *db, gint64 id, GError **error);
gboolean
td_cluster_load_facts (TdDb *db, const TdCluster *cluster, TdClusterFacts *facts, GError **error);
gboolean
td_cluster_save (TdDb *db, const TdCatalogue *catalogue, TdCluster *cluster, GError **error);

/* td_cluster_delete: with its units' scores; within a TdWriteFunc */
gboolean td_cluster_delete (TdDb *db, gint64 id, int revision, GError **error);

/* TdClusterHit: a cluster in a list
 * @sheet, @leader: "" for none
 * @n_scored: units that the federation has scored for all criteria but the bonus
 * @n_begun: units with any score, the unit's own included */
typedef struct
{
  gint64 id;
  int revision;
  int year;
  char *name;
  char *sheet;
  char *leader;
  guint n_units;
  guint n_scored;
  guint n_begun;
} TdClusterHit;

void td_cluster_hit_free (TdClusterHit *self);

/* td_cluster_list: (transfer full) (element-type TdClusterHit) (nullable): by name; 0 for all
 * years, the last one first */
GPtrArray *td_cluster_list (TdDb *db, int year, GError **error);

/* td_cluster_list_of_unit: those that a unit is or was in, the last year first */
GPtrArray *td_cluster_list_of_unit (TdDb *db, gint64 unit_id, GError **error);

/* td_cluster_read_years: (transfer full) (element-type int) (nullable): the last one first */
GArray *td_cluster_read_years (TdDb *db, GError **error);

/* td_cluster_read_unit_name: (transfer full) (nullable): what a unit was called at the end of
 * @year; "" if it is not in the book */
char *td_cluster_read_unit_name (TdDb *db, gint64 unit_id, int year, GError **error);

/* TdClusterCopy: what copying a year's clusters came to; all texts are names
 * @replaced: (element-type utf8): "LĐLĐ huyện A → Công đoàn xã B": ended, and succeeded by
 * @left_out: (element-type utf8): ended without a successor that is open
 * @present: (element-type utf8): clusters that the year has already; they were not touched */
typedef struct
{
  guint n_clusters;
  guint n_units;
  GPtrArray *replaced;
  GPtrArray *left_out;
  GPtrArray *present;
} TdClusterCopy;

TdClusterCopy *td_cluster_copy_new (void);
void td_cluster_copy_free (TdClusterCopy *self);

/* td_cluster_copy_year: makes the clusters of @from_year in @to_year, without scores. A unit that
 * is not open on 1 January of @to_year is replaced by the successor that is, unless that one is in
 * the cluster already.
 *
 * Within a TdWriteFunc. Returns: FALSE with TD_ERROR_NOT_FOUND if @from_year has no clusters, or
 *   TD_ERROR_DUPLICATE if @to_year has all of them already */
gboolean td_cluster_copy_year (TdDb *db,
                               const TdCatalogue *catalogue,
                               int from_year,
                               int to_year,
                               TdClusterCopy *copy,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdClusterHit, td_cluster_hit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdClusterCopy, td_cluster_copy_free)

G_END_DECLS
