#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TdSheetUndo: what can be taken back of a sheet of lines: each change has the lines that it
 * touched as they were before. What a line is belongs to the sheet. */
typedef struct _TdSheetUndo TdSheetUndo;

/* TdSheetGetState: (transfer full): what can be typed of a line, as it is now */
typedef gpointer (*TdSheetGetState) (gpointer sheet, guint line);

/* TdSheetSetState: puts the line back; @state is freed by the caller afterwards */
typedef void (*TdSheetSetState) (gpointer sheet, guint line, gpointer state);

TdSheetUndo *
td_sheet_undo_new (TdSheetGetState get_state, TdSheetSetState set_state, GDestroyNotify free_state);
void td_sheet_undo_free (TdSheetUndo *self);

/* td_sheet_undo_remember: before each change of a line; the first of one change counts */
void td_sheet_undo_remember (TdSheetUndo *self, gpointer sheet, guint line);

/* td_sheet_undo_end_change: what was remembered since the last call is one change */
void td_sheet_undo_end_change (TdSheetUndo *self);

/* td_sheet_undo_run: takes the last change back as a whole; @redo: the other way
 *
 * Returns: FALSE if there is none */
gboolean td_sheet_undo_run (TdSheetUndo *self, gpointer sheet, gboolean redo);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSheetUndo, td_sheet_undo_free)

G_END_DECLS
