#pragma once

#include "app/widgets/td-job-bar.h"
#include "app/widgets/td-message-bar.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* TdClusterExport: the window from which is exported
 * @action: is off until the workbook is written
 * @progress: shows how far it is; the export ends with it
 * @errors: tells how it went */
typedef struct
{
  GtkWidget *window;
  const char *action;
  TdJobBar *progress;
  TdMessageBar *errors;
} TdClusterExport;

/* td_cluster_export: writes the papers of a cluster to a workbook at @path, see
 * td_report_build_cluster (); nothing while another export is under way */
void td_cluster_export (
    const TdClusterExport *self, TdBook *book, gint64 cluster_id, gint64 unit_id, const char *path);

G_END_DECLS
