#pragma once

#include "app/widgets/td-grid-model.h"
#include "domain/td-reorganisation.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* The columns of the lines of a reorganisation, in their order in the grid. */
typedef enum
{
  TD_LINE_ACTION,
  TD_LINE_UNIT,
  TD_LINE_TARGET,
  TD_LINE_NAME,
  TD_LINE_SHORT_NAME,
  TD_LINE_KIND,
  TD_LINE_TYPE,
  TD_LINE_PLACE,
} TdLineCell;

#define TD_N_LINE_CELLS 8

#define TD_TYPE_REORGANISATION_SHEET (td_reorganisation_sheet_get_type ())

/* TdReorganisationSheet: the lines of a reorganisation as the rows of a TdGrid, with a blank one at
 * their end. What cannot be read as a value of its cell is kept and told; changes can be taken
 * back.
 *
 * Signal, beside those of TdGridModel:
 *   edited (TdReorganisationSheet *): the lines are other ones */
G_DECLARE_FINAL_TYPE (
    TdReorganisationSheet, td_reorganisation_sheet, TD, REORGANISATION_SHEET, GObject)

TdReorganisationSheet *td_reorganisation_sheet_new (TdBook *book, TdCatalogue *catalogue);

/* td_reorganisation_sheet_set_date: the first day of the new order: units open on the day before
 * are offered. TD_DATE_NONE while it is not known: those open today */
void td_reorganisation_sheet_set_date (TdReorganisationSheet *self, TdDate effective_on);

/* td_reorganisation_sheet_get_day_before: the last day of the old order */
TdDate td_reorganisation_sheet_get_day_before (TdReorganisationSheet *self);

/* td_reorganisation_sheet_fill: adds copies of the lines in which something was typed to
 * @reorganisation
 * @rows: (element-type guint): gets the row of each
 *
 * Returns: (transfer full) (element-type TdProblem): what the lines of the reorganisation cannot
 *   tell: no action, what is typed is no unit or none of the terms; by rows */
GPtrArray *td_reorganisation_sheet_fill (TdReorganisationSheet *self,
                                         TdReorganisation *reorganisation,
                                         GArray *rows);

/* td_reorganisation_sheet_set_problems: (element-type TdProblem): by rows of the grid */
void td_reorganisation_sheet_set_problems (TdReorganisationSheet *self, GPtrArray *problems);

/* td_reorganisation_sheet_get_problems: (transfer none) (nullable): NULL once a line changed */
GPtrArray *td_reorganisation_sheet_get_problems (TdReorganisationSheet *self);

/* td_reorganisation_sheet_find_cell: the column that problems of that field are about; FALSE if it
 * is none of a line */
gboolean td_reorganisation_sheet_find_cell (const char *field, TdLineCell *cell);

guint td_reorganisation_sheet_get_n_lines (TdReorganisationSheet *self);

/* td_reorganisation_sheet_is_changed: whether something was typed */
gboolean td_reorganisation_sheet_is_changed (TdReorganisationSheet *self);

/* td_reorganisation_sheet_get_unit: the unit of a line, 0 if there is none */
gint64 td_reorganisation_sheet_get_unit (TdReorganisationSheet *self, guint line);

/* td_reorganisation_sheet_leaves_children: whether the line ends its unit without one that what
 * belongs to it goes to */
gboolean td_reorganisation_sheet_leaves_children (TdReorganisationSheet *self, guint line);

/* Lines. Each is one step to take back, and returns where the line is now. */
guint td_reorganisation_sheet_duplicate (TdReorganisationSheet *self, guint line);
void td_reorganisation_sheet_remove (TdReorganisationSheet *self, guint line);
guint td_reorganisation_sheet_move (TdReorganisationSheet *self, guint line, int step);

/* td_reorganisation_sheet_fill_down: the cell goes into all lines below it that have it */
void td_reorganisation_sheet_fill_down (TdReorganisationSheet *self, guint line, TdLineCell cell);

/* td_reorganisation_sheet_add_units: a line for each unit
 * @unit_ids: (element-type gint64)
 * @target_id: 0 for none
 * @target_name: with @target_id 0: of a unit that begins
 *
 * Returns: the first of them */
guint td_reorganisation_sheet_add_units (TdReorganisationSheet *self,
                                         const GArray *unit_ids,
                                         TdReorganisationAction action,
                                         gint64 target_id,
                                         const char *target_name);

/* td_reorganisation_sheet_set_units: begins with a line for each of these units, whose action is to
 * be chosen; nothing to take back */
void td_reorganisation_sheet_set_units (TdReorganisationSheet *self,
                                        const gint64 *unit_ids,
                                        guint n_units);

/* td_reorganisation_sheet_needs_founding: (nullable) (transfer none): the target of the line that
 * is neither a unit of the book nor made by a line; NULL if there is none */
const char *td_reorganisation_sheet_needs_founding (TdReorganisationSheet *self, guint line);

/* td_reorganisation_sheet_found: adds a line that makes the target of @line */
void td_reorganisation_sheet_found (TdReorganisationSheet *self, guint line);

/* td_reorganisation_sheet_paste: a copied block from the row and column on; a single column into
 * the first column, which has actions, is one of units
 * @cells: (element-type GPtrArray): rows of texts */
void td_reorganisation_sheet_paste (TdReorganisationSheet *self,
                                    guint row,
                                    guint column,
                                    const GPtrArray *cells);

/* td_reorganisation_sheet_undo: takes the last change back, or makes it again. Returns: FALSE if
 * there is none */
gboolean td_reorganisation_sheet_undo (TdReorganisationSheet *self, gboolean redo);

/* td_reorganisation_action_to_label: translated, as it stands in a line: "Merge into" */
const char *td_reorganisation_action_to_label (TdReorganisationAction action);

G_END_DECLS
