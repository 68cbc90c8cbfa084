#pragma once

#include <gtk/gtk.h>

#include "domain/td-campaign.h"

G_BEGIN_DECLS

#define TD_TYPE_TARGET_TABLE (td_target_table_get_type ())

/* TdTargetTable: what a campaign asks of each organisation type: a line a type, empty lines ask
 * nothing.
 *
 * Signal: changed (TdTargetTable *), with each letter. */
G_DECLARE_FINAL_TYPE (TdTargetTable, td_target_table, TD, TARGET_TABLE, GtkWidget)

GtkWidget *td_target_table_new (void);

/* td_target_table_set_catalogue: makes the lines; needed before anything else */
void td_target_table_set_catalogue (TdTargetTable *self, const TdCatalogue *catalogue);

/* td_target_table_set_targets: @targets: (element-type TdCampaignTarget) */
void td_target_table_set_targets (TdTargetTable *self, const GPtrArray *targets);

/* td_target_table_collect:
 * @targets: (element-type TdCampaignTarget): is replaced by the lines in which something is typed
 * @problems: (element-type TdProblem): gets an error for each number that cannot be read
 *
 * Lines that were there keep their id. */
void td_target_table_collect (TdTargetTable *self, GPtrArray *targets, GPtrArray *problems);

/* td_target_table_show_problems:
 * @targets: as collected: problems name lines by its indexes
 *
 * Returns: (nullable): the first entry that has an error */
GtkWidget *td_target_table_show_problems (TdTargetTable *self,
                                          const GPtrArray *targets,
                                          const GPtrArray *problems);

G_END_DECLS
