#pragma once

#include <gtk/gtk.h>

#include "domain/td-campaign.h"

G_BEGIN_DECLS

#define TD_TYPE_STAGE_TABLE (td_stage_table_get_type ())

/* TdStageTable: the steps of a campaign: a line a step with the planned day, the day on which it
 * was done, its document and a note; of interim reviews as many lines as are needed. Empty lines
 * are no steps. Up and Down go to the line above and below.
 *
 * Signal: changed (TdStageTable *), with each letter. */
G_DECLARE_FINAL_TYPE (TdStageTable, td_stage_table, TD, STAGE_TABLE, GtkWidget)

GtkWidget *td_stage_table_new (void);

/* td_stage_table_set_catalogue: (transfer none): must outlive the widget; needed before anything
 * else */
void td_stage_table_set_catalogue (TdStageTable *self, const TdCatalogue *catalogue);

/* td_stage_table_set_stages: @stages: (element-type TdCampaignStage) */
void td_stage_table_set_stages (TdStageTable *self, const GPtrArray *stages);

/* td_stage_table_collect:
 * @stages: (element-type TdCampaignStage): is replaced by the lines in which something is typed
 * @problems: (element-type TdProblem): gets an error for each day that cannot be read
 *
 * Lines that were there keep their id. */
void td_stage_table_collect (TdStageTable *self, GPtrArray *stages, GPtrArray *problems);

/* td_stage_table_show_problems: problems name lines by their index among the stages that were
 * collected last
 *
 * Returns: (nullable): the first entry that has an error */
GtkWidget *td_stage_table_show_problems (TdStageTable *self, const GPtrArray *problems);

/* td_stage_table_set_summary: a sentence under the lines: what is due next; "" for none */
void td_stage_table_set_summary (TdStageTable *self, const char *sentence, gboolean is_late);

G_END_DECLS
