#pragma once

#include "app/widgets/td-grid.h"
#include "exchange/td-paste-table.h"

G_BEGIN_DECLS

/* TdGridPaste: what became of a pasted block
 * @n_cells: texts that were taken
 * @n_left_out: texts for which there was no cell, or one that cannot be typed into */
typedef struct
{
  guint n_cells;
  guint n_left_out;
} TdGridPaste;

/* TdGridPasteFunc: a block of more than one cell was pasted
 * @owner: as given to td_grid_paste (), alive
 * @table: NULL if it cannot be read, with @error set */
typedef void (*TdGridPasteFunc) (GtkWidget *owner, const TdPasteTable *table, const GError *error);

/* td_grid_paste: for the signal "paste" of a grid: reads the clipboard. A single text goes into the
 * current cell as if it were typed; a block, after what is typed was taken over, to @func, which
 * most often calls td_grid_paste_table () and says what was left out. Nothing happens if there is
 * no text or @owner is gone by then.
 *
 * @owner: whose template child @grid is */
void td_grid_paste (TdGrid *grid, GtkWidget *owner, TdGridPasteFunc func);

/* td_grid_paste_table: the block by its place: its first cell into the current one of @grid, the
 * others to the right of it and below. An empty text leaves its cell as it is, so that the gaps of
 * a worksheet clear nothing. The model gets each text as if it had been typed, and keeps and marks
 * what it cannot read; rows are added where it has a blank one at its end. */
void td_grid_paste_table (TdGrid *grid, const TdPasteTable *table, TdGridPaste *paste);

/* td_grid_paste_describe: (transfer full) (nullable): a sentence if anything was left out */
char *td_grid_paste_describe (const TdGridPaste *paste);

G_END_DECLS
