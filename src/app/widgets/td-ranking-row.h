#pragma once

#include <gtk/gtk.h>

#include "domain/td-cluster-scores.h"

G_BEGIN_DECLS

/* td_ranking_row_new: a GtkListBoxRow that tells how a unit stands: "2  LĐLĐ huyện Phong Thổ  90,5"
 * td_ranking_row_get_unit: its index in the units of the scores */
GtkWidget *td_ranking_row_new (const TdClusterScores *scores, const TdStanding *standing);
guint td_ranking_row_get_unit (GtkListBoxRow *row);

G_END_DECLS
