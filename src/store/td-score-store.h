#pragma once

#include "domain/td-cluster-scores.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* td_cluster_scores_load: the scores of all units of a cluster; the units have the names that they
 * had at the end of its year. Without a score sheet the sheet has id 0 and no lines.
 *
 * Returns: (transfer full) (nullable): NULL with TD_ERROR_NOT_FOUND */
TdClusterScores *td_cluster_scores_load (TdDb *db, gint64 cluster_id, GError **error);

/* td_cluster_scores_save: within a TdWriteFunc. The revision is the cluster's: TD_ERROR_STALE if
 * its units, its sheet or other scores were changed since they were read.
 *
 * Returns: FALSE with TD_ERROR_INVALID, _STALE */
gboolean td_cluster_scores_save (TdDb *db,
                                 const TdCatalogue *catalogue,
                                 TdClusterScores *scores,
                                 GError **error);

G_END_DECLS
