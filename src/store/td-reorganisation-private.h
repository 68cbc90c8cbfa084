#pragma once

#include "store/td-db-private.h"
#include "store/td-reorganisation-store.h"

G_BEGIN_DECLS

/* TdReorganisationNode: a unit as the plan sees it
 * @before: its parent on the day before the new order, 0 for none
 * @changed_on: the latest day from the new order on from which something else is known of it
 * @is_moved: its parent from then on is @after (or, with @after 0, the unit founded by the line
 *   @after_line)
 * @end_line: the line that ends it, -1 for none */
typedef struct
{
  gint64 id;
  char *name;
  TdDate from;
  TdDate to;
  gint64 before;
  TdDate changed_on;
  TdDate last_award_on;
  gint64 n_awards;
  gboolean is_moved;
  gint64 after;
  int after_line;
  int end_line;
} TdReorganisationNode;

/* TdReorganisationPlan: what td_reorganisation_plan () works with, in the parts of it that stand in
 * files of their own
 * @nodes: (element-type gint64 TdReorganisationNode)
 * @last_day: of the old order */
typedef struct
{
  TdDb *db;
  const TdReorganisation *draft;
  TdDate last_day;
  GHashTable *nodes;
  TdStmt *select_node;
  GPtrArray *problems;
  GPtrArray *effects;
} TdReorganisationPlan;

/* td_reorganisation_plan_get: (transfer none) (nullable): reads the unit if it is new to the plan;
 * NULL with @error, TD_ERROR_NOT_FOUND if the book has no such unit */
TdReorganisationNode *
td_reorganisation_plan_get (TdReorganisationPlan *self, gint64 id, GError **error);

/* td_reorganisation_plan_get_line: (transfer none) */
const TdReorganisationLine *td_reorganisation_plan_get_line (const TdReorganisationPlan *self,
                                                             guint i);

/* td_reorganisation_plan_add_problem: an error; {a}, {b} and {day} of @format become @name, @other
 * and @day, which are NULL and TD_DATE_NONE where it has none */
void td_reorganisation_plan_add_problem (TdReorganisationPlan *self,
                                         const char *field,
                                         int row,
                                         const char *format,
                                         const char *name,
                                         const char *other,
                                         TdDate day);

/* td_reorganisation_plan_has_error: whether the line cannot be carried out */
gboolean td_reorganisation_plan_has_error (TdReorganisationPlan *self, int row);

/* td_reorganisation_plan_add_effects: what the lines without errors do, in the order in which it is
 * carried out */
gboolean td_reorganisation_plan_add_effects (TdReorganisationPlan *self, GError **error);

/* td_reorganisation_plan_check_loops: a problem for each line that puts a unit below itself */
gboolean td_reorganisation_plan_check_loops (TdReorganisationPlan *self, GError **error);

/* td_reorganisation_write_heading: inserts or updates the row; td_reorganisation_save_heading ()
 * with its check left out */
gboolean td_reorganisation_write_heading (TdDb *db, TdReorganisation *draft, GError **error);

G_END_DECLS
