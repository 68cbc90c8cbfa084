#pragma once

#include "domain/td-figure-sheet.h"
#include "exchange/td-paste-table.h"

G_BEGIN_DECLS

/* TdFigurePaste: what became of a pasted block
 * @n_cells: cells of the sheet that changed
 * @left_out: (element-type utf8): texts of the block that have no place in the sheet: names that no
 *   line has, or has more than once, and what goes beyond the last line or column */
typedef struct
{
  guint n_cells;
  GPtrArray *left_out;
} TdFigurePaste;

void td_figure_paste_clear (TdFigurePaste *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdFigurePaste, td_figure_paste_clear)

/* td_figure_paste:
 * @line, @figure: the cell that the block begins at
 *
 * A block whose first column has names or codes of units goes to the lines of those units, whatever
 * their order, and its numbers from the first of @figure on:
 *
 *   CĐCS Trường THCS Nậm Sỏ    25   25   14
 *   CĐCS Chi cục Thuế          31   30
 *
 * Other blocks go to the lines from @line on, one below the other. A blank cell clears nothing. The
 * caller ends the change.
 *
 * @paste: (out) */
void td_figure_paste (TdFigureSheet *sheet,
                      const TdCatalogue *catalogue,
                      const TdPasteTable *table,
                      guint line,
                      TdFigure figure,
                      TdFigurePaste *paste);

G_END_DECLS
