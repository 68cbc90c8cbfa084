#pragma once

#include "app/widgets/td-grid-model.h"

G_BEGIN_DECLS

#define TD_TYPE_GRID (td_grid_get_type ())

/* TdGrid: a table that is typed into as into a spreadsheet. One entry stands in the current cell
 * and has the focus, so that an input method composes in it as anywhere else; the other cells are
 * drawn. A GtkScrollable: only the rows in sight exist.
 *
 * Keys: Tab and Shift+Tab along the row, Enter to the next row's first empty cell, arrows to the
 * next cell (inside the text once something was typed, or after F2), Home/End, Ctrl+Home/End, Page
 * Up/Down; Ctrl+D repeats the cell above; Space toggles; Alt+Down shows what can be chosen; Esc
 * takes back what was typed in the cell.
 *
 * Signals:
 *   moved (TdGrid *): another row or column is current
 *   paste (TdGrid *): Ctrl+V; the owner reads the clipboard and calls td_grid_insert_text () for
 * what belongs into one cell */
G_DECLARE_FINAL_TYPE (TdGrid, td_grid, TD, GRID, GtkWidget)

GtkWidget *td_grid_new (void);

void td_grid_set_model (TdGrid *self, TdGridModel *model);

/* td_grid_get_model: (transfer none) (nullable) */
TdGridModel *td_grid_get_model (TdGrid *self);

/* td_grid_set_menu: (nullable): shown at a right click and with Shift+F10 */
void td_grid_set_menu (TdGrid *self, GMenuModel *menu);

/* td_grid_set_remove_action: (nullable): activated with Ctrl+Delete, which inside a text that is
 * being typed removes a word as anywhere else */
void td_grid_set_remove_action (TdGrid *self, const char *action);

/* td_grid_get_current: FALSE if there is no cell */
gboolean td_grid_get_current (TdGrid *self, guint *row, guint *column);

/* td_grid_move_to: makes the cell current, scrolls to it and gives it the focus. What was typed in
 * the one before is taken over first. */
void td_grid_move_to (TdGrid *self, guint row, guint column);

/* td_grid_set_current: the same without the focus */
void td_grid_set_current (TdGrid *self, guint row, guint column);

/* td_grid_commit: takes over what is typed in the current cell, as leaving it would */
void td_grid_commit (TdGrid *self);

/* td_grid_insert_text: at the caret of the current cell, in place of what is selected */
void td_grid_insert_text (TdGrid *self, const char *text);

/* td_grid_get_typed: (transfer none): what stands in the current cell's entry */
const char *td_grid_get_typed (TdGrid *self);

G_END_DECLS
