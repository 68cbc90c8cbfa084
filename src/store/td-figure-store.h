#pragma once

#include "domain/td-figure-sheet.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* td_figure_sheet_load: the figures of @period of the units under @root_id, 0 for the top of the
 * tree, on the period's last day; a unit that ended before that day is on it if it has reported
 * something. Where there is no unit below, the sheet has the one line of @root_id itself.
 *
 * Of a unit that has nothing older the last figures are those of the units that it goes on for,
 * added up; a rating only where there was one such unit.
 *
 * For a job's thread: it reads two rows and more for every unit.
 *
 * Returns: (transfer full) (nullable): NULL with TD_ERROR_NOT_FOUND if there is no such unit */
TdFigureSheet *td_figure_sheet_load (
    TdDb *db, gint64 root_id, gboolean with_below, const TdPeriod *period, GError **error);

/* td_figure_sheet_save: within a TdWriteFunc; writes the lines that were changed, and deletes the
 * row of a unit of which nothing is left. Ids, revisions and stored values of @sheet are those of
 * the book afterwards.
 *
 * Returns: FALSE with TD_ERROR_INVALID, or TD_ERROR_STALE and the name of a unit whose figures were
 *   changed in the book meanwhile */
gboolean
td_figure_sheet_save (TdDb *db, const TdCatalogue *catalogue, TdFigureSheet *sheet, GError **error);

G_END_DECLS
