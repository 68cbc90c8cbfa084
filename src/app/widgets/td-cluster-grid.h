#pragma once

#include "app/widgets/td-grid-model.h"
#include "domain/td-cluster.h"
#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_CLUSTER_GRID (td_cluster_grid_get_type ())

/* TdClusterGrid: the units of a cluster as the model of a grid: a line for each unit, found by
 * words of its name, short name or code, whether it leads, and a remark; the last line is blank. It
 * edits the cluster of its owner.
 *
 * Signal: edited (TdClusterGrid *): after each change */
G_DECLARE_FINAL_TYPE (TdClusterGrid, td_cluster_grid, TD, CLUSTER_GRID, GObject)

/* Columns of the grid. */
typedef enum
{
  TD_CLUSTER_COLUMN_UNIT,
  TD_CLUSTER_COLUMN_LEADER,
  TD_CLUSTER_COLUMN_NOTE,
  TD_N_CLUSTER_COLUMNS,
} TdClusterColumn;

TdClusterGrid *td_cluster_grid_new (TdBook *book);

/* td_cluster_grid_set_cluster: @cluster: (transfer none): the owner's */
void td_cluster_grid_set_cluster (TdClusterGrid *self, TdCluster *cluster);

/* td_cluster_grid_changed: the owner changed the cluster, its year for example */
void td_cluster_grid_changed (TdClusterGrid *self);

/* td_cluster_grid_set_problems: (element-type TdProblem): rows are indices of units */
void td_cluster_grid_set_problems (TdClusterGrid *self, GPtrArray *problems);

/* td_cluster_grid_collect: adds a problem for each line whose unit was typed and not found */
void td_cluster_grid_collect (TdClusterGrid *self, GPtrArray *problems);

/* td_cluster_grid_remove, _move: the line at @row; the blank one stays where it is. move returns
 * where the line is then. */
void td_cluster_grid_remove (TdClusterGrid *self, guint row);
guint td_cluster_grid_move (TdClusterGrid *self, guint row, int step);

G_END_DECLS
