#pragma once

#include <gtk/gtk.h>

#include "store/td-cluster-store.h"

G_BEGIN_DECLS

/* td_cluster_row_new: a GtkListBoxRow that tells what a cluster is and how far it is scored */
GtkWidget *td_cluster_row_new (const TdClusterHit *hit);

G_END_DECLS
